//! The directives of a run as they stand under one another: those in which something was found and all above them, as far
//! as there is room, those with most to be found first; the others are counted where they would stand.

use super::{Counts, Report};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::iter::successors;

/// Directives in an order in which each stands right after its parent or after a sibling and all below that.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// Those that are drawn.
    pub nodes: Vec<Node>,
    /// Those of the top level that are not, with all below them.
    pub rest: Extent,
}

/// One directive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Node {
    /// Which, as an index into the report's directives.
    pub directive: usize,
    /// How many stand above it here.
    pub depth: usize,
    /// Whether it was compared with what stands above it.
    pub is_compared: bool,
    /// What it adds itself.
    pub counts: Counts,
    /// All that stand below it.
    pub below: Extent,
    /// Those of them that are not drawn.
    pub rest: Extent,
}

/// How many directives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Extent {
    /// Those that add burden.
    pub escalated: usize,
    /// All that stand under another and were looked at.
    pub directives: usize,
}

/// So many directives, numbered from 0, and who stands under whom.
pub struct Tree<'a> {
    /// How many.
    pub size: usize,
    /// The one that each stands under, the first where it has several parents; never itself or one below it.
    pub parent: &'a dyn Fn(usize) -> Option<usize>,
    /// Whether one was compared with what stands above it.
    pub is_compared: &'a dyn Fn(usize) -> bool,
    /// What those add that add anything.
    pub counts: BTreeMap<usize, Counts>,
}

impl Tree<'_> {
    /// At most `room` of the directives: all that were looked at and what stands above them where that is enough, else those in which or below which something was found, the
    /// upper levels before the lower ones and where much was found before where little was.
    #[must_use]
    pub fn outline(&self, room: usize) -> Outline {
        let (all, below) = self.below();
        let own = |one: usize| below.get(one).copied().unwrap_or_default().plus(self.own(one));
        let mut chosen: Vec<usize> = match self.size <= room {
            true => (0..self.size).filter(|one| own(*one).directives > 0).collect(),
            false => {
                self.counts.keys().flat_map(|one| self.up(*one)).collect::<BTreeSet<usize>>().into_iter().collect()
            }
        };
        chosen.sort_by_cached_key(|one| (self.up(*one).count(), Reverse(own(*one)), *one));
        chosen.truncate(room);
        let mut families: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
        for one in chosen {
            families.entry((self.parent)(one)).or_default().push(one);
        }
        let left = |whole: Extent, family: &[usize]| family.iter().fold(whole, |left, one| left.minus(own(*one)));
        let mut open: Vec<(usize, usize)> = Vec::new();
        let mut family = |parent: Option<usize>, whole: Extent, depth: usize, open: &mut Vec<(usize, usize)>| {
            let mut family = families.remove(&parent).unwrap_or_default();
            family.sort_by_key(|one| (Reverse(own(*one)), *one));
            open.extend(family.iter().rev().map(|one| (*one, depth)));
            left(whole, &family)
        };
        let mut outline = Outline { rest: family(None, all, 0, &mut open), nodes: Vec::new() };
        while let Some((directive, depth)) = open.pop() {
            let below = below.get(directive).copied().unwrap_or_default();
            let rest = family(Some(directive), below, depth + 1, &mut open);
            let (is_compared, counts) = ((self.is_compared)(directive), self.counts_of(directive));
            outline.nodes.push(Node { directive, depth, is_compared, counts, below, rest });
        }
        outline
    }

    /// One directive and those above it.
    fn up(&self, one: usize) -> impl Iterator<Item = usize> {
        successors(Some(one), |one| (self.parent)(*one))
    }

    fn counts_of(&self, one: usize) -> Counts {
        self.counts.get(&one).copied().unwrap_or_default()
    }

    fn own(&self, one: usize) -> Extent {
        let escalated = usize::from(self.counts_of(one).error > 0);
        Extent { escalated, directives: usize::from((self.is_compared)(one)) }
    }

    /// How many there are in all, and below each.
    fn below(&self) -> (Extent, Vec<Extent>) {
        let (mut all, mut below) = (Extent::default(), vec![Extent::default(); self.size]);
        for one in 0..self.size {
            let own = self.own(one);
            all = all.plus(own);
            for above in self.up(one).skip(1) {
                below.get_mut(above).into_iter().for_each(|extent| *extent = extent.plus(own));
            }
        }
        (all, below)
    }
}

