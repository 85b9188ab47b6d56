//! What keeps a document from being read is said in words an official knows, at the place to mend; nothing a file holds
//! can exhaust the machine.

use super::read;
use jiama::fault::Code;
use jiama::source::Source;
use jiama::yaml::{Budget, Vocabulary, parse};

#[test]
fn each_kind_of_error_is_said_at_its_place() {
    let cases = [
        ("a: \"甲\nb: 乙\n", "unclosed-quote", "\""),
        ("a: '甲\nb: 乙\n", "unclosed-quote", "'"),
        ("x: 1\na: [甲, 乙\n", "unclosed-bracket", "["),
        ("x: 1\na: [甲, 乙\nb: 丙\n", "unclosed-bracket", "["),
        ("a: {甲: 1\n", "unclosed-bracket", "{"),
        ("a: {甲: 1\nb: 2\n", "unclosed-bracket", "{"),
        ("a: [甲, {乙: 1]\n", "wrong-bracket", "{"),
        ("a: 甲\nb: ]\n", "stray-bracket", "]"),
        ("a: [甲, 乙]]\n", "stray-bracket", "]"),
        ("a: [\"甲\" \"乙\"]\n", "after-quote", "\""),
        ("a:\n    b: 1\n  c: 2\n", "indentation", "c"),
        ("a: b: c\n", "colon-here", ":"),
        ("a: 甲\n乙\nb: 1\n", "key-without-colon", "乙"),
        ("a: 甲\n乙\n", "key-without-colon", "乙"),
        ("a: 甲\n- 乙\n", "dash-here", "-"),
        ("a: \"\\q\"\n", "escape", "\\q"),
        ("a: \"甲\"乙\n", "after-quote", "乙"),
        ("a: @甲\n", "reserved-character", "@"),
        ("a: `甲`\n", "reserved-character", "`"),
        ("a: %甲\n", "reserved-character", "%"),
        ("a: >5万元\n", "block-header", ">"),
        ("a: !重要 甲\n", "tag", "!重要"),
        ("a: & 甲\n", "anchor-name", "&"),
        ("a: [-]\n", "dash-here", "-"),
        ("%甲\na: 1\n", "percent-line", "%甲"),
    ];
    let mut wrong = Vec::new();
    for (text, key, at) in cases {
        let (source, stream) = read(text);
        let told: Vec<_> = stream.faults.iter().map(|f| (f.code, f.text, source.slice(f.span))).collect();
        if told != [(Code::Syntax, key, at)] {
            wrong.push(format!("{text:?}\n  told {told:?}\n  not  {key} {at:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn limits_are_said_with_their_number() {
    let bomb = {
        let mut text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
        for n in 1..10 {
            let uses = vec![format!("*a{}", n - 1); 9].join(", ");
            text.push_str(&format!("a{n}: &a{n} [{uses}]\n"));
        }
        text
    };
    let chain = (1..100).fold("a0: &a0 [x]\n".to_owned(), |text, n| text + &format!("a{n}: &a{n} [*a{}]\n", n - 1));
    let merges = (1..30).fold("a0: &a0 {k: v}\n".to_owned(), |text, n| {
        text + &format!("a{n}: &a{n} {{<<: [*a{0}, *a{0}], k{n}: v}}\n", n - 1)
    });
    for (text, key, limit) in [
        ("[".repeat(100_000), "depth", "60"),
        ("- ".repeat(100_000), "depth", "60"),
        ("{a: ".repeat(100_000), "depth", "60"),
        ("? ".repeat(100_000), "depth", "60"),
        ((0..61).map(|n| " ".repeat(n) + "a:\n").collect(), "depth", "60"),
        (bomb, "aliases", "1000"),
        (chain, "aliases", "1000"),
        (
            format!("a: &a {}{}\nb: {}*a{}\n", "[".repeat(40), "]".repeat(40), "[".repeat(30), "]".repeat(30)),
            "depth",
            "60",
        ),
        (merges, "aliases", "1000"),
        (format!("a: &a 1\nb: [{}]\n", "*a, ".repeat(1001)), "aliases", "1000"),
        (format!("[{}]", "a,".repeat(5_001)), "width", "5000"),
        (format!("a: {{{}}}\n", (0..5_001).map(|n| format!("k{n}: v,")).collect::<String>()), "width", "5000"),
        ((0..5_001).map(|n| format!("k{n}: v\n")).collect(), "width", "5000"),
        ("- v\n".repeat(5_001), "width", "5000"),
        (format!("[{}]", format!("[{}],", "a,".repeat(1_000)).repeat(101)), "nodes", "100000"),
        (format!("a: {}\n", "甲".repeat(400_000)), "document-bytes", "1048576"),
        (format!("a: |\n{}", "  甲\n".repeat(400_000)), "document-bytes", "1048576"),
    ] {
        let (_, stream) = read(&text);
        let head: String = text.chars().take(30).collect();
        assert_eq!(stream.documents.len(), 0, "{head}");
        assert_eq!(stream.faults.len(), 1, "{head} {:?}", stream.faults.first());
        let fault = &stream.faults[0];
        assert_eq!((fault.code, fault.text), (Code::Budget, key), "{head}");
        assert_eq!(fault.blanks.get("limit"), Some(&jiama::fault::Blank::Text(limit.into())), "{head}");
    }
}

#[test]
fn hostile_files_end_in_a_document_or_a_fault() {
    for text in [
        (0..30_000).map(|n| format!("k{n}: v\n")).collect::<String>(),
        format!("a: {}\n", "甲：".repeat(100_000)),
        format!("a: [{}]\n", "甲，".repeat(50_000)),
        format!("a: \"{}\"\n", "\\\n".repeat(100_000)),
        format!("a: >\n{}", "  甲\n\n".repeat(50_000)),
        "a：b\n".repeat(20_000),
        "---\na: [\n".repeat(5_000),
        "# 甲\n".repeat(50_000),
        format!("a: 1{}\n", "\n\n".repeat(100_000)),
        "a:\n".repeat(5_000),
        format!("a:\n{}", "- \n".repeat(30_000)),
    ] {
        let (_, stream) = read(&text);
        let head: String = text.chars().take(20).collect();
        assert!(stream.documents.len() + stream.faults.len() > 0, "{head}");
    }
}

#[test]
fn a_broken_document_ends_alone() {
    let (_, stream) = read("a: \"x\n---\nb: 1\n---\nc: @\n---\nd: 2\n");
    assert_eq!(stream.documents.len(), 2);
    assert_eq!(stream.faults.len(), 2);
}

#[test]
fn nothing_at_all_is_a_fault() {
    for text in ["", "\n\n", "# 只有注释\n", "---\n", "\u{feff}", "---\n---\n"] {
        let (_, stream) = read(text);
        assert_eq!(stream.faults.iter().map(|f| f.code).collect::<Vec<_>>(), [Code::Empty], "{text:?}");
    }
}

#[test]
fn control_characters_are_refused() {
    for text in [
        "a: 甲\u{1b}[31m乙\n",
        "a: \"\u{1b}\"\n",
        "# \u{1b}\na: 1\n",
        "a\u{1b}: 1\n",
        "a: |\n  \u{1b}\n",
        "a: '\u{7f}'\n",
    ] {
        let (source, stream) = read(text);
        assert_eq!(stream.faults.iter().map(|f| f.text).collect::<Vec<_>>(), ["control-character"], "{text:?}");
        assert!(source.slice(stream.faults[0].span).starts_with(char::is_control), "{text:?}");
    }
}

/// Cases that the suite refuses and the parser reads as was meant: lines of a quoted text or of a flow list that are not
/// indented, or indented with a tab.
const LENIENT: &[&str] = &["QB6E.yaml", "DK95.yaml", "9C9N.yaml"];

/// The public test suite of YAML: each case is read without a panic, and is either read or refused at a place.
#[test]
fn the_yaml_test_suite_is_answered() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/yaml-test-suite/src");
    let Ok(files) = std::fs::read_dir(&folder) else {
        eprintln!("skipped: no {}", folder.display());
        return;
    };
    #[derive(serde::Deserialize)]
    struct Case {
        yaml: Option<String>,
        fail: Option<bool>,
    }
    let (mut cases, mut read) = (0, 0);
    for file in files {
        let path = file.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        for case in serde_yaml::from_str::<Vec<Case>>(&text).unwrap() {
            let Some(yaml) = case.yaml else { continue };
            let mut yaml =
                yaml.replace('␣', " ").replace('↵', "").replace("∎\n", "").replace('⇔', "\u{feff}").replace('←', "\r");
            for tab in ["————»", "———»", "——»", "—»", "»"] {
                yaml = yaml.replace(tab, "\t");
            }
            cases += 1;
            let source = Source::new("x", yaml.as_str());
            let stream = parse(&source, &Budget::default(), &Vocabulary::NONE);
            assert!(!stream.documents.is_empty() || !stream.faults.is_empty(), "{}: {yaml:?}", path.display());
            let fails = case.fail == Some(true) && !LENIENT.iter().any(|name| path.ends_with(name));
            assert!(!fails || !stream.faults.is_empty(), "{} should fail: {yaml:?}", path.display());
            for fault in &stream.faults {
                let placed = fault.code == Code::Empty || fault.span.end as usize <= yaml.len();
                assert!(placed && yaml.get(fault.span.range()).is_some() || fault.code == Code::Empty, "{fault:?}");
            }
            read += usize::from(stream.faults.is_empty());
        }
    }
    assert!(cases > 300 && read > 150, "{read} of {cases}");
}
