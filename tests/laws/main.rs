//! Laws over made-up directives: a text against itself is silent; the same said in other words is silent; one demand made
//! heavier is one finding, on its dimension. A false accusation and a miss are told apart by nothing else so surely.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod choice;
mod points;
mod write;

use choice::Choice;
use jiama::calendar::Calendar;
use jiama::compare::Comparer;
use jiama::directive::{self, Directive, is_note, is_own_key};
use jiama::finding::Finding;
use jiama::lineage::Line;
use jiama::relation::{Edge, relate};
use jiama::rule::{RuleBook, Shift};
use jiama::source::Source;
use jiama::yaml::{Budget, Vocabulary, parse};
use points::{Point, points};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use std::sync::LazyLock;
use write::written;

static BOOK: LazyLock<RuleBook> = LazyLock::new(|| RuleBook::embedded().unwrap());

/// One task of a made-up directive: its points, of different dimensions.
type Task = Vec<Point>;

fn tasks(choice: &mut Choice) -> Vec<Task> {
    let n = 1 + choice.below(3);
    (0..n).map(|_| points(choice)).collect()
}

fn read(text: &str) -> Result<Directive, TestCaseError> {
    let own = |key: &str| is_own_key(key) || BOOK.dimension_of_key(key).is_some();
    let stream =
        parse(&Source::new("文.yaml", text), &Budget::default(), &Vocabulary { is_key: &own, is_prose: &is_note });
    let mut faults = stream.faults;
    let directive = stream.documents.first().and_then(|document| directive::read(&BOOK, document, 0, &mut faults));
    prop_assert!(faults.is_empty(), "{faults:?}\n{text}");
    directive.ok_or_else(|| TestCaseError::fail(format!("no directive\n{text}")))
}

/// What is found of a child beside its parent, what asks less left aside.
fn found(parent: &str, child: &str) -> Result<Vec<Finding>, TestCaseError> {
    let (parent, child) = (read(parent)?, read(child)?);
    let comparer = Comparer { book: &BOOK, calendar: Calendar::built_in() };
    let line = Line::straight((1, &child), [(0, &parent)]);
    let matched = line.matched();
    let mut found = comparer.findings(&line, &matched);
    relate(&Edge { comparer, line: &line, matched: &matched }, &mut found);
    found.retain(|finding| !matches!(finding.shift, Shift::Lighter | Shift::Dropped));
    Ok(found)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_directive_against_itself_is_silent(mut choice in choice::drawn()) {
        let text = written(&tasks(&mut choice), 10, &mut choice);
        let found = found(&text, &text)?;
        prop_assert!(found.is_empty(), "{found:#?}\n{text}");
    }

    #[test]
    fn the_same_in_other_words_is_silent(mut choice in choice::drawn()) {
        let tasks = tasks(&mut choice);
        let parent = written(&tasks, 10, &mut choice);
        let child = written(&tasks, 14, &mut choice);
        let found = found(&parent, &child)?;
        prop_assert!(found.is_empty(), "{found:#?}\n{parent}\n---\n{child}");
    }

    #[test]
    fn one_demand_made_heavier_is_one_finding(mut choice in choice::drawn()) {
        let mut tasks = tasks(&mut choice);
        let parent = written(&tasks, 10, &mut choice);
        let at = choice.below(tasks.len());
        let task = tasks.get_mut(at).unwrap();
        let at = choice.below(task.len());
        let planted = task.get_mut(at).unwrap();
        planted.said = planted.heavier.clone();
        let dimension = planted.dimension;
        let child = written(&tasks, 14, &mut choice);
        let found = found(&parent, &child)?;
        prop_assert_eq!(found.len(), 1, "{}: {:#?}\n{}\n---\n{}", dimension, found, parent, child);
        let of: Vec<_> = found.iter().map(|finding| (finding.dimension.as_deref(), finding.shift)).collect();
        prop_assert_eq!(of, [(Some(dimension), Shift::Heavier)], "{}\n---\n{}", parent, child);
    }
}
