//! A season by its name: 汛期, 疫情高发期, 重污染天气, 春节期间, 入汛前. A rate that holds only then is another than one that
//! always holds, so that no name which ends as a season does is passed over.

use super::Period;
use super::period;
use super::seasons::{AROUND, ENDS, NAMED, NONE, SAME};
use crate::kind::feast;
use crate::kind::numeral::number;
use crate::kind::words::Cursor;
use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// The longest name, in characters.
const LONGEST: usize = 14;

/// Takes a season by its name, or several that are one season together (节假日、长假), and says it in uniform words.
pub(super) fn named(c: &mut Cursor<'_>) -> Option<String> {
    let mut at = *c;
    let first = one(&mut at)?;
    *c = at;
    let mut names = vec![first.clone()];
    loop {
        let mut next = at;
        let another = next.eat_any(&["、", "和", "及", "与", "以及"]).and_then(|_| one(&mut next));
        let Some(name) = another else { break };
        names.push(name);
        at = next;
    }
    // 节前、节中、节后各1次: each is an event of its own.
    if at.sees("各") {
        return Some(first);
    }
    *c = at;
    names.sort_unstable();
    names.dedup();
    Some(names.join("、"))
}

/// Takes one season.
fn one(c: &mut Cursor<'_>) -> Option<String> {
    let mut at = *c;
    if let Some(year) = year(&mut at) {
        let name = one(&mut at).filter(|name| in_year(name).0.is_none())?;
        *c = at;
        return Some(format!("{year}年{name}"));
    }
    let listed_whole = listed(&mut at);
    let not = listed_whole.is_none() && at.eat("非");
    let found = listed_whole
        .or_else(|| listed(&mut at))
        .map(str::to_owned)
        .or_else(|| feasts(&mut at))
        .or_else(|| at.eat_any(AROUND).map(str::to_owned))
        .or_else(|| hours(&mut at))
        .or_else(|| ended(&mut at))?;
    let found = if not { format!("非{found}") } else { found };
    let found = match at.eat_any(&["期间", "内", "里", "时", "前后", "前夕", "之前", "前", "之后", "后"])
    {
        Some("前夕" | "之前" | "前") => format!("{found}前"),
        Some("之后" | "后") => format!("{found}后"),
        Some("前后") => format!("{found}前后"),
        _ => found,
    };
    // 防火期满 is no season, 汛期末 not the whole of one.
    if ["满", "末", "初", "限"].iter().any(|word| at.sees(word)) {
        return None;
    }
    *c = at;
    Some(found)
}

/// How long a season holds beside another, by their names: 汛期 longer than 2025年汛期, 节假日、周末 than 节假日. `None` where that
/// is not known.
pub(super) fn compare(parent: &str, child: &str) -> Option<Ordering> {
    let (of_parent, p) = in_year(parent);
    let (of_child, c) = in_year(child);
    let by_year = match (of_parent, of_child) {
        (p, c) if p == c => Ordering::Equal,
        (None, Some(_)) => Ordering::Less,
        (Some(_), None) => Ordering::Greater,
        _ => return None,
    };
    let (p, c) = (each(p), each(c));
    match (p.is_subset(&c), c.is_subset(&p)) {
        (true, true) => Some(by_year),
        (true, false) if by_year != Ordering::Less => Some(Ordering::Greater),
        (false, true) if by_year != Ordering::Greater => Some(Ordering::Less),
        _ => None,
    }
}

/// The seasons that a name joins, each by one of its names.
fn each(name: &str) -> BTreeSet<&str> {
    let own = |name| SAME.iter().find(|(word, _)| *word == name).map_or(name, |(_, own)| *own);
    name.split('、').map(|name| own(name.trim_end_matches("期间"))).collect()
}

/// The year that a name begins with, and the name without it.
fn in_year(name: &str) -> (Option<&str>, &str) {
    let year = name.split_once('年').filter(|(year, _)| year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()));
    year.map_or((None, name), |(year, rest)| (Some(year), rest))
}

/// Takes the year of a season of one year: 2025年汛期.
fn year(c: &mut Cursor<'_>) -> Option<i64> {
    let mut at = *c;
    let year = number(&mut at).ok()??.as_whole().filter(|year| (1900..=2200).contains(year))?;
    at.eat("年").then_some(())?;
    at.eat("的");
    *c = at;
    Some(year)
}

