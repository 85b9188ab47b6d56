//! The baseline: what was there before is counted and held against nobody, what is new fails; through moved lines, renamed files
//! and the other language; settled entries are told and taken out; a broken one stops the run.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod broken;
#[path = "../scrub/mod.rs"]
mod scrub;

use assert_cmd::Command;
use scrub::Scrub;
use serde_json::Value as Json;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const CITY: &str =
    "文号: 市城管〔2025〕1号\n标题: 流动摊贩治理\n范围: [主干道, 次干道]\n时限: 2025-06-30\n频次: {巡查: 每周2次}\n";
/// Asks more on three points.
const DISTRICT: &str = "文号: 区城管〔2025〕3号\n依据: 市城管〔2025〕1号\n标题: 流动摊贩治理\n范围: [主干道, 次干道, 背街小巷]\n\
                        时限: 2025-06-15\n频次: {巡查: 每日1次}\n";

/// What a run said: exit code, standard output, standard error.
pub(crate) struct Said {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// A folder made anew for one test, with a city and a district.
pub(crate) struct Repository(TempDir);

impl Repository {
    pub(crate) fn new() -> Self {
        let repository = Self(tempfile::tempdir().unwrap());
        repository.write("市.yaml", CITY);
        repository.write("区/通知.yaml", DISTRICT);
        repository
    }

    pub(crate) fn folder(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        let path = self.folder().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.folder().join(name)).unwrap()
    }

    pub(crate) fn run(&self, line: &str) -> Said {
        self.run_on("2025-07-01", line)
    }

    fn run_on(&self, today: &str, line: &str) -> Said {
        let mut command = Command::cargo_bin("jiama").unwrap();
        let command = command.scrub().current_dir(self.folder()).args(line.split(' ')).args(["--today", today]);
        let run = command.output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Said { code: run.status.code().unwrap(), out: text(run.stdout), err: text(run.stderr) }
    }

    /// The exit code, and each finding as rule and state: open, baselined.
    fn found(&self, line: &str) -> (i32, Vec<String>) {
        let said = self.run(&format!("{line} --format json"));
        let json: Json = serde_json::from_str(&said.out).unwrap_or_else(|_| unreachable!("{}", said.err));
        let text = |finding: &Json, field| finding.get(field).and_then(Json::as_str).map(str::to_owned);
        let findings = json.get("findings").unwrap().as_array().unwrap().iter();
        let told = findings.map(|finding| {
            let state = text(finding, "baselined").map_or("open".to_owned(), |day| format!("since {day}"));
            format!("{} {state}", text(finding, "rule").unwrap())
        });
        (said.code, told.collect())
    }
}

fn old(rules: &[&str]) -> Vec<String> {
    rules.iter().map(|rule| format!("{rule} since 2025-07-01")).collect()
}

const AUDIT: &str = "audit . --baseline 基线.yaml";

#[test]
fn adopt_then_only_what_is_new_fails() {
    let repository = Repository::new();
    assert_eq!(repository.run("audit .").code, 1);
    let made = repository.run("baseline create . --baseline 基线.yaml");
    assert_eq!((made.code, made.err.as_str()), (0, ""));
    assert_eq!(made.out, "基线“基线.yaml”现有3处：新记3处，清掉0处\n");
    insta::assert_snapshot!(repository.read("基线.yaml"));
    assert_eq!(repository.found(AUDIT), (0, old(&["JM101", "JM201", "JM301"])));
    let quiet = repository.run(&format!("{AUDIT} --format concise"));
    assert_eq!(quiet.out, "没有发现加码（比对1对文件），另有3处基线里已有\n");
    let shown = repository.run(&format!("{AUDIT} --format concise --all")).out;
    assert_eq!(shown.matches("（基线已有）").count(), 3, "{shown}");

    repository.write("区/通知.yaml", &format!("{DISTRICT}材料: [现场照片]\n"));
    let (code, found) = repository.found(AUDIT);
    assert_eq!(code, 1);
    assert_eq!(found, [old(&["JM101", "JM201", "JM301"]), vec!["JM612 open".to_owned()]].concat());
    // The same by a check of the two files.
    assert_eq!(repository.found("check 市.yaml 区/通知.yaml --baseline 基线.yaml").0, 1);
}

/// What comes through a pipe comes once.
#[cfg(unix)]
#[test]
fn it_may_come_through_a_pipe() {
    let repository = Repository::new();
    assert_eq!(repository.run("baseline create . --baseline 基线.yaml").code, 0);
    let (text, pipe) = (repository.read("基线.yaml"), repository.folder().join("管道"));
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let written = std::thread::spawn(move || fs::write(pipe, text));
    assert_eq!(repository.found("check 市.yaml 区/通知.yaml --baseline 管道"), (0, old(&["JM101", "JM201", "JM301"])));
    written.join().unwrap().unwrap();
}

