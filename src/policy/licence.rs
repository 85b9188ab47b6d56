//! How far a directive above allows those below to go: what stays within it is no escalation. The licence of one parent does
//! not lift what another asks: each that the child goes beyond has to allow it.

use super::bound::{Beyond, Bound};
use super::spoken::is_of;
use crate::calendar::Calendar;
use crate::directive::{Directive, Licence};
use crate::finding::Finding;
use crate::lineage::Line;
use crate::rule::{RuleBook, Shift};

/// Whether a finding stays within what the parents allow.
#[must_use]
pub fn covers(book: &RuleBook, calendar: &Calendar, line: &Line<'_>, finding: &Finding) -> bool {
    let index = finding.dimension.as_deref().and_then(|id| book.position(id));
    let Some(index) = index.filter(|_| matches!(finding.shift, Shift::Heavier | Shift::New)) else { return false };
    let Some(row) = book.dimensions.get(index) else { return false };
    let allows = |parent: &Directive, beyond: Beyond<'_>| {
        let bound = |text| Bound { book, calendar, row, text, issued: (parent.issued, line.child.issued) };
        let is_meant = |licence: &&Licence| {
            let subject = licence.subject.as_ref().map(|word| word.text.as_str());
            licence.dimension == index && subject.is_none_or(|subject| is_of(book, row, subject, finding, line.child))
        };
        let mut licences = parent.bind.allow.iter().filter(is_meant);
        licences.any(|licence| bound(&licence.bound.text).holds(finding, beyond))
    };
    // A licence is the parent's to give: of the one that asks, or of the one by which what is asked reaches the child.
    let allowed = |directive: Option<usize>, beyond: Beyond<'_>| {
        let through = |step: &usize| {
            let of = |step: usize| line.above.get(step).map(|(index, _)| *index);
            directive.is_none_or(|index| line.upward(*step).into_iter().any(|step| of(step) == Some(index)))
        };
        let mut parents = line.over(None).filter(through).filter_map(|step| line.above.get(step));
        parents.any(|(_, parent)| allows(parent, beyond))
    };
    let (parent, excess) = (finding.parent.as_ref(), &finding.excess);
    allowed(parent.map(|place| place.directive), (parent.map(|place| place.text.as_str()), excess))
        && finding.peers.iter().all(|peer| allowed(Some(peer.place.directive), (Some(&peer.place.text), &peer.excess)))
}
