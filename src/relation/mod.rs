//! What only shows between several texts, beyond one value beside another: one small file a relation. Knows directives and
//! findings; no file, no language, no policy.

mod chain;
mod prohibition;
mod quantity;
mod quiet;
mod safeguard;
mod split;
mod squeeze;
mod stack;
mod time;

pub use chain::{Chain, chain, cumulative};
pub use quantity::Quantity;
pub use quiet::{Known, Quiet};
pub use split::{Share, Shares};
pub use time::alone;

use crate::compare::Comparer;
use crate::directive::{Directive, Word};
use crate::finding::{Finding, Place, Relation};
use crate::lineage::{Line, Matched};
use crate::rule::{RuleBook, Shift};
use crate::yaml::Span;

/// A child beside its line, with its tasks matched.
#[derive(Clone, Copy, Debug)]
pub struct Edge<'a> {
    /// Rules and calendar.
    pub comparer: Comparer<'a>,
    /// The child and what stands above it.
    pub line: &'a Line<'a>,
    /// Which of its tasks carries out which above.
    pub matched: &'a [Matched<'a>],
}

/// Adds to the findings of an edge what its texts show together.
pub fn relate(edge: &Edge<'_>, found: &mut Vec<Finding>) {
    prohibition::mark(edge, found);
    found.extend(safeguard::find(edge));
    found.extend(squeeze::find(edge));
    found.extend(time::find(edge));
    found.extend(stack::find(edge));
}

/// A finding under the rule of a name, in the child.
fn finding(book: &RuleBook, name: &str, relation: Relation, shift: Shift, child: Place) -> Option<Finding> {
    Some(Finding::new(book.page(name)?.id.clone(), relation, shift, child))
}

/// The place of a word of a directive's head.
fn at_word(directive: usize, word: &Word, route: &str) -> Place {
    at(directive, word.span, word.text.clone(), route)
}

fn at(directive: usize, span: Span, text: String, route: &str) -> Place {
    Place { directive, span, marks: vec![span], text, route: route.to_owned() }
}

/// What stands for a directive as a whole: its title, else its id, else its first bytes.
fn whole(index: usize, directive: &Directive) -> Place {
    let name = directive.head.title.as_ref().or(directive.head.id.as_ref());
    match name {
        Some(word) => at_word(index, word, ""),
        None => at(index, Span { start: directive.span.start, end: directive.span.start }, String::new(), ""),
    }
}
