//! The summary that fits one screen: a sentence, a matrix of dimensions and levels, the demands that grew most, issuers, years.

use super::thousands;
use crate::directive::Head;
use crate::kind::number::Number;
use crate::render::chain;
use crate::render::overview::{self, ranked};
use crate::render::style::{Ink, Style};
use crate::render::table::{Cell, Column, close_table, table};
use crate::render::verdict;
use crate::render::words::Words;
use crate::render::wrap;
use crate::report::{Audit, By, Counts, Group, Heaviest, Report};
use std::collections::BTreeMap;

/// The summary of an audit, or, where one is asked for, the table by one of its sides.
#[must_use]
pub fn summary(report: &Report, audit: &Audit, words: &Words<'_>, style: &Style) -> String {
    let page = Page { report, audit, words, style };
    if report.untouched_since().is_some() {
        // That is all there is to say, and the closing sentence says it.
        return String::new();
    }
    let mut parts = vec![page.verdict()];
    match audit.by {
        Some(by) => parts.push(page.by(by)),
        None => parts.extend([page.grid(), page.heaviest(), page.issuers(), page.years()]),
    }
    parts.retain(|part| !part.is_empty());
    parts.join("\n")
}

struct Page<'a> {
    report: &'a Report,
    audit: &'a Audit,
    words: &'a Words<'a>,
    style: &'a Style,
}

impl<'a> Page<'a> {
    fn line(&self, ink: Ink, text: &str) -> String {
        let lines = wrap::wrap(&self.style.plain(text), self.style.width(), "", "");
        lines.iter().map(|line| self.style.paint(ink, line) + "\n").collect()
    }

    fn verdict(&self) -> String {
        let lines = verdict::of_audit(self.report, self.audit, self.words);
        lines.into_iter().map(|(text, ink)| self.line(ink, &text)).collect()
    }

    fn rate(&self, group: &Group) -> String {
        overview::rate(self.words, group)
    }

    fn column(&self, title: &str) -> Column {
        Column { title: title.to_owned(), keep: false, right: false }
    }

    fn number(&self, title: &str) -> Column {
        Column { title: title.to_owned(), keep: true, right: true }
    }

