//! What is read is what another reader reads, and no file, however broken, ends the program.

use super::read;
use jiama::yaml::{Budget, Extra, Kind, Loc, NodeId, Tree, Vocabulary, decode, parse};
use serde_yaml::Value;
use std::collections::BTreeMap;

/// Whether a node and a value of the other reader say the same; numbers and truth values only have to be texts here.
fn same(tree: &Tree, node: NodeId, value: &Value) -> bool {
    match (tree.kind(node), value) {
        (_, Value::Tagged(tagged)) => same(tree, node, &tagged.value),
        (Kind::Null, Value::Null) => true,
        // At the end of a file without a last line break, libyaml leaves that of a block away.
        (Kind::Scalar { text, .. }, Value::String(other)) => {
            text.trim_end_matches('\n') == other.trim_end_matches('\n')
        }
        (Kind::Scalar { .. }, Value::Number(_) | Value::Bool(_)) => true,
        (Kind::Seq(items), Value::Sequence(others)) => {
            items.len() == others.len() && items.iter().zip(others).all(|(item, other)| same(tree, *item, other))
        }
        (Kind::Map(entries), Value::Mapping(others)) => {
            entries.len() == others.len()
                && others.iter().all(|(key, other)| match key {
                    // A key that is no text to the other reader cannot be looked up by ours.
                    Value::String(key) => tree.get(node, key).is_some_and(|entry| same(tree, entry.value, other)),
                    _ => true,
                })
        }
        _ => false,
    }
}

/// Compares a file with the other reader where both accept it as one document. Whether both did.
pub(super) fn agrees(text: &str) -> bool {
    let (_, stream) = read(text);
    let ([document], []) = (stream.documents.as_slice(), stream.faults.as_slice()) else { return false };
    // Line breaks of YAML 1.1 are none in 1.2.
    if text.contains(['\u{85}', '\u{2028}']) {
        return false;
    }
    // YAML 1.1 ends the name of an anchor at a colon, and takes `?foo` for a key where 1.2 has a text.
    let is_read_otherwise =
        |word: &str| word.starts_with(['&', '*']) && word.contains(':') || word.starts_with('?') && word.len() > 1;
    // A tag says what a text is taken for, which is not ours to follow.
    if text.contains("!!") || text.split_whitespace().any(is_read_otherwise) {
        return false;
    }
    let Ok(mut value) = serde_yaml::from_str::<Value>(text) else { return false };
    if value.apply_merge().is_err() {
        return false;
    }
    assert!(same(&document.tree, document.tree.root(), &value), "{text:?}\n{value:?}");
    true
}

const DIRECTIVE: &str = "\
# 头
title: 大气🚒污染   # 注释
issued: 2025-03-01
scope: [道路/主干道, \"工业 企业\", '它''的', {对象: x}]
base: &b {k: v, 甲: ~}
tasks:
  - 任务: 排查
    <<: *b
    时限: 6月30日前
    frequency: {巡查: 每周2次, 抽检: 每季1次}
  - id: \"\\u4e2d\\n\"
    note: |
      第一段

        第二段
    备注: >-
      甲
      乙
quota:
- 007
-   - no
    - 10:30
";

#[test]
fn everyday_files_read_as_another_reader_reads_them() {
    for text in [
        DIRECTIVE,
        "a: 甲\n  乙\n\n  丙\n",
        "a: '甲\n  乙'\n",
        "a: \"甲\\\n  乙\"\n",
        "- a\n- b: c\n  d:\n  - e\n",
        "a: >\n  甲\n  乙\n\n\n  丙\n   丁\n",
        "a: |+\n  甲\n\n",
        "a: |2\n    甲\n",
        "? a\n: b\n",
        "{a: b, c: [d, e,],}\n",
    ] {
        assert!(agrees(text), "{text:?}");
        assert!(agrees(&text.replace('\n', "\r\n")), "{text:?}");
    }
}

#[test]
fn broken_files_are_answered() {
    type Anything = BTreeMap<String, Loc<BTreeMap<String, Vec<u8>>>>;
    let chips = [
        "：", "\u{3000}", "\t", "\u{feff}", "&a ", "*a", "[", "]", "{", "}", "\"", "'", "- ", "? ", ": ", "#", " #",
        "|", ">", "---\n", "...\n", "%", "@", "!", "\r", "\n", "\\", "\u{200b}", "<<: ", "“", "～", "－ ", "\0",
        "\u{85}", "~", ",", "，", "1", "\u{2028}",
    ];
    let mut seed = 1_u64;
    let mut next = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap() % below.max(1)
    };
    let mut read = 0;
    for _ in 0..5_000 {
        let mut text = DIRECTIVE.to_owned();
        for _ in 0..=next(3) {
            let at = text.floor_char_boundary(next(text.len()));
            match next(3) {
                0 => text.insert_str(at, chips[next(chips.len())]),
                1 => text.replace_range(at..text.ceil_char_boundary((at + next(12)).min(text.len())), ""),
                _ => text.truncate(at),
            }
        }
        let source = jiama::source::Source::new("x", text.as_str());
        let vocabulary = Vocabulary { is_key: &|key| key == "时限", is_prose: &|key| key == "title" };
        let stream = parse(&source, &Budget::default(), &vocabulary);
        assert!(!(stream.documents.is_empty() && stream.faults.is_empty()), "{text:?}");
        let mut faults = stream.faults;
        for document in &stream.documents {
            let tree = &document.tree;
            let _: Option<Anything> = decode(tree, tree.root(), &Extra::NONE, &mut faults);
            let _ = document.comments(&source);
        }
        super::can_be_said(&faults);
        for fault in &faults {
            let whole = fault.span == jiama::yaml::Span::NOWHERE;
            assert!(whole || text.get(fault.span.range()).is_some(), "{fault:?} {text:?}");
        }
        if faults.is_empty() || faults.iter().all(|fault| fault.code == jiama::fault::Code::Shape) {
            read += usize::from(agrees(&text));
        }
    }
    assert!(read > 100, "{read}");
}
