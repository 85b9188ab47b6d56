//! The parser's errors in a dozen kinds that can be said to an official.

use super::Span;
use super::budget::Budget;
use crate::fault::{Code, Fault};
use granit_parser::ErrorKind as E;

/// The fault for an error of the parser at byte `at` of `text`.
pub(super) fn fault(kind: &E, text: &str, at: usize, budget: &Budget) -> Fault {
    let at = text.floor_char_boundary(at.min(text.len()));
    let here = spot(text, at);
    let (key, found) = key(kind);
    let fault = match key {
        "depth" => Fault::new(Code::Budget, "depth", here).with("limit", budget.depth.to_string()),
        "tab" => Fault::new(Code::Typing, "tab", tab(text, at).unwrap_or(here)),
        "byte-order-mark" => Fault::new(Code::Typing, "byte-order-mark", here),
        // Where it ends is only found at the end of the file; what helps is where it begins.
        "unclosed-quote" | "unclosed-bracket" => Fault::new(Code::Syntax, key, here),
        _ => Fault::new(Code::Syntax, key, here),
    };
    match found {
        Some(c) => fault.with("found", c.to_string()),
        None => fault.with("found", text.get(here.range()).unwrap_or_default()),
    }
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

/// Which text says it, and the character to name if the error has one.
fn key(kind: &E) -> (&'static str, Option<char>) {
    let key = match kind {
        E::UnclosedQuotedScalar | E::DocumentIndicatorInQuotedScalar => "unclosed-quote",
        E::UnclosedFlowCollection { open } => return ("unclosed-bracket", Some(*open)),
        E::UnexpectedEofFlowSequence | E::UnexpectedEofFlowMapping | E::UnexpectedEofImplicitFlowMapping => {
            "unclosed-bracket"
        }
        E::MismatchedFlowCollectionEnd { close, .. } => return ("wrong-bracket", Some(*close)),
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
        E::UnexpectedCharacter { character } => return ("reserved-character", Some(*character)),
        E::ZeroBlockScalarIndent | E::InvalidBlockScalarHeader => "block-header",
        E::MissingAnchorOrAliasName | E::AnchorCountOverflow => "anchor-name",
        E::CommentInterceptedScalar | E::CommentNotSeparated | E::ExpectedWhitespace => "no-space",
        E::BomInsideDocument => "byte-order-mark",
        E::RecursionLimitExceeded => "depth",
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
    };
    (key, None)
}
