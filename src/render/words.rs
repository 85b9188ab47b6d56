//! The program's own words, and the filling of blanks. The only place that puts a finding or a fault into a sentence.

use super::Lang;
use crate::compare::Stand;
use crate::fault::{Blank, Blanks, Code, Fault};
use crate::finding::{Finding, Relation};
use crate::kind::grade::Step;
use crate::kind::number::Number;
use crate::kind::order::{End, Excess, Measure, Way};
use crate::rule::{Level, RuleBook, Shift, Text};
use serde::Serialize;

/// Terms of a list that are named; the rest is counted.
const NAMED: usize = 5;

/// The words of one language.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    /// Where the words come from.
    pub book: &'a RuleBook,
    /// The language.
    pub lang: Lang,
}

impl<'a> Words<'a> {
    /// The text in this language.
    #[must_use]
    pub fn of(&self, text: &'a Text) -> &'a str {
        let (own, other) = match self.lang {
            Lang::Zh => (&text.zh, &text.en),
            Lang::En => (&text.en, &text.zh),
        };
        if own.is_empty() { other } else { own }
    }

    /// The word of a key that may be unknown.
    #[must_use]
    pub fn find(&self, key: &str) -> Option<&'a str> {
        self.book.words.get(key).map(|text| self.of(text))
    }

    /// The word of a key; the key itself where there is none, which a test forbids.
    #[must_use]
    pub fn word(&self, key: &'a str) -> &'a str {
        self.book.words.get(key).map_or(key, |text| self.of(text))
    }

    /// The word of a key with its blanks filled.
    #[must_use]
    pub fn say(&self, key: &'a str, blanks: &[(&str, &str)]) -> String {
        fill(self.word(key), blanks)
    }

    /// The same, where parts in square brackets are left out unless all their blanks are filled.
    #[must_use]
    pub fn say_with_optional(&self, key: &'a str, blanks: &[(&str, &str)]) -> String {
        fill(&with_optional(self.word(key), blanks), blanks)
    }

    /// The word of a level.
    #[must_use]
    pub fn level(&self, level: Level) -> &'a str {
        self.word(match level {
            Level::Error => "level.error",
            Level::Warn => "level.warn",
            Level::Info => "level.info",
        })
    }

