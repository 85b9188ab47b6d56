//! What a run found: files, directives, findings, faults; the verdict and the exit code.

use crate::directive::Directive;
use crate::fault::{Code, Fault};
use crate::finding::{Finding, Relation};
use crate::relation::Chain;
use crate::rule::{Level, Shift};
use crate::source::Source;
use serde::Serialize;

/// A finding with the level that policy gives it and what tells it from all others.
#[derive(Clone, Debug)]
pub struct Judged {
    /// The facts.
    pub finding: Finding,
    /// How grave.
    pub level: Level,
    /// Whether a directive above allows going so far: no escalation.
    pub licensed: bool,
    /// The waiver that stands for it, in force.
    pub waived: Option<Waived>,
    /// Stable under moved lines and the other language; unique within a report.
    pub fingerprint: String,
}

impl Judged {
    /// Whether the child asks less here, which never fails the gate.
    fn asks_less(&self) -> bool {
        matches!(self.finding.shift, Shift::Lighter | Shift::Dropped)
    }
}

/// A waiver in force that stands for a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waived {
    /// Who approved it.
    pub authority: String,
    /// Its last day, as written.
    pub until: String,
    /// Why the burden is necessary.
    pub necessity: String,
}

/// A fault and the file it is in.
#[derive(Clone, Debug)]
pub struct Located {
    /// Index into the run's sources.
    pub source: usize,
    /// The fault.
    pub fault: Fault,
}

/// All that a run read and found.
#[derive(Debug, Default)]
pub struct Report {
    /// The files, in the order given.
    pub sources: Vec<Source>,
    /// The directives in them.
    pub directives: Vec<Directive>,
    /// Parent and child of each comparison, as indices into the directives.
    pub pairs: Vec<(usize, usize)>,
    /// Lines of several levels, followed from top to bottom.
    pub chains: Vec<Chain>,
    /// What was found, in the order of path, line, column, rule.
    pub findings: Vec<Judged>,
    /// What could not be read or judged.
    pub faults: Vec<Located>,
    /// Whether findings that ask less are shown too.
    pub all: bool,
}

/// What a run comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// Everything was checked and nothing at error level found.
    Clear,
    /// Burden was added.
    Escalated,
    /// Something could not be read or matched.
    Incomplete,
    /// Nothing was checked.
    Nothing,
}

/// From which level on findings fail the gate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum FailOn {
    /// Escalations.
    #[default]
    Error,
    /// Warnings too.
    Warn,
    /// Everything.
    Info,
    /// Nothing.
    Never,
}

/// Exit codes of the contract.
pub mod exit {
    /// All was checked and is in keeping.
    pub const CLEAR: u8 = 0;
    /// Findings at or above the level that fails the gate.
    pub const FINDINGS: u8 = 1;
    /// Wrong usage, or a broken configuration or rule pack.
    pub const USAGE: u8 = 2;
    /// Some input could not be read or matched.
    pub const INCOMPLETE: u8 = 3;
    /// Nothing was checked.
    pub const NOTHING: u8 = 4;
    /// A defect of the program.
    pub const DEFECT: u8 = 101;
}

impl Report {
    /// The findings that are shown: those that ask less only where all were asked for.
    pub fn shown(&self) -> impl Iterator<Item = &Judged> {
        let less = |j: &Judged| j.licensed || matches!(j.finding.shift, Shift::Lighter | Shift::Dropped);
        let said = move |j: &Judged| j.finding.relation == Relation::Safeguard || !less(j);
        self.findings.iter().filter(move |j| self.all || said(j))
    }

    /// How many of the shown findings have a level.
    #[must_use]
    pub fn count(&self, level: Level) -> usize {
        self.shown().filter(|j| j.level == level && j.waived.is_none()).count()
    }

    /// How many of the shown findings a waiver stands for.
    #[must_use]
    pub fn waived(&self) -> usize {
        self.shown().filter(|j| j.waived.is_some()).count()
    }

    /// What the run comes to.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        if !self.faults.is_empty() {
            Verdict::Incomplete
        } else if self.pairs.is_empty() {
            Verdict::Nothing
        } else if self.count(Level::Error) > 0 {
            Verdict::Escalated
        } else {
            Verdict::Clear
        }
    }

    /// The exit code, whatever is shown; `compared` says whether the run was to compare anything, or only to read.
    #[must_use]
    pub fn exit(&self, fail_on: FailOn, compared: bool) -> u8 {
        let fails = |judged: &Judged| match fail_on {
            FailOn::Error => judged.level == Level::Error,
            FailOn::Warn => judged.level >= Level::Warn,
            FailOn::Info => true,
            FailOn::Never => false,
        };
        let nothing = if compared { self.pairs.is_empty() } else { self.directives.is_empty() };
        if self.faults.iter().any(|f| f.fault.code == Code::Defect) {
            exit::DEFECT
        } else if !self.faults.is_empty() {
            exit::INCOMPLETE
        } else if nothing {
            exit::NOTHING
        } else if self.findings.iter().filter(|j| j.waived.is_none() && !j.asks_less()).any(fails) {
            exit::FINDINGS
        } else {
            exit::CLEAR
        }
    }
}
