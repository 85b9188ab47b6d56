//! A closed stretch of the calendar: from one month or day to another, with or without years.

use crate::fault::Code;
use crate::kind::misread::Misread;
use crate::kind::numeral::number;
use crate::kind::words::Cursor;
use jiff::civil::Date;
use std::cmp::Ordering;
use std::fmt;

/// A month or day, of a year or of every year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// The year; `None` in a stretch of every year.
    pub year: Option<i16>,
    /// The month, 1 to 12.
    pub month: i8,
    /// The day; `None` for the whole month.
    pub day: Option<i8>,
}

impl Point {
    /// A month of every year.
    #[must_use]
    pub const fn month(month: i8) -> Self {
        Self { year: None, month, day: None }
    }

    /// Its place in a leap year, from 1 to 366; `last` takes the end of a month for the whole of it.
    fn of_leap_year(self, last: bool) -> i16 {
        let day = self.day.unwrap_or(if last { longest(self.month) } else { 1 });
        Date::new(2024, self.month, day).map_or(0, Date::day_of_year)
    }

    /// The date where the year is known; `last` takes the end of a month for the whole of it.
    #[must_use]
    pub fn date(self, last: bool) -> Option<Date> {
        let first = Date::new(self.year?, self.month, self.day.unwrap_or(1)).ok()?;
        Some(if last && self.day.is_none() { first.last_of_month() } else { first })
    }
}

impl fmt::Display for Point {
    /// As ISO 8601 writes it, short of what is not said: `2025-03-01`, `2025-03`, `03-01`, `03`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(year) = self.year {
            write!(f, "{year:04}-")?;
        }
        write!(f, "{:02}", self.month)?;
        self.day.map_or(Ok(()), |day| write!(f, "-{day:02}"))
    }
}

/// Days of a month in a leap year.
fn longest(month: i8) -> i8 {
    Date::new(2024, month, 1).map_or(31, Date::days_in_month)
}

/// From one point to another, both included. Both have a year or neither; without, it may run over the turn of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Its first month or day.
    pub from: Point,
    /// Its last month or day.
    pub to: Point,
}

impl Stretch {
    fn holds(&self, day: i16) -> bool {
        let (from, to) = (self.from.of_leap_year(false), self.to.of_leap_year(true));
        if from <= to { (from..=to).contains(&day) } else { day >= from || day <= to }
    }

    /// Fewest and most days it has.
    #[must_use]
    pub fn days(&self) -> (i64, i64) {
        if let (Some(from), Some(to)) = (self.from.date(false), self.to.date(true)) {
            let days = from.until(to).map_or(0, |s| i64::from(s.get_days())) + 1;
            return (days, days);
        }
        let leap = (1..=366).filter(|d| self.holds(*d)).count();
        let leap = i64::try_from(leap).unwrap_or_default();
        (if self.holds(60) { leap - 1 } else { leap }, leap)
    }

    /// Whether it is the whole of every year.
    #[must_use]
    pub fn is_whole_year(&self) -> bool {
        self.from.year.is_none() && self.days().1 == 366
    }
}

/// How the child's part of the year stands to the parent's as a set of days, years left aside.
#[must_use]
pub fn compare_in_year(parent: &Stretch, child: &Stretch) -> Option<Ordering> {
    let mut days = 1..=366;
    let more = days.clone().any(|d| child.holds(d) && !parent.holds(d));
    let fewer = days.any(|d| parent.holds(d) && !child.holds(d));
    match (more, fewer) {
        (false, false) => Some(Ordering::Equal),
        (true, false) => Some(Ordering::Greater),
        (false, true) => Some(Ordering::Less),
        (true, true) => None,
    }
}

const MONTHS: &[(&str, i8)] = &[
    ("january", 1),
    ("jan", 1),
    ("february", 2),
    ("feb", 2),
    ("march", 3),
    ("mar", 3),
    ("april", 4),
    ("apr", 4),
    ("may", 5),
    ("june", 6),
    ("jun", 6),
    ("july", 7),
    ("jul", 7),
    ("august", 8),
    ("aug", 8),
    ("september", 9),
    ("sept", 9),
    ("sep", 9),
    ("october", 10),
    ("oct", 10),
    ("november", 11),
    ("nov", 11),
    ("december", 12),
    ("dec", 12),
];

const TO: &[&str] = &["至", "到", "-", "--", "~", "to", "through", "till", "until", "and"];
const NEXT_YEAR: &[&str] = &["次年", "翌年", "第二年", "来年", "转年", "下一年", "of the following year", "next year"];

