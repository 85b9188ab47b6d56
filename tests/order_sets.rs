//! What stands for what in a set, by the words alone: rows of a demand above, one below it, and how the second stands to the first.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use jiama::calendar::Calendar;
use jiama::kind::grade::Ladder;
use jiama::kind::items::{Items, Manner, weigh_as};
use jiama::kind::order::{Direction, Order, Remark, Way, World};
use jiama::kind::{Bare, Kind, Reader, Value, read};
use std::fs::read_to_string;

fn ladder(name: &str) -> Ladder {
    serde_yaml::from_str(&read_to_string(format!("rules/ladders/{name}.yaml")).unwrap()).unwrap()
}

fn items(text: &str, ladder: Option<&Ladder>, force: &Ladder) -> Items {
    let reader = Reader { bare: Bare::Floor, issued: None, ladder, force };
    match read(Kind::Items, text, &reader).map(|reading| reading.value) {
        Ok(Value::Items(items)) => items,
        other => panic!("{text}: {other:?}"),
    }
}

fn said(order: Order) -> &'static str {
    match order {
        Order::Same => "same",
        Order::Lighter => "lighter",
        Order::Heavier => "heavier",
        Order::Mixed => "mixed",
        Order::Apart => "apart",
    }
}

/// Every row, and every row turned round, under more or (of conditions) fewer being heavier.
fn check(file: &str, manner: Manner, on: Option<&Ladder>) {
    let force = ladder("force");
    let rows = read_to_string(format!("tests/order_sets/{file}.yaml")).unwrap();
    let rows: Vec<(String, String, String)> = serde_yaml::from_str(&rows).unwrap();
    let floor = if manner == Manner::Together { Way::Down } else { Way::Up };
    let direction = Direction { floor, ceiling: Way::Still };
    let issued = Some(jiff::civil::date(2025, 3, 1));
    let world = World { parent_issued: issued, child_issued: issued, ..World::of(Calendar::built_in()) };
    let mut wrong = Vec::new();
    for (parent, child, expected) in rows {
        let (above, below) = (items(&parent, on, &force), items(&child, on, &force));
        let there = weigh_as(&above, &below, direction, manner, &(), &world);
        let back = weigh_as(&below, &above, direction, manner, &(), &world);
        // What goes further in one respect, and in another is not known to, is known to go further one way only.
        let known = (there.order, back.order) == (Order::Mixed, Order::Apart);
        if said(there.order) != expected || back.order != there.order.reversed() && !known {
            wrong.push(format!("{parent} / {child}: {} and back {}", said(there.order), said(back.order)));
        }
        let decides = if manner == Manner::Together { &above } else { &below };
        if there.order == Order::Apart
            && (there.remark != Some(Remark::Figure)
                || there.terms.iter().any(|i| *i >= decides.terms.len())
                || there.terms.is_empty())
        {
            wrong.push(format!("{parent} / {child}: {there:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_reaches_less_far() {
    check("reach", Manner::Reach, None);
}

#[test]
fn what_holds_together() {
    check("together", Manner::Together, None);
}

#[test]
fn what_is_asked() {
    check("asked", Manner::Asked, None);
}

#[test]
fn what_stands_on_one_rung() {
    check("laddered", Manner::Asked, Some(&ladder("accountability")));
}