    /// Dimensions by levels, from the top down, under how many were compared.
    fn grid(&self) -> String {
        let tally = &self.audit.tally;
        if tally.whole.compared == 0 {
            return String::new();
        }
        let levels: Vec<(Option<usize>, &Group)> =
            tally.levels.iter().rev().map(|(rung, group)| (*rung, group)).collect();
        let mut columns = vec![self.column(self.words.word("audit.grid"))];
        columns.extend(levels.iter().map(|(rung, _)| self.number(overview::level(self.words, *rung))));
        columns.push(self.number(self.words.word("audit.all")));
        let groups = || levels.iter().map(|(_, group)| *group).chain([&tally.whole]);
        let row = |key: &'static str, cell: &dyn Fn(&Group) -> Cell| {
            std::iter::once(Cell::from(self.words.word(key)).ink(Ink::Dim))
                .chain(groups().map(cell))
                .collect::<Vec<_>>()
        };
        let mut rows = vec![
            row("audit.compared", &|group| Cell::from(thousands(group.compared)).ink(Ink::Dim)),
            row("audit.escalated", &|group| count(group.escalated)),
            row("audit.rate", &|group| {
                Cell::from(self.rate(group)).ink(if group.escalated > 0 { Ink::Red } else { Ink::Dim })
            }),
            row("audit.found", &|group| count(group.counts.all())),
        ];
        for (dimension, whole) in ranked(&tally.dimensions) {
            let cells =
                levels.iter().map(|(rung, _)| count(tally.grid.get(&(*dimension, *rung)).map_or(0, Counts::all)));
            let name = Cell::from(
                self.words.say("audit.of-found", &[("dimension", overview::dimension(self.words, *dimension))]),
            );
            rows.push(std::iter::once(name).chain(cells).chain([count(whole.all())]).collect());
        }
        table(&columns, rows, self.style)
    }

    /// The demands that grew most, each on its way down.
    fn heaviest(&self) -> String {
        let rows = self.audit.heaviest.iter().filter_map(|Heaviest { line, alike }| {
            let row = line.rows.first()?;
            let (demand, way) = chain::way(self.report, line, row, self.words, self.style);
            let factor = row.factor.unwrap_or(Number::ONE).rounded(2);
            let last = line.levels.last().and_then(|index| self.report.directives.get(*index));
            let head = last.map(|directive| &directive.head);
            let name = |head: &'a Head| [&head.issuer, &head.id, &head.title].into_iter().flatten().next();
            let lowest = head.and_then(name).map_or("", |word| word.text.as_str());
            let lowest = match *alike {
                1 => lowest.to_owned(),
                n => self.words.say("audit.alike", &[("name", lowest), ("n", &thousands(n))]),
            };
            Some(vec![
                Cell::from(self.words.say("audit.factor", &[("n", &factor)])).ink(Ink::Red),
                demand.into(),
                way.into(),
                lowest.into(),
            ])
        });
        let rows: Vec<Vec<Cell>> = rows.collect();
        if rows.is_empty() {
            return String::new();
        }
        let word = |key| self.words.word(key);
        let columns = [
            self.number(word("audit.heaviest.factor")),
            self.column(word("audit.heaviest.demand")),
            self.column(word("audit.heaviest.way")),
            self.column(word("audit.heaviest.file")),
        ];
        self.line(Ink::Bold, word("audit.heaviest")) + &close_table(&columns, rows, self.style)
    }

    fn issuers(&self) -> String {
        self.counted("audit.issuer", "audit.issuers", "audit.no-issuer", &self.audit.tally.issuers)
    }

    /// A table of counts by a name.
    fn counted(
        &self,
        title: &'static str,
        heading: &'static str,
        unnamed: &'static str,
        groups: &BTreeMap<String, Counts>,
    ) -> String {
        let ranked = ranked(groups);
        let rows: Vec<Vec<Cell>> = ranked
            .iter()
            .take(self.audit.top)
            .map(|(name, counts)| {
                let name = if name.is_empty() { self.words.word(unnamed) } else { name };
                vec![name.into(), count(counts.error), count(counts.warn), count(counts.info)]
            })
            .collect();
        if rows.is_empty() {
            return String::new();
        }
        let columns = [
            self.column(self.words.word(title)),
            self.number(self.words.word("audit.error")),
            self.number(self.words.word("audit.warn")),
            self.number(self.words.word("audit.info")),
        ];
        let heading = self.line(Ink::Bold, self.words.word(heading));
        heading + &table(&columns, rows, self.style) + &self.more(ranked.len())
    }

    fn more(&self, rows: usize) -> String {
        let left = rows.saturating_sub(self.audit.top);
        if left == 0 {
            String::new()
        } else {
            self.line(Ink::Dim, &self.words.say("audit.more-rows", &[("n", &thousands(left))]))
        }
    }

    fn years(&self) -> String {
        if self.audit.tally.years.len() < 2 {
            return String::new();
        }
        self.by_year()
    }

    fn by_year(&self) -> String {
        let unsaid = || self.words.word("audit.no-year").to_owned();
        let years = self.audit.tally.years.iter();
        self.rated("audit.year", years.map(|(year, group)| (year.map_or_else(unsaid, |year| year.to_string()), group)))
    }

    /// A table of comparisons and findings by a name.
    fn rated<'g>(&self, title: &'static str, groups: impl Iterator<Item = (String, &'g Group)>) -> String {
        let row = |(name, group): (String, &Group)| {
            let rate = Cell::from(self.rate(group)).ink(if group.escalated > 0 { Ink::Red } else { Ink::Dim });
            let counts = &group.counts;
            let compared = Cell::from(thousands(group.compared));
            vec![
                name.into(),
                compared,
                count(group.escalated),
                rate,
                count(counts.error),
                count(counts.warn),
                count(counts.info),
            ]
        };
        let word = |key| self.words.word(key);
        let mut columns = vec![self.column(word(title))];
        let keys = ["audit.compared", "audit.escalated", "audit.rate", "audit.error", "audit.warn", "audit.info"];
        columns.extend(keys.map(|key| self.number(word(key))));
        table(&columns, groups.map(row).collect(), self.style)
    }

    fn by(&self, by: By) -> String {
        let tally = &self.audit.tally;
        match by {
            By::Level => {
                let levels = tally.levels.iter().rev();
                self.rated(
                    "audit.level",
                    levels.map(|(rung, group)| (overview::level(self.words, *rung).to_owned(), group)),
                )
            }
            By::Year => self.by_year(),
            By::Dimension => {
                let named = tally
                    .dimensions
                    .iter()
                    .map(|(dimension, counts)| (overview::dimension(self.words, *dimension).to_owned(), *counts));
                self.counted("audit.dimension", "audit.grid", "audit.no-dimension", &named.collect())
            }
            By::Issuer => self.issuers(),
            By::Task => self.counted("audit.task", "audit.grid", "audit.no-task", &tally.tasks),
        }
    }
}

/// A count: nothing is passed over, something is seen.
fn count(n: usize) -> Cell {
    if n == 0 { Cell::from("0").ink(Ink::Dim) } else { Cell::from(thousands(n)) }
}
