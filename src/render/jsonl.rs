//! The report as JSON lines: one finding or fault a line, each of its `type`, and a summary at the end, without which the
//! output is not whole.

use super::chain;
use super::json;
use super::object;
use super::words::Words;
use crate::report::Report;
use serde::Serialize;

#[derive(Serialize)]
struct Line<T> {
    r#type: &'static str,
    #[serde(flatten)]
    rest: T,
}

/// The report, one line each.
#[must_use]
pub fn report(report: &Report, words: &Words<'_>) -> String {
    let mut out = String::new();
    for judged in report.told() {
        push(&mut out, "finding", json::found(report, judged, words));
    }
    for located in &report.faults {
        push(&mut out, "fault", json::fell(report, located, words));
    }
    for line in &report.chains {
        push(&mut out, "chain", chain::json(report, line, words.book));
    }
    push(&mut out, "summary", json::outcome(report));
    out
}

fn push(out: &mut String, r#type: &'static str, rest: impl Serialize) {
    out.push_str(&object::line(&Line { r#type, rest }));
}
