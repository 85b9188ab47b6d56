//! One task that carries out several above: what is found beside each of them, taken together. A set that adds up may hold what
//! any of them holds. A value is asked of all that was merged, and is heavier where it is heavier than that of any.

use crate::finding::Finding;
use crate::kind::order::Way;
use crate::rule::{RuleBook, Shift};

/// What is to be said of one task beside two above, of what is found beside either.
pub(super) fn merged(book: &RuleBook, one: Vec<Finding>, mut other: Vec<Finding>) -> Vec<Finding> {
    let adds_up = |finding: &Finding| {
        let dimension = finding.dimension.as_deref().and_then(|id| book.dimension(id));
        !finding.terms.is_empty() && dimension.is_some_and(|d| d.heavier.floor == Way::Up && !d.all_of)
    };
    let is_heavier = |finding: &Finding| finding.shift == Shift::Heavier;
    let mut found = Vec::new();
    for mut finding in one {
        let same = |b: &Finding| b.dimension == finding.dimension && b.child.span == finding.child.span;
        let Some(at) = other.iter().position(same) else {
            // Beside the other there is nothing to be said.
            found.extend(Some(finding).filter(|f| is_heavier(f) && !adds_up(f)));
            continue;
        };
        let beside = other.remove(at);
        match (finding.shift, beside.shift) {
            (Shift::Heavier, Shift::Heavier) if adds_up(&finding) => {
                if keep(&mut finding, &beside.terms) {
                    found.push(finding);
                }
            }
            (Shift::Heavier, Shift::Lighter | Shift::Dropped) if adds_up(&finding) => {}
            (Shift::Lighter | Shift::Dropped, Shift::Heavier) if adds_up(&beside) => {}
            (Shift::Heavier, _) => found.push(finding),
            (_, Shift::Heavier) => found.push(beside),
            // What one asks is not new, though the other is silent.
            (Shift::New, Shift::New) => found.push(finding),
            (Shift::New, _) => found.push(beside),
            _ => found.push(finding),
        }
    }
    found.extend(other.into_iter().filter(|f| is_heavier(f) && !adds_up(f)));
    found
}

/// Leaves only the terms that were added beside the other as well; whether any are left.
fn keep(finding: &mut Finding, others: &[String]) -> bool {
    let both = std::mem::take(&mut finding.terms).into_iter().zip(std::mem::take(&mut finding.child.marks));
    (finding.terms, finding.child.marks) = both.filter(|(term, _)| others.contains(term)).unzip();
    finding.excess = finding.excess.take().map(|excess| excess.of_terms(finding.terms.len()));
    !finding.terms.is_empty()
}
