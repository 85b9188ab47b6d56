//! From a report to text: one file a format. The only room that knows languages.

pub mod say;

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
