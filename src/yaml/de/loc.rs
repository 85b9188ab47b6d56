//! A value that knows where it stands.

use super::super::Span;
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};
use std::fmt;
use std::marker::PhantomData;

/// By this name a node is asked for its place beside its value; no struct of a program can have it.
pub(super) const NAME: &str = "$place";

/// A value and its place. A field of this type may be left out; a value that cannot be read is a fault and `None`, and
/// the fields beside it are still read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loc<T> {
    /// The value, if it was given and could be read.
    pub value: Option<T>,
    /// Where it stands; [`Span::NOWHERE`] if it was not given.
    pub span: Span,
}

impl<T> Default for Loc<T> {
    fn default() -> Self {
        Self { value: None, span: Span::NOWHERE }
    }
}

impl<T> Loc<T> {
    /// Whether something was written, readable or not.
    #[must_use]
    pub fn is_given(&self) -> bool {
        self.span != Span::NOWHERE
    }

    /// The value and its place, if there is one.
    #[must_use]
    pub fn get(&self) -> Option<(&T, Span)> {
        self.value.as_ref().map(|value| (value, self.span))
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Loc<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // As an option, so that a field left out is no error to serde.
        let given = Option::<Given<T>>::deserialize(deserializer)?;
        Ok(given.map_or_else(Self::default, |Given(given)| given))
    }
}

struct Given<T>(Loc<T>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Given<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_struct(NAME, &[], Placed(PhantomData)).map(Given)
    }
}

struct Placed<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for Placed<T> {
    type Value = Loc<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value with its place")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Loc<T>, A::Error> {
        map.next_key::<IgnoredAny>()?;
        let start = map.next_value()?;
        map.next_key::<IgnoredAny>()?;
        let end = map.next_value()?;
        map.next_key::<IgnoredAny>()?;
        // The node has written its fault down.
        let value = map.next_value().ok();
        Ok(Loc { value, span: Span { start, end } })
    }
}
