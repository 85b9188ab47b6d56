//! Where one term of running text ends and the next begins. Knows notation, not meaning.

use super::super::amount::bodies;
use super::super::words::uniform;
use std::ops::Range;

/// Words in which 和, 及 or 与 joins nothing.
const JOINED: &[&str] = &[
    "和谐",
    "和平",
    "和解",
    "共和",
    "总和",
    "饱和",
    "调和",
    "普及",
    "涉及",
    "波及",
    "及时",
    "及格",
    "企及",
    "以及时",
    "参与",
    "与会",
    "赋与",
    "给与",
    "和田",
    "和县",
    "温和",
    "及其",
    "兴和",
];

/// The characters of a text with their bytes.
struct Chars<'t> {
    text: &'t str,
    list: Vec<(usize, char)>,
}

impl Chars<'_> {
    fn at(&self, i: usize) -> Option<char> {
        self.list.get(i).map(|(_, c)| *c)
    }

    fn byte(&self, i: usize) -> usize {
        self.list.get(i).map_or(self.text.len(), |(at, _)| *at)
    }
}

/// The byte ranges of the terms of `text`, list numbers, spaces and the closing stop left out. Text in brackets is not
/// split; a last 和, 及, 以及, 与 or "and" splits only where the list has begun with 、 or a comma.
pub(super) fn terms(text: &str) -> Vec<Range<usize>> {
    let chars = Chars { text, list: text.char_indices().collect() };
    let mut parts = Vec::new();
    let (mut from, mut depth) = (0_usize, 0_i32);
    for i in 0..chars.list.len() {
        let Some(c) = chars.at(i) else { break };
        match c {
            '(' | '（' | '[' | '【' | '《' | '〔' | '「' => depth += 1,
            ')' | '）' | ']' | '】' | '》' | '〕' | '」' => depth = (depth - 1).max(0),
            _ => {}
        }
        let splits = depth == 0 && separates(&chars, i, from);
        if splits {
            parts.push(chars.byte(from)..chars.byte(i));
            from = i + 1;
        }
    }
    parts.push(chars.byte(from)..text.len());
    let listed = parts.iter().filter(|p| !trim(text, (*p).clone()).is_empty()).count() > 1;
    if listed && let Some(last) = parts.iter().rposition(|p| !trim(text, p.clone()).is_empty()) {
        let last_part = parts.remove(last);
        let split = split_last(text, last_part);
        for (i, part) in split.into_iter().enumerate() {
            parts.insert(last + i, part);
        }
    }
    parts.into_iter().map(|p| trim(text, p)).filter(|p| !p.is_empty()).collect()
}

/// Whether a term ends at character `i`.
fn separates(chars: &Chars<'_>, i: usize, from: usize) -> bool {
    let digit = |at: Option<char>| at.is_some_and(|c| c.is_ascii_digit());
    match chars.at(i) {
        Some('、') => !list_number(chars, from, i),
        Some('；' | ';' | '\n' | '，') => true,
        // 1,000 is one number.
        Some(',') => !(i > 0 && digit(chars.at(i - 1)) && (1..=3).all(|n| digit(chars.at(i + n)))),
        _ => false,
    }
}

/// 一、 and 1、 at the beginning of a term number it.
fn list_number(chars: &Chars<'_>, from: usize, i: usize) -> bool {
    let before = (from..i).filter_map(|n| chars.at(n)).filter(|c| !c.is_whitespace());
    let mut any = false;
    before.inspect(|_| any = true).all(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c)) && any
}

/// The part without spaces, list number, bullet and closing stop.
fn trim(text: &str, part: Range<usize>) -> Range<usize> {
    let whole = text.get(part.clone()).unwrap_or_default();
    let mut rest = whole.trim_start_matches(|c: char| c.is_whitespace() || "-*•·●".contains(c));
    rest = strip_number(rest);
    if let Some(joined) = rest.strip_prefix("以及").or_else(|| rest.strip_prefix("and ")) {
        rest = joined.trim_start();
    }
    let start = part.start + (whole.len() - rest.len());
    let end = start + rest.trim_end_matches(|c: char| c.is_whitespace() || "。.".contains(c)).len();
    start..end.max(start)
}

