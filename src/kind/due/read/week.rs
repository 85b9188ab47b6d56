//! Days of the week: 周五, 星期日, Friday.

use crate::kind::words::Cursor;

const CHINESE: &[(&str, u8)] = &[
    ("一", 1),
    ("二", 2),
    ("三", 3),
    ("四", 4),
    ("五", 5),
    ("六", 6),
    ("日", 7),
    ("天", 7),
    ("末", 7),
    ("1", 1),
    ("2", 2),
    ("3", 3),
    ("4", 4),
    ("5", 5),
    ("6", 6),
    ("7", 7),
];

const ENGLISH: &[(&str, u8)] = &[
    ("monday", 1),
    ("tuesday", 2),
    ("wednesday", 3),
    ("thursday", 4),
    ("friday", 5),
    ("saturday", 6),
    ("sunday", 7),
    ("mon", 1),
    ("tue", 2),
    ("wed", 3),
    ("thu", 4),
    ("fri", 5),
    ("sat", 6),
    ("sun", 7),
];

/// Takes `一` to `日` after 周.
pub(super) fn day_after_week(c: &mut Cursor<'_>) -> Option<u8> {
    let mut at = *c;
    let day = at.eat_one_of(CHINESE)?;
    // 周一次 is "once a week", 周1-3 and 周12 more than one day.
    let in_figures = at.before().is_some_and(|c| c.is_ascii_digit());
    if at.peek().is_some_and(|next| (in_figures && next.is_ascii_digit()) || "次至到-~、和或及".contains(next)) {
        return None;
    }
    *c = at;
    Some(day)
}

/// Takes `周五`, `星期五`, `Friday`.
pub(super) fn weekday(c: &mut Cursor<'_>) -> Option<u8> {
    let mut at = *c;
    let day = match at.eat_any(&["周", "星期", "礼拜"]) {
        Some(_) => day_after_week(&mut at)?,
        None => at.eat_one_of(ENGLISH)?,
    };
    *c = at;
    Some(day)
}

/// Takes `三` where another day follows it: 周三、周五, 一、四.
pub(super) fn listed(c: &mut Cursor<'_>) -> Option<u8> {
    let mut at = *c;
    let day = at.eat_one_of(CHINESE)?;
    let mut next = at;
    next.eat_any(&["、", "和", "及"])?;
    next.eat_any(&["周", "星期", "每周"]);
    next.eat_one_of(CHINESE)?;
    *c = at;
    Some(day)
}
