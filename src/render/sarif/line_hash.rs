//! The hash by which GitHub's code scanning knows a line again when others are put before it. Its own upload works it out from
//! the files; who uploads in another way has to give it. This is the reckoning of `github/codeql-action`: a rolling hash of the
//! hundred characters from the start of the line, blanks left out.

use crate::render::spot::Spot;
use crate::source::Source;
use std::collections::HashMap;

/// Characters that a hash is made of.
const BLOCK: usize = 100;
const BASE: u64 = 37;
/// What stands for the end of the text.
const END: u64 = 65_535;

/// Hashes of the lines of texts, worked out once for each. Of a file that is held in pieces, the last lines of a piece hash as if
/// the file ended there.
#[derive(Debug, Default)]
pub(super) struct LineHashes {
    of_text: HashMap<(String, usize), Vec<String>>,
}

impl LineHashes {
    /// The hash of the first line of a place.
    pub(super) fn of(&mut self, spot: &Spot<'_>) -> Option<String> {
        let source: &Source = spot.source?;
        let before = source.lines_before();
        let lines = self.of_text.entry((source.name.clone(), before)).or_insert_with(|| line_hashes(&source.text));
        lines.get(spot.line.checked_sub(before + 1)?).cloned()
    }
}

/// The hash of each line of a text. Lines that hash alike are counted: `c129715d7a2bc9a3:1`.
#[must_use]
fn line_hashes(text: &str) -> Vec<String> {
    let mut roll =
        Roll { window: [0; BLOCK], starts: [false; BLOCK], at: 0, hash: 0, seen: HashMap::new(), lines: Vec::new() };
    let mut line_start = true;
    let mut after_cr = false;
    let units = text.encode_utf16().map(u64::from).chain([END]);
    for unit in units {
        let lf = u64::from(b'\n');
        let skipped = unit == u64::from(b' ') || unit == u64::from(b'\t') || (after_cr && unit == lf);
        after_cr = unit == u64::from(b'\r');
        if skipped {
            continue;
        }
        let unit = if after_cr { lf } else { unit };
        roll.close();
        if std::mem::take(&mut line_start) {
            roll.open();
        }
        line_start = unit == lf;
        roll.take(unit);
    }
    for _ in 0..BLOCK {
        roll.close();
        roll.take(0);
    }
    roll.lines
}

/// The hash of the last hundred characters, and where lines start among them.
struct Roll {
    window: [u64; BLOCK],
    starts: [bool; BLOCK],
    at: usize,
    hash: u64,
    seen: HashMap<u64, usize>,
    lines: Vec<String>,
}

impl Roll {
    /// A line starts with the next character.
    fn open(&mut self) {
        self.starts.get_mut(self.at).into_iter().for_each(|start| *start = true);
    }

    /// The line that started a hundred characters ago, if one did, has its hash.
    fn close(&mut self) {
        if self.starts.get_mut(self.at).is_some_and(std::mem::take) {
            let count = self.seen.entry(self.hash).and_modify(|n| *n += 1).or_insert(1);
            self.lines.push(format!("{:x}:{count}", self.hash));
        }
    }

    fn take(&mut self, unit: u64) {
        let power = (0..BLOCK).fold(1_u64, |power, _| power.wrapping_mul(BASE));
        let oldest = self.window.get_mut(self.at).map_or(0, |slot| std::mem::replace(slot, unit));
        self.hash = BASE.wrapping_mul(self.hash).wrapping_add(unit).wrapping_sub(power.wrapping_mul(oldest));
        self.at = (self.at + 1) % BLOCK;
    }
}

#[cfg(test)]
mod tests {
    use super::line_hashes;

    /// What `codeql-action` itself is tested with.
    #[test]
    fn as_github_reckons() {
        assert_eq!(line_hashes(""), ["c129715d7a2bc9a3:1"]);
        let four = ["271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"];
        assert_eq!(line_hashes(" a\nb\n  \t\tc\n d"), four);
        let mixed = [
            "e9496ae3ebfced30:1",
            "fb7c023a8b9ccb3f:1",
            "ce8ba1a563dcdaca:1",
            "e20e36e16fcb0cc8:1",
            "b3edc88f2938467e:1",
            "c8e28b0b4002a3a0:1",
            "c129715d7a2bc9a3:1",
        ];
        assert_eq!(line_hashes(" hello; \t\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n"), mixed);
        let again = line_hashes(&"Lorem ipsum dolor sit amet.\n".repeat(10));
        assert_eq!(again.get(5).map(String::as_str), Some("a7f2ff13bc495cf2:6"));
        assert_eq!(again.len(), 11);
    }
}
