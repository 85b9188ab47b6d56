//! The order of dates that recur: the same day in other words, and when what is done in one period is done by a place in
//! another.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use jiama::calendar::Calendar;
use jiama::kind::due::{Due, weigh};
use jiama::kind::order::{Direction, Measure, Order, Remark, Way, Weighing, World};
use jiama::kind::{Bare, Kind, Reader, Value, read};

/// Reads without a date of issue: 次年 is every next year.
fn due(text: &str) -> Due {
    let ladder = serde_yaml::from_str(&std::fs::read_to_string("rules/ladders/force.yaml").unwrap()).unwrap();
    let reader = Reader { bare: Bare::Ceiling, issued: None, ladder: None, force: &ladder };
    match read(Kind::Due, text, &reader).unwrap().value {
        Value::Due(due) => due,
        _ => unreachable!(),
    }
}

fn weighed(parent: &str, child: &str) -> Weighing {
    let world = World::of(Calendar::built_in());
    weigh(&due(parent), &due(child), Direction { floor: Way::Still, ceiling: Way::Down }, &world)
}

/// Parent, child, answer, remark, amount lost or gained.
type Case = (&'static str, &'static str, Order, Option<Remark>, Option<(Measure, &'static str)>);

/// Every case is answered as it says.
fn hold(cases: &[Case]) {
    let mut wrong = Vec::new();
    for (parent, child, order, remark, lost) in cases {
        let found = weighed(parent, child);
        let amount = found.excess.as_ref().and_then(|e| Some((e.measure, e.amount?.to_string())));
        let lost = lost.map(|(measure, n)| (measure, n.to_owned()));
        if (found.order, found.remark, &amount) != (*order, *remark, &lost) {
            wrong.push(format!("{parent} → {child}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn places_in_one_period() {
    use Measure::{Days, Hours};
    use Order::{Apart, Heavier, Lighter, Same};
    use Remark::{Kind, Near};
    let cases: &[Case] = &[
        ("每月25日前", "每月25日下班前", Heavier, None, None),
        ("每月25日下班前", "每月25日17时前", Apart, Some(Near), None),
        ("每月25日下班前", "每月25日12时前", Heavier, None, None),
        ("每半年末月25日前", "每半年第二个月25日前", Heavier, None, None),
        ("每半年末前", "每半年末月25日前", Heavier, None, None),
        ("每年2月底前", "每年2月28日前", Heavier, None, None),
        ("每年6月底前", "每年6月30日前", Same, None, None),
        ("每周日前", "每周五前", Heavier, None, Some((Days, "2"))),
        ("每旬末前", "每旬末17时前", Heavier, None, Some((Hours, "7"))),
        ("每学期末前", "每学期末下班前", Heavier, None, None),
        ("每月第5个工作日前", "每月第3个工作日前", Heavier, None, None),
        ("每月第二个周五前", "每月第一个周五前", Heavier, None, None),
        ("每月最后一个周五前", "每月第三个周一前", Heavier, None, None),
        ("每月最后一个周五前", "每月20日前", Heavier, None, None),
        ("每月最后一个周五前", "每月最后一个周五前", Same, None, None),
        ("每月最后一个周五前", "每月最后一个周一前", Apart, Some(Near), None),
        ("每月第5个工作日前", "每月第5个工作日17时前", Heavier, None, Some((Hours, "7"))),
        // Never before the 5th, and never after the 15th.
        ("每月第5个工作日前", "每月5日前", Heavier, None, None),
        ("每月第5个工作日17时前", "每月5日前", Apart, Some(Near), None),
        ("每月第5个工作日下班前", "每月5日下班前", Heavier, None, None),
        ("每月第5个工作日前", "每月6日前", Apart, Some(Near), None),
        ("每月第5个工作日前", "每月20日前", Lighter, None, None),
        ("每季度第10个工作日前", "每季度首月12日前", Heavier, None, None),
        ("每季度第10个工作日前", "每季度第二个月10日前", Lighter, None, None),
        ("每月底前", "每月最后一个工作日前", Heavier, None, None),
        ("每月最后一个工作日前", "每月最后一个工作日17时前", Heavier, None, Some((Hours, "7"))),
        ("每月最后一个工作日前", "每月第5个工作日前", Heavier, None, None),
        ("每月最后一个工作日前", "每月25日前", Apart, Some(Near), None),
        // A holiday of ten days, as that of 2020, may end a February.
        ("每月最后一个工作日前", "每月18日前", Heavier, None, None),
        ("每月最后一个工作日前", "每月19日前", Apart, Some(Near), None),
        // The 14th working day is the 28th day at the latest.
        ("每月底前", "每月第14个工作日前", Heavier, None, None),
        ("每月底前", "每月第16个工作日前", Apart, Some(Near), None),
        ("每季度最后一个工作日前", "每季度末月15日前", Heavier, None, None),
        ("每年春节前", "每年1月20日前", Heavier, None, None),
        ("每年春节前", "每年1月31日前", Apart, Some(Near), None),
        ("每年春节前", "每年2月底前", Lighter, None, None),
        ("每年中秋节前", "每年端午节前", Heavier, None, None),
        ("每年3月底、9月底前", "每年3月20日、9月底前", Heavier, None, Some((Days, "11"))),
        ("每年3月底、9月底前", "每年3月20日、9月20日前", Heavier, None, None),
        ("每年3月底、9月底前", "每年9月底前", Lighter, None, None),
        ("每年3月底、9月底前", "每年3月20日、10月10日前", Apart, Some(Near), None),
        ("每季度末月第10个工作日前", "每季度末月第5个工作日前", Heavier, None, None),
        ("每季度末月第10个工作日前", "每季度第2个月第10个工作日前", Heavier, None, None),
        ("每季度末月第1个工作日前", "每季度末月20日前", Lighter, None, None),
        ("每季度末月15日前", "每季度末月第10个工作日前", Apart, Some(Near), None),
        ("每季度末月20日前", "每季度第5个工作日前", Heavier, None, None),
        ("每月5日、最后一个工作日前", "每月最后一个工作日、5日前", Same, None, None),
        ("次月10日前", "月度终了后8日内", Heavier, None, Some((Days, "2"))),
        ("月度终了后28日内", "次月28日前", Same, None, None),
        ("月度终了后30日内", "次月28日前", Apart, Some(Kind), None),
        ("季度终了后30日内", "次季首月15日前", Heavier, None, Some((Days, "15"))),
        ("季度终了后45日内", "次季首月15日前", Apart, Some(Kind), None),
        ("季度终了后1个月内", "次季首月底前", Same, None, None),
        ("季度终了后3个月内", "次季末月25日前", Heavier, None, None),
        ("季度终了后4个月内", "次季末月25日前", Apart, Some(Kind), None),
        ("次年1月31日前", "年度终了后31日内", Same, None, None),
        ("次年3月31日前", "年度终了后2个月内", Heavier, None, Some((Days, "31"))),
        ("次年4月30日前", "年度终了后4个月内", Same, None, None),
        ("年度终了后10个工作日内", "次年1月10日前", Heavier, None, None),
        ("季度终了后0日内", "次季首月15日前", Apart, Some(Kind), None),
    ];
    hold(cases);
}

#[test]
fn places_in_different_periods() {
    use Order::{Apart, Heavier, Lighter, Same};
    use Remark::{Event, Kind};
    let cases: &[Case] = &[
        ("每年6月30日、12月31日前", "每半年末前", Same, None, None),
        ("每年3月31日、6月30日、9月30日、12月31日前", "每季度末前", Same, None, None),
        ("每年2月底、8月底前", "每半年第二个月底前", Same, None, None),
        ("每年2月28日、8月底前", "每半年第二个月28日前", Heavier, None, Some((Measure::Days, "3"))),
        ("每季度首月底前", "每月底前", Heavier, None, None),
        ("每年6月底前", "每半年末前", Heavier, None, None),
        ("每年5月底前", "每半年末前", Apart, Some(Kind), None),
        ("每季度最后一个工作日前", "每月最后一个工作日前", Heavier, None, None),
        ("每月第5个工作日前", "每季度第5个工作日前", Lighter, None, None),
        ("每月第10个工作日前", "每季度第10个工作日、第15个工作日、第20个工作日前", Heavier, None, None),
        ("每月第5个工作日前", "每季度第3个工作日前", Apart, Some(Kind), None),
        ("每季度第5个工作日前", "每月第3个工作日前", Heavier, None, None),
        ("每年春节前、国庆节前", "每月10日前", Heavier, None, None),
        ("每年春节前、国庆节前", "每月25日前", Apart, Some(Kind), None),
        ("每半月末前", "每月15日、月底前", Same, None, None),
        ("每旬末前", "每月10日、20日、月底前", Same, None, None),
        ("每半月末前", "每旬末前", Heavier, None, None),
        ("每月10日前", "每旬末前", Heavier, None, None),
        ("每月10日17时前", "每旬末前", Apart, Some(Kind), None),
        ("每月9日前", "每旬末前", Apart, Some(Kind), None),
        ("每旬末前", "每周五前", Heavier, None, None),
        ("每周五前", "每半月末前", Lighter, None, None),
        ("每月7日前", "每周五前", Heavier, None, None),
        // A month may begin on a Saturday: then the 7th is the first Friday.
        ("每月7日17时前", "每周五前", Apart, Some(Kind), None),
        ("每月8日17时前", "每周五前", Heavier, None, None),
        ("每月25日下班前", "每个工作日下班前", Heavier, None, None),
        ("每周一下班前", "每日下班前", Heavier, None, None),
        ("每月5日前", "每周五前", Apart, Some(Kind), None),
        ("每月10日、20日前", "每周五前", Heavier, None, None),
        ("每月10日、12日前", "每周五前", Apart, Some(Kind), None),
        ("每月15日、28日前", "每周二、周五前", Heavier, None, None),
        ("每学期末前", "每周五前", Heavier, None, None),
        ("每学期末前", "每月底前", Apart, Some(Kind), None),
        ("每周一18时前", "每日18时前", Heavier, None, None),
        ("每周一17时前", "每日18时前", Apart, Some(Kind), None),
        ("每周二17时前", "每日18时前", Heavier, None, None),
        ("每个工作日17时前", "每日17时前", Heavier, None, None),
        ("每日17时前", "每个工作日17时前", Lighter, None, None),
        ("每月25日前", "每个工作日17时前", Heavier, None, None),
        // A week may be all holiday.
        ("每周五前", "每个工作日17时前", Apart, Some(Kind), None),
        ("季度终了后15日内", "月度终了后5日内", Heavier, None, None),
        ("月度终了后5日内", "季度终了后15日内", Lighter, None, None),
        ("季度终了后15日内", "年度终了后15日内", Lighter, None, None),
        ("半年度终了后1个月内", "季度终了后15日内", Heavier, None, None),
        ("次季首月15日前", "次月5日前", Heavier, None, None),
        ("季度终了后15日内", "会后15日内", Apart, Some(Event), None),
        ("每月25日前", "次季首月15日前", Apart, Some(Kind), None),
    ];
    hold(cases);
}
