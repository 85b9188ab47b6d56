//! Pages: what a rule or a fault is called and says, in each language.

use crate::kind::number::Number;
use serde::{Deserialize, Deserializer, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A text in both languages, with named blanks in braces. In a rule of the user's own one language may be left out; the
/// other is said in its place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Text {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// How grave a finding is. Policy, laid over the facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Worth knowing.
    Info,
    /// To be looked at.
    Warn,
    /// An escalation.
    Error,
}

/// How the child stands to the parent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Shift {
    /// It asks more.
    Heavier,
    /// It asks what nobody above asked.
    New,
    /// It cannot be told.
    Incomparable,
    /// It asks less.
    Lighter,
    /// It lets go of what was asked.
    Dropped,
    /// It asks more than the parent, and no more than a higher ancestor.
    Restored,
}

/// How the texts of a finding are related.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Relation {
    /// A child beside its parent.
    Pair,
    /// A dimension made heavier although a directive above forbids it.
    Prohibition,
    /// What protects those below and is not passed on.
    Safeguard,
    /// A task with no counterpart above.
    Task,
    /// Shares that come to more than the whole.
    Split,
    /// Time used up above.
    Squeeze,
    /// A change over several levels.
    Chain,
    /// Several demands on one body that add up.
    Stack,
    /// Dates that contradict each other.
    Time,
    /// Reasons given for going further.
    Waiver,
}

/// The blanks that the texts of a dimension's rules may have.
pub const BLANKS: &[&str] =
    &["by", "added", "count", "parent", "child", "remark", "task", "subject", "missing", "dimension"];

/// One rule: an id, and what it says.
#[derive(Clone, Debug, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// `JM` and three digits; of the user's own, other letters.
    pub id: Arc<str>,
    /// The readable name.
    pub name: Arc<str>,
    /// How grave it is unless the policy says otherwise.
    pub level: Level,
    /// A title of a few words.
    pub title: Text,
    /// What a finding says, with the blanks `{by}`, `{added}`, `{parent}`, `{child}`.
    pub message: Text,
    /// How to put it right, with the same blanks.
    #[serde(default)]
    pub help: Text,
}

/// The page of what is found in a relation between texts.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RelationPage {
    /// The relation.
    pub relation: Relation,
    /// Why it matters.
    pub why: Text,
    /// Where the rule comes from.
    pub source: Text,
    /// The part of a whole below which it speaks; in its row as numerator and denominator.
    #[serde(default, deserialize_with = "part")]
    pub part: Option<Number>,
    /// What it says.
    pub page: Page,
}

fn part<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Number>, D::Error> {
    let (n, of) = <(i128, i128)>::deserialize(deserializer)?;
    Ok(Number::fraction(n, of))
}

/// The page of a fault.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FaultPage {
    /// `JM9` and two digits.
    pub id: Arc<str>,
    /// The readable name.
    pub name: Arc<str>,
    /// Its title in Chinese.
    pub zh: String,
    /// Its title in English.
    pub en: String,
    /// Why it matters.
    pub why: Text,
    /// What it says in each of its forms.
    pub texts: BTreeMap<String, FaultText>,
}

/// One form of a fault.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FaultText {
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
    /// What would be right.
    #[serde(default)]
    pub help: Text,
}
