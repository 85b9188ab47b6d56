//! Numbers in Chinese characters: 十五, 廿三, 一百二十, 两万亿, 壹佰, 二〇二五.

use super::super::misread::Misread;
use super::super::number::Number;
use super::super::words::Cursor;
use super::figures::{from_digits, scaled};
use crate::fault::Code;

/// A figure from 0 to 9.
pub(super) fn digit(c: char) -> Option<u8> {
    Some(match c {
        '0'..='9' => u8::try_from(u32::from(c) - 48).ok()?,
        '〇' | '零' | '○' | '◯' => 0,
        '一' | '壹' | '幺' => 1,
        '二' | '两' | '贰' | '兩' | '俩' => 2,
        '三' | '叁' | '仨' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

/// 万 or 亿.
fn big_unit(c: char) -> Option<i64> {
    match c {
        '万' => Some(10_000),
        '亿' => Some(100_000_000),
        _ => None,
    }
}

/// 十, 百 or 千.
pub(super) fn small_unit(c: char) -> Option<i64> {
    Some(match c {
        '十' | '拾' => 10,
        '百' | '佰' => 100,
        '千' | '仟' => 1000,
        _ => return None,
    })
}

pub(super) fn chinese(c: &mut Cursor<'_>, start: Cursor<'_>) -> Result<Number, Misread> {
    let too_large = |c: &Cursor<'_>| Misread::new(Code::NotUnderstood, "too-large", c.since(start));
    let whole = chinese_whole(c, start)?;
    let mut point = *c;
    let mut decimals = String::new();
    if point.next_char() == Some('点') && point.peek().and_then(digit).is_some() {
        while let Some(d) = point.peek().and_then(digit) {
            decimals.push(char::from(b'0' + d));
            point.next_char();
        }
        *c = point;
    }
    let n = from_digits(&whole.to_string(), &decimals).ok_or_else(|| too_large(c))?;
    if decimals.is_empty() {
        return Ok(n);
    }
    scaled(n, c).ok_or_else(|| too_large(c))
}

/// 十五, 一百二十, 三千零五, 两万亿, or figures one by one (二〇二五).
fn chinese_whole(c: &mut Cursor<'_>, start: Cursor<'_>) -> Result<i64, Misread> {
    let mut figures = *c;
    let mut one_by_one = String::new();
    while let Some(d) = figures.peek().and_then(digit) {
        one_by_one.push(char::from(b'0' + d));
        figures.next_char();
    }
    let unit_follows = figures.peek().is_some_and(|u| small_unit(u).is_some() || u == '万' || u == '亿');
    if one_by_one.chars().count() > 1 && !unit_follows && !one_by_one.starts_with('0') {
        // 三五 and the like are "three to five", not 35; years and codes have more figures or a 〇.
        let vague = one_by_one.len() == 2 && !one_by_one.contains('0');
        *c = figures;
        let code = if vague { (Code::Vague, "count") } else { (Code::NotUnderstood, "too-large") };
        let n = if vague { None } else { one_by_one.get(..).filter(|s| s.len() <= 18).and_then(|s| s.parse().ok()) };
        return n.ok_or_else(|| Misread::new(code.0, code.1, figures.since(start)));
    }
    let too_large = |c: &Cursor<'_>| Misread::new(Code::NotUnderstood, "too-large", c.since(start));
    // 二〇万: figures one by one, which 万 or 亿 multiplies.
    let unit = figures.next_char().and_then(big_unit);
    if let (Some(unit), Some((1.., _))) = (unit, one_by_one.split_once('0').map(|(first, rest)| (first.len(), rest))) {
        *c = figures;
        if c.peek().is_some_and(|next| digit(next).is_some() || small_unit(next).is_some()) {
            c.next_char();
            return Err(Misread::new(Code::NotUnderstood, "value", c.since(start)));
        }
        let n: Option<i64> = one_by_one.get(..).filter(|s| s.len() <= 9).and_then(|s| s.parse().ok());
        return n.and_then(|n| n.checked_mul(unit)).ok_or_else(|| too_large(c));
    }
    let (mut total, mut section, mut last, mut zero, mut lowest) = (0_i64, 0_i64, None::<i64>, false, i64::MAX);
    while let Some(next) = c.peek() {
        if let Some(d) = digit(next) {
            if d == 0 {
                zero = true;
            } else if last.is_some() {
                // Two figures in a row inside units: 一百二三十.
                c.next_char();
                return Err(Misread::new(Code::Vague, "count", c.since(start)));
            } else {
                last = Some(i64::from(d));
            }
        } else if next == '廿' || next == '卅' {
            section += if next == '廿' { 20 } else { 30 };
            lowest = 10;
        } else if let Some(unit) = small_unit(next) {
            if section > 0 && unit >= lowest {
                // 三百百, 十二十: no number.
                c.next_char();
                return Err(Misread::new(Code::NotUnderstood, "value", c.since(start)));
            }
            section += last.take().unwrap_or(1) * unit;
            (lowest, zero) = (unit, false);
        } else if let Some(unit) = big_unit(next) {
            section += last.take().unwrap_or_default();
            let scaled = if next == '亿' { (total + section).checked_mul(unit) } else { section.checked_mul(unit) };
            let scaled = scaled.ok_or_else(|| too_large(c))?;
            total = if next == '亿' { scaled } else { total.checked_add(scaled).ok_or_else(|| too_large(c))? };
            (section, lowest, zero) = (0, unit, false);
        } else {
            break;
        }
        c.next_char();
    }
    if let Some(d) = last {
        if lowest != i64::MAX && lowest > 10 && !zero {
            // 一百二 is 120 in speech; a directive has to say which.
            return Err(Misread::new(Code::NotUnderstood, "colloquial-number", c.since(start)));
        }
        section += d;
    }
    total.checked_add(section).ok_or_else(|| too_large(c))
}
