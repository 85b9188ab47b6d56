//! A duty taken apart: what is done, how often and by when. 每月5日前报送, 月报 and 一月一报告 are each a thing that is done every
//! month. Knows words, no set.

use super::super::due::{self, Due, Position, Recurrence};
use super::super::force::Phrase;
use super::super::grade::Ladder;
use super::super::number::Number;
use super::super::order::{Direction, Order, Way, Weighing, World};
use super::super::rate::{self, Often, Rate};
use super::super::words::{Cursor, Words};
use super::super::{Bare, Reader};
use super::Term;
use super::cover::steps;
use jiff::civil::Date;
use std::sync::LazyLock;

/// A duty.
#[derive(Clone, Debug)]
pub(super) struct Duty {
    /// What is done, without words that say no more.
    pub(super) done: String,
    /// How often, where that is said: 每月至少召开1次会议.
    pace: Option<Rate>,
    /// By when, where that is said and is not only the end of the period in which it is done: 每月5日前.
    by: Option<Due>,
}

impl Duty {
    /// The duty that a term says. `issued` gives years that are left out.
    pub(super) fn of(term: &Term, issued: Option<Date>) -> Self {
        let said = steps(term).join("/");
        let (said, by) = limit(&said, issued).map_or((said, None), |(rest, due)| (rest, Some(due)));
        let recurring = match &by {
            Some(Due::Every(every)) => paced(every),
            _ => None,
        };
        let (rest, pace) = at_a_pace(&said).map_or((said, None), |(rest, pace)| (rest, Some(pace)));
        let (rest, pace) = match recurring.or(pace) {
            Some(often) => {
                let (rest, times) = times(&of_its_period(rest));
                let all = Number::whole(times)
                    .times(often.times)
                    .and_then(|all| all.times(term.count.unwrap_or(Number::ONE)));
                (rest, Some(floor(Often { times: all.unwrap_or(often.times), ..often })))
            }
            None => (rest, None),
        };
        // 每月底前报送 is done every month, as 每月报送 is.
        let by = by.filter(|by| !matches!(by, Due::Every(every) if ends_its_period(every)));
        Self { done: done(&rest), pace: term.rate.clone().or(pace), by }
    }

    /// Whether both say how often.
    pub(super) fn both_paced(&self, other: &Self) -> bool {
        self.pace.is_some() && other.pace.is_some()
    }

    /// How it stands to one that asks that the same be done.
    pub(super) fn beside(&self, above: &Self, world: &World<'_>) -> Weighing {
        let by = where_said(above.by.as_ref(), self.by.as_ref(), |above, own| {
            due::weigh(above, own, Direction { floor: Way::Still, ceiling: Way::Down }, world)
        });
        let often = where_said(above.pace.as_ref(), self.pace.as_ref(), |above, own| {
            rate::weigh(above, own, Direction { floor: Way::Up, ceiling: Way::Still })
        });
        let recurring = |duty: &Self| matches!(duty.by, None | Some(Due::Every(_)));
        match often.order {
            Order::Same => by,
            // 每周五前 and 每月5日前: what is done less often is no more for its date.
            Order::Lighter | Order::Heavier if recurring(above) && recurring(self) => often,
            order => Weighing { order: order.and(by.order), ..often },
        }
    }
}

/// How two stand where both say something; what is said on one side only asks more there.
fn where_said<T>(above: Option<&T>, own: Option<&T>, weigh: impl FnOnce(&T, &T) -> Weighing) -> Weighing {
    match (above, own) {
        (Some(above), Some(own)) => weigh(above, own),
        (None, Some(_)) => Weighing::plain(Order::Heavier),
        (Some(_), None) => Weighing::plain(Order::Lighter),
        (None, None) => Weighing::plain(Order::Same),
    }
}

/// A duty without the date by which it is done, and that date: 每月5日前报送, 月报每周五前报送, 收到后3日内反馈.
fn limit(said: &str, issued: Option<Date>) -> Option<(String, Due)> {
    static NO_FORCE: LazyLock<Ladder> = LazyLock::new(Ladder::default);
    if !said.contains(|c: char| c.is_ascii_digit() || "每前内".contains(c)) {
        return None;
    }
    let reader = Reader { bare: Bare::Ceiling, issued, ladder: None, force: &NO_FORCE };
    let words = Words::new(said);
    let mut phrase = Phrase::new(&words, &reader);
    loop {
        let before = phrase.c;
        // 每月 is a pace and names no date; 每月底前 names one.
        if let Some(due) = due::take(&mut phrase).filter(|due| !is_pace(due, phrase.c)) {
            let rest =
                format!("{}{}", before.text_since(words.start()).trim_end_matches(['于', '在']), phrase.c.text_rest());
            return (rest.chars().count() > 1).then_some((rest, due));
        }
        phrase.c.next_char()?;
    }
}

/// Whether what was read up to a place says how often alone: 每月.
fn is_pace(due: &Due, after: Cursor<'_>) -> bool {
    matches!(due, Due::Every(every) if ends_its_period(every)) && !after.before().is_some_and(|c| "前底末".contains(c))
}

fn ends_its_period(every: &Recurrence) -> bool {
    every.by == Position::End && every.clock == due::Clock::EndOfDay && !every.next && every.also.is_empty()
}

