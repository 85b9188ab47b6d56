//! A dimension: a row of data which says what a key means, what its values are and which way is heavier; and the one
//! comparer, which knows no dimension by name.

use super::page::{Page, Shift, Text};
use crate::kind::items::{self, Manner};
use crate::kind::memo::Memo;
use crate::kind::number::Number;
use crate::kind::order::{Direction, Order, Remark, Way, Weighing, World};
use crate::kind::{self, Bare, Kind, Value};
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What it means that nobody above spoke.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Silence {
    /// Nothing was asked: whatever the child asks is new.
    #[default]
    Nothing,
    /// Everything is meant, without limit: a child that states one asks less.
    Everything,
}

/// What the values of a dimension tell of a task's quantity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Part {
    /// How many times a year.
    Times,
    /// How many items each time.
    Items,
    /// To whom or what it is done.
    Subjects,
}

/// One dimension of burden.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Dimension {
    /// Its English id.
    pub id: Arc<str>,
    /// All spellings of its key.
    pub keys: Vec<String>,
    /// Its name.
    pub title: Text,
    /// The kinds its values may have, tried in order.
    pub kinds: Vec<Kind>,
    /// Which way its values are heavier.
    pub heavier: Direction,
    /// What a bare number is.
    #[serde(default)]
    pub bare: Bare,
    /// The ladder of its grades.
    #[serde(default)]
    pub ladder: Option<Arc<str>>,
    /// What silence above means.
    #[serde(default)]
    pub silence: Silence,
    /// The value in force where nobody speaks.
    #[serde(default)]
    pub default: Option<String>,
    /// Words that name a move towards more burden, as prohibitions and licences have them: 提前, 加密.
    #[serde(default)]
    pub moves: Vec<String>,
    /// The ladder by which values may be graded within a whole: gravities. A graded child is the whole it spans.
    #[serde(default)]
    pub graded: Option<Arc<str>>,
    /// Whether the terms of a set must all hold together (conditions), rather than each standing for itself (exceptions).
    #[serde(default)]
    pub all_of: bool,
    /// Whether it protects those below, so that a child should pass it on.
    #[serde(default)]
    pub safeguard: bool,
    /// Which part of a task's quantity it tells.
    #[serde(default)]
    pub part: Option<Part>,
    /// Where demands of several directives above add up on it: the words that name one kind of activity, as 检查 and 抽查 do.
    /// Under one name demands add up without them.
    #[serde(default)]
    pub stacks: Option<Vec<String>>,
    /// Whether its rungs are also read off the words of every value.
    #[serde(default)]
    pub off_words: bool,
    /// Why it matters.
    #[serde(default)]
    pub why: Text,
    /// Where the rule comes from.
    #[serde(default)]
    pub source: Text,
    /// What its texts have been read as.
    #[serde(skip)]
    pub memo: Memo,
    /// Its rules.
    pub shifts: BTreeMap<Shift, Page>,
    /// Worked examples, run by the tests and shown by `explain`.
    #[serde(default)]
    pub examples: Vec<Example>,
}

/// A worked example: two values and how they stand.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The parent's value; absent where nobody above spoke.
    #[serde(default)]
    pub parent: Option<serde_json::Value>,
    /// The child's value.
    pub child: serde_json::Value,
    /// How the child stands to the parent; absent where nothing is to be said.
    #[serde(default)]
    pub shift: Option<Shift>,
    /// The date of issue of both.
    #[serde(default)]
    pub issued: Option<String>,
}

impl Dimension {
    /// The id of its first rule, by which dimensions are sorted.
    #[must_use]
    pub fn first_id(&self) -> &str {
        self.shifts.values().map(|page| &*page.id).min().unwrap_or_default()
    }

    /// How heavy the child's value is beside the parent's.
    #[must_use]
    pub fn weigh(&self, parent: &Value, child: &Value, world: &World<'_>) -> Weighing {
        let mut weighing = match (parent, child) {
            (Value::Items(p), Value::Items(c)) if p != c => {
                items::weigh_as(p, c, self.heavier, self.manner(), &(world.home, world.terms), world)
            }
            _ => kind::weigh(parent, child, self.heavier, world),
        };
        // A factor tells how many times as heavy, whichever way a value has moved for it.
        let upside_down = |factor: &Number| match weighing.order {
            Order::Heavier | Order::Mixed => *factor < Number::ONE,
            Order::Lighter => *factor > Number::ONE,
            Order::Same | Order::Apart => false,
        };
        if let Some(excess) = &mut weighing.excess
            && let Some(factor) = excess.factor.filter(upside_down)
        {
            excess.factor = Number::ONE.over(factor);
        }
        weighing
    }

    /// What the terms of its sets are.
    fn manner(&self) -> Manner {
        match self.silence {
            _ if self.all_of => Manner::Together,
            Silence::Everything => Manner::Reach,
            Silence::Nothing => Manner::Asked,
        }
    }

    /// What an answer means on this dimension; `None` where there is nothing to say.
    #[must_use]
    pub fn shift(weighing: &Weighing) -> Option<Shift> {
        match weighing.order {
            // Equal figures, only one of which says against what it is measured, are not known to be equal.
            Order::Same if weighing.remark == Some(Remark::BaseOnOneSide) => Some(Shift::Incomparable),
            Order::Same => None,
            Order::Heavier | Order::Mixed => Some(Shift::Heavier),
            Order::Lighter => Some(Shift::Lighter),
            Order::Apart => Some(Shift::Incomparable),
        }
    }

    /// Whether a value of this dimension protects those below, so that to have none is heavier and to say it with harder
    /// words lighter: a threshold, or what has only a ceiling where lifting that is heavier. A penalty is not protected
    /// from by its own maximum.
    #[must_use]
    pub fn protects(&self, value: &Value) -> bool {
        let lone_ceiling = self.heavier.ceiling == Way::Up && value.has_only_ceiling() && self.graded.is_none();
        match value {
            Value::Items(_) => self.heavier.floor == Way::Down,
            _ => self.silence == Silence::Everything || lone_ceiling,
        }
    }

    /// Whether a remark lowers a heavier finding to a milder one.
    #[must_use]
    pub fn is_milder(remark: Option<Remark>) -> bool {
        matches!(remark, Some(Remark::Pace | Remark::OpenEnd | Remark::Near))
    }
}
