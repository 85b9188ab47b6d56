//! Values said back, in words that their readers understand again: `read(say(v)) == v`.

pub mod amount;
pub mod due;
pub mod grade;
pub mod items;
pub mod rate;
pub mod span;
