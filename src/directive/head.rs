//! The head of a directive: who issued it, when, under what, to whom.

use crate::kind::words::uniform;
use crate::yaml::{Loc, Span};
use serde::Deserialize;

/// A word of the user and where it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// The text, spaces around it left out.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// The keys of the head that hold one text, in both spellings. Those that hold lists and maps are read apart.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Texts {
    #[serde(alias = "文号", alias = "编号")]
    pub(super) id: Loc<String>,
    #[serde(alias = "标题")]
    pub(super) title: Loc<String>,
    #[serde(alias = "发文机关")]
    pub(super) issuer: Loc<String>,
    #[serde(alias = "层级")]
    pub(super) level: Loc<String>,
    #[serde(alias = "区域")]
    pub(super) region: Loc<String>,
    #[serde(alias = "发文日期")]
    pub(super) issued: Loc<String>,
}

/// Who, when, under what, to whom.
#[derive(Clone, Debug, Default)]
pub struct Head {
    /// Unique in an archive; what `parent` of others names.
    pub id: Option<Word>,
    /// The title.
    pub title: Option<Word>,
    /// The body that issued it.
    pub issuer: Option<Word>,
    /// Its rung of administration, as written.
    pub level: Option<Word>,
    /// The place it governs, by name or GB/T 2260 code.
    pub region: Option<Word>,
    /// The date of issue, as written.
    pub issued: Option<Word>,
    /// Ids or relative paths of the directives it stands under.
    pub parent: Vec<Word>,
}

/// Whether two names are the same but for notation: width, case, spaces, quotation marks.
#[must_use]
pub fn same_words(a: &str, b: &str) -> bool {
    a == b || plain_chars(a).eq(plain_chars(b))
}

/// A name without what is notation only.
#[must_use]
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    plain.extend(plain_chars(text));
    plain
}

/// The characters of a name that are no mere notation.
pub fn plain_chars(text: &str) -> impl Iterator<Item = char> {
    text.chars().map(uniform).filter(|c| !matches!(c, ' ' | '"' | '\'' | '《' | '》' | '‘' | '’'))
}
