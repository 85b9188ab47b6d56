//! What must hold of any text at all: nothing panics, every place that is named is one of the text, what is read is what another
//! reader reads, what is weighed against itself weighs the same, what is fixed stays fixed. The bodies of the fuzz targets, which
//! `tests/fuzz.rs` runs over the directives of the tests as well.

use jiama::command::{How, Output, Surroundings, start};
use jiama::config;
use jiama::directive::{read_text, read_value};
use jiama::fault::Fault;
use jiama::kind::{self, Bare, Kind, Reader};
use jiama::policy::baseline::Baseline;
use jiama::rule::RuleBook;
use jiama::source::Source;
use jiama::yaml::{self, Budget, NodeId, Span, Tree, Vocabulary, parse};
use serde_yaml::Value;
use std::cell::RefCell;
use std::ffi::OsString;
use std::path::Path;

/// The texts of two files in one: what stands between them.
pub const BETWEEN: &str = "\n=====\n";

/// YAML: places lie in the text, and values are those of another reader.
pub fn yaml(text: &str) {
    let source = Source::new("文.yaml", text);
    let stream = parse(&source, &Budget::default(), &Vocabulary::NONE);
    placed(&stream.faults, text);
    assert!(!(stream.documents.is_empty() && stream.mended.is_empty() && stream.faults.is_empty()));
    // What is written with marks is not compared; by YAML 1.1 `[?甲]` has a key, by 1.2 a word.
    let plain = !text.contains(['&', '*', '!', '%', '?', '\u{feff}']) && !text.contains("<<");
    // A text block that is a whole document begins at the margin by YAML 1.2, and a `#` in it is text; by 1.1 it ends there.
    let is_block = |tree: &Tree| matches!(tree.kind(tree.root()), yaml::Kind::Scalar { style: yaml::Style::Block, .. });
    if let ([only], true, true) = (stream.documents.as_slice(), stream.faults.is_empty(), plain)
        && !is_block(&only.tree)
        && let Ok(value) = serde_yaml::from_str::<Value>(text)
    {
        assert!(same(&only.tree, only.tree.root(), &value), "read otherwise: {value:?}");
    }
}

fn same(tree: &Tree, node: NodeId, value: &Value) -> bool {
    match (tree.kind(node), value) {
        (yaml::Kind::Map(entries), Value::Mapping(map)) => {
            entries.len() == map.len() && entries.iter().zip(map.values()).all(|(e, value)| same(tree, e.value, value))
        }
        (yaml::Kind::Seq(items), Value::Sequence(list)) => {
            items.len() == list.len() && items.iter().zip(list).all(|(item, value)| same(tree, *item, value))
        }
        (yaml::Kind::Scalar { text, .. }, Value::String(said)) => text == said,
        // What is a number or a date to others is a text here.
        (yaml::Kind::Scalar { .. } | yaml::Kind::Null, Value::Null | Value::Bool(_) | Value::Number(_)) => true,
        _ => false,
    }
}

/// Each kind: what is refused is a part of the text, what is read says something and weighs the same as itself.
pub fn value(text: &str) {
    let book = book();
    let Some(force) = book.force_ladder() else { panic!("no ladder of force") };
    for dimension in &book.dimensions {
        let ladder = dimension.ladder.as_deref().and_then(|name| book.ladder(name));
        let reader = Reader { bare: dimension.bare, issued: None, ladder, force };
        if let Err(misread) = read_value(dimension, text, &reader) {
            assert!(text.get(misread.at.clone()).is_some(), "{:?} is no part of the text", misread.at);
        }
    }
    let reader = Reader { bare: Bare::Floor, issued: None, ladder: None, force };
    for kind in [Kind::Due, Kind::Span, Kind::Rate, Kind::Amount, Kind::Items] {
        match kind::read(kind, text, &reader) {
            Ok(first) => {
                assert_eq!(Ok(&first), kind::read(kind, text, &reader).as_ref());
                for lang in [jiama::render::Lang::Zh, jiama::render::Lang::En] {
                    assert!(!jiama::render::say::value(&first.value, lang).is_empty());
                }
            }
            Err(misread) => assert!(text.get(misread.at.clone()).is_some()),
        }
    }
}

