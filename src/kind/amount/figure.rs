//! Reads a figure with its unit, and a range of two.

use super::super::misread::Misread;
use super::super::number::Number;
use super::super::numeral;
use super::super::words::Cursor;
use super::{lexicon, scan, unit};
use crate::fault::Code;
use crate::kind::Kind;

/// A figure as read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Figure {
    /// The number; a share in percent.
    pub at: Number,
    /// The unit, normalised.
    pub unit: Option<&'static str>,
    /// 万 or the like where the number ends with one: in 3至5万元 it holds for both.
    pub scale: Option<i64>,
}

/// One, of no unit.
pub(super) const ONE: Figure = Figure { at: Number::ONE, unit: None, scale: None };

/// All of something, in percent.
pub(super) const ALL: Figure = Figure { at: Number::whole(100), unit: Some("%"), scale: None };

/// One figure, or a range of two.
#[derive(Clone, Copy, Debug)]
pub(super) enum Figures {
    /// 5个.
    One(Figure),
    /// 3至5个.
    Range(Figure, Figure),
}

const MONEY: &[&str] = &["人民币", "¥", "￥", "rmb", "cny"];
const TO: &[&str] = &["-", "--", "~", "至", "到", "to", "-至", "·"];
/// Between two figures after between, 介于.
const AND: &[&str] = &["and", "和", "与", "至", "to", "-", "~", "到"];

/// Takes a figure or a range.
///
/// # Errors
/// A vague or overlong number, or a length of time.
pub(super) fn figures(c: &mut Cursor<'_>, between: bool) -> Result<Option<Figures>, Misread> {
    let start = *c;
    let Some(first) = figure(c)? else { return Ok(None) };
    let mut at = *c;
    if at.eat_any(if between { AND } else { TO }).is_some()
        && let Some(second) = figure(&mut at)?
    {
        let mut third = at;
        if third.eat_any(&["-", "/", "."]).is_some() && figure(&mut third)?.is_some() {
            let date = Misread::new(Code::NotUnderstood, "other-dimension", third.since(start));
            return Err(date.belonging_to(Kind::Due));
        }
        *c = at;
        return Ok(Some(Figures::Range(first, second)));
    }
    Ok(Some(Figures::One(first)))
}

fn figure(c: &mut Cursor<'_>) -> Result<Option<Figure>, Misread> {
    let mut at = *c;
    let money = at.eat_any(MONEY).is_some();
    let start = at;
    if !money && let Some(percent) = numeral::share(&mut at)? {
        *c = at;
        return Ok(Some(Figure { at: percent, unit: Some("%"), scale: None }));
    }
    for (word, n) in [("once", 1), ("twice", 2)] {
        if at.eat(word) {
            *c = at;
            return Ok(Some(Figure { at: Number::whole(n), unit: Some("次"), scale: None }));
        }
    }
    let Some(n) = numeral::number(&mut at)? else { return Ok(None) };
    if let Some(parted) = parted(n, &mut at)? {
        *c = at;
        return Ok(Some(parted));
    }
    let year = at.sees("年") && n.as_whole().is_some_and(|n| (1900..2200).contains(&n));
    if year {
        at.eat("年");
        return Err(Misread::new(Code::NotUnderstood, "other-dimension", at.since(start)).belonging_to(Kind::Due));
    }
    let scale = match at.before() {
        Some('万' | '萬') => Some(10_000),
        Some('亿' | '億') => Some(100_000_000),
        Some('千' | '仟') => Some(1000),
        Some('百' | '佰') => Some(100),
        _ => None,
    };
    let unit = unit_here(&mut at, start)?.or(money.then_some("元"));
    *c = at;
    Ok(Some(Figure { at: n, unit, scale }))
}

