//! What a made-up directive asks, before it is worded; and the one thing that a child of it may ask beyond it.

use super::choice::Choice;
use super::point::{Point, Said, point};
use super::value::grade::spellings;
use super::write::LEVEL;
use jiama::rule::{RuleBook, Shift, Silence};

/// One directive.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    /// Whether the document itself is its one task.
    pub(super) is_one_task: bool,
    /// What holds for every task that does not state its own.
    pub(super) head: Vec<Point>,
    pub(super) tasks: Vec<Task>,
    /// What may not be made heavier: the spellings of each dimension's key.
    pub(super) forbidden: Vec<Vec<String>>,
}

#[derive(Clone, Debug)]
pub(super) struct Task {
    pub(super) title: String,
    pub(super) id: Option<String>,
    /// What a child calls it that says what it implements.
    pub(super) renamed: Option<String>,
    pub(super) points: Vec<Point>,
}

/// What is found where a child goes further: the dimension, the shift and the subject.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Due {
    pub(super) dimension: Option<String>,
    pub(super) shift: Shift,
    pub(super) subject: Option<String>,
}

const TITLES: [&str; 4] = ["流动摊贩治理", "河道巡查", "安全生产检查", "秸秆禁烧"];

/// A directive of one task or of several.
pub(super) fn plan(book: &RuleBook, choice: &mut Choice) -> Plan {
    let n = 1 + choice.below(3);
    let mut titles = choice.shuffled(TITLES.to_vec()).into_iter();
    let mut task = |(at, title): (usize, &str)| Task {
        title: title.to_owned(),
        id: Some(format!("t-{at}")).filter(|_| at.is_multiple_of(2)),
        renamed: Some(format!("{title}工作")).filter(|_| choice.below(5) == 4),
        points: Vec::new(),
    };
    let mut tasks: Vec<Task> = titles.by_ref().take(n).enumerate().map(&mut task).collect();
    let mut free: Vec<usize> = (0..book.dimensions.len()).collect();
    let mut head = Vec::new();
    if n > 1 && choice.yes() {
        head = points(book, &mut free, 1, choice);
    }
    for task in &mut tasks {
        let mut own = free.clone();
        let some = 1 + choice.below(4);
        task.points = points(book, &mut own, some, choice);
    }
    let forbidden = match choice.below(4) {
        3 => vec![choice.one(&book.dimensions).keys.clone(), choice.one(&book.dimensions).keys.clone()],
        _ => Vec::new(),
    };
    Plan { is_one_task: n == 1 && choice.yes(), head, tasks, forbidden }
}

/// Points of so many different dimensions, which are free no longer.
fn points(book: &RuleBook, free: &mut Vec<usize>, some: usize, choice: &mut Choice) -> Vec<Point> {
    (0..some)
        .map(|_| {
            let row = free.swap_remove(choice.below(free.len()));
            let mut own = point(book, book.dimensions.get(row).unwrap(), choice);
            if own.forceful && choice.below(5) == 4 {
                let rank = choice.below(book.force_ladder().unwrap().rungs.len());
                own.plain = own.said.clone();
                own.said = spoken(book, &own.said, rank);
                own.heavier = spoken(book, &own.heavier, rank);
                own.apart = own.apart.map(|said| spoken(book, &said, rank));
                own.above = own.above.map(|said| spoken(book, &said, rank));
                own.force = Some(rank);
            }
            own
        })
        .collect()
}

/// Words of force that are verbs of their own before a figure: 支持3个村.
const VERBS: [&str; 5] = ["提倡", "支持", "建议", "推荐", "引导"];

/// The same said with the force of a rung.
fn spoken(book: &RuleBook, said: &Said, rank: usize) -> Said {
    let words = match said {
        Said::Words(words) => words,
        Said::Rows(rows) => {
            return Said::Rows(
                rows.iter().map(|(subject, said)| (subject.clone(), spoken(book, said, rank))).collect(),
            );
        }
        other => return other.clone(),
    };
    let force = book.dimensions.get(book.read_off_words().unwrap()).unwrap();
    let rungs = spellings(book, force, rank);
    let chinese = |text: &&String| !text.chars().any(|c| c.is_ascii_alphabetic()) && !VERBS.contains(&text.as_str());
    let words = words.iter().filter(chinese);
    Said::Words(words.flat_map(|word| rungs.iter().filter(chinese).map(move |rung| format!("{rung}{word}"))).collect())
}

/// Leaves one demand out of a directive that keeps others, and says on which dimension.
pub(super) fn leave_out(plan: &mut Plan, choice: &mut Choice) -> Option<String> {
    let mut lists: Vec<&mut Vec<Point>> = plan.tasks.iter_mut().map(|task| &mut task.points).collect();
    lists.retain(|points| points.len() > 1);
    let at = choice.below(lists.len());
    let points = lists.get_mut(at)?;
    Some(points.remove(choice.below(points.len())).dimension)
}

/// Makes one demand of a directive heavier, and says what that is due.
pub(super) fn escalate(book: &RuleBook, plan: &mut Plan, choice: &mut Choice) -> Due {
    let other = match choice.below(10) {
        0 => Some(new_demand(book, plan, choice)),
        1 => Some(new_task(book, plan, choice)),
        2 => let_go(plan, choice),
        3 => harder_word(book, plan, choice),
        4 => new_subject(plan, choice),
        5 => one_of_all(plan, choice),
        _ => None,
    };
    other.unwrap_or_else(|| heavier(plan, choice))
}

