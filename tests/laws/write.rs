//! Writes a directive down as one of many hands would: other spellings of keys, other orders, block and flow, quotes,
//! comments, line ends.

use super::Task;
use super::choice::Choice;
use super::points::{Point, Said};
use std::fmt::Write;

/// The directive as YAML, issued in March 2025 on this day of the month.
pub(super) fn written(tasks: &[Task], day: u8, choice: &mut Choice) -> String {
    let title = format!("{}: 环境综合整治\n", choice.one(&["title", "标题"]));
    let issued = [format!("2025-03-{day}"), format!("2025年3月{day}日"), format!("{day} March 2025")];
    let issued = format!("{}: {}\n", choice.one(&["issued", "发文日期"]), choice.one(&issued));
    let issuer = format!("{}: 某单位\n", choice.one(&["issuer", "发文机关"]));
    let mut head = vec![title, issued, issuer];
    match tasks {
        [task] => head.extend(task.iter().map(|point| entry(point, 0, choice))),
        _ => {
            let key = choice.one(&["tasks", "任务"]);
            let numbered: Vec<(usize, &Task)> = tasks.iter().enumerate().collect();
            let list = choice.shuffled(numbered).into_iter().map(|(at, task)| of_task(at, task, choice));
            head.push(format!("{key}:\n{}", list.collect::<String>()));
        }
    }
    let mut text = choice.shuffled(head).concat();
    if choice.yes() {
        text = format!("# 样稿，供比对用：不得外传\n{text}# 完\n");
    }
    if choice.yes() {
        text = text.replace('\n', "\r\n");
    }
    if choice.yes() {
        text.insert(0, '\u{feff}');
    }
    text
}

fn of_task(at: usize, task: &Task, choice: &mut Choice) -> String {
    let mut entries = vec![format!("    {}: 任务{at}\n", choice.one(&["task", "任务"]))];
    entries.extend(task.iter().map(|point| entry(point, 4, choice)));
    choice.shuffled(entries).concat().replacen("    ", "  - ", 1)
}

fn entry(point: &Point, indent: usize, choice: &mut Choice) -> String {
    let gap = " ".repeat(indent);
    let key = choice.one(point.keys);
    let inner = format!("{gap}  ");
    let text = match (&point.said, point.subject) {
        (Said::Words(words), None) => format!("{gap}{key}: {}", scalar(choice.one(words).clone(), false, choice)),
        (Said::Words(words), Some(subject)) => {
            let word = choice.one(words).clone();
            match choice.yes() {
                true => format!("{gap}{key}:\n{inner}{subject}: {}", scalar(word, false, choice)),
                false => format!("{gap}{key}: {{{subject}: {}}}", scalar(word, true, choice)),
            }
        }
        (Said::Terms(terms), _) => {
            let terms = choice.shuffled(terms.clone());
            match choice.below(3) {
                0 => {
                    let terms: Vec<String> = terms.iter().map(|t| scalar((*t).to_owned(), true, choice)).collect();
                    format!("{gap}{key}: [{}]", terms.join(", "))
                }
                1 => terms.iter().fold(format!("{gap}{key}:"), |mut text, term| {
                    write!(text, "\n{inner}- {}", scalar((*term).to_owned(), false, choice)).unwrap();
                    text
                }),
                _ => format!("{gap}{key}: {}", scalar(terms.join("、"), false, choice)),
            }
        }
    };
    text + if choice.yes() { "  # 见附件\n" } else { "\n" }
}

/// A value plain or in quotes; within brackets, what holds a comma is always in quotes.
fn scalar(text: String, in_brackets: bool, choice: &mut Choice) -> String {
    match choice.below(4) {
        2 => format!("'{text}'"),
        3 => format!("\"{text}\""),
        _ if in_brackets && text.contains([',', '，']) => format!("'{text}'"),
        _ => text,
    }
}
