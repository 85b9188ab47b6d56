//! A figure inside a term with the words that bound it: 60周岁以上, 不足500米, 连续3天, 前10名. Knows words, no order.

use super::super::number::Number;
use super::super::numeral;
use super::super::words::Cursor;
use super::bound::Reach;
use super::scale;

/// A figure with the words for its bound.
pub(super) struct Figure<'w> {
    /// How far it reaches.
    pub(super) reach: Reach,
    /// Its unit, where a bound follows that.
    pub(super) unit: String,
    /// Whether a bound is said of it.
    pub(super) is_bounded: bool,
    /// The place after it.
    pub(super) after: Cursor<'w>,
}

impl<'w> Figure<'w> {
    /// The figure of a term that begins at a place.
    pub(super) fn at(c: Cursor<'w>, word: &str) -> Option<Self> {
        let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        let mut at = c;
        let bound = if latin(c.peek()) && latin(c.before()) { None } else { before(&mut at) };
        let begin = at;
        at.skip_spaces();
        let (reach, scale) = match scale::rung(&mut at) {
            Some((low, high, mark)) => (Reach::exact(low, high), Some(mark)),
            None => (numbers(&mut at)?, None),
        };
        let named = bound.is_none() && begin.before().is_some_and(|c| c.is_ascii_alphanumeric() || ".-第".contains(c));
        if let Some(bound) = bound.filter(|bound| !bound.ranks || at.sees("名") || at.sees("位")) {
            let (unit, reach) = (scale.unwrap_or_default().to_owned(), reach.bounded(bound));
            let mut end = at;
            // 达到35℃以上: the bound is said twice.
            let twice = after(&mut end).filter(|(_, again)| again.end == bound.end && !bound.ranks);
            let (unit, at) = twice.map_or((unit, at), |(unit, _)| (unit, end));
            return Some(Self {
                reach: reach.on(scale::way(&at.text_rest(), word)),
                unit,
                is_bounded: true,
                after: at,
            });
        }
        if bound.is_some() {
            return None;
        }
        let mut end = at;
        if let Some((unit, bound)) = after(&mut end) {
            let up = if scale.is_some() { Some(true) } else { scale::way(&unit, word) };
            let unit = format!("{}{unit}", scale.unwrap_or_default());
            return Some(Self { reach: reach.bounded(bound).on(up), unit, is_bounded: true, after: end });
        }
        if named {
            return None;
        }
        // What has happened three times has happened twice.
        let low = Bound { end: Side::Low, excluded: false, ranks: false };
        let reach = if at.sees("次") { reach.bounded(low) } else { reach };
        Some(Self { reach, unit: scale.unwrap_or_default().to_owned(), is_bounded: false, after: at })
    }
}

/// Whether a figure, or a word of a scale, may begin with a character.
pub(super) fn holds(c: char) -> bool {
    c.is_ascii_alphanumeric() || scale::begins(c)
}

/// A figure, or a range of two.
fn numbers(c: &mut Cursor<'_>) -> Option<Reach> {
    if !c.peek()?.is_ascii_digit() && !c.peek()?.is_ascii_alphabetic() {
        return None;
    }
    let low = numeral::number(c).ok()??;
    let mut at = *c;
    let high = at.eat("-").then(|| numeral::number(&mut at).ok().flatten()).flatten();
    if high.is_some() {
        *c = at;
    }
    let reach = Reach::exact(low, high.unwrap_or(low));
    // 0—3岁 is whoever is not over 3.
    Some(if high.is_some() && low == Number::ZERO { reach.up_to() } else { reach })
}

/// An end of a reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Low,
    High,
}

/// What a word says of the figure beside it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bound {
    /// The end that it says.
    pub(super) end: Side,
    /// Whether the figure is itself left out.
    pub(super) excluded: bool,
    /// Whether it is one of a ranking, and counts names in it: 前10名.
    ranks: bool,
}

const fn bound(end: Side, excluded: bool) -> Bound {
    Bound { end, excluded, ranks: false }
}

const RANKS: Bound = Bound { end: Side::High, excluded: false, ranks: true };

