//! Grades: a rung of a named ladder.

use super::force::Phrase;
use super::misread::Misread;
use super::order::{Direction, Weighing};
use serde::{Deserialize, Serialize, Serializer};
use std::sync::Arc;

/// A ladder of words, lowest first. A rung is a row of `rules/ladders/*.yaml` or of the user's configuration.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ladder {
    /// Its name, which `ladder:` of a dimension refers to.
    pub name: Arc<str>,
    /// Rungs, lightest first.
    pub rungs: Vec<Step>,
    /// Longer words that begin like a rung and are none: 应急 is not 应.
    #[serde(default)]
    pub not: Vec<String>,
}

/// One rung of a ladder with its spellings.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// The rung's own word, in Chinese.
    pub word: Arc<str>,
    /// The rung's own word in English.
    pub en: Arc<str>,
    /// Other spellings, Chinese and English, as uniform text (half-width, lower case).
    #[serde(default)]
    pub also: Vec<String>,
}

impl Ladder {
    /// The rung of a rank, from 0.
    #[must_use]
    pub fn rung(&self, rank: usize) -> Option<Rung> {
        let step = self.rungs.get(rank)?;
        Some(Rung { word: step.word.clone(), rank })
    }
}

/// A place on a ladder. Serialised as its own word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rung {
    /// The rung's own word, in Chinese.
    pub word: Arc<str>,
    /// Its height on the ladder, 0 the lightest.
    pub rank: usize,
}

impl Serialize for Rung {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.word)
    }
}

/// A grade as understood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Grade {
    /// The rung's own word.
    pub word: Arc<str>,
    /// Its height on the ladder, 1 the lightest.
    pub rank: usize,
    /// The ladder's name.
    pub ladder: Arc<str>,
}

/// Reads a grade.
///
/// # Errors
/// A word on no rung, with the nearest one.
pub fn read(_phrase: &mut Phrase<'_>) -> Result<Grade, Misread> {
    Err(Misread::new(crate::fault::Code::NotUnderstood, "value", 0..0))
}

/// Weighs two grades: by rank on one ladder.
#[must_use]
pub fn weigh(_parent: &Grade, _child: &Grade, _direction: Direction) -> Weighing {
    Weighing::plain(super::order::Order::Same)
}
