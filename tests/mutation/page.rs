//! A YAML document as a tree, written down as one of many hands would: block and flow, quotes, comments, anchors.

use super::choice::Choice;

#[derive(Clone, Debug)]
pub(super) enum Node {
    Scalar(String),
    List(Vec<Node>),
    Map(Vec<(String, Node)>),
}

impl Node {
    fn is_leaf(&self) -> bool {
        match self {
            Self::Scalar(_) => true,
            Self::List(items) => items.is_empty(),
            Self::Map(entries) => entries.is_empty(),
        }
    }
}

/// The document as text.
pub(super) fn page(root: &Node, choice: &mut Choice) -> String {
    let mut hand = Hand { choice, anchors: 0 };
    match hand.choice.below(8) {
        7 => hand.flow(root) + "\n",
        _ => hand.block(root, 0),
    }
}

struct Hand<'a> {
    choice: &'a mut Choice,
    anchors: usize,
}

impl Hand<'_> {
    fn block(&mut self, node: &Node, indent: usize) -> String {
        let gap = " ".repeat(indent);
        match node {
            Node::Scalar(_) => format!("{gap}{}\n", self.scalar(node, false)),
            Node::List(items) => {
                let item = |item: &Node| match item {
                    Node::Map(entries) if !entries.is_empty() => {
                        let text = self.block(item, indent + 2);
                        text.replacen(&" ".repeat(indent + 2), &format!("{gap}- "), 1)
                    }
                    _ => format!("{gap}- {}{}", self.flow_in(item, false), self.end()),
                };
                items.iter().map(item).collect()
            }
            Node::Map(entries) => entries.iter().map(|(key, value)| self.entry(key, value, indent)).collect(),
        }
    }

    fn entry(&mut self, key: &str, value: &Node, indent: usize) -> String {
        let gap = " ".repeat(indent);
        let key = match self.choice.below(8) {
            7 => format!("\"{key}\""),
            _ => plain_or_quoted(key, false),
        };
        let in_block = match value {
            Node::Scalar(_) => false,
            // A list of maps reads badly on one line; nobody writes it so.
            Node::List(items) => items.iter().any(|item| !item.is_leaf()) || self.choice.yes(),
            Node::Map(_) => self.choice.yes(),
        };
        if in_block && !value.is_leaf() {
            return format!("{gap}{key}:{}{}", self.end(), self.block(value, indent + 2));
        }
        if let (Node::Scalar(text), 6..8) = (value, self.choice.below(12)) {
            let mark = *self.choice.one(&["|", "|-", ">-", ">"]);
            return format!("{gap}{key}: {mark}\n{gap}  {text}\n");
        }
        format!("{gap}{key}: {}{}", self.flow_in(value, false), self.end())
    }

    /// The end of a line, with a remark perhaps.
    fn end(&mut self) -> &'static str {
        match self.choice.below(5) {
            4 => "  # 见附件：第1条\n",
            _ => "\n",
        }
    }

    fn flow(&mut self, node: &Node) -> String {
        self.flow_in(node, true)
    }

    fn flow_in(&mut self, node: &Node, inside: bool) -> String {
        match node {
            Node::Scalar(_) => self.scalar(node, inside),
            Node::List(items) => {
                let items: Vec<String> = items.iter().map(|item| self.flow_in(item, true)).collect();
                format!("[{}]", items.join(", "))
            }
            Node::Map(entries) => {
                let entries: Vec<String> = entries
                    .iter()
                    .map(|(key, value)| format!("{}: {}", plain_or_quoted(key, true), self.flow_in(value, true)))
                    .collect();
                format!("{{{}}}", entries.join(", "))
            }
        }
    }

    fn scalar(&mut self, node: &Node, inside: bool) -> String {
        let Node::Scalar(text) = node else { return String::new() };
        let text = match self.choice.below(6) {
            4 => format!("'{}'", text.replace('\'', "''")),
            5 => format!("\"{}\"", text.replace('"', "\\\"")),
            _ => plain_or_quoted(text, inside),
        };
        if !inside && self.choice.below(12) == 11 {
            self.anchors += 1;
            return format!("&a{} {text}", self.anchors);
        }
        text
    }
}

/// The text as a plain scalar where that means the same, else in quotes.
fn plain_or_quoted(text: &str, inside: bool) -> String {
    let special = text.starts_with(|c: char| "-?:,[]{}#&*!|>'\"%@`".contains(c));
    let broken = text.contains(": ") || text.contains(" #") || text.ends_with(':') || text.is_empty();
    let closes = inside && text.contains([',', '[', ']', '{', '}']);
    if special || broken || closes { format!("'{}'", text.replace('\'', "''")) } else { text.to_owned() }
}
