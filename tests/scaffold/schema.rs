//! The schemas, held to every directive of the tests and to what the program prints.

use crate::{jiama, root};
use jiama::rule::RuleBook;
use jiama::source::Source;
use serde_json::Value;
use std::path::{Path, PathBuf};

fn schema(name: &str, lang: &str) -> Value {
    let said = jiama(root(), &["schema", name, "--lang", lang]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let schema: Value = serde_json::from_str(&said.out).unwrap();
    assert!(jsonschema::meta::is_valid(&schema), "{name}");
    schema
}

fn directives(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(directives(&path));
        } else if path.extension().is_some_and(|e| e == "yaml") {
            found.push(path);
        }
    }
    found
}

/// The documents of a text as an editor sees them; `None` where it is not YAML.
fn documents(text: &str) -> Option<Vec<Value>> {
    use serde::Deserialize;
    serde_yaml::Deserializer::from_str(text).map(|document| Value::deserialize(document).ok()).collect()
}

#[test]
fn takes_every_directive_that_is_well_written_and_no_unknown_key() {
    let book = RuleBook::embedded().unwrap();
    let schema = jsonschema::validator_for(&schema("directive", "zh")).unwrap();
    let (mut taken, mut refused) = (0, 0);
    let folders =
        ["examples", "tests/pairs", "tests/chains", "tests/trees", "benches"].map(|folder| root().join(folder));
    for path in folders.iter().filter(|folder| folder.exists()).flat_map(|folder| directives(folder)) {
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        let (_, faults) = jiama::directive::read_text(&book, &Source::new("x", text.as_str()), 0);
        let Some(documents) = documents(&text) else { continue };
        let wrong: Vec<String> =
            documents.iter().flat_map(|d| schema.iter_errors(d).map(|e| e.to_string()).collect::<Vec<_>>()).collect();
        if faults.is_empty() {
            assert!(wrong.is_empty(), "{}\n{}", path.display(), wrong.join("\n"));
            taken += 1;
        }
        if faults.iter().any(|fault| fault.code == jiama::fault::Code::UnknownKey) {
            assert!(!wrong.is_empty(), "{}", path.display());
            refused += 1;
        }
    }
    assert!(taken > 300 && refused > 0, "{taken} {refused}");
}

#[test]
fn knows_every_spelling_and_says_what_it_is() {
    for lang in ["zh", "en"] {
        let schema = schema("directive", lang);
        let book = RuleBook::embedded().unwrap();
        let properties = schema.get("properties").and_then(Value::as_object).unwrap();
        for key in book.dimensions.iter().flat_map(|d| &d.keys) {
            assert!(properties.contains_key(key), "{key}");
        }
        for key in ["文号", "依据", "上级文件", "承办单位", "禁止项", "授权", "报备", "任务", "备注"]
        {
            assert!(properties.contains_key(key), "{key}");
        }
        let waiver = schema.pointer("/definitions/waiver/properties").and_then(Value::as_object).unwrap();
        for key in ["维度", "事项", "幅度", "必要性", "效果", "当地实际", "批准依据", "有效期至"]
        {
            assert!(waiver.contains_key(key), "{key}");
        }
        for (part, properties) in [("head", properties), ("waiver", waiver)] {
            let silent = properties.iter().filter(|(_, s)| s.get("description").is_none_or(|d| d == ""));
            assert_eq!(silent.map(|(key, _)| key).collect::<Vec<_>>(), Vec::<&String>::new(), "{part} {lang}");
        }
    }
}

#[test]
fn waivers_have_a_schema_of_their_own() {
    let validator = jsonschema::validator_for(&schema("waivers", "en")).unwrap();
    let valid = |text: &str| validator.is_valid(&serde_yaml::from_str::<Value>(text).unwrap());
    assert!(valid("- {维度: 频次, 幅度: 每日1次, 必要性: 汛期, 有效期至: 2025-09-15}"));
    assert!(valid("{dimension: frequency, up_to: daily}"));
    assert!(!valid("- {dimension: frequency, upto: daily}"));
}

#[test]
fn the_output_is_as_its_schema_says() {
    let schema = schema("output", "zh");
    let validator = jsonschema::validator_for(&schema).unwrap();
    for line in [
        "check examples/vendors/市.yaml examples/vendors/区-加码.yaml",
        "check examples/vendors/市.yaml examples/vendors/区-落实.yaml",
        "check examples/leads/区.yaml examples/leads/镇.yaml",
        "check examples/tasks/县.yaml examples/tasks/乡.yaml --all",
        "check examples/vendors/市.yaml tests/pairs/waiver-for-one-subject-only/child.yaml",
        "diff examples/vendors/市.yaml examples/vendors/区-加码.yaml",
        "chain examples/chain/1-国.yaml examples/chain/2-省.yaml examples/chain/3-市.yaml examples/chain/4-县.yaml",
        "validate examples/mistakes/通知.yaml",
        "audit examples",
    ] {
        let arguments: Vec<&str> = line.split(' ').chain(["--format", "json"]).collect();
        let said: Value = serde_json::from_str(&jiama(root(), &arguments).out).unwrap();
        let wrong: Vec<String> = validator.iter_errors(&said).map(|e| format!("{}: {e}", e.instance_path())).collect();
        assert!(wrong.is_empty(), "{line}\n{}", wrong.join("\n"));
    }
    // By how much is told in numbers, which a program can reckon with.
    let raised = ["check", "examples/leads/区.yaml", "examples/leads/镇.yaml", "--format", "json"];
    let mut said: Value = serde_json::from_str(&jiama(root(), &raised).out).unwrap();
    *said.pointer_mut("/findings/2/excess/factor").unwrap() = "两倍".into();
    assert!(!validator.is_valid(&said));
}
