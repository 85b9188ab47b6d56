//! Reads what an amount is counted for: 每乡镇, 每名干部, 人均, 每天, per township per month, /亩.

use super::super::force::Phrase;
use super::super::number::Number;
use super::super::words::Cursor;
use super::{Count, lexicon, per, scan, unit};

/// Takes a body or a period if one stands here.
pub(super) fn each(phrase: &mut Phrase<'_>, count: &mut Count, after_figure: bool) -> bool {
    let mut p = *phrase;
    let done = standing(&mut p.c, count) || marked(&mut p, count) || after_figure && slash(&mut p, count);
    if done {
        *phrase = p;
    }
    done
}

/// Whether a second average stands here, which the first does not settle: 日均 after 每月.
pub(super) fn is_average(c: Cursor<'_>) -> bool {
    let words = per::EACH.iter().map(|(word, _)| word).chain(per::STANDING.iter().map(|(word, _)| word));
    words.into_iter().any(|word| word.ends_with('均') && c.sees(word))
}

fn standing(c: &mut Cursor<'_>, count: &mut Count) -> bool {
    let mut at = *c;
    if let Some(body) = at.eat_one_of(per::EACH) {
        *c = at;
        return put_body(count, body);
    }
    if let Some(period) = at.eat_one_of(per::STANDING) {
        *c = at;
        return put_period(count, period);
    }
    false
}

/// 每 and what follows it.
fn marked(p: &mut Phrase<'_>, count: &mut Count) -> bool {
    p.c.eat("平均");
    let start = p.c;
    if p.c.eat_any(&["每", "per", "each", "every", "for each", "for every", "in each", "in every"]).is_some() {
        if let Some(period) = longest(p.c, per::PERIODS.iter().copied()) {
            // 每月 and 每周; 每天; not 每周边乡镇.
            p.c = period.1;
            return put_period(count, period.0);
        }
        let body = body(p);
        namely(&mut p.c);
        return body.is_some_and(|body| put_body(count, &body));
    }
    // 各乡镇, 各村: only bodies that are known.
    p.c = start;
    if p.c.eat("各")
        && let Some((body, at)) = longest(p.c, per::bodies())
    {
        p.c = at;
        namely(&mut p.c);
        return put_body(count, body);
    }
    false
}

/// Passes over brackets with the names of bodies: 各部门(公安、应急、消防).
fn namely(c: &mut Cursor<'_>) {
    /// What could say which or how many of them.
    const NEVER: &str = "一二三四五六七八九十百千万两半前后除不";
    let mut at = *c;
    let mut listed = false;
    if !at.eat("(") {
        return;
    }
    while let Some(next) = at.next_char() {
        match next {
            ')' if listed => {
                *c = at;
                return;
            }
            '、' => listed = true,
            next if scan::is_han(next) && !NEVER.contains(next) => {}
            _ => return,
        }
    }
}

/// Takes the name of a body after 每: a known one, one with a measure word before it, so many of them (每10户), or the
/// plain words up to a verb.
pub(in crate::kind) fn body(p: &mut Phrase<'_>) -> Option<String> {
    let mut number = p.c;
    match per::many(&mut number) {
        // 每一个乡镇, 每1户.
        Some(n) if n == Number::ONE => p.c = number,
        Some(_) => return several(p),
        None => {}
    }
    if let Some((body, at)) = longest(p.c, per::bodies()).filter(|(_, at)| ends_there(*at)) {
        p.c = at;
        return Some(body.to_owned());
    }
    let measure = longest(p.c, unit::measures().map(|m| (m, m)));
    if let Some((_, at)) = measure {
        p.c = at;
        if let Some((body, at)) = longest(at, per::bodies()).filter(|(_, at)| ends_there(*at)) {
            p.c = at;
            return Some(body.to_owned());
        }
    }
    plain(p).or_else(|| measure.map(|(m, _)| m.to_owned()))
}

