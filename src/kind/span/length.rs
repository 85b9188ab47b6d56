//! One length of time: a number and a unit, how it is read, and how many days it can have.

use crate::fault::Code;
use crate::kind::misread::Misread;
use crate::kind::number::Number;
use crate::kind::numeral::number;
use crate::kind::words::Cursor;
use serde::Serialize;

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// 分钟
    Minute,
    /// 小时
    Hour,
    /// 日, 24 hours
    Day,
    /// 工作日
    WorkingDay,
    /// 周, seven days
    Week,
    /// 月
    Month,
    /// 年, twelve months
    Year,
}

/// What a unit is an exact multiple of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    /// Days.
    Day,
    /// Working days.
    WorkingDay,
    /// Months.
    Month,
}

impl Unit {
    /// Its base, and its length in that base as a fraction.
    #[must_use]
    pub const fn base(self) -> (Base, i128, i128) {
        match self {
            Self::Minute => (Base::Day, 1, 1440),
            Self::Hour => (Base::Day, 1, 24),
            Self::Day => (Base::Day, 1, 1),
            Self::Week => (Base::Day, 7, 1),
            Self::WorkingDay => (Base::WorkingDay, 1, 1),
            Self::Month => (Base::Month, 1, 1),
            Self::Year => (Base::Month, 12, 1),
        }
    }
}

/// A length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Time {
    /// How many of the unit; above zero as read.
    pub length: Number,
    /// The unit.
    pub unit: Unit,
}

impl Time {
    /// The base and the length in it; `None` beyond 128 bits.
    #[must_use]
    pub fn in_base(&self) -> Option<(Base, Number)> {
        let (base, n, d) = self.unit.base();
        Some((base, self.length.times(Number::fraction(n, d)?)?))
    }

    /// Fewest and most calendar days it can have; `None` beyond 128 bits.
    #[must_use]
    pub fn days(&self) -> Option<(Number, Number)> {
        match self.in_base()? {
            (Base::Day, days) => Some((days, days)),
            (Base::Month, months) => days_of_months(months),
            (Base::WorkingDay, days) => days_of_working_days(days),
        }
    }
}

