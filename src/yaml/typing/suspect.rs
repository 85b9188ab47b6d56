//! Which nodes could hold a slip at all, by their bytes alone, so that the others, nearly all, are not looked at. Any slip
//! that the other files find lies in a node that is a suspect; not every suspect has one.

use super::super::tree::{Node, NodeId, Style, Tree, What};

/// The suspects of a document, in order.
pub(super) fn suspects(text: &str, tree: &Tree) -> Vec<NodeId> {
    let mut suspects = Vec::new();
    let mut brackets = 0;
    for (n, node) in tree.nodes.iter().enumerate() {
        if node.flow {
            brackets = brackets.max(node.span.end);
        }
        let in_brackets = node.span.start < brackets;
        if is_suspect(text, node, in_brackets) {
            suspects.push(Tree::id(n));
        }
    }
    suspects
}

fn is_suspect(text: &str, node: &Node, in_brackets: bool) -> bool {
    let source = text.as_bytes().get(node.span.range()).unwrap_or_default();
    match node.what {
        What::Null => is_cut_off(text, node),
        What::Scalar { style: Style::Plain, .. } => {
            let quoted = matches!(source.first_chunk(), Some([0xe2, 0x80, _] | [0xe3, 0x80, _] | [0xef, _, _]));
            quoted || is_odd(source, in_brackets) || is_cut_off(text, node) || stands_below(text, node)
        }
        What::Scalar { .. } => is_odd(source, false),
        What::Seq(_) | What::Map(_) | What::Alias(_) => false,
    }
}

/// Whether a character that begins with this byte may be nothing usual. Those of nearly all Chinese characters do not.
/// Written without a branch, so that many bytes are looked at at once.
fn may_be_odd(byte: u8) -> bool {
    let sign = (byte < b' ') | (byte == b':') | (byte == b';') | (byte == b'=') | (byte == 0x7f);
    sign | (0xc2..=0xe3).contains(&byte) | (byte >= 0xea)
}

/// Whether a text has a character that is nothing usual: colons and signs like them, line breaks, invisible characters,
/// spaces of other kinds, a full-width hash, and within brackets the commas of Chinese.
fn is_odd(source: &[u8], in_brackets: bool) -> bool {
    // All bytes at once first, which is done many at a time.
    if !source.iter().fold(false, |any, byte| any | may_be_odd(*byte)) {
        return false;
    }
    let mut rest = source;
    while let Some(at) = rest.iter().position(|byte| may_be_odd(*byte)) {
        let Some((byte, after)) = rest.get(at..).and_then(<[u8]>::split_first) else { break };
        rest = after;
        let odd = match (*byte, after) {
            (0xc2, [second, ..]) => matches!(second, 0x85 | 0xa0 | 0xad),
            (0xe2, [0x80, third, ..]) => matches!(third, 0x80..=0x8f | 0xa8..=0xaf),
            (0xe2, [0x81, ..] | [0x88, 0xb6, ..]) => true,
            (0xe3, [0x80, third, ..]) => *third == 0x80 || in_brackets && *third == 0x81,
            (0xef, [0xbc, third, ..]) => match third {
                0x83 | 0x9a | 0x9b | 0x9d => true,
                0x8c => in_brackets,
                _ => false,
            },
            (0xef, [0xbd..=0xbf, ..]) | (0xe2 | 0xe3, _) => false,
            (b':' | b';' | b'=' | 0xe1 | 0xea | 0xef, _) => true,
            (lead, _) => lead < b' ' || lead == 0x7f,
        };
        if odd {
            return true;
        }
    }
    false
}

/// Whether a comment that begins with a number follows.
fn is_cut_off(text: &str, node: &Node) -> bool {
    let rest = text.as_bytes().get(node.span.end as usize..).unwrap_or_default();
    let hash = rest.iter().position(|byte| !matches!(byte, b' ' | b'\t')).filter(|at| *at > 0);
    hash.and_then(|at| rest.get(at..)).is_some_and(|rest| matches!(rest, [b'#', b'0'..=b'9', ..]))
}

/// Whether a value begins its line, where a list or map could have been meant; keys, which usually do, have a colon next.
fn stands_below(text: &str, node: &Node) -> bool {
    let (before, from) = text.as_bytes().split_at_checked(node.span.start as usize).unwrap_or_default();
    let after = from.get((node.span.end - node.span.start) as usize);
    let edge = before.iter().rev().find(|byte| **byte != b' ');
    after != Some(&b':') && !matches!(edge, Some(b'!'..=b'~'))
}
