//! Numbers as officials write them: 15, 1,000, 1.5万, 十五, 两百, 二〇二五, 三分之二, 千分之五, 百分之零点五, twenty-five.

use super::misread::Misread;
use super::number::Number;
use super::words::Cursor;
use crate::fault::Code;

/// The longest whole part that is read, in digits.
const LONGEST_WHOLE: usize = 18;
/// The longest decimal part that is read, in digits.
const LONGEST_DECIMALS: usize = 12;

/// Words that stand where a number belongs and name none.
const VAGUE: &[&str] = &[
    "几", "数十", "数百", "数千", "数次", "数个", "多次", "若干", "许多", "很多", "大量", "多个", "多家", "多名",
    "several", "a few", "many", "some",
];

/// Words that begin with a figure and are no number.
const NOT_NUMBERS: &[&str] = &["一律", "一般", "一经", "一旦", "一票", "一刀切", "一把手", "两会", "百姓", "千方百计"];

fn digit(c: char) -> Option<u8> {
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

fn small_unit(c: char) -> Option<i64> {
    Some(match c {
        '十' | '拾' => 10,
        '百' | '佰' => 100,
        '千' | '仟' => 1000,
        _ => return None,
    })
}

const ENGLISH: &[(&str, i64)] = &[
    ("zero", 0),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
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

fn arabic(c: &mut Cursor<'_>, start: Cursor<'_>) -> Result<Number, Misread> {
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
fn from_digits(whole: &str, decimals: &str) -> Option<Number> {
    let whole = whole.trim_start_matches('0');
    let decimals = decimals.trim_end_matches('0');
    if whole.len() > LONGEST_WHOLE || decimals.len() > LONGEST_DECIMALS {
        return None;
    }
    let digits: i128 = format!("0{whole}{decimals}").parse().ok()?;
    Number::fraction(digits, 10_i128.pow(u32::try_from(decimals.len()).ok()?))
}

/// Takes 十, 百, 千, 万, 亿 after a number of figures: 1.5万, 3千万.
fn scaled(mut n: Number, c: &mut Cursor<'_>) -> Option<Number> {
    while let Some(unit) = c.peek() {
        let by = match unit {
            '百' | '佰' => 100,
            '千' | '仟' => {
                let mut next = *c;
                next.next_char();
                if next.peek().is_some_and(|u| "克米瓦伏".contains(u)) {
                    break;
                }
                1000
            }
            '万' | '萬' => 10_000,
            '亿' | '億' => 100_000_000,
            _ => break,
        };
        c.next_char();
        n = n.times(Number::whole(by))?;
    }
    Some(n)
}

fn chinese(c: &mut Cursor<'_>, start: Cursor<'_>) -> Result<Number, Misread> {
    let too_large = |c: &Cursor<'_>| Misread::new(Code::NotUnderstood, "too-large", c.since(start));
    let whole = chinese_whole(c, start)?;
    let mut point = *c;
    let mut decimals = String::new();
    if point.next_char() == Some('点') && point.peek().and_then(digit).is_some() {
        while let Some(d) = point.peek().and_then(digit) {
            decimals.push(char::from(b'0' + d));
            point.next_char();
        }
        if point.peek() != Some('半') && !decimals.is_empty() {
            *c = point;
        } else {
            decimals.clear();
        }
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
            section += last.take().unwrap_or(1) * unit;
            (lowest, zero) = (unit, false);
        } else if next == '万' || next == '亿' {
            let unit = if next == '万' { 10_000 } else { 100_000_000 };
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

fn english(c: &mut Cursor<'_>) -> Option<Number> {
    let first = c.eat_one_of(ENGLISH)?;
    let mut total = first;
    let mut more = *c;
    if first >= 20 {
        more.eat("-");
        if let Some(ones) = more.eat_one_of(ENGLISH).filter(|n| (1..10).contains(n)) {
            total += ones;
            *c = more;
        }
    }
    for (word, by) in [("hundred", 100), ("thousand", 1000), ("million", 1_000_000)] {
        if c.eat(word) {
            total *= by;
        }
    }
    Some(Number::whole(total))
}
