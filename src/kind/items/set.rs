//! A set of terms made ready to be asked about many others: in a large one each is found by its words, and only those that a
//! tree knows are tried one by one.

use super::Term;
use super::cover::{Key, Trees, any_covers, covers_in, joined, may_cover, steps};
use super::plain::is_everything;
use std::collections::{HashMap, HashSet};

/// A set no larger than this is sooner tried through than made ready.
const FEW: usize = 16;

/// A set, and what knows which word lies under which.
pub struct Set<'a> {
    terms: &'a [Term],
    trees: &'a dyn Trees,
    index: Option<Index>,
}

impl<'a> Set<'a> {
    /// Makes a set ready.
    #[must_use]
    pub fn of(terms: &'a [Term], trees: &'a dyn Trees) -> Self {
        Self { terms, trees, index: (terms.len() > FEW).then(|| Index::of(terms, trees)) }
    }

    /// Whether the set stands for a term: one of its terms does, or several do together.
    #[must_use]
    pub fn covers(&self, particular: &Term) -> bool {
        let Some(index) = &self.index else { return any_covers(self.terms, particular, self.trees) };
        if index.covers(particular, self.trees) {
            return true;
        }
        let parts = joined(particular);
        !parts.is_empty() && parts.iter().all(|part| self.covers(part))
    }

    /// Whether a set that does not stand for a term may yet do so: it hangs on what a name means.
    pub(super) fn may_cover(&self, particular: &Term) -> bool {
        let Some(index) = &self.index else { return may_cover(self.terms, particular, self.trees) };
        let particular = steps(particular).pop().unwrap_or_default();
        let mut known = index.known(self.trees.looks(&particular));
        known.any(|known| known.own.is_some() && self.trees.may_cover(&known.last, &particular))
    }

    /// The first of its terms that says the same as another.
    #[must_use]
    pub fn twin(&self, term: &Term) -> Option<&'a Term> {
        let same = |own: &&Term| covers_in(term, own, self.trees) && covers_in(own, term, self.trees);
        let Some(index) = &self.index else { return self.terms.iter().find(same) };
        let is_same = |at: &usize| self.terms.get(*at).as_ref().is_some_and(same);
        let first = index.over(term, self.trees).filter(is_same).min()?;
        self.terms.get(first)
    }
}

/// Where terms are found.
#[derive(Default)]
struct Index {
    /// The steps of terms, and of what they join, in plain words.
    words: HashMap<String, Option<usize>>,
    /// The rungs that terms stand on.
    rungs: HashMap<usize, usize>,
    /// What stands for everything.
    everything: Option<Option<usize>>,
    /// Those that may stand for more than their words say, and where trees keep them.
    known: Vec<Known>,
    kept: HashMap<Key, Vec<usize>>,
}

/// A term that a tree knows.
struct Known {
    /// Which term of the set; `None` for one of several that a term joins.
    own: Option<usize>,
    last: String,
    whole: String,
}

impl Index {
    fn of(terms: &[Term], trees: &dyn Trees) -> Self {
        let mut index = Self::default();
        for (at, term) in terms.iter().enumerate() {
            index.add(Some(at), term, trees);
        }
        // What several join comes after, so that a term of its own is what is found by its words.
        terms.iter().flat_map(joined).for_each(|part| index.add(None, &part, trees));
        index
    }

    fn add(&mut self, own: Option<usize>, term: &Term, trees: &dyn Trees) {
        let steps = steps(term);
        if is_all(&steps) {
            self.everything.get_or_insert(own);
        }
        if let (Some(at), Some(rung)) = (own, term.rung) {
            self.rungs.entry(rung).or_insert(at);
        }
        let (last, whole) = (steps.last().cloned().unwrap_or_default(), steps.join("/"));
        let keys: HashSet<Key> = trees.keeps(&last).into_iter().chain(trees.keeps(&whole)).collect();
        if !keys.is_empty() {
            keys.into_iter().for_each(|key| self.kept.entry(key).or_default().push(self.known.len()));
            self.known.push(Known { own, last, whole: whole.clone() });
        }
        self.words.entry(whole).or_insert(own);
    }

    /// Those that trees keep in some places.
    fn known(&self, keys: Vec<Key>) -> impl Iterator<Item = &Known> {
        let kept = keys.into_iter().filter_map(|key| self.kept.get(&key));
        kept.flatten().filter_map(|at| self.known.get(*at))
    }

