//! The entries of a map: each key a text and given once, and `<<` replaced by what it brings in.

use super::tree::{Entry, Kind, Node, NodeId, Style, What};
use crate::fault::{Code, Fault};
use std::collections::HashMap;

/// Makes entries of keys and values by turns. Of equal keys the first stays.
pub(super) fn entries(nodes: &[Node], children: &[NodeId], faults: &mut Vec<Fault>) -> Vec<Entry> {
    let mut seen: HashMap<&str, NodeId> = HashMap::with_capacity(children.len() / 2);
    let mut entries = Vec::with_capacity(children.len() / 2);
    let mut merges: Vec<NodeId> = Vec::new();
    let mut first_merge = None;
    for pair in children.chunks(2) {
        let [key, value] = pair else { continue };
        let (key, value) = (*key, *value);
        match kind(nodes, key) {
            Kind::Scalar { text, style: Style::Plain } if &**text == "<<" => {
                match first_merge {
                    None => merged(nodes, value, &mut merges, faults),
                    Some(first) => faults.push(duplicate(nodes, key, first, text)),
                }
                first_merge = first_merge.or(Some(key));
            }
            Kind::Scalar { text, .. } => match seen.insert(text, key) {
                None => entries.push(Entry { key, value }),
                Some(first) => {
                    seen.insert(text, first);
                    faults.push(duplicate(nodes, key, first, text));
                }
            },
            Kind::Null => faults.push(Fault::new(Code::Shape, "key-empty", span(nodes, key))),
            Kind::Seq(_) | Kind::Map(_) => faults.push(Fault::new(Code::Shape, "key-not-text", span(nodes, key))),
        }
    }
    // What is written in the map itself wins, and what an earlier map of a list brings in wins over a later one.
    for map in merges {
        let Kind::Map(brought) = kind(nodes, map) else { continue };
        for entry in brought {
            if let Kind::Scalar { text, .. } = kind(nodes, entry.key)
                && !seen.contains_key(&**text)
            {
                seen.insert(text, entry.key);
                entries.push(*entry);
            }
        }
    }
    entries
}

/// The maps that the value of a `<<` names.
fn merged(nodes: &[Node], value: NodeId, maps: &mut Vec<NodeId>, faults: &mut Vec<Fault>) {
    match kind(nodes, value) {
        Kind::Map(_) => maps.push(value),
        Kind::Seq(items) => {
            for item in items {
                match kind(nodes, *item) {
                    Kind::Map(_) => maps.push(*item),
                    _ => faults.push(Fault::new(Code::Shape, "merge", span(nodes, *item))),
                }
            }
        }
        _ => faults.push(Fault::new(Code::Shape, "merge", span(nodes, value))),
    }
}

fn duplicate(nodes: &[Node], key: NodeId, first: NodeId, text: &str) -> Fault {
    let fault = Fault::new(Code::DuplicateKey, "twice", span(nodes, key));
    fault.and_at(span(nodes, first)).with("key", text)
}

fn kind(nodes: &[Node], id: NodeId) -> &Kind {
    match nodes.get(id.index()).map(|node| &node.what) {
        Some(What::Is(kind, _)) => kind,
        Some(What::Alias(target)) => match nodes.get(target.index()).map(|node| &node.what) {
            Some(What::Is(kind, _)) => kind,
            _ => &Kind::Null,
        },
        None => &Kind::Null,
    }
}

fn span(nodes: &[Node], id: NodeId) -> super::Span {
    nodes.get(id.index()).map_or(super::Span::NOWHERE, |node| node.span)
}
