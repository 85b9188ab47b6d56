//! One word out of a few, in Chinese or English.

use crate::fault::{Code, Fault};
use crate::policy::Profile;
use crate::rule::Level;
use crate::yaml::{NodeId, Tree, nearest};

/// What each word means.
pub type Choices<T> = [(T, &'static [&'static str])];

/// Languages.
pub const LANGS: &Choices<&str> = &[("zh", &["zh", "中文"]), ("en", &["en", "英文"])];

/// Profiles.
pub const PROFILES: &Choices<Profile> = &[
    (Profile::Gate, &["gate", "把关"]),
    (Profile::Default, &["default", "常规"]),
    (Profile::Strict, &["strict", "从严"]),
];

/// Levels; the last turns a rule off.
pub const LEVELS: &Choices<Option<Level>> = &[
    (Some(Level::Error), &["error", "错误"]),
    (Some(Level::Warn), &["warn", "警告", "warning"]),
    (Some(Level::Info), &["info", "提示", "note"]),
    (None, &["off", "不报"]),
];

/// The choice that a node names.
pub(super) fn choose<T: Copy>(tree: &Tree, node: NodeId, choices: &Choices<T>, faults: &mut Vec<Fault>) -> Option<T> {
    let Some(text) = tree.text(node).map(str::trim) else {
        let text = if tree.is_null(node) { "not-nothing" } else { "not-list" };
        faults.push(Fault::new(Code::Shape, text, tree.span(node)));
        return None;
    };
    let found = choices.iter().find(|(_, words)| words.iter().any(|word| word.eq_ignore_ascii_case(text)));
    if found.is_none() {
        let words = || choices.iter().flat_map(|(_, words)| words.iter().copied());
        let list = |ascii: bool, between: &str| -> String {
            let own = choices.iter().filter_map(|(_, words)| words.iter().find(|word| word.is_ascii() == ascii));
            own.copied().collect::<Vec<_>>().join(between)
        };
        let meant = nearest(text, words());
        let key = if meant.is_some() { "word-nearest" } else { "word" };
        let fault = Fault::new(Code::Shape, key, tree.span(node)).with("value", text);
        let fault = fault.with("chinese", list(false, "、")).with("english", list(true, ", "));
        faults.push(fault.with("nearest", meant.unwrap_or_default()));
    }
    found.map(|(choice, _)| *choice)
}
