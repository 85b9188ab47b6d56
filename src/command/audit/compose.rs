//! From what an audit found to a report: only the directives that take part in a finding are opened again, to be shown.

use super::descend::Outcome;
use crate::archive::{Archive, Break, Chosen, Links, Opened, Spot};
use crate::compare::Comparer;
use crate::directive::{Directive, Word};
use crate::fault::{Code, Fault};
use crate::finding::Place;
use crate::relation::{Chain, chain};
use crate::report::{Audit, Heaviest, Judged, Located, Report};
use crate::source::Source;
use crate::yaml::Span;
use rayon::prelude::*;
use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

/// Everything a report is composed of.
pub(super) struct Composer<'a> {
    pub(super) comparer: Comparer<'a>,
    pub(super) archive: &'a Archive,
    pub(super) links: &'a Links,
    /// What is looked at; all where it is not said.
    pub(super) chosen: Option<&'a Chosen>,
}

/// Where each card that is shown stands in the report.
#[derive(Default)]
struct Shown {
    sources: HashMap<u32, usize>,
    directives: HashMap<u32, usize>,
}

impl Composer<'_> {
    /// The report, its findings not yet settled, and the card of each of its sources but those of what could not be read. `lines`
    /// are the heaviest chains that are shown.
    pub(super) fn report(&self, outcome: Outcome, lines: usize) -> (Report, Vec<u32>) {
        let mut report = Report::default();
        let heaviest = self.heaviest(&outcome, lines);
        let mut cards: BTreeSet<u32> = outcome.found.iter().flat_map(cards_of).collect();
        cards.extend(outcome.faults.iter().map(|(card, _)| *card));
        cards.extend(&outcome.held);
        let breaks = self.links.breaks.iter().filter(|broken| self.chosen.is_none_or(|chosen| chosen.breaks(broken)));
        cards.extend(breaks.clone().flat_map(taking_part));
        cards.extend(heaviest.iter().flat_map(|heavy| heavy.line.levels.iter().map(|level| narrow(*level))));
        let mut shown = self.shown(&cards, &mut report);
        let mut held: Vec<usize> = outcome.held.iter().map(|card| shown.index(*card as usize)).collect();
        held.sort_unstable();
        report.held = held;
        let mut found = outcome.found;
        found.iter_mut().for_each(|judged| each_place(judged, |place| shown.place(place)));
        let mut pairs = outcome.pairs;
        pairs.sort_by_key(|pair| pair.child);
        for pair in &mut pairs {
            (pair.parent, pair.child) = (shown.index(pair.parent), shown.index(pair.child));
        }
        let heaviest = heaviest.into_iter().map(|h| Heaviest { line: shown.chain(h.line), ..h }).collect();
        let mut faults = self.unread(&mut report);
        faults.extend(outcome.faults.into_iter().map(|(card, fault)| Located::new(shown.source(card), fault)));
        faults.extend(breaks.map(|broken| self.broken(*broken, &mut shown, &report)));
        self.sort_faults(&mut faults, &report);
        report.faults = faults;
        report.audit = Some(Audit { edges: outcome.edges, pairs, heaviest, ..Audit::default() });
        report.findings = found;
        (report, cards.into_iter().collect())
    }

    /// Opens the cards that are shown, in their order.
    fn shown(&self, cards: &BTreeSet<u32>, report: &mut Report) -> Shown {
        let cards: Vec<u32> = cards.iter().copied().collect();
        let opened: Vec<Opened> = cards.par_iter().map(|card| self.archive.open(self.comparer.book, *card)).collect();
        let mut shown = Shown::default();
        for (card, opened) in cards.into_iter().zip(opened) {
            shown.sources.insert(card, report.sources.len());
            if let Some(directive) = opened.directive {
                shown.directives.insert(card, report.directives.len());
                report.directives.push(Directive { source: report.sources.len(), ..directive });
            }
            report.sources.push(opened.source);
        }
        shown
    }

    /// What could not be read at all.
    fn unread(&self, report: &mut Report) -> Vec<Located> {
        let unlisted = self.archive.unlisted.iter().map(|(name, fault)| {
            report.sources.push(Source::new(name.as_str(), ""));
            Located::new(report.sources.len() - 1, fault.clone())
        });
        let unlisted: Vec<Located> = unlisted.collect();
        let mut at: HashMap<Spot, usize> = HashMap::new();
        let chosen = |spot: Spot| self.chosen.is_none_or(|chosen| chosen.has_input(spot.input));
        let flaws = self.archive.flaws.iter().filter(|flaw| chosen(flaw.spot)).map(|flaw| {
            let source = *at.entry(flaw.spot).or_insert_with(|| {
                let name = self.archive.inputs.get(flaw.spot.input as usize).map_or("", |input| input.name());
                let text = if flaw.spot.length == 0 { None } else { self.archive.reopen(flaw.spot).ok() };
                report.sources.push(text.unwrap_or_else(|| Source::new(name, "")));
                report.sources.len() - 1
            });
            Located::new(source, flaw.fault.clone())
        });
        unlisted.into_iter().chain(flaws).collect()
    }

    /// A line that breaks off, as a fault with both places.
    fn broken(&self, broken: Break, shown: &mut Shown, report: &Report) -> Located {
        let words = |card: u32, word: u32| -> (String, Span) {
            let text = self.archive.cards.get(card as usize).and_then(|c| c.parents.get(word as usize));
            let text = text.map(|name| name.word.to_string()).unwrap_or_default();
            let named = shown.directive(report, card).and_then(|d| d.head.parent.iter().find(|w| *w.text == *text));
            let span = named.map_or(Span::NOWHERE, |word| word.span);
            (text, span)
        };
        let id = |card: u32| {
            let directive = shown.directive(report, card);
            let word = directive.and_then(|d| d.head.id.as_ref().or(d.head.title.as_ref()));
            word.map_or((String::new(), Span::NOWHERE), |word: &Word| (word.text.to_string(), word.span))
        };
        let unfound = |card: u32, word: u32, why: &'static str| {
            let (text, span) = words(card, word);
            Located::new(shown.source(card), Fault::new(Code::NoParent, why, span).with("parent", text))
        };
        match broken {
            Break::Missing { card, word } => unfound(card, word, "not-in-archive"),
            Break::Unread { card, word } => unfound(card, word, "unread-in-archive"),
            Break::Several { card, word } => unfound(card, word, "several-in-archive"),
            Break::Cycle { card, word, parent } => {
                let (text, span) = words(card, word);
                let fault = Fault::new(Code::NoParent, "ring", span).with("parent", text);
                let other = shown.directive(report, parent).and_then(|d| d.head.parent.first());
                let also = other.map(|word| (shown.source(parent), word.span)).filter(|_| parent != card);
                Located { also, ..Located::new(shown.source(card), fault) }
            }
            Break::Duplicate { card, first } => {
                let (text, span) = id(card);
                let fault = Fault::new(Code::DuplicateId, "directive", span).with("id", text);
                let also = Some((shown.source(first), id(first).1));
                Located { also, ..Located::new(shown.source(card), fault) }
            }
            Break::Many { card } => {
                let (_, span) = words(card, 0);
                let limit = crate::archive::MOST_PARENTS.to_string();
                Located::new(shown.source(card), Fault::new(Code::Budget, "parents", span).with("limit", limit))
            }
            Break::Crowded { card } => {
                let (_, span) = words(card, 0);
                let limit = crate::archive::MOST_ABOVE.to_string();
                Located::new(shown.source(card), Fault::new(Code::Budget, "above", span).with("limit", limit))
            }
            Break::Deep { card } => {
                let (_, span) = id(card);
                let limit = crate::archive::DEEPEST.to_string();
                Located::new(shown.source(card), Fault::new(Code::Budget, "levels", span).with("limit", limit))
            }
        }
    }

    fn sort_faults(&self, faults: &mut [Located], report: &Report) {
        let place = |fault: &Located| {
            let source = report.sources.get(fault.source);
            (source.map(|s| s.name.clone()), source.map(|s| s.place(0).0), fault.fault.span, fault.fault.code)
        };
        faults.sort_by_cached_key(place);
    }

    /// The lines on which demands grew most, each as the one row that grew.
    fn heaviest(&self, outcome: &Outcome, lines: usize) -> Vec<Heaviest> {
        let mut heaviest: Vec<Heaviest> = Vec::new();
        for (demanded, ways) in outcome.heaviest.ranked() {
            if heaviest.len() >= lines {
                break;
            }
            let line = self.line(ways.first);
            let directives: Vec<Directive> =
                line.iter().filter_map(|card| self.archive.open(self.comparer.book, *card).directive).collect();
            let levels: Vec<(usize, &Directive)> = line.iter().map(|card| *card as usize).zip(&directives).collect();
            let mut line = chain(self.comparer, &levels);
            line.rows.retain(|row| {
                let dimension = self.comparer.book.dimensions.get(row.dimension).map(|d| &d.id);
                dimension == Some(&demanded.dimension) && row.task == demanded.task && row.subject == demanded.subject
            });
            line.quantities.clear();
            if !line.rows.is_empty() {
                heaviest.push(Heaviest { line, alike: ways.alike });
            }
        }
        // Steps multiply to the whole only where all are reckoned on one basis; the whole is what is shown.
        heaviest.sort_by_key(|heavy| Reverse(heavy.line.rows.first().and_then(|row| row.factor)));
        heaviest
    }

    /// A card and those above it by their first parents, the top first.
    fn line(&self, card: u32) -> Vec<u32> {
        let up = std::iter::successors(Some(card), |card| self.links.parents.row(*card).first().copied());
        let mut line: Vec<u32> = up.collect();
        line.reverse();
        line
    }
}

