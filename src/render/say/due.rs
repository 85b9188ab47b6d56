//! Says a value of kind due.

use crate::calendar::Feast;
use crate::kind::due::{
    Clock, Delay, Due, Event, Moment, Period, Position, Recurrence, Unit, event_before_in_english, event_in_english,
};
use crate::kind::number::Number;
use crate::render::Lang;

/// The value in words.
#[must_use]
pub fn due(value: &Due, lang: Lang) -> String {
    match (value, lang) {
        (Due::At(moment), Lang::Zh) => {
            let Moment { date, clock } = moment;
            format!("{}年{}月{}日{}前", date.year(), date.month(), date.day(), clock_zh(*clock))
        }
        (Due::At(moment), Lang::En) => format!("by {}{}", moment.date, clock_en(moment.clock, " ")),
        (Due::Every(every), Lang::Zh) => every_zh(every),
        (Due::Every(every), Lang::En) => every_en(every),
        (Due::After(delay), Lang::Zh) => after_zh(delay),
        (Due::After(delay), Lang::En) => after_en(delay),
        (Due::Before(event), Lang::Zh) => format!("{event}前"),
        (Due::Before(event), Lang::En) => match event_before_in_english(event) {
            Some(english) => format!("before the {english}"),
            None if event.is_ascii() => format!("before the {event}"),
            None => format!("before \"{event}\""),
        },
    }
}

fn clock_zh(clock: Clock) -> String {
    match clock {
        Clock::At { hour, minute } => format!("{hour}:{minute:02}"),
        Clock::CloseOfWork => "下班".to_owned(),
        Clock::EndOfDay => String::new(),
    }
}

fn clock_en(clock: Clock, before: &str) -> String {
    match clock {
        Clock::At { hour, minute } => format!("{before}{hour:02}:{minute:02}"),
        Clock::CloseOfWork => format!("{before}close of business"),
        Clock::EndOfDay => String::new(),
    }
}

fn every_zh(every: &Recurrence) -> String {
    let (period, months) = match every.period {
        Period::Day => ("日", 0),
        Period::WorkingDay => ("个工作日", 0),
        Period::Week => ("周", 0),
        Period::TenDays => ("旬", 0),
        Period::HalfMonth => ("半月", 0),
        Period::Month => ("月", 1),
        Period::Quarter => ("季度", 3),
        Period::Term => ("学期", 0),
        Period::HalfYear => ("半年", 6),
        Period::Year => ("年", 12),
    };
    let places: Vec<String> = every.places().map(|place| place_zh(&place, months) + &clock_of_zh(&place)).collect();
    let opening = if every.next { "次" } else { "每" };
    format!("{opening}{period}{}前", places.join("、"))
}

/// Of a day that names itself, its end too.
fn clock_of_zh(every: &Recurrence) -> String {
    match (every.by, every.clock) {
        (_, Clock::EndOfDay) if is_daily(every.period) => "24:00".to_owned(),
        (Position::Before(_), clock) if clock != Clock::EndOfDay => format!("前夕{}", clock_zh(clock)),
        (_, clock) => clock_zh(clock),
    }
}

fn is_daily(period: Period) -> bool {
    matches!(period, Period::Day | Period::WorkingDay)
}

fn place_zh(every: &Recurrence, months: u8) -> String {
    let day = |day: u8| if day == 31 { "底".to_owned() } else { format!("{day}日") };
    match every.by {
        Position::End if is_daily(every.period) => String::new(),
        Position::End if every.period == Period::Week => "日".to_owned(),
        Position::End if every.period == Period::Month => "底".to_owned(),
        Position::End => "末".to_owned(),
        Position::Day(n) if every.period == Period::Week => weekday_zh(n).to_owned(),
        Position::NthWeekday(n, day) => format!("第{n}个周{}", weekday_zh(day)),
        Position::LastWeekday(day) => format!("最后一个周{}", weekday_zh(day)),
        Position::Day(n) => format!("{n}日"),
        Position::MonthDay(2, 29..) if months == 12 => "2月底".to_owned(),
        Position::MonthDay(month, n) if months == 12 => format!("{month}月{n}日"),
        Position::MonthDay(month, n) if month == months => format!("末月{}", day(n)),
        Position::MonthDay(1, n) => format!("首月{}", day(n)),
        Position::MonthDay(month, n) => format!("第{month}个月{}", day(n)),
        Position::WorkingDay(n) => format!("第{n}个工作日"),
        Position::MonthWorkingDay(month, n) if month == months => format!("末月第{n}个工作日"),
        Position::MonthWorkingDay(month, n) => format!("第{month}个月第{n}个工作日"),
        Position::LastWorkingDay => "最后一个工作日".to_owned(),
        Position::Before(feast) => format!("{}节", name(feast, Lang::Zh).trim_end_matches('节')),
    }
}

fn weekday_zh(day: u8) -> &'static str {
    let names = ["一", "二", "三", "四", "五", "六", "日"];
    names.get(usize::from(day).saturating_sub(1)).copied().unwrap_or_default()
}

fn weekday_en(day: u8) -> &'static str {
    let names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    names.get(usize::from(day).saturating_sub(1)).copied().unwrap_or_default()
}

