//! Reads a rate: takes up season, period, count, bounds and activity in whatever order they are said.

use super::body;
use super::clause::{Clause, MARKS, Said, one_thing};
use super::count;
use super::lexicon;
use super::object;
use super::period::{self, Window};
use super::points;
use super::resolve;
use super::season::{self, Season};
use super::words;
use super::{Period, Rate};
use crate::fault::Code;
use crate::kind::Kind;
use crate::kind::force::Phrase;
use crate::kind::misread::Misread;
use crate::kind::numeral::number;
use crate::kind::words::Cursor;
use std::ops::Range;

#[derive(Default)]
struct Parts {
    clause: Clause,
    earlier: Vec<Clause>,
    season: Option<Season>,
    /// The season was said after the count, of which alone it is said.
    late_season: bool,
    /// What stands after the mark that ends a clause, and belongs to the next one if there is one.
    next: Option<Said>,
    per: Option<String>,
    vague: Option<Range<usize>>,
    /// 每年 that was said with the season: 每年3月至12月不少于4次.
    yearly: Option<(Window, Range<usize>)>,
}

/// Reads one.
///
/// # Errors
/// The part that was not understood, names no measure, or contradicts another.
pub fn read(phrase: &mut Phrase<'_>) -> Result<Rate, Misread> {
    let mut p = *phrase;
    let mut parts = Parts::default();
    let mut begun = false;
    while !p.c.at_end() {
        let before = p.c.reach();
        parts.take(&mut p)?;
        if p.c.reach() == before {
            let text = if begun { "left-over" } else { "value" };
            return Err(Misread::new(Code::NotUnderstood, text, unknown(p.c)));
        }
        begun = true;
    }
    let rate = parts.finish(p.reader.bare, &p)?;
    *phrase = p;
    Ok(rate)
}

/// The bytes from here on that nothing is known of, up to what is known again.
pub(super) fn unknown(at: Cursor<'_>) -> Range<usize> {
    let mut c = at;
    c.skip_spaces();
    let start = c;
    while let Some(next) = c.peek() {
        let numbered = matches!(number(&mut { c }), Ok(Some(_))) || next.is_ascii_digit();
        let known =
            " ,.;:()、/每".contains(next) || numbered || words::bound(&mut { c }).is_some() || lexicon::sees_verb(&c);
        let latin = next.is_ascii_alphabetic() && c.before().is_some_and(|b| b.is_ascii_alphabetic());
        if known && !latin && c.reach() > start.reach() {
            break;
        }
        c.next_char();
    }
    c.since(start)
}

impl Parts {
    /// Takes one part if there is one.
    fn take(&mut self, p: &mut Phrase<'_>) -> Result<(), Misread> {
        let start = p.c;
        words::refused(&p.c)?;
        if let Some(word) = words::vague_word(&mut p.c) {
            let at = p.c.since(start);
            let said = self.clause.window.is_some() || !self.clause.counts.is_empty();
            if said && !words::is_manner(word) {
                return Err(Misread::new(Code::Vague, "rate", at));
            }
            self.vague.get_or_insert(at);
            return Ok(());
        }
        if self.clause.is_whole() && MARKS.iter().any(|mark| p.c.sees(mark)) {
            self.next.get_or_insert_default();
        }
        if self.clause.is_whole() {
            if p.c.sees("每次") {
                return Err(count::each_time_so_much(p.c));
            }
            if object::or(p) {
                return Ok(());
            }
        }
        let body = self.take_body(p);
        let understood = !body
            && (self.take_points(p)?
                || self.take_season(p)?
                || self.take_period(p)?
                || self.take_bound(p)?
                || self.take_count(p)?
                || words::about(p));
        if understood {
            return Ok(());
        }
        if !body && p.eat_force() {
            self.said().others = true;
            return Ok(());
        }
        let named = body || object::object(&mut p.c);
        if !named && (self.take_after(p) || !lexicon::sees_activity(&p.c) && lexicon::manner(&mut p.c)) {
            self.said().others |= !lexicon::joining(&mut { start });
            return Ok(());
        }
        if !named && !lexicon::activity(&mut p.c) {
            object::name(p);
        }
        self.word(p.c.text_since(start));
        Ok(())
    }

    /// Keeps what is done, by whom and to whom.
    fn word(&mut self, text: String) {
        if !text.is_empty() {
            self.said().words.push(text);
        }
    }

    /// What is said with the clause that is read, or with the one that may follow.
    fn said(&mut self) -> &mut Said {
        self.next.as_mut().unwrap_or(&mut self.clause.said)
    }

