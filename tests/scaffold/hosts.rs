//! The action, the hooks, the release, and what the pages on integration show.

use crate::scrub::Scrub;
use crate::{blocks, commands_are_taken, root};
use clap::CommandFactory;
use serde_yaml::Value;
use std::path::Path;
use std::process::Command;

fn read(file: &str) -> String {
    std::fs::read_to_string(root().join(file)).unwrap()
}

/// The steps of the action.
fn steps() -> Vec<Value> {
    let action: Value = serde_yaml::from_str(&read("action.yml")).unwrap();
    action["runs"]["steps"].as_sequence().unwrap().clone()
}

/// Runs the step of the action that runs jiama, with a program in its place that writes down its arguments.
#[cfg(unix)]
fn run_action(folder: &Path, inputs: &[(&str, &str)], code: i32) -> (i32, String, String) {
    use std::os::unix::fs::PermissionsExt;
    let step = steps().into_iter().find(|step| step["id"].as_str() == Some("jiama")).unwrap();
    let stand_in = folder.join("jiama");
    std::fs::write(&stand_in, format!("#!/bin/sh\nprintf '%s\\n' \"$@\" > arguments\ntouch 甲.sarif\nexit {code}\n"))
        .unwrap();
    std::fs::set_permissions(&stand_in, std::fs::Permissions::from_mode(0o755)).unwrap();
    let output = folder.join("output");
    std::fs::write(&output, "").unwrap();
    let mut bash = Command::new("bash");
    let path = format!("{}:{}", folder.display(), std::env::var("PATH").unwrap_or_default());
    bash.current_dir(folder).scrub().env("PATH", path).env("GITHUB_OUTPUT", &output);
    for (name, value) in step["env"].as_mapping().unwrap() {
        let input = value.as_str().unwrap().trim_start_matches("${{ inputs.").trim_end_matches(" }}");
        let given = inputs.iter().find(|(name, _)| *name == input).map_or("", |(_, value)| *value);
        bash.env(name.as_str().unwrap(), given);
    }
    let run = bash.args(["-e", "-c", step["run"].as_str().unwrap()]).output().unwrap();
    let arguments = std::fs::read_to_string(folder.join("arguments")).unwrap();
    (run.status.code().unwrap(), arguments, std::fs::read_to_string(output).unwrap())
}

#[cfg(unix)]
#[test]
fn the_action_hands_every_option_on_and_keeps_the_exit_code() {
    let scratch = tempfile::tempdir().unwrap();
    let folder = scratch.path();
    let inputs = [
        ("command", "audit"),
        ("paths", "市 区\n$(touch 坏)\n"),
        ("format", "github"),
        ("sarif", "甲.sarif"),
        ("fail-on", "warn"),
        ("lang", "en"),
        ("args", "--changed-since=origin/main\n--top=3"),
    ];
    for code in [0, 1, 3] {
        let (exit, arguments, output) = run_action(folder, &inputs, code);
        let words: Vec<&str> = arguments.lines().collect();
        let handed = [
            "audit",
            "--format=github",
            "--fail-on=warn",
            "--output=sarif=甲.sarif",
            "--lang=en",
            "--changed-since=origin/main",
            "--top=3",
            "--",
            "市 区",
            "$(touch 坏)",
        ];
        assert_eq!(words, handed);
        assert_eq!((exit, output.as_str()), (code, format!("exit-code={code}\nsarif=甲.sarif\n").as_str()));
        jiama::cli::Cli::command().try_get_matches_from(["jiama"].into_iter().chain(words)).unwrap();
    }
    assert!(!folder.join("坏").exists());
}

#[cfg(unix)]
#[test]
fn the_action_leaves_out_what_is_not_given() {
    let scratch = tempfile::tempdir().unwrap();
    let folder = scratch.path();
    let inputs = [("command", "audit"), ("paths", "."), ("format", "concise"), ("fail-on", "error")];
    let (_, arguments, output) = run_action(folder, &inputs, 0);
    assert_eq!(arguments.lines().collect::<Vec<_>>(), ["audit", "--format=concise", "--fail-on=error", "--", "."]);
    assert_eq!(output, "exit-code=0\n");
}

#[test]
fn the_inputs_of_the_action_reach_its_steps_through_the_environment_alone() {
    let action: Value = serde_yaml::from_str(&read("action.yml")).unwrap();
    let text = read("action.yml");
    for name in action["inputs"].as_mapping().unwrap().keys() {
        assert!(text.matches(&format!("inputs.{}", name.as_str().unwrap())).count() >= 1, "{name:?}");
    }
    for step in steps() {
        assert!(step["run"].as_str().is_none_or(|script| !script.contains("${{")), "{step:?}");
    }
}

