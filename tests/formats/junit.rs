//! JUnit's XML: well-formed, of the elements and attributes that its schema has, and counted rightly.

use crate::{CITY, Folder, folder, jiama, rich};
use roxmltree::{Document, Node};

/// Attributes of each element, as `junit-10.xsd` has them; those with a star are required.
const SHAPE: &[(&str, &[&str])] = &[
    ("testsuites", &["name", "tests", "failures", "errors"]),
    ("testsuite", &["name*", "tests*", "failures*", "errors*", "skipped"]),
    ("testcase", &["name*", "classname"]),
    ("failure", &["type", "message"]),
    ("error", &["type", "message"]),
    ("system-out", &[]),
];

fn elements<'a>(document: &'a Document<'a>, name: &str) -> Vec<Node<'a, 'a>> {
    document.descendants().filter(|node| node.has_tag_name(name)).collect()
}

/// Holds a document to the shape, and its counts to what is in it.
fn held(text: &str) -> [usize; 3] {
    let document = Document::parse(text).unwrap();
    for node in document.descendants().filter(Node::is_element) {
        let (_, attributes) = SHAPE.iter().find(|(name, _)| node.has_tag_name(*name)).unwrap();
        let known = |name: &str| attributes.iter().any(|a| a.trim_end_matches('*') == name);
        assert!(node.attributes().all(|a| known(a.name())), "{node:?}");
        let required = attributes.iter().filter_map(|a| a.strip_suffix('*'));
        assert!(required.into_iter().all(|name| node.has_attribute(name)), "{node:?}");
    }
    let with = |child: &str| {
        let cases = elements(&document, "testcase");
        cases.iter().filter(|case| case.children().any(|node| node.has_tag_name(child))).count()
    };
    let errors = with("error");
    let failures = elements(&document, "testcase")
        .iter()
        .filter(|case| {
            !case.children().any(|n| n.has_tag_name("error")) && case.children().any(|n| n.has_tag_name("failure"))
        })
        .count();
    let counts = [elements(&document, "testcase").len(), failures, errors];
    for suite in elements(&document, "testsuite") {
        let said = ["tests", "failures", "errors"].map(|name| suite.attribute(name).unwrap().parse::<usize>().unwrap());
        assert_eq!(said, counts);
    }
    counts
}

#[test]
fn looks() {
    insta::assert_snapshot!("junit", rich(&folder("junit-looks"), "junit", &[]));
}

#[test]
fn each_pair_is_a_case_and_each_unread_file() {
    let folder = folder("junit-cases");
    assert_eq!(held(&rich(&folder, "junit", &[])), [3, 1, 2]);
    assert_eq!(held(&rich(&folder, "junit", &["--fail-on", "never"])), [3, 0, 2]);
    let (city, east) = ("文件 夹/市,级:通知.yaml", "文件 夹/东区'\"50%.yaml");
    let run = |arguments: &[&str]| held(&jiama(&folder, &[], &[arguments, &["--format", "junit"]].concat()).out);
    assert_eq!(run(&["check", city, city, east]), [2, 1, 0]);
    assert_eq!(run(&["check", city, city]), [1, 0, 0]);
    assert_eq!(run(&["diff", city, east]), [1, 0, 0]);
    assert_eq!(run(&["validate", city, east]), [2, 0, 0]);
    assert_eq!(run(&["validate", city, "没有"]), [2, 0, 1]);
    assert_eq!(run(&["check", "没有", east]), [2, 0, 1]);
}

#[test]
fn what_no_xml_may_hold_is_replaced() {
    let text = rich(&folder("junit-control"), "junit", &[]);
    let document = Document::parse(&text).unwrap();
    let messages: Vec<&str> =
        elements(&document, "failure").iter().filter_map(|node| node.attribute("message")).collect();
    assert!(messages.iter().any(|m| m.contains("<script")) && messages.iter().any(|m| m.contains("打卡")));
    assert!(!text.contains('\u{7}'));
}

/// The cases of a report, each with how it went.
fn cases(text: &str) -> Vec<(String, String, &'static str)> {
    let document = Document::parse(text).unwrap();
    let cases = elements(&document, "testcase").into_iter().map(|case| {
        let went = ["error", "failure"].into_iter().find(|name| case.children().any(|node| node.has_tag_name(*name)));
        let said = |name: &str| case.attribute(name).unwrap().to_owned();
        (said("name"), said("classname"), went.unwrap_or("passed"))
    });
    cases.collect()
}

