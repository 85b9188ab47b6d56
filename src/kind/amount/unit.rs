//! Units and measure words: which spellings mean the same, and which convert.

use super::super::number::Number;
use std::sync::LazyLock;

/// What sort of thing a unit measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A measure word for things that are counted: 个, 家.
    Count,
    /// A measure word that numbers or sorts things and does not count them: 级, 类, 期.
    Ordinal,
    /// A share of 100.
    Share,
    /// A physical or money unit.
    Size,
    /// A length of time.
    Time,
}

/// A unit: its word, the unit it converts to, and by what (a fraction); sort; English spellings, the first of which is
/// said. `per` bodies are no units.
struct Row(&'static str, &'static str, (i64, i64), Sort, &'static [&'static str]);

use Sort::{Count, Ordinal, Share, Size, Time};

/// 1公顷 = 15亩 (市制), 1里 = 500米, 1斤 = 500克; 人, 名 and 位 count the same, 家, 户 and 个 do not.
const UNITS: &[Row] = &[
    Row("%", "%", (1, 1), Share, &["%", "percent", "per cent", "pct"]),
    Row("倍", "%", (100, 1), Share, &["fold"]),
    Row("百分点", "百分点", (1, 1), Size, &["percentage points", "percentage point"]),
    Row("元", "元", (1, 1), Size, &["yuan", "rmb", "cny"]),
    Row("块钱", "元", (1, 1), Size, &[]),
    Row("角", "元", (1, 10), Size, &["jiao"]),
    Row("人", "人", (1, 1), Count, &["people", "person", "persons"]),
    Row("名", "人", (1, 1), Count, &[]),
    Row("位", "人", (1, 1), Count, &[]),
    Row("人次", "人次", (1, 1), Count, &["person-times", "visits"]),
    Row("户", "户", (1, 1), Count, &["households", "household"]),
    Row("家", "家", (1, 1), Count, &["enterprises", "companies", "firms", "enterprise", "company", "firm"]),
    Row("个", "个", (1, 1), Count, &[]),
    Row("次", "次", (1, 1), Count, &["times", "time"]),
    Row("回", "次", (1, 1), Count, &[]),
    Row("趟", "次", (1, 1), Count, &[]),
    Row("遍", "次", (1, 1), Count, &[]),
    Row("字", "字", (1, 1), Count, &["words", "word", "characters", "character"]),
    Row("页", "页", (1, 1), Count, &["pages", "page"]),
    Row("份", "份", (1, 1), Count, &["copies", "copy"]),
    Row("篇", "篇", (1, 1), Count, &["articles", "article"]),
    Row("项", "项", (1, 1), Count, &["items", "item"]),
    Row("处", "处", (1, 1), Count, &["sites", "site", "places", "place"]),
    Row("场", "场", (1, 1), Count, &["sessions", "session"]),
    Row("场次", "场", (1, 1), Count, &[]),
    Row("起", "起", (1, 1), Count, &["incidents", "incident"]),
    Row("棵", "棵", (1, 1), Count, &["trees", "tree"]),
    Row("株", "棵", (1, 1), Count, &[]),
    Row("学时", "学时", (1, 1), Size, &["class hours", "credit hours", "class hour"]),
    Row("课时", "学时", (1, 1), Size, &[]),
    Row("亩", "亩", (1, 1), Size, &["mu"]),
    Row("公顷", "亩", (15, 1), Size, &["hectares", "hectare", "ha"]),
    Row("平方米", "平方米", (1, 1), Size, &["square metres", "square meters", "m²", "m2"]),
    Row("平米", "平方米", (1, 1), Size, &[]),
    Row("㎡", "平方米", (1, 1), Size, &[]),
    Row("平方公里", "平方米", (1_000_000, 1), Size, &["square kilometres", "square kilometers", "km²", "km2"]),
    Row("平方千米", "平方米", (1_000_000, 1), Size, &[]),
    Row("立方米", "立方米", (1, 1), Size, &["cubic metres", "cubic meters", "m³", "m3"]),
    Row("方", "立方米", (1, 1), Size, &[]),
    Row("米", "米", (1, 1), Size, &["metres", "meters", "metre", "meter", "m"]),
    Row("公里", "米", (1000, 1), Size, &["kilometres", "kilometers", "kilometre", "kilometer", "km"]),
    Row("千米", "米", (1000, 1), Size, &[]),
    Row("里", "米", (500, 1), Size, &[]),
    Row("厘米", "米", (1, 100), Size, &["centimetres", "centimeters", "cm"]),
    Row("毫米", "米", (1, 1000), Size, &["millimetres", "millimeters", "mm"]),
    Row("千克", "克", (1000, 1), Size, &["kilograms", "kilogram", "kg"]),
    Row("公斤", "克", (1000, 1), Size, &[]),
    Row("斤", "克", (500, 1), Size, &["jin"]),
    Row("克", "克", (1, 1), Size, &["grams", "gram", "g"]),
    Row("吨", "克", (1_000_000, 1), Size, &["tonnes", "tons", "tonne", "ton", "t"]),
    Row("吨标准煤", "吨标准煤", (1, 1), Size, &["tonnes of standard coal", "tce"]),
    Row("升", "升", (1, 1), Size, &["litres", "liters", "litre", "liter", "l"]),
    Row("毫升", "升", (1, 1000), Size, &["millilitres", "milliliters", "ml"]),
    Row("微克/立方米", "微克/立方米", (1, 1), Size, &["μg/m³", "μg/m3", "ug/m3", "µg/m³", "µg/m3"]),
    Row("毫克/立方米", "微克/立方米", (1000, 1), Size, &["mg/m³", "mg/m3"]),
    Row("毫克/升", "毫克/升", (1, 1), Size, &["mg/l"]),
    Row("公里/小时", "公里/小时", (1, 1), Size, &["km/h"]),
    Row("千瓦时", "千瓦时", (1, 1), Size, &["kwh", "kw·h", "kw.h", "kilowatt hours"]),
    Row("千瓦", "千瓦", (1, 1), Size, &["kilowatts", "kw"]),
    Row("千伏", "伏", (1000, 1), Size, &["kilovolts", "kv"]),
    Row("伏", "伏", (1, 1), Size, &["volts"]),
    Row("千伏安", "千伏安", (1, 1), Size, &["kva"]),
    Row("兆瓦", "千瓦", (1000, 1), Size, &["megawatts", "mw"]),
    Row("分贝", "分贝", (1, 1), Size, &["decibels", "db", "db(a)"]),
    Row("摄氏度", "摄氏度", (1, 1), Size, &["degrees celsius", "℃", "°c"]),
    Row("度", "度", (1, 1), Size, &["degrees"]),
    Row("分", "分", (1, 1), Size, &["points", "point"]),
    Row("小时", "分钟", (60, 1), Time, &["hours", "hour"]),
    Row("分钟", "分钟", (1, 1), Time, &["minutes", "minute"]),
    Row("天", "分钟", (1440, 1), Time, &["days", "day"]),
    Row("级", "级", (1, 1), Ordinal, &[]),
    Row("类", "类", (1, 1), Ordinal, &["kinds"]),
    Row("种", "种", (1, 1), Ordinal, &[]),
    Row("期", "期", (1, 1), Ordinal, &["issues", "issue"]),
    Row("批", "批", (1, 1), Ordinal, &["batches", "batch"]),
    Row("批次", "批", (1, 1), Count, &[]),
    Row("轮", "轮", (1, 1), Ordinal, &["rounds", "round"]),
    Row("层", "层", (1, 1), Ordinal, &["storeys", "floors"]),
    Row("岁", "岁", (1, 1), Ordinal, &["years old"]),
];

