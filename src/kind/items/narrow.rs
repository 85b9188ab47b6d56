//! Terms that say less than another by their own words, where a set says how far something reaches: a 重点企业 is an 企业,
//! who is over 80 is over 60, a stretch of a road is on that road. Of papers and duties this says nothing: a particular
//! paper may be harder to come by than any.

use super::super::amount::level_of_body;
use super::super::number::Number;
use super::super::numeral;
use super::super::words::Words;
use super::Term;
use super::cover::steps;
use crate::place::codes;
use std::collections::{HashMap, HashSet};

/// The words of a set, to be asked whether a term says less than one of them.
pub(super) struct Wider {
    words: HashSet<String>,
    /// Where a bound is said: the words around it, and how far it reaches.
    bounds: HashMap<String, Number>,
    /// The highest level of bodies that is meant as a whole: 各县.
    level: Option<usize>,
    /// Where a place is said before it: the words behind, and the places.
    places: HashMap<String, Vec<String>>,
}

impl Wider {
    pub(super) fn of(terms: &[Term]) -> Self {
        let mut wider = Self { words: HashSet::new(), bounds: HashMap::new(), level: None, places: HashMap::new() };
        for word in terms.iter().filter(|term| term.path.len() == 1).map(last) {
            if let Some((around, bound, floor)) = bounded(&word) {
                let widest = wider.bounds.entry(around).or_insert(bound);
                *widest = if floor { bound.min(*widest) } else { bound.max(*widest) };
            }
            if let Some((_, inside)) = word.strip_suffix(')').and_then(|word| word.split_once('(')) {
                // 住宿场所（酒店、宾馆）: namely these.
                let members = inside.split('、').filter(|member| member.chars().count() > 1 && inside.contains('、'));
                wider.words.extend(members.map(|member| member.trim_end_matches('等').to_owned()));
            }
            if let Some((place, rest)) = placed(&word) {
                wider.places.entry(rest.to_owned()).or_default().push(place.to_owned());
            }
            wider.level = wider.level.max(body(&word));
            wider.words.insert(word);
        }
        wider
    }

    /// Whether a term says less than one of the set.
    pub(super) fn covers(&self, term: &Term) -> bool {
        let word = last(term);
        let under = self.level.is_some_and(|level| of_level(&word).is_some_and(|own| own < level));
        under || self.words.contains(&word) || self.is_within(&word) || self.narrower(&word)
    }

    /// Whether a term has a bound that the set has further out: 80岁以上老年人 under 60岁以上老年人.
    fn is_within(&self, word: &str) -> bool {
        bounded(word).is_some_and(|(around, own, floor)| {
            self.bounds.get(&around).is_some_and(|bound| if floor { own >= *bound } else { own <= *bound })
        })
    }

    /// Whether what is left without brackets that restrict, a place before it or a word that sorts it, is in the set.
    fn narrower(&self, word: &str) -> bool {
        let placed = placed(word);
        if placed.is_some_and(|(place, rest)| self.has_around(place, rest)) {
            return true;
        }
        if let Some(rest) = unrestricted(word).or(placed.map(|(_, rest)| rest)) {
            return self.words.contains(rest) || self.narrower(rest);
        }
        let heads = word.char_indices().skip(1).map(|(at, _)| (word.get(..at), word.get(at..)));
        heads.into_iter().any(|(sort, head)| {
            let (Some(sort), Some(head)) = (sort, head) else { return false };
            head.chars().nth(1).is_some() && self.words.contains(head) && sorts(sort)
        })
    }

    /// Whether the same is said of a place that this one lies in: 西宁市湟水河 takes in 湟源县湟水河.
    fn has_around(&self, place: &str, rest: &str) -> bool {
        let own = codes(place);
        let lies_in = |around: &String| own.iter().all(|own| codes(around).iter().any(|code| own.starts_with(code)));
        !own.is_empty() && self.places.get(rest).is_some_and(|places| places.iter().any(lies_in))
    }
}