    /// The word of a shift.
    #[must_use]
    pub fn shift(&self, shift: Shift) -> &'a str {
        self.word(match shift {
            Shift::Heavier => "shift.heavier",
            Shift::New => "shift.new",
            Shift::Incomparable => "shift.incomparable",
            Shift::Lighter => "shift.lighter",
            Shift::Dropped => "shift.dropped",
            Shift::Restored => "shift.restored",
        })
    }

    /// The title of a finding's rule.
    #[must_use]
    pub fn title(&self, finding: &Finding) -> &'a str {
        self.book.page(&finding.rule).map_or("", |page| self.of(&page.title))
    }

    /// What a finding says, in one line.
    #[must_use]
    pub fn message(&self, finding: &Finding) -> String {
        let page = self.book.page(&finding.rule);
        page.map_or_else(String::new, |page| self.filled(self.of(&page.message), finding))
    }

    /// How to put a finding right.
    #[must_use]
    pub fn help(&self, finding: &Finding) -> String {
        let page = self.book.page(&finding.rule);
        let of_remark = finding.remark.map(|remark| self.remark("remedy", remark)).filter(|text| !text.is_empty());
        page.map_or_else(String::new, |page| self.filled(of_remark.unwrap_or(self.of(&page.help)), finding))
    }

    fn filled(&self, template: &str, finding: &Finding) -> String {
        let by = finding.excess.as_ref().map(|excess| self.excess(excess)).unwrap_or_default();
        let rungs = finding.rungs.as_ref().map(|(p, c)| (self.rung(&p.word), self.rung(&c.word)));
        let parent = finding.parent.as_ref().map_or("", |p| p.text.as_str());
        let (parent, child) = rungs.as_ref().map_or((parent, finding.child.text.as_str()), |(p, c)| (p, c));
        let added = self.list(&finding.terms);
        let remark = finding.remark.map(|remark| self.remark("remark", remark)).unwrap_or_default();
        let remark = fill(remark, &[("added", &added), ("places", &self.list(&finding.places))]);
        let task = finding.task.as_deref().unwrap_or_default();
        let figures: Vec<(&str, String)> = finding.figures.iter().map(|(name, n)| (*name, n.rounded(2))).collect();
        let of_terms = |e: &&Excess| !finding.terms.is_empty() && e.amount.is_some();
        let count = match finding.excess.as_ref().filter(of_terms) {
            Some(e) if e.measure == Measure::Count => self.say("note.count", &[("by", &self.excess(e))]),
            Some(e) if e.measure == Measure::TimesPerYear => self.say("note.times", &[("by", &self.excess(e))]),
            _ => String::new(),
        };
        let parts: Vec<&str> = finding.missing.iter().map(|key| self.word(key)).collect();
        let missing = parts.join(self.word("list.separator"));
        let dimension = finding.dimension.as_deref().and_then(|id| self.book.dimension(id));
        let mut blanks = vec![
            ("by", by.as_str()),
            ("added", &added),
            ("parent", parent),
            ("child", child),
            ("remark", &remark),
            ("task", task),
            ("subject", finding.subject.as_deref().unwrap_or_default()),
            ("count", &count),
            ("missing", &missing),
            ("dimension", dimension.map_or("", |d| self.of(&d.title))),
        ];
        blanks.extend(figures.iter().map(|(name, figure)| (*name, figure.as_str())));
        tidy(&fill(&with_optional(template, &blanks), &blanks))
    }

    /// A rung of a ladder.
    #[must_use]
    pub fn step<'s>(&self, step: &'s Step) -> &'s str {
        if self.lang == Lang::Zh { &step.word } else { &step.en }
    }

    /// A rung of force in this language.
    #[must_use]
    pub fn rung(&self, word: &str) -> String {
        let step = self.book.force_ladder().and_then(|l| l.rungs.iter().find(|step| &*step.word == word));
        step.map_or(word, |step| self.step(step)).to_owned()
    }

    /// What is said of a remark, or how to put right what it is of; empty where nothing is.
    fn remark(&self, what: &str, remark: impl Serialize) -> &'a str {
        let name = serde_json::to_value(remark).unwrap_or_default();
        let key = format!("{what}.{}", name.as_str().unwrap_or_default());
        self.book.words.get(&key).map_or("", |text| self.of(text))
    }

    /// Names in quotation marks, the first few of them and the count.
    #[must_use]
    pub fn list(&self, names: &[String]) -> String {
        let (open, close) = (self.word("quote.open"), self.word("quote.close"));
        let quoted: Vec<String> = names.iter().take(NAMED).map(|name| format!("{open}{name}{close}")).collect();
        let mut list = quoted.join(self.word("list.separator"));
        if names.len() > NAMED {
            list.push_str(&self.say("list.more", &[("n", &names.len().to_string())]));
        }
        list
    }

    /// What following the parent exactly would look like, and how it fails the child; empty where that is not known.
    #[must_use]
    pub fn witness(&self, finding: &Finding) -> String {
        let (Some(parent), Some(excess), Shift::Heavier) = (&finding.parent, &finding.excess, finding.shift) else {
            return String::new();
        };
        let dimension = finding.dimension.as_deref().and_then(|id| self.book.dimension(id));
        // What is heavier by a lifted ceiling or by covering more is not failed by doing as the parent asks.
        let of_two_texts = finding.relation != Relation::Stack;
        let falls_short = of_two_texts
            && finding.end != Some(End::Ceiling)
            && dimension.is_some_and(|d| d.heavier.floor != Way::Down);
        let Some(amount) = excess.amount.filter(|_| falls_short && finding.rungs.is_none()) else {
            return String::new();
        };
        let name = measure_name(excess.measure);
        let Some(template) = self.book.words.get(&format!("witness.{name}")) else { return String::new() };
        let bare = Excess { factor: None, slack: None, ..excess.clone() };
        // Of the excess and the factor, how much the parent itself asks: amount / (factor - 1).
        let beyond = excess.factor.and_then(|factor| factor.minus(Number::ONE));
        let above = beyond.and_then(|beyond| amount.over(beyond)).map(|n| n.rounded(0));
        if name == "times-per-year" && above.is_none() {
            return String::new();
        }
        let (by, added) = (self.excess(&bare), self.list(&finding.terms));
        let amount = amount.rounded(0);
        let blanks = [
            ("parent", parent.text.as_str()),
            ("by", &by),
            ("added", &added),
            ("above", above.as_deref().unwrap_or_default()),
            ("n", &amount),
        ];
        fill(self.of(template), &blanks)
    }

    /// What is in force at a level, in its own words where it says it.
    #[must_use]
    pub fn in_force(&self, stand: &Stand) -> String {
        match &stand.place {
            None => self.word("table.unsaid").to_owned(),
            Some(place) if stand.said => place.text.clone(),
            Some(_) if stand.in_parts => self.word("shift.in-parts").to_owned(),
            Some(_) => self.word("shift.taken-on").to_owned(),
        }
    }

    /// By how much: 15天（×1.2）. Empty where it is unknown.
    #[must_use]
    pub fn excess(&self, excess: &Excess) -> String {
        let name = measure_name(excess.measure);
        let mut said = String::new();
        // Of a rhythm, or of a bound that is excluded, nothing is more in figures.
        if let Some(amount) = excess.amount.filter(|amount| *amount != Number::ZERO) {
            let (amount, unit) = self.in_its_unit(amount, excess.unit.as_deref().unwrap_or_default());
            let one = amount.as_whole() == Some(1);
            let key = if one { format!("measure.{name}.one") } else { format!("measure.{name}") };
            let unit = if self.lang == Lang::En && !unit.is_empty() { format!(" {unit}") } else { unit };
            let text = self.book.words.get(&key).map_or("", |text| self.of(text));
            said = fill(text, &[("n", &amount.rounded(2)), ("unit", &unit)]);
        }
        if let Some(factor) = excess.factor.filter(|factor| *factor != Number::ONE) {
            let slack = excess.slack.filter(|slack| *slack > Number::ONE);
            let slack = slack.and_then(|by| Number::whole(100).over(by)).map(|left| left.rounded(1));
            let key = if slack.is_some() { "measure.slack" } else { "measure.factor" };
            said.push_str(
                &self.say(key, &[("n", &factor.rounded(2)), ("slack", slack.as_deref().unwrap_or_default())]),
            );
        }
        said
    }

    /// Sums in 万 where they come out round: 4000万元, not 40000000元.
    fn in_its_unit(&self, amount: Number, unit: &str) -> (Number, String) {
        let myriads = amount.over(Number::whole(10_000)).filter(|n| unit == "元" && *n >= Number::ONE);
        match myriads
            .filter(|n| self.lang == Lang::Zh && n.times(Number::whole(100)).is_some_and(|n| n.as_whole().is_some()))
        {
            Some(myriads) => (myriads, "万元".to_owned()),
            None => (amount, unit.to_owned()),
        }
    }

    /// The title of a fault.
    #[must_use]
    pub fn fault_title(&self, code: Code) -> &'a str {
        self.book.fault(code).map_or("", |page| if self.lang == Lang::Zh { &page.zh } else { &page.en })
    }

    /// What a fault says, in one line.
    #[must_use]
    pub fn fault(&self, fault: &Fault) -> String {
        let text = self.book.fault(fault.code).and_then(|page| page.texts.get(fault.text));
        let template = text.map(|text| if self.lang == Lang::Zh { text.zh.as_str() } else { text.en.as_str() });
        self.with_blanks(template.unwrap_or(fault.text), &fault.blanks)
    }

    /// What would be right in place of a fault.
    #[must_use]
    pub fn fault_help(&self, fault: &Fault) -> String {
        let text = self.book.fault(fault.code).and_then(|page| page.texts.get(fault.text));
        text.map_or_else(String::new, |text| self.with_blanks(self.of(&text.help), &fault.blanks))
    }

    /// The word of a key; of `dimension.<id>`, the dimension's title.
    fn named(&self, key: &str) -> String {
        let dimension = key.strip_prefix("dimension.").and_then(|id| self.book.dimension(id));
        let text = dimension.map(|d| &d.title).or_else(|| self.book.words.get(key));
        text.map_or_else(|| key.to_owned(), |text| self.of(text).to_owned())
    }

    fn with_blanks(&self, template: &str, blanks: &Blanks) -> String {
        let filled: Vec<(&str, String)> = blanks
            .iter()
            .map(|(name, blank)| match blank {
                Blank::Text(text) => (*name, text.clone()),
                Blank::Word(key) => (*name, self.named(key)),
            })
            .collect();
        let blanks: Vec<(&str, &str)> = filled.iter().map(|(name, text)| (*name, text.as_str())).collect();
        tidy(&fill(template, &blanks))
    }
}

