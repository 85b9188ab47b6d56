//! What changes in a file, as `patch` and `git apply` read it.

use similar::{Algorithm, DiffTag, capture_diff_slices};
use std::ops::Range;

/// Lines shown before and after a change.
const CONTEXT: usize = 3;

/// Lines that change: those of the old text, and those of the new one in their place.
type Change = (Range<usize>, Range<usize>);

/// The unified diff of a file's old text and its new one; empty where they are the same.
#[must_use]
pub fn unified(name: &str, old: &str, new: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.split_inclusive('\n').collect(), new.split_inclusive('\n').collect());
    let changes = changes(&old, &new);
    let mut out = String::new();
    for hunk in changes.chunk_by(|before, after| after.0.start - before.0.end <= 2 * CONTEXT) {
        let (Some(first), Some(last)) = (hunk.first(), hunk.last()) else { continue };
        if out.is_empty() {
            out = format!("--- a/{name}\n+++ b/{name}\n");
        }
        let before = CONTEXT.min(first.0.start);
        let after = CONTEXT.min(old.len() - last.0.end);
        let from = first.0.start - before..last.0.end + after;
        let to = first.1.start - before..last.1.end + after;
        out.push_str(&format!("@@ -{} +{} @@\n", shown(&from), shown(&to)));
        let mut at = from.start;
        for (gone, come) in hunk {
            lines(&mut out, ' ', old.get(at..gone.start));
            lines(&mut out, '-', old.get(gone.clone()));
            lines(&mut out, '+', new.get(come.clone()));
            at = gone.end;
        }
        lines(&mut out, ' ', old.get(at..from.end));
    }
    out
}

/// What changes. Where there are as many lines as before, each stands in the place of one.
fn changes(old: &[&str], new: &[&str]) -> Vec<Change> {
    if old.len() != new.len() {
        let all = capture_diff_slices(Algorithm::Patience, old, new).into_iter();
        let changed = all.filter(|op| op.tag() != DiffTag::Equal);
        return changed.map(|op| (op.old_range(), op.new_range())).collect();
    }
    let mut changes: Vec<Change> = Vec::new();
    for at in old.iter().zip(new).enumerate().filter(|(_, (old, new))| old != new).map(|(at, _)| at) {
        match changes.last_mut().filter(|(gone, _)| gone.end == at) {
            Some(last) => *last = (last.0.start..at + 1, last.1.start..at + 1),
            None => changes.push((at..at + 1, at..at + 1)),
        }
    }
    changes
}

/// Lines as the head of a hunk names them: the first, counted from 1, and how many.
fn shown(lines: &Range<usize>) -> String {
    match lines.len() {
        0 => format!("{},0", lines.start),
        1 => (lines.start + 1).to_string(),
        many => format!("{},{many}", lines.start + 1),
    }
}

fn lines(out: &mut String, sign: char, lines: Option<&[&str]>) {
    for line in lines.unwrap_or_default() {
        out.push(sign);
        out.push_str(line);
        if !line.ends_with('\n') {
            out.push_str("\n\\ No newline at end of file\n");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::unified;
    use similar::TextDiff;

    fn usual(old: &str, new: &str) -> String {
        TextDiff::from_lines(old, new).unified_diff().context_radius(3).header("a/x", "b/x").to_string()
    }

    #[test]
    fn is_written_as_others_write_it() {
        let text: String = (1..40).map(|n| format!("行{n}\n")).collect();
        for (from, to) in [
            ("行5\n", "行五\n"),
            ("行1\n", ""),
            ("行39\n", "行39"),
            ("行20\n行21\n", ""),
            ("行9\n", "甲\n乙\n"),
            ("", ""),
        ] {
            let new = text.replace(from, to);
            assert_eq!(unified("x", &text, &new), usual(&text, &new), "{from}");
            let twice = new.replace("行15\n", "").replace("行30\n", "三十\n").replace("行36\n", "");
            assert_eq!(unified("x", &text, &twice), usual(&text, &twice), "{from}");
        }
        assert_eq!(unified("x", "一\n", "二"), usual("一\n", "二"));
    }

    #[test]
    fn many_changes_are_as_many_lines() {
        let text = |day: &str, more: &str| -> String {
            (0..20_000).map(|n| format!("文号: {n}号\n时限: 2025-06-{day}\n{more}频次: 每周1次\n")).collect()
        };
        for new in [text("30", "日报: 有\n"), text("30", "")] {
            let changes = unified("x", &text("15", "日报: 有\n"), &new).matches("+时限: 2025-06-30").count();
            assert_eq!(changes, 20_000);
        }
    }
}
