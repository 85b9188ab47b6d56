//! What the exit code of an audit says.

use crate::{Archive, CITY, COUNTY, FILES, OLDER, SAME};
use clap::ValueEnum;
use jiama::cli::Format;
use std::fs;

#[test]
fn exit_codes_are_those_of_the_contract_in_every_format() {
    let archive = Archive::new(FILES);
    archive.write("另/市.yaml", CITY);
    archive.write("另/乙县.yaml", SAME);
    archive.write("警告/市.yaml", CITY);
    archive.write("警告/丙县.yaml", OLDER);
    archive.write("破/市.yaml", CITY);
    archive.write("破/甲县.yaml", COUNTY);
    archive.write("破/残.yaml", "标题: [校园\n");
    archive.write("独/市.yaml", CITY);
    fs::create_dir(archive.0.path().join("空")).unwrap();
    let formats = || Format::value_variants().iter().map(|format| format.to_possible_value().unwrap());
    for (line, code) in [
        ("另", 0),
        ("市 县 镇", 1),
        ("市 县 镇 --fail-on never", 0),
        ("警告", 0),
        ("警告 --fail-on warn", 1),
        ("", 2),
        ("市 --by 乡镇", 2),
        ("市 --jobs 0", 2),
        ("--files-from 没有.txt", 2),
        ("市 --changed-since 没有这个版本", 2),
        ("破", 3),
        ("破 --fail-on never", 3),
        ("市 没有", 3),
        ("空", 4),
        ("独", 4),
        ("独 空", 3),
    ] {
        for verb in ["audit", "stats"] {
            for format in formats() {
                let arguments: Vec<&str> = [verb].into_iter().chain(line.split_whitespace()).collect();
                let ran = archive.run(&[arguments.as_slice(), &["--format", format.get_name()]].concat());
                assert_eq!(ran.code, code, "{verb} {line} {}\n{}{}", format.get_name(), ran.stdout, ran.stderr);
            }
        }
    }
}
