//! The order of sets of items keeps the laws of an order, and names what was added.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use jiama::kind::grade::Ladder;
use jiama::kind::items::{self, Items, Key, Trees, weigh, weigh_in};
use jiama::kind::order::{Direction, Measure, Order, Way};
use jiama::kind::{Bare, Kind, Reader, Value, read};
use proptest::prelude::*;

const MORE: Direction = Direction { floor: Way::Up, ceiling: Way::Still };
const FEWER: Direction = Direction { floor: Way::Down, ceiling: Way::Still };

fn items(text: &str) -> Items {
    let force: Ladder = serde_yaml::from_str(&std::fs::read_to_string("rules/ladders/force.yaml").unwrap()).unwrap();
    let reader = Reader { bare: Bare::Floor, issued: None, ladder: None, force: &force };
    match read(Kind::Items, text, &reader).unwrap().value {
        Value::Items(items) => items,
        other => panic!("{text}: {other:?}"),
    }
}

#[test]
fn judgements() {
    use Order::{Heavier, Lighter, Mixed, Same};
    let cases: &[(&str, &str, Direction, Order, &[usize])] = &[
        ("主干道", "主干道、次干道", MORE, Heavier, &[1]),
        ("主干道、次干道", "次干道、主干道", MORE, Same, &[]),
        ("主干道、次干道", "主干道", MORE, Lighter, &[]),
        ("主干道、次干道", "主干道、背街小巷", MORE, Mixed, &[1]),
        ("道路", "道路/主干道", MORE, Lighter, &[]),
        ("道路/主干道", "道路", MORE, Heavier, &[0]),
        ("全部工业企业", "工业企业", MORE, Same, &[]),
        ("“工业企业”", "工业 企业", MORE, Same, &[]),
        ("主干道124条", "主干道180条", MORE, Heavier, &[0]),
        ("主干道180条", "主干道124条", MORE, Lighter, &[]),
        ("现场照片", "现场照片3张", MORE, Heavier, &[0]),
        ("现场照片3张", "现场照片", MORE, Lighter, &[]),
        ("现场照片", "现场照片1张", MORE, Same, &[]),
        ("全部", "主干道", MORE, Lighter, &[]),
        ("主干道、次干道", "主干道和次干道", MORE, Same, &[]),
        ("主干道和次干道", "主干道", MORE, Lighter, &[]),
        ("无", "主干道", MORE, Heavier, &[0]),
        ("小微企业、个体工商户", "小微企业", FEWER, Heavier, &[1]),
        ("小微企业", "小微企业、个体工商户", FEWER, Lighter, &[]),
        ("小微企业", "无", FEWER, Heavier, &[0]),
        ("无", "无", MORE, Same, &[]),
        ("各村", "村", MORE, Same, &[]),
        ("A级景区", "A 级景区", MORE, Same, &[]),
        ("重点排污的企业", "重点排污企业", MORE, Same, &[]),
        ("〔甲类〕场所", "【甲类】场所", MORE, Same, &[]),
        ("道路/主干道、道路/次干道", "道路/主干道和次干道", MORE, Same, &[]),
    ];
    let mut wrong = Vec::new();
    for (parent, child, direction, order, terms) in cases {
        let found = weigh(&items(parent), &items(child), *direction);
        if found.order != *order || found.terms != *terms {
            wrong.push(format!("{parent} / {child}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let excess = weigh(&items("主干道124条"), &items("主干道248条"), MORE).excess.unwrap();
    assert_eq!((excess.measure, excess.factor.unwrap().to_string().as_str()), (Measure::Count, "2"));
    let excess = weigh(&items("主干道248条"), &items("主干道124条"), MORE).excess.unwrap();
    assert_eq!((excess.measure, excess.factor.unwrap().to_string().as_str()), (Measure::Count, "0.5"));
    let excess = weigh(&items("甲村"), &items("甲村、乙村、丙村"), MORE).excess.unwrap();
    assert_eq!((excess.measure, excess.amount.unwrap().to_string().as_str()), (Measure::Items, "2"));
}

#[test]
fn notation_makes_no_difference_to_a_term() {
    for (text, plain) in [
        ("Night  Markets", "night markets"),
        ("main roads", "main roads"),
        ("A 级 企业", "a级企业"),
        ("重点排污的企业", "重点排污企业"),
        ("的士", "的士"),
        ("“工业企业”", "工业企业"),
        ("全部的村", "村"),
        ("各界", "各界"),
    ] {
        assert_eq!(items::plain(text), plain, "{text}");
    }
}

#[test]
fn a_tree_knows_what_lies_under_what() {
    struct Places;
    impl Trees for Places {
        fn covers(&self, general: &str, particular: &str) -> bool {
            (general, particular) == ("西宁市", "城东区")
        }

        fn keeps(&self, general: &str) -> Vec<Key> {
            if general == "西宁市" { vec![Key::Territory] } else { Vec::new() }
        }

        fn looks(&self, particular: &str) -> Vec<Key> {
            if particular == "城东区" { vec![Key::Territory] } else { Vec::new() }
        }
    }
    let (city, district) = (items("西宁市"), items("城东区"));
    assert_eq!(weigh(&city, &district, MORE).order, Order::Mixed);
    assert_eq!(weigh_in(&city, &district, MORE, &Places).order, Order::Lighter);
    assert_eq!(weigh_in(&district, &city, MORE, &Places).order, Order::Heavier);
}

fn sets() -> impl Strategy<Value = Items> {
    let term = prop::sample::select(vec!["道路", "道路/主干道", "道路/次干道", "桥梁", "桥梁/大桥", "全部", "隧道"]);
    prop::collection::vec(term, 0..5)
        .prop_map(|terms| items(&if terms.is_empty() { "无".to_owned() } else { terms.join("、") }))
}

proptest! {
    #[test]
    fn the_same_is_the_same(a in sets()) {
        prop_assert_eq!(weigh(&a, &a, MORE).order, Order::Same);
        prop_assert_eq!(weigh(&a, &a, FEWER).order, Order::Same);
    }

    #[test]
    fn heavier_one_way_is_lighter_the_other(a in sets(), b in sets()) {
        for direction in [MORE, FEWER] {
            prop_assert_eq!(weigh(&a, &b, direction).order, weigh(&b, &a, direction).order.reversed());
        }
    }

    #[test]
    fn heavier_than_the_heavier_is_heavier(a in sets(), b in sets(), c in sets()) {
        let up = |order| matches!(order, Order::Heavier | Order::Same);
        for direction in [MORE, FEWER] {
            if up(weigh(&a, &b, direction).order) && up(weigh(&b, &c, direction).order) {
                prop_assert!(up(weigh(&a, &c, direction).order));
            }
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in "[主干道、和及与,;/>全部各等(1.一)条0-9几《》 ]{0,16}") {
        let force: Ladder = serde_yaml::from_str(&std::fs::read_to_string("rules/ladders/force.yaml").unwrap()).unwrap();
        let reader = Reader { bare: Bare::Floor, issued: None, ladder: None, force: &force };
        match read(Kind::Items, &text, &reader) {
            Ok(reading) => if let Value::Items(items) = reading.value {
                for term in &items.terms {
                    prop_assert!(text.get(term.at.clone()).is_some_and(|t| !t.is_empty()));
                }
            },
            Err(misread) => prop_assert!(text.get(misread.at.clone()).is_some(), "{misread:?}"),
        }
    }
}
