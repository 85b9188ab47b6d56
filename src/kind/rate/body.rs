//! For whom a rate is counted: 每人, 每个行政村, 人均, 对同一企业, 次/人·年, per enterprise.

use super::Period;
use super::period::DAYS;
use super::units::UNITS;
use crate::kind::amount;
use crate::kind::force::Phrase;
use crate::kind::numeral::number;
use crate::kind::words::Cursor;

/// After 每 these name no body: 每隔一天, 每逢周一, 每次不少于2小时.
const NONE: &[&str] = &["隔", "逢", "次", "other", "second"];

/// Takes a body. One that is not known must have a name of two characters or more: 每用1次 is a slip.
pub(super) fn body(p: &mut Phrase<'_>) -> Option<String> {
    let mut at = *p;
    if let Some(body) = at.c.eat_one_of(amount::EACH) {
        *p = at;
        return Some(body.to_owned());
    }
    let body = if at.c.eat_any(&["对同一", "同一", "对单个", "单个", "对每一", "对每"]).is_some() {
        inspected(&mut at.c).or_else(|| amount::body(&mut at))?
    } else if at.c.eat_any(&["每", "每一", "per", "each", "every"]).is_some() {
        if is_period(at.c) {
            return None;
        }
        inspected(&mut at.c).or_else(|| amount::body(&mut at))?
    } else if at.c.eat_any(&["各", "/(", "/", "·"]).is_some() {
        // 1次/班 is once a shift.
        let mut shift = at.c;
        if shift.eat("班") && shift.at_end() {
            return None;
        }
        known(&mut at.c)?
    } else {
        return None;
    };
    if !amount::is_known_body(&body) && body.chars().count() < 2 {
        return None;
    }
    *p = at;
    Some(body)
}

/// Takes a body whose name begins with what is done to it: 个检查对象.
fn inspected(c: &mut Cursor<'_>) -> Option<String> {
    const OBJECTS: &[&str] =
        &["检查对象", "抽查对象", "监管对象", "执法对象", "监测对象", "服务对象", "走访对象", "联系对象", "帮扶对象"];
    let mut at = *c;
    at.eat("个");
    let object = at.eat_any(OBJECTS)?;
    *c = at;
    Some(object.to_owned())
}

/// Whether a period follows 每, and no body.
fn is_period(c: Cursor<'_>) -> bool {
    let mut at = c;
    let numbered = !matches!(number(&mut at), Ok(None)) && !c.sees("一");
    at = c;
    at.eat_any(&["一个", "一", "个"]);
    let unit = match at.eat_one_of(UNITS) {
        // 每班 is a shift; 每班组, 每班级 and 每班每学期 are bodies.
        Some((_, Period::Shift)) => !["级", "组", "子", "主任", "每"].iter().any(|word| at.sees(word)),
        found => found.is_some() && !at.sees("级"),
    };
    let unit = unit || at.eat_one_of(DAYS).is_some();
    numbered || unit || NONE.iter().any(|word| c.sees(word))
}

/// Takes a known body.
fn known(c: &mut Cursor<'_>) -> Option<String> {
    // 半年/次 is once in half a year.
    let bodies: Vec<_> = amount::bodies().filter(|(_, body)| *body != "次").collect();
    c.eat_one_of(&bodies).map(str::to_owned)
}
