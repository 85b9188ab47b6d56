//! Findings as cards: both texts side by side, by how much, what to do. What was found alike in several directives is one card that
//! names them; what there is no room for is counted by its rule.

use crate::finding::{Finding, Place};
use crate::kind::number::Number;
use crate::render::marked::{Part, parts};
use crate::render::overview::named;
use crate::render::spot::Spot;
use crate::render::words::Words;
use crate::render::{aside, notes};
use crate::report::{Judged, Report};
use crate::rule::{Level, Shift};
use std::collections::{BTreeMap, HashMap};

/// Characters of the page that cards may take, of those of the user and of the program.
const ROOM: usize = 400_000;
/// Characters of a card beside its texts.
const FRAME: usize = 500;
/// Characters of a value that are shown.
const VALUE: usize = 600;
/// Characters of a value that is shown beside another.
const SHORT: usize = 24;
/// Places of what was found alike that are named.
const ALIKE: usize = 20;
/// Cards that stand open; of more, all are closed.
const OPEN: usize = 12;

/// The cards of some findings.
#[derive(Debug, Default)]
pub(super) struct Cards<'a> {
    /// The gravest first.
    pub(super) cards: Vec<Card<'a>>,
    /// How many findings there are in all.
    pub(super) findings: usize,
    /// Findings that have no card, by rule.
    pub(super) rest: Vec<Rest<'a>>,
}

/// Findings of one rule and level that have no card.
#[derive(Debug)]
pub(super) struct Rest<'a> {
    pub(super) level: &'a str,
    pub(super) title: &'a str,
    pub(super) rule: String,
    pub(super) count: usize,
}

/// One finding.
#[derive(Debug)]
pub(super) struct Card<'a> {
    /// `error`, `warn` or `info`.
    pub(super) class: &'static str,
    pub(super) level: &'a str,
    pub(super) rule: String,
    pub(super) title: &'a str,
    /// Its task and subject; empty where it has none.
    pub(super) about: String,
    /// Who issued it.
    pub(super) issuer: &'a str,
    /// By what factor, else by how much; empty where that is unknown.
    pub(super) factor: String,
    /// What became of what, where that is short.
    pub(super) short: String,
    pub(super) message: String,
    /// What stands for it, where something does.
    pub(super) aside: Option<&'a str>,
    pub(super) texts: Vec<Text<'a>>,
    pub(super) notes: Vec<(String, String)>,
    /// Where else the same was found.
    pub(super) alike: Vec<String>,
    /// In how many directives more.
    pub(super) alike_rest: usize,
}

/// What one side says.
#[derive(Debug)]
pub(super) struct Text<'a> {
    /// Which side.
    pub(super) side: &'a str,
    pub(super) is_child: bool,
    pub(super) issuer: &'a str,
    /// File and line; empty where nobody spoke.
    pub(super) place: String,
    pub(super) parts: Vec<Part>,
}

impl Text<'_> {
    /// Whether it stands for a directive as a whole that has no name.
    pub(super) fn is_empty(&self) -> bool {
        self.parts.iter().all(|part| part.text.is_empty())
    }
}

impl<'a> Cards<'a> {
    pub(super) fn of(report: &'a Report, findings: &[&'a Judged], words: &Words<'a>) -> Self {
        let mut cards = Self { findings: findings.len(), ..Self::default() };
        let mut rest: BTreeMap<(Level, &str), usize> = BTreeMap::new();
        let mut room = ROOM;
        for (first, alike) in families(report, findings) {
            let card = (room > 0).then(|| Card::of(report, first, &alike, words));
            let length = card.as_ref().map_or(0, |card| FRAME + card.length());
            match card.filter(|_| length <= room) {
                Some(card) => {
                    room -= length;
                    cards.cards.push(card);
                }
                None => {
                    // What is graver must not give way to what is shorter.
                    room = 0;
                    *rest.entry((first.level, &first.finding.rule)).or_default() += 1 + alike.len();
                }
            }
        }
        cards.rest = rest
            .into_iter()
            .rev()
            .map(|((level, rule), count)| Rest {
                level: words.level(level),
                title: words.book.page(rule).map_or("", |page| words.of(&page.title)),
                rule: rule.to_owned(),
                count,
            })
            .collect();
        cards
    }

    /// Whether the cards stand open.
    pub(super) fn are_open(&self) -> bool {
        self.cards.len() <= OPEN
    }

    /// How many findings have no card.
    pub(super) fn left(&self) -> usize {
        self.rest.iter().map(|rest| rest.count).sum()
    }
}