impl Extent {
    fn plus(self, other: Self) -> Self {
        Self { escalated: self.escalated + other.escalated, directives: self.directives + other.directives }
    }

    fn minus(self, other: Self) -> Self {
        let less = usize::saturating_sub;
        Self { escalated: less(self.escalated, other.escalated), directives: less(self.directives, other.directives) }
    }
}

impl Report {
    /// The directives of a report as they stand under one another.
    #[must_use]
    pub fn outline(&self, room: usize) -> Outline {
        if let Some(audit) = &self.audit {
            return audit.outline.clone();
        }
        let mut parents: BTreeMap<usize, usize> = BTreeMap::new();
        for (parent, child) in &self.pairs {
            parents.entry(*child).or_insert(*parent);
        }
        let paired: BTreeSet<usize> = self.pairs.iter().flat_map(|(parent, child)| [*parent, *child]).collect();
        let paired: Vec<usize> = paired.into_iter().collect();
        let at = |directive: &usize| paired.binary_search(directive).ok();
        let of = |one: usize| paired.get(one).and_then(|directive| parents.get(directive));
        let counts = self.added().into_iter().filter_map(|(directive, counts)| Some((at(&directive)?, counts)));
        let tree = Tree {
            size: paired.len(),
            parent: &|one| at(of(one)?),
            is_compared: &|one| of(one).is_some(),
            counts: counts.collect(),
        };
        let mut outline = tree.outline(room);
        for node in &mut outline.nodes {
            node.directive = paired.get(node.directive).copied().unwrap_or(usize::MAX);
        }
        outline
    }

    /// What each directive adds, by its index; those that add nothing are not in it.
    #[must_use]
    pub fn added(&self) -> BTreeMap<usize, Counts> {
        let mut added: BTreeMap<usize, Counts> = BTreeMap::new();
        for judged in self.burdens() {
            *added.entry(judged.finding.child.directive).or_default() += judged.level;
        }
        added
    }
}

#[cfg(test)]
mod tests {
    use super::{Extent, Tree};
    use crate::report::Counts;
    use std::collections::BTreeMap;

    /// One above ten, each of those above ten: of the last family every second adds, and one of the tens.
    fn tree(room: usize) -> Vec<(usize, usize, Extent, Extent)> {
        let parent = |one: usize| match one {
            0 => None,
            1..=10 => Some(0),
            _ => Some((one - 1) / 10),
        };
        let error = Counts { error: 1, ..Counts::default() };
        let counts: BTreeMap<usize, Counts> = [3, 101, 103, 105, 107, 109].map(|one| (one, error)).into();
        let outline = Tree { size: 111, parent: &parent, is_compared: &|one| one > 0, counts }.outline(room);
        assert_eq!(outline.rest, Extent::default());
        outline.nodes.into_iter().map(|node| (node.directive, node.depth, node.below, node.rest)).collect()
    }

    fn extent(escalated: usize, directives: usize) -> Extent {
        Extent { escalated, directives }
    }

    #[test]
    fn what_is_not_drawn_is_counted_where_it_would_stand() {
        let all = tree(111);
        assert_eq!(all.len(), 111);
        assert!(all.iter().all(|(.., rest)| *rest == extent(0, 0)));
        assert_eq!(all.first(), Some(&(0, 0, extent(6, 110), extent(0, 0))));
        // The top, the two below it that matter, the one with more first, and what is found below that.
        let found = tree(60);
        let drawn: Vec<(usize, usize)> = found.iter().map(|(one, depth, ..)| (*one, *depth)).collect();
        assert_eq!(drawn, [(0, 0), (10, 1), (101, 2), (103, 2), (105, 2), (107, 2), (109, 2), (3, 1)]);
        let rests: Vec<Extent> = found.iter().map(|(.., rest)| *rest).collect();
        assert_eq!(rests.first(), Some(&extent(0, 88)));
        assert_eq!((rests.get(1), rests.get(7)), (Some(&extent(0, 5)), Some(&extent(0, 10))));
        let few = tree(3);
        let drawn: Vec<(usize, Extent)> = few.iter().map(|(one, _, _, rest)| (*one, *rest)).collect();
        assert_eq!(drawn, [(0, extent(0, 88)), (10, extent(5, 10)), (3, extent(0, 10))]);
    }
}
