//! Every slip of typing is named as what it is, and text that only looks like one is left alone.

use jiama::fault::Code;
use jiama::source::Source;
use jiama::yaml::{Budget, Vocabulary, parse};

const KEYS: &[&str] =
    &["title", "标题", "deadline", "时限", "scope", "范围", "任务", "id", "note", "备注", "tasks", "quota", "指标"];

/// The faults of a file: the text that says each, and what it underlines.
fn told(text: &str) -> Vec<(&'static str, String)> {
    let source = Source::new("x.yaml", text);
    let vocabulary = Vocabulary {
        is_key: &|key| KEYS.contains(&key),
        is_prose: &|key| matches!(key, "title" | "标题" | "note" | "备注"),
    };
    let stream = parse(&source, &Budget::default(), &vocabulary);
    super::can_be_said(&stream.faults);
    let say = |f: &jiama::fault::Fault| {
        (if f.code == Code::Typing { f.text } else { "another fault" }, source.slice(f.span).to_owned())
    };
    stream.faults.iter().map(say).collect()
}

#[test]
fn slips_are_named() {
    let cases: &[(&str, &[(&str, &str)])] = &[
        // A full-width colon at the place of a key: first line, later, swallowed by the line above, alone.
        ("时限：2025-06-30\ntitle: 甲\n", &[("full-width-colon", "：")]),
        ("title: 甲\n时限：2025-06-30\n", &[("full-width-colon", "：")]),
        ("title: 甲\n时限：2025-06-30\nscope: x\n", &[("full-width-colon", "：")]),
        (
            "title: 甲\n时限：2025-06-30\nscope: x\n范围：乙\n",
            &[("full-width-colon", "："), ("full-width-colon", "：")],
        ),
        ("标题：甲\n时限：2025\n", &[("full-width-colon", "："), ("full-width-colon", "：")]),
        ("tasks:\n  - 任务：甲\n    时限：乙\n", &[("full-width-colon", "："), ("full-width-colon", "：")]),
        ("scope: 整理\n  deadline：2026-01-01\n", &[("full-width-colon", "：")]),
        ("note: 整理\n  deadline：2026-01-01\n", &[("full-width-colon", "：")]),
        ("quota:\n  问题线索：每乡镇2个\n", &[("full-width-colon", "：")]),
        ("quota:\n  甲: 每乡镇2个\n   乙：3个\n", &[("full-width-colon", "：")]),
        ("时限 ： 2025\n", &[("full-width-colon", "：")]),
        ("时限∶2025\n", &[("full-width-colon", "∶")]),
        // No space, or a wide one, after the colon.
        ("id:甲\n", &[("no-space-after-colon", ":")]),
        ("title: 甲\nid:乙\n", &[("no-space-after-colon", ":")]),
        ("id:甲\ntitle: 乙\n", &[("no-space-after-colon", ":")]),
        ("id:\u{3000}甲\n", &[("wide-space-after-colon", ":")]),
        ("id:\u{a0}甲\ntitle: 乙\n", &[("wide-space-after-colon", ":")]),
        ("时限=2025\n", &[("other-sign-for-colon", "=")]),
        ("title: 甲\n时限；2025\n", &[("other-sign-for-colon", "；")]),
        // Spaces that are none.
        ("tasks:\n\u{3000}id: 甲\n", &[("wide-space-indent", "\u{3000}")]),
        ("tasks:\n\u{a0}\u{a0}id: 甲\n", &[("wide-space-indent", "\u{a0}\u{a0}")]),
        (
            "scope:\n\u{3000}- 甲\n\u{3000}- 乙\n",
            &[("wide-space-indent", "\u{3000}"), ("wide-space-indent", "\u{3000}")],
        ),
        ("时限\u{3000}: 2025\n", &[("wide-space", "\u{3000}")]),
        ("\u{200b}时限: 2025\n", &[("invisible", "\u{200b}")]),
        ("scope: 主干\u{200b}道\n", &[("invisible", "\u{200b}")]),
        // Bullets.
        (
            "scope:\n  -\u{3000}甲\n  -\u{3000}乙\n",
            &[("wide-space-after-dash", "-\u{3000}"), ("wide-space-after-dash", "-\u{3000}")],
        ),
        ("scope:\n  － 甲\n  － 乙\n", &[("bullet", "－"), ("bullet", "－")]),
        ("scope:\n  — 甲\n", &[("bullet", "—")]),
        ("scope:\n  ・甲\n", &[("bullet", "・")]),
        ("scope:\n  · 甲\n", &[("bullet", "·")]),
        ("scope:\n  • 甲\n", &[("bullet", "•")]),
        ("scope:\n  -甲\n  -乙\n", &[("no-space-after-dash", "-"), ("no-space-after-dash", "-")]),
        ("scope:\n  * 甲\n", &[("bullet", "*")]),
        ("scope:\n  - 甲\n  － 乙\n", &[("bullet", "－")]),
        ("scope:\n- 甲\n－ 乙\n", &[("bullet", "－")]),
        ("scope:\n  1. 甲\n  2. 乙\n", &[("numbered-list", "1. 甲")]),
        // Brackets, commas, quotes.
        ("scope: [甲，乙、丙]\n", &[("full-width-comma", "，")]),
        ("scope: [甲、乙, 丙]\n", &[("full-width-comma", "、")]),
        (
            "quota: {a：1，b：2}\n",
            &[("full-width-colon", "："), ("full-width-comma", "，"), ("full-width-colon", "：")],
        ),
        ("quota: {a: 1，b：2}\n", &[("full-width-comma", "，"), ("full-width-colon", "：")]),
        ("quota: {a: 1，b: 2}\n", &[("full-width-comma", "，")]),
        ("quota: {村:20}\n", &[("no-space-after-colon", ":")]),
        ("scope: ［甲，乙］\n", &[("full-width-bracket", "［甲，乙］")]),
        ("scope: 【甲、乙】\n", &[("full-width-bracket", "【甲、乙】")]),
        ("scope: [甲, 乙］\n", &[("full-width-bracket", "］")]),
        ("scope: “甲”\n", &[("curly-quotes", "“甲”")]),
        ("scope: 「甲」\n", &[("curly-quotes", "「甲」")]),
        ("scope: [“甲”, 乙]\n", &[("curly-quotes", "“甲”")]),
        ("“时限”: 2025\n", &[("curly-quotes", "“时限”")]),
        ("scope: “甲: 乙”\n", &[("curly-quotes", "“甲: 乙”")]),
        ("scope: \"甲”\nid: x\n", &[("curly-quotes", "”")]),
        // Hashes, blocks, marks.
        ("scope: 甲 ＃ 注释\n", &[("full-width-hash", "＃")]),
        ("＃ 注释\ntitle: 甲\n", &[("full-width-hash", "＃")]),
        ("title: 甲\n＃ 注释\n", &[("full-width-hash", "＃")]),
        ("scope: 甲 #1 号机组\n", &[("hash-cuts", "#1 号机组")]),
        ("scope: #1、#2机组\n", &[("hash-cuts", "#1、#2机组")]),
        ("scope: ｜\n  甲\n  乙\n", &[("full-width-block", "｜")]),
        ("title: 甲\n———\ntitle: 乙\n", &[("document-mark", "———")]),
        ("tasks:\n\t- id: 甲\n", &[("tab", "\t")]),
        ("tasks:\n  - id: 甲\n\t  title: 乙\n", &[("tab", "\t")]),
        ("title: 甲\n\u{feff}id: 乙\n", &[("byte-order-mark", "\u{feff}")]),
    ];
    let mut wrong = Vec::new();
    for (text, expected) in cases {
        let expected: Vec<(&str, String)> = expected.iter().map(|(t, s)| (*t, (*s).to_owned())).collect();
        let told = told(text);
        if told != expected {
            wrong.push(format!("{text:?}\n  told {told:?}\n  not  {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn innocent_text_is_left_alone() {
    for text in [
        "title: 关于开展排查的通知：第二批\n",
        "title: 关于“双减”工作的通知\n",
        "title: “双减”\n",
        "title: “甲”和“乙”\n",
        "scope: “甲”和“乙”\n",
        "scope: 主干道、次干道\n",
        "scope: 主干道，次干道\n",
        "scope: [工业企业（钢铁、水泥）, “三小”场所, 《甲、乙》]\n",
        "scope: [\"甲、乙\", '丙，丁']\n",
        "scope: [a, b,]\n",
        "quota: {问题线索: 每乡镇不少于2个}\n",
        "quota: {范围: 甲、乙}\n",
        "note: 第一段\n  说明：这里有冒号\n",
        "note: |\n  时限：2025\n  － 甲\n  ＃ 乙\n",
        "scope: >\n  时限：2025\n",
        "note: https://example.org/a#1\n",
        "note:\n  https://example.org/a\n",
        "deadline: 10:30\n",
        "deadline:\n  10:30\n",
        "scope: 问题线索：每乡镇2个\n",
        "scope:\n- 重点行业：钢铁\n",
        "scope:\n  - 重点行业：钢铁、水泥\n",
        "note: 甲 ＃ 乙\n",
        "scope: 1＃楼\n",
        "scope: 3 ＃1楼\n",
        "deadline: 2025-06-30 #注释\n",
        "deadline: 2025-06-30 # 1号以前\n",
        "deadline: 2025-06-30 #2024年新增\n",
        "deadline: # 1、待定\n  2025-06-30\n",
        "scope: -5℃以下\n",
        "scope:\n  -5\n",
        "note:\n  ——摘自某文\n",
        "scope: ——\n",
        "note: 👨‍👩‍👧 家庭\n",
        "id: 某办发〔2025〕7号\n",
        "scope: 【重要】甲\n",
        "\u{feff}title: 甲\r\nscope:\r\n  - 乙\r\n",
        "quota: {https://a.b/c, 10:30}\n",
        "deadline:\t2025-06-30\n",
        "title: 甲\n---\ntitle: 乙\n",
        "scope: &a [甲, 乙]\nnote: *a\n",
        "# 时限：2025\ntitle: 甲 # － 乙\n",
    ] {
        assert_eq!(told(text), [], "{text:?}");
    }
}

/// Of a key given twice below a slip both places are those of the file, not of the text as it was mended.
#[test]
fn both_places_are_in_the_file() {
    let text =
        "标题: 造林绿：化\n区域:: 海东市\n指标: {平安区: 600亩, 乐域:: 海东市\n指标: {平安区: 600亩, 乐都区: 2000亩}\n";
    let source = Source::new("x.yaml", text);
    let stream = parse(&source, &Budget::default(), &Vocabulary::NONE);
    let twice: Vec<_> = stream.faults.iter().filter(|fault| fault.code == Code::DuplicateKey).collect();
    assert!(!twice.is_empty());
    for fault in twice {
        assert_eq!([Some(fault.span), fault.other].map(|span| span.map(|span| source.slice(span))), [Some("指标"); 2]);
    }
}
