//! Sets: one more or one fewer, or more of one of them.

use super::super::choice::Choice;
use super::super::figures::filled;
use super::super::flavour::Flavour;
use super::super::point::{Said, Term};
use super::grade::spellings;
use jiama::kind::order::Way;
use jiama::rule::{Dimension, RuleBook};

/// A set and a heavier one.
pub(in super::super) fn sets(book: &RuleBook, row: &Dimension, flavour: Flavour, choice: &mut Choice) -> (Said, Said) {
    let all: Vec<Term> = match row.ladder.as_deref().and_then(|name| book.ladder(name)) {
        Some(ladder) => {
            let of_rung = |rank| Term { forms: spellings(book, row, rank), told: None };
            (0..ladder.rungs.len()).map(of_rung).collect()
        }
        None => flavour.terms.iter().map(|term| Term { forms: forms(term), told: None }).collect(),
    };
    let more = row.heavier.floor == Way::Up;
    let mut longer = choice.shuffled(all);
    longer.truncate(2 + choice.below(longer.len() - 2));
    if more && row.ladder.is_none() && choice.below(3) == 2 {
        return told(longer, flavour, choice);
    }
    let shorter: Vec<Term> = longer.iter().take(longer.len() - 1).cloned().collect();
    let (said, heavier) = if more { (shorter, longer) } else { (longer, shorter) };
    if row.ladder.is_none() && more && choice.below(4) == 3 {
        let axes = |set| Said::Rows(vec![("第一方面".to_owned(), Said::Terms(set))]);
        return (axes(said), axes(heavier));
    }
    (Said::Terms(said), Said::Terms(heavier))
}

/// A term with what makes no difference.
fn forms(term: &str) -> Vec<String> {
    vec![term.to_owned(), format!("全部{term}"), format!("各类{term}"), format!("所有的{term}")]
}

/// Members with a count or a rate each, one of which grows.
fn told(mut terms: Vec<Term>, flavour: Flavour, choice: &mut Choice) -> (Said, Said) {
    let at = choice.below(terms.len());
    let wordings: &[&str] = if flavour.rated {
        &["每月{n}次", "每月至少{n}次", "每月{l}次", "{n}次/月"]
    } else {
        &["{n}", "{n}个", "{z}个"]
    };
    let mut heavier = terms.clone();
    for (i, (own, other)) in terms.iter_mut().zip(&mut heavier).enumerate() {
        let n = 1 + choice.below(90);
        let more = n + if i == at { 1 + choice.below(30) } else { 0 };
        // What is counted stands under its own name.
        own.forms.truncate(1);
        other.forms.truncate(1);
        (own.told, other.told) = (Some(filled(n, wordings)), Some(filled(more, wordings)));
    }
    (Said::Terms(terms), Said::Terms(heavier))
}
