//! Archives that were put together wrongly, and names that were made to deceive.

use crate::{Archive, CITY, COUNTY};
use serde_json::Value as Json;

/// Directives that name those of given numbers as their parents.
fn ring_or_line(count: usize, parents: impl Fn(usize) -> Vec<usize>) -> Archive {
    let one = |n: usize| {
        let named: Vec<String> = parents(n).iter().map(|parent| format!("甲办〔2025〕{parent}号")).collect();
        let named = if named.is_empty() { String::new() } else { format!("依据: [{}]\n", named.join(", ")) };
        format!("标题: 防汛值班\n文号: 甲办〔2025〕{n}号\n{named}频次: {{值班: 每日1次}}\n")
    };
    let text: Vec<String> = (0..count).map(one).collect();
    Archive::new(&[("汇编.yaml", &text.join("---\n"))])
}

fn rules(json: &Json) -> Vec<(String, u64)> {
    let faults = json.get("faults").unwrap().as_array().unwrap().iter();
    faults
        .map(|f| (f.get("rule").unwrap().as_str().unwrap().to_owned(), f.get("line").unwrap().as_u64().unwrap()))
        .collect()
}

#[test]
fn what_is_put_together_wrongly_is_said_once_and_walked_in_bounds() {
    // A line of a thousand levels breaks off after every sixtieth.
    let line = ring_or_line(1000, |n| n.checked_sub(1).into_iter().collect()).json(&["audit", "."]);
    assert_eq!(rules(&line).len(), 16);
    assert!(rules(&line).iter().all(|(rule, _)| rule == "JM909"));
    assert_eq!(line.pointer("/summary/directives").unwrap(), 1000);
    // A ring is one fault, however many stand in it.
    let ring = ring_or_line(500, |n| vec![(n + 1) % 500]).json(&["audit", "."]);
    assert_eq!(rules(&ring), [("JM918".to_owned(), 3)]);
    // What names a library as its parents is compared with none of it.
    let many = ring_or_line(102, |n| if n == 101 { (0..101).collect() } else { vec![] }).json(&["audit", "."]);
    assert_eq!(rules(&many), [("JM909".to_owned(), 4 * 101 + 3)]);
    assert_eq!(many.pointer("/summary/pairs").unwrap(), 0);
    // Ten levels of thirty directives, each of which names all thirty above it: the eighth has more above it than is followed.
    let crowd = ring_or_line(300, |n| (0..30).filter(|_| n >= 30).map(|other| (n / 30 - 1) * 30 + other).collect());
    let crowd = crowd.json(&["audit", "."]);
    assert_eq!(rules(&crowd).len(), 30);
    assert!(rules(&crowd).iter().all(|(rule, _)| rule == "JM909"));
    // Two thousand missing parents are each said, and a person is shown the first.
    let missing = ring_or_line(2000, |n| vec![n + 100_000]);
    assert_eq!(rules(&missing.json(&["audit", "."])).len(), 2000);
    let shown = missing.run(&["audit", ".", "--width", "80"]);
    assert_eq!((shown.code, shown.stdout.matches("JM918").count()), (3, 10));
    assert!(shown.stdout.contains("1,990"), "{}", shown.stdout);
}

#[test]
fn paths_of_hostile_names_are_said_safely() {
    let archive = Archive::new(&[("市\u{1b}[31m/通知.yaml", CITY), ("县/甲\u{202e}.yaml", COUNTY)]);
    let ran = archive.run(&["audit", ".", "--color", "never"]);
    assert_eq!(ran.code, 1);
    assert!(!ran.stdout.contains(['\u{1b}', '\u{202e}']), "{}", ran.stdout);
}
