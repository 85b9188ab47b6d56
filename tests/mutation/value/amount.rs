//! How much: counts, sums of money, shares; bounded at one end or at both; in all, or for each of some bodies.

use super::super::choice::Choice;
use super::super::figures::{filled, framed, money};
use super::super::flavour::Flavour;
use super::super::point::Value;
use super::{Form, form, moved};
use jiama::kind::order::Way;
use jiama::rule::Dimension;

pub(super) fn value(row: &Dimension, flavour: Flavour, choice: &mut Choice) -> Value {
    let unit = *choice.one(flavour.units);
    if choice.below(4) == 3 {
        return range(row, unit, choice);
    }
    let form = form(row, choice);
    let (n, heavier) = moved(form.way(row), 99, choice);
    let said = |n: usize| {
        let phrases = phrases(n, unit);
        let frames: &[&str] = match form {
            Form::Floor => &["不少于{v}", "至少{v}", "{v}以上", "不低于{v}", "{v}及以上", "不得少于{v}"],
            Form::Ceiling => &["不超过{v}", "{v}以内", "最多{v}", "不得超过{v}", "至多{v}", "{v}以下", "{v}及以下"],
            Form::Exact => &[],
        };
        let bare = if form.is_bare(row) { phrases.clone() } else { Vec::new() };
        let mut said = for_each(unit, [bare, framed(&phrases, frames)].concat());
        if unit == "%" {
            let english = match form {
                Form::Floor => ["at least {n}%", "no less than {n} percent"],
                Form::Ceiling => ["at most {n}%", "no more than {n} percent"],
                Form::Exact => ["{n}%", "{n} percent"],
            };
            said.extend(filled(n, &english));
        }
        said
    };
    Value {
        said: said(n),
        heavier: said(heavier),
        lone_ceiling: form.end() == Some(jiama::kind::order::End::Ceiling),
        parts: None,
    }
}

/// `n` of a unit; of money thousands.
fn phrases(n: usize, unit: &str) -> Vec<String> {
    match unit {
        "元" => money(1000 * n),
        "%" => filled(n, &["{n}%", "百分之{z}", "{n}％"]),
        _ => {
            let (own, _) = unit.split_once('/').unwrap_or((unit, ""));
            filled(n, &[&format!("{{n}}{own}"), &format!("{{l}}{own}")])
        }
    }
}

/// The same asked of each body, where the unit says so.
fn for_each(unit: &str, said: Vec<String>) -> Vec<String> {
    let Some((_, body)) = unit.split_once('/') else { return said };
    said.iter().flat_map(|words| [format!("每{body}{words}"), format!("每个{body}{words}")]).collect()
}

/// From so much to so much: the end that is heavier moves, within the other.
fn range(row: &Dimension, unit: &str, choice: &mut Choice) -> Value {
    let at_floor = row.heavier.floor != Way::Still;
    let way = if at_floor { row.heavier.floor } else { row.heavier.ceiling };
    let (n, heavier) = moved(way, 40, choice);
    let other = if at_floor { 41 + choice.below(50) } else { 1 };
    let (n, heavier) = if at_floor { (n, heavier) } else { (n + 1, heavier + 1) };
    let between = |low: usize, high: usize| {
        let frames = ["{a}以上{b}以下", "不低于{a}、不超过{b}", "{a}至{b}", "{a}到{b}"];
        let (a, b) = (&phrases(low, unit), &phrases(high, unit));
        let of_frame = |frame: &str| -> Vec<String> {
            a.iter().flat_map(|a| b.iter().map(move |b| frame.replace("{a}", a).replace("{b}", b))).collect()
        };
        for_each(unit, frames.into_iter().flat_map(of_frame).collect())
    };
    let said = |n: usize| if at_floor { between(n, other) } else { between(other, n) };
    let parts = (at_floor && other > n + 1).then(|| [between(n, n + 1), between(n + 1, other)]);
    Value { said: said(n), heavier: said(heavier), lone_ceiling: false, parts }
}
