//! A set while its terms are gathered from a list, a map or running text.

use crate::kind::grade::Rung;
use crate::kind::items::Term;
use crate::yaml::Span;

/// A set being gathered.
#[derive(Default)]
pub(super) struct Set {
    pub(super) terms: Vec<Term>,
    pub(super) spans: Vec<Span>,
    said: Vec<String>,
    pub(super) force: Option<Rung>,
}

impl Set {
    /// The terms as one would write them on a line.
    pub(super) fn said(&self) -> String {
        let latin = self.said.iter().all(|term| term.is_ascii());
        self.said.join(if latin { ", " } else { "、" })
    }

    pub(super) fn add(&mut self, term: Term, span: Span) {
        self.said.push(term.to_string());
        self.terms.push(term);
        self.spans.push(span);
    }
}
