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
    let mut terms = Vec::new();
    let parts = split::terms(text);
    let last = parts.len();
    for (i, part) in parts.into_iter().enumerate() {
        let own = text.get(part.clone()).unwrap_or_default();
        let own = if i + 1 == last { without_more(own, last > 1) } else { own };
        if own.trim().is_empty() {
            continue;
        }
        let at = rest.start + part.start;
        let term = term(own, phrase.reader).map_err(|mut misread| {
            misread.at = at + misread.at.start..at + misread.at.end;
            misread
        })?;
        terms.push(Term { at: at + term.at.start..at + term.at.end, ..term });
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
    let path = said.split(['/', '／', '>', '＞']).map(str::trim).filter(|step| !step.is_empty());
    let mut path: Vec<String> = path.map(str::to_owned).collect();
    // 扣2分 is 扣分, of which there are two.
    if let Some(last) = path.last_mut().filter(|last| count.is_some() && last.ends_with(['扣', '减'])) {
        last.push('分');
    }
    let named = path.iter().any(|step| step.chars().any(char::is_alphanumeric));
    if !named {
        return Err(Misread::new(Code::NotUnderstood, "value", 0..text.len()));
    }
    let rung = reader.ladder.and_then(|ladder| rung(ladder, path.last().map_or(said, String::as_str)));
    Ok(Term { path, count, rate: None, rung, at: 0..text.len() })
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

/// The last member without 等 and a general word after it: 住宿等行业 is 住宿.
fn without_more(text: &str, listed: bool) -> &str {
    for word in AND_SO_ON {
        let Some(at) = text.rfind(word) else { continue };
        let (before, after) = (text.get(..at).unwrap_or_default(), text.get(at + word.len()..).unwrap_or_default());
        let inside = ["级", "候", "待", "值", "价", "同", "次", "于", "保", "额"].iter().any(|w| after.starts_with(w))
            || before.ends_with(['高', '同', '平', '中', '初', '一', '二', '三', '特', '优', '上', '下']);
        let latin = word.is_ascii();
        let (said, more) = (before.trim().chars().count(), after.trim().chars().count());
        // 煤、油等 ends in it, but 头等舱 is a word of its own.
        let ends =
            if said > 1 { more == 0 || listed && more <= 12 && !latin } else { more == 0 && (listed || said == 0) };
        if ends && !inside {
            return before.trim_end();
        }
    }
    text
}
