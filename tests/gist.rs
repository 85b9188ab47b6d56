//! The gist of a directive tells the truth: what has one is in order when it is read in full, and of a child of which the gists
//! say that nothing is found, nothing is found. Held on every directive of the tests and on many put together out of their
//! statements; `JIAMA_LINES` says how many.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

#[path = "../examples/cascade/dice.rs"]
mod dice;

use dice::Dice;
use jiama::calendar::Calendar;
use jiama::compare::Comparer;
use jiama::directive::{Directive, Gist, Gister, Statement, names, read_text};
use jiama::lineage::{Line, Matched};
use jiama::relation::{Edge, Quiet, alone, relate};
use jiama::rule::RuleBook;
use jiama::source::Source;
use jiama::yaml::{Budget, Room, Tree, document_end, parts};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

static BOOK: LazyLock<RuleBook> = LazyLock::new(|| RuleBook::embedded().unwrap());

fn comparer() -> Comparer<'static> {
    Comparer { book: &BOOK, calendar: Calendar::built_in() }
}

fn texts(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            texts(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "yaml") {
            found.push(path);
        }
    }
}

/// Every text of the tests and examples that is UTF-8, by name.
fn all() -> Vec<String> {
    let mut paths = Vec::new();
    for folder in ["tests/pairs", "tests/chains", "tests/trees", "tests/waivers", "examples"] {
        texts(Path::new(folder), &mut paths);
    }
    paths.sort();
    paths.iter().filter_map(|path| fs::read_to_string(path).ok()).collect()
}

/// The documents of a text that can be read.
fn documents(text: &str) -> Vec<Tree> {
    parts(text, &Budget::default()).into_iter().filter_map(|part| part.tree).collect()
}

/// The gist of a text that is one document.
fn gist(gister: &Gister<'_>, text: &str) -> Option<Gist> {
    let documents = documents(text);
    let [tree] = documents.as_slice() else { return None };
    gister.gist(Some(tree).filter(|tree| !tree.entries(tree.root()).is_empty())?, text, text)
}

fn dimensions(statements: &[Statement]) -> Vec<usize> {
    statements.iter().map(|statement| statement.dimension).collect()
}

fn holds(text: &str, gist: &Gist) {
    let (directives, faults) = read_text(&BOOK, &Source::new("文.yaml", text), 0);
    assert!(faults.is_empty() && directives.len() == 1, "{faults:?}\n{text}");
    let directive = &directives[0];
    let level = directive.head.level.as_ref().and_then(|word| BOOK.rung_in("level", &word.text));
    assert_eq!((gist.issued, gist.rung.map(usize::from)), (directive.issued, level), "{text}");
    assert!(directive.allowances.is_empty(), "{text}");
    let said = |said: &[jiama::directive::Said]| said.iter().map(|s| usize::from(s.dimension)).collect::<Vec<_>>();
    assert_eq!(said(&gist.statements), dimensions(&directive.statements), "{text}");
    assert_eq!(gist.tasks.is_none(), directive.is_one_task, "{text}");
    for (task, own) in gist.tasks.iter().flatten().zip(&directive.tasks) {
        assert_eq!(said(&task.statements), dimensions(&own.statements), "{text}");
        let named = |own: bool, read: bool| assert_eq!(own, read, "{text}");
        named(task.id.is_some(), own.id.is_some());
        named(task.title.is_some(), own.title.is_some());
        assert_eq!(task.implements.len(), own.implements.len(), "{text}");
    }
    assert_eq!(gist.forbids, !directive.bind.forbid.is_empty(), "{text}");
}

/// What is found of the first of some directives beside those after it, read in full; `None` where no task is meant.
fn found(line: &[Directive]) -> Option<Vec<String>> {
    let above = line.iter().enumerate().skip(1);
    if line.len() == 1 {
        return Some(alone(&BOOK, 0, &line[0]).iter().map(|finding| finding.rule.to_string()).collect());
    }
    let line = Line::straight((0, &line[0]), above);
    let matched = line.matched();
    if line.child.is_one_task && !matched.iter().any(Matched::is_found) {
        return None;
    }
    let mut found = comparer().findings(&line, &matched);
    relate(&Edge { comparer: comparer(), line: &line, matched: &matched }, &mut found);
    Some(found.iter().map(|finding| finding.rule.to_string()).collect())
}

