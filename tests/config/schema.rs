//! The schema of configurations, held to what the program takes and refuses.

use crate::jiama;
use jsonschema::Validator;
use serde_json::Value;
use std::path::{Path, PathBuf};

/// The schema as it is printed in a folder.
fn schema(folder: &Path, more: &[&str]) -> Validator {
    let said = jiama(folder, &[], &[&["schema", "config"], more].concat());
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let schema: Value = serde_json::from_str(&said.out).unwrap();
    assert!(jsonschema::meta::is_valid(&schema));
    jsonschema::validator_for(&schema).unwrap()
}

/// What an editor finds wrong; `None` where it cannot read the text.
fn wrong(schema: &Validator, text: &str) -> Option<Vec<String>> {
    let value: Value = serde_yaml::from_str(text).ok()?;
    Some(schema.iter_errors(&value).map(|error| format!("{}: {error}", error.instance_path())).collect())
}

/// Whether the program takes a configuration.
fn is_taken(folder: &Path, file: &str) -> bool {
    let said = jiama(folder, &[], &["config", "--config", file]);
    assert!([0, 2].contains(&said.code), "{}", said.err);
    said.code == 0
}

/// The configurations of a case: the usual one, and those that its commands name.
fn configurations(folder: &Path) -> Vec<String> {
    let commands = std::fs::read_to_string(folder.join("command.txt")).unwrap();
    let words: Vec<&str> = commands.split_whitespace().collect();
    let named = words.windows(2).filter(|pair| pair.first() == Some(&"--config")).filter_map(|pair| pair.get(1));
    let mut files: Vec<String> = ["jiama.yaml"].iter().chain(named).map(|name| (*name).to_owned()).collect();
    files.sort();
    files.dedup();
    files.into_iter().filter(|file| folder.join(file).exists()).collect()
}

#[test]
fn takes_every_configuration_that_is_well_written_and_refuses_the_others() {
    let cases = std::fs::read_dir("tests/config/cases").unwrap().map(|entry| entry.unwrap().path());
    let (mut taken, mut refused) = (0, 0);
    for folder in cases.collect::<Vec<PathBuf>>() {
        for file in configurations(&folder) {
            let text = std::fs::read_to_string(folder.join(&file)).unwrap();
            let own = is_taken(&folder, &file);
            let arguments = if own { vec!["--config", file.as_str()] } else { vec!["--no-config"] };
            let schema = schema(&folder, &arguments);
            let Some(wrong) = wrong(&schema, &text) else { continue };
            assert_eq!(wrong.is_empty(), own, "{} {file}\n{}", folder.display(), wrong.join("\n"));
            if own { taken += 1 } else { refused += 1 }
        }
    }
    assert!(taken >= 15 && refused >= 2, "{taken} {refused}");
}

#[test]
fn takes_the_configurations_of_the_readmes() {
    for readme in ["README.md", "README.zh-CN.md"] {
        let text = std::fs::read_to_string(readme).unwrap();
        let blocks = text.split("```yaml\n").skip(1).map(|rest| rest.split("```").next().unwrap());
        let own: Vec<&str> = blocks.filter(|block| block.starts_with("# jiama.yaml")).collect();
        assert!(!own.is_empty(), "{readme}");
        let schema = schema(Path::new("."), &["--no-config"]);
        for block in own {
            assert_eq!(wrong(&schema, block), Some(Vec::new()), "{readme}\n{block}");
        }
    }
}

/// What is put right or wrong one at a time: the program and the schema are of one mind.
const TAKEN: &[&str] = &[
    "",
    "{}",
    "语言: 中文",
    "lang: EN",
    "方案: 从严",
    "levels: {JM201: off, jm3: info, JM: 提示, deadline-earlier: WARN}",
    "按路径: [{路径: 归档/**, 级别: {JM2: 提示}}, {path: [a, b/**], levels: {}}]",
    "容差: {频次: 10%, 时限: 3日, 措施: 1级}",
    "squeeze: 三分之一",
    "忽略: 草稿/**",
    "ignore: [草稿/**, 2024]",
    "baseline: 存量/基线.yaml",
    "词语树: {公共场所: [广场, {车站: [汽车站, 火车站]}, 公园]}",
    "同义词: {流动摊贩: [游商, 流动商贩], 街道: 办事处}",
    "等次表: [{name: measure, rungs: [{word: 严控, also: [盯防]}]}]",
    "ladders: [{name: own, rungs: [{word: 甲}, {word: 乙, en: second, also: [次]}], not: [丙]}]",
    "维度: [{id: deadline, keys: [办结期限], moves: [抢先]}]",
    "x-处室: 法规科\n备注: 年底前清理",
    "dimensions:\n  - id: home-visits\n    keys: [入户走访]\n    title: {zh: 入户走访}\n    kinds: [rate]\n    heavier: {floor: up, ceiling: up}\n    shifts:\n      \
     heavier: {id: XN101, name: visits-oftener, level: error, title: {zh: 走访加密}, message: {zh: '走访由“{parent}”改为“{child}”'}}\n      \
     new: {id: XN102, name: visits-new, level: warn, title: {zh: 新增走访}, message: {zh: 上级没有要求走访}}\n      \
     incomparable: {id: XN103, name: visits-unlike, level: warn, title: {zh: 走访无法比较}, message: {zh: 两级走访无法比较}}\n\
     levels: {XN101: info, visits-new: off}",
];

