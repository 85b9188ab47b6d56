//! A deadline as `jiama read --format json` prints it.

use super::model::{Clock, Due, Event, Period, Position, Unit};
use crate::calendar::Feast;
use crate::kind::number::Number;
use serde::ser::{Serialize, SerializeMap, Serializer};

impl Serialize for Due {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        let clock = match self {
            Self::At(moment) => {
                map.serialize_entry("date", &moment.date.to_string())?;
                map.serialize_entry("time", &time(moment.clock))?;
                moment.clock
            }
            Self::Every(every) => {
                map.serialize_entry("every", period(every.period))?;
                map.serialize_entry("by", &position(every.period, every.by))?;
                if !every.also.is_empty() {
                    let also: Vec<_> = every.also.iter().map(|(by, _)| position(every.period, *by)).collect();
                    map.serialize_entry("also", &also)?;
                    let times: Vec<_> = every.also.iter().map(|(_, clock)| time(*clock)).collect();
                    if times.iter().any(|time| *time != self::time(every.clock)) {
                        map.serialize_entry("also_times", &times)?;
                    }
                }
                if every.next {
                    map.serialize_entry("next", &true)?;
                }
                time_if_said(&mut map, every.clock)?;
                every.clock
            }
            Self::After(delay) => {
                map.serialize_entry("within", &delay.within)?;
                map.serialize_entry("unit", unit(delay.unit))?;
                match &delay.event {
                    Event::Receipt => {}
                    Event::Issue => map.serialize_entry("event", "印发")?,
                    Event::Other(event) => map.serialize_entry("event", event)?,
                }
                match delay.clock {
                    // 次日 lasts to the end of that day, 1日 for 24 hours.
                    Some(Clock::EndOfDay) if delay.within != Number::ZERO => map.serialize_entry("time", "24:00")?,
                    clock => time_if_said(&mut map, clock.unwrap_or(Clock::EndOfDay))?,
                }
                delay.clock.unwrap_or(Clock::EndOfDay)
            }
            Self::Before(event) => {
                map.serialize_entry("before", event)?;
                Clock::EndOfDay
            }
        };
        if clock == Clock::CloseOfWork {
            map.serialize_entry("close_of_work", &true)?;
        }
        map.end()
    }
}

fn time_if_said<M: SerializeMap>(map: &mut M, clock: Clock) -> Result<(), M::Error> {
    time(clock).map_or(Ok(()), |time| map.serialize_entry("time", &time))
}

/// `18:00`; `None` for the end of the day and of work.
fn time(clock: Clock) -> Option<String> {
    match clock {
        Clock::At { hour, minute } => Some(format!("{hour:02}:{minute:02}")),
        Clock::CloseOfWork | Clock::EndOfDay => None,
    }
}

fn period(period: Period) -> &'static str {
    match period {
        Period::Day => "day",
        Period::WorkingDay => "working-day",
        Period::Week => "week",
        Period::TenDays => "ten-days",
        Period::HalfMonth => "half-month",
        Period::Month => "month",
        Period::Quarter => "quarter",
        Period::Term => "term",
        Period::HalfYear => "half-year",
        Period::Year => "year",
    }
}

/// `25`, `end`; of a year `10-15`, of a quarter `3-25`; `working-day-5`, `weekday-5-1` for the first Friday, `before-春节`.
fn position(period: Period, position: Position) -> String {
    match position {
        Position::End => "end".to_owned(),
        Position::Day(day) => day.to_string(),
        Position::MonthDay(2, 29..) if period == Period::Year => "02-end".to_owned(),
        Position::MonthDay(month, day) if period == Period::Year => format!("{month:02}-{day:02}"),
        Position::MonthDay(month, 31) => format!("{month}-end"),
        Position::MonthDay(month, day) => format!("{month}-{day}"),
        Position::WorkingDay(n) => format!("working-day-{n}"),
        Position::MonthWorkingDay(month, n) => format!("{month}-working-day-{n}"),
        Position::LastWorkingDay => "last-working-day".to_owned(),
        Position::NthWeekday(n, day) => format!("weekday-{day}-{n}"),
        Position::LastWeekday(day) => format!("last-weekday-{day}"),
        Position::Before(feast) => format!("before-{}", name(feast)),
    }
}

fn name(feast: Feast) -> &'static str {
    feast.names().0.first().copied().unwrap_or_default()
}

fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Minute => "minute",
        Unit::Hour => "hour",
        Unit::Day => "day",
        Unit::WorkingDay => "working-day",
        Unit::Week => "week",
        Unit::Month => "month",
        Unit::Year => "year",
    }
}
