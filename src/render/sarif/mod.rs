//! SARIF 2.1.0, as GitHub's code scanning and other viewers take it: the parent and other places are linked from the message,
//! waivers are suppressions, faults are notifications of a run that did not succeed.

mod line_hash;
mod model;
mod rules;

use super::Lang;
use super::aside;
use super::brief::{self, Brief};
use super::checkout::Checkout;
use super::notes;
use super::spot::Spot;
use super::words::Words;
use crate::finding::Place;
use crate::render::object;
use crate::report::{Edit, Judged, Located, Remedy, Report};
use crate::rule::Level;
use line_hash::LineHashes;
use model::{
    Artifact, Change, Finding, Fix, Location, Log, Logical, Message, Physical, Prints, Properties, Region, Replacement,
    Run, Safety, Suppression,
};
use rules::Rules;
use serde_json::{Value, json};

/// Results of a run that GitHub takes.
const MOST_RESULTS: usize = 25_000;
/// Places of a result that GitHub takes.
const MOST_PLACES: usize = 1_000;
/// Characters of a value that a link is made of.
const LINKED: usize = 80;
/// What relative paths start from.
const ROOT: &str = "%SRCROOT%";
const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The report as a log of one run; with the fingerprints that GitHub knows a line by where `line_hash`.
#[must_use]
pub fn report(report: &Report, words: &Words<'_>, checkout: &Checkout, line_hash: bool) -> String {
    let found = Report::worst_first(report.told());
    let beyond = found.len().saturating_sub(MOST_RESULTS);
    let desk = Desk { report, words, checkout, has_baseline: found.iter().any(|judged| judged.baselined.is_some()) };
    let (mut rules, mut notices) = (Rules::default(), Rules::default());
    let mut hashes = line_hash.then(LineHashes::default);
    let results =
        found.into_iter().take(MOST_RESULTS).map(|judged| desk.result(judged, &mut rules, hashes.as_mut())).collect();
    let faults = report.faults.iter();
    let mut notifications: Vec<Value> = faults.map(|located| desk.notification(located, &mut notices)).collect();
    if beyond > 0 {
        let text = words.say("sarif.beyond", &[("n", &beyond.to_string()), ("most", &MOST_RESULTS.to_string())]);
        notifications.push(json!({"level": "warning", "message": {"text": text}}));
    }
    let tool = json!({"driver": {
        "name": "jiama",
        "version": env!("CARGO_PKG_VERSION"),
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "language": if words.lang == Lang::Zh { "zh-CN" } else { "en-US" },
        "shortDescription": {"text": words.word("cli.about")},
        "rules": rules.described(words),
        "notifications": notices.described(words),
    }});
    let read_all = report.faults.is_empty() && report.read() > 0;
    let run = Run {
        tool,
        column_kind: "unicodeCodePoints",
        original_uri_base_ids: json!({ROOT: {"description": {"text": words.word("sarif.root")}}}),
        invocations: json!([{"executionSuccessful": read_all, "toolExecutionNotifications": notifications}]),
        results,
    };
    object::pretty(&Log { schema: SCHEMA, version: "2.1.0", runs: [run] })
}

struct Desk<'a> {
    report: &'a Report,
    words: &'a Words<'a>,
    checkout: &'a Checkout,
    /// Whether a baseline stands for any finding: then each says how it stands to it.
    has_baseline: bool,
}

