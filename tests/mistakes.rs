//! What is written in a head or under a dimension and is none of what may stand there is a mistake with its place: never
//! passed over, so that no prohibition, licence or body is lost without a word. What is well written beside it is.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use jiama::command::{Surroundings, start};
use serde_json::Value as Json;
use std::ffi::OsString;

/// The mistakes of a text: rule, what is underlined, and what is said.
fn mistakes(text: &str) -> Vec<String> {
    let arguments: Vec<OsString> = ["jiama", "validate", "-", "--format", "json"].iter().map(OsString::from).collect();
    let bytes = text.as_bytes().to_vec();
    thread_local!(static STDIN: std::cell::RefCell<Vec<u8>> = const { std::cell::RefCell::new(Vec::new()) });
    STDIN.with(|held| *held.borrow_mut() = bytes);
    let stdin = || STDIN.with(|held| Ok(held.borrow().clone()));
    let today = jiff::civil::date(2025, 7, 1);
    let output = start(&arguments, &Surroundings { today, stdin, ..Surroundings::of_environment(|_| None) });
    let json: Json = serde_json::from_str(&output.stdout).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    let faults = json.get("faults").and_then(Json::as_array).unwrap();
    let said = faults.iter().map(|fault| {
        let number = |field: &str| usize::try_from(fault.get(field).and_then(Json::as_u64).unwrap()).unwrap();
        let text = |field: &str| fault.get(field).and_then(Json::as_str).unwrap();
        let line = lines.get(number("line") - 1).unwrap();
        let length = number("end_column") - number("column");
        let at: String = line.chars().skip(number("column") - 1).take(length).collect();
        format!("{} «{at}» {}", text("rule"), text("message"))
    });
    said.collect()
}

fn check(cases: &[(&str, &[&str])]) {
    let mut wrong = Vec::new();
    for (line, expected) in cases {
        let found = mistakes(&format!("标题: 流动摊贩治理\n{line}\n频次: {{巡查: 每日1次}}\n"));
        if found != *expected {
            wrong.push(format!("{line}\n  {}", found.join("\n  ")));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn bodies() {
    check(&[
        ("承办单位: {村: 20个, 社区: 五}", &[]),
        ("承办单位: [城东区, 城西区]", &[]),
        ("承办单位: 20", &[]),
        ("承办单位: []", &[]),
        ("承办单位: {村: [20]}", &["JM907 «[20]» “村”应当是文字"]),
        ("承办单位: {村: 20, 社区: }", &["JM919 «社区» “社区”没有写值"]),
        ("承办单位: {村: ''}", &["JM919 «村» “村”没有写值"]),
        ("承办单位: {村: 二十几}", &["JM911 «二十几» “二十几”不是确定的数"]),
        ("承办单位: 约20个", &["JM910 «约20个» “约20个”里没有写明数量"]),
        // One of two bodies would be lost, and with it half of what is asked in all.
        ("承办单位: [城东区, [城西区]]", &["JM907 «[城西区]» “承办单位”应当是文字，或者文字的列表"]),
        ("承办单位: [{城东区: 3}]", &["JM907 «{城东区: 3}» “承办单位”应当是文字，或者文字的列表"]),
    ]);
}

#[test]
fn prohibitions() {
    check(&[
        ("禁止: [范围, 频次]", &[]),
        ("禁止: 不得擅自扩大范围、提高频次", &[]),
        ("禁止: []", &[]),
        ("禁止: {范围: 不得擅自扩大}", &["JM907 «{范围: 不得擅自扩大}» “禁止”应当是文字，或者文字的列表"]),
        ("禁止: [{范围: 不得扩大}, 频次]", &["JM907 «{范围: 不得扩大}» “禁止”应当是文字，或者文字的列表"]),
    ]);
}

#[test]
fn licences() {
    check(&[
        ("允许: {时限: 提前不超过5日, 频次: 可结合实际}", &[]),
        ("允许: [可结合实际确定频次, 鼓励提前完成]", &[]),
        ("允许: 可结合实际", &["JM921 «可结合实际» “可结合实际”没有写明允许的是哪一项"]),
        ("允许: [{频次: 加密}, 鼓励提前完成]", &[]),
        ("允许: [[加密]]", &["JM907 «[加密]» “允许”应当是文字，或者文字的列表"]),
        ("允许: {频次: {巡查: 每日1次}}", &[]),
        ("允许: {频次: {巡查: [每日1次]}}", &["JM907 «[每日1次]» “巡查”应当是文字"]),
        ("允许: {频次: {巡查: }}", &["JM919 «巡查» “巡查”没有写值"]),
        ("允许: {频次: [加密]}", &["JM907 «[加密]» “频次”应当是文字"]),
        ("允许: {频次: }", &["JM919 «频次» “频次”没有写值"]),
        ("允许: {频率度: 加密}", &["JM921 «频率度» 没有“频率度”这个维度"]),
    ]);
}

#[test]
fn heads_and_tasks() {
    check(&[
        ("发文日期: 每月25日前", &["JM910 «每月25日前» “每月25日前”不是一个确定的日期"]),
        ("发文日期: 收到后5日内", &["JM910 «收到后5日内» “收到后5日内”不是一个确定的日期"]),
        ("依据: []", &[]),
        ("依据: [[宁城管发〔2025〕8号]]", &["JM907 «[宁城管发〔2025〕8号]» “依据”应当是文字，或者文字的列表"]),
        ("任务: [{编号: 一, 频次: 每月1次}, {编号: 一, 时限: 2025-06-30}]", &["JM917 «一» 任务编号“一”用了两次"]),
        ("任务: []", &["JM907 «[]» “任务”下面应当是任务列表"]),
        ("任务: [巡查]", &["JM907 «巡查» 每项任务应当分键填写"]),
    ]);
}

#[test]
fn values() {
    check(&[
        ("时限: [2025-06-30]", &[]),
        ("指标: [{问题线索: 2个}, {典型案例: 1个}]", &[]),
        ("指标: {问题线索: []}", &[]),
        ("时限: [2025-06-30, 2025-07-30]", &["JM907 «[2025-06-30, 2025-07-30]» 这里应当只写一个值，或者按事项分列"]),
        ("裁量: {轻微: [100元, 200元]}", &["JM907 «[100元, 200元]» 这里应当只写一个值，或者按事项分列"]),
        (
            "指标: {线索: {东片: {一组: {夜间: {后半夜: 2个}}}}}",
            &["JM907 «{后半夜: 2个}» 这里应当只写一个值，或者按事项分列"],
        ),
        ("范围: [[[[[主干道]]]]]", &["JM907 «[主干道]» 这里的层次太深，看不出是哪一项"]),
        ("范围: ['']", &["JM910 «''» 看不懂"]),
        ("附加要求: {'': 每月1次}", &["JM910 «''» 看不懂"]),
        ("附加要求: {台账: 5份或3册}", &["JM910 «5份» “5份”说的是指标或覆盖率，写错了地方"]),
        ("附加要求: {台账: 每月1次, 日报: 尽快}", &["JM910 «尽快» “尽快”里没有写明数量"]),
    ]);
}
