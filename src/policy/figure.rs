//! A figure that bounds how much may be added: 5日, 10%, 2个百分点, 1级.

use crate::kind::number::Number;
use crate::kind::numeral::{number, share};
use crate::kind::order::{Excess, Measure};
use crate::kind::words::Words;

/// How much may be added: a share of the parent's value, or an amount with what follows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Figure {
    /// In percent of what the parent asks.
    Share(Number),
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
            let mut at = c;
            if let Ok(Some(percent)) = share(&mut at) {
                return Some(Self::Share(percent));
            }
            let mut at = c;
            if let Ok(Some(n)) = number(&mut at) {
                return Some(Self::Amount(n, at.text_rest()));
            }
            c.next_char();
        }
        None
    }

    /// Whether what was added is no more than this: 提前不超过5日, 上浮不超过10%.
    #[must_use]
    pub fn holds(&self, excess: &Excess) -> bool {
        match self {
            Self::Share(percent) => {
                let most = percent.over(Number::whole(100)).and_then(|part| part.plus(Number::ONE));
                excess.factor.zip(most).is_some_and(|(factor, most)| factor <= most)
            }
            Self::Amount(most, unit) => {
                let fits = match excess.measure {
                    Measure::Items | Measure::Count => !unit.contains('%'),
                    measure => Self::measure_of(unit) == Some(measure),
                };
                fits && excess.amount.is_some_and(|amount| amount <= *most)
            }
        }
    }

    /// What a unit measures, other than things counted.
    #[must_use]
    pub fn measure_of(unit: &str) -> Option<Measure> {
        let unit = unit.trim_start();
        let begins = |words: &[&str]| words.iter().any(|word| unit.starts_with(word));
        if unit.contains("工作日") || begins(&["working day"]) {
            Some(Measure::WorkingDays)
        } else if begins(&["日", "天", "day"]) {
            Some(Measure::Days)
        } else if begins(&["小时", "个小时", "hour"]) {
            Some(Measure::Hours)
        } else if begins(&["分", "minute"]) {
            Some(Measure::Minutes)
        } else if begins(&["个月", "month"]) {
            Some(Measure::Months)
        } else if begins(&["年", "year"]) {
            Some(Measure::Years)
        } else if begins(&["个百分点", "percentage point"]) {
            Some(Measure::Points)
        } else if begins(&["级", "档", "rung"]) {
            Some(Measure::Rungs)
        } else {
            None
        }
    }
}
