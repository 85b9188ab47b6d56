//! Texts kept at hand between the two times they are needed, as long as there is room for them. What is not kept is opened
//! anew, so that memory does not grow with the archive.

/// Bytes of text that are kept at most.
const ROOM: usize = 128 * 1024 * 1024;

/// The texts of the first cards, as many as there is room for.
#[derive(Debug, Default)]
pub(super) struct Shelf {
    texts: Vec<Box<str>>,
    held: usize,
    full: bool,
}

impl Shelf {
    /// Puts the text of the next card on the shelf; once there is no room, that and all after it are left out.
    pub(super) fn put(&mut self, text: Box<str>) {
        self.full |= self.held + text.len() > ROOM;
        if !self.full {
            self.held += text.len();
            self.texts.push(text);
        }
    }

    /// The text of a card, if it is at hand.
    pub(super) fn get(&self, card: u32) -> Option<&str> {
        self.texts.get(card as usize).map(AsRef::as_ref)
    }
}
