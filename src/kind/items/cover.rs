//! When one term stands for another: the same words, or a more general one above it.

use super::super::order::World;
use super::Term;
use super::split::{conjunction, is_everything, plain};
use crate::place::{Home, is_place, is_territory};

/// What knows that one word lies under another: divisions of places, trees of the user's own. Both words are given as
/// the texts have them, without 全部 and the like.
pub trait Trees {
    /// Whether `general` stands for `particular`.
    fn covers(&self, general: &str, particular: &str) -> bool;

    /// Whether a word may stand for others at all, so that of the rest nobody need be asked.
    fn knows(&self, word: &str) -> bool;

    /// Whether it may stand for it, and nothing settles what the words mean.
    fn may_cover(&self, _general: &str, _particular: &str) -> bool {
        false
    }
}

/// No tree: only the words themselves.
impl Trees for () {
    fn covers(&self, _general: &str, _particular: &str) -> bool {
        false
    }

    fn knows(&self, _word: &str) -> bool {
        false
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

    fn knows(&self, word: &str) -> bool {
        is_place(word) || is_territory(word)
    }
}

/// What is known where two values are compared: divisions, and the trees of the rules and of the user.
impl Trees for World<'_> {
    fn covers(&self, general: &str, particular: &str) -> bool {
        self.home.covers(general, particular) || self.terms.covers(general, particular)
    }

    fn may_cover(&self, general: &str, particular: &str) -> bool {
        self.home.may_cover(general, particular)
    }

    fn knows(&self, word: &str) -> bool {
        self.home.knows(word) || self.terms.knows(word)
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

/// The terms that a term joins by 和, 及 or 与; none where it joins nothing.
pub(super) fn joined(term: &Term) -> Vec<Term> {
    let Some(last) = term.path.last() else { return Vec::new() };
    let Some(at) = conjunction(last) else { return Vec::new() };
    let sides = [last.get(..at.start), last.get(at.end..)];
    let above = term.path.get(..term.path.len() - 1).unwrap_or_default();
    let under =
        |side: &str| Term { path: above.iter().cloned().chain([side.trim().to_owned()]).collect(), ..Term::default() };
    let parts: Vec<Term> = sides.into_iter().flatten().map(under).collect();
    parts
        .into_iter()
        .flat_map(|part| {
            let inner = joined(&part);
            if inner.is_empty() { vec![part] } else { inner }
        })
        .collect()
}

pub(super) fn steps(term: &Term) -> Vec<String> {
    term.path.iter().map(|step| plain(step)).collect()
}
