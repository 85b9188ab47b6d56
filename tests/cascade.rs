//! The made-up archive of `examples/cascade`: where nothing was planted nothing is found, whatever the spelling; where something
//! was, exactly that. Held edge by edge, with a tenth of all directives going further than their parent.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

#[path = "../examples/cascade/campaign.rs"]
mod campaign;
#[path = "../examples/cascade/dice.rs"]
mod dice;
#[path = "../examples/cascade/tree.rs"]
mod tree;
#[path = "../examples/cascade/write.rs"]
mod write;

use campaign::{Campaign, Descent, Planted};
use dice::Dice;
use jiama::calendar::Calendar;
use jiama::compare::Comparer;
use jiama::directive::{self, Directive, is_note, is_own_key};
use jiama::finding::Finding;
use jiama::lineage::Line;
use jiama::relation::{Edge, Shares, alone, relate};
use jiama::rule::{RuleBook, Shift};
use jiama::source::Source;
use jiama::yaml::{Budget, Vocabulary, parse};
use std::collections::BTreeSet;
use std::sync::LazyLock;

static BOOK: LazyLock<RuleBook> = LazyLock::new(|| RuleBook::embedded().unwrap());

/// A directive of the archive: read again from its text, with what stands above it.
struct Read {
    text: String,
    directive: Directive,
    planted: Option<Planted>,
    /// From the parent up.
    above: Vec<usize>,
    children: Vec<usize>,
}

fn read(text: &str, index: usize) -> Directive {
    let own = |key: &str| is_own_key(key) || BOOK.dimension_of_key(key).is_some();
    let words = Vocabulary { is_key: &own, is_prose: &is_note };
    let stream = parse(&Source::new("文.yaml", text), &Budget::default(), &words);
    let mut faults = stream.faults;
    let directive = directive::read(&BOOK, &stream.documents[0], index, &mut faults);
    assert!(faults.is_empty() && stream.documents.len() == 1, "{faults:?}\n{text}");
    directive.unwrap()
}

fn archive(size: usize, seed: u64, as_json: bool) -> Vec<Read> {
    let campaign: Campaign = serde_yaml::from_str(include_str!("../examples/cascade/campaign.yaml")).unwrap();
    let divisions = tree::pick(tree::all(None, seed).unwrap(), size);
    assert_eq!(divisions.len(), size);
    let mut descent = Descent::new(&campaign, seed, 100);
    let mut archive: Vec<Read> = Vec::new();
    let mut above: Vec<(String, usize)> = Vec::new();
    let mut paths = BTreeSet::new();
    for (index, division) in divisions.iter().enumerate() {
        let (written, planted) = descent.next(division);
        assert!(paths.insert(written.path.concat() + &written.code), "{:?} stands twice", written.path);
        let mut text = String::new();
        if as_json {
            write::json(&written, &mut text);
        } else {
            write::yaml(&written, &mut Dice::new(!seed, &written.code), &mut text);
        }
        above.retain(|(code, _)| division.code.starts_with(code));
        let line: Vec<usize> = above.iter().rev().map(|(_, at)| *at).collect();
        if let Some(parent) = line.first() {
            archive[*parent].children.push(index);
        }
        above.push((division.code.clone(), index));
        archive.push(Read { directive: read(&text, index), text, planted, above: line, children: Vec::new() });
    }
    archive
}

/// All that is found of one directive beside what stands above it, less and the same as well as more.
fn found(archive: &[Read], index: usize) -> Vec<Finding> {
    let own = &archive[index];
    let comparer = Comparer { book: &BOOK, calendar: Calendar::built_in() };
    let line = Line::straight((index, &own.directive), own.above.iter().map(|at| (*at, &archive[*at].directive)));
    let matched = line.matched();
    let mut found = comparer.findings(&line, &matched);
    relate(&Edge { comparer, line: &line, matched: &matched }, &mut found);
    found.extend(alone(&BOOK, index, &own.directive));
    let below = Shares::of(&BOOK, (index, &own.directive));
    let children = own.children.iter().map(|at| (*at, &archive[*at].directive));
    found.extend(below.beyond(&children.flat_map(|child| below.given(child)).collect::<Vec<_>>()));
    found
}

fn hold(archive: &[Read]) {
    let mut planted = BTreeSet::new();
    for (index, read) in archive.iter().enumerate().skip(1) {
        let found = found(archive, index);
        let told: Vec<_> = found.iter().map(|f| (f.dimension.as_deref(), f.subject.as_deref(), f.shift)).collect();
        let expected = read.planted.as_ref();
        let expected: Vec<_> =
            expected.map(|p| (Some(&*p.dimension), p.subject.as_deref(), Shift::Heavier)).into_iter().collect();
        let above = read.above.first().map_or("", |parent| &archive[*parent].text);
        assert_eq!(told, expected, "{above}\n{}", read.text);
        planted.extend(read.planted.as_ref().map(|p| (p.dimension.clone(), p.subject.clone())));
    }
    assert_eq!(planted.len(), 8, "not all asks were planted: {planted:?}");
}

#[test]
fn what_was_planted_is_found_and_nothing_else() {
    hold(&archive(1_500, 1, false));
    hold(&archive(1_500, 2, false));
}

#[test]
fn as_lines_of_json_too() {
    hold(&archive(1_500, 3, true));
}

#[test]
fn the_same_seed_gives_the_same_bytes() {
    let texts = |seed| archive(400, seed, false).into_iter().map(|read| read.text).collect::<String>();
    assert_eq!(texts(1), texts(1));
    assert!(texts(1) != texts(2));
}
