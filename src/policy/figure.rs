//! A figure that bounds how much may be added: 5日, 半个月, 10%, 一倍, 2个百分点, 1级.

use crate::kind::number::Number;
use crate::kind::numeral::{number, share};
use crate::kind::order::{Excess, Measure};
use crate::kind::span::length::time;
use crate::kind::span::{Time, Unit};
use crate::kind::words::{Cursor, Words};

/// How much may be added: a share of the parent's value, a length of time, or an amount with what follows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Figure {
    /// In percent of what the parent asks.
    Share(Number),
    /// A length of time.
    Time(Time),
    /// In a unit.
    Amount(Number, String),
}

impl Figure {
    /// The first figure of a text; `None` where there is none.
    #[must_use]
    pub fn find(text: &str) -> Option<Self> {
        let words = Words::new(text);
        let mut c = words.start();
        while !c.at_end() {
            if let Some(figure) = Self::at(c) {
                return Some(figure);
            }
            c.next_char();
        }
        None
    }

    /// The figure that stands here.
    fn at(c: Cursor<'_>) -> Option<Self> {
        let mut at = c;
        if let Ok(Some(percent)) = share(&mut at) {
            return Some(Self::Share(percent));
        }
        if let Ok(Some(length)) = time(&mut { c }) {
            let is_half_a_month =
                length.unit == Unit::Month && length.length.times(Number::whole(2)) == Some(Number::ONE);
            let fifteen_days = || Time { length: Number::whole(15), unit: Unit::Day };
            return Some(Self::Time(if is_half_a_month { fifteen_days() } else { length }));
        }
        let mut at = c;
        if at.eat_any(&["翻一番", "翻番"]).is_some() {
            return Some(Self::Share(Number::whole(100)));
        }
        let n = number(&mut at).ok()??;
        if at.eat("倍") {
            return n.times(Number::whole(100)).map(Self::Share);
        }
        Some(Self::Amount(n, at.text_rest()))
    }

    /// Whether it counts things, as a value does as well.
    #[must_use]
    pub fn is_count(&self) -> bool {
        matches!(self, Self::Amount(_, unit) if Self::measure_of(unit).is_none())
    }

    /// Whether what was added is no more than this: 提前不超过5日, 上浮不超过10%.
    #[must_use]
    pub fn holds(&self, excess: &Excess) -> bool {
        match self {
            Self::Share(percent) => {
                let most = percent.over(Number::whole(100)).and_then(|part| part.plus(Number::ONE));
                excess.factor.zip(most).is_some_and(|(factor, most)| factor <= most)
            }
            Self::Time(most) => length(excess).is_some_and(|added| is_no_longer(added, *most)),
            Self::Amount(most, unit) => {
                let fits = match excess.measure {
                    Measure::Items | Measure::Count => !unit.contains('%'),
                    measure => Self::measure_of(unit) == Some(measure),
                };
                fits && excess.amount.is_some_and(|amount| amount <= *most)
            }
        }
    }

    /// What a unit measures, other than times and things counted.
    #[must_use]
    pub fn measure_of(unit: &str) -> Option<Measure> {
        let unit = unit.trim_start();
        let begins = |words: &[&str]| words.iter().any(|word| unit.starts_with(word));
        if begins(&["个百分点", "percentage point"]) {
            Some(Measure::Points)
        } else if begins(&["级", "档", "个等次", "rung"]) {
            Some(Measure::Rungs)
        } else {
            None
        }
    }
}

/// The length of time that was added, where it is one.
fn length(excess: &Excess) -> Option<Time> {
    let unit = match excess.measure {
        Measure::Minutes => Unit::Minute,
        Measure::Hours => Unit::Hour,
        Measure::Days => Unit::Day,
        Measure::WorkingDays => Unit::WorkingDay,
        Measure::Months => Unit::Month,
        Measure::Years => Unit::Year,
        Measure::TimesPerYear | Measure::Count | Measure::Points | Measure::Rungs | Measure::Items => return None,
    };
    Some(Time { length: excess.amount?, unit })
}

/// Whether a length of time is surely no longer than another.
fn is_no_longer(own: Time, most: Time) -> bool {
    let alike = own.in_base().zip(most.in_base()).filter(|(own, most)| own.0 == most.0);
    match alike {
        Some((own, most)) => own.1 <= most.1,
        None => own.days().zip(most.days()).is_some_and(|(own, most)| own.1 <= most.0),
    }
}

#[cfg(test)]
mod tests {
    use super::Figure;
    use crate::kind::number::Number;
    use crate::kind::order::{Excess, Measure};

    #[test]
    fn figures_hold_what_is_surely_no_more() {
        let rows = [
            ("半个月", Measure::Days, 15, true),
            ("半个月", Measure::Days, 16, false),
            ("1日", Measure::Hours, 24, true),
            ("1日", Measure::Minutes, 1441, false),
            ("1个月", Measure::Days, 28, true),
            ("1个月", Measure::Days, 29, false),
            ("1年", Measure::Months, 12, true),
            ("1年", Measure::Years, 2, false),
            ("5个工作日", Measure::WorkingDays, 5, true),
            ("5个工作日", Measure::Days, 6, false),
            ("5日", Measure::Count, 5, false),
            ("2个百分点", Measure::Points, 2, true),
            ("2个", Measure::Points, 2, false),
            ("一级", Measure::Rungs, 1, true),
            ("一级", Measure::Rungs, 2, false),
            ("2个", Measure::Count, 2, true),
            ("2个", Measure::Items, 3, false),
        ];
        for (text, measure, amount, holds) in rows {
            let excess = Excess::new(measure, Some(Number::whole(amount)));
            assert_eq!(
                Figure::find(text).map(|figure| figure.holds(&excess)),
                Some(holds),
                "{text} {measure:?} {amount}"
            );
        }
    }

    #[test]
    fn so_many_times_as_much_again_is_a_share() {
        for (text, percent) in [("一倍", 100), ("翻一番", 100), ("翻番", 100), ("两倍", 200), ("20%", 20)] {
            assert_eq!(Figure::find(text), Some(Figure::Share(Number::whole(percent))), "{text}");
        }
        assert_eq!(Figure::find("可结合实际"), None);
    }
}
