//! Plain nouns and verbs between what is understood: how far a run of them reaches, and what is left when the verbs
//! are taken off. Never passes over a figure, a negation, a word of force or a vague word.

use super::super::force::Phrase;
use super::super::numeral;
use super::super::words::{Cursor, eat_about};
use super::base::base;
use super::figure;
use super::lexicon;
use super::per;

/// Words that hold a figure or a bound and count nothing.
pub(in crate::kind) const NO_FIGURES: &[&str] = &[
    "统一",
    "唯一",
    "安全",
    "健全",
    "合理化",
    "可持续",
    "上下游",
    "充足率",
    "第一书记",
    "三农",
    "五保户",
    "两委",
    "三资",
    "百姓",
    "一线",
    "一般",
    "一体化",
    "一老一小",
    "四好农村路",
    "三产",
    "九小场所",
    "两客一危",
    "千兆",
    "百强",
    "一站式",
    "一件事",
    "三公",
    "零售",
    "最高气温",
    "最低气温",
    "最大风力",
    "零散",
    "零星",
    "零碳",
    "零工",
    "双随机",
    "第三方",
    "百日",
    "一网统管",
    "一案双查",
    "三违",
    "四害",
    "两违",
    "一级",
    "二级",
    "三级",
    "一类",
    "二类",
    "三类",
    "一次性",
    "上一年度",
    "十四五",
    "十五五",
    "三同时",
    "规模以上",
    "限额以上",
    "规上",
    "超市",
    "超限",
    "逾期",
    "达标",
    "零件",
    "最低工资",
    "最低生活保障",
    "最高限价",
    "增加值",
    "零部件",
    "县级以上",
    "乡级以上",
    "科级以上",
];

const NEGATIONS: &str = "不未无非勿免没莫弗禁";

/// Whether a word that holds a figure and counts nothing begins here: 百强企业3家, but 三级以上.
pub(super) fn names(c: Cursor<'_>) -> bool {
    NO_FIGURES.iter().any(|word| {
        let mut at = c;
        at.eat(word) && figure::after(&mut at).is_none()
    })
}

/// Whether `c` is written in Chinese.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3134f}')
}

/// Whether a figure stands here, well or badly formed.
pub(super) fn figure_here(c: Cursor<'_>) -> bool {
    let (mut a, mut b) = (c, c);
    !matches!(numeral::share(&mut a), Ok(None)) || !matches!(numeral::number(&mut b), Ok(None))
}

/// Takes a word of comparison.
pub(super) fn mode(c: &mut Cursor<'_>) -> Option<lexicon::Mode> {
    let (mode, mut at) = turned(*c).or_else(|| {
        let mut at = *c;
        at.eat_one_of(lexicon::BEFORE).map(|mode| (mode, at))
    })?;
    at.eat("为");
    *c = at;
    Some(mode)
}

/// The longest word of comparison that is turned round, and what follows it.
fn turned<'w>(c: Cursor<'w>) -> Option<(lexicon::Mode, Cursor<'w>)> {
    let ate = |c: Cursor<'w>, word: &str| {
        let mut at = c;
        at.eat(word).then_some(at)
    };
    let not = lexicon::NOT.iter().filter_map(|not| ate(c, not));
    let whole = not.flat_map(|at| lexicon::turned().filter_map(move |(word, mode)| Some((mode, ate(at, &word)?))));
    whole.max_by_key(|(_, at)| at.reach())
}

/// A word of comparison and the place after it; one of a single character, or that begins with 限, only where it leads to
/// a figure: 超5件 and 限速30公里/小时, but not 超市 nor 限速牌.
pub(super) fn bound<'w>(phrase: &Phrase<'w>) -> Option<(lexicon::Mode, Cursor<'w>)> {
    let mut from = phrase.c;
    from.skip_spaces();
    let mut at = from;
    let mode = mode(&mut at)?;
    let sure = at.reach() - from.reach() > 1 && from.peek() != Some('限');
    (sure || leads_to_figure(phrase.at(at))).then_some((mode, at))
}

/// Whether what stands here says how much: a figure, perhaps after words of force, comparison or approximation.
pub(super) fn leads_to_figure(mut phrase: Phrase<'_>) -> bool {
    phrase.eat_forces();
    phrase.c.eat_any(&["到", "至", "了", "为", ":"]);
    let mut c = phrase.c;
    figure_here(c) || mode(&mut c).is_some() || eat_about(&mut c, lexicon::ABOUT_BEFORE).is_some() || c.eat("每")
}

