//! What a help page lists, read off clap's command and the program's words.

use super::entry::Entry;
use crate::render::words::Words;
use clap::{Arg, Command};

/// The heading's key, and what stands under it.
pub(super) type Section = (&'static str, Vec<Entry>);

/// Exit codes with a meaning of their own, each with a word `exit.<code>`.
const EXITS: [&str; 6] = ["exit.0", "exit.1", "exit.2", "exit.3", "exit.4", "exit.101"];

/// Commands, arguments and options.
pub(super) fn sections(command: &Command, part: Option<&Command>, full: bool, words: &Words<'_>) -> Vec<Section> {
    let shown = part.unwrap_or(command);
    let about = |sub: &Command| sub.get_about().map(ToString::to_string).unwrap_or_default();
    let subs = shown.get_subcommands().filter(|sub| !sub.is_hide_set());
    let commands = subs.map(|sub| Entry::new(sub.get_name(), about(sub))).collect();
    let arguments = shown.get_positionals().map(|arg| of_argument(arg, positional(arg), full, words)).collect();
    let options = |of: &Command| {
        of.get_arguments()
            .filter(|arg| !arg.is_positional())
            .map(|arg| of_argument(arg, option(arg), full, words))
            .collect()
    };
    let common = command.get_arguments().filter(|arg| part.is_none() || arg.is_global_set());
    let common = common.map(|arg| of_argument(arg, option(arg), full, words)).collect();
    let own: Vec<Entry> = part.map(options).unwrap_or_default();
    let common_title = if own.is_empty() { "help.section.own" } else { "help.section.common" };
    vec![
        ("help.section.commands", commands),
        ("help.section.arguments", arguments),
        ("help.section.own", own),
        (common_title, common),
    ]
}

/// Exit codes and examples.
pub(super) fn closing(part: Option<&Command>, words: &Words<'_>) -> Vec<Section> {
    let key = part.map_or_else(|| "examples".to_owned(), |part| format!("examples.{}", part.get_name()));
    let example = |line: &str| {
        let (command, what) = line.split_once("  # ").unwrap_or((line, ""));
        Entry::new(command, what.to_owned())
    };
    let examples = words.find(&key).unwrap_or_default().lines().map(example).collect();
    let code = |key: &&str| Some(Entry::new(key.strip_prefix("exit.")?, words.find(key)?.to_owned()));
    let codes = if part.is_none() { EXITS.iter().filter_map(code).collect() } else { Vec::new() };
    vec![("help.section.exit", codes), ("help.section.examples", examples)]
}

fn of_argument(arg: &Arg, label: String, full: bool, words: &Words<'_>) -> Entry {
    let text = arg.get_help().map(ToString::to_string).unwrap_or_default();
    let choices: Vec<String> = if arg.get_action().takes_values() {
        arg.get_possible_values().iter().filter(|value| !value.is_hide_set()).map(|v| v.get_name().to_owned()).collect()
    } else {
        Vec::new()
    };
    let mut remarks = Vec::new();
    if !choices.is_empty() && !full {
        remarks.push(words.say("help.one-of", &[("list", &choices.join(words.word("list.separator")))]));
    }
    let default: Vec<String> =
        arg.get_default_values().iter().map(|value| value.to_string_lossy().into_owned()).collect();
    if !default.is_empty() && arg.get_action().takes_values() {
        remarks.push(words.say("help.default", &[("value", &default.join(words.word("list.separator")))]));
    }
    let remarks = remarks.join(words.word("help.remark-separator"));
    let text =
        if remarks.is_empty() { text } else { words.say("help.remarks", &[("text", &text), ("remarks", &remarks)]) };
    let means = |choice: String| {
        let text = words.find(&format!("choice.{}.{choice}", name(arg))).unwrap_or_default().to_owned();
        (choice, text)
    };
    let choices = if full { choices.into_iter().map(means).collect() } else { Vec::new() };
    Entry { choices, ..Entry::new(label, text) }
}

/// How the program or a command of it is called.
pub(super) fn path(command: &Command, part: Option<&Command>) -> String {
    part.map_or_else(|| command.get_name().to_owned(), |part| format!("{} {}", command.get_name(), part.get_name()))
}

/// The name of an argument in the keys of words.
pub(super) fn name(arg: &Arg) -> String {
    arg.get_id().as_str().replace('_', "-")
}

/// What the values of an argument are called: nothing where it takes none.
pub(super) fn value_names(arg: &Arg) -> Vec<String> {
    let takes = arg.is_positional() || arg.get_action().takes_values();
    let names = arg.get_value_names().unwrap_or_default().iter().map(ToString::to_string);
    if takes { names.collect() } else { Vec::new() }
}

/// `<上级文件>`, and `…` where there may be several.
pub(super) fn positional(arg: &Arg) -> String {
    let several = arg.get_num_args().is_some_and(|range| range.max_values() > 1)
        || matches!(arg.get_action(), clap::ArgAction::Append);
    let (open, close) = if arg.is_required_set() { ('<', '>') } else { ('[', ']') };
    let dots = if several { "…" } else { "" };
    value_names(arg).iter().map(|name| format!("{open}{name}{close}{dots}")).collect::<Vec<_>>().join(" ")
}

/// `-q, --quiet`, `    --format <格式>`.
fn option(arg: &Arg) -> String {
    let short = arg.get_short().map_or_else(|| "    ".to_owned(), |short| format!("-{short}, "));
    let long = arg.get_long().map(|long| format!("--{long}")).unwrap_or_default();
    let values: String = value_names(arg).iter().map(|name| format!(" <{name}>")).collect();
    format!("{short}{long}{values}")
}
