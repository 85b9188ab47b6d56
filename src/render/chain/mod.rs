//! A chain of several levels: a table of every demand from top to bottom, one line each, or JSON.

mod json;

pub use json::{Line as JsonChain, of as json};

use super::side_by_side::{change, ink};
use super::style::{Ink, Style};
use super::table::{Cell, Column, table};
use super::words::Words;
use super::{safe, wrap};
use crate::compare::{Descent, Stand};
use crate::finding::{Finding, Relation};
use crate::kind::number::Number;
use crate::kind::order::Excess;
use crate::relation::{Chain, Quantity};
use crate::report::Report;
use crate::rule::Shift;
use std::collections::HashSet;

/// The chains of a report as tables, one a task, with what the marks mean.
#[must_use]
pub fn tables(report: &Report, words: &Words<'_>, style: &Style) -> String {
    report.chains.iter().map(|chain| Leaf { report, chain, words, style }.tables()).collect()
}

/// Each demand that changes on the way down: its first place, and one line of text.
#[must_use]
pub fn lines<'a>(report: &'a Report, words: &'a Words<'a>, style: &'a Style) -> Vec<(&'a Stand, String)> {
    let leaves = report.chains.iter().map(|chain| Leaf { report, chain, words, style });
    leaves.flat_map(|leaf| leaf.lines()).collect()
}

/// The name of one demand of a line, and what each level that speaks of it says.
#[must_use]
pub fn way(report: &Report, chain: &Chain, row: &Descent, words: &Words<'_>, style: &Style) -> (String, String) {
    let leaf = Leaf { report, chain, words, style };
    (leaf.name(row), leaf.steps(row))
}

/// One chain being shown.
struct Leaf<'a> {
    report: &'a Report,
    chain: &'a Chain,
    words: &'a Words<'a>,
    style: &'a Style,
}

impl<'a> Leaf<'a> {
    fn tables(&self) -> String {
        let mut out = String::new();
        let mut marked = false;
        for task in self.tasks() {
            let rows = self.rows().filter(|row| row.task == task);
            let new = self.new_tasks().filter(|finding| finding.task == task);
            let cells: Vec<Vec<Cell>> =
                new.map(|finding| self.new_task(finding)).chain(rows.map(|row| self.row(row))).collect();
            marked |= self.rows().any(|row| row.task == task && !row.added_most().is_empty());
            if let Some(task) = &task {
                let title = self.style.plain(&safe::line(task, self.style)).into_owned();
                for line in wrap::wrap(&title, self.style.width(), "", "") {
                    out.push_str(&self.style.paint(Ink::Bold, &line));
                    out.push('\n');
                }
            }
            out.push_str(&table(&self.columns(), cells, self.style));
            let quantity = self.chain.quantities.iter().find(|q| q.task == task);
            out.extend(quantity.map(|quantity| self.own(&self.quantity(quantity))));
            out.push('\n');
        }
        if marked {
            out.push_str(&self.own(self.words.word("chain.legend")));
            out.push('\n');
        }
        out
    }

    /// The program's own words as lines within the width.
    fn own(&self, text: &str) -> String {
        wrap::wrap(&self.style.plain(text), self.style.width(), "", "").into_iter().map(|line| line + "\n").collect()
    }

