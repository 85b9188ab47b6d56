//! From what was said to a floor and a ceiling.

use super::clause::Clause;
use super::count::Count;
use super::order;
use super::season::Season;
use super::words::Bound;
use super::{Often, Rate};
use crate::fault::Code;
use crate::kind::Bare;
use crate::kind::misread::Misread;
use crate::kind::number::Number;
use std::cmp::Ordering;
use std::ops::Range;

#[derive(Default)]
struct Ends {
    floor: Option<Often>,
    ceiling: Option<Often>,
}

/// The rate that clauses make together. `all` is the text as a whole.
pub(super) fn rate(
    clauses: Vec<Clause>,
    season: Option<Season>,
    bare: Bare,
    all: Range<usize>,
) -> Result<Rate, Misread> {
    let plain = bare == Bare::Floor && matches!(clauses.as_slice(), [only] if only.is_plain());
    let mut ends = Ends::default();
    for clause in clauses {
        let at = clause.window.as_ref().map_or_else(|| all.clone(), |(_, at)| at.clone());
        for end in of_clause(clause, bare)? {
            let (slot, often, which) = match end {
                End::Floor(often) => (&mut ends.floor, often, order::End::Floor),
                End::Ceiling(often) => (&mut ends.ceiling, often, order::End::Ceiling),
            };
            let closer = match *slot {
                None => Some(often),
                Some(said) => order::implying(said, often, which),
            };
            *slot = Some(closer.ok_or_else(|| Misread::new(Code::NotUnderstood, "two-periods", at.clone()))?);
        }
    }
    let Ends { floor, ceiling } = ends;
    if order::by_times(floor.as_ref(), ceiling.as_ref()) == Some(Ordering::Less) {
        return Err(Misread::new(Code::Contradiction, "floor-above-ceiling", all));
    }
    Ok(Rate { floor, plain: plain && ceiling.is_none(), ceiling, season, per: None })
}

enum End {
    Floor(Often),
    Ceiling(Often),
}

fn of_clause(clause: Clause, bare: Bare) -> Result<Vec<End>, Misread> {
    let Clause { window, mut counts, pending, .. } = clause;
    let Some((window, at)) = window else {
        let at = counts.first().map_or(0..0, |(.., at)| at.clone());
        return Err(Misread::new(Code::NotUnderstood, "no-period", at));
    };
    if counts.is_empty() {
        if window.bare {
            return Err(Misread::new(Code::NotUnderstood, "no-count", at));
        }
        counts.push((pending, Count { low: Number::ONE, high: Number::ONE }, at.clone()));
    } else if let (Some(bound), [(said @ None, ..)]) = (pending, counts.as_mut_slice()) {
        *said = Some(bound);
    } else if pending.is_some() {
        return Err(Misread::new(Code::NotUnderstood, "no-number", at));
    }
    let mut ends = Vec::new();
    for (bound, count, at) in counts {
        let range = count.low != count.high || window.every.0 != window.every.1;
        if range && bound.is_some() {
            return Err(Misread::new(Code::NotUnderstood, "two-counts", at));
        }
        // 每日早中晚3次 says when the three are; 每日早中晚1次 is once at each.
        let points = Number::whole(i64::from(window.times));
        let whole = !window.each && window.times > 1 && count.low != Number::ONE;
        if whole && (count.low != points || range) {
            return Err(Misread::new(Code::NotUnderstood, "ambiguous", at));
        }
        let points = if whole { Number::ONE } else { points };
        let often = |times: Number, every: u32| Some(Often { times: times.times(points)?, per: window.per, every });
        let made = if range {
            often(count.low, window.every.1)
                .map(End::Floor)
                .zip(often(count.high, window.every.0).map(End::Ceiling))
                .map(|(floor, ceiling)| vec![floor, ceiling])
        } else {
            bounded(bound, bare, count.low, |n| often(n, window.every.0))
        };
        let impossible =
            made.as_ref().is_none_or(|ends| ends.iter().any(|e| matches!(e, End::Floor(o) if o.times == Number::ZERO)));
        if impossible {
            return Err(Misread::new(Code::NotUnderstood, "value", at));
        }
        ends.extend(made.unwrap_or_default());
    }
    Ok(ends)
}

/// The ends that a bound makes of a count. More than twice is at least three times: times are whole.
fn bounded(bound: Option<Bound>, bare: Bare, n: Number, often: impl Fn(Number) -> Option<Often>) -> Option<Vec<End>> {
    let bound = bound.unwrap_or(match bare {
        Bare::Floor => Bound::Floor,
        Bare::Ceiling => Bound::Ceiling,
        Bare::Exact => Bound::Exact,
    });
    Some(match bound {
        Bound::Floor => vec![End::Floor(often(n)?)],
        Bound::Ceiling => vec![End::Ceiling(often(n)?)],
        Bound::Exact => vec![End::Floor(often(n)?), End::Ceiling(often(n)?)],
        Bound::Above => vec![End::Floor(often(n.as_whole().and(n.plus(Number::ONE))?)?)],
        Bound::Below => {
            let fewer = n.as_whole().and(n.minus(Number::ONE)).filter(|n| *n >= Number::ZERO)?;
            vec![End::Ceiling(often(fewer)?)]
        }
    })
}
