//! Every example of `examples/` prints what its story says, and every directive in the READMEs is well written.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod scrub;

use assert_cmd::Command;
use scrub::Scrub;

/// What the program prints without colour at 80 cells, and its exit code.
fn jiama(arguments: &[&str]) -> String {
    let mut command = Command::cargo_bin("jiama").unwrap();
    let output = command.scrub().args(arguments).args(["--width", "80", "--today", "2025-07-01"]).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
    format!("{text}exit {}\n", output.status.code().unwrap())
}

fn check(parent: &str, child: &str) -> String {
    jiama(&["check", &format!("examples/{parent}"), &format!("examples/{child}")])
}

#[test]
fn the_faithful_district_is_one_line() {
    insta::assert_snapshot!(check("vendors/市.yaml", "vendors/区-落实.yaml"), @r"
    没有发现加码（比对1对文件）
    exit 0
    ");
}

#[test]
fn vendors() {
    insta::assert_snapshot!("vendors-district", check("vendors/市.yaml", "vendors/区-加码.yaml"));
    insta::assert_snapshot!("vendors-sub-district", check("vendors/区-加码.yaml", "vendors/街道-加码.yaml"));
}

#[test]
fn leads_are_ten_times_as_many() {
    let text = check("leads/区.yaml", "leads/镇.yaml");
    assert!(text.contains("×10"), "{text}");
    insta::assert_snapshot!("leads", text);
}

#[test]
fn cadres() {
    insta::assert_snapshot!("cadres", check("cadres/市.yaml", "cadres/县.yaml"));
}

#[test]
fn tasks() {
    insta::assert_snapshot!("tasks", check("tasks/县.yaml", "tasks/乡.yaml"));
    insta::assert_snapshot!("tasks-diff", jiama(&["diff", "examples/tasks/县.yaml", "examples/tasks/乡.yaml"]));
}

#[test]
fn an_english_pair() {
    let files = ["check", "--lang", "en", "examples/english/city.yaml", "examples/english/district.yaml"];
    insta::assert_snapshot!("english", jiama(&files));
}

#[test]
fn nine_mistakes_are_nine_messages() {
    let text = jiama(&["validate", "examples/mistakes/通知.yaml"]);
    assert_eq!(text.matches("错误 JM9").count(), 9, "{text}");
    insta::assert_snapshot!("mistakes", text);
}

#[test]
fn directives_of_the_readmes_are_well_written() {
    for readme in ["README.md", "README.zh-CN.md"] {
        let text = std::fs::read_to_string(readme).unwrap();
        let blocks: Vec<&str> = text.split("```yaml\n").skip(1).map(|rest| rest.split("```").next().unwrap()).collect();
        assert!(blocks.len() >= 2, "{readme}");
        let named = |block: &&&str| block.starts_with("# ");
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        for block in blocks.iter().filter(named) {
            let path = folder.join(block.lines().next().unwrap().trim_start_matches("# "));
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, block).unwrap();
        }
        for pack in ["rules", "规则"].into_iter().filter(|pack| folder.join(pack).is_dir()) {
            let mut command = Command::cargo_bin("jiama").unwrap();
            let output = command.scrub().current_dir(folder).args(["config", "--rules", pack]).output().unwrap();
            assert!(output.status.success(), "{readme}\n{}", String::from_utf8_lossy(&output.stderr));
        }
        for block in blocks.iter().filter(|block| !named(block)) {
            let mut command = Command::cargo_bin("jiama").unwrap();
            let output = command.scrub().args(["validate", "-"]).write_stdin(*block).output().unwrap();
            assert!(output.status.success(), "{readme}\n{block}\n{}", String::from_utf8_lossy(&output.stdout));
        }
    }
}
