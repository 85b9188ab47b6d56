//! The commands, one file each: from what was asked to what is printed and the exit code. No clock, no environment, no
//! printing: `main` hands those in and takes the text out.

mod around;
mod asked;
mod audit;
mod baseline;
mod chain;
mod check;
mod completions;
mod config;
mod diff;
mod explain;
mod fix;
mod git_diff_driver;
mod init;
mod judge;
mod load;
mod man;
mod read;
mod rules;
mod schema;
mod settings;
mod settle;
mod sheet;
mod start;
mod validate;
mod waivers;

pub use around::{Meter, Surroundings};
pub use start::{failed, start, unwritten};

use crate::calendar::Calendar;
use crate::cli::{Cli, Command, Common, Fixing};
use crate::config::Settings;
use crate::directive::read_day;
use crate::render::misuse;
use crate::render::style::Style;
use crate::render::words::Words;
use crate::report::exit;
use crate::rule::RuleBook;
use asked::Asked;
use jiff::civil::Date;
use std::path::PathBuf;

/// What a run prints and how it exits.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Output {
    /// Results.
    pub stdout: String,
    /// All else.
    pub stderr: String,
    /// Results that go to files.
    pub files: Vec<Wanted>,
    /// The exit code.
    pub code: u8,
}

/// A file to be written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Where.
    pub path: PathBuf,
    /// What is to stand in it.
    pub text: String,
    /// How.
    pub how: How,
}

/// How a file is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum How {
    /// In the place of what stands there.
    #[default]
    Replace,
    /// In the place of just these bytes, which were read before.
    Over(Vec<u8>),
    /// At the end of what stands there.
    Append,
    /// As a new file, with the folders it lies in.
    Create,
}

/// What every command needs.
struct Desk<'a> {
    book: &'a RuleBook,
    calendar: &'a Calendar,
    words: Words<'a>,
    style: Style,
    common: &'a Common,
    settings: &'a Settings,
    around: &'a Surroundings,
    today: Date,
}

/// Does what the command line asks, with what is in force laid over the rules that come with the program.
fn run(book: RuleBook, mut cli: Cli, around: &Surroundings) -> Output {
    let twice = cli.common.settle_outputs();
    let mut asked = Asked::from(&cli.common);
    let mut settings = settings::settings(book, &asked, around);
    asked.configured = settings::language(&settings);
    settings::baseline(&mut settings, &cli);
    if let Some(broken) = settings::broken(&mut settings, &asked, around) {
        return broken;
    }
    let calendar = Calendar::default();
    let style = around.style(&asked, around.terminal);
    let (book, common, today) = (&settings.book, &cli.common, around.today);
    let words = Words { book, lang: style.lang };
    let settings = &settings;
    let mut desk = Desk { book, calendar: &calendar, words, style, common, settings, around, today };
    if let Some(path) = twice {
        let key = if path == "-" { "usage.output-stdout" } else { "usage.output-twice" };
        return desk.misused(words.say(key, &[("path", &path)]), words.word("usage.write-elsewhere").to_owned());
    }
    if let Some(given) = &cli.common.today {
        match desk.day(given) {
            Ok(day) => desk.today = day,
            Err(misused) => return misused,
        }
    }
    match &cli.command {
        Command::Check { parent, children, fixing } => fix::run(&desk, parent, children, *fixing),
        Command::Chain { files } => chain::run(&desk, files),
        Command::Audit { paths, view, fixing } => audit::run(&desk, paths, view, true, *fixing),
        Command::Stats { paths, view } => audit::run(&desk, paths, view, false, Fixing::default()),
        Command::Diff { parent, child } => diff::run(&desk, parent, child),
        Command::Validate { files } => validate::run(&desk, files),
        Command::Waivers { files } => waivers::run(&desk, files),
        Command::Read { dimension, text, issued } => read::run(&desk, dimension, text, issued.as_deref()),
        Command::Explain { rule } => explain::run(&desk, rule),
        Command::Rules => rules::run(&desk),
        Command::Init { path, repository } => init::run(&desk, path.as_deref(), *repository),
        Command::Schema { of } => schema::run(&desk, *of),
        Command::Completions { shell } => completions::run(&desk, *shell),
        Command::Man { command } => man::run(&desk, command.as_deref()),
        Command::GitDiffDriver { files } => git_diff_driver::run(&desk, files),
        Command::Config => config::run(&desk),
        Command::Baseline { action, paths, parent } => baseline::run(&desk, *action, paths, parent.as_deref()),
    }
}

impl Desk<'_> {
    /// A day given on the command line.
    fn day(&self, given: &str) -> Result<Date, Output> {
        let day = read_day(self.book, given).ok().flatten();
        let (message, help) = ("usage.no-date", self.words.word("usage.write-date").to_owned());
        day.ok_or_else(|| self.misused(self.words.say(message, &[("date", given)]), help))
    }

    /// Wrong usage and how to put it right, said on standard error.
    fn misused(&self, message: String, help: String) -> Output {
        let asked = Asked { configured: settings::language(self.settings), ..Asked::from(self.common) };
        let style = self.around.style(&asked, self.around.error_terminal);
        let notes = vec![(self.words.word("note.help").to_owned(), help)];
        Output { stderr: misuse::draw(message, notes, &self.words, &style), code: exit::USAGE, ..Output::default() }
    }
}
