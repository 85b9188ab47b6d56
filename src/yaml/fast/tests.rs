//! Both ways compared: over directives with slips of every kind put in, and over the public test suite of YAML. What the
//! short way takes on is the same tree and the same faults, to the last place, and the same values as another reader's.
//! `JIAMA_FUZZ=1000000` makes it so many documents.
#![expect(
    clippy::panic,
    clippy::print_stderr,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

use super::super::read::{Parsed, read};
use super::super::tree::{Kind, NodeId, Style, Tree, What};
use super::super::typing::{slips, slips_among};
use super::super::within::Written;
use super::super::{Budget, Vocabulary};
use serde_yaml::Value;

/// Texts to put slips into.
const DIRECTIVES: &[&str] = &[
    include_str!("../../../benches/pair/市.yaml"),
    include_str!("../../../benches/pair/县.yaml"),
    "\
# 头
---
title: 大气🚒污染   # 注释
issued: 2025-03-01
scope: [道路/主干道, \"工业 企业\", '它''的', {对象: x}]
parent: 某政办〔2025〕12号
上限: ~
除外: []
tasks:
  - 任务: 排查
    时限: 6月30日前
    frequency: {巡查: 每周2次, \"抽检\": 每季1次, 'k':null}
  - id: \"\\u4e2d\\n“甲”\\t\\\\ \\\"乙\\\"\"
    note: |
      第一段

        第二段
      #三
    备注: >-
      甲
      乙

quota:
- 007
-   - no
    - 10:30
-
  - 甲
  -   k: v
      说明:
        下一行
units: {村: 20, 镇: [1, [2, 3,], ],}
",
    "{\"id\": \"a-1\", \"title\":\"整治\",\"issued\":\"2025-03-01\",\"scope\":[\"道路\",\"企业\"],\"frequency\":{\"巡查\":\"每周2次\"},\"quota\": 3, \"x-1\": null}\n",
    "\
文号: 某县环〔2025〕7号
标题: 关于“散乱污”企业排查：第二批
发文机关: 某县生态环境局
发文日期: 2025-04-02
依据: ../市/通知.yaml
承办单位: {乡镇: 12, 村: 153}
范围:
- 工业企业
- 建筑工地   # 含在建
时限: 收到通知之日起10个工作日内
频次:
  巡查: 每周至少2次
  抽检: '每季度 1 次'
指标: {问题线索: 每乡镇不少于2个, 整改率: 95%以上}
附加要求: [日报, 台账, 水印照片]
说明:
  - dimension: frequency
    subject: 巡查
    up_to: 每日1次
    necessity: |-
      主汛期水位日变幅超过1米
      沿河12村均受影响
    effect: >
      2024年同期加密巡查后
      险情发现时间缩短
    until: 2025-09-15
",
];

/// What is put in.
const CHIPS: &[&str] = &[
    "：",
    "\u{3000}",
    "\t",
    "\u{feff}",
    "&a ",
    "*a",
    "[",
    "]",
    "{",
    "}",
    "\"",
    "'",
    "- ",
    "-",
    "? ",
    ": ",
    ":",
    "#",
    " #",
    "|",
    ">",
    "|\n",
    "---\n",
    "...\n",
    "%",
    "@",
    "!",
    "\r",
    "\n",
    "\r\n",
    "\\",
    "\u{200b}",
    "<<: ",
    "“",
    "～",
    "－ ",
    "\0",
    "\u{85}",
    "~",
    ",",
    "，",
    "1",
    "\u{2028}",
    "\u{fffe}",
    "\u{a0}",
    " ",
    "  ",
    "\n\n",
    "null",
    "\\u00e9",
    "''",
    "--- ",
    "`",
    "#1号 ",
    "=",
    "  \n",
    "\u{7f}",
    "时限: 甲\n",
    "- 甲\n",
    "  - k: v\n",
    "{a: 1}",
    "[甲, 乙]",
    "\n---\n",
    "+",
    "2",
    "k:\n",
];

struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % below.max(1)
    }

    fn pick<'a>(&mut self, among: &[&'a str]) -> &'a str {
        among[self.roll(among.len())]
    }

    /// A directive, or the first lines of one, or two of them.
    fn text(&mut self) -> String {
        let mut text = self.pick(DIRECTIVES).to_owned();
        match self.roll(8) {
            0 => text = format!("{text}---\n{}", self.pick(DIRECTIVES)),
            1 => text = format!("\u{feff}{text}"),
            2 | 3 => {
                let lines = text.lines().count();
                let (from, count) = (self.roll(lines), 1 + self.roll(8));
                text = text.split_inclusive('\n').skip(from).take(count).collect();
            }
            _ => {}
        }
        for _ in 0..self.roll(4) {
            self.change(&mut text);
        }
        if self.roll(5) == 0 { text.replace('\n', "\r\n") } else { text }
    }

    fn change(&mut self, text: &mut String) {
        let at = text.floor_char_boundary(self.roll(text.len() + 1));
        match self.roll(6) {
            0 => text.replace_range(at..text.ceil_char_boundary((at + self.roll(12)).min(text.len())), ""),
            1 | 2 => text.insert_str(at, self.pick(CHIPS)),
            3 => self.change_lines(text),
            4 => {
                // At the start of a line, where most depends on it.
                let start = text[..at].rfind('\n').map_or(0, |n| n + 1);
                text.insert_str(start, self.pick(CHIPS));
            }
            _ => {
                let end = text[at..].find('\n').map_or(text.len(), |n| at + n);
                text.insert_str(end, self.pick(CHIPS));
            }
        }
    }

    fn change_lines(&mut self, text: &mut String) {
        let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
        if lines.is_empty() {
            return;
        }
        let (one, other) = (self.roll(lines.len()), self.roll(lines.len()));
        match self.roll(5) {
            0 => lines.swap(one, other),
            1 => lines.insert(other, lines[one].clone()),
            2 => lines[one].insert_str(0, &" ".repeat(1 + self.roll(4))),
            3 => lines[one] = lines[one].strip_prefix(["  ", " "][self.roll(2)]).unwrap_or(&lines[one]).to_owned(),
            _ => drop(lines.remove(one)),
        }
        *text = lines.concat();
    }
}

