//! Comments that say why findings are not to be reported: which they stand for, and what is to be said of themselves.

use crate::directive::{Allowance, Directive, Named};
use crate::finding::{Finding, Place, Relation};
use crate::report::{Judged, Suppressed};
use crate::rule::{RuleBook, Shift};
use crate::yaml::nearest;

/// Lays the comments of a directive over what was found in it, and gives the findings about the comments themselves.
pub fn lay(book: &RuleBook, (index, directive): (usize, &Directive), found: &mut [Judged]) -> Vec<Finding> {
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
        for id in named {
            let (mut used, mut barred) = (false, false);
            for judged in found.iter_mut().filter(|judged| is_within(allowance, index, &judged.finding.child)) {
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
