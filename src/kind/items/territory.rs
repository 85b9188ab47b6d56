//! Words for all of a territory before a term — 全市范围内的学校, 辖区内所有企业 — which say of whom the directive speaks
//! anyway: everybody governs their own. 全市 alone is a term, and a place in the divisions.

/// Levels and settlements that have a territory.
const UNITS: &[&str] = &["省", "市", "州", "盟", "县", "区", "旗", "镇", "乡", "街道", "村", "社区"];

/// What may stand between a territory and a term, longest first.
const WITHIN: &[&str] = &[
    "行政区域范围内",
    "行政区划范围内",
    "行政管辖范围内",
    "管辖范围内",
    "行政区域内",
    "行政区划内",
    "行政区域",
    "辖区范围内",
    "辖区内",
    "辖区",
    "范围内",
    "区域内",
    "境内",
    "域内",
    "范围",
    "内",
];

/// What follows 全市 only where it is another word: 全市场, 全区域, 全县级.
const OTHERWISE: &str = "场域民级城性直属界委政人运长间重";

/// The text after a word for all of a territory, where it is said of the term that follows.
pub(super) fn without(text: &str) -> Option<&str> {
    let named = named(text);
    let own = text.strip_prefix(['本', '各']).filter(|rest| rest.starts_with("辖区")).unwrap_or(text);
    let rest = named.map_or(own, |(_, rest)| rest);
    if let Some((word, rest)) = WITHIN.iter().find_map(|word| Some((*word, rest.strip_prefix(word)?))) {
        // 辖区内 needs no 全市 before it; 全市内涝点 and 境内外企业 are something else.
        let whole = named.is_some() || own.starts_with(['辖', '行', '管', '域', '区', '境']);
        let other = rest.starts_with('外') || word == "内" && !rest.starts_with(['的', '所', '各', '全']);
        return Some(rest.trim_start_matches('的')).filter(|_| whole && !other);
    }
    let (_, rest) = named?;
    let noun = !text.starts_with("全国") && !rest.starts_with(|c| OTHERWISE.contains(c));
    rest.strip_prefix('的').or(Some(rest).filter(|_| noun || rest.starts_with("所有")))
}

/// All of a territory in one word, where the text says no more than that: 本市行政区域内 is 全市.
pub(super) fn whole(text: &str) -> Option<String> {
    let (unit, rest) = named(text)?;
    WITHIN.contains(&rest).then(|| format!("全{unit}"))
}

/// The territory that a text begins with, and what follows: 全市, 本县, 我省.
fn named(text: &str) -> Option<(&str, &str)> {
    let rest = text.strip_prefix(['全', '本', '我'])?;
    let unit = UNITS.iter().chain(&["国"]).find(|unit| rest.starts_with(**unit))?;
    Some((unit, rest.strip_prefix(unit)?))
}
