//! Nouns and verbs beside the figure of an amount.

use super::Draft;
use crate::fault::Code;
use crate::kind::Kind;
use crate::kind::amount::lexicon::{self, Mode};
use crate::kind::amount::{Base, base, each, figure, scan};
use crate::kind::force::Phrase;
use crate::kind::misread::Misread;
use crate::kind::numeral;

impl<'w> Draft<'w> {
    /// Words and signs that say nothing here.
    pub(super) fn word(&mut self, phrase: &mut Phrase<'w>) -> bool {
        let signs: &[&str] =
            if self.ends.any() { &[",", "、", "至", "到", "-", "~", "and", "不等"] } else { &[",", ":"] };
        let mut at = phrase.c;
        if at.eat_any(signs).is_some_and(|sign| sign == "不等" || !at.at_end()) {
            phrase.c = at;
            return true;
        }
        let latin = {
            let mut at = phrase.c;
            at.skip_spaces();
            at.peek().is_some_and(|c| c.is_ascii_alphabetic())
        };
        let mut at = phrase.c;
        // A类企业 has no article.
        let said =
            latin && at.eat_any(lexicon::ENGLISH).is_some_and(|w| w != "a" || !at.peek().is_some_and(scan::is_han));
        if said {
            phrase.c = at;
        }
        said
    }

    /// 24小时降雨量达50毫米: a length of time before a noun belongs to its name.
    pub(super) fn window(&mut self, phrase: &mut Phrase<'w>) -> bool {
        let mut start = phrase.c;
        start.skip_spaces();
        let mut at = start;
        let slot = if self.ends.any() { &mut self.after } else { &mut self.before };
        if slot.is_some() || !numeral::number(&mut at).is_ok_and(|n| n.is_some()) {
            return false;
        }
        if at.eat_any(&["小时", "分钟", "天", "日"]).is_none() {
            return false;
        }
        let length = at.text_since(start);
        at.eat("内");
        let end = scan::run(&phrase.at(at));
        let noun = end.text_since(at);
        if scan::noun(&noun).is_empty() || !self.ends.any() && !scan::leads_to_figure(phrase.at(end)) {
            return false;
        }
        *slot = Some(length + &noun);
        phrase.c = end;
        true
    }

    /// A noun, or verbs around it.
    pub(super) fn noun(&mut self, phrase: &mut Phrase<'w>) -> Result<bool, Misread> {
        let start = phrase.c;
        let end = scan::run(phrase);
        let run = start.words().original(end.since(start)).replace([' ', '\u{3000}'], "");
        if run.is_empty() || self.mode.is_some_and(|m| matches!(m, Mode::Exact)) {
            return Ok(false);
        }
        let elsewhere =
            || Misread::new(Code::NotUnderstood, "other-dimension", end.since(start)).belonging_to(Kind::Due);
        if lexicon::TIME.iter().any(|word| run.contains(word)) {
            return Err(elsewhere());
        }
        let first = run.chars().next();
        let last = run.chars().next_back();
        let ordinal = |c: Option<char>| c.is_some_and(|c| "第前后近末".contains(c));
        if self.ends.any()
            && first.is_some_and(|c| {
                "前后内外起底末多余来月日号年第番".contains(c)
                    && ![
                        "第三方",
                        "日常",
                        "年度",
                        "月度",
                        "内部",
                        "外来",
                        "起重",
                        "年收入",
                        "年产",
                        "日处理",
                        "日产",
                        "日最",
                    ]
                    .iter()
                    .any(|word| run.starts_with(word))
            })
        {
            return Ok(false);
        }
        if ordinal(last) && figure::here(end) {
            return Ok(false);
        }
        if each::is_average(phrase.c) {
            return Ok(false);
        }
        phrase.c = end;
        let noun = scan::noun(&run);
        if noun.is_empty() {
            return Ok(true);
        }
        let mut then = end;
        scan::mode(&mut then);
        let share = matches!(numeral::share(&mut then), Ok(Some(_)));
        if share
            && (run.ends_with('的') || run.starts_with('占') && run.chars().count() > 2)
            && !self.ends.any()
            && self.count.base.is_none()
        {
            let whole = run.trim_end_matches('的');
            let whole =
                ["占", "按照", "按", "相当于"].iter().find_map(|word| whole.strip_prefix(word)).unwrap_or(whole);
            let whole = scan::noun(base::without_level(whole));
            if !whole.is_empty() {
                self.count.base = Some(Base { text: whole.to_owned(), whole: true });
            }
            return Ok(true);
        }
        // 5%以上的增长.
        if self.ends.any()
            && self.count.course.is_none()
            && let Some((_, (course, false))) = lexicon::COURSE.iter().find(|(word, _)| *word == noun)
        {
            self.count.course = Some(*course);
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
