//! The order of amounts keeps the laws of an order, and answers what officials would.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use jiama::calendar::Calendar;
use jiama::kind::grade::Ladder;
use jiama::kind::number::Number;
use jiama::kind::order::{Direction, End, Measure, Order, Remark, Way, Weighing, World};
use jiama::kind::{Bare, Kind, Reader, Value, amount, read};
use proptest::prelude::*;

const QUOTA: Direction = Direction { floor: Way::Up, ceiling: Way::Down };
const FINE: Direction = Direction { floor: Way::Up, ceiling: Way::Up };
const THRESHOLD: Direction = Direction { floor: Way::Down, ceiling: Way::Up };
const CAP: Direction = Direction { floor: Way::Still, ceiling: Way::Up };

fn force() -> Ladder {
    serde_yaml::from_str(&std::fs::read_to_string("rules/ladders/force.yaml").unwrap()).unwrap()
}

fn value(text: &str, bare: Bare) -> amount::Amount {
    let force = force();
    let reader = Reader { bare, issued: None, ladder: None, force: &force };
    match read(Kind::Amount, text, &reader) {
        Ok(reading) => match reading.value {
            Value::Amount(amount) => amount,
            other => panic!("{text}: {other:?}"),
        },
        Err(misread) => panic!("{text}: {misread:?}"),
    }
}

/// A penalty as a law says it: a sum, or a rung of the ladder of penalties where none is named.
fn penalty(text: &str) -> Value {
    let (force, own) =
        (force(), serde_yaml::from_str(&std::fs::read_to_string("rules/ladders/penalty.yaml").unwrap()).unwrap());
    let reader = Reader { bare: Bare::Exact, issued: None, ladder: Some(&own), force: &force };
    read(Kind::Amount, text, &reader).or_else(|_| read(Kind::Grade, text, &reader)).unwrap().value
}

fn weighed(parent: &str, child: &str, direction: Direction) -> Weighing {
    let bare = if direction == FINE { Bare::Exact } else { Bare::Floor };
    amount::weigh(&value(parent, bare), &value(child, bare), direction)
}

