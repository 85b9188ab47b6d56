//! The order of rates. Heavier is more times a year; as many a year in a shorter rhythm is heavier by its pace alone.
//!
//! The reckoning is exact. A year has 365 or 366 days, 12 months, and 240 to 262 working days: 52 weekends and at most 13
//! statutory holidays with the days moved beside them leave no fewer, and no year has more weekdays. Rates of one base
//! (days; months; working days) are always comparable. Across bases, the one whose most times in any year are not above the
//! other's fewest is the lesser; where the bounds overlap, nothing is decided and they are near.

use super::{Base, Often, Period, Rate, Season, season};
use crate::kind::amount::same_body;
use crate::kind::number::Number;
pub(super) use crate::kind::order::End;
use crate::kind::order::{Direction, Excess, Measure, Order, Remark, Way, Weighing};
use crate::kind::span::length;
use crate::kind::span::stretch::Stretch;
use std::cmp::Ordering;

/// A rate reckoned out: times in a unit of its base, and the length of its rhythm in that unit.
#[derive(Clone, Copy, Debug)]
struct Beat {
    base: Base,
    density: Number,
    window: Number,
}

impl Beat {
    fn of(often: &Often, season: Option<&Season>) -> Option<Self> {
        let (base, length) = often.per.length();
        let window = length.times(Number::whole(i64::from(often.every)))?;
        let year = Number::whole(if base == Base::Months { 12 } else { 365 });
        let density = match season {
            // A yearly rate in a season asks all its times within the season.
            Some(Season::Dates(dates)) if window >= year => often.times.over(window)?.over(share(dates, base)?)?,
            _ => often.times.over(window)?,
        };
        Some(Self { base, density, window })
    }

    /// Fewest and most times in any year.
    fn yearly(&self) -> Option<(Number, Number)> {
        let (low, high) = match self.base {
            // How many shifts a day has is not known.
            Base::Shifts => return None,
            Base::Days => (365, 366),
            Base::WorkingDays => (240, 262),
            Base::Months => (12, 12),
        };
        self.density.times(Number::whole(low)).zip(self.density.times(Number::whole(high)))
    }
}

/// How one end stands: `None` where it is not decided; whether only the rhythm or the calendar makes the difference.
type Stand = (Option<Ordering>, bool);

/// A shorter rhythm asks more at a floor and allows less at a ceiling.
fn stand(parent: &Beat, child: &Beat, end: End) -> Option<Stand> {
    if parent.base == child.base {
        let by = child.density.cmp(&parent.density);
        let rhythm = match end {
            End::Floor => parent.window.cmp(&child.window),
            End::Ceiling => child.window.cmp(&parent.window),
        };
        return Some(if by == Ordering::Equal { (Some(rhythm), true) } else { (Some(by), false) });
    }
    let (parent_low, parent_high) = parent.yearly()?;
    let (child_low, child_high) = child.yearly()?;
    let by = if parent_high <= child_low {
        Some(Ordering::Greater)
    } else if child_high <= parent_low {
        Some(Ordering::Less)
    } else {
        None
    };
    let pace = match (parent.base, child.base) {
        (Base::Days, Base::Months) => by_calendar(parent, child),
        (Base::Months, Base::Days) => by_calendar(child, parent),
        _ => Some(false),
    }?;
    Some((by, pace))
}

/// Whether the calendar alone makes the difference: the months meant have as many days, at their shortest or longest, as
/// the other rhythm needs (4 a month is 1 a week in February); 52 weeks and 365 days pass for a year.
fn by_calendar(days: &Beat, months: &Beat) -> Option<bool> {
    let times = months.density.times(months.window)?;
    let (shortest, longest) = length::days_of_months(months.window)?;
    let inside = times <= days.density.times(longest)? && times >= days.density.times(shortest)?;
    let yearly = months.density.times(Number::whole(12))?;
    let passes = [364, 365].iter().any(|n| days.density.times(Number::whole(*n)) == Some(yearly));
    Some(inside || passes)
}

/// How the ceiling's times a year stand to the floor's.
pub(super) fn by_times(floor: Option<&Often>, ceiling: Option<&Often>) -> Option<Ordering> {
    let (floor, ceiling) = (Beat::of(floor?, None)?, Beat::of(ceiling?, None)?);
    stand(&floor, &ceiling, End::Ceiling).and_then(|(by, pace)| by.filter(|_| !pace))
}

