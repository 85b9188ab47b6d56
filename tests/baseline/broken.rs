//! Baselines that cannot be read, made or written.

use super::{DISTRICT, Repository};
use std::fs;

#[test]
fn every_mistake_of_a_baseline_is_shown() {
    let repository = Repository::new();
    repository.run("baseline create . --baseline 好.yaml");
    let good = repository.read("好.yaml");
    repository.write("坏.yaml", &good.replace("since: 2025-07-01", "since: 七月").replace("rule: JM101", "rul: JM101"));
    repository.write("冲突.yaml", &good.replace("entries:\n", "<<<<<<< HEAD\nentries:\n=======\n"));
    repository.write("重复.yaml", &format!("{good}{}", good.split_once("entries:\n").unwrap().1));
    repository.write("别的.yaml", "标题: 流动摊贩治理\n");
    repository.write("空.yaml", "");
    let mut told = String::new();
    for name in ["坏.yaml", "冲突.yaml", "重复.yaml", "别的.yaml", "空.yaml", "没有.yaml"] {
        let said = repository.run(&format!("audit . --baseline {name} --width 90"));
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{name}");
        told.push_str(&format!("── {name}\n{}", said.err));
    }
    insta::assert_snapshot!(told);
}

#[test]
fn nothing_is_kept_of_what_was_not_looked_at_in_full() {
    let repository = Repository::new();
    repository.run("baseline create . --baseline 基线.yaml");
    let before = repository.read("基线.yaml");
    repository.write("乡/通知.yaml", "标题: [坏\n");
    for action in ["create", "update", "prune"] {
        let said = repository.run(&format!("baseline {action} . --baseline 基线.yaml"));
        assert_eq!((said.code, said.out.as_str()), (3, ""), "{action}");
        assert!(said.err.contains("JM902"), "{}", said.err);
        assert_eq!(repository.read("基线.yaml"), before);
    }
    assert_eq!(repository.run("baseline create 市.yaml --baseline 新.yaml").code, 4);
    assert!(!repository.folder().join("新.yaml").exists());
}

#[test]
fn a_baseline_that_cannot_be_written_is_told() {
    let repository = Repository::new();
    let said = repository.run("baseline create . --baseline 没有这个文件夹/基线.yaml");
    assert_eq!(said.code, 3);
    assert!(said.err.contains("没有写"), "{}", said.err);
}

#[test]
fn two_writers_leave_a_whole_file() {
    let repository = Repository::new();
    let many: String = (0..40).map(|n| format!("{n:02}类: 每日1次, ")).collect();
    repository.write("市.yaml", &format!("{}指标: 无\n", super::CITY));
    repository.write("区/通知.yaml", &DISTRICT.replace("{巡查: 每日1次}", &format!("{{{many}巡查: 每日1次}}")));
    repository.run("baseline create . --baseline 基线.yaml");
    let whole = repository.read("基线.yaml");
    assert!(whole.matches("fingerprint").count() > 40);
    std::thread::scope(|scope| {
        let writers: Vec<_> = (0..6)
            .map(|_| {
                scope.spawn(|| {
                    (0..4).map(|_| repository.run("baseline create . --baseline 基线.yaml").code).sum::<i32>()
                })
            })
            .collect();
        for _ in 0..200 {
            assert_eq!(repository.read("基线.yaml"), whole);
        }
        assert!(writers.into_iter().all(|writer| writer.join().unwrap() == 0));
    });
    let left: Vec<String> = fs::read_dir(repository.folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| !["市.yaml", "区", "基线.yaml"].contains(&name.as_str()))
        .collect();
    assert_eq!(left, Vec::<String>::new());
}

#[test]
fn one_that_is_read_as_a_directive_says_what_it_is() {
    let repository = Repository::new();
    repository.run("baseline create . --baseline 基线.yaml");
    repository.write("报告.json", &repository.run("check 市.yaml 区/通知.yaml --format json").out);
    let said = repository.run("audit . --format concise");
    assert_eq!(said.code, 3);
    let faults: Vec<&str> = said.out.lines().filter(|line| line.contains("JM9")).collect();
    assert_eq!(
        faults,
        ["基线.yaml:2:9: 错误 JM907 这是基线，不是文件", "报告.json:2:13: 错误 JM907 这是检查的结果，不是文件"]
    );
    let named = repository.run("audit 市.yaml 区 --baseline 基线.yaml --format concise");
    assert_eq!(named.code, 0);
}
