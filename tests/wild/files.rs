//! Folders, pipes and devices as they are found: what cannot be read, is not there any more, or never ends.

use crate::{CITY, COUNTY, Wild};
use std::ffi::OsString;
use std::fs;

#[cfg(unix)]
mod unix {
    use super::*;
    use std::io::Read;
    use std::os::unix::ffi::OsStringExt;
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::process::{Command, Stdio};

    fn fifo(wild: &Wild, name: &str) {
        assert!(Command::new("mkfifo").arg(wild.path(name)).status().unwrap().success());
    }

    #[test]
    fn links_in_circles_and_out_of_the_folder_end() {
        let wild = Wild::new();
        fs::create_dir_all(wild.path("甲/乙")).unwrap();
        symlink("../..", wild.path("甲/乙/回")).unwrap();
        symlink("自己.yaml", wild.path("自己.yaml")).unwrap();
        symlink("/", wild.path("根")).unwrap();
        symlink("不在.yaml", wild.path("断.yaml")).unwrap();
        let ran = wild.json(&["audit", "."]);
        assert_eq!((ran.code, ran.json()["summary"]["directives"].as_u64()), (1, Some(2)), "{}", ran.out);
        // Named by itself a link is followed, and one to itself is refused.
        assert_eq!(wild.json(&["validate", "自己.yaml"]).faults()[0].0, "JM901");
        assert_eq!(wild.json(&["validate", "断.yaml"]).faults()[0].0, "JM901");
    }

    #[test]
    fn pipes_and_devices_in_folders_are_left_alone() {
        let wild = Wild::new();
        fifo(&wild, "管道.yaml");
        let ran = wild.json(&["audit", "."]);
        assert_eq!((ran.code, ran.json()["summary"]["directives"].as_u64()), (1, Some(2)), "{}", ran.out);
        // A device that is named is read, and holds nothing.
        assert_eq!(wild.json(&["validate", "/dev/null"]).faults()[0].0, "JM904");
        // One that never ends is read up to the limit.
        let ran = wild.json(&["validate", "/dev/zero"]);
        assert_eq!((ran.code, ran.faults()[0].0.as_str()), (3, "JM909"), "{}", ran.out);
        let ran = wild.json(&["audit", "/dev/zero"]);
        assert_eq!((ran.code, ran.faults()[0].0.as_str()), (3, "JM909"), "{}", ran.out);
    }

    #[test]
    fn a_pipe_that_is_named_is_read() {
        let wild = Wild::new();
        fifo(&wild, "管道.yaml");
        let path = wild.path("管道.yaml");
        let writer = std::thread::spawn(move || fs::write(path, COUNTY).unwrap());
        let ran = wild.json(&["check", "市.yaml", "管道.yaml"]);
        writer.join().unwrap();
        assert_eq!(ran.code, 1, "{}", ran.out);
    }

    #[test]
    fn what_may_not_be_read_is_a_fault_and_the_rest_is_done() {
        let wild = Wild::new();
        wild.write("密.yaml", CITY);
        fs::set_permissions(wild.path("密.yaml"), fs::Permissions::from_mode(0o0)).unwrap();
        if fs::read(wild.path("密.yaml")).is_ok() {
            println!("skipped: whoever runs this may read everything");
            return;
        }
        let ran = wild.json(&["audit", "."]);
        assert_eq!((ran.code, ran.faults()[0].0.as_str()), (3, "JM901"), "{}", ran.out);
        assert_eq!(ran.json()["findings"][0]["rule"], "JM301");
    }

    #[test]
    fn names_may_hold_anything() {
        let wild = Wild::new();
        let names: [&[u8]; 5] = [b"a\nb.yaml", b"\xff\xfe.yaml", "甲\u{202e}乙.yaml".as_bytes(), b"-.yaml", b" .yaml"];
        for name in names {
            let name = OsString::from_vec(name.to_vec());
            wild.write(&name, COUNTY);
            for line in [["check", "市.yaml"].as_slice(), &["check", "市.yaml", "--format", "github"]] {
                let mut arguments: Vec<OsString> = line.iter().map(OsString::from).collect();
                arguments.extend([OsString::from("--"), name.clone()]);
                let ran = wild.run(&arguments);
                assert!(matches!(ran.code, 1..=3), "{name:?}: {} {}", ran.code, ran.err);
                assert!(!ran.out.contains("a\nb") && !ran.out.contains('\u{202e}'), "{}", ran.out);
            }
        }
        let ran = wild.json(&["audit", "."]);
        assert_eq!(ran.json()["summary"]["directives"].as_u64(), Some(7), "{}", ran.out);
    }

    #[test]
    fn a_closed_pipe_is_no_failure() {
        let wild = Wild::new();
        let rows: String = (0..3_000).map(|n| format!("  事项{n}: 每周2次\n")).collect();
        wild.write("县.yaml", format!("标题: 河道巡查\n频次:\n{rows}"));
        for format in ["pretty", "json", "concise"] {
            let mut child = wild
                .command(&["check", "市.yaml", "县.yaml", "--format", format])
                .stdout(Stdio::piped())
                .stderr(Stdio::piped())
                .spawn()
                .unwrap();
            let mut first = [0; 10];
            child.stdout.take().unwrap().read_exact(&mut first).unwrap();
            let output = child.wait_with_output().unwrap();
            assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(1), b"".as_slice()), "{format}");
        }
    }

    #[test]
    fn a_full_disk_is_said_and_is_no_clean_run() {
        if !std::path::Path::new("/dev/full").exists() {
            println!("skipped: no /dev/full here");
            return;
        }
        let wild = Wild::new();
        for line in
            [&["check", "市.yaml", "市.yaml"][..], &["audit", "."], &["rules"], &["schema", "directive"], &["--help"]]
        {
            let full = fs::File::options().write(true).open("/dev/full").unwrap();
            let output = wild.command(line).stdout(full).output().unwrap();
            assert_eq!(output.status.code(), Some(3), "{line:?}");
            assert!(String::from_utf8(output.stderr).unwrap().contains('满'), "{line:?}");
        }
        let ran = wild.run(&["check", "市.yaml", "市.yaml", "--output", "json=/dev/full"]);
        assert!(ran.code == 3 && ran.err.contains('满'), "{} {}", ran.code, ran.err);
    }
}

#[test]
fn standard_input_may_be_anything() {
    use std::io::Write;
    use std::process::Stdio;
    let wild = Wild::new();
    for (bytes, code) in
        [(CITY.as_bytes(), 0), (b"".as_slice(), 3), (b"\xff\xff\xff", 3), (b"\0\0\0\0", 3), (COUNTY.as_bytes(), 1)]
    {
        let mut command = wild.command(&["check", "市.yaml", "-", "--format", "json"]);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(bytes).unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(code), "{bytes:?}");
    }
}

#[test]
fn what_is_gone_meanwhile_is_a_fault() {
    let wild = Wild::new();
    let list = OsString::from("名单.txt");
    wild.write(&list, "市.yaml\n县.yaml\n没有了.yaml\n");
    let ran = wild.json(&["audit", "--files-from", "名单.txt"]);
    let (rule, _, said) = &ran.faults()[0];
    assert_eq!((ran.code, rule.as_str()), (3, "JM901"), "{said}");
    assert_eq!(ran.json()["findings"][0]["rule"], "JM301");
    fs::remove_dir_all(wild.0.path()).unwrap();
    fs::create_dir(wild.0.path()).unwrap();
    assert_eq!(wild.run(&["audit", "."]).code, 4);
}
