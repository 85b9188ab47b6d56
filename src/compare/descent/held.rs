//! What is in force at a level for one subject: what it says itself, else what the nearest level above it said.

use super::{Levels, Thread};
use crate::compare::Bench;
use crate::compare::allotment;
use crate::compare::graded::gravity;
use crate::compare::subject::{Rows, Side, rows};
use crate::directive::{Demand, Directive, Statement, Task, plain};
use std::borrow::Cow;
use std::collections::HashSet;

/// A value in force, and the level that said it.
pub(super) struct Held<'a> {
    pub(super) level: usize,
    pub(super) statement: &'a Statement,
    pub(super) demand: Cow<'a, Demand>,
    /// Whether the level that was asked speaks of parts of it only.
    pub(super) in_parts: bool,
}

/// What is asked could not be read, so what is in force is not known.
pub(super) struct Unread;

/// For what one looks along the levels: a subject, as the lowest level that names it does.
pub(super) struct Probe<'a> {
    demand: &'a Demand,
    of: &'a Directive,
    /// The statement it stands in, where that is the directive's own.
    own: Option<&'a Statement>,
    /// Whether values graded by gravity are taken as the whole they span.
    whole: bool,
}

impl<'a> Levels<'a> {
    /// The subjects of a dimension that have a row of their own.
    pub(super) fn probes(&self, thread: &Thread<'a>, dimension: usize) -> Vec<Probe<'a>> {
        let Some(row) = self.comparer.book.dimensions.get(dimension) else { return Vec::new() };
        let (mut probes, mut seen) = (Vec::new(), HashSet::new());
        let mut lowest: Option<&'a Directive> = None;
        let mut topmost: Option<&'a Statement> = None;
        for level in (0..self.directives.len()).rev() {
            let Some((_, directive)) = self.directives.get(level) else { continue };
            let Some(statement) = self.stated(thread, level, dimension) else { continue };
            // The rows of an allocation are shares of those below, each of whom takes its own.
            let is_share =
                |below| matches!(allotment::of(self.comparer.book, below, &statement.demands), Some(Rows::Speak(_)));
            let allotted = lowest.is_some_and(is_share);
            let of = *lowest.get_or_insert(directive);
            topmost = Some(statement);
            for demand in statement.demands.iter().filter(|_| !allotted) {
                if seen.insert(demand.subject.as_ref().map(|word| plain(&word.text))) {
                    let of = if demand.subject.is_none() { directive } else { of };
                    let own = std::ptr::eq(of, *directive).then_some(statement);
                    probes.push(Probe { demand, of, own, whole: false });
                }
            }
        }
        let plain_at_the_top = topmost.is_some_and(|s| s.demands.iter().any(|d| d.subject.is_none()));
        if let Some(ladder) = row.graded.as_deref() {
            let gravity = |d: &'a Demand| gravity(self.comparer.book, ladder, d);
            let graded_at_the_top = topmost.is_some_and(|s| s.demands.iter().any(|d| gravity(d).is_some()));
            if !graded_at_the_top {
                // The gravities of a subject of its own are seen on that subject.
                let is_seen = |(subject, _): (Option<&str>, usize)| subject.is_none() && !plain_at_the_top;
                probes.retain(|probe| gravity(probe.demand).is_none_or(is_seen));
                probes.iter_mut().for_each(|probe| probe.whole = true);
            }
        }
        // One value for all, beneath rows by subject, is seen on each of those rows.
        let has_subjects = probes.iter().any(|probe| probe.demand.subject.is_some());
        if has_subjects && !plain_at_the_top {
            probes.retain(|probe| probe.demand.subject.is_some());
        }
        probes
    }

    /// What a directive says on a dimension for a task.
    fn stated(&self, thread: &Thread<'a>, level: usize, dimension: usize) -> Option<&'a Statement> {
        let (_, directive) = *self.directives.get(level)?;
        directive.stated_of(thread.tasks.get(level).copied().flatten(), dimension)
    }

    /// What is in force at a level.
    pub(super) fn held(
        &self,
        thread: &Thread<'a>,
        level: usize,
        dimension: usize,
        probe: &Probe<'a>,
    ) -> Result<Option<Held<'a>>, Unread> {
        let (asked, mut in_parts) = (level, false);
        for level in (0..=asked).rev() {
            let Some(statement) = self.stated(thread, level, dimension) else { continue };
            if statement.is_unread_for(probe.demand) {
                return Err(Unread);
            }
            if let Some(whole) = self.whole(thread, level, statement, probe) {
                return Ok(Some(Held { level, statement, demand: Cow::Owned(whole), in_parts }));
            }
            if let Some(row) = self.row(statement, probe) {
                let demand = for_subject(row, probe.demand);
                return Ok(Some(Held { level, statement, demand, in_parts }));
            }
            in_parts |= level == asked && statement.demands.len() > 1 && probe.demand.subject.is_none();
        }
        Ok(None)
    }

    fn whole(&self, thread: &Thread<'a>, level: usize, statement: &'a Statement, probe: &Probe<'a>) -> Option<Demand> {
        let line = self.lines.get(level).filter(|_| probe.whole)?;
        let counterparts: Vec<Option<&Task>> = thread.tasks.get(..level)?.iter().rev().copied().collect();
        let task = thread.task_at(level)?;
        let bench = Bench { comparer: self.comparer, line, task, counterparts: &counterparts, shares: self.shares };
        bench.spanned(statement, probe.demand.subject.as_ref().map(|word| word.text.as_str()))
    }

    /// The one row of a statement that speaks of the whole subject.
    fn row(&self, statement: &'a Statement, probe: &Probe<'a>) -> Option<&'a Demand> {
        let all = &statement.demands;
        if all.as_ptr_range().contains(&std::ptr::from_ref(probe.demand)) {
            return Some(probe.demand);
        }
        let side = Side { child: probe.of, own: probe.own, shares: self.shares };
        match rows(self.comparer.book, side, probe.demand, statement) {
            Rows::Silent | Rows::OfParts(_) | Rows::OneOf(_) => None,
            Rows::Unclear(row, _) => Some(row),
            Rows::Speak(rows) => match rows.as_slice() {
                [row] => Some(row),
                rows => rows.iter().copied().find(|row| row.subject.is_none()),
            },
        }
    }
}

/// A value that stands for more than the subject that is looked at, said of that one.
fn for_subject<'a>(row: &'a Demand, probe: &Demand) -> Cow<'a, Demand> {
    match &probe.subject {
        Some(subject) if row.items().is_none() => Cow::Owned(Demand { subject: Some(subject.clone()), ..row.clone() }),
        _ => Cow::Borrowed(row),
    }
}
