//! What one pair of forty-line files costs, step by step, beside the floor: the bare events of the YAML parser on the same
//! texts. Each step includes those before it. `cargo bench` runs it.

#![expect(clippy::unwrap_used, reason = "a benchmark stops by panicking")]

use divan::{Bencher, black_box};
use granit_parser::Parser;
use jiama::calendar::Calendar;
use jiama::command::{Surroundings, start};
use jiama::compare::Comparer;
use jiama::directive::{self, Directive};
use jiama::finding::Finding;
use jiama::lineage::Line;
use jiama::rule::RuleBook;
use jiama::source::Source;
use jiama::yaml::{Budget, Stream, Vocabulary, parse};
use std::ffi::OsString;

const PARENT: &str = include_str!("pair/市.yaml");
const CHILD: &str = include_str!("pair/县.yaml");
const FILES: [&str; 2] = ["benches/pair/市.yaml", "benches/pair/县.yaml"];

fn main() {
    divan::main();
}

fn tree(text: &str) -> Stream {
    let stream = parse(&Source::new("甲.yaml", text), &Budget::default(), &Vocabulary::NONE);
    assert!(stream.faults.is_empty());
    stream
}

fn read(book: &RuleBook, text: &str) -> Directive {
    let mut faults = Vec::new();
    let directive = directive::read(book, tree(text).documents.first().unwrap(), 0, &mut faults).unwrap();
    assert!(faults.is_empty());
    directive
}

fn compare(book: &RuleBook, parent: &Directive, child: &Directive) -> Vec<Finding> {
    let comparer = Comparer { book, calendar: Calendar::built_in() };
    let line = Line::straight((1, child), [(0, parent)]);
    comparer.findings(&line, &line.matched())
}

/// The floor: the parser's events of both texts, looked at by nobody.
#[divan::bench]
fn a_events() -> usize {
    [PARENT, CHILD].into_iter().map(|text| Parser::new_from_str(black_box(text)).map(Result::unwrap).count()).sum()
}

/// Trees with every place, and the slips of typing looked for.
#[divan::bench]
fn b_trees() -> [Stream; 2] {
    [PARENT, CHILD].map(|text| tree(black_box(text)))
}

/// Directives with every value understood.
#[divan::bench]
fn c_directives(bencher: Bencher<'_, '_>) {
    let book = RuleBook::embedded().unwrap();
    bencher.bench(|| [PARENT, CHILD].map(|text| read(&book, black_box(text))));
}

/// The findings of the pair.
#[divan::bench]
fn d_findings(bencher: Bencher<'_, '_>) {
    let book = RuleBook::embedded().unwrap();
    bencher.bench(|| {
        let [parent, child] = [PARENT, CHILD].map(|text| read(&book, black_box(text)));
        compare(&book, &parent, &child)
    });
}

/// The rule book alone, which every run opens first.
#[divan::bench]
fn e_rule_book() -> RuleBook {
    RuleBook::embedded().unwrap()
}

/// All that a process does but for being started: arguments, rule book, both files, findings, the text of the report.
#[divan::bench(args = ["json", "concise", "pretty"])]
fn f_whole_run(format: &str) -> String {
    let around = Surroundings { today: jiff::civil::date(2025, 7, 1), ..Surroundings::of_environment(|_| None) };
    let arguments = ["jiama", "check", FILES[0], FILES[1], "--format", format].map(OsString::from);
    start(&arguments, &around).stdout
}
