//! The order of deadlines: the cases that the format settles, and the laws of a partial order.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use jiama::calendar::{Calendar, Feast};
use jiama::kind::due::{Clock, Delay, Due, Event, Moment, Period, Position, Recurrence, Unit, weigh};
use jiama::kind::number::Number;
use jiama::kind::order::{Direction, Measure, Order, Remark, Way, Weighing, World};
use jiama::kind::{Bare, Kind, Reader, Value, read};
use jiff::civil::{Date, date};
use proptest::prelude::*;

const DOWN: Direction = Direction { floor: Way::Still, ceiling: Way::Down };

fn due(text: &str) -> Due {
    let ladder = serde_yaml::from_str(&std::fs::read_to_string("rules/ladders/force.yaml").unwrap()).unwrap();
    let reader = Reader { bare: Bare::Ceiling, issued: Some(date(2025, 3, 3)), ladder: None, force: &ladder };
    match read(Kind::Due, text, &reader).unwrap().value {
        Value::Due(due) => due,
        _ => unreachable!(),
    }
}

fn weighed(parent: &str, child: &str, issued: Option<Date>) -> Weighing {
    let world = World { parent_issued: issued, child_issued: issued, ..World::of(Calendar::built_in()) };
    weigh(&due(parent), &due(child), DOWN, &world)
}

