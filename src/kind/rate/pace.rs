//! A pace said in a word before what is done at it: 每月报送, 周例会, monthly report. Knows no count.

use super::Often;
use super::units::{ADVERBS, UNITS};
use crate::kind::number::Number;
use crate::kind::numeral;
use crate::kind::words::Cursor;

/// Takes a pace, if one stands here.
pub(in crate::kind) fn pace(c: &mut Cursor<'_>) -> Option<Often> {
    let mut at = *c;
    let each = at.eat_any(&["每", "每个"]).is_some();
    let often = |every, per| Often { times: Number::ONE, per, every };
    let mut counted = at;
    if each
        && let Ok(Some(n)) = numeral::number(&mut counted)
        && let Some(n) = n.as_whole().and_then(|n| u32::try_from(n).ok()).filter(|n| *n > 0)
    {
        let _ = counted.eat("个");
        let (every, per) = counted.eat_one_of(UNITS)?;
        *c = counted;
        return Some(often(every.checked_mul(n)?, per));
    }
    let bare = each || at.peek().is_some_and(|c| !c.is_ascii());
    let found = at.eat_one_of(ADVERBS).or_else(|| bare.then(|| at.eat_one_of(UNITS)).flatten());
    let (every, per) = found?;
    *c = at;
    Some(often(every, per))
}
