//! The commands, one file each: from what was asked to what is printed and the exit code. No clock, no environment, no
//! printing: `main` hands those in and takes the text out.

mod check;
mod diff;
mod explain;
mod judge;
mod load;
mod read;
mod rules;
mod validate;

use crate::calendar::Calendar;
use crate::cli::{Cli, Color, Command, Common, Format};
use crate::render::Lang;
use crate::render::style::Style;
use crate::render::words::Words;
use crate::render::{concise, json, pretty};
use crate::report::{Report, exit};
use crate::rule::RuleBook;
use jiff::civil::Date;
use std::io;

/// What the program finds around it.
#[derive(Debug)]
pub struct Surroundings {
    /// The language that the environment asks for.
    pub lang: Option<Lang>,
    /// Whether standard output is a terminal.
    pub terminal: bool,
    /// Whether the environment forbids (`Some(false)`) or demands (`Some(true)`) colour.
    pub color: Option<bool>,
    /// Width of the terminal in cells.
    pub width: Option<usize>,
    /// The day, unless the command line says another.
    pub today: Date,
    /// Reads standard input.
    pub stdin: fn() -> io::Result<Vec<u8>>,
}

/// What a run prints and how it exits.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Output {
    /// Results.
    pub stdout: String,
    /// All else.
    pub stderr: String,
    /// The exit code.
    pub code: u8,
}

/// Width where there is no terminal to ask, in cells.
const USUAL_WIDTH: usize = 100;

/// What every command needs.
struct Desk<'a> {
    book: &'a RuleBook,
    calendar: &'a Calendar,
    words: Words<'a>,
    style: Style,
    common: &'a Common,
    stdin: fn() -> io::Result<Vec<u8>>,
    today: Date,
}

/// Does what the command line asks.
#[must_use]
pub fn run(cli: &Cli, around: &Surroundings) -> Output {
    let book = match RuleBook::embedded() {
        Ok(book) => book,
        Err(defect) => return Output { stderr: format!("{defect}\n"), code: exit::DEFECT, ..Output::default() },
    };
    let calendar = Calendar::default();
    let lang = cli.common.lang.map(Lang::from).or(around.lang).unwrap_or_default();
    let color = match cli.common.color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => around.color.unwrap_or(around.terminal),
    };
    let width = cli.common.width.or(around.width).unwrap_or(USUAL_WIDTH);
    let style = Style { lang, color, ascii: cli.common.ascii, width };
    let words = Words { book: &book, lang };
    let today = match cli.common.today.as_deref().map(|given| (given, given.parse())) {
        None => around.today,
        Some((_, Ok(date))) => date,
        Some((given, Err(_))) => {
            let stderr = words.say("usage.no-date", &[("date", given)]) + "\n";
            return Output { stderr, code: exit::USAGE, ..Output::default() };
        }
    };
    let desk = Desk { book: &book, calendar: &calendar, words, style, common: &cli.common, stdin: around.stdin, today };
    match &cli.command {
        Command::Check { parent, children } => check::run(&desk, parent, children),
        Command::Diff { parent, child } => diff::run(&desk, parent, child),
        Command::Validate { files } => validate::run(&desk, files),
        Command::Read { dimension, text, issued } => read::run(&desk, dimension, text, issued.as_deref()),
        Command::Explain { rule } => explain::run(&desk, rule),
        Command::Rules => rules::run(&desk),
    }
}

impl Desk<'_> {
    /// The report in the format asked for.
    fn rendered(&self, report: &Report) -> String {
        match self.common.format {
            Format::Pretty => pretty::report(report, &self.words, &self.style, self.common.quiet),
            Format::Concise => concise::report(report, &self.words, &self.style),
            Format::Json => json::report(report, &self.words),
        }
    }

    /// Wrong usage, said on standard error.
    fn misused(&self, message: String) -> Output {
        Output { stderr: message + "\n", code: exit::USAGE, ..Output::default() }
    }
}