/// Words for a bound before the figure.
const BEFORE: &[(&str, Bound)] = &[
    ("连续", bound(Side::Low, false)),
    ("累计", bound(Side::Low, false)),
    ("达到", bound(Side::Low, false)),
    ("达", bound(Side::Low, false)),
    ("满", bound(Side::Low, false)),
    ("年满", bound(Side::Low, false)),
    ("已满", bound(Side::Low, false)),
    ("不少于", bound(Side::Low, false)),
    ("不低于", bound(Side::Low, false)),
    ("不小于", bound(Side::Low, false)),
    ("大于等于", bound(Side::Low, false)),
    ("大于或等于", bound(Side::Low, false)),
    ("至少", bound(Side::Low, false)),
    ("≥", bound(Side::Low, false)),
    ("at least", bound(Side::Low, false)),
    ("no less than", bound(Side::Low, false)),
    ("reaches", bound(Side::Low, false)),
    ("超过", bound(Side::Low, true)),
    ("大于", bound(Side::Low, true)),
    ("高于", bound(Side::Low, true)),
    ("多于", bound(Side::Low, true)),
    ("超出", bound(Side::Low, true)),
    (">", bound(Side::Low, true)),
    ("more than", bound(Side::Low, true)),
    ("over", bound(Side::Low, true)),
    ("above", bound(Side::Low, true)),
    ("exceeding", bound(Side::Low, true)),
    ("exceeds", bound(Side::Low, true)),
    ("exceed", bound(Side::Low, true)),
    ("不超过", bound(Side::High, false)),
    ("不高于", bound(Side::High, false)),
    ("不大于", bound(Side::High, false)),
    ("不多于", bound(Side::High, false)),
    ("小于等于", bound(Side::High, false)),
    ("小于或等于", bound(Side::High, false)),
    ("至多", bound(Side::High, false)),
    ("≤", bound(Side::High, false)),
    ("近", bound(Side::High, false)),
    ("最近", bound(Side::High, false)),
    ("at most", bound(Side::High, false)),
    ("no more than", bound(Side::High, false)),
    ("up to", bound(Side::High, false)),
    ("within", bound(Side::High, false)),
    ("不满", bound(Side::High, true)),
    ("未满", bound(Side::High, true)),
    ("不足", bound(Side::High, true)),
    ("未达到", bound(Side::High, true)),
    ("不到", bound(Side::High, true)),
    ("低于", bound(Side::High, true)),
    ("小于", bound(Side::High, true)),
    ("少于", bound(Side::High, true)),
    ("<", bound(Side::High, true)),
    ("less than", bound(Side::High, true)),
    ("fewer than", bound(Side::High, true)),
    ("under", bound(Side::High, true)),
    ("below", bound(Side::High, true)),
    ("前", RANKS),
    ("后", RANKS),
    ("末", RANKS),
    ("倒数", RANKS),
];

/// Words for a bound after the figure and its unit.
const AFTER: &[(&str, Bound)] = &[
    ("以上", bound(Side::Low, false)),
    ("以后", bound(Side::Low, false)),
    ("之后", bound(Side::Low, false)),
    ("后", bound(Side::Low, false)),
    ("or more", bound(Side::Low, false)),
    ("or above", bound(Side::Low, false)),
    ("and above", bound(Side::Low, false)),
    ("or over", bound(Side::Low, false)),
    ("and over", bound(Side::Low, false)),
    ("以下", bound(Side::High, false)),
    ("以内", bound(Side::High, false)),
    ("之内", bound(Side::High, false)),
    ("范围内", bound(Side::High, false)),
    ("范围以内", bound(Side::High, false)),
    ("内", bound(Side::High, false)),
    ("以前", bound(Side::High, false)),
    ("之前", bound(Side::High, false)),
    ("前", bound(Side::High, false)),
    ("or less", bound(Side::High, false)),
    ("or fewer", bound(Side::High, false)),
    ("or below", bound(Side::High, false)),
    ("and below", bound(Side::High, false)),
    ("or under", bound(Side::High, false)),
];

/// Takes a bound that a figure stands behind.
fn before(c: &mut Cursor<'_>) -> Option<Bound> {
    c.eat_one_of(BEFORE)
}

/// Takes a unit and the bound after it.
fn after(c: &mut Cursor<'_>) -> Option<(String, Bound)> {
    /// The longest unit, in characters: 平方米, 微克/立方米.
    const LONGEST: usize = 8;
    let (start, mut at) = (*c, *c);
    for _ in 0..=LONGEST {
        let unit = at.text_since(start);
        let mut end = at;
        if let Some(bound) = end.eat_one_of(AFTER)
            && bounds(&unit, &at.text_rest(), end)
        {
            *c = end;
            return Some((unit, bound));
        }
        let next = at.next_char()?;
        if next.is_ascii_digit() || "、()/至".contains(next) && next != '/' {
            return None;
        }
    }
    None
}

/// Whether a word after a unit is a bound: 3日内 and 2000年前, but not 2公里内涝点 and 90后.
fn bounds(unit: &str, said: &str, end: Cursor<'_>) -> bool {
    let is_time = unit.ends_with(['年', '月', '日', '天', '时', '底', '末', '初', '周']);
    let short = ["前", "后"].iter().any(|word| said.starts_with(word));
    let other = end.peek().is_some_and(|next| match said.chars().next() {
        Some('内') => "涝部外容设蒙科存河陆".contains(next),
        Some('前' | '后') => "置台端期往述款勤代续备门".contains(next),
        _ => false,
    });
    !other && (!short || is_time)
}
