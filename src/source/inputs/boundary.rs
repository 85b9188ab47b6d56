//! Where a large text may be cut: before a line `---` or after a line `...`, which end a YAML document wherever they
//! stand (YAML 1.2.2, rule 206, `c-forbidden`), or after a line of JSON lines. Directives (`%YAML`) stand before the `---` of their
//! own document, so there is no cut between.

/// How the documents of a text are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// A stream of YAML.
    Stream,
    /// A document a line.
    Lines,
}

impl Form {
    /// The last place after the first byte at which `bytes`, the beginning of a document and more, may be cut.
    pub(super) fn last(self, bytes: &[u8]) -> Option<usize> {
        match self {
            Self::Lines => bytes.iter().rposition(|b| *b == b'\n').map(|at| at + 1),
            Self::Stream => last_of_stream(bytes),
        }
    }

    /// The first place at which a document begins in `bytes`, which begin in the middle of one.
    pub(super) fn first(self, bytes: &[u8]) -> Option<usize> {
        match self {
            Self::Lines => bytes.iter().position(|b| *b == b'\n').map(|at| at + 1),
            Self::Stream => {
                let line_starts = bytes.iter().enumerate().filter(|(_, b)| **b == b'\n').map(|(at, _)| at + 1);
                line_starts.into_iter().find_map(|at| match marker(bytes.get(at..)?)? {
                    Marker::Begin => Some(at),
                    Marker::End(length) => Some(at + length),
                })
            }
        }
    }
}

enum Marker {
    /// `---`.
    Begin,
    /// `...`, and how long its line is.
    End(usize),
}

/// The marker with which a line begins, if what follows it can be seen.
fn marker(line: &[u8]) -> Option<Marker> {
    match line {
        [b'-', b'-', b'-', b' ' | b'\t' | b'\n' | b'\r', ..] => Some(Marker::Begin),
        [b'.', b'.', b'.', b' ' | b'\t' | b'\n' | b'\r', ..] => {
            line.iter().position(|b| *b == b'\n').map(|at| Marker::End(at + 1))
        }
        _ => None,
    }
}

fn last_of_stream(bytes: &[u8]) -> Option<usize> {
    // A `---` found from the end on, as long as no directive has been seen before it.
    let mut begin = None;
    let mut end = bytes.len();
    while let Some(start) = bytes.get(..end)?.iter().rposition(|b| *b == b'\n').map(|at| at + 1) {
        let line = bytes.get(start..)?;
        match marker(line) {
            Some(Marker::Begin) => {
                if begin.is_some() {
                    return begin;
                }
                begin = Some(start);
            }
            Some(Marker::End(length)) => return begin.or(Some(start + length)),
            None if line.starts_with(b"%") => begin = None,
            None => {}
        }
        end = start - 1;
    }
    begin.filter(|_| !bytes.starts_with(b"%") && !bytes.starts_with("\u{feff}%".as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::Form;

    fn last(text: &str) -> Option<&str> {
        Form::Stream.last(text.as_bytes()).and_then(|at| text.get(..at))
    }

    #[test]
    fn streams_are_cut_between_documents() {
        assert_eq!(last("标题: 甲\n---\n标题: 乙\n"), Some("标题: 甲\n"));
        assert_eq!(last("标题: 甲\r\n--- # 乙\r\n标题: 乙\r\n---\r\n标"), Some("标题: 甲\r\n--- # 乙\r\n标题: 乙\r\n"));
        assert_eq!(last("标题: 甲\n...\n标题: 乙\n"), Some("标题: 甲\n...\n"));
        // What may go on is no marker yet.
        assert_eq!(last("标题: 甲\n---"), None);
        assert_eq!(last("标题: 甲\n...\n---"), Some("标题: 甲\n...\n"));
        assert_eq!(last("标题: 甲\n----\n"), None);
        assert_eq!(last("标题: |\n  ---\n  甲\n"), None);
        assert_eq!(last("---\n标题: 甲\n"), None);
    }

    #[test]
    fn directives_stay_with_their_document() {
        let one = "标题: 甲\n...\n";
        let two = "%YAML 1.2\n---\n标题: 乙\n";
        assert_eq!(last(&format!("{one}{two}")), Some(one));
        assert_eq!(last(two), None);
        assert_eq!(last(&format!("\u{feff}{two}")), None);
        assert_eq!(last(&format!("{two}---\n标题: 丙\n")), Some(two));
        assert_eq!(last(&format!("{one}{two}---\n标题: 丙\n")), Some(&*format!("{one}{two}")));
    }

    #[test]
    fn a_broken_beginning_is_left() {
        let first = |text: &'static str| Form::Stream.first(text.as_bytes()).and_then(|at| text.get(at..));
        assert_eq!(first("甲乙\n丙\n---\n标题: 丁\n"), Some("---\n标题: 丁\n"));
        assert_eq!(first("甲乙\n...\n标题: 丁\n"), Some("标题: 丁\n"));
        assert_eq!(first("---\n甲乙\n"), None);
        assert_eq!(Form::Lines.first(b"{\n{}\n"), Some(2));
        assert_eq!(Form::Lines.last(b"{}\n{}\n{"), Some(6));
    }
}
