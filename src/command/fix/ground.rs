//! Texts that can be put right, whatever they come from: each has a number that stays when it changes, and what is found of them
//! can be asked for with some of them changed.

use crate::directive::Directive;
use crate::report::Report;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// Texts that stand otherwise than in their files, by number.
pub(in crate::command) type Texts = BTreeMap<usize, String>;

/// Where texts come from, and what is found of them.
pub(in crate::command) trait Ground {
    /// What is found with some texts changed: of those that are named, if any are, and of what stands below those of which
    /// `Named` says so; else of all.
    fn look(&mut self, texts: &Texts, named: Option<&Named>) -> Look;

    /// The texts right above a text that can be changed too.
    fn above(&self, text: usize) -> Vec<usize>;

    /// Whether a text is on the disk, in a file that holds what was read.
    fn is_writable(&self, text: usize) -> bool;

    /// The files that some changed texts stand in, in order; one that is not any more what it was is left out.
    fn files(&self, texts: &Texts) -> Vec<Rewritten>;
}

/// Some texts, and of each whether all that stands below it is meant as well.
pub(in crate::command) type Named = BTreeMap<usize, bool>;

/// A file as it was and as it is to be.
#[derive(Clone, Debug)]
pub(in crate::command) struct Rewritten {
    /// What it is called.
    pub(in crate::command) name: String,
    /// Where it is.
    pub(in crate::command) path: PathBuf,
    /// What stands in it.
    pub(in crate::command) old: String,
    /// What is to stand in it.
    pub(in crate::command) new: String,
    /// Which texts are in it.
    pub(in crate::command) texts: BTreeSet<usize>,
}

/// What is found of some texts.
pub(in crate::command) struct Look {
    /// The findings.
    pub(in crate::command) report: Report,
    /// The text of each of the report's sources.
    texts: Vec<usize>,
    /// Of each of the report's directives its text, and which of the text's directives it is.
    directives: Vec<(usize, usize)>,
}

impl Look {
    /// A report, and the text of each of its sources; those beyond have none.
    pub(in crate::command) fn new(report: Report, texts: Vec<usize>) -> Self {
        let mut before: Option<(usize, usize)> = None;
        let place = |directive: &Directive| {
            let text = texts.get(directive.source).copied().unwrap_or(usize::MAX);
            let nth = before.filter(|(last, _)| *last == text).map_or(0, |(_, nth)| nth + 1);
            before = Some((text, nth));
            (text, nth)
        };
        let directives = report.directives.iter().map(place).collect();
        Self { report, texts, directives }
    }

    /// The text of one of the report's sources.
    pub(in crate::command) fn text(&self, source: usize) -> usize {
        self.texts.get(source).copied().unwrap_or(usize::MAX)
    }

    /// The text of one of the report's directives, and which of the text's directives it is.
    pub(super) fn directive(&self, index: usize) -> (usize, usize) {
        self.directives.get(index).copied().unwrap_or((usize::MAX, 0))
    }
}
