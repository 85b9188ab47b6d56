//! From bytes to text: UTF-8, or a fault that says what the bytes are instead.

use super::Source;
use crate::fault::{Code, Fault};
use crate::span::Span;

impl Source {
    /// The text of a file's bytes.
    ///
    /// # Errors
    /// Bytes that are not UTF-8 text: another encoding, recognised by its look, or no text at all.
    pub fn decode(name: impl Into<String>, bytes: Vec<u8>) -> Result<Self, Fault> {
        match String::from_utf8(bytes) {
            Ok(text) if !text.as_bytes().contains(&0) => Ok(Self::new(name, text)),
            Ok(text) => Err(why(text.as_bytes(), None, Start::OF_FILE)),
            Err(error) => Err(why(error.as_bytes(), Some(error.utf8_error().valid_up_to()), Start::OF_FILE)),
        }
    }
}

/// Where in its file a stretch of bytes begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Start {
    /// Bytes before it.
    pub(super) byte: u64,
    /// Its line, counted from 1.
    pub(super) line: usize,
}

impl Start {
    pub(super) const OF_FILE: Self = Self { byte: 0, line: 1 };
}

/// The text of a stretch of a file, as [`Source::decode`] has it for a whole one.
pub(super) fn text(bytes: &[u8], start: Start) -> Result<&str, Fault> {
    match simdutf8::basic::from_utf8(bytes) {
        Ok(text) if !bytes.contains(&0) => Ok(text),
        _ => Err(why(bytes, std::str::from_utf8(bytes).err().map(|error| error.valid_up_to()), start)),
    }
}

/// Why bytes are no text: at `invalid` they are not UTF-8, or, where all are, there is a zero byte.
fn why(bytes: &[u8], invalid: Option<usize>, start: Start) -> Fault {
    let at = invalid.or_else(|| bytes.iter().position(|b| *b == 0)).unwrap_or_default();
    let text = match invalid {
        _ if start.byte == 0 && looks_utf_16(bytes) => "utf-16",
        _ if is_binary(bytes) => "binary",
        None => "nul",
        Some(_) if looks_gbk(bytes) => "gbk",
        Some(_) => "not-utf-8",
    };
    // There is no text to point into, so the place is said: the byte, and the line it would be on, both counted from 1.
    let line = bytes.iter().take(at).filter(|b| **b == b'\n').count() + start.line;
    let fault = Fault::new(Code::Encoding, text, Span::NOWHERE);
    fault.with("byte", (start.byte + at as u64 + 1).to_string()).with("line", line.to_string())
}

/// A byte-order mark of UTF-16 or 32, or, without one, zero bytes at every other place, as ASCII in UTF-16 has them.
fn looks_utf_16(bytes: &[u8]) -> bool {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) || bytes.starts_with(&[0, 0, 0xfe, 0xff]) {
        return true;
    }
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    // Chinese text in UTF-16 has few zero bytes, but its line breaks, colons and spaces have them, all on one side.
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let breaks = head.windows(2).filter(|w| matches!(w, [b'\n' | b':' | b' ', 0] | [0, b'\n' | b':' | b' '])).count();
    (even == 0) != (odd == 0) && (even + odd) * 16 >= head.len() && breaks * 64 >= head.len()
}

/// Whether too many control characters stand in the beginning for it to be text.
fn is_binary(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    let controls = head.iter().filter(|b| **b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0c)).count();
    controls * 50 > head.len()
}

/// Whether the bytes are well-formed GB18030 and mostly in the rows of everyday characters (GB/T 2312 rows 16 to 55 and
/// the punctuation of rows 1 to 3).
fn looks_gbk(bytes: &[u8]) -> bool {
    let (mut characters, mut everyday) = (0_usize, 0_usize);
    let mut rest = bytes;
    loop {
        rest = match rest {
            [] => break,
            [0..=0x7f, tail @ ..] => tail,
            [0x81..=0xfe, 0x30..=0x39, 0x81..=0xfe, 0x30..=0x39, tail @ ..] => {
                characters += 1;
                tail
            }
            [lead @ 0x81..=0xfe, trail @ (0x40..=0x7e | 0x80..=0xfe), tail @ ..] => {
                characters += 1;
                everyday += usize::from(matches!(lead, 0xa1..=0xa3 | 0xb0..=0xd7) && *trail >= 0xa1);
                tail
            }
            _ => return false,
        };
    }
    characters > 0 && everyday * 10 >= characters * 6
}

#[cfg(test)]
mod tests {
    use super::Source;

    fn told(bytes: &[u8]) -> &'static str {
        Source::decode("x", bytes.to_vec()).map_or_else(|fault| fault.text, |_| "text")
    }

    #[test]
    fn each_encoding_is_named() {
        assert_eq!(told("标题: 甲\n".as_bytes()), "text");
        assert_eq!(told("\u{feff}标题: 甲\n".as_bytes()), "text");
        assert_eq!(told(b""), "text");
        // 标题: 排查 in GBK.
        assert_eq!(told(b"\xb1\xea\xcc\xe2: \xc5\xc5\xb2\xe9\n"), "gbk");
        let wide = |s: &str, le: bool| -> Vec<u8> {
            s.encode_utf16().flat_map(|u| if le { u.to_le_bytes() } else { u.to_be_bytes() }).collect()
        };
        assert_eq!(told(&wide("\u{feff}标题: 甲\n", true)), "utf-16");
        assert_eq!(told(&wide("\u{feff}标题: 甲\n", false)), "utf-16");
        assert_eq!(told(&wide("标题: 排查\n时限: 2025-06-30\n", true)), "utf-16");
        assert_eq!(told(&wide("title: 排查\n", false)), "utf-16");
        assert_eq!(told(b"title: a\0b and more text to come, so that it is plainly text with a slip in it\n"), "nul");
        assert_eq!(told(b"\x7fELF\x02\x01\x01\0\0\0\0\0\x03\0"), "binary");
        assert_eq!(told(b"title: \xff\xff\n"), "not-utf-8");
        assert_eq!(told("标题: 甲\n".as_bytes().get(..8).unwrap_or_default()), "text");
        assert_eq!(told("标题: 甲".as_bytes().get(..10).unwrap_or_default()), "not-utf-8");
    }
}
