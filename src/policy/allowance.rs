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
            let meant = |judged: &&mut Judged| is_meant(allowance, id, index, &judged.finding);
            let mut used = false;
            for judged in found.iter_mut().filter(meant) {
                used = true;
                judged.suppressed = Some(Suppressed { reason: allowance.reason.clone().unwrap_or_default() });
            }
            if !used {
                say("allowance-unused", id);
            }
        }
    }
    own
}

/// Whether a comment speaks of a finding: of its rule, at the line where its place begins or where all that is underlined is.
fn is_meant(allowance: &Allowance, rule: &str, index: usize, finding: &Finding) -> bool {
    let reach = allowance.reach;
    let within = |at: u32| reach.start <= at && at <= reach.end;
    let place = &finding.child;
    let marked = || !place.marks.is_empty() && place.marks.iter().all(|mark| within(mark.start));
    *finding.rule == *rule && place.directive == index && (within(place.span.start) || marked())
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
