//! One value in the place of another: with the quotes that stand there, or with those that it needs.

use super::Edit;
use crate::source::Source;
use crate::yaml::{Budget, Kind, NodeId, Span, Style, Tree, parts};
use std::collections::HashMap;

/// A value of the file and whether brackets stand around it.
struct Leaf {
    style: Style,
    in_flow: bool,
    /// Whether it is used in other places too.
    is_shared: bool,
}

/// Every scalar of a document, by where it stands.
pub(super) struct Leaves(HashMap<Span, Leaf>);

impl Leaves {
    pub(super) fn of(tree: &Tree) -> Self {
        let mut leaves = Self(HashMap::new());
        leaves.gather(tree, tree.root(), false, false);
        leaves
    }

    /// The edit that puts a text in the place of the value at a span; `None` where no value stands there, or one that is used in
    /// other places too.
    pub(super) fn edit(&self, file: &Source, span: Span, text: &str) -> Option<Edit> {
        let leaf = self.0.get(&span).filter(|leaf| !leaf.is_shared)?;
        let quote = file.slice(span).chars().next().filter(|_| leaf.style == Style::Quoted);
        let text = match (leaf.style, quote) {
            (Style::Plain, _) if reads_so(text, text, leaf.in_flow) => text.to_owned(),
            (Style::Plain, _) => quoted(text, '"')?,
            (Style::Quoted, Some(quote)) => quoted(text, quote)?,
            _ => return None,
        };
        Some(Edit { span, text })
    }

    /// Those that an alias stands for come up as often as they are used.
    fn gather(&mut self, tree: &Tree, node: NodeId, in_flow: bool, is_alias: bool) {
        let target = tree.target(node);
        let is_alias = is_alias || target.is_some();
        let in_flow = in_flow || tree.is_flow(target.unwrap_or(node));
        match tree.kind(node) {
            Kind::Scalar { style, .. } => {
                for span in std::iter::once(tree.span(node)).chain(target.map(|target| tree.span(target))) {
                    let leaf = Leaf { style, in_flow, is_shared: is_alias };
                    self.0.entry(span).and_modify(|leaf| leaf.is_shared = true).or_insert(leaf);
                }
            }
            Kind::Seq(items) => items.iter().for_each(|item| self.gather(tree, *item, in_flow, is_alias)),
            Kind::Map(entries) => entries.iter().for_each(|entry| self.gather(tree, entry.value, in_flow, is_alias)),
            Kind::Null => {}
        }
    }
}

/// Whether what is written is read as a text, where it stands as a value.
fn reads_so(written: &str, text: &str, in_flow: bool) -> bool {
    let line =
        if in_flow { format!("[{{k: {written}}}, {written}]\n") } else { format!("- k: {written}\n- {written}\n") };
    let read = parts(&line, &Budget::default());
    let [part] = read.as_slice() else { return false };
    let Some(tree) = &part.tree else { return false };
    let [row, item] = tree.items(tree.root()) else { return false };
    let [entry] = tree.entries(*row) else { return false };
    [entry.value, *item].into_iter().all(|node| tree.text(node) == Some(text))
}

/// A text in quotes; `None` where it cannot stand in them on one line.
fn quoted(text: &str, quote: char) -> Option<String> {
    let inner = match quote {
        '\'' => text.replace('\'', "''"),
        _ => text.replace('\\', "\\\\").replace('"', "\\\""),
    };
    let written = format!("{quote}{inner}{quote}");
    (!text.chars().any(char::is_control) && reads_so(&written, text, false)).then_some(written)
}

#[cfg(test)]
mod tests {
    use super::Leaves;
    use crate::source::Source;
    use crate::yaml::{Budget, parts};

    fn put(text: &str, from: &str, to: &str) -> Option<String> {
        let file = Source::new("x", text);
        let start = text.find(from).unwrap_or_default();
        let tree = parts(text, &Budget::default()).into_iter().next()?.tree?;
        let edit = Leaves::of(&tree).edit(&file, crate::yaml::Span::new(start, start + from.len()), to)?;
        Some(text.replacen(from, &edit.text, 1))
    }

    #[test]
    fn a_value_is_quoted_as_its_place_needs() {
        let said = |text, from, to| put(text, from, to).unwrap_or_default();
        assert_eq!(said("时限: 6月15日前 # 注\n", "6月15日前", "6月30日前"), "时限: 6月30日前 # 注\n");
        assert_eq!(said("a: 一\n", "一", "二: 三"), "a: \"二: 三\"\n");
        assert_eq!(said("a: 一\n", "一", "二 # 三"), "a: \"二 # 三\"\n");
        assert_eq!(said("a: 一\n", "一", "null"), "a: \"null\"\n");
        assert_eq!(said("a: [一, 二]\n", "一", "甲, 乙"), "a: [\"甲, 乙\", 二]\n");
        assert_eq!(said("a: 'it''s'\n", "'it''s'", "he's"), "a: 'he''s'\n");
        assert_eq!(said("a: \"一\"\n", "\"一\"", "\"二\""), "a: \"\\\"二\\\"\"\n");
    }

    #[test]
    fn what_is_used_elsewhere_stays() {
        assert_eq!(put("a: &x 一\nb: *x\n", "一", "二"), None);
        assert_eq!(put("a: &x 一\nb: *x\n", "*x", "二"), None);
        assert_eq!(put("a: &x 一\nb: 二\n", "一", "三").as_deref(), Some("a: &x 三\nb: 二\n"));
        assert_eq!(put("a: 一\nb: |\n  二\n", "二", "三"), None);
    }
}
