//! Reads sets of terms from running text, and single terms.

use super::super::Reader;
use super::super::force::Phrase;
use super::super::grade::Ladder;
use super::super::misread::Misread;
use super::super::words::Words;
use super::{Items, Term, count, plain, split};
use crate::fault::Code;
use std::ops::Range;

/// What says openly that there is none.
const NONE: &[&str] =
    &["无", "没有", "暂无", "无要求", "不涉及", "不作要求", "不要求", "none", "no", "nil", "n/a", "nothing", "[]"];

/// Words of force that can begin no term; 可, 应 and 推荐 can: 可燃气体, 应收账款, 推荐信.
const FORCE: &[&str] = &[
    "原则上",
    "必须",
    "一律",
    "一概",
    "应当",
    "应该",
    "务必",
    "力争",
    "可以",
    "一般应当",
    "原则上应当",
    "must",
    "should",
    "shall",
    "in principle",
];

/// What opens a list and is no part of its first member.
const OPENINGS: &[&str] = &[
    "包括",
    "包含",
    "主要包括",
    "重点包括",
    "具体包括",
    "主要为",
    "具体为",
    "分别为",
    "对象为",
    "范围为",
    "适用于",
    "适用范围为",
    "包括但不限于",
    "including",
    "including but not limited to",
];

/// Words that say of a list what it is of: 重点排查：学校、医院.
const LABELS: &[&str] = &[
    "范围", "对象", "重点", "区域", "场所", "材料", "要求", "内容", "条件", "情形", "部位", "领域", "单位", "措施",
    "地区", "路段", "排查", "检查", "整治", "如下", "下列", "以下",
];

/// What ends a list without naming more: 等, 等行业, etc.
const AND_SO_ON: &[&str] = &["等等", "等", "etc.", "etc", "and so on", "and the like", "and others"];

/// Reads a set of items from running text.
///
/// # Errors
/// Text without a term, a vague count.
pub fn read(phrase: &mut Phrase<'_>) -> Result<Items, Misread> {
    let words = phrase.c.words();
    let all = phrase.c.rest();
    let said = words.original(all.clone()).trim().trim_end_matches(['。', '.']);
    if NONE.iter().any(|none| said.eq_ignore_ascii_case(none)) {
        return Ok(Items::default());
    }
    let mut start = phrase.c;
    start.skip_spaces();
    let mut forced = *phrase;
    if FORCE.iter().any(|word| start.sees(word)) && forced.eat_force() {
        *phrase = forced;
    }
    let mut opened = phrase.c;
    if opened.eat_any(OPENINGS).is_some() {
        opened.eat(":");
        phrase.c = opened;
    }
    let rest = labelled(words, phrase.c.rest());
    let text = words.original(rest.clone());
    let mut terms: Vec<Term> = Vec::new();
    let parts = split::terms(text);
    let last = parts.len();
    let mut alike = 0;
    for (i, part) in parts.into_iter().enumerate() {
        let own = text.get(part.clone()).unwrap_or_default();
        // 学校、医院等人员密集场所，餐饮、住宿等行业: each list with its class.
        let (own, class) = match without_more(own, terms.len() > alike) {
            (_, "") if i + 1 < last => (own, ""),
            (own, more) => (own, more.trim()),
        };
        if own.trim().is_empty() {
            continue;
        }
        let at = rest.start + part.start;
        let term = term(own, phrase.reader).map_err(|mut misread| {
            misread.at = at + misread.at.start..at + misread.at.end;
            misread
        })?;
        terms.push(Term { at: at + term.at.start..at + term.at.end, ..term });
        if !class.is_empty() {
            terms.iter_mut().skip(alike).for_each(|term| term.class = Some(class.to_owned()));
            alike = terms.len();
        }
    }
    if terms.is_empty() {
        return Err(Misread::new(Code::NotUnderstood, "value", all));
    }
    Ok(Items { terms })
}

/// The text without a label before a colon; 台账：每月 is no label, but a term.
fn labelled(words: &Words, rest: Range<usize>) -> Range<usize> {
    let text = words.original(rest.clone());
    let Some((label, list)) = text.split_once(['：', ':']) else { return rest };
    let said = label.trim();
    let is_label = said.chars().count() <= 12 && LABELS.iter().any(|word| said.ends_with(word));
    if is_label && !list.trim().is_empty() { rest.end - list.len()..rest.end } else { rest }
}