    /// The demands that are shown: those that change, or all where all were asked for.
    fn rows(&self) -> impl Iterator<Item = &'a Descent> {
        let all = self.report.all;
        self.chain.rows.iter().filter(move |row| all || row.changes())
    }

    fn new_tasks(&self) -> impl Iterator<Item = &'a Finding> {
        let (report, chain) = (self.report, self.chain);
        let findings = report.shown().map(|judged| &judged.finding);
        findings.filter(|f| f.relation == Relation::Task && chain.levels.contains(&f.child.directive))
    }

    fn tasks(&self) -> Vec<Option<String>> {
        let named = self.rows().map(|row| row.task.clone()).chain(self.new_tasks().map(|f| f.task.clone()));
        let mut seen = HashSet::new();
        named.filter(|task| seen.insert(task.clone())).collect()
    }

    /// What each level is called: by its rung, else by who issued it, else by its file, whichever tells them apart.
    fn names(&self) -> Vec<String> {
        let directives = || self.chain.levels.iter().map(|index| self.report.directives.get(*index));
        let levels: Option<Vec<String>> =
            directives().map(|d| d.and_then(|d| d.head.level.as_ref()).map(|word| word.text.clone())).collect();
        let issuers = || -> Option<Vec<String>> {
            directives().map(|d| d.and_then(|d| d.head.issuer.as_ref()).map(|word| word.text.clone())).collect()
        };
        let stem = |source: usize| {
            let name = self.report.sources.get(source).map_or("", |s| s.name.as_str());
            let file = name.rsplit(['/', '\\', ':']).next().unwrap_or(name);
            file.rsplit_once('.').map_or(file, |(stem, _)| stem).to_owned()
        };
        let apart = |names: &Vec<String>| names.iter().collect::<HashSet<_>>().len() == names.len();
        let files = || directives().map(|d| d.map_or_else(String::new, |d| stem(d.source))).collect();
        levels.filter(apart).or_else(|| issuers().filter(apart)).unwrap_or_else(files)
    }

    fn columns(&self) -> Vec<Column> {
        let column = |title: String, keep| Column { title, keep, right: false };
        let mut columns = vec![column(self.words.word("chain.dimension").to_owned(), false)];
        columns.extend(self.names().into_iter().map(|name| column(name, false)));
        columns.push(column(self.words.word("chain.total").to_owned(), false));
        columns
    }

    fn name(&self, row: &Descent) -> String {
        let title = self.words.book.dimensions.get(row.dimension).map_or("", |d| self.words.of(&d.title));
        let subject = row.subject.as_ref().map(|s| format!(" · {s}")).unwrap_or_default();
        format!("{title}{subject}")
    }

    fn row(&self, row: &Descent) -> Vec<Cell> {
        let most = row.added_most();
        let levels = row.levels.iter().enumerate().map(|(level, stand)| {
            let text = self.words.in_force(stand);
            let finding = stand.findings.first();
            match finding {
                _ if !stand.said => Cell::from(text).ink(Ink::Dim),
                Some(finding) => Cell::from(self.marked(text, most.contains(&level))).ink(ink(finding.shift)),
                None => Cell::from(text),
            }
        });
        let name = Cell::from(self.name(row));
        std::iter::once(name).chain(levels).chain([self.total(row)]).collect()
    }

    fn marked(&self, text: String, most: bool) -> String {
        if most { self.words.say("chain.most", &[("text", &text)]) } else { text }
    }

    fn total(&self, row: &Descent) -> Cell {
        let beyond = row.factor.filter(|n| *n > Number::ONE).map(|n| n.rounded(2));
        if let (Some(n), Some(Shift::Incomparable)) = (&beyond, row.total.first().map(|f| f.shift)) {
            // Top and bottom count differently; the steps between them are known.
            return Cell::from(self.words.say("chain.factor", &[("n", n)])).ink(Ink::Red);
        }
        let Some(first) = row.total.first() else {
            // The parts in force at the bottom have rows, or findings, of their own.
            let last = |is: fn(&Stand) -> bool| row.levels.iter().rposition(is);
            if last(|stand| stand.in_parts) > last(|stand| stand.said) {
                return Cell::from(self.words.word("shift.in-parts")).ink(Ink::Dim);
            }
            return match beyond.filter(|_| row.first > 0) {
                Some(n) => Cell::from(self.words.say("chain.factor", &[("n", &n)])).ink(Ink::Red),
                None if row.first > 0 => self.words.word("table.nothing").into(),
                None => Cell::from(self.words.word("shift.same")).ink(Ink::Dim),
            };
        };
        let shift = self.words.shift(first.shift);
        if first.shift == Shift::New {
            let text = match beyond {
                Some(n) => self.words.say("chain.since", &[("shift", shift), ("n", &n)]),
                None => shift.to_owned(),
            };
            return Cell::from(text).ink(ink(first.shift));
        }
        let nothing = self.words.word("table.nothing");
        // What slack is left is said in the findings; here is no room for it.
        let short = |finding: &Finding| Finding {
            excess: finding.excess.clone().map(|excess| Excess { slack: None, ..excess }),
            ..finding.clone()
        };
        let changes = row.total.iter().map(|f| change(&short(f), self.words));
        let mut changes: Vec<String> = changes.filter(|change| change != nothing).collect();
        let has_factor = row.total.iter().any(|f| f.excess.as_ref().is_some_and(|e| e.factor.is_some()));
        if let Some(n) = beyond.filter(|_| !has_factor && first.shift == Shift::Heavier) {
            changes.push(self.words.say("chain.factor", &[("n", &n)]));
        }
        let changes = changes.join(self.words.word("list.separator"));
        let text = self.words.say("chain.change", &[("shift", shift), ("change", &changes)]);
        Cell::from(text.trim_end()).ink(ink(first.shift))
    }

    fn new_task(&self, finding: &Finding) -> Vec<Cell> {
        let at = self.chain.levels.iter().position(|index| *index == finding.child.directive).unwrap_or_default();
        let levels = (0..self.chain.levels.len()).map(|level| match level.cmp(&at) {
            std::cmp::Ordering::Less => Cell::from(self.words.word("table.unsaid")).ink(Ink::Dim),
            std::cmp::Ordering::Equal => {
                Cell::from(self.marked(finding.child.text.clone(), true)).ink(ink(finding.shift))
            }
            std::cmp::Ordering::Greater => Cell::from(self.words.word("shift.taken-on")).ink(Ink::Dim),
        });
        let name = Cell::from(self.words.word("table.whole-task"));
        let total = Cell::from(self.words.shift(finding.shift)).ink(ink(finding.shift));
        std::iter::once(name).chain(levels).chain([total]).collect()
    }

    fn quantity(&self, quantity: &Quantity) -> String {
        let figure =
            |n: &Option<Number>| n.map_or_else(|| self.words.word("chain.unknown").to_owned(), |n| n.rounded(2));
        let levels: Vec<String> = quantity.levels.iter().map(figure).collect();
        let levels = levels.join(self.words.word("chain.step"));
        self.words.say("chain.quantity", &[("levels", &levels), ("n", &quantity.factor.rounded(2))])
    }

    /// What each level says of a demand, from the top down, on one line.
    fn way(&self, row: &Descent) -> String {
        let most = row.added_most();
        let levels = row.levels.iter().enumerate();
        let said = levels.map(|(level, stand)| self.marked(self.words.in_force(stand), most.contains(&level)));
        said.collect::<Vec<_>>().join(self.words.word("chain.step"))
    }

    /// What the levels say that speak of a demand, under the names of their rungs, from the top down, on one line: the first,
    /// those that added most, and the last. What lies between is left to the chain itself.
    fn steps(&self, row: &Descent) -> String {
        let most = row.added_most();
        let speaking: Vec<(usize, &Stand)> = row.levels.iter().enumerate().filter(|(_, stand)| stand.said).collect();
        let ends = [speaking.first(), speaking.last()].map(|end| end.map(|(level, _)| *level));
        let is_shown = |level: usize| ends.contains(&Some(level)) || most.contains(&level);
        let step = |(level, stand): (usize, &Stand)| {
            let directive = self.chain.levels.get(level).and_then(|index| self.report.directives.get(*index));
            let rung = directive.and_then(|d| d.head.level.as_ref());
            let rung = rung.and_then(|word| {
                let at = self.words.book.rung_in("level", &word.text)?;
                self.words.book.ladder("level")?.rungs.get(at)
            });
            let text = self.words.in_force(stand);
            let named = match rung {
                Some(rung) => self.words.say("chain.at", &[("level", self.words.step(rung)), ("text", &text)]),
                None => text,
            };
            self.marked(named, most.contains(&level))
        };
        let mut steps: Vec<String> = Vec::new();
        for group in speaking.chunk_by(|(a, _), (b, _)| !is_shown(*a) && !is_shown(*b)) {
            match group {
                [one] => steps.push(step(*one)),
                _ => steps.push("…".to_owned()),
            }
        }
        steps.join(self.words.word("chain.step"))
    }

    fn lines(&self) -> Vec<(&'a Stand, String)> {
        let line = |row: &'a Descent| {
            let stand = row.levels.iter().rev().find(|stand| stand.said)?;
            let levels = self.way(row);
            let task = row.task.as_ref().map(|task| format!("{task} · ")).unwrap_or_default();
            let name = format!("{task}{}", self.name(row));
            let total = self.total(row).text;
            Some((stand, self.words.say("chain.line", &[("name", &name), ("levels", &levels), ("total", &total)])))
        };
        self.rows().filter_map(line).collect()
    }
}
