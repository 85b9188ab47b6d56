//! Figures of an amount, and words that stand for one: 全覆盖, 零增长.

use super::Draft;
use crate::fault::Code;
use crate::kind::Bare;
use crate::kind::amount::figure::{self, Figure, Figures};
use crate::kind::amount::lexicon::{self, Mode};
use crate::kind::amount::{Course, scan, unit};
use crate::kind::force::Phrase;
use crate::kind::misread::Misread;
use crate::kind::number::Number;
use crate::kind::numeral;
use crate::kind::order::End;
use crate::kind::words::Cursor;

impl<'w> Draft<'w> {
    /// 全覆盖, 应检尽检: all of it, which is 100 %.
    pub(super) fn all_of_it(&mut self, phrase: &mut Phrase<'w>) -> Result<bool, Misread> {
        let start = phrase.c;
        let mut at = start;
        let duly = |at: &mut Cursor<'w>| {
            at.skip_spaces();
            let (a, b, c, d) = (at.next_char(), at.next_char(), at.next_char(), at.next_char());
            a == Some('应') && c == Some('尽') && b == d
        };
        if at.eat_any(lexicon::ALL).is_none() {
            at = start;
            if !duly(&mut at) {
                return Ok(false);
            }
        }
        // 全部必须 speaks of force and not of how many.
        let mut forced = *phrase;
        if forced.eat_force() && forced.c.reach() > at.reach() {
            *phrase = forced;
            return Ok(true);
        }
        if figure::here(at) {
            // 全部5个: the figure says how many all are.
            phrase.c = at;
            return Ok(true);
        }
        phrase.c = at;
        if self.ends.any() {
            // 100%全覆盖.
            return Ok(true);
        }
        self.put(figure::ALL, phrase, start)?;
        Ok(true)
    }

    /// 零增长, 零投诉: none of it.
    pub(super) fn zero(&mut self, phrase: &mut Phrase<'w>) -> Result<bool, Misread> {
        let start = phrase.c;
        let mut at = start;
        if !(at.eat("零") || at.eat("zero")) || at.peek().is_none_or(|next| !scan::is_han(next)) && !at.sees("growth")
        {
            return Ok(false);
        }
        let none = |unit| Figure { at: Number::ZERO, unit, scale: None };
        if at.eat("增长") || at.eat("growth") {
            self.count.course = Some(Course::Up);
            phrase.c = at;
            self.ends.set(End::Ceiling, none(Some("%")), false, start, at)?;
            return Ok(true);
        }
        let mut number = start;
        let unitless = matches!(figure::figures(&mut number, false), Ok(Some(Figures::One(Figure { unit: None, at, .. }))) if at == Number::ZERO);
        let run = scan::run(&phrase.at(at));
        if !unitless || scan::noun(&run.text_since(at)).is_empty() {
            return Ok(false);
        }
        phrase.c = at;
        self.ends.set(End::Ceiling, none(None), false, start, at)?;
        Ok(true)
    }

    /// 过半数, 翻一番: words that are a figure with its bound or way.
    pub(super) fn word_for_figure(&mut self, phrase: &mut Phrase<'w>) -> Result<bool, Misread> {
        const DOUBLED: &[(&str, i64)] = &[
            ("翻番", 100),
            ("翻一番", 100),
            ("翻1番", 100),
            ("翻倍", 100),
            ("翻一倍", 100),
            ("翻两番", 300),
            ("翻2番", 300),
        ];
        let start = phrase.c;
        let mut at = start;
        let percent = |n| Figure { at: Number::whole(n), unit: Some("%"), scale: None };
        if at.eat_any(&["过半数", "过半", "超半数", "超过半数", "超过一半"]).is_some()
            && at.peek().is_none_or(|next| !"年月天日小个".contains(next))
        {
            phrase.c = at;
            self.mode = None;
            self.ends.set(End::Floor, percent(50), true, start, at)?;
            return Ok(true);
        }
        if at.eat_any(lexicon::CLEARED).is_some() {
            phrase.c = at;
            let none = Figure { at: Number::ZERO, unit: None, scale: None };
            self.ends.set(End::Ceiling, none, false, start, at)?;
            return Ok(true);
        }
        if let Some(n) = at.eat_one_of(DOUBLED) {
            self.count.course = Some(Course::Up);
            phrase.c = at;
            self.put(percent(n), phrase, start)?;
            return Ok(true);
        }
        if at.eat_any(&["减半", "砍半"]).is_some() {
            self.count.course = Some(Course::Down);
            phrase.c = at;
            self.put(percent(50), phrase, start)?;
            return Ok(true);
        }
        Ok(false)
    }

    /// 十抽一, 每10户抽1户, one in ten: a share.
    pub(super) fn one_in(&mut self, phrase: &mut Phrase<'w>) -> Result<bool, Misread> {
        let start = phrase.c;
        let mut at = start;
        at.eat_any(&["每", "按", "按照"]);
        if self.ends.any() {
            return Ok(false);
        }
        let Ok(Some(first)) = numeral::number(&mut at) else { return Ok(false) };
        let latin = at.eat_any(&["in", "out of"]).is_some();
        if !latin {
            at.eat_any(unit::counting());
        }
        if !latin && at.eat_any(&["抽查", "抽检", "抽取", "抽", "选"]).is_none() {
            return Ok(false);
        }
        at.eat_any(&["不少于", "至少", "不低于"]);
        let Ok(Some(second)) = numeral::number(&mut at) else { return Ok(false) };
        at.eat_any(unit::counting());
        at.eat_any(&["的比例", "比例"]);
        let (whole, part) = if latin { (second, first) } else { (first, second) };
        let share = part
            .times(Number::whole(100))
            .and_then(|n| n.over(whole))
            .filter(|_| part <= whole && (!latin || whole <= Number::whole(1000)));
        let Some(share) = share else { return Ok(false) };
        phrase.c = at;
        self.put(Figure { at: share, unit: Some("%"), scale: None }, phrase, start)?;
        Ok(true)
    }

    pub(super) fn figure(&mut self, phrase: &mut Phrase<'w>) -> Result<bool, Misread> {
        let start = phrase.c;
        let mut at = start;
        let Some(figures) = figure::figures(&mut at, self.between)? else { return Ok(false) };
        phrase.c = at;
        match figures {
            Figures::One(f) => self.put(f, phrase, start)?,
            Figures::Range(f, c) => {
                let hard = matches!(self.mode, Some(Mode::Exact | Mode::Bound { soft: false, .. }));
                let mut bounded = phrase.c;
                if hard || figure::after(&mut bounded).is_some_and(|end| end == End::Floor) {
                    return Err(Misread::new(Code::NotUnderstood, "left-over", phrase.c.since(start)));
                }
                self.ends.set(End::Floor, f, false, start, phrase.c)?;
                self.ends.set(End::Ceiling, c, false, start, phrase.c)?;
                phrase.c = bounded;
                self.mode = None;
            }
        }
        Ok(true)
    }

    /// 5个村以上: the word of comparison behind what is counted.
    fn after_noun(&mut self, phrase: &mut Phrase<'w>) -> Option<End> {
        let end = scan::run(phrase);
        let run = end.text_since(phrase.c);
        let noun = scan::noun(&run).to_owned();
        let mut at = end;
        figure::inclusion(&mut at);
        let bound = figure::after(&mut at)?;
        let is_free = self.after.is_none()
            && noun.starts_with(scan::is_han)
            && !lexicon::TIME.iter().any(|word| run.contains(word));
        is_free.then(|| {
            (self.after, phrase.c) = (Some(noun), at);
            bound
        })
    }

    /// Sets the end that the words before and after the figure say; without any, what a bare number is here.
    fn put(&mut self, f: Figure, phrase: &mut Phrase<'w>, start: Cursor<'w>) -> Result<(), Misread> {
        let figure_end = phrase.c;
        let mut strict = figure::inclusion(&mut phrase.c).unwrap_or_default();
        let word = phrase.c;
        let after = figure::after(&mut phrase.c).or_else(|| self.after_noun(phrase));
        strict |= figure::inclusion(&mut phrase.c).unwrap_or_default();
        let refused = |at: Cursor<'w>| Misread::new(Code::NotUnderstood, "left-over", at.since(word));
        let (floor, ceiling) = match (self.mode.take(), after) {
            (Some(Mode::Exact), None) => (true, true),
            (Some(Mode::Exact), Some(_)) => return Err(refused(phrase.c)),
            (None | Some(Mode::Bound { soft: true, .. }), Some(end)) => (end == End::Floor, end == End::Ceiling),
            (Some(Mode::Bound { end, strict: s, .. }), after) => {
                if after.is_some_and(|after| after != end) {
                    return Err(refused(phrase.c));
                }
                strict |= s;
                (end == End::Floor, end == End::Ceiling)
            }
            // A floor of nothing asks nothing: 零 alone is just that.
            (None, None) if f.at == Number::ZERO => (true, true),
            // 压减30% under a ceiling: what is cut is at least that much.
            (None, None) if self.count.course == Some(Course::Down) && phrase.reader.bare == Bare::Ceiling => {
                (true, false)
            }
            (None, None) => match (self.target, phrase.reader.bare) {
                (Some(Course::Up), _) | (None, Bare::Floor) => (true, false),
                (Some(Course::Down), _) | (None, Bare::Ceiling) => (false, true),
                (None, Bare::Exact) => (true, true),
            },
        };
        for (end, _) in [(End::Floor, floor), (End::Ceiling, ceiling)].iter().filter(|(_, set)| *set) {
            self.ends.set(*end, f, strict, start, figure_end)?;
        }
        self.ends.until(phrase.c);
        Ok(())
    }
}
