//! What is handed down, and how each office writes it. The texts are data, in `campaign.yaml`.

use super::dice::Dice;
use super::tree::Division;
use jiff::civil::Date;
use serde::Deserialize;
use std::collections::BTreeMap;

/// A campaign.
#[derive(Deserialize)]
pub(crate) struct Campaign {
    title: String,
    office: String,
    series: String,
    keys: BTreeMap<String, Vec<String>>,
    levels: Vec<Level>,
    titles: Vec<String>,
    notes: Vec<String>,
    /// What it asks.
    pub(crate) asks: Vec<Ask>,
}

#[derive(Deserialize)]
struct Level {
    names: Vec<String>,
    issued: (String, String),
}

/// One thing that is asked: in steps, or as a list that grows.
#[derive(Deserialize)]
pub(crate) struct Ask {
    /// Its dimension.
    pub(crate) dimension: String,
    keys: Vec<String>,
    subject: Option<String>,
    #[serde(default)]
    steps: Vec<Vec<String>>,
    #[serde(default)]
    first: usize,
    #[serde(default)]
    terms: Vec<String>,
}

/// A value of a directive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    /// Text.
    Text(String),
    /// A list.
    List(Vec<String>),
    /// A map.
    Map(Vec<(String, String)>),
}

/// A directive as its office wrote it.
pub(crate) struct Directive {
    /// Keys and values, in order.
    pub(crate) fields: Vec<(String, Value)>,
    /// Its place and the places above it, each by name.
    pub(crate) path: Vec<String>,
    /// The code of its place.
    pub(crate) code: String,
}

/// An escalation that was planted.
#[derive(serde::Serialize)]
pub(crate) struct Planted {
    /// The directive that asks more than its parent.
    pub(crate) id: String,
    /// Of which dimension.
    pub(crate) dimension: String,
    /// Of which subject, if it has several.
    pub(crate) subject: Option<String>,
    /// How it moved.
    pub(crate) shift: &'static str,
}

impl Ask {
    fn length(&self) -> usize {
        if self.terms.is_empty() { self.steps.len() } else { self.terms.len() + 1 - self.first }
    }

    fn value(&self, step: usize, dice: &mut Dice) -> Value {
        if self.terms.is_empty() {
            return Value::Text(self.steps.get(step).map_or("", |spellings| dice.text(spellings)).to_owned());
        }
        let mut terms: Vec<String> = self.terms.iter().take(self.first + step).cloned().collect();
        dice.shuffle(&mut terms);
        if dice.below(3) == 0 { Value::Text(terms.join("、")) } else { Value::List(terms) }
    }
}

/// What is in force at each division on the way down to the one at hand.
pub(crate) struct Descent<'a> {
    campaign: &'a Campaign,
    seed: u64,
    /// How many in a thousand go further than their parent.
    planted: usize,
    above: Vec<Above>,
}

struct Above {
    code: String,
    name: String,
    id: String,
    /// The step in force for each ask.
    steps: Vec<usize>,
}

impl<'a> Descent<'a> {
    /// Begins at the top.
    pub(crate) fn new(campaign: &'a Campaign, seed: u64, planted: usize) -> Self {
        Self { campaign, seed, planted, above: Vec::new() }
    }

    /// The directive of the next division, in the order of codes, and what was planted in it.
    pub(crate) fn next(&mut self, division: &Division) -> (Directive, Option<Planted>) {
        let dice = &mut Dice::new(self.seed, &division.code);
        while self.above.last().is_some_and(|above| !division.code.starts_with(&above.code)) {
            self.above.pop();
        }
        let parent = self.above.last();
        let id = if division.code.is_empty() { "1" } else { &division.code };
        let id = format!("{}〔2025〕{id}号", self.campaign.series);
        let mut steps = parent.map_or_else(|| vec![0; self.campaign.asks.len()], |parent| parent.steps.clone());
        let further =
            if parent.is_some() && dice.below(1000) < self.planted { self.plant(&mut steps, dice) } else { None };
        let mut path: Vec<String> =
            self.above.iter().map(|above| above.name.clone()).filter(|name| !name.is_empty()).collect();
        path.extend((!division.name.is_empty()).then(|| division.name.clone()));
        let mut fields = self.head(division, &path, &id, dice);
        let asked = further.and_then(|at| self.campaign.asks.get(at));
        self.ask(&steps, asked, &mut fields, dice);
        if dice.below(2) == 0 {
            fields.push((self.key("note", dice), Value::Text(dice.text(&self.campaign.notes).to_owned())));
        }
        let planted = asked.map(|ask| Planted {
            id: id.clone(),
            dimension: ask.dimension.clone(),
            subject: ask.subject.clone(),
            shift: "heavier",
        });
        self.above.push(Above { code: division.code.clone(), name: division.name.clone(), id, steps });
        (Directive { fields, path, code: division.code.clone() }, planted)
    }

