//! Grades: a rung of a named ladder.

use super::force::Phrase;
use super::misread::Misread;
use super::number::Number;
use super::numeral;
use super::order::{Direction, Excess, Measure, Order, Remark, Way, Weighing};
use super::words::Cursor;
use crate::fault::Code;
use serde::{Deserialize, Serialize, Serializer};
use std::sync::Arc;

/// A ladder of words, lowest first. A rung is a row of `rules/ladders/*.yaml` or of the user's configuration.
#[derive(Clone, Debug, Default, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Ladder {
    /// Its name, which `ladder:` of a dimension refers to.
    pub name: Arc<str>,
    /// Rungs, lightest first.
    pub rungs: Vec<Step>,
    /// Longer words that begin like a rung and are none: 应急 is not 应.
    #[serde(default)]
    pub not: Vec<String>,
    /// The rung that a sum stands on, where the dimension takes sums as well: a fine of 500 is a fine.
    #[serde(default)]
    pub sum: Option<Arc<str>>,
    /// The rung that goes without saying beside a graver one or a sum, and adds nothing to it: 责令改正，给予警告. Who is
    /// let off is told to mend his ways as well.
    #[serde(default)]
    pub along: Option<Arc<str>>,
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

    /// The rank of the rung of a word of its own.
    fn rank_of(&self, word: Option<&str>) -> Option<usize> {
        let word = word?;
        self.rungs.iter().position(|step| &*step.word == word)
    }

    /// The grade of the rung that a sum stands on.
    #[must_use]
    pub fn grade_of_sums(&self) -> Option<Grade> {
        self.grade_at(self.rank_of(self.sum.as_deref())?)
    }

    /// The rank of the rung that goes without saying beside others.
    fn along(&self) -> Option<usize> {
        self.rank_of(self.along.as_deref())
    }

    /// The grade that goes without saying beside others.
    pub(in crate::kind) fn grade_along(&self) -> Option<Grade> {
        self.grade_at(self.along()?)
    }

    /// Whether a grade adds to a sum beside which it stands.
    pub(in crate::kind) fn adds(&self, grade: &Grade) -> bool {
        self.grade_along().is_some_and(|along| grade.rank > along.rank)
    }

    /// The grade of a rank, from 0.
    pub(in crate::kind) fn grade_at(&self, rank: usize) -> Option<Grade> {
        let step = self.rungs.get(rank)?;
        let (word, en) = (step.word.clone(), step.en.clone());
        Some(Grade { word, en, rank: rank + 1, ladder: self.name.clone(), or: None })
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
    /// The highest of the rungs between which there is a choice: 警告或者罚款.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub or: Option<Box<Self>>,
}

impl Grade {
    /// The highest rung it allows.
    #[must_use]
    pub fn highest(&self) -> usize {
        self.or.as_ref().map_or(self.rank, |other| other.rank)
    }
}

/// Words that take back the rung that follows them: 不严禁 is not 严禁. A spelling that begins with one, as 不得, is met
/// before it.
const TAKEN_BACK: &[&str] = &[
    "不", "未", "无", "无需", "非", "免", "取消", "解除", "免于", "不再", "放宽", "停止", "not", "no", "without",
    "never", "lift",
];

/// Who does what is ordered is spared what follows.
pub(in crate::kind) const REFUSED: &[&str] = &[
    "拒不改正的",
    "拒不改的",
    "逾期不改正的",
    "逾期不改的",
    "逾期未改正的",
    "逾期未改的",
    "逾期仍不改正的",
    "逾期仍未改正的",
    "逾期拒不改正的",
    "仍不改正的",
    "拒不整改的",
    "逾期不整改的",
    "逾期未整改的",
    "逾期仍不整改的",
    "逾期仍未整改的",
    "拒不改正",
    "逾期不改正",
    "逾期未改正",
];

