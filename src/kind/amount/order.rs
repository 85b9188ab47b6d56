//! The order of amounts: end against end, alternative against alternative.

use super::super::number::Number;
use super::super::order::{Direction, End, Excess, Measure, Order, Remark, Way, Weighing};
use super::per::{Family, common_body, length};
use super::{Amount, Bound, Count, Course, unit};
use std::cmp::Ordering;

/// Weighs two amounts. Alternatives are compared one by one, each with the one of its unit and noun on the other side;
/// a further alternative catches more of a threshold, and makes a demand easier.
pub(super) fn weigh(parent: &Amount, child: &Amount, direction: Direction) -> Weighing {
    if parent.or.is_empty() && child.or.is_empty() {
        return weigh_counts(&parent.first, &child.first, direction);
    }
    // The very same thing before one that only may be: 直接经济损失 is an 经济损失.
    let twin = |c: &Count| {
        let alike = |p: &&Count| same_thing(p, c);
        parent.counts().filter(alike).find(|p| p.of == c.of).or_else(|| parent.counts().find(alike))
    };
    let pairs: Vec<_> = child.counts().map(|c| (c, twin(c))).collect();
    if pairs.iter().all(|(_, p)| p.is_none()) {
        return Weighing::apart(Remark::Unit);
    }
    let more = match (direction.floor, direction.ceiling) {
        (Way::Down, _) | (Way::Still, Way::Up) => Order::Heavier,
        _ => Order::Lighter,
    };
    let added = pairs.iter().any(|(_, p)| p.is_none());
    let dropped = parent.counts().any(|p| !child.counts().any(|c| same_thing(p, c)));
    let mut all = Weighing::plain(if added { more } else { Order::Same });
    all.order = all.order.and(if dropped { more.reversed() } else { Order::Same });
    for weighing in pairs.iter().filter_map(|(c, p)| Some(weigh_counts((*p)?, c, direction))) {
        let decides = matches!(weighing.order, Order::Heavier | Order::Mixed | Order::Apart)
            && all.excess.as_ref().is_none_or(|_| all.order != Order::Heavier)
            || all.excess.is_none();
        let order = all.order.and(weighing.order);
        if decides && weighing.order != Order::Same {
            all = weighing;
        }
        all.order = order;
    }
    all
}

fn same_thing(a: &Count, b: &Count) -> bool {
    let standard = |c: &Count| c.unit.as_deref().map(|u| unit::standard(u).0.to_owned());
    standard(a) == standard(b) && nouns_meet(a.of.as_deref(), b.of.as_deref())
}

/// Whether two nouns may name one thing: one side is silent, or one is the head of the other (线索, 问题线索).
fn nouns_meet(a: Option<&str>, b: Option<&str>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => {
            let (a, b) = (a.to_lowercase(), b.to_lowercase());
            a.ends_with(&b) || b.ends_with(&a)
        }
        _ => true,
    }
}

/// Measure words of which each counts one thing.
const SINGLE: &[&str] = &[
    "个", "家", "户", "处", "所", "座", "名", "人", "位", "条", "件", "项", "起", "篇", "份", "间", "栋", "幢", "宗",
    "例",
];

/// The factors that bring both counts to one unit; `None` where their units differ.
fn common_unit(p: &Count, c: &Count) -> Option<(Number, Number)> {
    match (&p.unit, &c.unit) {
        // Of one noun it does not matter which of its measure words is taken: 20家企业, 20户企业.
        (Some(a), Some(b)) if p.of.is_some() && p.of == c.of && [a, b].iter().all(|u| SINGLE.contains(&u.as_str())) => {
            Some((Number::ONE, Number::ONE))
        }
        (Some(a), Some(b)) => {
            let ((unit_a, by_a), (unit_b, by_b)) = (unit::standard(a), unit::standard(b));
            (unit_a == unit_b).then_some((by_a, by_b))
        }
        (None, None) => Some((Number::ONE, Number::ONE)),
        // A number said without a unit counts the same things, but is no share, no sum and no measure.
        (Some(u), None) | (None, Some(u)) => (unit::sort(u) == unit::Sort::Count).then_some((Number::ONE, Number::ONE)),
    }
}

