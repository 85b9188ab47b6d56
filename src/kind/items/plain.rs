//! Two texts that say the same term: what makes no difference between them taken off.

use super::super::amount::bodies;
use super::super::words::uniform;
use super::notation::notation;
use super::territory;

/// The text made uniform, without what makes no difference between two terms: spaces beside Chinese characters,
/// quotation marks and those of a title, 的 before the last word, a word for all of it.
pub fn plain(text: &str) -> String {
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let chars: Vec<char> =
        text.trim().chars().map(uniform).filter(|c| !matches!(c, '"' | '\'' | '‘' | '’' | '《' | '》')).collect();
    let at = |i: usize| chars.get(i).copied();
    let kept = chars.iter().enumerate().filter(|(i, c)| match c {
        ' ' => latin(i.checked_sub(1).and_then(at)) && latin(chars.iter().skip(*i).copied().find(|c| *c != ' ')),
        '的' => *i == 0,
        _ => true,
    });
    let plain: String = kept.map(|(_, c)| *c).collect();
    // An exception may say of itself that it is one.
    let named = plain.strip_suffix('外').and_then(|rest| rest.strip_suffix('除')).filter(|rest| !rest.is_empty());
    let plain = named.unwrap_or(&plain);
    let plain = stripped(plain.trim_end_matches('的'), territory::without);
    territory::whole(plain).unwrap_or_else(|| notation(plain))
}

/// Words for all of it: with a term they are the term; alone they are everything.
const ALL: &[&str] = &[
    "全部",
    "所有",
    "一切",
    "全体",
    "各类",
    "各种",
    "各式",
    "各级各类",
    "每个",
    "每一个",
    "各个",
    "各",
    "凡",
    "凡是",
    "all",
    "every",
    "each",
    "any",
    "all the",
    "all kinds of",
    "the",
    "a",
    "an",
];

/// Without 全部, 所有, 各类 before it.
pub(super) fn without_all(text: &str) -> &str {
    stripped(text, |_| None)
}

/// Without words for all of it before it, and without what `more` takes off.
fn stripped(text: &str, more: impl Fn(&str) -> Option<&str>) -> &str {
    let mut rest = text;
    loop {
        let cut = ALL.iter().filter_map(|word| {
            let cut = rest.strip_prefix(word)?;
            let latin = word.ends_with(|c: char| c.is_ascii());
            (!latin || cut.starts_with(' ')).then(|| cut.trim_start().trim_start_matches('的'))
        });
        let is_term = |cut: &&str| cut.chars().count() > 1 || bodies().any(|(body, _)| body == *cut);
        match cut.chain(more(rest)).filter(is_term).min_by_key(|cut| cut.len()) {
            Some(cut) => rest = cut,
            None => return rest,
        }
    }
}

/// Whether the text is a word for everything.
#[must_use]
pub fn is_everything(text: &str) -> bool {
    [
        "全部",
        "所有",
        "一切",
        "全体",
        "全覆盖",
        "全部对象",
        "所有对象",
        "不限",
        "all",
        "everything",
        "everyone",
        "全员",
        "全域",
    ]
    .contains(&text)
}
