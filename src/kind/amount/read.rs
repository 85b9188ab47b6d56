//! Reads amounts. One part after another is taken up, in whatever order it stands; what no part knows is refused.

use super::super::Bare;
use super::super::force::Phrase;
use super::super::misread::Misread;
use super::super::number::Number;
use super::super::numeral;
use super::super::order::End;
use super::bounds::Ends;
use super::figure::{self, Figure, Figures};
use super::lexicon::{self, Mode};
use super::{Amount, Base, Count, Course, base, each, scan, unit};
use crate::fault::Code;

/// Reads one amount, or several of which any will do.
///
/// # Errors
/// The part that was not understood.
pub fn read(phrase: &mut Phrase<'_>) -> Result<Amount, Misread> {
    let first = Draft::read(phrase)?;
    let mut or = Vec::new();
    while phrase.c.eat_any(&["或者", "或", ",或者", ",或", "、或者", "or", ",or", ", or"]).is_some() {
        or.push(Draft::read(phrase)?);
    }
    while phrase.c.eat_any(&[".", ";", ",", "、"]).is_some() {}
    if phrase.c.at_end() {
        return Ok(Amount { first, or });
    }
    Err(Misread::new(Code::NotUnderstood, "left-over", phrase.c.rest()))
}

/// A count while it is read.
struct Draft<'w> {
    count: Count,
    ends: Ends<'w>,
    mode: Option<Mode>,
    /// The way to a level that is to be reached: 降至5%.
    target: Option<Course>,
    between: bool,
    before: Option<String>,
    after: Option<String>,
}

impl<'w> Draft<'w> {
    fn read(phrase: &mut Phrase<'w>) -> Result<Count, Misread> {
        let mut draft = Self {
            count: Count::default(),
            ends: Ends::NONE,
            mode: None,
            target: None,
            between: false,
            before: None,
            after: None,
        };
        while !phrase.c.at_end() {
            if draft.ends.any() && draft.mode.is_none() && Self::other_follows(phrase) {
                break;
            }
            if !draft.part(phrase)? {
                break;
            }
        }
        if !draft.ends.any() && !phrase.c.at_end() {
            return Err(Misread::new(Code::NotUnderstood, "value", phrase.c.rest()));
        }
        if draft.mode.is_some() {
            return Err(Misread::new(Code::NotUnderstood, "no-number", phrase.c.rest()));
        }
        draft.ends.finish(&mut draft.count)?;
        // 违法所得一倍以上三倍以下的罚款: what stands before multiples is what they are multiples of.
        let share = draft.count.unit.as_deref().is_some_and(|u| unit::sort(u) == unit::Sort::Share);
        let multiple = draft.count.unit.as_deref() == Some("倍") || draft.after.is_some();
        if share && multiple && draft.count.base.is_none() && draft.count.course.is_none() {
            draft.count.base = draft.before.take().map(|text| Base { text, whole: true });
        }
        draft.count.of = draft.after.or(draft.before);
        Ok(draft.count)
    }

    fn other_follows(phrase: &Phrase<'w>) -> bool {
        ["或", ",或", "、或", "or", ",or"].iter().any(|word| phrase.c.sees(word))
    }

    /// Takes up one part.
    fn part(&mut self, phrase: &mut Phrase<'w>) -> Result<bool, Misread> {
        let start = phrase.c;
        if phrase.c.eat_any(lexicon::VAGUE).is_some() {
            return Err(Misread::new(Code::Vague, "amount", phrase.c.since(start)));
        }
        if self.all_of_it(phrase)? || self.noted(phrase) || self.force(phrase) {
            return Ok(true);
        }
        if self.zero(phrase)? || self.figure(phrase)? || self.word(phrase) {
            return Ok(true);
        }
        self.noun(phrase)
    }

    /// Marks that come before the figure: bases, bodies, comparison, change.
    fn noted(&mut self, phrase: &mut Phrase<'w>) -> bool {
        if self.count.base.is_none()
            && let Some(base) = base::base(&mut phrase.c)
        {
            self.count.base = Some(base);
            return true;
        }
        if each::each(phrase, &mut self.count, self.ends.any()) {
            return true;
        }
        let mut at = phrase.c;
        if let Some(mode) = scan::mode(&mut at)
            && self.may_follow(mode)
        {
            self.mode = Some(mode);
            phrase.c = at;
            return true;
        }
        if !self.ends.any() && self.count.course.is_none() && self.target.is_none() {
            let mut at = phrase.c;
            if let Some((course, target)) = at.eat_one_of(lexicon::COURSE) {
                if target {
                    self.target = Some(course);
                } else {
                    self.count.course = Some(course);
                }
                at.eat_any(&["了", "幅度", "率"]);
                phrase.c = at;
                return true;
            }
        }
        let mut at = phrase.c;
        if let Some(word) = at.eat_any(&["between", "介于", "从", "自"])
            && (word.chars().count() > 1 || figure::here(at))
        {
            phrase.c = at;
            self.between = true;
            return true;
        }
        if phrase.c.eat_any(lexicon::ABOUT_BEFORE).is_some()
            || self.ends.any() && phrase.c.eat_any(lexicon::ABOUT_AFTER).is_some()
        {
            self.count.about = true;
            phrase.soften("原则上");
            return true;
        }
        false
    }

