//! From the findings of all edges to those of a report: what is in force for each file, the order of places, fingerprints.

use super::Desk;
use crate::directive::Directive;
use crate::fingerprint::fingerprint;
use crate::policy::Profile;
use crate::report::{Judged, Report};

impl Desk<'_> {
    /// Puts findings into the report: in the order of their places, each with its fingerprint.
    pub(super) fn settle(&self, mut found: Vec<Judged>, report: &mut Report) {
        report.less |= self.settings.policy.profile == Profile::Strict;
        let source = |judged: &Judged| {
            let directive: Option<&Directive> = report.directives.get(judged.finding.child.directive);
            directive.map_or(usize::MAX, |d| d.source)
        };
        for judged in &mut found {
            let file = report.sources.get(source(judged)).map_or("", |source| &source.name);
            self.rule_over(judged, file);
        }
        found.sort_by_key(|judged| (source(judged), judged.finding.child.span, judged.finding.rule.clone()));
        fingerprint(&mut found, &report.directives, &report.sources);
        report.findings = found;
    }

    /// The level that the configuration gives a finding in a file. What is allowed or tolerated is a note whatever it says.
    fn rule_over(&self, judged: &mut Judged, file: &str) {
        let noted = judged.licensed || judged.tolerated;
        match self.settings.policy.level(&judged.finding, judged.level, file) {
            Some(level) if !noted => judged.level = level,
            Some(_) => {}
            None => judged.off = !noted,
        }
    }
}
