//! What a report is held to, and the exit code it comes to.

use super::{Judged, Report};
use crate::fault::Code;
use crate::rule::Level;

/// From which level on findings fail the gate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum FailOn {
    /// Escalations.
    #[default]
    Error,
    /// Warnings too.
    Warn,
    /// Everything.
    Info,
    /// Nothing.
    Never,
}

/// Exit codes of the contract.
pub mod exit {
    /// All was checked and is in keeping.
    pub const CLEAR: u8 = 0;
    /// Findings at or above the level that fails the gate.
    pub const FINDINGS: u8 = 1;
    /// Wrong usage, or a broken configuration or rule pack.
    pub const USAGE: u8 = 2;
    /// Some input could not be read or matched.
    pub const INCOMPLETE: u8 = 3;
    /// Nothing was checked.
    pub const NOTHING: u8 = 4;
    /// A defect of the program.
    pub const DEFECT: u8 = 101;
}

impl Judged {
    /// Whether it fails a gate.
    #[must_use]
    pub fn fails(&self, fail_on: FailOn) -> bool {
        let grave = match fail_on {
            FailOn::Error => self.level == Level::Error,
            FailOn::Warn => self.level >= Level::Warn,
            FailOn::Info => true,
            FailOn::Never => false,
        };
        grave && self.is_open() && !self.licensed && !self.asks_less()
    }
}

impl Report {
    /// The exit code, whatever is shown; `compared` says whether the run was to compare anything, or only to read.
    #[must_use]
    pub fn exit(&self, fail_on: FailOn, compared: bool) -> u8 {
        let nothing = if compared { self.is_nothing() } else { self.read() == 0 };
        if self.faults.iter().any(|f| f.fault.code == Code::Defect) {
            exit::DEFECT
        } else if !self.faults.is_empty() {
            exit::INCOMPLETE
        } else if nothing {
            exit::NOTHING
        } else if self.findings.iter().any(|judged| judged.fails(fail_on)) {
            exit::FINDINGS
        } else {
            exit::CLEAR
        }
    }
}
