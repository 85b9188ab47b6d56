//! What is kept, shown or done so long, and before or after what: 视频监控录像保存90天, 开庭3日前, 保质期满后6个月. A length says
//! nothing of it, so that it is passed over; what could change the length may not stand in it.

use super::length;
use super::words::{BEFORE, FOR_EVER, WITH};
use crate::kind::words::Cursor;

/// The longest name, in characters.
const LONGEST: usize = 24;

/// Names that hold a word of time and say none: 网络日志留存6个月.
const TIMES_IN_NAMES: &[&str] = &[
    "日志",
    "日常",
    "日期",
    "到期日",
    "截止日",
    "节假日",
    "每次",
    "每学期",
    "日报",
    "周报",
    "月报",
    "季报",
    "年报",
    "年度",
    "年检",
    "年审",
    "周边",
    "季节",
    "天然",
    "天气",
];

/// Takes a plain name up to the word that a length is said with (保存), or up to 前 or 后 with a length after it, or up to a
/// length with 前 after it.
pub(super) fn name(c: &mut Cursor<'_>) -> bool {
    let mut at = *c;
    at.eat_any(&["自", "从", "至", "到", "在"]);
    let start = at;
    for _ in 0..LONGEST {
        let mut past = at;
        let mark = past.eat_any(&["之日前", "前", "之前", "以前", "之日后", "后", "之后", "以后"]).is_some();
        let named = at.reach() > start.reach();
        if mark && is_length(past) {
            *c = past;
            return true;
        }
        if named && (is_said_with(at) || before(at) || is_for_ever(at) || at.before() == Some('期') && bounded(at)) {
            *c = at;
            return true;
        }
        if at.eat_any(TIMES_IN_NAMES).is_none() && !at.next_char().is_some_and(plain) {
            return false;
        }
    }
    false
}

/// A word of two characters or more that a length is said with.
fn is_said_with(mut c: Cursor<'_>) -> bool {
    c.eat_any(&WITH).is_some_and(|word| word.chars().count() > 1)
}

/// 档案永久保存, but 长期租赁合同保存5年.
fn is_for_ever(mut c: Cursor<'_>) -> bool {
    c.eat_any(&FOR_EVER).is_some() && (c.at_end() || is_said_with(c))
}

/// 3日前, 20个工作日之前.
fn before(mut c: Cursor<'_>) -> bool {
    c.eat_any(&["至少", "不少于"]);
    matches!(length::time(&mut c), Ok(Some(_))) && ["前", "之前", "以前"].iter().any(|word| c.sees(word))
}

/// Whether a length follows, with its bound if there is one.
fn is_length(mut c: Cursor<'_>) -> bool {
    c.eat("的");
    bounded(c)
}

/// 期5年, 期限不少于5年 after a name that ends so: 质量保修期, 工期.
fn bounded(mut c: Cursor<'_>) -> bool {
    c.eat_any(&["限", "为"]);
    c.eat_one_of(BEFORE);
    matches!(length::time(&mut c), Ok(Some(_)))
}

/// A character that says no time, no number, no negation and no mark but that of a list or bracket.
fn plain(c: char) -> bool {
    const NEVER: &str = "零一二三四五六七八九十百千万两半几多日周旬月季年天时分秒每不未无非除或";
    ('\u{4e00}'..='\u{9fff}').contains(&c) && !NEVER.contains(c) || "、()".contains(c)
}
