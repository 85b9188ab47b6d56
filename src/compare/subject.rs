//! Which rows of a statement above speak of the subject of a demand below: the most particular one.

use super::allotment::{self, Shares, is_of_parts, level, role, shares_of};
use super::closer::{adds_up, closer, kinds};
use super::graded::gravity;
use crate::directive::{Demand, Directive, Statement, Word, may_be_one, same_words, several, subject as said};
use crate::kind::items::{self, Set, Terms, Trees};
use crate::kind::order::Remark;
use crate::place::{Home, is_place};
use crate::rule::RuleBook;

/// Who makes a demand.
#[derive(Clone, Copy)]
pub(super) struct Side<'s> {
    pub(super) child: &'s Directive,
    /// The statement in which the demand stands, where it is the child's own.
    pub(super) own: Option<&'s Statement>,
    pub(super) shares: &'s Shares,
}

/// What stands above for a demand.
pub(super) enum Rows<'a> {
    /// Nothing.
    Silent,
    /// These rows: one, or all that a demand without a subject stands for.
    Speak(Vec<&'a Demand>),
    /// These rows, each of which speaks of a part of the subject only.
    OfParts(Vec<&'a Demand>),
    /// One of these rows, it is not said which.
    OneOf(Vec<&'a Demand>),
    /// Something that cannot be set beside it.
    Unclear(&'a Demand, Remark),
}

/// Whether what holds for `above` holds for `below`: the same in other words, the path of something more particular, what lies
/// under it in a tree, or a place in it as the child understands its name.
#[must_use]
pub fn holds_for(book: &RuleBook, above: &str, below: &str, child: &Directive) -> bool {
    let path = |above: &str, below: &str| below.strip_prefix(above).is_some_and(|rest| rest.starts_with('/'));
    let home =
        || Home::of([&child.head.region, &child.head.issuer].into_iter().flatten().map(|word| word.text.as_str()));
    let in_words = || {
        let (above, below) = (said(above), said(below));
        above == below || path(&above, &below)
    };
    same_words(above, below)
        || may_be_one(above, below) && in_words()
        || is_place(below) && home().lies_in(below, above)
        || lies_under(&book.terms, above, below)
}

/// Whether a step of the path `below` lies, in a tree, under the last of `above`.
fn lies_under(terms: &Terms, above: &str, below: &str) -> bool {
    let general = above.rsplit('/').next().map(items::plain).unwrap_or_default();
    below.split('/').any(|step| terms.covers(&general, &items::plain(step)))
}

/// The rows of `above` that speak of the subject of a demand.
pub(super) fn rows<'a>(
    book: &RuleBook,
    Side { child, own, shares }: Side<'_>,
    demand: &Demand,
    above: &'a Statement,
) -> Rows<'a> {
    let all = &above.demands;
    if all.is_empty() {
        return Rows::Silent;
    }
    let Some(subject) = &demand.subject else {
        if let Some(own) = allotment::of(book, child, all) {
            return own;
        }
        if let Some(part) = all.first().filter(|_| adds_up(demand) && is_of_parts(book, all)) {
            return Rows::Unclear(part, Remark::Allotment);
        }
        let has_axes = all.iter().any(|row| row.items().is_some() && row.subject.is_some());
        return match all.iter().any(|row| row.subject.is_none()) {
            _ if has_axes => axis_of_plain(book, demand, all),
            true => Rows::Speak(all.iter().collect()),
            false => Rows::OfParts(all.iter().collect()),
        };
    };
    let same = above.row(&book.terms, Some(&subject.text)).or_else(|| of_level(book, &subject.text, all));
    if let Some(row) = same.or_else(|| of_gravity(book, demand, above)) {
        return Rows::Speak(vec![row]);
    }
    let holds = |above: &Word, below: &Word| holds_for(book, &above.text, &below.text, child);
    let named = |row: &&Demand| row.subject.as_ref().is_some_and(|own| holds(own, subject));
    let narrower = |best: &'a Demand, row: &'a Demand| {
        let (general, own) = (best.subject.as_ref(), row.subject.as_ref());
        if general.zip(own).is_some_and(|(g, o)| holds(g, o)) { row } else { best }
    };
    if let Some(row) = above.over(&book.terms, &subject.text).filter(named).reduce(narrower) {
        return Rows::Speak(vec![row]);
    }
    let divided = shares_of(&subject.text, above.around(&book.terms, &subject.text));
    if let Some(own) = allotment::of_named(book, child, &divided) {
        return own;
    }
    if let Some(row) = above.row(&book.terms, None) {
        return if demand.items().is_some() {
            plain_of_axis(book, demand, (above, row))
        } else {
            Rows::Speak(vec![row])
        };
    }
    // What is asked of the child in all is what it may divide.
    if own.is_some()
        && level(book, &subject.text).is_none()
        && let Some(row) = shares.own(book, child, above)
    {
        return Rows::Speak(vec![row]);
    }
    if let Some(named) = of_several(book, child, &subject.text, above) {
        return named;
    }
    if let Some(row) = own.and_then(|own| closer(own, demand, above)) {
        return Rows::Speak(vec![row]);
    }
    if let Some(row) = shares.others(above) {
        return Rows::Speak(vec![row]);
    }
    let within = |row: &&Demand| row.subject.as_ref().is_some_and(|own| holds(subject, own));
    let below: Vec<&Demand> = above.under(&book.terms, &subject.text).filter(within).collect();
    let below = if below.is_empty() { kinds(&subject.text, above) } else { below };
    if below.is_empty() { Rows::Silent } else { Rows::OfParts(below) }
}

/// Where subjects of several names stand on either side (学校、医院), the rows that name what this one does.
fn of_several<'a>(book: &RuleBook, child: &Directive, subject: &str, above: &'a Statement) -> Option<Rows<'a>> {
    let names = |part: &str, row: &&'a Demand| {
        let own = row.subject.as_ref().map(|word| several(&word.text)).unwrap_or_default();
        own.iter().any(|own| holds_for(book, own, part, child))
    };
    let named = |part: &&str| above.over(&book.terms, part).find(|row| names(part, row));
    let found: Option<Vec<&Demand>> = several(subject).iter().map(named).collect();
    match found?.as_slice() {
        [row] => Some(Rows::Speak(vec![row])),
        rows => Some(Rows::OfParts(rows.to_vec())),
    }
}

