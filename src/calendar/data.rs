//! Reads the calendar's data: one line a year and sort. What does not fit is passed over; a test holds the data to the form.

use super::{Calendar, Feast};
use jiff::ToSpan;
use jiff::civil::Date;
use std::collections::HashMap;
use std::sync::OnceLock;

/// Days at the end of the last known year which the next notice may still rearrange.
const OPEN_DAYS: i32 = 7;

pub(super) fn parse(text: &str) -> Calendar {
    let (mut off, mut on, mut feasts) = (Vec::new(), Vec::new(), HashMap::new());
    let mut years: Option<(i16, i16)> = None;
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split(' ');
        let Some(year) = words.next().and_then(|y| y.parse::<i16>().ok()) else { continue };
        let mut days: Option<&mut Vec<Date>> = None;
        let mut feast = None;
        for word in words {
            match word {
                "off" => {
                    days = Some(&mut off);
                    years = Some(years.map_or((year, year), |(first, last)| (first.min(year), last.max(year))));
                }
                "on" => days = Some(&mut on),
                "feasts" => days = None,
                _ => match (&mut days, feast.take()) {
                    (Some(days), _) => days.extend(run(year, word)),
                    (None, None) => feast = Feast::moving(word),
                    (None, Some(f)) => {
                        feasts.extend(day(year, word).map(|d| ((f, year), d)));
                    }
                },
            }
        }
    }
    let (first, last) = years.unwrap_or((1, 1));
    let end = Date::new(last, 12, 31).and_then(|d| d.checked_sub(OPEN_DAYS.days())).unwrap_or(Date::MIN);
    let known = (Date::new(first, 1, 1).unwrap_or(Date::MAX), end);
    Calendar { off, on, feasts, known, working: OnceLock::new() }
}

/// `0128-0204` or `0101`.
fn run(year: i16, text: &str) -> impl Iterator<Item = Date> + use<> {
    let (from, to) = text.split_once('-').unwrap_or((text, text));
    let (from, to) = (day(year, from), day(year, to));
    let days = from.into_iter().flat_map(|from| from.series(1.day()));
    days.take_while(move |d| to.is_some_and(|to| *d <= to))
}

fn day(year: i16, text: &str) -> Option<Date> {
    let n: i16 = text.parse().ok()?;
    Date::new(year, i8::try_from(n / 100).ok()?, i8::try_from(n % 100).ok()?).ok()
}
