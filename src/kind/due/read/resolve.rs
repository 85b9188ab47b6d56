//! From what a date says to a date: the year that is left out, the month that ends, the feast.

use super::refuse;
use crate::calendar::{Calendar, Feast, month_end};
use crate::fault::Code;
use crate::kind::misread::Misread;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use std::ops::Range;

/// How far before the date of issue a date without a year may lie: a paper may come out late, but a date more than half a
/// year past is next year's (3月底前 in a paper of November).
const PAST: i32 = 183;

/// The same for a feast, by which a paper that is late is late by days: 元旦前 in a paper of March is by the end of the year.
const FEAST_PAST: i32 = 31;

/// The year as said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    /// 2025年
    Given(i16),
    /// 今年 (0), 明年 (1).
    Shift(i16),
    /// Not said.
    LeftOut,
}

/// The day or interval of a year as said. An interval is its last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    Year,
    /// From 1.
    HalfYear(i8),
    /// From 1.
    Quarter(i8),
    Month(i8),
    /// 上旬 is 1.
    TenDays(i8, i8),
    Day(i8, i8),
    Feast(Feast),
    /// The first day off of the holiday.
    Holiday(Feast),
    /// Known without a year: 今日, 本月底.
    Known(Date),
}

/// A date as said, and where.
#[derive(Clone, Debug)]
pub(super) struct Said {
    pub(super) year: Year,
    pub(super) what: What,
    pub(super) at: Range<usize>,
}

impl Said {
    /// The date; `after` is the first date of the interval that this one closes.
    pub(super) fn date(&self, issued: Option<Date>, after: Option<Date>) -> Result<Date, Misread> {
        if !self.exists() {
            return Err(self.no_such_date());
        }
        if let What::Known(date) = self.what {
            return Ok(date);
        }
        match (self.year, after, issued) {
            (Year::Given(year), ..) => self.in_year(year),
            (Year::Shift(n), Some(from), _) => self.in_year(from.year().saturating_add(n)),
            (Year::LeftOut, Some(from), _) => {
                let date = self.in_year(from.year())?;
                if date < from { self.in_year(from.year().saturating_add(1)) } else { Ok(date) }
            }
            (Year::Shift(n), None, Some(issued)) => self.in_year(issued.year().saturating_add(n)),
            (Year::LeftOut, None, Some(issued)) => {
                let date = self.in_year(issued.year())?;
                let late = if matches!(self.what, What::Feast(_) | What::Holiday(_)) { FEAST_PAST } else { PAST };
                let past = issued.checked_sub(late.days()).is_ok_and(|limit| date < limit);
                if past { self.in_year(issued.year().saturating_add(1)) } else { Ok(date) }
            }
            (_, None, None) => Err(no_year(self.at.clone())),
        }
    }

    /// The first day of what it says, where [`Self::date`] is the last.
    pub(super) fn begins(&self, issued: Option<Date>) -> Result<Date, Misread> {
        let end = self.date(issued, None)?;
        let months = match self.what {
            What::Year => 11,
            What::HalfYear(_) => 5,
            What::Quarter(_) => 2,
            What::Month(_) => 0,
            What::TenDays(_, which) => return end.with().day(which * 10 - 9).build().map_err(|_| self.no_such_date()),
            What::Day(..) | What::Feast(_) | What::Holiday(_) | What::Known(_) => return Ok(end),
        };
        month_from(end, -months).map(Date::first_of_month).ok_or_else(|| self.no_such_date())
    }

    /// Whether any year has such a date.
    fn exists(&self) -> bool {
        match self.what {
            What::Month(m) | What::TenDays(m, _) => (1..=12).contains(&m),
            What::Day(m, d) => Date::new(2024, m, d).is_ok(),
            _ => true,
        }
    }

    fn in_year(&self, year: i16) -> Result<Date, Misread> {
        let ten_days = |month: i8, which: i8| match which {
            1 | 2 => Date::new(year, month, which * 10).ok(),
            _ => month_end(year, month),
        };
        let found = match self.what {
            What::Year => month_end(year, 12),
            What::HalfYear(n) => month_end(year, n * 6),
            What::Quarter(n) => month_end(year, n * 3),
            What::Month(m) => month_end(year, m),
            What::TenDays(m, which) => ten_days(m, which),
            What::Day(m, d) => Date::new(year, m, d).ok(),
            What::Feast(feast) => return Calendar::built_in().feast(feast, year).ok_or_else(|| self.no_feast()),
            What::Holiday(feast) => return Calendar::built_in().holiday(feast, year).ok_or_else(|| self.no_feast()),
            What::Known(date) => Some(date),
        };
        found.ok_or_else(|| self.no_such_date())
    }

    fn no_such_date(&self) -> Misread {
        refuse(Code::NoSuchDate, "date", self.at.clone())
    }

    fn no_feast(&self) -> Misread {
        refuse(Code::NoYear, "no-feast", self.at.clone())
    }
}

/// A date without a year in a paper without a date of issue.
pub(super) fn no_year(at: Range<usize>) -> Misread {
    refuse(Code::NoYear, "no-year", at)
}

/// The last day of the month `shift` months after that of `day`.
pub(super) fn month_from(day: Date, shift: i32) -> Option<Date> {
    date(day.year(), day.month(), 1).checked_add(shift.months()).ok().map(Date::last_of_month)
}
