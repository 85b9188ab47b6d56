//! What a report comes to at a glance, as Markdown: the verdict, the numbers, where burden grows and what grows, the directives under
//! one another, the steps of what grew most, whose and when. Each part takes what room there is, and counts what it has none for.

use super::escaped;
use crate::render::audit::thousands;
use crate::render::overview::{Branch, Counted, Overview, Rated, State, Way, scale};
use crate::render::words::Words;
use crate::report::{Counts, Report};

/// Lines of one part, at most.
const LINES: usize = 30;
/// Levels of the directives that are drawn, at most: deeper lists are no lists any more.
const DEEPEST: usize = 8;
/// Cells of a bar of full length.
const BAR: usize = 10;

/// The overview of a report in at most `room` characters.
pub(super) fn overview(report: &Report, words: &Words<'_>, room: usize) -> String {
    let overview = Overview::of(report, words, LINES);
    let mut out = head(&overview);
    let ways = if report.audit.is_some() { "overview.ways" } else { "overview.ways.chain" };
    let parts = [
        part(words, "overview.levels", rated("audit.level", &overview.levels, words)),
        part(words, "overview.dimensions", dimensions(&overview, words)),
        part(words, "overview.tree", tree(&overview, words)),
        part(words, ways, self::ways(&overview.ways, words)),
        part(words, "audit.issuers", issuers(&overview.issuers, words)),
        part(words, "audit.years", rated("audit.year", &overview.years, words)),
    ];
    let mut left = room.saturating_sub(out.chars().count());
    for part in parts {
        // A part that does not fit as a whole would be a half-truth.
        let length = part.chars().count();
        if length <= left {
            left -= length;
            out.push_str(&part);
        }
    }
    out
}

fn head(overview: &Overview<'_>) -> String {
    let mut out = format!("## jiama\n\n**{}**\n", escaped(&overview.verdict));
    for sentence in &overview.beside {
        out.push_str(&format!("\n{}\n", escaped(sentence)));
    }
    if !overview.figures.is_empty() {
        let titles: Vec<String> = overview.figures.iter().map(|figure| escaped(figure.title)).collect();
        let of = |of: &str| if of.is_empty() { String::new() } else { format!("<br>{}", escaped(of)) };
        let figures = overview.figures.iter().map(|figure| format!("{}{}", escaped(&figure.figure), of(&figure.of)));
        out.push('\n');
        out.push_str(&table(&titles, &[figures.collect()], 0));
    }
    out
}

/// A part under its title; nothing where there is nothing in it.
fn part(words: &Words<'_>, title: &'static str, text: String) -> String {
    if text.is_empty() { text } else { format!("\n### {}\n\n{text}", words.word(title)) }
}

/// A table whose columns from the number `right` on are set to the right.
fn table(titles: &[String], rows: &[Vec<String>], right: usize) -> String {
    let rule: Vec<&str> = (0..titles.len()).map(|at| if at < right { "---" } else { "--:" }).collect();
    let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    let mut out = line(titles) + &format!("|{}|\n", rule.join("|"));
    rows.iter().for_each(|row| out.push_str(&line(row)));
    out
}

fn titles(words: &Words<'_>, keys: &[&'static str]) -> Vec<String> {
    keys.iter().map(|key| words.word(key).to_owned()).collect()
}

fn rated(title: &'static str, rows: &[Rated], words: &Words<'_>) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let full = scale(rows);
    let row = |row: &Rated| {
        let cells = (row.escalated * 100 * BAR).div_ceil((row.compared * full).max(1)).min(BAR);
        let bar = format!("{}{}", "█".repeat(cells), "░".repeat(BAR - cells));
        let adding = format!("{}/{}", thousands(row.escalated), thousands(row.compared));
        vec![escaped(&row.name), bar, row.rate.clone(), adding, thousands(row.found)]
    };
    let mut titles = titles(words, &[title, "audit.rate", "overview.adding", "audit.found"]);
    titles.insert(1, words.say("overview.full", &[("n", &full.to_string())]));
    table(&titles, &shown(rows, row, words), 2)
}

fn dimensions(overview: &Overview<'_>, words: &Words<'_>) -> String {
    if overview.dimensions.is_empty() {
        return String::new();
    }
    let rows =
        overview.dimensions.iter().map(|row| vec![escaped(&row.name), escaped(&row.at), thousands(row.counts.all())]);
    let titles = titles(words, &["audit.dimension", "overview.at-levels", "audit.found"]);
    table(&titles, &rows.collect::<Vec<_>>(), 2)
}

