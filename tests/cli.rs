//! What a user of the command line is told: help and misuse in both languages, and which language it is.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod scrub;
use assert_cmd::Command;
use clap::CommandFactory;
use jiama::cli::Cli;
use jiama::render::words::Words;
use jiama::render::{Lang, help, safe};
use jiama::rule::RuleBook;
use scrub::Scrub;

/// What a run said: exit code, standard output, standard error.
struct Said {
    code: i32,
    out: String,
    err: String,
}

/// Runs the program with these variables and no others.
fn jiama_in(environment: &[(&str, &str)], arguments: &[&str]) -> Said {
    let run = Command::cargo_bin("jiama").unwrap().scrub().envs(environment.iter().copied()).args(arguments).output();
    let run = run.unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Said { code: run.status.code().unwrap(), out: text(run.stdout), err: text(run.stderr) }
}

fn jiama(arguments: &[&str]) -> Said {
    jiama_in(&[], arguments)
}

const COMMANDS: [&str; 12] = [
    "check",
    "diff",
    "validate",
    "waivers",
    "read",
    "explain",
    "rules",
    "init",
    "schema",
    "completions",
    "man",
    "git-diff-driver",
];

/// The pages of the program and of its commands, in full and in brief.
fn pages(lang: &str, width: &str) -> Vec<(String, String)> {
    let mut pages = Vec::new();
    for flag in ["--help", "-h"] {
        for command in [""].iter().chain(&COMMANDS) {
            let mut arguments: Vec<&str> = vec![flag, "--lang", lang, "--width", width];
            if !command.is_empty() {
                arguments.insert(0, command);
            }
            let said = jiama(&arguments);
            assert_eq!((said.code, said.err.as_str()), (0, ""), "{command}");
            pages.push((format!("jiama {command} {flag}").replace("  ", " "), said.out));
        }
    }
    pages
}

fn shown(pages: Vec<(String, String)>) -> String {
    pages.into_iter().map(|(name, page)| format!("$ {name}\n{page}\n")).collect()
}

#[test]
fn help_in_chinese() {
    insta::assert_snapshot!(shown(pages("zh", "80")));
}

#[test]
fn help_in_english() {
    insta::assert_snapshot!(shown(pages("en", "80")));
}

#[test]
fn help_on_a_narrow_terminal() {
    let narrow = |lang: &str| pages(lang, "40").into_iter().take(2).collect();
    insta::assert_snapshot!(shown(narrow("zh")) + &shown(narrow("en")));
}

#[test]
fn help_is_never_wider_than_the_terminal_nor_begins_a_line_with_a_closing_mark() {
    for lang in ["zh", "en"] {
        for width in [24, 40, 60, 80, 120] {
            for (name, page) in pages(lang, &width.to_string()) {
                for line in page.lines() {
                    assert!(safe::cells(line) <= width, "{name} at {width}: {line}");
                    assert!(
                        !line.trim_start().starts_with(['，', '。', '；', '：', '、', '）', '”', '？']),
                        "{name}: {line}"
                    );
                }
            }
        }
    }
}

#[test]
fn help_in_colour_and_ascii() {
    let painted = jiama(&["check", "-h", "--color", "always", "--ascii", "--width", "80"]).out;
    insta::assert_snapshot!(painted.replace('\u{1b}', "\\e"));
}

/// Words in Latin letters that a Chinese text has no need of: not what is typed on a command line, nor in quotation marks.
fn english(text: &str) -> Vec<String> {
    let command = Cli::command();
    let known =
        ["jiama", "git", "ASCII", "JSON", "UTF-8", "yaml", "JIAMA_LANG", "JIAMA_ASCII", "JM201", "help", "version"];
    let hosts = ["GitHub", "Actions", "upload-sarif", "GitLab", "SARIF", "JUnit", "XML", "reviewdog"];
    let mut typed: Vec<String> = known.into_iter().chain(hosts).map(str::to_owned).collect();
    for command in std::iter::once(&command).chain(command.get_subcommands()) {
        typed.push(command.get_name().to_owned());
        for arg in command.get_arguments() {
            typed.extend(arg.get_long().map(str::to_owned));
            typed.extend(arg.get_possible_values().iter().map(|value| value.get_name().to_owned()));
        }
    }
    let unquoted: String = text.split('“').map(|part| part.split_once('”').map_or(part, |(_, rest)| rest)).collect();
    let in_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let latin = unquoted.split(|c| !in_word(c)).filter(|word| word.chars().any(|c| c.is_ascii_alphabetic()));
    let short = |word: &&str| word.starts_with('-') && word.len() == 2;
    let unknown = latin.filter(|word| !short(word) && !typed.iter().any(|t| t == word.trim_start_matches('-')));
    unknown.map(str::to_owned).collect()
}

