//! Values graded by gravity beside one that is not: grading inside the parent's range is no escalation, so the child is taken
//! as the whole that its grades span. Grades counted in another way than the rest are no part of that whole.

use super::Bench;
use crate::directive::{Demand, Statement, same_words};
use crate::kind::amount::Amount;
use crate::kind::{Reading, Value};
use crate::rule::RuleBook;
use crate::yaml::Span;
use std::borrow::Cow;
use std::sync::Arc;

/// The lowest gravity that is graver than the ordinary: of what is said of it alone, nothing is known of the ordinary.
const GRAVER: usize = 2;

/// A gravity by its height, and the subject of which it is one; `None` where it is one of all.
pub(super) type Gravity<'a> = (Option<&'a str>, usize);

impl Bench<'_> {
    /// What a statement demands; the grades of a subject for which every parent gives one value, as the whole they span.
    pub(super) fn wholes<'s>(&self, statement: &'s Statement) -> Vec<Cow<'s, Demand>> {
        let each = || statement.demands.iter().map(Cow::Borrowed).collect();
        if statement.demands.iter().all(|demand| self.gravity(statement, demand).is_none()) {
            return each();
        }
        let above = self.nearest(statement.dimension);
        if above.is_empty() {
            return each();
        }
        let gives_one = |subject: Option<&str>| {
            let is_one =
                |row: &Demand| subject.map_or(row.subject.is_none(), |_| self.gravity(statement, row).is_none());
            above.iter().all(|stated| stated.demands.iter().all(is_one))
        };
        let (mut found, mut taken): (Vec<Cow<'s, Demand>>, Vec<Option<&str>>) = (Vec::new(), Vec::new());
        for demand in &statement.demands {
            match self.gravity(statement, demand) {
                Some((subject, _)) if taken.contains(&subject) => {}
                Some((subject, _)) if gives_one(subject) => {
                    taken.push(subject);
                    found.extend(self.parts(statement, subject, &above));
                }
                _ => found.push(Cow::Borrowed(demand)),
            }
        }
        found
    }

    /// The whole that the grades of a subject span, where all are counted alike.
    pub(super) fn spanned(&self, statement: &Statement, subject: Option<&str>) -> Option<Demand> {
        let mut parts = self.parts(statement, subject, &[]);
        let (only, more) = (parts.pop()?, parts.pop());
        match only {
            Cow::Owned(whole) if more.is_none() => Some(whole),
            _ => None,
        }
    }

    /// The grades of a subject: those counted alike as the whole they span, the others each by itself.
    fn parts<'s>(&self, statement: &'s Statement, subject: Option<&str>, above: &[&Statement]) -> Vec<Cow<'s, Demand>> {
        let same = |other: Option<&str>| match (subject, other) {
            (Some(own), Some(other)) => same_words(own, other),
            (own, other) => own == other,
        };
        let grades: Vec<(usize, &Demand)> = statement
            .demands
            .iter()
            .filter_map(|demand| {
                self.gravity(statement, demand).filter(|(of, _)| same(*of)).map(|(_, at)| (at, demand))
            })
            .collect();
        // Who is let off, or only warned, at the least of gravities is below every floor.
        let (let_off, asked): (Vec<_>, Vec<_>) =
            grades.iter().partition(|(_, demand)| self.is_let_off(statement, demand));
        let (sums, others): (Vec<_>, Vec<_>) = asked.into_iter().partition(|(_, demand)| amount(demand).is_some());
        let mut spans: Vec<(Vec<(usize, &'s Demand)>, Amount)> = Vec::new();
        for grade in sums {
            let Some(own) = amount(grade.1) else { continue };
            match spans.iter_mut().find_map(|span| Some((joined(&span.1, own)?, span))) {
                Some((whole, span)) => {
                    span.0.push(grade);
                    span.1 = whole;
                }
                None => spans.push((vec![grade], own.clone())),
            }
        }
        let lowest = grades.iter().map(|(at, _)| *at).min().unwrap_or_default();
        let is_alone = others.is_empty() && spans.len() == 1;
        let mut found: Vec<Cow<'s, Demand>> = others.iter().map(|(_, demand)| Cow::Borrowed(*demand)).collect();
        for (mut members, mut whole) in spans {
            let starts = members.iter().map(|(at, _)| *at).min().unwrap_or_default();
            if is_alone && !let_off.is_empty() {
                whole.first.floor = None;
                members = grades.clone();
            } else if starts > lowest || members.len() == 1 && starts >= GRAVER {
                // What is asked at the lower grades is not known as a figure of this kind: no floor is raised.
                lower_floor(&mut whole, above);
            } else if let [(_, only)] = members.as_slice() {
                found.push(Cow::Borrowed(*only));
                continue;
            }
            found.push(Cow::Owned(taken_as(subject, &members, whole)));
        }
        found
    }

    /// The gravity of which a demand speaks, on a dimension whose values may be graded.
    pub(super) fn gravity<'d>(&self, statement: &Statement, demand: &'d Demand) -> Option<Gravity<'d>> {
        let book = self.comparer.book;
        let ladder = book.dimensions.get(statement.dimension)?.graded.as_deref()?;
        gravity(book, ladder, demand)
    }

    /// Whether nothing is asked, or less than any sum.
    fn is_let_off(&self, statement: &Statement, demand: &Demand) -> bool {
        let (book, asked) = (self.comparer.book, demand.asked.as_deref());
        let Some(Reading { value, .. }) = asked else { return true };
        let Value::Grade(grade) = value else { return false };
        let ladder = book.dimensions.get(statement.dimension).and_then(|d| d.ladder.as_deref());
        // What stands below the rung of sums is milder than any; without one, the lowest rung is.
        let sums = ladder.and_then(|ladder| book.ladder(ladder)?.grade_of_sums()).map_or(2, |sum| sum.rank);
        grade.highest() < sums
    }
}