/// Findings by what they say, in the order of the first of each.
fn families<'a>(report: &Report, findings: &[&'a Judged]) -> Vec<(&'a Judged, Vec<&'a Judged>)> {
    let mut families: Vec<(&'a Judged, Vec<&'a Judged>)> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for judged in findings {
        let finding = &judged.finding;
        let is_one_task = report.directives.get(finding.child.directive).is_some_and(|d| d.is_one_task);
        let task = finding.task.as_ref().filter(|_| !is_one_task);
        let parent = finding.parent.as_ref().map(|place| &place.text);
        let key = (judged.level, &finding.rule, task, &finding.subject, parent, &finding.child.text);
        let key = format!("{key:?}{:?}", stands_for(judged));
        let family = known.get(&key).and_then(|at| families.get_mut(*at));
        match family {
            Some((_, alike)) => alike.push(judged),
            None => {
                known.insert(key, families.len());
                families.push((judged, Vec::new()));
            }
        }
    }
    families
}

/// What stands for a finding, told apart.
fn stands_for(judged: &Judged) -> impl std::fmt::Debug {
    let authority = judged.waived.as_ref().map(|waived| waived.authority.as_str());
    let reason = judged.suppressed.as_ref().map(|suppressed| suppressed.reason.as_str());
    (authority, reason, judged.baselined.is_some(), judged.licensed, judged.tolerated, judged.off)
}

impl<'a> Card<'a> {
    fn of(report: &'a Report, judged: &'a Judged, alike: &[&'a Judged], words: &Words<'a>) -> Self {
        let finding = &judged.finding;
        let about: Vec<&str> = [finding.task.as_deref(), finding.subject.as_deref()].into_iter().flatten().collect();
        let place = |judged: &&Judged| place(&Spot::of(report, &judged.finding.child));
        Self {
            class: match judged.level {
                Level::Error => "error",
                Level::Warn => "warn",
                Level::Info => "info",
            },
            level: words.level(judged.level),
            rule: finding.rule.to_string(),
            title: words.title(finding),
            about: about.join(" · "),
            issuer: named(report, finding.child.directive, words).name(),
            factor: factor(finding, words),
            short: short(finding, words),
            message: words.message(finding),
            aside: aside::verdict(judged, words).map(|(word, _)| word),
            texts: texts(report, finding, words),
            notes: notes::of(judged, words),
            alike: alike.iter().take(ALIKE).map(place).collect(),
            alike_rest: alike.len().saturating_sub(ALIKE),
        }
    }

    /// Characters of its texts.
    fn length(&self) -> usize {
        let texts = self.texts.iter().flat_map(|text| &text.parts).map(|part| part.text.chars().count());
        let notes = self.notes.iter().map(|(_, text)| text.chars().count());
        let alike = self.alike.iter().map(|place| place.chars().count() + 10);
        texts.chain(notes).chain(alike).sum::<usize>() + self.message.chars().count()
    }
}

fn factor(finding: &Finding, words: &Words<'_>) -> String {
    let factor = finding.excess.as_ref().and_then(|excess| excess.factor).filter(|n| *n > Number::ONE);
    factor.map(|n| words.say("audit.factor", &[("n", &n.rounded(2))])).unwrap_or_default()
}

/// What is asked above and below, for one line; empty where it would not fit.
fn short(finding: &Finding, words: &Words<'_>) -> String {
    let fits = |text: &str| !text.contains('\n') && text.chars().count() <= SHORT;
    let parent = finding.parent.as_ref().map(|place| place.text.as_str());
    let parent = parent.or((finding.shift == Shift::New).then(|| words.word("table.unsaid")));
    match parent.filter(|text| fits(text) && fits(&finding.child.text)) {
        Some(parent) => words.say("table.rungs", &[("parent", parent), ("child", &finding.child.text)]),
        None => String::new(),
    }
}

/// What is asked above, then below, then what else takes part.
fn texts<'a>(report: &'a Report, finding: &'a Finding, words: &Words<'a>) -> Vec<Text<'a>> {
    let text = |key: &'static str, at: &'a Place, is_child: bool| {
        let mut parts = parts(report, at, VALUE);
        if let ([only], false) = (parts.as_mut_slice(), is_child) {
            // What is asked above decided as a whole; only what goes beyond it is marked.
            only.is_marked = false;
        }
        let issuer = named(report, at.directive, words).issuer;
        Text { side: words.word(key), is_child, issuer, place: place(&Spot::of(report, at)), parts }
    };
    let silent = || Text {
        side: words.word("label.parent"),
        is_child: false,
        issuer: "",
        place: String::new(),
        parts: vec![Part { text: words.word("table.unsaid").to_owned(), is_marked: false }],
    };
    let above = match &finding.parent {
        Some(place) => Some(text("label.parent", place, false)),
        None => (finding.shift == Shift::New).then(silent),
    };
    let mut texts: Vec<Text<'a>> = above.into_iter().chain([text("label.child", &finding.child, true)]).collect();
    texts.extend(finding.peers.iter().map(|peer| text("label.peer", &peer.place, false)));
    texts
        .extend(finding.also.iter().map(|place| text("label.also", place, place.directive == finding.child.directive)));
    texts
}

/// File and line.
pub(super) fn place(spot: &Spot<'_>) -> String {
    format!("{}:{}", spot.file(), spot.line)
}