/// Takes a single month of the year: 3月, 三月份, March.
#[must_use]
pub fn month(c: &mut Cursor<'_>) -> Option<Point> {
    let mut at = *c;
    let month = match at.eat_one_of(MONTHS) {
        Some(month) => month,
        None => whole(&mut at).filter(|m| (1..=12).contains(m) && at.eat("月"))? as i8,
    };
    at.eat("份");
    *c = at;
    Some(Point::month(month))
}

/// Takes a closed stretch if one stands here: 3月1日至5月31日, 10月至次年3月, 2025年3月1日至6月30日, `1 March to 31 May 2025`.
///
/// # Errors
/// A day that no calendar has; an end before its beginning.
pub fn stretch(c: &mut Cursor<'_>) -> Result<Option<Stretch>, Misread> {
    let mut at = *c;
    at.eat_any(&["从", "自", "from", "between", "每年", "每年的", "当年"]);
    at.skip_spaces();
    let start = at;
    let Some(from) = point(&mut at, None) else { return Ok(None) };
    at.eat_any(&["起", "开始"]);
    if at.eat_any(TO).is_none() {
        return Ok(None);
    }
    let mut next = at.eat_any(NEXT_YEAR).is_some();
    at.eat_any(&["当年", "同年", "本年"]);
    let Some(to) = point(&mut at, Some(from)) else { return Ok(None) };
    next |= at.eat_any(NEXT_YEAR).is_some();
    while at.eat_any(&["止", "底", "末", "结束"]).is_some() {}
    let to = Parts { month: to.month.or(to.is_year().then_some(12)), ..to };
    let from = Parts { month: from.month.or(if from.is_year() { Some(1) } else { to.month }), ..from };
    let whole = start_to(from, to, next);
    let Some(found) = whole else { return Ok(None) };
    for p in [found.from, found.to] {
        let known = Date::new(p.year.unwrap_or(2024), p.month, p.day.unwrap_or(1)).is_ok();
        if !known {
            return Err(Misread::new(Code::NoSuchDate, "date", at.since(start)));
        }
    }
    let backwards = found.from.date(false).zip(found.to.date(true)).is_some_and(|(f, t)| t < f);
    let over_a_year =
        next && found.from.year.is_none() && found.to.of_leap_year(true) >= found.from.of_leap_year(false);
    if backwards || over_a_year {
        return Err(Misread::new(Code::Contradiction, "from-after-to", at.since(start)));
    }
    *c = at;
    Ok(Some(found))
}

/// A point as written, parts left out as they are.
#[derive(Clone, Copy, Debug)]
struct Parts {
    year: Option<i16>,
    month: Option<i8>,
    day: Option<i8>,
}

impl Parts {
    /// Whether a year alone is said: 2025年至2027年.
    fn is_year(self) -> bool {
        self.year.is_some() && self.month.is_none() && self.day.is_none()
    }
}

fn start_to(from: Parts, to: Parts, next: bool) -> Option<Stretch> {
    let (from_month, to_month) = (from.month?, to.month.or(from.month)?);
    let earlier = (to_month, to.day.unwrap_or(31)) < (from_month, from.day.unwrap_or(1));
    let turn = i16::from(next || earlier);
    let to_year = to.year.or_else(|| from.year.map(|y| y.saturating_add(turn)));
    let from_year = from.year.or_else(|| to.year.map(|y| y.saturating_sub(turn)));
    Some(Stretch {
        from: Point { year: from_year, month: from_month, day: from.day },
        to: Point { year: to_year, month: to_month, day: to.day },
    })
}

fn whole(c: &mut Cursor<'_>) -> Option<i64> {
    number(c).ok().flatten().and_then(|n| n.as_whole())
}

fn small(c: &mut Cursor<'_>) -> Option<i8> {
    whole(c).and_then(|n| i8::try_from(n).ok())
}

fn year(c: &mut Cursor<'_>) -> Option<i16> {
    whole(c).and_then(|n| i16::try_from(n).ok()).filter(|y| (1900..=2200).contains(y))
}

/// Takes one end. After `first`, a lone day belongs to its month.
fn point(c: &mut Cursor<'_>, first: Option<Parts>) -> Option<Parts> {
    let tries = [iso(*c), english(*c), chinese(*c, first)];
    let (parts, at) = tries.into_iter().flatten().max_by_key(|(_, at)| at.reach())?;
    *c = at;
    Some(parts)
}

