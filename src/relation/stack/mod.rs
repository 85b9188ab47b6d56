//! What several directives above ask of the same, each by itself: inspections of one kind of subject, reports of one name. They
//! add up at the child, and the sum is in none of the texts above.
//!
//! Strict about what is the same, for to add up what has nothing to do with each other is a false accusation:
//!
//! - Demands of one directive alone are no stack: it has weighed them itself. Nor is one demand that reaches the child by two
//!   ways: each is traced to the task that asked it first, and counted once.
//! - What the child has merged into one task, or into one value at its head, is one demand: doing the most that is asked does all.
//! - Activities add up where both are done to the same things (a term that both scopes name, and no mere place) and are of one
//!   name or both of the kind that the rule lists (检查, 抽查); without a scope on either side, only under one name.
//! - Duties add up under one name. Without a rate there is no sum to tell.
//! - It is told where it first arrives; what a directive above already hands down whole is not told again.

mod group;

use super::Edge;
use crate::directive::{Demand, Directive, Statement, Task, plain};
use crate::finding::{Finding, Place, Relation};
use crate::kind::Value;
use crate::kind::items::{Items, Term, Terms};
use crate::kind::number::Number;
use crate::kind::order::{End, Excess, Measure};
use crate::kind::rate::Rate;
use crate::lineage::{Line, Matched};
use crate::place::is_place;
use crate::rule::{Part, Shift};
use crate::yaml::Span;
use group::{Group, Groups};
use std::collections::HashSet;

/// One demand that may be part of a stack.
struct Layer<'a> {
    pair: &'a Matched<'a>,
    /// What asks it, by its title or id.
    task: &'a str,
    /// What is asked, where it has a name of its own: an activity, a report.
    name: Option<String>,
    is_duty: bool,
    /// To whom or what it is done, by axis; none where that is not said.
    scope: Vec<&'a Demand>,
    /// Where it was asked first: directives, and the tasks in them.
    origins: Vec<(usize, &'a Task)>,
    times: Number,
    place: Place,
    /// What it carries out.
    above: Option<Place>,
}

pub(super) fn find(edge: &Edge<'_>) -> Vec<Finding> {
    // One task of one parent is one demand, whatever is in it.
    if edge.matched.len() < 2 && edge.line.over(None).nth(1).is_none() {
        return Vec::new();
    }
    let dimensions = edge.comparer.book.dimensions.iter().enumerate();
    let stacking = dimensions.filter_map(|(index, row)| Some((index, row.stacks.as_deref()?)));
    stacking.flat_map(|(dimension, kinds)| stacks(edge, dimension, kinds)).collect()
}

/// The stacks on one dimension, each of all layers that fall on the same.
fn stacks(edge: &Edge<'_>, dimension: usize, kinds: &[String]) -> Vec<Finding> {
    let mut groups = Groups::of(kinds);
    layers(edge, dimension).into_iter().for_each(|layer| groups.add(layer));
    let stacks =
        groups.all.iter().filter(|group| group.comes_from_several() && !is_handed_down(edge, dimension, &group.layers));
    stacks.filter_map(|group| told(edge, dimension, group)).collect()
}

/// Every demand on a dimension that the child's tasks make, or take on from their counterparts.
fn layers<'a>(edge: &Edge<'a>, dimension: usize) -> Vec<Layer<'a>> {
    let line = edge.line;
    let (mut layers, mut seen) = (Vec::new(), HashSet::new());
    for pair in edge.matched.iter().filter(|pair| pair.is_found()) {
        let parents: Vec<(usize, &Directive, &Task, &Statement)> = line
            .over(None)
            .filter_map(|step| line.upward(step).into_iter().find_map(|step| stated_at(line, pair, step, dimension)))
            .collect();
        let own = line.child.stated(pair.child, dimension);
        let of_child = own.map(|statement| (None, line.child, pair.child, statement));
        let of_parents =
            parents.iter().filter(|_| own.is_none()).map(|(step, d, task, s)| (Some(*step), *d, *task, *s));
        for (step, directive, task, statement) in of_child.into_iter().chain(of_parents) {
            let index = step.and_then(|step| line.above.get(step)).map_or(line.child_index, |(index, _)| *index);
            let name = task.title.as_ref().or(task.id.as_ref()).map(|word| word.text.as_str());
            for Rated { demand, term, rate } in statement.demands.iter().flat_map(rates) {
                let Some(times) = rate.per_year(End::Floor) else { continue };
                let span = term.map_or(demand.span, |(_, span)| span);
                if !seen.insert((index, span.start, span.end)) {
                    continue;
                }
                let subject = || demand.subject.as_ref().map(|word| word.text.clone());
                layers.push(Layer {
                    pair,
                    task: name.or(directive.name()).unwrap_or_default(),
                    name: term.map(|(term, _)| term.to_string()).or_else(subject),
                    is_duty: term.is_some(),
                    scope: scope(edge, pair, (directive, task)),
                    origins: asked_by(origins(line, pair, step), demand, |task, directive| {
                        let stated =
                            line.above.iter().find(|(index, _)| index == directive)?.1.stated(task, dimension)?;
                        stated.row(&edge.comparer.book.terms, demand.subject.as_ref().map(|word| word.text.as_str()))
                    }),
                    times,
                    place: super::at(index, span, demand.text.clone(), &statement.route),
                    above: above(line, &parents, step),
                });
            }
        }
    }
    layers
}

