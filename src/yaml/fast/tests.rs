//! Both ways compared: over directives with slips of every kind put in, and over the public test suite of YAML. What the
//! short way takes on is the same tree and the same faults, to the last place, and the same values as another reader's.
//! `JIAMA_FUZZ=1000000` makes it so many documents.
#![expect(
    clippy::panic,
    clippy::print_stderr,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

mod texts;

use super::super::read::{Parsed, read};
use super::super::tree::{Kind, NodeId, Style, Tree, What};
use super::super::typing::{slips, slips_among};
use super::super::within::Written;
use super::super::{Budget, Vocabulary};
use super::Room;
use serde_yaml::Value;
use texts::{DIRECTIVES, Dice};

fn same_tree(one: &Tree, other: &Tree) -> bool {
    let same_place = |a: What, b: What| match (a, b) {
        (What::Scalar { written: a, .. }, What::Scalar { written: b, .. }) => match (a, b) {
            (Written::Here(a), Written::Here(b)) => a == b,
            (Written::Pieces(a), Written::Pieces(b)) => one.pieces[a.range()] == other.pieces[b.range()],
            (Written::Unknown, Written::Unknown) => true,
            _ => false,
        },
        (What::Scalar { .. }, _) | (_, What::Scalar { .. }) => false,
        _ => true,
    };
    one.root() == other.root()
        && one.nodes.len() == other.nodes.len()
        && one.nodes.iter().zip(&other.nodes).enumerate().all(|(n, (a, b))| {
            let id = Tree::id(n);
            let same_kind = one.kind(id) == other.kind(id) && one.target(id) == other.target(id);
            same_kind && a.span == b.span && a.flow == b.flow && same_place(a.what, b.what)
        })
}

fn same(one: &Parsed, other: &Parsed, text: &str) -> bool {
    let trees = match (&one.tree, &other.tree) {
        (Some(a), Some(b)) => {
            let vocabulary = Vocabulary { is_key: &|key| key.ends_with('限'), is_prose: &|key| key == "标题" };
            let all = (0..b.nodes.len()).map(Tree::id).collect();
            same_tree(a, b) && slips(text, a, &vocabulary) == slips_among(all, text, b, &vocabulary)
        }
        (None, None) => true,
        _ => false,
    };
    trees && one.span == other.span && one.faults == other.faults && one.broken == other.broken
}

/// Reads a text both ways. Whether all of it went the short way.
fn compare(text: &str) -> bool {
    let budget = Budget::default();
    let (both, library) = (read(text, &budget, Some(&mut Room::default())), read(text, &budget, None));
    let equal = both.len() == library.len() && both.iter().zip(&library).all(|(a, b)| same(a, b, text));
    let brief = |all: &[Parsed]| -> Vec<_> {
        all.iter().map(|p| (p.span, p.broken, p.tree.as_ref().map(|t| t.nodes.len()), p.faults.clone())).collect()
    };
    assert!(equal, "{text:?}\n{:?}\n{:?}", brief(&both), brief(&library));
    let mut at = 0;
    while let Some((_, end)) = super::document(text, at, &budget, &mut Room::default()) {
        at = end;
        if at == text.len() {
            return true;
        }
    }
    false
}

/// Whether a node and a value of the other reader say the same; numbers and truth values only have to be texts here.
fn agrees(tree: &Tree, node: NodeId, value: &Value) -> bool {
    match (tree.kind(node), value) {
        (Kind::Null, Value::Null) => true,
        (Kind::Scalar { text, .. }, Value::String(other)) => text == other,
        (Kind::Scalar { style, .. }, Value::Number(_) | Value::Bool(_)) => style == Style::Plain,
        (Kind::Seq(items), Value::Sequence(others)) => {
            items.len() == others.len() && items.iter().zip(others).all(|(item, other)| agrees(tree, *item, other))
        }
        (Kind::Map(entries), Value::Mapping(others)) => {
            entries.len() == others.len()
                && entries.iter().zip(others).all(|(entry, (key, other))| {
                    // A plain `null` is a text as a key.
                    (agrees(tree, entry.key, key) || *key == Value::Null) && agrees(tree, entry.value, other)
                })
        }
        _ => false,
    }
}

#[test]
fn both_ways_lead_to_the_same_tree() {
    let count = std::env::var("JIAMA_FUZZ").ok().and_then(|count| count.parse().ok()).unwrap_or(10_000);
    let seed = std::env::var("JIAMA_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(1);
    let mut dice = Dice(seed);
    let mut short = 0;
    for n in 0..count {
        let text = dice.text();
        if !compare(&text) {
            continue;
        }
        short += 1;
        // In a brief run, every tenth is shown to the other reader.
        if n % 10 == 0 || count > 100_000 {
            for parsed in read(&text, &Budget::default(), Some(&mut Room::default())) {
                let (tree, whole) = (parsed.tree.unwrap(), text[parsed.span.range()].trim_start_matches('\u{feff}'));
                let value: Value = serde_yaml::from_str(whole).unwrap_or_else(|error| panic!("{error}: {whole:?}"));
                assert!(agrees(&tree, tree.root(), &value), "{whole:?}\n{value:?}");
            }
        }
    }
    eprintln!("{short} of {count} went the short way");
    assert!(short > count / 4, "{short} of {count}");
}

#[test]
fn everyday_documents_go_the_short_way() {
    for text in DIRECTIVES {
        assert!(compare(text), "{text}");
        assert!(compare(&text.replace('\n', "\r\n")), "{text}");
        assert!(compare(&format!("\u{feff}{text}")), "{text}");
        let body = text.trim_start_matches("# 头\n---\n");
        let many = format!("---\n{body}# 尾\n---\n{body}");
        assert!(compare(&many), "{many}");
    }
}

#[test]
fn documents_near_a_limit_go_the_long_way() {
    for text in [
        (0..61).map(|n| " ".repeat(n) + "a:\n").collect::<String>(),
        format!("a: {}{}\n", "[".repeat(60), "]".repeat(60)),
        format!("[{}]\n", "a,".repeat(100_000)),
        format!("a: {}\n", "甲".repeat(400_000)),
        format!("a: |\n{}", "  甲\n".repeat(400_000)),
        format!("{}: b\n", "甲".repeat(400)),
    ] {
        assert!(!compare(&text), "{:?}", text.get(..30));
    }
    assert!(compare(&format!("a: {}{}\n", "[".repeat(59), "]".repeat(59))));
}

#[test]
fn both_ways_answer_the_yaml_test_suite_alike() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/yaml-test-suite/src");
    let Ok(files) = std::fs::read_dir(&folder) else {
        eprintln!("skipped: no {}", folder.display());
        return;
    };
    let mut short = 0;
    for file in files {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        for case in serde_yaml::from_str::<Vec<Value>>(&text).unwrap() {
            let Some(yaml) = case.get("yaml").and_then(Value::as_str) else { continue };
            let signs = [("␣", " "), ("↵", ""), ("∎\n", ""), ("⇔", "\u{feff}"), ("←", "\r")];
            let tabs = ["————»", "———»", "——»", "—»", "»"].map(|tab| (tab, "\t"));
            let yaml = signs.iter().chain(&tabs).fold(yaml.to_owned(), |text, (sign, real)| text.replace(sign, real));
            short += usize::from(compare(&yaml));
        }
    }
    assert!(short > 20, "{short}");
}
