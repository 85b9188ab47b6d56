//! Whom an activity is turned to: 对重点企业, 到村. It is passed over up to the activity; what could change the rate — a
//! number, a time, a condition — may not stand in it. Other plain names are passed over too: 县级河长, 应急疏散.

use super::lexicon::{self, sees_verb};
use super::words::{self, bound};
use super::{body, named, period};
use crate::kind::amount;
use crate::kind::force::Phrase;
use crate::kind::numeral::number;
use crate::kind::words::Cursor;

/// Whether a character may stand in the name of a thing. Numbers, times, negations, conditions and marks may not.
pub(super) fn may_name(c: char) -> bool {
    const NEVER: &str =
        "零一二三四五六七八九十百千万亿两半几多日周旬月季年天时分秒每隔不未无非除外仅只如若视酌当或至以且超少";
    ('\u{4e00}'..='\u{9fff}').contains(&c) && !NEVER.contains(c)
}

/// Takes an object phrase: 对, 向, 到 … and all up to the next activity, bound or period.
pub(super) fn object(c: &mut Cursor<'_>) -> bool {
    const LONGEST: usize = 24;
    const OPENING: &[&str] = &["对", "向", "到", "赴", "就", "在", "给", "围绕", "针对", "深入", "前往"];
    let mut at = *c;
    if at.eat_any(OPENING).is_none() {
        return false;
    }
    let start = at;
    for _ in 0..LONGEST {
        at.skip_spaces();
        // 对采暖期的企业: when it is done is not of the object.
        if named::named(&mut { at }).is_some() {
            return false;
        }
        let over = at.sees("每") || bound(&mut { at }).is_some() || sees_verb(&at);
        if over && at.reach() > start.reach() {
            *c = at;
            return true;
        }
        match at.next_char() {
            Some(next) if may_name(next) || next == '、' => {}
            _ => return false,
        }
    }
    false
}

/// Takes plain words that name who does something or what is done, up to what is understood, a mark or the end. What
/// could change a rate ends no name: then nothing is taken.
pub(super) fn name(p: &mut Phrase<'_>) {
    const LONGEST: usize = 40;
    /// Words that hold a word of time and say none.
    const PARTS: &[&str] = &[
        "分管",
        "分包",
        "分局",
        "分院",
        "分公司",
        "分中心",
        "分片",
        "部分",
        "外部",
        "室外",
        "户外",
        "校外",
        "野外",
        "对外",
        "涉外",
        "课外",
        "海外",
        "境外",
        "起重",
        "接待日",
        "开放日",
        "党日",
        "宣传日",
        "活动日",
        "日志",
        "日常",
        "周边",
        "同一",
        "单一",
    ];
    /// Before and after a thing are other times than the thing itself.
    const NEVER: &str = "前后底末初起止约近余倍够足停免";
    /// Words for a time that is named before them.
    const TIMES: &[&str] = &["期间", "阶段", "时期", "时段", "季节"];
    let mut at = *p;
    for _ in 0..LONGEST {
        at.c.skip_spaces();
        if at.c.eat_any(amount::NO_FIGURES).or_else(|| at.c.eat_any(PARTS)).is_some() {
            continue;
        }
        if at.c.at_end() || understood(&at) {
            break;
        }
        // 期间每日1次, 红色内每日1次: some time is meant, and which is not said.
        if TIMES.iter().any(|word| at.c.sees(word)) || at.c.sees("内") && !is_within_a_place(at.c) {
            return;
        }
        match at.c.peek() {
            Some(next) if may_name(next) && !NEVER.contains(next) || "《》\"".contains(next) => {}
            // A类企业
            Some(next) if next.is_ascii_alphabetic() && graded(at.c) => {}
            _ => return,
        }
        at.c.next_char();
    }
    *p = at;
}

/// Takes 或者 between names of what is done as often: 综合应急预案演练或者专项应急预案演练. Between two rates it is not taken.
pub(super) fn or(p: &mut Phrase<'_>) -> bool {
    let mut at = *p;
    let joined = at.c.eat_any(&["或者", "或"]).is_some();
    let named = at.c.peek().is_some_and(may_name) && !is_told(&at);
    if joined && named {
        *p = at;
    }
    joined && named
}

/// Whether a place is meant in which something lies, or what lies in one: 辖区内, 室内, 县内企业.
fn is_within_a_place(mut c: Cursor<'_>) -> bool {
    const PLACES: &str = "区域围所园县市省镇乡村校院厂境圈库站车室楼网场街路段店点城馆户班国体";
    let place = c.before().is_some_and(|before| PLACES.contains(before));
    c.next_char();
    place || ["部", "容", "涝", "河", "业", "勤", "设"].iter().any(|word| c.sees(word))
}

fn graded(mut c: Cursor<'_>) -> bool {
    c.next_char();
    ["类", "级", "证"].iter().any(|word| c.sees(word))
}

/// Whether something that is read otherwise begins here.
fn understood(p: &Phrase<'_>) -> bool {
    is_told(p) || lexicon::activity(&mut { p.c }) || lexicon::manner(&mut { p.c })
}

/// Whether something begins here that says how often, when, for whom, or how hard.
fn is_told(p: &Phrase<'_>) -> bool {
    let c = p.c;
    c.sees("每")
        || !matches!(number(&mut { c }), Ok(None))
        || bound(&mut { c }).is_some()
        || words::refused(&c).is_err()
        || words::vague(&mut { c })
        || { *p }.eat_force()
        || matches!(period::period(&mut { c }), Ok(Some(_)))
        || body::body(&mut { *p }).is_some()
        || named::named(&mut { c }).is_some()
}