/// The gravity on a ladder that a subject names, alone or as the last step of its path.
pub(super) fn gravity<'d>(book: &RuleBook, ladder: &str, demand: &'d Demand) -> Option<Gravity<'d>> {
    gravity_of(book, ladder, &demand.subject.as_ref()?.text)
}

/// The same of a subject in words.
#[must_use]
pub fn gravity_of<'p>(book: &RuleBook, ladder: &str, path: &'p str) -> Option<(Option<&'p str>, usize)> {
    let (subject, last) = path.rsplit_once('/').map_or((None, path), |(subject, last)| (Some(subject), last));
    Some((subject, book.rung_in(ladder, last)?))
}

/// Grades as one demand: a single one keeps its own words.
fn taken_as(subject: Option<&str>, members: &[(usize, &Demand)], whole: Amount) -> Demand {
    let said = |(_, demand): &(usize, &Demand)| {
        let name = demand.subject.as_ref().and_then(|word| word.text.rsplit('/').next()).unwrap_or_default();
        format!("{name}{}", demand.text)
    };
    let force = members.iter().find_map(|(_, demand)| demand.asked.as_deref().and_then(|asked| asked.force.clone()));
    let spans = || members.iter().map(|(_, demand)| demand.span);
    let span = Span {
        start: spans().map(|span| span.start).min().unwrap_or_default(),
        end: spans().map(|span| span.end).max().unwrap_or_default(),
    };
    let asked = Some(Arc::new(Reading { value: Value::Amount(whole), force }));
    if let [(_, only)] = members {
        return Demand { asked, ..Demand::clone(only) };
    }
    let word = members.first().and_then(|(_, demand)| demand.subject.clone());
    let subject = subject.zip(word).map(|(subject, word)| crate::directive::Word { text: subject.to_owned(), ..word });
    Demand { subject, asked, text: members.iter().map(said).collect::<Vec<_>>().join("、"), span, terms: Vec::new() }
}

/// Lowers a floor to the lowest that stands above for what is counted alike.
fn lower_floor(whole: &mut Amount, above: &[&Statement]) {
    let rows = above.iter().flat_map(|stated| &stated.demands).filter_map(amount);
    for row in rows {
        if let Some(lower) = joined(whole, row) {
            whole.first.floor = lower.first.floor;
        }
    }
}

fn amount(demand: &Demand) -> Option<&Amount> {
    match demand.asked.as_deref() {
        Some(Reading { value: Value::Amount(amount), .. }) if amount.or.is_empty() => Some(amount),
        _ => None,
    }
}

/// The range from the lower floor to the higher ceiling, for amounts counted alike.
fn joined(a: &Amount, b: &Amount) -> Option<Amount> {
    let (x, y) = (&a.first, &b.first);
    if x.unit != y.unit || x.per != y.per || x.course != y.course {
        return None;
    }
    let mut whole = a.clone();
    // Of two ends at one figure the one that takes it in reaches further.
    whole.first.floor =
        x.floor.zip(y.floor).and_then(|(p, q)| [p, q].into_iter().min_by_key(|end| (end.at, end.strict)));
    whole.first.ceiling =
        x.ceiling.zip(y.ceiling).and_then(|(p, q)| [p, q].into_iter().max_by_key(|end| (end.at, !end.strict)));
    Some(whole)
}
