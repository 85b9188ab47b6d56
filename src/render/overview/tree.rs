//! The directives of a report as they stand under one another, in words.

use super::names::named;
use crate::render::audit::thousands;
use crate::render::words::Words;
use crate::report::{Counts, Extent, Node, Report};

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
    /// What it adds; `None` where nothing stands above it.
    pub adds: Option<Counts>,
    /// What it comes to, in words.
    pub verdict: String,
    /// How many stand below it, in words; empty where none does.
    pub below: String,
    /// Those directly below it that are drawn.
    pub branches: Vec<Branch<'a>>,
    /// Those below it that are not, in words.
    pub rest: Option<String>,
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
        let branch = branch(report, node, about, words);
        open.push((node.depth, branch));
    }
    close(&mut open, &mut tree, 0);
    (tree, rest(outline.rest, words))
}

fn branch<'a>(report: &'a Report, node: &Node, about: Option<&str>, words: &Words<'a>) -> Branch<'a> {
    let named = named(report, node.directive, words);
    // Where nothing is added, what a line is about is known from what stands above it.
    let own_title = |title: &&str| about.is_none() || about != Some(*title) && node.counts.all() > 0;
    Branch {
        name: named.name(),
        title: named.title.filter(own_title),
        level: named.level,
        file: named.file,
        adds: node.is_compared.then_some(node.counts),
        verdict: verdict(node, words),
        below: below("overview.below", node.below, words).unwrap_or_default(),
        branches: Vec::new(),
        rest: rest(node.rest, words),
    }
}

/// `加码3处、警告1处`
fn verdict(node: &Node, words: &Words<'_>) -> String {
    let counts = node.counts;
    let parts = [("overview.adds", counts.error), ("overview.warns", counts.warn), ("overview.notes", counts.info)];
    let said = parts.into_iter().filter(|(_, n)| *n > 0).map(|(key, n)| words.say(key, &[("n", &thousands(n))]));
    let said: Vec<String> = said.collect();
    match (said.is_empty(), node.is_compared) {
        (true, true) => words.word("overview.keeps").to_owned(),
        (true, false) => words.word("overview.top").to_owned(),
        _ => said.join(words.word("list.separator")),
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