#[test]
fn moved_lines_renamed_files_and_the_other_language_change_nothing() {
    let repository = Repository::new();
    repository.run("baseline create . --baseline 基线.yaml --lang en");
    let lines: Vec<&str> = DISTRICT.lines().rev().collect();
    fs::remove_file(repository.folder().join("区/通知.yaml")).unwrap();
    repository.write("乡镇 街道/改名.yaml", &format!("# 换了地方\n\n{}\n", lines.join("\n")));
    for lang in ["zh", "en"] {
        let (code, found) = repository.found(&format!("{AUDIT} --lang {lang}"));
        assert_eq!((code, found.len()), (0, 3));
        assert!(found.iter().all(|finding| finding.ends_with("since 2025-07-01")), "{found:?}");
    }
    // A value that changes is a new finding.
    repository.write("乡镇 街道/改名.yaml", &DISTRICT.replace("2025-06-15", "2025-06-10"));
    let (code, found) = repository.found(AUDIT);
    assert_eq!(code, 1);
    assert!(found.contains(&"JM201 open".to_owned()), "{found:?}");
}

#[test]
fn what_is_settled_is_told_and_taken_out() {
    let repository = Repository::new();
    repository.run("baseline create . --baseline 基线.yaml");
    let better = DISTRICT.replace("2025-06-15", "2025-06-30").replace("每日1次", "每周3次");
    repository.write("区/通知.yaml", &better);
    let (code, found) = repository.found(AUDIT);
    let due = ["JM809 open", "JM809 open", "JM101 since 2025-07-01", "JM301 open"];
    assert_eq!((code, found), (1, due.map(str::to_owned).to_vec()));
    let told = repository.run(&format!("{AUDIT} --format concise")).out;
    assert!(told.contains("区/通知.yaml:3:5: 提示 JM809 基线里的这一处已经没有了：时限比上级提前15天"), "{told}");

    let pruned = repository.run("baseline prune . --baseline 基线.yaml --format json");
    let json: Json = serde_json::from_str(&pruned.out).unwrap();
    let number = |field: &str| json.get(field).and_then(Json::as_u64);
    assert_eq!([number("entries"), number("added"), number("removed")], [Some(1), Some(0), Some(2)]);
    assert_eq!(repository.found(AUDIT).1, ["JM101 since 2025-07-01", "JM301 open"]);

    let updated = repository.run_on("2025-08-01", "baseline update . --baseline 基线.yaml --lang en");
    assert_eq!(updated.out, "the baseline “基线.yaml” has 2 findings: 1 added, 0 taken out\n");
    assert_eq!(
        repository.found(AUDIT),
        (0, vec!["JM101 since 2025-07-01".to_owned(), "JM301 since 2025-08-01".to_owned()])
    );

    // Made anew, it is of today and asks no old one.
    repository.write("基线.yaml", "不是基线\n");
    assert_eq!(repository.run_on("2025-09-01", "baseline create . --baseline 基线.yaml").code, 0);
    assert_eq!(repository.found(AUDIT).1, ["JM101 since 2025-09-01", "JM301 since 2025-09-01"]);
}

#[test]
fn entries_of_what_was_not_looked_at_stay() {
    let repository = Repository::new();
    let other = DISTRICT.replace("区城管〔2025〕3号", "县城管〔2025〕5号");
    repository.write("县/通知.yaml", &other);
    repository.run("baseline create . --baseline 基线.yaml");
    assert_eq!(repository.read("基线.yaml").matches("fingerprint").count(), 6);
    for line in ["check 市.yaml 区/通知.yaml --baseline 基线.yaml", "audit 市.yaml 区 --baseline 基线.yaml"] {
        assert_eq!(repository.found(line), (0, old(&["JM101", "JM201", "JM301"])), "{line}");
    }
    let kept = repository.read("基线.yaml");
    for line in ["prune 市.yaml 区", "update 市.yaml 区", "update 区/通知.yaml --parent 市.yaml"] {
        assert_eq!(repository.run(&format!("baseline {line} --baseline 基线.yaml")).code, 0);
        assert_eq!(repository.read("基线.yaml"), kept, "{line}");
    }
    // Those of a file that is gone are settled.
    fs::remove_dir_all(repository.folder().join("县")).unwrap();
    repository.run("baseline prune . --baseline 基线.yaml");
    assert_eq!(repository.read("基线.yaml").matches("fingerprint").count(), 3);
}

#[test]
fn the_configuration_may_name_it() {
    let repository = Repository::new();
    repository.write("jiama.yaml", "基线: 存量/基线.yaml\n");
    repository.write("存量/说明.txt", "");
    let missing = repository.run("audit .");
    assert_eq!((missing.code, missing.out.as_str()), (2, ""));
    assert!(missing.err.contains("JM901"), "{}", missing.err);
    assert_eq!(repository.run("rules").code, 0);
    assert_eq!(repository.run("baseline create .").code, 0);
    assert_eq!(repository.found("audit ."), (0, old(&["JM101", "JM201", "JM301"])));
    assert_eq!(repository.run("audit 市.yaml 区 --no-config").code, 1);
    let in_force = repository.run("config --format concise --baseline 别的.yaml").out;
    assert!(in_force.contains("baseline=别的.yaml（命令行）"), "{in_force}");
}

#[test]
fn findings_without_an_id_are_told_by_their_file() {
    let repository = Repository::new();
    let district = DISTRICT.replace("文号: 区城管〔2025〕3号\n", "");
    repository.write("区/通知.yaml", &district);
    repository.run("baseline create 区/通知.yaml --parent 市.yaml --baseline 基线.yaml");
    for line in ["check 市.yaml 区/通知.yaml", "check ./市.yaml ./区/通知.yaml", "audit ."] {
        assert_eq!(repository.found(&format!("{line} --baseline 基线.yaml")).0, 0, "{line}");
    }
}
