//! What changes in a file, as `patch` and `git apply` read it.

use similar::TextDiff;

/// The unified diff of a file's old text and its new one; empty where they are the same.
#[must_use]
pub fn unified(name: &str, old: &str, new: &str) -> String {
    let diff = TextDiff::from_lines(old, new);
    diff.unified_diff().context_radius(3).header(&format!("a/{name}"), &format!("b/{name}")).to_string()
}
