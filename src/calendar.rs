//! Holidays and make-up days of the State Council's notices, and the feasts of the lunar calendar.

/// The working calendar.
#[derive(Debug, Default)]
pub struct Calendar {}
