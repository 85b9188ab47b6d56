//! What is seldom asked and must be answered all the same: periods that do not divide one another, places after the end of a
//! period, seasons that overlap in part, alternatives of which one is dropped. Each answer is reckoned by hand.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use jiama::calendar::Calendar;
use jiama::kind::grade::Ladder;
use jiama::kind::order::Order::{Apart, Heavier, Lighter, Mixed, Same};
use jiama::kind::order::Remark::{Event, Kind as OfKind, Near, Pace, Season};
use jiama::kind::order::{Direction, Order, Remark, Way, Weighing, World};
use jiama::kind::{Bare, Kind, Reader, Value, read, weigh};

const QUOTA: Direction = Direction { floor: Way::Up, ceiling: Way::Down };
const CAP: Direction = Direction { floor: Way::Still, ceiling: Way::Up };
const LONGER: Direction = Direction { floor: Way::Up, ceiling: Way::Up };
const EARLIER: Direction = Direction { floor: Way::Still, ceiling: Way::Down };

/// Parent, child, how the child stands to it, and what is said beside it.
type Case = (&'static str, &'static str, Order, Option<Remark>);

fn value(kind: Kind, text: &str) -> Value {
    let force = std::fs::read_to_string("rules/ladders/force.yaml").unwrap();
    let force: Ladder = serde_yaml::from_str(&force).unwrap();
    let bare = if kind == Kind::Due { Bare::Ceiling } else { Bare::Floor };
    let reader = Reader { bare, issued: None, ladder: None, force: &force };
    read(kind, text, &reader).unwrap_or_else(|misread| panic!("{text}: {misread:?}")).value
}

fn weighed(kind: Kind, direction: Direction, parent: &str, child: &str) -> Weighing {
    let world = World::of(Calendar::built_in());
    weigh(&value(kind, parent), &value(kind, child), direction, &world)
}

