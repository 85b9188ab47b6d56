//! All directives of one text, with every mistake in it.

use super::{Directive, allowance, is_own_key, is_prose, read};
use crate::fault::{Code, Fault};
use crate::guard::{At, guarded};
use crate::rule::RuleBook;
use crate::source::Source;
use crate::yaml::{Budget, Span, Vocabulary, drop_echoes, parse};

/// Reads the directives of a text that stands in the run's sources at `source`, and what is wrong with it, in order.
#[must_use]
pub fn read_text(book: &RuleBook, text: &Source, source: usize) -> (Vec<Directive>, Vec<Fault>) {
    guarded(At::Reading, || read_whole(book, text, source)).unwrap_or_else(|defect| (Vec::new(), vec![defect]))
}

fn read_whole(book: &RuleBook, text: &Source, source: usize) -> (Vec<Directive>, Vec<Fault>) {
    let own = |key: &str| is_own_key(key) || book.dimension_of_key(key).is_some();
    let words = Vocabulary { is_key: &own, is_prose: &is_prose };
    let stream = parse(text, &Budget::default(), &words);
    let mut faults = stream.faults;
    let documents = stream.documents.iter();
    let directives = documents.filter_map(|document| {
        let directive = read(book, document, source, &mut faults)?;
        Some(Directive { allowances: allowance::read(book, document, text), ..directive })
    });
    let directives = directives.collect();
    for mended in &stream.mended {
        // Read for its mistakes alone: it accuses nobody.
        let mut own = Vec::new();
        let _ = read(book, &mended.document, source, &mut own);
        let own = own.into_iter().map(|fault| Fault {
            span: mended.places.of(fault.span),
            other: fault.other.map(|other| mended.places.of(other)),
            ..fault
        });
        faults.extend(own.filter(|fault| mended.left_out.is_empty() || !is_left_out(&mended.left_out, fault)));
    }
    drop_echoes(&mut faults);
    faults.sort_by_key(|fault: &Fault| (fault.span, fault.code));
    (directives, faults)
}

/// Whether what is missing, or wrong at this place, may stand where nothing could be read.
fn is_left_out(left_out: &[Span], fault: &Fault) -> bool {
    let missing = matches!(fault.code, Code::Missing | Code::NoDemand | Code::Empty);
    missing || left_out.iter().any(|out| out.start <= fault.span.end && fault.span.start <= out.end)
}
