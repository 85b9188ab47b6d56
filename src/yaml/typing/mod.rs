//! Slips of the Chinese keyboard that YAML reads as something else, named as what they are.

/// Whether a character takes no room on the page and changes a word all the same. The joiners of emoji are not among them.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{ad}')
}
