//! The report as Markdown for a comment or the summary of a step, in the order of the page in HTML: what it comes to at a glance,
//! then the findings, the gravest first. It never grows beyond what the host takes; what is left out is counted. Nothing the user wrote is taken for
//! Markdown, nor does it call anybody.

mod overview;

use super::brief::{Brief, shown};
use super::marked;
use super::spot::Spot;
use super::words::Words;
use crate::finding::Place;
use crate::report::{Judged, Located, Report};

/// Characters that GitHub takes in a comment.
pub const COMMENT: usize = 65_536;
/// Characters that surely fit the mebibyte that GitHub takes in the summary of a step.
pub const SUMMARY: usize = 262_000;
/// Characters of a value that are shown.
const VALUE: usize = 200;

/// The report in at most `most` characters.
#[must_use]
pub fn report(report: &Report, words: &Words<'_>, most: usize) -> String {
    // Findings have at least half of the room.
    let head = overview::overview(report, words, most / 2);
    // Room for titles, for what is said of the rest, and for what the host puts around it.
    let mut room = most.saturating_sub(head.chars().count() + 2_000);
    let faults: Vec<&Located> = report.faults.iter().collect();
    let (open, aside): (Vec<&Judged>, Vec<&Judged>) =
        Report::worst_first(report.told()).into_iter().partition(|judged| judged.is_open());
    let many = aside.len();
    let row = |judged: &Judged| row(report, judged, words);
    let faults = taken(&faults, |located| fault(&Brief::of_fault(report, located, words), words), &mut room, 4, words);
    let aside = taken(&aside, |judged| row(judged), &mut room, 4, words);
    let open = taken(&open, |judged| row(judged), &mut room, 1, words);
    let mut out = head;
    if let Some((rows, rest)) = open {
        out.push_str(&format!("\n### {}\n\n{}{rows}{rest}", words.word("overview.findings"), columns(words)));
    }
    if let Some((rows, rest)) = aside {
        let title = words.say("markdown.aside", &[("n", &many.to_string())]);
        out.push_str(&format!("\n<details><summary>{title}</summary>\n\n{}{rows}{rest}\n</details>\n", columns(words)));
    }
    if let Some((lines, rest)) = faults {
        out.push_str(&format!("\n### {}\n\n{lines}{rest}", words.word("markdown.faults")));
    }
    out
}

/// As many rows as there is room for, in one part of the whole, and what is said of the rest; `None` where there are none.
fn taken<T>(
    all: &[&T],
    row: impl Fn(&T) -> String,
    room: &mut usize,
    share: usize,
    words: &Words<'_>,
) -> Option<(String, String)> {
    let (mut text, mut shown, mut left) = (String::new(), 0, *room / share);
    for one in all {
        let row = row(one);
        let length = row.chars().count();
        if length > left {
            break;
        }
        left -= length;
        *room -= length;
        shown += 1;
        text.push_str(&row);
    }
    let rest = words.say("markdown.rest", &[("n", &(all.len() - shown).to_string())]);
    let rest = if shown < all.len() { format!("\n{rest}\n") } else { String::new() };
    (!all.is_empty()).then_some((text, rest))
}

fn columns(words: &Words<'_>) -> String {
    let keys = ["rules.level", "markdown.finding", "table.parent", "table.child", "markdown.place"];
    let titles: Vec<&str> = keys.into_iter().map(|key| words.word(key)).collect();
    format!("| {} |\n|---|---|---|---|---|\n", titles.join(" | "))
}

fn row(report: &Report, judged: &Judged, words: &Words<'_>) -> String {
    let brief = Brief::of(report, judged, words);
    let parent = judged.finding.parent.as_ref();
    let parent = parent.map_or_else(|| words.word("table.unsaid").to_owned(), |place| value(report, place));
    // The parent's text has a cell of its own; what stands after it is said below the message.
    let beside = brief.details.iter().skip(usize::from(judged.finding.parent.is_some()));
    let lines: Vec<String> = std::iter::once(&brief.message).chain(beside).map(|line| escaped(line)).collect();
    format!(
        "| {} | <b>{} {}</b><br>{} | {parent} | {} | {} |\n",
        words.level(judged.level),
        brief.rule,
        escaped(&brief.title),
        lines.join("<br>"),
        value(report, &judged.finding.child),
        place(&brief.spot),
    )
}

fn fault(brief: &Brief<'_>, words: &Words<'_>) -> String {
    let lines: Vec<String> = brief.details.iter().map(|line| escaped(line)).collect();
    let beside = if lines.is_empty() { String::new() } else { format!("<br>{}", lines.join("<br>")) };
    let message = escaped(&brief.message);
    let title = words.say("brief.titled", &[("title", &brief.title), ("text", &message)]);
    format!("- {} <b>{}</b> {title}{beside}\n", place(&brief.spot), brief.rule)
}

fn place(spot: &Spot<'_>) -> String {
    escaped(&format!("{}:{}:{}", spot.file(), spot.line, spot.column))
}

/// A value with the terms that decided in bold.
fn value(report: &Report, place: &Place) -> String {
    let parts = marked::parts(report, place, VALUE);
    let is_whole = parts.len() == 1;
    let part = |part: &marked::Part| match part.is_marked && !is_whole {
        true => format!("<b>{}</b>", escaped(&part.text)),
        false => escaped(&part.text),
    };
    parts.iter().map(part).collect()
}

/// Text on one line that Markdown shows as it is: no markup, no cell border, no link, no mention of anybody.
#[must_use]
pub fn escaped(text: &str) -> String {
    let text = shown(text);
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied().unwrap_or(' ');
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '|' => out.push_str("&#124;"),
            '$' => out.push_str("<span>$</span>"),
            // A space of no width parts what a host would make a mention, a reference or a link of.
            '@' => out.push_str("@&#8203;"),
            '#' => out.push_str("\\#&#8203;"),
            ':' if next.is_ascii_alphabetic() || matches!(next, '/' | '+' | '-') => out.push_str(":&#8203;"),
            'w' | 'W' if out.ends_with(['w', 'W']) => {
                out.push(c);
                out.push_str("&#8203;");
            }
            '\\' | '`' | '*' | '_' | '~' | '[' | ']' | '(' | ')' | '{' | '}' | '!' => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}
