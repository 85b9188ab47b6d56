//! `jiama explain RULE`: the page of one rule.

use super::{Desk, Output};
use crate::render::page;

pub(super) fn run(desk: &Desk<'_>, rule: &str) -> Output {
    match page::rule(rule.trim(), &desk.words, &desk.style) {
        Some(stdout) => Output { stdout, ..Output::default() },
        None => {
            let likely = page::likely(rule, &desk.words);
            let help = likely.map(|name| desk.words.say("misuse.did-you-mean", &[("name", name)]));
            let help = help.unwrap_or_else(|| desk.words.word("usage.see-rules").to_owned());
            desk.misused(desk.words.say("usage.no-rule", &[("name", rule)]), help)
        }
    }
}
