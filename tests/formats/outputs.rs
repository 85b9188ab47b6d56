//! Several formats at once: each in its file, whole or not at all, and the exit code the same.

use crate::{FILES, folder, jiama, rich};
use clap::ValueEnum;
use jiama::cli::Format;
use std::path::Path;

fn check(folder: &Path, more: &[&str]) -> crate::Said {
    jiama(folder, &[], &[&["check"], &FILES[..], more].concat())
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap()
}

#[test]
fn each_file_has_its_format_and_standard_output_its_own() {
    let folder = folder("outputs-several");
    let outputs = ["--output", "sarif=结果 甲.sarif", "--output", "csv=./表.csv", "--output=JUNIT=x.xml"];
    let said = check(&folder, &[&outputs[..], &["--format", "concise"]].concat());
    assert_eq!((said.code, said.err.as_str()), (3, ""));
    assert_eq!(said.out, rich(&folder, "concise", &[]));
    for (file, format) in [("结果 甲.sarif", "sarif"), ("表.csv", "csv"), ("x.xml", "junit")] {
        assert_eq!(read(&folder.join(file)), rich(&folder, format, &[]));
    }
    assert!(said.out.contains("JM201"));
}

#[test]
fn a_file_for_people_has_no_colour() {
    let folder = folder("outputs-colour");
    let said = jiama(
        &folder,
        &[("CLICOLOR_FORCE", "1")],
        &[&["check"], &FILES[..], &["--output", "pretty=人看.txt"]].concat(),
    );
    assert!(said.out.contains('\u{1b}') && !read(&folder.join("人看.txt")).contains('\u{1b}'));
    check(&folder, &["--output", "pretty=人看.txt", "--color", "always"]);
    assert!(read(&folder.join("人看.txt")).contains('\u{1b}'));
}

#[test]
fn a_dash_is_standard_output() {
    let folder = folder("outputs-dash");
    let said = check(&folder, &["--output", "json=-", "--output", "gitlab=g.json"]);
    assert_eq!(said.out, rich(&folder, "json", &[]));
    assert!(!folder.join("-").exists() && folder.join("g.json").exists());
}

#[test]
fn what_cannot_be_written_is_said_and_the_rest_is_written() {
    let folder = folder("outputs-unwritten");
    std::fs::create_dir_all(folder.join("目录")).unwrap();
    let city = FILES.first().unwrap();
    let run = |output: &str| {
        jiama(
            &folder,
            &[],
            &["check", city, city, "--output", output, "--output", "json=写成.json", "--format", "concise"],
        )
    };
    for (output, reason) in [("csv=没有/表.csv", "没有这个文件夹"), ("csv=目录", "这是文件夹")] {
        std::fs::remove_file(folder.join("写成.json")).unwrap_or_default();
        let said = run(output);
        assert_eq!(said.code, 3, "{output}");
        assert!(said.err.contains(reason) && said.err.contains(output.trim_start_matches("csv=")), "{}", said.err);
        assert!(read(&folder.join("写成.json")).ends_with("}\n"));
    }
    // Faults of the input are no worse for it, and wrong usage stays wrong usage.
    assert_eq!(check(&folder, &["--output", "csv=没有/表.csv"]).code, 3);
}

#[test]
fn a_file_is_replaced_whole_and_nothing_is_left_beside_it() {
    let folder = folder("outputs-replaced");
    let target = folder.join("结果.csv");
    std::fs::write(&target, "旧".repeat(100_000)).unwrap();
    check(&folder, &["--output", "csv=结果.csv"]);
    assert_eq!(read(&target), rich(&folder, "csv", &[]));
    let left: Vec<String> = std::fs::read_dir(&*folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| name.starts_with(".jiama-"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn the_report_of_an_earlier_run_is_passed_over_and_a_directive_is_not() {
    let folder = folder("outputs-among-inputs");
    let audit = |more: &[&str]| jiama(&folder, &[], &[&["audit", ".", "--format", "concise"], more].concat());
    let first = audit(&["--output", "json=文件 夹/报告.json"]);
    for format in Format::value_variants() {
        let output = format!("{}=文件 夹/报告.json", format.to_possible_value().unwrap().get_name());
        let again = audit(&["--output", &output]);
        assert_eq!((again.code, &again.out, again.err.as_str()), (first.code, &first.out, ""), "{output}");
    }
    // Of which run it is, is not known where it is not written anew.
    assert_ne!(audit(&[]).out, first.out);
    std::fs::remove_file(folder.join("文件 夹/报告.json")).unwrap();
    let before = read(&folder.join(FILES[2]));
    for path in [FILES[2].to_owned(), format!("./{}", FILES[2]), folder.join(FILES[2]).to_str().unwrap().to_owned()] {
        let said = audit(&["--output", &format!("csv={path}")]);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{path}");
        assert!(said.err.contains("不能用结果覆盖"), "{}", said.err);
    }
    assert_eq!(read(&folder.join(FILES[2])), before);
}

#[cfg(unix)]
#[test]
fn links_are_followed_and_permissions_kept() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = folder("outputs-links");
    let (target, link) = (folder.join("真.json"), folder.join("链.json"));
    std::fs::write(&target, "旧").unwrap();
    std::fs::set_permissions(&target, std::fs::Permissions::from_mode(0o640)).unwrap();
    std::fs::remove_file(&link).unwrap_or_default();
    symlink(&target, &link).unwrap();
    check(&folder, &["--output", "json=链.json"]);
    assert!(link.symlink_metadata().unwrap().is_symlink());
    assert!(read(&target).starts_with('{'));
    assert_eq!(target.metadata().unwrap().permissions().mode() & 0o777, 0o640);
    assert_eq!(check(&folder, &["--output", "json=/dev/null"]).code, 3);
}

#[test]
fn what_is_checked_is_never_overwritten() {
    let folder = folder("outputs-overwrites");
    let before = read(&folder.join(FILES[1]));
    for path in [FILES[1].to_owned(), format!("./{}", FILES[1]), folder.join(FILES[1]).to_str().unwrap().to_owned()] {
        let said = check(&folder, &["--output", &format!("json={path}")]);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{path}");
        assert!(said.err.contains("不能用结果覆盖"), "{}", said.err);
    }
    assert_eq!(read(&folder.join(FILES[1])), before);
}

#[test]
fn misuse() {
    let folder = folder("outputs-misuse");
    let mut told = String::new();
    for outputs in [
        &["--output", "结果.json"][..],
        &["--output", "xml=结果.xml"],
        &["--output", "json="],
        &["--output"],
        &["--output", "json=a.json", "--output", "sarif=a.json"],
        &["--output", "json=-", "--output", "csv=-"],
        &["--format", "csv", "--output", "json=-"],
    ] {
        let said = jiama(&folder, &[], &[&["check", "a", "b"], outputs].concat());
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{outputs:?}");
        told.push_str(&format!("$ jiama check a b {}\n{}\n", outputs.join(" "), said.err));
    }
    insta::assert_snapshot!("misuse", told);
}

#[test]
fn other_commands_write_files_too() {
    let folder = folder("outputs-others");
    for (command, file) in [(&["rules"][..], "csv=规则.csv"), (&["read", "频次", "每月1次"], "json=值.json")] {
        let said = jiama(&folder, &[], &[command, &["--output", file]].concat());
        assert_eq!((said.code, said.err.as_str()), (0, ""));
        let text = read(&folder.join(file.split_once('=').unwrap().1));
        assert!(text.contains("JM201") || text.contains("\"rate\""), "{text}");
    }
}