/// Whether a word that is understood begins here, so that a run of plain words ends.
fn stops(phrase: &Phrase<'_>) -> bool {
    let c = phrase.c;
    let ate = |words: &[&'static str]| {
        let mut at = c;
        at.eat_any(words).map(|word| (word, at))
    };
    let one = |word: &str| word.chars().count() == 1;
    let mut from = c;
    if from.eat_any(&["由", "从", "自"]).is_some() && figure_here(from) {
        return true;
    }
    if ate(lexicon::CLEARED).is_some()
        || c.sees("每")
        || c.sees("或")
        || c.sees("or")
        || ate(lexicon::ALL).is_some()
        || ate(lexicon::VAGUE).is_some()
        || figure_here(c)
        || bound(phrase).is_some()
    {
        return true;
    }
    for table in [lexicon::ABOUT_BEFORE, lexicon::ABOUT_AFTER] {
        let mut at = c;
        if let Some(word) = eat_about(&mut at, table) {
            return !one(word) || figure_here(at);
        }
    }
    let mut at = c;
    if lexicon::AFTER.iter().any(|(word, _)| !one(word) && c.sees(word)) || base(&mut at).is_some() {
        return true;
    }
    let then = |at| leads_to_figure(phrase.at(at));
    let mut at = c;
    if at.eat_one_of(lexicon::COURSE).is_some() && then(at) {
        return true;
    }
    let mut at = c;
    if at.eat("增收") && figure_here(at) {
        return true;
    }
    let mut at = c;
    if at.eat_one_of(per::EACH).is_some() {
        return true;
    }
    let mut force = *phrase;
    force.eat_force() && (force.c.reach() - c.reach() > 1 || then(force.c))
}

/// The end of short brackets that hold plain words alone, as inside 执业(助理)医师.
fn aside(c: Cursor<'_>) -> Option<Cursor<'_>> {
    let mut at = c;
    at.eat("(").then_some(())?;
    let bound = ["含", "不含", "包括", "不包括", "及", "以", "或"].iter().any(|word| at.sees(word));
    for _ in 0..8 {
        if at.eat(")") {
            return (!bound && at.peek().is_some_and(is_han)).then_some(at);
        }
        at.next_char().filter(|c| is_han(*c) && !NEGATIONS.contains(*c))?;
    }
    None
}

/// The end of the run of plain words that begins here; here itself where there is none.
pub(super) fn run<'w>(phrase: &Phrase<'w>) -> Cursor<'w> {
    let mut p = *phrase;
    p.c.skip_spaces();
    let mut end = p.c;
    loop {
        let mut gap = p.c;
        gap.skip_spaces();
        let Some(next) = gap.peek() else { return end };
        let latin = next.is_ascii_alphabetic();
        if gap.reach() > p.c.reach() && !is_han(next) {
            return end;
        }
        p.c = gap;
        if p.c.eat_any(lexicon::NOT_NEGATIONS).is_some()
            || p.c.eat_any(NO_FIGURES).is_some()
            || p.c.eat_any(&["pm2.5", "pm10", "新增"]).is_some()
        {
            end = p.c;
            continue;
        }
        let plain = is_han(next) || latin || matches!(next, '《' | '》' | '"' | '·');
        // 执业(助理)医师.
        if let Some(after) = aside(p.c).filter(|_| p.c.before().is_some_and(is_han)) {
            p.c = after;
            end = after;
            continue;
        }
        // A figure may not be begun in the middle of a Latin word.
        let inside = latin && p.c.before().is_some_and(|b| b.is_ascii_alphabetic());
        if !plain || NEGATIONS.contains(next) || (!inside && stops(&p)) {
            return end;
        }
        p.c.next_char();
        end = p.c;
    }
}

/// The run without the verbs before and after the noun; empty where nothing else is left.
pub(super) fn noun(run: &str) -> &str {
    let mut noun = run;
    loop {
        noun = noun.trim().trim_matches('的');
        let said = noun.strip_suffix('为').unwrap_or(noun);
        let alone = |words: &[&str]| words.contains(&noun) || words.contains(&said);
        if alone(lexicon::VERBS) || alone(lexicon::SHORT) || alone(lexicon::PLAIN_NOUNS) {
            return "";
        }
        let left = |rest: &&str| rest.chars().count() > 1;
        // 投资额在400万元以上, 面积为500平方米, but 所在 and 行为.
        if let Some(rest) = noun
            .strip_suffix(['在', '为', '是'])
            .filter(|r| left(r) && !r.ends_with(['所', '存', '现', '潜', '行', '作']))
        {
            noun = rest;
            continue;
        }
        // 处违法所得一倍以上罚款, but 处理设施.
        if let Some(rest) =
            noun.strip_prefix('处').filter(|r| left(r) && !r.starts_with(['理', '置', '方', '境', '女', '级', '长']))
        {
            noun = rest;
            continue;
        }
        let before = lexicon::VERBS.iter().filter_map(|v| noun.strip_prefix(v)).filter(left).min_by_key(|r| r.len());
        let cut = before.or_else(|| {
            lexicon::VERBS.iter().filter_map(|v| noun.strip_suffix(v)).filter(left).min_by_key(|r| r.len())
        });
        match cut {
            Some(rest) => noun = rest,
            None => return noun,
        }
    }
}

/// Whether the run is a verb alone, or begins with one: where a body ends and what it does begins.
pub(super) fn first_verb(run: &str) -> Option<usize> {
    run.char_indices().map(|(at, _)| at).find(|at| {
        let rest = run.get(*at..).unwrap_or_default();
        lexicon::VERBS.iter().any(|v| rest.starts_with(v))
    })
}
