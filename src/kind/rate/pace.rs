//! A pace said in a word before what is done at it: 每月报送, 周例会, 一周一调度, monthly report. Knows no count.

use super::units::{ADVERBS, UNITS};
use super::{Often, Period};
use crate::kind::number::Number;
use crate::kind::numeral;
use crate::kind::words::Cursor;

/// Takes a pace, if one stands here.
pub(in crate::kind) fn pace(c: &mut Cursor<'_>) -> Option<Often> {
    let mut at = *c;
    let each = at.eat_any(&["每", "每个", "逐", "按"]).is_some();
    let often = |every, per| Often { times: Number::ONE, per, every };
    let mut counted = at;
    if let Ok(Some(n)) = numeral::number(&mut counted)
        && let Some(n) = n.as_whole().and_then(|n| u32::try_from(n).ok()).filter(|n| *n > 0)
    {
        let _ = counted.eat("个");
        let (every, per) = counted.eat_one_of(UNITS)?;
        let once = counted.eat_any(&["一次", "一", "1次"]).is_some();
        (each || once).then_some(())?;
        *c = counted;
        return Some(often(every.checked_mul(n)?, per));
    }
    let bare = each || at.peek().is_some_and(|c| !c.is_ascii());
    let found = at.eat_one_of(ADVERBS).or_else(|| bare.then(|| at.eat_one_of(UNITS)).flatten());
    // 工作日报 is a daily report of work.
    let (every, per) = found.filter(|(_, per)| each || *per != Period::WorkingDay)?;
    *c = at;
    Some(often(every, per))
}