/// 每万人, 每10户, 每50名学生: the number belongs to the body.
fn several(p: &mut Phrase<'_>) -> Option<String> {
    let mut start = p.c;
    start.skip_spaces();
    let mut number = start;
    per::many(&mut number)?;
    // 每千常住人口.
    let people = ["常住人口", "户籍人口"].map(|people| (people, people));
    let (word, at) = longest(number, unit::spellings().chain(people))?;
    let counted = at.text_since(number);
    p.c = at;
    p.c.eat("口");
    // 每300户左右.
    if p.c.eat_any(lexicon::ABOUT_AFTER).is_some() {
        p.soften("原则上");
    }
    let said = at.text_since(start).replace(' ', "");
    let is_body = word.ends_with("人口") || per::bodies().any(|(word, _)| word == counted);
    let noun = if is_body { None } else { plain(p) };
    Some(noun.map_or(said.clone(), |noun| said + &noun))
}

/// The plain words that name a body, up to the verb that says what it does.
fn plain(p: &mut Phrase<'_>) -> Option<String> {
    let begin = p.c;
    let end = scan::run(p);
    let run = end.text_since(begin).replace(' ', "");
    let noun = scan::first_verb(&run).and_then(|at| run.get(..at)).unwrap_or(&run);
    let noun = noun.split('的').next().unwrap_or_default();
    // 每百名学生配1名, 每台配2名; but 每名人选.
    let acts = |noun: &&str| {
        !["人选", "城建", "党建", "基建", "违建", "在建", "新建"].iter().any(|word| noun.ends_with(word))
            && scan::leads_to_figure(p.at(end))
    };
    let noun =
        Some(noun).filter(acts).and_then(|noun| noun.strip_suffix(['配', '设', '派', '选', '建'])).unwrap_or(noun);
    for _ in noun.chars() {
        p.c.skip_spaces();
        p.c.next_char();
    }
    (!noun.is_empty()).then(|| noun.to_owned())
}

/// Whether the name of a body ends here: 每村干部 is no 村, 每网格员 no 网格.
fn ends_there(at: Cursor<'_>) -> bool {
    let longer = [
        "干部", "书记", "主任", "委", "民", "场", "域", "长", "级", "医", "小", "属", "直", "内", "管", "职工", "员",
        "学生", "教师", "负责", "法人", "均", "代表", "居", "办", "组", "界", "辖",
    ];
    at.peek() == Some(' ') || !longer.iter().any(|word| at.sees(word))
}

/// 一户一档, 一村一策: the body, and where the thing begins.
pub(super) fn one_for_each<'w>(p: &Phrase<'w>) -> Option<(String, Cursor<'w>)> {
    let mut at = p.c;
    at.eat("一").then_some(())?;
    let (body, mut at) = longest(at, per::bodies())?;
    at.eat("一").then_some(())?;
    at.peek().is_some_and(scan::is_han).then(|| (body.to_owned(), at))
}

/// `/亩`, `/人·年`, `/千人`, `/month` after a figure.
fn slash(p: &mut Phrase<'_>, count: &mut Count) -> bool {
    if !(p.c.eat("/") || p.c.eat("·")) {
        return false;
    }
    if let Some((period, at)) = longest(p.c, per::PERIODS.iter().copied()) {
        p.c = at;
        return put_period(count, period);
    }
    let body = longest(p.c, per::bodies()).or_else(|| longest(p.c, unit::spellings()));
    if let Some((body, at)) = body {
        p.c = at;
        return put_body(count, body);
    }
    several(p).is_some_and(|body| put_body(count, &body))
}

fn longest<'w, T>(c: Cursor<'w>, table: impl Iterator<Item = (&'static str, T)>) -> Option<(T, Cursor<'w>)> {
    let mut best: Option<(T, Cursor<'w>)> = None;
    for (word, meaning) in table {
        let mut at = c;
        if at.eat(word) && best.as_ref().is_none_or(|(_, b)| at.reach() > b.reach()) {
            best = Some((meaning, at));
        }
    }
    best
}

fn put_body(count: &mut Count, body: &str) -> bool {
    let free = count.per.is_none();
    count.per.get_or_insert_with(|| body.to_owned());
    free
}

fn put_period(count: &mut Count, period: super::Period) -> bool {
    let free = count.period.is_none() || count.period == Some(period);
    count.period.get_or_insert(period);
    free
}
