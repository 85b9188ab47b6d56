//! What an audit counts and how it is shown: every side, any number of threads, any width.

use crate::Archive;
use unicode_width::UnicodeWidthStr;

/// A province, two cities, four counties, eight townships, eighty villages: three counties and most villages add to what is above.
pub(crate) fn campaign() -> Archive {
    let archive = Archive::new(&[]);
    let put = |level: &str, id: &str, above: &str, issuer: &str, day: u32, rest: &str| {
        let parent = if above.is_empty() { String::new() } else { format!("依据: {above}\n") };
        let year = if id.contains("2024") { 2024 } else { 2025 };
        let head = format!("标题: 地质灾害隐患点巡查\n文号: {id}\n发文机关: {issuer}\n层级: {level}\n");
        let text = format!("{head}发文日期: {year}-04-{day:02}\n{parent}{rest}");
        archive.write(&format!("{level}/{id}.yaml"), &text);
    };
    put("省", "省自然资〔2025〕3号", "", "某省自然资源厅", 1, "频次: {巡查: 每季度1次}\n时限: 2025-09-30\n");
    for (city, name) in [(1, "云岭市"), (2, "清江市")] {
        let id = format!("市自然资〔2025〕{city}号");
        let rest = if city == 1 { "频次: {巡查: 每月1次}\n" } else { "频次: {巡查: 每季度1次}\n" };
        put("市", &id, "省自然资〔2025〕3号", &format!("{name}自然资源和规划局"), 3, rest);
        for county in 1..=2 {
            let own = format!("县自然资〔2025〕{city}{county}号");
            let rest = if county == 1 {
                "附加要求: [巡查照片, 定位打卡]\n时限: 2025-08-31\n"
            } else {
                "时限: 2025-09-30\n"
            };
            put("县", &own, &id, &format!("{name}第{county}县自然资源局"), 6, rest);
            for town in 1..=2 {
                let below = format!("镇政〔2025〕{city}{county}{town}号");
                let rest = if town == 1 { "频次: {巡查: 每周1次}\n" } else { "" };
                put("镇", &below, &own, &format!("{name}第{county}县第{town}镇人民政府"), 8, rest);
                for village in 1..=10 {
                    let id = format!("村委〔2025〕{city}{county}{town}{village:02}号");
                    let rest = if village < 9 { "频次: {巡查: 每日1次}\n" } else { "" };
                    put("村", &id, &below, &format!("{name}第{county}县第{town}镇第{village}村村民委员会"), 10, rest);
                }
            }
        }
    }
    archive
}

#[test]
fn numbers_are_counted_by_every_side() {
    let archive = campaign();
    let json = archive.json(&["stats", "."]);
    assert_eq!(json, archive.json(&["audit", "."]), "the format for programs has both");
    let audit = json.get("audit").unwrap();
    let at = |path: &str| audit.pointer(path).unwrap().clone();
    let number = |path: &str| at(path).as_u64().unwrap();
    assert_eq!((number("/directives"), number("/compared")), (95, 94));
    let level = |name: &str| {
        let rows = at("/by_level");
        let row = rows.as_array().unwrap().iter().find(|row| row.get("name").unwrap() == name).unwrap().clone();
        ["compared", "escalated", "error"].map(|field| row.get(field).unwrap().as_u64().unwrap())
    };
    // One of two cities; one county of each city with a duty, a date; four of eight townships; eight of ten villages each.
    assert_eq!(level("city"), [2, 1, 1]);
    assert_eq!(level("county"), [4, 2, 4]);
    assert_eq!(level("township"), [8, 4, 4]);
    assert_eq!(level("village"), [80, 64, 64]);
    let whole: u64 = ["city", "county", "township", "village"].iter().map(|name| level(name)[2]).sum();
    assert_eq!(json.pointer("/summary/error").unwrap().as_u64().unwrap(), whole);
    // Of the sixty-four ways down to a village four are told apart, by their words; each factor is that of its line.
    let heaviest = at("/heaviest");
    let ways: Vec<(String, u64)> = heaviest
        .as_array()
        .unwrap()
        .iter()
        .map(|way| (way.pointer("/rows/0/factor").unwrap().to_string(), way.get("alike").unwrap().as_u64().unwrap()))
        .collect();
    let factors: Vec<(&str, u64)> = ways.iter().map(|(factor, n)| (factor.as_str(), *n)).collect();
    assert_eq!(factors.first().unwrap().0, "91.25");
    assert_eq!(factors.iter().filter(|(factor, _)| *factor == "91.25").map(|(_, n)| n).sum::<u64>(), 64);

    for (by, first) in
        [("level", "市"), ("issuer", "云岭市"), ("dimension", "频次"), ("year", "2025"), ("task", "地质灾害隐患点巡查")]
    {
        let ran = archive.run(&["stats", ".", "--by", by]);
        assert_eq!(ran.code, 1);
        assert!(ran.stdout.contains(first), "{by}\n{}", ran.stdout);
        assert!(!ran.stdout.contains("JM"), "{by}: numbers alone\n{}", ran.stdout);
    }
    let shown = |top: &str| archive.run(&["audit", ".", "--top", top]).stdout.matches("╭─[").count();
    assert_eq!((shown("0"), shown("3"), shown("12")), (0, 3, 12));
    let spent = archive.run(&["stats", ".", "--stats"]);
    assert!(spent.stderr.contains("每份文件") && spent.stdout == archive.run(&["stats", "."]).stdout);
}

/// What no line of Chinese begins with.
const CLOSING: &str = "，。；：、！？）》」”％";

#[test]
fn the_summary_is_made_for_its_terminal() {
    let archive = campaign();
    for lang in ["zh", "en"] {
        for width in ["40", "80", "120"] {
            let ran = archive.run(&["audit", ".", "--lang", lang, "--width", width, "--top", "5"]);
            for line in ran.stdout.lines() {
                assert!(line.width() <= width.parse().unwrap(), "{lang} {width}: {line}");
                let begins = line.trim_start_matches(['│', ' ', '·']).chars().next();
                assert!(begins.is_none_or(|c| !CLOSING.contains(c)), "{lang} {width}: {line}");
            }
            let summary = archive.run(&["stats", ".", "--lang", lang, "--width", width]);
            insta::assert_snapshot!(format!("stats-{lang}-{width}"), summary.stdout);
        }
    }
}
