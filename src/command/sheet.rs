//! Where results go: standard output, and the files that `--output` names, each in a format of its own.

use super::{Desk, How, Output, Wanted};
use crate::cli::{Color, Format};
use crate::render::style::Style;
use crate::render::{concise, csv, github, gitlab, html, json, jsonl, junit, markdown, pretty, rdjson, sarif};
use crate::report::{FailOn, Report};
use std::fs::canonicalize;

/// One place that results go to, and how they look there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sheet {
    /// The format.
    pub(super) format: Format,
    /// Language, colour, width.
    pub(super) style: Style,
}

/// What a report is held to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Gate {
    /// From which level on findings fail it.
    pub(super) fail_on: FailOn,
    /// Whether the run was to compare anything, or only to read.
    pub(super) compared: bool,
}

/// Cells of a line in a file.
const USUAL_WIDTH: usize = 100;

impl Desk<'_> {
    /// The formats that results are printed in.
    pub(super) fn formats(&self) -> impl Iterator<Item = Format> + '_ {
        self.common.output.iter().map(|written| written.format).chain([self.common.format])
    }

    /// Prints what `text` makes of each sheet.
    pub(super) fn printed(&self, code: u8, text: impl Fn(&Sheet) -> String) -> Output {
        let color = self.common.color == Color::Always;
        let style = Style { color, width: self.common.width.unwrap_or(USUAL_WIDTH), ..self.style };
        let wanted = |written: &crate::cli::Written| Wanted {
            path: written.path.clone().into(),
            text: text(&Sheet { format: written.format, style }),
            how: How::Replace,
        };
        let files = self.common.output.iter().filter(|written| !written.is_stdout()).map(wanted).collect();
        let stdout = text(&Sheet { format: self.common.format, style: self.style });
        Output { stdout, files, code, ..Output::default() }
    }

    /// Prints a report; `pretty` is what it looks like for people.
    pub(super) fn reported(&self, report: &Report, gate: Gate, pretty: impl Fn(&Style) -> String) -> Output {
        self.reported_as(report, gate, |sheet| (sheet.format == Format::Pretty).then(|| pretty(&sheet.style)))
    }

    /// Prints a report; `own` is what it looks like on the sheets for which it has a look of its own.
    pub(super) fn reported_as(&self, report: &Report, gate: Gate, own: impl Fn(&Sheet) -> Option<String>) -> Output {
        if let Some(path) = self.overwritten(report) {
            return self.overwrites(path);
        }
        let text = |sheet: &Sheet| own(sheet).unwrap_or_else(|| self.rendered(report, sheet, gate.fail_on));
        let mut output = self.printed(report.exit(gate.fail_on, gate.compared), text);
        let is_github = self.formats().any(|format| format == Format::Github);
        let summary = self.around.step_summary.iter().filter(|_| is_github);
        output.files.extend(summary.map(|path| Wanted {
            path: path.clone(),
            text: markdown::report(report, &self.words, markdown::SUMMARY),
            how: How::Append,
        }));
        output
    }

    /// What is said where results would take the place of a file that is checked.
    pub(super) fn overwrites(&self, path: &str) -> Output {
        let message = self.words.say("usage.overwrites", &[("path", path)]);
        self.misused(message, self.words.word("usage.write-elsewhere").to_owned())
    }

    /// The report on a sheet.
    fn rendered(&self, report: &Report, sheet: &Sheet, fail_on: FailOn) -> String {
        let (words, checkout) = (&self.words, &self.around.checkout);
        match sheet.format {
            Format::Pretty => pretty::report(report, words, &sheet.style, self.common.quiet),
            Format::Concise => concise::report(report, words, &sheet.style, self.common.quiet),
            Format::Json => json::report(report, words),
            Format::Jsonl => jsonl::report(report, words),
            Format::Sarif => sarif::report(report, words, checkout, self.common.sarif_line_hash),
            Format::Junit => junit::report(report, words, fail_on),
            Format::Github => github::report(report, words, checkout),
            Format::Gitlab => gitlab::report(report, words, checkout),
            Format::Rdjson => rdjson::report(report, words),
            Format::Csv => csv::report(report, words),
            Format::Markdown => markdown::report(report, words, markdown::COMMENT),
            Format::Html => html::report(report, words),
        }
    }

    /// An output that would take the place of a file that was read.
    fn overwritten(&self, report: &Report) -> Option<&str> {
        let mut files = self.common.output.iter().filter(|written| !written.is_stdout());
        let is = |path: &str, name: &str| {
            path == name || canonicalize(path).is_ok_and(|path| canonicalize(name).is_ok_and(|name| path == name))
        };
        let read = |path: &str| report.sources.iter().any(|source| is(path, &source.name));
        files.find(|written| read(&written.path)).map(|written| written.path.as_str())
    }
}
