//! How a path is shown: `/` between its parts, no `.` among them, its bytes read as people wrote them. And which names are
//! those of directives.

use crate::fault::{Code, Fault};
use crate::span::Span;
use std::borrow::Cow;
use std::ffi::OsStr;
use std::path::{Component, Path, PathBuf};

/// What a file is, by the ending of its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// Documents of text.
    Text,
    Zip,
    Tar,
    /// A tar archive, packed with gzip.
    TarGz,
}

/// Names, in lower case, of what stands beside directives and is none: what tools keep in the same folder. Those that
/// begin with a dot are hidden anyhow.
const OF_TOOLS: &[&str] = &[
    "action.yaml",
    "action.yml",
    "appveyor.yml",
    "azure-pipelines.yml",
    "bitbucket-pipelines.yml",
    "codecov.yml",
    "compose.yaml",
    "compose.yml",
    "docker-compose.yaml",
    "docker-compose.yml",
    "mkdocs.yml",
    "package-lock.json",
    "package.json",
    "pnpm-lock.yaml",
    "renovate.json",
    "tsconfig.json",
];

/// What a file found in a folder is, by its name; `None` for what is no directive.
pub(super) fn sort(name: &OsStr) -> Option<Sort> {
    // Names in Chinese are none of a tool's, and most are of one ending.
    let bytes = name.as_encoded_bytes();
    if bytes.first().is_some_and(|first| !first.is_ascii() || first.is_ascii_digit()) && bytes.ends_with(b".yaml") {
        return Some(Sort::Text);
    }
    let name = name.to_string_lossy().to_ascii_lowercase();
    let own = name.strip_prefix('.').unwrap_or(&name).strip_prefix("jiama").is_some_and(|r| r.starts_with(['.', '-']));
    (!own && !OF_TOOLS.contains(&name.as_str())).then(|| ending(&name)).flatten()
}

/// Whether a path is that of a file of directives, by its name.
#[must_use]
pub fn is_text(path: &str) -> bool {
    sort(OsStr::new(path.rsplit('/').next().unwrap_or(path))) == Some(Sort::Text)
}

/// What a name, in lower case, ends as.
fn ending(name: &str) -> Option<Sort> {
    let ends = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
    if ends(&[".yaml", ".yml", ".json", ".jsonl", ".ndjson"]) {
        Some(Sort::Text)
    } else if ends(&[".tar.gz", ".tgz"]) {
        Some(Sort::TarGz)
    } else if ends(&[".zip"]) {
        Some(Sort::Zip)
    } else {
        ends(&[".tar"]).then_some(Sort::Tar)
    }
}

/// What a file is that was named by itself: whatever is no archive is taken for text.
pub(super) fn sort_of_named(path: &Path) -> Sort {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    ending(&name).unwrap_or(Sort::Text)
}

/// Whether each line of the file is a document of its own.
pub(super) fn has_a_document_a_line(name: &str) -> bool {
    let ends = |ending: &str| {
        name.len() >= ending.len()
            && name.get(name.len() - ending.len()..).is_some_and(|end| end.eq_ignore_ascii_case(ending))
    };
    ends(".jsonl") || ends(".ndjson")
}

/// A path without `.` in it and without doubled slashes.
pub(super) fn cleaned(path: &Path) -> PathBuf {
    if is_clean(path) {
        return path.to_path_buf();
    }
    let clean: PathBuf = path.components().filter(|part| *part != Component::CurDir).collect();
    if clean.as_os_str().is_empty() { PathBuf::from(".") } else { clean }
}

/// Whether a path plainly has neither, seen without taking it apart.
fn is_clean(path: &Path) -> bool {
    let bytes = path.as_os_str().as_encoded_bytes();
    let ends_well = !matches!(bytes, [] | [.., b'/'] | [b'.', ..] | [.., b'/', b'.']);
    ends_well && !cfg!(windows) && !bytes.windows(2).any(|two| matches!(two, b"//" | b"/."))
}

/// The path as a listing shows it.
pub(in crate::source) fn shown(path: &Path) -> String {
    let clean = if is_clean(path) { Cow::Borrowed(path) } else { Cow::Owned(cleaned(path)) };
    let name = readable(clean.as_os_str().as_encoded_bytes());
    if cfg!(windows) { name.replace('\\', "/") } else { name }
}

