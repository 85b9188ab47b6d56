//! One rich report in every format: what it looks like, and that those who read the format read it rightly.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(clippy::print_stderr, reason = "a test that is skipped says so")]

mod csv;
mod github;
mod gitlab;
mod html;
mod json;
mod junit;
mod many;
mod markdown;
mod outputs;
mod rdjson;
mod sarif;
#[path = "../scrub/mod.rs"]
mod scrub;

use assert_cmd::Command;
use scrub::Scrub;
use std::path::Path;

/// The directive above.
const CITY: &str = r#"文号: 宁城管发〔2025〕8号
标题: 流动摊贩治理
发文日期: 2025-03-01
承办单位: {区: 2}
范围: [主干道, 次干道]
时限: 2025-06-30
频次: {巡查: 每周至少2次, 抽检: 每季1次}
指标: {问题线索: 不少于3个}
"#;

/// Heavier and new; lighter, which is not shown; waived; a value over several lines; and text that every format has to disarm.
const EAST: &str = r##"文号: 东城管发〔2025〕3号
标题: 流动摊贩治理
上级文件: 宁城管发〔2025〕8号
发文日期: 2025-03-10
范围: [主干道, 次干道, "背街|小巷", "=HYPERLINK(\"http://x.cn\")", '<script>alert(1)', "@官方 #1 [链接](x) {甲} $x$"]
时限: 2025-06-15
频次:
  巡查: 每天1次
  抽检: 每半年1次
指标:
  问题线索: 不少于2个
  台账: "不少于
    2本"
附加要求: ["报送100%销号表::error file=x::", "-拍照\u0007打卡"]
说明:
  - dimension: frequency
    subject: 巡查
    up_to: 每日1次
    necessity: 主汛期水位日变幅超过1米
    effect: 2024年同期加密巡查后险情发现时间缩短
    conditions: 沿河12个村均有专职护河员
    authority: 市防指〔2025〕7号
    until: 2025-09-15
"##;

/// The sibling, whose share makes the sum too large, and values that name no measure.
const WEST: &str = r#"文号: 西城管发〔2025〕5号
标题: 流动摊贩治理
上级文件: 宁城管发〔2025〕8号
发文日期: 2025-03-11
指标: {问题线索: 不少于2个}
频次: {巡查: 经常}
时限: 尽快
"#;

/// Paths of the three, and one that is not there.
const FILES: [&str; 4] =
    ["文件 夹/市,级:通知.yaml", "文件 夹/东区'\"50%.yaml", "文件 夹/<西区>&#.yaml", "文件 夹/没有.yaml"];

/// A folder of one test alone: what an earlier run left when it was stopped, or another writes, is not in it.
struct Folder(tempfile::TempDir);

impl std::ops::Deref for Folder {
    type Target = Path;

    fn deref(&self) -> &Path {
        self.0.path()
    }
}

/// A folder with the files, the root of a repository.
fn folder(name: &str) -> Folder {
    let folder = Folder(tempfile::Builder::new().prefix(name).tempdir().unwrap());
    std::fs::create_dir_all(folder.join("文件 夹")).unwrap();
    std::fs::create_dir_all(folder.join(".git")).unwrap();
    for (path, text) in FILES.iter().zip([CITY, EAST, WEST]) {
        std::fs::write(folder.join(path), text).unwrap();
    }
    folder
}

/// What a run said: exit code, standard output, standard error.
struct Said {
    code: i32,
    out: String,
    err: String,
}

fn jiama(folder: &Path, environment: &[(&str, &str)], arguments: &[&str]) -> Said {
    let mut command = Command::cargo_bin("jiama").unwrap();
    command.scrub().envs(environment.iter().copied()).current_dir(folder);
    let run = command.args(arguments).args(["--today", "2025-07-01"]).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Said { code: run.status.code().unwrap(), out: text(run.stdout), err: text(run.stderr) }
}

/// The rich report in a format.
fn rich(folder: &Path, format: &str, more: &[&str]) -> String {
    let arguments = [&["check"], &FILES[..], &["--format", format], more].concat();
    let said = jiama(folder, &[], &arguments);
    assert_eq!((said.code, said.err.as_str()), (3, ""), "{format}");
    said.out
}

/// The rich report as the object that all other formats are compared with.
fn as_json(folder: &Path) -> serde_json::Value {
    serde_json::from_str(&rich(folder, "json", &[])).unwrap()
}

/// A JSON schema of others, under `tests/consumers/`; `None`, and said so, where it is not installed.
fn schema(path: &str) -> Option<serde_json::Value> {
    let whole = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/consumers").join(path);
    let text = std::fs::read_to_string(&whole).ok();
    if text.is_none() {
        assert!(std::env::var_os("JIAMA_CONSUMERS").is_none(), "{} is not there", whole.display());
        eprintln!("skipped: {} is not there", whole.display());
    }
    Some(serde_json::from_str(&text?).unwrap())
}

/// Holds a document to a schema.
fn valid(schema: &serde_json::Value, document: &serde_json::Value) {
    let validator = jsonschema::validator_for(schema).unwrap();
    let wrong: Vec<String> = validator.iter_errors(document).map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_same_bytes_every_time() {
    let folder = folder("same");
    for format in ["json", "jsonl", "sarif", "junit", "github", "gitlab", "rdjson", "csv", "markdown", "html"] {
        assert_eq!(rich(&folder, format, &[]), rich(&folder, format, &[]), "{format}");
    }
}

#[test]
fn english_has_the_same_facts() {
    let folder = folder("english");
    for format in ["sarif", "junit", "github", "gitlab", "rdjson", "csv", "markdown", "html"] {
        let english = rich(&folder, format, &["--lang", "en"]);
        let words = ["错误", "改法", "已报备", "上级："];
        assert!(words.iter().all(|word| !english.contains(word)), "{format}\n{english}");
        assert!(english.contains("市防指〔2025〕7号"), "{format}");
    }
    insta::assert_snapshot!("github-english", rich(&folder, "github", &["--lang", "en"]));
}