/// The directives as a list, as many levels of it as there is room for; of those below each it is said how many there are.
fn tree(overview: &Overview<'_>, words: &Words<'_>) -> String {
    let mut lines = Vec::new();
    overview.tree.iter().for_each(|branch| branches(branch, 0, &mut lines));
    lines.extend(overview.tree_rest.iter().map(|rest| (0, escaped(rest))));
    // Two directives are named with each finding.
    if lines.len() < 3 {
        return String::new();
    }
    let fits = |deepest: &usize| lines.iter().filter(|(depth, _)| depth <= deepest).count() <= LINES;
    let deepest = (0..=DEEPEST).rev().find(fits).unwrap_or(0);
    let mut drawn: Vec<&(usize, String)> = lines.iter().filter(|(depth, _)| *depth <= deepest).collect();
    let rest = drawn.len().saturating_sub(LINES);
    drawn.truncate(LINES);
    let mut text: String = drawn.iter().map(|(depth, line)| format!("{}- {line}\n", "  ".repeat(*depth))).collect();
    if rest > 0 {
        text.push_str(&format!("- {}\n", words.say("audit.more-rows", &[("n", &thousands(rest))])));
    }
    text
}

fn branches(branch: &Branch<'_>, depth: usize, lines: &mut Vec<(usize, String)>) {
    let verdict = escaped(&branch.verdict);
    let verdict = if branch.state == State::Adds { format!("<b>{verdict}</b>") } else { verdict };
    let words = [branch.level, branch.name, branch.title.unwrap_or_default(), &branch.below];
    let words: Vec<String> = words.into_iter().filter(|word| !word.is_empty()).map(escaped).collect();
    lines.push((depth, format!("{verdict} {}", words.join(" "))));
    branch.branches.iter().for_each(|below| branches(below, depth + 1, lines));
    lines.extend(branch.rest.iter().map(|rest| (depth + 1, escaped(rest))));
}

/// Each demand on one line: what it comes to, and what each level that speaks says and adds.
fn ways(ways: &[Way], words: &Words<'_>) -> String {
    if ways.is_empty() {
        return String::new();
    }
    let row = |way: &Way| {
        let steps = way.steps.iter().filter(|step| step.is_said).map(|step| {
            let mut said = words.say("chain.at", &[("level", &step.level), ("text", &step.text)]);
            if !step.change.is_empty() {
                said.push_str(&words.say("concise.aside", &[("word", &step.change)]));
            }
            if step.is_most { format!("<b>{}</b>", escaped(&said)) } else { escaped(&said) }
        });
        let steps = steps.collect::<Vec<_>>().join(words.word("chain.step"));
        let name = [way.name.as_str(), &way.task, &way.alike].into_iter().filter(|word| !word.is_empty());
        vec![escaped(&way.total), name.map(escaped).collect::<Vec<_>>().join("<br>"), steps]
    };
    let titles = titles(words, &["audit.heaviest.factor", "audit.heaviest.demand", "overview.way"]);
    table(&titles, &shown(ways, row, words), 3)
}

fn issuers(issuers: &Counted, words: &Words<'_>) -> String {
    if issuers.rows.is_empty() {
        return String::new();
    }
    let row = |name: String, n: &Counts| vec![name, thousands(n.error), thousands(n.warn), thousands(n.info)];
    let mut rows: Vec<Vec<String>> = issuers.rows.iter().map(|(name, n)| row(escaped(name), n)).collect();
    let rest = |n: &usize| words.say("audit.more-rows", &[("n", &thousands(*n))]);
    rows.extend(issuers.rest.iter().map(|(n, counts)| row(rest(n), counts)));
    table(&titles(words, &["audit.issuer", "audit.error", "audit.warn", "audit.info"]), &rows, 1)
}

/// The first rows, and how many more there are.
fn shown<T>(all: &[T], row: impl Fn(&T) -> Vec<String>, words: &Words<'_>) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = all.iter().take(LINES).map(row).collect();
    if let (Some(first), true) = (rows.first(), all.len() > LINES) {
        let mut rest = vec![String::new(); first.len()];
        let text = words.say("audit.more-rows", &[("n", &thousands(all.len() - LINES))]);
        rest.first_mut().into_iter().for_each(|cell| cell.clone_from(&text));
        rows.push(rest);
    }
    rows
}
