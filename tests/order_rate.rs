//! The laws of the order of rates and lengths: a value is the same as itself, heavier one way is lighter the other, and
//! heavier than the heavier is heavier; and the answers that users expect.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use jiama::calendar::Calendar;
use jiama::kind::grade::Ladder;
use jiama::kind::order::{Direction, End, Measure, Order, Remark, Way, Weighing, World};
use jiama::kind::rate::{Often, Period, Rate, Season};
use jiama::kind::span::stretch::{Point, Stretch};
use jiama::kind::span::{Length, Time, Unit};
use jiama::kind::{Bare, Kind, Reader, Value, number::Number, read, weigh};
use proptest::prelude::*;

const UP: Direction = Direction { floor: Way::Up, ceiling: Way::Up };
const DOWN: Direction = Direction { floor: Way::Down, ceiling: Way::Down };

fn force() -> Ladder {
    serde_yaml::from_str(&std::fs::read_to_string("rules/ladders/force.yaml").unwrap()).unwrap()
}

fn compared(kind: Kind, bare: Bare, direction: Direction, parent: &str, child: &str) -> Weighing {
    let force = force();
    let reader = Reader { bare, issued: None, ladder: None, force: &force };
    let of = |text: &str| read(kind, text, &reader).unwrap_or_else(|m| panic!("{text}: {m:?}")).value;
    weighed(&of(parent), &of(child), direction)
}

fn weighed(parent: &Value, child: &Value, direction: Direction) -> Weighing {
    let calendar = Calendar::default();
    weigh(parent, child, direction, &World::of(&calendar))
}

