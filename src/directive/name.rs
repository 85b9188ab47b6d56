//! What a name of a task or of a subject says, whatever stands around it: its number in a list, that it is to be done, that
//! it is work. Knows words, not what they are names of.

use super::{plain, plain_chars};
use crate::kind::items::notation;

/// Words before a name which say no more than that it is to be done, and how well, and words for all of the issuer's own
/// territory.
const BEFORE: &[&str] = &[
    "扎实",
    "深入",
    "持续",
    "切实",
    "认真",
    "积极",
    "进一步",
    "统筹",
    "有序",
    "大力",
    "组织开展",
    "组织实施",
    "开展",
    "组织",
    "实施",
    "进行",
    "推进",
    "做好",
    "抓好",
    "加强",
    "强化",
    "全国",
    "全省",
    "全市",
    "全县",
    "全区",
    "全镇",
    "全乡",
    "我省",
    "我市",
    "我县",
    "我区",
    "辖区内",
    "辖区",
];

/// Words after a name which say no more than that it is something to do, or that it is counted.
const AFTER: &[&str] = &["专项工作", "专项行动", "工作", "任务", "活动", "行动", "次数", "数量", "制度", "制"];

/// Words after the name of a kind or of a stage.
const KINDS: &[&str] = &["类别", "类", "事项", "阶段", "环节"];

/// Words before the name of an activity for what is done of it in the ordinary course.
const USUAL: &[&str] = &["日常", "常规", "例行", "经常性", "定期"];

/// What is classed by grades, and said or left out behind the class: A级企业, 高风险单位.
const CLASSED: &[&str] = &["企业", "单位", "场所", "主体", "地区", "区域"];

/// What the names of classes end with.
const CLASSES: &[&str] = &["级", "类", "档", "风险"];

/// The characters of names of levels, as they stand in brackets behind one: 乡镇（街道）, 县（市、区）.
const OF_LEVELS: &str = "省市县区旗州盟地乡镇街道村社居委办事处、,和及或/";

/// What a name says of itself.
#[must_use]
pub fn essence(name: &str) -> String {
    let plain = plain(name);
    shorn(unnumbered(plain.trim_end_matches(['.', ';', ':', ',']))).to_owned()
}

/// What a subject says of itself, step by step of its path.
#[must_use]
pub fn subject(name: &str) -> String {
    let plain = plain(name);
    let steps: Vec<String> = plain.split('/').map(of_step).collect();
    steps.join("/")
}

/// The two names of one that bears another in brackets: 信用风险低（A类）. Brackets that tell more of it are no name.
#[must_use]
pub fn in_brackets(subject: &str) -> Option<(&str, &str)> {
    const TELLING: &[&str] = &["含", "不含", "包括", "限", "仅", "除", "如", "指", "即", "以", "按", "共", "约"];
    let (before, inside) = subject.trim().strip_suffix([')', '）'])?.split_once(['(', '（'])?;
    let is_name =
        !inside.contains(['、', '，', ',', '；', ';']) && !TELLING.iter().any(|word| inside.starts_with(word));
    (is_name && left(before).is_some() && left(inside).is_some()).then_some((before, inside))
}

/// The parts of a subject that names several: 学校、医院 and 学校和医院. One where it names one.
#[must_use]
pub fn several(subject: &str) -> Vec<&str> {
    let mut depth = 0_i32;
    let mut is_between = |c: char| {
        depth += i32::from(matches!(c, '(' | '（')) - i32::from(matches!(c, ')' | '）'));
        depth == 0 && matches!(c, '、' | '和' | '及' | '与' | ',' | '，')
    };
    let parts: Vec<&str> = subject.split(&mut is_between).map(str::trim).collect();
    if parts.iter().all(|part| part.chars().count() >= 2) { parts } else { vec![subject] }
}

/// Whether two names may say the same: those that share no character do not.
#[must_use]
pub fn may_be_one(a: &str, b: &str) -> bool {
    plain_chars(a).any(|own| plain_chars(b).any(|other| own == other))
}

fn of_step(step: &str) -> String {
    let said = shorn(unnumbered(step));
    let said = KINDS.iter().find_map(|word| left(said.strip_suffix(word)?)).unwrap_or(said);
    let said = USUAL.iter().find_map(|word| left(said.strip_prefix(word)?)).unwrap_or(said);
    let is_class = |rest: &&str| {
        let of_level = rest.chars().next().is_some_and(|first| OF_LEVELS.contains(first));
        !of_level && CLASSES.iter().any(|class| rest.ends_with(class))
    };
    let said = CLASSED.iter().find_map(|noun| said.strip_suffix(noun).and_then(left).filter(is_class)).unwrap_or(said);
    graded(said).unwrap_or_else(|| notation(said))
}

/// What a class is called that is named by one letter or numeral, whatever is said around it: 风险等级A, A级风险 and A类 are A级.
fn graded(said: &str) -> Option<String> {
    const AROUND: &[&str] = &["风险", "信用", "等级", "级", "类", "档"];
    let class = AROUND.iter().fold(said.to_owned(), |rest, word| rest.replace(word, ""));
    let mut chars = class.chars();
    let letter = chars.next().filter(|c| c.is_ascii_alphabetic() || "甲乙丙丁一二三四五".contains(*c))?;
    (chars.next().is_none() && class.len() < said.len()).then(|| format!("{letter}级"))
}