/// The factors that bring both periods to one, and how the child's rhythm stands to the parent's: `Greater` where it is
/// shorter. `None` where they do not divide into one another.
fn common_period(p: &Count, c: &Count) -> Option<(Number, Number, Ordering)> {
    match (p.period, c.period) {
        (None, None) => Some((Number::ONE, Number::ONE, Ordering::Equal)),
        (Some(a), Some(b)) if a == b => Some((Number::ONE, Number::ONE, Ordering::Equal)),
        (Some(a), Some(b)) => {
            let ((in_a, (n_a, d_a)), (in_b, (n_b, d_b))) = (length(a), length(b));
            if in_a != in_b || in_a == Family::WorkingDays {
                return None;
            }
            let long_a = Number::fraction(n_a.into(), d_a.into())?;
            let long_b = Number::fraction(n_b.into(), d_b.into())?;
            Some((Number::ONE.over(long_a)?, Number::ONE.over(long_b)?, long_a.cmp(&long_b)))
        }
        _ => None,
    }
}

/// Which way the ends of a reduction are heavier, given those of what is reduced.
fn turned(direction: Direction) -> Direction {
    let flipped = |way: Way| match way {
        Way::Up => Way::Down,
        Way::Down => Way::Up,
        Way::Still => Way::Still,
    };
    Direction { floor: flipped(direction.ceiling), ceiling: flipped(direction.floor) }
}

fn weigh_counts(p: &Count, c: &Count, direction: Direction) -> Weighing {
    let Some(units) = common_unit(p, c).filter(|_| nouns_meet(p.of.as_deref(), c.of.as_deref())) else {
        return Weighing::apart(Remark::Unit);
    };
    let bodies = common_body(p.per.as_deref(), c.per.as_deref());
    let of_one = bodies.and_then(|bodies| units.0.over(bodies.0).zip(units.1.over(bodies.1)));
    let Some((unit_p, unit_c)) = of_one else { return Weighing::apart(Remark::Per) };
    if p.course != c.course {
        return Weighing::apart(Remark::Direction);
    }
    // 压减30% bounds what is cut: its lower end is the upper end of what is left.
    let direction = if p.course == Some(Course::Down) { turned(direction) } else { direction };
    let one_base = match (&p.base, &c.base) {
        (Some(a), Some(b)) if a != b => return Weighing::apart(Remark::Base),
        (Some(_), None) | (None, Some(_)) => true,
        _ => false,
    };
    let scale = |count: &Count, by: Option<Number>| {
        let end = |b: Bound| Some(Bound { at: by.and_then(|by| b.at.times(by))?, strict: b.strict });
        // Nothing counts below zero; only a change can.
        let floor = count.floor.filter(|b| count.course.is_some() || b.strict || b.at > Number::ZERO);
        Some((
            floor.map(end).map_or(Some(None), |b| b.map(Some))?,
            count.ceiling.map(end).map_or(Some(None), |b| b.map(Some))?,
        ))
    };
    let weighed = |period_p: Number, period_c: Number, pace: Ordering| {
        let ends = scale(p, unit_p.times(period_p)).zip(scale(c, unit_c.times(period_c)));
        ends.map_or(Weighing::apart(Remark::Unit), |(p, c)| weigh_ends(p, c, direction, pace))
    };
    let mut weighing = match (common_period(p, c), p.period.zip(c.period)) {
        (Some((period_p, period_c, pace)), _) => weighed(period_p, period_c, pace),
        (None, Some((a, b))) => {
            // What every year of the calendar says alike is so; what only some years say is near.
            let ((a_least, a_most), (b_least, b_most)) = (a.a_year(), b.a_year());
            let (one, other) = (weighed(a_least, b_most, Ordering::Equal), weighed(a_most, b_least, Ordering::Equal));
            if one.order != other.order {
                return Weighing::apart(Remark::Near);
            }
            // Months are 28 to 31 days: a difference no larger than that is one of rhythm.
            let shortest = weighed(a.in_months_of(28), b.in_months_of(28), Ordering::Equal);
            let longest = weighed(a.in_months_of(31), b.in_months_of(31), Ordering::Equal);
            let remark = (shortest.order != longest.order).then_some(Remark::Pace);
            Weighing { remark, ..one }
        }
        (None, None) => return Weighing::apart(Remark::Per),
    };
    if one_base {
        weighing.remark = Some(Remark::BaseOnOneSide);
    }
    weighing.excess = weighing.end.and_then(|end| {
        let way = if end == End::Floor { direction.floor } else { direction.ceiling };
        excess(p, c, (unit_p, unit_c), end, way)
    });
    weighing
}

