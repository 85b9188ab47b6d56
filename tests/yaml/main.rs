//! Reading YAML: places, faults, values.
#![expect(
    clippy::panic,
    clippy::print_stderr,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

mod agreement;
mod spans;
mod syntax;
mod typing;
mod values;

use jiama::fault::Fault;
use jiama::rule::RuleBook;
use jiama::source::Source;
use jiama::yaml::{Budget, Stream, Vocabulary, parse};
use std::sync::LazyLock;

fn read(text: &str) -> (Source, Stream) {
    let source = Source::new("x.yaml", text);
    let stream = parse(&source, &Budget::default(), &Vocabulary::NONE);
    can_be_said(&stream.faults);
    (source, stream)
}

/// Every fault has its words in both languages, its blanks are filled, and Chinese has no English in it.
fn can_be_said(faults: &[Fault]) {
    static BOOK: LazyLock<RuleBook> = LazyLock::new(|| RuleBook::embedded().unwrap());
    for fault in faults {
        let page = BOOK.fault(fault.code).unwrap_or_else(|| panic!("no page for {fault:?}"));
        let text = page.texts.get(fault.text).unwrap_or_else(|| panic!("no text for {fault:?}"));
        for words in [&text.zh, &text.en, &text.help.zh, &text.help.en] {
            assert!(!words.is_empty(), "{fault:?}");
            for blank in words.split('{').skip(1) {
                let name = blank.split('}').next().unwrap();
                assert!(fault.blanks.get(name).is_some(), "{{{name}}} is not filled: {fault:?}");
            }
        }
        for zh in [&text.zh, &text.help.zh] {
            let fixed: String = zh.split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest)).collect();
            let names = ["UTF-8", "UTF-16", "GBK", "git", "true", "false", "x-"];
            let bare = names.iter().fold(fixed, |text, name| text.replace(name, ""));
            assert!(!bare.contains(|c: char| c.is_ascii_alphabetic()), "{zh}");
        }
    }
}
