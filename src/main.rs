//! The `jiama` program: hands the surroundings to the library, prints what it gives back, and exits.

use clap::Parser;
use jiama::cli::Cli;
use jiama::command::{Surroundings, run};
use jiama::render::Lang;
use std::io::{self, IsTerminal, Read, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let output = run(&cli, &surroundings());
    // A closed pipe (`| head`) is the reader's choice, not a failure of the check.
    let _ = io::stderr().lock().write_all(output.stderr.as_bytes());
    let _ = io::stdout().lock().write_all(output.stdout.as_bytes());
    ExitCode::from(output.code)
}

fn surroundings() -> Surroundings {
    let set = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let locale = ["JIAMA_LANG", "LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| set(name));
    let forced = set("CLICOLOR_FORCE").is_some_and(|value| value != "0");
    let terminal = io::stdout().is_terminal();
    Surroundings {
        lang: locale.as_deref().and_then(language),
        terminal,
        color: if set("NO_COLOR").is_some() { Some(false) } else { forced.then_some(true) },
        width: terminal.then(|| terminal_size::terminal_size().map(|(width, _)| usize::from(width.0))).flatten(),
        // Directives are dated by the clock of Beijing.
        today: jiff::tz::Offset::constant(8).to_datetime(jiff::Timestamp::now()).date(),
        stdin: || {
            let mut bytes = Vec::new();
            io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
        },
    }
}

/// The language of a locale: `en_GB.UTF-8` is English; `C` and `POSIX` name none.
fn language(locale: &str) -> Option<Lang> {
    let name = locale.to_ascii_lowercase();
    let code = name.split(['_', '-', '.', '@']).next().unwrap_or_default();
    match code {
        "en" => Some(Lang::En),
        "zh" => Some(Lang::Zh),
        _ => None,
    }
}
