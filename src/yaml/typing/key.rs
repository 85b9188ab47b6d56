//! Slips in keys.

use super::super::tree::{Entry, Kind, Style};
use super::{Search, colon, in_curly_quotes, is_wide_space};

/// `甲：1，乙` before a colon: a pair and the next key.
fn is_merged(key: &str) -> bool {
    let colon = key.char_indices().find(|(_, c)| colon::is_colon(*c));
    colon.is_some_and(|(at, _)| key.get(at..).is_some_and(|rest| rest.contains(['，', '、', '；'])))
}

impl Search<'_> {
    /// Searches the key of an entry; `flow` where its map stands in brackets.
    pub(super) fn key(&mut self, entry: Entry, flow: bool) {
        let Kind::Scalar { text: key, style } = self.tree.kind(entry.key) else { return };
        let span = self.tree.span(entry.key).range();
        let (start, end) = (span.start, span.end);
        self.invisible(span);
        if style != Style::Plain {
            return;
        }
        let lead = key.len() - key.trim_start_matches(is_wide_space).len();
        let trail = key.len() - key.trim_end_matches(is_wide_space).len();
        if lead > 0 {
            self.slip("wide-space-indent", start..start + lead);
        } else if trail > 0 {
            self.slip("wide-space", end - trail..end);
        } else if in_curly_quotes(key) {
            self.slip("curly-quotes", start..end);
        } else if flow && (self.tree.is_null(entry.value) || is_merged(key)) {
            self.pairs(key, start);
        }
    }

    /// `{甲：1，乙：2}` is one key without a value: reports its first colon and its first comma.
    fn pairs(&mut self, key: &str, start: usize) {
        let Some((at, c)) = key.char_indices().find(|(_, c)| *c == ':' || colon::is_colon(*c)) else { return };
        if let Some(wrong) = colon::wrong(key, self.vocabulary) {
            self.slip(wrong.text, start + wrong.at.start..start + wrong.at.end);
        } else if colon::is_colon(c) {
            self.slip("full-width-colon", start + at..start + at + c.len_utf8());
        } else {
            return;
        }
        let rest = key.get(at..).unwrap_or_default();
        if let Some((comma, c)) = rest.char_indices().find(|(_, c)| matches!(c, '，' | '、' | '；')) {
            self.slip("full-width-comma", start + at + comma..start + at + comma + c.len_utf8());
        }
    }
}
