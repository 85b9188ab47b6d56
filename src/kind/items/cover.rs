//! When one term stands for another: the same words, or a more general one above it.

use super::notation::options;
use super::plain::{is_everything, plain};
use super::several::several;
use super::split::conjunction;
use super::{Term, Terms};
use crate::place::{Home, codes, is_territory};

/// What knows that one word lies under another: divisions of places, trees of the user's own. Both words are given as
/// the texts have them, without 全部 and the like.
pub trait Trees {
    /// Whether `general` stands for `particular`.
    fn covers(&self, general: &str, particular: &str) -> bool;

    /// Where a word is kept that may stand for others: nowhere, where it stands for none.
    fn keeps(&self, general: &str) -> Vec<Key>;

    /// Where all are kept that stand, or may stand, for a word.
    fn looks(&self, particular: &str) -> Vec<Key>;

    /// Whether it may stand for it, and nothing settles what the words mean.
    fn may_cover(&self, _general: &str, _particular: &str) -> bool {
        false
    }
}

/// A place in an index of words, so that of thousands only those are tried that may stand for another: whoever stands for a
/// word is kept at one of the places where one looks for that word.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// What stands for all of a territory.
    Territory,
    /// A division, by its code.
    Division(&'static str),
    /// A word of a tree, or the first of its synonyms.
    Word(String),
}

/// No tree: only the words themselves.
impl Trees for () {
    fn covers(&self, _general: &str, _particular: &str) -> bool {
        false
    }

    fn keeps(&self, _general: &str) -> Vec<Key> {
        Vec::new()
    }

    fn looks(&self, _particular: &str) -> Vec<Key> {
        Vec::new()
    }
}

/// Divisions: a district lies in its city.
impl Trees for Home {
    fn covers(&self, general: &str, particular: &str) -> bool {
        self.lies_in(particular, general)
    }

    fn may_cover(&self, general: &str, particular: &str) -> bool {
        self.may_lie_in(particular, general)
    }

    fn keeps(&self, general: &str) -> Vec<Key> {
        if is_territory(general) {
            return vec![Key::Territory];
        }
        codes(general).iter().map(|code| Key::Division(code)).collect()
    }

    fn looks(&self, particular: &str) -> Vec<Key> {
        let around = codes(particular).iter().flat_map(|code| [2, 4, 6].into_iter().filter_map(|end| code.get(..end)));
        let mut keys: Vec<Key> = around.map(Key::Division).collect();
        if !keys.is_empty() || is_territory(particular) {
            keys.push(Key::Territory);
        }
        keys
    }
}

/// Divisions, and the trees of the rules and of the user.
impl Trees for (Home, &Terms) {
    fn covers(&self, general: &str, particular: &str) -> bool {
        self.0.covers(general, particular) || self.1.covers(general, particular)
    }

    fn may_cover(&self, general: &str, particular: &str) -> bool {
        self.0.may_cover(general, particular)
    }

    fn keeps(&self, general: &str) -> Vec<Key> {
        [self.0.keeps(general), self.1.keeps(general)].concat()
    }

    fn looks(&self, particular: &str) -> Vec<Key> {
        [self.0.looks(particular), self.1.looks(particular)].concat()
    }
}

/// Whether the term `general` stands for `particular`: the same words but for notation, a path that begins with its, or
/// what trees know to lie under it.
#[must_use]
pub fn covers_in(general: &Term, particular: &Term, trees: &dyn Trees) -> bool {
    if general.path == particular.path {
        return true;
    }
    let (g, p) = (steps(general), steps(particular));
    if g.len() == 1 && g.first().is_some_and(|step| is_everything(step)) {
        return true;
    }
    if p.starts_with(&g) || general.rung.is_some() && general.rung == particular.rung {
        return true;
    }
    let (Some(last_g), Some(last_p)) = (g.last(), p.last()) else { return false };
    p.iter().any(|step| trees.covers(last_g, step))
        || trees.covers(&g.join("/"), &p.join("/"))
        || trees.covers(last_g, last_p)
}

/// Whether a set of terms stands for a term: one of them does, or — where the term joins several (主干道和次干道) — they
/// do together, or one that joins several has it among them.
pub(super) fn any_covers(set: &[Term], particular: &Term, trees: &dyn Trees) -> bool {
    if set.iter().any(|general| general.path == particular.path) {
        return true;
    }
    if set.iter().any(|general| covers_in(general, particular, trees)) {
        return true;
    }
    if set.iter().any(|general| joined(general).iter().any(|part| covers_in(part, particular, trees))) {
        return true;
    }
    let parts = joined(particular);
    !parts.is_empty() && parts.iter().all(|part| any_covers(set, part, trees))
}

/// Whether a set that does not stand for a term may yet do so: it hangs on what a name means.
pub(super) fn may_cover(set: &[Term], particular: &Term, trees: &dyn Trees) -> bool {
    let ends = |term: &Term| steps(term).last().cloned().unwrap_or_default();
    let particular = ends(particular);
    set.iter().any(|general| trees.may_cover(&ends(general), &particular))
}

/// The terms that a term joins by 和, 及 or 与, or stands for in brackets (学校（含幼儿园）) or in a short form (企事业单位);
/// none where it joins nothing.
pub(super) fn joined(term: &Term) -> Vec<Term> {
    let Some(last) = term.path.last() else { return Vec::new() };
    let mut sides = several(last);
    if sides.is_empty()
        && let Some(at) = conjunction(last)
    {
        let both = [last.get(..at.start), last.get(at.end..)];
        sides.extend(both.into_iter().flatten().map(str::to_owned));
    }
    let above = term.path.get(..term.path.len() - 1).unwrap_or_default();
    let under = |side: String| Term {
        path: above.iter().cloned().chain([side.trim().to_owned()]).collect(),
        ..Term::default()
    };
    let parts: Vec<Term> = sides.into_iter().filter(|side| side != last).map(under).collect();
    parts
        .into_iter()
        .flat_map(|part| {
            let inner = joined(&part);
            if inner.is_empty() { vec![part] } else { inner }
        })
        .collect()
}

/// The terms of which one will do, where a term gives a choice (A或者B); itself where it gives none.
pub(super) fn choices(term: &Term) -> Vec<Term> {
    let Some((last, above)) = term.path.split_last() else { return Vec::new() };
    let last = plain(last);
    let Some(each) = options(&last) else { return vec![term.clone()] };
    let under =
        |word: &&str| Term { path: above.iter().cloned().chain([(*word).to_owned()]).collect(), ..Term::default() };
    each.iter().map(under).collect()
}

/// The conditions that one joins by 且, all of which must hold; itself where it joins none.
pub(super) fn holding(term: &Term) -> Vec<Term> {
    const JOINING: &[&str] = &["，且", ",且", "并且", "而且", "且"];
    let Some((last, above)) = term.path.split_last() else { return vec![term.clone()] };
    let joined = JOINING.iter().find_map(|word| last.split_once(word));
    let Some((first, rest)) = joined.filter(|(first, rest)| first.chars().count() > 1 && rest.chars().count() > 1)
    else {
        return vec![term.clone()];
    };
    let under = |word: &str, count| Term {
        path: above.iter().cloned().chain([word.to_owned()]).collect(),
        count,
        ..Term::default()
    };
    let more = holding(&under(rest, None));
    std::iter::once(under(first, term.count)).chain(more).collect()
}

/// The steps of a term's path in plain words.
#[must_use]
pub fn steps(term: &Term) -> Vec<String> {
    term.path.iter().map(|step| plain(step)).collect()
}
