//! Changes to a text in memory, and where each byte of the changed text stands in the original.

use std::ops::Range;

/// Changes in order, none over another.
#[derive(Clone, Debug, Default)]
pub(super) struct Edits(Vec<(Range<usize>, String)>);

impl Edits {
    /// Puts `new` in the place of a range of the original; not where something was put already. Whether it was.
    pub(super) fn put(&mut self, at: Range<usize>, new: &str) -> bool {
        let free = !self.touch(&at);
        if free {
            let index = self.0.partition_point(|(other, _)| other.start < at.start);
            self.0.insert(index, (at, new.to_owned()));
        }
        free
    }

    /// Leaves a range out, whatever was put there.
    pub(super) fn blank(&mut self, original: &str, at: Range<usize>) -> bool {
        if self.covers(&at) || original.get(at.clone()).is_none_or(str::is_empty) {
            return false;
        }
        self.0.retain(|(other, _)| other.end <= at.start || other.start >= at.end);
        self.put(at, "")
    }

    /// Whether something was put into a range.
    pub(super) fn touch(&self, at: &Range<usize>) -> bool {
        self.0.iter().any(|(other, _)| other.start < at.end && at.start < other.end)
    }

    /// Whether one change takes in the range.
    pub(super) fn covers(&self, at: &Range<usize>) -> bool {
        self.0.iter().any(|(other, new)| new.is_empty() && other.start <= at.start && at.end <= other.end)
    }

    /// The changed text.
    pub(super) fn apply(&self, original: &str) -> String {
        let mut changed = String::with_capacity(original.len());
        let mut from = 0;
        for (at, new) in &self.0 {
            changed.push_str(original.get(from..at.start).unwrap_or_default());
            changed.push_str(new);
            from = at.end;
        }
        changed.push_str(original.get(from..).unwrap_or_default());
        changed
    }

    /// Where a byte of the changed text stands in the original.
    pub(super) fn original(&self, changed: usize) -> usize {
        // How far the changed text is behind the original.
        let (mut longer, mut shorter) = (0, 0);
        for (at, new) in &self.0 {
            let start = at.start + longer - shorter;
            if changed < start {
                break;
            }
            if changed < start + new.len() {
                // Inside of what was put there only its two ends stand in the original.
                return if changed == start { at.start } else { at.end };
            }
            longer += new.len();
            shorter += at.len();
        }
        changed + shorter - longer
    }
}

#[cfg(test)]
mod tests {
    use super::Edits;

    #[test]
    fn every_byte_knows_where_it_stood() {
        let text = "时限：尽快";
        let mut edits = Edits::default();
        assert!(edits.put(6..9, ": "));
        assert!(!edits.put(6..9, ": "));
        let changed = edits.apply(text);
        assert_eq!(changed, "时限: 尽快");
        let at = |part: &str, of: &str| of.find(part).unwrap_or_default();
        assert_eq!(edits.original(at("尽快", &changed)), at("尽快", text));
        assert_eq!(edits.original(changed.len()), text.len());
        assert_eq!(edits.original(6), 6);
    }
}
