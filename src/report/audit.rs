//! What an audit says beside its findings: what was counted, what grew most, and how much of it is shown.

use super::{Edges, Outline, Pair, Tally};
use crate::relation::Chain;

/// What an audit says beside its findings.
#[derive(Clone, Debug, Default)]
pub struct Audit {
    /// What was read and compared.
    pub edges: Edges,
    /// Each child beside each of its parents, in order; none where they are not told one by one.
    pub pairs: Vec<Pair>,
    /// What was found, counted.
    pub tally: Tally,
    /// The demands that grew most on their way down.
    pub heaviest: Vec<Heaviest>,
    /// The directives as they stand under one another, where they are to be drawn.
    pub outline: Outline,
    /// The side that is shown in place of the summary.
    pub by: Option<By>,
    /// How many lines of each list are shown.
    pub top: usize,
    /// The revision since which only what was touched is looked at.
    pub since: Option<String>,
    /// Whether its findings are shown beside its numbers.
    pub with_findings: bool,
}

/// A demand that grew on its way down.
#[derive(Clone, Debug)]
pub struct Heaviest {
    /// Its line, with the one row that grew.
    pub line: Chain,
    /// On how many lines, this one included, it grew by the same words.
    pub alike: usize,
}

/// The sides by which an audit counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum By {
    /// Levels of administration.
    Level,
    /// Bodies that issued.
    Issuer,
    /// Dimensions.
    Dimension,
    /// Years of issue.
    Year,
    /// Tasks.
    Task,
}