    /// A second word of comparison may only sharpen a first one that is soft or of the same end: 最高不超过.
    fn may_follow(&self, mode: Mode) -> bool {
        match (self.mode, mode) {
            (None | Some(Mode::Bound { soft: true, .. }), _) | (_, Mode::Bound { soft: true, .. }) => true,
            (Some(Mode::Bound { end: a, .. }), Mode::Bound { end: b, .. }) => a == b,
            _ => false,
        }
    }

    fn force(&self, phrase: &mut Phrase<'w>) -> bool {
        let mut verb = phrase.c;
        if verb.eat_any(lexicon::VERBS_OF_FORCE).is_some() && figure::here(verb) {
            phrase.c = verb;
            return true;
        }
        phrase.eat_force()
    }

    /// 全覆盖, 应检尽检: all of it, which is 100 %.
    fn all_of_it(&mut self, phrase: &mut Phrase<'w>) -> Result<bool, Misread> {
        let start = phrase.c;
        let mut at = start;
        let duly = |at: &mut super::super::words::Cursor<'w>| {
            at.skip_spaces();
            let (a, b, c, d) = (at.next_char(), at.next_char(), at.next_char(), at.next_char());
            a == Some('应') && c == Some('尽') && b.is_some() && b == d
        };
        if at.eat_any(lexicon::ALL).is_none() {
            at = start;
            if !duly(&mut at) {
                return Ok(false);
            }
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
        let all = Figure { at: Number::whole(100), unit: Some("%"), scale: None };
        self.put(all, phrase, start)?;
        Ok(true)
    }

    /// 零增长, 零投诉: none of it.
    fn zero(&mut self, phrase: &mut Phrase<'w>) -> Result<bool, Misread> {
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
        let mut after = *phrase;
        after.c = at;
        let run = scan::run(&after);
        if !unitless || scan::noun(&run.text_since(at)).is_empty() {
            return Ok(false);
        }
        phrase.c = at;
        self.ends.set(End::Ceiling, none(None), false, start, at)?;
        Ok(true)
    }

    fn figure(&mut self, phrase: &mut Phrase<'w>) -> Result<bool, Misread> {
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

    /// Sets the end that the words before and after the figure say; without any, what a bare number is here.
    fn put(
        &mut self,
        f: Figure,
        phrase: &mut Phrase<'w>,
        start: super::super::words::Cursor<'w>,
    ) -> Result<(), Misread> {
        let figure_end = phrase.c;
        let mut strict = figure::inclusion(&mut phrase.c).unwrap_or_default();
        let word = phrase.c;
        let after = figure::after(&mut phrase.c);
        strict |= figure::inclusion(&mut phrase.c).unwrap_or_default();
        let refused =
            |at: super::super::words::Cursor<'w>| Misread::new(Code::NotUnderstood, "left-over", at.since(word));
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

    /// Words and signs that say nothing here.
    fn word(&mut self, phrase: &mut Phrase<'w>) -> bool {
        let signs: &[&str] = if self.ends.any() { &[",", "、", "至", "到", "-", "~", "and"] } else { &[",", ":"] };
        let mut at = phrase.c;
        if at.eat_any(signs).is_some() && !at.at_end() {
            phrase.c = at;
            return true;
        }
        let latin = {
            let mut at = phrase.c;
            at.skip_spaces();
            at.peek().is_some_and(|c| c.is_ascii_alphabetic())
        };
        if latin
            && phrase.c.eat_any(lexicon::ENGLISH).is_some_and(|word| {
                self.between |= word == "between";
                true
            })
        {
            return true;
        }
        false
    }

    /// A noun, or verbs around it.
    fn noun(&mut self, phrase: &mut Phrase<'w>) -> Result<bool, Misread> {
        let start = phrase.c;
        let end = scan::run(phrase);
        let run = start.words().original(end.since(start)).replace([' ', '\u{3000}'], "");
        if run.is_empty() || self.mode.is_some_and(|m| matches!(m, Mode::Exact)) {
            return Ok(false);
        }
        let elsewhere =
            || Misread::new(Code::NotUnderstood, "other-dimension", end.since(start)).with("dimension", "deadline");
        if lexicon::TIME.iter().any(|word| run.contains(word)) {
            return Err(elsewhere());
        }
        let first = run.chars().next();
        let last = run.chars().next_back();
        let ordinal = |c: Option<char>| c.is_some_and(|c| "第前后近末".contains(c));
        if self.ends.any()
            && first
                .is_some_and(|c| "前后内外起底末多余来月日号年时点周季半第番".contains(c) && !run.starts_with("日常"))
        {
            return Ok(false);
        }
        if ordinal(last) && figure::here(end) {
            return Ok(false);
        }
        phrase.c = end;
        let mut then = end;
        scan::mode(&mut then);
        let share = matches!(numeral::share(&mut then), Ok(Some(_)));
        if share
            && (run.ends_with('的') || run.starts_with('占') && run.chars().count() > 2)
            && !self.ends.any()
            && self.count.base.is_none()
        {
            let whole = run.trim_end_matches('的');
            let whole = whole.strip_prefix('占').unwrap_or(whole);
            let whole = scan::noun(whole);
            if !whole.is_empty() {
                self.count.base = Some(Base { text: whole.to_owned(), whole: true });
            }
            return Ok(true);
        }
        let noun = scan::noun(&run);
        if noun.is_empty() {
            return Ok(true);
        }
        let slot = if self.ends.any() { &mut self.after } else { &mut self.before };
        if slot.is_some() {
            phrase.c = start;
            return Ok(false);
        }
        *slot = Some(noun.to_owned());
        Ok(true)
    }
}
