//! `jiama audit` and `jiama stats` as commands: exit codes, lists of paths, what was touched, tables, threads, widths.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod codes;
mod hostile;
mod inputs;
mod numbers;
#[path = "../scrub/mod.rs"]
mod scrub;
mod threads;
mod touched;

use assert_cmd::Command;
use scrub::Scrub;
use serde_json::Value as Json;
use std::fs;
use tempfile::TempDir;

/// An archive of one test, and the command run in it.
struct Archive(TempDir);

/// What a run comes to.
#[derive(Debug, PartialEq)]
struct Ran {
    code: i32,
    stdout: String,
    stderr: String,
}

impl Archive {
    fn new(files: &[(&str, &str)]) -> Self {
        let archive = Self(tempfile::tempdir().unwrap());
        files.iter().for_each(|(name, text)| archive.write(name, text));
        archive
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.0.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn command(&self, program: &mut Command) -> Ran {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let own = program.scrub().env("PATH", path).env("HOME", self.0.path()).current_dir(self.0.path());
        let output = own.output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Ran { code: output.status.code().unwrap(), stdout: text(output.stdout), stderr: text(output.stderr) }
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        self.fed(arguments, b"")
    }

    fn fed(&self, arguments: &[&str], stdin: &[u8]) -> Ran {
        let mut command = Command::cargo_bin("jiama").unwrap();
        self.command(command.args(arguments).args(["--today", "2025-07-01"]).write_stdin(stdin))
    }

    fn json(&self, arguments: &[&str]) -> Json {
        serde_json::from_str(&self.run(&[arguments, &["--format", "json"]].concat()).stdout).unwrap()
    }

    fn git(&self, arguments: &[&str]) {
        let identity = ["-c", "user.name=科员", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"];
        let ran = self.command(Command::new("git").args(identity).args(arguments));
        assert_eq!(ran.code, 0, "{arguments:?} {}", ran.stderr);
    }
}

/// One line of levels, and a county beside it. The township adds what nobody above asked for, the county is earlier.
const CITY: &str = "标题: 校园周边环境整治\n文号: 市教〔2025〕9号\n发文机关: 某市教育局\n层级: 市\n发文日期: 2025-03-01\n\
                    时限: 2025-06-30\n频次: {巡查: 每月1次}\n指标: {整治点位: 30处}\n";
const COUNTY: &str = "标题: 校园周边环境整治\n文号: 甲教〔2025〕4号\n发文机关: 甲县教育局\n层级: 县\n发文日期: 2025-03-10\n\
                      依据: 市教〔2025〕9号\n时限: 2025-06-15\n频次: {巡查: 每月1次}\n指标: {整治点位: 15处}\n";
const TOWN: &str = "标题: 校园周边环境整治\n发文机关: 甲东镇人民政府\n层级: 镇\n发文日期: 2025-03-15\n\
                    依据: 甲教〔2025〕4号\n时限: 2025-06-15\n附加要求: [巡查照片]\n";
const SAME: &str = "标题: 校园周边环境整治\n文号: 乙教〔2025〕4号\n发文机关: 乙县教育局\n层级: 县\n发文日期: 2025-03-11\n\
                    依据: 市教〔2025〕9号\n频次: {巡查: 每月1次}\n指标: {整治点位: 15处}\n";
/// Issued before its parent: a warning.
const OLDER: &str = "标题: 校园周边环境整治\n发文机关: 丙县教育局\n层级: 县\n发文日期: 2025-02-01\n\
                     依据: 市教〔2025〕9号\n频次: {巡查: 每周1次}\n";

const FILES: &[(&str, &str)] =
    &[("市/通知.yaml", CITY), ("县/甲 县.yaml", COUNTY), ("县/乙县.yaml", SAME), ("镇/甲东.yaml", TOWN)];
