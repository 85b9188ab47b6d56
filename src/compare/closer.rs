//! Subjects that say the same thing more closely or more loosely, as their own words tell: a kind of it by its last words, what is
//! done with it by its first, a second name in brackets. Each only where nothing else on either side might be meant.

use crate::directive::{Demand, Statement, in_brackets, plain, subject as said};
use crate::kind::{Reading, Value};

/// So many rows a map may have for the words of one to be tried against those of another.
const FEW: usize = 64;

/// What is done with something, behind its name: 诊所检查 beside 诊所.
const ACTS: &[&str] = &[
    "检查", "巡查", "排查", "抽查", "抽检", "检测", "监测", "走访", "督查", "督导", "巡检", "监管", "治理", "整治",
    "技术",
];

/// What is measured of something, behind its name: 麻疹疫苗接种率 beside 麻疹疫苗.
const SHARES: &[&str] = &["率", "比例"];

/// How many characters the name of a share may have.
const OF_SHARES: usize = 4;

/// Whose it is, behind its name: 一级重大危险源企业 beside 一级重大危险源.
const BEARERS: &[&str] = &["企业", "单位", "场所", "主体", "机构", "人员", "地区", "区域"];

/// What the names of classes end with, and how many characters they have: 甲类传染病 beside 甲类.
const CLASSES: &[char] = &['级', '类', '档'];

const OF_CLASSES: usize = 3;

/// Words before an activity that make another of it, done as well: 夜间巡查 beside 日间巡查.
const MANNERS: &[&str] = &[
    "专项",
    "夜间",
    "日间",
    "突击",
    "飞行",
    "联合",
    "交叉",
    "随机",
    "综合",
    "全面",
    "现场",
    "书面",
    "线上",
    "线下",
    "实地",
    "电话",
    "入户",
    "定期",
    "不定期",
    "节前",
    "节日",
    "节假日",
    "回头看",
    "重点",
    "自",
    "互",
    "季度",
    "月度",
    "年度",
];

/// The one row above of which a subject speaks more closely, or in a second name.
pub(super) fn closer<'a>(own: &Statement, demand: &Demand, above: &'a Statement) -> Option<&'a Demand> {
    if own.demands.len() > FEW || above.demands.len() > FEW {
        return None;
    }
    let subject = demand.subject.as_ref()?.text.as_str();
    of_head(own, demand, subject, above).or_else(|| of_words(own, subject, above))
}

/// The rows above for kinds of what a subject names, as their last words tell: one alone may be meant to leave out the others.
pub(super) fn kinds<'a>(subject: &str, above: &'a Statement) -> Vec<&'a Demand> {
    let own = said(subject);
    if above.demands.len() > FEW || own.chars().count() < 2 {
        return Vec::new();
    }
    let kinds: Vec<&Demand> =
        above.demands.iter().filter(|row| name(row).is_some_and(|name| name.ends_with(&own))).collect();
    if kinds.len() < 2 { Vec::new() } else { kinds }
}

/// The row for that of which a subject is a kind: 消防安全重点单位 is one of 重点单位. Where the child has other rows for the same,
/// they are several activities, or add up, unless each is said of things of its own: 堤防巡查 and 水库巡查.
fn of_head<'a>(own: &Statement, demand: &Demand, subject: &str, above: &'a Statement) -> Option<&'a Demand> {
    let named = said(subject);
    let head = |row: &'a Demand| {
        let head = name(row)?;
        (head.chars().count() >= 2 && named.ends_with(&head)).then_some((head, row))
    };
    let (head, row) = above.demands.iter().filter_map(head).max_by_key(|(head, _)| head.len())?;
    let names = own.demands.iter().filter_map(name);
    let sorts: Vec<String> = names.filter_map(|name| Some(name.strip_suffix(&head)?.to_owned())).collect();
    let is_sort = |sort: &String| !sort.is_empty() && !MANNERS.iter().any(|manner| sort.ends_with(manner));
    (sorts.len() == 1 || !adds_up(demand) && sorts.iter().all(is_sort)).then_some(row)
}

/// The row that names the same with a word for what is done or measured behind it or not, or by a name in brackets, where that is
/// the only one of each side.
fn of_words<'a>(own: &Statement, subject: &str, above: &'a Statement) -> Option<&'a Demand> {
    let row = only(above, subject)?;
    only(own, name_of(row)?)?;
    Some(row)
}

/// The only row of a subject in any of its names.
fn only<'a>(rows: &'a Statement, subject: &str) -> Option<&'a Demand> {
    let is_it = |name: &str| said(name) == said(subject) || is_alike(name, subject);
    let mut found = rows.demands.iter().filter(|row| name_of(row).is_some_and(is_it));
    found.next().filter(|_| found.next().is_none())
}

/// Whether of two subjects one says of the other what is done or measured, or of what it is a class, or gives it a second name.
fn is_alike(a: &str, b: &str) -> bool {
    let behind = |shorter: &str, longer: &str| {
        let tells = |name: fn(&str) -> String| {
            let (shorter, longer) = (name(shorter), name(longer));
            let rest = longer.trim_start_matches('对').strip_prefix(shorter.trim_start_matches('对'));
            rest.is_some_and(|rest| tells_more(&shorter, rest.trim_start_matches('的')))
        };
        tells(said) || tells(plain)
    };
    let bears = |name: &str, other: &str| {
        in_brackets(name).is_some_and(|(before, inside)| [before, inside].iter().any(|name| said(name) == said(other)))
    };
    behind(a, b) || behind(b, a) || bears(a, b) || bears(b, a)
}

/// Whether what stands behind a name only tells what is done with it, what is measured or of what it is a class.
fn tells_more(name: &str, rest: &str) -> bool {
    let is_share = SHARES.iter().any(|word| rest.ends_with(word)) && rest.chars().count() <= OF_SHARES;
    let is_class = name.ends_with(CLASSES) && name.chars().count() <= OF_CLASSES && rest.chars().count() > 1;
    ACTS.contains(&rest) || BEARERS.contains(&rest) || is_share || is_class
}

/// Whether what is asked of several things adds up to more.
pub(super) fn adds_up(demand: &Demand) -> bool {
    match demand.asked.as_deref() {
        Some(Reading { value: Value::Amount(amount), .. }) => !super::is_share(amount.first.unit.as_deref()),
        _ => false,
    }
}

fn name_of(row: &Demand) -> Option<&str> {
    row.subject.as_ref().map(|word| word.text.as_str())
}

fn name(row: &Demand) -> Option<String> {
    name_of(row).map(said)
}