    /// Ends the clause, where another count may follow in another period.
    fn end_clause(&mut self) {
        self.earlier.push(std::mem::take(&mut self.clause));
        self.clause.said = self.next.take().unwrap_or_default();
    }

    /// 每年6月、12月各1次: each point once, or as often as is said after 各.
    fn take_points(&mut self, p: &mut Phrase<'_>) -> Result<bool, Misread> {
        let mut c = p.c;
        let Some((times, per)) = points::points(&mut c) else { return Ok(false) };
        let at = c.since(p.c);
        let each = c.eat("各");
        // 每年2次(上半年、下半年各1次) says when the two are.
        if each && self.clause.is_whole() && self.season.is_none() {
            self.end_clause();
        }
        // 每年汛期(6月、7月)1次 is once in the season that the months tell.
        let fits = self.clause.counts.is_empty() && (each || self.season.is_none());
        let per = match &self.clause.window {
            None => each.then_some(per),
            Some((window, _)) => {
                Some(*window).filter(|w| *w == Window::new(1, w.per)).and_then(|w| points::counted_in(w.per, per))
            }
        };
        let Some(per) = per.filter(|_| fits) else {
            return if each { Err(Misread::new(Code::NotUnderstood, "two-periods", at)) } else { Ok(false) };
        };
        self.clause.window = Some((Window { times, each, ..Window::new(1, per) }, at));
        p.c = c;
        Ok(true)
    }

    /// 每人, 同一部门对同一企业.
    fn take_body(&mut self, p: &mut Phrase<'_>) -> bool {
        let Some(body) = body::body(p) else { return false };
        self.per = Some(match self.per.take() {
            Some(other) if other != body => format!("{other}、{body}"),
            _ => body,
        });
        true
    }

    fn take_season(&mut self, p: &mut Phrase<'_>) -> Result<bool, Misread> {
        // 一月一次, 两周一次 and 半年 begin like a season and are none.
        let mut at = p.c;
        let window = period::period(&mut at)?;
        let mut c = p.c;
        let Some(found) = season::season(&mut c)? else { return Ok(false) };
        if window.is_some() && c.reach() <= at.reach() && !seasonal(&c) {
            return Ok(false);
        }
        if !self.earlier.is_empty() {
            return Err(Misread::new(Code::NotUnderstood, "two-seasons", c.since(p.c)));
        }
        if p.c.sees("每年") {
            self.yearly = window.map(|window| (window, at.since(p.c)));
        }
        let dates = matches!(found, Season::Dates(_));
        // 重大节日前各1次: how many of them there are is not said.
        if matches!(found, Season::Named(_)) && each_time(c) {
            return Err(Misread::new(Code::NotUnderstood, "by-event", c.since(p.c)));
        }
        if let Some(earlier) = &self.season {
            // 汛期(6月1日至9月30日): the dates say when the named season is.
            if *earlier != found && !(dates && matches!(earlier, Season::Named(_))) {
                let text = if self.is_by_event(c) { "by-event" } else { "two-seasons" };
                return Err(Misread::new(Code::NotUnderstood, text, c.since(p.c)));
            }
        }
        self.late_season = self.clause.is_whole();
        // 每日1次,遇恶劣天气加密: what is asked then is another thing.
        if self.next.is_some() && !(c.at_end() || ["(", ")", "."].iter().any(|mark| c.sees(mark))) {
            return Err(Misread::new(Code::NotUnderstood, "two-seasons", c.since(p.c)));
        }
        self.season = Some(found);
        p.c = c;
        Ok(true)
    }

    /// 节前、节中、节后各1次, with no period said: once an event.
    fn is_by_event(&self, mut c: Cursor<'_>) -> bool {
        while !c.sees("各") && c.next_char().is_some() {}
        self.clause.window.is_none() && self.clause.counts.is_empty() && !c.at_end()
    }

