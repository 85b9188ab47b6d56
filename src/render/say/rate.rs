//! Says a value of kind rate.

use super::span;
use crate::kind::amount::{is_known_body, per_in_english};
use crate::kind::number::Number;
use crate::kind::rate::{NAMED_SEASONS, Often, Period, Rate, Season};
use crate::render::Lang;

/// The value in words.
#[must_use]
pub fn rate(value: &Rate, lang: Lang) -> String {
    let said = match lang {
        Lang::Zh => zh(value),
        Lang::En => en(value),
    };
    let bodies = || value.per.iter().flat_map(|per| per.split('、'));
    let said = match lang {
        Lang::Zh => {
            bodies().map(|body| format!("每{}{body}", if is_known_body(body) { "" } else { "个" })).collect::<String>()
                + &said
        }
        Lang::En => said + &bodies().map(|body| format!(" per {}", per_in_english(body))).collect::<String>(),
    };
    match (&value.season, lang) {
        (None, _) => said,
        (Some(season), Lang::Zh) => format!("{}{said}", season_zh(season)),
        (Some(season), Lang::En) => format!("{said} {}", season_en(season)),
    }
}

fn zh(value: &Rate) -> String {
    let period = |o: &Often| match (o.every, o.per) {
        (1, per) => format!("每{}", unit_zh(per, false)),
        (n, Period::HalfMonth) if n % 2 == 1 => format!("每{}个半月", n / 2),
        (n, per) => format!("每{n}{}", unit_zh(per, true)),
    };
    match (&value.floor, &value.ceiling) {
        (Some(f), Some(c)) if f == c => format!("{}恰好{}次", period(f), f.times),
        (Some(f), Some(c)) if (f.per, f.every) == (c.per, c.every) => {
            format!("{}{}至{}次", period(f), f.times, c.times)
        }
        (Some(f), Some(c)) => {
            format!("{}至少{}次、{}至多{}次", period(f), f.times, period(c), c.times)
        }
        (Some(f), None) => format!("{}至少{}次", period(f), f.times),
        (None, Some(c)) => format!("{}至多{}次", period(c), c.times),
        (None, None) => String::new(),
    }
}

fn unit_zh(per: Period, counted: bool) -> &'static str {
    match per {
        Period::Minute => "分钟",
        Period::Hour => "小时",
        Period::Shift if counted => "个班次",
        Period::Shift => "班",
        Period::Day => "日",
        Period::WorkingDay => "个工作日",
        Period::Week => "周",
        Period::TenDays if counted => "个旬",
        Period::TenDays => "旬",
        Period::HalfMonth if counted => "个半个月",
        Period::HalfMonth => "半月",
        Period::Month if counted => "个月",
        Period::Month => "月",
        Period::Quarter if counted => "个季度",
        Period::Quarter => "季度",
        Period::Term if counted => "个学期",
        Period::Term => "学期",
        Period::HalfYear if counted => "个半年",
        Period::HalfYear => "半年",
        Period::Year => "年",
    }
}

fn en(value: &Rate) -> String {
    let one = |bound: &str, o: &Often| format!("{bound} {} {}", times_en(o.times), period_en(o));
    match (&value.floor, &value.ceiling) {
        (Some(f), Some(c)) if f == c => one("exactly", f),
        (Some(f), Some(c)) if (f.per, f.every) == (c.per, c.every) => {
            format!("{} to {} times {}", f.times, c.times, period_en(f))
        }
        (Some(f), Some(c)) => format!("{}, {}", one("at least", f), one("at most", c)),
        (Some(f), None) => one("at least", f),
        (None, Some(c)) => one("at most", c),
        (None, None) => String::new(),
    }
}

fn times_en(n: Number) -> String {
    match n.as_whole() {
        Some(1) => "once".to_owned(),
        Some(2) => "twice".to_owned(),
        _ => format!("{n} times"),
    }
}

fn period_en(often: &Often) -> String {
    let unit = match often.per {
        Period::Minute => "minute",
        Period::Hour => "hour",
        Period::Shift => "shift",
        Period::Day => "day",
        Period::WorkingDay => "working day",
        Period::Week => "week",
        Period::TenDays => "ten-day period",
        Period::HalfMonth => "half-month",
        Period::Month => "month",
        Period::Quarter => "quarter",
        Period::Term => "term",
        Period::HalfYear => "half-year",
        Period::Year => "year",
    };
    match (often.every, often.per) {
        (1, Period::Hour) => format!("an {unit}"),
        (1, _) => format!("a {unit}"),
        (n, _) => format!("every {n} {unit}s"),
    }
}

fn season_zh(season: &Season) -> String {
    match season {
        Season::Dates(dates) if dates.from == dates.to => span::point_zh(&dates.from),
        Season::Dates(dates) => span::stretch(dates, Lang::Zh),
        Season::Named(name) => name.clone(),
    }
}

fn season_en(season: &Season) -> String {
    match season {
        Season::Dates(dates) if dates.from == dates.to => format!("in {}", span::point_en(&dates.from)),
        Season::Dates(dates) => format!("from {}", span::stretch(dates, Lang::En)),
        Season::Named(name) => {
            let known = NAMED_SEASONS.iter().find(|(zh, en)| zh == name && !en.is_empty());
            format!("in {}", known.map_or(name.as_str(), |(_, en)| en))
        }
    }
}
