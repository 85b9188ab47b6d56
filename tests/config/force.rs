//! What is in force: which configuration is found, and what comes before what.

use super::{Said, jiama};
use std::fs;
use std::path::Path;

fn write(folder: &Path, files: &[(&str, &str)]) {
    for (name, text) in files {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

/// Where a setting comes from, as `jiama config` tells it in English.
fn from(said: &Said, key: &str) -> String {
    let json: serde_json::Value = serde_json::from_str(&said.out).unwrap_or_else(|_| unreachable!("{}", said.err));
    let rows = json.get("settings").unwrap().as_array().unwrap().clone();
    let row = rows.into_iter().find(|row| row.get("key").unwrap() == key).unwrap();
    ["value", "from"].map(|field| row.get(field).unwrap().as_str().unwrap().to_owned()).join(" < ")
}

#[test]
fn the_nearest_upward_is_in_force() {
    let scratch = tempfile::tempdir().unwrap();
    let root = scratch.path();
    write(
        root,
        &[
            ("jiama.yaml", "profile: gate\nlang: en\n"),
            ("市/.jiama.yaml", "profile: strict\nlang: en\n"),
            ("市/区/街道/通知.yaml", "title: a\n"),
            ("县/乡/通知.yaml", "title: a\n"),
            ("从严.yaml", "profile: strict\nlang: en\n"),
        ],
    );
    let json = ["config", "--format", "json"];
    let profile = |at: &str, more: &[&str]| from(&jiama(&root.join(at), &[], &[&json, more].concat()), "profile");
    assert_eq!(profile("", &[]), "gate < jiama.yaml:1");
    assert_eq!(profile("县/乡", &[]), "gate < ../../jiama.yaml:1");
    assert_eq!(profile("市/区/街道", &[]), "strict < ../../.jiama.yaml:1");
    assert_eq!(profile("市", &["--config", "../jiama.yaml"]), "gate < ../jiama.yaml:1");
    assert_eq!(profile("", &["--config", "从严.yaml"]), "strict < 从严.yaml:1");
    assert_eq!(profile("市", &["--no-config", "--lang", "en"]), "default < default");
}

#[test]
fn the_command_line_comes_before_the_environment_before_the_configuration_before_the_system() {
    let scratch = tempfile::tempdir().unwrap();
    let root = scratch.path();
    write(root, &[("en.yaml", "lang: en\n"), ("zh.yaml", "语言: 中文\n"), ("none.yaml", "")]);
    let lang = |config: &str, environment: &[(&str, &str)], more: &[&str]| {
        let said = jiama(root, environment, &[&["config", "--format", "json", "--config", config], more].concat());
        from(&said, "lang")
    };
    assert_eq!(lang("en.yaml", &[("LANG", "zh_CN.UTF-8")], &[]), "en < en.yaml:1");
    assert_eq!(lang("zh.yaml", &[("LANG", "en_US.UTF-8")], &[]), "zh < zh.yaml:1");
    assert_eq!(lang("zh.yaml", &[("JIAMA_LANG", "en")], &[]), "en < environment");
    assert_eq!(lang("en.yaml", &[("JIAMA_LANG", "zh")], &["--lang", "en"]), "en < command line");
    assert_eq!(lang("none.yaml", &[("LANG", "en_GB")], &[]), "en < environment");
    assert_eq!(lang("none.yaml", &[], &[]), "zh < 默认");
    // Help and misuse speak it too.
    let help = jiama(root, &[("LANG", "zh_CN")], &["--help", "--config", "en.yaml"]).out;
    assert!(help.contains("Usage"), "{help}");
    let misuse = jiama(root, &[("LANG", "zh_CN")], &["chek", "--config", "en.yaml"]).err;
    assert!(misuse.contains("usage"), "{misuse}");
}

#[test]
fn paths_are_those_of_the_configuration() {
    let scratch = tempfile::tempdir().unwrap();
    let root = scratch.path();
    write(
        root,
        &[
            ("jiama.yaml", "规则: 规则/本市\n按路径: [{路径: 归档, 级别: {JM: 提示}}]\n"),
            ("规则/本市/说法.yaml", "id: deadline\nkeys: [办结期限]\n"),
            ("市.yaml", "标题: 清理\n办结期限: 2025-06-30\n"),
            ("归档/旧/区.yaml", "标题: 清理\n办结期限: 2025-06-15\n"),
            ("在办/区.yaml", "标题: 清理\n办结期限: 2025-06-15\n"),
        ],
    );
    let run = |at: &str, line: &str| {
        let arguments: Vec<&str> = line.split(' ').chain(["--format", "concise"]).collect();
        let said = jiama(&root.join(at), &[], &arguments);
        (said.code, said.out + &said.err)
    };
    let note = "归档/旧/区.yaml:2:7: 提示 JM201 时限比上级提前15天\n";
    assert_eq!(run("", "check 市.yaml 归档/旧/区.yaml"), (0, note.to_owned()));
    assert_eq!(run("归档", "check ../市.yaml 旧/区.yaml").0, 0);
    assert_eq!(run("归档/旧", "check ../../市.yaml ./区.yaml").0, 0);
    assert_eq!(run("", "check 市.yaml 在办/区.yaml").0, 1);
    // Without it the key is not known.
    assert_eq!(run("", "check 市.yaml 归档/旧/区.yaml --no-config").0, 3);
    assert_eq!(run("", "check 市.yaml 在办/区.yaml --no-config --rules 规则/本市").0, 1);
    assert_eq!(run("在办", "check ../市.yaml 区.yaml --no-config --rules ../规则/本市").0, 1);
}

#[test]
fn the_table_of_what_is_in_force() {
    let scratch = tempfile::tempdir().unwrap();
    let root = scratch.path();
    let config = "# 本市的配置\nprofile: gate\nlevels: {JM204: off, deadline-earlier: warn}\ntolerance: {指标: 10%}\n\
                  trees: {公共场所: [广场, 公园]}\nrules: 规则\n";
    write(root, &[("jiama.yaml", config), ("规则/说法.yaml", "id: deadline\nkeys: [办结期限]\n")]);
    let mut told = String::new();
    for arguments in [
        &["--lang", "zh", "--width", "80"][..],
        &["--lang", "en", "--width", "80"],
        &["--lang", "zh", "--width", "40"],
        &["--lang", "zh", "--format", "concise"],
        &["--lang", "en", "--no-config"],
    ] {
        let said = jiama(root, &[], &[&["config"], arguments].concat());
        assert_eq!((said.code, said.err.as_str()), (0, ""));
        told.push_str(&format!("$ jiama config {}\n{}\n", arguments.join(" "), said.out));
    }
    insta::assert_snapshot!(told);
}