impl<'a> Desk<'a> {
    fn result(&self, judged: &'a Judged, rules: &mut Rules, hashes: Option<&mut LineHashes>) -> Finding<'a> {
        let finding = &judged.finding;
        let spot = Spot::of(self.report, &finding.child);
        let parent = finding.parent.iter().map(|place| ("label.parent", place));
        let also = finding.also.iter().map(|place| ("label.also", place));
        let places: Vec<(&'static str, &Place)> = parent.chain(also).take(MOST_PLACES).collect();
        let related = places.iter().enumerate().map(|(i, (key, place))| Location {
            id: Some(i + 1),
            message: Some(Message { text: self.words.word(key).to_owned() }),
            ..self.location(&Spot::of(self.report, place), Some(place))
        });
        let state = if judged.baselined.is_some() { "unchanged" } else { "new" };
        Finding {
            rule_id: &finding.rule,
            rule_index: rules.index(&finding.rule),
            level: level(judged.level),
            message: Message { text: self.message(judged, &places) },
            locations: [self.location(&spot, Some(&finding.child))],
            related_locations: related.collect(),
            partial_fingerprints: Prints {
                own: &judged.fingerprint,
                of_line: hashes.and_then(|hashes| hashes.of(&spot)),
            },
            suppressions: suppression(judged, self.words).into_iter().collect(),
            fixes: judged.remedy.as_ref().map(|remedy| [self.fix(judged, remedy)]),
            baseline_state: self.has_baseline.then_some(state),
            properties: Properties {
                task: finding.task.as_deref(),
                dimension: finding.dimension.as_deref(),
                subject: finding.subject.as_deref(),
                shift: finding.shift,
                relation: finding.relation,
                factor: finding.excess.as_ref().and_then(|excess| excess.factor),
            },
        }
    }

    /// What would put a finding right.
    fn fix(&self, judged: &Judged, remedy: &Remedy) -> Fix {
        let source = self.report.source_of(judged.finding.child.directive);
        let replacement = |edit: &Edit| {
            let inserted = (!edit.text.is_empty()).then(|| Message { text: edit.text.clone() });
            let deleted_region = region(&Spot::new(self.report, source, edit.span));
            Replacement { deleted_region, inserted_content: inserted }
        };
        let change = Change {
            artifact_location: self.artifact(&Spot::of(self.report, &judged.finding.child)),
            replacements: remedy.edits.iter().map(replacement).collect(),
        };
        let description = Message { text: escaped(&brief::shown(&self.words.help(&judged.finding))) };
        Fix { description, artifact_changes: [change], properties: Safety { safe: remedy.is_safe } }
    }

    /// What is said, with the places as links, and what stands beside it, on lines of their own.
    fn message(&self, judged: &Judged, places: &[(&'static str, &Place)]) -> String {
        let words = self.words;
        let said = escaped(&brief::shown(&words.message(&judged.finding)));
        let titled = |title: &str, text: &str| words.say("brief.titled", &[("title", title), ("text", text)]);
        let links = places.iter().enumerate().map(|(i, (key, place))| {
            let text: String = brief::shown(&place.text).chars().take(LINKED).collect();
            let text = if text.is_empty() { words.word(key).to_owned() } else { escaped(&text) };
            titled(words.word(key), &format!("[{text}]({})", i + 1))
        });
        let notes = notes::of(judged, words).into_iter();
        let notes = notes.map(|(title, text)| titled(&title, &escaped(&brief::shown(&text))));
        std::iter::once(said).chain(links).chain(notes).collect::<Vec<_>>().join("\n")
    }

    fn notification(&self, located: &Located, notices: &mut Rules) -> Value {
        let brief = Brief::of_fault(self.report, located, self.words);
        let beside = Spot::beside_fault(self.report, located);
        let places: Vec<Location<'_>> =
            std::iter::once(&brief.spot).chain(&beside).map(|spot| self.location(spot, None)).collect();
        json!({
            "descriptor": {"id": brief.rule, "index": notices.index(&brief.rule)},
            "level": "error",
            "message": {"text": escaped(&brief.lines())},
            "locations": places,
        })
    }

    fn artifact(&self, spot: &Spot<'_>) -> Artifact {
        let (uri, relative) = self.checkout.uri(spot);
        Artifact { uri, uri_base_id: relative.then_some(ROOT) }
    }

    fn location<'b>(&self, spot: &Spot<'_>, place: Option<&'b Place>) -> Location<'b> {
        let logical = |place: &'b Place| Logical { fully_qualified_name: &place.route };
        Location {
            id: None,
            physical_location: Physical {
                artifact_location: self.artifact(spot),
                region: (!spot.is_whole()).then(|| region(spot)),
            },
            logical_locations: place.filter(|place| !place.route.is_empty()).map(logical).into_iter().collect(),
            message: None,
        }
    }
}

fn region(spot: &Spot<'_>) -> Region {
    Region { start_line: spot.line, start_column: spot.column, end_line: spot.end_line, end_column: spot.end_column }
}

/// What stands for a finding, if anything does: whoever wrote the file, or a waiver, the configuration or a licence. The
/// baseline is said in its own way.
fn suppression(judged: &Judged, words: &Words<'_>) -> Option<Suppression> {
    let outside = judged.waived.is_some() || judged.tolerated || judged.off || judged.licensed;
    let kind = match (&judged.suppressed, outside) {
        (Some(_), _) => "inSource",
        (None, true) => "external",
        (None, false) => return None,
    };
    Some(Suppression { kind, status: "accepted", justification: aside::note(judged, words).map(|(_, text)| text) })
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warn => "warning",
        Level::Info => "note",
    }
}

/// Text in which nothing is taken for a link or a blank of a message.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '[' | ']' => out.extend(['\\', c]),
            '{' | '}' => out.extend([c, c]),
            c => out.push(c),
        }
    }
    out
}
