//! A directive as one of many hands would word it: other spellings of keys, other orders, other notation of figures.

use super::choice::Choice;
use super::figures::dressed;
use super::page::{Node, page};
use super::plan::{Plan, Task};
use super::point::{Point, Said, Term};

/// Whether a text stands above or below.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Side {
    Parent,
    Child,
}

/// The level of a child, as an allotment names it.
pub(super) const LEVEL: &str = "区县";

/// The directive as YAML; a parent's issued on the 10th of March 2025, a child's on the 14th.
pub(super) fn written(plan: &Plan, side: Side, choice: &mut Choice) -> String {
    let day = if side == Side::Parent { 10 } else { 14 };
    let issued = [
        format!("2025-03-{day}"),
        format!("2025年3月{day}日"),
        format!("{day} March 2025"),
        format!("二〇二五年三月{}日", if day == 10 { "十" } else { "十四" }),
    ];
    let levels: &[&str] =
        if side == Side::Parent { &["省", "省级", "province"] } else { &["县", "区", "county", "县级"] };
    let mut head = vec![
        (*choice.one(&["title", "标题"]), Node::Scalar("环境综合整治工作方案".to_owned())),
        (*choice.one(&["issued", "发文日期"]), Node::Scalar(choice.one(&issued).clone())),
        (*choice.one(&["issuer", "发文机关"]), Node::Scalar("某某指挥部".to_owned())),
        (*choice.one(&["level", "层级"]), Node::Scalar((*choice.one(levels)).to_owned())),
        (*choice.one(&["note", "备注", "x-联系人"]), Node::Scalar("样稿，供比对用：不得外传".to_owned())),
    ]
    .into_iter()
    .map(|(key, node)| (key.to_owned(), node))
    .collect::<Vec<_>>();
    if !plan.forbidden.is_empty() {
        let keys = plan.forbidden.iter().map(|keys| Node::Scalar(choice.one(keys).clone())).collect();
        head.push(((*choice.one(&["forbid", "禁止", "禁止项"])).to_owned(), Node::List(choice.shuffled(keys))));
    }
    head.extend(plan.head.iter().map(|point| entry(point, side, choice)));
    match plan.tasks.as_slice() {
        [only] if plan.is_one_task => head.extend(only.points.iter().map(|point| entry(point, side, choice))),
        tasks => {
            let list = tasks.iter().map(|task| of_task(task, side, choice)).collect();
            head.push(((*choice.one(&["tasks", "任务"])).to_owned(), Node::List(choice.shuffled(list))));
        }
    }
    let root = Node::Map(choice.shuffled(head));
    let mut text = page(&root, choice);
    if choice.yes() {
        text = format!("# 样稿\n{text}# 完\n");
    }
    if choice.yes() {
        text = text.replace('\n', "\r\n");
    }
    if choice.yes() {
        text.insert(0, '\u{feff}');
    }
    text
}

fn of_task(task: &Task, side: Side, choice: &mut Choice) -> Node {
    let mut entries: Vec<(String, Node)> = Vec::new();
    let mut said = |key: &str, text: &str| entries.push((key.to_owned(), Node::Scalar(text.to_owned())));
    let title = *choice.one(&["task", "任务"]);
    match &task.renamed {
        Some(own) if side == Side::Child => {
            said(title, own);
            said(choice.one::<&str>(&["implements", "落实"]), task.id.as_ref().unwrap_or(&task.title));
        }
        _ => {
            said(title, &task.title);
            task.id.iter().for_each(|id| said("id", id));
        }
    }
    entries.extend(task.points.iter().map(|point| entry(point, side, choice)));
    Node::Map(choice.shuffled(entries))
}

fn entry(point: &Point, side: Side, choice: &mut Choice) -> (String, Node) {
    let key = choice.one(&point.keys).clone();
    let said = match side {
        Side::Parent => point.above.as_ref().unwrap_or(&point.said),
        Side::Child => point.apart.as_ref().filter(|_| choice.below(4) == 3).unwrap_or(&point.said),
    };
    (key, node(said, choice))
}

fn node(said: &Said, choice: &mut Choice) -> Node {
    match said {
        Said::Words(words) => {
            let text = choice.one(words).clone();
            let (wide, spaced) = (choice.below(6) == 5, choice.below(6) == 5);
            Node::Scalar(dressed(&text, wide, spaced))
        }
        Said::Rows(rows) => {
            let rows = rows.iter().map(|(subject, said)| (subject.clone(), node(said, choice))).collect();
            Node::Map(choice.shuffled(rows))
        }
        Said::Nothing => match choice.below(3) {
            0 => Node::Scalar("无".to_owned()),
            1 => Node::Scalar("none".to_owned()),
            _ => Node::List(Vec::new()),
        },
        Said::Terms(terms) => set(&choice.shuffled(terms.clone()), choice),
    }
}

fn set(terms: &[Term], choice: &mut Choice) -> Node {
    let form = |term: &Term, choice: &mut Choice| choice.one(&term.forms).clone();
    if terms.iter().all(|term| term.told.is_some()) {
        let told = |term: &Term| {
            let told = term.told.as_ref().map(|told| choice.one(told).clone()).unwrap_or_default();
            (form(term, choice), Node::Scalar(told))
        };
        return Node::Map(terms.iter().map(told).collect());
    }
    let forms: Vec<String> = terms.iter().map(|term| form(term, choice)).collect();
    let apart = forms.iter().all(|form| !form.contains(['、', '"', '(']) && !form.contains(' '));
    match choice.below(3) {
        2 if apart => Node::Scalar(forms.join("、")),
        _ => Node::List(forms.into_iter().map(Node::Scalar).collect()),
    }
}
