//! From the paths on a command line to the texts behind them: folders, globs, archives, revisions of git, standard input.
//! First all are listed, in one order whatever the machine; then each is read, by any thread, in pieces that end where a
//! document ends. Knows nothing of what the texts say.

mod boundary;
mod folder;
mod git;
mod input;
mod listing;
mod member;
mod name;
mod pieces;
mod tar;
mod zip;

pub use input::Input;
pub use listing::{LeftOut, Listing, Options, list};
pub use name::{is_text, names};
pub use pieces::{Buffer, LARGEST_PIECE, Piece};

pub(super) use folder::{above_glob, is_glob};
pub(super) use name::{readable, shown};
