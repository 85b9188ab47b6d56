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

/// A hundred directives that each ask a hundred things oftener than the one above them.
fn report(book: &RuleBook) -> Report {
    let text = |issuer: &str, times: usize| {
        let rows: String = (0..100).map(|n| format!("  第{n}号点位巡查: 每月不少于{}次\n", times + n)).collect();
        format!("标题: 城乡环境集中整治\n发文机关: {issuer}\n发文日期: 2025-03-01\n频次:\n{rows}")
    };
    let mut report = Report::default();
    report.sources.push(Source::new("市.yaml", text("某市整治办", 1)));
    let children = 1..=FINDINGS / 100;
    report
        .sources
        .extend(children.clone().map(|n| Source::new(format!("县{n}.yaml"), text(&format!("第{n}县整治办"), 1 + n))));
    for (at, source) in report.sources.iter().enumerate() {
        report.directives.extend(read_text(book, source, at).0);
    }
    let comparer = Comparer { book, calendar: Calendar::built_in() };
    for child in children {
        let [parent, own] = [0, child].map(|at| (at, report.directives.get(at).unwrap()));
        let line = Line::straight(own, [parent]);
        let found = comparer.findings(&line, &line.matched()).into_iter();
        report.findings.extend(found.map(|finding| Judged::new(finding, Level::Error)));
        report.pairs.push((0, child));
    }
    assert_eq!(report.findings.len(), FINDINGS);
    report
}

#[divan::bench(sample_count = 20)]
fn a_page(bencher: Bencher<'_, '_>) {
    let book = RuleBook::embedded().unwrap();
    let report = report(&book);
    bencher.bench(|| html::report(black_box(&report), &Words { book: &book, lang: Lang::Zh }));
}

#[divan::bench(sample_count = 20)]
fn b_comment(bencher: Bencher<'_, '_>) {
    let book = RuleBook::embedded().unwrap();
    let report = report(&book);
    bencher.bench(|| markdown::report(black_box(&report), &Words { book: &book, lang: Lang::Zh }, markdown::COMMENT));
}
