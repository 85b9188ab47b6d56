//! The order of lengths. Days are exact, months and years are exact among themselves, working days likewise; across these,
//! the bounds of the calendar decide, and what they do not settle is near, never the same.

use super::Length;
use super::length::{Base, Time, Unit};
use super::stretch::{self, Stretch};
use crate::calendar::days_between;
use crate::kind::Bare;
use crate::kind::number::Number;
use crate::kind::order::{Direction, End, Excess, Measure, Order, Remark, Way, Weighing, World};
use jiff::civil::Date;
use std::cmp::Ordering;

/// How `child` stands to `parent`, and whether the calendar's bounds just touch. `None` where they overlap.
pub(super) fn compare(parent: &Time, child: &Time) -> (Option<Ordering>, bool) {
    let Some(((p_base, p), (c_base, c))) = parent.in_base().zip(child.in_base()) else { return (None, false) };
    if p_base == c_base {
        return (Some(c.cmp(&p)), false);
    }
    let Some(((p_low, p_high), (c_low, c_high))) = parent.days().zip(child.days()) else { return (None, false) };
    // 5 working days are never fewer than 5 days; 1 year is never less than 365.
    let months = p_base == Base::Month || c_base == Base::Month;
    if p_high <= c_low {
        (Some(Ordering::Greater), months && p_high == c_low)
    } else if c_high <= p_low {
        (Some(Ordering::Less), months && c_high == p_low)
    } else {
        (None, true)
    }
}

/// One end of a length. An end left open lies at nothing below and without limit above.
#[derive(Clone, Copy, Debug)]
enum Reach {
    Nothing,
    Time(Time),
    Endless,
}

fn reach(length: &Length, end: End) -> Option<Reach> {
    let open = if end == End::Floor { Reach::Nothing } else { Reach::Endless };
    Some(match length {
        Length::Plain { time, bare } => match (bare, end) {
            (Bare::Exact, _) | (Bare::Floor, End::Floor) | (Bare::Ceiling, End::Ceiling) => Reach::Time(*time),
            _ => open,
        },
        Length::Bounded { floor, .. } if end == End::Floor => floor.map_or(open, Reach::Time),
        Length::Bounded { ceiling, .. } => ceiling.map_or(open, Reach::Time),
        Length::Unbounded => Reach::Endless,
        Length::Closed(_) | Length::Until(_) => return None,
    })
}

/// Weighs two. Two stretches are weighed as sets of days; a stretch beside a length, by its days where the calendar's bounds
/// set them clearly apart.
#[must_use]
pub fn weigh(parent: &Length, child: &Length, direction: Direction, _world: &World<'_>) -> Weighing {
    match (parent, child) {
        (Length::Until(p), Length::Until(c)) => weigh_until(*p, *c, direction),
        // From when it runs is not said, so that its length is not known.
        (Length::Until(_), _) | (_, Length::Until(_)) => Weighing::apart(Remark::Kind),
        (Length::Closed(p), Length::Closed(c)) => weigh_closed(p, c, direction),
        (Length::Closed(p), other) => beside(p, other, direction, false),
        (other, Length::Closed(c)) => beside(c, other, direction, true),
        _ => weigh_lengths(parent, child, direction),
    }
}

fn weigh_lengths(parent: &Length, child: &Length, direction: Direction) -> Weighing {
    let plain = |l: &Length| matches!(l, Length::Plain { bare: Bare::Floor, .. });
    let ranged = |l: &Length| matches!(l, Length::Bounded { floor: Some(_), ceiling: Some(_) });
    // 3年 beside 3至5年 is as long as that asks, and lifts no ceiling: it says nothing of one.
    let within = plain(parent) && ranged(child) || plain(child) && ranged(parent);
    let above = if within { Way::Still } else { direction.ceiling };
    let ends = [(End::Floor, direction.floor), (End::Ceiling, above)];
    let weighed = ends.map(|(end, way)| {
        let (by, near) = match (reach(parent, end), reach(child, end)) {
            _ if way == Way::Still => (Some(Ordering::Equal), false),
            (Some(p), Some(c)) => by_reach(p, c),
            _ => (None, false),
        };
        (end, by.map_or(Order::Apart, |by| Order::of(by, way)), near)
    });
    let [floor, ceiling] = &weighed;
    let order = floor.1.and(ceiling.1);
    if order == Order::Same {
        return Weighing::plain(order);
    }
    let heavier = |e: &&(End, Order, bool)| e.1 == Order::Heavier;
    let moved = |e: &&(End, Order, bool)| e.1 != Order::Same;
    let told = if order == Order::Apart {
        weighed.iter().find(|e| e.1 == Order::Apart)
    } else {
        weighed.iter().find(heavier).or_else(|| weighed.iter().find(moved))
    };
    let Some((end, _, near)) = told.copied() else { return Weighing::plain(order) };
    let times = match (reach(parent, end), reach(child, end)) {
        (Some(Reach::Time(p)), Some(Reach::Time(c))) => Some((p, c)),
        _ => None,
    };
    let excess = times.filter(|_| order != Order::Apart).and_then(|(p, c)| excess(&p, &c));
    let remark = (near || order == Order::Apart).then_some(Remark::Near);
    // Of a flat length neither end is the one that moved.
    let flat = |l: &Length| matches!(l, Length::Plain { .. } | Length::Unbounded);
    let end = (!(flat(parent) && flat(child))).then_some(end);
    Weighing { end, excess, remark, ..Weighing::plain(order) }
}

