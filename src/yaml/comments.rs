//! The comments of a document: what stands behind a `#` between its values.

use super::stream::Document;
use super::tree::What;
use crate::source::Source;
use crate::span::Span;

/// A comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comment<'s> {
    /// From its `#` to the end of its line.
    pub span: Span,
    /// What it says, without the `#` and the space around it.
    pub text: &'s str,
}

impl Document {
    /// The comments of the document in order, sought anew at each call. `source` is what it was read from.
    #[must_use]
    pub fn comments<'s>(&self, source: &'s Source) -> Vec<Comment<'s>> {
        let nodes = self.tree.nodes.iter();
        let scalars = nodes.filter(|node| matches!(node.what, What::Scalar { .. } | What::Alias(_)));
        let mut taken: Vec<Span> = scalars.map(|node| node.span).collect();
        taken.sort_unstable();
        taken.push(Span { start: self.span.end, end: self.span.end });
        let mut comments = Vec::new();
        let mut from = self.span.start as usize;
        for scalar in taken {
            let to = scalar.start as usize;
            while let Some(comment) = first(&source.text, from, to) {
                from = comment.span.end as usize;
                comments.push(comment);
            }
            from = from.max(scalar.end as usize);
        }
        comments
    }
}

/// The first comment that begins in a range of bytes without values.
fn first(text: &str, from: usize, to: usize) -> Option<Comment<'_>> {
    let gap = text.get(from..to)?;
    let start = gap.match_indices('#').map(|(at, _)| from + at).find(|at| {
        let before = text.get(..*at).unwrap_or_default();
        before.is_empty() || before.ends_with([' ', '\t', '\n', '\r', '\u{feff}'])
    })?;
    let rest = text.get(start..)?;
    let line = rest.get(..rest.find(['\n', '\r']).unwrap_or(rest.len()))?;
    let span = Span::new(start, start + line.trim_end().len());
    Some(Comment { span, text: line.trim_start_matches('#').trim() })
}
