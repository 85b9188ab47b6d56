//! What a directive may say on a dimension: the same in many words, and something heavier in as many. Made from the rows
//! of `rules/`: a dimension of a known kind needs no mention here.

use super::choice::Choice;
use super::flavour::{self, Flavour};
use super::value;
use jiama::kind::Kind;
use jiama::kind::order::Way;
use jiama::rule::{Dimension, RuleBook, Silence};

/// What is said on a point.
#[derive(Clone, Debug)]
pub(super) enum Said {
    /// One value; each wording says the same.
    Words(Vec<String>),
    /// A set; each order says the same.
    Terms(Vec<Term>),
    /// Values by subject, in any order.
    Rows(Vec<(String, Said)>),
    /// That there is none.
    Nothing,
}

/// A member of a set.
#[derive(Clone, Debug)]
pub(super) struct Term {
    /// Its spellings.
    pub(super) forms: Vec<String>,
    /// How many of it, or how often.
    pub(super) told: Option<Vec<String>>,
}

/// One demand of a task.
#[derive(Clone, Debug)]
pub(super) struct Point {
    pub(super) dimension: String,
    /// Spellings of its key.
    pub(super) keys: Vec<String>,
    pub(super) said: Said,
    /// What a child would say that asks more.
    pub(super) heavier: Said,
    /// The subject that is heavier there, where it has one.
    pub(super) subject: Option<String>,
    /// The same as a parent may say it that allots it: rows by level, of which the child takes its own.
    pub(super) above: Option<Said>,
    /// The same as a child may say it: by subjects, where the parent says one value for all.
    pub(super) apart: Option<Said>,
    /// The same without a word of force.
    pub(super) plain: Said,
    /// With what force it is said, as a height on the ladder; `None` where no word says so.
    pub(super) force: Option<usize>,
    /// Whether it protects those below: said harder it is lighter, and to let go of it is heavier.
    pub(super) protects: bool,
    /// Whether words of force may stand before its values.
    pub(super) forceful: bool,
}

impl Point {
    /// Says something else, in this one way only.
    pub(super) fn say(&mut self, said: Said) {
        self.said = said;
        (self.above, self.apart) = (None, None);
    }

    /// The wordings of its one value.
    pub(super) fn words(&self) -> &[String] {
        match &self.said {
            Said::Words(words) => words,
            _ => &[],
        }
    }
}

/// One value that a kind can have.
pub(super) struct Value {
    pub(super) said: Vec<String>,
    pub(super) heavier: Vec<String>,
    /// Whether it has an upper end only.
    pub(super) lone_ceiling: bool,
    /// Two parts that together span it, the milder first.
    pub(super) parts: Option<[Vec<String>; 2]>,
}

/// A point on a dimension.
pub(super) fn point(book: &RuleBook, row: &Dimension, choice: &mut Choice) -> Point {
    let flavour = flavour::of(&row.id);
    let kind = *choice.one(&row.kinds);
    let mut point = Point {
        dimension: row.id.to_string(),
        keys: row.keys.clone(),
        said: Said::Nothing,
        heavier: Said::Nothing,
        subject: None,
        above: None,
        apart: None,
        plain: Said::Nothing,
        force: None,
        protects: row.heavier.floor == Way::Down && kind == Kind::Items,
        forceful: !matches!(kind, Kind::Items | Kind::Grade) && !row.off_words,
    };
    if kind == Kind::Items {
        (point.said, point.heavier) = value::items::sets(book, row, flavour, choice);
        if let Said::Rows(axes) = &point.said {
            point.subject = axes.first().map(|(axis, _)| axis.clone());
        }
        return point;
    }
    let draw = |choice: &mut Choice| value::value(book, row, kind, flavour, choice);
    let first = draw(choice);
    point.protects = row.silence == Silence::Everything
        || first.lone_ceiling && row.heavier.ceiling == Way::Up && row.graded.is_none();
    let subjects = subjects(row, flavour, choice);
    match choice.below(8) {
        5.. if !row.off_words => by_subject(&mut point, first, subjects, &mut || Said::Words(draw(choice).said)),
        4 if row.graded.is_none() && !row.off_words && !point.protects => {
            let own = || Said::Words(first.said.clone());
            let mut other = || Said::Words(draw(choice).said);
            point.above = Some(Said::Rows(vec![
                ("市级".to_owned(), other()),
                (super::write::LEVEL.to_owned(), own()),
                ("乡镇".to_owned(), other()),
            ]));
            (point.said, point.heavier) = (own(), Said::Words(first.heavier));
        }
        _ => {
            let same = |subject: String| (subject, Said::Words(first.said.clone()));
            point.apart = match (row.graded.is_some(), first.parts) {
                (true, Some([milder, harsher])) => Some(Said::Rows(vec![
                    ("轻微".to_owned(), Said::Words(milder)),
                    ("严重".to_owned(), Said::Words(harsher)),
                ])),
                (false, _) if !row.off_words => Some(Said::Rows(subjects.into_iter().map(same).collect())),
                _ => None,
            };
            (point.said, point.heavier) = (Said::Words(first.said), Said::Words(first.heavier));
        }
    }
    point
}

/// The point as a map of subjects, one of which is what is made heavier; the others are drawn.
fn by_subject(point: &mut Point, planted: Value, subjects: Vec<String>, other: &mut dyn FnMut() -> Said) {
    let (mut rows, mut heavier) = (Vec::new(), Vec::new());
    for subject in subjects {
        if point.subject.is_none() {
            point.subject = Some(subject.clone());
            rows.push((subject.clone(), Said::Words(planted.said.clone())));
            heavier.push((subject, Said::Words(planted.heavier.clone())));
        } else {
            let own = other();
            rows.push((subject.clone(), own.clone()));
            heavier.push((subject, own));
        }
    }
    (point.said, point.heavier) = (Said::Rows(rows), Said::Rows(heavier));
}

/// Two subjects or three that values of a row may be told apart by.
fn subjects(row: &Dimension, flavour: Flavour, choice: &mut Choice) -> Vec<String> {
    let gravities = ["轻微", "一般", "严重"];
    let all: &[&str] = if row.graded.is_some() { &gravities } else { flavour.subjects };
    let mut taken = choice.shuffled(all.to_vec());
    taken.truncate(2 + choice.below(2));
    taken.into_iter().map(str::to_owned).collect()
}
