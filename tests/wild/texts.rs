//! Texts as strangers send them: in other encodings, cut short, far too large, folded into themselves.

use crate::{CITY, Wild};

/// Every command that reads a directive, on a text beside the city's. Gives what reading it alone came to.
fn through(wild: &Wild, name: &str) -> (i32, Vec<(String, u64, String)>) {
    for line in [
        &["check", "市.yaml", name][..],
        &["check", name, "县.yaml"],
        &["audit", ".", name],
        &["diff", "市.yaml", name],
    ] {
        let ran = wild.json(line);
        assert!(matches!(ran.code, 0 | 1 | 3), "{line:?}: {} {}", ran.code, ran.err);
        assert!(ran.json()["summary"].is_object() && ran.err.is_empty(), "{}", ran.err);
    }
    let shown = wild.run(&["validate", name, "--width", "80"]);
    assert!(!shown.out.is_empty() && shown.out.len() < 64 * 1024, "{name}: {} bytes shown", shown.out.len());
    let ran = wild.json(&["validate", name]);
    assert_eq!(ran.code, shown.code);
    (ran.code, ran.faults())
}

/// A text that is read and asks what the city's does.
fn read(bytes: impl AsRef<[u8]>) {
    let wild = Wild::new();
    wild.write("文.yaml", &bytes);
    assert_eq!(through(&wild, "文.yaml"), (0, Vec::new()));
    let ran = wild.json(&["check", "市.yaml", "文.yaml"]);
    assert_eq!((ran.code, ran.json()["verdict"].as_str()), (0, Some("clear")), "{}", ran.out);
}

/// A text that is refused, with what is said of the first place.
fn refused(bytes: impl AsRef<[u8]>, rule: &str, line: u64, said: &str) {
    let wild = Wild::new();
    wild.write("文.yaml", &bytes);
    let (code, faults) = through(&wild, "文.yaml");
    assert_eq!(code, 3);
    let first = &faults[0];
    assert!(
        first.0 == rule && first.1 == line && first.2.contains(said),
        "expected {rule} {line} {said}, is {first:?}"
    );
}

fn utf_16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

#[test]
fn line_ends_and_marks_of_every_system_are_read() {
    read(CITY);
    read(CITY.replace('\n', "\r\n"));
    read(CITY.replace('\n', "\r"));
    read(format!("\u{feff}{CITY}"));
    read(format!("\u{feff}{}", CITY.replace('\n', "\r\n")));
    read(CITY.trim_end());
    read(format!("{CITY}...\n"));
    read(format!("%YAML 1.2\n---\n{CITY}"));
    read(format!("# 说明\n\n---\n{CITY}---\n"));
}

#[test]
fn other_encodings_are_named() {
    let (gbk, _, lost) = encoding_rs::GBK.encode(CITY);
    assert!(!lost);
    refused(&gbk, "JM903", 1, "GBK");
    for bytes in [u16::to_le_bytes, u16::to_be_bytes] {
        refused(utf_16(&format!("\u{feff}{CITY}"), bytes), "JM903", 1, "UTF-16");
        refused(utf_16(CITY, bytes), "JM903", 1, "UTF-16");
    }
    refused(CITY.replace("巡查:", "巡\0查:"), "JM903", 1, "");
    refused([CITY.as_bytes(), b"\xff\xfe\n"].concat(), "JM903", 1, "");
    // In the middle of a character.
    let cut = CITY.trim_end().len() - 5;
    refused(CITY.as_bytes().get(..cut).unwrap(), "JM903", 1, "");
    refused(b"\x7fELF\x02\x01\x01\0\0\0\0\0\x03\0\x3e\0", "JM903", 1, "");
    refused("", "JM904", 1, "");
    refused("# 只有说明\n", "JM904", 1, "");
}

#[test]
fn escapes_are_refused_raw_and_shown_by_name() {
    refused(CITY.replace("主干道", "主\u{1b}[31m干道"), "JM902", 5, "");
    refused(CITY.replace("主干道", "主\u{7}干道"), "JM902", 5, "");
    for hidden in ['\u{202e}', '\u{200b}', '\u{feff}', '\u{ad}', '\u{2066}'] {
        let wild = Wild::new();
        wild.write("文.yaml", CITY.replace("主干道", &format!("主{hidden}干道")));
        let (code, _) = through(&wild, "文.yaml");
        // What looks like the parent's and is not must not pass for it.
        let checked = wild.json(&["check", "市.yaml", "文.yaml"]);
        assert!(code == 3 || checked.code == 1, "U+{:04X}: {code} {}", hidden as u32, checked.out);
    }
}

