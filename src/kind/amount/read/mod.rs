//! Reads amounts. One part after another is taken up, in whatever order it stands; what no part knows is refused.

mod figures;
mod nouns;

use crate::fault::Code;
use crate::kind::amount::bounds::Ends;
use crate::kind::amount::figure;
use crate::kind::amount::graded::{clauses, ends_here};
use crate::kind::amount::lexicon::{self, Mode};
use crate::kind::amount::{Amount, Base, Count, Course, Graded, base, each, scan, unit};
use crate::kind::force::Phrase;
use crate::kind::grade::Ladder;
use crate::kind::misread::Misread;
use crate::kind::words::eat_about;

/// Reads one amount, or several of which any will do.
///
/// # Errors
/// The part that was not understood.
pub fn read(phrase: &mut Phrase<'_>) -> Result<Amount, Misread> {
    let sum = phrase.reader.ladder.and_then(Ladder::grade_of_sums);
    let mut graded = sum.map(|sum| Box::new(Graded { sum, beside: Vec::new(), instead: None }));
    if let Some(graded) = &mut graded {
        clauses(phrase, graded, true);
    }
    let first = Draft::read(phrase)?;
    if let Some(graded) = &mut graded {
        clauses(phrase, graded, false);
    }
    let mut or = Vec::new();
    while phrase.c.eat_any(&["或者", "或", ",或者", ",或", "、或者", "or", ",or", ", or"]).is_some() {
        or.push(Draft::read(phrase)?);
    }
    while phrase.c.eat_any(&[".", ";", ",", "、"]).is_some() {}
    if phrase.c.at_end() {
        return Ok(Amount { first, or, graded });
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
        // 一式三份 is three copies, not one.
        let mut copies = phrase.c;
        if copies.eat("一式") && scan::figure_here(copies) {
            phrase.c = copies;
        }
        // 一户一档: one for each.
        if let Some((body, at)) = each::one_for_each(phrase) {
            draft.count.per = Some(body);
            draft.ends.set(crate::kind::order::End::Floor, figure::ONE, false, phrase.c, at)?;
            phrase.c = at;
        }
        while !phrase.c.at_end() {
            if draft.ends.any() && ends_here(phrase) || !draft.part(phrase)? {
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

    /// Takes up one part.
    fn part(&mut self, phrase: &mut Phrase<'w>) -> Result<bool, Misread> {
        let start = phrase.c;
        if self.is_named(phrase) {
            return self.noun(phrase);
        }
        if phrase.c.eat_any(lexicon::VAGUE).is_some() {
            return Err(Misread::new(Code::Vague, "amount", phrase.c.since(start)));
        }
        if self.one_in(phrase)? || self.all_of_it(phrase)? || self.noted(phrase) || self.force(phrase) {
            return Ok(true);
        }
        if phrase.c.eat("近") && figure::here(phrase.c) {
            return Err(Misread::new(Code::Vague, "amount", phrase.c.since(start)));
        }
        phrase.c = start;
        if self.window(phrase) {
            return Ok(true);
        }
        let figure =
            !scan::names(start) && (self.zero(phrase)? || self.word_for_figure(phrase)? || self.figure(phrase)?);
        Ok(figure || self.word(phrase) || self.noun(phrase)?)
    }

    /// Marks that come before the figure: bases, bodies, comparison, change.
    fn noted(&mut self, phrase: &mut Phrase<'w>) -> bool {
        if self.count.base.is_none()
            && let Some(base) = base::base(&mut phrase.c)
        {
            self.count.base = Some(base);
            return true;
        }
        if self.level(phrase) || each::each(phrase, &mut self.count, self.ends.any()) {
            return true;
        }
        if let Some((mode, at)) = scan::bound(phrase)
            && self.may_follow(mode)
        {
            self.mode = Some(mode);
            phrase.c = at;
            return true;
        }
        if !self.ends.any() {
            // 新增5万亩 counts what is new; 增收 is of income.
            if self.before.is_none() && phrase.c.eat("新增") {
                return true;
            }
            let mut at = phrase.c;
            if at.eat("增收") && figure::here(at) {
                let whose = self.before.take().unwrap_or_default();
                (self.count.course, self.before) = (Some(Course::Up), Some(whose + "收入"));
                phrase.c = at;
                return true;
            }
        }
        // 由80%提高到95% asks for 95%.
        let mut at = phrase.c;
        if self.between
            && self.ends.any()
            && self.target.is_none()
            && let Some((course, true)) = at.eat_one_of(lexicon::COURSE)
        {
            (self.ends, self.target, phrase.c) = (Ends::NONE, Some(course), at);
            return true;
        }
        if !self.ends.any() && self.count.course.is_none() && self.target.is_none() {
            let mut from = phrase.c;
            from.skip_spaces();
            let mut at = from;
            if !at.sees("减半")
                && let Some((course, target)) = at.eat_one_of(lexicon::COURSE)
            {
                let sure = at.reach() - from.reach() > 1;
                at.eat_any(&["了", "幅度", "率"]);
                // 降5%, but 降雨量 and 增值税.
                if sure || scan::leads_to_figure(phrase.at(at)) {
                    if target {
                        self.target = Some(course);
                    } else {
                        self.count.course = Some(course);
                    }
                    phrase.c = at;
                    return true;
                }
            }
        }
        let mut at = phrase.c;
        if let Some(word) = at.eat_any(&["between", "介于", "从", "自", "由"])
            && (word.chars().count() > 1 || figure::here(at))
        {
            phrase.c = at;
            self.between = true;
            return true;
        }
        if eat_about(&mut phrase.c, lexicon::ABOUT_BEFORE).is_some()
            || self.ends.any() && phrase.c.eat_any(lexicon::ABOUT_AFTER).is_some()
        {
            self.count.about = true;
            phrase.soften("原则上");
            return true;
        }
        false
    }

    /// 不低于上年水平: the whole of it is the bound.
    fn level(&mut self, phrase: &mut Phrase<'w>) -> bool {
        let Some(Mode::Bound { end, strict, .. }) = self.mode else { return false };
        let start = phrase.c;
        let Some(base) = base::level(&mut phrase.c).filter(|_| self.count.base.is_none() && !self.ends.any()) else {
            return false;
        };
        (self.count.base, self.mode) = (Some(base), None);
        self.ends.set(end, figure::ALL, strict, start, phrase.c).is_ok()
    }

    /// A second word of comparison may only sharpen a first one that is soft or of the same end: 最高不超过.
    fn may_follow(&self, mode: Mode) -> bool {
        match (self.mode, mode) {
            (None | Some(Mode::Bound { soft: true, .. }), _) | (_, Mode::Bound { soft: true, .. }) => true,
            (Some(Mode::Bound { end: a, .. }), Mode::Bound { end: b, .. }) => a == b,
            _ => false,
        }
    }

    /// Whether a noun stands here that only begins like something that is understood: 零售药店5家, 减速带5处.
    fn is_named(&self, phrase: &Phrase<'w>) -> bool {
        let mut forced = *phrase;
        if !scan::names(phrase.c) || forced.eat_force() {
            return false;
        }
        let mut then = phrase.at(scan::run(phrase));
        self.ends.any() || then.c.eat_one_of(lexicon::COURSE).is_some() || scan::leads_to_figure(then)
    }

    fn force(&self, phrase: &mut Phrase<'w>) -> bool {
        let mut verb = phrase.c;
        if verb.eat_any(lexicon::VERBS_OF_FORCE).is_some() && figure::here(verb) {
            phrase.c = verb;
            return true;
        }
        phrase.eat_force()
    }
}