/// A city, and districts under it and under another body, in files and in one file; one asks more, one cannot be read in full.
fn archive(folder: &std::path::Path) {
    let head = |id: &str, above: &str, rest: &str| {
        format!("标题: 流动摊贩治理\n文号: {id}\n依据: {above}\n发文日期: 2025-03-10\n{rest}")
    };
    let write = |name: &str, text: &str| std::fs::write(folder.join(name), text).unwrap();
    write("市.yaml", CITY);
    write("卫.yaml", "标题: 食品摊点整治\n文号: 宁卫〔2025〕1号\n发文日期: 2025-03-02\n频次: {抽检: 每季1次}\n");
    write("甲.yaml", &head("甲〔2025〕1号", "宁城管发〔2025〕8号", "时限: 2025-06-30\n"));
    write("乙.yaml", &head("乙〔2025〕1号", "[宁城管发〔2025〕8号, 宁卫〔2025〕1号]", "时限: 2025-06-15\n"));
    write("丙.yaml", &head("丙〔2025〕1号", "宁城管发〔2025〕8号", "时限: 尽快\n"));
    let bare = "标题: 流动摊贩治理\n依据: 宁城管发〔2025〕8号\n发文日期: 2025-03-10\n频次: {巡查: 每周1次}\n";
    write("汇编.yaml", &format!("{bare}---\n{bare}---\n{bare}"));
    write("残.yaml", "标题: [流动\n");
}

#[test]
fn each_edge_of_an_audit_is_a_case_that_keeps_its_name() {
    let folder = Folder(tempfile::tempdir().unwrap());
    archive(&folder);
    let run = || jiama(&folder, &[], &["audit", ".", "--format", "junit"]).out;
    let text = run();
    assert_eq!(held(&text), [8, 1, 2]);
    let pair =
        |id: &str, above: &str, file: &str, went| (format!("流动摊贩治理{id}（上级：{above}）"), file.to_owned(), went);
    let city = "宁城管发〔2025〕8号";
    let mut due = vec![
        pair(" 丙〔2025〕1号", city, "丙.yaml", "error"),
        pair(" 乙〔2025〕1号", city, "乙.yaml", "failure"),
        pair(" 乙〔2025〕1号", "食品摊点整治", "乙.yaml", "passed"),
        pair("", city, "汇编.yaml", "passed"),
        (format!("流动摊贩治理（上级：{city}） 2"), "汇编.yaml".to_owned(), "passed"),
        (format!("流动摊贩治理（上级：{city}） 3"), "汇编.yaml".to_owned(), "passed"),
        pair(" 甲〔2025〕1号", city, "甲.yaml", "passed"),
    ];
    let told = cases(&text);
    let (last, pairs) = told.split_last().unwrap();
    assert_eq!(pairs, due);
    assert_eq!((last.1.as_str(), last.2), ("残.yaml", "error"));

    // Put right, a case passes under the name under which it failed.
    let path = folder.join("乙.yaml");
    let better = std::fs::read_to_string(&path).unwrap().replace("2025-06-15", "2025-06-30");
    std::fs::write(path, better).unwrap();
    due.get_mut(1).unwrap().2 = "passed";
    assert_eq!(cases(&run()).split_last().unwrap().1, due);
}

#[test]
fn thirty_thousand_edges_are_thirty_thousand_cases() {
    let folder = Folder(tempfile::tempdir().unwrap());
    let child = |n: u32| {
        let more = if n.is_multiple_of(3) { "每天1次" } else { "每周至少2次" };
        format!(
            "---\n标题: 流动摊贩治理\n文号: 街〔2025〕{n}号\n依据: 宁城管发〔2025〕8号\n发文日期: 2025-03-10\n频次: {{巡查: {more}}}\n"
        )
    };
    let children: String = (0..30_000).map(child).collect();
    std::fs::write(folder.join("汇编.yaml"), format!("{CITY}{children}")).unwrap();
    let text = jiama(&folder, &[], &["audit", ".", "--format", "junit"]).out;
    assert!(text.contains("<testsuites name=\"jiama\" tests=\"30000\" failures=\"10000\" errors=\"0\">"));
    let names: std::collections::BTreeSet<&str> =
        text.lines().filter_map(|line| line.trim_start().strip_prefix("<testcase ")).collect();
    assert_eq!(names.len(), 30_000);
}
