//! Sets that say the opposite of what their key asks: what a scope leaves out, what is no duty. Read as a term it would be
//! held to be one more.

use crate::fault::Code;
use crate::kind::items::{Items, Term};
use crate::kind::misread::Misread;
use crate::kind::order::Way;
use crate::kind::{Reading, Value};
use crate::rule::{Dimension, Silence};
use std::ops::Range;

/// The reading, where it says what is asked.
///
/// # Errors
/// The part that says what is not.
pub(super) fn asked(row: &Dimension, text: &str, reading: Reading) -> Result<Reading, Misread> {
    let Value::Items(items) = &reading.value else { return Ok(reading) };
    let wrong = match (row.heavier.floor, row.silence) {
        (Way::Up, Silence::Everything) => excepted(text).map(|at| ("excepted", at)),
        (Way::Up, Silence::Nothing) => not_asked(items).map(|at| ("not-asked", at)),
        _ => None,
    };
    wrong.map_or(Ok(reading), |(said, at)| Err(Misread::new(Code::NotUnderstood, said, at)))
}

/// Words that begin with 除 and leave nothing out.
const REMOVED: &[&str] = &[
    "除尘",
    "除雪",
    "除冰",
    "除四害",
    "除草",
    "除险",
    "除湿",
    "除锈",
    "除患",
    "除臭",
    "除虫",
    "除霜",
    "除渣",
    "除恶",
    "除夕",
];

/// Where a text says what is left out: 除…外, 不含…, or both characters after it.
fn excepted(text: &str) -> Option<Range<usize>> {
    let ends = |c: char| "，,；;、。）)\n".contains(c);
    let begins = |at: usize| {
        let before = text.get(..at).unwrap_or_default().trim_end();
        before.is_empty() || before.ends_with(|c| ends(c) || "（(但".contains(c))
    };
    let until = |at: usize| text.get(at..).and_then(|rest| rest.find(ends)).map_or(text.len(), |end| at + end);
    let mut outside = text.match_indices('外').map(|(at, word)| (text.get(..at).unwrap_or_default(), at + word.len()));
    // 拆除外墙广告 leaves out nothing.
    let closes = |end: usize| {
        let rest = text.get(end..).unwrap_or_default().trim_start();
        rest.is_empty() || rest.starts_with(|c| ends(c) || c == '的')
    };
    if let Some((before, end)) = outside.find(|(before, end)| before.ends_with('除') && closes(*end)) {
        let mut opened = before.rmatch_indices(|c| ends(c) || "（(".contains(c));
        return Some(opened.next().map_or(0, |(at, mark)| at + mark.len())..end);
    }
    let besides = text.match_indices('除').map(|(at, _)| at).find_map(|at| {
        let rest = text.get(at..)?;
        let end = rest.find('外')?;
        let leaves_out = begins(at) && !REMOVED.iter().any(|word| rest.starts_with(word));
        leaves_out.then_some(at..at + end + '外'.len_utf8())
    });
    let without =
        ["不含", "不包括", "不包含"].iter().flat_map(|word| text.match_indices(*word)).find_map(|(at, word)| {
            let rest = text.get(at + word.len()..)?;
            let says = begins(at) && !rest.starts_with(['税', '）', ')', '本']);
            says.then(|| at..until(at))
        });
    let latin = || {
        let lower = text.to_ascii_lowercase();
        let words = [" except ", " excluding ", " other than ", "(excluding ", "(except "];
        words.iter().find_map(|word| lower.find(word)).map(|at| at + 1..until(at + 1))
    };
    besides.or(without).or_else(latin)
}

/// Words that say of what follows that it is not asked; 不得迟报 asks something.
const NOT_ASKED: &[&str] = &[
    "不搞",
    "不实行",
    "不要求",
    "不再",
    "不另行",
    "无需",
    "无须",
    "不需",
    "不得要求",
    "不得另行",
    "不得增加",
    "不得重复",
    "不纳入",
    "不列入",
    "不作为",
    "免于",
    "免予",
    "免提交",
    "免报",
    "不提交",
    "不报送",
    "不设",
    "不增加",
    "不必",
    "no need ",
    "not required",
];

/// Where a set has a term that is not asked.
fn not_asked(items: &Items) -> Option<Range<usize>> {
    let is_denied = |term: &&Term| {
        let Some(said) = term.path.first() else { return false };
        NOT_ASKED.iter().any(|word| said.starts_with(word))
    };
    items.terms.iter().find(is_denied).map(|term| term.at.clone())
}
