//! Where something stands, as every format says it: file, first line and column, last line and column.

use crate::finding::Place;
use crate::report::{Located, Report};
use crate::source::Source;
use crate::yaml::Span;

/// A stretch of a file. Lines and columns count from 1, columns in characters; the end is the first that is not part of it.
#[derive(Clone, Copy, Debug)]
pub struct Spot<'a> {
    /// The file.
    pub source: Option<&'a Source>,
    /// In bytes of the file; [`Span::NOWHERE`] for the file as a whole, which is shown at its first character.
    pub span: Span,
    /// First line.
    pub line: usize,
    /// First column.
    pub column: usize,
    /// Last line.
    pub end_line: usize,
    /// One past the last column.
    pub end_column: usize,
}

impl<'a> Spot<'a> {
    /// A span of one of the report's files.
    #[must_use]
    pub fn new(report: &'a Report, source: usize, span: Span) -> Self {
        let source = report.sources.get(source);
        let Some(text) = source.filter(|_| span != Span::NOWHERE) else {
            return Self { source, span: Span::NOWHERE, line: 1, column: 1, end_line: 1, end_column: 1 };
        };
        let (line, column) = text.place(span.start as usize);
        let (end_line, end_column) = text.place(span.end as usize);
        Self { source, span, line, column, end_line, end_column }
    }

    /// The value of a place.
    #[must_use]
    pub fn of(report: &'a Report, place: &Place) -> Self {
        let source = report.directives.get(place.directive).map_or(usize::MAX, |d| d.source);
        Self::new(report, source, place.span)
    }

    /// A fault.
    #[must_use]
    pub fn of_fault(report: &'a Report, located: &Located) -> Self {
        Self::new(report, located.source, located.fault.span)
    }

    /// Further places that take part in a fault.
    #[must_use]
    pub fn beside_fault(report: &'a Report, located: &Located) -> Vec<Self> {
        let own = located.fault.other.map(|span| (located.source, span));
        own.into_iter().chain(located.also).map(|(source, span)| Self::new(report, source, span)).collect()
    }

    /// The file, as the user named it.
    #[must_use]
    pub fn file(&self) -> &'a str {
        self.source.map_or("", |source| &source.name)
    }

    /// Whether it is the file as a whole.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.span == Span::NOWHERE
    }
}
