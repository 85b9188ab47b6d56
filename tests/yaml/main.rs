//! Reading YAML: places, faults, values.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "a test fails by panicking")]

mod spans;
mod syntax;
mod typing;
mod values;

use jiama::source::Source;
use jiama::yaml::{Budget, Stream, Vocabulary, parse};

fn read(text: &str) -> (Source, Stream) {
    let source = Source::new("x.yaml", text);
    let stream = parse(&source, &Budget::default(), &Vocabulary::NONE);
    (source, stream)
}
