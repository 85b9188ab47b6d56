//! What an audit counted, as a part of the report in JSON.

use crate::render::chain::{self, JsonChain};
use crate::report::{Audit, Counts, Group, Heaviest, Report};
use crate::rule::RuleBook;
use schemars::JsonSchema;
use serde::Serialize;

/// The numbers of an audit.
#[derive(JsonSchema, Serialize)]
pub struct JsonAudit<'a> {
    directives: usize,
    compared: usize,
    escalated: usize,
    by_level: Vec<Named<'a, Rated>>,
    by_year: Vec<Named<'a, Rated>>,
    by_dimension: Vec<Named<'a, Counted>>,
    by_dimension_and_level: Vec<Crossed<'a>>,
    by_issuer: Vec<Named<'a, Counted>>,
    by_task: Vec<Named<'a, Counted>>,
    heaviest: Vec<Alike<'a>>,
}

#[derive(JsonSchema, Serialize)]
struct Alike<'a> {
    /// How many lines are the same.
    alike: usize,
    #[serde(flatten)]
    line: JsonChain<'a>,
}

#[derive(JsonSchema, Serialize)]
struct Named<'a, T> {
    /// `null` where the directives do not say.
    name: Option<Name<'a>>,
    #[serde(flatten)]
    of: T,
}

#[derive(JsonSchema, Serialize)]
#[serde(untagged)]
enum Name<'a> {
    Text(&'a str),
    Year(i16),
}

#[derive(JsonSchema, Serialize)]
struct Rated {
    compared: usize,
    escalated: usize,
    #[serde(flatten)]
    counted: Counted,
}

#[derive(JsonSchema, Serialize)]
struct Counted {
    error: usize,
    warn: usize,
    info: usize,
}

#[derive(JsonSchema, Serialize)]
struct Crossed<'a> {
    dimension: Option<&'a str>,
    level: Option<&'a str>,
    #[serde(flatten)]
    counted: Counted,
}

/// The numbers of an audit.
#[must_use]
pub fn of<'a>(report: &'a Report, audit: &'a Audit, book: &'a RuleBook) -> JsonAudit<'a> {
    let tally = &audit.tally;
    let level = |rung: Option<usize>| {
        let step = rung.and_then(|rung| book.ladder("level")?.rungs.get(rung));
        step.map(|step| &*step.en)
    };
    let dimension = |index: Option<usize>| index.and_then(|index| book.dimensions.get(index)).map(|row| &*row.id);
    let text = |name: &'a str| Some(Name::Text(name)).filter(|_| !name.is_empty());
    let crossed = |((of, rung), counts): (&(Option<usize>, Option<usize>), &Counts)| Crossed {
        dimension: dimension(*of),
        level: level(*rung),
        counted: counted(counts),
    };
    let alike = |heavy: &'a Heaviest| Alike { alike: heavy.alike, line: chain::json(report, &heavy.line, book) };
    JsonAudit {
        directives: audit.edges.directives,
        compared: tally.whole.compared,
        escalated: tally.whole.escalated,
        by_level: tally
            .levels
            .iter()
            .rev()
            .map(|(rung, group)| Named { name: level(*rung).map(Name::Text), of: rated(group) })
            .collect(),
        by_year: tally
            .years
            .iter()
            .map(|(year, group)| Named { name: year.map(Name::Year), of: rated(group) })
            .collect(),
        by_dimension: tally
            .dimensions
            .iter()
            .map(|(of, counts)| Named { name: dimension(*of).map(Name::Text), of: counted(counts) })
            .collect(),
        by_dimension_and_level: tally.grid.iter().map(crossed).collect(),
        by_issuer: tally.issuers.iter().map(|(name, counts)| Named { name: text(name), of: counted(counts) }).collect(),
        by_task: tally.tasks.iter().map(|(name, counts)| Named { name: text(name), of: counted(counts) }).collect(),
        heaviest: audit.heaviest.iter().map(alike).collect(),
    }
}

fn rated(group: &Group) -> Rated {
    Rated { compared: group.compared, escalated: group.escalated, counted: counted(&group.counts) }
}

fn counted(counts: &Counts) -> Counted {
    Counted { error: counts.error, warn: counts.warn, info: counts.info }
}