/// A directive: every mistake lies in the text.
pub fn directive(text: &str) {
    let (directives, faults) = read_text(book(), &Source::new("文.yaml", text), 0);
    no_defect(&faults);
    placed(&faults, text);
    assert!(!(directives.is_empty() && faults.is_empty()), "read as nothing, and nothing said of it");
}

/// The whole program on a text of any number of directives, in a format that the text picks.
pub fn audit(text: &str) {
    const FORMATS: [&str; 12] = [
        "pretty", "concise", "json", "jsonl", "sarif", "junit", "github", "gitlab", "rdjson", "csv", "markdown", "html",
    ];
    let format = FORMATS[text.len() % FORMATS.len()];
    let lang = ["zh", "en"][text.len() / 7 % 2];
    let arguments = ["audit", "-", "--format", format, "--lang", lang, "--jobs", "1", "--width", "60"];
    let (first, again) = (run(&arguments, text), run(&arguments, text));
    assert!(first.code <= 4, "{}", first.stdout);
    assert_eq!(first, again);
    assert!(!first.stdout.contains(['\u{1b}', '\u{9b}', '\u{202e}', '\0']), "{}", first.stdout);
}

/// A configuration and a baseline: read or refused.
pub fn settings(text: &str) {
    let name = Path::new("jiama.yaml");
    let settings = config::read(book().clone(), Some((name, text)), &[], Path::new("."));
    drop(settings);
    let mut faults = Vec::new();
    drop(Baseline::read(&Source::new("基线.yaml", text), &mut faults));
    no_defect(&faults);
    placed(&faults, text);
}

/// Two files: what is fixed reads no worse than it did, and fixing it again changes nothing.
pub fn fix(text: &str) {
    let Some((parent, child)) = text.split_once(BETWEEN) else { return };
    let Ok(folder) = tempfile::tempdir() else { return };
    let paths = ["上.yaml", "下.yaml"].map(|name| folder.path().join(name));
    let [Some(above), Some(below)] = [paths[0].to_str(), paths[1].to_str()] else { return };
    let write = |path: &Path, text: &str| std::fs::write(path, text).expect("a folder of our own is written to");
    write(&paths[0], parent);
    write(&paths[1], child);
    let fixing = ["check", above, below, "--fix", "--unsafe-fixes", "--format", "json"];
    let first = run(&fixing, "");
    assert!(first.code <= 4, "{}", first.stdout);
    let Some(fixed) = first.files.iter().find(|file| file.path == paths[1] && file.how == How::Replace) else { return };
    let faults = |text: &str| read_text(book(), &Source::new("下.yaml", text), 0).1.len();
    assert!(faults(&fixed.text) <= faults(child), "reads worse than before: {}", fixed.text);
    write(&paths[1], &fixed.text);
    let again = run(&fixing, "");
    assert!(again.files.iter().all(|file| file.path != paths[1] || file.text == fixed.text), "fixed twice");
}

thread_local! {
    static STDIN: RefCell<String> = const { RefCell::new(String::new()) };
}

fn run(arguments: &[&str], stdin: &str) -> Output {
    STDIN.with(|held| stdin.clone_into(&mut held.borrow_mut()));
    let read = || Ok(STDIN.with(|held| held.borrow().clone().into_bytes()));
    let around = Surroundings { stdin: read, ..Surroundings::of_environment(|_| None) };
    let words: Vec<OsString> = std::iter::once(&"jiama").chain(arguments).map(OsString::from).collect();
    start(&words, &around)
}

fn book() -> &'static RuleBook {
    static BOOK: std::sync::OnceLock<RuleBook> = std::sync::OnceLock::new();
    BOOK.get_or_init(|| RuleBook::embedded().expect("the rules that come with the program are read"))
}

fn no_defect(faults: &[Fault]) {
    assert!(faults.iter().all(|fault| fault.code != jiama::fault::Code::Defect), "{faults:?}");
}

fn placed(faults: &[Fault], text: &str) {
    for fault in faults {
        let is_place = |span: Span| span == Span::NOWHERE || text.get(span.range()).is_some();
        assert!(is_place(fault.span) && fault.other.is_none_or(is_place), "no place in the text: {fault:?}\n{text}");
    }
}
