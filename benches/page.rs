//! What it costs to write a report of ten thousand findings, as a page in HTML and as a comment in Markdown; what found them is not
//! counted. `cargo bench --bench page` runs it.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a benchmark stops by panicking, and says how much it wrote"
)]

use divan::{Bencher, black_box};
use jiama::calendar::Calendar;
use jiama::compare::Comparer;
use jiama::directive::read_text;
use jiama::lineage::Line;
use jiama::render::words::Words;
use jiama::render::{Lang, html, markdown};
use jiama::report::{Judged, Report};
use jiama::rule::{Level, RuleBook};
use jiama::source::Source;

const FINDINGS: usize = 10_000;

fn main() {
    let book = RuleBook::embedded().unwrap();
    let page = html::report(&report(&book), &Words { book: &book, lang: Lang::Zh });
    println!("{} bytes for {FINDINGS} findings", page.len());
    divan::main();
}

/// One directive that asks ten thousand things oftener than the one above it.
fn report(book: &RuleBook) -> Report {
    let text = |issuer: &str, times: usize| {
        let rows: String =
            (0..FINDINGS).map(|n| format!("  第{n}号点位巡查: 每月不少于{}次\n", times + n % 7)).collect();
        format!("标题: 城乡环境集中整治\n发文机关: {issuer}\n发文日期: 2025-03-0{times}\n频次:\n{rows}")
    };
    let sources = [("市.yaml", text("某市整治办", 1)), ("县.yaml", text("某县整治办", 2))];
    let mut report =
        Report { sources: sources.map(|(name, text)| Source::new(name, text)).into(), ..Report::default() };
    for (at, source) in report.sources.iter().enumerate() {
        report.directives.extend(read_text(book, source, at).0);
    }
    report.pairs.push((0, 1));
    let [parent, child] = [0, 1].map(|at| (at, report.directives.get(at).unwrap()));
    let line = Line::straight(child, [parent]);
    let comparer = Comparer { book, calendar: Calendar::built_in() };
    let found = comparer.findings(&line, &line.matched()).into_iter();
    report.findings = found.map(|finding| Judged::new(finding, Level::Error)).collect();
    assert_eq!(report.findings.len(), FINDINGS);
    report
}

#[divan::bench]
fn a_page(bencher: Bencher<'_, '_>) {
    let book = RuleBook::embedded().unwrap();
    let report = report(&book);
    bencher.bench(|| html::report(black_box(&report), &Words { book: &book, lang: Lang::Zh }));
}

#[divan::bench]
fn b_comment(bencher: Bencher<'_, '_>) {
    let book = RuleBook::embedded().unwrap();
    let report = report(&book);
    bencher.bench(|| markdown::report(black_box(&report), &Words { book: &book, lang: Lang::Zh }, markdown::COMMENT));
}
