//! Lists, maps, structs and enums for serde, one part after the other.

use super::super::Span;
use super::super::nearest::nearest;
use super::super::tree::{Entry, NodeId};
use super::error::Error;
use super::node::At;
use super::state::State;
use crate::fault::{Code, Fault};
use serde::de::value::U32Deserializer;
use serde::de::{DeserializeSeed, EnumAccess, IntoDeserializer, MapAccess, SeqAccess, VariantAccess, Visitor};
use std::slice::Iter;

/// The items of a list; those that failed before are left out.
pub(super) struct Items<'s, 't> {
    pub(super) state: &'s State<'t>,
    pub(super) left: Iter<'t, NodeId>,
}

impl<'t> SeqAccess<'t> for Items<'_, 't> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'t>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        let Some(item) = self.left.by_ref().copied().find(|item| !self.state.is_hidden(*item)) else { return Ok(None) };
        let value = seed.deserialize(At::new(self.state, item));
        value.map(Some).inspect_err(|_| self.state.hide(item))
    }
}

/// The entries of a map or struct.
pub(super) struct Entries<'s, 't> {
    state: &'s State<'t>,
    left: std::vec::IntoIter<Entry>,
    now: Option<Entry>,
    /// Fields that an unknown key was likely meant to be.
    meant: Vec<&'t str>,
}

impl<'s, 't> Entries<'s, 't> {
    /// Every entry of a map that has not failed before.
    pub(super) fn of_map(state: &'s State<'t>, map: NodeId) -> Self {
        let entries = state.tree.entries(map).iter().copied();
        Self::new(state, entries.filter(|entry| !state.is_hidden(entry.value)).collect())
    }

    /// The entries of a map that are fields of a struct; of the others, those that should not be there are reported.
    pub(super) fn of_struct(state: &'s State<'t>, map: NodeId, name: &str, fields: &[&'static str]) -> Self {
        let extra = state.extra.structs.contains(&name).then_some(state.extra);
        let (mut entries, mut likely) = (Vec::new(), Vec::new());
        for entry in state.tree.entries(map).iter().copied() {
            let key = state.tree.key(entry);
            if fields.contains(&key) {
                if !state.is_hidden(entry.value) {
                    entries.push(entry);
                }
            } else if !extra.is_some_and(|extra| (extra.is_known)(key)) {
                let names = extra.map(|extra| extra.names).unwrap_or_default();
                let meant = nearest(key, fields.iter().copied().chain(names.iter().copied()));
                let text = if meant.is_some() { "nearest" } else { "unknown" };
                let fault = Fault::new(Code::UnknownKey, text, state.tree.span(entry.key)).with("key", key);
                likely.extend(meant);
                state.report(match meant {
                    Some(meant) => fault.with("nearest", meant),
                    None => fault,
                });
            }
        }
        if let Some(first) = state.first(map) {
            entries.sort_by_key(|entry| entry.key != first);
        }
        Self { meant: likely, ..Self::new(state, entries) }
    }

    fn new(state: &'s State<'t>, entries: Vec<Entry>) -> Self {
        Self { state, left: entries.into_iter(), now: None, meant: Vec::new() }
    }

    /// Whether the field `name` is missing only because its key is misspelled. serde lists the spellings of a field
    /// side by side, the English one first.
    pub(super) fn is_meant(&self, name: &str, fields: &[&str]) -> bool {
        let at = fields.iter().position(|field| *field == name);
        let after = fields.get(at.map_or(fields.len(), |at| at + 1)..).unwrap_or_default();
        let mut spellings = after.iter().take_while(|field| !field.is_ascii());
        self.meant.contains(&name) || spellings.any(|field| self.meant.contains(field))
    }

    /// The entry whose key was given last.
    pub(super) fn now(&self) -> Option<Entry> {
        self.now
    }
}

impl<'t> MapAccess<'t> for &mut Entries<'_, 't> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'t>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        let Some(entry) = self.left.next() else { return Ok(None) };
        self.now = Some(entry);
        let key = seed.deserialize(At::new(self.state, entry.key));
        key.map(Some).inspect_err(|_| self.state.hide(entry.value))
    }

    fn next_value_seed<V: DeserializeSeed<'t>>(&mut self, seed: V) -> Result<V::Value, Error> {
        let Some(entry) = self.now else { return Err(Error::Refused) };
        seed.deserialize(At::new(self.state, entry.value)).inspect_err(|_| self.state.hide(entry.value))
    }
}

/// A node as its start, its end, and its value.
pub(super) struct Place<'s, 't> {
    pub(super) at: At<'s, 't>,
    pub(super) span: Span,
    pub(super) step: u8,
}

impl<'t> MapAccess<'t> for Place<'_, 't> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'t>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        self.step += 1;
        seed.deserialize(u32::from(self.step).into_deserializer()).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'t>>(&mut self, seed: V) -> Result<V::Value, Error> {
        let number = |n: u32| -> U32Deserializer<Error> { n.into_deserializer() };
        match self.step {
            1 => seed.deserialize(number(self.span.start)),
            2 => seed.deserialize(number(self.span.end)),
            _ => seed.deserialize(self.at).inspect_err(|_| self.at.state().caught()),
        }
    }
}

/// A word of an enum, and what stands under it where it is the only key of a map.
pub(super) struct Choice<'s, 't> {
    pub(super) word: At<'s, 't>,
    pub(super) content: Option<At<'s, 't>>,
}

impl<'s, 't> EnumAccess<'t> for Choice<'s, 't> {
    type Error = Error;
    type Variant = Content<'s, 't>;

    fn variant_seed<V: DeserializeSeed<'t>>(self, seed: V) -> Result<(V::Value, Content<'s, 't>), Error> {
        let word = seed.deserialize(self.word)?;
        Ok((word, Content { word: self.word, content: self.content }))
    }
}

/// What stands under the word of an enum.
pub(super) struct Content<'s, 't> {
    word: At<'s, 't>,
    content: Option<At<'s, 't>>,
}

impl<'s, 't> Content<'s, 't> {
    fn content(self) -> Result<At<'s, 't>, Error> {
        self.content.ok_or_else(|| self.word.misshapen("word-alone"))
    }
}

impl<'t> VariantAccess<'t> for Content<'_, 't> {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        match self.content {
            None => Ok(()),
            Some(content) => Err(content.misshapen("nothing-needed")),
        }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'t>>(self, seed: T) -> Result<T::Value, Error> {
        seed.deserialize(self.content()?)
    }

    fn tuple_variant<V: Visitor<'t>>(self, len: usize, visitor: V) -> Result<V::Value, Error> {
        serde::Deserializer::deserialize_tuple(self.content()?, len, visitor)
    }

    fn struct_variant<V: Visitor<'t>>(self, fields: &'static [&'static str], visitor: V) -> Result<V::Value, Error> {
        serde::Deserializer::deserialize_struct(self.content()?, "", fields, visitor)
    }
}
