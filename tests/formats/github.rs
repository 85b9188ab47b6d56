//! Annotations of GitHub Actions: each a command that the runner reads back to what was meant, and no more than are shown.

use crate::{FILES, folder, jiama, rich};
use std::collections::BTreeMap;
use std::path::Path;

/// A command as the runner reads it.
#[derive(Debug)]
struct Annotation {
    kind: String,
    properties: BTreeMap<String, String>,
    message: String,
}

fn unescaped(text: &str) -> String {
    let text = text.replace("%0D", "\r").replace("%0A", "\n").replace("%3A", ":").replace("%2C", ",");
    text.replace("%25", "%")
}

fn read(line: &str) -> Option<Annotation> {
    let (head, message) = line.strip_prefix("::")?.split_once("::")?;
    let (kind, properties) = head.split_once(' ')?;
    let property = |pair: &str| pair.split_once('=').map(|(name, value)| (name.to_owned(), unescaped(value)));
    let properties = properties.split(',').map(property).collect::<Option<BTreeMap<_, _>>>().unwrap();
    Some(Annotation { kind: kind.to_owned(), properties, message: unescaped(message) })
}

fn annotations(text: &str) -> Vec<Annotation> {
    text.lines().filter_map(read).collect()
}

#[test]
fn looks() {
    insta::assert_snapshot!("github", rich(&folder("github-looks"), "github", &[]));
}

#[test]
fn every_line_is_a_command_or_harmless() {
    let text = rich(&folder("github-lines"), "github", &[]);
    let (commands, plain): (Vec<&str>, Vec<&str>) = text.lines().partition(|line| line.starts_with("::"));
    assert_eq!(plain.len(), 1, "{plain:?}");
    for line in commands {
        let one = read(line).unwrap();
        assert!(["error", "warning", "notice"].contains(&one.kind.as_str()));
        let names: Vec<&str> = one.properties.keys().map(String::as_str).collect();
        assert!(
            names.iter().all(|n| ["file", "line", "endLine", "col", "endColumn", "title"].contains(n)),
            "{names:?}"
        );
        assert!(!one.message.is_empty() && !one.message.contains('\u{7}'));
    }
}

#[test]
fn paths_start_at_the_root_of_the_repository_wherever_it_is_run() {
    let folder = folder("github-paths");
    let from_root = annotations(&rich(&folder, "github", &[]));
    let below: Vec<&str> = FILES.iter().map(|file| file.strip_prefix("文件 夹/").unwrap()).collect();
    let arguments = [&["check"], &below[..], &["--format", "github"]].concat();
    let from_below = annotations(&jiama(&folder.join("文件 夹"), &[], &arguments).out);
    let files = |found: &[Annotation]| found.iter().map(|a| a.properties.get("file").cloned()).collect::<Vec<_>>();
    assert_eq!(files(&from_root), files(&from_below));
    let named = files(&from_root);
    assert!(named.iter().flatten().all(|file| FILES.contains(&file.as_str())), "{named:?}");
    assert!(named.contains(&Some(FILES.first().unwrap().replace("市,级:通知", "东区'\"50%"))));
}

#[test]
fn outside_of_a_checkout_the_workspace_is_the_root() {
    let scratch = tempfile::tempdir().unwrap();
    let folder = scratch.path().canonicalize().unwrap();
    std::fs::create_dir_all(folder.join("里")).unwrap();
    for (name, text) in [("市.yaml", crate::CITY), ("区.yaml", crate::EAST)] {
        std::fs::write(folder.join("里").join(name), text).unwrap();
    }
    let workspace = [("GITHUB_WORKSPACE", folder.to_str().unwrap())];
    let said = jiama(&folder.join("里"), &workspace, &["check", "市.yaml", "区.yaml", "--format", "github"]);
    let found = annotations(&said.out);
    assert!(!found.is_empty());
    // A repository around the folder for temporary files would be nearer.
    if !folder.ancestors().any(|above: &Path| above.join(".git").exists()) {
        assert!(found.iter().all(|a| a.properties.get("file").map(String::as_str) == Some("里/区.yaml")), "{found:?}");
    }
}

#[test]
fn the_summary_of_the_step_has_all_and_is_added_to() {
    let folder = folder("github-summary");
    let summary = folder.join("小结.md");
    std::fs::write(&summary, "# 先前的步骤\n").unwrap();
    let environment = [("GITHUB_STEP_SUMMARY", summary.to_str().unwrap())];
    let run = |format: &str| jiama(&folder, &environment, &[&["check"], &FILES[..], &["--format", format]].concat());
    run("json");
    assert_eq!(std::fs::read_to_string(&summary).unwrap(), "# 先前的步骤\n");
    assert_eq!(run("github").code, 3);
    let written = std::fs::read_to_string(&summary).unwrap();
    assert_eq!(written, format!("# 先前的步骤\n{}", rich(&folder, "markdown", &[])));
}
