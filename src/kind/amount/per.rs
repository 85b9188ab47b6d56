//! What an amount is counted for: bodies (每乡镇) and periods (每天).

use super::super::number::Number;
use super::super::numeral;
use super::super::words::{Cursor, Words};
use super::Period;
use super::unit;

/// A body: its word, the rung it counts as, other spellings, of which the first English one is said.
struct Body(&'static str, &'static str, &'static [&'static str]);

/// Bodies of one rung count as one: what each 镇 is asked, each 街道 may be asked.
const BODIES: &[Body] = &[
    Body(
        "乡镇",
        "乡镇",
        &[
            "乡(镇)",
            "乡镇(街道)",
            "乡(镇、街道)",
            "乡(镇)街道",
            "街道(乡镇)",
            "街道(镇)",
            "街(镇)",
            "街道(乡、镇)",
            "街道、乡镇",
            "镇(街道)",
            "镇(街)",
            "镇街",
            "镇街道",
            "乡镇街道",
            "乡镇街",
            "乡、镇",
            "乡镇、街道",
            "乡镇和街道",
            "镇(乡)",
            "镇乡",
            "镇、街道",
            "街镇",
            "township",
            "townships",
            "town",
        ],
    ),
    Body("乡", "乡镇", &[]),
    Body("镇", "乡镇", &[]),
    Body("街道", "乡镇", &["街道办", "街道办事处", "subdistrict", "sub-district"]),
    Body(
        "村",
        "村",
        &[
            "行政村",
            "建制村",
            "村(社区)",
            "村(居)",
            "村居",
            "村社区",
            "村、社区",
            "村和社区",
            "村社",
            "社区(村)",
            "社区、村",
            "居(村)",
            "village",
            "villages",
        ],
    ),
    Body("社区", "村", &["居委会", "社区居委会", "community", "communities", "neighbourhood", "neighborhood"]),
    Body("自然村", "自然村", &["村民小组", "natural village"]),
    Body(
        "县",
        "县",
        &["县(区)", "县区", "区县", "县(市、区)", "县(市区)", "县市区", "区(县)", "区(县、市)", "county", "counties"],
    ),
    Body("区", "县", &["市辖区", "district"]),
    Body("市", "市", &["地市", "市(州)", "地级市", "设区市", "city", "municipality", "prefecture"]),
    Body("省", "省", &["省(区、市)", "province"]),
    Body("人", "人", &["person", "capita", "head", "people"]),
    Body("户", "户", &["农户", "户农户", "户家庭", "家庭", "household", "family"]),
    Body("企业", "企业", &["家企业", "enterprise", "company", "firm"]),
    Body("学校", "学校", &["所学校", "校", "school"]),
    Body("学生", "学生", &["名学生", "生", "student", "pupil"]),
    Body("班", "班", &["班级", "个班", "个班级", "class"]),
    Body("班组", "班组", &["个班组", "生产班组", "team", "crew"]),
    Body("干部", "干部", &["名干部", "cadre", "official"]),
    Body("党员", "党员", &["名党员", "party member"]),
    Body("单位", "单位", &["unit", "body"]),
    Body("部门", "部门", &["department", "office"]),
    Body("网格", "网格", &["grid"]),
    Body("项目", "项目", &["project"]),
    Body("平方公里", "平方公里", &["square kilometre", "square kilometer", "km²", "km2"]),
    Body("立方米", "立方米", &["cubic metre", "cubic meter", "m³", "m3"]),
    Body("公里", "公里", &["kilometre", "kilometer", "km"]),
    Body("亩", "亩", &["mu"]),
    Body("公顷", "公顷", &["hectare", "ha"]),
    Body("吨", "吨", &["tonne", "ton"]),
    Body("平方米", "平方米", &["square metre", "square meter", "m²", "m2"]),
    Body("人次", "人次", &["person-time", "visit"]),
    Body("次", "次", &["time", "occasion"]),
    Body("场", "场", &["session"]),
];

/// 人均 and the like.
pub(in crate::kind) const EACH: &[(&str, &str)] = &[
    ("人均", "人"),
    ("户均", "户"),
    ("村均", "村"),
    ("亩均", "亩"),
    ("校均", "学校"),
    ("乡均", "乡"),
    ("镇均", "镇"),
    ("县均", "县"),
    ("场均", "场"),
    ("per capita", "人"),
    ("社区均", "社区"),
    ("单位均", "单位"),
];

/// Periods as said: 每天, 年均, daily.
pub(super) const PERIODS: &[(&str, Period)] = &[
    ("日", Period::Day),
    ("天", Period::Day),
    ("日均", Period::Day),
    ("个工作日", Period::WorkingDay),
    ("工作日", Period::WorkingDay),
    ("周", Period::Week),
    ("星期", Period::Week),
    ("个星期", Period::Week),
    ("旬", Period::TenDays),
    ("半月", Period::HalfMonth),
    ("半个月", Period::HalfMonth),
    ("月", Period::Month),
    ("个月", Period::Month),
    ("月份", Period::Month),
    ("季", Period::Quarter),
    ("季度", Period::Quarter),
    ("个季度", Period::Quarter),
    ("学期", Period::Term),
    ("个学期", Period::Term),
    ("半年", Period::HalfYear),
    ("年", Period::Year),
    ("年度", Period::Year),
    ("day", Period::Day),
    ("working day", Period::WorkingDay),
    ("week", Period::Week),
    ("ten days", Period::TenDays),
    ("half month", Period::HalfMonth),
    ("month", Period::Month),
    ("quarter", Period::Quarter),
    ("term", Period::Term),
    ("semester", Period::Term),
    ("half year", Period::HalfYear),
    ("half-year", Period::HalfYear),
    ("year", Period::Year),
    ("annum", Period::Year),
];

