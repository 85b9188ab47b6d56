//! Reading on past slips: each is mended in memory as if the right character stood there, a line that cannot be is left
//! out, and what the rest of the document says is read with every place where it stands in the file. What was read so
//! tells mistakes; it is no directive.

use super::super::budget::Budget;
use super::super::read;
use super::super::stream::Vocabulary;
use super::super::tree::Tree;
use super::edits::Edits;
use super::{explain, is_wide_space, slips};
use crate::fault::{Code, Fault};
use crate::span::Span;
use std::ops::Range;

/// How often a document is read again.
const ROUNDS: usize = 20;

/// The largest document that is mended, in bytes.
const LARGEST: usize = 32 * 1024;

/// With more mistakes in its notation than these a document is not mended.
const MOST: usize = 100;

/// What a mended document holds.
pub(in super::super) struct Mended {
    /// What it says; `None` where it could not be read even so.
    pub(in super::super) tree: Option<(Tree, Places)>,
    /// All that is wrong with its notation.
    pub(in super::super) faults: Vec<Fault>,
    /// The lines, or parts of them, that were left out.
    pub(in super::super) left_out: Vec<Span>,
}

/// Where what stands in a mended document stands in its file.
#[derive(Clone, Debug)]
pub struct Places {
    base: usize,
    edits: Edits,
}

impl Places {
    /// The place in the file.
    #[must_use]
    pub fn of(&self, span: Span) -> Span {
        if span == Span::NOWHERE {
            return span;
        }
        let at = span.range();
        Span::new(self.base + self.edits.original(at.start), self.base + self.edits.original(at.end))
    }
}

/// Reads a document on, given what was found wrong with its notation.
pub(in super::super) fn read_on(
    text: &str,
    document: Span,
    found: Vec<Fault>,
    budget: &Budget,
    vocabulary: &Vocabulary<'_>,
) -> Mended {
    let mut mended = Mended { tree: None, faults: found, left_out: Vec::new() };
    let original = text.get(document.range()).unwrap_or_default();
    if original.len() > LARGEST || mended.faults.len() > MOST {
        return mended;
    }
    let base = document.start as usize;
    let mut edits = Edits::default();
    let mut fresh = mended.faults.clone();
    for _ in 0..ROUNDS {
        let mut changed = false;
        for fault in &fresh {
            let at = fault.span.range();
            let inside = at.start.saturating_sub(base)..at.end.saturating_sub(base);
            changed |= match fault.code {
                Code::Typing => slip(&mut edits, original, fault.text, inside),
                Code::Syntax => {
                    let out = line_at(original, inside.start, &edits);
                    out.is_some_and(|out| {
                        mended.left_out.push(Span::new(base + out.start, base + out.end));
                        edits.blank(original, out)
                    })
                }
                _ => false,
            };
        }
        if !changed {
            return mended;
        }
        let now = edits.apply(original);
        let places = Places { base, edits: edits.clone() };
        let mut parsed = read::documents(&now, budget).into_iter();
        let (Some(one), None) = (parsed.next(), parsed.next()) else { return mended };
        let mut faults = one.faults;
        let tree = one.tree.filter(|_| !one.broken);
        match (&tree, faults.pop()) {
            (None, Some(last)) => faults.extend(explain(&now, Span::new(0, now.len()), last, vocabulary)),
            (_, last) => faults.extend(last),
        }
        if let Some(tree) = &tree {
            faults.extend(slips(&now, tree, vocabulary));
        }
        let placed = |fault: Fault| Fault {
            span: places.of(fault.span),
            other: fault.other.map(|other| places.of(other)),
            ..fault
        };
        fresh = faults.into_iter().map(placed).collect();
        let known: Vec<_> = mended.faults.iter().map(|fault| (fault.code, fault.span.start)).collect();
        // What stops the parser below a line that was left out is as often its consequence.
        let echo =
            |fault: &Fault| STRUCTURE.contains(&fault.text) && follows(original, base, fault.span, &mended.left_out);
        let said = |fault: &Fault| known.contains(&(fault.code, fault.span.start));
        mended.faults.extend(fresh.iter().filter(|fault| !(echo(fault) || said(fault))).cloned());
        if let Some(tree) = tree {
            mended.tree = Some((tree, Places { base, edits: edits.clone() }));
            if fresh.is_empty() {
                return mended;
            }
        }
    }
    mended
}