/// How often something is done that is due at places of a period.
fn paced(every: &Recurrence) -> Option<Often> {
    let per = match every.period {
        due::Period::Day => rate::Period::Day,
        due::Period::WorkingDay => rate::Period::WorkingDay,
        due::Period::Week => rate::Period::Week,
        due::Period::TenDays => rate::Period::TenDays,
        due::Period::HalfMonth => rate::Period::HalfMonth,
        due::Period::Month => rate::Period::Month,
        due::Period::Quarter => rate::Period::Quarter,
        due::Period::Term => rate::Period::Term,
        due::Period::HalfYear => rate::Period::HalfYear,
        due::Period::Year => rate::Period::Year,
    };
    let times = i64::try_from(every.places().count()).ok().map(Number::whole)?;
    Some(Often { times, per, every: 1 })
}

fn floor(often: Often) -> Rate {
    Rate { floor: Some(often), ceiling: None, plain: true, season: None, per: None }
}

/// A duty without the words for how often it is done, and how often that is: 每月召开会议, 报送工作周报, 研判每月至少1次.
fn at_a_pace(said: &str) -> Option<(String, Often)> {
    let own = bare(said, DOING);
    let words = Words::new(own);
    let mut c = words.start();
    loop {
        let before = c.text_since(words.start());
        if let Some((often, rest)) = pace(c, before.is_empty()) {
            let rest = format!("{before}{rest}");
            if rest.chars().count() > 1 {
                return Some((rest, often));
            }
        }
        c.next_char()?;
    }
}

/// What is done at a pace that is said in one syllable before it, and its long form: 周报, 月会.
const SHORT: &[(&str, &str)] = &[("报表", "报表"), ("报告", "报告"), ("报送", "报送"), ("报", "报告"), ("会", "会议")];

/// What may be said so in the middle of a duty.
const INSIDE: &[&str] = &["报表", "报告", "报", "例会", "调度", "通报", "小结", "总结", "计划", "排名"];

/// The pace that stands here, with what is done at it: at the head of a duty anything may be, in its midst what says 每, or
/// papers and meetings that are named by their pace.
fn pace(c: Cursor<'_>, at_head: bool) -> Option<(Often, String)> {
    /// With these before it a day, a month or a year is one of a kind: 今日, 上月, 2025年.
    const ONE: &str = "今明昨当次本上下去往历近同某节假生整全半";
    let mut at = c;
    let often = rate::pace(&mut at)?;
    let rest = at.text_rest();
    let named = |words: &[&str]| words.iter().any(|word| rest.starts_with(word));
    let one = c.before().is_some_and(|c| ONE.contains(c) || c.is_ascii_digit());
    (at_head || c.sees("每") || named(INSIDE) && !one).then_some(())?;
    let long = SHORT.iter().find_map(|(short, long)| rest.strip_prefix(short).map(|after| format!("{long}{after}")));
    Some((often, long.unwrap_or(rest)))
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

/// Without words for the period in which it is done: 上月情况 is reported every month, as 上周情况 is every week.
fn of_its_period(said: String) -> String {
    const PERIODS: &[&str] = &[
        "本季度",
        "上季度",
        "本年度",
        "上年度",
        "当日",
        "前日",
        "上日",
        "本周",
        "上周",
        "当周",
        "本月",
        "上月",
        "当月",
        "本季",
        "上季",
        "当季",
        "本年",
        "上年",
        "当年",
    ];
    PERIODS.iter().fold(said, |said, word| said.replace(word, ""))
}

/// What is done without 至少1次, and how many times that is; of 2条信息, how many of them.
fn times(text: &str) -> (String, i64) {
    const MEASURES: &str = "次条篇期份个件项场回户张";
    let counted = text.match_indices(|c| MEASURES.contains(c)).find_map(|(at, measure)| {
        let (before, after) = (text.get(..at)?, text.get(at + measure.len()..)?);
        let own = before.trim_end_matches(|c: char| c.is_ascii_digit());
        let times = before.get(own.len()..)?.parse().ok()?;
        let of_time = ["月", "工作日", "小时", "星期"].iter().any(|unit| after.starts_with(unit));
        let measure = if measure == "次" { "" } else { measure };
        (!of_time).then(|| (format!("{own}{measure}{after}"), times))
    });
    let (rest, times) = counted.unwrap_or_else(|| (text.to_owned(), 1));
    let floor = ["至少", "不少于", "不得少于", "不低于"].iter().find(|word| rest.contains(**word));
    (floor.map_or(rest.clone(), |word| rest.replacen(word, "", 1)), times)
}

/// Without one of some words before it, unless it is one with what follows: 组织者, 执行力, 组织部, 落实率.
fn bare<'t>(text: &'t str, words: &[&str]) -> &'t str {
    let longest = words.iter().filter_map(|word| text.strip_prefix(word)).min_by_key(|rest| rest.len());
    let of_a_word = |rest: &str| {
        rest.starts_with(['者', '率'])
            || rest.starts_with('力') && !rest.starts_with("力量")
            || rest.starts_with('部') && !["部门", "部署", "部分"].iter().any(|word| rest.starts_with(word))
    };
    longest.filter(|rest| rest.chars().count() > 1 && !of_a_word(rest)).unwrap_or(text)
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
    let ended = |words: &[&'static str]| {
        let found = words.iter().find_map(|word| own.strip_suffix(word).map(|rest| (*word, rest)));
        found.filter(|(_, rest)| rest.chars().count() > 1)
    };
    // 联席会议每季度召开1次 is 每季度召开1次联席会议.
    if let Some((act, what)) = ended(&["召开", "举行", "举办", "报送", "上报"]) {
        return format!("{act}{what}");
    }
    ended(&["制度", "机制", "工作", "开展"]).map_or(own, |(_, rest)| rest).to_owned()
}
