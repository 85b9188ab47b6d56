//! Says a value of kind span.

use crate::kind::number::Number;
use crate::kind::span::stretch::{Point, Stretch};
use crate::kind::span::{Length, Time, Unit};
use crate::render::Lang;

/// The value in words.
#[must_use]
pub fn span(value: &Length, lang: Lang) -> String {
    let (least, most) = match lang {
        Lang::Zh => ("不少于", "不超过"),
        Lang::En => ("at least ", "at most "),
    };
    match value {
        Length::Plain { time, .. } => self::time(time, lang),
        Length::Bounded { floor: Some(f), ceiling: Some(c) } => match lang {
            Lang::Zh => format!("{}至{}", self::time(f, lang), self::time(c, lang)),
            Lang::En => format!("{} to {}", self::time(f, lang), self::time(c, lang)),
        },
        Length::Bounded { floor: Some(f), ceiling: None } => format!("{least}{}", self::time(f, lang)),
        Length::Bounded { floor: None, ceiling: Some(c) } => format!("{most}{}", self::time(c, lang)),
        Length::Bounded { floor: None, ceiling: None } => String::new(),
        Length::Unbounded => match lang {
            Lang::Zh => "永久".to_owned(),
            Lang::En => "permanently".to_owned(),
        },
        Length::Closed(s) if s.is_whole_year() => match lang {
            Lang::Zh => "全年".to_owned(),
            Lang::En => "all year".to_owned(),
        },
        Length::Closed(s) => stretch(s, lang),
        Length::Until(date) => {
            let day = Point { year: Some(date.year()), month: date.month(), day: Some(date.day()) };
            match lang {
                Lang::Zh => format!("至{}", point_zh(&day)),
                Lang::En => format!("until {}", point_en(&day)),
            }
        }
    }
}

/// A length of time in words: `3个月`, `3 months`.
#[must_use]
pub fn time(time: &Time, lang: Lang) -> String {
    match lang {
        Lang::Zh => {
            let unit = match time.unit {
                Unit::Minute => "分钟",
                Unit::Hour => "小时",
                Unit::Day => "日",
                Unit::WorkingDay => "个工作日",
                Unit::Week => "周",
                Unit::Month => "个月",
                Unit::Year => "年",
            };
            format!("{}{unit}", time.length)
        }
        Lang::En => {
            let unit = match time.unit {
                Unit::Minute => "minute",
                Unit::Hour => "hour",
                Unit::Day => "day",
                Unit::WorkingDay => "working day",
                Unit::Week => "week",
                Unit::Month => "month",
                Unit::Year => "year",
            };
            let plural = if time.length == Number::ONE { "" } else { "s" };
            format!("{} {unit}{plural}", time.length)
        }
    }
}

/// A closed stretch in words: `3月1日至5月31日`, `1 March to 31 May`.
#[must_use]
pub fn stretch(stretch: &Stretch, lang: Lang) -> String {
    let Stretch { from, to } = stretch;
    match lang {
        Lang::Zh => {
            let turns = from.year.is_none() && (to.month, to.day.unwrap_or(31)) < (from.month, from.day.unwrap_or(1));
            format!("{}至{}{}", point_zh(from), if turns { "次年" } else { "" }, point_zh(to))
        }
        Lang::En => format!("{} to {}", point_en(from), point_en(to)),
    }
}

/// A month or day in Chinese words: `2025年3月1日`.
#[must_use]
pub fn point_zh(point: &Point) -> String {
    let year = point.year.map_or_else(String::new, |y| format!("{y}年"));
    let day = point.day.map_or_else(String::new, |d| format!("{d}日"));
    format!("{year}{}月{day}", point.month)
}

/// A month or day in English words: `1 March 2025`.
#[must_use]
pub fn point_en(point: &Point) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let month = usize::try_from(point.month - 1).ok().and_then(|m| MONTHS.get(m)).copied().unwrap_or_default();
    let day = point.day.map_or_else(String::new, |d| format!("{d} "));
    let year = point.year.map_or_else(String::new, |y| format!(" {y}"));
    format!("{day}{month}{year}")
}