/// The row for the same level, in whatever words: 乡镇（街道） and 镇街, 乡（镇）级河长 and 乡级河长.
fn of_level<'a>(book: &RuleBook, subject: &str, rows: &'a [Demand]) -> Option<&'a Demand> {
    let own = role(book, subject)?;
    rows.iter().find(|row| row.subject.as_ref().is_some_and(|word| role(book, &word.text) == Some(own)))
}

/// The row for the same gravity, in whatever words, where the values are graded: 情节轻微 and 轻微.
fn of_gravity<'a>(book: &RuleBook, demand: &Demand, above: &'a Statement) -> Option<&'a Demand> {
    let ladder = book.dimensions.get(above.dimension)?.graded.as_deref()?;
    let (subject, own) = gravity(book, ladder, demand)?;
    let is_same = |row: &&Demand| {
        let Some((of, at)) = gravity(book, ladder, row) else { return false };
        at == own && subject.map(said) == of.map(said)
    };
    above.demands.iter().find(is_same)
}

/// More rows than these are no axes of one set.
const MOST_AXES: usize = 64;

/// A plain list below, axes above: the axis with which it shares terms. A list that puts together what stands on several axes
/// (城区, 学校) can be set beside none of them.
fn axis_of_plain<'a>(book: &RuleBook, demand: &Demand, axes: &'a [Demand]) -> Rows<'a> {
    let unclear = || axes.first().map_or(Rows::Silent, |axis| Rows::Unclear(axis, Remark::Kind));
    if axes.len() > MOST_AXES {
        return unclear();
    }
    let own = demand.items().map(|items| items.terms.as_slice()).unwrap_or_default();
    let sets: Vec<_> = axes.iter().filter_map(|axis| Some((axis, axis.items()?.set(&book.terms)))).collect();
    let on = |set: &Set<'_>| own.iter().filter(|term| set.covers(term)).count();
    let on_any = own.iter().filter(|term| sets.iter().any(|(_, set)| set.covers(term))).count();
    match sets.iter().rev().map(|(axis, set)| (*axis, on(set))).max_by_key(|(_, known)| *known) {
        Some((axis, known)) if known > 0 && known == on_any => Rows::Speak(vec![axis]),
        Some((axis, 1..)) => Rows::Unclear(axis, Remark::Kind),
        _ => {
            let shared = axes.iter().find(|axis| share_a_term(book, axis, demand));
            shared.map_or_else(unclear, |axis| Rows::Speak(vec![axis]))
        }
    }
}

/// What the name of an axis ends with: 重点区域, 检查对象. Any other key of a map of sets is a subject: 抽检, 冬季.
const AXES: &[&str] = &[
    "区域", "行业", "领域", "时段", "时间", "地点", "地段", "路段", "部位", "环节", "类型", "类别", "种类", "单位",
    "人员", "人群", "场所", "主体", "内容", "项目", "事项", "area", "areas", "region", "object", "objects", "sector",
    "sectors", "place", "places", "time", "target", "targets", "who", "where", "when",
];

