//! What holds of every drawing: no line is wider than the terminal, no control character gets out, underlines are exact.

use super::{PLAIN, at, notice, snippet, unpainted};
use jiama::render::snippet::{Label, draw};
use jiama::render::{Lang, Style, safe};
use proptest::prelude::*;

/// Text of everything that has ever disturbed a terminal.
fn text() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "甲",
        "，",
        "。",
        "“",
        "”",
        "（",
        "）",
        "摊贩",
        "2025-06-30",
        "15天",
        "a",
        "key: ",
        " ",
        "　",
        "\n",
        "\r\n",
        "\r",
        "\t",
        "\u{1b}[31m",
        "\u{202e}",
        "\u{200d}",
        "\u{200b}",
        "👨‍👩‍👧",
        "👍🏽",
        "⚠️",
        "🇨🇳",
        "e\u{301}",
        "\u{301}",
        "\u{feff}",
        "\u{0}",
        "ｱﾞ",
        "각",
        "\u{f0001}",
        "/",
        "无法断开的一个长词",
        "unbreakable_identifier_of_some_length",
    ]);
    prop::collection::vec(piece, 0..120).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_wider_than_the_terminal(
        source in text(), other in text(), words in text(), name in text(),
        spans in prop::collection::vec((0usize..400, 0usize..120), 0..6),
        width in 24usize..130, ascii: bool, color: bool,
    ) {
        let words: String = words.chars().take(40).collect();
        let labels = |source: &str| spans.iter().map(|(start, len)| {
            let start = start * source.len() / 300;
            Label { span: start..start + len, text: words.clone() }
        }).collect::<Vec<_>>();
        let mut n = notice("错误 JM201 时限提前", &words, vec![
            snippet(&name, &source, labels(&source), &words),
            snippet("市.yaml", &other, labels(&other), ""),
        ], &[("改法", &other)]);
        n.notes.push((words.clone(), source.clone()));
        let drawn = draw(&n, &Style { lang: Lang::Zh, color, ascii, width });
        let bare = if color { unpainted(&drawn) } else { drawn };
        for line in bare.lines() {
            prop_assert!(safe::cells(line) <= width, "{} cells in {width}: {line}\n{bare}", safe::cells(line));
            prop_assert!(!line.chars().any(|c| c.is_control() || c == '\u{202e}' || c >= '\u{f0000}'), "{line:?}");
        }
    }

    #[test]
    fn underlines_are_exact(before in "[甲a，👍 ]{0,12}", part in "[甲乙a2]{1,8}", after in "[甲a，👍]{0,12}") {
        let source = format!("k: {before}👨‍👩‍👧{part}{after}");
        let start = source.len() - part.len() - after.len();
        let n = notice("甲", "", vec![snippet("甲", &source, vec![at(start..start + part.len(), "")], "")], &[]);
        let drawn = draw(&n, &Style { width: 400, ..PLAIN });
        let line = drawn.lines().nth(3).unwrap();
        let under = &line[line.find('·').unwrap() + '·'.len_utf8() + 1..];
        prop_assert_eq!(under.len() - under.trim_start().len(), safe::cells(&source[..start]));
        prop_assert_eq!(safe::cells(under.trim_start()), safe::cells(&part));
    }

    #[test]
    fn a_cropped_text_fits(source in text(), room in 3usize..60, ascii: bool) {
        let cropped = safe::crop(&source, room, &Style { ascii, ..PLAIN }).into_owned();
        prop_assert!(safe::cells(&cropped) <= room);
        prop_assert!(!cropped.chars().any(char::is_control));
    }
}
