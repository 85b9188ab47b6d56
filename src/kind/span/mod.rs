//! span: lengths of time, and closed stretches of the calendar where a duration is told by its dates.

pub mod length;
mod name;
mod order;
mod read;
pub mod stretch;
mod until;
mod words;

pub use length::{Time, Unit};
pub use order::weigh;
pub use read::read;

use super::Bare;
use jiff::civil::Date;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use stretch::Stretch;

/// A length of time as understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Length {
    /// A bare length, which the dimension makes a floor, a ceiling, or just that.
    Plain {
        /// The length.
        time: Time,
        /// What it is for want of a word.
        bare: Bare,
    },
    /// At least, at most, or both.
    Bounded {
        /// At least so long.
        floor: Option<Time>,
        /// At most so long.
        ceiling: Option<Time>,
    },
    /// For ever: 永久, 长期.
    Unbounded,
    /// From one date to another, both included.
    Closed(Stretch),
    /// To the end of a day, from a day that is not said: 有效期至2027年底.
    Until(Date),
}

impl Serialize for Length {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        match self {
            Self::Plain { time, .. } => {
                map.serialize_entry("length", &time.length)?;
                map.serialize_entry("unit", &time.unit)?;
            }
            Self::Bounded { floor, ceiling } => {
                if let Some(floor) = floor {
                    map.serialize_entry("floor", &floor.length)?;
                }
                if let Some(ceiling) = ceiling {
                    map.serialize_entry("ceiling", &ceiling.length)?;
                }
                if let Some(first) = floor.or(*ceiling) {
                    map.serialize_entry("unit", &first.unit)?;
                }
                if let Some((_, ceiling)) = floor.zip(*ceiling).filter(|(f, c)| f.unit != c.unit) {
                    map.serialize_entry("ceiling-unit", &ceiling.unit)?;
                }
            }
            Self::Unbounded => map.serialize_entry("unbounded", &true)?,
            Self::Closed(stretch) => {
                map.serialize_entry("from", &stretch.from.to_string())?;
                map.serialize_entry("to", &stretch.to.to_string())?;
            }
            Self::Until(date) => map.serialize_entry("until", &date.to_string())?,
        }
        map.end()
    }
}
