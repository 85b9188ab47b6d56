//! Texts in which the program failed while it put them right: each is left as it was, and told as a defect; all others are put
//! right.

use super::ground::Look;
use crate::fault::Fault;
use crate::report::{Located, Report};
use crate::source::Source;
use std::collections::BTreeMap;

/// What is told of each such text, and the file it is in.
#[derive(Default)]
pub(super) struct Broken(BTreeMap<usize, (String, Fault)>);

impl Broken {
    /// Adds those of a trial.
    pub(super) fn add(&mut self, look: &Look, broken: BTreeMap<usize, Fault>) {
        let sources = || look.report.sources.iter().enumerate();
        for (text, fault) in broken {
            let source = sources().find(|(source, _)| look.text(*source) == text);
            let name = source.map(|(_, source)| source.name.clone()).unwrap_or_default();
            self.0.entry(text).or_insert((name, fault));
        }
    }

    /// Whether the program failed in a text.
    pub(super) fn has(&self, text: usize) -> bool {
        self.0.contains_key(&text)
    }

    /// Whether it failed in a text of a file.
    pub(super) fn is_in(&self, file: &str) -> bool {
        self.0.values().any(|(name, _)| name == file)
    }

    /// Adds them to the faults of a report.
    pub(super) fn tell(self, report: &mut Report) {
        for (name, fault) in self.0.into_values() {
            let known = report.sources.iter().position(|source| source.name == name);
            let source = known.unwrap_or_else(|| {
                report.sources.push(Source::new(name, ""));
                report.sources.len() - 1
            });
            report.faults.push(Located::new(source, fault));
        }
    }
}
