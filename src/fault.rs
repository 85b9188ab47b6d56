//! What could not be read or judged, as data: a code, a place, and what fills the blanks of its text. No sentence is
//! written here; `rules/faults/<name>.yaml` has them in every language.

use crate::span::Span;
use std::borrow::Cow;

/// The kinds of fault, each with a page under `rules/faults/`. The number is the rule id, `JM` before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u16)]
pub enum Code {
    /// The file is not there or may not be read.
    Unreadable = 901,
    /// Not YAML.
    Syntax = 902,
    /// Neither UTF-8 nor what can be taken for it: GBK, UTF-16, binary.
    Encoding = 903,
    /// Nothing in it.
    Empty = 904,
    /// A key the format does not have.
    UnknownKey = 905,
    /// A key given twice.
    DuplicateKey = 906,
    /// A list where one value belongs, and the like.
    Shape = 907,
    /// A Chinese typing mistake that YAML reads as something else.
    Typing = 908,
    /// Larger or deeper than the limits.
    Budget = 909,
    /// A value that was not understood.
    NotUnderstood = 910,
    /// A value that names no measure: 尽快, 经常.
    Vague = 911,
    /// A date that no calendar has.
    NoSuchDate = 912,
    /// A word on no ladder.
    UnknownGrade = 913,
    /// A value or pair of values that contradicts itself: a floor above its ceiling.
    Contradiction = 914,
    /// A date without a year in a directive without a date of issue.
    NoYear = 915,
    /// A directive that asks nothing.
    NoDemand = 916,
    /// Two directives or tasks of one id.
    DuplicateId = 917,
    /// A parent that is named and not to be found, or several that could be meant.
    NoParent = 918,
    /// A required part left out.
    Missing = 919,
    /// An alias that names nothing or itself.
    Alias = 920,
    /// A waiver that cannot be read.
    Waiver = 921,
    /// An archive, or a file in one, that cannot be opened.
    Archive = 930,
    /// A rule of the user's own that does not fit.
    Pack = 931,
    /// A configuration that does not fit.
    Config = 932,
    /// A baseline that cannot be read.
    Baseline = 933,
    /// A defect of the program.
    Defect = 999,
}

impl Code {
    /// The rule id: `JM902`.
    #[must_use]
    pub fn id(self) -> String {
        format!("JM{}", self as u16)
    }
}

/// Named blanks of a text and what fills them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Blanks(Vec<(&'static str, Blank)>);

/// What fills a blank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Blank {
    /// Text as it stands, such as the user's own words.
    Text(String),
    /// A word of the program, by its key under `rules/words.yaml`, said in the reader's language.
    Word(Cow<'static, str>),
}

impl Blanks {
    /// Fills the blank `name` with text.
    pub fn put(&mut self, name: &'static str, text: impl Into<String>) {
        self.0.push((name, Blank::Text(text.into())));
    }

    /// Fills the blank `name` with a word that is said in the reader's language.
    pub fn put_word(&mut self, name: &'static str, key: impl Into<Cow<'static, str>>) {
        self.0.push((name, Blank::Word(key.into())));
    }

    /// What fills `name`; the first that was put there.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Blank> {
        self.0.iter().find(|(n, _)| *n == name).map(|(_, b)| b)
    }

    /// All blanks, in order.
    pub fn iter(&self) -> impl Iterator<Item = &(&'static str, Blank)> {
        self.0.iter()
    }
}

/// One thing that could not be read or judged, in one file. Which file is known where faults are gathered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Which fault.
    pub code: Code,
    /// Which of the fault's texts says it.
    pub text: &'static str,
    /// Where, in bytes of the file; [`Span::NOWHERE`] for the file as a whole.
    pub span: Span,
    /// A second place that takes part, such as the first of two equal keys.
    pub other: Option<Span>,
    /// What fills the blanks of its text.
    pub blanks: Blanks,
}

impl Fault {
    /// A fault at a place.
    #[must_use]
    pub fn new(code: Code, text: &'static str, span: Span) -> Self {
        Self { code, text, span, other: None, blanks: Blanks::default() }
    }

    /// The same with a blank filled.
    #[must_use]
    pub fn with(mut self, name: &'static str, text: impl Into<String>) -> Self {
        self.blanks.put(name, text);
        self
    }

    /// The same with a blank filled by a word of the program.
    #[must_use]
    pub fn with_word(mut self, name: &'static str, key: impl Into<Cow<'static, str>>) -> Self {
        self.blanks.put_word(name, key);
        self
    }

    /// The same without the advice that holds in directives only.
    #[must_use]
    pub fn outside_directives(mut self) -> Self {
        if self.code == Code::UnknownKey && self.text == "unknown" {
            self.text = "elsewhere";
        }
        self
    }

    /// The same with a second place.
    #[must_use]
    pub fn and_at(mut self, other: Span) -> Self {
        self.other = Some(other);
        self
    }
}
