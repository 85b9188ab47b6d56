//! The commands, one file each: from what was asked to what is printed and the exit code. No clock, no environment, no
//! printing: `main` hands those in and takes the text out.

mod around;
mod asked;
mod check;
mod diff;
mod explain;
mod judge;
mod load;
mod read;
mod rules;
mod start;
mod validate;

pub use around::Surroundings;
pub use start::{start, unwritten};

use crate::calendar::Calendar;
use crate::cli::{Cli, Command, Common, Format};
use crate::render::style::Style;
use crate::render::words::Words;
use crate::render::{concise, json, misuse, pretty};
use crate::report::{Report, exit};
use crate::rule::RuleBook;
use asked::Asked;
use jiff::civil::Date;

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

/// What every command needs.
struct Desk<'a> {
    book: &'a RuleBook,
    calendar: &'a Calendar,
    words: Words<'a>,
    style: Style,
    common: &'a Common,
    around: &'a Surroundings,
    today: Date,
}

/// Does what the command line asks.
fn run(book: &RuleBook, cli: &Cli, around: &Surroundings) -> Output {
    let calendar = Calendar::default();
    let style = around.style(&Asked::from(&cli.common), around.terminal);
    let words = Words { book, lang: style.lang };
    let mut desk = Desk { book, calendar: &calendar, words, style, common: &cli.common, around, today: around.today };
    if let Some(given) = &cli.common.today {
        match given.parse() {
            Ok(date) => desk.today = date,
            Err(_) => return desk.misused(words.say("usage.no-date", &[("date", given)])),
        }
    }
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
        let style = self.around.style(&Asked::from(self.common), self.around.error_terminal);
        let stderr = misuse::draw(message, Vec::new(), &self.words, &style);
        Output { stderr, code: exit::USAGE, ..Output::default() }
    }
}