fn last(term: &Term) -> String {
    steps(term).pop().unwrap_or_default()
}

/// Whether a word before another only sorts it: 重点企业 are 企业, 非机动车 are no 机动车, 学校和医院 more than 医院.
fn sorts(word: &str) -> bool {
    const OTHERWISE: &str = "非无不未类准假伪前原除外免禁和及与或、/至到";
    let han = word.chars().all(|c| matches!(c, '\u{3400}'..='\u{9fff}' | '0'..='9' | 'a'..='z' | '"'));
    han && !word.contains(|c| OTHERWISE.contains(c))
}

/// Without brackets that only restrict what stands before them.
fn unrestricted(word: &str) -> Option<&str> {
    let (before, inside) = word.strip_suffix(')')?.split_once('(')?;
    let restricts = ["不含", "不包括", "不包含", "除", "仅限", "限"].iter().any(|word| inside.starts_with(word))
        || inside.ends_with("除外")
        || inside.ends_with('段')
        || inside.contains('、')
        || inside.contains(['至', '-', '~']) && before.ends_with(['路', '街', '道', '河', '线', '巷']);
    restricts.then_some(before)
}

/// The name of a place, or the part of a town, and what follows it.
fn placed(word: &str) -> Option<(&str, &str)> {
    const PARTS: &[&str] = &["城市建成区", "中心城区", "建成区", "主城区", "城区", "县城", "镇区", "农村"];
    let places = word.char_indices().skip(2).map(|(at, _)| at).filter(|at| {
        word.get(..*at).is_some_and(|name| PARTS.contains(&name) || !name.is_ascii() && !codes(name).is_empty())
    });
    let (place, rest) = word.split_at_checked(places.max()?)?;
    let rest = rest.trim_start_matches('的');
    (rest.chars().count() > 1).then_some((place, rest))
}

/// A bound inside a term: the words around it, the figure, and whether it is a floor.
fn bounded(word: &str) -> Option<(String, Number, bool)> {
    let (end, floor) = ["及以上", "以上", "及以下", "以下", "以内"]
        .iter()
        .find_map(|said| word.find(said).map(|at| (at, said.ends_with('上'))))?;
    let before = word.get(..end)?;
    let start = before.char_indices().map(|(at, _)| at).find(|at| {
        let Some(rest) = before.get(*at..) else { return false };
        rest.starts_with(|c: char| c.is_ascii_digit() || "一二三四五六七八九十两百千".contains(c))
    })?;
    let words = Words::new(before.get(start..)?);
    let mut c = words.start();
    let number = numeral::number(&mut c).ok()??;
    let unit = c.text_rest();
    let shape = if floor { "+" } else { "-" };
    let after = word.get(end..)?.trim_start_matches("及").trim_start_matches(['以', '上', '下', '内']);
    let after = after.trim_start_matches('的');
    (!unit.contains(|c: char| c.is_ascii_digit()))
        .then(|| (format!("{}{shape}{unit}{shape}{after}", before.get(..start).unwrap_or_default()), number, floor))
}

/// The level of a body: 乡镇, 街道办事处, 县人民政府.
fn body(word: &str) -> Option<usize> {
    level_of_body(word.strip_suffix("人民政府").or_else(|| word.strip_suffix("政府")).unwrap_or(word))
}

/// The level of a body; offices of one (县直各部门) lie right below it.
fn of_level(word: &str) -> Option<usize> {
    body(word).or_else(|| {
        let (unit, offices) = word.split_at_checked('县'.len_utf8())?;
        let offices = offices.strip_prefix(['直', '级', '属'])?.trim_start_matches('各');
        ["部门", "单位", "机关", "有关部门", "有关单位"]
            .contains(&offices)
            .then(|| level_of_body(unit)?.checked_sub(1))?
    })
}
