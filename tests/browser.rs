//! The pages as their readers see them, in Chromium: nothing on the console, nothing asked of a network, no scrolling sideways at a desk,
//! on a telephone and on paper, tables that sort, folds that fold, and nothing that axe finds amiss for those who cannot see it. What
//! is looked at, and how, stands in `tests/browser/look.mjs`; `npm ci` there once before.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(clippy::print_stderr, reason = "a test that is skipped says so")]

mod scrub;

use scrub::Scrub;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Names and values that would be markup, an event, another direction of writing, or nothing at all if they were let through.
const HOSTILE: &str = r#"文号: 东城管发〔2025〕3号
标题: '<script>document.title="坏"</script>'
发文机关: "\"><img src=x onerror=alert(1)>\u202E局\u200B"
层级: 区
上级文件: 宁城管发〔2025〕8号
发文日期: 2025-03-10
范围: [主干道, 次干道, "背街&amp;小巷", "' onclick='alert(1)", "</style><style>*{display:none}"]
时限: 2025-06-15
频次: {巡查: 每天1次, 一个很长的名称一个很长的名称一个很长的名称AVeryLongNameWithoutAnyPlaceToBreakItAVeryLongNameWithoutAnyPlaceToBreakIt: 每天2次}
附加要求: ["{{ 7 * 7 }}", "报表\n第二行"]
指标: {问题线索: 尽快}
"#;

const CITY: &str = "文号: 宁城管发〔2025〕8号\n标题: 流动摊贩治理\n发文机关: 西宁市城市管理局\n层级: 市\n发文日期: 2025-03-01\n范围: [主干道, 次干道]\n时限: 2025-06-30\n频次: {巡查: 每周至少2次}\n";

fn write(folder: &Path) {
    std::fs::write(folder.join("市.yaml"), CITY).unwrap();
    std::fs::write(folder.join("区'\"50%.yaml"), HOSTILE).unwrap();
    std::fs::write(folder.join("档案.jsonl"), archive()).unwrap();
}

/// One nation, twenty provinces, a thousand counties, of which every second asks more, each by other words.
fn archive() -> String {
    let head = |id: &str, issuer: &str, level: &str, above: &str, year: usize| {
        let parent = if above.is_empty() { String::new() } else { format!(r#","上级文件":"{above}""#) };
        format!(
            r#"{{"文号":"{id}","标题":"城乡环境集中整治","发文机关":"{issuer}","层级":"{level}"{parent},"发文日期":"{year}-03-01""#
        )
    };
    let mut out = head("国1", "全国整治办", "国家", "", 2024)
        + r#","频次":{"巡查":"每年不少于12次"},"时限":"2025-12-31"}"#
        + "\n";
    for n in 0..20 {
        let (id, issuer) = (format!("省{n}"), format!("第{n}省整治办"));
        out += &(head(&id, &issuer, "省", "国1", 2024) + r#","频次":{"巡查":"每年不少于24次"}}"# + "\n");
    }
    for n in 0..1_000 {
        let (id, issuer, above) = (format!("县{n}"), format!("第{n}县整治办"), format!("省{}", n % 20));
        let times = if n % 2 == 0 { 25 + n } else { 24 };
        let said = format!(r#","频次":{{"巡查":"每年不少于{times}次"}}}}"#);
        out += &(head(&id, &issuer, "县", &above, 2025 - n % 2) + &said + "\n");
    }
    out
}

/// The page of a run, under a name.
fn page(folder: &Path, name: &str, arguments: &[&str]) -> PathBuf {
    let page = folder.join(name).with_extension("html");
    let run = assert_cmd::Command::cargo_bin("jiama")
        .unwrap()
        .scrub()
        .args(arguments)
        .args(["--format", "html", "--today", "2025-07-01"])
        .output()
        .unwrap();
    assert!(run.stderr.is_empty(), "{}", String::from_utf8_lossy(&run.stderr));
    std::fs::write(&page, run.stdout).unwrap();
    page
}

/// What is looked at: every kind of page, in both languages.
fn pages(folder: &Path) -> Vec<PathBuf> {
    write(folder);
    let own = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let (city, district, archive) = (own("市.yaml"), own("区'\"50%.yaml"), own("档案.jsonl"));
    let chain: Vec<String> =
        ["1-国", "2-省", "3-市", "4-县"].iter().map(|name| format!("examples/chain/{name}.yaml")).collect();
    let chain: Vec<&str> = ["chain"].into_iter().chain(chain.iter().map(String::as_str)).collect();
    let states = ["tests/trees/waivers-in-all-states", "tests/trees/broken-files-among-good-ones"];
    vec![
        page(folder, "hostile", &["check", &city, &district]),
        page(folder, "hostile-english", &["check", &city, &district, "--lang", "en", "--all"]),
        page(folder, "vendors", &["check", "examples/vendors/市.yaml", "examples/vendors/区-加码.yaml"]),
        page(folder, "chain", &chain),
        page(folder, "comparison", &["diff", "examples/tasks/县.yaml", "examples/tasks/乡.yaml", "--lang", "en"]),
        page(folder, "mistakes", &["validate", "examples/mistakes/通知.yaml"]),
        page(folder, "states", &["audit", states[0], states[1], "--all", "--lang", "en"]),
        page(folder, "archive", &["audit", &archive]),
    ]
}

/// The browser and what drives it; `None`, and said so, where they are not there, unless `JIAMA_CONSUMERS` is set.
fn chromium() -> Option<String> {
    let chromium = std::env::var("CHROMIUM").unwrap_or_else(|_| "/usr/bin/chromium".to_owned());
    let runs = |program: &str| Command::new(program).arg("--version").output().is_ok_and(|run| run.status.success());
    let missing = match () {
        () if !runs("node") => "node",
        () if !Path::new(&chromium).exists() => &chromium,
        () if !Path::new("tests/browser/node_modules/axe-core").exists() => "tests/browser/node_modules",
        () => return Some(chromium),
    };
    assert!(std::env::var_os("JIAMA_CONSUMERS").is_none(), "{missing} is not there");
    eprintln!("skipped: {missing} is not there");
    None
}

fn look(chromium: &str, pages: &[PathBuf]) -> Output {
    Command::new("node").arg("tests/browser/look.mjs").arg(chromium).args(pages).output().unwrap()
}

#[test]
fn pages_hold_before_their_readers() {
    let folder = tempfile::tempdir().unwrap();
    let pages = pages(folder.path());
    for page in &pages {
        let text = std::fs::read_to_string(page).unwrap();
        assert!(text.starts_with("<!DOCTYPE html>") && text.len() < 2_000_000, "{}: {}", page.display(), text.len());
    }
    let Some(chromium) = chromium() else { return };
    let run = look(&chromium, &pages);
    let said = String::from_utf8(run.stdout).unwrap();
    assert!(run.status.success(), "{said}\n{}", String::from_utf8_lossy(&run.stderr));
    let seen: Vec<Value> = said.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(seen.len(), pages.len());
    let wrong: Vec<String> = seen
        .iter()
        .map(|page| (page, page.get("wrong").unwrap().as_array().unwrap()))
        .filter(|(_, wrong)| !wrong.is_empty())
        .map(|(page, wrong)| format!("{}: {wrong:#?}", page.get("page").unwrap()))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    // Of all that can be done, something was done.
    let sum = |key: &str| seen.iter().map(|page| page.get(key).and_then(Value::as_u64).unwrap()).sum::<u64>();
    assert!(sum("looks") == 32 && sum("sorted") > 30 && sum("folded") > 50 && sum("cards") > 400, "{said}");
}
