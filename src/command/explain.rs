//! `jiama explain RULE`: the page of one rule.

use super::sheet::Sheet;
use super::{Desk, Output};
use crate::render::page;
use crate::report::exit;

pub(super) fn run(desk: &Desk<'_>, rule: &str) -> Output {
    let page = |sheet: &Sheet| page::text(rule.trim(), &desk.words, &sheet.style);
    match page::find(rule.trim(), &desk.words) {
        Some(_) => desk.printed(exit::CLEAR, |sheet| page(sheet).unwrap_or_default()),
        None => {
            let likely = page::likely(rule, &desk.words);
            let help = likely.map(|name| desk.words.say("misuse.did-you-mean", &[("name", name)]));
            let help = help.unwrap_or_else(|| desk.words.word("usage.see-rules").to_owned());
            desk.misused(desk.words.say("usage.no-rule", &[("name", rule)]), help)
        }
    }
}
