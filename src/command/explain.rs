//! `jiama explain RULE`: the page of one rule.

use super::{Desk, Output};
use crate::render::page;

pub(super) fn run(desk: &Desk<'_>, rule: &str) -> Output {
    match page::rule(rule.trim(), &desk.words, &desk.style) {
        Some(stdout) => Output { stdout, ..Output::default() },
        None => desk.misused(desk.words.say("usage.no-rule", &[("name", rule)])),
    }
}
