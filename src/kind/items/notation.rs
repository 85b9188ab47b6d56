//! One notation for what is written in several: short forms, numerals, ranges, grades of stars.

use super::super::amount::level_of_body;
use super::super::numeral;
use super::super::words::{Cursor, Words};

/// Short forms and numbers in one notation: 规上企业 is 规模以上企业, 3岁至6岁 is 3-6岁, A或者B is B或A.
#[must_use]
pub fn notation(text: &str) -> String {
    let mut said = text.to_owned();
    for (short, long) in SHORT {
        if said.contains(short) {
            said = said.replace(short, long);
        }
    }
    if said.contains(|c: char| is_numeral(c) || c.is_ascii_digit()) {
        said = in_digits(&said);
    }
    if said.contains("a级") || said.contains("a景区") {
        said = starred(&said);
    }
    if let Some(own) = said.find("(含").and_then(|at| counted_in(&said, at)) {
        said = own;
    }
    if let Some(own) = paper(&said) {
        said = own;
    }
    // 省、市、县三级: how many levels that are goes without saying.
    let level = said.strip_suffix('级').and_then(|own| own.strip_suffix(['2', '3', '4', '5']));
    if let Some(body) = level.filter(|body| level_of_body(body).is_some()) {
        said = body.to_owned();
    }
    // 乡镇政府 is meant where 乡镇 are asked.
    if let Some(body) = said.strip_suffix("政府").filter(|body| level_of_body(body).is_some()) {
        said = body.to_owned();
    }
    if let Some(own) = said.strip_suffix("(含本级)").filter(|own| holds_itself(own)) {
        said = own.to_owned();
    }
    if let Some(mut options) = options(&said) {
        options.sort_unstable();
        return options.join("或");
    }
    said
}

/// What a word in plain notation leaves the choice of: A或B, 煤或油. 或有负债 leaves none.
pub(super) fn options(word: &str) -> Option<Vec<&str>> {
    let options: Vec<&str> = word.split('或').map(str::trim).collect();
    let length = |option: &&str| option.chars().count();
    let words = options.iter().all(|option| length(option) > 1) || options.iter().all(|option| length(option) == 1);
    (options.len() > 1 && words).then_some(options)
}

/// Whether bodies of a level are meant with the level itself: 市直部门, but not 下属单位.
fn holds_itself(word: &str) -> bool {
    let below = ["所属", "下属", "直属", "下级", "下设", "管辖", "所辖"];
    ["部门", "单位", "机关"].iter().any(|body| word.ends_with(body))
        && !below.iter().any(|word_of| word.contains(word_of))
}

/// Short forms with what they stand for, and other spellings with the one that is kept.
const SHORT: &[(&str, &str)] = &[
    ("(含本数)", ""),
    ("(含)", ""),
    ("及以上", "以上"),
    ("及以下", "以下"),
    ("工作台账", "台账"),
    ("工作日志", "日志"),
    ("工作总结", "总结"),
    ("规上", "规模以上"),
    ("限上", "限额以上"),
    ("周岁", "岁"),
    ("主、次干道", "主次干道"),
    ("主、次干路", "主次干路"),
    ("企、事业单位", "企事业单位"),
    ("企业事业单位", "企事业单位"),
    ("中、小学", "中小学"),
    ("初、高中", "初中、高中"),
    ("双随机、一公开", "双随机一公开"),
    ("大、中型", "大中型"),
    ("中、小型", "中小型"),
    ("国、省道", "国省道"),
    ("个体户", "个体工商户"),
    ("危化品", "危险化学品"),
    ("高校", "高等学校"),
    ("高等院校", "高等学校"),
    ("人民政府", "政府"),
    ("居民身份证", "身份证"),
    ("居民户口", "户口"),
    ("户口本", "户口簿"),
    ("证书", "证"),
    ("出租房屋", "出租房"),
    ("出租屋", "出租房"),
    ("直各", "直"),
    ("街道办事处", "街道"),
    ("三甲医院", "三级甲等医院"),
    ("二甲医院", "二级甲等医院"),
    ("或者", "或"),
    ("iii级", "3级"),
    ("ii级", "2级"),
    ("iv级", "4级"),
    ("Ⅰ", "1"),
    ("Ⅱ", "2"),
    ("Ⅲ", "3"),
    ("Ⅳ", "4"),
    ("Ⅴ", "5"),
];

fn is_numeral(c: char) -> bool {
    "一二三四五六七八九十两百千".contains(c)
}

