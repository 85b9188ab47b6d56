//! Policy over the findings of one edge: levels, licences, waivers.

use super::Desk;
use crate::finding::Finding;
use crate::lineage::Line;
use crate::policy;
use crate::policy::licence;
use crate::policy::waiver::{Office, State, finding, speaks_of};
use crate::report::{Judged, Waived};
use crate::rule::Level;

impl Desk<'_> {
    /// A finding with its level, before any licence or waiver.
    pub(super) fn judged(&self, finding: Finding) -> Judged {
        let level = self.book.page(&finding.rule).map_or(Level::Error, |page| policy::level(&finding, page));
        Judged::new(finding, level)
    }

    /// The findings of one edge with their levels, and those that waivers give rise to.
    pub(super) fn judge(&self, line: &Line<'_>, found: Vec<Finding>) -> Vec<Judged> {
        let office = Office { book: self.book, calendar: self.calendar, today: self.today };
        let child = line.child;
        let mut judged: Vec<Judged> = found.into_iter().map(|finding| self.judged(finding)).collect();
        for one in &mut judged {
            if licence::covers(self.book, self.calendar, line, &one.finding) {
                one.licensed = true;
                one.level = Level::Info;
            }
        }
        for waiver in &child.bind.waivers {
            let speaks = |one: &&mut Judged| speaks_of(self.book, waiver, child, &one.finding);
            let mut state = State::Unused;
            for one in judged.iter_mut().filter(speaks) {
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
