//! A count inside a term: 主干道124条, 124条主干道, 主干道(124条).

use super::super::amount::unit;
use super::super::misread::Misread;
use super::super::number::Number;
use super::super::numeral;
use super::super::words::{Cursor, Words};
use crate::fault::Code;
use std::ops::Range;

/// The term's own bytes in `text`, and the count beside it.
///
/// # Errors
/// A count that is vague (主干道若干条) or no clear number (主干道一百二条).
pub(super) fn counted(text: &str) -> Result<(Range<usize>, Option<Number>), Misread> {
    let words = Words::new(text);
    let whole = 0..text.len();
    if text.starts_with(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c)) {
        let mut c = words.start();
        let count = numeral::number(&mut c).ok().flatten();
        // 5个工作日内 is a time limit.
        let of_time =
            |c: Cursor<'_>| ["工作日", "自然日", "月", "小时", "星期", "季度", "学期"].iter().any(|unit| c.sees(unit));
        if count.is_some() && measure(&mut c) && !bounds(c) && !of_time(c) {
            let rest = c.rest();
            let said = text.get(rest.clone()).unwrap_or_default();
            if said.chars().count() > 1 && !said.starts_with(['/', '(', '（']) {
                return Ok((rest, count));
            }
        }
        return Ok((whole, None));
    }
    if let Some(vague) = leading_vague(&words) {
        return Err(vague);
    }
    for (at, first) in text.char_indices().skip(1) {
        let before = text.get(..at).unwrap_or_default();
        if first.is_whitespace()
            || before.ends_with(['第', '前', '后', '每', '.', '-', '/'])
            || before.ends_with(|c: char| c.is_ascii_alphanumeric())
        {
            continue;
        }
        let rest = text.get(at..).unwrap_or_default();
        let tail = Words::new(rest);
        let mut c = tail.start();
        let bracketed = c.eat("(") || c.eat("共");
        let each = c.eat("一式");
        match numeral::number(&mut c) {
            Ok(Some(n)) => {
                let arabic =
                    rest.trim_start_matches(['(', '（', '共', '一', '式']).starts_with(|c: char| c.is_ascii_digit());
                let measured = measure(&mut c) || before.ends_with(['扣', '减', '除']) && c.eat("分");
                let closed = !rest.starts_with(['(', '（']) || c.eat(")");
                let own = at_least(before);
                let at_end = c.at_end() || c.eat_any(&["及以上", "以上"]).is_some() && c.at_end() && is_written(rest);
                let told = measured || bracketed;
                let few = each || is_written(rest) && !before.ends_with(OTHERWISE);
                if closed && at_end && told && (arabic || few || n >= Number::whole(10) || own.len() < before.len()) {
                    return Ok((0..own.trim_end().len(), Some(n)));
                }
            }
            Err(mut unclear) => {
                let mut c = tail.start();
                let past = unclear.at.end;
                while c.reach() < tail.uniform(0..past).chars().count() && c.next_char().is_some() {}
                if measure(&mut c) && (c.at_end() || bracketed && c.eat(")") && c.at_end()) {
                    unclear.at = at + unclear.at.start..at + past;
                    return Err(unclear);
                }
            }
            _ => {}
        }
    }
    Ok((whole, None))
}

/// What makes a word of its own of a numeral after it: 统一, 唯一.
const OTHERWISE: [char; 9] = ['统', '同', '唯', '单', '逐', '万', '其', '另', '各'];

/// What stands before a count without the words that make it a floor: 现场照片不少于3张.
fn at_least(before: &str) -> &str {
    let words = ["不少于", "不得少于", "不低于", "至少", "≥", "共计", "各"];
    let own = words.iter().filter_map(|word| before.trim_end().strip_suffix(word)).min_by_key(|own| own.len());
    own.filter(|own| !own.is_empty() && *own != "各").unwrap_or(before)
}

/// Whether what is counted is written or shown, so that 3张以上 counts it; 从业人员10人以上 sorts those who have so many.
fn is_written(rest: &str) -> bool {
    rest.contains(['张', '份', '篇', '字', '页', '幅'])
}

/// 若干家企业. 多 and 几 may begin a word of their own: 多层建筑.
fn leading_vague(words: &Words) -> Option<Misread> {
    let mut c = words.start();
    let start = c;
    c.eat("若干").then_some(())?;
    let at = c.since(start);
    measure(&mut c).then(|| Misread::new(Code::Vague, "count", at))
}

/// Takes a measure word for things that are counted.
fn measure(c: &mut Cursor<'_>) -> bool {
    c.eat_any(unit::counting()).is_some()
}

/// 5家以上企业 is a class of enterprises, not five of them.
fn bounds(c: Cursor<'_>) -> bool {
    ["以上", "以下", "以内", "及以上", "及以下", "(含)", "左右", "起"].iter().any(|word| c.sees(word))
}
