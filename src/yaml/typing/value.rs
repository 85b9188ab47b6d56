//! Slips in values, and in what YAML joined to them.

use super::super::tree::{NodeId, Style};
use super::{Holder, Search, bullet, colon, hash, in_curly_quotes, is_plain, is_wide_space};

impl Search<'_> {
    pub(super) fn value(&mut self, node: NodeId, style: Style, holder: Holder, prose: bool) {
        let span = self.tree.span(node);
        if style == Style::Block {
            return;
        }
        if !prose {
            self.invisible(span.range());
        }
        if !is_plain(style) {
            return;
        }
        self.hash_after(span);
        let text = self.text;
        let (start, source) = (span.start as usize, text.get(span.range()).unwrap_or_default());
        if self.faults.last().is_some_and(|fault| fault.span.start >= span.start && fault.span.end <= span.end) {
            return;
        }
        if holder == Holder::FlowList || holder == Holder::FlowMap {
            if !prose {
                self.in_brackets(source, start, holder);
            }
            return;
        }
        if self.lines(source, start, holder, prose) || prose {
            return;
        }
        let text = source.trim_matches(is_wide_space);
        if in_curly_quotes(text) {
            self.slip("curly-quotes", start..start + source.len());
        } else if in_wide_brackets(text) {
            self.slip("full-width-bracket", start..start + source.len());
        } else if let Some(at) = hash::full_width(source) {
            self.slip("full-width-hash", start + at.start..start + at.end);
        }
    }

    /// Reports lines of a value that were meant to be something else. Whether there was one.
    fn lines(&mut self, source: &str, start: usize, holder: Holder, prose: bool) -> bool {
        let before = self.text.get(..start).unwrap_or_default();
        let before = before.get(before.rfind(['\n', '\r']).map_or(0, |at| at + 1)..).unwrap_or_default();
        let before = before.trim_start_matches('\u{feff}');
        // The value stands below its key, where a map or list could have been meant.
        let below = before.chars().all(char::is_whitespace);
        let count = self.faults.len();
        let mut numbered = Vec::new();
        let mut offset = start;
        for (n, whole) in source.split_inclusive('\n').enumerate() {
            let line = whole.trim_end();
            let indent = line.len() - line.trim_start().len();
            let spaces = line.len() - line.trim_start_matches([' ', '\t']).len();
            let wide = n > 0 || below;
            let here = offset;
            offset += whole.len();
            if bullet::is_numbered(line) {
                numbered.push(here + indent..here + line.len());
            }
            if let Some(wrong) = colon::wrong(line, self.vocabulary) {
                // After a key or dash on its own line, a word and a colon may be the beginning of a sentence.
                let meant = match (n, holder) {
                    (_, Holder::Document) => true,
                    (0, Holder::List) => wrong.known,
                    (0, _) => below && (wrong.known || !prose),
                    _ => wrong.known || !prose,
                };
                if meant {
                    self.slip(wrong.text, here + wrong.at.start..here + wrong.at.end);
                    continue;
                }
            }
            if prose {
                continue;
            }
            if let Some((text, at)) = bullet::wrong(line).filter(|_| wide) {
                self.slip(text, here + at.start..here + at.end);
            } else if wide && spaces < indent && line.trim_start().starts_with("- ") {
                self.slip("wide-space-indent", here + spaces..here + indent);
            } else if wide && spaces == 0 && bullet::is_document_mark(line) {
                self.slip("document-mark", here..here + line.len());
            } else if n == 0 && source.len() > line.len() && matches!(line.trim_end_matches(['-', '+']), "｜" | "＞")
            {
                self.slip("full-width-block", here..here + line.len());
            } else if n > 0 && line.trim_start().starts_with('＃') {
                self.slip("full-width-hash", here + indent..here + indent + '＃'.len_utf8());
            }
        }
        if let Some(first) = numbered.first().filter(|_| below && numbered.len() > 1 && !prose) {
            self.slip("numbered-list", first.clone());
        }
        self.faults.len() > count
    }

    /// A value within brackets: commas that divide nothing, quotes that are none.
    fn in_brackets(&mut self, source: &str, start: usize, holder: Holder) {
        if in_curly_quotes(source) {
            self.slip("curly-quotes", start..start + source.len());
            return;
        }
        let mut depth = 0_i32;
        for (at, c) in source.char_indices() {
            match c {
                '（' | '(' | '《' | '“' | '「' | '〔' | '【' | '〈' | '‘' => depth += 1,
                '）' | ')' | '》' | '”' | '」' | '〕' | '】' | '〉' | '’' => depth -= 1,
                '，' | '、' | '；' if depth <= 0 => {
                    let rest = source.get(at + c.len_utf8()..).unwrap_or_default();
                    // In a map, a comma within a value may belong to it unless a pair follows.
                    if holder == Holder::FlowList || colon::wrong(rest, self.vocabulary).is_some() {
                        self.slip("full-width-comma", start + at..start + at + c.len_utf8());
                        return;
                    }
                }
                _ => {}
            }
        }
    }
}

/// Whether a text stands in full-width brackets: `［甲，乙］`, `｛…｝`, or `【甲、乙】` where it lists something.
fn in_wide_brackets(text: &str) -> bool {
    let between = |open: char, close: char| text.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
    let list = between('【', '】').is_some_and(|inner| inner.contains(['，', '、', ',']));
    between('［', '］').is_some() || between('｛', '｝').is_some() || list
}
