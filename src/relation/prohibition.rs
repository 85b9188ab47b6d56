//! A dimension made heavier although a directive above forbids just that.

use super::Edge;
use crate::finding::{Finding, Place, Relation};
use crate::rule::Shift;
use std::collections::HashMap;

/// Turns what is heavier on a forbidden dimension into a breach of the prohibition: one cause, one finding.
pub(super) fn mark(edge: &Edge<'_>, found: &mut [Finding]) {
    let book = edge.comparer.book;
    let Some(page) = book.page("against-prohibition") else { return };
    let mut known: HashMap<usize, Option<Place>> = HashMap::new();
    for finding in found.iter_mut().filter(|f| matches!(f.shift, Shift::Heavier | Shift::New) && !f.older) {
        let index = finding.dimension.as_deref().and_then(|id| book.position(id));
        let Some(index) = index else { continue };
        let forbidden = known.entry(index).or_insert_with(|| {
            edge.line.above.iter().find_map(|(at, directive)| {
                let prohibition = directive.bind.forbid.iter().find(|p| p.dimensions.contains(&index))?;
                Some(super::at_word(*at, &prohibition.word, "forbid"))
            })
        });
        if let Some(place) = forbidden.clone() {
            finding.relation = Relation::Prohibition;
            finding.rule = page.id.clone();
            finding.remark = None;
            finding.also.push(place);
        }
    }
}
