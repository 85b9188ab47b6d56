//! In what period: 每周, 每15日, 两周, 周(调度), 隔日, `per week`, `every 15 days`, `weekly`.

use super::Period::{
    self, Day, HalfMonth, HalfYear, Hour, Minute, Month, Quarter, Shift, TenDays, Term, Week, WorkingDay, Year,
};
use super::lexicon::activity;
use super::units::{ADVERBS, UNITS};
use super::words::bound;
use crate::fault::Code;
use crate::kind::Kind;
use crate::kind::misread::Misread;
use crate::kind::numeral::number;
use crate::kind::words::Cursor;

/// A period as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Window {
    /// In every how many: the least and the most said (每1至2个月).
    pub every: (u32, u32),
    pub per: Period,
    /// `两周` names a period only where a count follows, unlike 每两周.
    pub bare: bool,
    /// How many times the words themselves name: 每周一、周四.
    pub times: u32,
    /// Whether a count is said of each of them: 每周一、周四各1次.
    pub each: bool,
}

impl Window {
    pub(super) const fn new(every: u32, per: Period) -> Self {
        Self { every: (every, every), per, bare: false, times: 1, each: false }
    }
}

/// Days of the week.
pub(super) const DAYS: &[(&str, u8)] =
    &[("monday", 1), ("tuesday", 2), ("wednesday", 3), ("thursday", 4), ("friday", 5), ("saturday", 6), ("sunday", 7)];

/// The longest multiple of a period that is read.
const LONGEST: u32 = 9999;

/// Takes a word that is a period by itself: 隔日, 年均, weekly.
pub(super) fn adverb(c: &mut Cursor<'_>) -> Option<Window> {
    let mut at = *c;
    let (every, per) = at.eat_one_of(ADVERBS)?;
    // 年度 is a period, 年度内 too; 季度末 is a time.
    if at.sees("末") || at.sees("底") || at.sees("初") {
        return None;
    }
    *c = at;
    Some(Window::new(every, per))
}

/// Takes a period.
///
/// # Errors
/// A unit of time that is none, a number of them that is vague, what can be read in two ways (每隔3日), a date.
pub(super) fn period(c: &mut Cursor<'_>) -> Result<Option<Window>, Misread> {
    let mut at = *c;
    if at.eat_any(&["今年", "本年", "本年度", "当年"]).is_some() && at.sees("每") {
        return period(&mut at).map(|found| found.inspect(|_| *c = at));
    }
    if let Some(window) = adverb(c) {
        return Ok(Some(window));
    }
    let mut at = *c;
    at.skip_spaces();
    let start = at;
    if at.eat("每隔") {
        return skipping(c, at, start);
    }
    let found = if at.eat_any(&["逢", "每逢"]).is_some() {
        // 逢周一; 逢5日 names days of the month, and is no period.
        if matches!(number(&mut { at }), Ok(None)) { after_each(&mut at, false)? } else { None }
    } else if at.eat_any(&["每", "逐", "/每", "per", "each", "every"]).is_some() {
        after_each(&mut at, false)?
    } else if at.eat_any(&["/", "·", "a", "an", "in", "within", "over", "按照", "按", "以"]).is_some() {
        match after_each(&mut at, true) {
            Ok(found) => found,
            Err(_) => return Ok(None),
        }
    } else {
        return counted_or_bare(c, start);
    };
    if found.is_some() {
        *c = at;
    }
    Ok(found)
}

/// `每` has been taken: a number and a unit, or a unit, or days of the week or month.
fn after_each(c: &mut Cursor<'_>, lenient: bool) -> Result<Option<Window>, Misread> {
    let mut at = *c;
    // A ten-day period is a third of a month, ten days are ten days.
    let n = if at.sees("ten-day period") { None } else { every(&mut at)? };
    if at.eat_one_of(DAYS).is_some() {
        let mut times = 1;
        let mut next = at;
        while next.eat_any(&[",", "and"]).is_some() {
            if next.eat_one_of(DAYS).is_some() {
                (times, at) = (times + 1, next);
            }
        }
        *c = at;
        return Ok(Some(Window { times, ..Window::new(1, Week) }));
    }
    let Some((every, per)) = unit(&mut at, n) else {
        if lenient {
            return Ok(None);
        }
        let text = match n {
            Some(_) => "no-unit",
            // 每次降雨前1次: how many of them there are is not said.
            None if at.sees("次") || at.sees("场") => "by-event",
            None => "unknown-period",
        };
        return Err(Misread::new(Code::NotUnderstood, text, super::read::unknown(at)));
    };
    let mut window = Window { every, ..Window::new(1, per) };
    at.eat_any(&["内", "之内", "以内", "里"]);
    if window.every == (1, 1) && (per == Week || per == Month) {
        window.times = super::days::days_of(&mut at, per)?;
        window.each = at.before() == Some('各');
    }
    super::days::place(&mut at, per);
    if per != Day && at.eat_any(&["底", "末", "初"]).is_some() && at.eat_any(&["前", "之前", "以前"]).is_some()
    {
        let misread = Misread::new(Code::NotUnderstood, "other-dimension", at.since(*c));
        return Err(misread.belonging_to(Kind::Due));
    }
    *c = at;
    Ok(Some(window))
}

