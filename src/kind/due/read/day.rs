//! A day or the last days of a period, in Chinese, before it is known of which: 25日, 上旬, 第5个工作日, 最后一个工作日.

use super::figure::figure;
use super::point::last_figure;
use super::refuse;
use super::week::{day_after_week, weekday};
use crate::fault::Code;
use crate::kind::due::Position;
use crate::kind::misread::Misread;
use crate::kind::words::Cursor;

pub(super) const BEFORE: &[&str] = &["前", "之前", "以前"];

pub(super) const ENDS: &[&str] = &[
    "末",
    "底",
    "内",
    "以内",
    "之内",
    "结束",
    "终了",
    "月底",
    "月末",
    "季末",
    "季度末",
    "季底",
    "年底",
    "年末",
    "年终",
    "旬末",
    "周末",
    "期末",
    "结束时",
];

/// What joins one place to the next.
pub(super) const JOINED: &[&str] = &["、", "和", "及", "与", "以及"];

/// Takes 最后一个工作日, 最后3日, 月末最后一周: the last days of an interval, which are over when it is.
///
/// # Errors
/// Before the last three: before they begin, or before they end.
pub(super) fn last(c: &mut Cursor<'_>) -> Result<Option<Position>, Misread> {
    let mut at = *c;
    at.eat("的");
    at.skip_spaces();
    let start = at;
    at.eat_any(&["月底", "月末", "季末", "季度末", "年底", "年末", "期末", "末", "底"]);
    let Some(n) = at.eat("最后").then(|| figure(&mut at)).flatten() else { return Ok(None) };
    let found = match at.eat_any(&["个工作日", "工作日", "日", "天", "周", "个周", "星期", "个星期"]) {
        Some("个工作日" | "工作日") => Position::LastWorkingDay,
        Some("日" | "天") => Position::End,
        // 最后一周的周五 and 最后一个星期五 lie within it.
        Some(_) if weekday(&mut { at }).is_none() && day_after_week(&mut { at }).is_none() && !at.sees("的") => {
            Position::End
        }
        _ => return Ok(None),
    };
    if n > 1 && at.eat_any(BEFORE).is_some() {
        return Err(refuse(Code::NotUnderstood, "ambiguous-before", at.since(start)));
    }
    *c = at;
    Ok(Some(found))
}

/// 25日, 25号, 1日至5日; of a window its end.
pub(super) fn day(c: &mut Cursor<'_>) -> Option<u8> {
    let mut at = *c;
    at.eat_any(&["第", "前"]);
    let day = last_figure(&mut at)?;
    // 5、15、25日
    let mut ahead = at;
    let bare = ahead.eat("、") && self::day(&mut ahead).is_some();
    if at.eat_any(&["日", "号", "天"]).is_none() && !bare {
        return None;
    }
    *c = at;
    // What no month has is told apart from what is no day at all.
    Some(u8::try_from(day).unwrap_or(u8::MAX))
}

pub(super) fn ten_days(c: &mut Cursor<'_>) -> Option<Position> {
    let which = c.eat_one_of(&[("上旬", Position::Day(10)), ("中旬", Position::Day(20)), ("下旬", Position::End)])?;
    c.eat_any(&["末", "内"]);
    Some(which)
}

/// 第5个工作日, 前3个工作日.
pub(super) fn working_day(c: &mut Cursor<'_>) -> Option<u8> {
    let mut at = *c;
    at.eat_any(&["第", "前", "的第", "的前", "首", "头"]);
    let n = figure(&mut at).unwrap_or(1);
    at.eat_any(&["个工作日", "工作日"])?;
    *c = at;
    u8::try_from(n).ok()
}
