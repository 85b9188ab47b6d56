//! A child of which it can be told from the gists alone that nothing is found, so that it need not be opened: nearly all
//! directives of an archive only hand down. Always says no where in doubt; whatever a relation of this room looks at beyond
//! one statement beside another has its condition here.

use super::{split, squeeze};
use crate::compare::Comparer;
use crate::directive::{Gist, Said, Statement, TaskGist};
use crate::kind::Value;
use crate::kind::due::Due;
use crate::lineage::Roll;
use crate::place::may_hang_on_home;
use crate::recall::Recall;
use foldhash::fast::RandomState;
use jiff::civil::Date;
use rayon::prelude::*;
use std::collections::HashMap;
use std::sync::Arc;

/// What is known of one statement, whoever makes it.
#[derive(Clone, Copy, Debug)]
struct Fact {
    /// The earliest day that it names.
    earliest: Option<Date>,
    /// Whether how it stands beside another may hang on the dates of issue.
    is_dated: bool,
    /// Whether names of places in it are understood from who says them.
    is_local: bool,
    /// Whether it asks for a whole of which those below may be given shares.
    has_total: bool,
    /// Whether it says how hard the words of other statements are.
    is_force: bool,
    /// The number of the first statement that asks just this, in whatever words.
    alike: u32,
}

/// Two statements, the one above first, with the dates of issue where it hangs on them.
type Pair = ((u32, Option<Date>), (u32, Option<Date>));

/// Pairs that are remembered at most.
const MOST: usize = 1_048_576;

/// What is known of the statements of an archive, and of which two agree.
#[derive(Debug)]
pub struct Quiet<'a> {
    comparer: Comparer<'a>,
    statements: Arc<[Statement]>,
    facts: Vec<Fact>,
    verdicts: Recall<Pair, bool>,
}

/// A gist, and what is known of all its statements together.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    gist: &'a Gist,
    earliest: Option<Date>,
    has_totals: bool,
    is_force: bool,
}

impl Known<'_> {
    /// Whether it asks for a whole of which those below may be given shares, or gives what may be one.
    #[must_use]
    pub fn has_totals(&self) -> bool {
        self.has_totals
    }

    /// Whether nothing is found in it by itself.
    #[must_use]
    pub fn is_quiet_alone(&self) -> bool {
        self.earliest.is_none_or(|earliest| self.gist.issued.is_none_or(|issued| issued <= earliest))
    }
}

impl<'a> Quiet<'a> {
    /// Nothing is remembered yet.
    #[must_use]
    pub fn new(comparer: Comparer<'a>, statements: Arc<[Statement]>) -> Self {
        let mut facts: Vec<Fact> = statements.par_iter().map(|statement| fact(comparer, statement)).collect();
        let asked: Vec<String> = statements.par_iter().map(asked).collect();
        let mut first = HashMap::with_capacity_and_hasher(asked.len(), RandomState::default());
        for ((id, fact), asked) in (0..).zip(&mut facts).zip(asked) {
            fact.alike = *first.entry(asked).or_insert(id);
        }
        Self { comparer, statements, facts, verdicts: Recall::new(MOST) }
    }

