//! Comments by which the author of a directive says why a finding is not to be reported: `# jiama: allow JM201 理由`. What they
//! say, and for what part of the text; whether anything is found there is not known here.

use crate::kind::words::Words;
use crate::rule::RuleBook;
use crate::source::Source;
use crate::yaml::{Comment, Document, Span, Tree};
use std::cell::OnceCell;

/// The verb of such a comment.
const ALLOW: [&str; 2] = ["allow", "允许"];

/// What a comment allows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowance {
    /// The ids of rules, and words in the place of one that name none.
    pub rules: Vec<Named>,
    /// Why; `None` where the comment does not say.
    pub reason: Option<String>,
    /// The comment.
    pub span: Span,
    /// The part of the text it speaks of: its line, or the next with a value on it, and what stands below a key of that line.
    pub reach: Span,
}

/// A rule that a comment names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    /// By its id.
    Rule(String),
    /// A word that is no rule of findings, as written.
    Unknown(String),
}

/// Whether a text may hold any, seen at a glance.
pub(super) fn may_stand_in(text: &str) -> bool {
    text.contains('#') && ["jiama", "Jiama", "JIAMA", "ｊｉａｍａ"].iter().any(|name| text.contains(name))
}

/// The allowances of a document. Most have none.
pub(super) fn read(book: &RuleBook, document: &Document, source: &Source) -> Vec<Allowance> {
    if !may_stand_in(source.slice(document.span)) {
        return Vec::new();
    }
    let comments = document.comments(source);
    let mut reach = Reach { source, comments: &comments, later: None, tree: &document.tree, keys: OnceCell::new() };
    // The last first: what stands below one of many in a row is what stands below the next.
    let allowance = |comment: &Comment<'_>| {
        let (rules, reason) = said(book, comment.text)?;
        Some(Allowance { rules, reason, span: comment.span, reach: reach.of(comment.span) })
    };
    let mut found: Vec<Allowance> = comments.iter().rev().filter_map(allowance).collect();
    found.reverse();
    found
}

/// The rules and the reason of a comment that speaks to the program; `None` for any other.
fn said(book: &RuleBook, comment: &str) -> Option<(Vec<Named>, Option<String>)> {
    let uniform = Words::new(comment).uniform(0..comment.len());
    let spoken = uniform.trim_start().strip_prefix("jiama")?.trim_start().strip_prefix(':')?.trim_start();
    // Uniform text has as many characters as the text itself.
    let rest: String = comment.chars().skip(uniform.chars().count() - spoken.chars().count()).collect();
    let Some(verb) = ALLOW.iter().find(|verb| spoken.starts_with(**verb)) else {
        let word = rest.split_whitespace().next().unwrap_or_default();
        return Some((vec![Named::Unknown(word.to_owned())], Some(String::new())));
    };
    let after: String = rest.chars().skip(verb.chars().count()).collect();
    let mut rules = Vec::new();
    let mut left = after.trim_start_matches(between);
    while !left.is_empty() {
        let word = left.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).next().unwrap_or_default();
        let whole = left.split(between).next().unwrap_or_default();
        let taken = match book.page(word) {
            Some(page) => {
                rules.push(Named::Rule(page.id.to_string()));
                word.len()
            }
            None if rules.is_empty() || looks_like_a_number(word) => {
                rules.push(Named::Unknown(whole.to_owned()));
                whole.len()
            }
            None => break,
        };
        left = left.get(taken..).unwrap_or_default().trim_start_matches(between);
    }
    if rules.is_empty() {
        rules.push(Named::Unknown((*verb).to_owned()));
    }
    let reason = left.trim_start_matches(['-', '—', '·']).trim();
    Some((rules, (!reason.is_empty()).then(|| reason.to_owned())))
}

/// What stands between the rules of a list.
fn between(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | '，' | '、' | ':' | '：')
}

/// Whether a word looks like the number of a rule: letters, then three digits.
fn looks_like_a_number(word: &str) -> bool {
    let digits = word.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    digits.len() == 3 && (2..=4).contains(&(word.len() - digits.len())) && digits.chars().all(|c| c.is_ascii_digit())
}

/// For what part of a document a comment speaks.
struct Reach<'a> {
    source: &'a Source,
    comments: &'a [Comment<'a>],
    /// The line of the comment asked about before, and the line of which it speaks.
    later: Option<(Span, Span)>,
    tree: &'a Tree,
    /// Of each key in the order of the text: where it begins, and what stands behind it. Most documents have no comment that asks.
    keys: OnceCell<Vec<(u32, Span)>>,
}

impl Reach<'_> {
    fn of(&mut self, comment: Span) -> Span {
        let own = self.source.line_of(comment.start as usize);
        let line = if self.is_bare(own) { self.next(own) } else { own };
        self.later = Some((own, line));
        let below = self.below(line).unwrap_or(line.end);
        Span { start: line.start, end: line.end.max(below) }
    }

    /// Whether nothing but a comment, or nothing at all, stands on a line.
    fn is_bare(&self, line: Span) -> bool {
        let first = self.comments.partition_point(|comment| comment.span.start < line.start);
        let comment = self.comments.get(first).filter(|comment| comment.span.start <= line.end);
        let end = comment.map_or(line.end, |comment| comment.span.start);
        self.source.slice(Span { start: line.start, end }).trim_start_matches('\u{feff}').trim().is_empty()
    }

    /// The next line with something on it.
    fn next(&self, line: Span) -> Span {
        let mut line = line;
        loop {
            let rest = self.source.text.get(line.end as usize..).unwrap_or_default();
            let Some(break_at) = rest.find(['\n', '\r']) else { return line };
            let ended = if rest.get(break_at..).is_some_and(|r| r.starts_with("\r\n")) { 2 } else { 1 };
            line = self.source.line_of(line.end as usize + break_at + ended);
            if let Some((_, spoken_of)) = self.later.filter(|(known, _)| *known == line) {
                return spoken_of;
            }
            if !self.is_bare(line) || line.end as usize >= self.source.text.len() {
                return line;
            }
        }
    }

    /// The end of what stands below the keys of a line.
    fn below(&self, line: Span) -> Option<u32> {
        let keys = self.keys.get_or_init(|| keys(self.tree));
        let first = keys.partition_point(|(start, _)| *start < line.start);
        let on_line = keys.iter().skip(first).take_while(|(start, _)| *start <= line.end);
        on_line.filter(|(_, value)| value.start > line.end).map(|(_, value)| value.end).max()
    }
}

/// Where the keys under a node begin, and what stands behind each, in the order of the text.
fn keys(tree: &Tree) -> Vec<(u32, Span)> {
    let mut found = Vec::new();
    let mut open = vec![tree.root()];
    while let Some(node) = open.pop() {
        // What an alias stands for has its keys elsewhere.
        if tree.target(node).is_some() {
            continue;
        }
        found.extend(tree.entries(node).iter().map(|entry| (tree.span(entry.key).start, tree.span(entry.value))));
        open.extend(tree.entries(node).iter().map(|entry| entry.value).chain(tree.items(node).iter().copied()));
    }
    found.sort_unstable_by_key(|(start, value)| (*start, value.end));
    found
}
