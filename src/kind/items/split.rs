//! Where one term of running text ends and the next begins. Knows notation, not meaning.

use super::{marks, ranked, several};
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
    "及以上",
    "及以下",
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
    let numbered = marks::numbered(text);
    for i in 0..chars.list.len() {
        let Some(c) = chars.at(i) else { break };
        if depth == 0
            && i > from
            && marks::begins(text.get(chars.byte(i)..).unwrap_or_default(), chars.at(i - 1), numbered)
        {
            parts.push(chars.byte(from)..chars.byte(i));
            from = i;
        }
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
        Some('、') => !list_number(chars, from, i) && !shortened(chars, from, i),
        Some('；' | ';' | '\n' | '，' | '。') => true,
        // 1,000 is one number.
        Some(',') => !(i > 0 && digit(chars.at(i - 1)) && (1..=3).all(|n| digit(chars.at(i + n)))),
        _ => false,
    }
}

/// 主、次干道, 原件、复印件 and 生产、经营企业 are one word for several things.
fn shortened(chars: &Chars<'_>, from: usize, i: usize) -> bool {
    let (before, after) = (chars.text.get(chars.byte(from)..chars.byte(i)), chars.text.get(chars.byte(i + 1)..));
    let (Some(before), Some(after)) = (before, after) else { return false };
    is_one(before, after)
}

/// Whether what stands on both sides of a mark is one word for several things.
fn is_one(before: &str, after: &str) -> bool {
    const PAIRS: &[(&str, &str)] = &[
        ("主", "次干"),
        ("企", "事业单位"),
        ("中", "小学"),
        ("初", "高中"),
        ("国", "省道"),
        ("大", "中型"),
        ("中", "小型"),
        ("原件", "复印件"),
        ("双随机", "一公开"),
    ];
    let (before, after) = (before.trim_end(), after.trim_start());
    // 每年6月底、12月底前: one date is said with the other.
    let dated = before.ends_with(['月', '底', '末', '日', '号']) && before.contains(|c: char| c.is_ascii_digit());
    let digits = after.trim_start_matches(|c: char| c.is_ascii_digit());
    if dated && digits.len() < after.len() && digits.starts_with(['月', '日', '号']) {
        return true;
    }
    let pair = |(first, second): &(&str, &str)| before.ends_with(first) && after.starts_with(second);
    PAIRS.iter().any(pair) || several::share(before, after) || ranked::share(before, after)
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
    rest = marks::without(rest, text);
    if let Some(joined) = rest.strip_prefix("以及").or_else(|| rest.strip_prefix("and ")) {
        rest = joined.trim_start();
    }
    let start = part.start + (whole.len() - rest.len());
    let end = start + rest.trim_end_matches(|c: char| c.is_whitespace() || "。.".contains(c)).len();
    start..end.max(start)
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
            !open && !inside && long(before) && long(after) && !is_one(before, after)
        })
    })
}