/// Faults of how lines stand to one another.
const STRUCTURE: &[&str] = &["colon-here", "indentation", "key-without-colon", "dash-here"];

/// Whether a fault lies on a line that was left out, or on the first one with text after it.
fn follows(original: &str, base: usize, at: Span, left_out: &[Span]) -> bool {
    let inside = |n: u32| (n as usize).saturating_sub(base);
    let at = inside(at.start);
    let line = original.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |n| n + 1);
    left_out.iter().any(|out| {
        let between = original.get(inside(out.end)..line.max(inside(out.end))).unwrap_or_default();
        inside(out.start) <= at && between.trim().is_empty()
    })
}

/// What of the line at a byte is to be left out: the value after its first colon, or all of it where that is gone already.
fn line_at(original: &str, at: usize, edits: &Edits) -> Option<Range<usize>> {
    let at = at.min(original.len());
    let start = original.get(..at)?.rfind('\n').map_or(0, |n| n + 1);
    let end = original.get(start..)?.find('\n').map_or(original.len(), |n| start + n);
    let line = original.get(start..end)?;
    let value = line.find(": ").map(|n| start + n + 1).filter(|value| *value < end);
    let whole = start..end;
    let value = value.map(|value| value..end).filter(|value| !edits.touch(value));
    value.or_else(|| Some(whole).filter(|whole| !edits.covers(whole) && !line.trim().is_empty()))
}

/// Mends one slip. Whether that changed anything.
fn slip(edits: &mut Edits, original: &str, text: &str, at: Range<usize>) -> bool {
    let found = original.get(at.clone()).unwrap_or_default();
    let rest = original.get(at.end..).unwrap_or_default();
    let spaces = |of: &str| " ".repeat(of.chars().count());
    match text {
        "full-width-colon" | "other-sign-for-colon" | "no-space-after-colon" | "wide-space-after-colon" => {
            let gap = rest.len() - rest.trim_start_matches(|c: char| is_wide_space(c) || c == ' ').len();
            edits.put(at.start..at.end + gap, ": ")
        }
        "wide-space-indent" | "wide-space" => edits.put(at, &spaces(found)),
        "tab" => edits.put(at, "  "),
        "bullet" | "no-space-after-dash" | "wide-space-after-dash" => {
            let gap = rest.len() - rest.trim_start_matches(|c: char| is_wide_space(c) || c == ' ').len();
            edits.put(at.start..at.end + gap, "- ")
        }
        "full-width-comma" => commas(edits, original, at.start),
        "full-width-hash" => edits.put(at, " #"),
        "document-mark" => edits.put(at, "---"),
        "invisible" => edits.put(at, ""),
        "full-width-bracket" | "curly-quotes" => pair(edits, original, at),
        _ => false,
    }
}

/// Every comma of the list that one stands in, up to its end.
fn commas(edits: &mut Edits, original: &str, start: usize) -> bool {
    let mut changed = false;
    let mut depth = 0_i32;
    for (n, c) in original.get(start..).unwrap_or_default().char_indices() {
        match c {
            '（' | '(' | '《' | '“' | '「' | '〔' | '〈' | '‘' => depth += 1,
            '）' | ')' | '》' | '”' | '」' | '〕' | '〉' | '’' => depth -= 1,
            '，' | '、' | '；' if depth <= 0 => {
                changed |= edits.put(start + n..start + n + c.len_utf8(), ", ");
            }
            ']' | '}' | '］' | '｝' | '】' | '\n' => break,
            _ => {}
        }
    }
    changed
}

/// The marks at both ends of a phrase, or the one mark found.
fn pair(edits: &mut Edits, original: &str, at: Range<usize>) -> bool {
    let found = original.get(at.clone()).unwrap_or_default();
    let mut changed = false;
    let ends =
        [found.chars().next().map(|c| (at.start, c)), found.chars().next_back().map(|c| (at.end - c.len_utf8(), c))];
    for (start, c) in ends.into_iter().flatten() {
        let plain = match c {
            '［' | '【' => "[",
            '］' | '】' => "]",
            '｛' => "{",
            '｝' => "}",
            '“' | '”' | '「' | '」' | '『' | '』' | '＂' | '〝' | '〞' | '„' => "\"",
            '‘' | '’' | '＇' => "'",
            _ => continue,
        };
        changed |= edits.put(start..start + c.len_utf8(), plain);
    }
    let wide = found.starts_with(['［', '【', '｛']);
    changed | (wide && commas(edits, original, at.start))
}
