//! From the arguments of the program to what it prints: help and misuse are said here, in the reader's language; all
//! else goes to its command.

use super::asked::Asked;
use super::settings::{language, settings};
use super::{Output, Surroundings, run};
use crate::cli::Cli;
use crate::fault::Fault;
use crate::guard::{At, guarded};
use crate::render::words::Words;
use crate::render::{help, misuse};
use crate::report::exit;
use crate::rule::RuleBook;
use clap::error::ErrorKind;
use clap::{Command, CommandFactory, Parser};
use std::ffi::OsString;
use std::io;
use std::path::Path;

/// Does what the arguments ask; the first is the program's own name. Where the program fails as a whole, that is said.
#[must_use]
pub fn start(arguments: &[OsString], around: &Surroundings) -> Output {
    guarded(At::Large, || begin(arguments, around)).unwrap_or_else(|defect| failed(&defect, arguments, around))
}

fn begin(arguments: &[OsString], around: &Surroundings) -> Output {
    let book = match RuleBook::embedded() {
        Ok(book) => book,
        Err(defect) => return Output { stderr: format!("{defect}\n"), code: exit::DEFECT, ..Output::default() },
    };
    let arguments = help_for(arguments, &Cli::command());
    if !misuse::has_wide_dash(&arguments, &Cli::command())
        && let Ok(cli) = Cli::try_parse_from(&arguments)
    {
        return run(book, cli, around);
    }
    let mut asked = Asked::find(&arguments);
    let settings = settings(book, &asked, around);
    asked.configured = language(&settings);
    answer(&settings.book, &arguments, &asked, around)
}

/// Help, or what is wrong with the arguments.
fn answer(book: &RuleBook, arguments: &[OsString], asked: &Asked, around: &Surroundings) -> Output {
    let error_style = around.style(asked, around.error_terminal);
    let words = Words { book, lang: error_style.lang };
    let command = help::spoken(Cli::command(), &words);
    let misused = |stderr| Output { stderr, code: exit::USAGE, ..Output::default() };
    if let Some(said) = misuse::wide_dash(arguments, &command, &words, &error_style) {
        return misused(said);
    }
    // The same as before, but in the reader's language.
    let Err(error) = command.clone().try_get_matches_from(arguments) else { return Output::default() };
    let part = first_word(arguments, &command).and_then(|at| command.find_subcommand(arguments.get(at)?));
    match error.kind() {
        ErrorKind::DisplayHelp => {
            let full = arguments.iter().any(|word| word == "--help");
            let stdout = help::page(&command, part, full, &words, &around.style(asked, around.terminal));
            Output { stdout, ..Output::default() }
        }
        ErrorKind::DisplayVersion => Output { stdout: error.to_string(), ..Output::default() },
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand => {
            misused(help::page(&command, part, false, &words, &error_style))
        }
        _ => misused(misuse::say(&error, arguments, &command, part, &words, &error_style)),
    }
}

/// What is said where results could not be written, to standard output or to a file, after a run that would have ended with `code`.
#[must_use]
pub fn unwritten(
    error: &io::Error,
    file: Option<&Path>,
    code: u8,
    arguments: &[OsString],
    around: &Surroundings,
) -> Output {
    let code = if matches!(code, exit::DEFECT | exit::USAGE) { code } else { exit::INCOMPLETE };
    let asked = Asked::find(arguments);
    let style = around.style(&asked, around.error_terminal);
    let stderr = match RuleBook::embedded() {
        Ok(book) => misuse::unwritten(error, file, &Words { book: &book, lang: style.lang }, &style),
        Err(defect) => format!("{defect}\n"),
    };
    Output { stderr, code, ..Output::default() }
}

/// What is said of a defect for which there is no report to say it.
#[must_use]
pub fn failed(defect: &Fault, arguments: &[OsString], around: &Surroundings) -> Output {
    let asked = Asked::find(arguments);
    let style = around.style(&asked, around.error_terminal);
    let stderr = match RuleBook::embedded() {
        Ok(book) => misuse::defect(defect, &Words { book: &book, lang: style.lang }, &style),
        Err(defect) => format!("{defect}\n"),
    };
    Output { stderr, code: exit::DEFECT, ..Output::default() }
}

/// `jiama help check` as `jiama check --help`.
fn help_for(arguments: &[OsString], command: &Command) -> Vec<OsString> {
    let mut arguments = arguments.to_vec();
    if let Some(at) = first_word(&arguments, command).filter(|at| arguments.get(*at).is_some_and(|word| word == "help"))
    {
        arguments.remove(at);
        arguments.push(OsString::from("--help"));
    }
    arguments
}

/// Where the first argument stands that is no option and no option's value: the command.
fn first_word(arguments: &[OsString], command: &Command) -> Option<usize> {
    let takes_value = |word: &str| {
        let long = word.strip_prefix("--").unwrap_or_default();
        command.get_arguments().any(|arg| arg.get_long() == Some(long) && arg.get_action().takes_values())
    };
    let mut at = 1;
    loop {
        match arguments.get(at)?.to_str() {
            Some(word) if takes_value(word) => at += 2,
            Some(word) if word.starts_with('-') => at += 1,
            _ => return Some(at),
        }
    }
}
