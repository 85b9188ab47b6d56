//! From a report to text: one file a format. The only room that knows languages.

pub mod aside;
pub mod audit;
pub mod brief;
pub mod chain;
pub mod checkout;
pub mod concise;
pub mod csv;
pub mod fixed;
pub mod github;
pub mod gitlab;
pub mod help;
pub mod html;
pub mod json;
pub mod jsonl;
pub mod junit;
pub mod markdown;
pub mod marked;
pub mod misuse;
pub mod notes;
pub mod object;
pub mod overview;
pub mod page;
pub mod patch;
pub mod pretty;
pub mod rdjson;
pub mod safe;
pub mod sarif;
pub mod say;
pub mod schema;
pub mod settings;
pub mod side_by_side;
pub mod snippet;
pub mod spot;
pub mod style;
pub mod table;
pub mod verdict;
pub mod waivers;
pub mod words;
pub mod wrap;

pub use style::Style;

/// A language to print in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Chinese as officials write it.
    #[default]
    Zh,
    /// English.
    En,
}
