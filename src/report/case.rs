//! What a run looked at, one after the other: each child beside its parent, and each file that was only read.

use super::{Judged, Located, Report};
use crate::directive::Directive;
use crate::span::Span;
use std::collections::{BTreeMap, HashMap, HashSet};

/// One thing that was looked at.
#[derive(Clone, Debug, Default)]
pub struct Case<'a> {
    /// What tells the directive above from this one: its title, else its id or file; `None` where a file was only read.
    pub parent: Option<&'a str>,
    /// What the directive is called.
    pub child: &'a str,
    /// Its id, where it is called otherwise.
    pub id: Option<&'a str>,
    /// The file it stands in.
    pub file: &'a str,
    /// What was found in it, of what is told to other programs.
    pub findings: Vec<&'a Judged>,
    /// What could not be read or judged.
    pub faults: Vec<&'a Located>,
}

impl<'a> Case<'a> {
    /// A child beside a parent, each with the file it stands in.
    #[must_use]
    pub fn of(parent: (&'a Directive, &'a str), child: (&'a Directive, &'a str)) -> Self {
        let names = |(directive, file): (&'a Directive, &'a str)| {
            let words = [&directive.head.title, &directive.head.id].into_iter().flatten();
            words.map(|word| word.text.as_str()).chain([file])
        };
        let own = names(child).next().unwrap_or_default();
        let parent = names(parent).find(|name| *name != own).unwrap_or(own);
        let id = child.0.head.id.as_ref().map(|word| word.text.as_str()).filter(|id| *id != own);
        Self { parent: Some(parent), child: own, id, file: child.1, ..Self::default() }
    }
}

/// A child beside one of its parents, kept of an audit that tells each of them.
#[derive(Clone, Debug)]
pub struct Pair {
    /// The parent, among the directives that are kept; a number beyond them where it is not.
    pub parent: usize,
    /// The child, likewise.
    pub child: usize,
    /// What they are called, as in a [`Case`].
    names: Names,
}

#[derive(Clone, Debug)]
struct Names {
    parent: Box<str>,
    child: Box<str>,
    id: Option<Box<str>>,
    file: Box<str>,
}

impl Pair {
    /// The same as [`Case::of`], by numbers.
    #[must_use]
    pub fn of(parent: (usize, &Directive, &str), child: (usize, &Directive, &str)) -> Self {
        let case = Case::of((parent.1, parent.2), (child.1, child.2));
        let names = Names {
            parent: case.parent.unwrap_or_default().into(),
            child: case.child.into(),
            id: case.id.map(Into::into),
            file: case.file.into(),
        };
        Self { parent: parent.0, child: child.0, names }
    }

    fn case(&self) -> Case<'_> {
        let Names { parent, child, id, file } = &self.names;
        Case { parent: Some(parent), child, id: id.as_deref(), file, ..Case::default() }
    }
}

impl Report {
    /// Everything that was looked at: the pairs in their order, then the files that are no part of a pair and those that have
    /// something of their own to say. Each finding and each fault stands in one case.
    #[must_use]
    pub fn cases(&self) -> Vec<Case<'_>> {
        let (pairs, mut cases): (Vec<(usize, usize)>, Vec<Case<'_>>) = match &self.audit {
            Some(audit) => audit.pairs.iter().map(|pair| ((pair.parent, pair.child), pair.case())).unzip(),
            None => self.pairs.iter().map(|(parent, child)| ((*parent, *child), self.pair(*parent, *child))).unzip(),
        };
        let mut of_child: HashMap<usize, Vec<usize>> = HashMap::new();
        for (case, (_, child)) in pairs.iter().enumerate().filter(|(_, (_, child))| *child < self.directives.len()) {
            of_child.entry(*child).or_default().push(case);
        }
        let mut alone: BTreeMap<usize, Case<'_>> = BTreeMap::new();
        let file = |source| Case { child: self.file(source), file: self.file(source), ..Case::default() };
        for judged in self.told() {
            let place = &judged.finding.child;
            let own = of_child.get(&place.directive).map(Vec::as_slice).unwrap_or_default();
            let above = judged.finding.parent.as_ref().map(|place| place.directive);
            let under = |case: &&usize| pairs.get(**case).is_some_and(|(parent, _)| Some(*parent) == above);
            let source = self.source_of(place.directive);
            match own.iter().find(under).or(own.first()).and_then(|case| cases.get_mut(*case)) {
                Some(case) => case.findings.push(judged),
                None => alone.entry(source).or_insert_with(|| file(source)).findings.push(judged),
            }
        }
        let of_source = self.pairs_of_sources(&pairs);
        for located in &self.faults {
            match of_source.get(&located.source).and_then(|of| cases.get_mut(self.nearest(of, located))) {
                Some(case) => case.faults.push(located),
                None => alone.entry(located.source).or_insert_with(|| file(located.source)).faults.push(located),
            }
        }
        // Of an audit only what takes part in a finding is held, and none of it was read alone.
        let paired: HashSet<usize> = pairs.iter().flat_map(|(p, c)| [self.source_of(*p), self.source_of(*c)]).collect();
        let read = (0..self.sources.len()).filter(|source| self.audit.is_none() && !paired.contains(source));
        for source in read {
            alone.entry(source).or_insert_with(|| file(source));
        }
        cases.extend(alone.into_values());
        cases
    }

    fn pair(&self, parent: usize, child: usize) -> Case<'_> {
        let of = |index: usize| Some((self.directives.get(index)?, self.file(self.source_of(index))));
        of(parent).zip(of(child)).map(|(parent, child)| Case::of(parent, child)).unwrap_or_default()
    }

    /// For each file, the pairs whose child stands in it, with the span of the child.
    fn pairs_of_sources(&self, pairs: &[(usize, usize)]) -> HashMap<usize, Vec<(usize, Span)>> {
        let mut of_source: HashMap<usize, Vec<(usize, Span)>> = HashMap::new();
        for (case, (_, child)) in pairs.iter().enumerate() {
            let directive = self.directives.get(*child);
            let at = directive.map(|directive| (directive.source, (case, directive.span)));
            at.into_iter().for_each(|(source, pair)| of_source.entry(source).or_default().push(pair));
        }
        of_source
    }

    /// The pair whose child a fault stands in, else the first of its file.
    fn nearest(&self, pairs: &[(usize, Span)], located: &Located) -> usize {
        let at = located.fault.span.start;
        let inside = pairs.iter().find(|(_, span)| (span.start..=span.end).contains(&at));
        inside.or(pairs.first()).map_or(usize::MAX, |(case, _)| *case)
    }

    fn file(&self, source: usize) -> &str {
        self.sources.get(source).map_or("", |s| s.name.as_str())
    }
}
