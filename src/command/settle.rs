//! From the findings of all edges to those of a report: what is in force for each file, comments and baseline, the order of
//! places, fingerprints.

use super::Desk;
use crate::directive::Directive;
use crate::finding::{Finding, Place, Relation};
use crate::fingerprint::fingerprint;
use crate::policy::Profile;
use crate::policy::allowance::{self, Places};
use crate::report::{Judged, Report};
use crate::rule::Shift;
use crate::yaml::Span;
use std::collections::{BTreeSet, HashSet};

impl Desk<'_> {
    /// Puts findings into the report: in the order of their places, each with its fingerprint.
    pub(super) fn settle(&self, mut found: Vec<Judged>, report: &mut Report) {
        report.less |= self.settings.policy.profile == Profile::Strict;
        if report.held.is_empty() {
            report.held = report.pairs.iter().map(|(_, child)| *child).collect::<BTreeSet<_>>().into_iter().collect();
        }
        found.iter_mut().for_each(|judged| self.rule_over(judged, report));
        self.excuse(&mut found, report);
        order(&mut found, report);
        let known = &self.settings.known;
        if !known.is_empty() {
            found.iter_mut().for_each(|judged| judged.baselined = known.since(&judged.fingerprint));
            let settled = self.settled(&found, report);
            if !settled.is_empty() {
                found.extend(settled);
                order(&mut found, report);
            }
        }
        report.findings = found;
    }

    /// Lays the comments of all directives over what was found in them.
    fn excuse(&self, found: &mut Vec<Judged>, report: &Report) {
        let held = report.held.iter().filter_map(|index| Some((*index, report.directives.get(*index)?)));
        let commented: Vec<(usize, &Directive)> = held.filter(|(_, d)| !d.allowances.is_empty()).collect();
        if commented.is_empty() {
            return;
        }
        let places = Places::of(found);
        for directive in commented {
            let own = allowance::lay(self.book, directive, found, &places);
            found.extend(own.into_iter().map(|finding| self.ruled(finding, report)));
        }
    }

    /// The level that the configuration gives a finding in its file. What is allowed or tolerated is a note whatever it says.
    fn rule_over(&self, judged: &mut Judged, report: &Report) {
        let noted = judged.licensed || judged.tolerated;
        let file = file_of(report, judged.finding.child.directive);
        match self.settings.policy.level(&judged.finding, judged.level, file) {
            Some(level) if !noted => judged.level = level,
            Some(_) => {}
            None => judged.off = !noted,
        }
    }

    fn ruled(&self, finding: Finding, report: &Report) -> Judged {
        let mut judged = self.judged(finding);
        self.rule_over(&mut judged, report);
        judged
    }

    /// Entries of the baseline of which nothing is found any more, in the directives that were compared.
    fn settled(&self, found: &[Judged], report: &Report) -> Vec<Judged> {
        let prints: HashSet<&str> = found.iter().map(|judged| judged.fingerprint.as_str()).collect();
        let mut settled = Vec::new();
        for index in report.held.iter().copied() {
            let Some(directive) = report.directives.get(index) else { continue };
            let entries = self.settings.known.of_directive(directive, file_of(report, index));
            let gone = entries.filter(|entry| !prints.contains(entry.fingerprint.as_str()));
            settled.extend(gone.filter_map(|entry| {
                let place = whole(index, directive, &entry.text);
                let rule = self.book.page("baseline-stale")?.id.clone();
                Some(self.ruled(Finding::new(rule, Relation::Waiver, Shift::Incomparable, place), report))
            }));
        }
        settled
    }
}

/// The title of a directive, as the place of something said of it.
fn whole(index: usize, directive: &Directive, text: &str) -> Place {
    let start = Span { start: directive.span.start, end: directive.span.start };
    let span = directive.head.title.as_ref().or(directive.head.id.as_ref()).map_or(start, |word| word.span);
    Place { directive: index, span, marks: vec![span], text: text.to_owned(), route: String::new() }
}

fn file_of(report: &Report, directive: usize) -> &str {
    let source = report.directives.get(directive).and_then(|d| report.sources.get(d.source));
    source.map_or("", |source| &source.name)
}

/// By file, place and rule, each with its fingerprint.
fn order(found: &mut [Judged], report: &Report) {
    let mut names: Vec<(&str, usize)> = report.sources.iter().map(|source| source.name.as_str()).zip(0..).collect();
    names.sort_unstable();
    let mut ranks = vec![usize::MAX; names.len()];
    (0..).zip(&names).for_each(|(rank, (_, source))| ranks.get_mut(*source).into_iter().for_each(|own| *own = rank));
    let file = |judged: &Judged| ranks.get(report.source_of(judged.finding.child.directive)).copied();
    found.sort_by_key(|judged| (file(judged), judged.finding.child.span, judged.finding.rule.clone()));
    fingerprint(found, &report.directives, &report.sources);
}
