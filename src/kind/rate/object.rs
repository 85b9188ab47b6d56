//! Whom an activity is turned to: 对重点企业, 到村. It is passed over up to the activity; what could change the rate — a
//! number, a time, a condition — may not stand in it.

use super::lexicon::sees_verb;
use super::words::bound;
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
