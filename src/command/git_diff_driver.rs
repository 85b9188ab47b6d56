//! `jiama git-diff-driver`: what git runs in place of its own diff for a directive, to show what a change asks more or less of.
//! Git takes any failure for the end of its diff, so this never fails: what cannot be read is said.

use super::{Desk, Output};
use crate::compare::Comparer;
use crate::directive::{Directive, Task, same_words};
use crate::lineage::{Line, Matched};
use crate::render::words::Words;
use crate::render::{pretty, side_by_side};
use crate::report::{Report, exit};
use std::ops::Range;

/// What git gives for a version that is not there.
const NOTHING: &str = "/dev/null";

pub(super) fn run(desk: &Desk<'_>, files: &[String]) -> Output {
    let text = match files {
        [path, old, _, _, new, ..] => versions(desk, path, old, new),
        [path, ..] => desk.words.say("driver.unmerged", &[("path", path)]) + "\n",
        [] => String::new(),
    };
    Output { stdout: text, code: exit::CLEAR, ..Output::default() }
}

/// The old version beside the new one.
fn versions(desk: &Desk<'_>, path: &str, old: &str, new: &str) -> String {
    let words = &desk.words;
    let mut report = Report::default();
    let mut load = |file: &str, title: &'static str| {
        if file == NOTHING {
            return 0..0;
        }
        let read = desk.load(file, &mut report);
        let name = words.say("driver.version", &[("path", path), ("version", words.word(title))]);
        report.sources.last_mut().into_iter().for_each(|source| source.name.clone_from(&name));
        read
    };
    let (before, after) = (load(old, "driver.old"), load(new, "driver.new"));
    let key = match (old == NOTHING, new == NOTHING) {
        (true, _) => "driver.added",
        (_, true) => "driver.removed",
        _ => "driver.changed",
    };
    let mut text = words.say(key, &[("path", path)]) + "\n";
    text.push_str(&pretty::faults(&report, words, &desk.style));
    let comparer = Comparer { book: desk.book, calendar: desk.calendar };
    for index in after {
        let Some(child) = report.directives.get(index) else { continue };
        let Some((parent_index, parent)) = counterpart(&report, before.clone(), child) else { continue };
        let line = Line::straight((index, child), [(parent_index, parent)]);
        let matched = line.matched();
        let rows: Vec<_> = comparer.side_by_side(&line, &matched);
        let changed: Vec<_> = rows.into_iter().filter(|row| row.has_changed()).collect();
        let tasks = tasks(&matched, parent, words);
        if !changed.is_empty() {
            text.push_str(&side_by_side::versions(&changed, words, &desk.style));
        } else if tasks.is_empty() {
            text.push_str(words.word("driver.same"));
            text.push('\n');
        }
        text.push_str(&tasks);
    }
    text
}

/// Tasks that only one of the versions has, one line each.
fn tasks(matched: &[Matched<'_>], before: &Directive, words: &Words<'_>) -> String {
    let name = |task: &Task| task.title.as_ref().or(task.id.as_ref()).map(|word| word.text.clone()).unwrap_or_default();
    let kept = |task: &&Task| matched.iter().flat_map(|m| &m.above).flatten().any(|other| std::ptr::eq(*other, *task));
    let new = matched.iter().filter(|m| !m.is_found()).map(|m| ("driver.task-new", name(m.child)));
    let gone = before.tasks.iter().filter(|task| !kept(task)).map(|task| ("driver.task-gone", name(task)));
    new.chain(gone).map(|(key, name)| words.say(key, &[("task", &name)]) + "\n").collect()
}

/// The same directive in the other version: by its id, else by its title, else the only one.
fn counterpart<'r>(report: &'r Report, before: Range<usize>, child: &Directive) -> Option<(usize, &'r Directive)> {
    let all = || before.clone().filter_map(|index| Some((index, report.directives.get(index)?)));
    let same = |a: Option<&crate::directive::Word>, b: Option<&crate::directive::Word>| {
        a.zip(b).is_some_and(|(a, b)| same_words(&a.text, &b.text))
    };
    let by_id = all().find(|(_, other)| same(other.head.id.as_ref(), child.head.id.as_ref()));
    let by_title = || all().find(|(_, other)| same(other.head.title.as_ref(), child.head.title.as_ref()));
    let only = || all().next().filter(|_| before.len() == 1);
    by_id.or_else(by_title).or_else(only)
}
