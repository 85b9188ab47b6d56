//! Two texts that say the same term: what makes no difference between them taken off.

use super::super::amount::bodies;
use super::super::numeral;
use super::super::words::{Words, uniform};
use super::territory;

/// The text made uniform, without what makes no difference between two terms: spaces beside Chinese characters,
/// quotation marks, 的 before the last word, a word for all of it.
pub fn plain(text: &str) -> String {
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let chars: Vec<char> = text.trim().chars().map(uniform).filter(|c| !matches!(c, '"' | '\'' | '‘' | '’')).collect();
    let at = |i: usize| chars.get(i).copied();
    let kept = chars.iter().enumerate().filter(|(i, c)| match c {
        ' ' => latin(i.checked_sub(1).and_then(at)) && latin(chars.iter().skip(*i).copied().find(|c| *c != ' ')),
        '的' => *i == 0,
        _ => true,
    });
    let plain: String = kept.map(|(_, c)| *c).collect();
    // An exception may say of itself that it is one.
    let named = plain.strip_suffix('外').and_then(|rest| rest.strip_suffix('除')).filter(|rest| !rest.is_empty());
    let plain = named.unwrap_or(&plain);
    let plain = stripped(plain.trim_end_matches('的'), territory::without);
    territory::whole(plain).unwrap_or_else(|| notation(plain))
}

/// Short forms, numbers and ranges in one notation: 规上企业 is 规模以上企业, 连续两次 is 连续2次, 0至6岁 is 0-6岁, A或者B is B或A.
#[must_use]
pub fn notation(text: &str) -> String {
    let mut said = text.to_owned();
    for (short, long) in SHORT.iter().filter(|(short, _)| text.contains(short)) {
        said = said.replace(short, long);
    }
    if said.contains(is_numeral) {
        said = in_digits(&said);
    }
    said = in_dashes(said);
    if said.contains('或') {
        let mut options: Vec<&str> = said.split('或').map(str::trim).collect();
        if options.iter().all(|option| option.chars().count() > 1) {
            options.sort_unstable();
            return options.join("或");
        }
    }
    said
}

/// Short forms with what they stand for.
const SHORT: &[(&str, &str)] = &[
    ("规上", "规模以上"),
    ("限上", "限额以上"),
    ("周岁", "岁"),
    ("及以上", "以上"),
    ("及以下", "以下"),
    ("工作台账", "台账"),
    ("工作日志", "日志"),
    ("工作总结", "总结"),
    ("居民身份证", "身份证"),
    ("户口本", "户口簿"),
    ("主、次干道", "主次干道"),
    ("主、次干路", "主次干路"),
    ("企、事业单位", "企事业单位"),
    ("中、小学", "中小学"),
    ("个体户", "个体工商户"),
    ("或者", "或"),
    ("Ⅰ级", "1级"),
    ("Ⅱ级", "2级"),
    ("Ⅲ级", "3级"),
    ("Ⅳ级", "4级"),
];

fn is_numeral(c: char) -> bool {
    "一二三四五六七八九十两百千".contains(c)
}

/// Chinese numerals before what they count in digits; 一般 and 第一中学 count nothing.
fn in_digits(text: &str) -> String {
    const COUNTED: &str = "次个名人户家年月日天周份张篇项级类岁米亩公小分元寸吨";
    let words = Words::new(text);
    let mut c = words.start();
    let mut said = String::with_capacity(text.len());
    while let Some(next) = c.peek() {
        let mut at = c;
        let counts = is_numeral(next) && !c.before().is_some_and(is_numeral);
        match if counts { numeral::number(&mut at) } else { Ok(None) } {
            Ok(Some(n)) if at.peek().is_some_and(|unit| COUNTED.contains(unit)) => {
                said.push_str(&n.to_string());
                c = at;
            }
            _ => {
                said.push(next);
                c.next_char();
            }
        }
    }
    said
}

/// Between two figures the same dash for all that may stand there: 0至6岁, 0～6岁.
fn in_dashes(text: String) -> String {
    let dashes: Vec<(usize, char)> = text.char_indices().filter(|(_, c)| matches!(c, '至' | '到' | '~')).collect();
    let is_between = |(at, dash): &(usize, char)| {
        let (before, after) = (text.get(..*at), text.get(at + dash.len_utf8()..));
        before.is_some_and(|text| text.ends_with(|c: char| c.is_ascii_digit()))
            && after.is_some_and(|text| text.starts_with(|c: char| c.is_ascii_digit()))
    };
    let between: Vec<(usize, char)> = dashes.into_iter().filter(is_between).collect();
    let mut said = text;
    for (at, dash) in between.into_iter().rev() {
        said.replace_range(at..at + dash.len_utf8(), "-");
    }
    said
}

/// Words for all of it: with a term they are the term; alone they are everything.
const ALL: &[&str] = &[
    "全部",
    "所有",
    "一切",
    "全体",
    "各类",
    "各种",
    "各式",
    "各级各类",
    "每个",
    "每一个",
    "各个",
    "各",
    "凡",
    "凡是",
    "all",
    "every",
    "each",
    "any",
    "all the",
    "all kinds of",
];

/// Without 全部, 所有, 各类 before it.
pub(super) fn without_all(text: &str) -> &str {
    stripped(text, |_| None)
}

/// Without words for all of it before it, and without what `more` takes off.
fn stripped(text: &str, more: impl Fn(&str) -> Option<&str>) -> &str {
    let mut rest = text;
    loop {
        let cut = ALL.iter().filter_map(|word| {
            let cut = rest.strip_prefix(word)?;
            let latin = word.ends_with(|c: char| c.is_ascii());
            (!latin || cut.starts_with(' ')).then(|| cut.trim_start().trim_start_matches('的'))
        });
        let is_term = |cut: &&str| cut.chars().count() > 1 || bodies().any(|(body, _)| body == *cut);
        match cut.chain(more(rest)).filter(is_term).min_by_key(|cut| cut.len()) {
            Some(cut) => rest = cut,
            None => return rest,
        }
    }
}

/// Whether the text is a word for everything.
#[must_use]
pub fn is_everything(text: &str) -> bool {
    [
        "全部",
        "所有",
        "一切",
        "全体",
        "全覆盖",
        "全部对象",
        "所有对象",
        "不限",
        "all",
        "everything",
        "everyone",
        "全员",
        "全域",
    ]
    .contains(&text)
}