#[test]
fn chinese_help_has_no_english_but_what_is_typed() {
    for (name, page) in pages("zh", "80") {
        let prose: Vec<&str> = page.lines().filter(|line| !line.trim_start().starts_with("jiama ")).collect();
        assert_eq!(english(&prose.join("\n")), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn every_command_option_and_value_has_its_words() {
    let book = RuleBook::embedded().unwrap();
    let mut missing = Vec::new();
    let mut need = |key: String| {
        if !book.words.contains_key(&key) {
            missing.push(key);
        }
    };
    let root = Cli::command();
    let parts = root.get_subcommands().map(|sub| (format!("command.{}", sub.get_name()), sub));
    for (key, command) in parts.chain([("option".to_owned(), &root)]) {
        if key != "option" {
            need(key.clone());
            need(key.replace("command.", "examples."));
        }
        for arg in command.get_arguments() {
            let name = arg.get_id().as_str().replace('_', "-");
            need(format!("{key}.{name}"));
            if arg.is_positional() || arg.get_action().takes_values() {
                arg.get_value_names()
                    .unwrap()
                    .iter()
                    .for_each(|name| need(format!("value.{}", name.to_ascii_lowercase())));
                arg.get_possible_values().iter().for_each(|value| need(format!("choice.{name}.{}", value.get_name())));
            }
        }
    }
    assert!(missing.is_empty(), "rules/words/cli.yaml lacks {missing:?}");
}

#[test]
fn examples_are_commands_that_the_program_takes() {
    let book = RuleBook::embedded().unwrap();
    let mut tried = 0;
    for lang in [Lang::Zh, Lang::En] {
        let words = Words { book: &book, lang };
        let command = help::spoken(Cli::command(), &words);
        for text in book.words.iter().filter(|(key, _)| key.starts_with("examples")).map(|(_, text)| words.of(text)) {
            for line in text.lines() {
                let line = line.split_once("  # ").map_or(line, |(line, _)| line);
                // Quotation marks hold words together, as in a shell.
                let quoted = line.split('\'').enumerate();
                let arguments: Vec<&str> = quoted
                    .flat_map(|(i, part)| if i % 2 == 1 { vec![part] } else { part.split_whitespace().collect() })
                    .collect();
                command.clone().try_get_matches_from(&arguments).unwrap();
                tried += 1;
            }
        }
    }
    assert!(tried > 20);
}

#[test]
fn misuse() {
    let cases: &[&[&str]] = &[
        &[],
        &["--format", "json"],
        &["check"],
        &["check", "a"],
        &["chain", "a"],
        &["audit", ".", "--diff"],
        &["chek"],
        &["nonsense"],
        &["市.yaml", "区.yaml"],
        &["help", "chek"],
        &["check", "--formt", "json"],
        &["check", "a", "b", "--format", "xml"],
        &["check", "a", "b", "--format", "jsn"],
        &["check", "a", "b", "--format"],
        &["check", "a", "b", "--format="],
        &["check", "a", "b", "--width", "x"],
        &["check", "a", "b", "--width", "0"],
        &["check", "a", "b", "--width", "-3"],
        &["check", "a", "b", "--quiet=1"],
        &["check", "a", "b", "--quiet", "--quiet"],
        &["check", "a", "b", "--fail-on", "error", "--fail-on", "warn"],
        &["check", "a", "b", "--issued", "2025-03-01"],
        &["check", "a", "b", "--today", "明天"],
        &["check", "a", "b", "-x"],
        &["check", "a", "b", "-format", "json"],
        &["check", "a", "b", "——format", "json"],
        &["check", "a", "b", "－－format=json"],
        &["diff", "a", "b", "c"],
        &["read", "频次"],
        &["read", "频率度", "每月1次"],
        &["read", "时限", "6月底前", "--issued", "三月"],
        &["explain", "JM000"],
        &["rules", "JM201"],
    ];
    let mut told = String::new();
    for lang in ["zh", "en"] {
        for case in cases {
            let said = jiama_in(&[("JIAMA_LANG", lang)], case);
            assert_eq!((said.code, said.out.as_str()), (2, ""), "{case:?}");
            if lang == "zh" {
                assert_eq!(english(&said.err), Vec::<String>::new(), "{case:?}");
            }
            told.push_str(&format!("$ jiama {}\n{}\n", case.join(" "), said.err));
        }
    }
    insta::assert_snapshot!(told);
}

#[test]
fn help_by_name_is_the_help_of_the_command() {
    assert_eq!(jiama(&["help"]).out, jiama(&["--help"]).out);
    assert_eq!(jiama(&["help", "read"]).out, jiama(&["read", "--help"]).out);
    assert_eq!(jiama(&["--width", "60", "help", "read"]).out, jiama(&["read", "--help", "--width", "60"]).out);
    assert_eq!(jiama(&["--lang", "en", "check", "-h"]).out, jiama(&["check", "-h", "--lang=en"]).out);
}

#[test]
fn version() {
    for flag in ["-V", "--version"] {
        let said = jiama(&[flag]);
        assert_eq!((said.code, said.out), (0, format!("jiama {}\n", env!("CARGO_PKG_VERSION"))));
    }
}

/// Variables, arguments, and the language that they come to.
type Case<'a> = (&'a [(&'a str, &'a str)], &'a [&'a str], Lang);

/// Which language a run speaks.
fn language(environment: &[(&str, &str)], arguments: &[&str]) -> Lang {
    let said = jiama_in(environment, arguments);
    let text = said.out + &said.err;
    match (text.contains("用法"), text.contains("Usage") || text.contains("usage")) {
        (true, false) => Lang::Zh,
        (false, true) => Lang::En,
        _ => unreachable!("{text}"),
    }
}

#[test]
fn the_language_is_that_of_the_first_to_name_one() {
    let cases: &[Case] = &[
        (&[], &[], Lang::Zh),
        (&[("LANG", "en_US.UTF-8")], &[], Lang::En),
        (&[("LANG", "zh_CN.UTF-8")], &[], Lang::Zh),
        (&[("LANG", "C.UTF-8")], &[], Lang::Zh),
        (&[("LANG", "POSIX")], &[], Lang::Zh),
        (&[("LANG", "de_DE.UTF-8")], &[], Lang::Zh),
        (&[("LC_MESSAGES", "en_GB"), ("LANG", "zh_CN")], &[], Lang::En),
        (&[("LC_ALL", "zh_CN"), ("LC_MESSAGES", "en_GB"), ("LANG", "en_GB")], &[], Lang::Zh),
        (&[("LC_ALL", "C"), ("LANG", "en_US")], &[], Lang::Zh),
        (&[("LC_ALL", ""), ("LANG", "en_US")], &[], Lang::En),
        (&[("JIAMA_LANG", "en"), ("LC_ALL", "zh_CN")], &[], Lang::En),
        (&[("JIAMA_LANG", "EN")], &[], Lang::En),
        (&[("JIAMA_LANG", ""), ("LC_ALL", "en_US")], &[], Lang::En),
        (&[("JIAMA_LANG", "fr"), ("LC_ALL", "en_US")], &[], Lang::En),
        (&[("JIAMA_LANG", "en")], &["--lang", "zh", "--help"], Lang::Zh),
        (&[], &["--lang=en", "check"], Lang::En),
        (&[], &["check", "--lang", "EN"], Lang::En),
        (&[], &["chek", "--lang", "en"], Lang::En),
        (&[("LANG", "en_US")], &["--lang", "fr", "check"], Lang::En),
        (&[("LANG", "en_US")], &["diff", "a", "--", "--lang", "zh"], Lang::En),
    ];
    for (environment, arguments, lang) in cases {
        assert_eq!(language(environment, arguments), *lang, "{environment:?} {arguments:?}");
    }
}

#[test]
fn colour_is_as_the_environment_and_the_command_line_say() {
    let colour = |environment: &[(&str, &str)], arguments: &[&str]| {
        jiama_in(environment, &[arguments, &["--help"]].concat()).out.contains('\u{1b}')
    };
    assert!(!colour(&[], &[]));
    assert!(colour(&[("CLICOLOR_FORCE", "1")], &[]));
    assert!(!colour(&[("CLICOLOR_FORCE", "0")], &[]));
    assert!(!colour(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], &[]));
    assert!(colour(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "")], &[]));
    assert!(colour(&[("NO_COLOR", "1")], &["--color", "always"]));
    assert!(!colour(&[("CLICOLOR_FORCE", "1")], &["--color=never"]));
}

