//! An archive under audit: what was read of it, who stands under whom, what of it is looked at; and what is found, with its texts as
//! they stand or with some of them changed.

use super::compose::Composer;
use super::crew::{Crew, Step};
use super::descend::Descent;
use crate::archive::{Archive, Chosen, Links, Touched, gather, link};
use crate::cli::{Format, View};
use crate::command::fix::{Ground, Look, Named, Rewritten, Texts};
use crate::compare::Comparer;
use crate::relation::Quiet;
use crate::report::{Audit, Tally};
use crate::source::Changed;
use crate::source::inputs::{Input, Listing};
use std::collections::BTreeMap;
use std::fs;
use std::sync::{Mutex, OnceLock};

/// An archive under audit.
pub(super) struct Archived<'c, 'd> {
    crew: &'c mut Crew<'d>,
    pub(super) archive: Archive,
    pub(super) links: Links,
    /// What was touched, and the ids it had before, where only that is looked at.
    touched: Option<(Changed, Vec<String>)>,
    /// What is looked at; all where it is not said.
    pub(super) chosen: Option<Chosen>,
    /// What its gists tell, once that is asked.
    quiet: OnceLock<Quiet<'d>>,
}

impl<'c, 'd> Archived<'c, 'd> {
    /// Reads what was listed; only what was touched is looked at, where that is said.
    pub(super) fn read(crew: &'c mut Crew<'d>, listing: Listing, touched: Option<(Changed, Vec<String>)>) -> Self {
        let book = crew.desk.book;
        let archive = crew.work(Step::Read, listing.inputs.len(), |done| gather(book, listing, done));
        let links = crew.work(Step::Link, 0, |_| link(&archive));
        let chosen = touched.as_ref().map(|(changed, ids)| {
            let touched = Touched { file: &|name| changed.touches(name), ids: ids.clone() };
            Chosen::of(&archive, &links, &touched)
        });
        Self { crew, archive, links, touched, chosen, quiet: OnceLock::new() }
    }

    /// Reads the same anew, with some files as they are to be.
    pub(super) fn anew(self, files: &[Rewritten]) -> Self {
        let new: BTreeMap<&str, &str> = files.iter().map(|file| (file.name.as_str(), file.new.as_str())).collect();
        let input = |input: Input| match new.get(input.name()) {
            Some(text) => input.with_text((*text).to_owned()),
            None => input,
        };
        let Archive { inputs, unlisted, .. } = self.archive;
        let listing = Listing { inputs: inputs.into_iter().map(input).collect(), faults: unlisted, empty: Vec::new() };
        Self::read(self.crew, listing, self.touched)
    }

    /// The threads that are at work on it.
    pub(super) fn crew(&self) -> &Crew<'d> {
        self.crew
    }

    /// All that an audit says.
    pub(super) fn whole(&mut self, view: &View, with_findings: bool) -> Look {
        let mut look = self.found(self.chosen.clone().as_ref(), Step::Compare, view.top);
        let (book, read_any) = (self.crew.desk.book, !self.archive.cards.is_empty());
        if let Some(mut audit) = look.report.audit.take() {
            audit.tally = Tally::of(book, &audit.edges, &look.report);
            if self.crew.desk.common.wants(&[Format::Html, Format::Markdown, Format::Github]) {
                audit.outline = self.outline(&mut look);
            }
            let since = view.changed_since.clone().filter(|_| read_any);
            look.report.audit = Some(Audit { by: view.by, top: view.top, with_findings, since, ..audit });
        }
        look
    }

    /// What is found among the chosen, and the `lines` heaviest chains.
    fn found(&mut self, chosen: Option<&Chosen>, step: Step, lines: usize) -> Look {
        let desk = self.crew.desk;
        let (archive, links) = (&self.archive, &self.links);
        let comparer = Comparer { book: desk.book, calendar: desk.calendar };
        let quiet = &self.quiet;
        let tells_pairs = step == Step::Compare && desk.formats().any(|format| format == Format::Junit);
        let compare = |done: &(dyn Fn() + Sync)| {
            let quiet = quiet.get_or_init(|| Quiet::new(comparer, archive.statements.clone()));
            Descent { desk, archive, links, chosen, quiet, tells_pairs, done, late: Mutex::default() }.all()
        };
        let whole = if step == Step::Compare { archive.cards.len() } else { 0 };
        let outcome = self.crew.work(step, whole, compare);
        let compose = |_: &(dyn Fn() + Sync)| Composer { comparer, archive, links, chosen }.report(outcome, lines);
        let step = if step == Step::Compare { Step::Compose } else { step };
        let (mut report, cards) = self.crew.work(step, 0, compose);
        report.all = desk.common.all;
        let found = std::mem::take(&mut report.findings);
        desk.settle(found, &mut report);
        Look::new(report, cards.into_iter().map(|card| card as usize).collect())
    }

    /// A file with some of its texts changed; `None` where what was read does not stand in it any more.
    fn file(&self, input: &Input, texts: &BTreeMap<u32, &String>) -> Option<Rewritten> {
        let path = input.path()?;
        let old = String::from_utf8(fs::read(path).ok()?).ok()?;
        let (mut new, mut at) = (String::with_capacity(old.len()), 0);
        for (card, text) in texts {
            let start = usize::try_from(self.archive.cards.get(*card as usize)?.spot.offset).ok()?;
            new.push_str(old.get(at..start)?);
            let original = self.archive.original(*card).ok()?.text;
            at = start + old.get(start..)?.strip_prefix(&original).map(|_| original.len())?;
            new.push_str(text);
        }
        new.push_str(old.get(at..)?);
        let texts = texts.keys().map(|card| *card as usize).collect();
        Some(Rewritten { name: input.name().to_owned(), path: path.to_path_buf(), old, new, texts })
    }
}

impl Ground for Archived<'_, '_> {
    fn look(&mut self, texts: &Texts, named: Option<&Named>) -> Look {
        let own = |(text, new): (&usize, &String)| Some((u32::try_from(*text).ok()?, new.as_str().into()));
        self.archive.lay(texts.iter().filter_map(own));
        let chosen = named.map(|named| {
            let cards = named.iter().filter_map(|(text, below)| Some((u32::try_from(*text).ok()?, *below)));
            let only = Chosen::only(&self.links, self.archive.cards.len(), cards);
            self.chosen.as_ref().map_or(only.clone(), |chosen| only.within(chosen))
        });
        let chosen = chosen.or_else(|| self.chosen.clone());
        self.found(chosen.as_ref(), Step::Fix, 0)
    }

    fn above(&self, text: usize) -> Vec<usize> {
        let parents = u32::try_from(text).map(|card| self.links.parents.row(card)).unwrap_or_default();
        parents.iter().map(|parent| *parent as usize).collect()
    }

    fn is_writable(&self, text: usize) -> bool {
        let input = self.archive.cards.get(text).and_then(|card| self.archive.inputs.get(card.spot.input as usize));
        input.is_some_and(|input| input.path().is_some())
    }

    fn files(&self, texts: &Texts) -> Vec<Rewritten> {
        let mut by_input: BTreeMap<u32, BTreeMap<u32, &String>> = BTreeMap::new();
        for (text, new) in texts {
            let Some(card) = self.archive.cards.get(*text) else { continue };
            let Ok(number) = u32::try_from(*text) else { continue };
            by_input.entry(card.spot.input).or_default().insert(number, new);
        }
        let file = |(input, texts): (&u32, &BTreeMap<u32, &String>)| {
            self.file(self.archive.inputs.get(*input as usize)?, texts)
        };
        by_input.iter().filter_map(file).collect()
    }
}
