//! Which rows of a statement above speak of the subject of a demand below: the most particular one.

use crate::directive::{Demand, Directive, Statement, plain, same_words};
use crate::kind::items::{self, Terms, Trees};
use crate::kind::order::Remark;
use crate::place::{Home, is_place, is_territory};
use crate::rule::RuleBook;

/// The row for subjects that are not named.
const OTHERS: &[&str] = &["其他", "其它", "其余", "others", "other", "the rest"];

/// The ladder of levels of administration.
const LEVELS: &str = "level";

/// What the names of bodies, and hardly anything else, end with.
const BODIES: &[&str] = &["局", "委", "办", "办事处", "人民政府", "政府", "委员会", "街道", "镇", "乡"];

/// What the names of bodies end with, and those of kinds of things as often: 某区 and 高风险区, 派出所 and 公共场所, 供水站 and 加油站.
const PERHAPS_BODIES: &[&str] = &["厅", "处", "所", "站", "队", "中心", "县", "区", "市", "村", "社区"];

/// Names of counties in some prefectures, of kinds of areas everywhere else.
const AREAS: &[&str] = &["城区", "郊区", "矿区"];

/// What stands above for a demand.
pub(super) enum Rows<'a> {
    /// Nothing.
    Silent,
    /// These rows: one, or all that a demand without a subject stands for.
    Speak(Vec<&'a Demand>),
    /// Something that cannot be set beside it.
    Unclear(&'a Demand, Remark),
}

/// Whether what holds for `above` holds for `below`: the same words, the path of something more particular, what lies under
/// it in a tree, or a place in it as the child understands its name.
#[must_use]
pub fn holds_for(book: &RuleBook, above: &str, below: &str, child: &Directive) -> bool {
    speaks_of(above, below, is_place(below).then_some(child)) || lies_under(&book.terms, above, below)
}

/// The same where no tree is asked, and of places only where there is a child as which to understand them.
fn speaks_of(above: &str, below: &str, child: Option<&Directive>) -> bool {
    let path = |above: &str, below: &str| below.strip_prefix(above).is_some_and(|rest| rest.starts_with('/'));
    let home = |child: &Directive| {
        Home::of([&child.head.region, &child.head.issuer].into_iter().flatten().map(|word| word.text.as_str()))
    };
    same_words(above, below)
        || below.contains(['/', '／']) && path(&plain(above), &plain(below))
        || child.is_some_and(|child| is_place(below) && home(child).lies_in(below, above))
}

/// Whether a step of the path `below` lies, in a tree, under the last of `above`.
fn lies_under(terms: &Terms, above: &str, below: &str) -> bool {
    let general = above.rsplit('/').next().map(items::plain).unwrap_or_default();
    below.split('/').any(|step| terms.covers(&general, &items::plain(step)))
}

/// The rows of `above` that speak of the subject of `demand` in the directive `child`.
pub(super) fn rows<'a>(book: &RuleBook, child: &Directive, demand: &Demand, above: &'a Statement) -> Rows<'a> {
    let all = &above.demands;
    if all.is_empty() {
        return Rows::Silent;
    }
    if demand.subject.is_none()
        && let Some(own) = allotted(book, child, all)
    {
        return own;
    }
    let Some(subject) = &demand.subject else {
        let has_axes = all.iter().any(|row| row.items().is_some() && row.subject.is_some());
        return if has_axes { axis_of_plain(book, demand, all) } else { Rows::Speak(all.iter().collect()) };
    };
    // A map may have thousands of rows, each of which is tried: what only the subject decides is asked once.
    let in_tree = subject.text.split('/').any(|step| book.terms.knows(&items::plain(step)));
    let as_place = (is_place(&subject.text) || is_territory(&subject.text)).then_some(child);
    let holds = |above: &str, below: &str| {
        speaks_of(above, below, as_place) || in_tree && lies_under(&book.terms, above, below)
    };
    let named = |row: &&Demand| row.subject.as_ref().is_some_and(|s| holds(&s.text, &subject.text));
    let narrower = |best: &'a Demand, row: &'a Demand| {
        let (general, own) = (best.subject.as_ref(), row.subject.as_ref());
        if general.zip(own).is_some_and(|(g, o)| holds_for(book, &g.text, &o.text, child)) { row } else { best }
    };
    if let Some(row) = all.iter().filter(named).reduce(narrower) {
        return Rows::Speak(vec![row]);
    }
    if let Some(row) = all.iter().find(|row| row.subject.is_none()) {
        return if demand.items().is_some() { plain_of_axis(book, demand, row) } else { Rows::Speak(vec![row]) };
    }
    let others = |row: &&Demand| row.subject.as_ref().is_some_and(|s| OTHERS.iter().any(|o| same_words(o, &s.text)));
    if let Some(row) = all.iter().find(others) {
        return Rows::Speak(vec![row]);
    }
    let within = |row: &&Demand| row.subject.as_ref().is_some_and(|s| holds(&subject.text, &s.text));
    let below: Vec<&Demand> = all.iter().filter(within).collect();
    if below.is_empty() { Rows::Silent } else { Rows::Speak(below) }
}