/// Sets by subjects below, a plain list above: it speaks of each; but an axis with which it shares no term narrows it.
fn plain_of_axis<'a>(book: &RuleBook, own: &Demand, (above, plain): (&Statement, &'a Demand)) -> Rows<'a> {
    let named = own.subject.as_ref().map(|word| said(&word.text)).unwrap_or_default();
    let keys = book.dimensions.get(above.dimension).map(|dimension| dimension.keys.as_slice()).unwrap_or_default();
    let is_axis = AXES.iter().any(|axis| named.ends_with(axis)) || keys.iter().any(|key| named.ends_with(&**key));
    if is_axis && !share_a_term(book, plain, own) { Rows::Silent } else { Rows::Speak(vec![plain]) }
}

fn share_a_term(book: &RuleBook, above: &Demand, below: &Demand) -> bool {
    let (Some(above), Some(below)) = (above.items(), below.items()) else { return false };
    let (all_above, all_below) = (above.set(&book.terms), below.set(&book.terms));
    below.terms.iter().any(|term| all_above.covers(term)) || above.terms.iter().any(|term| all_below.covers(term))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::holds_for;
    use crate::directive::{Demand, Directive, Statement, read_text, same_words};
    use crate::rule::RuleBook;
    use crate::source::Source;
    use proptest::prelude::*;
    use std::sync::LazyLock;

    /// Subjects with something in common: words of trees, places of all levels, a name of several, territories, paths, notation.
    const WORDS: [&str; 26] = [
        "道路",
        "主干道",
        "背街小巷",
        "里弄",
        "餐饮",
        "小餐饮",
        "餐饮单位",
        "工业企业",
        "青海省",
        "西宁市",
        "西宁",
        "城东区",
        "鼓楼区",
        "630102",
        "全市",
        "全县",
        "其他",
        "其余",
        "巡查",
        "巡 查",
        "《巡查》",
        "日常巡查工作",
        "开展巡查工作/夜间",
        "道路/主干道",
        "道路／主干道",
        "巡查/夜间",
    ];

    static BOOK: LazyLock<RuleBook> = LazyLock::new(|| {
        let mut book = RuleBook::embedded().unwrap();
        assert!(book.terms.put_under("道路", "主干道") && book.terms.put_under("道路", "背街小巷"));
        assert!(book.terms.equate("背街小巷", "里弄") && book.terms.put_under("餐饮", "小餐饮"));
        book
    });

    fn a_subject() -> impl Strategy<Value = String> {
        (prop::sample::select(&WORDS[..]), 0..60_u8, prop::option::of(prop::sample::select(&WORDS[..]))).prop_map(
            |(word, n, below)| match (n, below) {
                (0..20, _) => word.to_owned(),
                (20..35, Some(below)) => format!("{word}/{below}"),
                _ => format!("{word}{n}号"),
            },
        )
    }

    /// A directive that asks something of each of some subjects, a list so that none need be another.
    fn asking(subjects: &[String]) -> Directive {
        let rows: String = subjects.iter().map(|subject| format!("  - {{'{subject}': 每周1次}}\n")).collect();
        let text = format!("标题: 整治\n发文机关: 南京市整治办\n频次:\n{rows}");
        let (mut directives, faults) = read_text(&BOOK, &Source::new("文.yaml", text.clone()), 0);
        assert!(faults.is_empty(), "{faults:?} {text}");
        directives.pop().unwrap()
    }

    fn stated(directive: &Directive) -> &Statement {
        directive.statements.iter().find(|statement| !statement.demands.is_empty()).unwrap()
    }

    proptest! {
        /// Of a large map just those rows are found that are found by trying each.
        #[test]
        fn what_finds_rows_leaves_none_out(
            subjects in prop::collection::vec(a_subject(), 17..60),
            asked in a_subject(),
        ) {
            let directive = asking(&subjects);
            let (statement, terms) = (stated(&directive), &BOOK.terms);
            prop_assert_eq!(statement.demands.len(), subjects.len());
            let holds = |above: &str, below: &str| holds_for(&BOOK, above, below, &directive);
            let told = |rows: Vec<usize>| rows.into_iter().filter_map(|at| subjects.get(at)).collect::<Vec<_>>();
            let place = |row: &Demand| statement.demands.iter().position(|own| std::ptr::eq(own, row)).unwrap();
            let name = |at: &usize| statement.demands.get(*at).unwrap().subject.as_ref().unwrap().text.clone();
            let each = |keep: &dyn Fn(&str) -> bool| (0..subjects.len()).filter(|at| keep(&name(at))).collect::<Vec<_>>();

            let over = statement.over(terms, &asked).map(place).filter(|at| holds(&name(at), &asked)).collect();
            prop_assert_eq!(told(over), told(each(&|own| holds(own, &asked))));
            let under = statement.under(terms, &asked).map(place).filter(|at| holds(&asked, &name(at))).collect();
            prop_assert_eq!(told(under), told(each(&|own| holds(&asked, own))));
            let first = statement.row(terms, Some(&asked)).map(place);
            prop_assert_eq!(first, each(&|own| same_words(own, &asked)).first().copied());
            prop_assert_eq!(statement.row(terms, None).map(place), None);
        }
    }
}
