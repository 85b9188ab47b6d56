//! JSON lines: the same facts as the one object, a line each, and a summary that says the output is whole.

use crate::{as_json, folder, jiama, rich};
use serde_json::Value;

#[test]
fn looks() {
    insta::assert_snapshot!("jsonl", rich(&folder("jsonl-looks"), "jsonl", &[]));
}

#[test]
fn the_lines_are_the_object_taken_apart() {
    let folder = folder("jsonl-lines");
    let whole = as_json(&folder);
    let lines: Vec<Value> =
        rich(&folder, "jsonl", &[]).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let of = |kind: &str| -> Vec<Value> {
        let typed = lines.iter().filter(|line| line.get("type").and_then(Value::as_str) == Some(kind)).cloned();
        let bare = typed.map(|mut line| {
            line.as_object_mut().unwrap().shift_remove("type");
            line
        });
        bare.collect()
    };
    assert_eq!(Some(&Value::Array(of("finding"))), whole.get("findings"));
    assert_eq!(Some(&Value::Array(of("fault"))), whole.get("faults"));
    let [last] = of("summary").try_into().unwrap();
    assert_eq!(lines.last().unwrap().get("type"), Some(&Value::from("summary")));
    for part in ["schema", "verdict", "summary"] {
        assert_eq!(last.get(part), whole.get(part));
    }
}

#[test]
fn chains_are_lines_too() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let levels = ["1-国", "2-省", "3-市", "4-县"].map(|level| format!("examples/chain/{level}.yaml"));
    let levels: Vec<&str> = levels.iter().map(String::as_str).collect();
    let run = |format: &str| jiama(root, &[], &[&["chain"], &levels[..], &["--format", format]].concat()).out;
    let whole: Value = serde_json::from_str(&run("json")).unwrap();
    let chains: Vec<Value> = run("jsonl").lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let chains: Vec<&Value> = chains.iter().filter(|l| l.get("type") == Some(&Value::from("chain"))).collect();
    assert_eq!(chains.len(), whole.get("chains").and_then(Value::as_array).unwrap().len());
    assert_eq!(chains.first().unwrap().get("rows"), whole.pointer("/chains/0/rows"));
}
