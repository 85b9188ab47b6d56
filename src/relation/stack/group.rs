//! Layers that fall on the same, gathered so that of many groups only those are tried that a layer may belong to: by its name, or,
//! where it is done to something, by the terms of its scope.

use super::{Layer, shared};
use crate::directive::{Demand, Task, plain};
use crate::kind::items::{self, Term};
use crate::lineage::Matched;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::rc::Rc;

/// The name of a layer in plain words.
type Name = Option<String>;

/// Terms that several scopes name.
type Common = Rc<Vec<String>>;

/// Layers that fall on the same.
#[derive(Default)]
pub(super) struct Group<'a> {
    pub(super) layers: Vec<Layer<'a>>,
    /// The terms that all scopes name, once there are two.
    pub(super) common: Option<Common>,
    /// How many say to whom or what they are done.
    scoped: usize,
    /// The first layer of a name by what makes two of them one demand.
    demands: HashMap<(Name, Origin), usize>,
}

/// What makes two layers of one name one demand: the task of the child that carries them out, or the task that asked them first.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Origin {
    Carrier(*const ()),
    Asked(*const Task),
}

/// Groups, as they are gathered.
pub(super) struct Groups<'a, 'k> {
    pub(super) all: Vec<Group<'a>>,
    kinds: &'k [String],
    /// Groups by the name of what stood first in them, and those of the kind by the terms of its scope.
    by_name: HashMap<String, BTreeSet<usize>>,
    by_term: HashMap<String, BTreeSet<usize>>,
    /// What two scopes share, by their first demands: many tasks take theirs from one head.
    shared: HashMap<[Option<*const Demand>; 2], Common>,
}

impl<'a, 'k> Groups<'a, 'k> {
    /// None yet; of the kind is what is called by one of these words.
    pub(super) fn of(kinds: &'k [String]) -> Self {
        let (by_name, by_term, shared) = (HashMap::new(), HashMap::new(), HashMap::new());
        Self { all: Vec::new(), kinds, by_name, by_term, shared }
    }

    /// Adds a layer to the first group to which it adds up, or begins one.
    pub(super) fn add(&mut self, layer: Layer<'a>) {
        let Some(at) = self.likely(&layer).into_iter().find(|at| self.adds_up(*at, &layer)) else {
            self.all.push(Group::default());
            return self.rebuild(self.all.len() - 1, vec![layer]);
        };
        let Some(group) = self.all.get_mut(at) else { return };
        let own = group.same_demand(&layer).and_then(|own| group.layers.get_mut(own));
        match own {
            // Of one demand the most that is asked.
            Some(own) if own.times < layer.times => {
                *own = layer;
                let layers = std::mem::take(&mut group.layers);
                self.rebuild(at, layers);
            }
            Some(_) => {}
            None => self.push(at, layer),
        }
    }

    /// Makes a group anew of its layers, and keeps it where one looks for it.
    fn rebuild(&mut self, at: usize, layers: Vec<Layer<'a>>) {
        if let Some(first) = layers.first() {
            if let Some(name) = &first.name {
                self.by_name.entry(plain(name)).or_default().insert(at);
            }
            if self.is_of_kind(first) {
                for key in keys(first) {
                    self.by_term.entry(key).or_default().insert(at);
                }
            }
        }
        self.all.get_mut(at).into_iter().for_each(|group| *group = Group::default());
        layers.into_iter().for_each(|layer| self.push(at, layer));
    }

    fn push(&mut self, at: usize, layer: Layer<'a>) {
        let common = self.common_with(at, &layer);
        let Some(group) = self.all.get_mut(at) else { return };
        let name = layer.name.as_deref().map(plain);
        for origin in origins(&layer) {
            group.demands.entry((name.clone(), origin)).or_insert(group.layers.len());
        }
        group.scoped += usize::from(!layer.scope.is_empty());
        group.common = common;
        group.layers.push(layer);
    }

