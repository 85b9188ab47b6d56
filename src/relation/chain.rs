//! Several levels together: every demand from top to bottom, and what no single step shows — steps of which none is heavier,
//! or none by much, and whose sum is.

use crate::compare::{Comparer, Descent};
use crate::directive::Directive;
use crate::finding::{Finding, Relation};
use crate::rule::{RuleBook, Shift};

use super::quantity::{Quantity, quantities};

/// A line of directives as a whole.
#[derive(Clone, Debug)]
pub struct Chain {
    /// The levels, the top first, as indices into the run's directives.
    pub levels: Vec<usize>,
    /// Every demand at every level.
    pub rows: Vec<Descent>,
    /// How much each task comes to as a whole, where that is known.
    pub quantities: Vec<Quantity>,
}

/// Follows every demand of a line of directives, the top first.
#[must_use]
pub fn chain(comparer: Comparer<'_>, directives: &[(usize, &Directive)]) -> Chain {
    let rows = comparer.descents(directives);
    let quantities = quantities(comparer.book, directives, &rows);
    Chain { levels: directives.iter().map(|(index, _)| *index).collect(), rows, quantities }
}

/// What the bottom of a row asks beyond the top, as one finding about the whole chain; `None` where it asks no more, or
/// where nobody at the top spoke: that is new at the level that asked first, and found there. What a level between asks part by
/// part is told of each part.
#[must_use]
pub fn cumulative(book: &RuleBook, row: &Descent) -> Option<Finding> {
    if row.levels.iter().any(|stand| stand.in_parts) {
        return None;
    }
    let mut finding = row.total.iter().find(|f| f.shift == Shift::Heavier)?.clone();
    let own = (finding.parent.as_ref()?.directive, finding.child.directive);
    finding.rule = book.page("cumulative-escalation")?.id.clone();
    finding.relation = Relation::Chain;
    finding.figures.clear();
    let between = row.levels.iter().filter(|stand| stand.said).filter_map(|stand| stand.place.clone());
    finding.also = between.filter(|place| place.directive != own.0 && place.directive != own.1).collect();
    Some(finding)
}
