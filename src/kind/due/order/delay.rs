//! Lengths of time after an event.
//!
//! 1日 = 24小时 and 1周 = 7日; months and years are what the calendar makes of them, working days at least n + 2·⌊(n−1)/5⌋ days
//! and at most what the longest run of holidays made of them. Where the event is the receipt or issue of a directive whose
//! date is known, working days are counted from that date.

use super::moment::{Placed, day_number};
use super::{DAY, Found, Interval, intervals, minutes};
use crate::calendar::{Calendar, days_between};
use crate::kind::due::{Delay, Event, Unit};
use crate::kind::number::Number;
use crate::kind::order::{Excess, Measure, Remark, World};
use jiff::civil::{Date, date};
use jiff::{Span, ToSpan};
use std::cmp::Ordering;

/// The longest length in months that is reckoned.
const LONGEST_MONTHS: i64 = 1200;

pub(super) fn compare(parent: &Delay, child: &Delay, world: &World<'_>) -> Found {
    if parent.event != child.event {
        return Err(Remark::Event);
    }
    if parent == child {
        return Ok((Ordering::Equal, None));
    }
    if let Some(found) = in_one_unit(parent, child) {
        return Ok(found);
    }
    let anchor = |issued: Option<Date>| issued.filter(|_| dated(&parent.event));
    let p = interval(parent, anchor(world.parent_issued), world.calendar).ok_or(Remark::Near)?;
    let c = interval(child, anchor(world.child_issued), world.calendar).ok_or(Remark::Near)?;
    let by_days = parent.clock.is_some() || child.clock.is_some();
    if let (true, Some(p), Some(c)) = (by_days, by_day(parent, &p), by_day(child, &c)) {
        let by = intervals(&p, &c).ok_or(Remark::Near)?;
        let lost = p.1.zip(c.1).and_then(|(p, c)| p.minus(c)).filter(|_| p.is_exact() && c.is_exact());
        return Ok((by, lost.map(minutes)));
    }
    let (p, c) = if by_days { (to_its_night(parent, p), to_its_night(child, c)) } else { (p, c) };
    let by = intervals(&p, &c).ok_or(Remark::Near)?;
    let exact = p.is_exact() && c.is_exact();
    let excess = exact.then(|| p.0.minus(c.0)).flatten().map(|lost| minutes(lost).times(p.0.over(c.0)));
    Ok((by, excess))
}

/// Whether the date of issue dates the event.
fn dated(event: &Event) -> bool {
    matches!(event, Event::Receipt | Event::Issue)
}

/// Both counted in working days, in months and years, or in the same unit: compared as numbers.
fn in_one_unit(parent: &Delay, child: &Delay) -> Option<(Ordering, Option<Excess>)> {
    if parent.clock.is_some() || child.clock.is_some() {
        return None;
    }
    let (p, c, measure) = if parent.unit == child.unit {
        let (times, measure) = match parent.unit {
            Unit::Minute => (1, Measure::Minutes),
            Unit::Hour => (1, Measure::Hours),
            Unit::Day => (1, Measure::Days),
            Unit::WorkingDay => (1, Measure::WorkingDays),
            Unit::Week => (7, Measure::Days),
            Unit::Month => (1, Measure::Months),
            Unit::Year => (1, Measure::Years),
        };
        let times = Number::whole(times);
        (parent.within.times(times)?, child.within.times(times)?, measure)
    } else {
        let months = |delay: &Delay| delay.within.times(Number::whole(delay.unit.months()?));
        (months(parent)?, months(child)?, Measure::Months)
    };
    let excess = Excess::new(measure, p.minus(c).map(Number::abs)).times(p.over(c));
    Some((c.cmp(&p), Some(excess)))
}

/// 当日, 次日12时前: where it lies, counted from the midnight before the event.
fn of_day(delay: &Delay) -> Option<Interval> {
    let (from, to) = delay.clock?.minutes();
    let midnight = delay.within.as_whole()?.checked_mul(DAY)?;
    Some(Interval::whole(midnight.checked_add(from)?, midnight.checked_add(to)?))
}

/// The same of a length that is told by its day: 次日, and what is counted in working days, of which the last ends with its
/// day.
fn by_day(delay: &Delay, length: &Interval) -> Option<Interval> {
    let whole = delay.unit == Unit::WorkingDay && delay.within.as_whole().is_some();
    let end = |days: Number| days.plus(Number::whole(DAY));
    of_day(delay).or_else(|| Some(Interval(end(length.0)?, length.1.and_then(end))).filter(|_| whole))
}