/// Which of two at the same end says the other too: 每季度1次 says 每年2次, 每年6次 and 每季度1次 are two demands.
pub(super) fn implying(one: Often, other: Often, end: End) -> Option<Often> {
    if one == other {
        return Some(one);
    }
    let (a, b) = (Beat::of(&one, None)?, Beat::of(&other, None)?);
    if a.base != b.base || a.window == b.window {
        return None;
    }
    let (finer, coarser, closer) = if a.window < b.window { (a, b, one) } else { (b, a, other) };
    let covered = match end {
        End::Floor => finer.density >= coarser.density,
        End::Ceiling => finer.density <= coarser.density,
    };
    covered.then_some(closer)
}

/// Whether its rhythm is a year or longer.
fn is_yearly(often: &Often) -> bool {
    let (base, length) = often.per.length();
    let year = Number::whole(if base == Base::Months { 12 } else { 365 });
    length.times(Number::whole(i64::from(often.every))).is_some_and(|window| window >= year)
}

/// One end of two rates weighed.
struct EndWeighed {
    end: End,
    order: Order,
    remark: Option<Remark>,
}

fn weigh_end(parent: &Rate, child: &Rate, end: End, way: Way) -> EndWeighed {
    let of = |rate: &Rate| match end {
        End::Floor => rate.floor,
        End::Ceiling => rate.ceiling,
    };
    let plain = |order: Order| EndWeighed { end, order, remark: None };
    // An open floor lies below, an open ceiling above all others.
    let open = |by: Ordering| plain(Order::of(if end == End::Ceiling { by.reverse() } else { by }, way));
    let (p, c) = match (of(parent), of(child)) {
        _ if way == Way::Still => return plain(Order::Same),
        (None, None) => return plain(Order::Same),
        (None, Some(_)) => return open(Ordering::Greater),
        (Some(_), None) => return open(Ordering::Less),
        (Some(p), Some(c)) => (p, c),
    };
    // 每年汛前1次 and 每年3月1次 say when in the year the one time is, and ask it no oftener; so does 每年3月至5月1次 beside
    // another that is yearly.
    let yearly = is_yearly(&p) && is_yearly(&c);
    let of_year =
        |season: &Season, often: &Often| end == End::Floor && (yearly || is_yearly(often) && season.is_place_in_year());
    let ps = parent.season.as_ref().filter(|season| !of_year(season, &p));
    let cs = child.season.as_ref().filter(|season| !of_year(season, &c));
    let stood = Beat::of(&p, ps).zip(Beat::of(&c, cs)).and_then(|(p, c)| stand(&p, &c, end));
    let Some((Some(by), pace)) = stood else {
        let shifts = (p.per == Period::Shift) != (c.per == Period::Shift);
        let remark = if shifts { Remark::Unit } else { Remark::Near };
        return EndWeighed { remark: Some(remark), ..plain(Order::Apart) };
    };
    let Some(held) = season::compare(ps, cs) else {
        let dated = [ps, cs].iter().all(|s| matches!(s, Some(Season::Dates(_))));
        // Each holds where the other does not: heavier in what was added. Of named seasons nothing is known.
        return EndWeighed { remark: Some(Remark::Season), ..plain(if dated { Order::Mixed } else { Order::Apart }) };
    };
    // Out of season a floor asks nothing, and a ceiling forbids nothing.
    let held = if end == End::Ceiling { held.reverse() } else { held };
    let order = Order::of(by, way).and(Order::of(held, way));
    let remark = match (order, held) {
        (Order::Same, _) => None,
        (_, Ordering::Equal) => pace.then_some(Remark::Pace),
        (_, _) => Some(Remark::Season),
    };
    EndWeighed { end, order, remark }
}