fn same_tree(one: &Tree, other: &Tree) -> bool {
    let same_place = |a: What, b: What| match (a, b) {
        (What::Scalar { written: a, .. }, What::Scalar { written: b, .. }) => match (a, b) {
            (Written::Here(a), Written::Here(b)) => a == b,
            (Written::Pieces(a), Written::Pieces(b)) => one.pieces[a.range()] == other.pieces[b.range()],
            (Written::Unknown, Written::Unknown) => true,
            _ => false,
        },
        (What::Scalar { .. }, _) | (_, What::Scalar { .. }) => false,
        _ => true,
    };
    one.root() == other.root()
        && one.nodes.len() == other.nodes.len()
        && one.nodes.iter().zip(&other.nodes).enumerate().all(|(n, (a, b))| {
            let id = Tree::id(n);
            let same_kind = one.kind(id) == other.kind(id) && one.target(id) == other.target(id);
            same_kind && a.span == b.span && a.flow == b.flow && same_place(a.what, b.what)
        })
}

fn same(one: &Parsed, other: &Parsed, text: &str) -> bool {
    let trees = match (&one.tree, &other.tree) {
        (Some(a), Some(b)) => {
            let vocabulary = Vocabulary { is_key: &|key| key == "时限", is_prose: &|key| key == "标题" };
            let all = (0..b.nodes.len()).map(Tree::id).collect();
            same_tree(a, b) && slips(text, a, &vocabulary) == slips_among(all, text, b, &vocabulary)
        }
        (None, None) => true,
        _ => false,
    };
    trees && one.span == other.span && one.faults == other.faults && one.broken == other.broken
}

/// Reads a text both ways. Whether all of it went the short way.
fn compare(text: &str) -> bool {
    let budget = Budget::default();
    let (both, library) = (read(text, &budget, true), read(text, &budget, false));
    let equal = both.len() == library.len() && both.iter().zip(&library).all(|(a, b)| same(a, b, text));
    let brief = |all: &[Parsed]| -> Vec<_> {
        all.iter().map(|p| (p.span, p.broken, p.tree.as_ref().map(|t| t.nodes.len()), p.faults.clone())).collect()
    };
    assert!(equal, "{text:?}\n{:?}\n{:?}", brief(&both), brief(&library));
    let mut at = 0;
    while let Some((_, end)) = super::document(text, at, &budget) {
        at = end;
        if at == text.len() {
            return true;
        }
    }
    false
}