    /// Goes one step further on one ask that has a further step; says on which.
    fn plant(&self, steps: &mut [usize], dice: &mut Dice) -> Option<usize> {
        let mut further: Vec<usize> = (0..steps.len()).collect();
        dice.shuffle(&mut further);
        let has_more = |at: &usize| {
            let ask = self.campaign.asks.get(*at);
            ask.zip(steps.get(*at)).is_some_and(|(ask, step)| step + 1 < ask.length())
        };
        let at = further.into_iter().find(has_more)?;
        *steps.get_mut(at)? += 1;
        Some(at)
    }

    fn head(&self, division: &Division, path: &[String], id: &str, dice: &mut Dice) -> Vec<(String, Value)> {
        let place = path.concat();
        let name = division.name.as_str();
        let title = dice.text(&self.campaign.titles).replace("{place}", name).replace("{title}", &self.campaign.title);
        let village = division.level() == 5;
        let issuer = match place.as_str() {
            "" => format!("全国{}", self.campaign.office),
            place if village => place.to_owned(),
            place => format!("{place}{}", self.campaign.office),
        };
        let level = self.campaign.levels.get(division.level());
        let issued = level.map_or(String::new(), |level| issued(&level.issued, dice));
        let mut head = vec![("title", title), ("id", id.to_owned()), ("issuer", issuer)];
        head.push(("level", level.map_or("", |level| dice.text(&level.names)).to_owned()));
        head.extend((!place.is_empty()).then_some(("region", place)));
        head.push(("issued", issued));
        head.extend(self.above.last().map(|parent| ("parent", parent.id.clone())));
        let order = dice.below(2) * 2;
        head.rotate_left(order);
        head.into_iter().map(|(key, text)| (self.key(key, dice), Value::Text(text))).collect()
    }

    /// Writes what is asked: what goes further always, and of the rest most; where an office is silent, what is in force stays.
    fn ask(&self, steps: &[usize], further: Option<&Ask>, fields: &mut Vec<(String, Value)>, dice: &mut Dice) {
        let asks: Vec<(&Ask, usize)> = self.campaign.asks.iter().zip(steps.iter().copied()).collect();
        for group in asks.chunk_by(|(a, _), (b, _)| a.dimension == b.dimension) {
            let Some((first, step)) = group.first() else { continue };
            let said = further.is_some_and(|ask| ask.dimension == first.dimension);
            if !(said || self.above.is_empty() || dice.below(4) > 0) {
                continue;
            }
            let key = dice.text(&first.keys).to_owned();
            let value = match &first.subject {
                None => first.value(*step, dice),
                Some(_) => Value::Map(group.iter().filter_map(|(ask, step)| row(ask, *step, dice)).collect()),
            };
            fields.push((key, value));
        }
    }

    fn key(&self, key: &str, dice: &mut Dice) -> String {
        self.campaign.keys.get(key).map_or(key, |spellings| dice.text(spellings)).to_owned()
    }
}

fn row(ask: &Ask, step: usize, dice: &mut Dice) -> Option<(String, String)> {
    match ask.value(step, dice) {
        Value::Text(text) => Some((ask.subject.clone()?, text)),
        _ => None,
    }
}

/// A day between two, both included, as one writes it or another.
fn issued((from, to): &(String, String), dice: &mut Dice) -> String {
    let (Ok(from), Ok(to)) = (from.parse::<Date>(), to.parse::<Date>()) else { return String::new() };
    let days: Vec<Date> = from.series(jiff::Span::new().days(1)).take_while(|day| *day <= to).collect();
    let day = dice.pick(&days).copied().unwrap_or(from);
    match dice.below(3) {
        0 => format!("{}年{}月{}日", day.year(), day.month(), day.day()),
        _ => day.to_string(),
    }
}