/// Without `1.`, `(1)`, `（一）`, `①`, `一、` before it.
fn strip_number(text: &str) -> &str {
    let circled = |c: char| ('①'..='⑳').contains(&c);
    if text.starts_with(circled) {
        return text.trim_start_matches(circled).trim_start();
    }
    let figure = |c: char| c.is_numeric() || "一二三四五六七八九十".contains(c);
    let bracketed = text.strip_prefix(['(', '（']);
    let inner = bracketed.unwrap_or(text);
    let rest = inner.trim_start_matches(figure);
    let figures = inner.len() - rest.len();
    if figures == 0 || inner.chars().take_while(|c| figure(*c)).count() > 3 {
        return text;
    }
    let mut after = rest.chars();
    let mark = after.next();
    let closed = match mark {
        Some(')' | '）') => true,
        Some('、') => bracketed.is_none(),
        // 1.5吨以上货车 is no list number.
        Some('.' | '．') => bracketed.is_none() && !after.clone().next().is_some_and(|c| c.is_ascii_digit()),
        _ => false,
    };
    if closed { after.as_str().trim_start() } else { text }
}

/// Splits the last member of a list at its last conjunction, where both sides are words of their own.
fn split_last(text: &str, part: Range<usize>) -> Vec<Range<usize>> {
    let whole = text.get(part.clone()).unwrap_or_default();
    match conjunction(whole) {
        Some(at) => vec![part.start..part.start + at.start, part.start + at.end..part.end],
        None => vec![part],
    }
}

/// Where a conjunction joins two words of at least two characters each.
pub(super) fn conjunction(text: &str) -> Option<Range<usize>> {
    ["以及", " and ", "和", "及", "与"].iter().find_map(|word| {
        text.rmatch_indices(*word).map(|(at, _)| at..at + word.len()).find(|at| {
            let (before, after) = (text.get(..at.start).unwrap_or_default(), text.get(at.end..).unwrap_or_default());
            let open =
                before.matches(['(', '（', '《', '“', '"']).count() > before.matches([')', '）', '》', '”']).count();
            let inside = JOINED
                .iter()
                .any(|j| text.match_indices(*j).any(|(from, _)| from <= at.start && at.end <= from + j.len()));
            let long = |side: &str| side.trim().chars().count() > 1;
            !open && !inside && long(before) && long(after)
        })
    })
}

/// The text made uniform, without what makes no difference between two terms: spaces beside Chinese characters,
/// quotation marks, 的 before the last word, a word for all of it.
pub fn plain(text: &str) -> String {
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let chars: Vec<char> = text.trim().chars().map(uniform).filter(|c| !matches!(c, '"' | '\'' | '‘' | '’')).collect();
    let at = |i: usize| chars.get(i).copied();
    let kept = chars.iter().enumerate().filter(|(i, c)| match c {
        ' ' => latin(i.checked_sub(1).and_then(at)) && latin(chars.iter().skip(*i).copied().find(|c| *c != ' ')),
        '的' => *i == 0,
        _ => true,
    });
    let plain: String = kept.map(|(_, c)| *c).collect();
    without_all(plain.trim_end_matches('的')).to_owned()
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
];

/// Without 全部, 所有, 各类 before it.
pub(super) fn without_all(text: &str) -> &str {
    let mut rest = text;
    loop {
        let cut = ALL.iter().filter_map(|word| {
            let cut = rest.strip_prefix(word)?;
            let latin = word.ends_with(|c: char| c.is_ascii());
            (!latin || cut.starts_with(' ')).then(|| cut.trim_start().trim_start_matches('的'))
        });
        let is_term = |cut: &&str| cut.chars().count() > 1 || bodies().any(|(body, _)| body == *cut);
        match cut.filter(is_term).min_by_key(|cut| cut.len()) {
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
