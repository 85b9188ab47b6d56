//! Numbers as officials write them: 15, 1,000, 1.5万, 十五, 两百, 二〇二五, 三分之二, 千分之五, 百分之零点五, twenty-five.

mod chinese;
mod english;
mod figures;

use super::misread::Misread;
use super::number::Number;
use super::words::Cursor;
use crate::fault::Code;
use chinese::{chinese, digit, small_unit};
use english::english;
use figures::arabic;

/// Words that stand where a number belongs and name none.
const VAGUE: &[&str] = &[
    "几", "数十", "数百", "数千", "数次", "数个", "多次", "若干", "许多", "很多", "大量", "多个", "多家", "多名",
    "several", "a few", "many", "some",
];

/// Words that begin with a figure and are no number.
const NOT_NUMBERS: &[&str] = &[
    "一律",
    "一概",
    "一般",
    "一致",
    "一并",
    "一切",
    "一经",
    "一旦",
    "一票",
    "一刀切",
    "一把手",
    "两会",
    "百姓",
    "千方百计",
];

/// Takes a number if one stands here; spaces before it are passed over.
///
/// # Errors
/// A number that is vague (几, 多次, 一百二) or too long.
pub fn number(c: &mut Cursor<'_>) -> Result<Option<Number>, Misread> {
    let mut start = *c;
    start.skip_spaces();
    let mut at = start;
    if NOT_NUMBERS.iter().any(|word| at.sees(word)) {
        return Ok(None);
    }
    if at.eat_any(VAGUE).is_some() {
        // 几十, 几百万.
        while at.peek().is_some_and(|next| "十百千万亿".contains(next)) {
            at.next_char();
        }
        return Err(Misread::new(Code::Vague, "count", at.since(start)));
    }
    let found = match at.peek() {
        Some('0'..='9') => Some(arabic(&mut at, start)?),
        Some(d) if digit(d).is_some() || small_unit(d).is_some() || d == '廿' || d == '卅' => {
            Some(chinese(&mut at, start)?)
        }
        _ => english(&mut at),
    };
    if let Some(n) = found {
        if at.peek().is_some_and(|next| "几多余来".contains(next)) {
            at.next_char();
            return Err(Misread::new(Code::Vague, "count", at.since(start)));
        }
        *c = at;
        return Ok(Some(n));
    }
    Ok(None)
}

/// Takes a share of 100 if one stands here, in percent: `95%`, `百分之九十五`, `千分之五`, `三分之一`, `5‰`, `三成`, `一半`,
/// `95 percent`.
///
/// # Errors
/// A number that is vague or too long.
pub fn share(c: &mut Cursor<'_>) -> Result<Option<Number>, Misread> {
    let hundred = Number::whole(100);
    let mut at = *c;
    for (words, percent) in
        [(&["一半", "半数", "half", "one half"][..], 50), (&["全部覆盖", "全覆盖", "百分百", "百分之百"][..], 100)]
    {
        if at.eat_any(words).is_some() {
            *c = at;
            return Ok(Some(Number::whole(percent)));
        }
    }
    let start = at;
    for (words, parts) in [("万分之", 10_000), ("十万分之", 100_000), ("百万分之", 1_000_000)] {
        let mut of = *c;
        if of.eat(words)
            && let Some(n) = number(&mut of)?
        {
            *c = of;
            return Ok(n.times(hundred).and_then(|n| n.over(Number::whole(parts))));
        }
    }
    let too_large = |at: Cursor<'_>| Misread::new(Code::NotUnderstood, "too-large", at.since(start));
    let Some(n) = number(&mut at)? else { return Ok(None) };
    let value = if at.eat("%") || at.eat("percent") || at.eat("per cent") || at.eat("pct") {
        Some(n)
    } else if at.eat("‰") {
        n.over(Number::whole(10))
    } else if at.eat("成") {
        // 三成五 is 35 %, 三成半 as well.
        let mut figure = at;
        let more = if at.eat("半") {
            5
        } else if let Some(d) = figure.next_char().and_then(digit).filter(|d| *d > 0) {
            at = figure;
            d
        } else {
            0
        };
        n.times(Number::whole(10)).and_then(|n| n.plus(Number::whole(more.into())))
    } else if at.eat("分之") {
        let Some(over) = number(&mut at)? else { return Ok(None) };
        over.over(n).and_then(|f| f.times(hundred))
    } else if at.eat("/") {
        let mut slash = at;
        match number(&mut slash)? {
            Some(under) if n.as_whole().is_some() => {
                at = slash;
                n.over(under).and_then(|f| f.times(hundred))
            }
            _ => return Ok(None),
        }
    } else {
        return Ok(None);
    };
    let value = value.ok_or_else(|| too_large(at))?;
    *c = at;
    Ok(Some(value))
}
