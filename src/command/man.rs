//! `jiama man [COMMAND]`: the manual page of the program or of one of its commands.

use super::{Desk, Output};
use crate::cli::Cli;
use crate::render::help;
use crate::report::exit;
use crate::yaml::nearest;
use clap::{Command, CommandFactory};

pub(super) fn run(desk: &Desk<'_>, name: Option<&str>) -> Output {
    let command = help::spoken(Cli::command(), &desk.words);
    let part = name.map(|name| (name, command.find_subcommand(name)));
    match part {
        Some((name, None)) => {
            let names: Vec<&str> = command.get_subcommands().map(Command::get_name).collect();
            let likely = nearest(name, names.iter().copied())
                .map(|name| desk.words.say("misuse.did-you-mean", &[("name", name)]));
            let list = names.join(desk.words.word("list.separator"));
            let help = likely.unwrap_or_else(|| desk.words.say("misuse.choose", &[("list", &list)]));
            desk.misused(desk.words.say("misuse.unknown-command", &[("arg", name)]), help)
        }
        other => {
            let part = other.and_then(|(_, part)| part);
            desk.printed(exit::CLEAR, |_| help::manual(&command, part, &desk.words))
        }
    }
}
