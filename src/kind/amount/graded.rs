//! Sums on a dimension that has a ladder as well: 警告，并处500元以下罚款. What stands beside the sum is read clause by clause,
//! and adds to it as a rung does.

use super::super::force::Phrase;
use super::super::grade::{self, Grade, Ladder, REFUSED};
use super::super::order::{Direction, Order, Remark, Weighing};
use super::super::words::Cursor;
use super::{Amount, Graded, order, scan};

/// Between two clauses; what lets one choose between them.
const AND: &[&str] = &[",", "、", ";", ",并", "并", "同时", ",同时", "and"];
const OR: &[&str] = &["或者", "或", ",或者", ",或", "or"];

/// Takes clauses that name a rung and no figure, before a sum or after it. Says nothing where the ladder has no sums.
pub(super) fn clauses(phrase: &mut Phrase<'_>, graded: &mut Graded, before: bool) {
    let Some(ladder) = phrase.reader.ladder else { return };
    // 逾期不改正的，处1000元以下罚款.
    if before && phrase.c.eat_any(REFUSED).is_some() {
        phrase.c.eat(",");
        graded.instead = ladder.grade_along();
        return;
    }
    loop {
        let mut at = phrase.c;
        let mut choice = !before && at.eat_any(OR).is_some();
        let between = choice || at.eat_any(AND).is_some() || at.before().is_some_and(|c| ",、;".contains(c));
        if !before && !between {
            return;
        }
        let Some((grade, mut end)) = clause(ladder, at) else { return };
        if before {
            choice = end.eat_any(OR).is_some();
            if !choice && end.eat_any(AND).is_none() {
                return;
            }
            if end.eat_any(REFUSED).is_some() {
                end.eat(",");
                choice = true;
            }
        }
        phrase.c = end;
        if choice {
            graded.instead = Some(grade);
        } else if ladder.adds(&grade) && !graded.beside.contains(&grade) {
            graded.beside.push(grade);
            graded.beside.sort_by_key(|grade| grade.rank);
        }
    }
}

/// Whether a clause that names a rung and no figure comes next, with which a sum ends.
pub(super) fn ends_here(phrase: &Phrase<'_>) -> bool {
    let Some(sum) = phrase.reader.ladder.and_then(Ladder::grade_of_sums) else { return false };
    let mut at = *phrase;
    clauses(&mut at, &mut Graded { sum, beside: Vec::new(), instead: None }, false);
    at.c.reach() > phrase.c.reach()
}

/// The highest rung that a clause without a figure names, and its end.
fn clause<'w>(ladder: &Ladder, start: Cursor<'w>) -> Option<(Grade, Cursor<'w>)> {
    let (mut at, mut found) = (start, None::<usize>);
    loop {
        at.skip_spaces();
        let inside = [at.before(), at.peek()].iter().all(|c| c.is_some_and(|c| c.is_ascii_alphabetic()));
        let ends = at.at_end() || !inside && AND.iter().chain(OR).any(|word| at.sees(word));
        if ends && at.reach() > start.reach() {
            let is_sum = |grade: &Grade| ladder.grade_of_sums().is_some_and(|sum| sum.rank == grade.rank);
            return ladder.grade_at(found?).filter(|grade| !is_sum(grade)).map(|grade| (grade, at));
        }
        if !scan::names(at) && scan::figure_here(at) {
            return None;
        }
        match ladder.rung_at(at).filter(|_| !inside) {
            Some((rank, after)) => (at, found) = (after, found.max(Some(rank))),
            None => {
                at.next_char()?;
            }
        }
    }
}

/// Weighs two amounts, and what stands beside them.
#[must_use]
pub fn weigh(parent: &Amount, child: &Amount, direction: Direction) -> Weighing {
    let sums = order::weigh(parent, child, direction);
    let (Some(p), Some(c)) = (&parent.graded, &child.graded) else { return sums };
    let order = sums.order.and(beside(p, c).and(instead(p, c)));
    let told = sums.order == order || sums.order == Order::Heavier;
    if told { Weighing { order, ..sums } } else { Weighing::plain(order) }
}

/// How what the child imposes beside its sum stands to what the parent does.
fn beside(parent: &Graded, child: &Graded) -> Order {
    let beyond = |own: &Graded, other: &Graded| {
        own.beside.iter().filter(|grade| !other.beside.contains(grade)).map(|grade| grade.rank).max()
    };
    match beyond(child, parent).cmp(&beyond(parent, child)) {
        std::cmp::Ordering::Greater => Order::Heavier,
        std::cmp::Ordering::Equal => Order::Same,
        std::cmp::Ordering::Less => Order::Lighter,
    }
}

/// What may be imposed in place of the sum makes it lighter, the more so the lower it stands.
fn instead(parent: &Graded, child: &Graded) -> Order {
    let rank = |graded: &Graded| graded.instead.as_ref().map_or(graded.sum.rank, |grade| grade.rank);
    Order::of(rank(child).cmp(&rank(parent)), super::super::order::Way::Up)
}

/// A sum beside a rung of its ladder: a warning is milder than any fine. `turned`: the rung is the child's.
#[must_use]
pub fn weigh_grade(amount: &Amount, other: &Grade, direction: Direction, turned: bool) -> Weighing {
    let Some(graded) = &amount.graded else { return Weighing::apart(Remark::Kind) };
    let highest = graded.beside.last().filter(|grade| grade.rank > graded.sum.rank).unwrap_or(&graded.sum);
    let lowest = graded.instead.as_ref().filter(|grade| grade.rank < highest.rank);
    let own = match lowest {
        Some(lowest) => Grade { or: Some(Box::new(highest.clone())), ..lowest.clone() },
        None => highest.clone(),
    };
    let (parent, child) = if turned { (&own, other) } else { (other, &own) };
    let weighing = grade::weigh(parent, child, direction);
    // On one rung it hangs on the sum, which only one of them names.
    if weighing.order == Order::Same { Weighing::apart(Remark::Kind) } else { weighing }
}
