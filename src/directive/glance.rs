//! The gist of a document at a glance: its entries told apart by their lines. Lines that were met before are not read again,
//! and most of the others are a key and a plain text. Gives the gist that the tree would give, or none.

use super::gist::{Gist, Gister, Page, once};
use super::keys::HeadKey;
use super::{allowance, is_note};
use crate::yaml::{Budget, Entries, Room, Tree, Written, lone_entry};

/// Entries of an everyday document at most, few enough for each key to be set beside each other. Whether there are more than
/// a document may have is told of its tree.
const MOST: usize = 64;

/// What a document says, seen at a glance.
#[derive(Debug, Default)]
pub struct Glance {
    /// Its id.
    pub id: Option<Box<str>>,
    /// The ids or paths it names as its parents.
    pub parents: Vec<Box<str>>,
    /// What it says, by numbers.
    pub gist: Gist,
    /// Where it ends in its text.
    pub end: usize,
}

/// A document being looked at.
#[derive(Default)]
struct Draft<'t> {
    glance: Glance,
    seen: u32,
    notes: Vec<&'t str>,
    /// The demands: their dimensions and lines.
    stated: Vec<(u16, Written<'t>)>,
    tasks: Option<Written<'t>>,
}

impl Gister<'_> {
    /// The document that begins at a byte of a text; `None` where it has to be read as a tree.
    #[must_use]
    pub fn glance(&self, text: &str, start: usize, room: &mut Room) -> Option<Glance> {
        let mut entries = Entries::of(text, start)?;
        let mut draft = Draft::default();
        let mut left = MOST;
        while let Some(entry) = entries.read()? {
            left = usize::checked_sub(left, 1)?;
            self.entry(entry, &mut draft, room)?;
        }
        let Draft { mut glance, stated, tasks, .. } = draft;
        glance.end = entries.at();
        let own = text.get(start..glance.end)?;
        if own.len() >= Budget::default().bytes || allowance::may_stand_in(own) {
            return None;
        }
        let mut statements = Vec::with_capacity(stated.len());
        let mut key = Vec::with_capacity(128);
        for (dimension, entry) in stated {
            key.clear();
            key.extend(self.day_for(dimension, glance.gist.issued));
            key.extend(entry.lines.as_bytes());
            let read = || {
                self.in_tree(entry, room, |tree, root| {
                    Page::new(self, tree, glance.gist.issued).statement(dimension, root)
                })
            };
            statements.push(self.lexicon.in_lines(&key, read)?);
        }
        glance.gist.statements = statements.into();
        if let Some(entry) = tasks {
            let issued = glance.gist.issued;
            glance.gist.tasks =
                Some(self.in_tree(entry, room, |tree, root| Page::new(self, tree, issued).tasks(root.value))?);
        }
        (glance.gist.asks() || !glance.parents.is_empty()).then_some(glance)
    }

    fn entry<'t>(&self, entry: Written<'t>, draft: &mut Draft<'t>, room: &mut Room) -> Option<()> {
        let key = entry.key()?;
        let meaning = self.keys.get(key).copied().unwrap_or_default();
        match (meaning.head, meaning.dimension) {
            (Some(head), None) => {
                once(&mut draft.seen, head as u32)?;
                self.head(head, entry, draft, room)
            }
            (None, Some(dimension)) => {
                let is_first = draft.stated.iter().all(|(other, _)| *other != dimension);
                draft.stated.push((dimension, entry));
                is_first.then_some(())
            }
            (None, None) if is_note(key) && !draft.notes.contains(&key) => {
                draft.notes.push(key);
                let read = || self.in_tree(entry, room, |_, _| Some(()));
                (entry.plain().is_some() || self.lexicon.is_sound(entry.lines, read)).then_some(())
            }
            _ => None,
        }
    }

    fn head<'t>(&self, key: HeadKey, entry: Written<'t>, draft: &mut Draft<'t>, room: &mut Room) -> Option<()> {
        let glance = &mut draft.glance;
        let mut with = |take: &mut dyn FnMut(&str) -> Option<()>| match entry.plain() {
            Some(text) => take(text),
            None => self.in_tree(entry, room, |tree, root| take(tree.text(root.value)?)),
        };
        let named = |text: &str| Some(text.trim()).filter(|name| !name.is_empty()).map(Box::from);
        match key {
            HeadKey::Title | HeadKey::Issuer | HeadKey::Region => with(&mut |_| Some(())),
            HeadKey::Id => with(&mut |text| {
                glance.id = named(text);
                Some(())
            }),
            HeadKey::Level => with(&mut |text| {
                glance.gist.rung = self.rung(text);
                Some(())
            }),
            HeadKey::Issued => with(&mut |text| {
                glance.gist.issued = Some(self.day(text)?);
                Some(())
            }),
            HeadKey::Parent => with(&mut |text| {
                glance.parents.push(named(text)?);
                Some(())
            }),
            HeadKey::Tasks => {
                draft.tasks = Some(entry);
                Some(())
            }
            HeadKey::Units | HeadKey::Forbid | HeadKey::Allow | HeadKey::Waivers => None,
        }
    }

    /// What is made of an entry as a tree; nothing where it is not wholly in order.
    fn in_tree<T>(
        &self,
        entry: Written<'_>,
        room: &mut Room,
        make: impl FnOnce(&Tree, crate::yaml::Entry) -> Option<T>,
    ) -> Option<T> {
        let tree = self.with_words(|words| lone_entry(entry.lines, words, room))?;
        let root = tree.entries(tree.root()).first().copied()?;
        let made = (Some(tree.key(root)) == entry.key()).then(|| make(&tree, root)).flatten();
        room.take_back(tree);
        made
    }
}