/// Each pair is answered as it should be, and the other way round when parent and child change places.
fn check(kind: Kind, direction: Direction, cases: &[Case]) {
    let mut wrong = Vec::new();
    for (parent, child, order, remark) in cases {
        let there = weighed(kind, direction, parent, child);
        if (there.order, there.remark) != (*order, *remark) {
            wrong.push(format!("{parent} → {child}: {there:?}"));
        }
        let back = weighed(kind, direction, child, parent);
        if back.order != order.reversed() {
            wrong.push(format!("{child} → {parent} (back): {back:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn amounts_of_periods_that_do_not_divide_one_another() {
    check(
        Kind::Amount,
        QUOTA,
        &[
            // 5 a day are at least 1,825 a year; 5 a working day at most 1,310.
            ("每工作日5件", "每日5件", Heavier, None),
            // 25 a week are 1,304 to 1,307 a year, 5 a working day 1,200 to 1,310.
            ("每工作日5件", "每周25件", Apart, Some(Near)),
            ("每年365件", "每日1件", Apart, Some(Near)),
            // 104 a year, and 120.
            ("每周2个", "每月10个", Heavier, None),
            // 48 a year, and 52: four weeks are a February.
            ("每月4个", "每周1个", Heavier, Some(Pace)),
            // 108 a year, and 104.
            ("每旬3个", "每周2个", Lighter, None),
            ("每半月1个", "每周1个", Heavier, None),
            ("每季度10个", "每周1个", Heavier, None),
            ("每学期5次", "每半年5次", Same, None),
            ("每学期5次", "每年12次", Heavier, None),
            ("每季度3个", "每半年6个", Lighter, Some(Pace)),
            ("每月3个", "每旬1个", Heavier, Some(Pace)),
            ("每月2个", "每半月1个", Heavier, Some(Pace)),
        ],
    );
}

#[test]
fn amounts_without_units_with_alternatives_and_of_what_is_cut() {
    check(
        Kind::Amount,
        QUOTA,
        &[
            ("不少于2", "不少于3", Heavier, None),
            ("不少于2", "不少于2", Same, None),
            // Whoever may choose between two is asked less than who may not.
            ("3个典型案例或者5篇信息", "3个典型案例", Heavier, None),
            ("零工市场不少于1个", "零工市场不少于2个", Heavier, None),
        ],
    );
    // A ceiling that protects: where less is cut, more is left to burden those below.
    check(
        Kind::Amount,
        CAP,
        &[("压减30%以上", "压减20%以上", Heavier, None), ("压减30%以上", "压减30%以上", Same, None)],
    );
}

#[test]
fn places_after_the_end_of_a_period() {
    check(
        Kind::Due,
        EARLIER,
        &[
            ("季度终了后15日内", "季度终了后10日内", Heavier, None),
            ("次季度首月15日前", "季度终了后10日内", Heavier, None),
            ("次月15日前", "月度终了后10日内", Heavier, None),
            ("次月第5个工作日前", "月度终了后3个工作日内", Heavier, None),
            ("次年1月20日前", "年度终了后15日内", Heavier, None),
            ("次年4月底前", "年度终了后3个月内", Heavier, None),
            ("次月20日前", "月度终了后1个月内", Lighter, None),
            // Whether the quarter that ends or the next is meant is not said.
            ("每季度首月15日前", "季度终了后10日内", Apart, Some(Near)),
            // The first month of a quarter has thirty days once and thirty-one three times.
            ("次季度首月底前", "季度终了后30日内", Heavier, None),
            // An event that ends no period.
            ("每月15日前", "受理后10日内", Apart, Some(OfKind)),
            ("开学前", "开学前", Same, None),
            ("开学前", "汛期到来前", Apart, Some(Event)),
            ("开学前", "2025年8月31日前", Apart, Some(OfKind)),
        ],
    );
}

#[test]
fn what_recurs_in_short_periods_beside_long_ones() {
    check(
        Kind::Due,
        EARLIER,
        &[
            ("每周末前", "每周五前", Heavier, None),
            ("每旬末", "每周五前", Heavier, None),
            ("每半月末", "每周五前", Heavier, None),
            ("每半月末", "每旬末", Heavier, None),
            ("每月底前", "每半月末", Heavier, None),
            // A school term ends when the school says.
            ("每学期末", "每半年末", Apart, Some(OfKind)),
            // Twice in a quarter: every half-month is done by then, first by the 15th and again by the end of the month.
            ("每季度首月20日、次月15日前", "每半月末", Heavier, None),
            ("每月5日、20日前", "每半月末", Lighter, None),
            // What is done each month is done in the first of each quarter.
            ("每月5日、最后一个工作日前", "每季度首月5日、最后一个工作日前", Lighter, None),
        ],
    );
}

#[test]
fn stretches_and_lengths() {
    check(
        Kind::Span,
        LONGER,
        &[
            ("2025年3月1日至5月31日", "2025年4月1日至6月30日", Mixed, Some(Season)),
            ("2025年3月1日至5月31日", "2025-03-01至2025-05-31", Same, None),
            ("2025年3月1日至5月31日", "2025年2月1日至5月31日", Heavier, None),
            ("3月1日至5月31日", "长期", Heavier, None),
            ("3月1日至5月31日", "30日", Lighter, None),
            ("3月1日至5月31日", "3个月", Apart, Some(Near)),
            ("30分钟", "45分钟", Heavier, None),
            ("48小时", "72小时", Heavier, None),
        ],
    );
}

/// Of times in a season: how many they are in the days that it has.
#[test]
fn times_in_a_season_are_those_of_its_days() {
    let (parent, child) = ("3月15日至5月15日每月1次", "3月15日至5月15日每周1次");
    let found = weighed(Kind::Rate, LONGER, parent, child);
    // 62 days: a seventh of them, less 12 months' worth of 62 days in 365.
    let excess = found.excess.unwrap();
    assert_eq!((found.order, excess.amount.unwrap().rounded(2).as_str()), (Heavier, "6.82"));
    assert_eq!(excess.factor.unwrap().rounded(2), "4.35");
}
