//! What is wrong with a command line, said in the reader's language from what clap found.

use super::help;
use super::snippet::{self, Notice};
use super::style::Style;
use super::words::Words;
use crate::fault::Fault;
use crate::rule::Level;
use crate::write::Changed;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command, Error};
use std::ffi::OsString;
use std::io;
use std::path::Path;

/// Something wrong, with notes that each have a short title.
#[must_use]
pub fn draw(message: String, notes: Vec<(String, String)>, words: &Words<'_>, style: &Style) -> String {
    let head = words.level(Level::Error).to_owned();
    snippet::draw(&Notice { level: snippet::Level::Error, head, message, snippets: Vec::new(), notes }, style)
}

/// A defect of the program for which there is no report to say it.
#[must_use]
pub fn defect(fault: &Fault, words: &Words<'_>, style: &Style) -> String {
    let head = format!("{} {} {}", words.level(Level::Error), fault.code.id(), words.fault_title(fault.code));
    let notes = vec![(words.word("note.help").to_owned(), words.fault_help(fault))];
    let (level, message, snippets) = (snippet::Level::Error, words.fault(fault), Vec::new());
    snippet::draw(&Notice { level, head, message, snippets, notes }, style)
}

/// Results that could not be written.
#[must_use]
pub fn unwritten(error: &io::Error, file: Option<&Path>, words: &Words<'_>, style: &Style) -> String {
    let reason = match (error.kind(), error.raw_os_error()) {
        (io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded, _) => words.word("unwritten.full").to_owned(),
        (io::ErrorKind::NotFound | io::ErrorKind::NotADirectory, _) => words.word("unwritten.no-folder").to_owned(),
        (io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem, _) => {
            words.word("unwritten.denied").to_owned()
        }
        (io::ErrorKind::AlreadyExists, _) => words.word("unwritten.exists").to_owned(),
        (io::ErrorKind::IsADirectory, _) => words.word("unwritten.folder").to_owned(),
        _ if error.get_ref().is_some_and(|error| error.is::<Changed>()) => words.word("unwritten.changed").to_owned(),
        (_, Some(code)) => words.say("unwritten.other", &[("code", &code.to_string())]),
        (_, None) => words.word("unwritten.unknown").to_owned(),
    };
    let message = match file {
        Some(file) => words.say("unwritten.file", &[("path", &file.to_string_lossy()), ("reason", &reason)]),
        None => words.say("unwritten.results", &[("reason", &reason)]),
    };
    draw(message, Vec::new(), words, style)
}

/// Whether an option begins with dashes that are not hyphens.
#[must_use]
pub fn has_wide_dash(arguments: &[OsString], command: &Command) -> bool {
    wide(arguments, command).is_some()
}

/// An option that begins with the dashes of a Chinese keyboard (`——format`, `－－lang`), which clap takes for a file.
#[must_use]
pub fn wide_dash(arguments: &[OsString], command: &Command, words: &Words<'_>, style: &Style) -> Option<String> {
    let (word, right) = wide(arguments, command)?;
    let notes = vec![(words.word("note.help").to_owned(), words.say("misuse.write", &[("name", &right)]))];
    Some(draw(words.say("misuse.dash", &[("arg", word)]), notes, words, style))
}

/// The first such option as it is written, and as it should be.
fn wide<'a>(arguments: &'a [OsString], command: &Command) -> Option<(&'a str, String)> {
    arguments.iter().take_while(|word| *word != "--").find_map(|word| {
        let word = word.to_str()?;
        let rest = word.trim_start_matches(['-', '—', '–', '－', '―', '−', '﹣', '─']);
        let (name, _) = rest.split_once('=').unwrap_or((rest, ""));
        let dashes = word.strip_suffix(rest)?;
        (!dashes.is_ascii() && option(command, name).is_some()).then(|| (word, format!("--{rest}")))
    })
}

/// What clap found wrong in the arguments for a part of the command line.
#[must_use]
pub fn say(
    error: &Error,
    arguments: &[OsString],
    command: &Command,
    part: Option<&Command>,
    words: &Words<'_>,
    style: &Style,
) -> String {
    let case = Case { error, arguments, command, words };
    let note = |key: &'static str, text: String| (words.word(key).to_owned(), text);
    let mut notes: Vec<(String, String)> = case.advice().into_iter().map(|text| note("note.help", text)).collect();
    notes.push(note("misuse.usage", help::usage(command, part, words)));
    notes.push(note("misuse.see", format!("{} --help", help::called(command, part))));
    draw(case.message(), notes, words, style)
}

/// The option of a name, of the program or of any command.
fn option<'a>(command: &'a Command, long: &str) -> Option<&'a Arg> {
    let all = std::iter::once(command).chain(command.get_subcommands());
    all.flat_map(Command::get_arguments).find(|arg| arg.get_long() == Some(long))
}

struct Case<'a> {
    error: &'a Error,
    arguments: &'a [OsString],
    command: &'a Command,
    words: &'a Words<'a>,
}

