//! How much more than the parent a child may ask before it is reported, by dimension; and how much of the time those below
//! are to be left.

use super::read::Page;
use crate::fault::{Code, Fault};
use crate::kind::Kind;
use crate::kind::number::Number;
use crate::kind::numeral::share;
use crate::kind::order::Measure;
use crate::kind::words::Words;
use crate::policy::figure::Figure;
use crate::rule::Dimension;
use crate::yaml::{NodeId, nearest};
use std::collections::BTreeMap;
use std::sync::Arc;

impl Page<'_> {
    /// A map from dimensions to figures.
    pub(super) fn tolerance(&mut self, map: NodeId) -> BTreeMap<Arc<str>, Figure> {
        self.need_map(map);
        let mut tolerance = BTreeMap::new();
        for entry in self.tree.entries(map).to_vec() {
            let key = self.tree.key(entry).trim().to_owned();
            let Some(row) = self.book.dimension_of_key(&key).and_then(|i| self.book.dimensions.get(i)) else {
                let known = self.book.dimensions.iter().flat_map(|d| d.keys.iter().map(String::as_str));
                let meant = nearest(&key, known).unwrap_or_default().to_owned();
                let text = if meant.is_empty() { "no-dimension" } else { "no-dimension-nearest" };
                let fault = Fault::new(Code::Config, text, self.tree.span(entry.key)).with("name", key);
                self.faults.push(fault.with("nearest", meant));
                continue;
            };
            let id = row.id.clone();
            let fits = |figure: &Figure| bounds(row, figure);
            match self.tree.text(entry.value).and_then(Figure::find).filter(fits) {
                Some(figure) => {
                    tolerance.insert(id, figure);
                }
                None => {
                    let text = advice(row);
                    let fault = Fault::new(Code::Config, text, self.tree.span(entry.value));
                    let value = self.tree.text(entry.value).unwrap_or_default();
                    self.faults.push(fault.with("value", value).with_word("dimension", format!("dimension.{id}")));
                }
            }
        }
        tolerance
    }

    /// A part of the whole, less than all of it: `1/3`, `三分之一`, `30%`.
    pub(super) fn part(&mut self, node: NodeId) -> Option<Number> {
        let text = self.tree.text(node).unwrap_or_default();
        let words = Words::new(text);
        let mut c = words.start();
        let percent = share(&mut c).ok().flatten().filter(|_| c.at_end());
        let part = percent.and_then(|percent| percent.over(Number::whole(100))).filter(|part| *part < Number::ONE);
        if part.is_none() {
            self.faults.push(Fault::new(Code::Config, "part", self.tree.span(node)).with("value", text));
        }
        part
    }
}

/// Whether a figure can bound what is added on a dimension: there a share always can, an amount in the unit in which its
/// excess is counted.
fn bounds(row: &Dimension, figure: &Figure) -> bool {
    row.kinds.iter().any(|kind| match (figure, kind) {
        (Figure::Share(_), Kind::Grade | Kind::Items) => false,
        (Figure::Share(_), _) => true,
        (Figure::Time(_), kind) => matches!(kind, Kind::Due | Kind::Span),
        (Figure::Amount(_, unit), Kind::Grade) => Figure::measure_of(unit) == Some(Measure::Rungs),
        (Figure::Amount(..), kind) => matches!(kind, Kind::Amount | Kind::Items),
    })
}

/// What to write instead, by the kinds of a dimension.
fn advice(row: &Dimension) -> &'static str {
    match row.kinds.first() {
        Some(Kind::Due | Kind::Span) => "tolerance-time",
        Some(Kind::Grade) => "tolerance-rungs",
        Some(Kind::Rate) => "tolerance-share",
        _ => "tolerance-count",
    }
}
