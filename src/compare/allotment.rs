//! Rows that hand each level, place or body below a share of its own: which of them is the child's.

use super::closer::adds_up;
use super::subject::Rows;
use crate::directive::{Demand, Directive, Statement, same_words, subject as said};
use crate::kind::order::Remark;
use crate::kind::words::uniform;
use crate::place::{Home, is_place, is_territory};
use crate::rule::RuleBook;
use std::cell::RefCell;
use std::collections::HashMap;

/// The row for subjects that are not named.
const OTHERS: &[&str] = &["其他", "其它", "其余", "others", "other", "the rest"];

/// How many characters what the others are may have: 其他企业.
const OF_OTHERS: usize = 4;

/// The ladder of levels of administration.
const LEVELS: &str = "level";

/// What the names of bodies, and hardly anything else, end with.
const BODIES: &[&str] = &["局", "委", "委员会", "人民政府", "办事处"];

/// What names of fields make those of bodies with: 公安局, 住建委.
const BUREAUS: &[&str] = &["局", "委", "厅", "办"];

/// What the names of places end with, and those of kinds of places as often: 某区 and 高风险区, 某镇 and 一般乡镇, 某街道 and 商业街道.
const PLACES: &[&str] = &["省", "市", "州", "盟", "县", "区", "旗", "乡", "镇", "街道", "村", "社区"];

/// What the names of bodies end with, and those of other things as often: 督查办 and 现场督办, 派出所 and 公共场所, 供水站 and
/// 加油站.
const PERHAPS_BODIES: &[&str] = &["厅", "处", "所", "站", "队", "中心", "办", "政府", "部门"];

/// What stands in names of kinds of bodies and places: 主管局, 有关委, 重点乡镇, 一类村.
const KINDS: &[&str] = &[
    "各", "有关", "相关", "主管", "属地", "重点", "一般", "普通", "风险", "类", "试点", "示范", "贫困", "山区", "平原",
    "丘陵", "牧区", "边境", "沿海", "沿江", "偏远", "薄弱", "先进", "后进",
];

/// Kinds of areas, some of them names of counties too.
const AREAS: &[&str] = &[
    "城区", "县城", "郊区", "矿区", "城市", "城镇", "集镇", "农村", "乡村", "山区", "林区", "牧区", "库区", "园区",
    "小区", "景区", "街区",
];

/// What a table of shares adds up in a row of its own.
const TOTALS: &[&str] = &["合计", "总计", "共计", "小计", "总数", "total"];

/// What may stand before a level's name: 各区县.
const BEFORE_LEVELS: &[&str] = &["各", "每个", "每", "所有", "全部"];

/// Who may be named by a level: 市直有关部门, 县级总河长, 乡镇干部.
const OF_LEVELS: &[&str] = &[
    "部门",
    "单位",
    "有关",
    "相关",
    "本级",
    "直",
    "人民政府",
    "政府",
    "党委",
    "领导",
    "干部",
    "主要",
    "分管",
    "负责人",
    "网格员",
    "河长",
    "湖长",
    "林长",
    "田长",
    "路长",
    "街长",
    "链长",
    "总",
];

/// A row, and whose share it is.
type Share<'a> = (&'a Demand, &'a str);

/// Which row of an allocation is the child's own and which that of the others, for all that is asked during one comparison: the
/// directives that are compared outlive it, so that each stays at its address.
#[derive(Default)]
pub(super) struct Shares {
    own: RefCell<HashMap<(*const Directive, *const Statement), Option<usize>>>,
    others: RefCell<HashMap<*const Statement, Option<usize>>>,
}

