//! Says a value of kind amount.

use crate::kind::amount::unit;
use crate::kind::amount::{Amount, Base, Bound, Count, Course, Period, is_known_body, per_in_english};
use crate::kind::number::Number;
use crate::render::Lang;
use crate::render::say::grade::grade;

/// The value in words.
#[must_use]
pub fn amount(value: &Amount, lang: Lang) -> String {
    let counts: Vec<String> = value.counts().map(|count| said(count, lang)).collect();
    let (or, and) = if lang == Lang::Zh { ("或者", "，并处") } else { (" or ", ", ") };
    let sums = counts.join(or);
    let Some(graded) = &value.graded else { return sums };
    let beside = graded.beside.iter().map(|beside| grade(beside, lang)).collect::<Vec<_>>();
    let sums = beside.into_iter().chain([sums]).collect::<Vec<_>>().join(and);
    graded.instead.iter().map(|instead| grade(instead, lang)).chain([sums]).collect::<Vec<_>>().join(or)
}

fn said(count: &Count, lang: Lang) -> String {
    match lang {
        Lang::Zh => zh(count),
        Lang::En => en(count),
    }
}

/// A number with its unit: a share that no decimal ends is said as a fraction.
fn figure(at: Number, unit: Option<&str>, lang: Lang) -> String {
    let plain = at.to_string();
    if unit == Some("%") && plain.contains('/') {
        return at.over(Number::whole(100)).map_or(plain, |share| share.to_string());
    }
    match (unit, lang) {
        // A number that no decimal ends is said as a ratio.
        (None, _) => plain.replace('/', ":"),
        (Some("%"), _) => format!("{plain}%"),
        (Some("百分点"), Lang::Zh) => format!("{plain}个百分点"),
        (Some(unit), Lang::Zh) => format!("{plain}{unit}"),
        (Some(unit), Lang::En) => format!("{plain} {}", unit::english(unit)),
    }
}

fn zh(count: &Count) -> String {
    let unit = count.unit.as_deref();
    let bound = |b: Bound| figure(b.at, unit, Lang::Zh);
    let about = if count.about { "约" } else { "" };
    let low = |b: Bound| format!("{}{about}{}", if b.strict { "超过" } else { "不少于" }, bound(b));
    let high = |b: Bound| format!("{}{about}{}", if b.strict { "少于" } else { "不超过" }, bound(b));
    let mut out = String::new();
    match &count.base {
        Some(Base { text, whole: false }) if matches!(&**text, "同比" | "环比") => out.push_str(text),
        Some(Base { text, whole: false }) => out.push_str(&format!("较{text}")),
        _ => {}
    }
    if let Some(per) = &count.per {
        let known = is_known_body(per) || per.starts_with(|c: char| c.is_ascii_digit() || "万百千亿".contains(c));
        out.push_str(if known { "每" } else { "每个" });
        out.push_str(per);
    }
    out.push_str(match count.period {
        None => "",
        Some(Period::Day) => "每日",
        Some(Period::WorkingDay) => "每个工作日",
        Some(Period::Week) => "每周",
        Some(Period::TenDays) => "每旬",
        Some(Period::HalfMonth) => "每半月",
        Some(Period::Month) => "每月",
        Some(Period::Quarter) => "每季度",
        Some(Period::Term) => "每学期",
        Some(Period::HalfYear) => "每半年",
        Some(Period::Year) => "每年",
    });
    // 合格率不少于95%, 零售额增长不少于5%, but 不少于3条线索.
    let leads = unit == Some("%") || count.course.is_some();
    let of = count.of.as_deref().unwrap_or_default();
    if leads {
        out.push_str(of);
    }
    out.push_str(match count.course {
        None => "",
        Some(Course::Up) => "增长",
        Some(Course::Down) => "下降",
    });
    let whole = match &count.base {
        Some(Base { text, whole: true }) => format!("{text}的"),
        _ => String::new(),
    };
    out.push_str(&whole);
    match (count.floor, count.ceiling) {
        (Some(f), Some(c)) if f == c => out.push_str(&format!("正好{about}{}", bound(f))),
        (Some(f), Some(c)) if !f.strict && !c.strict => out.push_str(&format!("{about}{}至{}", bound(f), bound(c))),
        (floor, ceiling) => {
            let ends: Vec<String> = floor.map(low).into_iter().chain(ceiling.map(high)).collect();
            out.push_str(&ends.join("且"));
        }
    }
    if !leads && !of.is_empty() {
        out.push_str(if of.starts_with(|c: char| c.is_ascii()) { " " } else { "" });
        out.push_str(of);
    }
    out
}

fn en(count: &Count) -> String {
    let unit = count.unit.as_deref();
    let bound = |b: Bound| figure(b.at, unit, Lang::En);
    let about = if count.about { "about " } else { "" };
    let low = |b: Bound| format!("{} {about}{}", if b.strict { "more than" } else { "at least" }, bound(b));
    let high = |b: Bound| format!("{} {about}{}", if b.strict { "less than" } else { "at most" }, bound(b));
    let mut out = String::new();
    let share = unit == Some("%") && count.course.is_none();
    let of = count.of.as_deref().unwrap_or_default();
    if share && !of.is_empty() {
        out.push_str(of);
        out.push(' ');
    }
    out.push_str(match count.course {
        None => "",
        Some(Course::Up) => "up by ",
        Some(Course::Down) => "down by ",
    });
    if let Some(Base { text, whole: true }) = &count.base {
        out.push_str(&format!("{text}的"));
    }
    match (count.floor, count.ceiling) {
        (Some(f), Some(c)) if f == c => out.push_str(&format!("exactly {about}{}", bound(f))),
        (Some(f), Some(c)) if !f.strict && !c.strict => out.push_str(&format!("{about}{} to {}", bound(f), bound(c))),
        (floor, ceiling) => {
            let ends: Vec<String> = floor.map(low).into_iter().chain(ceiling.map(high)).collect();
            out.push_str(&ends.join(" and "));
        }
    }
    if !share && !of.is_empty() {
        out.push(' ');
        out.push_str(of);
    }
    if let Some(per) = &count.per {
        out.push_str(&format!(" per {}", per_in_english(per)));
    }
    out.push_str(match count.period {
        None => "",
        Some(Period::Day) => " per day",
        Some(Period::WorkingDay) => " per working day",
        Some(Period::Week) => " per week",
        Some(Period::TenDays) => " per ten days",
        Some(Period::HalfMonth) => " per half month",
        Some(Period::Month) => " per month",
        Some(Period::Quarter) => " per quarter",
        Some(Period::Term) => " per term",
        Some(Period::HalfYear) => " per half year",
        Some(Period::Year) => " per year",
    });
    match &count.base {
        Some(Base { text, whole: false }) if text == "同比" => out.push_str(" year on year"),
        Some(Base { text, whole: false }) if text == "环比" => out.push_str(" month on month"),
        Some(Base { text, whole: false }) => out.push_str(&format!(" compared with {text}")),
        _ => {}
    }
    out
}