/// Any point of a directive of which something is true.
fn any_point<'a>(plan: &'a mut Plan, choice: &mut Choice, fits: impl Fn(&Point) -> bool) -> Option<&'a mut Point> {
    let points = plan.head.iter_mut().chain(plan.tasks.iter_mut().flat_map(|task| &mut task.points));
    let mut all: Vec<&mut Point> = points.filter(|point| fits(point)).collect();
    let at = choice.below(all.len());
    (at < all.len()).then(|| all.swap_remove(at))
}

fn heavier(plan: &mut Plan, choice: &mut Choice) -> Due {
    let point = any_point(plan, choice, |_| true).unwrap();
    // Of an allotment it is the child's own row that is gone beyond.
    let subject = point.above.as_ref().map(|_| LEVEL.to_owned()).or_else(|| point.subject.clone());
    point.say(point.heavier.clone());
    Due { dimension: Some(point.dimension.clone()), shift: Shift::Heavier, subject }
}

/// 可以 made 应当; of what protects those below, the softer word is the heavier one.
fn harder_word(book: &RuleBook, plan: &mut Plan, choice: &mut Choice) -> Option<Due> {
    let force = book.dimensions.get(book.read_off_words()?)?;
    let ladder = book.force_ladder()?;
    let usual = book.rung_in(&ladder.name, force.default.as_deref()?)?;
    let stated: Vec<bool> =
        plan.tasks.iter().map(|task| task.points.iter().chain(&plan.head).any(|p| *p.dimension == *force.id)).collect();
    if stated.contains(&true) {
        // Where the force of a task is said, that of its values is another story.
        return None;
    }
    let point = any_point(plan, choice, |point| point.forceful && matches!(point.said, Said::Words(_)))?;
    let now = point.force.unwrap_or(usual);
    let ranks: Vec<usize> =
        (0..ladder.rungs.len()).filter(|rank| if point.protects { *rank < now } else { *rank > now }).collect();
    let rank = ranks.get(choice.below(ranks.len()))?;
    let said = spoken(book, if point.force.is_some() { &point.plain } else { &point.said }, *rank);
    point.say(said);
    Some(Due { dimension: Some(force.id.to_string()), shift: Shift::Heavier, subject: None })
}

/// A subject that nobody above named, beside those that they named.
fn new_subject(plan: &mut Plan, choice: &mut Choice) -> Option<Due> {
    let by_subject = |point: &Point| !point.protects && point.forceful && matches!(point.said, Said::Rows(_));
    let point = any_point(plan, choice, by_subject)?;
    let Said::Rows(mut rows) = point.said.clone() else { return None };
    let (_, said) = rows.first()?.clone();
    rows.push(("新增事项".to_owned(), said));
    point.say(Said::Rows(rows));
    Some(Due { dimension: Some(point.dimension.clone()), shift: Shift::New, subject: Some("新增事项".to_owned()) })
}

/// One value for all above, of which one subject is asked more.
fn one_of_all(plan: &mut Plan, choice: &mut Choice) -> Option<Due> {
    let is_for_all = |point: &Point| {
        let same = |said: &Said| matches!(said, Said::Words(words) if words.first() == point.words().first());
        matches!(&point.apart, Some(Said::Rows(rows)) if rows.iter().all(|(_, said)| same(said)))
    };
    let point = any_point(plan, choice, is_for_all)?;
    let Some(Said::Rows(mut rows)) = point.apart.clone() else { return None };
    let (subject, said) = rows.last_mut()?;
    *said = point.heavier.clone();
    let subject = Some(subject.clone());
    point.say(Said::Rows(rows));
    Some(Due { dimension: Some(point.dimension.clone()), shift: Shift::Heavier, subject })
}

/// A demand on a dimension on which nobody spoke.
fn new_demand(book: &RuleBook, plan: &mut Plan, choice: &mut Choice) -> Due {
    let spoken: Vec<&str> = plan.head.iter().map(|point| &*point.dimension).collect();
    let at = choice.below(plan.tasks.len());
    let task = plan.tasks.get_mut(at).unwrap();
    let asks = |row: &&jiama::rule::Dimension| {
        let said = spoken.iter().copied().chain(task.points.iter().map(|point| &*point.dimension));
        row.silence == Silence::Nothing && row.default.is_none() && said.into_iter().all(|id| *id != *row.id)
    };
    let rows: Vec<&jiama::rule::Dimension> = book.dimensions.iter().filter(asks).collect();
    let row = *choice.one(&rows);
    let mut own = point(book, row, choice);
    while own.protects || !matches!(own.said, Said::Words(_) | Said::Terms(_)) {
        own = point(book, row, choice);
    }
    (own.apart, own.above) = (None, None);
    task.points.push(own);
    Due { dimension: Some(row.id.to_string()), shift: Shift::New, subject: None }
}

/// A task that nobody above has; beside one that is the only one, there are then two.
fn new_task(book: &RuleBook, plan: &mut Plan, choice: &mut Choice) -> Due {
    if plan.is_one_task {
        return new_demand(book, plan, choice);
    }
    let title = TITLES.into_iter().find(|title| plan.tasks.iter().all(|task| task.title != *title)).unwrap();
    let mut free: Vec<usize> = (0..book.dimensions.len()).collect();
    let points = points(book, &mut free, 2, choice);
    plan.tasks.push(Task { title: title.to_owned(), id: None, renamed: None, points });
    Due { dimension: None, shift: Shift::New, subject: None }
}

/// Says of what protects those below that there is none.
fn let_go(plan: &mut Plan, choice: &mut Choice) -> Option<Due> {
    let guards = |point: &Point| point.protects && matches!(point.said, Said::Words(_) | Said::Terms(_));
    let point = any_point(plan, choice, guards)?;
    point.say(Said::Nothing);
    Some(Due { dimension: Some(point.dimension.clone()), shift: Shift::Heavier, subject: None })
}
