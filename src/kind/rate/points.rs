//! Points of a period that are counted out: 每年6月、12月各1次 is twice a year, so is
//! 春秋两季; 汛期前后, 每天8时、14时、20时, 早晚.

use super::Period::{self, Day, HalfMonth, HalfYear, TenDays, Term, Year};
use crate::kind::feast;
use crate::kind::numeral::number;
use crate::kind::words::Cursor;

/// Points said in one word, with how many they are and in what period.
const SETS: &[(&str, (u32, Period))] = &[
    ("上半年、下半年", (1, HalfYear)),
    ("上半年和下半年", (1, HalfYear)),
    ("上、下半年", (1, HalfYear)),
    ("上下半年", (1, HalfYear)),
    ("上、中、下旬", (1, TenDays)),
    ("上中下旬", (1, TenDays)),
    ("上旬、中旬、下旬", (1, TenDays)),
    ("上半月、下半月", (1, HalfMonth)),
    ("上半月和下半月", (1, HalfMonth)),
    ("上、下半月", (1, HalfMonth)),
    ("学期初、学期末", (2, Term)),
    ("学期初和学期末", (2, Term)),
    ("学期初、学期中、学期末", (3, Term)),
    ("期初、期末", (2, Term)),
    ("期初期末", (2, Term)),
    ("期初和期末", (2, Term)),
    ("期初、期中、期末", (3, Term)),
    ("开学初、学期末", (2, Term)),
    ("年初、年末", (2, Year)),
    ("年初、年底", (2, Year)),
    ("年初和年末", (2, Year)),
    ("年初年末", (2, Year)),
    ("年中、年末", (2, Year)),
    ("年中、年底", (2, Year)),
    ("年中、年终", (2, Year)),
    ("年中和年末", (2, Year)),
    ("年中年末", (2, Year)),
    ("半年、年终", (2, Year)),
    ("年初、年中、年末", (3, Year)),
    ("年初、年中、年底", (3, Year)),
    ("汛期前后", (2, Year)),
    ("汛前汛后", (2, Year)),
    ("汛前、汛后", (2, Year)),
    ("汛前和汛后", (2, Year)),
    ("汛前、汛中、汛后", (3, Year)),
    ("汛前汛中汛后", (3, Year)),
    ("入汛前、出汛后", (2, Year)),
    ("早晚", (2, Day)),
    ("早、晚", (2, Day)),
    ("早中晚", (3, Day)),
    ("早、中、晚", (3, Day)),
    ("上午、下午", (2, Day)),
    ("上午下午", (2, Day)),
    ("上午和下午", (2, Day)),
    ("上下午", (2, Day)),
    ("上、下午", (2, Day)),
];

/// Takes two points or more, and gives how many there are and of what period they are points.
pub(super) fn points(c: &mut Cursor<'_>) -> Option<(u32, Period)> {
    let mut at = *c;
    at.eat_any(&["在", "于"]);
    let found = at
        .eat_one_of(SETS)
        .or_else(|| seasons(&mut at).map(|n| (n, Year)))
        .or_else(|| feasts(&mut at).map(|n| (n, Year)))
        .or_else(|| months(&mut at).map(|n| (n, Year)))
        .or_else(|| list(&mut at, hour).map(|n| (n, Day)))?;
    *c = at;
    Some(found)
}

/// 春秋两季, 春、秋季, 春季和秋季, and 春、秋 before 各1次.
fn seasons(c: &mut Cursor<'_>) -> Option<u32> {
    let mut at = *c;
    let mut names = String::new();
    let mut named = false;
    loop {
        let mut one = at;
        if !names.is_empty() {
            joined(&mut one);
        }
        let Some(name) = one.eat_any(&["春", "夏", "秋", "冬"]).filter(|name| !names.contains(name)) else { break };
        names.push_str(name);
        named |= one.eat_any(&["季", "天"]).is_some();
        at = one;
    }
    named |= at.eat_any(&["两季", "二季", "三季", "四季", "季"]).is_some() || at.sees("各");
    let n = u32::try_from(names.chars().count()).ok().filter(|n| *n > 1 && named)?;
    // 秋冬季每周1次 is one season.
    if at.sees("每") {
        return None;
    }
    *c = at;
    Some(n)
}

/// 元旦、春节、“五一”、国庆前 before 各1次.
fn feasts(c: &mut Cursor<'_>) -> Option<u32> {
    let mut at = *c;
    let mut n = 0;
    loop {
        let mut next = at;
        if n > 0 {
            joined(&mut next);
        }
        if feast::chinese(&mut next).is_none() {
            break;
        }
        next.eat_any(&["前夕", "期间", "假期", "前"]);
        (n, at) = (n + 1, next);
    }
    // 元旦、春节期间每日1次 is one season.
    (n > 1 && !at.sees("每")).then(|| {
        *c = at;
        n
    })
}

/// 6月、12月; 7月、8月每周1次 is one season.
fn months(c: &mut Cursor<'_>) -> Option<u32> {
    let mut at = *c;
    let found = list(&mut at, month).filter(|_| !at.sees("每"))?;
    *c = at;
    Some(found)
}

/// So many of one sort, joined by 、, 和 and the like; `None` below two.
fn list(c: &mut Cursor<'_>, one: fn(&mut Cursor<'_>) -> bool) -> Option<u32> {
    let mut at = *c;
    if !one(&mut at) {
        return None;
    }
    let mut n = 1;
    loop {
        let mut next = at;
        if !(joined(&mut next) && one(&mut next)) {
            break;
        }
        n += 1;
        at = next;
    }
    if n < 2 {
        return None;
    }
    *c = at;
    Some(n)
}

fn joined(c: &mut Cursor<'_>) -> bool {
    c.eat_any(&["、", ",", "和", "及", "与", "以及", "and"]).is_some()
}

/// 6月, 6月份, 6月底, and 6 before 、12月.
fn month(c: &mut Cursor<'_>) -> bool {
    let mut at = *c;
    let n = number(&mut at).ok().flatten().and_then(|n| n.as_whole());
    let said = at.eat_any(&["月份", "月底", "月末", "月初", "月"]).is_some() || ahead(at, month);
    let found = n.is_some_and(|n| (1..=12).contains(&n)) && said && !at.sees("次");
    if found {
        *c = at;
    }
    found
}

/// 8时, 14点, 20:00.
fn hour(c: &mut Cursor<'_>) -> bool {
    let mut at = *c;
    at.eat_any(&["上午", "下午", "早上", "晚上", "中午", "早晨", "早", "晚"]);
    let n = number(&mut at).ok().flatten().and_then(|n| n.as_whole());
    let said = at.eat_any(&["时整", "时", "点整", "点钟", "点", ":00", ":30"]).is_some() || ahead(at, hour);
    let found = n.is_some_and(|n| (0..=24).contains(&n)) && said;
    if found {
        *c = at;
    }
    found
}

/// Whether the unit of a bare number stands at the next of the list.
fn ahead(c: Cursor<'_>, one: fn(&mut Cursor<'_>) -> bool) -> bool {
    let mut at = c;
    at.eat("、") && one(&mut at)
}

/// Of what period points are counted that stand in another: 每年上半年和下半年各1次 is once in each half, 每个工作日早晚各1次
/// twice in a working day.
pub(super) fn counted_in(window: Period, points: Period) -> Option<Period> {
    match (window, points) {
        (Year, HalfYear) => Some(points),
        (Period::Month, TenDays | HalfMonth) => Some(points),
        (Period::WorkingDay, Day) => Some(window),
        _ => (window == points).then_some(points),
    }
}
