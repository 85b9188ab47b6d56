//! One page to look at, to print and to mail on: all in one file, with nothing to fetch, and read without its script. The template
//! of the page is `page.html`, its look `page.css`, what folds, sorts and filters `page.js`. Every text goes through [`Shown`].
//! What there is no room for is summed up.

mod card;
mod fault;
mod shown;

pub use shown::Shown;

use super::overview::{Branch, Grown, Overview, Rated, State, Step, scale};
use super::style::Ink;
use super::table::Cell;
use super::words::Words;
use super::{Lang, audit, side_by_side};
use crate::report::{Judged, Report, Verdict};
use askama::Template;
use askama::filters::Safe;
use card::Cards;
use fault::Faults;
use std::borrow::Borrow;

/// How the page looks. Its hash is in the page's policy, which lets no other style in.
const STYLE: &str = include_str!("page.css");
/// What folds, sorts and filters. Its hash is in the page's policy, which lets no other script in.
const SCRIPT: &str = include_str!("page.js");
/// Who issued, at most.
const ISSUERS: usize = 50;

/// Directives of a tree that stands open as a whole.
const SMALL: usize = 40;

/// The page.
#[derive(Template)]
#[template(path = "page.html")]
struct Page<'a> {
    words: &'a Words<'a>,
    title: String,
    is_audit: bool,
    overview: Overview<'a>,
    comparison: Comparison,
    findings: Cards<'a>,
    aside: Cards<'a>,
    faults: Faults,
}

/// A whole comparison, what is the same included.
#[derive(Debug, Default)]
struct Comparison {
    titles: Vec<String>,
    rows: Vec<Vec<Cell>>,
}

/// A directive with those below it.
#[derive(Template)]
#[template(path = "branch.html")]
struct Twig<'a> {
    branch: &'a Branch<'a>,
    /// How many of its levels stand open.
    open: usize,
}

/// The report as a page.
#[must_use]
pub fn report(report: &Report, words: &Words<'_>) -> String {
    page(report, words, Comparison::default())
}

/// The report as a page with the whole comparison, of lines as [`side_by_side::lines`] has them.
#[must_use]
pub fn comparison(report: &Report, rows: Vec<Vec<Cell>>, words: &Words<'_>) -> String {
    let titles = side_by_side::columns(words).into_iter().map(|column| column.title).collect();
    page(report, words, Comparison { titles, rows })
}

fn page(report: &Report, words: &Words<'_>, comparison: Comparison) -> String {
    // Where the numbers alone were asked for, they stand alone.
    let told = report.told().filter(|_| report.audit.as_ref().is_none_or(|audit| audit.with_findings));
    let (open, aside): (Vec<&Judged>, Vec<&Judged>) =
        Report::worst_first(told).into_iter().partition(|judged| judged.is_open());
    let page = Page {
        words,
        title: words.word("html.title").to_owned(),
        is_audit: report.audit.is_some(),
        overview: Overview::of(report, words, ISSUERS),
        comparison,
        findings: Cards::of(report, &open, words),
        aside: Cards::of(report, &aside, words),
        faults: Faults::of(report, words),
    };
    // Writing to memory does not fail, and nothing else of a page can.
    page.render().unwrap_or_default()
}

