//! Working days and feasts: the State Council's holidays and make-up working days (调休上班), and the dates of feasts that
//! move with the lunar calendar. Where the notices of a year are not known the answer is `None`: never a guess.

mod data;
mod feast;

pub use feast::Feast;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday, date};
use std::collections::HashMap;
use std::sync::OnceLock;

/// The working calendar.
#[derive(Debug)]
pub struct Calendar {
    /// Days off by notice, in order.
    off: Vec<Date>,
    /// Days of a weekend that are worked by notice, in order.
    on: Vec<Date>,
    /// First days of moving feasts.
    feasts: HashMap<(Feast, i16), Date>,
    /// The first and last day that notices speak of.
    known: (Date, Date),
    /// All working days of `known`, in order; made when first asked for.
    working: OnceLock<Vec<Date>>,
}

impl Default for Calendar {
    /// The calendar of the notices that the program carries.
    fn default() -> Self {
        data::parse(include_str!("../../rules/data/calendar.txt"))
    }
}

impl Calendar {
    /// The calendar of the notices that the program carries, read once.
    #[must_use]
    pub fn built_in() -> &'static Self {
        static BUILT_IN: OnceLock<Calendar> = OnceLock::new();
        BUILT_IN.get_or_init(Self::default)
    }

    /// Whether a day is worked; `None` outside the years whose notices are known. The last week of the last known year is
    /// not known, since the next year's notice may rearrange it around New Year's Day.
    #[must_use]
    pub fn is_working_day(&self, day: Date) -> Option<bool> {
        if day < self.known.0 || day > self.known.1 {
            return None;
        }
        let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        Some(if weekend { self.on.binary_search(&day).is_ok() } else { self.off.binary_search(&day).is_err() })
    }

    /// The `n`th working day after `day`, which itself is not counted; for `n` = 0, `day`. `None` where a day on the way is
    /// not known.
    #[must_use]
    pub fn working_day_after(&self, day: Date, n: u32) -> Option<Date> {
        let mut at = day;
        let mut left = n;
        while left > 0 {
            at = at.checked_add(1.day()).ok()?;
            if self.is_working_day(at)? {
                left -= 1;
            }
        }
        Some(at)
    }

    /// The last working day up to and including `day`. `None` where a day on the way is not known.
    #[must_use]
    pub fn working_day_until(&self, day: Date) -> Option<Date> {
        let mut at = day;
        while !self.is_working_day(at)? {
            at = at.yesterday().ok()?;
        }
        Some(at)
    }

    /// Working days after `from` up to and including `to`, negative where `to` is earlier. `None` where not known.
    #[must_use]
    pub fn working_days_between(&self, from: Date, to: Date) -> Option<i64> {
        if to < from {
            return self.working_days_between(to, from).map(|n| -n);
        }
        self.is_working_day(from)?;
        self.is_working_day(to)?;
        let all = self.working();
        let upto = |day: Date| i64::try_from(all.partition_point(|d| *d <= day)).ok();
        Some(upto(to)? - upto(from)?)
    }

    /// The fewest calendar days that `n` working days take, wherever they begin: two more for each weekend that must lie
    /// between, `n` + 2·⌊(`n` − 1) / 5⌋.
    #[must_use]
    pub fn fewest_days(n: u32) -> i64 {
        i64::from(n) + 2 * i64::from(n.saturating_sub(1) / 5)
    }

    /// The most calendar days that `n` working days have ever taken in the known years, with the longest run of holidays
    /// on the way. `None` beyond the known years.
    #[must_use]
    pub fn most_days(&self, n: u32) -> Option<i64> {
        if n == 0 {
            return Some(0);
        }
        let all = self.working();
        let later = all.get(usize::try_from(n).ok()?..)?;
        all.iter().zip(later).map(|(from, to)| days_between(*from, *to)).max()
    }

    /// The day of a feast in a year (of 春节, the first of its days); `None` outside the known years.
    #[must_use]
    pub fn feast(&self, feast: Feast, year: i16) -> Option<Date> {
        match feast.fixed() {
            Some((month, day)) => Date::new(year, month, day).ok(),
            None => self.feasts.get(&(feast, year)).copied(),
        }
    }

    /// The first day off of the holiday around a feast: 28 January for 春节 2025. `None` where no notice is known.
    #[must_use]
    pub fn holiday(&self, feast: Feast, year: i16) -> Option<Date> {
        let mut first = self.feast(feast, year)?;
        self.is_working_day(first)?;
        let off = |day: &Date| self.off.binary_search(day).is_ok();
        while let Some(before) = first.checked_sub(1.day()).ok().filter(off) {
            first = before;
        }
        off(&first).then_some(first)
    }

    fn working(&self) -> &[Date] {
        self.working.get_or_init(|| {
            let days = self.known.0.series(1.day()).take_while(|day| *day <= self.known.1);
            days.filter(|day| self.is_working_day(*day) == Some(true)).collect()
        })
    }
}

/// Calendar days from one date to another.
#[must_use]
pub fn days_between(from: Date, to: Date) -> i64 {
    from.duration_until(to).as_hours() / 24
}

/// The last day of a month; `None` for a month that is none.
#[must_use]
pub fn month_end(year: i16, month: i8) -> Option<Date> {
    (1..=12).contains(&month).then(|| date(year, month, 1).last_of_month())
}
