//! The page as a browser takes it: nothing the user wrote is markup, nothing is fetched, nothing but its own style and script is let
//! in, and every section stands where it belongs. It is well-formed as XML too, so that it can be read back here; what a browser makes
//! of it is seen in `tests/browser.rs`.

use crate::{FILES, as_json, folder, jiama, rich};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use roxmltree::{Document, Node, ParsingOptions};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::path::Path;

fn page(html: &str) -> Document<'_> {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    Document::parse_with_options(html, options).unwrap()
}

fn find<'a>(page: &'a Document<'_>, name: &str) -> Node<'a, 'a> {
    page.descendants().find(|node| node.has_tag_name(name)).unwrap()
}

/// All text of a node, with one space for many; the cells of a row apart.
fn text(node: Node<'_, '_>) -> String {
    if node.has_tag_name("tr") {
        return node.children().map(text).filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(" | ");
    }
    let all: String = node.descendants().filter(Node::is_text).filter_map(|node| node.text()).collect();
    all.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What is read, one block a line.
fn read(page: &Document<'_>) -> String {
    const BLOCKS: &[&str] =
        &["h1", "h2", "h3", "p", "dt", "dd", "caption", "tr", "li", "figcaption", "blockquote", "summary"];
    let is_block = |node: &Node<'_, '_>| BLOCKS.iter().any(|name| node.has_tag_name(*name));
    let is_innermost = |node: &Node<'_, '_>| !node.descendants().skip(1).any(|node| is_block(&node));
    let blocks = find(page, "body").descendants().filter(|node| is_block(node) && is_innermost(node));
    blocks.map(|node| format!("{:<10} {}\n", node.tag_name().name(), text(node))).collect()
}

#[test]
fn looks() {
    let folder = folder("html-looks");
    insta::assert_snapshot!("html", read(&page(&rich(&folder, "html", &[]))));
    insta::assert_snapshot!("html-english", read(&page(&rich(&folder, "html", &["--lang", "en"]))));
}

/// The page of a run on the examples.
fn example(arguments: &[&str]) -> String {
    let said = jiama(Path::new(env!("CARGO_MANIFEST_DIR")), &[], &[arguments, &["--format", "html"]].concat());
    assert_eq!(said.err, "");
    said.out
}

#[test]
fn every_kind_of_page_looks() {
    const CHAIN: [&str; 4] = ["1-国", "2-省", "3-市", "4-县"];
    let chain = CHAIN.map(|name| format!("examples/chain/{name}.yaml"));
    let chain: Vec<&str> = ["chain"].into_iter().chain(chain.iter().map(String::as_str)).collect();
    insta::assert_snapshot!("html-chain", read(&page(&example(&chain))));
    let audit = example(&["audit", "examples/vendors", "examples/chain"]);
    insta::assert_snapshot!("html-audit", read(&page(&audit)));
    let diff = example(&["diff", "--lang", "en", "examples/tasks/县.yaml", "examples/tasks/乡.yaml"]);
    insta::assert_snapshot!("html-comparison", read(&page(&diff)));
    insta::assert_snapshot!("html-mistakes", read(&page(&example(&["validate", "examples/mistakes/通知.yaml"]))));
    let stats = example(&["stats", "examples/vendors", "examples/chain"]);
    let cards = |html: &str| html.matches("<details class=\"card").count();
    assert_eq!((cards(&stats), cards(&audit)), (0, 19));
}

#[test]
fn what_stands_alike_in_several_directives_is_told_once() {
    let folder = folder("html-alike");
    let name = |n: usize| format!("第{n:02}村.yaml");
    for n in 0..30 {
        let text = format!(
            "标题: 流动摊贩治理\n发文机关: 第{n}村\n上级文件: 宁城管发〔2025〕8号\n时限: 2025-06-01\n频次: {{巡查: 每天{}次}}\n",
            n / 29 + 1
        );
        std::fs::write(folder.join(name(n)), text).unwrap();
    }
    let names: Vec<String> = (0..30).map(name).collect();
    let children: Vec<&str> = names.iter().map(String::as_str).collect();
    let said = jiama(&folder, &[], &[&["check", FILES[0]], &children[..], &["--format", "html"]].concat());
    let page = page(&said.out);
    let cards: Vec<String> =
        page.descendants().filter(|node| node.attribute("class") == Some("card error")).map(text).collect();
    assert_eq!(cards.len(), 3, "{cards:#?}");
    let deadline = cards.iter().find(|card| card.contains("时限提前")).unwrap();
    assert!(deadline.contains("另有29份文件写得一样") && deadline.contains("第01村.yaml:4"), "{deadline}");
    assert!(deadline.contains("第20村.yaml:4还有9份") && !deadline.contains("第21村.yaml"), "{deadline}");
    assert!(cards.iter().any(|card| card.contains("每天2次") && !card.contains("写得一样")), "{cards:#?}");
}

#[test]
fn what_was_not_compared_is_not_said_to_keep() {
    let folder = folder("html-unmatched");
    let write = |name: &str, text: &str| std::fs::write(folder.join("档案").join(name), text).unwrap();
    std::fs::create_dir_all(folder.join("档案")).unwrap();
    write(
        "市.yaml",
        "文号: 甲1\n发文机关: 市局\n任务:\n  - {任务: 巡查, 频次: 每周1次}\n  - {任务: 报送, 频次: 每月1次}\n",
    );
    write("区.yaml", "文号: 甲2\n发文机关: 区局\n标题: 宣传\n依据: 甲1\n频次: 每天1次\n");
    write("县.yaml", "文号: 甲3\n发文机关: 县局\n依据: 甲1\n任务:\n  - {任务: 巡查, 频次: 每周1次}\n");
    write("镇.yaml", "文号: 甲4\n发文机关: 镇里\n依据: 甲1\n任务:\n  - {任务: 报送, 频次: 经常}\n");
    let said = jiama(&folder, &[], &["audit", "档案", "--format", "html"]);
    let page = page(&said.out);
    let lines: Vec<String> =
        page.descendants().filter(|node| node.attribute("class") == Some("leaf")).map(text).collect();
    for line in ["没有读全 区局", "没有加码 县局", "没有读全 镇里"] {
        assert!(lines.iter().any(|said| said.contains(line)), "{line}: {lines:#?}");
    }
}

#[test]
fn nothing_hidden_gets_through() {
    let folder = folder("html-hidden");
    let text = "标题: \"流动\\u202E摊贩\\u200B\"\n发文机关: \"城\\u2066管\"\n上级文件: 宁城管发〔2025〕8号\n时限: 2025-06-01\n附加要求: [\"台\\u00AD账\"]\n";
    std::fs::write(folder.join("乡.yaml"), text).unwrap();
    let said = jiama(&folder, &[], &["check", FILES[0], "乡.yaml", "--format", "html"]);
    for (hidden, shown) in [
        ('\u{202e}', "流动&lt;U+202E&gt;摊贩"),
        ('\u{200b}', "摊贩&lt;U+200B&gt;"),
        ('\u{2066}', "城&lt;U+2066&gt;管"),
        ('\u{ad}', "台&lt;U+00AD&gt;账"),
    ] {
        assert!(!said.out.contains(hidden) && said.out.contains(shown), "{shown}");
    }
}

#[test]
fn only_our_own_markup_is_markup() {
    let html = rich(&folder("html-markup"), "html", &["--all"]);
    let page = page(&html);
    let (mut elements, mut attributes) = (BTreeSet::new(), BTreeSet::new());
    for node in page.descendants().filter(Node::is_element) {
        elements.insert(node.tag_name().name());
        attributes.extend(node.attributes().map(|attribute| attribute.name()));
    }
    let loads = [
        "a",
        "img",
        "link",
        "iframe",
        "object",
        "embed",
        "form",
        "base",
        "audio",
        "video",
        "use",
        "image",
        "foreignObject",
    ];
    assert!(loads.iter().all(|name| !elements.contains(name)), "{elements:?}");
    let acts =
        |name: &&&str| name.starts_with("on") || ["style", "href", "src", "action", "srcset", "ping"].contains(*name);
    assert_eq!(attributes.iter().filter(acts).count(), 0, "{attributes:?}");
    assert_eq!(page.descendants().filter(|node| node.has_tag_name("script") || node.has_tag_name("style")).count(), 2);
    for said in [
        "<script>alert(1)",
        "背街|小巷",
        "“=HYPERLINK(\"http:/x.cn\")”",
        "@官方 #1 [链接](x) {甲} $x$",
        "东区'\"50%.yaml",
        "<西区>&#.yaml",
    ] {
        assert!(text(page.root_element()).contains(said), "{said}");
    }
    // What rings a bell shows as a picture of it.
    assert!(html.contains("拍照␇打卡") && !html.contains('\u{7}'));
}

#[test]
fn the_policy_lets_in_the_page_s_own_style_and_script_alone() {
    let html = rich(&folder("html-policy"), "html", &[]);
    let page = page(&html);
    let policy =
        page.descendants().find(|node| node.attribute("http-equiv") == Some("Content-Security-Policy")).unwrap();
    let hash = |name: &str| BASE64_STANDARD.encode(Sha256::digest(find(&page, name).text().unwrap()));
    let (style, script) = (hash("style"), hash("script"));
    assert_eq!(
        policy.attribute("content").unwrap(),
        format!(
            "default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'; base-uri 'none'; form-action 'none'"
        )
    );
    for name in ["style", "script"] {
        let text = find(&page, name).text().unwrap();
        assert!(
            text.len() > 500 && ["http", "url(\"", "@import", "fetch", "eval"].iter().all(|word| !text.contains(word))
        );
    }
    assert!(
        ["style", "script", "svg"]
            .iter()
            .all(|name| html.find(&format!("<{name}")) > html.find("Content-Security-Policy"))
    );
}

#[test]
fn the_page_has_every_finding_and_every_fault() {
    let folder = folder("html-facts");
    let html = rich(&folder, "html", &[]);
    let page = page(&html);
    let report = as_json(&folder);
    let said = text(page.root_element());
    for finding in report.pointer("/findings").and_then(|all| all.as_array()).unwrap() {
        let message = finding.pointer("/message").and_then(|text| text.as_str()).unwrap().replace('\u{7}', "␇");
        assert!(said.contains(message.trim()), "{message}\n{said}");
    }
    for fault in report.pointer("/faults").and_then(|all| all.as_array()).unwrap() {
        assert!(said.contains(fault.pointer("/message").and_then(|text| text.as_str()).unwrap()), "{fault}");
    }
    let marked: Vec<String> = page.descendants().filter(|node| node.has_tag_name("mark")).map(text).collect();
    assert!(
        ["2025-06-15", "每天1次", "背街|小巷"].iter().all(|term| marked.iter().any(|text| text.contains(term))),
        "{marked:?}"
    );
}

#[test]
fn headings_and_pictures_are_there_for_those_who_hear_them() {
    let folder = folder("html-heard");
    std::fs::write(
        folder.join("另区.yaml"),
        "标题: 流动摊贩治理\n层级: 区\n上级文件: 宁城管发〔2025〕8号\n频次: {巡查: 每天2次}\n",
    )
    .unwrap();
    let said = jiama(&folder, &[], &["check", FILES[0], FILES[1], "另区.yaml", "--format", "html"]);
    let page = page(&said.out);
    let mut before = 0;
    for node in page.descendants().filter(Node::is_element) {
        let level = node.tag_name().name().strip_prefix('h').and_then(|level| level.parse::<usize>().ok());
        if let Some(level) = level {
            assert!(level <= before + 1, "{}", text(node));
            before = level;
        }
    }
    let pictures = page.descendants().filter(|node| node.attribute("role") == Some("img"));
    let titles: Vec<String> = pictures.map(|node| text(node.first_element_child().unwrap())).collect();
    assert!(titles.len() > 2 && titles.iter().all(|title| !title.is_empty()), "{titles:?}");
    let ids: BTreeSet<&str> = page.descendants().filter_map(|node| node.attribute("id")).collect();
    let named = page.descendants().filter_map(|node| node.attribute("aria-labelledby"));
    assert!(named.into_iter().all(|id| ids.contains(id)));
}
