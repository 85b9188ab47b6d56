//! What would put a finding right, as changes of the child's text.

use crate::source::Source;
use crate::span::Span;

/// A change of some bytes of a text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edit {
    /// What stands there now.
    pub span: Span,
    /// What is to stand there.
    pub text: String,
}

/// What would put a finding right; tried, so that nothing else comes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remedy {
    /// Whether nothing is lost by it that was asked for below alone: a task, a duty, a whole key.
    pub is_safe: bool,
    /// What changes, in the order of the text.
    pub edits: Vec<Edit>,
}

impl Remedy {
    /// All that changes as one change: what stands between the edits stays in it. `None` where nothing changes.
    #[must_use]
    pub fn as_one(&self, file: &Source) -> Option<Edit> {
        let (first, rest) = self.edits.split_first()?;
        let mut whole = first.clone();
        for edit in rest {
            whole.text.push_str(file.slice(Span { start: whole.span.end, end: edit.span.start }));
            whole.text.push_str(&edit.text);
            whole.span.end = edit.span.end;
        }
        Some(whole)
    }
}
