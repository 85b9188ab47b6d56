//! The directives of a report as they stand under one another, in words.

use super::names::named;
use crate::render::audit::thousands;
use crate::render::words::Words;
use crate::report::{Extent, Node, Report};
use crate::span::Span;
use std::collections::BTreeMap;

/// A directive and what stands below it.
#[derive(Clone, Debug)]
pub struct Branch<'a> {
    /// Who issued it, else its file.
    pub name: &'a str,
    /// Its title, where that is not the one its line above is about.
    pub title: Option<&'a str>,
    /// Its level.
    pub level: &'a str,
    /// The file it stands in.
    pub file: &'a str,
    /// What it comes to.
    pub state: State,
    /// The same in words.
    pub verdict: String,
    /// How many stand below it, in words; empty where none does.
    pub below: String,
    /// Those directly below it that are drawn.
    pub branches: Vec<Branch<'a>>,
    /// Those below it that are not, in words.
    pub rest: Option<String>,
}

/// What a directive comes to beside what stands above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Burden is added.
    Adds,
    /// There is something to be warned of, or it could not be read in full.
    Doubtful,
    /// Nothing is added.
    Keeps,
    /// It was not looked at, or nothing stands above it.
    Unlooked,
}

impl Branch<'_> {
    /// How many are drawn: it and all below it.
    #[must_use]
    pub fn size(&self) -> usize {
        1 + self.branches.iter().map(Self::size).sum::<usize>()
    }
}

/// The directives of a report, and those at the top that are not drawn.
pub(super) fn branches<'a>(report: &'a Report, words: &Words<'a>, room: usize) -> (Vec<Branch<'a>>, Option<String>) {
    let outline = report.outline(room);
    let forest = Forest::of(report, words);
    // Each directive waits on its level until one stands there that is not below it.
    let mut open: Vec<(usize, Branch<'a>)> = Vec::new();
    let mut tree = Vec::new();
    let close = |open: &mut Vec<(usize, Branch<'a>)>, tree: &mut Vec<Branch<'a>>, depth: usize| {
        while open.last().is_some_and(|(own, _)| *own >= depth) {
            let Some((_, done)) = open.pop() else { break };
            open.last_mut().map_or(&mut *tree, |(_, above)| &mut above.branches).push(done);
        }
    };
    for node in &outline.nodes {
        close(&mut open, &mut tree, node.depth);
        let about = open.iter().rev().find_map(|(_, branch)| branch.title);
        let branch = forest.branch(node, about);
        open.push((node.depth, branch));
    }
    close(&mut open, &mut tree, 0);
    (tree, rest(outline.rest, words))
}

/// What is known of the directives that are drawn.
struct Forest<'a, 'w> {
    report: &'a Report,
    words: &'w Words<'a>,
    /// How many findings of each are set aside.
    aside: BTreeMap<usize, usize>,
    /// Where something could not be read or matched: the files, and the places in them.
    unread: BTreeMap<usize, Vec<Span>>,
}

impl<'a, 'w> Forest<'a, 'w> {
    fn of(report: &'a Report, words: &'w Words<'a>) -> Self {
        let (mut aside, mut unread) = (BTreeMap::new(), BTreeMap::new());
        for judged in report.told().filter(|judged| !judged.is_open()) {
            *aside.entry(judged.finding.child.directive).or_default() += 1;
        }
        for located in &report.faults {
            unread.entry(located.source).or_insert_with(Vec::new).push(located.fault.span);
        }
        Self { report, words, aside, unread }
    }

    fn branch(&self, node: &Node, about: Option<&str>) -> Branch<'a> {
        let named = named(self.report, node.directive, self.words);
        let (state, verdict) = self.verdict(node);
        // Where nothing is added, what a line is about is known from what stands above it.
        let own_title = |title: &&str| about.is_none() || about != Some(*title) && node.counts.all() > 0;
        Branch {
            name: named.name(),
            title: named.title.filter(own_title),
            level: named.level,
            file: named.file,
            state,
            verdict,
            below: below("overview.below", node.below, self.words).unwrap_or_default(),
            branches: Vec::new(),
            rest: rest(node.rest, self.words),
        }
    }

    /// `加码3处、警告1处`
    fn verdict(&self, node: &Node) -> (State, String) {
        let counts = node.counts;
        let aside = self.aside.get(&node.directive).copied().unwrap_or_default();
        let is_unread = self.is_unread(node.directive);
        let parts = [
            ("overview.adds", counts.error),
            ("overview.warns", counts.warn),
            ("overview.notes", counts.info),
            ("overview.aside", aside),
        ];
        let said = parts.into_iter().filter(|(_, n)| *n > 0);
        let mut said: Vec<String> = said.map(|(key, n)| self.words.say(key, &[("n", &thousands(n))])).collect();
        if is_unread {
            said.push(self.words.word("overview.unread").to_owned());
        }
        let state = match (counts.error, counts.warn) {
            (1.., _) => State::Adds,
            (0, 1..) => State::Doubtful,
            _ if is_unread => State::Doubtful,
            _ if node.is_compared => State::Keeps,
            _ => State::Unlooked,
        };
        if said.is_empty() {
            said.push(
                self.words
                    .word(match (state, node.depth) {
                        (State::Keeps, _) => "overview.keeps",
                        (_, 0) => "overview.top",
                        _ => "overview.unlooked",
                    })
                    .to_owned(),
            );
        }
        (state, said.join(self.words.word("list.separator")))
    }

    /// Whether something in a directive could not be read or matched.
    fn is_unread(&self, directive: usize) -> bool {
        let Some(directive) = self.report.directives.get(directive) else { return true };
        let within =
            |span: &Span| *span == Span::NOWHERE || (directive.span.start..=directive.span.end).contains(&span.start);
        self.unread.get(&directive.source).is_some_and(|spans| spans.iter().any(within))
    }
}

fn rest(rest: Extent, words: &Words<'_>) -> Option<String> {
    below("overview.rest", rest, words)
}

fn below(key: &'static str, extent: Extent, words: &Words<'_>) -> Option<String> {
    let (n, escalated) = (thousands(extent.directives), thousands(extent.escalated));
    let clear = if key == "overview.rest" { "overview.rest.clear" } else { "overview.below.clear" };
    let key = if extent.escalated == 0 { clear } else { key };
    (extent.directives > 0).then(|| words.say(key, &[("n", &n), ("escalated", &escalated)]))
}
