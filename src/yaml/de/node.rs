//! One node as serde sees it. Whatever fails here is written down as a fault of this node.

use super::super::Span;
use super::super::nearest::nearest;
use super::super::tree::{Kind, NodeId, Style};
use super::access::{Choice, Entries, Items, Place};
use super::error::Error;
use super::loc;
use super::state::State;
use crate::fault::{Code, Fault};
use serde::de::{Deserializer, Visitor};
use std::str::FromStr;

/// A node being read.
#[derive(Clone, Copy)]
pub(super) struct At<'s, 't> {
    state: &'s State<'t>,
    node: NodeId,
}

type Result<T> = std::result::Result<T, Error>;

impl<'s, 't> At<'s, 't> {
    pub(super) fn new(state: &'s State<'t>, node: NodeId) -> Self {
        Self { state, node }
    }

    pub(super) fn state(self) -> &'s State<'t> {
        self.state
    }

    fn kind(self) -> Kind<'t> {
        self.state.tree.kind(self.node)
    }

    fn span(self) -> Span {
        self.state.tree.span(self.node)
    }

    /// Writes down that the node has the wrong shape.
    pub(super) fn misshapen(self, text: &'static str) -> Error {
        self.report(Fault::new(Code::Shape, text, self.span()))
    }

    /// Where a value is needed that is not a text: says which shape was found instead.
    fn instead(self, [nothing, value, list, map]: [&'static str; 4]) -> Error {
        self.misshapen(match self.kind() {
            Kind::Null => nothing,
            Kind::Scalar { .. } => value,
            Kind::Seq(_) => list,
            Kind::Map(_) => map,
        })
    }

    fn report(self, fault: Fault) -> Error {
        let value = self.state.tree.text(self.node).unwrap_or_default();
        self.state.report(fault.with("value", value));
        Error::Reported
    }

    /// Writes down what has not been yet.
    fn settle<T>(self, result: Result<T>) -> Result<T> {
        result.map_err(|error| match error {
            Error::Reported => error,
            Error::Missing(key) => self.report(Fault::new(Code::Missing, "key", self.first_line()).with("key", key)),
            Error::Variant(words) => self.not_among(words),
            Error::Shape => self.instead(["not-nothing", "not-value", "not-list", "not-map"]),
            Error::Duplicate | Error::Refused => self.misshapen("refused"),
        })
    }

    fn not_among(self, words: &'static [&'static str]) -> Error {
        let (english, chinese): (Vec<&str>, Vec<&str>) = words.iter().copied().partition(|word| word.is_ascii());
        let either = |some: &[&str], others: &[&str], between: &str| {
            if some.is_empty() { others.join(between) } else { some.join(between) }
        };
        let meant = nearest(self.state.tree.text(self.node).unwrap_or_default(), words.iter().copied());
        let text = if meant.is_some() { "word-nearest" } else { "word" };
        let fault = Fault::new(Code::Shape, text, self.span());
        let fault =
            fault.with("chinese", either(&chinese, &english, "、")).with("english", either(&english, &chinese, ", "));
        self.report(match meant {
            Some(meant) => fault.with("nearest", meant),
            None => fault,
        })
    }

    /// A fault of a whole map is shown at its first key: the map may be the whole file.
    fn first_line(self) -> Span {
        let first = self.state.tree.entries(self.node).first();
        first.map_or(self.span(), |entry| self.state.tree.span(entry.key))
    }

    fn scalar(self) -> Result<(&'t str, Style)> {
        match self.kind() {
            Kind::Scalar { text, style } => Ok((text, style)),
            _ => Err(self.instead(["not-nothing", "not-value", "not-list", "not-map"])),
        }
    }

    fn number<N: FromStr>(self) -> Result<N> {
        let (text, style) = self.scalar()?;
        if let Ok(number) = text.parse() {
            return if style == Style::Plain { Ok(number) } else { Err(self.misshapen("quoted-number")) };
        }
        let half: String = text.chars().map(half_width).collect();
        if half.parse::<N>().is_ok() {
            let fault = Fault::new(Code::Typing, "full-width-digits", self.span());
            return Err(self.report(fault.with("found", text).with("right", half)));
        }
        Err(self.misshapen("not-number"))
    }

    fn fields<V: Visitor<'t>>(self, name: &str, fields: &[&'static str], visitor: V) -> Result<V::Value> {
        let (state, map) = (self.state, state_map(self));
        let mut entries = Entries::of_struct(state, map, name, fields);
        let result = visitor.visit_map(&mut entries);
        match (&result, entries.now()) {
            (Err(Error::Duplicate), Some(now)) => {
                match state.first(map) {
                    // serde says which key came second; asked for it first, it says which came first.
                    None => state.set_first(map, Some(now.key)),
                    Some(second) => {
                        let key = state.tree.text(second).unwrap_or_default();
                        let fault = Fault::new(Code::DuplicateKey, "spellings", state.tree.span(second));
                        let fault = fault.and_at(state.tree.span(now.key)).with("key", key);
                        state.report(fault.with("first", state.tree.key(now)));
                        let entry = state.tree.entries(map).iter().find(|entry| entry.key == second);
                        if let Some(entry) = entry {
                            state.caught();
                            state.hide(entry.value);
                        }
                        state.set_first(map, None);
                    }
                }
                Err(Error::Reported)
            }
            // The field may be one that could not be read; then that has been said.
            (Err(Error::Missing(key)), _) if entries.is_meant(key, fields) => Err(Error::Reported),
            (Err(Error::Missing(_)), _) if state.tree.entries(map).iter().any(|e| state.is_hidden(e.value)) => {
                Err(Error::Reported)
            }
            _ => self.settle(result),
        }
    }
}