/// `1:15` is a ratio; `two thirds` a share.
fn parted(n: Number, c: &mut Cursor<'_>) -> Result<Option<Figure>, Misread> {
    const PARTS: &[(&str, i64)] =
        &[("third", 3), ("thirds", 3), ("fourths", 4), ("fifth", 5), ("fifths", 5), ("tenth", 10), ("tenths", 10)];
    let mut at = *c;
    if let Some(parts) = at.eat_one_of(PARTS) {
        let percent = n.times(Number::whole(100)).and_then(|n| n.over(Number::whole(parts)));
        *c = at;
        return Ok(percent.map(|at| Figure { at, unit: Some("%"), scale: None }));
    }
    if !matches!(at.next_char(), Some(':' | '∶')) {
        return Ok(None);
    }
    let ratio = numeral::number(&mut at)?.and_then(|to| n.over(to));
    Ok(ratio.map(|ratio| {
        *c = at;
        Figure { at: ratio, unit: None, scale: None }
    }))
}

/// Takes a unit.
fn unit_here(at: &mut Cursor<'_>, start: Cursor<'_>) -> Result<Option<&'static str>, Misread> {
    let elsewhere = |at: Cursor<'_>, kind| {
        Err(Misread::new(Code::NotUnderstood, "other-dimension", at.since(start)).belonging_to(kind))
    };
    let mut age = *at;
    if age.eat_any(&["周岁", "years old", "year old"]).is_some() {
        *at = age;
        return Ok(Some("岁"));
    }
    let mut time = *at;
    if time.eat_any(TIMES).is_some() && !time.sees("/") {
        let by = time.eat_any(&["内", "以内", "之内", "前", "底前"]).is_some();
        return elsewhere(time, if by { Kind::Due } else { Kind::Span });
    }
    let mut best: Option<(&'static str, Cursor<'_>)> = None;
    let mut after = *at;
    after.eat("个");
    for (word, unit) in unit::spellings() {
        for from in [*at, after] {
            let mut here = from;
            // 个百分点 is 百分点; 个 before any other unit is the unit itself.
            let fits = from.reach() == at.reach() || unit == "百分点";
            if fits && here.eat(word) && best.is_none_or(|(_, b)| here.reach() > b.reach()) {
                best = Some((unit, here));
            }
        }
    }
    let Some((unit, mut here)) = best else { return Ok(None) };
    if unit::sort(unit) == unit::Sort::Time
        && here.eat_any(&["内", "以内", "之内", "前", "后", "之前", "之后"]).is_some()
    {
        return elsewhere(here, Kind::Due);
    }
    // 3台(套): the second measure is for what the first does not fit.
    let mut other = here;
    if other.eat("(")
        && let Some(word) = unit::measures().find(|word| other.sees(word))
        && other.eat(word)
        && other.eat(")")
    {
        here = other;
    }
    *at = here;
    Ok(Some(unit))
}

/// Lengths and points of time, which no amount is counted in.
const TIMES: &[&str] = &[
    "个工作日",
    "工作日",
    "个月",
    "月",
    "年",
    "日",
    "周",
    "个星期",
    "季度",
    "个季度",
    "号",
    "个自然日",
    "个学期",
    "working days",
    "working day",
    "weeks",
    "week",
    "months",
    "month",
    "years",
    "year",
    "quarters",
];

/// Takes (含) or (不含5个): whether the bound is excluded.
pub(super) fn inclusion(c: &mut Cursor<'_>) -> Option<bool> {
    let mut at = *c;
    if !at.eat("(") {
        return None;
    }
    let excluded = at.eat_any(&["不含", "不包括", "不包含", "exclusive", "excluded"]).is_some();
    if !excluded && at.eat_any(&["含", "包括", "包含", "inclusive", "included"]).is_none() {
        return None;
    }
    if at.eat_any(&["本数", "本级", "本"]).is_none() {
        figure(&mut at).ok()?;
    }
    at.eat(")").then(|| {
        *c = at;
        excluded
    })
}

/// Takes a word that bounds the figure before it.
pub(super) fn after(c: &mut Cursor<'_>) -> Option<super::super::order::End> {
    let mut at = *c;
    let end = at.eat_one_of(lexicon::AFTER)?;
    // 5个内部机构, 5台起重机.
    let part_of_a_word =
        matches!(at.before(), Some('内' | '起')) && at.peek().is_some_and(|next| "部外容设河科重草".contains(next));
    if part_of_a_word {
        return None;
    }
    *c = at;
    Some(end)
}

/// Whether a figure stands at `c`.
pub(super) fn here(c: Cursor<'_>) -> bool {
    scan::figure_here(c)
}
