//! The parser's errors in a dozen kinds that can be said to an official.

use super::Span;
use super::budget::Budget;
use crate::fault::{Code, Fault};
use granit_parser::ErrorKind as E;

/// The fault for an error of the parser at byte `at` of `text`.
pub(super) fn fault(kind: &E, text: &str, at: usize, budget: &Budget) -> Fault {
    let at = text.floor_char_boundary(at.min(text.len()));
    let here = spot(text, at);
    let code = match kind {
        E::RecursionLimitExceeded => {
            return Fault::new(Code::Budget, "depth", here).with("limit", budget.depth.to_string());
        }
        E::UnexpectedCharacter { character } if character.is_control() => {
            let line = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |n| n + 1);
            let found = text.get(line..).and_then(|rest| rest.find(*character)).map(|n| line + n);
            let span = found.map_or(here, |at| Span::new(at, at + character.len_utf8()));
            let fault = Fault::new(Code::Syntax, "control-character", span);
            return fault.with("code", format!("U+{:04X}", *character as u32));
        }
        E::MismatchedFlowCollectionEnd { open, close } => {
            let fault = Fault::new(Code::Syntax, "wrong-bracket", here);
            return fault.with("open", open.to_string()).with("close", close.to_string());
        }
        _ => key(kind),
    };
    let (code, key, span) = match code {
        "tab" => (Code::Typing, "tab", tab(text, at)),
        "byte-order-mark" => (Code::Typing, "byte-order-mark", None),
        "escape" => (Code::Syntax, "escape", escape(text, at)),
        "tag" => (Code::Syntax, "tag", Some(word(text, at))),
        // The parser goes on inside of the bracket and stumbles over what comes after.
        "colon-here" | "no-comma" | "key-without-colon" if let Some(open) = open_bracket(text, at) => {
            (Code::Syntax, "unclosed-bracket", Some(open))
        }
        "indentation" if let Some(dash) = dash(text, at) => (Code::Syntax, "dash-here", Some(dash)),
        "document-mark" if let Some(line) = percent_line(text, at) => (Code::Syntax, "percent-line", Some(line)),
        key => (Code::Syntax, key, None),
    };
    let span = span.unwrap_or(here);
    Fault::new(code, key, span).with("found", text.get(span.range()).unwrap_or_default())
}

/// A bracket opened on one of the lines before byte `at` and closed nowhere after.
fn open_bracket(text: &str, at: usize) -> Option<Span> {
    let line = text.get(..at)?.rfind('\n')?;
    let (mut end, mut open) = (line, None);
    for _ in 0..LINES_BACK {
        let start = text.get(..end)?.rfind('\n').map_or(0, |n| n + 1);
        open = unclosed(text.get(start..end)?).map(|n| start + n);
        if open.is_some() || start == 0 {
            break;
        }
        end = start - 1;
    }
    let open = open?;
    let close = if text.get(open..)?.starts_with('[') { ']' } else { '}' };
    (!text.get(line..)?.contains(close)).then(|| Span::new(open, open + 1))
}

/// How many lines back an open bracket is sought.
const LINES_BACK: usize = 20;

