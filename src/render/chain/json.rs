//! A chain as JSON.

use crate::compare::{Descent, Stand};
use crate::finding::Finding;
use crate::kind::number::Number;
use crate::kind::order::Remark;
use crate::relation::Chain;
use crate::render::json::{At, Beyond, at, beyond};
use crate::report::Report;
use crate::rule::{RuleBook, Shift};
use schemars::JsonSchema;
use serde::Serialize;

/// One chain, the top level first.
#[derive(JsonSchema, Serialize)]
pub struct Line<'a> {
    levels: Vec<Level<'a>>,
    rows: Vec<Row<'a>>,
    quantities: Vec<Whole<'a>>,
}

#[derive(JsonSchema, Serialize)]
struct Level<'a> {
    file: &'a str,
    directive: Option<&'a str>,
    level: Option<&'a str>,
    issuer: Option<&'a str>,
}

#[derive(JsonSchema, Serialize)]
struct Row<'a> {
    task: Option<&'a str>,
    dimension: &'a str,
    subject: Option<&'a str>,
    levels: Vec<InForce<'a>>,
    total: Vec<Change<'a>>,
    factor: Option<Number>,
    first: usize,
    added_most: Vec<usize>,
}

#[derive(JsonSchema, Serialize)]
struct InForce<'a> {
    value: Option<At<'a>>,
    said: bool,
    changes: Vec<Change<'a>>,
    factor: Option<Number>,
}

#[derive(JsonSchema, Serialize)]
struct Change<'a> {
    shift: Shift,
    excess: Option<Beyond<'a>>,
    remark: Option<Remark>,
    terms: &'a [String],
    /// The rungs of force, above and here, where only the words around the value moved.
    force: Option<[&'a str; 2]>,
}

#[derive(JsonSchema, Serialize)]
struct Whole<'a> {
    task: Option<&'a str>,
    levels: &'a [Option<Number>],
    factor: Number,
}

/// A chain of a report.
#[must_use]
pub fn of<'a>(report: &'a Report, chain: &'a Chain, book: &'a RuleBook) -> Line<'a> {
    let level = |index: &usize| {
        let directive = report.directives.get(*index);
        let head = directive.map(|d| &d.head);
        Level {
            file: directive.and_then(|d| report.sources.get(d.source)).map_or("", |s| &s.name),
            directive: head.and_then(|h| h.id.as_ref().or(h.title.as_ref())).map(|word| word.text.as_str()),
            level: head.and_then(|h| h.level.as_ref()).map(|word| word.text.as_str()),
            issuer: head.and_then(|h| h.issuer.as_ref()).map(|word| word.text.as_str()),
        }
    };
    let whole =
        |q: &'a crate::relation::Quantity| Whole { task: q.task.as_deref(), levels: &q.levels, factor: q.factor };
    Line {
        levels: chain.levels.iter().map(level).collect(),
        rows: chain.rows.iter().map(|row| of_row(report, row, book)).collect(),
        quantities: chain.quantities.iter().map(whole).collect(),
    }
}

fn of_row<'a>(report: &'a Report, row: &'a Descent, book: &'a RuleBook) -> Row<'a> {
    let in_force = |stand: &'a Stand| InForce {
        value: stand.place.as_ref().map(|place| at(report, place)),
        said: stand.said,
        changes: stand.findings.iter().map(change).collect(),
        factor: stand.factor,
    };
    Row {
        task: row.task.as_deref(),
        dimension: book.dimensions.get(row.dimension).map_or("", |d| &d.id),
        subject: row.subject.as_deref(),
        levels: row.levels.iter().map(in_force).collect(),
        total: row.total.iter().map(change).collect(),
        factor: row.factor,
        first: row.first,
        added_most: row.added_most(),
    }
}

fn change(finding: &Finding) -> Change<'_> {
    Change {
        shift: finding.shift,
        excess: finding.excess.as_ref().map(beyond),
        remark: finding.remark,
        terms: &finding.terms,
        force: finding.rungs.as_ref().map(|(above, own)| [&*above.word, &*own.word]),
    }
}
