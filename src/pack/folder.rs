//! A folder of rows, laid out as `rules/` is: dimensions in it, ladders, trees and synonyms in folders of their own.

use super::{Lay, Layer, Leaf};
use crate::fault::{Code, Fault};
use crate::report::Located;
use crate::source::{Source, unreadable};
use crate::span::Span;
use crate::yaml::{Budget, Vocabulary, drop_echoes, parse};
use std::io;
use std::path::{Path, PathBuf};

/// The rooms, in the order in which they are laid: dimensions name ladders.
const ROOMS: [(&str, Lay); 4] =
    [("ladders", Layer::ladder), ("", Layer::dimension), ("trees", Layer::tree), ("synonyms", Layer::synonyms)];

/// Lays all rows of a folder over a book. `name` is what the folder is called to people; its files join `sources`.
pub fn folder(layer: &mut Layer, path: &Path, name: &str, sources: &mut Vec<Source>, faults: &mut Vec<Located>) {
    let listed = entries(path).map(|all| (strangers(&all), all));
    let mut whole = |fault: Fault| {
        faults.push(Located::new(sources.len(), fault));
        sources.push(Source::new(name, ""));
    };
    let strange = match listed {
        Ok((_, all)) if all.is_empty() => return whole(Fault::new(Code::Pack, "empty", Span::NOWHERE)),
        Ok((strange, _)) => strange,
        Err(error) => return whole(unreadable(&error)),
    };
    for folder in strange {
        whole(Fault::new(Code::Pack, "room", Span::NOWHERE).with("name", folder));
    }
    for (room, lay) in ROOMS {
        for file in entries(&path.join(room)).unwrap_or_default().into_iter().filter(|file| is_yaml(file)) {
            let below = file.strip_prefix(path).unwrap_or(&file).to_string_lossy().replace('\\', "/");
            one_file(layer, &file, format!("{}/{below}", name.trim_end_matches('/')), lay, (sources, faults));
        }
    }
}

fn one_file(
    layer: &mut Layer,
    path: &Path,
    name: String,
    lay: Lay,
    (sources, faults): (&mut Vec<Source>, &mut Vec<Located>),
) {
    let mut found = Vec::new();
    let source = match Source::read(&path.to_string_lossy(), || Ok(Vec::new())) {
        Ok(mut source) => {
            source.name = name;
            let stream = parse(&source, &Budget::default(), &Vocabulary::NONE);
            found.extend(stream.faults);
            for document in &stream.documents {
                lay(layer, &Leaf { tree: &document.tree, source: &source }, document.tree.root());
            }
            source
        }
        Err(fault) => {
            found.push(fault);
            Source::new(name, "")
        }
    };
    found.append(&mut layer.faults);
    drop_echoes(&mut found);
    found.sort_by_key(|fault| (fault.span, fault.code));
    let located = found.into_iter().map(|fault| Located::new(sources.len(), fault.outside_directives()));
    faults.extend(located);
    sources.push(source);
}

/// What is in a folder, by name; hidden entries aside.
fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if !path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.')) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// The folders of a pack that hold no rows.
fn strangers(entries: &[PathBuf]) -> Vec<String> {
    let folders = entries.iter().filter(|path| path.is_dir());
    let names = folders.filter_map(|path| path.file_name()).map(|name| name.to_string_lossy().into_owned());
    names.filter(|name| ROOMS.iter().all(|(room, _)| room != name)).collect()
}

fn is_yaml(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    path.is_file() && ending.is_some_and(|ending| ending == "yaml" || ending == "yml")
}
