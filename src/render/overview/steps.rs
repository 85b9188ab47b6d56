//! How a demand grew on its way down: what each level says, by what it multiplies it, and its share of the whole. Factors
//! multiply, so that shares are shares of their logarithms: who doubles has the same share wherever it stands.

use super::names::{demand, named};
use crate::compare::{Descent, Stand};
use crate::finding::Finding;
use crate::kind::number::Number;
use crate::relation::Chain;
use crate::render::audit::thousands;
use crate::render::side_by_side::change;
use crate::render::words::Words;
use crate::report::Report;

/// One demand on its way down.
#[derive(Clone, Debug)]
pub struct Way {
    /// What is asked.
    pub name: String,
    /// Of which task; empty where that is the whole directive.
    pub task: String,
    /// By what it grew in all; `None` where that is unknown.
    pub factor: Option<Number>,
    /// What it comes to, in words.
    pub total: String,
    /// How many lines are alike, in words; empty where it is the only one.
    pub alike: String,
    /// The levels, the top first.
    pub steps: Vec<Step>,
}

/// One level of it.
#[derive(Clone, Debug)]
pub struct Step {
    /// Its level, else who issued it.
    pub level: String,
    /// Who issued it; empty where that is what the level is called.
    pub issuer: String,
    /// What it says.
    pub text: String,
    /// Whether it says so itself.
    pub is_said: bool,
    /// What it adds, in words; empty where it adds nothing.
    pub change: String,
    /// Its share of the whole in percent.
    pub share: Option<u32>,
    /// From where to where it rises, in thousandths of the highest level.
    pub rise: Option<(u32, u32)>,
    /// Whether it added more than others did.
    pub is_most: bool,
}

/// The demands that grew: of an audit the heaviest, of a chain all that change.
pub(super) fn ways(report: &Report, words: &Words<'_>) -> Vec<Way> {
    let audit = report.audit.iter().flat_map(|audit| &audit.heaviest);
    let heaviest =
        audit.filter_map(|heavy| Some(way(report, &heavy.line, heavy.line.rows.first()?, heavy.alike, words)));
    let of_chain = |chain: &'_ Chain| {
        let rows = chain.rows.iter().filter(|row| row.changes());
        rows.map(|row| way(report, chain, row, 1, words)).collect::<Vec<_>>()
    };
    let mut ways: Vec<Way> = heaviest.collect();
    ways.extend(report.chains.iter().flat_map(of_chain));
    ways
}

fn way(report: &Report, chain: &Chain, row: &Descent, alike: usize, words: &Words<'_>) -> Way {
    let dimension = words.book.dimensions.get(row.dimension).map(|row| &*row.id);
    let factor = row.factor.filter(|factor| *factor > Number::ONE);
    let last = row.levels.iter().rposition(|stand| stand.said).unwrap_or_default();
    let most = row.added_most();
    let adding = row.levels.iter().filter(|stand| !stand.findings.is_empty()).count();
    let rises = rises(row);
    let levels = row.levels.iter().zip(&chain.levels).enumerate().take(last + 1);
    let steps = levels.map(|(at, (stand, directive))| {
        let named = named(report, *directive, words);
        let (level, issuer) = if named.level.is_empty() { (named.name(), "") } else { (named.level, named.name()) };
        let rise = rises.as_ref().and_then(|rises| rises.get(at)).copied().filter(|_| at > row.first);
        Step {
            level: level.to_owned(),
            issuer: issuer.to_owned(),
            text: words.in_force(stand),
            is_said: stand.said,
            change: changes(stand, words),
            share: rise.and_then(|rise| rise.share),
            rise: rise.map(|rise| (rise.from, rise.to)),
            is_most: most.len() < adding && most.contains(&at),
        }
    });
    Way {
        name: demand(words, dimension, row.subject.as_deref()),
        task: row.task.clone().unwrap_or_default(),
        factor,
        total: total(row, factor, words),
        alike: if alike > 1 { words.say("overview.alike", &[("n", &thousands(alike))]) } else { String::new() },
        steps: steps.collect(),
    }
}

/// What a level adds: its factor where there is one, else what changed.
fn changes(stand: &Stand, words: &Words<'_>) -> String {
    let one = |finding: &Finding| {
        let factor = stand.factor.filter(|n| *n != Number::ONE && finding.rungs.is_none());
        let what = match factor {
            Some(n) => words.say("audit.factor", &[("n", &n.rounded(2))]),
            None => change(finding, words),
        };
        let nothing = what == words.word("table.nothing");
        let blanks = [("shift", words.shift(finding.shift)), ("change", if nothing { "" } else { &what })];
        words.say("chain.change", &blanks).trim_end().to_owned()
    };
    stand.findings.iter().map(one).collect::<Vec<_>>().join(words.word("list.separator"))
}

