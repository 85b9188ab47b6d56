//! The files that a command names, the upper ones first: those of `jiama check`, with or without `--fix`, and of `jiama chain`.

use super::{Ground, Look, Named, Rewritten, Texts, offer, shown, work};
use crate::cli::Fixing;
use crate::command::load::Opened;
use crate::command::{Desk, Output, check};
use crate::report::Report;
use crate::source::Source;
use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// `jiama check`.
pub(in crate::command) fn run(desk: &Desk<'_>, parent: &str, children: &[String], fixing: Fixing) -> Output {
    let names = std::iter::once(parent).chain(children.iter().map(String::as_str)).collect();
    let found = |opened: Vec<Opened>| check::report_of(desk, opened);
    let mut files = Files { is_line: false, ..Files::open(desk, names, &found) };
    let mut look = files.look(&Texts::new(), None);
    if !fixing.fix {
        offer(desk, &mut files, &Texts::new(), &mut look);
        return check::reported(desk, &look.report);
    }
    let mut worked = work(desk.book, &mut files, &look, fixing);
    let written = worked.files(&files);
    let texts = if fixing.diff { Texts::new() } else { worked.texts.clone() };
    if !fixing.diff {
        look = files.look(&texts, None);
    }
    offer(desk, &mut files, &texts, &mut look);
    worked.tell(&mut look);
    shown(desk, check::reported(desk, &look.report), worked, written, fixing)
}

/// What is found of files of which each stands under the one before and none is written; with what would put it right, where that is told.
pub(in crate::command) fn found(desk: &Desk<'_>, names: &[String], found: &dyn Fn(Vec<Opened>) -> Report) -> Report {
    let mut files = Files::open(desk, names.iter().map(String::as_str).collect(), found);
    let mut look = files.look(&Texts::new(), None);
    offer(desk, &mut files, &Texts::new(), &mut look);
    look.report
}

/// Files that were named.
struct Files<'a> {
    names: Vec<&'a str>,
    /// Whether each stands under the one before; else all under the first, to which nothing is done.
    is_line: bool,
    /// What is found of them.
    found: &'a dyn Fn(Vec<Opened>) -> Report,
    opened: Vec<Opened>,
    /// Where each can be written, once that is asked.
    paths: OnceCell<Vec<Option<PathBuf>>>,
}

impl<'a> Files<'a> {
    fn open(desk: &Desk<'_>, names: Vec<&'a str>, found: &'a dyn Fn(Vec<Opened>) -> Report) -> Self {
        let opened = names.iter().map(|name| desk.open(name)).collect();
        Self { names, is_line: true, found, opened, paths: OnceCell::new() }
    }

    /// Where a file can be written.
    fn path(&self, text: usize) -> Option<&Path> {
        self.paths.get_or_init(|| own_files(&self.names, &self.opened)).get(text)?.as_deref()
    }
}

impl Ground for Files<'_> {
    fn look(&mut self, texts: &Texts, _: Option<&Named>) -> Look {
        let files = self.opened.iter().enumerate().map(|(number, file)| match texts.get(&number) {
            Some(text) => Opened { text: Source::new(file.text.name.clone(), text.as_str()), ..file.clone() },
            None => file.clone(),
        });
        Look::new((self.found)(files.collect()), (0..self.opened.len()).collect())
    }

    fn above(&self, text: usize) -> Vec<usize> {
        text.checked_sub(1).into_iter().filter(|_| self.is_line).collect()
    }

    fn is_writable(&self, text: usize) -> bool {
        self.path(text).is_some()
    }

    fn files(&self, texts: &Texts) -> Vec<Rewritten> {
        let file = |(number, new): (&usize, &String)| {
            let (path, old) = (self.path(*number)?, &self.opened.get(*number)?.text);
            let is_as_read = fs::read(path).is_ok_and(|bytes| bytes == old.text.as_bytes());
            is_as_read.then(|| Rewritten {
                name: old.name.clone(),
                path: path.to_path_buf(),
                old: old.text.clone(),
                new: new.clone(),
                texts: BTreeSet::from([*number]),
            })
        };
        texts.iter().filter_map(file).collect()
    }
}

