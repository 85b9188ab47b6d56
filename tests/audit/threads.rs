//! Every format says the same, byte for byte, and exits alike, whatever the number of threads: on an archive with findings and faults
//! of every sort.

use crate::numbers::campaign;
use crate::{Archive, Ran};
use clap::ValueEnum;
use jiama::cli::Format;
use serde_json::Value as Json;
use std::collections::BTreeSet;

/// What the campaign does not have: reasons, comments, licences, prohibitions, shares, several parents, and what cannot be read.
fn of_every_sort() -> Archive {
    let archive = campaign();
    let waiver = |until: &str| {
        format!(
            "说明:\n  - {{维度: 频次, 事项: 巡查, 幅度: 每周3次, 必要性: 汛期滑坡两起, 效果: 上年提前发现三处, 当地实际: 有专职巡查员, 批准: 市府办〔2025〕7号, 有效期至: {until}}}\n"
        )
    };
    let head = |id: &str, above: &str, rest: &str| {
        format!(
            "标题: 校园周边环境整治\n文号: {id}\n发文机关: 某局\n层级: 县\n发文日期: 2025-04-10\n依据: {above}\n{rest}"
        )
    };
    let city = "标题: 校园周边环境整治\n文号: 市教〔2025〕9号\n发文机关: 市教育局\n层级: 市\n发文日期: 2025-03-01\n禁止: [范围]\n\
                允许: {时限: 提前不超过5日}\n范围: [学校周边]\n时限: 2025-06-30\n频次: {巡查: 每周1次}\n除外: [寒暑假]\n指标: {点位: 30处}\n";
    archive.write("教/市.yaml", city);
    archive.write(
        "教/卫.yaml",
        &head("市卫〔2025〕2号", "市教〔2025〕9号", "频次: {巡查: 每周1次}\n").replace("层级: 县", "层级: 市"),
    );
    for (file, id, above, rest) in [
        (
            "说明",
            "甲〔2025〕1号",
            "市教〔2025〕9号",
            format!("频次: {{巡查: 每周3次}}\n指标: {{点位: 20处}}\n{}", waiver("2025-12-31")),
        ),
        (
            "过期",
            "乙〔2025〕1号",
            "市教〔2025〕9号",
            format!("频次: {{巡查: 每周3次}}\n指标: {{点位: 20处}}\n{}", waiver("2025-05-31")),
        ),
        (
            "注释",
            "丙〔2025〕1号",
            "市教〔2025〕9号",
            "时限: 2025-06-01  # jiama: allow JM201 与开学衔接\n除外: [寒暑假, 周末]\n".to_owned(),
        ),
        (
            "放开",
            "丁〔2025〕1号",
            "市教〔2025〕9号",
            "时限: 2025-06-26\n材料: [承诺书]  # jiama: allow JM201 没有用\n".to_owned(),
        ),
        ("禁止", "戊〔2025〕1号", "市教〔2025〕9号", "范围: [学校周边, 网吧]\n除外: []\n约束力: 一律\n".to_owned()),
        ("两家", "己〔2025〕1号", "[市教〔2025〕9号, 市卫〔2025〕2号]", "频次: {巡查: 每天1次}\n".to_owned()),
        ("存量", "庚〔2025〕1号", "市教〔2025〕9号", "附加要求: [日报]\n".to_owned()),
        ("少做", "辛〔2025〕1号", "市教〔2025〕9号", "频次: {巡查: 每月1次}\n".to_owned()),
    ] {
        archive.write(&format!("教/{file}.yaml"), &head(id, above, &rest));
    }
    assert_eq!(archive.run(&["baseline", "create", "教/市.yaml", "教/存量.yaml", "--baseline", "基线.yaml"]).code, 0);
    archive.write("破/残.yaml", "标题: [地质\n");
    archive.write("破/尽快.yaml", &head("子〔2025〕1号", "市教〔2025〕9号", "时限: 尽快\n"));
    archive.write("破/重号.yaml", &head("甲〔2025〕1号", "市教〔2025〕9号", ""));
    archive.write("破/无上级.yaml", &head("丑〔2025〕1号", "没有〔2025〕1号", ""));
    archive.write("破/环一.yaml", &head("寅〔2025〕1号", "卯〔2025〕1号", "时限: 2025-06-30\n"));
    archive.write("破/环二.yaml", &head("卯〔2025〕1号", "寅〔2025〕1号", "时限: 2025-06-30\n"));
    archive
}

/// All values of a field of some objects, as text.
fn each(whole: &Json, list: &str, field: &str) -> BTreeSet<String> {
    let list = whole.get(list).and_then(Json::as_array).unwrap();
    list.iter().filter_map(|one| one.get(field)?.as_str().map(str::to_owned)).collect()
}

#[test]
fn every_number_of_threads_says_the_same_in_every_format() {
    let archive = of_every_sort();
    let arguments = ["audit", ".", "--baseline", "基线.yaml", "--all"];
    let whole = archive.json(&arguments);
    let has = |list: &str, field: &str, values: &[&str]| {
        let found = each(&whole, list, field);
        assert!(values.iter().all(|value| found.contains(*value)), "{list} {field} {found:?}");
    };
    has("findings", "relation", &["pair", "prohibition", "safeguard", "split", "waiver"]);
    has("findings", "shift", &["heavier", "new", "lighter"]);
    has("findings", "level", &["error", "warn", "info"]);
    has("faults", "rule", &["JM902", "JM911", "JM917", "JM918"]);
    for aside in ["waived", "suppressed", "baselined"] {
        assert!(whole.pointer(&format!("/summary/{aside}")).and_then(Json::as_u64).unwrap() > 0, "{aside}");
    }
    let peers =
        whole.get("findings").and_then(Json::as_array).unwrap().iter().filter_map(|found| found.get("peers")?.get(0));
    let peers: Vec<&Json> = peers.collect();
    assert!(peers.iter().all(|peer| peer.get("file").unwrap() == "教/卫.yaml") && !peers.is_empty(), "{peers:?}");

    for format in Format::value_variants() {
        let format = format.to_possible_value().unwrap();
        for more in [&[][..], &["--lang", "en"]] {
            let run = |jobs: &str| {
                archive.run(&[&arguments, more, &["--format", format.get_name(), "--jobs", jobs]].concat())
            };
            let one = run("1");
            assert_eq!((one.code, one.stderr.as_str()), (3, ""), "{}", format.get_name());
            assert_eq!((run("2"), run("8")), (Ran { ..run("1") }, one), "{}", format.get_name());
        }
    }
}
