//! What the program finds around it: languages, terminals, standard input. Asked once, in `main`; here it is only
//! read.

use super::asked::Asked;
use crate::cli::Color;
use crate::render::Lang;
use crate::render::checkout::Checkout;
use crate::render::style::Style;
use jiff::civil::Date;
use std::io;
use std::path::PathBuf;

/// Begins to show how much of a whole is done, under a label; each call of what it gives back is one more, and to drop that ends it.
pub type Meter = fn(&str, u64) -> Box<dyn Fn() + Sync>;

/// What the program finds around it.
#[derive(Clone, Debug)]
pub struct Surroundings {
    /// The language that `JIAMA_LANG` asks for.
    pub lang: Option<Lang>,
    /// The language of the system.
    pub locale: Option<Lang>,
    /// Whether the environment forbids (`Some(false)`) or demands (`Some(true)`) colour.
    pub color: Option<bool>,
    /// Whether the environment asks for line drawing in ASCII alone.
    pub ascii: bool,
    /// Whether standard output is a terminal.
    pub terminal: bool,
    /// Whether standard error is a terminal.
    pub error_terminal: bool,
    /// Width of the terminal in cells.
    pub width: Option<usize>,
    /// The day, unless the command line says another.
    pub today: Date,
    /// Shows progress, where there is a terminal to show it on.
    pub meter: Option<Meter>,
    /// Where the program runs, and the root of the repository it runs in.
    pub checkout: Checkout,
    /// The folder that a job of GitHub Actions works in.
    pub workspace: Option<PathBuf>,
    /// The file that holds the summary of a step of GitHub Actions.
    pub step_summary: Option<PathBuf>,
    /// Reads standard input.
    pub stdin: fn() -> io::Result<Vec<u8>>,
    /// The working folder, from which the configuration is sought; none where it is not known.
    pub folder: fn() -> Option<PathBuf>,
}

/// Width where there is no terminal to ask, in cells.
const USUAL_WIDTH: usize = 100;

impl Surroundings {
    /// What the variables of the environment say; nothing else is known yet. An empty variable counts as none.
    pub fn of_environment(variable: impl Fn(&str) -> Option<String>) -> Self {
        let set = |name: &str| variable(name).filter(|value| !value.is_empty());
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set);
        let colour = set("CLICOLOR_FORCE").is_some_and(|value| value != "0").then_some(true);
        let plain = (set("TERM").as_deref() == Some("dumb")).then_some(false);
        let never = ["", "0", "n", "no", "f", "false", "off"];
        Self {
            lang: set("JIAMA_LANG").as_deref().and_then(language),
            locale: locale.as_deref().and_then(language),
            color: set("NO_COLOR").map(|_| false).or(colour).or(plain),
            ascii: set("JIAMA_ASCII").is_some_and(|value| !never.contains(&value.to_ascii_lowercase().as_str())),
            terminal: false,
            error_terminal: false,
            width: None,
            today: Date::default(),
            meter: None,
            checkout: Checkout::default(),
            workspace: set("GITHUB_WORKSPACE").map(PathBuf::from),
            step_summary: set("GITHUB_STEP_SUMMARY").map(PathBuf::from),
            stdin: || Ok(Vec::new()),
            folder: || None,
        }
    }

    /// The language to speak, given what was asked for on the command line and what the configuration says.
    #[must_use]
    pub fn language(&self, asked: Option<Lang>, configured: Option<Lang>) -> Lang {
        asked.or(self.lang).or(configured).or(self.locale).unwrap_or_default()
    }

    /// How to print on a stream.
    pub(super) fn style(&self, asked: &Asked, terminal: bool) -> Style {
        let color = match asked.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => self.color.unwrap_or(terminal),
        };
        let width = asked.width.or(self.width).unwrap_or(USUAL_WIDTH);
        Style { lang: self.language(asked.lang, asked.configured), color, ascii: asked.ascii || self.ascii, width }
    }
}

/// The language of a locale: `en_GB.UTF-8` is English; `C` and `POSIX` name none.
fn language(locale: &str) -> Option<Lang> {
    let name = locale.to_ascii_lowercase();
    match name.split(['_', '-', '.', '@']).next()? {
        "en" => Some(Lang::En),
        "zh" => Some(Lang::Zh),
        _ => None,
    }
}