impl Shares {
    /// The same as [`own_share`], gone through once for two statements.
    pub(super) fn own<'a>(&self, book: &RuleBook, child: &Directive, above: &'a Statement) -> Option<&'a Demand> {
        let reckon = || {
            let share = own_share(book, child, above)?;
            above.demands.iter().position(|row| std::ptr::eq(row, share))
        };
        let between = (std::ptr::from_ref(child), std::ptr::from_ref(above));
        let at = *self.own.borrow_mut().entry(between).or_insert_with(reckon);
        above.demands.get(at?)
    }

    /// The row for subjects that are not named.
    pub(super) fn others<'a>(&self, above: &'a Statement) -> Option<&'a Demand> {
        let is_it = |row: &Demand| row.subject.as_ref().is_some_and(|own| is_others(&own.text));
        let find = || above.demands.iter().position(is_it);
        let at = *self.others.borrow_mut().entry(std::ptr::from_ref(above)).or_insert_with(find);
        above.demands.get(at?)
    }
}

/// Who the child is.
struct Own<'a> {
    book: &'a RuleBook,
    /// The rung of its level.
    level: Option<usize>,
    /// Its territory and who issued it.
    names: Vec<&'a str>,
    home: Home,
}

/// What an allocation — rows by level, place or body — has for a child; `None` where the rows are no allocation, or none of
/// which one could be sure.
pub(super) fn of<'a>(book: &RuleBook, child: &Directive, rows: &'a [Demand]) -> Option<Rows<'a>> {
    let named = rows.iter().map(|row| Some((row, row.subject.as_ref()?.text.as_str())));
    of_named(book, child, &named.collect::<Option<Vec<_>>>()?)
}

/// The same of rows by the names of those whose shares they are.
pub(super) fn of_named<'a>(book: &RuleBook, child: &Directive, rows: &[Share<'a>]) -> Option<Rows<'a>> {
    if rows.is_empty() {
        return None;
    }
    let (others, named): (Vec<_>, Vec<_>) = rows.iter().copied().partition(|(_, name)| is_others(name));
    let shares: Vec<(&Demand, &str)> = named.into_iter().filter(|(_, name)| !is_total(name)).collect();
    let (names, others) = (|| shares.iter().map(|(_, name)| *name), others.first().map(|(row, _)| *row));
    let (own, speaks) = (Own::of(book, child), |row: &'a Demand| Rows::Speak(vec![row]));
    let borne = shares.iter().filter_map(|(row, name)| Some((own.bears(name)?, *row)));
    if let Some((_, row)) = borne.max_by_key(|(end, _)| *end) {
        return Some(speaks(row));
    }
    let is_level = |name: &str| own.rung(name).is_some();
    if rows.len() > 1 && names().all(|name| is_level(name) || may_be_body(name)) && names().any(is_level) {
        let of_level = shares.iter().find(|(_, name)| own.level.is_some() && own.rung(name) == own.level);
        return match of_level {
            Some((row, _)) => Some(speaks(row)),
            None if !names().all(is_level) => None,
            None if own.level.is_some() => Some(others.map_or(Rows::Silent, speaks)),
            None => unclear(rows),
        };
    }
    // 重点单位 and 一般区域 are axes of a set as soon as kinds of bodies and places.
    let are_known = names().all(is_place);
    if !are_known && rows.iter().any(|(row, _)| row.items().is_some()) {
        return None;
    }
    if !shares.is_empty() && !are_known && names().all(|name| own.is_like(name)) {
        // 重点乡镇 and 一般乡镇, for a 乡: it is of one of these kinds, and does not say of which.
        return match others.filter(|_| !names().any(is_kind)) {
            Some(others) => Some(speaks(others)),
            None => Some(Rows::OneOf(shares.iter().map(|(row, _)| *row).chain(others).collect())),
        };
    }
    // 加油站 and 公共场所, 城区 and 郊区, for a 县 also 重点乡镇 and 一般乡镇 are kinds of things, of all of which it speaks.
    if shares.is_empty() || !names().all(is_sure) {
        return None;
    }
    // An office for all of a government is no peer of its bureaus.
    let is_peer = !own.names.is_empty() && names().any(is_place) || own.names.iter().any(|name| ends_as(name, BODIES));
    match others.filter(|_| !own.names.is_empty()) {
        Some(others) => Some(speaks(others)),
        None if is_peer => Some(Rows::Silent),
        None => unclear(rows),
    }
}

