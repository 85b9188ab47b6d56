//! Terms that say less than another by their own words, where a set says how far something reaches: a 重点企业 is an 企业,
//! who is over 80 is over 60, a stretch of a road is on that road. Of papers and duties this says nothing: a particular
//! paper may be harder to come by than any.

use super::super::amount::level_of_body;
use super::Term;
use super::bound::{Bounded, Tail, Within};
use super::cover::{joined, steps};
use super::notation::options;
use super::plain::plain;
use super::several::several;
use super::sort::{self, sorts};
use crate::place::codes;
use std::collections::{HashMap, HashSet};

/// The words of a set, to be asked whether a term says less than one of them.
pub(super) struct Wider {
    words: HashSet<String>,
    /// What its terms are said to be examples of: 学校、医院等人员密集场所.
    classes: HashSet<String>,
    /// Terms with figures, by the words around them.
    bounds: HashMap<String, Vec<Bounded>>,
    /// The highest level of bodies that is meant as a whole: 各县.
    level: Option<usize>,
    /// Where a place is said before it: the words behind, and the places.
    places: HashMap<String, Vec<String>>,
}

impl Wider {
    pub(super) fn of(terms: &[Term]) -> Self {
        let mut wider = Self {
            words: HashSet::new(),
            classes: HashSet::new(),
            bounds: HashMap::new(),
            level: None,
            places: HashMap::new(),
        };
        wider.classes.extend(terms.iter().filter_map(class));
        let own = terms.iter().filter(|term| term.path.len() == 1);
        for word in own.flat_map(|term| joined(term).iter().chain([term]).map(last).collect::<Vec<_>>()) {
            if let Some(bounded) = Bounded::of(&word) {
                wider.bounds.entry(bounded.whole().around.to_owned()).or_default().push(bounded);
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
            wider.words.extend(options(&word).into_iter().flatten().map(str::to_owned));
            wider.words.insert(word);
        }
        wider
    }

    /// Whether a term says less than one of the set, or is one of what a term of the set stands for.
    pub(super) fn covers(&self, term: &Term) -> bool {
        let (word, parts) = (last(term), joined(term));
        let ends: Vec<String> = parts.iter().map(last).collect();
        self.classes.contains(&word)
            || !parts.is_empty() && parts.iter().all(|part| self.covers(part))
            || self.in_any_reading(&word)
            || self.stands_for(&word, &ends)
            || class(term).is_some_and(|class| self.stands_for(&class, &[]))
    }

    fn stands_for(&self, word: &str, parts: &[String]) -> bool {
        let under = self.level.is_some_and(|level| of_level(word).is_some_and(|own| own < level));
        // Of 学校或医院 each is meant.
        let each = || options(word).is_some_and(|each| each.iter().all(|option| self.stands_for(option, &[])));
        under || self.says(word) || self.narrower(word, parts) || each()
    }

    /// Whether it stands for a word with brackets in it, whatever these may mean — another name, what else is meant, which of
    /// them —, since it does without them and with them in the place of the word before: 乡镇卫生院(社区卫生服务中心).
    fn in_any_reading(&self, word: &str) -> bool {
        let read = |word: &str| -> Option<bool> {
            let (before, rest) = word.split_once('(')?;
            let (inside, after) = rest.split_once(')')?;
            let member = |own: &str| {
                let own = own.trim();
                [format!("{own}{after}"), format!("{before}{own}{after}")].iter().any(|word| self.stands_for(word, &[]))
            };
            Some(self.stands_for(&format!("{before}{after}"), &[]) && inside.split('、').all(member))
        };
        read(word).unwrap_or_default()
    }

    /// What nothing settles of a term that the set does not stand for, in the words of one that it has: whether a figure reaches
    /// further.
    pub(super) fn unsettled(&self, term: &Term) -> Option<Within> {
        self.figures(&last(term)).filter(|within| matches!(within, Within::Unlike | Within::Unclear))
    }

    /// How the figures of a word stand to those that the set has in the same words, at best.
    fn figures(&self, word: &str) -> Option<Within> {
        if self.bounds.is_empty() { None } else { self.best(Bounded::of(word)?.whole()) }
    }

    fn best(&self, own: Tail<'_>) -> Option<Within> {
        self.bounds.get(own.around)?.iter().map(|wide| own.within(wide.whole())).min()
    }

    /// Whether the set has a word, or has its figures further out: 80岁以上老年人 under 60岁以上老年人.
    fn says(&self, word: &str) -> bool {
        self.words.contains(word) || self.figures(word) == Some(Within::Yes)
    }

    /// Whether what is left without brackets that restrict, a place before it or a word that sorts it, is in the set; `parts` are
    /// the terms that it stands for together.
    fn narrower(&self, word: &str, parts: &[String]) -> bool {
        let placed = placed(word);
        if placed.is_some_and(|(place, rest)| self.has_around(place, rest)) {
            return true;
        }
        let general = unrestricted(word).or(placed.map(|(_, rest)| rest));
        if general.is_some_and(|rest| self.says(rest) || self.narrower(rest, parts)) {
            return true;
        }
        let figures = Bounded::of(word).map(|own| own.without_each(word)).unwrap_or_default();
        let mut wider = figures.into_iter().chain(sort::without_each(word));
        self.is_sorted(word, parts) || wider.any(|wider| self.says(&wider) || self.is_sorted(&wider, parts))
    }

    /// Whether a word ends in one of the set that what stands before it only sorts: in 大中型水库, 大 does not sort 中型水库.
    fn is_sorted(&self, word: &str, parts: &[String]) -> bool {
        let figures = Bounded::of(word);
        let (divides, beyond) = (
            |at| figures.as_ref().is_some_and(|figures| figures.divides(at)),
            |at| figures.as_ref().and_then(|figures| self.best(figures.from(at)?)) == Some(Within::Yes),
        );
        word.char_indices().enumerate().skip(1).any(|(i, (at, _))| {
            let (Some(sort), Some(head)) = (word.get(..at), word.get(at..)) else { return false };
            let is_word = !divides(i) && (head.chars().nth(1).is_some() || sort::sorts_a_letter(sort, head));
            // 中小微企业 are 小微企业 and more.
            let is_part = || {
                let own = several(head);
                let among = |own: &String| parts.iter().any(|part| part.ends_with(own.as_str()));
                !parts.is_empty() && (among(&head.to_owned()) || !own.is_empty() && own.iter().all(among))
            };
            is_word && (self.words.contains(head) || beyond(i)) && sorts(sort, head) && !is_part()
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

/// What a term is an example of.
fn class(term: &Term) -> Option<String> {
    term.class.as_deref().map(plain)
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

/// The level of a body: 乡镇, 街道办事处, 县政府.
fn body(word: &str) -> Option<usize> {
    level_of_body(word.strip_suffix("政府").unwrap_or(word))
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
