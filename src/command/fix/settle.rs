//! Which of some fixes hold: all those of a text at once, else those of each half of them, down to each alone. Texts are tried side
//! by side, so none of them may stand above another.

use super::ground::{Ground, Look, Named, Texts};
use super::held::{broken, worse};
use crate::fault::Fault;
use crate::finding::Relation;
use crate::fix::{Change, Fix, edited, edits};
use crate::guard::{At, guarded};
use std::collections::{BTreeMap, BTreeSet};

/// Some fixes of one text, and of each which of its values.
pub(super) type Picked<'f> = Vec<(&'f Fix, usize)>;

/// What is tried of one text.
#[derive(Default)]
struct Trial<'f> {
    /// What holds so far.
    kept: Picked<'f>,
    /// What is still to be tried beside it, the next one last.
    waiting: Vec<Batch<'f>>,
}

/// Fixes that are tried together, each with the value of this number.
type Batch<'f> = (Vec<&'f Fix>, usize);

/// What came of trying fixes, by text.
#[derive(Default)]
pub(super) struct Settled<'f> {
    /// Those that hold.
    pub(super) held: BTreeMap<usize, Picked<'f>>,
    /// Where the program failed: nothing holds there.
    pub(super) broken: BTreeMap<usize, Fault>,
}

/// Those fixes that hold, in texts that stand as in `texts` otherwise.
pub(super) fn settle<'f>(
    ground: &mut impl Ground,
    texts: &Texts,
    look: &Look,
    fixes: BTreeMap<usize, Vec<&'f Fix>>,
) -> Settled<'f> {
    let trial = |(text, fixes)| (text, Trial { kept: Vec::new(), waiting: vec![(fixes, 0)] });
    let mut trials: BTreeMap<usize, Trial<'f>> = fixes.into_iter().map(trial).collect();
    let mut broken = BTreeMap::new();
    loop {
        let mut tried: BTreeMap<usize, Picked<'f>> = BTreeMap::new();
        let mut failed = BTreeSet::new();
        for (text, trial) in &trials {
            let Some((batch, pick)) = trial.waiting.last() else { continue };
            tried.insert(*text, trial.kept.iter().copied().chain(batch.iter().map(|fix| (*fix, *pick))).collect());
        }
        if tried.is_empty() {
            let held = trials.into_iter().map(|(text, trial)| (text, trial.kept)).collect();
            return Settled { held, broken };
        }
        let mut new = Texts::new();
        for (text, picked) in &tried {
            match guarded(At::Fixing, || written(look, picked)) {
                Ok(Some(written)) => drop(new.insert(*text, written)),
                Ok(None) => drop(failed.insert(*text)),
                Err(defect) => drop(broken.insert(*text, defect)),
            }
        }
        tried.retain(|text, _| new.contains_key(text));
        let (worse, defects) = try_out(ground, texts, look, &tried, &new);
        failed.extend(worse);
        broken.extend(defects);
        trials.retain(|text, _| !broken.contains_key(text));
        for (text, trial) in &mut trials {
            let Some((batch, pick)) = trial.waiting.pop() else { continue };
            match tried.remove(text).filter(|_| !failed.contains(text)) {
                Some(picked) => trial.kept = picked,
                None => trial.waiting.extend(smaller(batch, pick)),
            }
        }
    }
}

/// Looks at texts with what is tried of them: those in which something is worse than it should be, and those in which the program
/// fails. Where it fails so that it cannot tell in which, each is looked at alone.
fn try_out(
    ground: &mut impl Ground,
    texts: &Texts,
    look: &Look,
    tried: &BTreeMap<usize, Picked<'_>>,
    new: &Texts,
) -> (BTreeSet<usize>, BTreeMap<usize, Fault>) {
    if tried.is_empty() {
        return (BTreeSet::new(), BTreeMap::new());
    }
    let with: Texts = texts.iter().chain(new).map(|(text, new)| (*text, new.clone())).collect();
    let drops = |picked: &Picked<'_>| picked.iter().any(|(fix, _)| drops_task(look, fix));
    let named: Named = tried.iter().map(|(text, picked)| (*text, drops(picked))).collect();
    match guarded(At::Fixing, || ground.look(&with, Some(&named))) {
        Ok(after) => {
            let above = |text| ground.above(text);
            (worse(look, tried, &after, above), broken(look, tried, &after, above))
        }
        Err(defect) if tried.len() == 1 => {
            (BTreeSet::new(), tried.keys().map(|text| (*text, defect.clone())).collect())
        }
        Err(_) => {
            let (mut failed, mut broken) = (BTreeSet::new(), BTreeMap::new());
            for (text, picked) in tried {
                let own = new.get(text).map(|new| (*text, new.clone())).into_iter().collect();
                let (worse, defects) = try_out(ground, texts, look, &BTreeMap::from([(*text, picked.clone())]), &own);
                failed.extend(worse);
                broken.extend(defects);
            }
            (failed, broken)
        }
    }
}

/// What is tried in the place of fixes that do not hold, the first last: of one its next value, of several each half.
fn smaller(batch: Vec<&Fix>, pick: usize) -> Vec<Batch<'_>> {
    match batch.as_slice() {
        [Fix { change: Change::Put(_, values), .. }] if pick + 1 < values.len() => vec![(batch, pick + 1)],
        [] | [_] => Vec::new(),
        several => {
            let (first, second) = several.split_at(several.len() / 2);
            vec![(second.to_vec(), 0), (first.to_vec(), 0)]
        }
    }
}

/// A text with some changes made, if they can be.
pub(super) fn written(look: &Look, picked: &Picked<'_>) -> Option<String> {
    let source = picked.first()?.0.source;
    edited(look.report.sources.get(source)?, &edits(&look.report, source, picked)?)
}

/// Whether a task goes, so that what carries it out below no longer has anything above it.
fn drops_task(look: &Look, fix: &Fix) -> bool {
    look.report.findings.get(fix.finding).is_some_and(|judged| judged.finding.relation == Relation::Task)
}