    fn take_period(&mut self, p: &mut Phrase<'_>) -> Result<bool, Misread> {
        let mut c = p.c;
        let Some(window) = period::period(&mut c)? else { return Ok(false) };
        let at = c.since(p.c);
        // 每年不少于5天: days that are counted, not a period.
        if window.bare && self.clause.window.is_some() && self.clause.pending.is_some() {
            return Err(Misread::new(Code::NotUnderstood, "other-dimension", at).belonging_to(Kind::Amount));
        }
        if let Some((earlier, _)) = &self.clause.window {
            let whole_year = earlier.per == Period::Year && earlier.every == (1, 1) && self.clause.counts.is_empty();
            let same = (earlier.every, earlier.per) == (window.every, window.per);
            if same || (earlier.per == Period::WorkingDay && window.per == Period::Day && self.clause.counts.is_empty())
            {
                p.c = c;
                return Ok(true);
            }
            // 每年3月至12月每周1次: 每年 belongs to the season.
            if !(whole_year && self.season.is_some()) {
                let bare = self.clause.counts.iter().any(|(bound, ..)| bound.is_none());
                if self.clause.counts.is_empty() || self.late_season || bare && self.season.is_some() {
                    return Err(Misread::new(Code::NotUnderstood, "two-periods", at));
                }
                // Of two counts, the second is said of this period: at least once a year, at most once a month.
                let own = if self.clause.counts.len() > 1 { self.clause.counts.pop() } else { None };
                let pending = self.clause.pending.take();
                self.end_clause();
                self.clause.pending = pending;
                self.clause.counts.extend(own);
            }
        }
        self.clause.window = Some((window, at));
        p.c = c;
        Ok(true)
    }

    fn take_bound(&mut self, p: &mut Phrase<'_>) -> Result<bool, Misread> {
        let start = p.c;
        let Some(bound) = words::bound(&mut p.c) else { return Ok(false) };
        if self.clause.pending.replace(bound).is_some_and(|before| before != bound) {
            return Err(Misread::new(Code::NotUnderstood, "left-over", p.c.since(start)));
        }
        Ok(true)
    }

    fn take_count(&mut self, p: &mut Phrase<'_>) -> Result<bool, Misread> {
        let mut c = p.c;
        let start = c;
        let Some(count) = count::count(&mut c)? else { return Ok(false) };
        let at = c.since(start);
        let mut after = c;
        let bound = words::bound_after(&mut after);
        if bound.is_some() {
            c = after;
        }
        if self.clause.pending.is_some_and(|pending| bound.is_some_and(|bound| bound != pending)) {
            return Err(Misread::new(Code::NotUnderstood, "left-over", at));
        }
        let bound = self.clause.pending.take().or(bound);
        let second =
            self.clause.counts.first().map(|(first, ..)| first.is_some() && bound.is_some() && *first != bound);
        if second == Some(false) || self.clause.counts.len() > 1 {
            return Err(Misread::new(Code::NotUnderstood, "two-counts", at));
        }
        self.clause.counts.push((bound, count, at));
        if let Some(done) = count::activity(start) {
            self.word(done);
        }
        p.c = c;
        Ok(true)
    }

    /// A bound said after count and period: 2次/周以上.
    fn take_after(&mut self, p: &mut Phrase<'_>) -> bool {
        let mut c = p.c;
        let Some(bound) = words::bound_after(&mut c) else { return false };
        match self.clause.counts.last_mut() {
            Some((said @ None, ..)) => *said = Some(bound),
            _ => return false,
        }
        p.c = c;
        true
    }

    fn finish(mut self, bare: crate::kind::Bare, p: &Phrase<'_>) -> Result<Rate, Misread> {
        let all = 0..p.c.rest().end;
        if self.clause.window.is_none() && !self.clause.counts.is_empty() {
            self.clause.window = self.yearly.take();
        }
        if self.clause.window.is_none()
            && self.clause.counts.is_empty()
            && let Some(at) = self.vague
        {
            return Err(Misread::new(Code::Vague, "rate", at));
        }
        if self.clause.window.is_none() && self.clause.counts.is_empty() {
            return Err(match self.season {
                Some(_) => Misread::new(Code::NotUnderstood, "other-dimension", all).belonging_to(Kind::Span),
                None => Misread::new(Code::NotUnderstood, "no-number", all),
            });
        }
        if let Some(Season::Named(_)) = &self.season
            && self.clause.window.is_none()
        {
            return Err(Misread::new(Code::NotUnderstood, "by-event", all));
        }
        let clauses: Vec<_> = self.earlier.into_iter().chain([self.clause]).collect();
        one_thing(&clauses)?;
        let season = self.season.filter(|s| !matches!(s, Season::Dates(d) if d.is_whole_year()));
        let rate = resolve::rate(clauses, season, bare, all)?;
        Ok(Rate { per: self.per, ..rate })
    }
}

/// Whether 各 follows with a count or what is done: 各1次, 各开展.
fn each_time(mut c: Cursor<'_>) -> bool {
    let each = c.eat("各");
    each && (matches!(number(&mut { c }), Ok(Some(_))) || words::bound(&mut { c }).is_some() || lexicon::sees_verb(&c))
}

/// Whether a period of its own follows, so that what stands before it is a season: 一季度每周1次.
fn seasonal(c: &Cursor<'_>) -> bool {
    ["每", "逐", "期间"].iter().any(|w| c.sees(w))
}
