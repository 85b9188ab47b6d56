//! One demand followed down the levels: what is in force at each, whether it was said there or taken on, how each level
//! stands to those above it, and how the bottom stands to the top.

mod held;
mod thread;

use super::allotment::Shares;
use super::{Bench, Comparer};
use crate::directive::{Directive, Task};
use crate::finding::{Finding, Place};
use crate::kind::Reading;
use crate::kind::number::Number;
use crate::lineage::Line;
use crate::rule::Shift;
use held::{Held, Unread};
use std::collections::HashSet;
use thread::Thread;

/// What is in force at one level.
#[derive(Clone, Debug, Default)]
pub struct Stand {
    /// Where it is said: here, or at the level above from which it is taken on; `None` where nobody has spoken yet.
    pub place: Option<Place>,
    /// The value as understood.
    pub asked: Option<Reading>,
    /// Whether this level says it itself.
    pub said: bool,
    /// Whether this level speaks of several parts of it, each of which is a demand of its own.
    pub in_parts: bool,
    /// How what is said here stands to all that is above; empty where nothing differs or nothing is said.
    pub findings: Vec<Finding>,
    /// By what this level multiplies what the level above it asks, reckoned on one basis down the whole line, so that the
    /// factors of all levels multiply to the change from top to bottom. One where it takes on; `None` where unknown, as where
    /// this level speaks of parts.
    pub factor: Option<Number>,
}

/// One demand at every level.
#[derive(Clone, Debug)]
pub struct Descent {
    /// The task, by its title or id.
    pub task: Option<String>,
    /// The dimension, as an index into the rule book.
    pub dimension: usize,
    /// The subject within it.
    pub subject: Option<String>,
    /// The levels, the top first.
    pub levels: Vec<Stand>,
    /// The first level where something is in force.
    pub first: usize,
    /// What is in force at the bottom beside the top; empty where it is the same.
    pub total: Vec<Finding>,
    /// What is in force at the bottom over what is in force at [`Descent::first`]; `None` where unknown.
    pub factor: Option<Number>,
}

impl Descent {
    /// Whether some level asks something else than the one above it.
    #[must_use]
    pub fn changes(&self) -> bool {
        !self.total.is_empty() || self.levels.iter().any(|stand| !stand.findings.is_empty())
    }

    /// Whether a level, itself not older than what it stands beside, went beyond all that is above it.
    fn adds(stand: &Stand) -> bool {
        stand.findings.iter().any(|f| matches!(f.shift, Shift::Heavier | Shift::New) && !f.older)
    }

    /// The levels that added most, several where they are equal: by their factor, else by how much they added. The level that
    /// asked first adds what it asked, and is beaten only by one that added more than that.
    #[must_use]
    pub fn added_most(&self) -> Vec<usize> {
        let rungs = |f: &Finding| {
            let (above, own) = f.rungs.as_ref()?;
            i64::try_from(above.rank.abs_diff(own.rank)).ok().map(Number::whole)
        };
        let weight = |stand: &Stand| {
            let amount = |f: &Finding| f.excess.as_ref().and_then(|e| e.amount).or_else(|| rungs(f));
            let amount = stand.findings.iter().filter_map(amount).max();
            (stand.factor.filter(|f| *f > Number::ONE), amount)
        };
        let is_new = |stand: &Stand| stand.findings.iter().any(|f| f.shift == Shift::New);
        let mut added: Vec<(usize, &Stand)> = Vec::new();
        let mut so_far = Some(Number::ONE);
        let mut beaten = false;
        for (level, stand) in self.levels.iter().enumerate().skip(self.first) {
            let before = so_far;
            so_far = so_far.zip(stand.factor).and_then(|(a, b)| a.times(b));
            let more = so_far.zip(before).and_then(|(now, before)| now.minus(before));
            beaten |= more.is_some_and(|more| more > Number::ONE);
            if Self::adds(stand) {
                added.push((level, stand));
            }
        }
        if let Some((first, _)) = added.iter().find(|(_, stand)| is_new(stand)).filter(|_| !beaten) {
            return vec![*first];
        }
        let others = || added.iter().filter(|(_, stand)| !is_new(stand));
        let most = others().map(|(_, stand)| weight(stand)).max();
        others().filter(|(_, stand)| Some(weight(stand)) == most).map(|(level, _)| *level).collect()
    }
}

/// A line of directives, the top first, and the lines of each above it.
pub(super) struct Levels<'a> {
    comparer: Comparer<'a>,
    directives: &'a [(usize, &'a Directive)],
    lines: &'a [Line<'a>],
    shares: &'a Shares,
}

impl<'a> Comparer<'a> {
    /// Every demand along a line of directives, the top first, in the order of the bottom's tasks and of the rule book. What
    /// could not be read at some level is left out.
    #[must_use]
    pub fn descents(self, directives: &[(usize, &Directive)]) -> Vec<Descent> {
        let lines: Vec<Line<'_>> = directives
            .iter()
            .enumerate()
            .map(|(level, (child_index, child))| {
                Line::straight((*child_index, child), directives.iter().take(level).rev().copied())
            })
            .collect();
        let shares = Shares::default();
        let levels = Levels { comparer: self, directives, lines: &lines, shares: &shares };
        let threads = thread::threads(&lines);
        let rows = threads.iter().flat_map(|thread| {
            let dimensions = 0..self.book.dimensions.len();
            dimensions.flat_map(|dimension| levels.descents(thread, dimension)).collect::<Vec<_>>()
        });
        rows.collect()
    }
}