/// Without what stands around it. What is left has to be a word.
fn shorn(name: &str) -> &str {
    let mut said = without_levels(name);
    while let Some(rest) = BEFORE.iter().find_map(|word| left(said.strip_prefix(word)?)) {
        said = rest;
    }
    while let Some(rest) = AFTER.iter().find_map(|word| left(said.strip_suffix(word)?)) {
        said = rest;
    }
    said
}

/// What is left, where it is a word.
pub(super) fn left(rest: &str) -> Option<&str> {
    (rest.chars().count() >= 2).then_some(rest)
}

/// Without other names of the same level in brackets: 乡镇 of 乡镇（街道）; and what a stage that has a number is called.
fn without_levels(name: &str) -> &str {
    let Some((before, rest)) = name.split_once('(') else { return name };
    let is_levels = rest.strip_suffix(')').is_some_and(|more| more.chars().all(|c| OF_LEVELS.contains(c)));
    let is_stage = before.starts_with('第') && before.ends_with("阶段") && rest.ends_with(')');
    if !before.is_empty() && (is_levels || is_stage) { before } else { name }
}

/// Without its number in a list: 一、, （二）, 3., 4）, ①, 1.2、.
fn unnumbered(name: &str) -> &str {
    let is_digit = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let rest = match name.strip_prefix('(') {
        Some(inner) => {
            let rest = inner.trim_start_matches(is_digit);
            rest.strip_prefix(')').filter(|_| rest.len() < inner.len())
        }
        None if name.starts_with(|c| ('①'..='⑳').contains(&c)) => name.get('①'.len_utf8()..),
        None => {
            let rest = name.trim_start_matches(|c| is_digit(c) || c == '.');
            let number = name.get(..name.len() - rest.len()).unwrap_or_default();
            let is_ended = number.ends_with('.');
            let rest = rest.strip_prefix(['、', ')']).or_else(|| Some(rest).filter(|_| is_ended));
            rest.filter(|_| number.starts_with(is_digit))
        }
    };
    rest.map(|rest| rest.trim_start_matches('、')).filter(|rest| !rest.is_empty()).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::{essence, in_brackets, subject};

    #[test]
    fn what_stands_around_a_name_is_no_part_of_it() {
        let rows = [
            ("一、燃气安全隐患排查", "燃气安全隐患排查"),
            ("（二）开展燃气安全隐患排查工作", "燃气安全隐患排查"),
            ("3. 全县燃气安全隐患排查", "燃气安全隐患排查"),
            ("1.2、组织开展燃气安全隐患排查。", "燃气安全隐患排查"),
            ("④燃气安全隐患排查", "燃气安全隐患排查"),
            ("扎实做好燃气安全隐患排查工作", "燃气安全隐患排查"),
            ("持续深入开展燃气安全隐患排查专项行动", "燃气安全隐患排查"),
            ("落实证明事项告知承诺制", "落实证明事项告知承诺"),
            ("12345热线办理", "12345热线办理"),
            ("十项措施", "十项措施"),
            ("1.5米线清理", "1.5米线清理"),
            ("工作", "工作"),
            ("开展工作", "开展工作"),
            ("T1", "T1"),
            ("1", "1"),
            ("一、", "一、"),
        ];
        rows.iter().for_each(|(name, said)| assert_eq!(essence(name), essence(said), "{name}"));
        assert_eq!(essence("12345热线办理"), "12345热线办理");
        assert_eq!(essence("1.5米线清理"), "1.5米线清理");
        assert_ne!(essence("巡查情况"), essence("巡查"));
        assert_ne!(essence("日常检查"), essence("检查"));
    }

    #[test]
    fn a_subject_is_the_same_in_the_words_of_notices() {
        let same = [
            ("乡镇（街道）", "乡镇"),
            ("村（社区）", "村"),
            ("县（市、区）", "县"),
            ("日常巡查", "巡查"),
            ("开展巡查工作", "巡查"),
            ("A级企业", "A级"),
            ("高风险单位", "高风险"),
            ("巡查工作/夜间", "巡查/夜间"),
            ("咨询类", "咨询"),
            ("动员部署阶段", "动员部署"),
            ("第一阶段（动员部署）", "第一阶段"),
            ("风险等级A", "A级"),
            ("A级风险", "A类"),
            ("信用A级", "A级企业"),
            ("三星级及以上", "三星级以上"),
            ("规上企业", "规模以上企业"),
        ];
        same.iter().for_each(|(a, b)| assert_eq!(subject(a), subject(b), "{a}"));
        let other = [
            ("县级单位", "县级"),
            ("夜间巡查", "巡查"),
            ("重点单位", "重点"),
            ("巡查记录", "巡查"),
            ("公园（广场）", "公园"),
            ("A级景区", "A级"),
            ("AB级", "A级"),
            ("风险A", "风险B"),
            ("A", "A级"),
        ];
        other.iter().for_each(|(a, b)| assert_ne!(subject(a), subject(b), "{a}"));
    }

    #[test]
    fn a_name_in_brackets_is_no_list_and_tells_nothing_more() {
        assert_eq!(in_brackets("信用风险低（A类）"), Some(("信用风险低", "A类")));
        for other in ["高层建筑（含住宅）", "公园（广场、绿地）", "学校", "（A类）", "高风险（A）", "A类（高风险）企业"]
        {
            assert_eq!(in_brackets(other), None, "{other}");
        }
    }
}
