//! How many times: 2次, 两检, 1至2次, twice, `3 times`.

use super::lexicon;
use super::period;
use crate::fault::Code;
use crate::kind::Kind;
use crate::kind::misread::Misread;
use crate::kind::number::Number;
use crate::kind::numeral::number;
use crate::kind::span::length;
use crate::kind::words::Cursor;

/// A count, from `low` to `high`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Count {
    pub low: Number,
    pub high: Number,
}

const MEASURES: &[&str] = &["次", "回", "遍", "轮", "趟", "场", "场次", "轮次", "期", "届", "times", "time", "x", "×"];
const RANGE: &[&str] = &["-", "--", "~", "至", "到", "to", "or", "and", "或"];
/// What is counted by these is no time an activity is done.
const OTHER: &[&str] = &[
    "家",
    "户",
    "人",
    "个",
    "名",
    "篇",
    "份",
    "条",
    "件",
    "项",
    "台",
    "辆",
    "处",
    "座",
    "册",
    "本",
    "张",
    "吨",
    "亩",
    "株",
    "棵",
    "元",
    "万元",
    "批",
    "批次",
    "人次",
    "家次",
    "户次",
    "起",
    "宗",
    "例",
    "套",
    "块",
    "支",
    "所",
    "村",
    "学时",
    "课时",
    "半天",
    "个半天",
    "%",
    "km",
    "公里",
];

/// Whether the words that follow a bare number (`2 per week`) make it a count.
fn stands_alone(c: &Cursor<'_>) -> bool {
    let mut at = *c;
    ["per", "a", "an", "each", "every", "/"].iter().any(|w| c.sees(w)) || period::adverb(&mut at).is_some()
}

fn once(c: &mut Cursor<'_>) -> Option<Number> {
    c.eat_one_of(&[("once", 1), ("twice", 2), ("thrice", 3)]).map(Number::whole)
}

/// Takes a count.
///
/// # Errors
/// A vague number, a number of something other than times, or one with no measure.
pub(super) fn count(c: &mut Cursor<'_>) -> Result<Option<Count>, Misread> {
    let mut at = *c;
    at.skip_spaces();
    let start = at;
    // 日报告、零报告: nothing to report is reported too.
    if at.sees("零报告") {
        return Ok(None);
    }
    if let Some(low) = once(&mut at) {
        let mut second = at;
        let high = if second.eat_any(RANGE).is_some() { once(&mut second) } else { None };
        *c = if high.is_some() { second } else { at };
        return Ok(Some(Count { low, high: high.unwrap_or(low) }));
    }
    let Some(low) = number(&mut at)? else { return Ok(None) };
    let measured = measure(&mut at);
    let mut second = at;
    let mut high = None;
    if second.eat_any(RANGE).is_some() {
        high = number(&mut second)?;
    }
    let end = match high {
        Some(_) if measure(&mut second) || stands_alone(&second) => second,
        None | Some(_) if measured => {
            high = None;
            at
        }
        Some(_) => return Err(unmeasured(second, start)),
        None if stands_alone(&at) => at,
        None => {
            let mut named = at;
            if !lexicon::activity(&mut named) {
                return Err(unmeasured(at, start));
            }
            named
        }
    };
    let high = high.unwrap_or(low);
    if low > high {
        return Err(Misread::new(Code::Contradiction, "floor-above-ceiling", end.since(start)));
    }
    *c = end;
    Ok(Some(Count { low, high }))
}

/// The activity that stands in the place of 次 in the count that begins here: 检 of 两检.
pub(super) fn activity(mut at: Cursor<'_>) -> Option<String> {
    at.skip_spaces();
    matches!(number(&mut at), Ok(Some(_))).then_some(())?;
    let start = at;
    (!measure(&mut at) && lexicon::activity(&mut at)).then(|| at.text_since(start))
}

/// Whether a measure of times stands here.
pub(super) fn measured(c: &Cursor<'_>) -> bool {
    measure(&mut { *c })
}

fn measure(c: &mut Cursor<'_>) -> bool {
    let mut at = *c;
    // 次 is a time; 次日 and 次干道 are not, but 1次日常巡查 and 1次年度检查 are.
    at.eat("个");
    const TIMES: &[&str] = &["次日常", "次年度", "次年检", "次年审", "次年会", "次月度"];
    if !TIMES.iter().any(|w| at.sees(w))
        && ["次日", "次年", "次月", "次干", "期间", "期限", "场所", "回头"].iter().any(|w| at.sees(w))
    {
        return false;
    }
    // 7×24小时 is no count.
    let taken = at.eat_any(MEASURES).is_some_and(|word| word != "×" || !at.peek().is_some_and(|n| n.is_ascii_digit()));
    if taken {
        *c = at;
    }
    taken
}

fn unmeasured(mut at: Cursor<'_>, start: Cursor<'_>) -> Misread {
    if at.at_end() {
        return Misread::new(Code::NotUnderstood, "no-unit", at.since(start));
    }
    let unit = at;
    if at.eat_any(OTHER).is_some() {
        let misread = Misread::new(Code::NotUnderstood, "other-dimension", at.since(start));
        return misread.belonging_to(Kind::Amount);
    }
    if at.eat_any(&["日", "号", "时", "点", "月", "年"]).is_some()
        && at.eat_any(&["前", "之前", "以前", "底前"]).is_some()
    {
        let misread = Misread::new(Code::NotUnderstood, "other-dimension", at.since(start));
        return misread.belonging_to(Kind::Due);
    }
    Misread::new(Code::NotUnderstood, "value", super::read::unknown(unit))
}

/// 每月1次,每次不少于2小时: how long each time, or how much, is another dimension.
pub(super) fn each_time_so_much(c: Cursor<'_>) -> Misread {
    let mut at = c;
    while matches!(number(&mut { at }), Ok(None)) && at.next_char().is_some() {}
    let long = matches!(length::time(&mut at), Ok(Some(_)));
    let kind = if long { Kind::Span } else { Kind::Amount };
    Misread::new(Code::NotUnderstood, "other-dimension", c.rest()).belonging_to(kind)
}