type Ends = (Option<Bound>, Option<Bound>);

fn weigh_ends(p: Ends, c: Ends, direction: Direction, pace: Ordering) -> Weighing {
    // As much a year in a shorter rhythm asks a little more at each end.
    let floor_moves = floors(p.0, c.0);
    let ceiling_moves = ceilings(p.1, c.1);
    let floor = if p.0.is_some() { floor_moves.then(pace) } else { floor_moves };
    let ceiling = if p.1.is_some() { ceiling_moves.then(pace.reverse()) } else { ceiling_moves };
    let by_floor = Order::of(floor, direction.floor);
    let by_ceiling = Order::of(ceiling, direction.ceiling);
    let mut weighing = Weighing::plain(by_floor.and(by_ceiling));
    weighing.end = match (by_floor, by_ceiling) {
        (Order::Same, Order::Same) => None,
        (Order::Heavier, _) => Some(End::Floor),
        (_, Order::Heavier) | (Order::Same, _) => Some(End::Ceiling),
        _ => Some(End::Floor),
    };
    // The parent leaves a range open upwards, and the child closes it without going below its floor.
    let inside = p.1.is_none() && p.0.is_some_and(|low| c.1.is_some_and(|high| high.at >= low.at));
    if weighing.end == Some(End::Ceiling) && by_ceiling == Order::Heavier && direction.ceiling == Way::Down && inside {
        weighing.remark = Some(Remark::OpenEnd);
    }
    let decided = if weighing.end == Some(End::Floor) { floor_moves } else { ceiling_moves };
    if weighing.end.is_some() && decided == Ordering::Equal {
        weighing.remark = Some(Remark::Pace);
    }
    weighing
}

/// How the child's floor stands to the parent's; none lies below all.
fn floors(p: Option<Bound>, c: Option<Bound>) -> Ordering {
    match (p, c) {
        (Some(p), Some(c)) => c.at.cmp(&p.at).then(c.strict.cmp(&p.strict)),
        (p, c) => c.is_some().cmp(&p.is_some()),
    }
}

/// How the child's ceiling stands to the parent's; none lies above all.
fn ceilings(p: Option<Bound>, c: Option<Bound>) -> Ordering {
    match (p, c) {
        (Some(p), Some(c)) => c.at.cmp(&p.at).then(p.strict.cmp(&c.strict)),
        (p, c) => p.is_some().cmp(&c.is_some()),
    }
}

/// By how much the end that decided moved, in the child's unit and period where both have them; `units` bring both to one.
fn excess(p: &Count, c: &Count, units: (Number, Number), end: End, way: Way) -> Option<Excess> {
    let bound = |count: &Count| if end == End::Floor { count.floor } else { count.ceiling };
    let unit = c.unit.as_deref().or(p.unit.as_deref());
    let share = unit.is_some_and(|u| unit::sort(u) == unit::Sort::Share);
    let measure = if share { Measure::Points } else { Measure::Count };
    let periods = common_period(p, c)?;
    let to_child = |n: Number| n.times(units.0)?.over(units.1)?.times(periods.0)?.over(periods.1);
    let from = bound(p).and_then(|b| to_child(b.at));
    let to = bound(c).map(|b| b.at);
    let (from, to) = match (from, to) {
        // A floor that was not there was nothing.
        (None, Some(to)) if end == End::Floor && c.course.is_none() => (Number::ZERO, to),
        (Some(from), None) if end == End::Floor && c.course.is_none() => (from, Number::ZERO),
        (Some(from), Some(to)) => (from, to),
        _ => {
            let mut unknown = Excess::new(measure, None);
            unknown.unit = unit.filter(|_| !share).map(str::to_owned);
            return Some(unknown);
        }
    };
    let by = to.minus(from).map(Number::abs);
    let factor = if way == Way::Down { from.over(to) } else { to.over(from) };
    let by = if unit == Some("倍") { by.and_then(|n| n.times(Number::whole(100))) } else { by };
    let mut excess = Excess::new(measure, by).times(factor.filter(|f| *f > Number::ZERO));
    excess.unit = unit.filter(|_| !share).map(str::to_owned);
    let hundred = Number::whole(100);
    if unit == Some("%") && c.course.is_none() && end == End::Floor && way == Way::Up && from < hundred && to < hundred
    {
        excess.slack = hundred.minus(from).zip(hundred.minus(to)).and_then(|(a, b)| a.over(b));
    }
    Some(excess)
}
