//! JUnit's XML: one test case for each child beside its parent, those in keeping too. A case fails where its findings fail the
//! gate; what could not be read is an error of a case of its own.

use super::brief::Brief;
use super::safe::is_hidden;
use super::words::Words;
use crate::report::{Case, FailOn, Judged, Report};
use std::collections::HashMap;

/// The report as one test suite.
#[must_use]
pub fn report(report: &Report, words: &Words<'_>, fail_on: FailOn) -> String {
    let (mut tests, mut failures, mut errors) = (0, 0, 0);
    let mut body = String::new();
    let mut names = Names::default();
    for case in report.cases() {
        tests += 1;
        errors += usize::from(!case.faults.is_empty());
        failures += usize::from(case.faults.is_empty() && case.findings.iter().any(|judged| judged.fails(fail_on)));
        body.push_str(&testcase(report, &case, &names.of(&case, words), (words, fail_on)));
    }
    let counts = format!("tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\"");
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"jiama\" {counts}>\n  \
         <testsuite name=\"jiama\" {counts} skipped=\"0\">\n{body}  </testsuite>\n</testsuites>\n"
    )
}

/// The names of cases, one after the other: by name and file a reader knows a case again, so those of one file differ.
#[derive(Default)]
struct Names {
    file: String,
    given: HashMap<String, usize>,
}

impl Names {
    fn of(&mut self, case: &Case<'_>, words: &Words<'_>) -> String {
        if self.file != case.file {
            case.file.clone_into(&mut self.file);
            self.given.clear();
        }
        let name = match case.parent {
            Some(parent) => {
                let blanks = [("child", case.child), ("parent", parent), ("id", case.id.unwrap_or_default())];
                words.say_with_optional("junit.pair", &blanks)
            }
            None => words.say("junit.file", &[("file", case.child)]),
        };
        let again = self.given.entry(name.clone()).or_default();
        *again += 1;
        if *again == 1 { name } else { format!("{name} {again}") }
    }
}

fn testcase(report: &Report, case: &Case<'_>, name: &str, (words, fail_on): (&Words<'_>, FailOn)) -> String {
    let failing = |judged: &&&Judged| judged.fails(fail_on);
    let failures = case.findings.iter().filter(failing).map(|judged| Brief::of(report, judged, words));
    let faults = case.faults.iter().map(|located| Brief::of_fault(report, located, words));
    let mut body: String = faults.map(|brief| problem("error", &brief, words)).collect();
    body.extend(failures.map(|brief| problem("failure", &brief, words)));
    let others = case.findings.iter().filter(|judged| !failing(judged)).map(|judged| Brief::of(report, judged, words));
    let others: String = others.map(|brief| format!("{} {}\n", words.level(brief.level), said(&brief))).collect();
    if !others.is_empty() {
        body.push_str(&format!("      <system-out>{}</system-out>\n", escaped(&others)));
    }
    let head = format!("    <testcase name=\"{}\" classname=\"{}\"", escaped(name), escaped(case.file));
    if body.is_empty() { format!("{head}/>\n") } else { format!("{head}>\n{body}    </testcase>\n") }
}

fn problem(element: &str, brief: &Brief<'_>, words: &Words<'_>) -> String {
    let message = escaped(&brief.headline(words));
    let text = escaped(&said(brief));
    format!("      <{element} type=\"{}\" message=\"{message}\">{text}</{element}>\n", escaped(&brief.rule))
}

/// All that is said of one, with its place.
fn said(brief: &Brief<'_>) -> String {
    let spot = &brief.spot;
    let file = super::brief::shown(spot.file());
    format!("{} {}\n{file}:{}:{}\n{}", brief.rule, brief.title, spot.line, spot.column, brief.lines())
}

/// Text as XML may hold it, in an element or an attribute: what no XML may hold is shown as a replacement character.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            '\t' | '\r' => out.push_str(&format!("&#{};", c as u32)),
            '\n' => out.push(c),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            c if is_hidden(c) => out.push_str(&format!("&#{};", c as u32)),
            c => out.push(c),
        }
    }
    out
}
