//! `jiama config`: what is in force, and from where.

use super::{Desk, Output};
use crate::cli::Format;
use crate::config::{Key, Set};
use crate::policy::Profile;
use crate::render::Lang;
use crate::render::settings::{self, Setting};
use crate::report::exit;

pub(super) fn run(desk: &Desk<'_>) -> Output {
    let rows: Vec<Setting> = Key::all().map(|key| desk.setting(key)).collect();
    let own = desk.settings.own.and_then(|index| desk.settings.sources.get(index)).map(|source| source.name.as_str());
    desk.printed(exit::CLEAR, |sheet| match sheet.format {
        Format::Pretty => settings::table(own, &rows, &desk.words, &sheet.style),
        Format::Concise => settings::lines(&rows, &desk.words, &sheet.style),
        _ => settings::json(own, &rows),
    })
}

impl Desk<'_> {
    /// One setting: its value, and where that comes from.
    fn setting(&self, key: Key) -> Setting {
        let set = self.settings.sets.iter().find(|set| set.key == key);
        let from = match key {
            Key::Lang => self.language_from(set),
            Key::Baseline if self.common.baseline.is_some() => self.words.word("config.command-line").to_owned(),
            Key::Rules if !self.common.rules.is_empty() => self.words.word("config.command-line").to_owned(),
            _ => set.map_or_else(|| self.words.word("config.usual").to_owned(), |set| self.place(set)),
        };
        Setting { name: key.name(), value: self.value(key, set), from, set: set.is_some() }
    }

    fn language_from(&self, set: Option<&Set>) -> String {
        if self.common.lang.is_some() {
            self.words.word("config.command-line").to_owned()
        } else if self.around.lang.is_some() {
            self.words.word("config.environment").to_owned()
        } else if let Some(set) = set {
            self.place(set)
        } else if self.around.locale.is_some() {
            self.words.word("config.environment").to_owned()
        } else {
            self.words.word("config.usual").to_owned()
        }
    }

    /// Where a setting stands: `jiama.yaml:3`.
    fn place(&self, set: &Set) -> String {
        let source = self.settings.own.and_then(|index| self.settings.sources.get(index));
        source.map_or_else(String::new, |source| {
            let (line, _) = source.place(set.span.start as usize);
            format!("{}:{line}", source.name)
        })
    }

    fn value(&self, key: Key, set: Option<&Set>) -> String {
        let none = || self.words.word("table.nothing").to_owned();
        match key {
            Key::Lang => if self.words.lang == Lang::Zh { "zh" } else { "en" }.to_owned(),
            Key::Profile => match self.settings.policy.profile {
                Profile::Gate => "gate".to_owned(),
                Profile::Default => "default".to_owned(),
                Profile::Strict => "strict".to_owned(),
            },
            Key::Squeeze if set.is_none() => {
                let part = self.book.relations.iter().find_map(|relation| relation.part);
                part.map_or_else(none, |part| part.to_string())
            }
            Key::Baseline => self.common.baseline.clone().or_else(|| set.map(|s| s.text.clone())).unwrap_or_else(none),
            Key::Rules => {
                let packs = self.settings.packs.join(self.words.word("list.separator"));
                if packs.is_empty() { none() } else { packs }
            }
            _ => set.map_or_else(none, |set| set.text.clone()),
        }
    }
}