fn unclear<'a>(rows: &[Share<'a>]) -> Option<Rows<'a>> {
    rows.first().map(|(row, _)| Rows::Unclear(row, Remark::Allotment))
}

/// The rows that give each his share of one subject, of those around it: 问题线索/某县, or 某县/问题线索.
pub(super) fn shares_of<'a>(subject: &str, rows: impl Iterator<Item = &'a Demand>) -> Vec<Share<'a>> {
    let own = said(subject);
    let share = |row: &'a Demand| {
        let path = row.subject.as_ref()?.text.as_str();
        let (first, rest) = path.split_once('/')?;
        if said(rest) == own {
            return Some((row, first));
        }
        let (init, last) = path.rsplit_once('/')?;
        (said(init) == own).then_some((row, last))
    };
    rows.filter_map(share).collect()
}

/// The row of an allocation that is the child's own; `None` where there is none.
#[must_use]
pub fn own_share<'a>(book: &RuleBook, child: &Directive, above: &'a Statement) -> Option<&'a Demand> {
    match of(book, child, &above.demands) {
        Some(Rows::Speak(rows)) => rows.first().copied(),
        _ => None,
    }
}

/// The height of a level of administration, where a name is one: 县（市、区）, 各乡镇.
pub(super) fn level(book: &RuleBook, name: &str) -> Option<usize> {
    book.rung_in(LEVELS, name).or_else(|| book.rung_in(LEVELS, name.strip_prefix('各')?))
}

/// The height of a level, with who is meant there: 乡级河长, 乡（镇）级河长.
pub(super) fn role<'n>(book: &RuleBook, name: &'n str) -> Option<(usize, &'n str)> {
    let of_level = |role: &&'static str| Some((level(book, name.strip_suffix(role)?)?, *role));
    level(book, name).map(|height| (height, "")).or_else(|| OF_LEVELS.iter().find_map(of_level))
}

/// Whether counts are asked of parts of a territory (县城 and 乡镇), of which one count in all cannot be told apart.
pub(super) fn is_of_parts(book: &RuleBook, rows: &[Demand]) -> bool {
    let names = || rows.iter().map(|row| row.subject.as_ref().map(|word| word.text.as_str()));
    let is_area = |name: &str| AREAS.contains(&name);
    names().all(|name| name.is_some_and(|name| is_area(name) || level(book, name).is_some()))
        && names().flatten().any(is_area)
        && rows.len() > 1
        && rows.iter().all(adds_up)
}

impl<'a> Own<'a> {
    fn of(book: &'a RuleBook, child: &'a Directive) -> Self {
        let head = &child.head;
        let names: Vec<&str> =
            [&head.region, &head.issuer].into_iter().flatten().map(|word| word.text.as_str()).collect();
        let level = head.level.as_ref().and_then(|word| book.rung_in(LEVELS, &word.text));
        Self { book, level, home: Home::of(names.iter().copied()), names }
    }

    /// Where in its names one ends that it bears; of several it bears the last is its own most of all. `None` for another's.
    fn bears(&self, name: &str) -> Option<usize> {
        let parts = name.split(['、', '，', ',']).map(str::trim).filter(|part| part.chars().count() > 1);
        parts.filter_map(|part| self.bears_one(part)).max()
    }

    fn bears_one(&self, name: &str) -> Option<usize> {
        let end_of = |full: &&str| {
            let spelled = |name: &str| full.rfind(name).map(|at| at + name.len());
            let with = |name: &str, endings: &[&str]| {
                endings.iter().filter_map(|ending| spelled(&format!("{name}{ending}"))).max()
            };
            if AREAS.contains(&name) {
                (full == &name).then_some(full.len())
            } else if let Some(field) = name.strip_suffix("部门").filter(|field| field.chars().count() > 1) {
                spelled(field)
            } else if may_be_body(name) || is_place(name) {
                spelled(name).or_else(|| is_short_for(name, full).then_some(1))
            } else {
                // 城东 for 城东区, 公安 for 公安局.
                with(name, PLACES).max(with(name, BUREAUS))
            }
        };
        self.names.iter().filter_map(end_of).max().or_else(|| self.home.is_in(name).then_some(1))
    }

