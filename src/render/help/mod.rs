//! The help of the program: `clap` says what commands and options there are, `rules/words/cli.yaml` says it in the reader's
//! language, and it is laid out here, since clap breaks Chinese lines anywhere and speaks English around them.

mod entries;
mod entry;
mod manual;

pub use manual::manual;

use super::style::{Ink, Style};
use super::words::Words;
use super::{safe, wrap};
use clap::{Arg, ArgAction, Command};

/// A command line with its texts in the reader's language, for the pages here and for whatever else is made of it. Texts that
/// `rules/words/` does not have stay those of the code.
#[must_use]
pub fn spoken(command: Command, words: &Words<'_>) -> Command {
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).global(true);
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    let command = command.disable_help_flag(true).disable_version_flag(true).disable_help_subcommand(true);
    let about = words.find("cli.about").unwrap_or_default().to_owned();
    command.about(about).args([help, version]).mut_args(|arg| worded(arg, "option", words)).mut_subcommands(|sub| {
        let key = format!("command.{}", sub.get_name());
        let about = words.find(&key).map(str::to_owned);
        let sub = if let Some(about) = about { sub.about(about) } else { sub };
        sub.mut_args(|arg| worded(arg, &key, words))
    })
}

fn worded(arg: Arg, key: &str, words: &Words<'_>) -> Arg {
    let names: Vec<String> = entries::value_names(&arg).iter().map(|name| value_name(name, words)).collect();
    let arg = match words.find(&format!("{key}.{}", entries::name(&arg))) {
        Some(text) => arg.help(text.to_owned()),
        None => arg,
    };
    if names.is_empty() { arg } else { arg.value_names(names) }
}

fn value_name(name: &str, words: &Words<'_>) -> String {
    let key = format!("value.{}", name.to_ascii_lowercase());
    words.find(&key).unwrap_or(name).to_owned()
}

/// The page of a part of a spoken command line, or of the whole. In full it also lists the values to choose from, exit
/// codes and examples.
#[must_use]
pub fn page(command: &Command, part: Option<&Command>, full: bool, words: &Words<'_>, style: &Style) -> String {
    let shown = part.unwrap_or(command);
    let about = shown.get_about().map(ToString::to_string).unwrap_or_default();
    let mut out = wrap::page(&about, "", "", style);
    out.push('\n');
    out.push_str(&usage_line(command, part, words, style));
    let mut sections = entries::sections(command, part, full, words);
    if full {
        sections.extend(entries::closing(part, words));
    }
    for (title, entries) in sections.iter().filter(|(_, entries)| !entries.is_empty()) {
        let column = entry::column(entries, style);
        out.push_str(&format!("\n{}\n", style.paint(Ink::Cyan, words.find(title).unwrap_or(title))));
        out.extend(entries.iter().map(|entry| entry.lines(column, style)));
    }
    let mut more = Vec::new();
    if !full {
        more.push(words.say("help.more", &[("command", &entries::path(command, part))]));
    }
    if part.is_none() {
        more.push(words.word("help.more-command").to_owned());
    }
    if !more.is_empty() {
        out.push('\n');
        out.push_str(&wrap::page(&more.join("\n"), "", "", style));
    }
    out
}

fn usage_line(command: &Command, part: Option<&Command>, words: &Words<'_>, style: &Style) -> String {
    let title = words.say("help.line", &[("title", words.word("help.usage"))]);
    let indent = " ".repeat(safe::cells(&title));
    let lines = wrap::page(&usage(command, part, words), &title, &indent, style);
    let plain = style.plain(&title).into_owned();
    lines.replacen(&plain, &style.paint(Ink::Cyan, &plain), 1)
}

/// How a part of the command line is written: `jiama check [选项] <上级文件> <下级文件>…`.
#[must_use]
pub fn usage(command: &Command, part: Option<&Command>, words: &Words<'_>) -> String {
    let mut usage = format!("{} {}", entries::path(command, part), words.word("help.options"));
    match part {
        None => usage.push_str(&format!(" {}", words.word("help.command"))),
        Some(part) => part.get_positionals().for_each(|arg| usage.push_str(&format!(" {}", entries::positional(arg)))),
    }
    usage
}

/// The name by which a part of the command line is called: `jiama check`.
#[must_use]
pub fn called(command: &Command, part: Option<&Command>) -> String {
    entries::path(command, part)
}