/// Where each child can be written: a file on the disk that holds just what was read, and that nothing else was read from.
fn own_files(names: &[&str], opened: &[Opened]) -> Vec<Option<PathBuf>> {
    let paths: Vec<Option<PathBuf>> = names.iter().map(|name| fs::canonicalize(name).ok()).collect();
    let own = |(at, (path, file)): (usize, (&Option<PathBuf>, &Opened))| {
        let path = path.as_ref().filter(|path| at > 0 && paths.iter().flatten().filter(|p| p == path).count() == 1)?;
        let as_read = fs::read(path).is_ok_and(|bytes| bytes == file.text.text.as_bytes());
        as_read.then(|| PathBuf::from(names.get(at).copied().unwrap_or_default()))
    };
    paths.iter().zip(opened).enumerate().map(own).collect()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::{Files, Ground, OnceCell, Opened, PathBuf, Report, Source, Texts, work};
    use crate::calendar::Calendar;
    use crate::cli::Fixing;
    use crate::compare::Comparer;
    use crate::directive::read_text;
    use crate::fault::Code;
    use crate::guard::{At, guarded};
    use crate::lineage::Line;
    use crate::report::{Judged, Located};
    use crate::rule::{Level, RuleBook};

    const CITY: &str = "标题: 河道巡查\n频次: {巡查: 每周1次}\n时限: 2025-06-30\n";
    const COUNTIES: [&str; 3] = [
        "标题: 河道巡查\n发文机关: 甲县\n频次: {巡查: 每周2次}\n",
        "标题: 河道巡查\n发文机关: 乙县\n频次: {巡查: 每周3次}\n",
        "标题: 河道巡查\n发文机关: 丙县\n时限: 2025-06-15\n",
    ];

    /// What is found of the counties beside the city; `fail` is asked of the text of each before.
    fn found(book: &RuleBook, opened: Vec<Opened>, fail: &dyn Fn(&str)) -> Report {
        let mut report = Report::default();
        for (at, file) in opened.into_iter().enumerate() {
            let read = guarded(At::Reading, || {
                fail(&file.text.text);
                read_text(book, &file.text, at).0
            });
            match read {
                Ok(directives) => report.directives.extend(directives),
                Err(defect) => report.faults.push(Located::new(at, defect)),
            }
            report.sources.push(file.text);
        }
        let comparer = Comparer { book, calendar: Calendar::built_in() };
        let (city, counties) = report.directives.split_first().unwrap();
        let mut findings = Vec::new();
        for (at, county) in (1..).zip(counties) {
            let line = Line::straight((at, county), [(0, city)]);
            let found = comparer.findings(&line, &line.matched()).into_iter();
            findings.extend(found.map(|finding| Judged::new(finding, Level::Error)));
        }
        report.findings = findings;
        report
    }

    /// Puts the counties right with something that fails; gives the files that are to be written, and the faults that are told.
    fn put_right(
        fail: &dyn Fn(&str),
        at_large: &dyn Fn(&[Opened]),
    ) -> (Vec<String>, Vec<(String, Code, &'static str)>) {
        let book = RuleBook::embedded().unwrap();
        let folder = tempfile::tempdir().unwrap();
        let texts = std::iter::once(CITY).chain(COUNTIES).enumerate();
        let paths = texts.map(|(at, text)| {
            let path = folder.path().join(format!("{at}.yaml"));
            std::fs::write(&path, text).unwrap();
            path
        });
        let paths: Vec<PathBuf> = paths.collect();
        let names: Vec<&str> = paths.iter().map(|path| path.to_str().unwrap()).collect();
        let opened = names
            .iter()
            .map(|name| Opened { text: Source::new(*name, std::fs::read_to_string(name).unwrap()), fault: None });
        let look = |opened: Vec<Opened>| {
            at_large(&opened);
            found(&book, opened, fail)
        };
        let opened = opened.collect();
        let mut files = Files { names, is_line: false, found: &look, opened, paths: OnceCell::new() };
        let before = files.look(&Texts::new(), None);
        let mut worked = work(&book, &mut files, &before, Fixing { fix: true, ..Fixing::default() });
        let named = |name: &str| PathBuf::from(name).file_stem().unwrap().to_str().unwrap().to_owned();
        let written = worked.files(&files).iter().map(|file| named(&file.name)).collect();
        let mut look = files.look(&Texts::new(), None);
        worked.tell(&mut look);
        let told = look.report.faults.iter().map(|located| {
            let name = named(&look.report.sources.get(located.source).unwrap().name);
            (name, located.fault.code, located.fault.text)
        });
        (written, told.collect())
    }

    /// Fails on the text that the second county is to have.
    fn on_the_second(text: &str) {
        assert!(!(text.contains("乙县") && text.contains("每周1次")), "row 7 of 5");
    }

    #[test]
    fn all_are_put_right_where_nothing_fails() {
        assert_eq!(put_right(&|_| (), &|_| ()), (["1", "2", "3"].map(str::to_owned).to_vec(), Vec::new()));
    }

    #[test]
    fn a_text_that_fails_when_it_is_read_is_left_as_it_was_and_told() {
        let (written, told) = put_right(&on_the_second, &|_| ());
        assert_eq!(written, ["1", "3"]);
        assert_eq!(told, [("2".to_owned(), Code::Defect, "reading")]);
    }

    #[test]
    fn so_is_one_that_fails_nobody_knows_where() {
        let (written, told) =
            put_right(&|_| (), &|opened| opened.iter().for_each(|file| on_the_second(&file.text.text)));
        assert_eq!(written, ["1", "3"]);
        assert_eq!(told, [("2".to_owned(), Code::Defect, "fixing")]);
    }
}
