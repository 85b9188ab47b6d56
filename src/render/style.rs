//! How to print: in which language, with which colours and glyphs, how wide. Who found that out is not known here.

use super::Lang;
use std::borrow::Cow;

/// What a renderer is told about its reader and the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// Language of the program's own words.
    pub lang: Lang,
    /// Whether escape sequences may be written at all.
    pub color: bool,
    /// No line drawing, and no glyph that is one cell wide here and two there (East Asian *Ambiguous*).
    pub ascii: bool,
    /// Width of the terminal in cells; renderers take anything below [`Style::NARROWEST`] as that.
    pub width: usize,
}

/// What a piece of text is, as far as colour tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// An error, or more burden.
    Red,
    /// A warning.
    Yellow,
    /// All well, or less burden.
    Green,
    /// What to look at beside the finding: places, notes.
    Cyan,
    /// Emphasis without a meaning of its own.
    Bold,
    /// What may be passed over.
    Dim,
}

impl Ink {
    /// The escape sequence that begins this ink.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Red => "\u{1b}[1;31m",
            Self::Yellow => "\u{1b}[1;33m",
            Self::Green => "\u{1b}[32m",
            Self::Cyan => "\u{1b}[36m",
            Self::Bold => "\u{1b}[1m",
            Self::Dim => "\u{1b}[2m",
        }
    }
}

/// The escape sequence that ends any ink.
pub const END: &str = "\u{1b}[0m";

impl Style {
    /// The least width, in cells, that anything is laid out for.
    pub const NARROWEST: usize = 24;

    /// The width to lay out for.
    #[must_use]
    pub fn width(&self) -> usize {
        self.width.max(Self::NARROWEST)
    }

    /// `text` in an ink, or as it is where there is no colour.
    #[must_use]
    pub fn paint(&self, ink: Ink, text: &str) -> String {
        if self.color && !text.is_empty() { format!("{}{text}{END}", ink.code()) } else { text.to_owned() }
    }

    /// The mark of what was left out.
    #[must_use]
    pub fn ellipsis(&self) -> &'static str {
        if self.ascii { "..." } else { "…" }
    }

    /// The program's own text in glyphs that this terminal surely has. Not for source lines: those are shown as written.
    #[must_use]
    pub fn plain<'a>(&self, text: &'a str) -> Cow<'a, str> {
        if !self.ascii || !text.contains(|c| flat(c).is_some()) {
            return Cow::Borrowed(text);
        }
        let mut out = String::with_capacity(text.len());
        for c in text.chars() {
            match flat(c) {
                Some(flat) => out.push_str(flat),
                None => out.push(c),
            }
        }
        Cow::Owned(out)
    }
}

/// What stands for an ambiguous glyph.
fn flat(c: char) -> Option<&'static str> {
    Some(match c {
        '…' | '⋯' => "...",
        '—' | '–' | '─' => "-",
        '│' => "|",
        '“' | '”' => "\"",
        '‘' | '’' => "'",
        '×' => "x",
        '÷' => "/",
        '·' => ".",
        '→' | '⇒' => "->",
        '←' => "<-",
        '↑' => "^",
        '↓' => "v",
        '≥' => ">=",
        '≤' => "<=",
        '≠' => "!=",
        '≈' => "~",
        '±' => "+/-",
        '∞' => "inf",
        '●' | '■' | '◆' => "*",
        '○' | '□' | '◇' => "o",
        '▲' => "^",
        '▼' => "v",
        '✓' | '✔' => "+",
        '✗' | '✘' => "x",
        _ => return None,
    })
}