impl<'a> Levels<'a> {
    fn descents(&self, thread: &Thread<'a>, dimension: usize) -> Vec<Descent> {
        let (mut found, mut seen) = (Vec::new(), HashSet::new());
        for probe in self.probes(thread, dimension) {
            let held: Result<Vec<Option<Held<'a>>>, Unread> =
                (0..self.directives.len()).map(|level| self.held(thread, level, dimension, &probe)).collect();
            let Ok(held) = held else { continue };
            let Some(row) = self.descent(thread, dimension, &held) else { continue };
            if seen.insert(row.levels.iter().map(|stand| stand.place.clone()).collect::<Vec<_>>()) {
                found.push(row);
            }
        }
        found
    }

    fn descent(&self, thread: &Thread<'a>, dimension: usize, held: &[Option<Held<'a>>]) -> Option<Descent> {
        let (first, basis) = held.iter().enumerate().find_map(|(i, h)| h.as_ref().map(|h| (i, h)))?;
        let mut levels: Vec<Stand> = Vec::with_capacity(held.len());
        let mut before = None;
        for (level, held) in held.iter().enumerate() {
            let Some(held) = held else {
                levels.push(Stand::default());
                continue;
            };
            let said = held.level == level;
            let findings = if said { self.step(thread, level, held) } else { Vec::new() };
            let so_far = self.over(thread, held, basis);
            let own = || findings.iter().find(|f| f.rungs.is_none()).and_then(|f| f.excess.as_ref()?.factor);
            let factor = match level == first || findings.is_empty() {
                // What all parts come to is not known.
                true if held.in_parts && !said => None,
                true => Some(Number::ONE),
                false => so_far.zip(before).and_then(|(now, before): (Number, Number)| now.over(before)).or_else(own),
            };
            before = so_far;
            let place = Some(self.place(held));
            let asked = held.demand.asked.as_deref().cloned();
            levels.push(Stand { place, asked, said, in_parts: held.in_parts, findings, factor });
        }
        let last = held.last()?.as_ref()?;
        let product = levels.iter().skip(first).try_fold(Number::ONE, |product, stand| product.times(stand.factor?));
        let factor = self.over(thread, last, basis).or(product);
        let top = held.first()?;
        let is_new_task = thread.tasks.first().is_some_and(Option::is_none);
        let total = if top.is_none() && is_new_task || thread.merged.contains(&true) {
            Vec::new()
        } else {
            self.beside(thread, last, 0)
        };
        let subject = held.iter().flatten().rev().find_map(|h| h.demand.subject.as_ref()).map(|word| word.text.clone());
        Some(Descent { task: self.task_name(thread), dimension, subject, levels, first, total, factor })
    }

    /// How what a level says stands to all above it. A new task is one finding of its own.
    fn step(&self, thread: &Thread<'a>, level: usize, held: &Held<'a>) -> Vec<Finding> {
        let above = thread.tasks.get(..level).unwrap_or_default();
        if above.iter().all(Option::is_none) || thread.merged.get(level) == Some(&true) {
            return Vec::new();
        }
        let (Some(line), Some(task)) = (self.lines.get(level), thread.task_at(level)) else { return Vec::new() };
        let counterparts: Vec<Option<&Task>> = above.iter().rev().copied().collect();
        let bench = Bench { comparer: self.comparer, line, task, counterparts: &counterparts, shares: self.shares };
        bench.judge(held.statement, &held.demand)
    }

    /// How a value stands to what the directive of a level asks, nothing between them. Beside itself nothing is to be said of it.
    fn beside(&self, thread: &Thread<'a>, held: &Held<'a>, level: usize) -> Vec<Finding> {
        if held.level == level {
            return Vec::new();
        }
        let (Some((child_index, child)), Some(above)) = (self.directives.get(held.level), self.directives.get(level))
        else {
            return Vec::new();
        };
        let Some(task) = thread.task_at(held.level) else { return Vec::new() };
        let line = Line::straight((*child_index, child), [*above]);
        let counterparts = [thread.tasks.get(level).copied().flatten()];
        let bench =
            Bench { comparer: self.comparer, line: &line, task, counterparts: &counterparts, shares: self.shares };
        bench.judge(held.statement, &held.demand)
    }

    /// What a value comes to over that of the first level that asks; `None` where that is unknown.
    fn over(&self, thread: &Thread<'a>, held: &Held<'a>, basis: &Held<'a>) -> Option<Number> {
        match self.beside(thread, held, basis.level).iter().find(|f| f.rungs.is_none()) {
            None => Some(Number::ONE),
            Some(finding) => finding.excess.as_ref()?.factor,
        }
    }

    fn place(&self, held: &Held<'a>) -> Place {
        let subject = held.demand.subject.as_ref().map(|s| format!(".{}", s.text)).unwrap_or_default();
        Place {
            directive: self.directives.get(held.level).map_or(usize::MAX, |(index, _)| *index),
            span: held.demand.span,
            marks: vec![held.demand.span],
            text: held.demand.text.clone(),
            route: format!("{}{subject}", held.statement.route),
        }
    }

    fn task_name(&self, thread: &Thread<'a>) -> Option<String> {
        let (level, task) = thread.tasks.iter().enumerate().rev().find_map(|(i, task)| task.map(|task| (i, task)))?;
        let own = task.title.as_ref().or(task.id.as_ref()).map(|word| word.text.clone());
        own.or_else(|| self.directives.get(level).and_then(|(_, d)| d.name()).map(str::to_owned))
    }
}
