//! `git diff` with the driver, in a repository made for it.

use crate::scrub::Scrub;
use crate::{Said, jiama};
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

const OLD: &str =
    "文号: 甲1号\n标题: 大气治理\n时限: 2025-06-30\n频次: {巡查: 每月1次}\n范围: [工业企业]\n备注: 初稿\n";
const NEW: &str = "文号: 甲1号\n标题: 大气治理\n时限: 2025-06-15\n频次: {巡查: 每周1次}\n备注: 二稿\n";

fn git(folder: &Path, arguments: &[&str]) -> Said {
    let mut command = Command::new("git");
    command.current_dir(folder).args(["-c", "user.name=x", "-c", "user.email=x@x.cn"]).args(arguments);
    let program = Path::new(env!("CARGO_BIN_EXE_jiama")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap_or_default());
    command.scrub().env("PATH", path).env("HOME", folder).env("GIT_CONFIG_NOSYSTEM", "1");
    let run = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Said { code: run.status.code().unwrap(), out: text(run.stdout), err: text(run.stderr) }
}

fn repository() -> Option<TempDir> {
    let scratch = tempfile::tempdir().unwrap();
    let folder = scratch.path();
    Command::new("git").arg("--version").output().ok()?;
    assert_eq!(git(folder, &["init", "-q"]).code, 0);
    // As the page on integration says.
    let page = std::fs::read_to_string(crate::root().join("docs/integration.md")).unwrap();
    let attributes = *crate::blocks(&page, "text").first().unwrap();
    let config = crate::blocks(&page, "sh").into_iter().find(|block| block.contains("git config")).unwrap();
    std::fs::write(folder.join(".gitattributes"), attributes).unwrap();
    let words: Vec<&str> = config.trim().splitn(4, ' ').collect();
    let [_, config, key, value] = words.try_into().unwrap();
    assert_eq!(git(folder, &[config, key, value.trim_matches('\'')]).code, 0);
    Some(scratch)
}

#[test]
fn shows_what_changed_demand_by_demand() {
    let Some(scratch) = repository() else { return };
    let folder = scratch.path();
    std::fs::write(folder.join("通知.yaml"), OLD).unwrap();
    git(folder, &["add", "."]);
    assert_eq!(git(folder, &["commit", "-qm", "x"]).code, 0);
    std::fs::write(folder.join("通知.yaml"), NEW).unwrap();
    let said = git(folder, &["diff"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    insta::assert_snapshot!(said.out);
    assert!(git(folder, &["diff", "--no-ext-diff"]).out.contains("+时限: 2025-06-15"));
}

#[test]
fn never_ends_the_diff_of_git() {
    let Some(scratch) = repository() else { return };
    let folder = scratch.path();
    for (file, text) in [("坏.yaml", OLD), ("删.yaml", OLD), ("同.yaml", OLD)] {
        std::fs::write(folder.join(file), text).unwrap();
    }
    git(folder, &["add", "."]);
    git(folder, &["commit", "-qm", "x"]);
    std::fs::write(folder.join("坏.yaml"), "标题: [大气\n").unwrap();
    std::fs::remove_file(folder.join("删.yaml")).unwrap();
    std::fs::write(folder.join("同.yaml"), OLD.replace("初稿", "定稿")).unwrap();
    std::fs::write(folder.join("新.yaml"), NEW).unwrap();
    git(folder, &["add", "-N", "新.yaml"]);
    let said = git(folder, &["diff"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    for word in ["坏.yaml（新稿）", "JM902", "删.yaml：删去的文件", "新.yaml：新增的文件", "要求没有变化"]
    {
        assert!(said.out.contains(word), "{word}\n{}", said.out);
    }
}

#[test]
fn tells_of_tasks_and_of_conflicts() {
    let scratch = tempfile::tempdir().unwrap();
    let folder = scratch.path();
    let task = |name: &str| format!("  - {{任务: {name}, 频次: 每月1次}}\n");
    std::fs::write(folder.join("旧.yaml"), format!("标题: 甲\n任务:\n{}{}", task("排查"), task("宣传"))).unwrap();
    std::fs::write(folder.join("新.yaml"), format!("标题: 甲\n任务:\n{}{}", task("排查"), task("培训"))).unwrap();
    let said = jiama(folder, &["git-diff-driver", "甲.yaml", "旧.yaml", "0", "100644", "新.yaml", "1", "100644"]);
    assert_eq!(said.code, 0);
    assert!(said.out.contains("新增任务“培训”") && said.out.contains("删去任务“宣传”"), "{}", said.out);
    let said = jiama(folder, &["git-diff-driver", "甲.yaml"]);
    assert!(said.code == 0 && said.out.contains("有冲突"));
}
