//! The report as one JSON object, `jiama/v1`. Its fields are a contract with other programs.

use super::audit::{self, JsonAudit};
use super::chain::{self, JsonChain};
use super::object;
use super::spot::Spot;
use super::words::Words;
use crate::finding::{Place, Relation};
use crate::kind::number::Number;
use crate::kind::order::{Excess, Measure, Remark};
use crate::report::{Edit, Judged, Located, Remedy, Report, Verdict};
use crate::rule::{Level, Shift};
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::Serialize;

#[derive(JsonSchema, Serialize)]
struct Whole<'a> {
    #[serde(flatten)]
    outcome: Outcome,
    findings: Vec<Found<'a>>,
    faults: Vec<Fell<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    chains: Vec<JsonChain<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    audit: Option<JsonAudit<'a>>,
}

/// What the run came to.
#[derive(JsonSchema, Serialize)]
pub(super) struct Outcome {
    schema: &'static str,
    verdict: Verdict,
    summary: Summary,
}

#[derive(JsonSchema, Serialize)]
struct Summary {
    pairs: usize,
    directives: usize,
    error: usize,
    warn: usize,
    info: usize,
    waived: usize,
    suppressed: usize,
    tolerated: usize,
    baselined: usize,
    off: usize,
    faults: usize,
}

#[derive(JsonSchema, Serialize)]
pub(super) struct Found<'a> {
    rule: &'a str,
    name: &'a str,
    dimension: Option<&'a str>,
    shift: Shift,
    relation: Relation,
    level: Level,
    task: Option<&'a str>,
    subject: Option<&'a str>,
    parent: Option<At<'a>>,
    peers: Vec<At<'a>>,
    child: At<'a>,
    also: Vec<At<'a>>,
    excess: Option<Beyond<'a>>,
    remark: Option<Remark>,
    terms: &'a [String],
    others: &'a [String],
    message: String,
    help: String,
    witness: String,
    fix: Option<Remedied<'a>>,
    licensed: bool,
    waiver: Option<Waiver<'a>>,
    tolerated: bool,
    suppressed: Option<Suppression<'a>>,
    baselined: Option<String>,
    off: bool,
    fingerprint: &'a str,
}

/// What would put a finding right: all of these changes to the child's file.
#[derive(JsonSchema, Serialize)]
struct Remedied<'a> {
    /// Whether nothing is lost by it that was asked for below alone.
    safe: bool,
    edits: Vec<Changed<'a>>,
}

#[derive(JsonSchema, Serialize)]
struct Changed<'a> {
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    text: &'a str,
}

#[derive(JsonSchema, Serialize)]
struct Suppression<'a> {
    reason: &'a str,
}

#[derive(JsonSchema, Serialize)]
struct Waiver<'a> {
    authority: &'a str,
    until: &'a str,
    necessity: &'a str,
}

#[derive(JsonSchema, Serialize)]
pub(super) struct At<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    text: &'a str,
    directive: Option<&'a str>,
    route: &'a str,
    marks: Vec<[usize; 4]>,
}

#[derive(JsonSchema, Serialize)]
pub(super) struct Beyond<'a> {
    kind: Measure,
    amount: Option<Number>,
    unit: Option<&'a str>,
    factor: Option<Number>,
    slack: Option<Number>,
}

#[derive(JsonSchema, Serialize)]
pub(super) struct Fell<'a> {
    rule: String,
    name: &'a str,
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    message: String,
    help: String,
}

/// The report as one JSON object on several lines.
#[must_use]
pub fn report(report: &Report, words: &Words<'_>) -> String {
    let findings: Vec<Found<'_>> = report.told().map(|judged| found(report, judged, words)).collect();
    let faults = faults(report, words);
    let chains = report.chains.iter().map(|c| chain::json(report, c, words.book)).collect();
    let audit = report.audit.as_ref().map(|numbers| audit::json(report, numbers, words.book));
    let whole = Whole { outcome: outcome(report), findings, faults, chains, audit };
    object::pretty(&whole)
}

/// The schema of the object, JSON Schema 2020-12.
#[must_use]
pub fn schema() -> serde_json::Value {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let mut schema = generator.into_root_schema_for::<Whole<'_>>();
    schema.insert("$schema".to_owned(), "https://json-schema.org/draft/2020-12/schema".into());
    schema.insert("title".to_owned(), "jiama/v1".into());
    schema.to_value()
}

