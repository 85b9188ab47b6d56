//! What is shown of a run that puts right: the results of what is left, or of what stands where only the changes are shown.

use super::{Ground, Look, Rewritten, Worked};
use crate::cli::Fixing;
use crate::command::asked::Asked;
use crate::command::{Desk, How, Output, Wanted};
use crate::render::{fixed, patch};
use crate::report::exit;
use std::collections::BTreeSet;

impl Worked {
    /// The files that are to be written. What was done in one that is not any more what it was is undone.
    pub(in crate::command) fn files(&mut self, ground: &impl Ground) -> Vec<Rewritten> {
        let mut files = ground.files(&self.texts);
        files.retain(|file| !self.broken.is_in(&file.name));
        let written: BTreeSet<usize> = files.iter().flat_map(|file| file.texts.iter().copied()).collect();
        self.texts.retain(|text, _| written.contains(text));
        let (done, undone): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.done).into_iter().partition(|(text, _)| written.contains(text));
        self.done = done;
        self.unwritable.extend(undone.into_iter().map(|(_, done)| done.file));
        files
    }

    /// Tells in a report where the program failed, so that the run does not pass for whole.
    pub(in crate::command) fn tell(&mut self, look: &mut Look) {
        std::mem::take(&mut self.broken).tell(&mut look.report);
    }
}

/// Adds to the results of a report what was done: files to be written, or their changes in place of the results.
pub(in crate::command) fn shown(
    desk: &Desk<'_>,
    output: Output,
    mut worked: Worked,
    files: Vec<Rewritten>,
    fixing: Fixing,
) -> Output {
    if output.code == exit::USAGE {
        return output;
    }
    let mut output = output;
    if fixing.diff {
        output.stdout = files.iter().map(|file| patch::unified(&file.name, &file.old, &file.new)).collect();
    } else {
        let wanted =
            |file: Rewritten| Wanted { path: file.path, text: file.new, how: How::Over(file.old.into_bytes()) };
        output.files.extend(files.into_iter().map(wanted));
    }
    worked.done.sort_by_key(|(text, _)| *text);
    let done: Vec<&fixed::Done> = worked.done.iter().map(|(_, done)| done).collect();
    let unwritable = worked.unwritable.iter().map(String::as_str).collect();
    let told = fixed::Told {
        done: done.chunk_by(|a, b| a.file == b.file).collect(),
        only_shown: fixing.diff,
        left: worked.left,
        unwritable,
    };
    let style = desk.around.style(&Asked::from(desk.common), desk.around.error_terminal);
    output.stderr.push_str(&fixed::text(&told, &desk.words, &style, desk.common.quiet));
    output
}
