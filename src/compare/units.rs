//! What is asked of each unit times the units, counted as the parent counts. Counts add; shares of 100 do not.

use crate::directive::Directive;
use crate::kind::amount::{Amount, Bound};
use crate::kind::number::Number;
use crate::rule::RuleBook;

/// An amount asked of each unit of a directive as what it comes to in all, counted as the parent counts; with how many
/// units. `None` where it is no such amount or where the number of units is not known.
///
/// The parent counts in all, or per bodies of the child's own level (`每乡镇不少于2个`, for a township).
pub(super) fn times_units(
    book: &RuleBook,
    parent: &Amount,
    child: &Amount,
    directive: &Directive,
) -> Option<(Amount, Number)> {
    let (above, below) = (&parent.first, &child.first);
    let unit = below.per.as_deref()?;
    if !parent.or.is_empty() || !child.or.is_empty() || above.per == below.per || is_share(above.unit.as_deref()) {
        return None;
    }
    let rung = |word: &str| book.rung_in("level", word);
    if let Some(per) = above.per.as_deref() {
        // The ladder of levels rises from the village; the child stands where the parent counts, its units below it. Of a
        // child further down its own units are but a part of what the parent counts.
        let own = directive.head.level.as_ref().and_then(|word| rung(&word.text));
        if rung(per)? <= rung(unit)? || own.is_some_and(|own| rung(per) != Some(own)) {
            return None;
        }
    }
    let units = &directive.bind.units;
    let same = |kind: &str| kind == unit || (rung(kind).is_some() && rung(kind) == rung(unit));
    let listed = units.kinds.iter().find(|(kind, _)| same(&kind.text)).map(|(_, n)| *n);
    let n = listed.or(units.total.filter(|_| units.kinds.is_empty()))?;
    let mut whole = child.clone();
    let scaled = |bound: Option<Bound>| match bound {
        Some(mut bound) => {
            bound.at = bound.at.times(n)?;
            Some(Some(bound))
        }
        None => Some(None),
    };
    whole.first.floor = scaled(below.floor)?;
    whole.first.ceiling = scaled(below.ceiling)?;
    whole.first.per.clone_from(&above.per);
    Some((whole, n))
}

/// Whether a unit says a share of something, which does not add up over bodies.
#[must_use]
pub fn is_share(unit: Option<&str>) -> bool {
    matches!(unit, Some("%" | "倍"))
}