fn by_reach(parent: Reach, child: Reach) -> (Option<Ordering>, bool) {
    let rank = |r: Reach| match r {
        Reach::Nothing => 0,
        Reach::Time(_) => 1,
        Reach::Endless => 2,
    };
    match (parent, child) {
        (Reach::Time(p), Reach::Time(c)) => compare(&p, &c),
        _ => (Some(rank(child).cmp(&rank(parent))), false),
    }
}

/// By how much two lengths differ, in the child's unit where both are exact in one base, else unknown.
fn excess(parent: &Time, child: &Time) -> Option<Excess> {
    let ((p_base, p), (c_base, c)) = (parent.in_base()?, child.in_base()?);
    if p_base != c_base {
        return None;
    }
    let amount = c.minus(p)?.abs();
    let finer = if worth(parent.unit) < worth(child.unit) { parent.unit } else { child.unit };
    let (measure, per) = match finer {
        Unit::Minute => (Measure::Minutes, 1440),
        Unit::Hour => (Measure::Hours, 24),
        Unit::Day | Unit::Week => (Measure::Days, 1),
        Unit::WorkingDay => (Measure::WorkingDays, 1),
        Unit::Month => (Measure::Months, 1),
        Unit::Year => (Measure::Years, 1),
    };
    let amount = match measure {
        Measure::Years => amount.over(Number::whole(12))?,
        _ => amount.times(Number::whole(per))?,
    };
    Some(Excess::new(measure, Some(amount)).times(c.over(p)))
}

fn worth(unit: Unit) -> Option<Number> {
    let (_, n, d) = unit.base();
    Number::fraction(n, d)
}

/// What a length that has no ends apart moves: the floor's way, or the ceiling's where the floor carries none.
fn way(direction: Direction) -> Way {
    if direction.floor == Way::Still { direction.ceiling } else { direction.floor }
}

/// Two that end on a day: the later is the longer, by the days between.
fn weigh_until(parent: Date, child: Date, direction: Direction) -> Weighing {
    let order = Order::of(child.cmp(&parent), way(direction));
    let days = Number::whole(days_between(parent, child).abs());
    let excess = (order != Order::Same).then(|| Excess::new(Measure::Days, Some(days)));
    Weighing { excess, ..Weighing::plain(order) }
}

/// Two stretches: heavier where the child holds on days the parent does not. Where a year is left out on one side, it is the
/// year of the other.
fn weigh_closed(parent: &Stretch, child: &Stretch, direction: Direction) -> Weighing {
    let dated = |s: &Stretch| s.from.date(false).zip(s.to.date(true));
    let by = match (dated(parent), dated(child)) {
        (Some((p_from, p_to)), Some((c_from, c_to))) => match (c_from.cmp(&p_from), c_to.cmp(&p_to)) {
            (Ordering::Equal, Ordering::Equal) => Some(Ordering::Equal),
            (Ordering::Less | Ordering::Equal, Ordering::Greater | Ordering::Equal) => Some(Ordering::Greater),
            (Ordering::Greater | Ordering::Equal, Ordering::Less | Ordering::Equal) => Some(Ordering::Less),
            _ => None,
        },
        _ => stretch::compare_in_year(parent, child),
    };
    let way = way(direction);
    let order = match by {
        _ if way == Way::Still => Order::Same,
        Some(by) => Order::of(by, way),
        None => Order::Mixed,
    };
    if order == Order::Same {
        return Weighing::plain(order);
    }
    let days = |s: &Stretch| Number::whole(s.days().0);
    let amount = days(child).minus(days(parent)).map(Number::abs);
    let factor = days(child).over(days(parent));
    let excess = by.is_some().then(|| Excess::new(Measure::Days, amount).times(factor));
    let remark = by.is_none().then_some(Remark::Season);
    Weighing { excess, remark, ..Weighing::plain(order) }
}

/// A stretch beside a length. Dates are not the same as any length; they are told apart only where their days lie clearly
/// beyond it.
fn beside(stretch: &Stretch, length: &Length, direction: Direction, stretch_is_child: bool) -> Weighing {
    let way = way(direction);
    let end = if direction.floor == Way::Still { End::Ceiling } else { End::Floor };
    let days = stretch.days();
    let by = match reach(length, end) {
        Some(Reach::Endless) => Some(Ordering::Less),
        Some(Reach::Nothing) => Some(Ordering::Greater),
        Some(Reach::Time(time)) => time.days().and_then(|(low, high)| {
            if Number::whole(days.0) > high {
                Some(Ordering::Greater)
            } else if Number::whole(days.1) < low {
                Some(Ordering::Less)
            } else {
                None
            }
        }),
        None => None,
    };
    let by = if stretch_is_child { by } else { by.map(Ordering::reverse) };
    by.map_or_else(|| Weighing::apart(Remark::Near), |by| Weighing::plain(Order::of(by, way)))
}