/// Whether rows are an allocation among those below, of whom `child` is one; `None` where they name no bodies at all.
pub(super) fn is_allotment(book: &RuleBook, child: &Directive, rows: &[Demand]) -> Option<bool> {
    allotted(book, child, rows).map(|found| matches!(found, Rows::Speak(_)))
}

/// What an allocation — rows by level, place or body — has for a child; `None` where the rows are no allocation.
fn allotted<'a>(book: &RuleBook, child: &Directive, rows: &'a [Demand]) -> Option<Rows<'a>> {
    let names = || rows.iter().filter_map(|row| row.subject.as_ref().map(|s| s.text.as_str()));
    let is_others = |name: &str| OTHERS.iter().any(|o| same_words(o, name));
    if rows.len() < 2 || names().count() < rows.len() || rows.iter().any(|row| row.items().is_some()) {
        return None;
    }
    let rung = |word: &str| book.rung_in(LEVELS, word);
    let named = |matches: &dyn Fn(&str) -> bool| {
        let row = |keep: &dyn Fn(&str) -> bool| rows.iter().find(|r| r.subject.as_ref().is_some_and(|s| keep(&s.text)));
        row(matches).or_else(|| row(&is_others)).map(|row| Rows::Speak(vec![row]))
    };
    let (level, region, issuer) = (&child.head.level, &child.head.region, &child.head.issuer);
    let known = if names().all(|name| rung(name).is_some() || is_others(name)) {
        level.as_ref().and_then(|word| rung(&word.text)).map(|own| named(&|name| rung(name) == Some(own)))
    } else if names()
        .all(|name| is_place(name) || ends_as(name, BODIES) || ends_as(name, PERHAPS_BODIES) || is_others(name))
    {
        let is_own = |name: &str| {
            region.as_ref().is_some_and(|word| same_words(&word.text, name))
                || issuer.as_ref().is_some_and(|word| word.text.contains(name))
        };
        // 加油站 and 公共场所, 城区 and 郊区 are kinds of things, unless the child itself is among them.
        let is_sure = |name: &str| is_place(name) && !AREAS.contains(&name) || ends_as(name, BODIES);
        if !names().any(is_own) && !names().any(is_sure) {
            return None;
        }
        (region.is_some() || issuer.is_some()).then(|| named(&is_own))
    } else {
        return None;
    };
    match known {
        Some(own) => Some(own.unwrap_or(Rows::Silent)),
        None => rows.first().map(|row| Rows::Unclear(row, Remark::Allotment)),
    }
}

/// Whether a name of more than two characters ends as those of bodies do: 城管局, 某街道办事处, 某镇.
fn ends_as(name: &str, endings: &[&str]) -> bool {
    name.chars().count() > 2 && endings.iter().any(|ending| name.ends_with(ending))
}

/// A plain list below, axes above: the axis with which it shares a term.
fn axis_of_plain<'a>(book: &RuleBook, demand: &Demand, axes: &'a [Demand]) -> Rows<'a> {
    match axes.iter().find(|axis| share_a_term(book, axis, demand)) {
        Some(axis) => Rows::Speak(vec![axis]),
        None => axes.first().map_or(Rows::Silent, |axis| Rows::Unclear(axis, Remark::Kind)),
    }
}

/// An axis below, a plain list above: the list speaks of the axis with which it shares a term; any other axis narrows it.
fn plain_of_axis<'a>(book: &RuleBook, axis: &Demand, plain: &'a Demand) -> Rows<'a> {
    if share_a_term(book, plain, axis) { Rows::Speak(vec![plain]) } else { Rows::Silent }
}

fn share_a_term(book: &RuleBook, above: &Demand, below: &Demand) -> bool {
    let (Some(above), Some(below)) = (above.items(), below.items()) else { return false };
    let (all_above, all_below) = (above.set(&book.terms), below.set(&book.terms));
    below.terms.iter().any(|term| all_above.covers(term)) || above.terms.iter().any(|term| all_below.covers(term))
}
