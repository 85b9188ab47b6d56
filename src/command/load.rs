//! Reads the files that were named into a report: sources, directives, faults.

use super::Desk;
use crate::directive;
use crate::fault::Fault;
use crate::guard::{At, guarded};
use crate::report::{Located, Report};
use crate::source::Source;
use std::ops::Range;

/// A file that was asked for: its text, which is empty where it could not be read, and why.
#[derive(Clone, Debug)]
pub(super) struct Opened {
    pub(super) text: Source,
    pub(super) fault: Option<Fault>,
}

impl Desk<'_> {
    /// Reads one file; gives which of the report's directives stand in it.
    pub(super) fn load(&self, name: &str, report: &mut Report) -> Range<usize> {
        self.take(self.open(name), report)
    }

    /// Opens one file.
    pub(super) fn open(&self, name: &str) -> Opened {
        let shown = match (&self.common.stdin_name, name) {
            (Some(stdin), "-") => stdin,
            _ => name,
        };
        match guarded(At::Reading, || Source::read(name, self.around.stdin)).unwrap_or_else(Err) {
            Ok(mut text) => {
                shown.clone_into(&mut text.name);
                Opened { text, fault: None }
            }
            Err(fault) => Opened { text: Source::new(shown, ""), fault: Some(fault) },
        }
    }

    /// Reads the directives of a file into a report; gives which of the report's they are.
    pub(super) fn take(&self, file: Opened, report: &mut Report) -> Range<usize> {
        let (first, source) = (report.directives.len(), report.sources.len());
        let faults = match file.fault {
            Some(fault) => vec![fault],
            None => {
                let (directives, faults) = directive::read_text(self.book, &file.text, source);
                report.directives.extend(directives);
                faults
            }
        };
        report.sources.push(file.text);
        report.faults.extend(faults.into_iter().map(|fault| Located::new(source, fault)));
        first..report.directives.len()
    }
}
