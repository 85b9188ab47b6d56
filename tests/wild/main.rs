//! A bank of the wild, through the built program: texts, names, folders and pipes as strangers send them. Each ends in an answer,
//! or in an error with a place, in bounded time and memory, and nothing of it harms what it is printed to.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test fails by panicking"
)]

mod files;
mod midway;
mod printed;
#[path = "../scrub/mod.rs"]
mod scrub;
mod texts;

use scrub::Scrub;
use serde_json::Value as Json;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// A directive that asks for little.
const CITY: &str =
    "文号: 宁河办〔2025〕8号\n标题: 河道巡查\n发文日期: 2025-03-01\n频次: {巡查: 每周1次}\n范围: [主干道]\n";
/// One that asks for more.
const COUNTY: &str =
    "文号: 东河办〔2025〕3号\n标题: 河道巡查\n依据: 宁河办〔2025〕8号\n发文日期: 2025-03-10\n频次: {巡查: 每周2次}\n";

/// Kilobytes of memory that a run may ask for, the stacks of its threads among them.
const MEMORY: u32 = 6 * 1024 * 1024;
/// Seconds after which a run counts as hanging: far more than any takes, and no measure of how fast it is.
const PATIENCE: u32 = 300;

/// A folder of one test, and the program run in it.
struct Wild(TempDir);

/// What a run came to.
struct Ran {
    code: i32,
    out: String,
    err: String,
}

impl Ran {
    fn of(output: Output) -> Self {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Self { code: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) }
    }

    fn json(&self) -> Json {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {} {}", self.out, self.err))
    }

    /// Every fault: its rule, its line, its message.
    fn faults(&self) -> Vec<(String, u64, String)> {
        let json = self.json();
        let faults = json["faults"].as_array().unwrap().iter();
        let text = |fault: &Json, key: &str| fault[key].as_str().unwrap().to_owned();
        faults.map(|f| (text(f, "rule"), f["line"].as_u64().unwrap_or_default(), text(f, "message"))).collect()
    }
}

impl Wild {
    fn new() -> Self {
        let wild = Self(tempfile::tempdir().unwrap());
        wild.write("市.yaml", CITY);
        wild.write("县.yaml", COUNTY);
        wild
    }

    fn path(&self, name: impl AsRef<Path>) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: impl AsRef<Path>, bytes: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// The program, with no more memory than it may ask for, to be ended if it hangs.
    fn command(&self, arguments: &[impl AsRef<OsStr>]) -> Command {
        let program = assert_cmd::cargo::cargo_bin!("jiama");
        let mut command = if cfg!(target_os = "linux") {
            let mut shell = Command::new("sh");
            let script = format!("ulimit -v {MEMORY}; exec timeout {PATIENCE} \"$0\" \"$@\"");
            shell.args([OsString::from("-c"), script.into(), program.into()]);
            shell
        } else {
            Command::new(program)
        };
        command.args(arguments);
        self.at_home(command)
    }

    /// The program by itself, so that to kill what was started is to kill it.
    fn bare(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(assert_cmd::cargo::cargo_bin!("jiama"));
        command.args(arguments).stdout(Stdio::null()).stderr(Stdio::null());
        self.at_home(command)
    }

    fn at_home(&self, mut command: Command) -> Command {
        let path = std::env::var_os("PATH").unwrap_or_default();
        command.scrub().env("PATH", path).current_dir(self.0.path());
        command
    }

    fn run(&self, arguments: &[impl AsRef<OsStr>]) -> Ran {
        Ran::of(self.command(arguments).output().unwrap())
    }

    fn json(&self, arguments: &[impl AsRef<OsStr>]) -> Ran {
        let arguments = arguments.iter().map(AsRef::as_ref).chain(["--format", "json"].map(OsStr::new));
        self.run(&arguments.collect::<Vec<_>>())
    }
}
