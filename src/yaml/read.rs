//! The one room that knows the parser of YAML: its events become trees, its errors become faults.

use super::budget::Budget;
use super::build::{Builder, Marks};
use super::tree::{Style, Tree};
use super::{Span, syntax};
use crate::fault::{Code, Fault};
use granit_parser::{Event, Options, Parser, ScalarStyle, ScanError, StrInput, StructureStyle, Tag};
use std::borrow::Cow;

/// One document of a file as the parser left it.
#[derive(Debug)]
pub(super) struct Parsed {
    /// The tree; `None` where the document is empty or broken.
    pub(super) tree: Option<Tree>,
    /// From the first byte after the document before to the first of the next.
    pub(super) span: Span,
    /// What is wrong with its notation.
    pub(super) faults: Vec<Fault>,
    /// Whether it was given up.
    pub(super) broken: bool,
}

/// Reads every document of a text. One that is broken is left at its next `---`, and the others are read.
pub(super) fn documents(text: &str, budget: &Budget) -> Vec<Parsed> {
    let mut options = Options::default();
    options.emit_unresolved_aliases = true;
    options.emit_comments = false;
    let limit = budget.depth.saturating_add(2);
    options.flow_nesting_limit = limit;
    options.block_nesting_limit = limit;
    let mut events = Events { parser: Parser::new_from_str_with_options(text, options), text, budget };
    let mut parsed: Vec<Parsed> = Vec::new();
    let mut start = 0;
    while let Some((document, more)) = events.document(start) {
        start = document.span.end as usize;
        parsed.push(document);
        if !more {
            break;
        }
    }
    if let Some(last) = parsed.last_mut() {
        last.span.end = Span::new(0, text.len()).end;
    }
    parsed
}

struct Events<'s> {
    parser: Parser<'s, StrInput<'s>>,
    text: &'s str,
    budget: &'s Budget,
}

impl Events<'_> {
    /// Reads one document that begins at byte `start` or after; `None` at the end of the stream. Also says whether more
    /// may follow.
    fn document(&mut self, start: usize) -> Option<(Parsed, bool)> {
        let mut builder = Builder::new(self.text, self.budget);
        let mut begun = false;
        loop {
            let failed = match self.parser.next_event() {
                None | Some(Ok((Event::StreamEnd, _))) if !begun => return None,
                None | Some(Ok((Event::StreamEnd, _))) => break,
                Some(Ok((Event::DocumentStart(..), _))) => {
                    begun = true;
                    continue;
                }
                Some(Ok((Event::DocumentEnd, span))) => {
                    let (tree, faults) = builder.finish();
                    let span = Span::new(start, bytes(span).end as usize);
                    return Some((Parsed { tree, span, faults, broken: false }, true));
                }
                Some(Ok((event, span))) => {
                    let span = Spanned {
                        content: bytes(span),
                        tag: span.tag_start().and_then(|tag| Some(syntax::word(self.text, tag.byte_offset()?))),
                    };
                    self.within(start, span.content).and_then(|()| take(&mut builder, event, span)).err()
                }
                Some(Err(error)) => Some(self.syntax(&error)),
            };
            if let Some(fault) = failed {
                builder.fault(fault);
                break;
            }
        }
        let (_, faults) = builder.finish();
        let more = self.parser.proceed_next_document().unwrap_or(false);
        let next = match self.parser.peek() {
            Some(Ok((Event::DocumentStart(..), span))) if more => bytes(*span).start as usize,
            _ => self.text.len(),
        };
        Some((Parsed { tree: None, span: Span::new(start, next), faults, broken: true }, more))
    }

    fn within(&self, start: usize, span: Span) -> Result<(), Fault> {
        if span.end as usize <= start.saturating_add(self.budget.bytes) {
            return Ok(());
        }
        let place = Span::new(start, start);
        Err(Fault::new(Code::Budget, "document-bytes", place).with("limit", self.budget.bytes.to_string()))
    }

    fn syntax(&self, error: &ScanError) -> Fault {
        let at = error.marker().byte_offset().unwrap_or(self.text.len());
        syntax::fault(error.kind(), self.text, at, self.budget)
    }
}

struct Spanned {
    content: Span,
    tag: Option<Span>,
}

fn bytes(span: granit_parser::Span) -> Span {
    let range = span.byte_range().unwrap_or_default();
    Span::new(range.start, range.end)
}

/// Hands one event to the builder.
fn take(builder: &mut Builder<'_>, event: Event<'_>, span: Spanned) -> Result<(), Fault> {
    let at = span.content;
    match event {
        Event::Scalar(text, style, anchor, tag) => {
            let marks = marks(builder, anchor, tag, span.tag.unwrap_or(at));
            let style = match style {
                ScalarStyle::Plain => Style::Plain,
                ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => Style::Quoted,
                ScalarStyle::Literal | ScalarStyle::Folded => Style::Block,
            };
            // The parser gives a value left out as `~` of no length.
            let text = if at.start == at.end && style == Style::Plain { "" } else { &*text };
            builder.scalar(text, style, marks, at)
        }
        Event::SequenceStart(style, anchor, tag) => {
            let marks = marks(builder, anchor, tag, span.tag.unwrap_or(at));
            builder.begin(false, style == StructureStyle::Flow, marks, at)
        }
        Event::MappingStart(style, anchor, tag) => {
            let marks = marks(builder, anchor, tag, span.tag.unwrap_or(at));
            builder.begin(true, style == StructureStyle::Flow, marks, at)
        }
        Event::SequenceEnd | Event::MappingEnd => builder.end(at.end as usize),
        Event::Alias(target) => builder.alias(target, at),
        Event::UnresolvedAlias(_) => builder.lost("unknown", at),
        _ => Ok(()),
    }
}

/// What the tag says. Tags of YAML itself change nothing but that `!!str` makes `null` a text; others mean nothing here.
fn marks(builder: &mut Builder<'_>, anchor: usize, tag: Option<Cow<'_, Tag>>, at: Span) -> Marks {
    let mut is_text = false;
    if let Some(tag) = tag {
        is_text = tag.is_yaml_core_schema_tag("str") || tag.parts() == ("", "!");
        if !(tag.is_yaml_core_schema() || is_text) {
            builder.fault(Fault::new(Code::Syntax, "tag", at).with("found", tag.original()));
        }
    }
    Marks { anchor, is_text }
}
