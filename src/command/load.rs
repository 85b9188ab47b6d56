//! Reads the files that were named into a report: sources, directives, faults.

use super::Desk;
use crate::directive;
use crate::fault::Fault;
use crate::report::{Located, Report};
use crate::source::Source;
use crate::yaml;
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
        let mut faults = Vec::new();
        match Source::read(name, self.around.stdin) {
            Ok(mut text) => {
                shown.clone_into(&mut text.name);
                let own = |key: &str| directive::is_own_key(key) || self.book.dimension_of_key(key).is_some();
                let words = yaml::Vocabulary { is_key: &own, is_prose: &directive::is_note };
                let stream = yaml::parse(&text, &yaml::Budget::default(), &words);
                faults.extend(stream.faults);
                for document in &stream.documents {
                    let read = directive::read(self.book, document, source, &mut faults);
                    report.directives.extend(read);
                }
                report.sources.push(text);
            }
            Err(fault) => {
                report.sources.push(Source::new(shown, ""));
                faults.push(fault);
            }
        }
        yaml::drop_echoes(&mut faults);
        faults.sort_by_key(|fault: &Fault| (fault.span, fault.code));
        report.faults.extend(faults.into_iter().map(|fault| Located { source, fault }));
        first..report.directives.len()
    }
}
