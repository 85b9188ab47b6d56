//! Policy laid over facts: how grave a finding is, what is tolerated, what is not reported.

pub mod allowance;
pub mod baseline;
pub mod bound;
pub mod figure;
pub mod folder;
pub mod licence;
pub mod rulings;
mod said;
pub mod spoken;
pub mod waiver;

pub use folder::Folder;

use crate::finding::{Finding, Relation};
use crate::kind::order::Remark;
use crate::rule::{Level, Page, Shift};
use figure::Figure;
use globset::GlobSet;
use rulings::Rulings;
use std::collections::BTreeMap;
use std::sync::Arc;

/// How much is reported: each profile all that the one before it does, and more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Profile {
    /// Errors alone.
    Gate,
    /// Warnings and notes too.
    #[default]
    Default,
    /// What asks less too, and warnings are errors.
    Strict,
}

/// What a configuration lays over the facts.
#[derive(Clone, Debug, Default)]
pub struct Policy {
    /// How much is reported.
    pub profile: Profile,
    /// Levels of rules.
    pub rulings: Rulings,
    /// By dimension, how much more than the parent a child may ask in silence.
    pub tolerance: BTreeMap<Arc<str>, Figure>,
    /// Files that are left out where folders are read.
    pub ignore: GlobSet,
    /// The user's own rules and baseline, which are no directives; as seen from the folder of the configuration.
    pub beside: Vec<String>,
    /// The folder to which paths are relative.
    pub folder: Folder,
}

impl Policy {
    /// Whether a finding stays within what is tolerated. No tolerance lifts a prohibition.
    #[must_use]
    pub fn tolerates(&self, finding: &Finding) -> bool {
        let figure = finding.dimension.as_ref().and_then(|id| self.tolerance.get(id));
        let within = figure.zip(finding.excess.as_ref()).is_some_and(|(figure, excess)| figure.holds(excess));
        let of_size = matches!(finding.relation, Relation::Pair | Relation::Split | Relation::Chain);
        of_size && finding.shift == Shift::Heavier && within
    }

    /// The level of a finding of `usual` level in a file; `None` where it is not to be reported.
    #[must_use]
    pub fn level(&self, finding: &Finding, usual: Level, file: &str) -> Option<Level> {
        let by_files = !self.rulings.within.is_empty();
        let file = if by_files { self.folder.relative(file) } else { String::new() };
        let ruled = self.rulings.of(&finding.rule, &file);
        match (ruled, self.profile) {
            (Some(ruled), _) => ruled.map(|level| lowered_by_facts(finding, level)),
            (None, Profile::Gate) => Some(usual).filter(|level| *level == Level::Error),
            (None, Profile::Default) => Some(usual),
            (None, Profile::Strict) => Some(if usual == Level::Warn { Level::Error } else { usual }),
        }
    }

    /// Whether a file or folder is left out where folders are read.
    #[must_use]
    pub fn ignores(&self, file: &str) -> bool {
        let file = self.folder.relative(file);
        let is_beside =
            |own: &String| file.strip_prefix(own).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        self.ignore.is_match(&file) || self.beside.iter().any(is_beside)
    }
}

/// The level of a finding: that of its rule, lowered as the facts have it.
#[must_use]
pub fn level(finding: &Finding, page: &Page) -> Level {
    lowered_by_facts(finding, page.level)
}

/// One level lower where the burden only comes in a shorter rhythm or where the child is older than its parent; a note
/// where only an open end was closed, or where two values are as good as the same.
fn lowered_by_facts(finding: &Finding, mut level: Level) -> Level {
    let near = finding.shift == Shift::Incomparable && finding.remark == Some(Remark::Near);
    if finding.remark == Some(Remark::OpenEnd) || near {
        level = Level::Info;
    }
    if finding.remark == Some(Remark::Pace) {
        level = lowered(level);
    }
    if finding.older { lowered(level) } else { level }
}

fn lowered(level: Level) -> Level {
    match level {
        Level::Error => Level::Warn,
        Level::Warn | Level::Info => Level::Info,
    }
}