/// Fewest and most days that so many months in a row can have between 1901 and 2099: 28 to 31, 59 to 62, 89 to 92, …, 365 or
/// 366 for twelve. A part of a month is that part of 28 and 31 days.
#[must_use]
pub fn days_of_months(months: Number) -> Option<(Number, Number)> {
    const YEAR: [i64; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let four_years: Vec<i64> = (0..48).map(|m| YEAR.get(m % 12).copied().unwrap_or(30) + i64::from(m == 1)).collect();
    let whole = months.floor()?;
    let part = months.minus(Number::whole(whole))?;
    let (cycles, rest) = (whole / 48, usize::try_from(whole % 48).ok()?);
    let runs = (0..48).map(|from| four_years.iter().cycle().skip(from).take(rest).sum::<i64>());
    let (low, high) = runs.fold((i64::MAX, 0), |(low, high), days| (low.min(days), high.max(days)));
    let cycle = Number::whole(1461).times(Number::whole(cycles))?;
    let end = |days: i64, month: i64| cycle.plus(Number::whole(days))?.plus(part.times(Number::whole(month))?);
    end(low, 28).zip(end(high, 31))
}

/// Fewest and most days from the day after an event to the end of the n-th working day. Fewest: n and the weekends that n
/// working days in a row must span, n + 2·⌊(n−1)/5⌋. Most: a weekend for each five begun, and the holidays: within sixty
/// working days never more than 8 weekdays are off (Spring Festival and New Year, or National Day and Mid-Autumn), in
/// each 240 begun never more than 15 (13 statutory days under the 2024 rules, and days moved beside them).
#[must_use]
pub fn days_of_working_days(n: Number) -> Option<(Number, Number)> {
    let whole = n.floor()?;
    let begun = if n.as_whole().is_some() { whole } else { whole.checked_add(1)? };
    let low = n.plus(Number::whole(2 * ((begun - 1).max(0) / 5)))?;
    let holidays = if begun <= 60 { 8 } else { 15 * (begun + 239).checked_div(240)? };
    let high = n.plus(Number::whole(2 * ((begun + 4) / 5)))?.plus(Number::whole(holidays))?;
    Some((low, high))
}

const UNITS: &[(&str, (i64, Unit))] = &[
    ("分钟", (1, Unit::Minute)),
    ("分", (1, Unit::Minute)),
    ("刻钟", (15, Unit::Minute)),
    ("小时", (1, Unit::Hour)),
    ("钟头", (1, Unit::Hour)),
    ("时", (1, Unit::Hour)),
    ("日", (1, Unit::Day)),
    ("天", (1, Unit::Day)),
    ("自然日", (1, Unit::Day)),
    ("日历日", (1, Unit::Day)),
    ("昼夜", (1, Unit::Day)),
    ("工作日", (1, Unit::WorkingDay)),
    ("工作天", (1, Unit::WorkingDay)),
    ("法定工作日", (1, Unit::WorkingDay)),
    ("周", (1, Unit::Week)),
    ("星期", (1, Unit::Week)),
    ("礼拜", (1, Unit::Week)),
    ("月", (1, Unit::Month)),
    ("自然月", (1, Unit::Month)),
    ("季度", (3, Unit::Month)),
    ("年", (1, Unit::Year)),
    ("年度", (1, Unit::Year)),
    ("周年", (1, Unit::Year)),
    ("自然年", (1, Unit::Year)),
    ("minute", (1, Unit::Minute)),
    ("minutes", (1, Unit::Minute)),
    ("min", (1, Unit::Minute)),
    ("mins", (1, Unit::Minute)),
    ("hour", (1, Unit::Hour)),
    ("hours", (1, Unit::Hour)),
    ("hr", (1, Unit::Hour)),
    ("hrs", (1, Unit::Hour)),
    ("h", (1, Unit::Hour)),
    ("day", (1, Unit::Day)),
    ("days", (1, Unit::Day)),
    ("calendar day", (1, Unit::Day)),
    ("calendar days", (1, Unit::Day)),
    ("consecutive days", (1, Unit::Day)),
    ("working day", (1, Unit::WorkingDay)),
    ("working days", (1, Unit::WorkingDay)),
    ("work days", (1, Unit::WorkingDay)),
    ("workday", (1, Unit::WorkingDay)),
    ("workdays", (1, Unit::WorkingDay)),
    ("business day", (1, Unit::WorkingDay)),
    ("business days", (1, Unit::WorkingDay)),
    ("week", (1, Unit::Week)),
    ("weeks", (1, Unit::Week)),
    ("fortnight", (2, Unit::Week)),
    ("fortnights", (2, Unit::Week)),
    ("month", (1, Unit::Month)),
    ("months", (1, Unit::Month)),
    ("calendar month", (1, Unit::Month)),
    ("calendar months", (1, Unit::Month)),
    ("quarter", (3, Unit::Month)),
    ("quarters", (3, Unit::Month)),
    ("year", (1, Unit::Year)),
    ("years", (1, Unit::Year)),
    ("yr", (1, Unit::Year)),
    ("yrs", (1, Unit::Year)),
];

/// Half a unit, in the next smaller one that has it whole; half a month has none.
fn half(unit: Unit) -> Option<Time> {
    let whole = |n: i64, unit| Some(Time { length: Number::whole(n), unit });
    match unit {
        Unit::Hour => whole(30, Unit::Minute),
        Unit::Day => whole(12, Unit::Hour),
        Unit::Year => whole(6, Unit::Month),
        Unit::Month => Some(Time { length: Number::fraction(1, 2)?, unit }),
        Unit::Minute | Unit::WorkingDay | Unit::Week => None,
    }
}

/// Takes a unit of time, and how many of it the word is worth: 季度 is three months.
pub fn unit(c: &mut Cursor<'_>) -> Option<(i64, Unit)> {
    let mut at = *c;
    at.eat("个");
    let found = at.eat_one_of(UNITS)?;
    *c = at;
    Some(found)
}

/// Takes a length of time if one stands here: 3日, 半年, 1个半月, 两年半, 1年零3个月, `half a year`, `a week`.
///
/// # Errors
/// A number that is vague or too long; a length of nothing.
pub fn time(c: &mut Cursor<'_>) -> Result<Option<Time>, Misread> {
    let mut at = *c;
    at.skip_spaces();
    let start = at;
    let Some(mut total) = piece(&mut at)? else { return Ok(None) };
    while let Some((next, after)) = further_piece(at, total)? {
        (total, at) = (next, after);
    }
    if total.length == Number::ZERO || total.in_base().is_none() {
        return Err(Misread::new(Code::NotUnderstood, "value", at.since(start)));
    }
    *c = at;
    Ok(Some(total))
}

/// 零3个月 after 1年: a smaller unit of the same base, and both together in it.
fn further_piece(mut at: Cursor<'_>, total: Time) -> Result<Option<(Time, Cursor<'_>)>, Misread> {
    at.eat_any(&["零", "又", "and"]);
    let Some(more) = piece(&mut at)? else { return Ok(None) };
    let worth = |t: Time| t.in_base().and_then(|(_, n)| n.over(t.length)).unwrap_or(Number::ZERO);
    let both = sum(total, more).filter(|_| worth(more) < worth(total));
    Ok(both.map(|t| (t, at)))
}

/// Both together, in the unit of the second.
fn sum(first: Time, second: Time) -> Option<Time> {
    let ((a, first), (b, n)) = (first.in_base()?, second.in_base()?);
    let one = n.over(second.length)?;
    (a == b).then_some(())?;
    Some(Time { length: first.plus(n)?.over(one)?, unit: second.unit })
}

fn piece(c: &mut Cursor<'_>) -> Result<Option<Time>, Misread> {
    let mut at = *c;
    if at.eat_any(&["半", "half a", "half an", "half"]).is_some() {
        let found = unit(&mut at).filter(|(n, _)| *n == 1).and_then(|(_, unit)| half(unit));
        if found.is_some() {
            *c = at;
        }
        return Ok(found);
    }
    let n = if at.eat_any(&["a", "an"]).is_some() { Some(Number::ONE) } else { number(&mut at)? };
    let Some(n) = n else { return Ok(None) };
    at.eat("-");
    // 两个半天 are two halves of a day, 两个半小时 two hours and a half.
    if ["个半天", "个半日", "个半年"].iter().any(|word| at.sees(word)) {
        let mut halves = at;
        halves.eat("个半");
        let one = unit(&mut halves).and_then(|(_, unit)| half(unit));
        let all = one.and_then(|one| Some(Time { length: one.length.times(n)?, ..one }));
        *c = if all.is_some() { halves } else { *c };
        return Ok(all);
    }
    // 1个半月, 一个半小时, one and a half years
    let mut with_half = at;
    if with_half.eat_any(&["个半", "and a half"]).is_some()
        && let Some((1, unit)) = unit(&mut with_half)
        && let Some(whole_and_half) = half(unit).and_then(|h| sum(Time { length: n, unit }, h))
    {
        *c = with_half;
        return Ok(Some(whole_and_half));
    }
    let Some((worth, unit)) = unit(&mut at) else { return Ok(None) };
    let Some(length) = n.times(Number::whole(worth)) else { return Ok(None) };
    let mut found = Time { length, unit };
    // 两年半, 一天半
    let mut after = at;
    if after.eat("半")
        && !["年", "月", "个", "天", "日"].iter().any(|w| after.sees(w))
        && let Some(longer) = half(unit).and_then(|h| sum(found, h))
    {
        (found, at) = (longer, after);
    }
    *c = at;
    Ok(Some(found))
}
