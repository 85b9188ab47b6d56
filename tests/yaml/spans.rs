//! Each span cuts out exactly what it should, whatever the line breaks.

use super::read;
use jiama::yaml::{Kind, NodeId, Tree};

const TEXT: &str = "\
# 头
标题: 大气🚒污染   # 注释
quoted: \"\\u4e2d文 \\\"甲\\\"\"
single: '它''的'
folded: >-
  第一行
  第二行

  第三行
literal: |
  甲

    乙
plain: 一行
  二行
list:
- a
-  - b
   - c: 1
flow: [x, {y: z, w}, ]
empty:
null: ~
base: &b {k: v}
use: *b
last:
  in: 終
  ";

fn at<'s>(text: &'s str, tree: &Tree, path: &str) -> &'s str {
    &text[tree.span(node(tree, path)).range()]
}

fn node(tree: &Tree, path: &str) -> NodeId {
    path.split('.').fold(tree.root(), |at, step| match step.parse::<usize>() {
        Ok(n) => tree.items(at)[n],
        Err(_) => tree.get(at, step).unwrap().value,
    })
}

#[test]
fn spans_are_exact() {
    for text in [TEXT.to_owned(), TEXT.replace('\n', "\r\n"), format!("\u{feff}{TEXT}")] {
        let (_, stream) = read(&text);
        assert_eq!(stream.faults, []);
        let tree = &stream.documents[0].tree;
        let lf = |path: &str| at(&text, tree, path).replace('\r', "");
        assert_eq!(lf("标题"), "大气🚒污染");
        assert_eq!(lf("quoted"), "\"\\u4e2d文 \\\"甲\\\"\"");
        assert_eq!(lf("folded"), "第一行\n  第二行\n\n  第三行");
        assert_eq!(lf("literal"), "甲\n\n    乙");
        assert_eq!(lf("plain"), "一行\n  二行");
        assert_eq!(lf("list"), "- a\n-  - b\n   - c: 1");
        assert_eq!(lf("list.1"), "- b\n   - c: 1");
        assert_eq!(lf("list.1.1"), "c: 1");
        assert_eq!(lf("flow"), "[x, {y: z, w}, ]");
        assert_eq!(lf("flow.1"), "{y: z, w}");
        assert_eq!(lf("empty"), "");
        assert_eq!(lf("null"), "~");
        assert_eq!(lf("base"), "{k: v}");
        assert_eq!(lf("use"), "*b");
        assert_eq!(lf("use.k"), "v");
        assert_eq!(lf("last"), "in: 終");
        let title = tree.get(tree.root(), "标题").unwrap();
        assert_eq!(&text[tree.span(title.key).range()], "标题");
        assert_eq!(tree.text(node(tree, "folded")), Some("第一行 第二行\n第三行"));
        assert_eq!(tree.kind(node(tree, "empty")), Kind::Null);
        assert_eq!(tree.kind(node(tree, "null")), Kind::Null);
        assert_eq!(tree.target(node(tree, "use")), Some(node(tree, "base")));
    }
}

#[test]
fn parts_of_a_scalar_are_found_in_the_file() {
    for text in [TEXT.to_owned(), TEXT.replace('\n', "\r\n"), format!("\u{feff}{TEXT}")] {
        let (_, stream) = read(&text);
        let tree = &stream.documents[0].tree;
        for (path, part, written) in [
            ("标题", "🚒", "🚒"),
            ("quoted", "中文", "\\u4e2d文"),
            ("quoted", "\"甲\"", "\\\"甲\\\""),
            ("single", "'的", "''的"),
            ("single", "它", "它"),
            ("folded", "二行", "二行"),
            ("folded", "第三行", "第三行"),
            ("folded", "行 第", "行\n  第"),
            ("literal", "乙", "乙"),
            ("literal", "甲", "甲"),
            ("plain", "二行", "二行"),
            ("list.1.1.c", "1", "1"),
            ("flow.0", "x", "x"),
            ("last.in", "終", "終"),
        ] {
            let node = node(tree, path);
            let start = tree.text(node).unwrap().find(part).unwrap();
            let span = tree.span_within(node, start..start + part.len());
            assert_eq!(text[span.range()].replace('\r', ""), written, "{path} {part}");
        }
    }
}

