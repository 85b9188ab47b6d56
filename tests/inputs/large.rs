//! Large files, several documents in one file, JSON lines, and other encodings.

use super::{Folder, read};
use jiama::source::inputs::LARGEST_PIECE;
use std::fmt::Write;

/// One directive of a few hundred bytes, the nth.
fn directive(n: usize) -> String {
    let parts = ["按照市级统一部署,结合本县实际,"; 8].concat();
    format!("---\n文号: 宁环发〔2025〕{n}号\n标题: 第{n}件\n备注: {parts}\n时限: 2025-06-30\n")
}

#[test]
fn a_large_stream_comes_in_pieces_between_documents() {
    let folder = Folder::new();
    let mut text = String::from("\u{feff}");
    let mut count = 0;
    while text.len() < 3 * LARGEST_PIECE {
        count += 1;
        text.push_str(&directive(count));
    }
    let path = folder.write("历年.yaml", &text);
    let listing = folder.list(&["历年.yaml"]);
    let (given, ended) = read(&listing.inputs[0]);
    assert_eq!(ended, None);
    assert!(given.len() >= 3);
    assert_eq!(given.iter().map(|(_, _, piece)| piece.as_str()).collect::<String>(), text);
    for (offset, line, piece) in &given {
        let before = &text[..usize::try_from(*offset).unwrap()];
        assert_eq!(*line, before.matches('\n').count() + 1);
        assert!(piece.len() <= LARGEST_PIECE && (*offset == 0 || piece.starts_with("---\n")));
    }
    let (offset, _, piece) = &given[2];
    assert_eq!(listing.inputs[0].excerpt(*offset + 4, 6).unwrap(), piece[4..10]);
    std::fs::write(path, "标题: 短\n").unwrap();
    assert_eq!(listing.inputs[0].excerpt(*offset + 4, 6).unwrap_err().text, "changed");
}

#[test]
fn a_document_beyond_the_limit_is_passed_over() {
    let folder = Folder::new();
    let mut text = directive(1);
    write!(text, "---\r\n标题: |\r\n{}", "  很长的一份\r\n".repeat(LARGEST_PIECE / 8)).unwrap();
    let after = text.len();
    text.push_str(&directive(2));
    text.push_str("---\n# 完\n");
    folder.write("历年.yaml", &text);
    let (given, ended) = read(&folder.list(&["历年.yaml"]).inputs[0]);
    let places: Vec<(usize, usize)> =
        given.iter().map(|(at, line, _)| (usize::try_from(*at).unwrap(), *line)).collect();
    assert_eq!(places, [(0, 1), (after, 8 + LARGEST_PIECE / 8)]);
    let fault = ended.unwrap();
    assert_eq!(fault.text, "piece-bytes");
    assert_eq!(format!("{:?}", fault.blanks.get("line").unwrap()), "Text(\"6\")");
}

/// One line larger than all that is held at once, of which only the beginning is on a line of its own.
#[test]
fn a_line_beyond_the_limit_is_passed_over() {
    let folder = Folder::new();
    let long = format!("标题: 很长\n备注: {}\n---\n", "好".repeat(LARGEST_PIECE));
    folder.write("历年.yaml", format!("{long}{}", directive(2)));
    folder
        .write("历年.jsonl", format!("{{\"title\": \"甲\"}}\n{}\n{{\"title\": \"乙\"}}\n", "好".repeat(LARGEST_PIECE)));
    for (name, pieces) in [("历年.yaml", 1), ("历年.jsonl", 2)] {
        let (given, ended) = read(&folder.list(&[name]).inputs[0]);
        assert_eq!((given.len(), ended.map(|fault| fault.text)), (pieces, Some("piece-bytes")), "{name}");
    }
}

#[test]
fn json_lines_are_a_document_a_line() {
    let folder = Folder::new();
    folder.write("历年.jsonl", "\u{feff}{\"title\": \"甲\"}\r\n\r\n{\"title\": \"乙\"}");
    let (given, ended) = read(&folder.list(&["历年.jsonl"]).inputs[0]);
    assert_eq!(ended, None);
    assert_eq!(
        given,
        [(0, 1, "\u{feff}{\"title\": \"甲\"}\r\n".to_owned()), (23, 3, "{\"title\": \"乙\"}".to_owned())]
    );
    let line = format!("{{\"title\": \"{}\"}}\n", "排查".repeat(100));
    folder.write("大.ndjson", line.repeat(2 * LARGEST_PIECE / line.len()));
    let (given, ended) = read(&folder.list(&["大.ndjson"]).inputs[0]);
    assert_eq!((given.len(), ended), (2 * LARGEST_PIECE / line.len(), None));
    for (at, (offset, number, text)) in given.iter().enumerate() {
        assert_eq!((*offset, *number, text), ((at * line.len()) as u64, at + 1, &line));
    }
    folder.write("空.jsonl", "\n\n");
    assert_eq!(read(&folder.list(&["空.jsonl"]).inputs[0]).1.unwrap().text, "file");
}

#[test]
fn encodings_are_judged_by_file() {
    let folder = Folder::new();
    folder.write("一.yaml", b"\xb1\xea\xcc\xe2: \xc5\xc5\xb2\xe9\n");
    let wide: Vec<u8> = "\u{feff}标题: 甲\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    folder.write("二.yaml", wide.repeat(LARGEST_PIECE / 8));
    let mut late = directive(1).repeat(2 * LARGEST_PIECE / directive(1).len()).into_bytes();
    let lines = late.iter().filter(|b| **b == b'\n').count();
    let bytes = late.len();
    late.extend(b"---\n\xff\xff\n");
    folder.write("三.yaml", &late);
    folder.write("空.yaml", "");
    let told = |name: &str| read(&folder.list(&[name]).inputs[0]);
    assert_eq!(told("一.yaml").1.unwrap().text, "gbk");
    assert_eq!(told("二.yaml").1.unwrap().text, "utf-16");
    let fault = told("三.yaml").1.unwrap();
    assert_eq!(fault.text, "not-utf-8");
    assert_eq!(format!("{:?}", fault.blanks.get("line").unwrap()), format!("Text(\"{}\")", lines + 2));
    assert_eq!(format!("{:?}", fault.blanks.get("byte").unwrap()), format!("Text(\"{}\")", bytes + 5));
    // Whether an empty text is a fault is for its reader to say.
    assert_eq!(told("空.yaml"), (vec![(0, 1, String::new())], None));
}
