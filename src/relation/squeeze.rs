//! Time used up above: a child issued so late that those below are left less than a share of what the parent gave.

use super::Edge;
use crate::directive::Statement;
use crate::finding::{Finding, Relation};
use crate::kind::due::Due;
use crate::kind::number::Number;
use crate::kind::{Reading, Value};
use crate::rule::{RuleBook, Shift};
use jiff::civil::Date;

pub(super) fn find(edge: &Edge<'_>) -> Option<Finding> {
    // A child that comes late for several parents is late once: said of the one that left least.
    let squeezed = edge.line.over(None).filter_map(|step| beside(edge, step));
    squeezed.min_by_key(|(share, _)| *share).map(|(_, finding)| finding)
}

/// The finding beside one parent, with the share of its time that is left.
fn beside(edge: &Edge<'_>, step: usize) -> Option<(Number, Finding)> {
    let (index, parent) = *edge.line.above.get(step)?;
    let child = edge.line.child;
    let (issued_above, issued) = (parent.issued?, child.issued?);
    if issued <= issued_above {
        return None;
    }
    let tasks = edge.matched.iter().filter_map(|pair| pair.above.get(step).copied().flatten());
    let statements = tasks.flat_map(|task| task.statements.iter()).chain(&parent.statements);
    let dated =
        statements.flat_map(|statement| dates(statement).map(move |(date, span, text)| (date, span, text, statement)));
    let (by, span, text, statement) = dated.min_by_key(|(date, ..)| *date)?;
    let book = edge.comparer.book;
    let Left { given, left } = left(issued_above, issued, by).filter(|time| time.is_little(book))?;
    let word = child.head.issued.as_ref()?;
    let place = super::at_word(edge.line.child_index, word, "issued");
    let mut finding = super::finding(book, "time-used-up", Relation::Squeeze, Shift::Heavier, place)?;
    finding.dimension = book.dimensions.get(statement.dimension).map(|d| d.id.clone());
    finding.task = child.name().map(str::to_owned);
    finding.parent = Some(super::at(index, span, text, &statement.route));
    let figure = |n: i64| Number::whole(n);
    finding.figures = vec![("given", figure(given)), ("used", figure(given - left)), ("left", figure(left))];
    Some((figure(left).over(figure(given))?, finding))
}

/// The time that a parent gave, and what is left of it, in days.
struct Left {
    given: i64,
    left: i64,
}

impl Left {
    /// Whether less than the share that should be left is left.
    fn is_little(&self, book: &RuleBook) -> bool {
        let least = book.relation("time-used-up").and_then(|page| page.part);
        let share = Number::whole(self.left).over(Number::whole(self.given));
        self.given > 0 && share.zip(least).is_some_and(|(share, least)| share < least)
    }
}

fn left(issued_above: Date, issued: Date, by: Date) -> Option<Left> {
    Some(Left { given: days(issued_above, by)?, left: days(issued, by)?.max(0) })
}

/// Whether a child issued on a day is late for a day named by a parent.
pub(super) fn is_late(book: &RuleBook, issued_above: Date, issued: Date, by: Date) -> bool {
    left(issued_above, issued, by).is_none_or(|time| time.is_little(book))
}

fn dates(statement: &Statement) -> impl Iterator<Item = (Date, crate::yaml::Span, String)> {
    statement.demands.iter().filter_map(|demand| match demand.asked.as_deref() {
        Some(Reading { value: Value::Due(Due::At(moment)), .. }) => {
            Some((moment.date, demand.span, demand.text.clone()))
        }
        _ => None,
    })
}

fn days(from: Date, to: Date) -> Option<i64> {
    Some(i64::from(from.until(to).ok()?.get_days()))
}