/// Figures in digits, where they count something; ranges of them with one mark and one unit.
fn in_digits(text: &str) -> String {
    let words = Words::new(text);
    let mut c = words.start();
    let mut said = String::with_capacity(text.len());
    while let Some(next) = c.peek() {
        let Some((figure, after)) = figure(c) else {
            said.push(next);
            c.next_char();
            continue;
        };
        said.push_str(&figure);
        c = after;
        if let Some((end, after)) = to(c) {
            said.push('-');
            said.push_str(&end);
            c = after;
        }
    }
    said
}

/// The figure that begins here, and the place after it. 一般 and 第一中学 count nothing; G30 and PM2.5 are names.
fn figure(c: Cursor<'_>) -> Option<(String, Cursor<'_>)> {
    let next = c.peek()?;
    let before = c.before();
    let named = before.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '/' | '第'));
    let digits = next.is_ascii_digit() && !named;
    if !digits && (!is_numeral(next) || before.is_some_and(is_numeral)) {
        return None;
    }
    let mut at = c;
    if at.sees("百分之") {
        return numeral::share(&mut at).ok()?.map(|share| (format!("{share}%"), at));
    }
    let figure = numeral::number(&mut at).ok()??;
    (digits || is_counted(at)).then(|| (figure.to_string(), at))
}

/// Whether what stands here is counted by the numeral before it, or by a range that the numeral begins.
fn is_counted(c: Cursor<'_>) -> bool {
    let mut end = c;
    counted(c).is_some()
        || range_mark(&mut end) && matches!(numeral::number(&mut end), Ok(Some(_))) && counted(end).is_some()
}

fn counted(c: Cursor<'_>) -> Option<char> {
    const COUNTED: &str = "次个名人户家年月日天周份张篇项级类岁米亩公小分元寸吨起例位层栋座台辆";
    c.peek().filter(|unit| COUNTED.contains(*unit))
}

fn range_mark(c: &mut Cursor<'_>) -> bool {
    c.eat_any(&["至", "到", "--", "-", "~"]).is_some()
}

/// The end of a range whose beginning stands before, 3至6岁 or 3岁至6岁, and the place after its figure.
fn to(c: Cursor<'_>) -> Option<(String, Cursor<'_>)> {
    let mut at = c;
    let unit = counted(at);
    if unit.is_some() {
        at.next_char();
    }
    if !range_mark(&mut at) {
        return None;
    }
    let end = numeral::number(&mut at).ok()??;
    unit.is_none_or(|unit| at.peek() == Some(unit)).then(|| (end.to_string(), at))
}

/// AAAA级 and 4A景区 are 4a级; an A级景区 has at least one.
fn starred(text: &str) -> String {
    let mut said = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let after = rest.trim_start_matches('a');
        let stars = rest.len() - after.len();
        let before = said.chars().next_back();
        let (own, graded) = after.strip_prefix('级').map_or((after, false), |own| (own, true));
        let of_sights = own.trim_start_matches("以上").trim_start_matches("旅游").starts_with("景区");
        let counted = before.is_some_and(|c| c.is_ascii_digit());
        let alone = stars > 0 && !before.is_some_and(|c| c.is_ascii_alphabetic());
        if !alone || !(of_sights || graded && stars > 1) {
            said.push(first);
            rest = rest.get(first.len_utf8()..).unwrap_or_default();
            continue;
        }
        if !counted {
            said.push_str(&stars.to_string());
        }
        said.push_str("a级");
        if !counted && stars == 1 && !own.starts_with("以上") {
            said.push_str("以上");
        }
        rest = own;
    }
    said
}

/// Without brackets that say of a bound that it counts itself, which it does anyway: 500元以上(含500元).
fn counted_in(text: &str, at: usize) -> Option<String> {
    let (before, rest) = text.split_at_checked(at)?;
    let (inside, after) = rest.strip_prefix("(含")?.split_once(')')?;
    let bound = ["以上", "以下", "以内", "以前"].iter().any(|word| before.ends_with(word));
    (bound && inside.starts_with(|c: char| c.is_ascii_digit())).then(|| format!("{before}{after}"))
}

/// A paper in its own words: 身份证(复印件) is 身份证复印件, 身份证原件 is 身份证.
fn paper(text: &str) -> Option<String> {
    if let Some(own) = text.strip_suffix("(复印件)") {
        return Some(format!("{own}复印件"));
    }
    let own = ["(原件)", "原件"].iter().find_map(|word| text.strip_suffix(word))?;
    (own.chars().count() > 1 && !own.ends_with(['及', '和', '与', '、', '或'])).then(|| own.to_owned())
}