/// Whether a node and a value of the other reader say the same; numbers and truth values only have to be texts here.
fn agrees(tree: &Tree, node: NodeId, value: &Value) -> bool {
    match (tree.kind(node), value) {
        (Kind::Null, Value::Null) => true,
        (Kind::Scalar { text, .. }, Value::String(other)) => text == other,
        (Kind::Scalar { style, .. }, Value::Number(_) | Value::Bool(_)) => style == Style::Plain,
        (Kind::Seq(items), Value::Sequence(others)) => {
            items.len() == others.len() && items.iter().zip(others).all(|(item, other)| agrees(tree, *item, other))
        }
        (Kind::Map(entries), Value::Mapping(others)) => {
            entries.len() == others.len()
                && entries.iter().zip(others).all(|(entry, (key, other))| {
                    // A plain `null` is a text as a key.
                    (agrees(tree, entry.key, key) || *key == Value::Null) && agrees(tree, entry.value, other)
                })
        }
        _ => false,
    }
}

#[test]
fn both_ways_lead_to_the_same_tree() {
    let count = std::env::var("JIAMA_FUZZ").ok().and_then(|count| count.parse().ok()).unwrap_or(10_000);
    let seed = std::env::var("JIAMA_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(1);
    let mut dice = Dice(seed);
    let mut short = 0;
    for n in 0..count {
        let text = dice.text();
        if !compare(&text) {
            continue;
        }
        short += 1;
        // In a brief run, every tenth is shown to the other reader.
        if n % 10 == 0 || count > 100_000 {
            for parsed in read(&text, &Budget::default(), true) {
                let (tree, whole) = (parsed.tree.unwrap(), text[parsed.span.range()].trim_start_matches('\u{feff}'));
                let value: Value = serde_yaml::from_str(whole).unwrap_or_else(|error| panic!("{error}: {whole:?}"));
                assert!(agrees(&tree, tree.root(), &value), "{whole:?}\n{value:?}");
            }
        }
    }
    eprintln!("{short} of {count} went the short way");
    assert!(short > count / 4, "{short} of {count}");
}

#[test]
fn everyday_documents_go_the_short_way() {
    for text in DIRECTIVES {
        assert!(compare(text), "{text}");
        assert!(compare(&text.replace('\n', "\r\n")), "{text}");
        assert!(compare(&format!("\u{feff}{text}")), "{text}");
        let body = text.trim_start_matches("# 头\n---\n");
        let many = format!("---\n{body}# 尾\n---\n{body}");
        assert!(compare(&many), "{many}");
    }
}

#[test]
fn documents_near_a_limit_go_the_long_way() {
    for text in [
        (0..61).map(|n| " ".repeat(n) + "a:\n").collect::<String>(),
        format!("a: {}{}\n", "[".repeat(60), "]".repeat(60)),
        format!("[{}]\n", "a,".repeat(100_000)),
        format!("a: {}\n", "甲".repeat(400_000)),
        format!("a: |\n{}", "  甲\n".repeat(400_000)),
        format!("{}: b\n", "甲".repeat(400)),
    ] {
        assert!(!compare(&text), "{:?}", text.get(..30));
    }
    assert!(compare(&format!("a: {}{}\n", "[".repeat(59), "]".repeat(59))));
}

#[test]
fn both_ways_answer_the_yaml_test_suite_alike() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/yaml-test-suite/src");
    let Ok(files) = std::fs::read_dir(&folder) else {
        eprintln!("skipped: no {}", folder.display());
        return;
    };
    let mut short = 0;
    for file in files {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        for case in serde_yaml::from_str::<Vec<Value>>(&text).unwrap() {
            let Some(yaml) = case.get("yaml").and_then(Value::as_str) else { continue };
            let signs = [("␣", " "), ("↵", ""), ("∎\n", ""), ("⇔", "\u{feff}"), ("←", "\r")];
            let tabs = ["————»", "———»", "——»", "—»", "»"].map(|tab| (tab, "\t"));
            let yaml = signs.iter().chain(&tabs).fold(yaml.to_owned(), |text, (sign, real)| text.replace(sign, real));
            short += usize::from(compare(&yaml));
        }
    }
    assert!(short > 20, "{short}");
}
