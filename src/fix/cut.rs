//! What is to go from a file: terms of running text with their separators, items of lists, entries of maps. A list or map of
//! which nothing would be left goes as a whole.

use super::Edit;
use crate::source::Source;
use crate::yaml::{Kind, NodeId, Span, Tree};

/// What goes of a node.
enum Gone {
    /// These bytes, which may be none.
    Part(Vec<Span>),
    /// All of it.
    Whole,
}

struct Cut<'a> {
    file: &'a Source,
    tree: &'a Tree,
    dropped: &'a [Span],
    terms: &'a [Span],
}

/// The edits that drop what stands at some spans of a document; `terms` are those of all its sets. `None` where one of them
/// cannot be taken out without touching something else.
pub(super) fn edits(file: &Source, tree: &Tree, dropped: &[Span], terms: &[Span]) -> Option<Vec<Edit>> {
    let cut = Cut { file, tree, dropped, terms };
    match cut.gone(tree.root())? {
        Gone::Whole => None,
        Gone::Part(spans) if spans.is_empty() => None,
        Gone::Part(spans) => Some(spans.into_iter().map(|span| Edit { span, text: String::new() }).collect()),
    }
}

impl Cut<'_> {
    fn gone(&self, node: NodeId) -> Option<Gone> {
        if self.tree.target(node).is_some() {
            // What an alias stands for is written elsewhere, for others too.
            return None;
        }
        let span = self.tree.span(node);
        if self.dropped.contains(&span) {
            return Some(Gone::Whole);
        }
        match self.tree.kind(node) {
            Kind::Null => Some(Gone::Part(Vec::new())),
            Kind::Scalar { .. } => self.of_text(span),
            Kind::Seq(items) => {
                let each: Option<Vec<(Span, Gone)>> =
                    items.iter().map(|item| Some((self.tree.span(*item), self.gone(*item)?))).collect();
                self.together(each?, self.tree.is_flow(node), "-")
            }
            Kind::Map(entries) => {
                let each = entries.iter().map(|entry| {
                    let (key, value) = (self.tree.span(entry.key), self.tree.span(entry.value));
                    let whole = if key.end <= value.start { Span { start: key.start, end: value.end } } else { key };
                    let named = self.dropped.contains(&whole) || self.dropped.contains(&key);
                    let gone = if named { Gone::Whole } else { self.gone(entry.value)? };
                    Some((whole, gone))
                });
                self.together(each.collect::<Option<_>>()?, self.tree.is_flow(node), "")
            }
        }
    }

    /// The terms of a running text.
    fn of_text(&self, text: Span) -> Option<Gone> {
        let terms = self.terms.iter().filter(|term| text.start <= term.start && term.end <= text.end);
        let each = terms.map(|term| {
            let gone = if self.dropped.contains(term) { Gone::Whole } else { Gone::Part(Vec::new()) };
            (*term, gone)
        });
        self.together(each.collect(), true, "")
    }

    /// What goes of a whole whose parts stand one after the other: on one line with something between them, or each on lines of
    /// its own after `lead`.
    fn together(&self, parts: Vec<(Span, Gone)>, on_one_line: bool, lead: &str) -> Option<Gone> {
        let is_whole = |part: &(Span, Gone)| matches!(part.1, Gone::Whole);
        if !parts.is_empty() && parts.iter().all(is_whole) {
            return Some(Gone::Whole);
        }
        let mut spans = Vec::new();
        let mut before: Option<Span> = None;
        let mut rest = parts.as_slice();
        while let Some((first, after)) = rest.split_first() {
            rest = after;
            if !is_whole(first) {
                before = Some(first.0);
            } else if on_one_line {
                let run = after.iter().take_while(|part| is_whole(part)).count();
                let (gone, left) = after.split_at_checked(run)?;
                let last = gone.last().unwrap_or(first).0;
                let span = match (left.first(), before) {
                    (Some(next), _) => Span { start: first.0.start, end: next.0.start },
                    (None, Some(before)) => Span { start: before.end, end: last.end },
                    (None, None) => return None,
                };
                if self.file.slice(span).contains('#') {
                    return None;
                }
                spans.push(span);
                rest = left;
            } else {
                spans.push(self.lines(first.0, lead)?);
            }
        }
        spans.extend(parts.into_iter().flat_map(|(_, gone)| match gone {
            Gone::Part(spans) => spans,
            Gone::Whole => Vec::new(),
        }));
        Some(Gone::Part(spans))
    }

    /// The lines of a part that has them for itself, with the comment behind it.
    fn lines(&self, part: Span, lead: &str) -> Option<Span> {
        let text = &self.file.text;
        let (from, to) = (part.range().start, part.range().end);
        let start = text.get(..from)?.rfind('\n').map_or(0, |at| at + 1);
        if text.get(start..from)?.trim() != lead {
            return None;
        }
        if text.get(..to)?.ends_with('\n') {
            return Some(Span::new(start, to));
        }
        let rest = text.get(to..)?;
        let end = rest.find('\n').map_or(text.len(), |at| to + at + 1);
        let behind = text.get(to..end)?.trim();
        if !(behind.is_empty() || behind.starts_with('#')) {
            return None;
        }
        let is_last = end == text.len() && !text.ends_with('\n');
        let break_before =
            text.get(..start).map_or(0, |before| before.len() - before.trim_end_matches(['\n', '\r']).len());
        let start = if is_last { start - break_before.min(start) } else { start };
        Some(Span::new(start, end))
    }
}

