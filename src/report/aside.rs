//! Findings that are set aside: how many, and by what.

use super::Report;

/// Findings that are set aside, by what stands for them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Aside {
    /// A waiver in force.
    pub waived: usize,
    /// A comment in the text.
    pub suppressed: usize,
    /// A tolerance of the configuration.
    pub tolerated: usize,
    /// The baseline.
    pub baselined: usize,
    /// A rule turned off.
    pub off: usize,
}

impl Report {
    /// How many findings are set aside, and how: each is counted once.
    #[must_use]
    pub fn aside(&self) -> Aside {
        let mut aside = Aside::default();
        for judged in self.asked_for() {
            let counter = if judged.off {
                &mut aside.off
            } else if judged.waived.is_some() {
                &mut aside.waived
            } else if judged.suppressed.is_some() {
                &mut aside.suppressed
            } else if judged.tolerated {
                &mut aside.tolerated
            } else if judged.baselined.is_some() {
                &mut aside.baselined
            } else {
                continue;
            };
            *counter += 1;
        }
        aside
    }
}
