//! Why a text that is no deadline is none: it names no measure, or it is a measure of something else.

use super::figure::figure;
use super::length::length;
use crate::fault::Code;
use crate::kind::Kind;
use crate::kind::misread::Misread;
use crate::kind::words::Cursor;
use std::ops::Range;

/// Words of time that name no measure.
pub(super) const VAGUE: &[&str] = &[
    "尽快",
    "尽早",
    "及时",
    "即行",
    "限期",
    "近期",
    "近日",
    "适时",
    "抓紧",
    "抓紧时间",
    "随时",
    "早日",
    "限时",
    "按时",
    "按期",
    "如期",
    "按时限",
    "定期",
    "不定期",
    "从速",
    "从快",
    "迅速",
    "火速",
    "加快",
    "第一时间",
    "短期内",
    "短时间内",
    "一段时间内",
    "合理期限内",
    "规定时间内",
    "规定期限内",
    "规定时限内",
    "一定期限内",
    "要求时限内",
    "届时",
    "择期",
    "不日",
    "长期",
    "常年",
    "全年",
    "持续",
    "常态化",
    "日常",
    "经常",
    "下一步",
    "尽可能早",
    "as soon as possible",
    "asap",
    "promptly",
    "timely",
    "in a timely manner",
    "soon",
    "in due course",
    "without delay",
    "without undue delay",
    "quickly",
    "on time",
    "in good time",
    "at an early date",
    "shortly",
    "urgently",
];

/// Words of another dimension: how long before.
const LEAD: &[&str] = &[
    "提前",
    "会前",
    "会议前",
    "召开前",
    "届满前",
    "期满前",
    "到期前",
    "期限前",
    "施工前",
    "开工前",
    "实施前",
    "举办前",
    "活动前",
    "节前",
    "at least",
    "in advance",
    "before the meeting",
];

/// Words of another dimension: how often.
const RATES: &[&str] = &[
    "按日",
    "按周",
    "按月",
    "按季",
    "按季度",
    "按年",
    "逐日",
    "逐周",
    "逐月",
    "逐季",
    "逐年",
    "每",
    "daily",
    "weekly",
    "monthly",
    "quarterly",
    "yearly",
    "annually",
    "every",
    "once",
    "twice",
];

/// The refusal of a text that no form fits. `hurry` is where words of no measure stood before it.
pub(super) fn why(begun: Cursor<'_>, hurry: Option<Range<usize>>) -> Misread {
    if let Some(at) = hurry {
        return Misread::new(Code::Vague, "time", at);
    }
    if let Some(at) = find(begun, VAGUE) {
        return Misread::new(Code::Vague, "time", at);
    }
    let mut c = begun;
    c.eat_any(&["于", "在", "自", "各地"]);
    if c.eat_any(RATES).is_some() {
        return Misread::new(Code::NotUnderstood, "other-dimension", begun.rest()).belonging_to(Kind::Rate);
    }
    if let Some(at) = lead(begun) {
        return Misread::new(Code::NotUnderstood, "other-dimension", at).belonging_to(Kind::Span);
    }
    Misread::new(Code::NotUnderstood, "value", 0..0)
}

/// 法定时限的二分之一, 承诺期限的50%: a part of a limit that stands elsewhere.
pub(super) fn part_of_limit(begun: Cursor<'_>) -> Option<Misread> {
    const LONGEST: usize = 8;
    let mut c = begun;
    while c.peek().is_some() {
        let start = c;
        if c.eat_any(&["时限的", "期限的", "时限", "期限", "办理时间的"]).is_none() {
            c.next_char();
            continue;
        }
        for _ in 0..LONGEST {
            if c.eat_any(&["分之", "%", "一半"]).is_some() {
                return Some(Misread::new(Code::NotUnderstood, "of-a-limit", start.rest()));
            }
            c.next_char();
        }
        return None;
    }
    None
}

/// `提前3日`, `会前5日通知`: the word of the lead, where a length stands beside it.
fn lead(begun: Cursor<'_>) -> Option<Range<usize>> {
    let mut c = begun;
    while c.peek().is_some() {
        let mut at = c;
        at.skip_spaces();
        let start = at;
        if at.eat_any(LEAD).is_some() {
            at.eat_any(&["至少", "不少于", "不得少于"]);
            let number = figure(&mut at.clone()).is_some();
            if number || matches!(length(&mut at.clone()), Ok(Some(_))) {
                return Some(at.since(start));
            }
        }
        c.next_char();
    }
    None
}

fn find(begun: Cursor<'_>, words: &[&str]) -> Option<Range<usize>> {
    let mut c = begun;
    while c.peek().is_some() {
        let mut at = c;
        at.skip_spaces();
        let start = at;
        let within_word = start.peek().is_some_and(|next| next.is_ascii_alphabetic())
            && start.before().is_some_and(|before| before.is_ascii_alphabetic());
        if !within_word && at.eat_any(words).is_some() {
            return Some(at.since(start));
        }
        c.next_char();
    }
    None
}
