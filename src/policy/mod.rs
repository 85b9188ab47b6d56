//! Policy laid over facts: how grave a finding is.

pub mod licence;
pub mod waiver;

use crate::finding::Finding;
use crate::kind::order::Remark;
use crate::rule::{Level, Page, Shift};

/// The level of a finding: that of its rule; one lower where the burden only comes in a shorter rhythm or where the child is
/// older than its parent; a note where only an open end was closed, or where two values are as good as the same.
#[must_use]
pub fn level(finding: &Finding, page: &Page) -> Level {
    let mut level = page.level;
    let near = finding.shift == Shift::Incomparable && finding.remark == Some(Remark::Near);
    if finding.remark == Some(Remark::OpenEnd) || near {
        level = Level::Info;
    }
    if finding.remark == Some(Remark::Pace) {
        level = lowered(level);
    }
    if finding.older { lowered(level) } else { level }
}

fn lowered(level: Level) -> Level {
    match level {
        Level::Error => Level::Warn,
        Level::Warn | Level::Info => Level::Info,
    }
}
