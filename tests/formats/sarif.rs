//! SARIF: valid by its schema, and its own references hold.

use crate::{as_json, folder, jiama, rich, schema, valid};
use serde_json::Value;

fn sarif(folder: &std::path::Path, more: &[&str]) -> Value {
    serde_json::from_str(&rich(folder, "sarif", more)).unwrap()
}

fn array<'a>(value: &'a Value, pointer: &str) -> &'a [Value] {
    value.pointer(pointer).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

fn text<'a>(value: &'a Value, pointer: &str) -> &'a str {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_default()
}

#[test]
fn looks() {
    insta::assert_snapshot!("sarif", rich(&folder("sarif-looks"), "sarif", &[]));
}

#[test]
fn is_valid() {
    let Some(schema) = schema("node_modules/@microsoft/sarif-multitool-linux/sarif-2.1.0.json") else { return };
    let folder = folder("sarif-valid");
    for more in [&[][..], &["--lang", "en"], &["--all"], &["--sarif-line-hash"]] {
        valid(&schema, &sarif(&folder, more));
    }
    for files in [&["validate", "文件 夹/市,级:通知.yaml"][..], &["validate", "没有"]] {
        let said = jiama(&folder, &[], &[files, &["--format", "sarif"]].concat());
        valid(&schema, &serde_json::from_str(&said.out).unwrap());
    }
}

#[test]
fn every_finding_is_a_result_on_its_place() {
    let folder = folder("sarif-places");
    let (json, log) = (as_json(&folder), sarif(&folder, &[]));
    let findings = array(&json, "/findings");
    let results = array(&log, "/runs/0/results");
    assert_eq!(results.len(), findings.len());
    for result in results {
        let print = text(result, "/partialFingerprints/jiama~1v1");
        let finding = findings.iter().find(|f| text(f, "/fingerprint") == print).unwrap();
        assert_eq!(text(result, "/ruleId"), text(finding, "/rule"));
        let region = result.pointer("/locations/0/physicalLocation/region").unwrap();
        for (ours, theirs) in
            [("line", "startLine"), ("column", "startColumn"), ("end_line", "endLine"), ("end_column", "endColumn")]
        {
            assert_eq!(region.get(theirs), finding.pointer(&format!("/child/{ours}")), "{print} {theirs}");
        }
        let rule = result.pointer("/ruleIndex").and_then(Value::as_u64).unwrap();
        assert_eq!(text(&log, &format!("/runs/0/tool/driver/rules/{rule}/id")), text(result, "/ruleId"));
        assert!(result.pointer("/partialFingerprints/primaryLocationLineHash").is_none());
    }
}

#[test]
fn links_lead_to_places_and_text_of_the_user_is_no_link() {
    let log = sarif(&folder("sarif-links"), &[]);
    let mut links = 0;
    for result in array(&log, "/runs/0/results") {
        let message = text(result, "/message/text");
        let related: Vec<u64> =
            array(result, "/relatedLocations").iter().filter_map(|place| place.get("id")?.as_u64()).collect();
        let plain = message.replace("\\\\", "").replace("\\[", "").replace("\\]", "");
        for (_, rest) in plain.match_indices("](").map(|(at, found)| plain.split_at(at + found.len())) {
            let id: u64 = rest.split_once(')').unwrap().0.parse().unwrap();
            assert!(related.contains(&id), "{message}");
            links += 1;
        }
        assert_eq!(plain.matches('[').count(), related.len(), "{message}");
        assert!(!plain.replace("{{", "").replace("}}", "").contains(['{', '}']), "{message}");
    }
    assert!(links >= 4);
}

#[test]
fn uris_are_relative_and_encoded() {
    let folder = folder("sarif-uris");
    for (here, file) in [(folder.to_path_buf(), "文件 夹/东区'\"50%.yaml"), (folder.join("文件 夹"), "东区'\"50%.yaml")]
    {
        let parent = file.replace("东区'\"50%", "市,级:通知");
        let said = jiama(&here, &[], &["check", &parent, file, "--format", "sarif"]);
        let log: Value = serde_json::from_str(&said.out).unwrap();
        let place = log.pointer("/runs/0/results/0/locations/0/physicalLocation/artifactLocation").unwrap();
        let uri = "%E6%96%87%E4%BB%B6%20%E5%A4%B9/%E4%B8%9C%E5%8C%BA%27%2250%25.yaml";
        assert_eq!((text(place, "/uri"), text(place, "/uriBaseId")), (uri, "%SRCROOT%"));
        assert!(said.out.contains("%E5%B8%82%2C%E7%BA%A7%3A%E9%80%9A%E7%9F%A5.yaml"));
    }
}

#[test]
fn what_is_waived_is_suppressed_and_what_is_unclear_is_no_success() {
    let log = sarif(&folder("sarif-state"), &[]);
    let suppressed: Vec<&Value> =
        array(&log, "/runs/0/results").iter().filter(|result| !array(result, "/suppressions").is_empty()).collect();
    assert_eq!(suppressed.len(), 1);
    let one = suppressed.first().unwrap();
    assert_eq!((text(one, "/ruleId"), text(one, "/suppressions/0/status")), ("JM301", "accepted"));
    assert_eq!(text(one, "/suppressions/0/kind"), "external");
    assert!(text(one, "/suppressions/0/justification").contains("市防指〔2025〕7号"));
    let run = log.pointer("/runs/0/invocations/0").unwrap();
    assert_eq!(run.get("executionSuccessful"), Some(&Value::Bool(false)));
    assert_eq!(array(run, "/toolExecutionNotifications").len(), 3);
    // Where none is in a baseline, none says how it stands to one.
    assert!(array(&log, "/runs/0/results").iter().all(|result| result.get("baselineState").is_none()));
}

#[test]
fn a_run_that_read_and_compared_all_is_a_success() {
    let folder = folder("sarif-clear");
    let file = "文件 夹/市,级:通知.yaml";
    for command in [&["check", file, file][..], &["validate", file]] {
        let said = jiama(&folder, &[], &[command, &["--format", "sarif"]].concat());
        let log: Value = serde_json::from_str(&said.out).unwrap();
        assert_eq!(log.pointer("/runs/0/invocations/0/executionSuccessful"), Some(&Value::Bool(true)), "{command:?}");
        assert_eq!(log.pointer("/runs/0/results"), Some(&Value::Array(Vec::new())));
    }
}

#[test]
fn the_hash_of_a_line_is_given_on_request() {
    let log = sarif(&folder("sarif-hash"), &["--sarif-line-hash"]);
    for result in array(&log, "/runs/0/results") {
        let hash = text(result, "/partialFingerprints/primaryLocationLineHash");
        assert!(hash.ends_with(":1") && hash.len() > 10, "{hash}");
    }
}

#[test]
fn rules_are_described_in_both_languages() {
    let folder = folder("sarif-rules");
    for (lang, word) in [("zh", "为什么要紧"), ("en", "Why it matters")] {
        let log = sarif(&folder, &["--lang", lang]);
        let rules = array(&log, "/runs/0/tool/driver/rules");
        assert!(!rules.is_empty());
        for rule in rules {
            assert!(text(rule, "/help/text").contains(word) && text(rule, "/help/markdown").contains(word), "{rule}");
            assert!(
                !text(rule, "/shortDescription/text").is_empty() && !text(rule, "/fullDescription/text").is_empty()
            );
        }
    }
}
