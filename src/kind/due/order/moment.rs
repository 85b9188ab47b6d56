//! Dates with or without a time of day.

use super::{DAY, Found, Interval, intervals, minutes};
use crate::calendar::days_between;
use crate::kind::due::{Clock, Moment};
use crate::kind::number::Number;
use crate::kind::order::{Excess, Measure, Remark, World};
use jiff::civil::Date;
use std::cmp::Ordering;

/// A date on the line of minutes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placed {
    pub(super) date: Date,
    pub(super) at: Interval,
}

/// Days since an era of the line's own.
pub(super) fn day_number(date: Date) -> i64 {
    days_between(Date::ZERO, date)
}

/// Where a date with its time of day lies.
pub(super) fn place(moment: &Moment) -> Placed {
    let midnight = day_number(moment.date) * DAY;
    let (from, to) = moment.clock.minutes();
    Placed { date: moment.date, at: Interval::whole(midnight + from, midnight + to) }
}

pub(super) fn compare(parent: &Moment, child: &Moment, world: &World<'_>) -> Found {
    if parent == child {
        return Ok((Ordering::Equal, None));
    }
    let found = compare_placed(place(parent), place(child), world);
    // 下班前 against the end of the same day: earlier, by a time that is not known.
    let unclear = parent.date == child.date && [parent.clock, child.clock].contains(&Clock::CloseOfWork);
    found.map(|(by, excess)| (by, excess.filter(|_| !unclear)))
}

/// Compares two dates. The factor is the days that the parent gives from its issue over those that the child leaves.
pub(super) fn compare_placed(parent: Placed, child: Placed, world: &World<'_>) -> Found {
    let by = intervals(&parent.at, &child.at).ok_or(Remark::Near)?;
    if by == Ordering::Equal {
        return Ok((by, None));
    }
    let days = days_between(child.date, parent.date).abs();
    let apart = parent.at.0.minus(child.at.0).map(Number::abs);
    if days == 0 || apart.is_some_and(|apart| apart < Number::whole(DAY)) {
        return Ok((by, apart.map(minutes)));
    }
    let factor = world.parent_issued.and_then(|issued| {
        let (given, left) = (days_between(issued, parent.date), days_between(issued, child.date));
        if given > 0 && left > 0 { Number::whole(given).over(Number::whole(left)) } else { None }
    });
    Ok((by, Some(Excess::new(Measure::Days, Some(Number::whole(days))).times(factor))))
}