/// The map behind an alias, so that what is remembered of it is remembered once.
fn state_map(at: At<'_, '_>) -> NodeId {
    at.state.tree.target(at.node).unwrap_or(at.node)
}

fn half_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

macro_rules! numbers {
    ($($method:ident $visit:ident,)*) => {$(
        fn $method<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value> {
            let number = self.number()?;
            self.settle(visitor.$visit(number))
        }
    )*};
}

impl<'t> Deserializer<'t> for At<'_, 't> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value> {
        match self.kind() {
            Kind::Null => self.settle(visitor.visit_unit()),
            Kind::Scalar { text, .. } => self.settle(visitor.visit_borrowed_str(text)),
            Kind::Seq(items) => self.settle(visitor.visit_seq(Items { state: self.state, left: items.iter() })),
            Kind::Map(_) => self.settle(visitor.visit_map(&mut Entries::of_map(self.state, self.node))),
        }
    }

    numbers! {
        deserialize_i8 visit_i8, deserialize_i16 visit_i16, deserialize_i32 visit_i32, deserialize_i64 visit_i64,
        deserialize_i128 visit_i128, deserialize_u8 visit_u8, deserialize_u16 visit_u16, deserialize_u32 visit_u32,
        deserialize_u64 visit_u64, deserialize_u128 visit_u128, deserialize_f32 visit_f32, deserialize_f64 visit_f64,
    }

    fn deserialize_bool<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value> {
        let yes = match self.scalar()? {
            ("true" | "True" | "TRUE", Style::Plain) => true,
            ("false" | "False" | "FALSE", Style::Plain) => false,
            _ => return Err(self.misshapen("not-bool")),
        };
        self.settle(visitor.visit_bool(yes))
    }

    fn deserialize_str<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value> {
        let (text, _) = self.scalar()?;
        self.settle(visitor.visit_borrowed_str(text))
    }

    fn deserialize_string<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value> {
        match self.kind() {
            Kind::Null => self.settle(visitor.visit_none()),
            _ => self.settle(visitor.visit_some(self)),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'t>>(self, _: &'static str, visitor: V) -> Result<V::Value> {
        self.settle(visitor.visit_newtype_struct(self))
    }

    fn deserialize_seq<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value> {
        match self.kind() {
            Kind::Seq(_) | Kind::Null => {
                let left = self.state.tree.items(self.node).iter();
                self.settle(visitor.visit_seq(Items { state: self.state, left }))
            }
            _ => Err(self.instead(["list-not-nothing", "list-not-value", "refused", "list-not-map"])),
        }
    }

    fn deserialize_tuple<V: Visitor<'t>>(self, _: usize, visitor: V) -> Result<V::Value> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'t>>(self, _: &'static str, _: usize, visitor: V) -> Result<V::Value> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value> {
        match self.kind() {
            Kind::Map(_) | Kind::Null => self.settle(visitor.visit_map(&mut Entries::of_map(self.state, self.node))),
            _ => Err(self.instead(["map-not-nothing", "map-not-value", "map-not-list", "refused"])),
        }
    }

    fn deserialize_struct<V: Visitor<'t>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value> {
        if name == loc::NAME {
            return self.settle(visitor.visit_map(Place { at: self, span: self.span(), step: 0 }));
        }
        match self.kind() {
            Kind::Map(_) => self.fields(name, fields, visitor),
            _ => Err(self.instead(["map-not-nothing", "map-not-value", "map-not-list", "refused"])),
        }
    }

    fn deserialize_enum<V: Visitor<'t>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value> {
        let choice = match self.kind() {
            Kind::Scalar { .. } => Choice { word: self, content: None },
            Kind::Map([entry]) => {
                let (word, content) = (Self::new(self.state, entry.key), Self::new(self.state, entry.value));
                Choice { word, content: Some(content) }
            }
            _ => return Err(self.instead(["not-nothing", "not-value", "not-list", "not-map"])),
        };
        self.settle(visitor.visit_enum(choice))
    }

    fn deserialize_ignored_any<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value> {
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! { <V: Visitor<'t>> char bytes byte_buf unit unit_struct }
}