#[test]
fn escapes_of_all_kinds_keep_their_places() {
    let text = "a: \"\\ud83d\\ude92\\\n   尾\\x41\\U0001F692\\n末\"\n";
    let (_, stream) = read(text);
    assert_eq!(stream.faults, []);
    let tree = &stream.documents[0].tree;
    let node = node(tree, "a");
    assert_eq!(tree.text(node), Some("🚒尾A🚒\n末"));
    let cut = |range: std::ops::Range<usize>| &text[tree.span_within(node, range).range()];
    assert_eq!(cut(0..4), "\\ud83d\\ude92");
    assert_eq!(cut(4..7), "尾");
    assert_eq!(cut(7..8), "\\x41");
    assert_eq!(cut(8..12), "\\U0001F692");
    assert_eq!(cut(13..16), "末");
}

#[test]
fn documents_have_their_own_spans() {
    let text = "a: 1\n---\nb: [1\n---\nc: 3\n...\n---\n---\nd: 4\n";
    let (_, stream) = read(text);
    let cuts: Vec<&str> = stream.documents.iter().map(|d| &text[d.span.range()]).collect();
    assert_eq!(cuts.len(), 3, "{cuts:?}");
    assert!(cuts[0].starts_with("a: 1") && !cuts[0].contains('b'), "{cuts:?}");
    assert!(cuts[1].contains("c: 3") && !cuts[1].contains('b'), "{cuts:?}");
    assert!(cuts[2].contains("d: 4") && !cuts[2].contains('c'), "{cuts:?}");
    assert_eq!(stream.faults.len(), 1);
    assert_eq!(stream.faults[0].text, "unclosed-bracket");
}

#[test]
fn a_value_left_out_is_where_it_would_stand() {
    for text in ["a: # c\nb: 1\n", "a:\n", "a:   \n\n", "a:\n  # c\nb: 1\n", "{a: , b: 1}\n", "{a}\n", "- a:\n- b\n"] {
        let (_, stream) = read(text);
        let tree = &stream.documents[0].tree;
        let map = tree.items(tree.root()).first().copied().unwrap_or(tree.root());
        let span = tree.span(tree.get(map, "a").unwrap().value);
        assert_eq!(
            (span.start, span.end),
            {
                let at = text.find("a:").map_or(2, |a| a + 2) as u32;
                (at, at)
            },
            "{text:?}"
        );
    }
}

#[test]
fn comments_are_found_between_the_values() {
    let text = "\u{feff}# 头\na: 甲 # jiama: allow JM201\r\nb: '# 不是' #是\nc: |  # 块\n  # 不是\n\n# 尾\nd: x#y\n---\n# 二\ne: &a 1 # 末";
    let (source, stream) = read(text);
    let all: Vec<Vec<&str>> =
        stream.documents.iter().map(|d| d.comments(&source).iter().map(|c| c.text).collect()).collect();
    assert_eq!(all, [vec!["头", "jiama: allow JM201", "是", "块", "尾"], vec!["二", "末"]]);
    let first = stream.documents[0].comments(&source);
    assert_eq!(source.slice(first[1].span), "# jiama: allow JM201");
    assert_eq!(source.place(first[0].span.start as usize), (1, 1));
}

#[test]
fn a_text_block_has_no_more_lines_than_its_file() {
    for (text, said) in [
        ("说明: |\n  一、总体要求", "一、总体要求"),
        ("说明: |\n  一、总体要求\n", "一、总体要求\n"),
        ("说明: |+\n  一、总体要求\n\n", "一、总体要求\n\n"),
        ("说明: |+\n  一、总体要求\n  ", "一、总体要求\n"),
        ("说明: >\n  各县\n  （市、区）", "各县 （市、区）"),
    ] {
        let (_, stream) = read(text);
        assert_eq!(stream.faults, []);
        let tree = &stream.documents[0].tree;
        assert_eq!(tree.text(node(tree, "说明")), Some(said), "{text:?}");
    }
}
