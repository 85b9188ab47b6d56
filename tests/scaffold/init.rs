//! `jiama init`: what it writes is well written, in keeping, and never in the place of anything.

use crate::{commands_are_taken, jiama};
use serde_yaml::Value;

#[test]
fn a_directive_is_well_written_in_both_languages() {
    for (lang, file) in [("zh", "通知.yaml"), ("en", "notice.yaml")] {
        let scratch = tempfile::tempdir().unwrap();
        let folder = scratch.path();
        let said = jiama(folder, &["init", "--lang", lang]);
        assert_eq!((said.code, said.err.as_str()), (0, ""));
        assert!(said.out.contains(file));
        assert_eq!(jiama(folder, &["validate", file]).code, 0);
        // Everything that is only shown in comments is well written too.
        let text = std::fs::read_to_string(folder.join(file)).unwrap();
        let bare = |line: &str| match line.strip_prefix("# ") {
            Some(rest) if rest.contains(": ") || rest.starts_with("  ") || rest.ends_with(':') => rest.to_owned(),
            _ => line.to_owned(),
        };
        let open: Vec<String> = text.lines().map(bare).collect();
        std::fs::write(folder.join("open.yaml"), open.join("\n")).unwrap();
        let said = jiama(folder, &["validate", "open.yaml", "--lang", lang]);
        assert_eq!(said.code, 0, "{}\n{}", said.out, open.join("\n"));
    }
}

#[test]
fn nothing_is_overwritten() {
    let scratch = tempfile::tempdir().unwrap();
    let folder = scratch.path();
    std::fs::write(folder.join("通知.yaml"), "标题: 我的\n").unwrap();
    let said = jiama(folder, &["init"]);
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    assert!(said.err.contains("通知.yaml"));
    std::fs::write(folder.join(".gitlab-ci.yml"), "x: 1\n").unwrap();
    assert_eq!(jiama(folder, &["init", "--repository"]).code, 2);
    assert_eq!(std::fs::read_to_string(folder.join("通知.yaml")).unwrap(), "标题: 我的\n");
    assert!(!folder.join("README.md").exists());
}

#[test]
fn a_repository_is_in_keeping_and_its_checks_are_commands_that_are_taken() {
    for lang in ["zh", "en"] {
        let scratch = tempfile::tempdir().unwrap();
        let folder = scratch.path();
        assert_eq!(jiama(folder, &["init", "--repository", "库", "--lang", lang]).code, 0);
        let folder = &folder.join("库");
        let said = jiama(folder, &["audit", ".", "--lang", lang]);
        assert_eq!(said.code, 0, "{}", said.out);
        let mut commands = 0;
        for file in [".github/workflows/jiama.yml", ".gitlab-ci.yml", ".pre-commit-config.yaml"] {
            let text = std::fs::read_to_string(folder.join(file)).unwrap();
            assert!(serde_yaml::from_str::<Value>(&text).unwrap().is_mapping(), "{file}");
            commands += commands_are_taken(&text);
        }
        assert_eq!(commands, 3);
        let hooks = std::fs::read_to_string(folder.join(".pre-commit-config.yaml")).unwrap();
        assert!(hooks.contains("pass_filenames: false"));
        assert!(std::fs::read_to_string(folder.join(".gitattributes")).unwrap().contains("*.yaml diff=jiama"));
        let ignored = std::fs::read_to_string(folder.join(".gitignore")).unwrap();
        for file in [".github/workflows/jiama.yml", ".gitlab-ci.yml"] {
            let text = std::fs::read_to_string(folder.join(file)).unwrap();
            let written = text.split("--output ").skip(1).filter_map(|rest| rest.split(['=', ' ', '\n']).nth(1));
            let written: Vec<&str> = written.collect();
            assert!(
                !written.is_empty() && written.iter().all(|name| ignored.lines().any(|line| line == *name)),
                "{written:?}"
            );
        }
    }
}

#[test]
fn editors_know_the_files_of_a_repository() {
    for lang in ["zh", "en"] {
        let scratch = tempfile::tempdir().unwrap();
        let folder = scratch.path();
        assert_eq!(jiama(folder, &["init", "--repository", "--lang", lang]).code, 0);
        let (mut named, mut open) = (0, vec![folder.to_path_buf()]);
        while let Some(place) = open.pop() {
            for path in std::fs::read_dir(&place).unwrap().map(|entry| entry.unwrap().path()) {
                if path.is_dir() {
                    open.push(path);
                    continue;
                }
                let Ok(text) = std::fs::read_to_string(&path) else { continue };
                let Some((_, rest)) = text.split_once("# yaml-language-server: $schema=") else { continue };
                let schema = std::fs::read_to_string(place.join(rest.lines().next().unwrap())).unwrap();
                let schema = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
                // What is only shown in comments is well written too.
                let bare = |line: &str| {
                    line.strip_prefix("# ")
                        .filter(|rest| rest.contains(": {") || rest.contains(": [") || rest.contains(".yaml "))
                        .unwrap_or(line)
                        .to_owned()
                };
                let all: Vec<String> = text.lines().skip(2).map(bare).collect();
                for text in [text.clone(), all.join("\n")] {
                    let wrong: Vec<String> =
                        schema.iter_errors(&serde_yaml::from_str(&text).unwrap()).map(|e| e.to_string()).collect();
                    assert!(wrong.is_empty(), "{}\n{text}\n{}", path.display(), wrong.join("\n"));
                }
                if path.ends_with("jiama.yaml") {
                    std::fs::write(folder.join("全.yaml"), all.join("\n")).unwrap();
                    let said = jiama(folder, &["rules", "--config", "全.yaml"]);
                    assert_eq!(said.code, 0, "{}", said.err);
                }
                named += 1;
            }
        }
        assert_eq!(named, 3, "{lang}");
        let told = jiama(folder, &["config", "--format", "concise"]).out;
        assert!(told.contains(&format!("lang={lang}")) && !told.starts_with("lang=zh（默认）"), "{told}");
    }
}
