//! A feast by its name: 国庆节, “五一”, Chinese New Year's Eve. Where one name begins another, the longest counts.

use crate::calendar::Feast;
use crate::kind::words::Cursor;

/// Takes a feast's Chinese name, with 节 and quotes as they may be.
pub(crate) fn chinese(c: &mut Cursor<'_>) -> Option<Feast> {
    let mut at = *c;
    at.eat("\"");
    let feast = longest(&mut at, |feast| feast.names().0)?;
    at.eat("\"");
    at.eat("节");
    // 十一 is a number before a unit.
    if at.peek().is_some_and(|next| "月日号个季天年周小分十".contains(next)) && !at.sees("小长假") {
        return None;
    }
    *c = at;
    Some(feast)
}

/// Takes a feast's English name.
pub(crate) fn english(c: &mut Cursor<'_>) -> Option<Feast> {
    longest(c, |feast| feast.names().1)
}

fn longest(c: &mut Cursor<'_>, names: fn(Feast) -> &'static [&'static str]) -> Option<Feast> {
    let named = |feast| {
        let mut at = *c;
        at.eat_any(names(feast)).map(|_| (feast, at))
    };
    let (feast, at) = Feast::ALL.into_iter().filter_map(named).max_by_key(|(_, at)| at.reach())?;
    *c = at;
    Some(feast)
}
