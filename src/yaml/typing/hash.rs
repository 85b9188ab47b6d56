//! `#` where it cuts a value off (`甲 #1 号机组`), and `＃` where it does not begin a comment.

use super::Search;
use crate::span::Span;
use std::ops::Range;

/// What follows a number that `#` belongs to: `#1机组`, `#3 号楼`, `#1、#2`.
const COUNTED: &str = "号楼栋幢座机炉线井泵库桥闸站窑塔变区段车、和及与至";

impl Search<'_> {
    /// Reports a `#` behind a value that names a thing by number and was taken for a comment.
    pub(super) fn hash_after(&mut self, span: Span) {
        let end = span.end as usize;
        let rest = self.text.get(end..).unwrap_or_default();
        let line = rest.lines().next().unwrap_or_default();
        let hash = line.trim_start_matches([' ', '\t']);
        let at = end + line.len() - hash.len();
        if hash.len() < line.len() && is_number_sign(hash) {
            self.slip("hash-cuts", at..end + line.trim_end().len());
        }
    }
}

fn is_number_sign(text: &str) -> bool {
    let Some(digits) = text.strip_prefix('#') else { return false };
    let after = digits.trim_start_matches(|c: char| c.is_ascii_digit());
    (1..=3).contains(&(digits.len() - after.len())) && after.trim_start().starts_with(|c| COUNTED.contains(c))
}

/// Finds a full-width hash in a line where a comment would begin: at its start, or after a space and before no digit.
pub(super) fn full_width(line: &str) -> Option<Range<usize>> {
    let found = line.match_indices('＃').find(|(at, hash)| {
        let before = line.get(..*at).unwrap_or_default();
        let after = line.get(at + hash.len()..).unwrap_or_default();
        (before.is_empty() || before.ends_with(char::is_whitespace)) && !after.starts_with(|c: char| c.is_numeric())
    });
    found.map(|(at, hash)| at..at + hash.len())
}