    /// Those that may stand for a term by what a tree knows.
    fn in_trees(&self, steps: &[String], whole: &str, trees: &dyn Trees) -> impl Iterator<Item = &Known> {
        self.known(steps.iter().map(String::as_str).chain([whole]).flat_map(|word| trees.looks(word)).collect())
    }

    /// What its words find of a term, and of all above it on its path.
    fn by_words(&self, whole: &str) -> impl Iterator<Item = Option<usize>> {
        let above = whole.match_indices('/').filter_map(|(at, _)| whole.get(..at));
        above.chain([whole]).filter_map(|words| self.words.get(words).copied())
    }

    /// Whether one of the terms stands for another by itself.
    fn covers(&self, particular: &Term, trees: &dyn Trees) -> bool {
        let steps = steps(particular);
        let whole = steps.join("/");
        let by_tree = |known: &Known| {
            steps.iter().any(|step| trees.covers(&known.last, step)) || trees.covers(&known.whole, &whole)
        };
        self.everything.is_some()
            || particular.rung.is_some_and(|rung| self.rungs.contains_key(&rung))
            || self.by_words(&whole).next().is_some()
            || self.in_trees(&steps, &whole, trees).any(by_tree)
    }

    /// All terms that may stand for another by themselves.
    fn over(&self, particular: &Term, trees: &dyn Trees) -> impl Iterator<Item = usize> {
        let steps = steps(particular);
        let whole = steps.join("/");
        let by_rung = particular.rung.and_then(|rung| self.rungs.get(&rung)).copied();
        let in_trees = self.in_trees(&steps, &whole, trees).filter_map(|known| known.own);
        let found: Vec<usize> = self.by_words(&whole).flatten().chain(in_trees).collect();
        found.into_iter().chain(self.everything.flatten()).chain(by_rung)
    }
}

fn is_all(steps: &[String]) -> bool {
    matches!(steps, [only] if is_everything(only))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::super::Terms;
    use super::{FEW, Set, Term, any_covers, covers_in, may_cover};
    use crate::place::Home;
    use proptest::prelude::*;

    /// Words with something in common: places, trees, paths, joined ones, everything.
    const WORDS: [&str; 20] = [
        "道路",
        "主干道",
        "背街小巷",
        "里弄",
        "主干道和次干道",
        "全部",
        "所有",
        "西宁市",
        "城东区",
        "鼓楼区",
        "江苏省",
        "餐饮",
        "小餐饮",
        "餐饮与住宿",
        "道路/主干道",
        "道路/主干道/人民路",
        "主干道/人民路",
        "城区/道路",
        "各类餐饮",
        "工业企业",
    ];

    fn term(word: &str, rung: Option<usize>) -> Term {
        Term { path: word.split('/').map(str::to_owned).collect(), rung, ..Term::default() }
    }

    fn a_term() -> impl Strategy<Value = Term> {
        let word = (proptest::sample::select(&WORDS[..]), 0..40_u8).prop_map(|(word, n)| match n {
            0..20 => word.to_owned(),
            _ => format!("{word}{n}号"),
        });
        (word, proptest::option::weighted(0.1, 0..3_usize)).prop_map(|(word, rung)| term(&word, rung))
    }

    proptest! {
        /// A large set answers as if each of its terms were tried.
        #[test]
        fn the_index_changes_nothing(
            terms in proptest::collection::vec(a_term(), FEW + 1..FEW * 3),
            asked in a_term(),
        ) {
            let mut own = Terms::default();
            prop_assert!(own.put_under("道路", "主干道") && own.put_under("道路", "背街小巷"));
            prop_assert!(own.equate("背街小巷", "里弄"));
            let trees = (Home::default(), &own);
            let set = Set::of(&terms, &trees);
            prop_assert!(set.index.is_some());
            prop_assert_eq!(set.covers(&asked), any_covers(&terms, &asked, &trees));
            prop_assert_eq!(set.may_cover(&asked), may_cover(&terms, &asked, &trees));
            let same = |own: &&Term| covers_in(&asked, own, &trees) && covers_in(own, &asked, &trees);
            prop_assert_eq!(set.twin(&asked), terms.iter().find(same));
        }
    }

    #[test]
    fn a_set_without_everything_is_not_everything() {
        let terms: Vec<Term> = (0..100).map(|n| term(&format!("第{n}号企业"), None)).collect();
        let set = Set::of(&terms, &());
        assert!(set.covers(terms.last().unwrap()) && !set.covers(&term("第100号企业", None)));
        assert!(set.covers(&term("第1号企业和第2号企业", None)));
    }
}
