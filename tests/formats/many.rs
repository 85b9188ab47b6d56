//! Thirty thousand findings: every format stands them, and what a host does not take is said.

use jiama::finding::{Finding, Place, Relation};
use jiama::fingerprint::fingerprint;
use jiama::render::checkout::Checkout;
use jiama::render::words::Words;
use jiama::render::{Lang, csv, github, gitlab, html, jsonl, junit, markdown, rdjson, sarif};
use jiama::report::{FailOn, Judged, Report};
use jiama::rule::{Level, RuleBook, Shift};
use jiama::source::Source;
use jiama::span::Span;
use jiama::yaml;
use serde_json::Value;
use std::collections::BTreeSet;
use std::sync::Arc;

const MANY: usize = 30_000;

/// A parent and a child of many tasks, each with an earlier deadline.
fn report(book: &RuleBook) -> Report {
    let mut report = Report::default();
    let mut faults = Vec::new();
    for (source, name) in ["市.yaml", "区.yaml"].into_iter().enumerate() {
        let lines: String = (0..MANY).map(|n| format!("  任务{n:05}: 2025-06-15\n")).collect();
        let mut text = Source::new(name, "标题: 治理\n时限: 2025-06-15\n");
        let words = yaml::Vocabulary { is_key: &|_| true, is_prose: &|_| false };
        let stream = yaml::parse(&text, &yaml::Budget::default(), &words);
        let read = stream.documents.iter().filter_map(|d| jiama::directive::read(book, d, source, &mut faults));
        report.directives.extend(read);
        text.text.push_str(&lines);
        report.sources.push(Source::new(name, text.text));
    }
    let start = report.sources.first().unwrap().text.find("  任务").unwrap();
    let place = |directive, n: usize| {
        let at = start + n * "  任务00000: 2025-06-15\n".len();
        let span = Span::new(at + "  任务00000: ".len(), at + "  任务00000: 2025-06-15".len());
        let route = format!("tasks[{n}].deadline");
        Place { directive, span, marks: vec![span], text: "2025-06-15".to_owned(), route }
    };
    let judged = (0..MANY).map(|n| {
        let rule: Arc<str> = Arc::from(if n % 3 == 0 { "JM203" } else { "JM201" });
        let mut finding = Finding::new(rule, Relation::Pair, Shift::Heavier, place(1, n));
        finding.parent = Some(place(0, n));
        finding.dimension = Some(Arc::from("deadline"));
        finding.task = Some(format!("任务{n:05}"));
        finding.subject = Some(format!("第{n}项"));
        Judged::new(finding, if n % 3 == 0 { Level::Warn } else { Level::Error })
    });
    report.findings = judged.collect();
    report.pairs.push((0, 1));
    fingerprint(&mut report.findings, &report.directives, &report.sources);
    report
}

#[test]
fn every_format_stands_them() {
    let book = RuleBook::embedded().unwrap();
    let report = report(&book);
    let words = Words { book: &book, lang: Lang::Zh };
    let checkout = Checkout::default();

    let log: Value = serde_json::from_str(&sarif::report(&report, &words, &checkout, false)).unwrap();
    let results = log.pointer("/runs/0/results").and_then(Value::as_array).unwrap();
    let errors = results.iter().filter(|result| result.get("level") == Some(&Value::from("error"))).count();
    assert_eq!((results.len(), errors), (25_000, 20_000));
    let said = log.pointer("/runs/0/invocations/0/toolExecutionNotifications/0/message/text").unwrap().to_string();
    assert!(said.contains("5000"), "{said}");

    let annotations = github::report(&report, &words, &checkout);
    let count = |kind: &str| annotations.lines().filter(|line| line.starts_with(kind)).count();
    assert_eq!((count("::error "), count("::warning ")), (10, 10));
    let group = annotations.lines().skip_while(|line| !line.starts_with("::group::"));
    assert_eq!(group.take_while(|line| *line != "::endgroup::").count(), MANY - 20 + 1);

    let issues = gitlab::report(&report, &words, &checkout);
    let prints: BTreeSet<&str> = issues.lines().filter(|line| line.contains("\"fingerprint\"")).collect();
    assert_eq!(prints.len(), MANY);

    for most in [markdown::COMMENT, markdown::SUMMARY] {
        let text = markdown::report(&report, &words, most);
        let length = text.chars().count();
        assert!(length <= most && length > most / 2, "{length}");
        let rows = text.lines().filter(|line| line.contains("<b>JM")).count();
        assert!(text.contains(&format!("另有{}处没有列出", MANY - rows)), "{rows}");
    }

    // Each of another subject, so that none stands for others.
    let page = html::report(&report, &words);
    let told = page.matches("<details class=\"card").count();
    assert!((100..MANY).contains(&told) && page.len() < 2_000_000, "{told} {}", page.len());
    assert!(page.contains(&format!("其余{},{:03}处", (MANY - told) / 1000, (MANY - told) % 1000)), "{told}");

    assert_eq!(jsonl::report(&report, &words).lines().count(), MANY + 1);
    assert_eq!(csv::report(&report, &words).matches("\r\n").count(), MANY + 1);
    assert_eq!(rdjson::report(&report, &words).matches("\"severity\"").count(), MANY);
    let suite = junit::report(&report, &words, FailOn::Error);
    assert_eq!(suite.matches("<failure ").count(), 20_000);
    assert!(suite.contains("tests=\"1\" failures=\"1\" errors=\"0\""));
}
