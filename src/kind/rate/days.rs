//! Days by which a period is told: 每周一、周四 is twice a week, 每月10日 once a month.

use super::Period;
use super::count;
use super::lexicon;
use crate::fault::Code;
use crate::kind::Kind;
use crate::kind::misread::Misread;
use crate::kind::numeral::number;
use crate::kind::words::Cursor;

/// Takes the days of the week or month that stand after `每周` or `每月`, and gives how many there are; 1 where none does.
///
/// # Errors
/// A day by which a thing is due, or what can be a day as well as a count (每周三查, 每周四回访).
pub(super) fn days_of(c: &mut Cursor<'_>, per: Period) -> Result<u32, Misread> {
    let start = *c;
    let mut at = *c;
    if per == Period::Week
        && let Some(times) = unseparated(&mut at)
    {
        at.eat("各");
        *c = at;
        return Ok(times);
    }
    let mut times = 0;
    loop {
        let mut one = at;
        if times > 0 && one.eat_any(&["、", ",", "和", "及"]).is_none() {
            break;
        }
        one.eat_any(&["周", "星期", "礼拜", "每周"]);
        let day = if per == Period::Week { weekday(&mut one, times > 0) } else { monthday(&mut one) };
        if !day {
            break;
        }
        times += 1;
        at = one;
    }
    if times == 0 {
        return Ok(1);
    }
    if at.eat_any(&["前", "之前", "以前"]).is_some() {
        let misread = Misread::new(Code::NotUnderstood, "other-dimension", at.since(start));
        return Err(misread.belonging_to(Kind::Due));
    }
    if per == Period::Week
        && times == 1
        && !start.sees("一")
        && lexicon::activity(&mut { at })
        && (!lexicon::sees_verb(&at) || count::measured(&at))
    {
        lexicon::activity(&mut at);
        return Err(Misread::new(Code::NotUnderstood, "ambiguous", at.since(start)));
    }
    at.eat("各");
    *c = at;
    Ok(times)
}

/// 每周一三五: three days of the week or more, in order.
fn unseparated(c: &mut Cursor<'_>) -> Option<u32> {
    let mut at = *c;
    let (mut days, mut last) = (0, 0);
    while let Some(day) = at.peek().and_then(|d| "一二三四五六日".chars().position(|day| day == d)) {
        if day < last {
            return None;
        }
        (days, last) = (days + 1, day + 1);
        at.next_char();
    }
    if days < 3 || count::measured(&at) {
        return None;
    }
    *c = at;
    Some(days)
}

/// Takes where in the period a thing is done, which says nothing of how often: 每月第一个周一, 每季度首月, 每月上旬.
pub(super) fn place(c: &mut Cursor<'_>, per: Period) {
    const NTH: &[&str] = &[
        "第一个",
        "第二个",
        "第三个",
        "第四个",
        "第1个",
        "第2个",
        "第3个",
        "第4个",
        "首个",
        "首",
        "末",
        "第二",
        "第三",
        "第四",
        "第1",
        "第2",
        "第3",
        "第4",
        "最后一",
        "最后一个",
        "最后1个",
        "第一",
        "最后",
    ];
    let mut at = *c;
    at.eat("的");
    let found = if at.eat_any(NTH).is_some() {
        let week = at.eat_any(&["周", "星期"]).is_some();
        if week {
            // 第一周, 第一个周五, 第一周周五
            at.eat_any(&["周", "星期"]);
            weekday(&mut at, false) || per == Period::Month
        } else {
            at.eat("工作日") || per != Period::Month && at.eat("月")
        }
    } else if per == Period::Year {
        at.eat_any(&["年底", "年末", "年终", "年初", "年中", "底", "末", "初"]).is_some()
    } else {
        per == Period::Month && at.eat_any(&["上旬", "中旬", "下旬"]).is_some()
    };
    if found && !at.sees("前") && !at.sees("底") {
        *c = at;
    }
}

/// A day of the week; not the number of a count (每周二次).
fn weekday(c: &mut Cursor<'_>, listed: bool) -> bool {
    let mut at = *c;
    at.skip_spaces();
    let day = at.next_char().is_some_and(|d| "一二三四五六日天".contains(d));
    let measured = !listed && count::measured(&at) && !lexicon::sees_verb(&at);
    // 每周五1次 is a day with its count.
    let counted = at.peek().is_some_and(|next| next.is_ascii_digit());
    let numbered = number(&mut { at }).is_ok_and(|n| n.is_some()) && !at.sees("一次") && !counted;
    let found = day && !measured && !numbered;
    if found {
        *c = at;
    }
    found
}

/// A day of the month, or a third of it.
fn monthday(c: &mut Cursor<'_>) -> bool {
    let mut at = *c;
    if at.eat_any(&["上旬", "中旬", "下旬"]).is_some() {
        *c = at;
        return true;
    }
    let day = number(&mut at).ok().flatten().and_then(|n| n.as_whole()).is_some_and(|d| (1..=31).contains(&d));
    let found = day && at.eat_any(&["日", "号"]).is_some();
    if found {
        *c = at;
    }
    found
}
