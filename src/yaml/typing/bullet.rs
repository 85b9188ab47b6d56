//! A list whose dashes are none to YAML: `－ 甲`, `-　甲`, `-甲`, `• 甲`, `1、甲`.

use super::is_wide_space;
use std::ops::Range;

/// Finds a bullet at the start of a line that YAML does not take for one: which text says it, and its bytes.
pub(super) fn wrong(line: &str) -> Option<(&'static str, Range<usize>)> {
    let start = line.len() - line.trim_start().len();
    let mut chars = line.get(start..)?.chars();
    let bullet = chars.next()?;
    let after = chars.next()?;
    let at = start..start + bullet.len_utf8();
    if bullet == '-' {
        return if is_wide_space(after) {
            Some(("wide-space-after-dash", start..start + 1 + after.len_utf8()))
        } else if after.is_alphabetic() || matches!(after, '“' | '《' | '（' | '"') {
            Some(("no-space-after-dash", at))
        } else {
            None
        };
    }
    // `——` is the Chinese dash, `－5` a number.
    (is_bullet(bullet) && after != bullet && !after.is_numeric()).then_some(("bullet", at))
}

fn is_bullet(c: char) -> bool {
    matches!(
        c,
        '－' | '—'
            | '–'
            | '―'
            | '−'
            | '‐'
            | '‑'
            | '─'
            | '﹣'
            | '・'
            | '·'
            | '•'
            | '●'
            | '○'
            | '◆'
            | '◇'
            | '■'
            | '□'
            | '▪'
            | '▶'
            | '►'
            | '※'
            | '★'
            | '☆'
            | '∙'
            | '‣'
            | '◦'
            | '⁃'
            | '➢'
            | '✓'
            | '√'
    )
}

/// Whether a line begins as one of a numbered list: `1. `, `2、`, `（三）`, `四、`, `⑤`.
pub(super) fn is_numbered(line: &str) -> bool {
    let line = line.trim_start();
    if line.starts_with(|c: char| ('①'..='⑳').contains(&c)) {
        return true;
    }
    let (open, rest) = match line.strip_prefix(['（', '(']) {
        Some(rest) => (true, rest),
        None => (false, line),
    };
    let after = rest.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    let digits = after.len() < rest.len();
    let mut next = after.chars();
    digits
        && match next.next() {
            Some('）' | ')') => true,
            Some('、' | '．') => !open,
            Some('.') => !open && !next.next().is_some_and(|c| c.is_ascii_digit()),
            _ => false,
        }
}

/// Whether a line is a mark between documents in the wrong dashes: `———`, `－－－`.
pub(super) fn is_document_mark(line: &str) -> bool {
    let line = line.trim_end();
    let dash = |c: char| matches!(c, '-' | '－' | '—' | '–' | '―' | '─');
    line.chars().all(dash) && line.chars().count() >= 3 && !line.starts_with("---")
}

#[cfg(test)]
mod tests {
    use super::{is_document_mark, is_numbered, wrong};

    #[test]
    fn bullets_are_told_from_text() {
        for (line, text) in [
            ("－ 甲", Some("bullet")),
            ("— 甲", Some("bullet")),
            ("・甲", Some("bullet")),
            ("• 甲", Some("bullet")),
            ("-\u{3000}甲", Some("wide-space-after-dash")),
            ("-\u{a0}甲", Some("wide-space-after-dash")),
            ("-甲", Some("no-space-after-dash")),
            ("——摘自", None),
            ("-5", None),
            ("−5℃", None),
            ("- 甲", None),
            ("甲－乙", None),
        ] {
            assert_eq!(wrong(line).map(|(text, _)| text), text, "{line}");
        }
        assert!(["1. 甲", "2、乙", "（三）丙", "四、丁", "⑤戊", "3)己"].into_iter().all(is_numbered));
        assert!(!["1.5万", "10个", "三门", "一律", "2025年"].into_iter().any(is_numbered));
        assert!(is_document_mark("－－－") && is_document_mark("———") && !is_document_mark("---"));
    }
}
