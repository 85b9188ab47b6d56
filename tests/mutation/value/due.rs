//! Points in time: a date, a day of each month, a time after an event.

use super::super::choice::Choice;
use super::super::figures::{chinese, filled};
use super::super::point::Value;
use super::moved;
use jiama::kind::order::Way;
use jiff::civil::{Date, date};

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

pub(super) fn value(way: Way, choice: &mut Choice) -> Value {
    let (said, heavier) = match choice.below(6) {
        0..3 => dates(way, choice),
        3 => each(way, 28, choice, &MONTHLY),
        4 => each(way, 30, choice, &WORKING_DAYS),
        _ => hours(way, choice),
    };
    Value { said, heavier, lone_ceiling: true, parts: None }
}

const MONTHLY: [&str; 5] = ["每月{n}日前", "每月{n}号前", "每月{z}日前", "每个月{n}日之前", "每月{n}日前报送"];

const WORKING_DAYS: [&str; 7] = [
    "收到通知后{n}个工作日内",
    "{n}个工作日内",
    "{l}个工作日内",
    "自收到通知之日起{n}个工作日内",
    "接到通知后{l}个工作日内",
    "收到文件之日起{z}个工作日内",
    "within {n} working days",
];

fn each(way: Way, most: usize, choice: &mut Choice, wordings: &[&str]) -> (Vec<String>, Vec<String>) {
    let (n, heavier) = moved(way, most, choice);
    (filled(n, wordings), filled(heavier, wordings))
}

/// Hours after an event; whole days also as days.
fn hours(way: Way, choice: &mut Choice) -> (Vec<String>, Vec<String>) {
    let (n, heavier) = moved(way, 15, choice);
    let said = |n: usize| {
        let mut said = filled(12 * n, &["事件发生后{n}小时内", "事件发生后{z}小时内", "事件发生后{n}个小时内"]);
        if n.is_multiple_of(2) {
            said.extend(filled(n / 2, &["事件发生后{n}日内", "事件发生后{n}天内", "事件发生后{l}天内"]));
        }
        said
    };
    (said(n), said(heavier))
}

fn dates(way: Way, choice: &mut Choice) -> (Vec<String>, Vec<String>) {
    let month = i8::try_from(6 + choice.below(7)).unwrap();
    let end = date(2025, month, 1).last_of_month();
    let due = if choice.yes() { end } else { date(2025, month, i8::try_from(1 + choice.below(28)).unwrap()) };
    let days = choice.below(20);
    let other = (0..=days).fold(due, |day, _| if way == Way::Up { day.tomorrow() } else { day.yesterday() }.unwrap());
    (day(due), day(other))
}

fn day(day: Date) -> Vec<String> {
    let (y, m, d) = (day.year(), usize::try_from(day.month()).unwrap(), usize::try_from(day.day()).unwrap());
    let month = MONTHS.get(m - 1).unwrap();
    let mut said = vec![
        day.to_string(),
        format!("{y}年{m}月{d}日"),
        format!("{y}年{m}月{d}日前"),
        format!("{y}年{m}月{d}日之前完成"),
        format!("{y}年{m}月{d}号以前"),
        format!("不迟于{y}年{m}月{d}日"),
        format!("{y}/{m}/{d}"),
        format!("{y}.{m}.{d}"),
        format!("by {d} {month} {y}"),
        format!("{month} {d}, {y}"),
        format!("no later than {d} {month} {y}"),
    ];
    if y == 2025 {
        said.extend([
            format!("{m}月{d}日前"),
            format!("今年{m}月{d}日前"),
            format!("二〇二五年{}月{}日", chinese(m), chinese(d)),
        ]);
        if day.last_of_month() == day {
            said.extend([
                format!("{y}年{m}月底前"),
                format!("{m}月底前"),
                format!("{}月底前完成", chinese(m)),
                format!("{y}年{m}月"),
                format!("{m}月下旬"),
                format!("by the end of {month} {y}"),
            ]);
        }
        match (m, d) {
            (6, 30) => said.extend(["上半年", "2025年第二季度末", "二季度末前"].map(str::to_owned)),
            (9, 30) => said.extend(["三季度末", "国庆节前"].map(str::to_owned)),
            (12, 31) => said.extend(["年底前", "2025年底", "年内", "今年年底前", "元旦前"].map(str::to_owned)),
            _ => {}
        }
    }
    said
}