fn iso(mut c: Cursor<'_>) -> Option<(Parts, Cursor<'_>)> {
    let figures = |c: &mut Cursor<'_>, longest: usize| {
        let mut text = String::new();
        while let Some(d @ '0'..='9') = c.peek().filter(|_| text.len() < longest) {
            text.push(d);
            c.next_char();
        }
        text.parse::<i16>().ok()
    };
    c.skip_spaces();
    let year = figures(&mut c, 4).filter(|y| (1900..=2200).contains(y))?;
    let mark = c.next_char().filter(|m| "-./".contains(*m))?;
    let month = figures(&mut c, 2)?;
    if c.next_char() != Some(mark) {
        return None;
    }
    let day = figures(&mut c, 2)?;
    let parts = Parts { year: Some(year), month: i8::try_from(month).ok(), day: i8::try_from(day).ok() };
    Some((parts, c))
}

fn english(mut c: Cursor<'_>) -> Option<(Parts, Cursor<'_>)> {
    let ordinal = |c: &mut Cursor<'_>| {
        c.eat("the");
        let day = small(c).filter(|d| *d <= 31);
        c.eat_any(&["st", "nd", "rd", "th"]);
        day
    };
    let mut before = c;
    let mut day = ordinal(&mut before);
    if day.is_some() {
        before.eat("of");
        c = before;
    }
    let month = c.eat_one_of(MONTHS)?;
    if day.is_none() {
        let mut after = c;
        day = ordinal(&mut after);
        if day.is_some() && !after.peek().is_some_and(|d| d.is_ascii_digit()) {
            c = after;
        }
    }
    let mut with_year = c;
    with_year.eat(",");
    let year = year(&mut with_year);
    if year.is_some() {
        c = with_year;
    }
    Some((Parts { year, month: Some(month), day }, c))
}

/// 12时, 零时, 24:00 after a day: the day counts.
fn time_of_day(c: &mut Cursor<'_>) {
    let mut at = *c;
    let hour = at.eat("零") || whole(&mut at).is_some_and(|hour| (0..=24).contains(&hour));
    if hour && at.eat_any(&["时", "点", ":00"]).is_some() {
        *c = at;
    }
}

/// Parts of a month: the day on which each begins, and that on which it ends where it is not the month's last.
const TEN_DAYS: &[(&str, (i8, Option<i8>))] =
    &[("上旬", (1, Some(10))), ("中旬", (11, Some(20))), ("下旬", (21, None))];

/// 2025-2027年: what stands after the first year.
fn before_year(mut c: Cursor<'_>) -> bool {
    c.eat_any(TO).is_some() && year(&mut c).is_some() && c.eat("年")
}

fn chinese(mut c: Cursor<'_>, first: Option<Parts>) -> Option<(Parts, Cursor<'_>)> {
    let mut with_year = c;
    let year = year(&mut with_year).filter(|_| with_year.eat_any(&["年度", "年"]).is_some() || before_year(with_year));
    if year.is_some() {
        c = with_year;
        c.eat("的");
    }
    let mut of_quarter = c;
    of_quarter.eat("第");
    if let Some(n @ 1..=4) = small(&mut of_quarter)
        && of_quarter.eat_any(&["季度", "季"]).is_some()
    {
        let month = if first.is_some() { 3 * n } else { 3 * n - 2 };
        return Some((Parts { year, month: Some(month), day: None }, of_quarter));
    }
    let Some(n) = small(&mut c) else { return year.map(|_| (Parts { year, month: None, day: None }, c)) };
    if c.eat("月") {
        c.eat("份");
        if let Some((begins, ends)) = c.eat_one_of(TEN_DAYS) {
            let day = if first.is_some() { ends } else { Some(begins) };
            return (n <= 12).then_some((Parts { year, month: Some(n), day }, c));
        }
        let mut with_day = c;
        let day = small(&mut with_day).filter(|_| with_day.eat_any(&["日", "号"]).is_some());
        if day.is_some() {
            c = with_day;
            time_of_day(&mut c);
        }
        return (n <= 12).then_some((Parts { year, month: Some(n), day }, c));
    }
    if let Some(first) = first {
        // 6月1日至30日
        return (first.day.is_some() && c.eat_any(&["日", "号"]).is_some())
            .then_some((Parts { year, month: first.month, day: Some(n) }, c));
    }
    // 3-12月: the month of the first comes after the second.
    let mut ahead = c;
    let dash = ahead.eat_any(TO).is_some() && small(&mut ahead).is_some() && ahead.eat("月");
    (dash && n <= 12).then_some((Parts { year, month: Some(n), day: None }, c))
}