fn check(kind: Kind, bare: Bare, direction: Direction, table: &[(&str, &str, Order, Option<Remark>)]) {
    let mut wrong = Vec::new();
    for (parent, child, order, remark) in table {
        let there = compared(kind, bare, direction, parent, child);
        if there.order != *order || there.remark != *remark {
            wrong.push(format!("{parent} → {child}: {there:?}"));
        }
        let back = compared(kind, bare, direction, child, parent);
        if back.order != order.reversed() {
            wrong.push(format!("{child} → {parent} (back): {back:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

use Order::{Apart, Heavier, Lighter, Mixed, Same};
use Remark::{Near, Pace, Season as InSeason};

#[test]
fn rates_as_users_expect() {
    check(
        Kind::Rate,
        Bare::Floor,
        UP,
        &[
            ("每周1次", "每周2次", Heavier, None),
            ("每月1次", "每周1次", Heavier, None),
            ("汛期每周1次", "2025年汛期每周1次", Lighter, Some(InSeason)),
            ("节假日每日1次", "节假日、周末每日1次", Heavier, Some(InSeason)),
            ("春节、国庆期间每日1次", "国庆、春节期间每日1次", Same, None),
            ("节假日、2025年汛期每日1次", "汛期每日1次", Apart, Some(InSeason)),
            ("2025年节假日每日1次", "节假日、周末每日1次", Heavier, Some(InSeason)),
            ("2025年节假日、周末每日1次", "节假日每日1次", Apart, Some(InSeason)),
            ("节假日、长假每日1次", "长假、节假日每日1次", Same, None),
            ("每月1至2次", "每月1次", Same, None),
            ("每月1至2次", "每月3次", Heavier, None),
            ("每月1至2次", "每两月1次", Lighter, None),
            ("每月1至2次", "每月至少1次", Heavier, None),
            ("每月不超过2次", "每月1次", Heavier, None),
            ("每年12次", "每月1次", Heavier, Some(Pace)),
            ("每月4次", "每周1次", Heavier, Some(Pace)),
            ("每年52次", "每周1次", Heavier, Some(Pace)),
            ("每周1次", "每月5次", Heavier, None),
            ("每月2次", "每两周1次", Heavier, Some(Pace)),
            ("每周1次", "每7日1次", Same, None),
            ("每季度1次", "每3个月1次", Same, None),
            ("每学期2次", "每半年2次", Same, None),
            ("每年1次", "每学年1次", Same, None),
            ("每周7次", "每日1次", Heavier, Some(Pace)),
            ("每工作日1次", "每日1次", Heavier, None),
            ("每周5次", "每工作日1次", Apart, Some(Near)),
            ("每周1次", "每工作日1次", Heavier, None),
            ("每半月1次", "每15日1次", Heavier, Some(Pace)),
            ("每月1次", "每30日1次", Heavier, Some(Pace)),
            ("每31日1次", "每月1次", Heavier, Some(Pace)),
            ("每月30次", "每日1次", Heavier, Some(Pace)),
            ("每年365次", "每日1次", Heavier, Some(Pace)),
            ("每旬1次", "每周1次", Heavier, None),
            ("每月3次", "每旬1次", Heavier, Some(Pace)),
            ("每季度1次", "每90日1次", Heavier, Some(Pace)),
            ("每月3次", "2个月内7次", Heavier, None),
            ("2个月内7次", "每月3次", Lighter, None),
            ("每日12次", "每2小时1次", Heavier, Some(Pace)),
            ("每年不超过1次", "每年不超过2次", Heavier, None),
            ("每月不超过1次", "每年不超过12次", Heavier, Some(Pace)),
            ("每年不超过1次", "每年1次", Heavier, None),
            ("每月1次", "每月1-2次", Same, None),
            ("每月2至3次", "每月1至4次", Mixed, None),
            ("3月至12月每周1次", "每周1次", Heavier, Some(InSeason)),
            ("3月至12月每周1次", "2月至12月每周1次", Heavier, Some(InSeason)),
            ("3月至10月每周1次", "5月至12月每周1次", Mixed, Some(InSeason)),
            ("汛期每日1次", "每日1次", Heavier, Some(InSeason)),
            ("汛期每日1次", "汛期每日2次", Heavier, None),
            ("汛期每日1次", "冬季每日2次", Apart, Some(InSeason)),
            ("采暖季每日1次", "供暖期每日1次", Same, None),
            ("疫情高发期每日1次", "每日1次", Heavier, Some(InSeason)),
            ("疫情高发期每日1次", "疫情高发期每2日1次", Lighter, None),
            ("每年1次", "每年汛前1次", Same, None),
            ("每年1次", "每年3月1次", Same, None),
            ("每年1次", "每年第一季度2次", Heavier, None),
            ("每年3月1次", "每年1次", Same, None),
            ("每年1次", "每年3月至5月1次", Same, None),
            ("每年3月至5月1次", "每年6月至8月1次", Same, None),
            ("每年1次", "每年6月1日至30日2次", Heavier, None),
            ("每年3月至5月1次", "3月至5月每月1次", Heavier, None),
            ("每年汛前1次", "每年2次", Heavier, None),
            ("每年汛期1次", "汛期每月1次", Mixed, Some(InSeason)),
            ("每年3月至5月不超过1次", "每年不超过1次", Lighter, Some(InSeason)),
            ("每班1次", "每班2次", Heavier, None),
            ("每班2次", "每日2次", Apart, Some(Remark::Unit)),
            ("每年春节、国庆前各1次", "每年元旦、春节、国庆前各1次", Heavier, None),
            ("每年2次", "每年2次（上、下半年各1次）", Heavier, Some(Pace)),
            ("每年4次，每季度不少于1次", "每季度1次", Same, None),
            ("每周1次", "汛期每日1次", Mixed, Some(InSeason)),
            ("汛期（6月至9月）每日1次", "6月1日至9月30日每日1次", Same, None),
            ("每年6月至9月6次", "6月至9月每月1次", Lighter, None),
            ("每年3月至5月3次", "3月至5月每月1次", Heavier, Some(Pace)),
            ("3月至10月每月不超过2次", "5月至12月每月不超过2次", Mixed, Some(InSeason)),
            ("每月至少2次、每周至多5次", "每月至少3次、每个工作日至多1次", Apart, Some(Near)),
        ],
    );
}

#[test]
fn rates_show_times_a_year() {
    let w = compared(Kind::Rate, Bare::Floor, UP, "每周1次", "每周2次");
    assert_eq!(w.end, Some(End::Floor));
    let excess = w.excess.unwrap();
    assert_eq!(
        (excess.measure, excess.amount, excess.factor),
        (Measure::TimesPerYear, Some(Number::whole(52)), Some(Number::whole(2)))
    );
    let pace = compared(Kind::Rate, Bare::Floor, UP, "每周7次", "每日1次").excess.unwrap();
    assert_eq!((pace.amount, pace.factor), (Some(Number::ZERO), Some(Number::ONE)));
}

#[test]
fn rates_in_a_season_show_times_within_it() {
    let whole = |n: i64| Some(Number::whole(n));
    let days = |n: i128| Number::fraction(12 * n, 365);
    let table = [
        ("3月至5月每月1次", "3月至5月每月2次", Some((whole(3), whole(2)))),
        ("11月至次年2月每月1次", "11月至次年2月每月2次", Some((whole(4), whole(2)))),
        ("3月至10月15日每月1次", "3月至10月15日每月2次", Some((days(229), whole(2)))),
        ("每年3月至5月1次", "每年3月至5月2次", Some((whole(1), whole(2)))),
        ("汛期每日1次", "汛期每日2次", Some((None, whole(2)))),
        ("汛期每日1次", "每日1次", None),
        ("3月至10月每周1次", "5月至12月每周1次", Some((whole(0), whole(1)))),
        ("3月至10月每周1次", "6月至12月每周1次", None),
        ("3月至6月每月1次", "5月至12月每月1次", Some((whole(4), whole(2)))),
    ];
    for (parent, child, expected) in table {
        let excess = compared(Kind::Rate, Bare::Floor, UP, parent, child).excess;
        assert_eq!(excess.map(|e| (e.amount, e.factor)), expected, "{parent} → {child}");
    }
}

#[test]
fn lengths_as_users_expect() {
    check(
        Kind::Span,
        Bare::Floor,
        UP,
        &[
            ("3日", "5日", Heavier, None),
            ("3日", "72小时", Same, None),
            ("1年", "12个月", Same, None),
            ("1周", "7日", Same, None),
            ("90日", "3个月", Apart, Some(Near)),
            ("80日", "3个月", Heavier, None),
            ("3个月", "100日", Heavier, None),
            ("5日", "5个工作日", Heavier, None),
            ("7日", "5个工作日", Apart, Some(Near)),
            ("3年", "永久", Heavier, None),
            ("不超过3个月", "3个月", Heavier, None),
            ("3月1日至5月31日", "3月1日至6月30日", Heavier, None),
            ("3月1日至5月31日", "4月1日至6月30日", Mixed, Some(InSeason)),
            ("10月至次年3月", "11月至次年2月", Lighter, None),
            ("2025年3月1日至6月30日", "2025年3月1日至7月31日", Heavier, None),
            ("2025年3月1日至6月30日", "3月1日至6月30日", Same, None),
            ("3个月", "3月1日至5月31日", Apart, Some(Near)),
            ("至2027年底", "至2026年底", Lighter, None),
            ("至2027年底", "永久", Apart, Some(Remark::Kind)),
            ("至2027年底", "2年", Apart, Some(Remark::Kind)),
            ("3至5年", "3年", Same, None),
            ("3至5年", "5年", Heavier, None),
            ("3至5年", "至少3年", Heavier, None),
            ("3个月", "全年", Heavier, None),
            ("3个月", "3月1日至4月30日", Lighter, None),
            ("3个月", "1月1日至3月29日", Apart, Some(Near)),
            ("100日", "3个月", Lighter, None),
            ("120个工作日", "182日", Apart, Some(Near)),
            ("120个工作日", "183日", Heavier, None),
            ("250个工作日", "379日", Apart, Some(Near)),
            ("250个工作日", "380日", Heavier, None),
            ("2025年3月1日至5月31日", "2025年3月至5月", Same, None),
            ("2025年3月1日至5月15日", "2025年3月1日至5月31日", Heavier, None),
            ("2025年3月1日至5月31日", "2025年3月1日至2026年5月31日", Heavier, None),
        ],
    );
    check(
        Kind::Span,
        Bare::Exact,
        DOWN,
        &[
            ("5年", "3年", Heavier, None),
            ("5年", "不超过3年", Heavier, None),
            ("3年", "永久", Lighter, None),
            ("1年", "365日", Heavier, Some(Near)),
        ],
    );
    let floor = Direction { floor: Way::Up, ceiling: Way::Still };
    check(Kind::Span, Bare::Floor, floor, &[("3月1日至5月31日", "3月1日至6月30日", Heavier, None)]);
    let neither = Direction { floor: Way::Still, ceiling: Way::Still };
    check(Kind::Span, Bare::Floor, neither, &[("3月1日至5月31日", "4月1日至6月30日", Same, None)]);
}

#[test]
fn lengths_show_the_difference() {
    let excess = compared(Kind::Span, Bare::Floor, UP, "3个工作日", "5个工作日").excess.unwrap();
    assert_eq!((excess.measure, excess.amount), (Measure::WorkingDays, Some(Number::whole(2))));
    let excess = compared(Kind::Span, Bare::Floor, UP, "24小时", "3日").excess.unwrap();
    assert_eq!(
        (excess.measure, excess.amount, excess.factor),
        (Measure::Hours, Some(Number::whole(48)), Some(Number::whole(3)))
    );
}

#[test]
fn lengths_name_the_end_that_moved() {
    let end = |parent, child| compared(Kind::Span, Bare::Floor, UP, parent, child).end;
    assert_eq!(end("不超过3个月", "不超过6个月"), Some(End::Ceiling));
    assert_eq!(end("15日至30日", "20日至30日"), Some(End::Floor));
    assert_eq!(end("3日", "5日"), None);
}

fn often() -> impl Strategy<Value = Often> {
    use Period::*;
    let per = prop::sample::select(vec![
        Hour, Day, WorkingDay, Week, TenDays, HalfMonth, Month, Quarter, Term, HalfYear, Year,
    ]);
    let times = prop_oneof![1..6_i64, prop::sample::select(vec![12, 15, 24, 30, 48, 52, 240, 262, 365, 366])];
    let every = prop_oneof![Just(1_u32), 1..4_u32, prop::sample::select(vec![7, 10, 15, 30, 31])];
    (times, every, per).prop_map(|(times, every, per)| Often { times: Number::whole(times), per, every })
}

fn season() -> impl Strategy<Value = Option<Season>> {
    let dates = (1..=12_i8, 1..=12_i8)
        .prop_map(|(from, to)| Some(Season::Dates(Stretch { from: Point::month(from), to: Point::month(to) })));
    let named = prop::sample::select(vec!["汛期", "冬季"]).prop_map(|n| Some(Season::Named(n.to_owned())));
    prop_oneof![4 => Just(None), 2 => dates, 1 => named]
}

fn rate() -> impl Strategy<Value = Value> {
    let ends = prop_oneof![
        often().prop_map(|o| (Some(o), None)),
        often().prop_map(|o| (None, Some(o))),
        (often(), often()).prop_map(|(f, c)| (Some(f), Some(c))),
    ];
    (ends, season())
        .prop_map(|((floor, ceiling), season)| Value::Rate(Rate { floor, ceiling, plain: false, season, per: None }))
}

fn length() -> impl Strategy<Value = Value> {
    use Unit::*;
    let unit = prop::sample::select(vec![Minute, Hour, Day, WorkingDay, Week, Month, Year]);
    let n = prop_oneof![1..40_i64, prop::sample::select(vec![59, 60, 61, 89, 90, 92, 240, 365, 366, 1440])];
    let time = (n, unit).prop_map(|(n, unit)| Time { length: Number::whole(n), unit });
    let bare = prop::sample::select(vec![Bare::Floor, Bare::Ceiling, Bare::Exact]);
    prop_oneof![
        4 => (time.clone(), bare).prop_map(|(time, bare)| Length::Plain { time, bare }),
        1 => time.clone().prop_map(|t| Length::Bounded { floor: Some(t), ceiling: None }),
        1 => (time.clone(), time).prop_map(|(f, c)| Length::Bounded { floor: Some(f), ceiling: Some(c) }),
        1 => Just(Length::Unbounded),
        1 => (1..4_i8).prop_map(|month| Length::Until(jiff::civil::date(2025, month, 28))),
    ]
    .prop_map(Value::Span)
}

fn direction() -> impl Strategy<Value = Direction> {
    let way = prop::sample::select(vec![Way::Up, Way::Down, Way::Still]);
    (way.clone(), way).prop_map(|(floor, ceiling)| Direction { floor, ceiling })
}

/// Whether a rate asks its times of a whole year, or of several, and says in which part of it. Beside another that asks its
/// times of a year the part makes no difference, beside a shorter rhythm it does: three such need not stand in a row.
fn has_its_place_in_the_year(value: &Value) -> bool {
    let Value::Rate(Rate { floor: Some(floor), season: Some(_), .. }) = value else { return false };
    let months = match floor.per {
        Period::Year => 12,
        Period::HalfYear | Period::Term => 6,
        Period::Quarter => 3,
        Period::Month => 1,
        Period::HalfMonth => return floor.every >= 24,
        _ => return false,
    };
    months * floor.every >= 12
}

fn laws(a: &Value, b: &Value, c: &Value, direction: Direction) {
    assert_eq!(weighed(a, a, direction).order, Same);
    let ab = weighed(a, b, direction);
    assert_eq!(ab.order, weighed(b, a, direction).order.reversed(), "{a:?} {b:?}");
    if [a, b, c].into_iter().any(has_its_place_in_the_year) {
        return;
    }
    let (bc, ac) = (weighed(b, c, direction).order, weighed(a, c, direction).order);
    let not_lighter = |o| matches!(o, Same | Heavier);
    // A plain number says nothing of the upper end of a range, which one said as a floor lifts.
    let plain = |v: &&Value| matches!(v, Value::Span(Length::Plain { bare: Bare::Floor, .. }));
    let range = |v: &&Value| matches!(v, Value::Span(Length::Bounded { floor: Some(_), ceiling: Some(_) }));
    let unlike = [a, b, c].iter().any(plain) && [a, b, c].iter().any(range);
    if !unlike && not_lighter(ab.order) && not_lighter(bc) {
        let expected = if ab.order == Same && bc == Same { Same } else { Heavier };
        assert_eq!(ac, expected, "{a:?} {b:?} {c:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 500, ..ProptestConfig::default() })]

    #[test]
    fn rates_are_ordered(a in rate(), b in rate(), c in rate(), direction in direction()) {
        laws(&a, &b, &c, direction);
    }

    #[test]
    fn floors_are_ordered(a in often(), b in often(), c in often()) {
        let of = |floor| Value::Rate(Rate { floor: Some(floor), ceiling: None, plain: true, season: None, per: None });
        laws(&of(a), &of(b), &of(c), UP);
    }

    #[test]
    fn lengths_are_ordered(a in length(), b in length(), c in length(), direction in direction()) {
        laws(&a, &b, &c, direction);
    }
}
