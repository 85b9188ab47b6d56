//! Figures inside a term, and how far each of them reaches: 80岁以上 lies within 60岁以上, 连续三天 within 连续两天, 红色预警
//! within 橙色以上预警. Knows no more of the words around the figures than whether they are the same.

use super::super::number::Number;
use super::super::words::Words;
use super::figure::{self, Bound, Figure, Side};
use std::ops::Range;

/// How what one term says of a figure stands to what another says of it in the same words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Within {
    /// It reaches no further.
    Yes,
    /// Two figures of which nothing says whether more of them is wider: 经2次 beside 经1次.
    Unlike,
    /// A grade, of which nothing says whether the first is the highest.
    Unclear,
    /// It reaches further.
    No,
}

/// An end of a reach: the figure, and whether it is itself left out.
type End = Option<(Number, bool)>;

/// From where to where a figure reaches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Reach {
    low: End,
    high: End,
    /// Whether it is known which way is up.
    unclear: bool,
}

impl Reach {
    pub(super) fn exact(low: Number, high: Number) -> Self {
        Self { low: Some((low, false)), high: Some((high, false)), unclear: false }
    }

    pub(super) fn bounded(self, bound: Bound) -> Self {
        match bound.end {
            Side::Low => Self { low: self.low.map(|(at, _)| (at, bound.excluded)), high: None, ..self },
            Side::High => Self { low: None, high: self.high.map(|(at, _)| (at, bound.excluded)), ..self },
        }
    }

    /// The same with no lower end.
    pub(super) fn up_to(self) -> Self {
        Self { low: None, ..self }
    }

    /// The same on a scale whose first grade is the highest; an open one where nothing says so.
    pub(super) fn on(self, up: Option<bool>) -> Self {
        match up {
            Some(true) => self,
            Some(false) => Self { low: self.high, high: self.low, ..self },
            None => Self { unclear: self.low.is_none() || self.high.is_none(), ..self },
        }
    }

    fn and(self, other: Self) -> Self {
        Self { low: self.low.or(other.low), high: self.high.or(other.high), unclear: self.unclear || other.unclear }
    }

    fn is_one(self) -> bool {
        self.low.is_some() && self.low == self.high
    }

    fn within(self, wide: Self) -> Within {
        let low = wide
            .low
            .is_none_or(|(at, out)| self.low.is_some_and(|(own, own_out)| own > at || own == at && (own_out || !out)));
        let high = wide
            .high
            .is_none_or(|(at, out)| self.high.is_some_and(|(own, own_out)| own < at || own == at && (own_out || !out)));
        match (low && high, self == wide) {
            (_, true) => Within::Yes,
            _ if self.unclear || wide.unclear => Within::Unclear,
            (true, _) => Within::Yes,
            _ if self.is_one() && wide.is_one() => Within::Unlike,
            _ => Within::No,
        }
    }
}

/// A term with its figures taken out.
#[derive(Clone, Debug, Default)]
pub(super) struct Bounded {
    /// The words around the figures, and their units.
    around: String,
    reaches: Vec<Reach>,
    /// Where figures stand with their bounds and units, in characters.
    said: Vec<Said>,
    /// For each character, where in the words around it comes to stand.
    places: Vec<usize>,
}

/// Where a figure stands.
#[derive(Clone, Debug)]
struct Said {
    at: Range<usize>,
    /// Which of the reaches is its.
    reach: usize,
    is_bounded: bool,
}

/// What is left of a term with figures from some character on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tail<'b> {
    /// The words around the figures, and their units.
    pub(super) around: &'b str,
    reaches: &'b [Reach],
}

impl Tail<'_> {
    /// How the figures stand to those of another term with the same words around them.
    pub(super) fn within(self, wide: Tail<'_>) -> Within {
        let each = self.reaches.iter().zip(wide.reaches).map(|(own, wide)| own.within(*wide));
        each.max().unwrap_or(Within::No)
    }
}

impl Bounded {
    /// The figures of a term in plain words; `None` where there is none.
    pub(super) fn of(word: &str) -> Option<Self> {
        if !word.chars().any(figure::holds) {
            return None;
        }
        let words = Words::new(word);
        let mut found = Self::default();
        let (mut c, mut unit) = (words.start(), String::new());
        while let Some(next) = c.peek() {
            let place = found.around.len();
            let Some(figure) = Figure::at(c, word) else {
                found.places.push(place);
                found.around.push(next);
                c.next_char();
                continue;
            };
            let said = c.reach()..figure.after.reach();
            found.places.extend(said.clone().map(|_| place));
            found.add(&figure, &unit);
            let reach = found.reaches.len().saturating_sub(1);
            found.said.push(Said { at: said, reach, is_bounded: figure.is_bounded });
            c = figure.after;
            unit = figure.unit;
        }
        (!found.reaches.is_empty()).then_some(found)
    }

    /// Adds a figure that stands where the words around have come to; `unit` is that of the one before it.
    fn add(&mut self, figure: &Figure<'_>, unit: &str) {
        let continues = !unit.is_empty()
            && self.around.ends_with(unit)
            && (figure.unit == unit || figure.unit.is_empty() && figure.after.text_rest().starts_with(unit));
        match self.reaches.last_mut().filter(|_| continues) {
            // 1万元以上不满10万元: one figure between two bounds.
            Some(reach) => {
                *reach = reach.and(figure.reach);
                if figure.unit.is_empty() {
                    self.around.truncate(self.around.len() - unit.len());
                }
            }
            None => {
                self.reaches.push(figure.reach);
                self.around.push('#');
                self.around.push_str(&figure.unit);
            }
        }
    }

    /// All of it.
    pub(super) fn whole(&self) -> Tail<'_> {
        Tail { around: &self.around, reaches: &self.reaches }
    }

    /// What is left of it from a character on; `None` where no figure is, or one and its bound stand on both sides of that.
    pub(super) fn from(&self, at: usize) -> Option<Tail<'_>> {
        let first = self.said.iter().find(|said| at <= said.at.start)?;
        let around = self.around.get(*self.places.get(at)?..)?;
        (!self.divides(at)).then_some(Tail { around, reaches: self.reaches.get(first.reach..)? })
    }

    /// The term without one of its figures that has a bound: 学校周边200米内商店 without 200米内.
    pub(super) fn without_each(&self, word: &str) -> Vec<String> {
        let without = |said: &Range<usize>| {
            let kept = word.chars().enumerate().filter(|(i, _)| !said.contains(i));
            kept.map(|(_, c)| c).collect()
        };
        self.said.iter().filter(|said| said.is_bounded).map(|said| without(&said.at)).collect()
    }

    /// Whether a figure and its bound stand on both sides of a character.
    pub(super) fn divides(&self, at: usize) -> bool {
        self.said.iter().any(|said| said.at.start < at && at < said.at.end)
    }
}