/// One of those known, in Chinese or English.
fn listed(c: &mut Cursor<'_>) -> Option<&'static str> {
    static SPELLINGS: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
        let spelt = |(zh, en): &(&'static str, &'static str)| [(*zh, *zh), (*en, *zh)];
        NAMED.iter().flat_map(spelt).filter(|(word, _)| !word.is_empty()).collect()
    });
    c.eat_one_of(&SPELLINGS)
}

/// 春节期间, 元旦、春节期间, 国庆假期, and 国庆节 where a period follows.
fn feasts(c: &mut Cursor<'_>) -> Option<String> {
    let mut at = *c;
    let mut names: Vec<&str> = Vec::new();
    loop {
        let mut next = at;
        if !names.is_empty() {
            next.eat_any(&["、", "和", "及", "与"]);
        }
        let Some(feast) = feast::chinese(&mut next) else { break };
        names.extend(feast.names().0.first());
        at = next;
    }
    let holiday = at.eat_any(&["假期", "长假", "小长假", "假日", "节日", "放假"]).is_some();
    let around = ["期间", "前", "后", "之前", "之后"].iter().any(|word| at.sees(word));
    if names.is_empty() || !(holiday || around || at.sees("每")) {
        return None;
    }
    let names = names.join("、");
    let own = if at.sees("前") || at.sees("后") || at.sees("之") { names } else { format!("{names}期间") };
    *c = at;
    Some(own)
}

/// A part of the day in which something is done every so many hours: 夜间每2小时1次. 夜间巡查每日1次 only names the patrol.
fn hours(c: &mut Cursor<'_>) -> Option<String> {
    let mut at = *c;
    let part = at.eat_any(&["夜间", "日间", "白天", "营业时间", "工作时间", "上班时间", "作业时间", "高峰"])?;
    at.eat_any(&["期间", "内"]);
    // Said after the count (once an hour in 夜间), it cannot but be the season.
    let window = period::period(&mut { at }).ok().flatten();
    let hourly = window.is_some_and(|window| matches!(window.per, Period::Hour | Period::Minute));
    (hourly || at.at_end()).then(|| {
        *c = at;
        part.to_owned()
    })
}

/// A name that ends as a season does, and holds no number, no time and no condition.
fn ended(c: &mut Cursor<'_>) -> Option<String> {
    /// Times of the year with a number in their names, and grades.
    const NUMBERED: &[&str] = &[
        "两会", "两节", "双节", "三夏", "三秋", "双抢", "一级", "二级", "三级", "四级", "Ⅰ级", "Ⅱ级", "Ⅲ级", "Ⅳ级",
        "ⅰ级", "ⅱ级", "ⅲ级", "ⅳ级", "i级", "ii级", "iii级", "iv级",
    ];
    let start = *c;
    let mut at = start;
    // What meets it, is not of the name.
    at.eat_any(&["遇到", "遇有", "遇", "逢"]);
    at.skip_spaces();
    let begun = at;
    let mut found = None;
    for _ in 0..LONGEST {
        let apart = at.reach() > begun.reach();
        let mut end = at;
        if NONE.iter().any(|word| at.sees(word)) {
            break;
        }
        if apart && (end.eat_any(ENDS).is_some() || alert(&mut end, &at.text_since(begun))) {
            found = Some(end);
            at = end;
            continue;
        }
        // 县级河长汛期: who acts is no part of the season's name.
        if apart && (listed(&mut { at }).is_some() || at.sees("在") || at.sees("于")) {
            break;
        }
        let named = |next: char| super::object::may_name(next) || " \"".contains(next);
        if at.eat_any(NUMBERED).is_none() && !at.next_char().is_some_and(named) {
            break;
        }
    }
    let end = found?;
    *c = end;
    Some(end.text_since(begun).replace([' ', '"'], ""))
}

/// 预警 and 响应 of a grade or colour, while it holds: 橙色预警每日1次. 应急响应演练 is an activity.
fn alert(c: &mut Cursor<'_>, grade: &str) -> bool {
    let mut at = *c;
    let graded = grade.ends_with(['色', '级']) || grade.ends_with("应急");
    let found = graded && at.eat_any(&["预警", "响应", "应急响应"]).is_some();
    let holds = at.at_end() || ["每", "时", "期间", "后", "内"].iter().any(|word| at.sees(word));
    if found && holds {
        *c = at;
    }
    found && holds
}