/// Days beside 次日 may end with the hour, and with the night after it (Civil Code, art. 201).
fn to_its_night(delay: &Delay, length: Interval) -> Interval {
    let in_days = delay.clock.is_none() && matches!(delay.unit, Unit::Day | Unit::Week);
    let night = length.1.and_then(|end| end.plus(Number::whole(DAY)));
    if in_days { Interval(length.0, night) } else { length }
}

/// The minutes from the event, as far as they are known; `None` for what is not reckoned.
fn interval(delay: &Delay, issued: Option<Date>, calendar: &Calendar) -> Option<Interval> {
    let days = |n: i64| Number::whole(n).times(Number::whole(DAY));
    if let Some(Interval(from, to)) = of_day(delay) {
        // The event may be at any time of its day.
        return Some(Interval(from.minus(Number::whole(DAY))?.max(Number::ZERO), to));
    }
    if let Some(unit) = delay.unit.minutes() {
        return delay.within.times(Number::whole(unit)).map(Interval::exact);
    }
    let (n, half) = halves(delay.within.times(Number::whole(delay.unit.months().unwrap_or(1)))?)?;
    if delay.unit == Unit::WorkingDay {
        let n = u32::try_from(n).ok()?;
        let counted = issued.filter(|_| !half).and_then(|issued| {
            let last = calendar.working_day_after(issued, n)?;
            days(days_between(issued, last))
        });
        return match counted {
            Some(at) => Some(Interval::exact(at)),
            None => {
                let most = calendar.most_days(n.saturating_add(u32::from(half)));
                Some(Interval(days(Calendar::fewest_days(n))?, most.and_then(days)))
            }
        };
    }
    let (least, most) = days_of_months(n)?;
    let more = if half { 15 } else { 0 };
    Some(Interval(days(least + more)?, days(most + more)))
}

/// A number as wholes and whether a half is over; `None` for other fractions.
fn halves(n: Number) -> Option<(i64, bool)> {
    let twice = n.times(Number::whole(2))?.as_whole()?;
    Some((twice / 2, twice % 2 == 1))
}

/// The fewest and most days that so many months have, over all months of a leap cycle: 3 months are 89 to 92 days.
fn days_of_months(n: i64) -> Option<(i64, i64)> {
    if !(0..=LONGEST_MONTHS).contains(&n) {
        return None;
    }
    let mut bounds: Option<(i64, i64)> = None;
    for first in (0..48_i64).filter_map(|m| date(2000, 1, 1).checked_add(m.months()).ok()) {
        let days = days_between(first, first.checked_add(Span::new().try_months(n).ok()?).ok()?);
        bounds = Some(bounds.map_or((days, days), |(least, most)| (least.min(days), most.max(days))));
    }
    bounds
}

/// Where a length after the receipt or issue of a directive ends, given its date of issue. The day of issue itself is not
/// counted (Civil Code, art. 201), so that hours end with the same hour of the night after.
pub(super) fn placed(delay: &Delay, issued: Option<Date>, calendar: &Calendar) -> Option<Placed> {
    let issued = issued.filter(|_| dated(&delay.event))?;
    let night = (day_number(issued) + 1) * DAY;
    if let Some(Interval(from, to)) = of_day(delay) {
        let midnight = Number::whole(night - DAY);
        let date = issued.checked_add(delay.within.as_whole()?.days()).ok()?;
        return Some(Placed { date, at: Interval(midnight.plus(from)?, Some(midnight.plus(to?)?)) });
    }
    if let Some(unit) = delay.unit.minutes() {
        let length = delay.within.times(Number::whole(unit))?;
        let whole_days = length.over(Number::whole(DAY))?.to_f64().floor();
        let days = length.over(Number::whole(DAY))?.as_whole();
        let date = issued.checked_add(days.unwrap_or(whole_days as i64).days()).ok()?;
        return Some(Placed { date, at: Interval::exact(Number::whole(night).plus(length)?) });
    }
    let (n, half) = halves(delay.within.times(Number::whole(delay.unit.months().unwrap_or(1)))?)?;
    let last = match delay.unit {
        Unit::WorkingDay if half => return None,
        Unit::WorkingDay => calendar.working_day_after(issued, u32::try_from(n).ok()?)?,
        _ => issued.checked_add(Span::new().try_months(n).ok()?).ok()?,
    };
    let last = last.checked_add(if half { 15.days() } else { 0.days() }).ok()?;
    let end = (day_number(last) + 1) * DAY;
    Some(Placed { date: last, at: Interval::whole(end, end) })
}