#[cfg(test)]
mod tests {
    use super::edits;
    use crate::source::Source;
    use crate::yaml::{Budget, Span, parts};

    fn cut(text: &str, dropped: &[&str], terms: &[&str]) -> Option<String> {
        let spans = |words: &[&str]| -> Vec<Span> {
            words.iter().filter_map(|word| text.find(word).map(|at| Span::new(at, at + word.len()))).collect()
        };
        let file = Source::new("x", text);
        let tree = parts(text, &Budget::default()).into_iter().next()?.tree?;
        super::super::edited(&file, &edits(&file, &tree, &spans(dropped), &spans(terms))?)
    }

    #[test]
    fn parts_go_with_what_separates_them() {
        let said = |text, dropped, terms| cut(text, dropped, terms).unwrap_or_default();
        assert_eq!(said("a: 甲、乙、丙 # 注\n", &["乙"], &["甲", "乙", "丙"]), "a: 甲、丙 # 注\n");
        assert_eq!(said("a: 甲、乙、丙\n", &["乙", "丙"], &["甲", "乙", "丙"]), "a: 甲\n");
        assert_eq!(said("a: [甲, 乙, 丙]\n", &["甲"], &[]), "a: [乙, 丙]\n");
        assert_eq!(
            said("a:\r\n  - 甲 # 一\r\n  - 乙 # 二\r\n  - 丙\r\n", &["乙"], &[]),
            "a:\r\n  - 甲 # 一\r\n  - 丙\r\n"
        );
        assert_eq!(said("a: 一\nb: {甲: 1, 乙: 2}\n", &["1"], &[]), "a: 一\nb: {乙: 2}\n");
        assert_eq!(said("a: 一\nb:\n  甲: 1\n  乙: 2\n", &["1", "2"], &[]), "a: 一\n");
        assert_eq!(said("a: 一\nb: 二", &["二"], &[]), "a: 一");
    }

    #[test]
    fn what_cannot_go_alone_stays() {
        assert_eq!(cut("a: 一\n", &["一"], &[]), None);
        assert_eq!(cut("a: &x [甲, 乙]\nb: *x\n", &["甲"], &[]), None);
        assert_eq!(cut("a: 甲、乙\n", &["甲"], &[]), None);
    }
}
