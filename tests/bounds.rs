//! A licence with a figure bounds how far a child may go, in the unit in which what it adds is counted: what stays within is
//! shown as licensed, what goes beyond is an escalation as if nothing had been allowed.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use jiama::command::{Surroundings, start};
use serde_json::Value as Json;
use std::ffi::OsString;
use std::path::Path;

/// Of each escalation that is found, whether it is licensed; and the exit code.
fn licensed(folder: &Path, parent: &str, child: &str) -> (Vec<bool>, u8) {
    let (above, below) = (folder.join("市.yaml"), folder.join("区.yaml"));
    std::fs::write(&above, format!("标题: 专项整治\n{parent}\n")).unwrap();
    std::fs::write(&below, format!("标题: 专项整治\n{child}\n")).unwrap();
    let arguments = ["jiama", "check", above.to_str().unwrap(), below.to_str().unwrap(), "--format", "json", "--all"];
    let arguments: Vec<OsString> = arguments.iter().map(OsString::from).collect();
    let today = jiff::civil::date(2025, 7, 1);
    let output = start(&arguments, &Surroundings { today, ..Surroundings::of_environment(|_| None) });
    let json: Json = serde_json::from_str(&output.stdout).unwrap();
    let findings = json.get("findings").and_then(Json::as_array).unwrap();
    let of = |finding: &Json| finding.get("licensed").and_then(Json::as_bool).unwrap_or_default();
    (findings.iter().map(of).collect(), output.code)
}

#[test]
fn figures_bound_in_their_own_unit() {
    // The dimension, what the parent asks and allows, what is just within that, and what is just beyond.
    let cases = [
        ("时限", "10个工作日内", "提前不超过3个工作日", "7个工作日内", "6个工作日内"),
        ("时限", "30日内", "提前不超过5日", "25日内", "24日内"),
        ("时限", "24小时内", "提前不超过11小时", "13小时内", "11小时内"),
        ("时限", "50分钟内", "提前不超过20分钟", "30分钟内", "20分钟内"),
        ("时限", "6个月内", "提前不超过2个月", "4个月内", "3个月内"),
        ("持续时间", "3年", "延长不超过1年", "4年", "5年"),
        ("覆盖率", "60%以上", "上浮不超过5个百分点", "65%以上", "66%以上"),
        ("覆盖率", "60%以上", "上浮不超过10%", "66%以上", "67%以上"),
        ("指标", "2个", "增加不超过2个", "4个", "5个"),
        ("措施", "规范", "从严不超过1级", "严控", "严禁"),
        ("频次", "每周2次", "加密不超过50%", "每周3次", "每周4次"),
    ];
    let folder = tempfile::tempdir().unwrap();
    let mut wrong = Vec::new();
    for (key, above, bound, within, beyond) in cases {
        let parent = format!("{key}: {above}\n允许: {{{key}: {bound}}}");
        for (below, is_licensed, code) in [(within, true, 0), (beyond, false, 1)] {
            let found = licensed(folder.path(), &parent, &format!("{key}: {below}"));
            if found != (vec![is_licensed], code) {
                wrong.push(format!("{key}: {above} → {below}, {bound}: {found:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
