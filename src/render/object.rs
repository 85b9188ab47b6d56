//! What is told to other programs as JSON. Whoever looks at it on a terminal is safe too: what moves the cursor, turns the direction of
//! writing round or hides is written by its number, which means the same.

use super::safe::is_hidden;
use serde::Serialize;

/// A value over several lines, for files and people.
#[must_use]
pub fn pretty(value: &impl Serialize) -> String {
    harmless(serde_json::to_string_pretty(value).unwrap_or_default()) + "\n"
}

/// A value on one line.
#[must_use]
pub fn line(value: &impl Serialize) -> String {
    harmless(serde_json::to_string(value).unwrap_or_default()) + "\n"
}

/// JSON with every hidden character by its number. Between texts JSON has line ends and no other.
fn harmless(json: String) -> String {
    let hidden = |c: char| c != '\n' && is_hidden(c);
    if !json.contains(hidden) {
        return json;
    }
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if hidden(c) {
            c.encode_utf16(&mut [0; 2]).iter().for_each(|unit| out.push_str(&format!("\\u{unit:04x}")));
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    #[test]
    fn numbers_mean_what_they_stand_for() {
        let text = "甲\u{1b}\u{7f}\u{9b}\u{202e}\u{200b}\u{e0041}\"\\\n乙";
        for json in [super::line(&text), super::pretty(&text)] {
            assert!(json.trim_end().chars().all(|c| c.is_ascii_graphic() || "甲乙".contains(c)), "{json}");
            assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
        }
    }
}