/// Takes how many periods make one: 15, 1至2.
fn every(c: &mut Cursor<'_>) -> Result<Option<(u32, u32)>, Misread> {
    let mut at = *c;
    at.skip_spaces();
    let start = at;
    let Some(low) = number(&mut at)? else { return Ok(None) };
    let mut second = at;
    let mut high = low;
    if second.eat_any(&["-", "--", "~", "至", "到", "to"]).is_some()
        && let Some(n) = number(&mut second)?
    {
        (high, at) = (n, second);
    }
    let small = |n: crate::kind::number::Number| {
        n.as_whole().and_then(|n| u32::try_from(n).ok()).filter(|n| (1..=LONGEST).contains(n))
    };
    let pair = small(low).zip(small(high)).filter(|(low, high)| low <= high);
    let pair = pair.ok_or_else(|| Misread::new(Code::NotUnderstood, "value", at.since(start)))?;
    *c = at;
    Ok(Some(pair))
}

/// Takes the unit after a number, passing over 个, and gives how many of which period they are together. 一个半小时 is an
/// hour and half of one.
fn unit(c: &mut Cursor<'_>, n: Option<(u32, u32)>) -> Option<((u32, u32), Period)> {
    let half = c.eat("个") && n.is_some() && (c.sees("半小时") || c.sees("半月"));
    let (times, per) = c.eat_one_of(UNITS)?;
    // 每周期 is no week.
    if per == Week && c.sees("期") {
        return None;
    }
    if per == Shift && ["级", "组", "子", "车", "主任", "会"].iter().any(|word| c.sees(word)) {
        return None;
    }
    let (low, high) = n.unwrap_or((1, 1));
    let all = |n: u32| if half { (2 * n + 1) * times } else { n * times };
    Some(((all(low), all(high)), per))
}

/// 每隔一天 is every second day; 每隔3天 is said of every third and of every fourth day, and is refused. Hours pass
/// unbroken: 每隔2小时 is every two hours.
fn skipping<'w>(c: &mut Cursor<'w>, mut at: Cursor<'w>, start: Cursor<'w>) -> Result<Option<Window>, Misread> {
    let n = every(&mut at)?;
    let Some((every, per)) = unit(&mut at, n) else {
        return Err(Misread::new(Code::NotUnderstood, "unknown-period", super::read::unknown(at)));
    };
    let every = match n {
        _ if matches!(per, Minute | Hour | HalfMonth | HalfYear) => every,
        None | Some((1, 1)) => (every.0 * 2, every.1 * 2),
        Some(_) => return Err(Misread::new(Code::NotUnderstood, "ambiguous", at.since(start))),
    };
    *c = at;
    Ok(Some(Window { every, ..Window::new(1, per) }))
}

/// 两周(一次), or a unit alone before an activity or a count: 周调度, 月2次.
fn counted_or_bare<'w>(c: &mut Cursor<'w>, start: Cursor<'w>) -> Result<Option<Window>, Misread> {
    let mut at = start;
    let mut plain = start;
    if let Ok(Some(n)) = number(&mut plain) {
        at = plain;
        let counted = at.sees("个");
        let Some(n) = n.as_whole().and_then(|n| u32::try_from(n).ok()).filter(|n| (1..=LONGEST).contains(n)) else {
            return Ok(None);
        };
        let Some((every, per)) = unit(&mut at, Some((n, n))) else { return Ok(None) };
        // 三月 is March and 二季度 the second quarter; 一月一次 and 一季度一次 are idioms.
        let idiom = start.peek() == Some('一') || start.peek() == Some('两');
        let english = at.before().is_some_and(|c| c.is_ascii_alphabetic());
        if matches!(per, Month | Quarter) && !counted && !idiom && !english {
            return Ok(None);
        }
        // 2025年每月1次
        if per == Year && (1900..2200).contains(&n) && at.sees("每") {
            return period(&mut at).map(|found| found.inspect(|_| *c = at));
        }
        if per == Year && (1900..2200).contains(&n) && (at.eat_any(&["内", "全年"]).is_some() || counts(&at)) {
            *c = at;
            return Ok(Some(Window::new(1, Year)));
        }
        if (per == Year && n >= 1900) || ["前", "之前", "后", "之后", "以上", "左右"].iter().any(|w| at.sees(w))
        {
            return Ok(None);
        }
        let inside = at.eat_any(&["内", "之内", "以内", "里", "期间"]).is_some();
        if matches!(per, Month | Quarter) && !counted && !inside && !counts(&at) {
            return Ok(None);
        }
        *c = at;
        return Ok(Some(Window { every, bare: true, ..Window::new(1, per) }));
    }
    const ALONE: &[(&str, (u32, Period))] = &[
        ("日", (1, Day)),
        ("工作日", (1, WorkingDay)),
        ("周", (1, Week)),
        ("旬", (1, TenDays)),
        ("月", (1, Month)),
        ("季", (1, Quarter)),
        ("学期", (1, Term)),
        ("年", (1, Year)),
    ];
    let Some((every, per)) = at.eat_one_of(ALONE) else { return Ok(None) };
    if !(at.at_end() || counts(&at)) {
        return Ok(None);
    }
    *c = at;
    Ok(Some(Window::new(every, per)))
}

/// Whether a count, a bound or an activity stands here.
fn counts(c: &Cursor<'_>) -> bool {
    let (mut n, mut act, mut bounded) = (*c, *c, *c);
    let counted = matches!(number(&mut n), Ok(Some(_))) && !n.sees("月") && !n.sees("日");
    counted || activity(&mut act) || bound(&mut bounded).is_some()
}