/// A name that may be in UTF-8 or, from an older Windows, in GBK; what is neither has `U+FFFD` in the place of its bytes.
pub(in crate::source) fn readable(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(name) => name.to_owned(),
        Err(_) => chinese(bytes).unwrap_or_else(|| String::from_utf8_lossy(bytes).into_owned()),
    }
}

/// The name in GB18030, which has GBK in it; `None` where the bytes are none.
pub(super) fn chinese(bytes: &[u8]) -> Option<String> {
    let (name, broken) = encoding_rs::GB18030.decode_without_bom_handling(bytes);
    (!broken).then(|| name.into_owned())
}

/// The paths of a list such as `find -print0` or `git diff --name-only` gives: ended by NUL where there is one, else by a
/// line break. An empty line names nothing.
///
/// # Errors
/// On systems whose paths are text: a list that is none.
pub fn names(list: &[u8]) -> Result<Vec<PathBuf>, Fault> {
    let nul = list.contains(&0);
    let list = list.strip_prefix("\u{feff}".as_bytes()).unwrap_or(list);
    let names = list.split(|byte| *byte == if nul { 0 } else { b'\n' });
    let names = names.map(|name| if nul { name } else { name.strip_suffix(b"\r").unwrap_or(name) });
    names.filter(|name| !name.is_empty()).map(path).collect()
}

#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "on other systems a path is text")]
fn path(name: &[u8]) -> Result<PathBuf, Fault> {
    Ok(PathBuf::from(<OsStr as std::os::unix::ffi::OsStrExt>::from_bytes(name)))
}

#[cfg(not(unix))]
fn path(name: &[u8]) -> Result<PathBuf, Fault> {
    super::super::decode::text(name, super::super::decode::Start::OF_FILE).map(PathBuf::from)
}

/// A fault of a file, folder or archive as a whole.
pub(super) fn fault(code: Code, text: &'static str) -> Fault {
    Fault::new(code, text, Span::NOWHERE)
}

#[cfg(test)]
mod tests {
    use super::{Sort, cleaned, has_a_document_a_line, names, readable, sort};
    use std::ffi::OsStr;
    use std::path::{Path, PathBuf};

    #[test]
    fn names_tell_directives_from_what_stands_beside() {
        let told = |name: &str| sort(OsStr::new(name));
        assert_eq!(told("通知.yaml"), Some(Sort::Text));
        assert_eq!(told("通知.YML"), Some(Sort::Text));
        assert_eq!(told("历年.ndjson"), Some(Sort::Text));
        assert_eq!(told("档案.tar.gz"), Some(Sort::TarGz));
        assert_eq!(told("档案.TGZ"), Some(Sort::TarGz));
        assert_eq!(told("档案.zip"), Some(Sort::Zip));
        assert_eq!(told("档案.tar"), Some(Sort::Tar));
        for none in ["jiama.yaml", ".jiama.yaml", "jiama-baseline.json", "action.yml", "通知.docx", "通知", "通知.gz"]
        {
            assert_eq!(told(none), None, "{none}");
        }
        assert_eq!(told("jiamai.yaml"), Some(Sort::Text));
        assert!(has_a_document_a_line("档案.zip/a.JSONL") && !has_a_document_a_line("a.json"));
    }

    #[test]
    fn paths_are_shown_short() {
        assert_eq!(cleaned(Path::new("./市//通知.yaml")), Path::new("市/通知.yaml"));
        assert_eq!(cleaned(Path::new("./")), Path::new("."));
        assert_eq!(cleaned(Path::new("../市")), Path::new("../市"));
        // 市.yaml in GBK.
        assert_eq!(readable(b"\xca\xd0.yaml"), "市.yaml");
        assert_eq!(readable(b"\xff\xff"), "\u{fffd}\u{fffd}");
    }

    #[test]
    fn lists_end_their_names_by_line_or_by_nul() {
        let told = |list: &str| names(list.as_bytes()).unwrap_or_default();
        assert_eq!(told("市/通 知.yaml\r\n\n县.yaml"), [PathBuf::from("市/通 知.yaml"), PathBuf::from("县.yaml")]);
        assert_eq!(told("市\n.yaml\0县.yaml\0"), [PathBuf::from("市\n.yaml"), PathBuf::from("县.yaml")]);
        assert_eq!(told(""), Vec::<PathBuf>::new());
    }
}
