//! Words that stand for others: trees from the general to the particular, and synonyms. Knows words alone, no place.

use super::cover::{Key, Trees};
use super::plain::plain;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// Trees and synonyms. Words are taken as the same where they differ in notation only.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(from = "Edges")]
pub struct Terms {
    /// For a word that has synonyms and is not the first of them, another of its kind; following these ends at the first.
    same: BTreeMap<String, String>,
    /// For the first of its synonyms, the words right above it.
    above: BTreeMap<String, BTreeSet<String>>,
    /// Every word that is in a tree or has a synonym.
    known: BTreeSet<String>,
}

/// Trees and synonyms as pairs of words.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Edges {
    /// General, particular.
    under: Vec<(String, String)>,
    /// Two words for one thing.
    same: Vec<(String, String)>,
}

impl From<Edges> for Terms {
    fn from(edges: Edges) -> Self {
        let mut terms = Self::default();
        edges.same.iter().for_each(|(word, other)| {
            terms.equate(word, other);
        });
        edges.under.iter().for_each(|(general, particular)| {
            terms.put_under(general, particular);
        });
        terms
    }
}

impl Terms {
    /// No tree and no synonym.
    pub const NONE: &'static Self = &Self { same: BTreeMap::new(), above: BTreeMap::new(), known: BTreeSet::new() };

    /// Makes two words mean the same; says no where one lies under the other.
    pub fn equate(&mut self, word: &str, other: &str) -> bool {
        self.known.extend([plain(word), plain(other)]);
        let (word, other) = (self.first(&plain(word)).to_owned(), self.first(&plain(other)).to_owned());
        if word == other {
            return true;
        }
        if self.reaches(&word, &other) || self.reaches(&other, &word) {
            return false;
        }
        // What was known of the other is now known of the first.
        for above in self.above.values_mut() {
            if above.remove(&other) {
                above.insert(word.clone());
            }
        }
        if let Some(above) = self.above.remove(&other) {
            self.above.entry(word.clone()).or_default().extend(above);
        }
        self.same.insert(other, word);
        true
    }

    /// Puts a word under a more general one; says no where that one already lies under it, or is the same.
    pub fn put_under(&mut self, general: &str, particular: &str) -> bool {
        self.known.extend([plain(general), plain(particular)]);
        let (general, particular) = (self.first(&plain(general)).to_owned(), self.first(&plain(particular)).to_owned());
        if self.reaches(&general, &particular) {
            return false;
        }
        self.above.entry(particular).or_default().insert(general);
        true
    }

    /// Whether a word is, or lies under, another; both plain.
    fn reaches(&self, from: &str, to: &str) -> bool {
        from == to || self.upward(from).contains(to)
    }

    /// A plain word and all it lies under.
    fn upward<'a>(&'a self, from: &'a str) -> BTreeSet<&'a str> {
        let mut seen = BTreeSet::new();
        let mut left = vec![from];
        while let Some(word) = left.pop() {
            if seen.insert(word) {
                left.extend(self.above.get(word).into_iter().flatten().map(String::as_str));
            }
        }
        seen
    }

    /// The word that stands for all that mean the same.
    fn first<'a>(&'a self, word: &'a str) -> &'a str {
        let mut word = word;
        while let Some(other) = self.same.get(word) {
            word = other;
        }
        word
    }
}

/// Both words plain, and not the same to begin with: of that no tree need be asked.
impl Trees for Terms {
    fn covers(&self, general: &str, particular: &str) -> bool {
        general != particular && self.reaches(self.first(particular), self.first(general))
    }

    fn keeps(&self, general: &str) -> Vec<Key> {
        self.known.get(general).map(|word| Key::Word(self.first(word).to_owned())).into_iter().collect()
    }

    fn looks(&self, particular: &str) -> Vec<Key> {
        let Some(word) = self.known.get(particular) else { return Vec::new() };
        self.upward(self.first(word)).into_iter().map(|word| Key::Word(word.to_owned())).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Terms, Trees};

    #[test]
    fn the_general_stands_for_all_below_it() {
        let mut terms = Terms::default();
        assert!(terms.equate("背街小巷", "里弄") && terms.equate("里弄", "胡同"));
        for (general, particular) in [("道路", "主干道"), ("道路", "背街小巷"), ("公共场所", "道路")] {
            assert!(terms.put_under(general, particular));
        }
        let covered = |general, particular| terms.covers(general, particular);
        assert!(covered("道路", "主干道"));
        assert!(covered("公共场所", "胡同"));
        assert!(covered("胡同", "背街小巷"));
        assert!(!covered("主干道", "道路"));
        assert!(!covered("主干道", "里弄"));
        assert!(!covered("道路", "广场"));
        assert!(!Terms::NONE.covers("道路", "道路"));
    }

    /// A user's synonyms come after the trees of the rules: what stood above and below the one then does so for the other.
    #[test]
    fn a_synonym_takes_over_what_is_known() {
        let mut terms = Terms::default();
        assert!(terms.put_under("道路", "里弄") && terms.put_under("里弄", "砖塔胡同"));
        assert!(terms.equate("背街小巷", "里弄"));
        assert!(terms.covers("道路", "背街小巷"));
        assert!(terms.covers("背街小巷", "砖塔胡同") && terms.covers("里弄", "砖塔胡同"));
        assert!(terms.covers("道路", "里弄") && !terms.covers("背街小巷", "里弄/道路"));
    }

    #[test]
    fn no_word_lies_under_itself() {
        let mut terms = Terms::default();
        assert!(terms.equate("游商", "流动摊贩"));
        assert!(terms.put_under("经营者", "游商"));
        assert!(!terms.put_under("流动摊贩", "经营者"));
        assert!(!terms.put_under("游商", "流动摊贩"));
        assert!(!terms.equate("流动摊贩", "经营者"));
        assert!(terms.equate("流动摊贩", "游商"));
    }
}
