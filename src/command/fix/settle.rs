//! Which of some fixes hold: all those of a text at once, else those of each half of them, down to each alone. Texts are tried side
//! by side, so none of them may stand above another.

use super::ground::{Ground, Look, Named, Texts};
use super::held::worse;
use crate::finding::Relation;
use crate::fix::{Change, Fix, edited, edits};
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

/// Those fixes that hold, in texts that stand as in `texts` otherwise.
pub(super) fn settle<'f>(
    ground: &mut impl Ground,
    texts: &Texts,
    look: &Look,
    fixes: BTreeMap<usize, Vec<&'f Fix>>,
) -> BTreeMap<usize, Picked<'f>> {
    let trial = |(text, fixes)| (text, Trial { kept: Vec::new(), waiting: vec![(fixes, 0)] });
    let mut trials: BTreeMap<usize, Trial<'f>> = fixes.into_iter().map(trial).collect();
    loop {
        let mut tried: BTreeMap<usize, Picked<'f>> = BTreeMap::new();
        let mut failed = BTreeSet::new();
        let (mut with, mut named) = (texts.clone(), Named::new());
        for (text, trial) in &trials {
            let Some((batch, pick)) = trial.waiting.last() else { continue };
            let picked: Picked<'f> = trial.kept.iter().copied().chain(batch.iter().map(|fix| (*fix, *pick))).collect();
            match written(look, &picked) {
                Some(new) => {
                    with.insert(*text, new);
                    named.insert(*text, picked.iter().any(|(fix, _)| drops_task(look, fix)));
                    tried.insert(*text, picked);
                }
                None => {
                    failed.insert(*text);
                }
            }
        }
        if tried.is_empty() && failed.is_empty() {
            return trials.into_iter().map(|(text, trial)| (text, trial.kept)).collect();
        }
        if !tried.is_empty() {
            let after = ground.look(&with, Some(&named));
            failed.extend(worse(look, &tried, &after, |text| ground.above(text)));
        }
        for (text, trial) in &mut trials {
            let Some((batch, pick)) = trial.waiting.pop() else { continue };
            match tried.remove(text).filter(|_| !failed.contains(text)) {
                Some(picked) => trial.kept = picked,
                None => trial.waiting.extend(smaller(batch, pick)),
            }
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