fn every_en(every: &Recurrence) -> String {
    let period = match every.period {
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
    if let Position::Before(feast) = every.by {
        return format!("before {} each {period}{}", name(feast, Lang::En), clock_en(every.clock, " by "));
    }
    if is_daily(every.period) {
        let by = |clock| if clock == Clock::EndOfDay { " by 24:00".to_owned() } else { clock_en(clock, " by ") };
        let times: Vec<_> = every.places().map(|place| by(place.clock)).collect();
        return format!("every {period}{}", times.join(" and"));
    }
    let after = if every.next { " after" } else { "" };
    if every.also.is_empty() {
        return format!("by {} of each {period}{after}{}", place_en(every), clock_en(every.clock, " by "));
    }
    let places: Vec<_> = every.places().map(|place| place_en(&place) + &clock_en(place.clock, " by ")).collect();
    format!("by {} of each {period}{after}", places.join(" and "))
}

fn place_en(every: &Recurrence) -> String {
    let day = |n: u8| if n == 31 { "end".to_owned() } else { ordinal(n) };
    match every.by {
        Position::End if every.period == Period::Week => "Sunday".to_owned(),
        Position::End => "the end".to_owned(),
        Position::Day(n) if every.period == Period::Week => weekday_en(n).to_owned(),
        Position::NthWeekday(n, day) => format!("the {} {}", ordinal(n), weekday_en(day)),
        Position::LastWeekday(day) => format!("the last {}", weekday_en(day)),
        Position::Day(n) => format!("the {}", ordinal(n)),
        Position::MonthDay(2, 29..) if every.period == Period::Year => "the end of February".to_owned(),
        Position::MonthDay(month, n) if every.period == Period::Year => format!("{n} {}", month_en(month)),
        Position::MonthDay(month, n) => format!("the {} of the {} month", day(n), ordinal(month)),
        Position::WorkingDay(n) => format!("the {} working day", ordinal(n)),
        Position::MonthWorkingDay(month, n) => {
            format!("the {} working day of the {} month", ordinal(n), ordinal(month))
        }
        Position::LastWorkingDay => "the last working day".to_owned(),
        Position::Before(feast) => name(feast, Lang::En),
    }
}

fn after_zh(delay: &Delay) -> String {
    let event = match &delay.event {
        Event::Receipt => String::new(),
        Event::Issue => "印发后".to_owned(),
        Event::Other(event) => format!("{event}后"),
    };
    if delay.within == Number::ZERO && delay.unit != Unit::Day {
        return format!("{event}立即");
    }
    if let Some(clock) = delay.clock {
        let timed = clock != Clock::EndOfDay;
        let clock = clock_zh(clock);
        let day = match delay.within.as_whole() {
            Some(0) => "当日".to_owned(),
            Some(1) => "次日".to_owned(),
            _ => format!("第{}日", delay.within),
        };
        return if timed { format!("{event}{day}{clock}前") } else { format!("{event}{day}内") };
    }
    let unit = match delay.unit {
        Unit::Minute => "分钟",
        Unit::Hour => "小时",
        Unit::Day => "日",
        Unit::WorkingDay => "个工作日",
        Unit::Week => "周",
        Unit::Month => "个月",
        Unit::Year => "年",
    };
    format!("{event}{}{unit}内", delay.within)
}

fn after_en(delay: &Delay) -> String {
    let event = match &delay.event {
        Event::Receipt => String::new(),
        Event::Issue => " after issue".to_owned(),
        Event::Other(event) if event.is_ascii() => format!(" after {event}"),
        Event::Other(event) => match event_in_english(event) {
            Some(english) => format!(" after {english}"),
            None => format!(" after \"{event}\""),
        },
    };
    if delay.within == Number::ZERO && delay.unit != Unit::Day {
        return format!("immediately{event}");
    }
    if let Some(clock) = delay.clock {
        let clock = clock_en(clock, " by ");
        return match delay.within.as_whole() {
            Some(0) => format!("on the same day{clock}{event}"),
            Some(1) => format!("on the next day{clock}{event}"),
            _ => format!("on day {}{clock}{event}", delay.within),
        };
    }
    let unit = match delay.unit {
        Unit::Minute => "minute",
        Unit::Hour => "hour",
        Unit::Day => "day",
        Unit::WorkingDay => "working day",
        Unit::Week => "week",
        Unit::Month => "month",
        Unit::Year => "year",
    };
    let plural = if delay.within == Number::ONE { "" } else { "s" };
    format!("within {} {unit}{plural}{event}", delay.within)
}

fn ordinal(n: u8) -> String {
    let suffix = match (n % 10, n % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{n}{suffix}")
}

fn month_en(month: u8) -> &'static str {
    let names = [
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
    names.get(usize::from(month).saturating_sub(1)).copied().unwrap_or_default()
}

fn name(feast: Feast, lang: Lang) -> String {
    let (chinese, english) = feast.names();
    match lang {
        Lang::Zh => chinese.first().copied().unwrap_or_default().to_owned(),
        Lang::En => english.first().copied().unwrap_or_default().to_owned(),
    }
}