#[test]
fn hooks_see_the_whole_tree() {
    let hooks: Value = serde_yaml::from_str(&read(".pre-commit-hooks.yaml")).unwrap();
    let hooks = hooks.as_sequence().unwrap();
    assert_eq!(hooks.iter().map(|hook| hook["id"].as_str().unwrap()).collect::<Vec<_>>(), ["jiama", "jiama-validate"]);
    let first = hooks.first().unwrap();
    assert_eq!((first["pass_filenames"].as_bool(), first["language"].as_str()), (Some(false), Some("rust")));
    assert_eq!(commands_are_taken("jiama audit .\njiama validate 甲.yaml"), 2);
}

#[test]
fn a_release_has_static_programs_for_three_systems() {
    let text = read(".github/workflows/release.yml");
    let workflow: Value = serde_yaml::from_str(&text).unwrap();
    let targets: Vec<&str> = workflow["jobs"]["build"]["strategy"]["matrix"]["include"]
        .as_sequence()
        .unwrap()
        .iter()
        .map(|row| row["target"].as_str().unwrap())
        .collect();
    for part in ["x86_64-unknown-linux-musl", "aarch64-unknown-linux-musl", "apple-darwin", "pc-windows"] {
        assert!(targets.iter().any(|target| target.contains(part)), "{part}");
    }
    for job in ["build", "publish"] {
        for step in workflow["jobs"][job]["steps"].as_sequence().unwrap() {
            let Some(script) = step["run"].as_str() else { continue };
            assert!(!script.contains("${{"), "{script}");
            let checked = Command::new("bash").args(["-n", "-c", script]).output().unwrap();
            assert!(checked.status.success(), "{script}");
        }
    }
}

#[cfg(unix)]
#[test]
fn a_release_is_packed_into_the_same_bytes_twice() {
    use std::os::unix::fs::PermissionsExt;
    let scratch = tempfile::tempdir().unwrap();
    let program = scratch.path().join("jiama");
    std::fs::write(&program, "#!/bin/sh\necho \"$@\"\n").unwrap();
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
    let packed = |folder: &str, zone: &str, mask: &str| {
        let folder = scratch.path().join(folder);
        std::fs::create_dir(&folder).unwrap();
        let script = format!("umask {mask}; exec \"$0\" \"$@\"");
        let mut bash = Command::new("bash");
        bash.scrub().env("TZ", zone).current_dir(&folder).args(["-c", &script]);
        let ran = bash.arg(root().join(".ci/pack")).arg(&program).arg("jiama-v1-x86_64").output().unwrap();
        assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
        std::fs::read(folder.join("jiama-v1-x86_64.tar.gz")).unwrap()
    };
    assert!(packed("甲", "Asia/Shanghai", "077") == packed("乙", "America/Los_Angeles", "022"));
    let archive = scratch.path().join("甲/jiama-v1-x86_64.tar.gz");
    let listed = Command::new("tar").arg("-tzf").arg(archive).output().unwrap();
    let listed = String::from_utf8(listed.stdout).unwrap();
    for file in ["jiama", "README.zh-CN.md", "completions/jiama.zsh", "man/jiama.zh.1"] {
        assert!(listed.lines().any(|line| line == format!("jiama-v1-x86_64/{file}")), "{file}: {listed}");
    }
}

#[test]
fn what_the_pages_show_is_taken() {
    for page in ["docs/integration.md", "docs/integration.zh-CN.md"] {
        let text = read(page);
        let shown: Vec<&str> = blocks(&text, "yaml").into_iter().chain(blocks(&text, "sh")).collect();
        assert!(shown.iter().map(|block| commands_are_taken(block)).sum::<usize>() >= 6, "{page}");
        for block in blocks(&text, "yaml") {
            assert!(serde_yaml::from_str::<Value>(block).is_ok(), "{block}");
        }
        let modeline = blocks(&text, "yaml").into_iter().find(|block| block.contains("$schema=")).unwrap();
        let scratch = tempfile::tempdir().unwrap();
        let folder = scratch.path();
        std::fs::write(folder.join("甲.yaml"), modeline).unwrap();
        assert_eq!(crate::jiama(folder, &["validate", "甲.yaml"]).code, 0);
        // Inputs that are shown are inputs of the action.
        let action: Value = serde_yaml::from_str(&read("action.yml")).unwrap();
        let uses: Value = serde_yaml::from_str(blocks(&text, "yaml").first().unwrap()).unwrap();
        for name in uses["steps"][1]["with"].as_mapping().unwrap().keys() {
            assert!(!action["inputs"][name].is_null(), "{name:?}");
        }
    }
}
