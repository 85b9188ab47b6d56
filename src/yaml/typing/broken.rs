//! Slips that keep a document from being read at all: sought where the parser stopped.

use super::super::stream::Vocabulary;
use super::{bullet, colon, hash, in_curly_quotes, is_invisible, slip};
use crate::fault::{Code, Fault};
use crate::span::Span;
use std::ops::Range;

/// The faults of a broken document: the slips in it, and, unless a slip explains it, the parser's own fault.
pub(in super::super) fn explain(text: &str, document: Span, fault: Fault, vocabulary: &Vocabulary<'_>) -> Vec<Fault> {
    if fault.code != Code::Syntax {
        return vec![fault];
    }
    let stopped = fault.span.start as usize;
    let mut slips = Vec::new();
    let mut explained = false;
    let mut last_line: Option<(usize, &str)> = None;
    let mut offset = document.start as usize;
    for whole in text.get(document.range()).unwrap_or_default().split_inclusive('\n') {
        let (here, line) = (offset, whole.trim_end());
        offset += whole.len();
        let at_stop = (here..offset).contains(&stopped);
        // The parser notices on the line after the slip as often as on its own.
        if at_stop && let Some((start, before)) = last_line {
            explained |= push(text, &mut slips, start, near(before, &fault, vocabulary));
        }
        if at_stop {
            explained |= push(text, &mut slips, here, near(line, &fault, vocabulary));
        } else {
            push(text, &mut slips, here, colon::wrong(line, vocabulary).filter(|w| w.known).map(|w| (w.text, w.at)));
        }
        if !line.trim().is_empty() {
            last_line = Some((here, line));
        }
    }
    if !explained {
        slips.push(fault);
    }
    slips
}

type Found = Option<(&'static str, Range<usize>)>;

/// Adds a slip found in the line at byte `start`, once. Whether there was one.
fn push(text: &str, slips: &mut Vec<Fault>, start: usize, found: Found) -> bool {
    let Some((key, at)) = found else { return false };
    let fault = slip(text, key, start + at.start..start + at.end);
    if !slips.contains(&fault) {
        slips.push(fault);
    }
    true
}

/// The slip on a line at which, or after which, the parser stopped.
fn near(line: &str, fault: &Fault, vocabulary: &Vocabulary<'_>) -> Found {
    let indent = line.len() - line.trim_start().len();
    let spaces = line.len() - line.trim_start_matches([' ', '\t', '\u{feff}']).len();
    if let Some(wrong) = colon::wrong(line, vocabulary) {
        return Some((wrong.text, wrong.at));
    }
    if spaces < indent {
        return Some(("wide-space-indent", spaces..indent));
    }
    let trimmed = line.get(indent..)?;
    if trimmed.starts_with('＃') {
        return Some(("full-width-hash", indent..indent + '＃'.len_utf8()));
    }
    if bullet::is_document_mark(line) {
        return Some(("document-mark", 0..line.len()));
    }
    if let Some(found) = bullet::wrong(line) {
        return Some(found);
    }
    if trimmed.starts_with("* ") || trimmed.starts_with("*\u{3000}") {
        return Some(("bullet", indent..indent + 1));
    }
    value(line, fault).or_else(|| {
        let found = line.char_indices().find(|(_, c)| is_invisible(*c) && *c != '\u{feff}');
        found.map(|(at, c)| ("invisible", at..at + c.len_utf8()))
    })
}

/// The slip in what follows a line's colon or dash.
fn value(line: &str, fault: &Fault) -> Found {
    let at = line.find(": ").map(|at| at + 2).or_else(|| line.find("- ").map(|at| at + 2)).unwrap_or_default();
    let at = at + line.get(at..)?.len() - line.get(at..)?.trim_start().len();
    let value = line.get(at..)?;
    let first = value.chars().next()?;
    if matches!(first, '“' | '‘' | '「' | '『' | '＂') && (in_curly_quotes(value) || value.contains(": ")) {
        return Some(("curly-quotes", at..line.len()));
    }
    let one = |set: &[char]| value.char_indices().find(|(_, c)| set.contains(c));
    let whole = |key, found: Option<(usize, char)>| found.map(|(n, c)| (key, at + n..at + n + c.len_utf8()));
    if matches!(first, '"' | '\'') && fault.text == "unclosed-quote" {
        return whole("curly-quotes", one(&['”', '“', '＂', '’', '＇']));
    }
    if line.contains(['[', '{']) {
        let bracket = whole("full-width-bracket", one(&['］', '】', '｝', '［', '｛']));
        return bracket.or_else(|| whole("full-width-comma", one(&['，', '、', '；'])));
    }
    hash::full_width(line).map(|at| ("full-width-hash", at))
}
