//! What was counted: by level, by dimension, by issuer, by year.

use super::names::{dimension, level, ranked, rate};
use crate::render::audit::thousands;
use crate::render::words::Words;
use crate::report::{Counts, Group, Tally};
use std::cmp::Reverse;

/// Comparisons of one kind, and how many of them add burden.
#[derive(Clone, Debug)]
pub struct Rated {
    /// Of what.
    pub name: String,
    /// How many were compared.
    pub compared: usize,
    /// How many of them add burden.
    pub escalated: usize,
    /// The same in percent.
    pub rate: String,
    /// What was found.
    pub found: usize,
}

/// One dimension and how often it grows.
#[derive(Clone, Debug)]
pub struct Grown {
    /// Its title.
    pub name: String,
    /// How often.
    pub counts: Counts,
    /// At which levels, those with most first: `县8、乡5`; empty where none is named.
    pub at: String,
}

/// Findings by a name, those with most first.
#[derive(Clone, Debug, Default)]
pub struct Counted {
    /// A name and what was found under it.
    pub rows: Vec<(String, Counts)>,
    /// How many names more there are, and what was found under them.
    pub rest: Option<(usize, Counts)>,
}

/// The rate in percent that a bar of full length stands for: the first round one that none is beyond.
#[must_use]
pub fn scale(rows: &[Rated]) -> usize {
    let fits = |percent: &usize| rows.iter().all(|row| row.escalated * 100 <= row.compared * percent);
    [1, 2, 5, 10, 20, 50].into_iter().find(fits).unwrap_or(100)
}

/// By level, the top first; none where no level is named that has several directives: of one no rate tells anything.
pub(super) fn levels(tally: &Tally, words: &Words<'_>) -> Vec<Rated> {
    let tells = |(rung, group): (&Option<usize>, &Group)| rung.is_some() && group.compared > 1;
    if !tally.levels.iter().any(tells) {
        return Vec::new();
    }
    let levels = tally.levels.iter().rev();
    levels.map(|(rung, group)| rated(level(words, *rung).to_owned(), group, words)).collect()
}

/// By year; none where there is one.
pub(super) fn years(tally: &Tally, words: &Words<'_>) -> Vec<Rated> {
    if tally.years.len() < 2 {
        return Vec::new();
    }
    let unsaid = || words.word("audit.no-year").to_owned();
    let years = tally.years.iter();
    years.map(|(year, group)| rated(year.map_or_else(unsaid, |year| year.to_string()), group, words)).collect()
}

fn rated(name: String, group: &Group, words: &Words<'_>) -> Rated {
    let (compared, escalated) = (group.compared, group.escalated);
    Rated { name, compared, escalated, rate: rate(words, group), found: group.counts.all() }
}

/// By dimension, each with the levels at which it grows.
pub(super) fn dimensions(tally: &Tally, words: &Words<'_>) -> Vec<Grown> {
    let at = |index: Option<usize>| {
        let mut levels: Vec<(Option<usize>, usize)> = Vec::new();
        levels.extend(tally.grid.iter().filter(|((of, _), _)| *of == index).map(|((_, rung), n)| (*rung, n.all())));
        levels.sort_by_key(|(rung, n)| (Reverse(*n), Reverse(*rung)));
        let said = levels
            .into_iter()
            .map(|(rung, n)| words.say("overview.at", &[("level", level(words, rung)), ("n", &thousands(n))]));
        said.collect::<Vec<_>>().join(words.word("list.separator"))
    };
    let ranked = ranked(&tally.dimensions).into_iter();
    ranked.map(|(of, n)| Grown { name: dimension(words, *of).to_owned(), counts: *n, at: at(*of) }).collect()
}

/// By who issued, at most `room` of them; none where it is one alone.
pub(super) fn issuers(tally: &Tally, words: &Words<'_>, room: usize) -> Counted {
    let ranked = ranked(&tally.issuers);
    if ranked.len() < 2 {
        return Counted::default();
    }
    let named = |name: &str| if name.is_empty() { words.word("audit.no-issuer").to_owned() } else { name.to_owned() };
    let rest = ranked.get(room..).unwrap_or_default();
    let sum = rest.iter().fold(Counts::default(), |sum, (_, n)| Counts {
        error: sum.error + n.error,
        warn: sum.warn + n.warn,
        info: sum.info + n.info,
    });
    Counted {
        rows: ranked.iter().take(room).map(|(name, n)| (named(name), **n)).collect(),
        rest: (!rest.is_empty()).then_some((rest.len(), sum)),
    }
}

/// Where and on what most is added, in one sentence; nothing where no level and no dimension stands out.
pub(super) fn most(tally: &Tally, words: &Words<'_>) -> Option<String> {
    let levels = tally.levels.iter().filter(|(rung, group)| rung.is_some() && group.escalated > 0);
    let share = |group: &Group| (group.escalated as u128 * 1_000_000).checked_div(group.compared as u128);
    let (rung, worst) = levels.rev().max_by_key(|(rung, group)| (share(group), **rung))?;
    let grown = ranked(&tally.dimensions);
    let (of, counts) = grown.first()?;
    let is_first = grown.get(1).is_none_or(|(_, next)| next.all() < counts.all());
    let whole = &tally.whole;
    if tally.levels.len() < 2 || whole.compared < 2 || !is_first {
        return None;
    }
    let blanks = [
        ("level", level(words, *rung)),
        ("rate", &rate(words, worst)),
        ("dimension", dimension(words, **of)),
        ("n", &thousands(counts.all())),
    ];
    Some(words.say("overview.where", &blanks))
}
