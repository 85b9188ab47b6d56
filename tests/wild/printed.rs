//! Text made to deceive whoever or whatever it is printed to: in every place of a directive that is ever shown, through every
//! format of every command that shows it.

use crate::{CITY, Wild};
use clap::ValueEnum;
use jiama::cli::Format;

/// What terminals, hosts and spreadsheets take for more than text, as a text of YAML in double quotes.
const TRICKS: [&str; 14] = [
    "\\e[31m红\\e[0m",
    "\\e]0;标题\\a",
    "\\x9b31m",
    "\\u202e行政\\u202c",
    "\\u200b隐\\u2060",
    "\\r覆盖",
    "\\n::error file=别处.yaml::假的",
    "%0A::set-output name=甲::乙",
    "=cmd|'/C calc'!A0",
    "@SUM(1+1)",
    "<script>alert(1)</script>",
    "| 表 | `格` | [链](http://例) | ![图](x)",
    "]]>&amp;<b>",
    "\\0空\\x7f",
];

/// A child that asks more in each of its texts, and texts that are not understood.
fn child(trick: &str) -> String {
    format!(
        "\"文号\": \"甲{trick}\"\n标题: \"河道巡查{trick}\"\n发文机关: \"{trick}局\"\n发文日期: 2025-03-10\n范围: [主干道, \"{trick}路\"]\n\
         频次: {{巡查: 每周2次, \"{trick}\": 每日1次}}\n附加要求: [\"{trick}\", 台账]\n指标: \"{trick}\"\n\"{trick}键\": 1\n\
         说明:\n  - {{dimension: frequency, subject: \"{trick}\", up_to: 每日1次, necessity: \"{trick}\", authority: \"{trick}\"}}\n",
    )
}

/// Characters that move the cursor, turn writing round or hide, and are no line end of ours.
fn harmful(text: &str) -> Option<char> {
    let hidden = |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}');
    let text = text.replace("\r\n", "\n");
    text.chars().find(|c| c.is_control() && *c != '\n' || hidden(*c))
}

#[test]
fn nothing_that_is_printed_harms_a_terminal() {
    let wild = Wild::new();
    let mut harmed = Vec::new();
    for (number, tricks) in TRICKS.chunks(5).enumerate() {
        let (name, trick) = (format!("诡{number}.yaml"), tricks.concat());
        wild.write(&name, child(&trick));
        let name = name.as_str();
        for format in Format::value_variants() {
            let format = format.to_possible_value().unwrap();
            let format = format.get_name();
            for line in [
                &["check", "市.yaml", name][..],
                &["check", name, "市.yaml"],
                &["chain", "市.yaml", name],
                &["diff", "市.yaml", name],
                &["validate", name],
                &["waivers", name],
                &["audit", name, "市.yaml"],
            ] {
                let ran = wild.run(&[line, &["--format", format, "--color", "never"]].concat());
                assert!(matches!(ran.code, 0..=4), "{line:?} {format}: {} {}", ran.code, ran.err);
                // Markdown parts what a host would make a link or a mention of, and CSV begins with its mark.
                let said = ran.out.replace("&#8203;", "");
                let said = said.trim_start_matches('\u{feff}');
                let harm = harmful(said).or_else(|| harmful(&ran.err));
                harmed.extend(harm.map(|c| format!("{format} {} {trick} {:04X}", line[0], c as u32)));
            }
        }
    }
    assert!(harmed.is_empty(), "{harmed:#?}");
}

#[test]
fn no_line_of_a_log_is_a_command_of_the_user() {
    let wild = Wild::new();
    for trick in TRICKS {
        wild.write("诡.yaml", child(trick));
        let ran = wild.run(&["check", "市.yaml", "诡.yaml", "--format", "github"]);
        for line in ran.out.lines().filter(|line| line.trim_start().starts_with("::") || line.contains("##[")) {
            let own = ["::error file=", "::warning file=", "::notice file=", "::group::", "::endgroup::"];
            assert!(own.iter().any(|start| line.starts_with(start)), "{line}");
        }
        assert!(ran.out.contains("file=诡.yaml"), "{}", ran.out);
    }
}

#[test]
fn what_was_asked_on_the_command_line_is_said_safely() {
    let wild = Wild::new();
    for trick in ["\u{1b}[31m红", "\u{9b}31m", "甲\u{202e}乙", "甲\n错误 JM201", "\u{7}"] {
        for arguments in [
            &["read", "频次", trick][..],
            &["read", trick, "每周1次"],
            &["explain", trick],
            &["validate", trick],
            &["check", trick, "市.yaml"],
            &["check", "市.yaml", "县.yaml", "--today", trick],
            &["check", "市.yaml", "县.yaml", "--lang", trick],
            &["check", "市.yaml", "县.yaml", "--config", trick],
            &["check", "市.yaml", "县.yaml", "--baseline", trick],
            &["check", "市.yaml", "县.yaml", "--rules", trick],
            &["check", "市.yaml", "县.yaml", trick],
            &["audit", trick],
            &["audit", &format!("HEAD:{trick}")],
            &["audit", ".", "--changed-since", trick],
            &[trick],
        ] {
            let ran = wild.run(arguments);
            assert!(matches!(ran.code, 1..=4), "{arguments:?}: {}", ran.code);
            for said in [&ran.out, &ran.err] {
                assert_eq!(harmful(said), None, "{arguments:?}: {said}");
            }
        }
    }
}

#[test]
fn configurations_and_rules_are_no_safer_than_directives() {
    let wild = Wild::new();
    for trick in ["\\e[31m", "\\x9b31m", "\\u202e", "\\n错误"] {
        for (name, text) in [
            (
                "jiama.yaml",
                format!("levels: {{\"{trick}\": error}}\n\"{trick}\": 1\npaths: [{{path: \"[{trick}\"}}]\n"),
            ),
            (
                "jiama.yaml",
                format!("tolerance: {{deadline: \"{trick}\"}}\nignore: [\"[{trick}\"]\nlang: \"{trick}\"\n"),
            ),
            ("规/甲.yaml", format!("id: \"{trick}\"\nkeys: [\"{trick}\"]\nkinds: [\"{trick}\"]\n")),
            ("基线.yaml", format!("schema: \"{trick}\"\nfindings: [{{fingerprint: \"{trick}\"}}]\n\"{trick}\": 1\n")),
        ] {
            wild.write(name, text);
            let more: &[&str] = match name {
                "规/甲.yaml" => &["--rules", "规"],
                "基线.yaml" => &["--baseline", "基线.yaml"],
                _ => &[],
            };
            let ran = wild.run(&[&["check", "市.yaml", "县.yaml"], more].concat());
            assert_eq!(ran.code, 2, "{name} {trick}: {} {}", ran.out, ran.err);
            for said in [&ran.out, &ran.err] {
                assert_eq!(harmful(said), None, "{name} {trick}: {said}");
            }
            std::fs::remove_file(wild.path(name)).unwrap();
        }
    }
    assert_eq!(wild.run(&["validate", "市.yaml"]).code, 0, "{CITY}");
}
