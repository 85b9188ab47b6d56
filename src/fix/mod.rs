//! From what was found to edits of the child's file that put it in keeping with what stands above. Knows spans; no language,
//! and nothing of whether an edit has the effect it should: whoever applies it compares anew.

mod cut;
mod put;

pub use crate::report::Edit;

use crate::directive::{Demand, Directive};
use crate::finding::{Finding, Place, Relation};
use crate::kind::Value;
use crate::kind::items::{Items, Set, Term};
use crate::kind::order::Way;
use crate::place::Home;
use crate::report::{Judged, Report};
use crate::rule::{Dimension, RuleBook, Shift, Silence};
use crate::source::Source;
use crate::yaml::{Budget, Span, parts};
use put::Leaves;

/// What is to be done to a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// One of these values in the place of the one that stands at a place: the first that serves.
    Put(Span, Vec<String>),
    /// What stands at these places goes.
    Drop(Vec<Span>),
}

/// How one finding is put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// Which of the report's findings.
    pub finding: usize,
    /// Which of the report's sources.
    pub source: usize,
    /// What is done.
    pub change: Change,
    /// Whether nothing is lost by it that was asked for below alone: a task, a duty, a whole key.
    pub is_safe: bool,
}

/// How one of a report's findings is put right; `None` where it stands for itself (waived, licensed, older, not comparable …) or no
/// value is known for it.
#[must_use]
pub fn fix(report: &Report, book: &RuleBook, finding: usize) -> Option<Fix> {
    let judged = report.findings.get(finding)?;
    let (change, is_safe) = change(report, book, judged)?;
    let source = report.directives.get(judged.finding.child.directive)?.source;
    Some(Fix { finding, source, change, is_safe })
}

/// Whether a finding stands alone on what the child asks of its own accord.
fn is_fixable(judged: &Judged) -> bool {
    let finding = &judged.finding;
    let relation = matches!(finding.relation, Relation::Pair | Relation::Prohibition | Relation::Task);
    let shift = matches!(finding.shift, Shift::Heavier | Shift::New);
    judged.is_open() && !judged.licensed && !finding.older && finding.figures.is_empty() && relation && shift
}

/// What is to be done about a finding, and whether it is safe.
fn change(report: &Report, book: &RuleBook, judged: &Judged) -> Option<(Change, bool)> {
    let finding = &judged.finding;
    if !is_fixable(judged) {
        return None;
    }
    let directive = report.directives.get(finding.child.directive)?;
    if finding.relation == Relation::Task {
        let task = directive.tasks.iter().find(|task| task.route == finding.child.route)?;
        return Some((Change::Drop(vec![task.span]), false));
    }
    let demand = demand_at(report, &finding.child)?;
    if finding.shift == Shift::New {
        return Some((Change::Drop(finding.child.marks.clone()), false));
    }
    let above = finding.parent.as_ref()?;
    let dimension = book.dimension(finding.dimension.as_deref()?)?;
    if demand.items().is_some() && finding.rungs.is_none() {
        return of_set(report, book, dimension, finding, demand, above);
    }
    let mut texts = vec![above.text.clone()];
    texts.extend(demand_at(report, above).and_then(full_date));
    Some((Change::Put(demand.span, texts), true))
}

