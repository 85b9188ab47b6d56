//! JUnit's XML: well-formed, of the elements and attributes that its schema has, and counted rightly.

use crate::{folder, jiama, rich};
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
