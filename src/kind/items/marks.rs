//! What numbers the members of a list inside one text — `1.`, `（一）`, `①`, 一是, `(a)` — and words that open it. Knows
//! notation, not meaning.

use super::several;

/// Figures of a list number.
fn is_figure(c: char) -> bool {
    c.is_numeric() || "一二三四五六七八九十".contains(c)
}

fn is_circled(c: char) -> bool {
    ('①'..='⑳').contains(&c)
}

/// Whether a text begins with a list number, so that the others in it number its members too.
pub(super) fn numbered(text: &str) -> bool {
    let text = text.trim_start();
    without_number(text) != text
}

/// Whether a mark stands at the head of `rest` with which the next member of a list begins; `before` is the character
/// before it. `1.` counts in a list that is so numbered: 主干道 2.5公里 has none.
pub(super) fn begins(rest: &str, before: Option<char>, numbered: bool) -> bool {
    let Some(first) = rest.chars().next() else { return false };
    if is_circled(first) {
        return true;
    }
    let after_end = before.is_some_and(|c| c.is_whitespace() || "。；;，,、:：".contains(c));
    let is_mark = without_number(rest) != rest;
    after_end && is_mark && (matches!(first, '(' | '（') || numbered && before.is_some_and(char::is_whitespace))
}

/// A member of `whole` without the mark and the words that open it.
pub(super) fn without<'t>(member: &'t str, whole: &str) -> &'t str {
    let rest = without_order(without_letter(without_number(member)), whole);
    let opened = ["包括但不限于", "尤其是", "特别是"].iter().find_map(|word| rest.strip_prefix(word));
    opened.map(str::trim_start).filter(|rest| !rest.is_empty()).unwrap_or(rest)
}

/// Without `1.`, `(1)`, `（一）`, `①`, `一、` before it.
fn without_number(text: &str) -> &str {
    if text.starts_with(is_circled) {
        return text.trim_start_matches(is_circled).trim_start();
    }
    let bracketed = text.strip_prefix(['(', '（']);
    let inner = bracketed.unwrap_or(text);
    let rest = inner.trim_start_matches(is_figure);
    let figures = inner.len() - rest.len();
    if figures == 0 || inner.chars().take_while(|c| is_figure(*c)).count() > 3 {
        return text;
    }
    let mut after = rest.chars();
    let mark = after.next();
    let closed = match mark {
        Some(')' | '）') => true,
        // 一、二级医院 are hospitals of two grades.
        Some('、') => bracketed.is_none() && !several::share(inner.get(..figures).unwrap_or_default(), after.as_str()),
        // 1.5吨以上货车 is no list number.
        Some('.' | '．') => bracketed.is_none() && !after.clone().next().is_some_and(|c| c.is_ascii_digit()),
        _ => false,
    };
    if closed { after.as_str().trim_start() } else { text }
}

/// Without `a)`, `(b)`, `(iii)` before it.
fn without_letter(text: &str) -> &str {
    let inner = text.strip_prefix(['(', '（']).unwrap_or(text);
    let Some((letters, rest)) = inner.split_once([')', '）']) else { return text };
    let roman = !letters.is_empty() && letters.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
    let single = letters.len() == 1 && letters.chars().all(|c| c.is_ascii_alphabetic());
    let is_mark = (roman || single) && rest.chars().next().is_some_and(|c| c == ' ' || !c.is_ascii());
    if is_mark { rest.trim_start() } else { text }
}

/// Without 一是, 二是 where the list is so told; nothing is left of a 第一 or 其次 that stands alone.
fn without_order<'t>(text: &'t str, whole: &str) -> &'t str {
    let mut chars = text.chars();
    let first = chars.next();
    if first.is_some_and(|c| "一二三四五六七八九十".contains(c)) && whole.contains("一是") && whole.contains("二是")
    {
        return chars.as_str().strip_prefix('是').map_or(text, str::trim_start);
    }
    let told = whole.contains("第一") && whole.contains("第二") || whole.contains("首先") && whole.contains("其次");
    let ordinal = first == Some('第') && chars.as_str().chars().all(|c| "一二三四五六七八九十".contains(c));
    if told && (ordinal || ["首先", "其次", "再次", "最后"].contains(&text)) { "" } else { text }
}