impl Page<'_> {
    fn lang(&self) -> &'static str {
        if self.words.lang == Lang::Zh { "zh-CN" } else { "en" }
    }

    fn style(&self) -> Safe<&'static str> {
        Safe(STYLE)
    }

    fn script(&self) -> Safe<&'static str> {
        Safe(SCRIPT)
    }

    /// What the page may load and run: its own style and script, known by their hashes, and nothing else.
    fn policy(&self) -> String {
        format!(
            "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
            env!("JIAMA_STYLE_HASH"),
            env!("JIAMA_SCRIPT_HASH"),
        )
    }

    fn state(&self) -> &'static str {
        match self.overview.state {
            Verdict::Clear => "clear",
            Verdict::Escalated => "escalated",
            Verdict::Incomplete | Verdict::Nothing => "incomplete",
        }
    }

    fn made(&self) -> String {
        self.words.say("html.made", &[("version", env!("CARGO_PKG_VERSION"))])
    }

    /// A sentence about so many.
    fn count(&self, key: &'static str, n: impl Borrow<usize>) -> String {
        self.words.say(key, &[("n", &audit::thousands(*n.borrow()))])
    }

    /// The rate that a bar of full length stands for, in percent.
    fn full(&self, rows: &[Rated]) -> usize {
        scale(rows)
    }

    /// How long the bar of a rate is, in percent of one of full length.
    fn rated(&self, row: &Rated, scale: impl Borrow<usize>) -> String {
        audit::percent(row.escalated * 100, row.compared * *scale.borrow())
    }

    fn says_rated(&self, row: &Rated) -> String {
        let (compared, escalated) = (audit::thousands(row.compared), audit::thousands(row.escalated));
        let blanks =
            [("name", row.name.as_str()), ("compared", &compared), ("escalated", &escalated), ("rate", &row.rate)];
        self.words.say("html.bar.rated", &blanks)
    }

    fn says_grown(&self, row: &Grown) -> String {
        let blanks = [("name", row.name.as_str()), ("n", &audit::thousands(row.counts.all()))];
        self.words.say("html.bar.grown", &blanks)
    }

    fn says_share(&self, share: &u32) -> String {
        self.count("html.share", *share as usize)
    }

    fn says_step(&self, step: &Step) -> String {
        let share = step.share.map(|share| share.to_string());
        let key = if share.is_some() { "html.bar.step" } else { "html.bar.step.none" };
        self.words.say(key, &[("level", step.level.as_str()), ("n", share.as_deref().unwrap_or_default())])
    }

    fn twig<'a>(&self, branch: &'a Branch<'a>) -> Safe<Twig<'a>> {
        let is_small = self.overview.tree.iter().map(Branch::size).sum::<usize>() <= SMALL;
        Safe(Twig { branch, open: if is_small { usize::MAX } else { 1 } })
    }

    fn number(&self, n: impl Borrow<usize>) -> String {
        audit::thousands(*n.borrow())
    }

    /// A part of a whole in percent, for a bar.
    fn part(&self, part: impl Borrow<usize>, whole: impl Borrow<usize>) -> String {
        audit::percent(*part.borrow(), *whole.borrow())
    }

    /// The title of the demands that grew: of an audit they are the heaviest, of a chain all.
    fn ways(&self) -> &'static str {
        if self.is_audit { "overview.ways" } else { "overview.ways.chain" }
    }

    /// How many faults there are, and that no figure covers them, where there are figures.
    fn faults(&self) -> &'static str {
        if self.overview.figures.is_empty() { "html.faults.alone" } else { "html.faults.says" }
    }

    /// Where the bar of a step begins, in percent.
    fn from(&self, rise: &(u32, u32)) -> String {
        audit::percent(rise.0 as usize, 1000)
    }

    /// How long it is.
    fn width(&self, rise: &(u32, u32)) -> String {
        audit::percent(rise.1.saturating_sub(rise.0) as usize, 1000)
    }

    /// Of what was found on some dimension, the most.
    fn highest(&self) -> usize {
        self.overview.dimensions.iter().map(|grown| grown.counts.all()).max().unwrap_or(1)
    }
}

impl Comparison {
    fn is_grave(cell: &Cell) -> bool {
        matches!(cell.ink, Some(Ink::Red))
    }
}

impl Twig<'_> {
    fn twig<'a>(&self, branch: &'a Branch<'a>) -> Safe<Twig<'a>> {
        Safe(Twig { branch, open: self.open.saturating_sub(1) })
    }

    /// The class of what it comes to.
    fn state(&self) -> &'static str {
        match self.branch.state {
            State::Adds => "error",
            State::Doubtful => "warn",
            State::Keeps => "clear",
            State::Unlooked => "top",
        }
    }
}
