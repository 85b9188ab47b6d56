//! The quantity of the Standard Cost Model, which counts what a duty costs by how much there is of it: bodies × times a year ×
//! items each time (SCM Network, International Standard Cost Model Manual, 2005). Only where all three are said.

use crate::compare::Descent;
use crate::directive::Directive;
use crate::kind::Value;
use crate::kind::number::Number;
use crate::kind::order::End;
use crate::rule::{Part, RuleBook};
use std::collections::HashMap;

/// What a task comes to as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// The task, by its title or id.
    pub task: Option<String>,
    /// Items a year at each level, the top first; `None` where a part is unknown.
    pub levels: Vec<Option<Number>>,
    /// That of the bottom over that of the top.
    pub factor: Number,
}

/// The quantities of all tasks for which they are known at the top and at the bottom.
pub(super) fn quantities(book: &RuleBook, directives: &[(usize, &Directive)], rows: &[Descent]) -> Vec<Quantity> {
    let Some((_, bottom)) = directives.last() else { return Vec::new() };
    let mut tasks: Vec<&Option<String>> = rows.iter().map(|row| &row.task).collect();
    tasks.dedup();
    let mut by_task: HashMap<&Option<String>, Vec<&Descent>> = HashMap::new();
    rows.iter().for_each(|row| by_task.entry(&row.task).or_default().push(row));
    let of_task = |task: &Option<String>| {
        let own = by_task.get(task).map(Vec::as_slice).unwrap_or_default();
        let levels: Vec<Option<Number>> = directives
            .iter()
            .enumerate()
            .map(|(level, (_, own_text))| at(book, level, own_text, bottom, own))
            .collect();
        let (top, bottom) = (levels.first().copied()??, levels.last().copied()??);
        Some(Quantity { task: task.clone(), factor: bottom.over(top)?, levels })
    };
    tasks.into_iter().filter_map(of_task).collect()
}

/// Bodies × times a year × items each time that a level asks of the bodies of the bottom.
fn at(book: &RuleBook, level: usize, directive: &Directive, bottom: &Directive, rows: &[&Descent]) -> Option<Number> {
    // A task of several activities or indicators has no one number of times or items.
    let the_one = |part: Part| {
        let mut values =
            rows.iter().filter(|row| book.dimensions.get(row.dimension).is_some_and(|d| d.part == Some(part)));
        let (only, more) = (values.next()?, values.next());
        let stand = only.levels.get(level).filter(|_| more.is_none())?;
        stand.asked.as_ref().map(|reading| &reading.value)
    };
    let times = match the_one(Part::Times)? {
        Value::Rate(rate) => rate.per_year(End::Floor)?,
        _ => return None,
    };
    let (items, per) = each(the_one(Part::Items)?)?;
    bodies(book, directive, bottom, &per)?.times(times)?.times(items)
}

/// How many each body is asked for, and which bodies; a count in all or for some other period is none of each.
fn each(value: &Value) -> Option<(Number, String)> {
    let Value::Amount(amount) = value else { return None };
    let count = &amount.first;
    let plain = amount.or.is_empty() && count.period.is_none() && count.course.is_none() && count.base.is_none();
    if !plain || matches!(count.unit.as_deref(), Some("%" | "倍")) {
        return None;
    }
    Some((count.floor?.at, count.per.clone()?))
}

/// How many bodies of a kind there are at the bottom: one where it is such a body itself, its own units where they are of
/// that kind. What is asked of bodies further up has no known share at the bottom. Where levels are not said, each
/// directive's own units count.
fn bodies(book: &RuleBook, directive: &Directive, bottom: &Directive, kind: &str) -> Option<Number> {
    let rung = |word: &str| book.rung_in("level", word);
    let own = bottom.head.level.as_ref().and_then(|word| rung(&word.text));
    match (own, rung(kind)) {
        (Some(own), Some(asked)) if asked == own => Some(Number::ONE),
        (Some(own), Some(asked)) if asked < own => units(book, bottom, kind),
        (Some(_), Some(_)) => None,
        _ => units(book, directive, kind),
    }
}

/// How many bodies of a kind a directive is addressed to.
fn units(book: &RuleBook, directive: &Directive, kind: &str) -> Option<Number> {
    let units = &directive.bind.units;
    let same = |word: &str| {
        word == kind
            || (book.rung_in("level", word).is_some() && book.rung_in("level", word) == book.rung_in("level", kind))
    };
    match units.kinds.as_slice() {
        [] => units.total,
        kinds => kinds.iter().find(|(word, _)| same(&word.text)).map(|(_, n)| *n),
    }
}
