//! Grades: a rung of a named ladder.

use super::force::Phrase;
use super::misread::Misread;
use super::number::Number;
use super::order::{Direction, Excess, Measure, Order, Remark, Weighing};
use super::words::Cursor;
use crate::fault::Code;
use serde::{Deserialize, Serialize, Serializer};
use std::sync::Arc;

/// A ladder of words, lowest first. A rung is a row of `rules/ladders/*.yaml` or of the user's configuration.
#[derive(Clone, Debug, Deserialize, schemars::JsonSchema)]
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
#[derive(Clone, Debug, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// The rung's own word, in Chinese.
    pub word: Arc<str>,
    /// The rung's own word in English.
    #[serde(default)]
    pub en: Arc<str>,
    /// Other spellings, Chinese and English, as uniform text (half-width, lower case).
    #[serde(default)]
    pub also: Vec<String>,
    /// Spellings that are this rung only where they stand alone as a grade, not before a value: 不得.
    #[serde(default)]
    pub alone: Vec<String>,
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
    /// The same in English, for saying it.
    #[serde(skip)]
    pub en: Arc<str>,
    /// Its height on the ladder, 1 the lightest.
    pub rank: usize,
    /// The ladder's name.
    pub ladder: Arc<str>,
}

/// Words that take back the rung that follows them: 不严禁 is not 严禁. A spelling that begins with one, as 不得, is met
/// before it.
const TAKEN_BACK: &[&str] = &[
    "不", "未", "无", "无需", "非", "免", "取消", "解除", "免于", "不再", "放宽", "停止", "not", "no", "without",
    "never", "lift",
];

/// Reads a grade: one rung's word, alone or in a short phrase of plain words (严禁占道经营).
///
/// # Errors
/// A word on no rung, with the nearest one; two different rungs; a rung taken back.
pub fn read(phrase: &mut Phrase<'_>) -> Result<Grade, Misread> {
    let Some(ladder) = phrase.reader.ladder else {
        return Err(Misread::new(Code::NotUnderstood, "value", 0..0));
    };
    let own = ladder.name == phrase.reader.force.name;
    let begin = phrase.c;
    let mut found: Option<usize> = None;
    while !phrase.c.at_end() {
        phrase.c.skip_spaces();
        let here = phrase.c;
        if word_begins(here) {
            if skip_other_word(ladder, &mut phrase.c) {
                continue;
            }
            if let Some((rank, after)) = ladder.rung_at(here) {
                phrase.c = after;
                if found.is_some_and(|before| before != rank) {
                    return Err(Misread::new(Code::Contradiction, "two-grades", after.since(begin)));
                }
                found = Some(rank);
                continue;
            }
            if phrase.c.eat_any(TAKEN_BACK).is_some() {
                if let Some((_, after)) = ladder.rung_at(phrase.c) {
                    return Err(Misread::new(Code::NotUnderstood, "taken-back", after.since(here)));
                }
                continue;
            }
            if !own && phrase.eat_force() {
                continue;
            }
        }
        phrase.c.next_char();
    }
    let Some((rank, step)) = found.and_then(|rank| Some((rank, ladder.rungs.get(rank)?))) else {
        let nearest = ladder.nearest(&begin.text_rest());
        return Err(Misread::new(Code::UnknownGrade, "grade", begin.rest()).with("nearest", nearest));
    };
    Ok(Grade { word: step.word.clone(), en: step.en.clone(), rank: rank + 1, ladder: ladder.name.clone() })
}

/// Whether a word may begin here: not in the middle of a Latin one.
fn word_begins(c: Cursor<'_>) -> bool {
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
    !(latin(c.peek()) && latin(c.before()))
}

/// Takes a word that begins like a rung and is none.
fn skip_other_word(ladder: &Ladder, c: &mut Cursor<'_>) -> bool {
    ladder.not.iter().any(|word| c.eat(word))
}

impl Ladder {
    /// The rung whose longest spelling stands at `c`, and the place after it.
    fn rung_at<'w>(&self, c: Cursor<'w>) -> Option<(usize, Cursor<'w>)> {
        let mut best: Option<(usize, Cursor<'w>)> = None;
        for (rank, step) in self.rungs.iter().enumerate() {
            for word in step.spellings() {
                let mut at = c;
                if at.eat(word) && best.is_none_or(|(_, b)| at.reach() > b.reach()) {
                    best = Some((rank, at));
                }
            }
        }
        best
    }

    /// The spelling most like `text`, for advice.
    fn nearest(&self, text: &str) -> String {
        let like = |word: &str| strsim::jaro_winkler(word, text);
        let spellings = self.rungs.iter().flat_map(Step::spellings);
        let nearest = spellings.max_by(|a, b| like(a).total_cmp(&like(b)).then_with(|| b.cmp(a)));
        nearest.unwrap_or_default().to_owned()
    }
}

impl Step {
    /// All spellings of the rung, as uniform text.
    pub fn spellings(&self) -> impl Iterator<Item = &str> {
        let alone = self.alone.iter().map(String::as_str);
        self.also.iter().map(String::as_str).chain([&*self.word, &*self.en]).chain(alone)
    }
}

/// Weighs two grades: by rank on one ladder.
#[must_use]
pub fn weigh(parent: &Grade, child: &Grade, direction: Direction) -> Weighing {
    if parent.ladder != child.ladder {
        return Weighing::apart(Remark::Ladder);
    }
    let order = Order::of(child.rank.cmp(&parent.rank), direction.floor);
    let by = i64::try_from(child.rank.abs_diff(parent.rank)).ok().map(Number::whole);
    let excess = (order != Order::Same).then(|| Excess::new(Measure::Rungs, by));
    Weighing { excess, ..Weighing::plain(order) }
}