impl Case<'_> {
    /// What clap says of one side of the matter.
    fn told(&self, kind: ContextKind) -> Vec<&str> {
        match self.error.get(kind) {
            Some(ContextValue::String(text)) => vec![text],
            Some(ContextValue::Strings(texts)) => texts.iter().map(String::as_str).collect(),
            _ => Vec::new(),
        }
    }

    fn first(&self, kind: ContextKind) -> &str {
        self.told(kind).first().copied().unwrap_or_default()
    }

    /// The argument as it is written, without what follows it: `--width` of `--width <列数>`.
    fn argument(&self) -> &str {
        let whole = self.first(ContextKind::InvalidArg);
        whole.split_once([' ', '=']).filter(|_| whole.starts_with('-')).map_or(whole, |(name, _)| name)
    }

    fn message(&self) -> String {
        let (arg, value) = (self.argument(), self.first(ContextKind::InvalidValue));
        let other = self.first(ContextKind::PriorArg);
        let list: Vec<String> =
            self.told(ContextKind::InvalidArg).iter().map(|name| name.replace("...", "…")).collect();
        let list = list.join(self.words.word("list.separator"));
        let written = self.written();
        let of_value = option(self.command, arg.trim_start_matches('-')).and_then(|arg| arg.get_value_names()?.first());
        let of_value = of_value.map(ToString::to_string).unwrap_or_default();
        let key = match self.error.kind() {
            ErrorKind::UnknownArgument if arg.starts_with('-') => "misuse.unknown-option",
            ErrorKind::UnknownArgument => "misuse.extra",
            ErrorKind::InvalidSubcommand => "misuse.unknown-command",
            ErrorKind::MissingRequiredArgument => "misuse.missing",
            ErrorKind::InvalidValue if value.is_empty() => "misuse.no-value",
            ErrorKind::InvalidValue | ErrorKind::ValueValidation => "misuse.bad-value",
            ErrorKind::TooManyValues => "misuse.needless-value",
            ErrorKind::TooFewValues => "misuse.too-few",
            ErrorKind::ArgumentConflict if other.is_empty() || other == self.first(ContextKind::InvalidArg) => {
                "misuse.twice"
            }
            ErrorKind::ArgumentConflict => "misuse.conflict",
            ErrorKind::InvalidUtf8 => "misuse.encoding",
            _ => "misuse.other",
        };
        let arg = match key {
            "misuse.unknown-command" => self.first(ContextKind::InvalidSubcommand),
            "misuse.unknown-option" => written.unwrap_or(arg),
            "misuse.too-few" => arg.split(' ').next().unwrap_or(arg),
            _ => arg,
        };
        let least = match self.error.get(ContextKind::MinValues) {
            Some(ContextValue::Number(least)) => least.to_string(),
            _ => String::new(),
        };
        let value = match key {
            "misuse.no-value" => &of_value,
            "misuse.too-few" => &least,
            _ => value,
        };
        self.words.say(key, &[("arg", arg), ("value", value), ("other", other), ("list", &list)])
    }

    /// The word of the command line that clap took for several short options: `-format` for `-f`.
    fn written(&self) -> Option<&str> {
        let arg = self.first(ContextKind::InvalidArg);
        let mut words = self.arguments.iter().filter_map(|word| word.to_str());
        if arg.starts_with("--") { None } else { words.find(|word| word.starts_with(arg)) }
    }

    /// How to put it right.
    fn advice(&self) -> Option<String> {
        let words = self.words;
        let likely = |name: &str| words.say("misuse.did-you-mean", &[("name", name)]);
        let suggested = [ContextKind::SuggestedArg, ContextKind::SuggestedValue, ContextKind::SuggestedSubcommand];
        if let Some(name) = suggested.into_iter().find_map(|kind| self.told(kind).first().copied()) {
            return Some(likely(name));
        }
        let arg = self.argument();
        match self.error.kind() {
            ErrorKind::UnknownArgument if arg.starts_with('-') => {
                let name = self.written().unwrap_or(arg).trim_start_matches('-');
                let (name, _) = name.split_once('=').unwrap_or((name, ""));
                let own = |sub: &&Command| sub.get_arguments().any(|arg| arg.get_long() == Some(name));
                let of = self.command.get_subcommands().find(own).map(|sub| help::called(self.command, Some(sub)));
                let of = of.map(|command| words.say("misuse.belongs", &[("command", &command)]));
                of.or_else(|| option(self.command, name).map(|_| likely(&format!("--{name}"))))
            }
            ErrorKind::InvalidSubcommand => {
                let name = self.first(ContextKind::InvalidSubcommand);
                let files = name.contains(['.', '/', '\\', ':']);
                let blanks = [("parent", words.find("value.parent")?), ("child", words.find("value.child")?)];
                Some(if files { words.say("misuse.compare", &blanks) } else { self.choices(self.commands()) })
            }
            ErrorKind::InvalidValue => {
                let values = self.told(ContextKind::ValidValue);
                (!values.is_empty()).then(|| self.choices(values))
            }
            ErrorKind::ValueValidation => {
                words.find(&format!("wants.{}", arg.trim_start_matches('-'))).map(str::to_owned)
            }
            _ => None,
        }
    }

    fn commands(&self) -> Vec<&str> {
        self.command.get_subcommands().map(Command::get_name).collect()
    }

    fn choices(&self, names: Vec<&str>) -> String {
        self.words.say("misuse.choose", &[("list", &names.join(self.words.word("list.separator")))])
    }
}
