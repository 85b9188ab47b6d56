//! What the command line says of how to speak, found before clap has read it: its help and its errors are spoken too.

use crate::cli::{Color, Common, LangArg};
use crate::render::Lang;
use clap::ValueEnum;
use std::ffi::OsString;

/// How the command line asks to be answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Asked {
    /// The language.
    pub(super) lang: Option<Lang>,
    /// The language of the configuration.
    pub(super) configured: Option<Lang>,
    /// Whether in colour.
    pub(super) color: Color,
    /// Cells a line.
    pub(super) width: Option<usize>,
    /// Whether in ASCII alone, as far as lines are drawn.
    pub(super) ascii: bool,
    /// The configuration.
    pub(super) config: Option<String>,
    /// Whether without one.
    pub(super) no_config: bool,
    /// Folders of own rules.
    pub(super) rules: Vec<String>,
}

impl Asked {
    /// Reads arguments that clap may yet refuse; what is wrong in them counts as not said.
    pub(super) fn find(arguments: &[OsString]) -> Self {
        let words: Vec<&str> =
            arguments.iter().map(|word| word.to_str().unwrap_or_default()).take_while(|word| *word != "--").collect();
        let value = |option: &str| {
            let joined = words.iter().find_map(|word| word.strip_prefix(option)?.strip_prefix('='));
            let after = words.iter().position(|word| *word == option).and_then(|at| words.get(at + 1)).copied();
            joined.or(after)
        };
        Self {
            lang: value("--lang").and_then(|lang| LangArg::from_str(lang, true).ok()).map(Lang::from),
            configured: None,
            color: value("--color").and_then(|color| Color::from_str(color, true).ok()).unwrap_or_default(),
            width: value("--width").and_then(|width| width.parse().ok()).filter(|width| (1..=9999).contains(width)),
            ascii: words.contains(&"--ascii"),
            config: value("--config").map(str::to_owned),
            no_config: words.contains(&"--no-config"),
            rules: Vec::new(),
        }
    }
}

impl From<&Common> for Asked {
    fn from(common: &Common) -> Self {
        Self {
            lang: common.lang.map(Lang::from),
            configured: None,
            color: common.color,
            width: common.width,
            ascii: common.ascii,
            config: common.config.clone(),
            no_config: common.no_config,
            rules: common.rules.clone(),
        }
    }
}
