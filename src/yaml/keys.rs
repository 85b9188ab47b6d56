//! The entries of a map: each key a text and given once, and `<<` replaced by what it brings in.

use super::tree::{Entry, Kind, NodeId, Style, Tree};
use crate::fault::{Code, Fault};
use std::collections::{HashMap, HashSet};

/// Makes entries of keys and values by turns. Of equal keys the first stays.
pub(super) fn entries(tree: &Tree, children: &[NodeId], faults: &mut Vec<Fault>) -> Vec<Entry> {
    let mut seen: HashMap<&str, NodeId> = HashMap::with_capacity(children.len() / 2);
    let mut entries = Vec::with_capacity(children.len() / 2);
    let mut merges: Vec<NodeId> = Vec::new();
    let mut first_merge = None;
    for pair in children.chunks(2) {
        let [key, value] = pair else { continue };
        let (key, value) = (*key, *value);
        match tree.kind(key) {
            Kind::Scalar { text, style: Style::Plain } if text == "<<" => {
                match first_merge {
                    None => merged(tree, value, &mut merges, faults),
                    Some(first) => faults.push(duplicate(tree, key, first, text)),
                }
                first_merge = first_merge.or(Some(key));
            }
            Kind::Scalar { text, .. } => match seen.insert(text, key) {
                None => entries.push(Entry { key, value }),
                Some(first) => {
                    seen.insert(text, first);
                    faults.push(duplicate(tree, key, first, text));
                }
            },
            Kind::Null => faults.push(Fault::new(Code::Shape, "key-empty", tree.span(key))),
            Kind::Seq(_) | Kind::Map(_) => faults.push(Fault::new(Code::Shape, "key-not-text", tree.span(key))),
        }
    }
    // What is written in the map itself wins, and what an earlier map of a list brings in wins over a later one.
    for map in merges {
        let Kind::Map(brought) = tree.kind(map) else { continue };
        for entry in brought {
            if let Kind::Scalar { text, .. } = tree.kind(entry.key)
                && !seen.contains_key(text)
            {
                seen.insert(text, entry.key);
                entries.push(*entry);
            }
        }
    }
    entries
}

/// The maps that the value of a `<<` names.
fn merged(tree: &Tree, value: NodeId, maps: &mut Vec<NodeId>, faults: &mut Vec<Fault>) {
    match tree.kind(value) {
        Kind::Map(_) => maps.push(value),
        Kind::Seq(items) => {
            for item in items {
                match tree.kind(*item) {
                    Kind::Map(_) => maps.push(*item),
                    _ => faults.push(Fault::new(Code::Shape, "merge", tree.span(*item))),
                }
            }
        }
        _ => faults.push(Fault::new(Code::Shape, "merge", tree.span(value))),
    }
}

fn duplicate(tree: &Tree, key: NodeId, first: NodeId, text: &str) -> Fault {
    let fault = Fault::new(Code::DuplicateKey, "twice", tree.span(key));
    fault.and_at(tree.span(first)).with("key", text)
}

/// Whether the keys of a map are all different and none is `<<`, so that the entries are as written.
pub(super) fn are_plain(tree: &Tree, entries: &[Entry]) -> bool {
    // In quotes it is a text like any other; the library may find that out.
    let is_merge = |key: &str| key == "<<";
    if entries.len() > FEW {
        let mut seen = HashSet::with_capacity(entries.len());
        return entries.iter().map(|entry| tree.key(*entry)).all(|key| !is_merge(key) && seen.insert(key));
    }
    let mut keys = [""; FEW];
    keys.iter_mut().zip(entries).for_each(|(key, entry)| *key = tree.key(*entry));
    if keys.iter().any(|key| is_merge(key)) {
        return false;
    }
    let mut left = keys.iter().take(entries.len());
    while let Some(key) = left.next() {
        if left.clone().any(|other| other == key) {
            return false;
        }
    }
    true
}

/// Up to how many keys each is simply compared with each.
const FEW: usize = 16;