/// Periods that need no 每 before them.
pub(super) const STANDING: &[(&str, Period)] = &[
    ("年均", Period::Year),
    ("月均", Period::Month),
    ("日均", Period::Day),
    ("周均", Period::Week),
    ("全年", Period::Year),
    ("年度", Period::Year),
    ("逐月", Period::Month),
    ("逐年", Period::Year),
    ("逐日", Period::Day),
    ("逐季", Period::Quarter),
    ("按月", Period::Month),
    ("按季", Period::Quarter),
    ("按年", Period::Year),
    ("daily", Period::Day),
    ("weekly", Period::Week),
    ("monthly", Period::Month),
    ("quarterly", Period::Quarter),
    ("a day", Period::Day),
    ("a week", Period::Week),
    ("a month", Period::Month),
    ("a quarter", Period::Quarter),
    ("a year", Period::Year),
    ("yearly", Period::Year),
    ("annually", Period::Year),
];

/// Every spelling of every known body with its own word.
pub(in crate::kind) fn bodies() -> impl Iterator<Item = (&'static str, &'static str)> {
    BODIES.iter().flat_map(|b| std::iter::once((b.0, b.0)).chain(b.2.iter().map(move |also| (*also, b.0))))
}

/// The rung a body counts as; itself where it is none of the known ones.
pub(super) fn rung(body: &str) -> &str {
    BODIES.iter().find(|b| b.0 == body).map_or(body, |b| b.1)
}

/// How high a body of government stands, villages lowest.
pub(in crate::kind) fn level_of_body(word: &str) -> Option<usize> {
    let (_, body) = bodies().find(|(spelling, _)| *spelling == word)?;
    ["村", "乡镇", "县", "市", "省"].iter().position(|level| *level == rung(body))
}

/// Whether what is counted for one is counted for the other: every 镇 is as good as every 街道.
pub(in crate::kind) fn same_body(a: Option<&str>, b: Option<&str>) -> bool {
    a.map(rung) == b.map(rung)
}

/// How many of one body each of two is: 每300户 beside 每200户, 每万人 beside 每千人口. `None` where they are different bodies.
pub(super) fn common_body(a: Option<&str>, b: Option<&str>) -> Option<(Number, Number)> {
    if same_body(a, b) {
        return Some((Number::ONE, Number::ONE));
    }
    let ((many_a, a), (many_b, b)) = (counted(a?), counted(b?));
    same_body(Some(&a), Some(&b)).then_some((many_a, many_b))
}

/// So many of which body: 300户, 百名学生; one where no number stands before it.
fn counted(body: &str) -> (Number, String) {
    let words = Words::new(body);
    let mut at = words.start();
    let many = many(&mut at);
    let word = if many.is_some() { at.text_rest() } else { body.to_owned() };
    let known = bodies().find(|(spelling, _)| *spelling == word).map(|(_, body)| body.to_owned());
    let without_measure = || {
        let rest = unit::measures().filter_map(|measure| word.strip_prefix(measure)).min_by_key(|rest| rest.len());
        rest.filter(|rest| rest.chars().count() > 1).map(str::to_owned)
    };
    let body = known.or_else(without_measure).unwrap_or(word.clone());
    (many.filter(|many| *many > Number::ZERO).unwrap_or(Number::ONE), body)
}

/// Takes a number before a body: 300户, 万人.
pub(super) fn many(at: &mut Cursor<'_>) -> Option<Number> {
    const ROUND: &[(&str, i64)] = &[("百", 100), ("千", 1000), ("万", 10_000), ("亿", 100_000_000)];
    numeral::number(at).ok().flatten().or_else(|| at.eat_one_of(ROUND).map(Number::whole))
}

/// Whether the body is said without a measure word: 每乡镇, but 每个项目.
#[must_use]
pub fn is_known(body: &str) -> bool {
    BODIES.iter().any(|b| b.0 == body) || unit::measures().any(|m| m == body)
}

/// The body in English; the Chinese word where it is none of the known ones.
#[must_use]
pub fn english(body: &str) -> &str {
    let row = BODIES.iter().find(|b| b.0 == body);
    row.and_then(|b| b.2.iter().copied().find(|word| word.is_ascii())).unwrap_or(body)
}

/// How many of a period make a year, or `None` where none do exactly; and the family of periods that divide into one
/// another exactly: 12 months, 4 quarters; 7 days a week.
pub(super) fn length(period: Period) -> (Family, (i64, i64)) {
    match period {
        Period::Day => (Family::Days, (1, 1)),
        Period::Week => (Family::Days, (7, 1)),
        Period::WorkingDay => (Family::WorkingDays, (1, 1)),
        Period::TenDays => (Family::Months, (1, 3)),
        Period::HalfMonth => (Family::Months, (1, 2)),
        Period::Month => (Family::Months, (1, 1)),
        Period::Quarter => (Family::Months, (3, 1)),
        Period::HalfYear => (Family::Months, (6, 1)),
        Period::Year => (Family::Months, (12, 1)),
        Period::Term => (Family::Terms, (1, 1)),
    }
}

/// Periods of one family divide into one another exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    /// Days and weeks.
    Days,
    /// Working days.
    WorkingDays,
    /// Months and what is made of them or divides them.
    Months,
    /// School terms.
    Terms,
}
