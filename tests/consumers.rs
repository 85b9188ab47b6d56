//! Reports as others read them: SARIF by Microsoft's validator with the rules of the standard and of GitHub, JUnit by its schema in
//! libxml. The programs stand under `tests/consumers/` once `npm ci --ignore-scripts` has run there; where they are not, that is
//! said and nothing is held, unless `JIAMA_CONSUMERS` is set. `JIAMA_FINDINGS` is how many findings there are to read.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(clippy::print_stderr, reason = "a test that is skipped says so")]
#![cfg(target_os = "linux")]

mod scrub;

use scrub::Scrub;
use serde_json::Value;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Findings of the report, unless more are asked for.
const FINDINGS: usize = 600;

/// A file of a program that was installed.
fn installed(path: &str) -> Option<PathBuf> {
    let whole = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/consumers/node_modules").join(path);
    if whole.exists() {
        return Some(whole);
    }
    assert!(std::env::var_os("JIAMA_CONSUMERS").is_none(), "{} is not there", whole.display());
    eprintln!("skipped: {} is not there", whole.display());
    None
}

const CITY: &str = "标题: 流动摊贩治理\n文号: 宁城管发〔2025〕8号\n发文日期: 2025-03-01\n禁止: [约束力]\n范围: [主干道, 次干道]\n\
                    时限: 2025-06-30\n频次: {巡查: 每周至少2次}\n除外: [早市]\n";

const WAIVER: &str = "说明: {维度: 频次, 幅度: 每天1次, 必要性: 创城复检, 效果: 投诉下降, 当地实际: 有专职队伍, 批准: \
                      宁城管发〔2025〕20号, 有效期至: 2025-12-31}\n";

/// An archive of files whose names need care everywhere, with three findings for each street; and of each sort that is told apart.
fn archive(folder: &Path, findings: usize) {
    let write = |name: &str, text: &str| {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    let head = |id: &str, rest: &str| {
        format!("标题: 流动摊贩治理\n文号: {id}\n依据: 宁城管发〔2025〕8号\n发文日期: 2025-03-10\n{rest}")
    };
    write("档案 一,二/市:通知.yaml", CITY);
    let street = |n: usize| {
        let own = format!("街〔2025〕{n}号");
        let more = "时限: 2025-06-15\n频次:\n  巡查: 每天1次   # {甲} [乙](丙)\n";
        head(&own, &format!("范围: [主干道, 次干道, '背街|小巷', '<b>#{n}', \"带\\u0007铃\"]\n{more}"))
    };
    let streets: Vec<String> = (0..findings / 3).map(street).collect();
    for (n, part) in streets.chunks(100).enumerate() {
        write(&format!("档案 一,二/区:县/第 {n},'100%'.yaml"), &part.join("---\n"));
    }
    write("档案 一,二/说明.yaml", &head("甲〔2025〕1号", &format!("频次: {{巡查: 每天1次}}\n{WAIVER}")));
    write(
        "档案 一,二/注释.yaml",
        &head("乙〔2025〕1号", "时限: 2025-06-15  # jiama: allow JM201 与复检衔接\n除外: []\n"),
    );
    write(
        "档案 一,二/禁止.yaml",
        &head("丙〔2025〕1号", "约束力: 一律\n附加要求: [日报]\n任务: [{任务: 摊贩登记, 频次: 每月1次}]\n"),
    );
    write("档案 一,二/存量.yaml", &head("丁〔2025〕1号", "时限: 2025-06-20\n"));
    write("档案 一,二/少做.yaml", &head("戊〔2025〕1号", "频次: {巡查: 每月1次}\n"));
    write("档案 一,二/尽快.yaml", &head("己〔2025〕1号", "时限: 尽快\n"));
    write("档案 一,二/残 缺.yaml", "标题: [流动\n");
    fs::create_dir(folder.join(".git")).unwrap();
}

fn run(folder: &Path, program: impl AsRef<Path>, arguments: &[&str]) -> Output {
    Command::new(program.as_ref()).current_dir(folder).args(arguments).output().unwrap()
}

/// The report of the archive in the formats, in a folder of its own.
fn reported() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let findings = std::env::var("JIAMA_FINDINGS").map_or(FINDINGS, |number| number.parse().unwrap());
    archive(folder.path(), findings);
    let jiama = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_jiama"));
        command.scrub().current_dir(folder.path()).args(arguments).args(["--today", "2025-07-01"]).output().unwrap()
    };
    let kept = ["档案 一,二/市:通知.yaml", "档案 一,二/存量.yaml"];
    assert!(jiama(&[&["baseline", "create"], &kept[..], &["--baseline", "基线.yaml"]].concat()).status.success());
    for lang in ["zh", "en"] {
        let out = |format: &str, name: &str| format!("{format}={name}-{lang}");
        let (sarif, junit) = (out("sarif", "甲.sarif"), out("junit", "甲.xml"));
        let more = ["--output", &sarif, "--output", &junit, "--lang", lang, "--quiet", "--sarif-line-hash", "--all"];
        let run =
            jiama(&[&["audit", "档案 一,二", "--baseline", "基线.yaml", "--format", "concise"], &more[..]].concat());
        assert_eq!(run.status.code(), Some(3), "{}", String::from_utf8_lossy(&run.stderr));
    }
    folder
}

#[test]
fn those_that_read_the_reports_find_nothing_wrong_with_them() {
    let (Some(validator), Some(_)) =
        (installed("@microsoft/sarif-multitool-linux/Sarif.Multitool"), installed("xmllint-wasm"))
    else {
        return;
    };
    // npm runs no script that would do it.
    fs::set_permissions(&validator, fs::Permissions::from_mode(0o755)).unwrap();
    let folder = reported();
    let consumers = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/consumers");
    for lang in ["zh", "en"] {
        let log = folder.path().join(format!("{lang}.sarif"));
        fs::rename(folder.path().join(format!("甲.sarif-{lang}")), &log).unwrap();
        let said = folder.path().join(format!("{lang}-said.sarif"));
        let (log, said) = (log.to_str().unwrap(), said.to_str().unwrap());
        let options = ["--rule-kind", "Sarif;Ghas", "--max-file-size-in-kb", "1000000", "--log", "ForceOverwrite"];
        let checked = run(folder.path(), &validator, &[&["validate", log, "--output", said], &options[..]].concat());
        assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stdout));
        let said = fs::read_to_string(said).unwrap();
        let said: Value = serde_json::from_str(said.trim_start_matches('\u{feff}')).unwrap();
        let results = said.pointer("/runs/0/results").and_then(Value::as_array).unwrap();
        // A page about the tool is advised for; there is none yet.
        let wrong: Vec<&Value> =
            results.iter().filter(|result| result.get("ruleId") != Some(&Value::from("SARIF2005"))).collect();
        assert!(wrong.is_empty(), "{lang} {wrong:?}");

        let report = folder.path().join(format!("甲.xml-{lang}"));
        let checked = run(&consumers, "node", &["xmllint.js", "schemas/junit-10.xsd", report.to_str().unwrap()]);
        assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stderr));
    }
}
