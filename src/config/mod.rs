//! The configuration, `jiama.yaml`: what is in force for a folder and all below it. Finds it, reads it with every mistake in
//! its place, and lays it over the rules and the policy.

mod choice;
mod find;
mod keys;
mod levels;
mod read;
mod tolerance;

pub use choice::{Choices, LANGS, LEVELS, PROFILES};
pub use find::{NAMES, find};
pub use keys::{KEYS, Key, PATH, PATH_LEVELS};
pub use read::read;

use crate::fault::Fault;
use crate::kind::number::Number;
use crate::policy::Policy;
use crate::policy::baseline::Baseline;
use crate::report::Located;
use crate::rule::RuleBook;
use crate::source::Source;
use crate::yaml::Span;
use std::path::Path;

/// A setting that the configuration makes, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Set {
    /// Which.
    pub key: Key,
    /// Its value, as written.
    pub text: String,
    /// Where the value stands.
    pub span: Span,
}

/// What is in force once a configuration and packs of rules are laid over what comes with the program.
#[derive(Debug)]
pub struct Settings {
    /// The rules, the user's own among them.
    pub book: RuleBook,
    /// The policy.
    pub policy: Policy,
    /// The language: `zh` or `en`.
    pub lang: Option<String>,
    /// The part of the time that those below are to be left.
    pub squeeze: Option<Number>,
    /// The baseline, as a path from the working folder.
    pub baseline: Option<String>,
    /// What the baseline has.
    pub known: Baseline,
    /// What it was read from, as an index into the sources; `None` where it was not read.
    pub read: Option<usize>,
    /// The folders of own rules, as they are named to people.
    pub packs: Vec<String>,
    /// The configuration, as an index into the sources; `None` where there is none.
    pub own: Option<usize>,
    /// What it sets, in its order.
    pub sets: Vec<Set>,
    /// The files read.
    pub sources: Vec<Source>,
    /// What is wrong with them.
    pub faults: Vec<Located>,
}

impl Settings {
    /// What comes with the program, and nothing over it.
    #[must_use]
    pub fn of(book: RuleBook) -> Self {
        Self {
            book,
            policy: Policy::default(),
            lang: None,
            squeeze: None,
            baseline: None,
            known: Baseline::default(),
            read: None,
            packs: Vec::new(),
            own: None,
            sets: Vec::new(),
            sources: Vec::new(),
            faults: Vec::new(),
        }
    }

    /// Leaves a file or folder of the user's own out of folders of directives.
    fn beside(&mut self, path: &Path) {
        self.policy.beside.push(self.policy.folder.relative(&path.to_string_lossy()));
    }

    /// Reads the baseline that is in force, if one is.
    pub fn open_baseline(&mut self) {
        let Some(path) = self.baseline.clone() else { return };
        let source = match Source::read(&path, || Ok(Vec::new())) {
            Ok(source) => source,
            Err(fault) => return self.fault_of(&path, fault),
        };
        let mut faults = Vec::new();
        self.known = Baseline::read(&source, &mut faults);
        let index = self.sources.len();
        self.read = Some(index);
        self.faults.extend(faults.into_iter().map(|fault| Located::new(index, fault.outside_directives())));
        self.sources.push(source);
    }

    /// A fault of something that is not there to point into.
    pub fn fault_of(&mut self, name: &str, fault: Fault) {
        self.faults.push(Located::new(self.sources.len(), fault));
        self.sources.push(Source::new(name, ""));
    }
}