/// How many of some lines, the child first, are quiet; all of those must be so when they are read in full.
fn quiet(lines: &[Vec<String>]) -> usize {
    let gister = Gister::new(&BOOK);
    let gists: Vec<Vec<Option<Gist>>> =
        lines.iter().map(|line| line.iter().map(|text| gist(&gister, text)).collect()).collect();
    let statements = gister.finish().statements();
    let quiet = Quiet::new(comparer(), statements.into());
    let mut count = 0;
    for (texts, gists) in lines.iter().zip(&gists) {
        texts.iter().zip(gists).filter_map(|(text, gist)| Some((text, gist.as_ref()?))).for_each(|(t, g)| holds(t, g));
        let known: Option<Vec<_>> = gists.iter().map(|gist| Some(quiet.known(gist.as_ref()?))).collect();
        let Some(known) = known else { continue };
        let above: Vec<_> = known.iter().skip(1).collect();
        let is_quiet = if above.is_empty() { known[0].is_quiet_alone() } else { quiet.is_quiet(&known[0], &above) };
        if is_quiet {
            let read = |text: &String| read_text(&BOOK, &Source::new("文.yaml", text), 0).0.remove(0);
            let read: Vec<Directive> = texts.iter().map(read).collect();
            assert_eq!(found(&read), Some(Vec::new()), "{}", texts.join("\n--- 上级\n"));
            count += 1;
        }
    }
    count
}

/// What is seen at a glance must be what the tree tells. Whether anything was.
fn is_seen(gister: &Gister<'_>, text: &str) -> bool {
    let Some(glance) = gister.glance(text, 0, &mut Room::default()) else { return false };
    let read = documents(text);
    let end = document_end(text, 0);
    assert_eq!(glance.end, end, "{text}");
    let own = text.get(..end).unwrap();
    let tree = read.first().unwrap_or_else(|| panic!("no document\n{text}"));
    let names = names(tree);
    assert_eq!(
        (glance.id.as_deref(), glance.parents.iter().map(|p| &**p).collect()),
        (names.id, names.parents),
        "{text}"
    );
    assert_eq!(Some(glance.gist), gister.gist(tree, text, own), "{text}");
    true
}

/// Texts with a few characters put in, taken out or changed.
#[test]
fn a_glance_sees_what_the_tree_tells() {
    const SIGNS: &[&str] = &[
        " ",
        "  ",
        "\n",
        "\r\n",
        "\t",
        ":",
        "：",
        ": ",
        "#",
        " #",
        "- ",
        "\n- ",
        "---",
        "\n---\n",
        "\n...\n",
        "\"",
        "'",
        "“",
        "[",
        "]",
        "{",
        "}",
        "|",
        ">",
        "|\n  ",
        "&a ",
        "*a",
        "!",
        "%",
        "?",
        "~",
        "null",
        "\u{feff}",
        "\u{200b}",
        "\u{3000}",
        "\u{a0}",
        "\u{2028}",
        "\u{ffff}",
        "\u{85}",
        "\0",
        "，",
        "、",
        "；",
        "=",
        "title: 甲\n",
        "备注: 乙\n",
        "id: 甲\n",
        "0",
        "\\",
    ];
    let many = std::env::var("JIAMA_FUZZ").ok().and_then(|n| n.parse().ok()).unwrap_or(10_000);
    let gister = Gister::new(&BOOK);
    let all = all();
    let mut dice = Dice::new(20_251_127, "");
    let mut seen = 0;
    for _ in 0..many {
        let mut text: Vec<char> = dice.text(&all).chars().collect();
        for _ in 0..dice.below(4) {
            let at = dice.below(text.len() + 1);
            match dice.below(3) {
                0 => drop(text.splice(at..(at + 1 + dice.below(3)).min(text.len()), "".chars())),
                1 => drop(text.splice(at..(at + 1).min(text.len()), dice.pick(SIGNS).unwrap().chars())),
                _ => drop(text.splice(at..at, dice.pick(SIGNS).unwrap().chars())),
            }
        }
        seen += usize::from(is_seen(&gister, &text.iter().collect::<String>()));
    }
    assert!(seen * 5 > many, "only {seen} of {many} are seen at a glance");
}

#[test]
fn more_entries_than_a_document_may_have_are_seen_in_its_tree() {
    let gister = Gister::new(&BOOK);
    let notes = |count: usize| (0..count).map(|n| format!("x-附注{n}: 另行通知\n")).collect::<String>();
    let text = |count: usize| format!("文号: 甲〔2025〕1号\n时限: 2025年6月30日前\n{}", notes(count));
    assert!(is_seen(&gister, &text(10)));
    assert!(gister.glance(&text(6_000), 0, &mut Room::default()).is_none());
    assert!(gist(&gister, &text(6_000)).is_none());
    assert!(!read_text(&BOOK, &Source::new("文.yaml", text(6_000)), 0).1.is_empty());
}

