//! What goes wrong while a value is read, until its place is known.

use std::fmt;

/// An error on its way up to the node that knows its place.
#[derive(Debug)]
pub(super) enum Error {
    /// Its fault has been written down.
    Reported,
    /// A field left out.
    Missing(&'static str),
    /// A field given under two spellings.
    Duplicate,
    /// A word that is none of those.
    Variant(&'static [&'static str]),
    /// Of the wrong shape: a list for one value, and the like.
    Shape,
    /// Refused for a reason of its own.
    Refused,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl std::error::Error for Error {}

impl serde::de::Error for Error {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self::Refused
    }

    fn invalid_type(_: serde::de::Unexpected<'_>, _: &dyn serde::de::Expected) -> Self {
        Self::Shape
    }

    fn missing_field(field: &'static str) -> Self {
        Self::Missing(field)
    }

    fn duplicate_field(_: &'static str) -> Self {
        Self::Duplicate
    }

    fn unknown_variant(_: &str, expected: &'static [&'static str]) -> Self {
        Self::Variant(expected)
    }
}
