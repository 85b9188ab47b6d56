//! What a change is measured against: 较2020年, 比上年, 同比.

use super::super::numeral;
use super::super::words::Cursor;
use super::{Base, scan};

/// Whole expressions with the base they name.
const SAID: &[(&str, &str)] = &[
    ("同比", "同比"),
    ("环比", "环比"),
    ("year on year", "同比"),
    ("year-on-year", "同比"),
    ("yoy", "同比"),
    ("month on month", "环比"),
    ("month-on-month", "环比"),
    ("quarter on quarter", "环比"),
];

/// Times that stand after 较 or 比.
const TIMES: &[(&str, &str)] = &[
    ("上年", "上年"),
    ("去年", "上年"),
    ("上一年", "上年"),
    ("上年度", "上年"),
    ("上一年度", "上年"),
    ("前一年", "上年"),
    ("去年同期", "同比"),
    ("上年同期", "同比"),
    ("同期", "同比"),
    ("上月", "上月"),
    ("上个月", "上月"),
    ("上季度", "上季度"),
    ("上季", "上季度"),
    ("上周", "上周"),
    ("往年", "往年"),
    ("基期", "基期"),
    ("基准年", "基期"),
    ("历史同期", "历史同期"),
    ("前三年平均", "前三年平均"),
    ("the previous year", "上年"),
    ("last year", "上年"),
    ("the year before", "上年"),
    ("the same period of last year", "同比"),
];

const BEFORE: &[&str] = &[
    "较",
    "比",
    "相比",
    "相较",
    "相较于",
    "与",
    "同",
    "和",
    "以",
    "在",
    "较之",
    "对比",
    "compared with",
    "compared to",
    "relative to",
    "against",
    "from",
    "on",
];

const AFTER: &[&str] =
    &["相比", "相比较", "比较", "基础上", "的基础上", "为基数", "为基准", "水平", "基数上", "levels", "level"];

/// Takes a base if one stands here.
pub(super) fn base(c: &mut Cursor<'_>) -> Option<Base> {
    if let Some(said) = c.eat_one_of(SAID) {
        return Some(Base { text: said.to_owned(), whole: false });
    }
    let mut at = *c;
    if let Some(text) = time(&mut at)
        && (at.eat("水平的") || at.eat("的"))
        && is_part(at)
    {
        // 2020年的2倍, 上年水平的80%.
        *c = at;
        return Some(Base { text, whole: true });
    }
    let mut at = *c;
    let before = at.eat_any(BEFORE)?;
    let text = time(&mut at)?;
    let after = at.eat_any(AFTER);
    // 在2020年 alone is a date, 在2020年基础上 a base; "from 2000 to 3000" is a range.
    if after.is_none() && matches!(before, "与" | "同" | "和" | "以" | "在" | "from" | "on") {
        return None;
    }
    *c = at;
    Some(Base { text, whole: false })
}

/// Takes what is reached as a whole where no figure follows: 不低于上年水平, 高于全省平均水平. Nothing but the end or a mark
/// may stand behind it.
pub(super) fn level(c: &mut Cursor<'_>) -> Option<Base> {
    let mut at = *c;
    let text = time(&mut at).or_else(|| average(&mut at))?;
    at.eat_any(LEVEL);
    let mut behind = at;
    if !behind.at_end() && behind.eat_any(&[",", ";", "."]).is_none() {
        return None;
    }
    *c = at;
    Some(Base { text, whole: true })
}

/// What says that something is a level and not of what: 平均水平, 平均值.
const LEVEL: &[&str] = &["水平", "值", "数", "线"];

/// The whole without such a word: 全省平均水平 is 全省平均.
pub(super) fn without_level(whole: &str) -> &str {
    let level = LEVEL.iter().find_map(|word| whole.strip_suffix(word));
    level.filter(|rest| rest.ends_with("平均") || TIMES.iter().any(|(time, _)| rest == time)).unwrap_or(whole)
}

/// 全省平均, 同行业平均: so many characters at most before the last word.
fn average(at: &mut Cursor<'_>) -> Option<String> {
    const LONGEST: usize = 10;
    at.skip_spaces();
    let start = *at;
    for _ in 0..LONGEST {
        if at.eat("平均") {
            return Some(at.text_since(start));
        }
        at.next_char().filter(|c| scan::is_han(*c))?;
    }
    None
}

/// Whether a share or a multiple stands here.
fn is_part(c: Cursor<'_>) -> bool {
    let mut from = c;
    scan::mode(&mut from);
    let (mut share, mut times) = (from, from);
    matches!(numeral::share(&mut share), Ok(Some(_)))
        || matches!(numeral::number(&mut times), Ok(Some(_))) && times.eat_any(&["倍", "fold"]).is_some()
}

fn time(at: &mut Cursor<'_>) -> Option<String> {
    if let Some(time) = at.eat_one_of(TIMES) {
        return Some(time.to_owned());
    }
    let year = numeral::number(at).ok().flatten()?.as_whole().filter(|y| (1949..2200).contains(y))?;
    let said = at.eat("年") || at.eat("年度");
    let part = at.eat_any(&["同期", "底", "末", "初", "度"]).unwrap_or_default();
    let part = if matches!(part, "度") { "" } else { part };
    (said || part.is_empty()).then(|| format!("{year}年{part}"))
}
