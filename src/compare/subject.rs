//! Which rows of a statement above speak of the subject of a demand below: the most particular one.

use crate::directive::{Demand, Statement, plain, same_words};
use crate::kind::items::covers;

/// The row for subjects that are not named.
const OTHERS: &[&str] = &["其他", "其它", "其余", "others", "other", "the rest"];

/// What stands above for a demand.
pub(super) enum Rows<'a> {
    /// Nothing.
    Silent,
    /// These rows: one, or all that a demand without a subject stands for.
    Speak(Vec<&'a Demand>),
    /// Something that cannot be set beside it.
    Unclear(&'a Demand),
}

/// Whether what holds for `above` holds for `below`: the same words, or the path of something more particular.
fn holds_for(above: &str, below: &str) -> bool {
    let (above, below) = (plain(above), plain(below));
    below == above || below.strip_prefix(&above).is_some_and(|rest| rest.starts_with('/'))
}

/// The rows of `above` that speak of the subject of `demand`.
pub(super) fn rows<'a>(demand: &Demand, above: &'a Statement) -> Rows<'a> {
    let all = &above.demands;
    if all.is_empty() {
        return Rows::Silent;
    }
    let Some(subject) = &demand.subject else {
        let has_axes = all.iter().any(|row| row.items().is_some() && row.subject.is_some());
        return if has_axes { axis_of_plain(demand, all) } else { Rows::Speak(all.iter().collect()) };
    };
    let named = |row: &&Demand| row.subject.as_ref().is_some_and(|s| holds_for(&s.text, &subject.text));
    if let Some(row) = all.iter().filter(named).max_by_key(|row| row.subject.as_ref().map_or(0, |s| s.text.len())) {
        return Rows::Speak(vec![row]);
    }
    if let Some(row) = all.iter().find(|row| row.subject.is_none()) {
        return if demand.items().is_some() { plain_of_axis(demand, row) } else { Rows::Speak(vec![row]) };
    }
    let others = |row: &&Demand| row.subject.as_ref().is_some_and(|s| OTHERS.iter().any(|o| same_words(o, &s.text)));
    if let Some(row) = all.iter().find(others) {
        return Rows::Speak(vec![row]);
    }
    let within = |row: &&Demand| row.subject.as_ref().is_some_and(|s| holds_for(&subject.text, &s.text));
    let below: Vec<&Demand> = all.iter().filter(within).collect();
    if below.is_empty() { Rows::Silent } else { Rows::Speak(below) }
}

/// A plain list below, axes above: the axis with which it shares a term.
fn axis_of_plain<'a>(demand: &Demand, axes: &'a [Demand]) -> Rows<'a> {
    match axes.iter().find(|axis| share_a_term(axis, demand)) {
        Some(axis) => Rows::Speak(vec![axis]),
        None => axes.first().map_or(Rows::Silent, Rows::Unclear),
    }
}

/// An axis below, a plain list above: the list speaks of the axis with which it shares a term; any other axis narrows it.
fn plain_of_axis<'a>(axis: &Demand, plain: &'a Demand) -> Rows<'a> {
    if share_a_term(plain, axis) { Rows::Speak(vec![plain]) } else { Rows::Silent }
}

fn share_a_term(above: &Demand, below: &Demand) -> bool {
    let (Some(above), Some(below)) = (above.items(), below.items()) else { return false };
    below.terms.iter().any(|b| above.terms.iter().any(|a| covers(a, b) || covers(b, a)))
}