    /// What is known of a gist.
    #[must_use]
    pub fn known<'g>(&self, gist: &'g Gist) -> Known<'g> {
        let tasks = gist.tasks.iter().flatten().flat_map(|task| &task.statements);
        let facts = || gist.statements.iter().chain(tasks.clone()).filter_map(|said| self.fact(*said));
        Known {
            gist,
            earliest: facts().filter_map(|fact| fact.earliest).min(),
            has_totals: facts().any(|fact| fact.has_total),
            is_force: facts().any(|fact| fact.is_force),
        }
    }

    /// Whether nothing is found of a child beside a straight line, the parent first.
    #[must_use]
    pub fn is_quiet(&self, child: &Known<'_>, above: &[&Known<'_>]) -> bool {
        let Some(parent) = above.first() else { return false };
        let speaks_of_force = child.is_force || above.iter().any(|known| known.is_force);
        let is_alike = above.iter().all(|known| known.gist.tasks.is_some() == child.gist.tasks.is_some());
        // A prohibition that is not passed on is a finding.
        let lays_down = child.gist.explains || parent.gist.forbids;
        !speaks_of_force
            && is_alike
            && !lays_down
            && child.is_quiet_alone()
            && self.is_in_time(child, parent)
            && match &child.gist.tasks {
                None => self.is_handed_down(child.gist, &[], &vec![&[] as &[Said]; above.len()], above),
                Some(tasks) => self.are_handed_down(child.gist, tasks, above),
            }
    }

    /// Whether it was issued after its parent, and early enough.
    fn is_in_time(&self, child: &Known<'_>, parent: &Known<'_>) -> bool {
        let (Some(above), Some(own)) = (parent.gist.issued, child.gist.issued) else { return true };
        // The earliest day leaves least; it may be one that the child has nothing to do with.
        own == above
            || own > above
                && parent.earliest.is_none_or(|by| by > above && !squeeze::is_late(self.comparer.book, above, own, by))
    }

    /// Whether every task is one that all above have too, so that none is new and none is asked by one of them alone; and
    /// whether each asks no more.
    fn are_handed_down(&self, child: &Gist, tasks: &[TaskGist], above: &[&Known<'_>]) -> bool {
        let listed = above.iter().map(|known| known.gist.tasks.as_deref().unwrap_or_default());
        let rolls: Vec<_> = listed.map(|listed| Roll::of(listed, tasks.len())).collect();
        let all = Roll::of(tasks, tasks.len());
        tasks.iter().all(|task| {
            // Beside several tasks there is more to be asked.
            if task.implements.len() > 1 {
                return false;
            }
            let (mut own, mut siblings) = (task, &all);
            let mut stated: Vec<&[Said]> = Vec::with_capacity(above.len());
            for roll in &rolls {
                let Some(found) = roll.counterpart(siblings, own) else { return false };
                stated.push(&found.statements);
                (own, siblings) = (found, roll);
            }
            self.is_handed_down(child, &task.statements, &stated, above)
        })
    }

    /// Whether a task asks no more than the nearest above who speaks of the same: its own statements and those of the heads.
    fn is_handed_down(&self, child: &Gist, own: &[Said], stated: &[&[Said]], above: &[&Known<'_>]) -> bool {
        let says = |own: &[Said], head: &[Said], dimension: u16| {
            let of = |list: &[Said]| list.iter().find(|said| said.dimension == dimension).copied();
            of(own).or_else(|| of(head))
        };
        let of_head = child.statements.iter().filter(|head| own.iter().all(|own| own.dimension != head.dimension));
        let agrees = |said: &Said| {
            let mut up = stated.iter().zip(above);
            let nearest = up
                .find_map(|(own, known)| Some((says(own, &known.gist.statements, said.dimension)?, known.gist.issued)));
            nearest.is_some_and(|nearest| self.agree(nearest, (*said, child.issued)))
        };
        let passes_on = |said: &Said| {
            let row = self.comparer.book.dimensions.get(usize::from(said.dimension));
            row.is_some_and(|row| !row.safeguard) || says(own, &child.statements, said.dimension).is_some()
        };
        let parent = stated.first().zip(above.first());
        let mut guards = parent.into_iter().flat_map(|(own, known)| own.iter().chain(&known.gist.statements));
        own.iter().chain(of_head).all(agrees) && guards.all(passes_on)
    }

    fn fact(&self, said: Said) -> Option<&Fact> {
        self.facts.get(said.id as usize)
    }

    /// Whether nothing is to be said of one statement beside another above it.
    fn agree(&self, (above, above_issued): (Said, Option<Date>), (own, own_issued): (Said, Option<Date>)) -> bool {
        let (Some(fact), Some(own_fact)) = (self.fact(above), self.fact(own)) else { return false };
        if fact.is_local || own_fact.is_local {
            return false;
        }
        let is_dated = fact.is_dated || own_fact.is_dated;
        let day = |issued: Option<Date>| issued.filter(|_| is_dated);
        let pair = ((fact.alike, day(above_issued)), (own_fact.alike, day(own_issued)));
        let statement = |said: Said| self.statements.get(said.id as usize);
        let verdict = || Some(self.comparer.agree((statement(above)?, above_issued), (statement(own)?, own_issued)));
        self.verdicts.recall(&pair, (|| pair, 1), verdict).unwrap_or(false)
    }
}

fn fact(comparer: Comparer<'_>, statement: &Statement) -> Fact {
    let readings = || statement.demands.iter().filter_map(|demand| demand.asked.as_deref());
    let due = || readings().filter_map(|reading| if let Value::Due(due) = &reading.value { Some(due) } else { None });
    let day = |due: &Due| if let Due::At(moment) = due { Some(moment.date) } else { None };
    let words = || statement.demands.iter().flat_map(|d| d.subject.iter().map(|s| &s.text).chain([&d.text]));
    Fact {
        earliest: due().filter_map(day).min(),
        is_dated: due().any(|due| day(due).is_none()),
        is_local: words().any(|word| may_hang_on_home(word)),
        has_total: statement.demands.iter().any(|demand| split::floor(demand).is_some()),
        is_force: comparer.book.read_off_words() == Some(statement.dimension),
        alike: 0,
    }
}

/// All that a statement asks, which may be written in many ways.
fn asked(statement: &Statement) -> String {
    let demands = statement.demands.iter().map(|demand| (demand.subject.as_ref().map(|s| &s.text), &demand.asked));
    format!("{} {:?}", statement.dimension, demands.collect::<Vec<_>>())
}
