//! The rows of `rules/`: every dimension, ladder and fault as data, and the one comparer.

mod dimension;
mod page;

pub use dimension::{Dimension, Example, Part, Silence};
pub use page::{BLANKS, FaultPage, FaultText, Level, Page, Relation, RelationPage, Shift, Text};

use crate::fault::Code;
use crate::kind::grade::Ladder;
use crate::kind::items::Terms;
use crate::kind::memo::Memo;
use crate::kind::words::Words;
use serde::Deserialize;
use std::collections::BTreeMap;

/// All that is known of dimensions, ladders and wording.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleBook {
    /// The dimensions, in the order of their rule ids.
    pub dimensions: Vec<Dimension>,
    /// What only shows between several texts.
    pub relations: Vec<RelationPage>,
    /// The faults.
    pub faults: Vec<FaultPage>,
    /// The ladders of grades.
    pub ladders: Vec<Ladder>,
    /// Words that stand for others in sets: trees and synonyms.
    pub terms: Terms,
    /// Words of the program in each language, by key.
    pub words: BTreeMap<String, Text>,
    /// What dates of issue have been read as.
    #[serde(skip)]
    pub days: Memo,
}

/// The pages of `rules/` as one JSON text, made when the program is built.
const EMBEDDED: &str = include_str!(concat!(env!("OUT_DIR"), "/rules.json"));

impl RuleBook {
    /// The rules that come with the program.
    ///
    /// # Errors
    /// A defect of the program: the embedded pages do not fit together.
    pub fn embedded() -> Result<Self, String> {
        let mut book: Self = serde_json::from_str(EMBEDDED).map_err(|e| e.to_string())?;
        book.dimensions.sort_by(|a, b| a.first_id().cmp(b.first_id()));
        Ok(book)
    }

    /// The dimension that a key of a directive names, in any spelling.
    #[must_use]
    pub fn dimension_of_key(&self, key: &str) -> Option<usize> {
        self.dimensions.iter().position(|d| d.keys.iter().any(|k| k == key))
    }

    /// The dimensions that a prohibition or licence in words names: by an exact key, else by each key or move it contains.
    #[must_use]
    pub fn dimensions_in(&self, words: &str) -> Vec<usize> {
        if let Some(dimension) = self.dimension_of_key(words.trim()) {
            return vec![dimension];
        }
        let named =
            |d: &Dimension| d.keys.iter().chain(&d.moves).any(|word| !word.is_ascii() && words.contains(word.as_str()));
        self.dimensions.iter().enumerate().filter(|(_, d)| named(d)).map(|(i, _)| i).collect()
    }

    /// Where the dimension of an id stands among the dimensions.
    #[must_use]
    pub fn position(&self, id: &str) -> Option<usize> {
        self.dimensions.iter().position(|d| &*d.id == id)
    }

    /// The dimension of an id.
    #[must_use]
    pub fn dimension(&self, id: &str) -> Option<&Dimension> {
        self.dimensions.iter().find(|d| &*d.id == id)
    }

    /// The ladder of a name.
    #[must_use]
    pub fn ladder(&self, name: &str) -> Option<&Ladder> {
        self.ladders.iter().find(|l| &*l.name == name)
    }

    /// The row of a relation between texts, by the name of its rule.
    #[must_use]
    pub fn relation(&self, name: &str) -> Option<&RelationPage> {
        self.relations.iter().find(|relation| &*relation.page.name == name)
    }

    /// The page of a fault.
    #[must_use]
    pub fn fault(&self, code: Code) -> Option<&FaultPage> {
        let id = code.id();
        self.faults.iter().find(|page| *page.id == *id)
    }

    /// The page of a rule, by its id (`JM201`, any case) or its name (`deadline-earlier`).
    #[must_use]
    pub fn page(&self, rule: &str) -> Option<&Page> {
        let of_dimensions = self.dimensions.iter().flat_map(|d| d.shifts.values());
        let mut pages = of_dimensions.chain(self.relations.iter().map(|relation| &relation.page));
        pages.find(|page| page.id.eq_ignore_ascii_case(rule) || *page.name == *rule)
    }

    /// The height of a word on a ladder, in any of its spellings and in any width and case.
    #[must_use]
    pub fn rung_in(&self, ladder: &str, word: &str) -> Option<usize> {
        let uniform = Words::new(word).uniform(0..word.len());
        let rungs = &self.ladder(ladder)?.rungs;
        rungs.iter().position(|step| step.spellings().any(|spelling| spelling == uniform.trim()))
    }

    /// The ladder of force, whose words may stand before any value.
    #[must_use]
    pub fn force_ladder(&self) -> Option<&Ladder> {
        let dimension = self.dimensions.get(self.read_off_words()?)?;
        self.ladder(dimension.ladder.as_deref()?)
    }

    /// The dimension whose rungs are read off the words of any value.
    #[must_use]
    pub fn read_off_words(&self) -> Option<usize> {
        self.dimensions.iter().position(|d| d.off_words)
    }
}