fn total(row: &Descent, factor: Option<Number>, words: &Words<'_>) -> String {
    match factor {
        Some(n) => words.say("audit.factor", &[("n", &n.rounded(2))]),
        None => row.total.first().map_or("", |finding| words.shift(finding.shift)).to_owned(),
    }
}

/// From where to where a level rises in thousandths, and its share of all that rises, in percent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Rise {
    from: u32,
    to: u32,
    share: Option<u32>,
}

/// The rise of each level; `None` where the factor of a level is unknown or nothing rises.
fn rises(row: &Descent) -> Option<Vec<Rise>> {
    let factors: Option<Vec<f64>> = row
        .levels
        .iter()
        .enumerate()
        .map(|(at, stand)| if at <= row.first { Some(1.0) } else { stand.factor.map(Number::to_f64) })
        .collect();
    rises_of(&factors?)
}

fn rises_of(factors: &[f64]) -> Option<Vec<Rise>> {
    let steps: Vec<f64> = factors.iter().map(|factor| factor.ln()).collect();
    let mut at = 0.0;
    let heights: Vec<f64> = steps
        .iter()
        .map(|step| {
            at += step;
            at
        })
        .collect();
    let highest = heights.iter().copied().fold(0.0, f64::max);
    let grown: f64 = steps.iter().filter(|step| **step > 0.0).sum();
    if !(highest > 0.0 && grown.is_finite()) {
        return None;
    }
    let thousandths = |height: f64| whole(height.max(0.0) / highest * 1000.0);
    let before = std::iter::once(0.0).chain(heights.iter().copied());
    let shares = shares(&steps, grown);
    let ends = before.zip(&heights).map(|(from, to)| (thousandths(from), thousandths(*to)));
    Some(ends.zip(shares).map(|((from, to), share)| Rise { from, to, share }).collect())
}

/// The shares of the steps that rise in all that rises, in whole percent that add up to a hundred: those that lose most by being cut
/// off get one more.
fn shares(steps: &[f64], grown: f64) -> Vec<Option<u32>> {
    let exact: Vec<f64> = steps.iter().map(|step| step.max(0.0) / grown * 100.0).collect();
    let mut shares: Vec<u32> = exact.iter().map(|share| whole(share.floor())).collect();
    let mut lost: Vec<(usize, f64)> = exact.iter().map(|share| share.fract()).enumerate().collect();
    lost.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let short = 100_u32.saturating_sub(shares.iter().sum()) as usize;
    for (at, _) in lost.into_iter().take(short) {
        shares.get_mut(at).into_iter().for_each(|share| *share += 1);
    }
    steps.iter().zip(shares).map(|(step, share)| (*step > 0.0).then_some(share)).collect()
}

/// The nearest whole number of one that is neither negative nor large.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share, at most a thousand")]
fn whole(number: f64) -> u32 {
    number.round() as u32
}

#[cfg(test)]
mod tests {
    use super::{Rise, rises_of};

    fn rise(from: u32, to: u32, share: u32) -> Rise {
        Rise { from, to, share: (share > 0).then_some(share) }
    }

    #[test]
    fn who_doubles_has_the_same_share_wherever_it_stands() {
        assert_eq!(rises_of(&[1.0, 2.0, 2.0]), Some(vec![rise(0, 0, 0), rise(0, 500, 50), rise(500, 1000, 50)]));
        let shares = |factors: &[f64]| -> Vec<u32> {
            rises_of(factors).into_iter().flatten().filter_map(|rise| rise.share).collect()
        };
        assert_eq!(
            (shares(&[1.0, 2.0, 1.5, 2.0]), shares(&[1.0, 2.0, 2.0, 2.0])),
            (vec![39, 22, 39], vec![34, 33, 33])
        );
        // A level that takes back is no part of what was added.
        let found = rises_of(&[1.0, 4.0, 0.5, 2.0]);
        assert_eq!(found, Some(vec![rise(0, 0, 0), rise(0, 1000, 67), rise(1000, 500, 0), rise(500, 1000, 33)]));
        assert_eq!(rises_of(&[1.0, 1.0]), None);
        assert_eq!(rises_of(&[1.0, f64::INFINITY]), None);
    }
}