#[test]
fn lines_are_drawn_in_ascii_where_asked() {
    for (environment, arguments) in [(&[("JIAMA_ASCII", "1")][..], &["check"][..]), (&[], &["check", "--ascii"])] {
        let said = jiama_in(environment, arguments).err;
        assert!(!said.contains(['╭', '╰', '…', '“']), "{said}");
    }
    assert!(jiama_in(&[("JIAMA_ASCII", "off")], &["check"]).err.contains('╰'));
}

#[cfg(target_os = "linux")]
mod pipes {
    use crate::scrub::Scrub;
    use std::fs::File;
    use std::process::{Command, Stdio};

    fn jiama(out: Stdio) -> (Option<i32>, String) {
        let mut run = Command::new(env!("CARGO_BIN_EXE_jiama"));
        let run = run.scrub().arg("--help").stdout(out).stderr(Stdio::piped()).spawn().unwrap();
        let ended = run.wait_with_output().unwrap();
        (ended.status.code(), String::from_utf8(ended.stderr).unwrap())
    }

    #[test]
    fn a_closed_pipe_is_no_failure() {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        assert_eq!(jiama(writer.into()), (Some(0), String::new()));
    }

    #[test]
    fn a_full_disk_is_told() {
        let full = File::options().write(true).open("/dev/full").unwrap();
        assert_eq!(jiama(full.into()), (Some(3), "错误：结果没有写完：磁盘已满\n".to_owned()));
    }
}