fn measure_name(measure: Measure) -> String {
    serde_json::to_value(measure).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

/// Puts texts into the named blanks of a template. A blank with no filling stays empty; what is filled in is not looked at
/// again, so braces in it are harmless.
#[must_use]
pub fn fill(template: &str, blanks: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, tail)) = after.split_once('}') else {
            out.push('{');
            rest = after;
            break;
        };
        out.push_str(blanks.iter().find(|(n, _)| *n == name).map_or("", |(_, text)| *text));
        rest = tail;
    }
    out.push_str(rest);
    out
}

/// Resolves the parts in square brackets of a template: one stands where all its blanks are filled, else it is left out.
fn with_optional(template: &str, blanks: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, (part, tail))) = rest.split_once('[').and_then(|(b, a)| Some((b, a.split_once(']')?))) {
        out.push_str(before);
        let empty = |(name, text): &(&str, &str)| text.is_empty() && part.contains(&format!("{{{name}}}"));
        if !blanks.iter().any(empty) {
            out.push_str(part);
        }
        rest = tail;
    }
    out.push_str(rest);
    out
}

/// What blanks left empty leave behind: double spaces, quotation marks around nothing.
fn tidy(text: &str) -> String {
    let mut out = text.replace("“”", "");
    while out.contains("  ") {
        out = out.replace("  ", " ");
    }
    out.trim().to_owned()
}
