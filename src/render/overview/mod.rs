//! What a report comes to at a glance, as words and figures in the order in which a page shows them: the verdict, four numbers,
//! where burden grows and what grows, the directives under one another, the steps of what grew most, whose and when. How a
//! page looks is not known here.

mod counts;
mod names;
mod steps;
mod tree;

pub use counts::{Counted, Grown, Rated, scale};
pub use names::{Named, dimension, level, named, ranked, rate};
pub use steps::{Step, Way};
pub use tree::{Branch, State};

use super::aside;
use super::audit::thousands;
use super::verdict;
use super::words::Words;
use crate::kind::number::Number;
use crate::report::{Edges, Report, Tally, Verdict};
use crate::rule::Level;
use std::borrow::Cow;

/// Directives that are drawn of what is no audit; an audit has its own measure.
const BRANCHES: usize = 500;

/// What a report comes to.
#[derive(Clone, Debug)]
pub struct Overview<'a> {
    /// One sentence.
    pub verdict: String,
    /// What it comes to, in a word of the program: `escalated`, `clear`, `incomplete`, `nothing`.
    pub state: Verdict,
    /// What else is to be known at once, a sentence each.
    pub beside: Vec<String>,
    /// Four numbers, fewer where nothing was compared.
    pub figures: Vec<Figure<'a>>,
    /// The rate of escalation by level, the top first; empty where no level has more than one directive.
    pub levels: Vec<Rated>,
    /// What grows; empty where only one directive was compared.
    pub dimensions: Vec<Grown>,
    /// The directives under one another.
    pub tree: Vec<Branch<'a>>,
    /// Directives of the top level that are not drawn.
    pub tree_rest: Option<String>,
    /// The demands that grew, each from the top to the bottom.
    pub ways: Vec<Way>,
    /// Who issued what adds burden, where there are several.
    pub issuers: Counted,
    /// When, where there are several years.
    pub years: Vec<Rated>,
}

/// A number that matters.
#[derive(Clone, Debug)]
pub struct Figure<'a> {
    /// What it counts.
    pub title: &'a str,
    /// The number.
    pub figure: String,
    /// What it is of, where that needs to be said.
    pub of: String,
    /// Whether it tells of burden added.
    pub is_grave: bool,
}

impl<'a> Overview<'a> {
    /// The overview of a report, with at most `issuers` of those who issued.
    #[must_use]
    pub fn of(report: &'a Report, words: &Words<'a>, issuers: usize) -> Self {
        let tally = match &report.audit {
            Some(audit) => Cow::Borrowed(&audit.tally),
            None => Cow::Owned(Tally::of(words.book, &Edges::of(words.book, report), report)),
        };
        let compared = report.compared() > 0 || report.audit.is_some();
        let mut said = match &report.audit {
            Some(audit) if report.untouched_since().is_none() => verdict::of_audit(report, audit, words),
            _ if compared => vec![verdict::sentence(report, words)],
            _ => vec![verdict::of_reading(report, words)],
        };
        let mut beside = said.split_off(1);
        // The sentence of other reports says itself what is set aside.
        beside.first_mut().into_iter().for_each(|(text, _)| text.push_str(&aside::counted(report, words)));
        let several = tally.whole.compared > 1;
        let (tree, tree_rest) = tree::branches(report, words, BRANCHES);
        let ways = steps::ways(report, words);
        let mut overview = Self {
            verdict: said.pop().map(|(text, _)| text).unwrap_or_default(),
            state: report.verdict(),
            beside: beside.into_iter().map(|(text, _)| text).collect(),
            figures: Vec::new(),
            levels: counts::levels(&tally, words),
            dimensions: if several { counts::dimensions(&tally, words) } else { Vec::new() },
            tree,
            tree_rest,
            ways,
            // Of few directives each stands in the tree.
            issuers: if report.audit.is_some() { counts::issuers(&tally, words, issuers) } else { Counted::default() },
            years: counts::years(&tally, words),
        };
        if compared {
            overview.figures = overview.figures(report, &tally, words);
            overview.beside.extend(counts::most(&tally, words));
        }
        overview
    }

    fn figures(&self, report: &Report, tally: &Tally, words: &Words<'a>) -> Vec<Figure<'a>> {
        let whole = &tally.whole;
        let plain = |key: &'a str, n: usize, is_grave: bool| Figure {
            title: words.word(key),
            figure: thousands(n),
            of: String::new(),
            is_grave: is_grave && n > 0,
        };
        let mut figures = match whole.compared > 1 {
            true => vec![
                plain("audit.compared", whole.compared, false),
                plain("audit.escalated", whole.escalated, true),
                Figure {
                    title: words.word("audit.rate"),
                    figure: rate(words, whole),
                    of: String::new(),
                    is_grave: whole.escalated > 0,
                },
            ],
            false => vec![
                plain("audit.error", report.count(Level::Error), true),
                plain("audit.warn", report.count(Level::Warn), false),
                plain("audit.info", report.count(Level::Info), false),
            ],
        };
        figures.push(self.most(report, words));
        figures
    }

    /// The demand that grew most: over several levels where that is known, else in one step.
    fn most(&self, report: &Report, words: &Words<'a>) -> Figure<'a> {
        let way = self.ways.iter().filter_map(|way| Some((way.factor?, way.name.clone()))).max_by_key(|(n, _)| *n);
        let step = |judged: &crate::report::Judged| {
            let finding = &judged.finding;
            let factor = finding.excess.as_ref()?.factor.filter(|n| *n > Number::ONE)?;
            Some((factor, names::demand(words, finding.dimension.as_deref(), finding.subject.as_deref())))
        };
        let steps = report.burdens().filter_map(step);
        let steps = steps.fold(None, |most: Option<(Number, String)>, one| match most {
            Some(most) if most.0 >= one.0 => Some(most),
            _ => Some(one),
        });
        let most = way.filter(|way| steps.as_ref().is_none_or(|step| way.0 >= step.0)).or(steps);
        let (figure, of) = match most {
            Some((factor, name)) => (words.say("audit.factor", &[("n", &factor.rounded(2))]), name),
            None => (words.word("table.nothing").to_owned(), String::new()),
        };
        Figure { title: words.word("overview.most"), is_grave: !of.is_empty(), figure, of }
    }
}
