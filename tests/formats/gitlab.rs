//! GitLab's code quality report: the fields it needs, and a fingerprint for each.

use crate::{FILES, as_json, folder, rich};
use serde_json::Value;
use std::collections::BTreeSet;

#[test]
fn looks() {
    insta::assert_snapshot!("gitlab", rich(&folder("gitlab-looks"), "gitlab", &[]));
}

#[test]
fn has_what_gitlab_needs() {
    let folder = folder("gitlab-fields");
    let issues: Vec<Value> = serde_json::from_str(&rich(&folder, "gitlab", &[])).unwrap();
    let json = as_json(&folder);
    let all = |part: &str| json.get(part).and_then(Value::as_array).unwrap().len();
    assert_eq!(issues.len(), all("findings") + all("faults"));
    let mut prints = BTreeSet::new();
    for issue in &issues {
        let text = |pointer: &str| issue.pointer(pointer).and_then(Value::as_str).unwrap();
        assert!(!text("/description").is_empty() && !text("/check_name").is_empty());
        assert!(["info", "minor", "major", "critical"].contains(&text("/severity")));
        assert!(FILES.contains(&text("/location/path")), "{issue}");
        assert!(issue.pointer("/location/lines/begin").and_then(Value::as_u64).unwrap() > 0);
        assert!(prints.insert(text("/fingerprint").to_owned()), "{issue}");
    }
}
