//! Lengths of time, and closed periods.

use super::super::choice::Choice;
use super::super::figures::{filled, framed};
use super::super::flavour::Flavour;
use super::super::point::Value;
use super::{Form, form, moved};
use jiama::kind::order::Way;
use jiama::rule::Dimension;

pub(super) fn value(row: &Dimension, flavour: Flavour, choice: &mut Choice) -> Value {
    if flavour.closed && row.heavier.floor == Way::Up && choice.below(4) == 3 {
        return period(choice);
    }
    let form = form(row, choice);
    let unit = choice.below(6);
    let (n, heavier) = moved(form.way(row), if unit == 4 { 90 } else { 10 }, choice);
    let said = |n: usize| {
        let bare = framed(&length(n, unit), flavour.frames);
        match form {
            Form::Exact => bare,
            Form::Floor if form.is_bare(row) => [bare, bounded(n, unit, flavour, FLOOR)].concat(),
            Form::Floor => bounded(n, unit, flavour, FLOOR),
            Form::Ceiling => bounded(n, unit, flavour, CEILING),
        }
    };
    Value { said: said(n), heavier: said(heavier), lone_ceiling: form == Form::Ceiling, parts: None }
}

const FLOOR: &[&str] = &["不少于{v}", "至少{v}", "{v}以上", "不得少于{v}", "{v}及以上"];
const CEILING: &[&str] = &["不超过{v}", "不得超过{v}", "最长{v}", "最多{v}"];

fn bounded(n: usize, unit: usize, flavour: Flavour, frames: &[&str]) -> Vec<String> {
    framed(&framed(&length(n, unit), frames), flavour.frames)
}

/// `n` of a unit.
fn length(n: usize, unit: usize) -> Vec<String> {
    match unit {
        0 => [filled(n, &["{n}年", "{l}年"]), filled(12 * n, &["{n}个月", "{z}个月"])].concat(),
        1 => {
            let own = filled(n, &["{n}个月", "{l}个月"]);
            let other: &[&str] = match n {
                3 => &["一个季度"],
                6 => &["半年"],
                _ => &[],
            };
            [own, filled(n, other)].concat()
        }
        2 => filled(n, &["{n}个工作日", "{l}个工作日", "{n}工作日"]),
        3 => [filled(n, &["{n}周", "{l}周", "{n}个星期"]), filled(7 * n, &["{n}天", "{n}日"])].concat(),
        4 => filled(n, &["{n}天", "{n}日", "{l}天", "{z}日"]),
        _ => [filled(n, &["{n}天", "{n}日"]), filled(24 * n, &["{n}小时", "{n}个小时", "{z}小时"])].concat(),
    }
}

/// From the first of a month to a day of a later one.
fn period(choice: &mut Choice) -> Value {
    let from = 1 + choice.below(6);
    let (until, later) = moved(Way::Up, 6, choice);
    let said = |until: usize| {
        let to = from + until;
        let end = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].get(to - 1).copied().unwrap();
        let mut said = vec![
            format!("{from}月1日至{to}月{end}日"),
            format!("每年{from}月1日至{to}月{end}日"),
            format!("{from}月1日—{to}月{end}日"),
        ];
        if to != 2 {
            said.push(format!("{from}月至{to}月"));
        }
        said
    };
    Value { said: said(until), heavier: said(later), lone_ceiling: false, parts: None }
}