/// What the run came to, and how many of each.
pub(super) fn outcome(report: &Report) -> Outcome {
    let aside = report.aside();
    let summary = Summary {
        pairs: report.compared(),
        directives: report.read(),
        error: report.count(Level::Error),
        warn: report.count(Level::Warn),
        info: report.count(Level::Info),
        waived: aside.waived,
        suppressed: aside.suppressed,
        tolerated: aside.tolerated,
        baselined: aside.baselined,
        off: aside.off,
        faults: report.faults.len(),
    };
    Outcome { schema: "jiama/v1", verdict: report.verdict(), summary }
}

/// What could not be read or judged.
pub(super) fn faults<'a>(report: &'a Report, words: &Words<'a>) -> Vec<Fell<'a>> {
    report.faults.iter().map(|located| fell(report, located, words)).collect()
}

/// One finding.
pub(super) fn found<'a>(report: &'a Report, judged: &'a Judged, words: &Words<'a>) -> Found<'a> {
    let finding = &judged.finding;
    Found {
        rule: &finding.rule,
        name: words.book.page(&finding.rule).map_or("", |page| &page.name),
        dimension: finding.dimension.as_deref(),
        shift: finding.shift,
        relation: finding.relation,
        level: judged.level,
        task: finding.task.as_deref(),
        subject: finding.subject.as_deref(),
        parent: finding.parent.as_ref().map(|place| at(report, place)),
        peers: finding.peers.iter().map(|peer| at(report, &peer.place)).collect(),
        child: at(report, &finding.child),
        also: finding.also.iter().map(|place| at(report, place)).collect(),
        excess: finding.excess.as_ref().map(beyond),
        remark: finding.remark,
        terms: &finding.terms,
        others: &finding.others,
        message: words.message(finding),
        help: words.help(finding),
        witness: words.witness(finding),
        fix: judged.remedy.as_ref().map(|remedy| remedied(report, judged, remedy)),
        licensed: judged.licensed,
        waiver: judged.waived.as_ref().map(|w| Waiver {
            authority: &w.authority,
            until: &w.until,
            necessity: &w.necessity,
        }),
        tolerated: judged.tolerated,
        suppressed: judged.suppressed.as_ref().map(|s| Suppression { reason: &s.reason }),
        baselined: judged.baselined.map(|day| day.to_string()),
        off: judged.off,
        fingerprint: &judged.fingerprint,
    }
}

fn remedied<'a>(report: &Report, judged: &Judged, remedy: &'a Remedy) -> Remedied<'a> {
    let source = report.source_of(judged.finding.child.directive);
    let changed = |edit: &'a Edit| {
        let spot = Spot::new(report, source, edit.span);
        Changed {
            line: spot.line,
            column: spot.column,
            end_line: spot.end_line,
            end_column: spot.end_column,
            text: &edit.text,
        }
    };
    Remedied { safe: remedy.is_safe, edits: remedy.edits.iter().map(changed).collect() }
}

pub(super) fn beyond(excess: &Excess) -> Beyond<'_> {
    Beyond {
        kind: excess.measure,
        amount: excess.amount,
        unit: excess.unit.as_deref(),
        factor: excess.factor,
        slack: excess.slack,
    }
}

pub(super) fn at<'a>(report: &'a Report, place: &'a Place) -> At<'a> {
    let directive = report.directives.get(place.directive);
    let spot = Spot::of(report, place);
    let mark = |mark: &crate::yaml::Span| {
        let mark = Spot::new(report, directive.map_or(usize::MAX, |d| d.source), *mark);
        [mark.line, mark.column, mark.end_line, mark.end_column]
    };
    At {
        file: spot.file(),
        line: spot.line,
        column: spot.column,
        end_line: spot.end_line,
        end_column: spot.end_column,
        text: &place.text,
        directive: directive.and_then(|d| d.head.id.as_ref().or(d.head.title.as_ref())).map(|word| word.text.as_str()),
        route: &place.route,
        marks: place.marks.iter().map(mark).collect(),
    }
}

pub(super) fn fell<'a>(report: &'a Report, located: &Located, words: &Words<'a>) -> Fell<'a> {
    let (fault, spot) = (&located.fault, Spot::of_fault(report, located));
    Fell {
        rule: fault.code.id(),
        name: words.book.fault(fault.code).map_or("", |page| &page.name),
        file: spot.file(),
        line: spot.line,
        column: spot.column,
        end_line: spot.end_line,
        end_column: spot.end_column,
        message: words.fault(fault),
        help: words.fault_help(fault),
    }
}
