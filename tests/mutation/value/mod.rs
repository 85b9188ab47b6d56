//! Values of each kind, in many wordings, with something heavier in the direction of a dimension.

mod amount;
mod due;
pub(super) mod grade;
pub(super) mod items;
mod rate;
mod span;

use super::choice::Choice;
use super::flavour::Flavour;
use super::point::Value;
use jiama::kind::order::{End, Way};
use jiama::kind::{Bare, Kind};
use jiama::rule::{Dimension, RuleBook};

/// A value of a kind other than a set.
pub(super) fn value(book: &RuleBook, row: &Dimension, kind: Kind, flavour: Flavour, choice: &mut Choice) -> Value {
    match kind {
        Kind::Due => due::value(row.heavier.ceiling, choice),
        Kind::Span => span::value(row, flavour, choice),
        Kind::Rate => rate::value(row, choice),
        Kind::Amount => amount::value(row, flavour, choice),
        Kind::Grade => grade::value(book, row, choice),
        Kind::Items => unreachable!("a set is drawn apart"),
    }
}

/// How a number is bounded in a text.
#[derive(Clone, Copy, PartialEq)]
enum Form {
    Floor,
    Ceiling,
    /// Just that: both ends.
    Exact,
}

/// A form in which a value of a row may be heavier.
fn form(row: &Dimension, choice: &mut Choice) -> Form {
    let mut forms = Vec::new();
    if row.heavier.floor != Way::Still {
        forms.push(Form::Floor);
    }
    if row.heavier.ceiling != Way::Still {
        forms.push(Form::Ceiling);
    }
    if row.bare == Bare::Exact && row.heavier.floor == row.heavier.ceiling {
        forms.insert(0, Form::Exact);
    }
    *choice.one(&forms)
}

impl Form {
    /// Which way it is heavier.
    fn way(self, row: &Dimension) -> Way {
        match self {
            Self::Ceiling => row.heavier.ceiling,
            Self::Floor | Self::Exact => row.heavier.floor,
        }
    }

    /// Whether a bare number is of this form.
    fn is_bare(self, row: &Dimension) -> bool {
        match self {
            Self::Floor => row.bare == Bare::Floor,
            Self::Ceiling => row.bare == Bare::Ceiling,
            Self::Exact => row.bare == Bare::Exact,
        }
    }

    fn end(self) -> Option<End> {
        match self {
            Self::Floor => Some(End::Floor),
            Self::Ceiling => Some(End::Ceiling),
            Self::Exact => None,
        }
    }
}

/// A number, and a heavier one. Both at least one and at most `most`.
fn moved(way: Way, most: usize, choice: &mut Choice) -> (usize, usize) {
    let less = 1 + choice.below(most - 1);
    let more = less + 1 + choice.below(most - less);
    if way == Way::Down { (more, less) } else { (less, more) }
}