/// Reads a grade: one rung's word, alone or in a short phrase of plain words (严禁占道经营), or several of which any will do.
///
/// # Errors
/// A word on no rung, with the nearest one; two different rungs; a rung taken back; a sum, where sums are read apart.
pub fn read(phrase: &mut Phrase<'_>) -> Result<Grade, Misread> {
    let Some(ladder) = phrase.reader.ladder else {
        return Err(Misread::new(Code::NotUnderstood, "value", 0..0));
    };
    let own = ladder.name == phrase.reader.force.name;
    let (begin, along) = (phrase.c, ladder.along());
    let mut found: Option<(usize, usize)> = None;
    let mut choice = false;
    while !phrase.c.at_end() {
        phrase.c.skip_spaces();
        let here = phrase.c;
        if word_begins(here) {
            if skip_other_word(ladder, &mut phrase.c) {
                continue;
            }
            if let Some((rank, after)) = ladder.rung_at(here) {
                phrase.c = after;
                found = match found {
                    Some((low, high)) if choice => Some((low.min(rank), high.max(rank))),
                    Some(before) if before == (rank, rank) || along == Some(rank) => found,
                    Some((only, high)) if only != high || along != Some(only) => {
                        return Err(Misread::new(Code::Contradiction, "two-grades", after.since(begin)));
                    }
                    _ => Some((rank, rank)),
                };
                choice = false;
                continue;
            }
            // 责令改正；逾期不改正的，给予警告.
            if let Some(along) = along
                && phrase.c.eat_any(REFUSED).is_some()
            {
                found = found.or(Some((along, along)));
                choice = true;
                continue;
            }
            if phrase.c.eat_any(TAKEN_BACK).is_some() {
                if let Some((_, after)) = ladder.rung_at(phrase.c) {
                    return Err(Misread::new(Code::NotUnderstood, "taken-back", after.since(here)));
                }
                continue;
            }
            if phrase.c.eat_any(&["或者", "或", "or"]).is_some() {
                choice = true;
                continue;
            }
            if !own && phrase.eat_force() {
                continue;
            }
            if ladder.sum.is_some() && figure_begins(here) {
                let end = after_figure(here);
                return Err(Misread::new(Code::NotUnderstood, "sum-unread", end.since(here)));
            }
        }
        phrase.c.next_char();
    }
    let Some((low, high, grade)) = found.and_then(|(low, high)| Some((low, high, ladder.grade_at(low)?))) else {
        return Err(unknown(ladder, begin));
    };
    let or = if high > low { ladder.grade_at(high).map(Box::new) } else { None };
    Ok(Grade { or, ..grade })
}

/// A word on no rung: which there are, and which is nearest where one is near.
fn unknown(ladder: &Ladder, begin: Cursor<'_>) -> Misread {
    let text = begin.text_rest();
    let latin = text.is_ascii();
    let word = |step: &Step| if latin { step.en.to_string() } else { step.word.to_string() };
    let rungs = ladder.rungs.iter().map(word).collect::<Vec<_>>().join(if latin { ", " } else { "、" });
    let nearest = ladder.nearest(&text);
    let said = if nearest.is_some() { "grade" } else { "grade-far" };
    let misread = Misread::new(Code::UnknownGrade, said, begin.rest()).with("rungs", rungs);
    nearest.into_iter().fold(misread, |misread, nearest| misread.with("nearest", nearest))
}

/// Whether a sum, a share or a length of time begins here; 一律 and 3类 are none.
fn figure_begins(c: Cursor<'_>) -> bool {
    let (mut share, mut number) = (c, c);
    if matches!(numeral::share(&mut share), Ok(Some(_))) {
        return true;
    }
    let told = ["元", "倍", "日", "天", "个月", "月", "年", "分", "%", "yuan", "times", "days", "months"];
    matches!(numeral::number(&mut number), Ok(Some(_))) && number.eat_any(&told).is_some()
}

fn after_figure(c: Cursor<'_>) -> Cursor<'_> {
    let mut at = c;
    if !matches!(numeral::share(&mut at), Ok(Some(_))) && matches!(numeral::number(&mut at), Ok(Some(_))) {
        at.next_char();
    }
    at
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

/// How like a word must be to be advised.
const LIKE: f64 = 0.6;

impl Ladder {
    /// The rung whose longest spelling stands at `c`, and the place after it.
    pub(in crate::kind) fn rung_at<'w>(&self, c: Cursor<'w>) -> Option<(usize, Cursor<'w>)> {
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

    /// The spelling most like `text`, in its own script, for advice; `None` where none is like it.
    fn nearest(&self, text: &str) -> Option<String> {
        let like = |word: &str| strsim::jaro_winkler(word, text);
        let spellings = self.rungs.iter().flat_map(Step::spellings).filter(|word| word.is_ascii() == text.is_ascii());
        let nearest = spellings.max_by(|a, b| like(a).total_cmp(&like(b)).then_with(|| b.cmp(a)))?;
        (like(nearest) >= LIKE).then(|| nearest.to_owned())
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
    let floor = Order::of(child.rank.cmp(&parent.rank), direction.floor);
    // Without a ceiling of its own the highest rung is heavier as the lowest is, and only where that stays.
    let ceiling = match direction.ceiling {
        Way::Still if floor != Order::Same => Order::Same,
        Way::Still => Order::of(child.highest().cmp(&parent.highest()), direction.floor),
        way => Order::of(child.highest().cmp(&parent.highest()), way),
    };
    let order = floor.and(ceiling);
    let rungs = if floor == Order::Heavier || ceiling == Order::Same {
        child.rank.abs_diff(parent.rank)
    } else {
        child.highest().abs_diff(parent.highest())
    };
    let by = i64::try_from(rungs).ok().map(Number::whole);
    let excess = (order != Order::Same).then(|| Excess::new(Measure::Rungs, by));
    Weighing { excess, ..Weighing::plain(order) }
}
