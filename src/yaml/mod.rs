//! From bytes to a tree that knows where everything stands, and from the tree to Rust values with every mistake collected.
//! Knows nothing of directives.

mod budget;
mod build;
mod comments;
mod de;
mod fast;
mod keys;
mod nearest;
mod read;
mod stream;
mod syntax;
mod tree;
mod typing;
mod within;

pub use crate::span::Span;
pub use budget::Budget;
pub use comments::Comment;
pub use de::{Extra, Loc, decode, fields_of};
pub use fast::{Entries, Room, Written, lone_entry};
pub use nearest::nearest;
pub use stream::{Document, Mended, Part, Stream, Vocabulary, document_end, each_part, parse, parts};
pub use tree::{Entry, Kind, NodeId, Style, Tree};
pub use typing::{Places, drop_echoes, has_slips, is_slip};
