//! What is in force for a run: the configuration that is found or named, and packs of rules, over what comes with the program.

use super::asked::Asked;
use super::{Output, Surroundings};
use crate::cli::{Cli, Command, Keep, LangArg};
use crate::config::{Settings, find, read};
use crate::fault::{Code, Fault};
use crate::render::words::Words;
use crate::render::{Lang, pretty};
use crate::report::{Report, exit};
use crate::rule::RuleBook;
use crate::span::Span;
use clap::ValueEnum;
use std::path::{Path, PathBuf};

/// Reads what is in force. Mistakes are in the settings, not yet said.
pub(super) fn settings(book: RuleBook, asked: &Asked, around: &Surroundings) -> Settings {
    let working = (around.folder)().unwrap_or_default();
    let found: Vec<PathBuf> = match (&asked.config, asked.no_config) {
        (_, true) => Vec::new(),
        (Some(named), false) => vec![working.join(named)],
        (None, false) => find(&working),
    };
    let config = found.first().map(|path| (path.as_path(), shown(asked, &working, path)));
    let mut settings = read(book, config.as_ref().map(|(path, name)| (*path, name.as_str())), &asked.rules, &working);
    if let [first, second, ..] = found.as_slice() {
        let name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let fault = Fault::new(Code::Config, "two", Span::NOWHERE);
        let fault = fault.with("first", name(first)).with("second", name(second));
        settings.fault_of(&shown(asked, &working, first), fault);
    }
    settings
}

/// What a configuration is called to people: as it was named, else its path from the working folder.
fn shown(asked: &Asked, working: &Path, path: &Path) -> String {
    if let Some(named) = &asked.config {
        return named.clone();
    }
    let (mut up, mut folder) = (String::new(), Some(working));
    while let Some(from) = folder {
        if let Ok(below) = path.strip_prefix(from) {
            return format!("{up}{}", below.to_string_lossy().replace('\\', "/"));
        }
        up.push_str("../");
        folder = from.parent();
    }
    path.to_string_lossy().into_owned()
}

/// Opens the baseline for the commands that compare; one that is to be made anew is not looked at.
pub(super) fn baseline(settings: &mut Settings, cli: &Cli) {
    if let Some(path) = &cli.common.baseline {
        settings.policy.beside.push(settings.policy.folder.relative(path));
        settings.baseline = Some(path.clone());
    }
    let compares = match &cli.command {
        Command::Check { .. } | Command::Chain { .. } | Command::Diff { .. } => true,
        Command::Audit { .. } | Command::Stats { .. } => true,
        Command::Baseline { action, .. } => *action != Keep::Create,
        _ => false,
    };
    if compares {
        settings.open_baseline();
    }
}

/// The language that a configuration asks for.
pub(super) fn language(settings: &Settings) -> Option<Lang> {
    settings.lang.as_deref().and_then(|lang| LangArg::from_str(lang, true).ok()).map(Lang::from)
}

/// Every mistake of a configuration and of packs of rules, on standard error.
pub(super) fn broken(settings: &mut Settings, asked: &Asked, around: &Surroundings) -> Option<Output> {
    if settings.faults.is_empty() {
        return None;
    }
    let mut report = Report { sources: std::mem::take(&mut settings.sources), ..Report::default() };
    report.faults = std::mem::take(&mut settings.faults);
    let style = around.style(asked, around.error_terminal);
    let words = Words { book: &settings.book, lang: style.lang };
    let mut stderr = pretty::faults(&report, &words, &style);
    let n = report.faults.len().to_string();
    let key = if n == "1" { "summary.broken.one" } else { "summary.broken" };
    stderr.push_str(&format!("{}\n", words.say(key, &[("faults", &n)])));
    Some(Output { stderr, code: exit::USAGE, ..Output::default() })
}
