//! Whole numbers inside dates and times of day, where a point or a comma is no part of the number: 2025, 30, 三十, 二〇二五.

use crate::kind::words::Cursor;

/// Takes a whole number of at most 8 figures or a Chinese one below 100, or a year figure by figure.
pub(super) fn figure(c: &mut Cursor<'_>) -> Option<i64> {
    let mut at = *c;
    at.skip_spaces();
    let n = if at.peek()?.is_ascii_digit() { arabic(&mut at)? } else { chinese(&mut at)? };
    *c = at;
    Some(n)
}

/// Takes figures `0` to `9` and says how many there were.
pub(super) fn counted(c: &mut Cursor<'_>) -> Option<(i64, usize)> {
    let mut at = *c;
    at.skip_spaces();
    let start = at.reach();
    let n = at.peek().filter(char::is_ascii_digit).and_then(|_| arabic(&mut at))?;
    *c = at;
    Some((n, at.reach() - start))
}

fn arabic(c: &mut Cursor<'_>) -> Option<i64> {
    let mut digits = String::new();
    while let Some(d) = c.peek().filter(char::is_ascii_digit) {
        digits.push(d);
        c.next_char();
    }
    (digits.len() <= 8).then(|| digits.parse().ok()).flatten()
}

fn chinese(c: &mut Cursor<'_>) -> Option<i64> {
    let (mut tens, mut ones, mut figures) = (None, None, 0_u32);
    while let Some(next) = c.peek() {
        if let Some(d) = ones_of(next) {
            ones = Some(ones.unwrap_or(0) * 10 + d);
            figures += 1;
        } else if matches!(next, '十' | '拾' | '廿' | '卅') && tens.is_none() {
            tens = Some(match next {
                '廿' => 20,
                '卅' => 30,
                _ => ones.take().unwrap_or(1) * 10,
            });
            figures = 0;
        } else {
            break;
        }
        c.next_char();
    }
    match (tens, ones, figures) {
        (Some(tens), ones, 0 | 1) => Some(tens + ones.unwrap_or(0)),
        (None, Some(n), 1 | 4) => Some(n),
        _ => None,
    }
}

fn ones_of(c: char) -> Option<i64> {
    Some(match c {
        '〇' | '零' | '○' | '◯' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '贰' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}
