//! How often.

use super::super::choice::Choice;
use super::super::figures::{filled, framed};
use super::super::point::Value;
use super::{Form, form, moved};
use jiama::kind::order::Way;
use jiama::rule::Dimension;

/// Spellings of a period, its short name and its English.
const PERIODS: &[(&[&str], &str, &str)] = &[
    (&["每周", "每星期", "每个星期", "一周"], "周", "week"),
    (&["每月", "每个月", "每月度"], "月", "month"),
    (&["每季度", "每季", "每个季度", "每3个月", "每三个月"], "季度", "quarter"),
    (&["每年", "每年度", "全年", "每12个月"], "年", "year"),
    (&["每半年", "每6个月"], "半年", "half-year"),
    (&["每天", "每日", "一天"], "天", "day"),
    (&["每旬"], "旬", "ten-day period"),
    (&["每半月", "每半个月"], "半月", "half-month"),
    (&["每学期"], "学期", "term"),
    (&["每个工作日", "每工作日"], "工作日", "working day"),
];

pub(super) fn value(row: &Dimension, choice: &mut Choice) -> Value {
    let form = form(row, choice);
    match choice.below(5) {
        3 if form == Form::Floor => every(row, choice),
        4 if form == Form::Floor => in_season(row, choice),
        _ => plain(row, form, choice),
    }
}

fn plain(row: &Dimension, form: Form, choice: &mut Choice) -> Value {
    let period = choice.one(PERIODS);
    let (n, heavier) = moved(form.way(row), 10, choice);
    let said = |n: usize| match form {
        Form::Ceiling => ceiling(n, *period),
        Form::Floor | Form::Exact => floor(n, *period, form.is_bare(row)),
    };
    Value { said: said(n), heavier: said(heavier), lone_ceiling: form == Form::Ceiling, parts: None }
}

fn floor(n: usize, (spellings, short, english): (&[&str], &str, &str), bare: bool) -> Vec<String> {
    let times = filled(n, &["{n}次", "{l}次"]);
    let frames = ["{p}至少{v}", "{p}不少于{v}", "{p}{v}以上", "{p}至少开展{v}", "{p}不得少于{v}"];
    let bare_frames = ["{p}{v}", "{p}开展{v}", "{p}{v}巡查"];
    let frames = frames.iter().chain(bare_frames.iter().filter(|_| bare));
    let mut said = with_period(&times, frames.copied(), spellings);
    said.extend(filled(n, &[&format!("at least {{n}} per {english}")]));
    if bare {
        said.extend(filled(n, &[&format!("{{n}}次/{short}"), &format!("{{n}} times per {english}")]));
        match n {
            1 => said.push(format!("once a {english}")),
            2 => said.push(format!("twice a {english}")),
            _ => {}
        }
    }
    said
}

fn ceiling(n: usize, (spellings, _, english): (&[&str], &str, &str)) -> Vec<String> {
    let times = filled(n, &["{n}次", "{l}次"]);
    let frames = ["{p}不超过{v}", "{p}不得超过{v}", "{p}最多{v}", "{p}至多{v}", "{p}不多于{v}"];
    let mut said = with_period(&times, frames.into_iter(), spellings);
    said.extend(filled(
        n,
        &[&format!("at most {{n}} per {english}"), &format!("no more than {{n}} times a {english}")],
    ));
    said
}

fn with_period<'a>(times: &[String], frames: impl Iterator<Item = &'a str>, spellings: &[&str]) -> Vec<String> {
    let frames: Vec<String> = frames.flat_map(|frame| spellings.iter().map(move |p| frame.replace("{p}", p))).collect();
    framed(times, &frames.iter().map(String::as_str).collect::<Vec<_>>())
}

/// Once in so many days.
fn every(row: &Dimension, choice: &mut Choice) -> Value {
    let rarer = if row.heavier.floor == Way::Up { Way::Down } else { Way::Up };
    let (n, heavier) = moved(rarer, 25, choice);
    let said = |n: usize| {
        let mut said =
            filled(n + 1, &["每{n}天至少1次", "每{z}天至少一次", "每{n}日至少开展1次", "at least once every {n} days"]);
        if super::Form::Floor.is_bare(row) {
            said.extend(filled(
                n + 1,
                &["每{n}天1次", "每{n}日一次", "每{l}天一次", "every {n} days", "once every {n} days"],
            ));
        }
        said
    };
    Value { said: said(n), heavier: said(heavier), lone_ceiling: false, parts: None }
}

/// So many times in each period of some months.
fn in_season(row: &Dimension, choice: &mut Choice) -> Value {
    let from = 1 + choice.below(5);
    let until = from + 1 + choice.below(6);
    let (n, heavier) = moved(row.heavier.floor, 6, choice);
    let said = |n: usize| {
        let months = [format!("{from}月至{until}月"), format!("每年{from}月至{until}月"), format!("{from}-{until}月")];
        let own = filled(n, &["每周至少{n}次", "每周不少于{l}次"]);
        months.iter().flat_map(|season| own.iter().map(move |rate| format!("{season}{rate}"))).collect::<Vec<_>>()
    };
    Value { said: said(n), heavier: said(heavier), lone_ceiling: false, parts: None }
}