/// Measure words of which each counts its own things and has no English counterpart.
const MEASURES: &[&str] = &[
    "条", "件", "张", "座", "间", "所", "台", "辆", "套", "只", "头", "匹", "栋", "幢", "宗", "例", "册", "本", "部",
    "支", "根", "把", "块", "片", "面", "口", "道", "段", "门", "节", "堂", "艘", "架", "盏", "盆", "桶", "箱", "袋",
    "瓶", "顶", "桩", "封", "幅", "笔", "组", "队", "班", "对", "双", "枚", "句", "户次", "家次", "车次", "班次",
    "台次", "件次",
];

/// The measure words, for a leading `个` or the like before a body.
pub fn measures() -> impl Iterator<Item = &'static str> {
    let rows = UNITS.iter().filter(|r| matches!(r.3, Count | Ordinal)).map(|r| r.0);
    rows.chain(MEASURES.iter().copied())
}

/// Those of things that are counted; 级, 类 and 期 number them, and 米 measures them.
pub fn counting() -> &'static [&'static str] {
    static WORDS: LazyLock<Vec<&str>> = LazyLock::new(|| measures().filter(|word| sort(word) == Sort::Count).collect());
    &WORDS
}

/// Every spelling of every unit with the Chinese word it is normalised to.
pub(super) fn spellings() -> impl Iterator<Item = (&'static str, &'static str)> {
    let rows = UNITS.iter().flat_map(|r| std::iter::once((r.0, r.0)).chain(r.4.iter().map(move |en| (*en, r.0))));
    rows.chain(MEASURES.iter().map(|m| (*m, *m)))
}

/// What sort of thing a unit measures.
#[must_use]
pub fn sort(unit: &str) -> Sort {
    UNITS.iter().find(|r| r.0 == unit).map_or(Count, |r| r.3)
}

/// The unit that `unit` converts to, and how many of it one `unit` is.
#[must_use]
pub fn standard(unit: &str) -> (&str, Number) {
    let row = UNITS.iter().find(|r| r.0 == unit);
    let by = row.and_then(|r| Number::fraction(r.2.0.into(), r.2.1.into()));
    (row.map_or(unit, |r| r.1), by.unwrap_or(Number::ONE))
}

/// The unit in English; the Chinese word where English has none.
#[must_use]
pub fn english(unit: &str) -> &str {
    UNITS.iter().find(|r| r.0 == unit).and_then(|r| r.4.first().copied()).unwrap_or(unit)
}
