//! The known word that was most likely meant by an unknown one.

/// Of `known`, the word nearest to `word`: the same but for width, case, spaces and dashes, or else the most alike if at
/// least half of it is. Of equals the first.
#[must_use]
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = bare(word);
    let mut best: Option<(f64, &str)> = None;
    for candidate in known {
        let other = bare(candidate);
        let alike = if other == word { 2.0 } else { strsim::normalized_damerau_levenshtein(&word, &other) };
        if alike >= 0.5 && best.is_none_or(|(most, _)| alike > most) {
            best = Some((alike, candidate));
        }
    }
    best.map(|(_, word)| word)
}

/// Half width, lower case, and without spaces, dashes and what cannot be seen. At most as long as any key could be.
fn bare(word: &str) -> String {
    let chars = word.chars().take(100).map(|c| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    });
    let chars =
        chars.filter(|c| !c.is_whitespace() && !super::typing::is_invisible(*c) && !matches!(c, '-' | '_' | '—'));
    chars.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn the_word_meant_is_found() {
        let keys = ["deadline", "时限", "scope", "范围", "up_to", "完成时限"];
        for (word, meant) in [
            ("deadlne", Some("deadline")),
            ("Deadline", Some("deadline")),
            ("ｓｃｏｐｅ", Some("scope")),
            (" 范 围", Some("范围")),
            ("时间", Some("时限")),
            ("完成期限", Some("完成时限")),
            ("upto", Some("up_to")),
            ("颜色", None),
            ("x", None),
        ] {
            assert_eq!(nearest(word, keys), meant, "{word}");
        }
    }
}