#[test]
fn judgements() {
    use Order::{Apart, Heavier, Lighter, Mixed, Same};
    let cases: &[(&str, &str, Direction, Order)] = &[
        ("每乡镇不少于2个", "每个乡镇（街道）至少3个", QUOTA, Heavier),
        ("每乡镇不少于2个", "每街道2个", QUOTA, Same),
        ("每乡镇不少于2个", "每村不少于2个", QUOTA, Apart),
        ("20家", "20户", QUOTA, Apart),
        ("20家企业", "22户企业", QUOTA, Heavier),
        ("报送5篇信息", "报送6次信息", QUOTA, Apart),
        ("100元", "一百元", QUOTA, Same),
        ("每300户设1个网格", "每200户设1个网格", QUOTA, Heavier),
        ("每200户设1个网格", "每300户设1个网格", QUOTA, Lighter),
        ("每千人3张", "每万人30张", QUOTA, Same),
        ("每万人口3.2人", "每千人口0.4人", QUOTA, Heavier),
        ("每百名学生1名", "每100名学生配1名", QUOTA, Same),
        ("每百名学生1名", "每名学生1名", QUOTA, Heavier),
        ("每50张床位1名", "每40张床位1名", QUOTA, Heavier),
        ("每50张床位1名", "每40名职工1名", QUOTA, Apart),
        ("每300户设1个网格", "每村设1个网格", QUOTA, Apart),
        ("不低于上年", "不低于上年的110%", QUOTA, Heavier),
        ("不低于全省平均水平", "不低于全省平均水平的90%", QUOTA, Lighter),
        ("不低于全省平均水平", "不低于全市平均水平", QUOTA, Apart),
        ("5000元", "1.5万元", QUOTA, Heavier),
        ("60%以上", "90%以上", QUOTA, Heavier),
        ("90%以上", "60%以上", QUOTA, Lighter),
        ("不超过5000字", "3000字以内", QUOTA, Heavier),
        ("3000字以内", "不超过5000字", QUOTA, Lighter),
        ("2个以上", "超过2个", QUOTA, Heavier),
        ("超过2个", "2个以上", QUOTA, Lighter),
        ("2个", "2次", QUOTA, Apart),
        ("2张", "2次", QUOTA, Apart),
        ("2条线索", "3条问题线索", QUOTA, Heavier),
        ("2条线索", "3条信息", QUOTA, Apart),
        ("2", "3个", QUOTA, Heavier),
        ("2", "3%", QUOTA, Apart),
        ("2公里", "3000米", QUOTA, Heavier),
        ("1公顷", "15亩", QUOTA, Same),
        ("2吨", "2000公斤", QUOTA, Same),
        ("1倍", "100%", QUOTA, Same),
        ("千分之五", "0.5%", QUOTA, Same),
        ("2人", "2名", QUOTA, Same),
        ("每天500个", "每周3500个", QUOTA, Lighter),
        ("每周3500个", "每天500个", QUOTA, Heavier),
        ("每月10个", "每年100个", QUOTA, Lighter),
        ("每月10个", "每天1个", QUOTA, Heavier),
        ("下降18%", "下降20%", QUOTA, Heavier),
        ("下降18%", "增长18%", QUOTA, Apart),
        ("较2020年下降18%", "较2021年下降18%", QUOTA, Apart),
        ("较2020年下降18%", "下降18%", QUOTA, Same),
        ("5%左右", "5%以上", QUOTA, Same),
        ("0个以上", "不超过5个", QUOTA, Heavier),
        ("100元以上500元以下", "500元", FINE, Heavier),
        ("100元以上500元以下", "100元以上200元以下", FINE, Lighter),
        ("100元以上500元以下", "200元以上300元以下", FINE, Mixed),
        ("500元以下", "100元以上500元以下", FINE, Heavier),
        ("10人以上", "3人以上", THRESHOLD, Heavier),
        ("3人以上", "10人以上", THRESHOLD, Lighter),
        ("10人以下", "20人以下", THRESHOLD, Heavier),
        ("3人以上死亡或者10人以上重伤", "3人以上死亡", THRESHOLD, Lighter),
        ("3人以上死亡", "3人以上死亡或者10人以上重伤", THRESHOLD, Heavier),
        ("3人以上死亡或者10人以上重伤", "10人以上重伤或者2人以上死亡", THRESHOLD, Heavier),
        ("3人以上死亡或者10人以上重伤", "10人以上重伤或者3人以上死亡", THRESHOLD, Same),
        ("不超过3个", "不超过5个", CAP, Heavier),
        ("不超过5个", "不超过3个", CAP, Lighter),
        ("35微克/立方米以下", "0.03毫克/立方米以下", QUOTA, Heavier),
        ("较2020年下降18%", "较2020年下降20%", QUOTA, Heavier),
        ("超过0个", "0个以上", QUOTA, Lighter),
        ("增长不超过5%", "增长0%至5%", QUOTA, Heavier),
        ("每个工作日20件", "每个工作日21件", QUOTA, Heavier),
        ("每个工作日20件", "每天20件", QUOTA, Heavier),
        ("3人以上死亡或者10人以上重伤", "2人以上死亡或者每家企业10人以上重伤", THRESHOLD, Apart),
        (
            "直接经济损失100万元以上或者经济损失500万元以上",
            "经济损失500万元以上或者直接经济损失100万元以上",
            THRESHOLD,
            Same,
        ),
    ];
    let mut wrong = Vec::new();
    for (parent, child, direction, expected) in cases {
        let found = weighed(parent, child, *direction);
        if found.order != *expected {
            wrong.push(format!("{parent} / {child}: {:?}, not {expected:?}", found.order));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn explanations() {
    let raised = weighed("60%以上", "90%以上", QUOTA);
    let excess = raised.excess.unwrap();
    assert_eq!(raised.end, Some(End::Floor));
    assert_eq!(excess.measure, Measure::Points);
    assert_eq!(excess.amount.unwrap().to_string(), "30");
    assert_eq!(excess.factor.unwrap().to_string(), "1.5");
    assert_eq!(excess.slack.unwrap().to_string(), "4");

    let doubled = weighed("每乡镇2个", "每乡镇4个", QUOTA).excess.unwrap();
    assert_eq!((doubled.measure, doubled.unit.as_deref()), (Measure::Count, Some("个")));
    assert_eq!(doubled.amount.unwrap().to_string(), "2");
    assert_eq!(doubled.factor.unwrap().to_string(), "2");

    let halved = weighed("10人以上", "5人以上", THRESHOLD).excess.unwrap();
    assert_eq!(halved.factor.unwrap().to_string(), "2");

    // Of alternatives, the first that became harder is told.
    let told = |parent, child| {
        let excess = weighed(parent, child, THRESHOLD).excess.unwrap();
        (excess.amount.unwrap().to_string(), excess.factor.unwrap().to_string())
    };
    let both = told("3人以上死亡或者10人以上重伤", "2人以上死亡或者5人以上重伤");
    assert_eq!(both, ("1".to_owned(), "1.5".to_owned()));
    let second = told("3人以上死亡或者10人以上重伤", "4人以上死亡或者5人以上重伤");
    assert_eq!(second, ("5".to_owned(), "2".to_owned()));

    // An end that is gone: a floor was nothing, a ceiling has no number.
    let amount = |parent, child, direction| {
        let excess = weighed(parent, child, direction).excess.unwrap();
        (excess.amount.map(|n| n.to_string()), excess.factor.map(|n| n.to_string()))
    };
    assert_eq!(amount("100元以上500元以下", "500元以下", FINE), (Some("100".to_owned()), None));
    assert_eq!(amount("不超过3个", "不少于1个", CAP), (None, None));
    assert_eq!(amount("增长5%以上10%以下", "增长10%以下", FINE), (None, None));
    assert_eq!(amount("不少于5个", "0个以上", QUOTA), (Some("5".to_owned()), None));
    assert_eq!(weighed("100%", "90%", QUOTA).excess.unwrap().slack, None);

    let open = weighed("不少于2个", "2个以上5个以下", QUOTA);
    assert_eq!((open.order, open.end, open.remark), (Order::Heavier, Some(End::Ceiling), Some(Remark::OpenEnd)));
    let both = weighed("不少于2个", "3个以上5个以下", QUOTA);
    assert_eq!((both.order, both.end, both.remark), (Order::Heavier, Some(End::Floor), None));
    let words = weighed("不超过5000字", "不超过3000字", QUOTA);
    assert_eq!(words.remark, None);

    let remark = |parent, child| weighed(parent, child, QUOTA).remark;
    assert_eq!(remark("2个", "2次"), Some(Remark::Unit));
    assert_eq!(remark("每村2个", "每乡镇2个"), Some(Remark::Per));
    assert_eq!(remark("较2020年下降18%", "下降20%"), Some(Remark::BaseOnOneSide));
    assert_eq!(remark("较2020年下降18%", "较2021年下降20%"), Some(Remark::Base));
    assert_eq!(remark("下降18%", "增长18%"), Some(Remark::Direction));
    assert_eq!(remark("每年120个", "每月10个"), Some(Remark::Pace));
    assert_eq!(remark("每月4条", "每周1条"), Some(Remark::Pace));
    assert_eq!(remark("每月4条", "每周2条"), None);
    assert_eq!(remark("每月28条", "每天1条"), Some(Remark::Pace));
}

fn amounts() -> impl Strategy<Value = String> {
    let number = 0_u32..12;
    let unit = prop::sample::select(vec!["个", "%", "元", "万元"]);
    let period = prop::sample::select(vec!["", "每月", "每年"]);
    (number.clone(), number, unit, period, 0_u8..7).prop_map(|(a, b, unit, period, form)| {
        let (low, high) = (a.min(b), a.max(b) + 1);
        match form {
            0 => format!("{period}不少于{a}{unit}"),
            1 => format!("{period}不超过{a}{unit}"),
            2 => format!("{period}超过{a}{unit}"),
            3 => format!("{period}少于{high}{unit}"),
            4 => format!("{period}{low}至{high}{unit}"),
            5 => format!("{period}超过{low}{unit}且不超过{high}{unit}"),
            _ => format!("{period}正好{a}{unit}"),
        }
    })
}

fn directions() -> impl Strategy<Value = Direction> {
    prop::sample::select(vec![QUOTA, FINE, THRESHOLD, CAP])
}

proptest! {
    #[test]
    fn the_same_is_the_same(a in amounts(), direction in directions()) {
        prop_assert_eq!(weighed(&a, &a, direction).order, Order::Same);
    }

    #[test]
    fn heavier_one_way_is_lighter_the_other(a in amounts(), b in amounts(), direction in directions()) {
        prop_assert_eq!(weighed(&a, &b, direction).order, weighed(&b, &a, direction).order.reversed());
    }

    #[test]
    fn heavier_than_the_heavier_is_heavier(a in amounts(), b in amounts(), c in amounts(), direction in directions()) {
        let up = |order| matches!(order, Order::Heavier | Order::Same);
        let (ab, bc) = (weighed(&a, &b, direction).order, weighed(&b, &c, direction).order);
        if up(ab) && up(bc) {
            let ac = weighed(&a, &c, direction).order;
            prop_assert!(up(ac), "{a} ≤ {b} ≤ {c}, yet {ac:?}");
            if ab == Order::Heavier || bc == Order::Heavier {
                prop_assert_eq!(ac, Order::Heavier);
            }
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in "[0-9一二十百千万亿个元%不少于超过每乡镇月至或(),.、/几多 以上下内年]{0,16}") {
        let force = force();
        let reader = Reader { bare: Bare::Floor, issued: None, ladder: None, force: &force };
        if let Err(misread) = read(Kind::Amount, &text, &reader) {
            prop_assert!(text.get(misread.at.clone()).is_some(), "{misread:?}");
        }
    }
}

#[test]
fn penalties() {
    use Order::{Apart, Heavier, Lighter, Mixed, Same};
    const MEASURE: Direction = Direction { floor: Way::Up, ceiling: Way::Still };
    let cases: &[(&str, &str, Direction, Order)] = &[
        ("500元罚款", "没收工具，并处500元罚款", FINE, Heavier),
        ("没收工具，并处500元罚款", "500元罚款", FINE, Lighter),
        ("没收工具，并处500元罚款", "没收违法所得，并处500元罚款", FINE, Same),
        ("没收工具，并处500元罚款", "吊销许可证，并处500元罚款", FINE, Heavier),
        ("没收工具，并处500元罚款", "没收工具，并处800元罚款", FINE, Heavier),
        ("没收工具，并处800元罚款", "吊销许可证，并处500元罚款", FINE, Mixed),
        ("没收工具，并处800元罚款", "吊销许可证，并处违法所得2倍罚款", FINE, Apart),
        ("警告或者200元罚款", "200元罚款", FINE, Heavier),
        ("200元罚款", "200元罚款或者警告", FINE, Lighter),
        ("责令改正，拒不改正的，处500元罚款", "500元罚款", FINE, Heavier),
        ("500元罚款", "警告", FINE, Lighter),
        ("500元罚款", "没收工具", FINE, Heavier),
        ("500元罚款", "罚款", FINE, Apart),
        ("没收工具", "500元罚款", FINE, Lighter),
        ("吊销许可证，并处500元罚款", "没收工具", FINE, Lighter),
        ("没收工具", "吊销许可证，并处500元罚款", FINE, Heavier),
        ("警告或者500元罚款", "警告", FINE, Lighter),
        ("警告", "警告或者500元罚款", FINE, Heavier),
        ("警告", "警告或者罚款", MEASURE, Heavier),
        ("警告或者罚款", "警告", MEASURE, Lighter),
        ("教育或者罚款", "警告", MEASURE, Heavier),
        ("警告或者没收", "教育或者罚款", MEASURE, Lighter),
    ];
    let world = World::of(Calendar::built_in());
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(parent, child, direction, order)| {
            let (p, c) = (penalty(parent), penalty(child));
            let found = jiama::kind::weigh(&p, &c, *direction, &world).order;
            (found != *order).then(|| format!("{parent} / {child}: {found:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_milder_penalty_says_by_how_much_its_sum_is_less() {
    let (Value::Amount(p), Value::Amount(c)) = (penalty("没收工具，并处800元罚款"), penalty("500元罚款"))
    else {
        panic!()
    };
    let weighing = amount::weigh(&p, &c, FINE);
    assert_eq!(weighing.order, Order::Lighter);
    assert_eq!(weighing.excess.and_then(|excess| excess.amount), Some(Number::whole(300)));
}

#[test]
fn alternatives_say_by_how_much_the_one_that_moved_is_less() {
    let weighing = weighed("3人以上死亡或者10人以上重伤", "5人以上死亡或者10人以上重伤", THRESHOLD);
    assert_eq!(weighing.order, Order::Lighter);
    assert_eq!(weighing.excess.and_then(|excess| excess.amount), Some(Number::whole(2)));
}