/// Parent, child, answer, remark, amount lost or gained, factor.
type Case = (&'static str, &'static str, Order, Option<Remark>, Option<(Measure, &'static str)>, Option<&'static str>);

#[test]
fn cases_without_a_date_of_issue() {
    use Measure::{Days, Hours, Minutes, Months, WorkingDays};
    use Order::{Apart, Heavier, Lighter, Same};
    use Remark::{Event, Kind, Near};
    let cases: &[Case] = &[
        ("2025-06-30", "2025-06-15", Heavier, None, Some((Days, "15")), None),
        ("2025-06-30", "6月底前", Same, None, None, None),
        ("2025-06-30", "2025-06-30 18:00", Heavier, None, Some((Hours, "6")), None),
        ("2025-06-30", "2025-06-30 23:59", Same, None, None, None),
        ("2025-06-30 17:30", "2025-06-30 17:00", Heavier, None, Some((Minutes, "30")), None),
        ("2025-06-30", "2025-06-30 0:00", Heavier, None, Some((Days, "1")), None),
        ("2025-06-30 12:00", "2025-06-29 18:00", Heavier, None, Some((Hours, "18")), None),
        ("2025-06-30", "2025年6月30日下班前", Heavier, None, None, None),
        ("2025年6月30日17:00前", "2025年6月30日下班前", Apart, Some(Near), None, None),
        ("2025-06-30", "2025-07-15", Lighter, None, Some((Days, "15")), None),
        ("24小时内", "12小时内", Heavier, None, Some((Hours, "12")), Some("2")),
        ("24小时内", "1日内", Same, None, None, None),
        ("24小时内", "当日", Heavier, None, None, None),
        ("12小时内", "当日", Apart, Some(Near), None, None),
        // What happens in the morning has until the next noon longer than a day, what happens at night half a day.
        ("1日内", "次日12时前", Apart, Some(Near), None, None),
        ("次日12时前", "1日内", Apart, Some(Near), None, None),
        ("2日内", "次日12时前", Heavier, None, None, None),
        ("24小时内", "立即", Heavier, None, Some((Days, "1")), None),
        ("十日内", "十个工作日内", Lighter, None, None, None),
        ("10个工作日内", "10日内", Heavier, None, None, None),
        ("10个工作日内", "12日内", Heavier, None, None, None),
        ("10个工作日内", "15日内", Apart, Some(Near), None, None),
        ("10个工作日内", "60日内", Lighter, None, None, None),
        ("10个工作日内", "5个工作日内", Heavier, None, Some((WorkingDays, "5")), Some("2")),
        ("3个月内", "90日内", Apart, Some(Near), None, None),
        ("3个月内", "89日内", Heavier, None, None, None),
        ("3个月内", "92日内", Lighter, None, None, None),
        ("1年内", "半年内", Heavier, None, Some((Months, "6")), Some("2")),
        ("2周内", "10日内", Heavier, None, Some((Days, "4")), Some("1.4")),
        ("次日12时前", "当日", Heavier, None, Some((Hours, "12")), None),
        ("受理后5日内", "5日内", Apart, Some(Event), None, None),
        ("受理后10日内", "自受理之日起5日内", Heavier, None, Some((Days, "5")), Some("2")),
        ("2025-06-30", "30日内", Apart, Some(Kind), None, None),
        ("2025-06-30", "每月25日前", Apart, Some(Kind), None, None),
        ("每月25日前", "每月20日前", Heavier, None, Some((Days, "5")), None),
        ("每月底前", "每月25日前", Heavier, None, None, None),
        ("每周五前", "每周三前", Heavier, None, Some((Days, "2")), None),
        ("每年3月底前", "每年2月底前", Heavier, None, Some((Days, "31")), None),
        ("每年10月15日前", "每年10月底前", Lighter, None, Some((Days, "16")), None),
        ("每季度末", "每季度末月25日前", Heavier, None, None, None),
        ("每月25日前", "每季度末", Lighter, None, None, None),
        ("每季度末", "每月25日前", Heavier, None, None, None),
        ("每月25日前", "每季度首月10日前", Apart, Some(Kind), None, None),
        ("次月5日前", "每月25日前", Apart, Some(Near), None, None),
        ("每月25日前", "每月25日17时前", Heavier, None, Some((Hours, "7")), None),
        ("次日12时前", "当日下班前", Heavier, None, None, None),
        ("次日内", "1个工作日内", Lighter, None, None, None),
        ("1个工作日内", "次日内", Heavier, None, None, None),
        ("当日", "1个工作日内", Lighter, None, None, None),
        ("次日内", "1日内", Apart, Some(Near), None, None),
        ("次日内", "24小时内", Heavier, None, None, None),
        ("次日内", "2日内", Lighter, None, None, None),
        ("1周内", "次日内", Heavier, None, None, None),
        ("每周五前", "每周最后一个工作日前", Apart, Some(Near), None, None),
        ("每周日前", "每周最后一个工作日前", Heavier, None, None, None),
        ("每年12月底前", "每年最后一个工作日前", Heavier, None, None, None),
        ("2026年汛期前", "2027年汛期前", Apart, Some(Event), None, None),
        ("汛期前", "2025年汛期前", Same, None, None, None),
        ("1个月内", "27日内", Heavier, None, None, None),
        ("1个月内", "32日内", Lighter, None, None, None),
        ("一个半月内", "43日内", Heavier, None, None, None),
        ("一个半月内", "45日内", Apart, Some(Near), None, None),
        ("一个半月内", "46日内", Lighter, None, None, None),
        ("汛期前", "开学前", Apart, Some(Event), None, None),
    ];
    let mut wrong = Vec::new();
    for (parent, child, order, remark, lost, factor) in cases {
        let found = weighed(parent, child, None);
        let amount = found.excess.as_ref().and_then(|e| Some((e.measure, e.amount?.to_string())));
        let times = found.excess.as_ref().and_then(|e| e.factor).map(|f| f.to_string());
        let lost = lost.map(|(measure, n)| (measure, n.to_owned()));
        if (found.order, found.remark, &amount, times.as_deref()) != (*order, *remark, &lost, *factor) {
            wrong.push(format!("{parent} → {child}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_a_date_of_issue_settles() {
    let issued = Some(date(2025, 4, 1));
    let found = weighed("2025-06-30", "2025-06-15", issued);
    assert_eq!(found.excess.unwrap().factor.unwrap().to_string(), "1.2");
    // No time at all cannot be divided, nor what ended before the issue.
    for (parent, child) in [
        ("2025-04-11", "2025-04-01"),
        ("2025-04-11", "2025-03-28"),
        ("2025-04-01", "2025-04-06"),
        ("2025-03-25", "2025-04-06"),
    ] {
        assert_eq!(weighed(parent, child, issued).excess.unwrap().factor, None, "{parent} → {child}");
    }
    // 10 working days after 1 April 2025 end on 16 April, since 4 April is 清明.
    assert_eq!(weighed("10个工作日内", "15日内", issued).order, Order::Same);
    assert_eq!(weighed("10个工作日内", "14日内", issued).order, Order::Heavier);
    assert_eq!(weighed("2025-04-16", "10个工作日内", issued).order, Order::Same);
    assert_eq!(weighed("2025-04-30", "10日内", issued).order, Order::Heavier);
    assert_eq!(weighed("2025-04-16", "受理后10个工作日内", issued).remark, Some(Remark::Kind));
    // The day of issue is not counted.
    for (parent, child) in [
        ("2025-04-11", "10日内"),
        ("2025-04-03", "48小时内"),
        ("2025-04-01", "当日"),
        ("2025年4月2日12时前", "次日12时前"),
        ("次日12时前", "2025年4月2日12时前"),
        ("2025-05-16", "一个半月内"),
    ] {
        assert_eq!(weighed(parent, child, issued).order, Order::Same, "{parent} → {child}");
    }
    assert_eq!(weighed("2025-04-30", "1.5个工作日内", issued).remark, Some(Remark::Kind));
}

#[test]
fn the_other_ways() {
    let world = World::of(Calendar::built_in());
    let (early, late) = (due("2025-06-15"), due("2025-06-30"));
    let up = Direction { floor: Way::Still, ceiling: Way::Up };
    assert_eq!(weigh(&late, &early, up, &world).order, Order::Lighter);
    assert_eq!(weigh(&late, &early, Direction::default(), &world).order, Order::Same);
    let longer = weigh(&due("12小时内"), &due("24小时内"), up, &world);
    assert_eq!((longer.order, longer.excess.unwrap().factor.unwrap().to_string().as_str()), (Order::Heavier, "2"));
}

#[test]
fn the_calendar_knows_what_the_notices_say() {
    let calendar = Calendar::built_in();
    let works = |y, m, d| calendar.is_working_day(date(y, m, d));
    assert_eq!(works(2025, 1, 26), Some(true));
    assert_eq!(works(2025, 1, 28), Some(false));
    assert_eq!(works(2025, 10, 8), Some(false));
    assert_eq!(works(2025, 10, 11), Some(true));
    assert_eq!(works(2026, 1, 4), Some(true));
    assert_eq!(works(2015, 9, 4), Some(false));
    assert_eq!(works(2025, 6, 14), Some(false));
    assert_eq!(works(2014, 6, 12), None);
    assert_eq!(works(2027, 6, 15), None);
    assert_eq!(calendar.feast(Feast::Spring, 2025), Some(date(2025, 1, 29)));
    assert_eq!(calendar.feast(Feast::Spring, 2027), Some(date(2027, 2, 6)));
    assert_eq!(calendar.feast(Feast::MidAutumn, 2025), Some(date(2025, 10, 6)));
    assert_eq!(calendar.feast(Feast::Spring, 2060), None);
    assert_eq!(calendar.feast(Feast::National, 2060), Some(date(2060, 10, 1)));
    assert_eq!(calendar.holiday(Feast::Spring, 2025), Some(date(2025, 1, 28)));
    assert_eq!(calendar.working_day_after(date(2025, 9, 30), 1), Some(date(2025, 10, 9)));
    assert_eq!(calendar.working_days_between(date(2025, 9, 30), date(2025, 10, 11)), Some(3));
    assert_eq!(calendar.working_days_between(date(2025, 10, 11), date(2025, 9, 30)), Some(-3));
    for year in 2015..=2026 {
        let days = date(year, 1, 1).series(jiff::Span::new().days(1)).take_while(|d| *d < date(year, 12, 20));
        let works = days.filter(|d| calendar.is_working_day(*d) == Some(true)).count();
        assert!((235..246).contains(&works), "{year}: {works}");
    }
}

fn clock() -> impl Strategy<Value = Clock> {
    prop_oneof![
        3 => Just(Clock::EndOfDay),
        1 => Just(Clock::CloseOfWork),
        2 => (0_u8..24, prop_oneof![Just(0_u8), Just(30), Just(59)]).prop_map(|(hour, minute)| Clock::At { hour, minute }),
    ]
}

fn moment() -> impl Strategy<Value = Due> {
    (0_i64..40, clock()).prop_map(|(days, clock)| {
        Due::At(Moment { date: date(2025, 9, 20).checked_add(jiff::Span::new().days(days)).unwrap(), clock })
    })
}

fn delay() -> impl Strategy<Value = Due> {
    let unit = prop_oneof![
        Just((Unit::Minute, 3000)),
        Just((Unit::Hour, 60)),
        Just((Unit::Day, 100)),
        Just((Unit::WorkingDay, 60)),
        Just((Unit::Week, 8)),
        Just((Unit::Month, 8)),
        Just((Unit::Year, 2)),
    ];
    let event = prop_oneof![4 => Just(Event::Receipt), 1 => Just(Event::Other("受理".to_owned()))];
    let counted = unit.prop_flat_map(|(unit, most)| (0_i64..most * 2, Just(unit))).prop_map(|(halves, unit)| {
        let n = Number::fraction(i128::from(halves), 2).unwrap();
        let whole = n.as_whole().is_some() || unit == Unit::Month;
        (if whole { n } else { Number::whole(halves) }, unit, None)
    });
    let of_day = (0_i64..4, clock()).prop_map(|(n, clock)| (Number::whole(n), Unit::Day, Some(clock)));
    (prop_oneof![3 => counted, 1 => of_day], event)
        .prop_map(|((within, unit, clock), event)| Due::After(Delay { within, unit, clock, event }))
}

fn recurrence() -> impl Strategy<Value = Due> {
    let place = prop_oneof![
        (0_u8..3, prop_oneof![Just(Position::End), Just(Position::LastWorkingDay)]).prop_map(|(p, by)| {
            (*[Period::Month, Period::Quarter, Period::HalfYear].get(usize::from(p)).unwrap(), by)
        }),
        (1_u8..31).prop_map(|d| (Period::Month, Position::Day(d))),
        (1_u8..7).prop_map(|d| (Period::Week, Position::Day(d))),
        Just((Period::Week, Position::End)),
        (1_u8..7, 1_u8..32).prop_map(|(m, d)| (Period::HalfYear, Position::MonthDay(m, d))),
        (1_u8..4, 1_u8..29).prop_map(|(m, d)| (Period::Quarter, Position::MonthDay(m, d))),
        (1_u8..13, 1_u8..29).prop_map(|(m, d)| (Period::Year, Position::MonthDay(m, d))),
        (1_u8..9).prop_map(|n| (Period::Month, Position::WorkingDay(n))),
        (1_u8..40).prop_map(|n| (Period::Quarter, Position::WorkingDay(n))),
        prop_oneof![
            Just(Period::Day),
            Just(Period::WorkingDay),
            Just(Period::TenDays),
            Just(Period::HalfMonth),
            Just(Period::Term)
        ]
        .prop_map(|period| (period, Position::End)),
        prop_oneof![Just(Feast::Spring), Just(Feast::MidAutumn)]
            .prop_map(|feast| (Period::Year, Position::Before(feast))),
    ];
    let single = (place, prop::bool::weighted(0.1), clock())
        .prop_map(|((period, by), next, clock)| Due::Every(Recurrence { period, by, next, clock, also: Vec::new() }));
    // Several places, in the order of the calendar.
    let several = (prop::bool::ANY, prop::collection::btree_set((1_u8..13, 1_u8..29), 2..5), clock());
    let several = several.prop_map(|(yearly, places, clock)| {
        let (period, at): (_, fn(u8, u8) -> Position) =
            if yearly { (Period::Year, Position::MonthDay) } else { (Period::Month, |_, day| Position::Day(day)) };
        let mut days: Vec<_> = places.into_iter().map(|(m, d)| if yearly { (m, d) } else { (0, d) }).collect();
        days.sort_unstable();
        days.dedup();
        let mut places = days.into_iter().map(|(m, d)| (at(m, d), clock));
        let (by, clock) = places.next().unwrap();
        Due::Every(Recurrence { period, by, next: false, clock, also: places.collect() })
    });
    prop_oneof![2 => single, 1 => several]
}

fn any_due() -> impl Strategy<Value = Due> {
    prop_oneof![moment(), delay(), recurrence()]
}

fn three() -> impl Strategy<Value = [Due; 3]> {
    prop_oneof![prop::array::uniform3(moment()), prop::array::uniform3(delay()), prop::array::uniform3(recurrence()),]
}

fn issued() -> impl Strategy<Value = Option<Date>> {
    prop_oneof![Just(None), (1_i8..28).prop_map(|d| Some(date(2025, 9, d)))]
}

fn order(parent: &Due, child: &Due, issued: Option<Date>) -> Order {
    let world = World { parent_issued: issued, child_issued: issued, ..World::of(Calendar::built_in()) };
    weigh(parent, child, DOWN, &world).order
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn against_itself_same(a in any_due(), issued in issued()) {
        prop_assert_eq!(order(&a, &a, issued), Order::Same);
    }

    #[test]
    fn heavier_one_way_is_lighter_the_other(a in any_due(), b in any_due(), issued in issued()) {
        prop_assert_eq!(order(&a, &b, issued), order(&b, &a, issued).reversed());
    }

    #[test]
    fn transitive([a, b, c] in three(), issued in issued()) {
        let no_later = |order| matches!(order, Order::Same | Order::Heavier);
        if no_later(order(&a, &b, issued)) && no_later(order(&b, &c, issued)) {
            prop_assert!(no_later(order(&a, &c, issued)), "{:?} {:?} {:?}", a, b, c);
        }
    }
}
