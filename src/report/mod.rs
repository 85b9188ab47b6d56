//! What a run found: files, directives, findings, faults; the verdict and the exit code.

mod aside;
mod audit;
mod case;
mod gate;
mod outline;
mod remedy;
mod tally;

pub use aside::Aside;
pub use audit::{Audit, By, Heaviest};
pub use case::{Case, Pair};
pub use gate::{FailOn, exit};
pub use outline::{Extent, Node, Outline, Tree};
pub use remedy::{Edit, Remedy};
pub use tally::{Counts, Edges, Group, Rank, Tally};

use crate::directive::Directive;
use crate::fault::Fault;
use crate::finding::{Finding, Relation};
use crate::kind::number::Number;
use crate::relation::Chain;
use crate::rule::{Level, Shift};
use crate::source::Source;
use crate::span::Span;
use jiff::civil::Date;
use serde::Serialize;
use std::cmp::Reverse;

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
    /// Whether it stays within what the configuration tolerates.
    pub tolerated: bool,
    /// Whether the configuration turns its rule off where it stands.
    pub off: bool,
    /// The comment in the text that says why it is not to be reported.
    pub suppressed: Option<Suppressed>,
    /// The day since which the baseline has it; `None` where it is not in it.
    pub baselined: Option<Date>,
    /// Stable under moved lines and the other language; unique within a report.
    pub fingerprint: String,
    /// What would put it right, where that was asked for and is known.
    pub remedy: Option<Remedy>,
}

impl Judged {
    /// A finding of a level that nothing has been laid over yet.
    #[must_use]
    pub fn new(finding: Finding, level: Level) -> Self {
        Self {
            finding,
            level,
            licensed: false,
            waived: None,
            tolerated: false,
            off: false,
            suppressed: None,
            baselined: None,
            fingerprint: String::new(),
            remedy: None,
        }
    }

    /// Whether nothing stands for it, so that it counts and may fail the gate.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.waived.is_none() && !self.is_hidden()
    }

    /// Whether it is kept from people who did not ask for all: it is counted only.
    #[must_use]
    pub fn is_hidden(&self) -> bool {
        self.tolerated || self.off || self.suppressed.is_some() || self.baselined.is_some()
    }

    /// Whether the child asks less here, which never fails the gate.
    #[must_use]
    pub fn asks_less(&self) -> bool {
        matches!(self.finding.shift, Shift::Lighter | Shift::Dropped)
    }
}

/// A comment in the text that says why a finding is not to be reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suppressed {
    /// The reason it gives.
    pub reason: String,
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
    /// A second place that takes part, in another document: its source and the bytes of it.
    pub also: Option<(usize, Span)>,
}

impl Located {
    /// A fault in a file, with no other that takes part.
    #[must_use]
    pub fn new(source: usize, fault: Fault) -> Self {
        Self { source, fault, also: None }
    }
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
    /// What an audit counted; the directives and pairs above are then only those that are shown.
    pub audit: Option<Audit>,
    /// The directives that were compared with what stands above them, of those that are kept.
    pub held: Vec<usize>,
    /// Lines of several levels, followed from top to bottom.
    pub chains: Vec<Chain>,
    /// What was found, in the order of path, line, column, rule.
    pub findings: Vec<Judged>,
    /// What could not be read or judged.
    pub faults: Vec<Located>,
    /// Whether findings that ask less, and those that are hidden, are shown too.
    pub all: bool,
    /// Whether findings that ask less are shown too.
    pub less: bool,
}

/// What a run comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
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

impl Report {
    /// The findings that are told to other programs: those that ask less only where all were asked for. What a comment, the
    /// baseline or a tolerance stands for is among them; what is turned off is not.
    pub fn told(&self) -> impl Iterator<Item = &Judged> {
        self.asked_for().filter(|j| self.all || !j.off)
    }

    /// The findings that are shown to people: of those told, the hidden ones only where all were asked for.
    pub fn shown(&self) -> impl Iterator<Item = &Judged> {
        self.told().filter(|j| self.all || !j.is_hidden())
    }

    fn asked_for(&self) -> impl Iterator<Item = &Judged> {
        let less = move |j: &Judged| j.licensed || j.asks_less() && !self.less;
        let said = move |j: &Judged| j.finding.relation == Relation::Safeguard || !less(j);
        self.findings.iter().filter(move |j| self.all || said(j))
    }

    /// The findings that count as burden added: open, not licensed, and not asking less.
    pub fn burdens(&self) -> impl Iterator<Item = &Judged> {
        self.told().filter(|judged| judged.is_open() && !judged.asks_less() && !judged.licensed)
    }

    /// Findings with the gravest first, for a reader who looks at the first few only: by level, by factor, then in their order; what
    /// is set aside comes last.
    #[must_use]
    pub fn worst_first<'a>(findings: impl Iterator<Item = &'a Judged>) -> Vec<&'a Judged> {
        let mut found: Vec<&Judged> = findings.collect();
        let factor = |judged: &Judged| judged.finding.excess.as_ref().and_then(|excess| excess.factor);
        found.sort_by_key(|judged| {
            (!judged.is_open(), Reverse(judged.level), Reverse(factor(judged).unwrap_or(Number::ONE)))
        });
        found
    }

    /// How many findings of a level are open.
    #[must_use]
    pub fn count(&self, level: Level) -> usize {
        self.asked_for().filter(|j| j.level == level && j.is_open()).count()
    }

    /// Which of the sources a directive stands in.
    #[must_use]
    pub fn source_of(&self, directive: usize) -> usize {
        self.directives.get(directive).map_or(usize::MAX, |d| d.source)
    }

    /// How many comparisons were made.
    #[must_use]
    pub fn compared(&self) -> usize {
        self.audit.as_ref().map_or(self.pairs.len(), |audit| audit.edges.compared())
    }

    /// How many directives were read.
    #[must_use]
    pub fn read(&self) -> usize {
        self.audit.as_ref().map_or(self.directives.len(), |audit| audit.edges.directives)
    }

    /// Whether nothing was checked that was to be compared. Where only what was touched is, nothing may have been.
    fn is_nothing(&self) -> bool {
        self.compared() == 0 && self.audit.as_ref().is_none_or(|audit| audit.since.is_none())
    }

    /// The revision since which nothing was touched, where only what was touched is looked at.
    #[must_use]
    pub fn untouched_since(&self) -> Option<&str> {
        let since = self.audit.as_ref().and_then(|audit| audit.since.as_deref());
        since.filter(|_| self.read() == 0 && self.faults.is_empty())
    }

    /// What the run comes to.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        if !self.faults.is_empty() {
            Verdict::Incomplete
        } else if self.is_nothing() {
            Verdict::Nothing
        } else if self.count(Level::Error) > 0 {
            Verdict::Escalated
        } else {
            Verdict::Clear
        }
    }
}
