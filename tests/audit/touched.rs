//! Audits of what was touched alone.

use crate::{Archive, CITY, COUNTY, FILES, SAME, TOWN};
use serde_json::Value as Json;
use std::fs;

/// The files in which something is found, once each, and the exit code.
fn found(archive: &Archive, arguments: &[&str]) -> (Vec<String>, usize, i32) {
    let ran = archive.run(&[arguments, &["--format", "json"]].concat());
    let json: Json = serde_json::from_str(&ran.stdout).unwrap();
    let file = |one: &Json| one.get("child").unwrap_or(one).get("file").unwrap().as_str().unwrap().to_owned();
    let all = |field: &str| json.get(field).unwrap().as_array().unwrap().iter().map(file).collect::<Vec<_>>();
    let mut files = [all("findings"), all("faults")].concat();
    files.dedup();
    (files, json.pointer("/summary/pairs").unwrap().as_u64().unwrap() as usize, ran.code)
}

#[test]
fn only_what_was_touched_is_looked_at_with_what_stands_around_it() {
    let archive = Archive::new(FILES);
    archive.git(&["init", "--quiet", "--initial-branch=main"]);
    archive.git(&["add", "."]);
    archive.git(&["commit", "--quiet", "--message=一"]);
    let changed = ["audit", ".", "--changed-since", "main"];
    let names = |files: &[&str]| files.iter().map(|file| (*file).to_owned()).collect::<Vec<String>>();

    // Nothing touched: all that was asked for was checked.
    assert_eq!(found(&archive, &changed), (vec![], 0, 0));
    assert_eq!(archive.run(&changed).stdout, "自“main”以来没有改动，没有要查的文件\n");
    archive.write("说明.md", "改了说明\n");
    assert_eq!(found(&archive, &changed), (vec![], 0, 0));
    // A path without any directive was not checked, whatever was touched.
    fs::create_dir(archive.0.path().join("空")).unwrap();
    assert_eq!(archive.run(&["audit", "空", "--changed-since", "main"]).code, 4);
    // A new directive above which nothing stands was read, and that was all there was to do.
    archive.write("新/防火.yaml", "标题: 森林防火\n频次: 每周1次\n");
    assert_eq!(found(&archive, &changed), (vec![], 0, 0));

    // A touched county: itself, its siblings, its township; what it adds was there before and is on its line.
    archive.write("县/乙县.yaml", &SAME.replace("每月1次", "每周1次"));
    assert_eq!(found(&archive, &changed), (names(&["县/乙县.yaml", "县/甲 县.yaml"]), 2, 1));
    archive.git(&["checkout", "--quiet", "县/乙县.yaml"]);
    // A touched township: it alone.
    archive.write("镇/甲东.yaml", &TOWN.replace("巡查照片", "巡查日志"));
    assert_eq!(found(&archive, &changed), (names(&["镇/甲东.yaml"]), 1, 1));
    archive.git(&["checkout", "--quiet", "镇/甲东.yaml"]);
    // A touched city: its counties.
    archive.write("市/通知.yaml", &CITY.replace("2025-06-30", "2025-06-29"));
    assert_eq!(found(&archive, &changed), (names(&["县/甲 县.yaml"]), 2, 1));
    // Shares that together go beyond the total, of which one was touched.
    archive.git(&["checkout", "--quiet", "."]);
    archive.write("县/乙县.yaml", &SAME.replace("15处", "20处"));
    let json = archive.json(&changed);
    let rules: Vec<&str> = json
        .get("findings")
        .unwrap()
        .as_array()
        .unwrap()
        .iter()
        .map(|f| f.get("rule").unwrap().as_str().unwrap())
        .collect();
    assert!(rules.contains(&"JM431"), "{rules:?}");
    archive.git(&["checkout", "--quiet", "."]);

    // A county that was deleted, or got another number: its township is left without a parent.
    fs::remove_file(archive.0.path().join("县/甲 县.yaml")).unwrap();
    assert_eq!(found(&archive, &changed), (names(&["镇/甲东.yaml"]), 0, 3));
    archive.git(&["checkout", "--quiet", "."]);
    archive.write("县/甲 县.yaml", &COUNTY.replace("甲教〔2025〕4号", "甲教〔2025〕40号"));
    assert_eq!(found(&archive, &changed), (names(&["县/甲 县.yaml", "镇/甲东.yaml"]), 2, 3));
    archive.git(&["checkout", "--quiet", "."]);
    // A copy under the same number: its township no longer knows which.
    archive.write("县/副本.yaml", COUNTY);
    let (files, _, code) = found(&archive, &changed);
    assert!(files.contains(&"镇/甲东.yaml".to_owned()) && code == 3, "{files:?} {code}");
    fs::remove_file(archive.0.path().join("县/副本.yaml")).unwrap();
    // Renamed, it is touched under its new name and still the township's parent.
    archive.git(&["mv", "县/甲 县.yaml", "县/甲县（改）.yaml"]);
    assert_eq!(found(&archive, &changed), (names(&["县/甲县（改）.yaml", "镇/甲东.yaml"]), 3, 1));
    archive.git(&["reset", "--quiet", "--hard"]);
    // A parent that is missing elsewhere is not this change's.
    archive.write("别/乡.yaml", "标题: 秸秆禁烧\n依据: 不在的〔2024〕1号\n频次: 每周1次\n");
    archive.git(&["add", "别"]);
    archive.git(&["commit", "--quiet", "--message=二"]);
    archive.write("镇/甲东.yaml", &TOWN.replace("巡查照片", "巡查日志"));
    assert_eq!(found(&archive, &changed), (names(&["镇/甲东.yaml"]), 1, 1));
}
