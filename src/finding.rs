//! Findings: facts about two or more texts. No sentence, no colour, no level.

pub use crate::rule::Relation;

use crate::kind::Reading;
use crate::kind::grade::Rung;
use crate::kind::number::Number;
use crate::kind::order::{End, Excess, Remark};
use crate::rule::Shift;
use crate::yaml::Span;
use std::sync::Arc;

/// A place in one directive, with the value that stands there.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// Which directive, as an index into the run's directives.
    pub directive: usize,
    /// The value as a whole.
    pub span: Span,
    /// What to underline: the value, or the terms of it that decided.
    pub marks: Vec<Span>,
    /// The value as written.
    pub text: String,
    /// Its place in the document's own words: `tasks[1].deadline`.
    pub route: String,
}

/// What another parent asks, where the child goes beyond it as well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Peer {
    /// What it asks.
    pub place: Place,
    /// By how much the child goes beyond it.
    pub excess: Option<Excess>,
}

/// One fact: on this dimension the child stands so to the parent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule's id.
    pub rule: Arc<str>,
    /// The dimension's id, for what is found on one.
    pub dimension: Option<Arc<str>>,
    /// How the child stands to the parent.
    pub shift: Shift,
    /// How the texts are related.
    pub relation: Relation,
    /// The task, by its title or id.
    pub task: Option<String>,
    /// The subject within the dimension.
    pub subject: Option<String>,
    /// Further subjects of the parent that the same value of the child goes beyond.
    pub others: Vec<String>,
    /// What is asked above; `None` where nobody spoke.
    pub parent: Option<Place>,
    /// What other parents ask of the same, where the child goes beyond all of them.
    pub peers: Vec<Peer>,
    /// What is asked below.
    pub child: Place,
    /// What the child asks, as understood, where it is one value.
    pub asked: Option<Reading>,
    /// Further places that take part.
    pub also: Vec<Place>,
    /// Further figures of the message, by the names of their blanks.
    pub figures: Vec<(&'static str, Number)>,
    /// The rungs of force, parent's and child's, where the finding is about the words around a value.
    pub rungs: Option<(Rung, Rung)>,
    /// By how much.
    pub excess: Option<Excess>,
    /// Which end of the value decided.
    pub end: Option<End>,
    /// What should be said beside it.
    pub remark: Option<Remark>,
    /// The terms that were added (or lost, where fewer is heavier).
    pub terms: Vec<String>,
    /// The places that a name may mean, where it hangs on that.
    pub places: Vec<String>,
    /// Parts that are left out, by the keys of their words.
    pub missing: Vec<&'static str>,
    /// Whether the child was issued before its parent and so cannot have escalated it.
    pub older: bool,
}

impl Finding {
    /// A finding of a place in the child, with nothing more known.
    #[must_use]
    pub fn new(rule: Arc<str>, relation: Relation, shift: Shift, child: Place) -> Self {
        Self {
            rule,
            dimension: None,
            shift,
            relation,
            task: None,
            subject: None,
            others: Vec::new(),
            parent: None,
            peers: Vec::new(),
            child,
            asked: None,
            also: Vec::new(),
            figures: Vec::new(),
            rungs: None,
            excess: None,
            end: None,
            remark: None,
            terms: Vec::new(),
            places: Vec::new(),
            missing: Vec::new(),
            older: false,
        }
    }
}
