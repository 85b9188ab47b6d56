//! `jiama completions SHELL`: completions, with their explanations in the reader's language.

use super::{Desk, Output};
use crate::cli::Cli;
use crate::render::help;
use crate::report::exit;
use clap::CommandFactory;
use clap_complete::{Shell, generate};

pub(super) fn run(desk: &Desk<'_>, shell: Shell) -> Output {
    let mut command = help::spoken(Cli::command(), &desk.words);
    let name = command.get_name().to_owned();
    let mut script = Vec::new();
    generate(shell, &mut command, name, &mut script);
    desk.printed(exit::CLEAR, |_| String::from_utf8_lossy(&script).into_owned())
}