const REFUSED: &[&str] = &[
    "[语言]",
    "中文",
    "语言: 法文",
    "lang: [zh]",
    "lang: zh\n语言: 中文",
    "颜色: 红",
    "方案: 从宽",
    "profile:",
    "levels: [JM201]",
    "levels: {JM201: 严重}",
    "levels: {JM20l: off}",
    "levels: {JM901: off}",
    "levels: {J: off}",
    "levels: {deadline-earlir: off}",
    "paths: {path: a, levels: {}}",
    "paths: []",
    "paths: [{path: a}]",
    "paths: [{path: a, levels: {}, note: b}]",
    "容差: 10%",
    "容差: {指标量: 10%}",
    "squeeze: [1, 3]",
    "ignore: {a: b}",
    "baseline: ''",
    "baseline: [a]",
    "trees: [广场]",
    "synonyms: [a, b]",
    "synonyms: {a: {b: c}}",
    "dimensions: {id: deadline}",
    "dimensions: [{id: deadline, kinds: [rate]}]",
    "dimensions: [{id: Visits, keys: [走访], title: {zh: 走访}, kinds: [rate], heavier: {floor: up}, shifts: {}}]",
    "dimensions: [{keys: [走访]}]",
    "ladders: [{name: own, rungs: [{word: 甲}]}]",
    "ladders: [{name: own, rungs: [{word: 甲}, {words: 乙}]}]",
];

#[test]
fn the_program_and_the_schema_are_of_one_mind() {
    let folder = tempfile::tempdir().unwrap();
    let usual = schema(folder.path(), &["--no-config"]);
    for (texts, is_right) in [(TAKEN, true), (REFUSED, false)] {
        for text in texts {
            std::fs::write(folder.path().join("jiama.yaml"), text).unwrap();
            // The baseline that is named need not be there for its name to be well written.
            std::fs::create_dir_all(folder.path().join("存量")).unwrap();
            std::fs::write(folder.path().join("存量/基线.yaml"), "schema: jiama-baseline/v1\nentries: []\n").unwrap();
            assert_eq!(is_taken(folder.path(), "jiama.yaml"), is_right, "{text}");
            let own = if is_right { schema(folder.path(), &[]) } else { schema(folder.path(), &["--no-config"]) };
            assert_eq!(wrong(&own, text).unwrap().is_empty(), is_right, "{text}\n{:?}", wrong(&own, text));
        }
    }
    // Rules of one's own are known where the schema is made.
    assert_ne!(wrong(&usual, "levels: {XN101: info}"), Some(Vec::new()));
}

#[test]
fn every_key_is_described_in_both_languages() {
    for lang in ["zh", "en"] {
        let said = jiama(Path::new("."), &[], &["schema", "config", "--lang", lang, "--no-config"]);
        let schema: Value = serde_json::from_str(&said.out).unwrap();
        let mut silent = Vec::new();
        for part in ["/properties", "/definitions/dimension/anyOf/0/properties", "/definitions/Page/properties"] {
            let properties = schema.pointer(part).and_then(Value::as_object).unwrap();
            silent.extend(
                properties.iter().filter(|(_, schema)| schema.get("description").is_none()).map(|(key, _)| key),
            );
        }
        let silent: Vec<&String> =
            silent.into_iter().filter(|key| !["note", "备注", "basis", "法律依据"].contains(&key.as_str())).collect();
        assert!(silent.is_empty(), "{lang} {silent:?}");
    }
}