/// A set that goes further: what was added goes, or what was left out comes back.
fn of_set(
    report: &Report,
    book: &RuleBook,
    dimension: &Dimension,
    finding: &Finding,
    demand: &Demand,
    above: &Place,
) -> Option<(Change, bool)> {
    let whole = above.text.clone();
    if dimension.heavier.floor == Way::Down {
        let source = report.sources.get(report.directives.get(above.directive)?.source)?;
        let lost = above.marks.iter().map(|mark| source.slice(*mark));
        let between = if demand.text.is_ascii() { ", " } else { "、" };
        let all: Vec<&str> = std::iter::once(demand.text.as_str()).chain(lost).collect();
        return Some((Change::Put(demand.span, vec![all.join(between), whole]), true));
    }
    let (added, own) = (&finding.child.marks, demand.items()?);
    let kept = demand_at(report, above)?.items().map(|items| items.terms.as_slice()).unwrap_or_default();
    let head = &report.directives.get(finding.child.directive)?.head;
    let home = Home::of([&head.region, &head.issuer].into_iter().flatten().map(|word| word.text.as_str()));
    let known = (home, &book.terms);
    let (new, old): (Vec<_>, Vec<_>) = demand.terms.iter().zip(&own.terms).partition(|(span, _)| added.contains(span));
    let set = |terms: &[(&Span, &Term)]| Items { terms: terms.iter().map(|(_, term)| (*term).clone()).collect() };
    let (new, old) = (set(&new), set(&old));
    // A term that both name has only another count beside it.
    let all_kept = Set::of(kept, &known);
    if new.terms.is_empty() || new.terms.iter().any(|term| all_kept.twin(term).is_some()) {
        return None;
    }
    let (all_new, all_old) = (new.set(&known), old.set(&known));
    // What stands for something asked above cannot go without it.
    let is_needed = |term: &Term| all_new.covers(term) && !all_old.covers(term);
    if old.terms.is_empty() || kept.iter().any(is_needed) {
        return Some((Change::Put(demand.span, vec![whole]), true));
    }
    // Where something is left out as well, what was added may stand for it in other words.
    let is_in_full = kept.iter().all(|term| all_old.covers(term));
    Some((Change::Drop(added.clone()), dimension.silence == Silence::Everything && is_in_full))
}

/// The demand that stands at a place.
fn demand_at<'r>(report: &'r Report, place: &Place) -> Option<&'r Demand> {
    demands(report.directives.get(place.directive)?).find(|demand| demand.span == place.span)
}

fn demands(directive: &Directive) -> impl Iterator<Item = &Demand> {
    let of_tasks = directive.tasks.iter().flat_map(|task| &task.statements);
    directive.statements.iter().chain(of_tasks).flat_map(|statement| &statement.demands)
}

/// A date with nothing left out, for a place in which the year would be another.
fn full_date(demand: &Demand) -> Option<String> {
    let reading = demand.asked.as_deref().filter(|reading| matches!(reading.value, Value::Due(_)))?;
    let said = serde_json::to_value(&reading.value).ok()?;
    let untimed = said.get("time").is_none_or(serde_json::Value::is_null) && reading.force.is_none();
    said.get("date").and_then(|date| date.as_str()).filter(|_| untimed).map(str::to_owned)
}

/// The edits of a text that make some changes, of each value to put in the one that is picked; `None` where one of them cannot
/// be made.
#[must_use]
pub fn edits(report: &Report, source: usize, fixes: &[(&Fix, usize)]) -> Option<Vec<Edit>> {
    let file = report.sources.get(source)?;
    // Directives stand in the order of their sources.
    let first = report.directives.partition_point(|directive| directive.source < source);
    let own = report.directives.iter().skip(first).take_while(|directive| directive.source == source);
    let terms: Vec<Span> = own.flat_map(demands).flat_map(|demand| demand.terms.iter().copied()).collect();
    let trees = parts(&file.text, &Budget::default());
    let leaves: Vec<Leaves> = trees.iter().filter_map(|part| part.tree.as_ref()).map(Leaves::of).collect();
    let mut edits = Vec::new();
    let mut dropped = Vec::new();
    for (fix, pick) in fixes {
        match &fix.change {
            Change::Put(span, texts) => {
                let text = texts.get(*pick)?;
                edits.push(leaves.iter().find_map(|leaves| leaves.edit(file, *span, text))?);
            }
            Change::Drop(spans) => dropped.extend(spans),
        }
    }
    for part in trees.iter().filter(|_| !dropped.is_empty()) {
        let here = |span: &&Span| part.span.start <= span.start && span.end <= part.span.end;
        let dropped: Vec<Span> = dropped.iter().filter(here).copied().collect();
        if !dropped.is_empty() {
            edits.extend(cut::edits(file, part.tree.as_ref()?, &dropped, &terms)?);
        }
    }
    edits.sort_unstable();
    Some(edits)
}

/// A text with its edits made, which stand in their order; `None` where two of them meet.
#[must_use]
pub fn edited(file: &Source, edits: &[Edit]) -> Option<String> {
    let mut text = String::with_capacity(file.text.len());
    let mut at = 0;
    for edit in edits {
        text.push_str(file.text.get(at..edit.span.range().start)?);
        text.push_str(&edit.text);
        at = edit.span.range().end;
    }
    text.push_str(file.text.get(at..)?);
    Some(text)
}
