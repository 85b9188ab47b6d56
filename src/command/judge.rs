//! One child beside what stands above it: what is found, and the policy over it — levels, licences, waivers.

use super::Desk;
use crate::compare::Comparer;
use crate::directive::Directive;
use crate::fault::{Code, Fault};
use crate::finding::Finding;
use crate::guard::{At, guarded};
use crate::lineage::{Line, Matched};
use crate::policy;
use crate::policy::licence;
use crate::policy::spoken::Spoken;
use crate::policy::waiver::{Office, State, finding};
use crate::relation::{Edge, relate};
use crate::report::{Judged, Waived};
use crate::rule::Level;

impl Desk<'_> {
    /// What is found of a child beside its line, judged.
    ///
    /// # Errors
    /// The child is one task, and none of those above is meant; or the program failed.
    pub(super) fn compared(&self, line: &Line<'_>) -> Result<Vec<Judged>, Fault> {
        guarded(At::Comparing, || self.beside(line))?
    }

    fn beside(&self, line: &Line<'_>) -> Result<Vec<Judged>, Fault> {
        let comparer = Comparer { book: self.book, calendar: self.calendar };
        let matched = line.matched();
        if line.child.is_one_task && !matched.iter().any(Matched::is_found) {
            return Err(unmatched(line.child));
        }
        let mut found = comparer.findings(line, &matched);
        relate(&Edge { comparer, line, matched: &matched }, &mut found);
        Ok(self.judge(line, found))
    }

    /// A finding with its level, before any licence or waiver.
    pub(super) fn judged(&self, finding: Finding) -> Judged {
        let level = self.book.page(&finding.rule).map_or(Level::Error, |page| policy::level(&finding, page));
        let tolerated = self.settings.policy.tolerates(&finding);
        let level = if tolerated { Level::Info } else { level };
        Judged { tolerated, ..Judged::new(finding, level) }
    }

    /// The findings of one edge with their levels, and those that waivers give rise to.
    pub(super) fn judge(&self, line: &Line<'_>, found: Vec<Finding>) -> Vec<Judged> {
        let office = Office { book: self.book, calendar: self.calendar, today: self.today };
        let child = line.child;
        let mut judged: Vec<Judged> = found.into_iter().map(|finding| self.judged(finding)).collect();
        for one in &mut judged {
            if licence::covers(self.book, self.calendar, line, &one.finding) {
                one.licensed = true;
                one.tolerated = false;
                one.level = Level::Info;
            }
        }
        if child.bind.waivers.is_empty() {
            return judged;
        }
        let spoken = Spoken::of(self.book, child, judged.iter().map(|one| &one.finding));
        for waiver in &child.bind.waivers {
            let mut state = State::Unused;
            for at in spoken.likely(waiver) {
                let Some(one) = judged.get_mut(at).filter(|one| spoken.is_meant(waiver, &one.finding)) else {
                    continue;
                };
                state = office.state_for(waiver, child, &one.finding);
                if matches!(state, State::InForce | State::Expiring) {
                    let said = |word: &Option<crate::directive::Word>| {
                        word.as_ref().map(|w| w.text.clone()).unwrap_or_default()
                    };
                    one.waived = Some(Waived {
                        authority: said(&waiver.authority),
                        until: said(&waiver.until),
                        necessity: said(&waiver.necessity),
                    });
                }
            }
            let own = finding(self.book, waiver, state, (line.child_index, child));
            judged.extend(own.map(|finding| self.judged(finding)));
        }
        judged
    }
}

/// A directive that is one task, beside others of several of which none is meant.
fn unmatched(child: &Directive) -> Fault {
    let name = child.head.title.as_ref().or(child.head.id.as_ref());
    let span = name.map_or(child.span, |word| word.span);
    Fault::new(Code::NoParent, "no-task", span).with("title", child.name().unwrap_or_default())
}