/// Weighs two: each end by exact times a year, ties by rhythm. `end` is the one that grew heavier, else the one that moved.
#[must_use]
pub fn weigh(parent: &Rate, child: &Rate, direction: Direction) -> Weighing {
    let (of_parent, of_child) = (parent.per.as_deref(), child.per.as_deref());
    if !same_body(of_parent, of_child) {
        return Weighing::apart(Remark::Per);
    }
    // 每月1次 beside 每月1至2次 is as often as that asks, and lifts no ceiling: it says nothing of one.
    let ranged = |rate: &Rate| rate.floor.is_some() && rate.ceiling.is_some();
    let within = parent.plain && ranged(child) || child.plain && ranged(parent);
    let above = if within { Way::Still } else { direction.ceiling };
    let floor = weigh_end(parent, child, End::Floor, direction.floor);
    let ceiling = weigh_end(parent, child, End::Ceiling, above);
    let order = floor.order.and(ceiling.order);
    if order == Order::Same {
        return Weighing::plain(Order::Same);
    }
    let ends = [floor, ceiling];
    let rank = |e: &EndWeighed| match (order, e.order) {
        (Order::Apart, Order::Apart) => 5,
        (_, Order::Heavier) if e.remark != Some(Remark::Pace) => 4,
        (_, Order::Heavier) => 3,
        (_, Order::Mixed) => 2,
        (_, Order::Lighter) => 1,
        _ => 0,
    };
    let [first, second] = &ends;
    let told = if rank(second) > rank(first) { second } else { first };
    Weighing { order, end: Some(told.end), excess: excess(parent, child, told), remark: told.remark, terms: Vec::new() }
}

/// Times a year between the two, as shown; the factor is child over parent.
fn excess(parent: &Rate, child: &Rate, told: &EndWeighed) -> Option<Excess> {
    let beat = |rate: &Rate| {
        let often = if told.end == End::Floor { rate.floor } else { rate.ceiling };
        often.and_then(|often| Beat::of(&often, None))
    };
    // As many a year exactly, though a year is shown as 52 weeks or 365 days.
    let even = beat(parent).zip(beat(child)).is_some_and(|(p, c)| (p.base, p.density) == (c.base, c.density));
    if even && parent.season == child.season {
        return Some(Excess::new(Measure::TimesPerYear, Some(Number::ZERO)).times(Some(Number::ONE)));
    }
    let (p, c) = (parent.per_year(told.end), child.per_year(told.end));
    let amount = match (p, c) {
        (Some(p), Some(c)) => Some(c.minus(p)?),
        // From nothing asked, all that is asked is beyond; from a ceiling to none there is no measure.
        (None, Some(c)) if parent.floor.is_none() && told.end == End::Floor => Some(c),
        _ => None,
    };
    let factor = match (p, c) {
        (Some(p), Some(c)) => c.over(p),
        _ => same_season_factor(parent, child, told.end),
    };
    if told.order == Order::Mixed && amount.is_some_and(|a| a < Number::ZERO) {
        return None;
    }
    (amount.is_some() || factor.is_some())
        .then(|| Excess::new(Measure::TimesPerYear, amount.map(Number::abs)).times(factor))
}

/// In a season of unknown length, the factor is still that of the rates.
fn same_season_factor(parent: &Rate, child: &Rate, end: End) -> Option<Number> {
    let of = |rate: &Rate| match end {
        End::Floor => rate.floor,
        End::Ceiling => rate.ceiling,
    };
    (parent.season == child.season).then_some(())?;
    shown_per_year(&of(child)?, None)?.over(shown_per_year(&of(parent)?, None)?)
}

/// Times a year as shown: 365 days, 52 weeks, 250 working days, 12 months; in a season, its own days or whole months.
pub(super) fn shown_per_year(often: &Often, season: Option<&Season>) -> Option<Number> {
    let (base, length) = often.per.length();
    let window = length.times(Number::whole(i64::from(often.every)))?;
    let dates = match season {
        None => None,
        Some(Season::Dates(dates)) => Some(dates),
        Some(Season::Named(_)) => return None,
    };
    let weekly = often.per == super::Period::Week;
    let year = match base {
        Base::Months => Number::whole(12),
        Base::Shifts => return None,
        Base::WorkingDays => Number::whole(250),
        Base::Days if weekly => Number::whole(52 * 7),
        Base::Days => Number::whole(365),
    };
    let yearly = often.times.times(year)?.over(window)?;
    let Some(dates) = dates.filter(|_| window < year) else { return Some(yearly) };
    let days = if weekly { Number::whole(365) } else { year };
    often.times.times(days)?.over(window)?.times(share(dates, base)?)
}

/// What part of a year a season is: of what is not counted in days, whole months are twelfths of it.
fn share(dates: &Stretch, base: Base) -> Option<Number> {
    if base == Base::Days || dates.from.day.or(dates.to.day).is_some() {
        return Number::fraction(i128::from(dates.days().0), 365);
    }
    let months = (i128::from(dates.to.month) - i128::from(dates.from.month)).rem_euclid(12) + 1;
    Number::fraction(months, 12)
}
