//! Ended, raced or changed in the middle: whoever looks finds the old file or the new one, never half of it.

use crate::{CITY, Wild};
use std::fs;
use std::time::Instant;

/// A child of many rows, each of which asks more than the city.
fn long(times: usize) -> String {
    let rows: String = (0..300).map(|n| format!("  事项{n}: 每周{times}次\n")).collect();
    format!("文号: 东河办〔2025〕3号\n标题: 河道巡查\n依据: 宁河办〔2025〕8号\n频次:\n{rows}")
}

fn parent() -> String {
    long(1).replace("东河办〔2025〕3号", "宁河办〔2025〕8号").replace("依据: 宁河办〔2025〕8号\n", "")
}

/// How many findings a baseline keeps, if it is whole.
fn entries(baseline: &str) -> Option<usize> {
    let read: serde_yaml::Value = serde_yaml::from_str(baseline).ok()?;
    Some(read.get("entries")?.as_sequence()?.len())
}

/// Files in the folder that a run left behind, and that are neither ours nor wanted.
fn left(wild: &Wild, wanted: &[&str]) -> Vec<String> {
    let names = fs::read_dir(wild.0.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| !wanted.contains(&name.as_str()) && !name.starts_with(".jiama-")).collect()
}

/// Runs a command that takes a file from `old` to something else, kills it after every so often later, and looks.
fn killed(line: &[&str], file: &str, old: Option<&str>, is_new: impl Fn(&str) -> bool) {
    let wild = Wild::new();
    wild.write("市.yaml", parent());
    wild.write("县.yaml", long(2));
    let (mut unchanged, mut changed) = (0, 0);
    let anew = || {
        wild.write("县.yaml", long(2));
        match old {
            Some(old) => wild.write(file, old),
            None => drop(fs::remove_file(wild.path(file))),
        }
    };
    // How long a run takes when the machine does little else; the last of the moments is after its end, however long that takes.
    let whole = (0..3).map(|_| {
        anew();
        let begun = Instant::now();
        assert!(matches!(wild.bare(line).status().unwrap().code(), Some(0 | 1)));
        begun.elapsed()
    });
    let whole = whole.min().unwrap();
    for step in 0..=24 {
        anew();
        let mut child = wild.bare(line).spawn().unwrap();
        if step < 24 {
            std::thread::sleep(whole * step / 12);
            child.kill().unwrap();
        }
        child.wait().unwrap();
        match (fs::read_to_string(wild.path(file)).ok().as_deref(), old) {
            (now, old) if now == old => unchanged += 1,
            (Some(now), _) if is_new(now) => changed += 1,
            (now, _) => panic!("half: {:?}", now.map(|text| text.chars().take(200).collect::<String>())),
        }
    }
    assert!(unchanged > 0 && changed > 0, "{unchanged} unchanged, {changed} changed");
    assert_eq!(left(&wild, &["市.yaml", "县.yaml", file]), Vec::<String>::new());
}

#[test]
fn killed_while_fixing() {
    let new = long(1);
    killed(&["check", "市.yaml", "县.yaml", "--fix"], "县.yaml", Some(&long(2)), |now| now == new);
}

#[test]
fn killed_while_writing_a_report() {
    let whole =
        |now: &str| serde_json::from_str::<serde_json::Value>(now).is_ok_and(|json| json["findings"].is_array());
    killed(&["check", "市.yaml", "县.yaml", "--output", "json=报告.json"], "报告.json", Some("旧的\n"), whole);
    killed(&["check", "市.yaml", "县.yaml", "--output", "json=报告.json"], "报告.json", None, whole);
}

#[test]
fn killed_while_keeping_a_baseline() {
    let whole = |now: &str| entries(now) == Some(300);
    killed(
        &["baseline", "create", "县.yaml", "--parent", "市.yaml", "--baseline", "基线.yaml"],
        "基线.yaml",
        None,
        whole,
    );
}

#[test]
fn two_at_once_write_one_baseline_whole() {
    let wild = Wild::new();
    wild.write("市.yaml", parent());
    wild.write("县.yaml", long(2));
    wild.write("乡.yaml", long(3).replace("东河办〔2025〕3号", "青河办〔2025〕5号"));
    let line = |child: &'static str| ["baseline", "update", child, "--parent", "市.yaml", "--baseline", "基线.yaml"];
    let create = ["baseline", "create", "县.yaml", "--parent", "市.yaml", "--baseline", "基线.yaml"];
    assert_eq!(wild.run(&create).code, 0);
    for _ in 0..5 {
        let running: Vec<_> = ["县.yaml", "乡.yaml", "县.yaml", "乡.yaml"]
            .map(|child| wild.bare(&line(child)).spawn().unwrap())
            .into_iter()
            .collect();
        // Who comes too late says so, and leaves what the others wrote.
        let codes: Vec<Option<i32>> = running.into_iter().map(|mut child| child.wait().unwrap().code()).collect();
        assert!(codes.contains(&Some(0)) && codes.iter().all(|code| matches!(code, Some(0 | 3))), "{codes:?}");
        let text = fs::read_to_string(wild.path("基线.yaml")).unwrap();
        assert!(entries(&text).is_some_and(|entries| entries >= 300), "{text}");
        // What one of them wrote is what all see: a baseline that is read.
        let ran = wild.run(&["check", "市.yaml", "县.yaml", "--baseline", "基线.yaml", "--quiet"]);
        assert!(matches!(ran.code, 0 | 1), "{} {}", ran.code, ran.err);
    }
    assert_eq!(left(&wild, &["市.yaml", "县.yaml", "乡.yaml", "基线.yaml"]), Vec::<String>::new());
}

/// While another writes a file over and over, each run reads one text of it or the other, or says that it cannot.
#[test]
fn a_file_that_changes_while_it_is_read_is_read_or_refused() {
    let wild = Wild::new();
    let path = wild.path("县.yaml");
    let stop = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !stop.load(std::sync::atomic::Ordering::Relaxed) {
                for text in [CITY.to_owned(), long(2), String::new(), long(1)] {
                    fs::write(&path, text).unwrap();
                }
            }
        });
        for _ in 0..15 {
            for line in [&["check", "市.yaml", "县.yaml"][..], &["audit", "."]] {
                let ran = wild.json(line);
                assert!(matches!(ran.code, 0 | 1 | 3), "{line:?}: {} {}", ran.code, ran.err);
                assert!(ran.json()["summary"].is_object());
            }
        }
        stop.store(true, std::sync::atomic::Ordering::Relaxed);
    });
}
