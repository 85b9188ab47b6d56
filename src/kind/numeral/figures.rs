//! Numbers in figures: 15, 1,000, 1.5万, 3千万.

use super::super::misread::Misread;
use super::super::number::Number;
use super::super::words::Cursor;
use super::english::scales;
use crate::fault::Code;

/// The longest whole part that is read, in digits.
const LONGEST_WHOLE: usize = 18;
/// The longest decimal part that is read, in digits.
const LONGEST_DECIMALS: usize = 12;

pub(super) fn arabic(c: &mut Cursor<'_>, start: Cursor<'_>) -> Result<Number, Misread> {
    let mut whole = String::new();
    let mut decimals = String::new();
    while let Some(d @ '0'..='9') = c.peek() {
        whole.push(d);
        c.next_char();
    }
    let may_be_grouped = whole.len() <= 3;
    loop {
        let mut group = *c;
        if !may_be_grouped || group.next_char() != Some(',') {
            break;
        }
        let digits: String = (0..3).map_while(|_| group.next_char().filter(char::is_ascii_digit)).collect();
        if digits.len() != 3 || group.peek().is_some_and(|d| d.is_ascii_digit()) {
            break;
        }
        whole.push_str(&digits);
        *c = group;
    }
    let mut point = *c;
    if point.next_char() == Some('.') && point.peek().is_some_and(|d| d.is_ascii_digit()) {
        while let Some(d @ '0'..='9') = point.peek() {
            decimals.push(d);
            point.next_char();
        }
        *c = point;
    }
    let n = from_digits(&whole, &decimals);
    let n = n.and_then(|n| scaled(n, c));
    n.ok_or_else(|| Misread::new(Code::NotUnderstood, "too-large", c.since(start)))
}

/// `whole.decimals` as a number; `None` where it is too long.
pub(super) fn from_digits(whole: &str, decimals: &str) -> Option<Number> {
    let whole = whole.trim_start_matches('0');
    let decimals = decimals.trim_end_matches('0');
    if whole.len() > LONGEST_WHOLE || decimals.len() > LONGEST_DECIMALS {
        return None;
    }
    let digits: i128 = format!("0{whole}{decimals}").parse().ok()?;
    Number::fraction(digits, 10_i128.pow(u32::try_from(decimals.len()).ok()?))
}

/// Takes 百, 千, 万, 亿 after a number of figures: 1.5万, 3千万; as typeset with a space between, 1.5 万元.
pub(super) fn scaled(mut n: Number, c: &mut Cursor<'_>) -> Option<Number> {
    loop {
        let mut at = *c;
        at.skip_spaces();
        let Some(unit) = at.next_char() else { break };
        let by = match unit {
            '百' | '佰' => 100,
            '千' | '仟' => {
                if at.peek().is_some_and(|u| "克米瓦伏".contains(u)) {
                    break;
                }
                1000
            }
            '万' | '萬' => 10_000,
            '亿' | '億' => 100_000_000,
            _ => break,
        };
        *c = at;
        n = n.times(Number::whole(by))?;
    }
    n.times(Number::whole(scales(c)))
}
