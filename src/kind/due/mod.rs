//! due: points in time by which something is to be done — a date, a date that recurs, or a length of time after an event.

mod json;
mod model;
mod order;
mod read;

pub use model::{Clock, Delay, Due, Event, Moment, Period, Position, Recurrence, Unit};
pub use order::weigh;
pub use read::read;
pub(crate) use read::take;
pub(crate) use read::{event_before_in_english, event_in_english};
