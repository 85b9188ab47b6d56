//! Items: sets of terms, general to particular, each with a count or a rate where one is said.

mod asked;
mod bound;
mod count;
mod cover;
mod duty;
mod figure;
mod marks;
mod narrow;
mod notation;
mod order;
mod plain;
mod ranked;
mod read;
mod scale;
mod set;
mod several;
mod sort;
mod split;
mod terms;
mod territory;

pub use cover::{Key, Trees, covers_in, steps};
pub use notation::notation;
pub use order::{Manner, weigh, weigh_as, weigh_in};
pub use plain::{is_everything, plain};
pub use read::{read, read_term};
pub use set::Set;
pub use terms::Terms;

use super::number::Number;
use super::rate::Rate;
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::fmt;
use std::ops::Range;

/// One term of a set.
#[derive(Clone, Debug, Default)]
pub struct Term {
    /// General to particular, in the words of the text: `道路/主干道`. Never empty.
    pub path: Vec<String>,
    /// How many of it there are, where that is said: 主干道124条.
    pub count: Option<Number>,
    /// How often it is asked, where that is said.
    pub rate: Option<Rate>,
    /// Its rung, where the dimension has a ladder: 全市通报 stands on that of 通报.
    pub rung: Option<usize>,
    /// What it and its fellows are said to be examples of: 学校、医院等人员密集场所.
    pub class: Option<String>,
    /// Where it stands, in bytes of the text it was read from. No part of what it means.
    pub at: Range<usize>,
}

impl PartialEq for Term {
    fn eq(&self, other: &Self) -> bool {
        self.path == other.path && self.count == other.count && self.rate == other.rate
    }
}

impl Eq for Term {}

impl fmt::Display for Term {
    /// Its path, with `/` between.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path.join("/"))
    }
}

/// A set of terms. An empty one says openly that there is none (无), which is not silence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Items {
    /// The terms, in the order of the text.
    pub terms: Vec<Term>,
}

impl Items {
    /// The set made ready to be asked which terms it stands for.
    #[must_use]
    pub fn set<'a>(&'a self, trees: &'a dyn Trees) -> Set<'a> {
        Set::of(&self.terms, trees)
    }
}

impl Serialize for Items {
    /// `{"items": ["道路/主干道"]}`, with `counts` and `rates` by item where any are said.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("items", &self.terms.iter().map(ToString::to_string).collect::<Vec<_>>())?;
        let counted = self.terms.iter().filter_map(|t| Some((t.to_string(), t.count?.to_string())));
        let counts: serde_json::Map<String, serde_json::Value> = counted.map(|(t, n)| (t, n.into())).collect();
        if !counts.is_empty() {
            map.serialize_entry("counts", &counts)?;
        }
        if self.terms.iter().any(|t| t.rate.is_some()) {
            map.serialize_entry("rates", &Rates(&self.terms))?;
        }
        map.end()
    }
}

struct Rates<'a>(&'a [Term]);

impl Serialize for Rates<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().filter_map(|t| Some((t.to_string(), t.rate.as_ref()?))))
    }
}
