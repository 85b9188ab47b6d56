//! Every rule is met by a case: for each dimension something heavier, something lighter and something in other words of which
//! nothing is said, and every fault, among `tests/pairs` and `tests/chains`; and no rule tightens without one that loosens.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use jiama::directive::{Directive, is_note, is_own_key, read};
use jiama::rule::{RuleBook, Shift, Silence};
use jiama::source::Source;
use jiama::yaml::{Budget, Vocabulary, parse};
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

/// What no pair and no chain can meet, and where it is met.
const ELSEWHERE: &[(&str, &str)] = &[
    ("JM901", "a file that is not there: tests/exit_codes.rs"),
    ("JM903", "bytes that are no text: tests/inputs"),
    ("JM909", "a file beyond the limits: tests/yaml/syntax.rs"),
    ("JM917", "one id in two files: tests/trees"),
    ("JM809", "a settled entry of a baseline: tests/baseline"),
    ("JM933", "a baseline: tests/baseline"),
    ("JM931", "rules of the user's own: tests/config"),
    ("JM932", "a configuration: tests/config"),
    ("JM930", "an archive that cannot be opened: tests/inputs"),
    ("JM999", "a defect of the program: tests/draw"),
];

fn folders(room: &str) -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = fs::read_dir(room).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    folders
}

/// What the cases are held to, each with its folder.
fn expected() -> Vec<(PathBuf, String)> {
    let rooms = ["tests/pairs", "tests/chains"].into_iter().flat_map(folders);
    rooms.map(|folder| (folder.clone(), fs::read_to_string(folder.join("expected.txt")).unwrap())).collect()
}

/// The ids of rules in a text.
fn ids(text: &str) -> BTreeSet<String> {
    let starts = text.match_indices("JM").map(|(at, _)| at);
    let ids = starts.filter_map(|at| text.get(at..at + 5)).filter(|id| id.chars().skip(2).all(|c| c.is_ascii_digit()));
    ids.map(str::to_owned).collect()
}

fn directive(book: &RuleBook, path: PathBuf) -> Option<Directive> {
    let own = |key: &str| is_own_key(key) || book.dimension_of_key(key).is_some();
    let source = Source::new("文.yaml", fs::read_to_string(path).ok()?);
    let stream = parse(&source, &Budget::default(), &Vocabulary { is_key: &own, is_prose: &is_note });
    read(book, stream.documents.first()?, 0, &mut Vec::new())
}

/// The dimensions on which a directive says something, by id, with what it says.
fn stated(book: &RuleBook, directive: &Directive) -> BTreeSet<String> {
    let of_tasks = directive.tasks.iter().flat_map(|task| &task.statements);
    let statements = directive.statements.iter().chain(of_tasks);
    statements.filter_map(|s| book.dimensions.get(s.dimension)).map(|row| row.id.to_string()).collect()
}

#[test]
fn every_rule_is_met() {
    let book = RuleBook::embedded().unwrap();
    let met = ids(&expected().into_iter().map(|(_, text)| text).collect::<String>());
    let of_rows = book.dimensions.iter().flat_map(|row| row.shifts.values());
    let pages = of_rows.chain(book.relations.iter().map(|relation| &relation.page));
    let rules = pages.map(|page| (&page.id, &page.name));
    let all = rules.chain(book.faults.iter().map(|page| (&page.id, &page.name)));
    let unmet = all.filter(|(id, _)| !met.contains(&***id) && ELSEWHERE.iter().all(|(other, _)| *other != &***id));
    let unmet: Vec<String> = unmet.map(|(id, name)| format!("{id} {name}")).collect();
    assert!(unmet.is_empty(), "met by no case:\n{}", unmet.join("\n"));
}

#[test]
fn no_exception_is_left_over() {
    let met = ids(&expected().into_iter().map(|(_, text)| text).collect::<String>());
    let over: Vec<&str> = ELSEWHERE.iter().map(|(id, _)| *id).filter(|id| met.contains(*id)).collect();
    assert!(over.is_empty(), "met by a case by now: {over:?}");
}

/// A pair in which both texts speak of a dimension, in words of their own, and nothing is found on it.
#[test]
fn every_dimension_has_a_silent_case() {
    let book = RuleBook::embedded().unwrap();
    let mut silent: BTreeSet<String> = BTreeSet::new();
    for (folder, found) in expected() {
        let sides = ["parent.yaml", "child.yaml"].map(|side| directive(&book, folder.join(side)));
        let [Some(parent), Some(child)] = sides else { continue };
        let both = stated(&book, &parent).intersection(&stated(&book, &child)).cloned().collect::<Vec<_>>();
        silent
            .extend(both.into_iter().filter(|id| !found.contains(&format!(" · {id} · ")) && found.contains("exit 0")));
    }
    let loud: Vec<&str> = book.dimensions.iter().map(|row| &*row.id).filter(|id| !silent.contains(*id)).collect();
    assert!(loud.is_empty(), "no silent case: {loud:?}");
}

#[test]
fn what_tightens_can_loosen() {
    let book = RuleBook::embedded().unwrap();
    let mut wrong = Vec::new();
    for row in &book.dimensions {
        let has = |shift: Shift| row.shifts.contains_key(&shift);
        let mut due = vec![Shift::Heavier, Shift::Lighter, Shift::Incomparable, Shift::Restored];
        // Where silence means everything, nobody is the first to ask, and to let go of what was said is heavier.
        if row.silence == Silence::Nothing {
            due.extend([Shift::New, Shift::Dropped]);
        }
        wrong.extend(due.into_iter().filter(|shift| !has(*shift)).map(|shift| format!("{} {shift:?}", row.id)));
        if has(Shift::New) != has(Shift::Dropped) {
            wrong.push(format!("{}: new and dropped are two sides of one thing", row.id));
        }
    }
    assert!(wrong.is_empty(), "no rule: {}", wrong.join(", "));
}