/// Each is over a limit, and says which.
#[test]
fn limits_are_said_with_their_number() {
    let many = |n: usize, one: &dyn Fn(usize) -> String| (0..n).map(one).collect::<String>();
    let head = "文号: 甲〔2025〕1号\n标题: 河道巡查\n";
    refused(format!("{head}备注: {}\n", "好".repeat(400_000)), "JM909", 1, "1048576字节");
    refused(format!("{head}备注: \"{}\"\n", "好".repeat(400_000)), "JM909", 1, "1048576字节");
    refused(format!("{head}频次: {}\n", "每".repeat(300_000)), "JM909", 3, "60000字节");
    refused(format!("{head}范围: {}{}\n", "[".repeat(100_000), "]".repeat(100_000)), "JM909", 3, "60层");
    refused(format!("{head}范围: {}\n", "{a: ".repeat(100_000)), "JM909", 3, "60层");
    refused(format!("范围:\n{}x\n", "- ".repeat(100_000)), "JM909", 2, "60层");
    refused(many(1_500, &|n| " ".repeat(n) + "a:\n"), "JM909", 61, "60层");
    refused(many(50_000, &|n| format!("键{n}: 1\n")), "JM909", 5_001, "5000个");
    refused(format!("{head}范围: [{}]\n", "路, ".repeat(60_000)), "JM909", 3, "5000个");
    refused(format!("{head}备注: [{}]\n", format!("[{}], ", "路, ".repeat(1_000)).repeat(101)), "JM909", 3, "100000个");
    let bomb = "备注: &a [x, x, x, x, x, x, x, x, x]\n".to_owned()
        + &many(9, &|n| {
            format!(
                "x-{n}: &{} [{}]\n",
                char::from(b'b' + n as u8),
                format!("*{}, ", char::from(b'a' + n as u8)).repeat(9)
            )
        });
    refused(bomb, "JM909", 5, "1000处");
    refused("备注: &甲 [*甲]\n范围: [主干道]\n", "JM920", 1, "");
    refused("标题: 河道巡查\n范围: &甲 {道路: *甲}\n", "JM920", 2, "");
}

/// A hundred megabytes on one line, and a million keys.
#[test]
fn the_endless_is_left_at_its_limit() {
    let wild = Wild::new();
    wild.write("长.yaml", format!("标题: 河道巡查\n备注: {}\n", "好".repeat(35_000_000)));
    wild.write("多.yaml", (0..1_000_000).map(|n| format!("键{n}: 1\n")).collect::<String>());
    for name in ["长.yaml", "多.yaml"] {
        for command in ["validate", "audit"] {
            let ran = wild.json(&[command, name]);
            assert_eq!((ran.code, ran.faults()[0].0.as_str()), (3, "JM909"), "{command} {name}: {}", ran.err);
        }
    }
}

/// What is within every limit and as large as that allows is done all the same.
#[test]
fn the_largest_that_is_read_is_compared() {
    let wild = Wild::new();
    let list = |word: &str| {
        let terms: Vec<String> = (0..5_000).map(|n| format!("{word}{n}")).collect();
        format!("文号: 宁河办〔2025〕8号\n标题: 河道巡查\n范围: [{}]\n", terms.join(", "))
    };
    wild.write("路.yaml", list("路"));
    wild.write("街.yaml", list("街"));
    let ran = wild.json(&["check", "路.yaml", "街.yaml"]);
    assert_eq!((ran.code, ran.json()["findings"][0]["excess"]["amount"].as_f64()), (1, Some(5_000.0)));
    assert_eq!(wild.json(&["check", "路.yaml", "路.yaml"]).code, 0);
    let rows = |times: usize| {
        let rows: String =
            (0..1_500).map(|n| format!("  事项{n}: 每周{times}次 # jiama: allow JM302 试点\n")).collect();
        format!("标题: 河道巡查\n频次:\n{rows}")
    };
    wild.write("一.yaml", rows(1));
    wild.write("二.yaml", rows(2));
    let ran = wild.json(&["check", "一.yaml", "二.yaml"]);
    let heavier = ran.json()["findings"].as_array().unwrap().iter().filter(|f| f["rule"] == "JM301").count();
    assert_eq!((ran.code, heavier), (1, 1_500));
}

/// A thousand times the same slip is told as often as it stands there, and none of it runs away.
#[test]
fn slips_by_the_thousand_are_told() {
    let head = "文号: 甲〔2025〕1号\n标题: 河道巡查\n";
    let tell = |text: String, rule: &str, times: usize| {
        let wild = Wild::new();
        wild.write("文.yaml", text);
        let ran = wild.json(&["validate", "文.yaml"]);
        let told = ran.faults().iter().filter(|fault| fault.0 == rule).count();
        assert_eq!((ran.code, told), (3, times), "{rule}");
    };
    tell(format!("{head}{}", "频次：每周2次\n".repeat(1_000)), "JM908", 1_000);
    tell(format!("{head}{}", (0..1_000).map(|n| format!("频次{n}: 1\n")).collect::<String>()), "JM905", 1_000);
    let vague: String = (0..1_000).map(|n| format!("  事项{n}: 经常\n")).collect();
    tell(format!("{head}频次:\n{vague}"), "JM911", 1_000);
    let broken: Vec<String> = (0..1_000).map(|n| format!("标题: [甲{n}\n")).collect();
    tell(broken.join("---\n"), "JM902", 1_000);
}