/// What a step that has the task states for it.
fn stated_at<'a>(
    line: &Line<'a>,
    pair: &Matched<'a>,
    step: usize,
    dimension: usize,
) -> Option<(usize, &'a Directive, &'a Task, &'a Statement)> {
    let (task, (_, directive)) = (pair.above.get(step).copied().flatten()?, line.above.get(step)?);
    Some((step, directive, task, directive.stated(task, dimension)?))
}

/// The first place above of what the child says itself.
fn above(line: &Line<'_>, parents: &[(usize, &Directive, &Task, &Statement)], own: Option<usize>) -> Option<Place> {
    let (step, _, _, statement) = parents.first().filter(|_| own.is_none())?;
    let (index, demand) = (line.above.get(*step)?.0, statement.demands.first()?);
    Some(super::at(index, demand.span, demand.text.clone(), &statement.route))
}

/// How often something is asked: a demand as a whole, or one of its terms.
struct Rated<'a> {
    demand: &'a Demand,
    term: Option<(&'a Term, Span)>,
    rate: &'a Rate,
}

fn rates(demand: &Demand) -> Vec<Rated<'_>> {
    match demand.asked.as_ref().map(|reading| &reading.value) {
        Some(Value::Rate(rate)) => vec![Rated { demand, term: None, rate }],
        Some(Value::Items(Items { terms })) => {
            let terms = terms.iter().zip(demand.terms.iter().copied());
            terms
                .filter_map(|(term, at)| Some(Rated { demand, term: Some((term, at)), rate: term.rate.as_ref()? }))
                .collect()
        }
        _ => Vec::new(),
    }
}

/// To whom or what a task is done, by its own word or that of a counterpart.
fn scope<'a>(edge: &Edge<'a>, pair: &Matched<'a>, (directive, task): (&'a Directive, &'a Task)) -> Vec<&'a Demand> {
    let is_scope = |dimension: &usize| {
        edge.comparer.book.dimensions.get(*dimension).is_some_and(|d| d.part == Some(Part::Subjects))
    };
    let Some(dimension) = (0..edge.comparer.book.dimensions.len()).find(is_scope) else { return Vec::new() };
    let steps = || (0..edge.line.above.len()).find_map(|step| Some(stated_at(edge.line, pair, step, dimension)?.3));
    let stated = directive.stated(task, dimension).or_else(|| edge.line.child.stated(pair.child, dimension));
    stated.or_else(steps).map(|statement| statement.demands.iter().collect()).unwrap_or_default()
}

/// Who asked for a task first: those above which, as seen from a step or the child, nobody has it.
fn origins<'a>(line: &Line<'a>, pair: &Matched<'a>, from: Option<usize>) -> Vec<(usize, &'a Task)> {
    let has_task = |step: &usize| pair.above.get(*step).is_some_and(Option::is_some);
    let steps = from.map_or_else(|| (0..line.above.len()).collect(), |step| line.upward(step));
    let first = |step: &usize| has_task(step) && !line.upward(*step).iter().skip(1).any(has_task);
    let tops = steps.into_iter().filter(|step| first(step));
    tops.filter_map(|step| Some((line.above.get(step)?.0, pair.above.get(step).copied().flatten()?))).collect()
}