#[test]
fn what_has_a_gist_is_in_order() {
    let gister = Gister::new(&BOOK);
    let all = all();
    let having = all.iter().filter_map(|text| Some((text, gist(&gister, text)?)));
    let count = having.map(|(text, gist)| holds(text, &gist)).count();
    assert!(count * 3 > all.len(), "only {count} of {} have a gist", all.len());
}

#[test]
fn nothing_is_found_where_the_gists_say_so() {
    let all = all();
    let alone = all.iter().map(|text| vec![text.clone()]);
    let itself = all.iter().map(|text| vec![text.clone(), text.clone()]);
    let of_two = all.windows(2).flat_map(|two| [two.to_vec(), two.iter().rev().cloned().collect()]);
    let of_three = all.windows(3).flat_map(|three| [three.to_vec(), three.iter().rev().cloned().collect()]);
    let lines: Vec<Vec<String>> = alone.chain(itself).chain(of_two).chain(of_three).collect();
    let count = quiet(&lines);
    assert!(count * 10 > lines.len(), "only {count} of {} are quiet", lines.len());
}

/// The entries of all texts that state a demand, as written, by dimension.
fn entries() -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for text in all() {
        for tree in documents(&text) {
            for entry in tree.entries(tree.root()) {
                let Some(dimension) = BOOK.dimension_of_key(tree.key(*entry)) else { continue };
                let (from, to) = (tree.span(entry.key).start as usize, tree.span(entry.value).end as usize);
                found.extend(text.get(from..to).map(|written| (dimension, written.to_owned())));
            }
        }
    }
    found
}

/// A line of directives put together: each below mostly says what the one above says, or something else on the same.
fn made(dice: &mut Dice, entries: &[(usize, String)]) -> Vec<String> {
    const ISSUED: &[&str] = &["2024-11-01", "2025年3月1日", "2025-03-20", "2025-06-05"];
    const LEVELS: &[&str] = &["省级", "市级", "县级", "乡级"];
    const TITLES: &[&str] = &["防汛排查", "安全生产检查", "“扫黄打非”巡查", "防汛 排查"];
    let titles: Vec<String> = TITLES.iter().map(|title| format!("关于{title}的通知")).collect();
    let is_listed = dice.below(4) == 0;
    let mut said: Vec<Vec<(usize, String)>> = Vec::new();
    for _ in 0..if is_listed { 1 + dice.below(2) } else { 1 } {
        let mut own: Vec<(usize, String)> = Vec::new();
        for _ in 0..1 + dice.below(4) {
            let entry = dice.pick(entries).unwrap().clone();
            if own.iter().all(|(dimension, _)| *dimension != entry.0) {
                own.push(entry);
            }
        }
        said.push(own);
    }
    let mut line = Vec::new();
    for level in 0..2 + dice.below(3) {
        let mut text = format!("title: {}\nlevel: {}\n", dice.text(&titles), LEVELS[level.min(3)]);
        if dice.below(3) > 0 {
            text.push_str(&format!("issued: {}\n", ISSUED[level.min(3)]));
        }
        if is_listed {
            text.push_str("tasks:\n");
        }
        for (number, own) in said.iter_mut().enumerate() {
            if is_listed {
                text.push_str(&format!("- task: {}\n", TITLES[(number * 3 + dice.below(2) * number) % 4]));
            }
            dice.shuffle(own);
            for entry in own.iter_mut() {
                if dice.below(4) == 0 {
                    let same: Vec<&(usize, String)> = entries.iter().filter(|(d, _)| *d == entry.0).collect();
                    *entry = (*dice.pick(&same).unwrap()).clone();
                }
                if dice.below(12) > 0 {
                    let indent = if is_listed { "  " } else { "" };
                    let lines = entry.1.lines().map(|line| format!("{indent}{line}\n"));
                    text.extend(lines);
                }
            }
        }
        line.push(text);
    }
    line.reverse();
    line
}

#[test]
fn nothing_is_found_in_lines_put_together_where_the_gists_say_so() {
    let many = std::env::var("JIAMA_LINES").ok().and_then(|n| n.parse().ok()).unwrap_or(1_500);
    let entries = entries();
    let mut dice = Dice::new(20_251_126, "");
    let lines: Vec<Vec<String>> = (0..many).map(|_| made(&mut dice, &entries)).collect();
    let count = quiet(&lines);
    assert!(count * 20 > lines.len(), "only {count} of {} are quiet", lines.len());
}
