//! `--fix`: puts what goes further back to what stands above, from the top down. Every change is tried first: it stays only if,
//! compared anew, what it is for is gone and nothing else has come.

mod broken;
mod files;
mod ground;
mod held;
mod offer;
mod settle;
mod told;

pub(super) use files::{found, run};
pub(super) use ground::{Ground, Look, Named, Rewritten, Texts};
pub(super) use offer::offer;
pub(super) use told::shown;

use crate::cli::Fixing;
use crate::fault::Fault;
use crate::fix::{self, Change, Fix};
use crate::guard::{At, guarded};
use crate::render::fixed::Done;
use crate::report::Judged;
use crate::rule::RuleBook;
use broken::Broken;
use settle::{Settled, settle, written};
use std::collections::{BTreeMap, BTreeSet};

/// What was put right.
#[derive(Default)]
pub(super) struct Worked {
    /// The texts as they are to be.
    pub(super) texts: Texts,
    /// What was done, by text.
    done: Vec<(usize, Done)>,
    /// How much more could be put right by dropping something.
    left: usize,
    /// What the files are called in which something could be put right that cannot be written.
    unwritable: BTreeSet<String>,
    /// Where the program failed.
    broken: Broken,
}

/// Puts right what can be. A text is looked at again after each round, as a fix may wait for another that touches the same bytes;
/// one below others waits until nothing more is done to them, as they say what it is held to.
pub(super) fn work(book: &RuleBook, ground: &mut impl Ground, before: &Look, fixing: Fixing) -> Worked {
    let mut worked = Worked::default();
    let mut later: Option<Look> = None;
    // The texts to which nothing more can be done.
    let mut closed = BTreeSet::new();
    loop {
        let look = later.as_ref().unwrap_or(before);
        let mut fixes = fixes(book, look, &mut worked.broken);
        fixes.retain(|fix| !worked.broken.has(look.text(fix.source)));
        let (wanted, further): (Vec<Fix>, Vec<Fix>) =
            fixes.into_iter().partition(|fix| fix.is_safe || fixing.unsafe_fixes);
        let (writable, unwritable): (Vec<&Fix>, Vec<&Fix>) =
            wanted.iter().partition(|fix| ground.is_writable(look.text(fix.source)));
        let open = writable.into_iter().filter(|fix| !closed.contains(&look.text(fix.source)));
        let mut waiting = by_text(look, open);
        if waiting.is_empty() {
            let name = |fix: &&Fix| look.report.sources.get(fix.source).map(|source| source.name.clone());
            worked.unwritable = unwritable.iter().filter_map(name).collect();
            let further: Vec<&Fix> = further.iter().filter(|fix| ground.is_writable(look.text(fix.source))).collect();
            let left = holding(ground, &worked.texts, look, by_text(look, further.into_iter()));
            worked.left = left.held.values().map(Vec::len).sum();
            worked.broken.add(look, left.broken);
            worked.texts.retain(|text, _| !worked.broken.has(*text));
            worked.done.retain(|(text, _)| !worked.broken.has(*text));
            return worked;
        }
        let front = front(ground, &mut waiting);
        let mut is_changed = false;
        let settled = settle(ground, &worked.texts, look, front);
        is_changed |= settled.broken.keys().any(|text| worked.texts.remove(text).is_some());
        worked.broken.add(look, settled.broken);
        for (text, picked) in settled.held {
            let Some(new) = written(look, &picked) else {
                closed.insert(text);
                continue;
            };
            worked.done.extend(picked.iter().filter_map(|(fix, pick)| Some((text, done(look, fix, *pick)?))));
            worked.texts.insert(text, new);
            is_changed = true;
        }
        if is_changed {
            later = Some(ground.look(&worked.texts, None));
        }
    }
}

/// What would put right the findings that were made, in their order.
fn fixes(book: &RuleBook, look: &Look, broken: &mut Broken) -> Vec<Fix> {
    let findings = look.report.findings.iter().enumerate();
    let fix = |(number, judged): (usize, &Judged)| {
        guarded(At::Fixing, || fix::fix(&look.report, book, number)).unwrap_or_else(|defect: Fault| {
            let directive = look.report.directives.get(judged.finding.child.directive);
            let text = directive.map_or(usize::MAX, |directive| look.text(directive.source));
            broken.add(look, BTreeMap::from([(text, defect)]));
            None
        })
    };
    findings.filter_map(fix).collect()
}

/// Fixes by the text they are in.
fn by_text<'f>(look: &Look, fixes: impl Iterator<Item = &'f Fix>) -> BTreeMap<usize, Vec<&'f Fix>> {
    let mut by_text: BTreeMap<usize, Vec<&Fix>> = BTreeMap::new();
    fixes.for_each(|fix| by_text.entry(look.text(fix.source)).or_default().push(fix));
    by_text
}

/// Takes out those of some texts that stand below none of the others; all of them where each stands below another.
fn front<'f>(ground: &impl Ground, waiting: &mut BTreeMap<usize, Vec<&'f Fix>>) -> BTreeMap<usize, Vec<&'f Fix>> {
    let is_below = |text: usize| {
        let (mut open, mut seen) = (ground.above(text), BTreeSet::new());
        while let Some(above) = open.pop() {
            if above != text && waiting.contains_key(&above) {
                return true;
            }
            if seen.insert(above) {
                open.extend(ground.above(above));
            }
        }
        false
    };
    let mut front: BTreeSet<usize> = waiting.keys().copied().filter(|text| !is_below(*text)).collect();
    if front.is_empty() {
        front.extend(waiting.keys());
    }
    let (front, below) = std::mem::take(waiting).into_iter().partition(|(text, _)| front.contains(text));
    *waiting = below;
    front
}

/// Those of some fixes that hold, each as long as what stands above it is left as it is.
fn holding<'f>(
    ground: &mut impl Ground,
    texts: &Texts,
    look: &Look,
    mut waiting: BTreeMap<usize, Vec<&'f Fix>>,
) -> Settled<'f> {
    let mut holding = Settled::default();
    while !waiting.is_empty() {
        let front = front(ground, &mut waiting);
        let Settled { held, broken } = settle(ground, texts, look, front);
        holding.held.extend(held);
        holding.broken.extend(broken);
    }
    holding
}

/// What one fix does, in words of the file.
fn done(look: &Look, fix: &Fix, pick: usize) -> Option<Done> {
    let finding = &look.report.findings.get(fix.finding)?.finding;
    let source = look.report.sources.get(fix.source)?;
    let (span, old, new) = match &fix.change {
        Change::Put(span, texts) => (*span, finding.child.text.clone(), Some(texts.get(pick)?.clone())),
        Change::Drop(spans) if finding.terms.len() == spans.len() => {
            (*spans.first()?, finding.terms.join(if finding.child.text.is_ascii() { ", " } else { "、" }), None)
        }
        Change::Drop(spans) => (*spans.first()?, finding.child.text.clone(), None),
    };
    let (line, column) = source.place(span.range().start);
    Some(Done {
        file: source.name.clone(),
        place: format!("{}:{line}:{column}", source.name),
        rule: finding.rule.to_string(),
        old,
        new,
    })
}
