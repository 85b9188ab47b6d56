//! The one room that knows the parser of YAML: its events become trees, its errors become faults.

use super::budget::Budget;
use super::build::{Builder, Marks};
use super::fast::{self, Room};
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

/// Reads every document of a text: the everyday ones on the short way, the others with the library. One that is broken is
/// left at its next `---`, and the others are read.
pub(super) fn documents(text: &str, budget: &Budget) -> Vec<Parsed> {
    read(text, budget, Some(&mut Room::default()))
}

/// The same; the short way, which is left aside without `room`, uses that.
pub(super) fn read(text: &str, budget: &Budget, room: Option<&mut Room>) -> Vec<Parsed> {
    let mut parsed = Vec::new();
    each(text, budget, room, &mut |document| {
        parsed.push(document);
        None
    });
    parsed
}

/// Hands each document to `take` as it is read; a tree that it is done with may come back.
pub(super) fn each(
    text: &str,
    budget: &Budget,
    mut room: Option<&mut Room>,
    take: &mut dyn FnMut(Parsed) -> Option<Tree>,
) {
    // The last one reaches to the end of the text, so each waits for the next.
    let mut waiting: Option<Parsed> = None;
    let mut start = 0;
    loop {
        let mut give = |parsed: Parsed, room: &mut Option<&mut Room>| {
            let done = waiting.replace(parsed).and_then(&mut *take);
            if let (Some(tree), Some(room)) = (done, room) {
                room.take_back(tree);
            }
        };
        if let Some((tree, end)) = room.as_mut().and_then(|room| fast::document(text, start, budget, room)) {
            let span = Span::new(start, end);
            give(Parsed { tree: Some(tree), span, faults: Vec::new(), broken: false }, &mut room);
            start = end;
            if start < text.len() {
                continue;
            }
            break;
        }
        let mut events = Events::new(text, start, budget);
        let mut again = false;
        while !again && let Some((mut document, more)) = events.document(start) {
            let mark = mark(text, document.span.end as usize);
            start = mark.unwrap_or(document.span.end as usize);
            document.span.end = Span::new(0, start).end;
            give(document, &mut room);
            again = room.is_some() && more && mark.is_some();
            if !more {
                break;
            }
        }
        if !again {
            break;
        }
    }
    if let Some(mut last) = waiting {
        last.span.end = Span::new(0, text.len()).end;
        if let (Some(tree), Some(room)) = (take(last), room) {
            room.take_back(tree);
        }
    }
}

/// The `---` of the document after the one that ends at byte `end`, if only comments and empty lines lie between.
fn mark(text: &str, end: usize) -> Option<usize> {
    let mut at = end;
    let mut fresh = text.get(..end)?.ends_with('\n');
    for line in text.get(end..)?.split_inclusive('\n') {
        let after = line.strip_prefix("---").filter(|_| fresh);
        if after.is_some_and(|after| after.is_empty() || after.starts_with([' ', '\n', '\r'])) {
            return Some(at);
        }
        let content = line.trim_start_matches([' ', '\t', '\r']);
        if !(content.is_empty() || content.starts_with(['\n', '#'])) {
            return None;
        }
        at += line.len();
        fresh = true;
    }
    None
}

/// The library at work on what follows byte `from`.
struct Events<'s> {
    parser: Parser<'s, StrInput<'s>>,
    text: &'s str,
    from: usize,
    budget: &'s Budget,
}

impl<'s> Events<'s> {
    fn new(text: &'s str, from: usize, budget: &'s Budget) -> Self {
        let mut options = Options::default();
        options.emit_unresolved_aliases = true;
        options.emit_comments = false;
        let limit = budget.depth.saturating_add(2);
        options.flow_nesting_limit = limit;
        options.block_nesting_limit = limit;
        let rest = text.get(from..).unwrap_or_default();
        Self { parser: Parser::new_from_str_with_options(rest, options), text, from, budget }
    }

    fn bytes(&self, span: granit_parser::Span) -> Span {
        let range = span.byte_range().unwrap_or_default();
        Span::new(self.from + range.start, self.from + range.end)
    }

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
                    let span = Span::new(start, self.bytes(span).end as usize);
                    return Some((Parsed { tree, span, faults, broken: false }, true));
                }
                Some(Ok((event, span))) => {
                    let span = Spanned {
                        content: self.bytes(span),
                        tag: span
                            .tag_start()
                            .and_then(|tag| Some(syntax::word(self.text, self.from + tag.byte_offset()?))),
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
            Some(Ok((Event::DocumentStart(..), span))) if more => {
                let span = *span;
                self.bytes(span).start as usize
            }
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
        let at = error.marker().byte_offset().map_or(self.text.len(), |at| self.from + at);
        syntax::fault(error.kind(), self.text, at, self.budget)
    }
}

struct Spanned {
    content: Span,
    tag: Option<Span>,
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
