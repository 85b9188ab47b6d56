//! What an audit counts: comparisons on its way down, findings at its end.

use super::{Judged, Report};
use crate::directive::{Directive, Gist};
use crate::rule::{Level, RuleBook};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::ops::AddAssign;

/// By what comparisons are counted: the child's level, as its height on the ladder of levels, and its year of issue. `None` where it
/// does not say.
pub type Rank = (Option<usize>, Option<i16>);

/// What was read and compared, counted on the way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edges {
    /// Directives read.
    pub directives: usize,
    /// Directives compared with what stands above them.
    pub by_rank: BTreeMap<Rank, usize>,
}

impl Edges {
    /// Counts a child that was compared.
    pub fn add(&mut self, book: &RuleBook, child: &Directive) {
        *self.by_rank.entry(rank(book, child)).or_default() += 1;
    }

    /// Counts a child of which the gist is known.
    pub fn add_gist(&mut self, child: &Gist) {
        let rank = (child.rung.map(usize::from), child.issued.map(jiff::civil::Date::year));
        *self.by_rank.entry(rank).or_default() += 1;
    }

    /// What a report of pairs compared.
    #[must_use]
    pub fn of(book: &RuleBook, report: &Report) -> Self {
        let mut edges = Self { directives: report.directives.len(), ..Self::default() };
        let children: BTreeSet<usize> = report.pairs.iter().map(|(_, child)| *child).collect();
        children.iter().filter_map(|child| report.directives.get(*child)).for_each(|child| edges.add(book, child));
        edges
    }

    /// Both together.
    #[must_use]
    pub fn plus(mut self, other: Self) -> Self {
        self.directives += other.directives;
        other.by_rank.into_iter().for_each(|(rank, n)| *self.by_rank.entry(rank).or_default() += n);
        self
    }

    /// How many comparisons were made.
    #[must_use]
    pub fn compared(&self) -> usize {
        self.by_rank.values().sum()
    }
}

/// Open findings by level.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Errors.
    pub error: usize,
    /// Warnings.
    pub warn: usize,
    /// Notes.
    pub info: usize,
}

impl Counts {
    /// All of them.
    #[must_use]
    pub fn all(&self) -> usize {
        self.error + self.warn + self.info
    }
}

impl AddAssign<Level> for Counts {
    fn add_assign(&mut self, level: Level) {
        match level {
            Level::Error => self.error += 1,
            Level::Warn => self.warn += 1,
            Level::Info => self.info += 1,
        }
    }
}

/// What there is of one level, year or the whole: comparisons, those in which burden was added, and findings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// Comparisons.
    pub compared: usize,
    /// Those of them with an open finding at error level.
    pub escalated: usize,
    /// Findings.
    pub counts: Counts,
}

/// Everything that was found, counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// In all.
    pub whole: Group,
    /// By level of administration of the child, from the village up; those that do not say come first.
    pub levels: BTreeMap<Option<usize>, Group>,
    /// By year of issue of the child.
    pub years: BTreeMap<Option<i16>, Group>,
    /// By dimension (an index into the rule book; `None` for what is on none) and level.
    pub grid: BTreeMap<(Option<usize>, Option<usize>), Counts>,
    /// By dimension.
    pub dimensions: BTreeMap<Option<usize>, Counts>,
    /// By issuer of the child, as written; empty where it names none.
    pub issuers: BTreeMap<String, Counts>,
    /// By task.
    pub tasks: BTreeMap<String, Counts>,
}

impl Tally {
    /// Counts the open findings of a report.
    #[must_use]
    pub fn of(book: &RuleBook, edges: &Edges, report: &Report) -> Self {
        let mut tally = Self::default();
        for ((rung, year), n) in &edges.by_rank {
            tally.whole.compared += n;
            tally.levels.entry(*rung).or_default().compared += n;
            tally.years.entry(*year).or_default().compared += n;
        }
        let mut escalated = HashSet::new();
        for judged in report.burdens() {
            let Some(child) = report.directives.get(judged.finding.child.directive) else { continue };
            let first = judged.level == Level::Error && escalated.insert(judged.finding.child.directive);
            tally.add(book, child, judged, first);
        }
        tally
    }

    fn add(&mut self, book: &RuleBook, child: &Directive, judged: &Judged, escalated: bool) {
        let (rung, year) = rank(book, child);
        let id = judged.finding.dimension.as_deref();
        let dimension = id.and_then(|id| book.position(id));
        for group in [&mut self.whole, self.levels.entry(rung).or_default(), self.years.entry(year).or_default()] {
            group.counts += judged.level;
            group.escalated += usize::from(escalated);
        }
        *self.grid.entry((dimension, rung)).or_default() += judged.level;
        *self.dimensions.entry(dimension).or_default() += judged.level;
        let issuer = child.head.issuer.as_ref().map(|word| word.text.to_string());
        *self.issuers.entry(issuer.unwrap_or_default()).or_default() += judged.level;
        let task = judged.finding.task.as_ref().map(ToString::to_string);
        *self.tasks.entry(task.unwrap_or_default()).or_default() += judged.level;
    }
}

fn rank(book: &RuleBook, child: &Directive) -> Rank {
    let rung = child.head.level.as_ref().and_then(|word| book.rung_in("level", &word.text));
    (rung, child.issued.map(jiff::civil::Date::year))
}