/// Reads one element of a list as one term.
///
/// # Errors
/// An empty text, a vague count.
pub fn read_term(text: &str, reader: &Reader<'_>) -> Result<Term, Misread> {
    let from = text.len() - text.trim_start().len();
    let mut term = term(text.trim(), reader)?;
    term.at = from + term.at.start..from + term.at.end;
    Ok(term)
}

/// One term: its path, and the count inside it.
fn term(text: &str, reader: &Reader<'_>) -> Result<Term, Misread> {
    let (own, count) = count::counted(text)?;
    let said = plain::without_all(text.get(own).unwrap_or_default());
    let mut path = path(said);
    // 扣2分 is 扣分, of which there are two.
    if let Some(last) = path.last_mut().filter(|last| count.is_some() && last.ends_with(['扣', '减'])) {
        last.push('分');
    }
    let named = path.iter().any(|step| step.chars().any(char::is_alphanumeric));
    if !named {
        return Err(Misread::new(Code::NotUnderstood, "value", 0..text.len()));
    }
    let rung = reader.ladder.and_then(|ladder| rung(ladder, path.last().map_or(said, String::as_str)));
    Ok(Term { path, count, rung, at: 0..text.len(), ..Term::default() })
}

/// The steps of a path, general to particular: 道路/主干道.
fn path(said: &str) -> Vec<String> {
    let (mut steps, mut from) = (Vec::new(), 0);
    for (at, mark) in said.match_indices(['/', '／', '>', '＞']) {
        let (before, after) = (said.get(from..at).unwrap_or_default(), said.get(at + mark.len()..).unwrap_or_default());
        if !measures(before, mark, after) {
            steps.push(before);
            from = at + mark.len();
        }
    }
    steps.push(said.get(from..).unwrap_or_default());
    steps.into_iter().map(str::trim).filter(|step| !step.is_empty()).map(str::to_owned).collect()
}

/// Whether a mark divides no path, but belongs to a figure: 150微克/立方米, >150.
fn measures(before: &str, mark: &str, after: &str) -> bool {
    const PER: &[&str] = &[
        "立方米",
        "平方米",
        "平方公里",
        "升",
        "吨",
        "千克",
        "公斤",
        "小时",
        "秒",
        "分钟",
        "日",
        "天",
        "年",
        "人",
        "亩",
        "公顷",
        "m³",
        "m3",
        "l",
        "L",
        "h",
        "d",
        "km",
    ];
    match mark {
        ">" | "＞" => after.trim_start_matches('=').starts_with(|c: char| c.is_ascii_digit()),
        _ => {
            let near = before.chars().rev().take(5).any(|c| c.is_ascii_digit());
            near && PER.iter().any(|unit| after.starts_with(unit))
        }
    }
}

/// The rung that a term names or ends in: 予以约谈, 全县通报. What only begins so is something else: 通报表扬.
fn rung(ladder: &Ladder, said: &str) -> Option<usize> {
    let said = plain::plain(said);
    let spellings = ladder.rungs.iter().enumerate().flat_map(|(rank, step)| {
        let own = [&*step.word, &*step.en].into_iter();
        own.chain(step.also.iter().map(String::as_str)).map(move |word| (rank, word))
    });
    let named = spellings.filter(|(_, word)| said == *word || !word.is_ascii() && said.ends_with(word));
    named.max_by_key(|(_, word)| word.len()).map(|(rank, _)| rank)
}

/// A member without 等, and the general word after it: 住宿等行业 is 住宿, one of 行业.
fn without_more(text: &str, listed: bool) -> (&str, &str) {
    for word in AND_SO_ON {
        let Some(at) = text.rfind(word) else { continue };
        let (before, after) = (text.get(..at).unwrap_or_default(), text.get(at + word.len()..).unwrap_or_default());
        let inside = after
            .starts_with(['级', '候', '待', '值', '价', '同', '次', '于', '保', '额', '化', '效', '距', '量'])
            || before.ends_with([
                '高', '同', '平', '中', '初', '一', '二', '三', '特', '优', '上', '下', '甲', '乙', '丙', '均', '对',
            ]);
        let latin = word.is_ascii();
        let (said, more) = (before.trim().chars().count(), after.trim().chars().count());
        // 煤、油等 ends in it, but 头等舱 is a word of its own.
        let ends =
            if said > 1 { more == 0 || listed && more <= 12 && !latin } else { more == 0 && (listed || said == 0) };
        if ends && !inside {
            return (before.trim_end(), after);
        }
    }
    (text, "")
}
