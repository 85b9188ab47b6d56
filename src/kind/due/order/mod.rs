//! Whether whoever meets the parent's deadline meets the child's: the earlier one is heavier.
//!
//! Everything is laid on a line of minutes, as an interval where words leave it open (下班前, 3个月, 10个工作日). Two intervals
//! that overlap are not comparable, and near.

mod delay;
mod moment;
mod recurrence;

use super::model::{Delay, Due, Recurrence};
use crate::kind::number::Number;
use crate::kind::order::{Direction, Excess, Measure, Order, Remark, Way, Weighing, World};
use std::cmp::Ordering;

/// Minutes of a day.
const DAY: i64 = 1440;

/// How the child's deadline stands to the parent's, or why that cannot be said. The factor of the excess is parent over
/// child: how much less time there is.
type Found = Result<(Ordering, Option<Excess>), Remark>;

/// Weighs two deadlines. Lengths after the receipt or issue of the directive are placed on its date of issue where they
/// meet a date; recurring dates meet no others.
#[must_use]
pub fn weigh(parent: &Due, child: &Due, direction: Direction, world: &World<'_>) -> Weighing {
    let way = direction.ceiling;
    if way == Way::Still {
        return Weighing::plain(Order::Same);
    }
    let found = match (parent, child) {
        (Due::At(p), Due::At(c)) => moment::compare(p, c, world),
        (Due::Every(p), Due::Every(c)) => recurrence::compare(p, c, world.calendar),
        (Due::After(p), Due::After(c)) => match after_periods(p, c) {
            Some((p, c)) => recurrence::compare(&p, &c, world.calendar),
            None => delay::compare(p, c, world),
        },
        (Due::At(p), Due::After(c)) => match delay::placed(c, world.child_issued, world.calendar) {
            Some(c) => moment::compare_placed(moment::place(p), c, world),
            None => Err(Remark::Kind),
        },
        (Due::After(p), Due::At(c)) => match delay::placed(p, world.parent_issued, world.calendar) {
            Some(p) => moment::compare_placed(p, moment::place(c), world),
            None => Err(Remark::Kind),
        },
        (Due::Every(p), Due::After(c)) => match recurrence::after_period(c) {
            Some(c) => recurrence::compare(p, &c, world.calendar),
            None => Err(Remark::Kind),
        },
        (Due::After(p), Due::Every(c)) => match recurrence::after_period(p) {
            Some(p) => recurrence::compare(&p, c, world.calendar),
            None => Err(Remark::Kind),
        },
        (Due::Before(p), Due::Before(c)) if p == c => Ok((Ordering::Equal, None)),
        (Due::Before(_), Due::Before(_)) => Err(Remark::Event),
        (Due::Every(_), Due::At(_)) | (Due::At(_), Due::Every(_)) | (Due::Before(_), _) | (_, Due::Before(_)) => {
            Err(Remark::Kind)
        }
    };
    match found {
        Err(why) => Weighing::apart(why),
        Ok((by, excess)) => {
            let order = Order::of(by, way);
            let excess = excess.filter(|_| order != Order::Same).map(|excess| Excess {
                factor: if way == Way::Up { excess.factor.and_then(|f| Number::ONE.over(f)) } else { excess.factor },
                ..excess
            });
            Weighing { excess, ..Weighing::plain(order) }
        }
    }
}

/// Lengths after the ends of different periods (季度终了后15日内, 月后5日内) as places in the next ones.
fn after_periods(parent: &Delay, child: &Delay) -> Option<(Recurrence, Recurrence)> {
    if parent.event == child.event {
        return None;
    }
    recurrence::after_period(parent).zip(recurrence::after_period(child))
}

/// How one interval stands to another; `None` where they overlap. Both ends may be open above.
fn intervals(parent: &Interval, child: &Interval) -> Option<Ordering> {
    if parent == child && parent.is_exact() {
        Some(Ordering::Equal)
    } else if child.1.is_some_and(|latest| latest <= parent.0) {
        Some(Ordering::Less)
    } else if parent.1.is_some_and(|latest| latest <= child.0) {
        Some(Ordering::Greater)
    } else {
        None
    }
}

/// From the earliest to the latest minute; no end where none is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Interval(Number, Option<Number>);

impl Interval {
    fn exact(at: Number) -> Self {
        Self(at, Some(at))
    }

    fn whole(from: i64, to: i64) -> Self {
        Self(Number::whole(from), Some(Number::whole(to)))
    }

    fn is_exact(&self) -> bool {
        self.1 == Some(self.0)
    }
}

/// So many minutes, in the largest unit in which they are whole.
fn minutes(n: Number) -> Excess {
    let n = n.abs();
    let of = |unit: i64| n.over(Number::whole(unit)).filter(|n| n.as_whole().is_some());
    match (of(DAY), of(60)) {
        (Some(days), _) => Excess::new(Measure::Days, Some(days)),
        (None, Some(hours)) => Excess::new(Measure::Hours, Some(hours)),
        (None, None) => Excess::new(Measure::Minutes, Some(n)),
    }
}
