//! Many directives at once: where each stands, what it is called, what it stands under. Looks at their names alone; what they
//! demand is read when one is opened. Knows nothing of comparing.

mod card;
mod chosen;
mod gather;
mod link;
mod name;
mod open;
mod ring;
mod shelf;
mod table;

pub use card::{Card, Spot};
pub use chosen::{Chosen, Touched};
pub use gather::gather;
pub use link::{Break, DEEPEST, Links, MOST_ABOVE, MOST_PARENTS, link};
pub use name::Name;
pub use open::Opened;
pub use table::Table;

use crate::directive::Statement;
use crate::fault::Fault;
use crate::source::inputs::Input;
use std::collections::HashMap;
use std::sync::Arc;

/// What cannot be read of an archive, and where.
#[derive(Clone, Debug)]
pub struct Flaw {
    /// The document, or the whole input where nothing in it can be read.
    pub spot: Spot,
    /// What is wrong with it; places are bytes of the document.
    pub fault: Fault,
}

/// A document that cannot be read, and by what others may name it.
#[derive(Clone, Debug)]
pub struct Broken {
    /// Which input it stands in.
    pub input: u32,
    /// Its id, where a line of it seems to give it.
    pub id: Option<Name>,
}

/// All that was found under the paths of an audit.
#[derive(Debug, Default)]
pub struct Archive {
    /// The files, in order.
    pub inputs: Vec<Input>,
    /// The directives in them, in order.
    pub cards: Vec<Card>,
    /// The statements that gists speak of, by number.
    pub statements: Arc<[Statement]>,
    /// What could not even be listed, by the name it would have.
    pub unlisted: Vec<(String, Fault)>,
    /// What could not be read so far.
    pub flaws: Vec<Flaw>,
    /// The documents that could not be read so far.
    pub broken: Vec<Broken>,
    /// The texts of some cards that are to be taken for what stands in their files.
    laid: HashMap<u32, Box<str>>,
}