/// The last bracket that a line opens and does not close, comments left out.
fn unclosed(line: &str) -> Option<usize> {
    let mut open = Vec::new();
    let mut quote = None;
    let mut before = ' ';
    for (at, c) in line.char_indices() {
        match (quote, c) {
            (Some(q), _) if q == c => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') if matches!(before, ' ' | '[' | '{' | ',') => quote = Some(c),
            (None, '#') if before == ' ' => break,
            (None, '[' | '{') if !open.is_empty() || before == ' ' => open.push(at),
            (None, ']' | '}') => {
                open.pop();
            }
            _ => {}
        }
        before = c;
    }
    open.pop()
}

/// What stands at byte `at`, to the next space.
pub(super) fn word(text: &str, at: usize) -> Span {
    let rest = text.get(at..).unwrap_or_default();
    Span::new(at, at + rest.find([' ', '\t', '\n', '\r', ',', ']', '}']).unwrap_or(rest.len()))
}

/// The dash at the start of the line on which byte `at` stands.
fn dash(text: &str, at: usize) -> Option<Span> {
    let start = text.get(..at)?.rfind('\n').map_or(0, |n| n + 1);
    let line = text.get(start..)?;
    let dash = start + line.len() - line.trim_start_matches(' ').len();
    text.get(dash..)?.starts_with("- ").then(|| Span::new(dash, dash + 1))
}

/// The line that begins with `%` before byte `at`.
fn percent_line(text: &str, at: usize) -> Option<Span> {
    let before = text.get(..at)?.trim_end();
    let start = before.rfind('\n').map_or(0, |n| n + 1);
    before.get(start..)?.starts_with('%').then(|| Span::new(start, before.len()))
}

/// The first escape after byte `at` that YAML does not have.
fn escape(text: &str, at: usize) -> Option<Span> {
    let mut chars = text.get(at..)?.char_indices();
    while let Some((start, c)) = chars.next() {
        if c == '\\'
            && let (_, next) = chars.next()?
            && !"0abtnvfre \"/\\N_LP\t\n\rxuU".contains(next)
        {
            return Some(Span::new(at + start, at + start + 1 + next.len_utf8()));
        }
    }
    None
}

/// The character at `at`; at the end of a line or of the text, the last one before.
fn spot(text: &str, at: usize) -> Span {
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    match after.chars().next() {
        Some(c) if !matches!(c, '\n' | '\r') => Span::new(at, at + c.len_utf8()),
        _ => {
            let end = before.trim_end().len();
            let last = before.trim_end().chars().next_back().map_or(0, char::len_utf8);
            Span::new(end - last, end)
        }
    }
}

/// The tab nearest to where the parser stopped: on its line, else the next one.
fn tab(text: &str, at: usize) -> Option<Span> {
    let line = text.get(..at)?.rfind('\n').map_or(0, |n| n + 1);
    let tab = line + text.get(line..)?.find('\t')?;
    Some(Span::new(tab, tab + 1))
}

/// Which text says it.
fn key(kind: &E) -> &'static str {
    match kind {
        E::UnclosedQuotedScalar | E::DocumentIndicatorInQuotedScalar => "unclosed-quote",
        E::UnclosedFlowCollection { .. }
        | E::UnexpectedEofFlowSequence
        | E::UnexpectedEofFlowMapping
        | E::UnexpectedEofImplicitFlowMapping => "unclosed-bracket",
        E::MisplacedFlowCollectionEnd => "stray-bracket",
        E::ExpectedFlowMappingSeparator | E::ExpectedFlowSequenceSeparator => "no-comma",
        E::TabNotAllowed
        | E::TabInBlockIndentation
        | E::TabInIndentation
        | E::TabAtBlockScalarStart
        | E::TabInPlainScalar => "tab",
        E::InvalidIndentation
        | E::InvalidBlockScalarIndent
        | E::InvalidQuotedScalarIndent
        | E::InvalidFlowScalarIndent
        | E::ExpectedBlockSequenceEntry
        | E::ExpectedBlockMappingKey
        | E::UnexpectedEofBlockSequence
        | E::UnexpectedEofBlockMapping => "indentation",
        E::MappingValueNotAllowed
        | E::MappingKeyNotAllowed
        | E::InvalidColonPlacement
        | E::InvalidMappingValueWhitespace
        | E::FlowMappingValueAdjacentCollection => "colon-here",
        E::SimpleKeyExpected | E::InvalidSimpleKey => "key-without-colon",
        E::BlockSequenceEntryNotAllowed
        | E::BlockEntryInFlowCollection
        | E::InvalidBlockEntryWhitespace
        | E::PlainScalarStartsWithDashFlowIndicator => "dash-here",
        E::UnknownQuotedScalarEscape
        | E::InvalidQuotedScalarHexEscape
        | E::InvalidLowSurrogateHexEscape
        | E::InvalidLowSurrogate
        | E::MissingLowSurrogate
        | E::UnpairedLowSurrogate
        | E::InvalidUnicodeEscape => "escape",
        E::InvalidTrailingSingleQuotedScalar | E::InvalidTrailingDoubleQuotedScalar => "after-quote",
        E::UnexpectedCharacter { .. } => "reserved-character",
        E::ZeroBlockScalarIndent | E::InvalidBlockScalarHeader => "block-header",
        E::MissingAnchorOrAliasName | E::AnchorCountOverflow => "anchor-name",
        E::CommentInterceptedScalar | E::CommentNotSeparated | E::ExpectedWhitespace => "no-space",
        E::BomInsideDocument => "byte-order-mark",
        E::UnknownAnchor => "anchor-name",
        E::ExpectedDocumentStart | E::InvalidDocumentEnd | E::MissingDocumentEndBeforeDirective => "document-mark",
        E::DuplicateVersionDirective
        | E::UnsupportedYamlMajorVersion
        | E::DuplicateTagDirective
        | E::InvalidDirectiveTerminator
        | E::DirectiveDisallowed
        | E::MissingYamlVersionSeparator
        | E::MissingDirectiveName
        | E::InvalidDirectiveName
        | E::DirectiveByteLimitExceeded { .. }
        | E::TooManyReservedDirectiveParams { .. }
        | E::YamlVersionTooLong
        | E::MissingYamlVersion
        | E::InvalidTagDirectiveTerminator
        | E::ExpectedTagDirectiveBang => "percent-line",
        E::UndeclaredTagHandle
        | E::ExpectedTagBang
        | E::InvalidGlobalTagCharacter
        | E::InvalidTagTerminator
        | E::MissingTagUri
        | E::UnclosedVerbatimTag
        | E::InvalidTagEscape
        | E::InvalidTagUtf8LeadingByte
        | E::InvalidTagUtf8TrailingByte
        | E::InvalidTagUtf8 => "tag",
        _ => "other",
    }
}
