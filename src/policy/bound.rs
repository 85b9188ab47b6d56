//! How far one may go, as a licence or a waiver says it: nowhere, without limit, to a value (每周2次, 严控, 民宿), or by so much
//! more than is asked above (提前不超过5日, 上浮10%). What says neither a value nor a figure sets no limit.

use super::figure::Figure;
use super::said::{Said, said};
use crate::calendar::Calendar;
use crate::directive::read_value;
use crate::finding::Finding;
use crate::kind::due::Due;
use crate::kind::items::Items;
use crate::kind::order::{End, Excess, Order, World};
use crate::kind::span::length::Base;
use crate::kind::{Reader, Reading, Value};
use crate::rule::{Dimension, RuleBook};
use jiff::ToSpan;
use jiff::civil::Date;

/// A bound and what it is read by.
#[derive(Clone, Copy)]
pub struct Bound<'a> {
    /// The rules.
    pub book: &'a RuleBook,
    /// Holidays, for bounds that are dates.
    pub calendar: &'a Calendar,
    /// The dimension of which it is said.
    pub row: &'a Dimension,
    /// As written.
    pub text: &'a str,
    /// When the directive was issued that says it, and when the child was.
    pub issued: (Option<Date>, Option<Date>),
}

/// What the child goes beyond: what a parent asks, as written, and how much the child adds to it.
pub type Beyond<'a> = (Option<&'a str>, &'a Option<Excess>);

impl Bound<'_> {
    /// Whether what the child asks stays within.
    #[must_use]
    pub fn holds(&self, finding: &Finding, (above, excess): Beyond<'_>) -> bool {
        let asked = finding.asked.as_ref();
        let only_ceiling = asked.is_some_and(|asked| asked.value.has_only_ceiling());
        let above = above.and_then(|above| self.read(above));
        let adds = |figure: &Figure| excess.as_ref().is_some_and(|excess| figure.holds(excess));
        match said(self.row, self.text, only_ceiling) {
            Said::Nowhere => false,
            Said::Freely => true,
            Said::More(figure, text) => {
                let in_days = || self.is_within_days(&figure, above.as_ref()?, asked?);
                let in_times = || self.is_within_times(&text, excess.as_ref()?);
                in_days().or_else(in_times).unwrap_or_else(|| adds(&figure))
            }
            Said::Reach(text) => {
                let figure = Figure::find(&text);
                let bound =
                    self.read(&text).filter(|bound| !asked.is_some_and(|asked| is_length_beside_date(bound, asked)));
                let Some(bound) = bound else { return figure.as_ref().is_none_or(adds) };
                match asked.and_then(|asked| self.beside(&bound, &beyond(finding, asked))) {
                    Some(Order::Same | Order::Lighter) => true,
                    // What does not reach what is asked above is no value to be reached.
                    Some(Order::Heavier | Order::Mixed) => {
                        let is_below = above.and_then(|above| self.beside(&above, &bound));
                        matches!(is_below, Some(Order::Same | Order::Lighter))
                            && figure.is_some_and(|figure| adds(&figure))
                    }
                    Some(Order::Apart) | None => figure.is_some_and(|figure| !figure.is_count() && adds(&figure)),
                }
            }
        }
    }

    /// How a value stands to the bound; `None` where that is no value.
    #[must_use]
    pub fn order(&self, asked: &Reading) -> Option<Order> {
        match said(self.row, self.text, asked.value.has_only_ceiling()) {
            Said::Reach(text) => self.beside(&self.read(&text)?, asked),
            _ => None,
        }
    }

    fn read(&self, text: &str) -> Option<Reading> {
        let ladder = self.row.ladder.as_deref().and_then(|name| self.book.ladder(name));
        let force = self.book.force_ladder()?;
        let reader = Reader { bare: self.row.bare, issued: self.issued.0, ladder, force };
        read_value(self.row, text, &reader).ok().map(|reading| Reading::clone(&reading))
    }

    /// The bound is the heaviest value allowed, so it is weighed as if it were asked.
    fn beside(&self, bound: &Reading, asked: &Reading) -> Option<Order> {
        let world = World {
            parent_issued: self.issued.0,
            child_issued: self.issued.1,
            terms: &self.book.terms,
            ..World::of(self.calendar)
        };
        Some(self.row.weigh(&bound.value, &asked.value, &world).order)
    }

    /// Whether a date lies no more than a length of time before another.
    fn is_within_days(&self, figure: &Figure, above: &Reading, asked: &Reading) -> Option<bool> {
        let (Figure::Time(time), Value::Due(Due::At(above)), Value::Due(Due::At(asked))) =
            (figure, &above.value, &asked.value)
        else {
            return None;
        };
        let (base, length) = time.in_base()?;
        let length = length.as_whole()?;
        let earliest = match base {
            Base::Day => above.date.checked_sub(length.days()).ok()?,
            Base::Month => above.date.checked_sub(length.months()).ok()?,
            Base::WorkingDay => {
                return Some(self.calendar.working_days_between(asked.date, above.date)? <= length);
            }
        };
        Some(asked.date >= earliest)
    }

    /// Whether so many times are no more than may be added: 每月增加1次.
    fn is_within_times(&self, text: &str, excess: &Excess) -> Option<bool> {
        let Reading { value: Value::Rate(rate), .. } = self.read(text)? else { return None };
        Some(excess.amount? <= rate.per_year(End::Floor)?)
    }
}

/// Whether a length of time stands where a date is asked: 10日 tells how much earlier.
fn is_length_beside_date(bound: &Reading, asked: &Reading) -> bool {
    matches!((&bound.value, &asked.value), (Value::Due(Due::After(_)), Value::Due(Due::At(_))))
}

/// What of a value goes beyond: of a set what was added to it, else all.
fn beyond(finding: &Finding, asked: &Reading) -> Reading {
    let Value::Items(items) = &asked.value else { return asked.clone() };
    let is_added = |term: &&crate::kind::items::Term| finding.terms.contains(&term.to_string());
    let terms: Vec<_> = items.terms.iter().filter(is_added).cloned().collect();
    let items = if terms.is_empty() { items.clone() } else { Items { terms } };
    Reading { value: Value::Items(items), ..asked.clone() }
}