impl Shown {
    fn source(&self, card: u32) -> usize {
        self.sources.get(&card).copied().unwrap_or(usize::MAX)
    }

    fn directive<'r>(&self, report: &'r Report, card: u32) -> Option<&'r Directive> {
        report.directives.get(*self.directives.get(&card)?)
    }

    fn place(&self, place: &mut Place) {
        place.directive = self.index(place.directive);
    }

    fn index(&self, card: usize) -> usize {
        self.directives.get(&narrow(card)).copied().unwrap_or(usize::MAX)
    }

    fn chain(&self, mut chain: Chain) -> Chain {
        chain.levels.iter_mut().for_each(|level| *level = self.index(*level));
        for row in &mut chain.rows {
            for stand in &mut row.levels {
                stand.place.iter_mut().for_each(|place| self.place(place));
            }
        }
        chain
    }
}

fn narrow(card: usize) -> u32 {
    u32::try_from(card).unwrap_or(u32::MAX)
}

fn cards_of(judged: &Judged) -> Vec<u32> {
    let finding = &judged.finding;
    let peers = finding.peers.iter().map(|peer| &peer.place);
    let places = finding.parent.iter().chain([&finding.child]).chain(&finding.also).chain(peers);
    places.map(|place| narrow(place.directive)).collect()
}

fn each_place(judged: &mut Judged, mut with: impl FnMut(&mut Place)) {
    let finding = &mut judged.finding;
    let peers = finding.peers.iter_mut().map(|peer| &mut peer.place);
    let places = finding.parent.iter_mut().chain([&mut finding.child]).chain(&mut finding.also);
    places.chain(peers).for_each(&mut with);
}

fn taking_part(broken: &Break) -> Vec<u32> {
    match *broken {
        Break::Missing { card, .. }
        | Break::Unread { card, .. }
        | Break::Several { card, .. }
        | Break::Many { card }
        | Break::Crowded { card }
        | Break::Deep { card } => {
            vec![card]
        }
        Break::Cycle { card, parent, .. } => vec![card, parent],
        Break::Duplicate { card, first } => vec![first, card],
    }
}
