//! A key whose colon is not one to YAML: `时限：`, `时限:2025`, `时限=2025`.

use super::super::stream::Vocabulary;
use super::is_wide_space;
use std::ops::Range;

/// The longest word that is taken for a key, in characters.
const LONGEST_KEY: usize = 20;

/// A word at the start of a line and a wrong colon after it.
pub(super) struct Wrong {
    /// Which text says it.
    pub(super) text: &'static str,
    /// The wrong colon, in bytes of the line.
    pub(super) at: Range<usize>,
    /// Whether the word is a key of the format.
    pub(super) known: bool,
}

/// Finds a wrong colon after the first word of a line; bullets, quotes and space before the word are passed over.
pub(super) fn wrong(line: &str, vocabulary: &Vocabulary<'_>) -> Option<Wrong> {
    let start = line.len() - line.trim_start_matches(|c: char| c.is_whitespace() || c == '-' || c == '"').len();
    let rest = line.get(start..)?;
    let stop = |c: char| {
        c.is_whitespace()
            || is_colon(c)
            || matches!(c, ':' | '=' | '＝' | '；' | ';' | '，' | '。' | '、' | ',' | '？' | '！')
    };
    let end = rest.find(stop)?;
    let word = rest.get(..end)?.trim_end_matches('"');
    // `时限 ：` has a space before its colon.
    let gap = rest.get(end..)?;
    let gap = gap.len() - gap.trim_start_matches(char::is_whitespace).len();
    let mark = rest.get(end + gap..)?.chars().next()?;
    let after = rest.get(end + gap + mark.len_utf8()..)?;
    let known = (vocabulary.is_key)(word);
    let text = match mark {
        _ if word.is_empty() || word.chars().count() > LONGEST_KEY => return None,
        _ if gap > 0 && !known => return None,
        _ if is_colon(mark) => "full-width-colon",
        ':' if after.starts_with(is_wide_space) => "wide-space-after-colon",
        ':' if after.is_empty() || after.starts_with([' ', '\t', '\n', '\r']) || is_address_or_time(word, after) => {
            return None;
        }
        ':' => "no-space-after-colon",
        '=' | '＝' | '；' | ';' if known => "other-sign-for-colon",
        _ => return None,
    };
    let at = start + end + gap;
    Some(Wrong { text, at: at..at + mark.len_utf8(), known })
}

/// A character that looks like a colon and is none to YAML: the full-width one, the small one, the ratio sign.
pub(super) fn is_colon(c: char) -> bool {
    matches!(c, '：' | '﹕' | '∶' | '︰' | '꞉')
}

/// `https://…`, `10:30`, `C:\…`.
fn is_address_or_time(word: &str, after: &str) -> bool {
    let digits = word.ends_with(|c: char| c.is_numeric()) && after.starts_with(|c: char| c.is_numeric());
    digits || after.starts_with("//") || after.starts_with('\\')
}

#[cfg(test)]
mod tests {
    use super::{Vocabulary, wrong};

    #[test]
    fn wrong_colons_are_told_from_innocent_ones() {
        let vocabulary = Vocabulary { is_key: &|word| word == "时限", ..Vocabulary::NONE };
        for (line, text) in [
            ("时限：2025", Some("full-width-colon")),
            ("  - 时限： 2025", Some("full-width-colon")),
            ("时限 ：2025", Some("full-width-colon")),
            ("\"时限\"：2025", Some("full-width-colon")),
            ("时限∶2025", Some("full-width-colon")),
            ("时限:2025", Some("no-space-after-colon")),
            ("时限:\u{3000}2025", Some("wide-space-after-colon")),
            ("时限=2025", Some("other-sign-for-colon")),
            ("甲=2025", None),
            ("时限: 2025", None),
            ("时限:", None),
            ("https://example.org", None),
            ("10:30 前", None),
            ("关于开展排查的通知，范围：全市", None),
            ("甲 乙：丙", None),
        ] {
            assert_eq!(wrong(line, &vocabulary).map(|w| w.text), text, "{line}");
        }
    }
}
