//! The event from which a length of time runs: 自收到通知之日起, 事故发生后, after receipt.

use super::figure::figure;
use super::uniform::named;
use crate::kind::due::Event;
use crate::kind::words::Cursor;

/// The longest name of an event, in characters.
const LONGEST: usize = 30;

/// What ends the name of an event.
const MARKS: &[&str] = &[
    "之日起",
    "之日起的",
    "之日后",
    "之日算起",
    "之日开始",
    "之时起",
    "之时算起",
    "当日起",
    "当天起",
    "之次日起",
    "之日的次日起",
    "次日起",
    "日起",
    "起",
    "起算",
    "后",
    "之后",
    "以后",
    "后的",
    "之日",
    "之时",
    "时",
];

/// What may follow the name of an event at once.
const AT_ONCE: &[&str] = &["当日", "当天", "当晚", "次日", "第二天", "翌日", "立即", "即时", "同日"];

/// What may not stand in the name of an event: then it is none, and more than an event was meant.
const NEVER: &[&str] = &[
    "尽快", "及时", "近期", "限期", "不", "未", "无", "内", ",", ";", ".", ":", "按", "提前", "之前", "前", "原则",
    "确保", "月份", "底", "左右",
];

/// What may stand in it all the same.
const ALLOWED: &[&str] = &[
    "无异议",
    "不合格",
    "不达标",
    "不符合",
    "不良",
    "不予",
    "不动产",
    "未成年",
    "未通过",
    "未达标",
    "无害化",
    "无障碍",
    "月份终了",
    "月份结束",
];

/// Telephone numbers, in the names of events: 接到12345工单.
const NUMBERS: &[&str] =
    &["12345", "12315", "12319", "12333", "12337", "12369", "12388", "12389", "110", "119", "120", "122"];

/// Words that hold one that would end a name, and end none: 最后3日, 临时, 发起.
const WHOLE: &[&str] = &[
    "最后", "前后", "先后", "此后", "随后", "其后", "然后", "落后", "背后", "滞后", "延后", "推后", "善后", "靠后",
    "临时", "同时", "平时", "按时", "定时", "限时", "实时", "随时", "届时", "暂时", "准时", "适时", "当时", "战时",
    "小时", "学时", "课时", "工时", "一起", "引起", "发起", "提起", "兴起", "掀起", "唤起",
];

/// All readings of the words here as an event, with where what follows begins; the shortest name first.
pub(super) fn before(begun: Cursor<'_>) -> Vec<(Event, Cursor<'_>)> {
    let mut found = Vec::new();
    let mut start = begun;
    start.skip_spaces();
    let mut c = start;
    for _ in 0..LONGEST {
        let name = c.text_since(start);
        if is_happening(&name) && figure(&mut { c }).is_some() {
            found.push((named(&name), c));
        }
        if c.eat_any(ALLOWED).is_some() || hotline(&mut c) {
            continue;
        }
        if NEVER.iter().any(|word| c.sees(word)) || c.peek().is_none_or(|next| next.is_ascii_digit()) {
            break;
        }
        if part_of_word(c) {
            c.next_char();
            continue;
        }
        let mut after = c;
        // 法定时限 is no event.
        let limit = ["时限", "时间", "时长", "时效"].iter().any(|word| c.sees(word));
        if !limit && after.eat_any(MARKS).is_some() {
            while after.eat_any(MARKS).is_some() {}
            found.push((named(&name), after));
        }
        if AT_ONCE.iter().any(|word| c.sees(word))
            && !name.is_empty()
            && !name.ends_with("倒数")
            && !WHOLE.contains(&&*name)
        {
            found.push((named(&name), c));
        }
        c.next_char();
    }
    found
}

/// Whether the character here ends a word that ends no name.
fn part_of_word(c: Cursor<'_>) -> bool {
    let ends = |word: &&str| {
        let mut chars = word.chars();
        chars.next() == c.before() && chars.next() == c.peek()
    };
    WHOLE.iter().any(ends)
}

/// Takes a telephone number that something is called by, and that is no length of time.
fn hotline(c: &mut Cursor<'_>) -> bool {
    let mut at = *c;
    const UNITS: &[&str] = &["个", "日", "天", "周", "月", "年", "小时", "分", "时", "工作日"];
    let called = at.eat_any(NUMBERS).is_some()
        && at.peek().is_some_and(|next| ('\u{4e00}'..='\u{9fff}').contains(&next))
        && !UNITS.iter().any(|unit| at.sees(unit));
    if called {
        *c = at;
    }
    called
}

/// Whether words are an event without 后 after them: 事发1小时内, 发现问题24小时内.
fn is_happening(name: &str) -> bool {
    const HAPPENING: &[&str] = &[
        "事发", "接报", "接警", "接诉", "接单", "接件", "案发", "受理", "立案", "发现", "到账", "开学", "入学", "入职",
    ];
    const OBJECTS: &[&str] = &["事故发生", "事件发生", "灾情发生", "险情发生"];
    const OPENING: &[&str] = &["收到", "接到", "发现"];
    let plain = name.strip_prefix('自').unwrap_or(name);
    const ENDS: &[&str] = &["终了", "结束", "期满", "届满", "送达", "完毕", "开学"];
    let ended = ENDS.iter().any(|end| plain.len() > end.len() && plain.ends_with(end));
    ended
        || HAPPENING.contains(&plain)
        || OBJECTS.contains(&plain)
        || OPENING.iter().any(|opening| plain.strip_prefix(opening).is_some_and(|rest| rest.chars().count() > 1))
}

/// The event that stands after a length in English: `of receipt`, `after the accident`.
pub(super) fn after(c: &mut Cursor<'_>) -> Option<Event> {
    let mut at = *c;
    at.eat_any(&["of", "after", "from", "following", "upon", "since", "on", "counting from"])?;
    at.eat_any(&["the date of", "the day of"]);
    while at.eat_any(&["the", "its", "their", "a", "an", "this"]).is_some() {}
    at.skip_spaces();
    let start = at;
    if at.eat("\"") {
        while at.peek().is_some_and(|next| next != '"') {
            at.next_char();
        }
        let name = at.text_since(start);
        at.next_char();
        *c = at;
        return Some(named(name.trim_matches('"')));
    }
    while at.peek().is_some_and(|next| next.is_ascii_alphabetic() || next == ' ' || next == '-') && !at.sees("not") {
        at.next_char();
    }
    let name = at.text_since(start);
    if name.is_empty() {
        return None;
    }
    *c = at;
    Some(named(&name))
}
