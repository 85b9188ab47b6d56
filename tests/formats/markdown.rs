//! Markdown as a host renders it: tables stay tables, and nothing the user wrote is markup, a link or a mention.

use crate::{folder, rich};
use jiama::render::markdown::escaped;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

fn events(text: &str) -> Vec<Event<'_>> {
    Parser::new_ext(text, Options::ENABLE_TABLES).collect()
}

#[test]
fn looks() {
    insta::assert_snapshot!("markdown", rich(&folder("markdown-looks"), "markdown", &[]));
}

#[test]
fn only_our_own_markup_is_markup() {
    let text = rich(&folder("markdown-markup"), "markdown", &[]);
    let (mut cells, mut rows, mut columns) = (0, 0, 0);
    for event in events(&text) {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => {
                let known = ["<b>", "</b>", "<br>", "<span>", "</span>"].contains(&html.trim())
                    || html.starts_with("<details><summary>")
                    || html.trim() == "</details>";
                assert!(known, "{html}");
            }
            Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::Emphasis) | Event::Code(_) => {
                unreachable!("{event:?}")
            }
            Event::Start(Tag::TableCell) => cells += 1,
            Event::End(TagEnd::TableHead) => (columns, cells) = (cells, 0),
            Event::End(TagEnd::TableRow) => {
                assert_eq!(cells, columns);
                (cells, rows) = (0, rows + 1);
            }
            _ => {}
        }
    }
    assert!(rows > 6, "{rows}");
}

#[test]
fn text_comes_out_as_it_was_written() {
    for text in [
        "a|b`c`*d*_e_~f~",
        "<script>alert(1)</script> &amp; <!-- x -->",
        "[x](http://x.cn) ![y](z) https://x.cn www.x.cn a@b.cn",
        "@someone #12 org/repo#3 $x^2$ :smile: \\ {{x}}",
        "“引号”、《书名》…2025-06-30 至 1. - + 甲",
    ] {
        let shown: String = events(&format!("甲 {}\n", escaped(text)))
            .into_iter()
            .filter_map(|event| match event {
                Event::Text(text) => Some(text.to_string()),
                Event::InlineHtml(html) => {
                    assert!(["<span>", "</span>"].contains(&&*html), "{html}");
                    None
                }
                Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => None,
                other => unreachable!("{other:?}"),
            })
            .collect();
        assert_eq!(shown.replace('\u{200b}', ""), format!("甲 {text}"));
        assert!(!shown.contains("@s") && !shown.contains("#1") && !shown.contains("://") && !shown.contains("www."));
    }
}
