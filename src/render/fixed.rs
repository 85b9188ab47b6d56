//! What was put right, one line each, and what was not.

use super::Style;
use super::safe;
use super::words::Words;

/// One thing that was put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// The file.
    pub file: String,
    /// File, line and column, before it was.
    pub place: String,
    /// The rule it was found by.
    pub rule: String,
    /// What stood there.
    pub old: String,
    /// What stands there now; `None` where it was dropped.
    pub new: Option<String>,
}

/// All that is said of a run.
#[derive(Clone, Debug, Default)]
pub struct Told<'a> {
    /// What was done, by file.
    pub done: Vec<&'a [&'a Done]>,
    /// Whether nothing was written.
    pub only_shown: bool,
    /// How much more could be put right by dropping something.
    pub left: usize,
    /// Files that cannot be written.
    pub unwritable: Vec<&'a str>,
}

/// The lines of it; `quiet` leaves only what could not be done.
#[must_use]
pub fn text(told: &Told<'_>, words: &Words<'_>, style: &Style, quiet: bool) -> String {
    let mut out = String::new();
    let mut line = |key: &'static str, blanks: &[(&str, &str)]| {
        out.push_str(&safe::line(&words.say(key, blanks), style));
        out.push('\n');
    };
    for done in told.done.iter().filter(|_| !quiet && !told.only_shown) {
        for one in *done {
            let blanks = [("place", one.place.as_str()), ("rule", &one.rule), ("old", &one.old)];
            match &one.new {
                Some(new) => line("fix.put", &[blanks.as_slice(), &[("new", new)]].concat()),
                None => line("fix.drop", &blanks),
            }
        }
        let path = done.first().map_or("", |done| &done.file);
        line("fix.written", &[("path", path), ("count", &done.len().to_string())]);
    }
    if told.done.is_empty() && told.left == 0 && told.unwritable.is_empty() && !quiet {
        line("fix.none", &[]);
    }
    if told.left > 0 && !quiet {
        line("fix.unsafe", &[("count", &told.left.to_string()), ("option", "--unsafe-fixes")]);
    }
    for path in &told.unwritable {
        line("fix.no-file", &[("path", path)]);
    }
    out
}
