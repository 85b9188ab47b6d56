//! How far a directive above allows those below to go: what stays within it is no escalation. The licence of one parent does
//! not lift what another asks: each that the child goes beyond has to allow it.

use super::figure::Figure;
use crate::calendar::Calendar;
use crate::directive::{Directive, Licence, read_value};
use crate::finding::Finding;
use crate::kind::order::{Excess, Order, World};
use crate::kind::{Reader, Reading};
use crate::lineage::Line;
use crate::rule::{RuleBook, Shift};

/// Whether a finding stays within what the parents allow.
#[must_use]
pub fn covers(book: &RuleBook, calendar: &Calendar, line: &Line<'_>, finding: &Finding) -> bool {
    let index = finding.dimension.as_deref().and_then(|id| book.position(id));
    let Some(index) = index.filter(|_| matches!(finding.shift, Shift::Heavier | Shift::New)) else { return false };
    let allows = |parent: &Directive, excess: &Option<Excess>| {
        let bound = |licence| Bound { book, calendar, parent, child: line.child, licence };
        parent
            .bind
            .allow
            .iter()
            .filter(|l| l.dimension == index)
            .any(|l| bound(l).holds(finding.asked.as_ref(), excess))
    };
    // A licence is the parent's to give: of the one that asks, or of the one by which what is asked reaches the child.
    let allowed = |directive: Option<usize>, excess: &Option<Excess>| {
        let through = |step: &usize| {
            let of = |step: usize| line.above.get(step).map(|(index, _)| *index);
            directive.is_none_or(|index| line.upward(*step).into_iter().any(|step| of(step) == Some(index)))
        };
        let mut parents = line.over(None).filter(through).filter_map(|step| line.above.get(step));
        parents.any(|(_, parent)| allows(parent, excess))
    };
    allowed(finding.parent.as_ref().map(|place| place.directive), &finding.excess)
        && finding.peers.iter().all(|peer| allowed(Some(peer.place.directive), &peer.excess))
}

/// One licence and the texts it stands between.
struct Bound<'a> {
    book: &'a RuleBook,
    calendar: &'a Calendar,
    parent: &'a Directive,
    child: &'a Directive,
    licence: &'a Licence,
}

impl Bound<'_> {
    /// A bound without a figure is none: `可结合实际加密`. Else it is a value that the child may reach, or how much it may add.
    fn holds(&self, asked: Option<&Reading>, excess: &Option<Excess>) -> bool {
        let text = self.licence.bound.text.as_str();
        let Some(figure) = Figure::find(text) else { return true };
        asked.is_some_and(|child| self.within_value(text, child))
            || excess.as_ref().is_some_and(|excess| figure.holds(excess))
    }

    fn within_value(&self, text: &str, child: &Reading) -> bool {
        let Some(row) = self.book.dimensions.get(self.licence.dimension) else { return false };
        let Some(force) = self.book.force_ladder() else { return false };
        let ladder = row.ladder.as_deref().and_then(|name| self.book.ladder(name));
        let reader = Reader { bare: row.bare, issued: self.parent.issued, ladder, force };
        let Ok(bound) = read_value(row, text, &reader) else { return false };
        let world = World {
            parent_issued: self.parent.issued,
            child_issued: self.child.issued,
            terms: &self.book.terms,
            ..World::of(self.calendar)
        };
        // The bound is the heaviest value allowed, so it is weighed as if it were asked.
        matches!(row.weigh(&bound.value, &child.value, &world).order, Order::Same | Order::Lighter)
    }
}