    /// The rung of a level's name.
    fn rung(&self, name: &str) -> Option<usize> {
        let name = BEFORE_LEVELS.iter().find_map(|word| name.strip_prefix(word)).unwrap_or(name);
        let mut shorter =
            std::iter::successors(Some(name), |name| OF_LEVELS.iter().find_map(|word| name.strip_suffix(word)));
        shorter.find_map(|name| self.book.rung_in(LEVELS, name))
    }

    /// Whether a place is of the child's own tier, as far as its names tell: 某镇 beside 某乡.
    fn is_like(&self, name: &str) -> bool {
        let tier = |name: &str| {
            let name = ["人民政府", "政府", "党委", "委员会", "办事处"]
                .iter()
                .find_map(|body| name.strip_suffix(body))
                .unwrap_or(name);
            PLACES.iter().filter(|ending| name.ends_with(*ending)).find_map(|ending| self.book.rung_in(LEVELS, ending))
        };
        // 高风险区 lie within a 区.
        let is_area = AREAS.contains(&name) || name.ends_with('区') && !name.ends_with("社区") && is_kind(name);
        let own = tier(name).filter(|_| !is_area);
        own.is_some() && self.names.iter().any(|name| tier(name) == own)
    }
}

/// Whether a row is for those that are not named: 其他, 其余单位.
fn is_others(name: &str) -> bool {
    if !name.starts_with(|c| matches!(uniform(c), '其' | 'o' | 't' | ' ' | '"' | '\'' | '《' | '‘')) {
        return false;
    }
    OTHERS.iter().any(|others| {
        let rest = name.strip_prefix(others).map(|rest| rest.trim_start_matches('各'));
        same_words(others, name) || !others.is_ascii() && rest.is_some_and(|rest| rest.chars().count() <= OF_OTHERS)
    })
}

fn is_kind(name: &str) -> bool {
    KINDS.iter().any(|kind| name.contains(kind))
}

fn is_total(name: &str) -> bool {
    is_territory(name) || TOTALS.iter().any(|total| same_words(total, name))
}

/// Whether a name ends as those of bodies and places do, kinds of them or not.
fn may_be_body(name: &str) -> bool {
    [BODIES, PLACES, PERHAPS_BODIES].iter().any(|endings| endings.iter().any(|ending| name.ends_with(ending)))
}

/// Whether a name can be no kind of bodies or places.
fn is_sure(name: &str) -> bool {
    is_place(name) && !AREAS.contains(&name) || ends_as(name, BODIES) && !is_kind(name)
}

/// Whether a name of more than two characters ends as those of bodies do: 城管局, 某街道办事处.
fn ends_as(name: &str, endings: &[&str]) -> bool {
    name.chars().count() > 2 && endings.iter().any(|ending| name.ends_with(ending))
}

/// Whether a name is short for that of a body or an autonomous county: 住建局 for 某县住房和城乡建设局, 大通县 for 大通回族土族自治县.
fn is_short_for(name: &str, full: &str) -> bool {
    let in_turn = |mut full: std::str::Chars<'_>| name.chars().all(|own| full.any(|other| other == own));
    let is_autonomous = || {
        name.strip_suffix(['县', '旗', '州']).is_some_and(|stem| {
            full.split_once(stem)
                .and_then(|(_, rest)| rest.split_once("自治"))
                .is_some_and(|(_, rest)| rest.starts_with(['县', '旗', '州']))
        })
    };
    ends_as(name, BODIES) && in_turn(full.chars()) || is_autonomous()
}
