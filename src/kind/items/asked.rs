//! Duties and papers that ask no more than another by their own words: a 月报告 less than a 周报告, 建立相关台账 no more than
//! 建立台账, 身份证或户口簿 no more than 身份证.

use super::super::number::Number;
use super::super::order::{Direction, Order, Way};
use super::super::rate::{self, Often, Rate};
use super::super::words::Words;
use super::bound::{Bounded, Within};
use super::cover::{choices, joined, steps};
use super::{Set, Term};
use std::collections::HashMap;

/// What a set asks, to be asked whether a term asks no more.
pub(super) struct Asked<'s, 't> {
    set: &'s Set<'t>,
    /// What is done, and at what paces.
    duties: HashMap<String, Vec<Option<Rate>>>,
}

impl<'s, 't> Asked<'s, 't> {
    pub(super) fn of(terms: &[Term], set: &'s Set<'t>) -> Self {
        let mut duties: HashMap<String, Vec<Option<Rate>>> = HashMap::new();
        for duty in terms.iter().flat_map(|term| joined(term).iter().chain([term]).map(Duty::of).collect::<Vec<_>>()) {
            duties.entry(duty.done).or_default().push(duty.pace);
        }
        Self { set, duties }
    }

    /// Whether one of what it asks is as much as a term, or as one of the terms between which that gives a choice.
    pub(super) fn covers(&self, term: &Term) -> bool {
        let (choices, parts) = (choices(term), joined(term));
        let any = choices.len() > 1 && choices.iter().any(|choice| self.set.covers(choice));
        let all = || !parts.is_empty() && parts.iter().all(|part| self.set.covers(part) || self.covers(part));
        any || self.does(&Duty::of(term)) || all()
    }

    fn does(&self, own: &Duty) -> bool {
        let as_often = |pace: &Option<Rate>| match (pace, &own.pace) {
            (_, None) => true,
            (None, Some(_)) => false,
            (Some(above), Some(own)) => matches!(often(above, own), Order::Same | Order::Lighter),
        };
        self.duties.get(&own.done).is_some_and(|paces| paces.iter().any(as_often))
    }
}

/// How a pace stands to that of the same duty above.
fn often(above: &Rate, own: &Rate) -> Order {
    rate::weigh(above, own, Direction { floor: Way::Up, ceiling: Way::Still }).order
}

/// How one duty stands to another on whose rung it is, where both say how often or of whom: 每月排名 beside 每季度排名,
/// 后五名约谈 beside 后三名约谈.
pub(super) fn beside(above: &Term, own: &Term) -> Option<Order> {
    if let Some((above, own)) = Duty::of(above).pace.zip(Duty::of(own).pace) {
        return Some(often(&above, &own));
    }
    let figures = |term: &Term| Bounded::of(&steps(term).join("/"));
    let (above, own) =
        figures(above).zip(figures(own)).filter(|(above, own)| above.whole().around == own.whole().around)?;
    match (own.whole().within(above.whole()), above.whole().within(own.whole())) {
        (Within::Yes, Within::Yes) => Some(Order::Same),
        (Within::Yes, _) => Some(Order::Lighter),
        (_, Within::Yes) => Some(Order::Heavier),
        _ => None,
    }
}

/// A duty taken apart.
struct Duty {
    /// What is done, without words that say no more.
    done: String,
    /// How often, where that is said before it: 每月至少召开1次会议.
    pace: Option<Rate>,
}

/// Words that a duty means with and without them.
const EMPTY: &[&str] = &["相关", "有关", "相应", "及时", "按时", "按要求", "认真", "切实", "积极", "主动"];

/// Words that only say that a duty is done.
const DOING: &[&str] =
    &["严格执行", "严格落实", "组织开展", "实行", "执行", "落实", "推行", "坚持", "开展", "进行", "做好", "组织"];

/// Papers that are 工作 in any case.
const OF_WORK: &[&str] = &[
    "方案",
    "报告",
    "记录",
    "计划",
    "清单",
    "机制",
    "制度",
    "简报",
    "进展",
    "情况",
    "动态",
    "小结",
    "信息",
    "专班",
    "领导小组",
];

impl Duty {
    fn of(term: &Term) -> Self {
        let said = steps(term).join("/");
        let words = Words::new(bare(&said, DOING));
        let mut c = words.start();
        let Some(often) = rate::pace(&mut c) else { return Self { done: done(&said), pace: None } };
        let (rest, times) = times(&c.text_rest());
        if rest.chars().count() < 2 {
            return Self { done: done(&said), pace: None };
        }
        let floor = Some(Often { times: Number::whole(times), ..often });
        Self { done: done(&rest), pace: Some(Rate { floor, ceiling: None, season: None, per: None }) }
    }
}

/// What is done without 至少1次, and how many times that is.
fn times(text: &str) -> (String, i64) {
    let counted = || {
        let at = text.find('次')?;
        let before = text.get(..at)?;
        let own = before.trim_end_matches(|c: char| c.is_ascii_digit());
        let times = before.get(own.len()..)?.parse().ok()?;
        Some((format!("{own}{}", text.get(at + '次'.len_utf8()..)?), times))
    };
    let (rest, times) = counted().unwrap_or_else(|| (text.to_owned(), 1));
    let floor = ["至少", "不少于", "不得少于", "不低于"].iter().find(|word| rest.contains(**word));
    (floor.map_or(rest.clone(), |word| rest.replacen(word, "", 1)), times)
}

/// Without one of some words before it.
fn bare<'t>(text: &'t str, words: &[&str]) -> &'t str {
    let longest = words.iter().filter_map(|word| text.strip_prefix(word)).min_by_key(|rest| rest.len());
    longest.filter(|rest| rest.chars().count() > 1).unwrap_or(text)
}

/// What is done in as few words as say it.
fn done(text: &str) -> String {
    let mut said = text.to_owned();
    for word in EMPTY {
        // 相关性分析 is a word of its own.
        if said.contains(word) && !said.contains(&format!("{word}性")) {
            said = said.replace(word, "");
        }
    }
    for paper in OF_WORK {
        said = said.replace(&format!("工作{paper}"), paper);
    }
    for whole in ["建立健全", "建立完善", "建立并完善"] {
        said = said.replace(whole, "建立");
    }
    let own = bare(&said, DOING);
    let ended = ["制度", "机制", "工作"].iter().find_map(|word| own.strip_suffix(word));
    ended.filter(|rest| rest.chars().count() > 1).unwrap_or(own).to_owned()
}