/// Of those who asked for a task, those who have a row for the same activity; all where none has, or where it has no name.
fn asked_by<'a>(
    origins: Vec<(usize, &'a Task)>,
    demand: &Demand,
    row: impl Fn(&'a Task, &usize) -> Option<&'a Demand>,
) -> Vec<(usize, &'a Task)> {
    if demand.subject.is_none() {
        return origins;
    }
    let named: Vec<_> = origins.iter().filter(|(directive, task)| row(task, directive).is_some()).copied().collect();
    if named.is_empty() { origins } else { named }
}

/// The terms that both scopes name; none where they part on an axis.
fn shared(a: &Layer<'_>, b: &Layer<'_>) -> Vec<String> {
    let axis = |demand: &Demand| demand.subject.as_ref().map(|word| word.text.clone());
    let mut found = Vec::new();
    for left in &a.scope {
        let Some(right) = b.scope.iter().find(|right| axis(right) == axis(left)) else { continue };
        let (Some(ours), Some(theirs)) = (left.items(), right.items()) else { return Vec::new() };
        // The very same words: what merely lies under a general one is not the same subject.
        let theirs = theirs.set(Terms::NONE);
        let common: Vec<&Term> = ours.terms.iter().filter(|term| theirs.twin(term).is_some()).collect();
        if common.is_empty() {
            return Vec::new();
        }
        found.extend(common.into_iter().map(ToString::to_string).filter(|term| !is_place(term)));
    }
    found
}

/// Whether a directive above has all of it already, and is not where any of it begins.
fn is_handed_down(edge: &Edge<'_>, dimension: usize, group: &[Layer<'_>]) -> bool {
    let begins = |index: usize| group.iter().any(|layer| layer.origins.iter().any(|(at, _)| *at == index));
    let handing = edge.line.above.iter().enumerate().filter(|(_, (index, _))| !begins(*index));
    let mut handing: Vec<usize> = handing.map(|(step, _)| step).collect();
    for layer in group {
        if handing.is_empty() {
            return false;
        }
        let in_force = layer.in_force(edge, dimension);
        handing.retain(|step| in_force.contains(step));
    }
    !handing.is_empty()
}

impl Layer<'_> {
    /// The steps that ask it of the task, by their own words or what they take on. What is called so at no step is asked wherever
    /// the task is.
    fn in_force(&self, edge: &Edge<'_>, dimension: usize) -> HashSet<usize> {
        let (line, terms) = (edge.line, &edge.comparer.book.terms);
        let stated = |step: &usize| stated_at(line, self.pair, *step, dimension);
        let says = |step: &usize| stated(step).is_some_and(|(.., stated)| self.is_named_in(stated, terms));
        let saying: HashSet<usize> = (0..line.above.len()).filter(says).collect();
        let takes_on = |step: &usize| saying.is_empty() || line.upward(*step).iter().any(|step| saying.contains(step));
        let has_task = |step: &usize| self.pair.above.get(*step).is_some_and(Option::is_some);
        (0..line.above.len()).filter(|step| has_task(step) && takes_on(step)).collect()
    }

    fn is_named_in(&self, statement: &Statement, terms: &Terms) -> bool {
        let Some(name) = &self.name else { return true };
        if !self.is_duty {
            return [Some(name.as_str()), None].into_iter().any(|name| statement.row(terms, name).is_some());
        }
        let duties = statement.demands.iter().flat_map(rates).filter_map(|rated| rated.term);
        duties.into_iter().any(|(duty, _)| plain(&duty.to_string()) == plain(name))
    }
}

fn told(edge: &Edge<'_>, dimension: usize, group: &Group<'_>) -> Option<Finding> {
    let (on, group) = (group.common.as_deref().map(Vec::as_slice).unwrap_or_default(), &group.layers);
    let first = group.first()?;
    let sum = group.iter().try_fold(Number::ZERO, |sum, layer| sum.plus(layer.times))?;
    let most = group.iter().map(|layer| layer.times).max()?;
    let own = first.place.directive == edge.line.child_index;
    let child = if own { first.place.clone() } else { super::whole(edge.line.child_index, edge.line.child) };
    let mut finding = super::finding(edge.comparer.book, "stacked-demands", Relation::Stack, Shift::Heavier, child)?;
    finding.dimension = edge.comparer.book.dimensions.get(dimension).map(|d| d.id.clone());
    finding.task = edge.line.child.name().map(str::to_owned);
    let separator = if on.iter().all(|term| term.is_ascii()) { ", " } else { "、" };
    finding.subject = if first.is_duty || on.is_empty() { first.name.clone() } else { Some(on.join(separator)) };
    finding.parent = if own { first.above.clone() } else { Some(first.place.clone()) };
    // The activities of one task by their own names.
    let is_one_task = group.iter().all(|layer| layer.task == first.task);
    let called =
        |layer: &Layer<'_>| layer.name.clone().filter(|_| is_one_task).unwrap_or_else(|| layer.task.to_owned());
    finding.terms = group.iter().map(called).collect();
    finding.terms.dedup();
    let places = group.iter().flat_map(|layer| std::iter::once(&layer.place).chain(&layer.above));
    let told = |place: &&Place| **place == finding.child || finding.parent.as_ref() == Some(*place);
    finding.also = places.filter(|place| !told(place)).cloned().collect();
    finding.figures = vec![("sum", sum)];
    finding.excess = Some(Excess::new(Measure::TimesPerYear, sum.minus(most)).times(sum.over(most)));
    Some(finding)
}
