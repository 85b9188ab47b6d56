//! Comments that say why findings are not to be reported: which they stand for, and what is to be said of themselves.

use crate::directive::{Allowance, Directive, Named};
use crate::finding::{Finding, Place, Relation};
use crate::report::{Judged, Suppressed};
use crate::rule::{RuleBook, Shift};
use crate::yaml::{Span, nearest};
use std::collections::{BTreeSet, HashMap};

/// Where findings begin, and what is underlined of them does: by directive, in the order of its text.
pub struct Places(HashMap<usize, Vec<(u32, usize)>>);

impl Places {
    /// The places of findings, each by its number.
    #[must_use]
    pub fn of(found: &[Judged]) -> Self {
        let mut places: HashMap<usize, Vec<(u32, usize)>> = HashMap::new();
        for (at, judged) in found.iter().enumerate() {
            let child = &judged.finding.child;
            let starts = std::iter::once(&child.span).chain(child.marks.first()).map(|span| (span.start, at));
            places.entry(child.directive).or_default().extend(starts);
        }
        places.values_mut().for_each(|starts| starts.sort_unstable());
        Self(places)
    }

    /// The numbers of the findings that may begin where a comment reaches.
    fn near(&self, index: usize, reach: Span) -> BTreeSet<usize> {
        let Some(starts) = self.0.get(&index) else { return BTreeSet::new() };
        let first = starts.partition_point(|(start, _)| *start < reach.start);
        let near = starts.iter().skip(first).take_while(|(start, _)| *start <= reach.end);
        near.map(|(_, at)| *at).collect()
    }
}

/// Lays the comments of a directive over what was found in it, and gives the findings about the comments themselves.
pub fn lay(
    book: &RuleBook,
    (index, directive): (usize, &Directive),
    found: &mut [Judged],
    places: &Places,
) -> Vec<Finding> {
    let mut own = Vec::new();
    for allowance in &directive.allowances {
        let mut say = |name: &str, text: &str| own.extend(about(book, index, allowance, name, text));
        let mut named: Vec<&str> = Vec::new();
        for rule in &allowance.rules {
            match rule {
                Named::Unknown(word) => say("allowance-unknown", word),
                Named::Rule(id) => named.push(id),
            }
        }
        if allowance.reason.is_none() {
            named.iter().for_each(|id| say("allowance-without-reason", id));
            continue;
        }
        let near = places.near(index, allowance.reach);
        for id in named {
            let (mut used, mut barred) = (false, false);
            for at in &near {
                let Some(judged) = found.get_mut(*at) else { continue };
                if !is_within(allowance, index, &judged.finding.child) {
                    continue;
                }
                // What the parent forbids is not the child's to excuse, by whichever rule.
                if judged.finding.relation == Relation::Prohibition {
                    barred |= *judged.finding.rule == *id || rule_without(book, &judged.finding) == Some(id);
                } else if *judged.finding.rule == *id {
                    used = true;
                    judged.suppressed = Some(Suppressed { reason: allowance.reason.clone().unwrap_or_default() });
                }
            }
            if barred {
                say("allowance-without-effect", id);
            } else if !used {
                say("allowance-unused", id);
            }
        }
    }
    own
}

/// Whether a place is one that a comment speaks of: it begins at its line, or all that is underlined does.
fn is_within(allowance: &Allowance, index: usize, place: &Place) -> bool {
    let reach = allowance.reach;
    let within = |at: u32| reach.start <= at && at <= reach.end;
    let marked = || !place.marks.is_empty() && place.marks.iter().all(|mark| within(mark.start));
    place.directive == index && (within(place.span.start) || marked())
}

/// The rule by which a breach of a prohibition would be found if nothing were forbidden.
fn rule_without<'b>(book: &'b RuleBook, finding: &Finding) -> Option<&'b str> {
    let dimension = book.dimension(finding.dimension.as_deref()?)?;
    dimension.shifts.get(&finding.shift).map(|page| &*page.id)
}

/// A finding about a comment.
fn about(book: &RuleBook, index: usize, allowance: &Allowance, name: &str, text: &str) -> Option<Finding> {
    let span = allowance.span;
    let place = Place { directive: index, span, marks: vec![span], text: text.to_owned(), route: String::new() };
    let mut finding = Finding::new(book.page(name)?.id.clone(), Relation::Waiver, Shift::Incomparable, place);
    let is_fault = book.faults.iter().any(|page| page.id.eq_ignore_ascii_case(text) || *page.name == *text);
    if name == "allowance-unknown" && !is_fault {
        let pages =
            book.dimensions.iter().flat_map(|d| d.shifts.values()).chain(book.relations.iter().map(|r| &r.page));
        finding.terms.extend(nearest(text, pages.flat_map(|page| [&*page.id, &*page.name])).map(Into::into));
    }
    Some(finding)
}
