//! Reads the files that were named into a report: sources, directives, faults.

use super::Desk;
use crate::directive;
use crate::report::{Located, Report};
use crate::source::Source;
use std::ops::Range;

impl Desk<'_> {
    /// Reads one file; gives which of the report's directives stand in it.
    pub(super) fn load(&self, name: &str, report: &mut Report) -> Range<usize> {
        let first = report.directives.len();
        let source = report.sources.len();
        let shown = match (&self.common.stdin_name, name) {
            (Some(stdin), "-") => stdin,
            _ => name,
        };
        let faults = match Source::read(name, self.around.stdin) {
            Ok(mut text) => {
                shown.clone_into(&mut text.name);
                let (directives, faults) = directive::read_text(self.book, &text, source);
                report.directives.extend(directives);
                report.sources.push(text);
                faults
            }
            Err(fault) => {
                report.sources.push(Source::new(shown, ""));
                vec![fault]
            }
        };
        report.faults.extend(faults.into_iter().map(|fault| Located::new(source, fault)));
        first..report.directives.len()
    }
}
