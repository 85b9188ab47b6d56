//! All directives of one text, with every mistake in it.

use super::{Directive, is_note, is_own_key, read};
use crate::fault::Fault;
use crate::rule::RuleBook;
use crate::source::Source;
use crate::yaml::{Budget, Vocabulary, drop_echoes, parse};

/// Reads the directives of a text that stands in the run's sources at `source`, and what is wrong with it, in order.
#[must_use]
pub fn read_text(book: &RuleBook, text: &Source, source: usize) -> (Vec<Directive>, Vec<Fault>) {
    let own = |key: &str| is_own_key(key) || book.dimension_of_key(key).is_some();
    let words = Vocabulary { is_key: &own, is_prose: &is_note };
    let stream = parse(text, &Budget::default(), &words);
    let mut faults = stream.faults;
    let documents = stream.documents.iter();
    let directives = documents.filter_map(|document| read(book, document, source, &mut faults)).collect();
    drop_echoes(&mut faults);
    faults.sort_by_key(|fault: &Fault| (fault.span, fault.code));
    (directives, faults)
}