    /// The groups to which a layer may add up, in their order: those that have its name, or are of the kind as it is.
    fn likely(&self, layer: &Layer<'_>) -> BTreeSet<usize> {
        let named = layer.name.as_deref().and_then(|name| self.by_name.get(&plain(name)));
        let terms = if layer.is_duty || !self.is_of_kind(layer) { Vec::new() } else { keys(layer) };
        named.into_iter().chain(terms.iter().filter_map(|key| self.by_term.get(key))).flatten().copied().collect()
    }

    /// Whether a layer that may falls on the same as all of a group: duties by their name, activities by their scopes.
    fn adds_up(&mut self, at: usize, layer: &Layer<'_>) -> bool {
        let Some(group) = self.all.get(at) else { return false };
        let (no_scope, all_scoped) = (group.scoped == 0, group.scoped == group.layers.len());
        match (layer.is_duty, layer.scope.is_empty()) {
            (true, _) => true,
            (false, true) => no_scope,
            (false, false) => all_scoped && self.common_with(at, layer).is_some_and(|common| !common.is_empty()),
        }
    }

    /// The terms that the scopes of a group and of a layer name; `None` where that is the first.
    fn common_with(&mut self, at: usize, layer: &Layer<'_>) -> Option<Common> {
        let group = self.all.get(at)?;
        let first = group.layers.first()?;
        let of = |layer: &Layer<'_>| layer.scope.first().map(|demand| std::ptr::from_ref::<Demand>(demand));
        let both = self.shared.entry([of(first), of(layer)]).or_insert_with(|| Rc::new(shared(first, layer)));
        match &group.common {
            Some(common) if !Rc::ptr_eq(common, both) && common != both => {
                let both: HashSet<&str> = both.iter().map(String::as_str).collect();
                let kept = common.iter().filter(|term| both.contains(term.as_str()));
                Some(Rc::new(kept.cloned().collect()))
            }
            _ => Some(Rc::clone(both)),
        }
    }

    /// Whether a layer is of the kind that adds up whatever it is called: 检查, 抽查.
    fn is_of_kind(&self, layer: &Layer<'_>) -> bool {
        let said = layer.name.as_deref().unwrap_or(layer.task).to_lowercase();
        self.kinds.iter().any(|kind| said.contains(kind.as_str()))
    }
}

impl Group<'_> {
    /// The first layer that is one demand with another: of one name, and both carry out one and the same or are one task's in the
    /// child.
    fn same_demand(&self, layer: &Layer<'_>) -> Option<usize> {
        let name = layer.name.as_deref().map(plain);
        origins(layer).filter_map(|origin| self.demands.get(&(name.clone(), origin))).min().copied()
    }

    /// Whether some have no directive in common.
    pub(super) fn comes_from_several(&self) -> bool {
        let origins = |layer: &Layer<'_>| layer.origins.iter().map(|(at, _)| *at).collect::<BTreeSet<usize>>();
        let distinct: BTreeSet<BTreeSet<usize>> = self.layers.iter().map(origins).collect();
        let mut pairs = distinct.iter().enumerate().flat_map(|(i, a)| distinct.iter().skip(i + 1).map(move |b| (a, b)));
        pairs.any(|(a, b)| a.is_disjoint(b))
    }
}

/// By what a layer may be one demand with another of its name.
fn origins(layer: &Layer<'_>) -> impl Iterator<Item = Origin> {
    let carrier = std::ptr::from_ref::<Matched<'_>>(layer.pair).cast::<()>();
    let asked = layer.origins.iter().map(|(_, task)| Origin::Asked(std::ptr::from_ref(*task)));
    std::iter::once(Origin::Carrier(carrier)).chain(asked)
}

/// What the terms of a scope share with those that are the same: their words, what stands for everything, or a rung.
fn keys(layer: &Layer<'_>) -> Vec<String> {
    let terms = layer.scope.iter().filter_map(|demand| demand.items()).flat_map(|items| &items.terms);
    let key = |term: &Term| {
        let words = items::steps(term).join("/");
        let words = if items::is_everything(&words) { String::new() } else { words };
        std::iter::once(words).chain(term.rung.map(|rung| format!("#{rung}"))).collect::<Vec<_>>()
    };
    terms.flat_map(key).collect()
}
