//! What the kinds promise whoever uses them as data: a text that is too long is refused with its limit, what is remembered
//! stays right when the memory is begun anew, numbers beyond reckoning are still said, and a set tells how often each of
//! its terms is asked.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use jiama::directive::read_text;
use jiama::fault::{Blank, Code};
use jiama::kind::grade::Ladder;
use jiama::kind::memo::Memo;
use jiama::kind::number::Number;
use jiama::kind::{Bare, Kind, LONGEST, Reader, read};
use jiama::rule::RuleBook;
use jiama::source::Source;
use serde_json::{Value as Json, json};

fn force() -> Ladder {
    serde_yaml::from_str(&std::fs::read_to_string("rules/ladders/force.yaml").unwrap()).unwrap()
}

#[test]
fn an_essay_is_no_value() {
    let force = force();
    let reader = Reader { bare: Bare::Floor, issued: None, ladder: None, force: &force };
    let essay = "各乡镇要提高认识，压实责任。".repeat(LONGEST / 42 + 1);
    for kind in [Kind::Due, Kind::Span, Kind::Rate, Kind::Amount, Kind::Items] {
        let misread = read(kind, &essay, &reader).unwrap_err();
        assert_eq!((misread.code, misread.text), (Code::Budget, "value-bytes"));
        assert_eq!(misread.blanks.get("limit"), Some(&Blank::Text(LONGEST.to_string())));
    }
}

#[test]
fn what_is_remembered_stays_right_when_the_memory_is_full() {
    let force = force();
    let reader = Reader { bare: Bare::Floor, issued: None, ladder: None, force: &force };
    let memo = Memo::default();
    let recalled = |n: u32| {
        let text = format!("不少于{n}个");
        let reading = memo.recall(None, None, &text, || read(Kind::Amount, &text, &reader)).unwrap();
        serde_json::to_value(&*reading).unwrap().get("floor").cloned().unwrap()
    };
    // More than are kept at once, and the first of them again.
    for n in (1..10_000).chain(1..10) {
        assert_eq!(recalled(n), Json::from(n.to_string()));
    }
    let refused = memo.recall(None, None, "若干", || read(Kind::Amount, "若干", &reader)).unwrap_err();
    assert_eq!(refused.code, Code::Vague);
}

#[test]
fn numbers_beyond_reckoning_are_said_and_not_reckoned() {
    let most = Number::fraction(i128::MAX, 1).unwrap();
    assert_eq!(most.times(Number::whole(2)), None);
    assert_eq!(most.plus(Number::ONE), None);
    assert_eq!(most.over(Number::ZERO), None);
    // To the nearest that a floating-point number holds.
    assert_eq!(most.rounded(2), "170141183460469230000000000000000000000");
    assert_eq!(Number::fraction(-200, 3).unwrap().rounded(2), "-66.67");
}

/// A duty with its rate, whether it is said as times or as copies of a thing.
#[test]
fn a_set_tells_how_often_each_of_its_terms_is_asked() {
    let text = "标题: 信息报送\n附加要求:\n  工作简报: 每月1期\n  值班表: 每工作日1份\n  晨会纪要: 每日1份\n  调度表: 每旬1份\n  \
                汇总表: 每半月1份\n  家访记录: 每学期2份\n  小结: 每半年1篇\n  总结: 每年1篇\n  周报: 每周1次\n  台账: 3册\n";
    let (directives, faults) = read_text(&RuleBook::embedded().unwrap(), &Source::new("通知.yaml", text), 0);
    assert!(faults.is_empty(), "{faults:?}");
    let asked = directives.first().unwrap().statements.first().unwrap().demands.first().unwrap().asked.clone().unwrap();
    let set = serde_json::to_value(&*asked).unwrap();
    assert_eq!(set.get("counts").unwrap(), &json!({"台账": "3"}));
    let floors: Vec<(&str, &Json)> = set
        .get("rates")
        .and_then(Json::as_object)
        .unwrap()
        .iter()
        .map(|(term, rate)| (term.as_str(), rate.get("floor").unwrap()))
        .collect();
    let every = |times: u32, per: &str| json!({"times": times, "per": per});
    let expected = [
        ("工作简报", every(1, "month")),
        ("值班表", every(1, "working-day")),
        ("晨会纪要", every(1, "day")),
        ("调度表", every(1, "ten-days")),
        ("汇总表", every(1, "half-month")),
        ("家访记录", every(2, "term")),
        ("小结", every(1, "half-year")),
        ("总结", every(1, "year")),
        ("周报", every(1, "week")),
    ];
    let expected: Vec<(&str, &Json)> = expected.iter().map(|(term, rate)| (*term, rate)).collect();
    assert_eq!(floors, expected);
}
