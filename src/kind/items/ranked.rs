//! Words of one character that are said one after another of what the last of them names: 高、中风险企业, 东、西部片区,
//! 省、市重点项目.

use super::super::amount::level_of_body;

/// Words of which each sorts by the same measure: sizes, levels, sides. One of them before others does not sort these.
pub(super) const RANKS: &[&str] = &[
    "大中小微",
    "国省市县乡镇村",
    "主次支",
    "初高",
    "高中低",
    "企事",
    "东南西北中",
    "正副",
    "新改扩",
    "上中下",
    "前后",
    "内外",
    "公私",
    "男女",
    "春夏秋冬",
    "早中晚",
    "公检法司",
];

/// What stands between them.
const BETWEEN: &[char] = &['、', '和', '及', '与'];

/// The words with which a text begins, and the noun that the last of them has.
fn members(text: &str) -> Option<(Vec<char>, &str)> {
    let (mut all, mut rest) = (Vec::new(), text);
    loop {
        let first = rest.chars().next()?;
        let after = rest.get(first.len_utf8()..)?;
        all.push(first);
        if let Some(more) = after.strip_prefix(BETWEEN) {
            rest = more;
            continue;
        }
        let noun = after.split(['、', '，', ',', '；', ';', '。', '\n']).next().unwrap_or_default().trim_end();
        let ranked = RANKS.iter().any(|ranks| all.iter().all(|c| ranks.contains(*c)));
        // 县、乡镇 are two bodies, and so are 市、县.
        let last = rest.get(..first.len_utf8() + noun.len())?;
        return (all.len() > 1 && ranked && !noun.is_empty() && level_of_body(last).is_none()).then_some((all, noun));
    }
}

/// Whether what stands before a mark is such a word, and what stands after it goes on with another.
pub(super) fn share(before: &str, after: &str) -> bool {
    let own = before.rsplit(BETWEEN).next().unwrap_or_default().trim();
    own.chars().count() == 1 && members(&format!("{own}、{}", after.trim_start())).is_some()
}

/// All of them with the noun; none where the text is no such list.
pub(super) fn ranked(word: &str) -> Vec<String> {
    let Some((all, noun)) = members(word).filter(|(_, noun)| word.ends_with(noun)) else { return Vec::new() };
    // 市、县两级机关 are 市级机关 and 县级机关, 市、县两级 both themselves.
    let levels = noun.strip_prefix(['两', '三', '四', '2', '3', '4']).filter(|rest| rest.starts_with('级'));
    let noun = match levels {
        Some("级") => "",
        Some(rest) => rest,
        None => noun,
    };
    all.into_iter().map(|c| format!("{c}{noun}")).collect()
}
