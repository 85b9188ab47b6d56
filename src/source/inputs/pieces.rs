//! A text in pieces. A small one is one piece; a large one is cut between documents, so that memory does not grow with
//! the file.

use super::boundary::Form;
use super::name::fault;
use crate::fault::{Code, Fault};
use crate::source::decode::{Start, text};
use std::io::{self, ErrorKind, Read};

/// Where a text is first cut, in bytes. A single document larger than this is not read.
pub const LARGEST_PIECE: usize = 4 * 1024 * 1024;

/// Room that is made for a small file.
const SMALL: usize = 64 * 1024;

/// A read that gave less than asked for, and less than a page of memory, gave all there is of a file on a disk: what
/// can fail in the middle fails from page to page.
const PAGE: usize = 4096;

/// Some whole documents of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    /// What stands there.
    pub text: &'a str,
    /// Bytes of the text before it.
    pub offset: u64,
    /// The line on which it begins, counted from 1.
    pub line: usize,
}

/// Room to read into, for one thread, used again for each text.
#[derive(Debug, Default)]
pub struct Buffer(pub(super) Vec<u8>);

/// How a text comes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Manner {
    pub(super) form: Form,
    /// Whether it is a file on a disk.
    pub(super) on_disk: bool,
    /// What is said where it cannot be read on.
    pub(super) failed: fn(&io::Error) -> Fault,
}

/// Hands the pieces of a text to `each`, in order.
///
/// # Errors
/// What cannot be read or is no text ends the reading; a document that is too large is passed over, and said at the end.
pub(super) fn pieces(
    mut from: impl Read,
    manner: Manner,
    buffer: &mut Buffer,
    each: &mut dyn FnMut(Piece<'_>),
) -> Result<(), Fault> {
    let mut cutter = Cutter { form: manner.form, at: Start::OF_FILE, given: false, lost: false, too_large: None };
    let mut held = 0;
    loop {
        let (filled, ended) = fill(&mut from, &mut buffer.0, held, manner)?;
        let used = cutter.cut(buffer.0.get(..filled).unwrap_or_default(), ended, each)?;
        if ended {
            return cutter.end();
        }
        buffer.0.copy_within(used..filled, 0);
        held = filled - used;
    }
}

/// Hands the pieces of a text that is held as a whole to `each`.
pub(super) fn pieces_of(bytes: &[u8], form: Form, each: &mut dyn FnMut(Piece<'_>)) -> Result<(), Fault> {
    let mut cutter = Cutter { form, at: Start::OF_FILE, given: false, lost: false, too_large: None };
    let mut rest = bytes;
    loop {
        let (held, ended) = (rest.get(..LARGEST_PIECE).unwrap_or(rest), rest.len() <= LARGEST_PIECE);
        let used = cutter.cut(held, ended, each)?;
        if ended {
            return cutter.end();
        }
        rest = rest.get(used..).unwrap_or_default();
    }
}

/// Reads on after the bytes already held, until the buffer is full or the text ends.
fn fill(from: &mut impl Read, buffer: &mut Vec<u8>, held: usize, manner: Manner) -> Result<(usize, bool), Fault> {
    let mut filled = held;
    loop {
        if filled == buffer.len() {
            if filled >= LARGEST_PIECE {
                return Ok((filled, false));
            }
            buffer.resize(if filled < SMALL { SMALL } else { LARGEST_PIECE }, 0);
        }
        let room = buffer.get_mut(filled..).unwrap_or_default();
        let asked = room.len();
        match from.read(room) {
            Ok(0) => return Ok((filled, true)),
            Ok(read) => {
                filled += read;
                if manner.on_disk && read < asked && filled < PAGE {
                    return Ok((filled, true));
                }
            }
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err((manner.failed)(&error)),
        }
    }
}

struct Cutter {
    form: Form,
    /// Where the bytes held begin.
    at: Start,
    /// Whether any piece was given.
    given: bool,
    /// Whether the bytes held begin in the middle of a document that is too large.
    lost: bool,
    too_large: Option<Fault>,
}

impl Cutter {
    /// Gives what may be given of the bytes held; says how many of them are done with.
    fn cut(&mut self, held: &[u8], ended: bool, each: &mut dyn FnMut(Piece<'_>)) -> Result<usize, Fault> {
        let mut from = 0;
        if self.lost {
            from = match self.form.first(held) {
                Some(at) => at,
                // A marker may begin at the last line break, unless that is the first of all bytes held: then none does.
                None if !ended => held.iter().rposition(|b| *b == b'\n').filter(|at| *at > 0).unwrap_or(held.len()),
                None => held.len(),
            };
            self.lost = self.form.first(held).is_none();
            self.pass(held, from);
            if self.lost {
                return Ok(from);
            }
        }
        let rest = held.get(from..).unwrap_or_default();
        let last = if ended { Some(rest.len()) } else { self.form.last(rest) };
        let to = match last {
            Some(to) => to,
            None if rest.len() < LARGEST_PIECE => 0,
            None => return Ok(from + self.lose(rest)?),
        };
        let piece = rest.get(..to).unwrap_or_default();
        self.give(piece, ended, each)?;
        Ok(from + to)
    }

    fn give(&mut self, piece: &[u8], ended: bool, each: &mut dyn FnMut(Piece<'_>)) -> Result<(), Fault> {
        let text = text(piece, self.at)?;
        match self.form {
            Form::Stream => {
                // What is cut off a stream may hold nothing, as after a last `---`; a whole text is given as it is.
                let whole = ended && self.at.byte == 0;
                if whole || !is_bare(text) {
                    each(Piece { text, offset: self.at.byte, line: self.at.line });
                    self.given = true;
                }
                if !ended {
                    self.pass(piece, piece.len());
                }
            }
            Form::Lines => {
                for line in text.split_inclusive('\n') {
                    if !line.trim_start_matches('\u{feff}').trim_ascii().is_empty() {
                        each(Piece { text: line, offset: self.at.byte, line: self.at.line });
                        self.given = true;
                    }
                    self.pass(line.as_bytes(), line.len());
                }
            }
        }
        Ok(())
    }

    /// Gives up a document that is larger than all that may be held at once.
    fn lose(&mut self, held: &[u8]) -> Result<usize, Fault> {
        // Other encodings have no line breaks that could be found; they are what is said then.
        if let Err(error) = std::str::from_utf8(held)
            && error.error_len().is_some()
        {
            text(held, self.at)?;
        }
        let line = self.at.line.to_string();
        let said = fault(Code::Budget, "piece-bytes").with("limit", LARGEST_PIECE.to_string()).with("line", line);
        self.too_large.get_or_insert(said);
        self.lost = true;
        let kept = held.iter().rposition(|b| *b == b'\n').filter(|at| *at > 0).unwrap_or(held.len());
        self.pass(held, kept);
        Ok(kept)
    }

    /// Counts the first `length` of the bytes held as passed.
    fn pass(&mut self, held: &[u8], length: usize) {
        let (passed, rest) = held.split_at_checked(length).unwrap_or((held, &[]));
        self.at.byte += passed.len() as u64;
        self.at.line += breaks(passed, rest.first() == Some(&b'\n'));
    }

    fn end(self) -> Result<(), Fault> {
        match self.too_large {
            Some(fault) => Err(fault),
            None if self.given => Ok(()),
            None => Err(fault(Code::Empty, "file")),
        }
    }
}

/// How many lines end in these bytes, with LF, CRLF or CR alone; `split` where a CR at their end has its LF after it.
fn breaks(bytes: &[u8], split: bool) -> usize {
    let feeds = bytes.iter().filter(|b| **b == b'\n').count();
    if !bytes.contains(&b'\r') {
        return feeds;
    }
    let returns = bytes.iter().filter(|b| **b == b'\r').count();
    let both = bytes.windows(2).filter(|pair| pair == b"\r\n").count();
    feeds + returns - both - usize::from(split && bytes.ends_with(b"\r"))
}

/// Whether a stretch of a stream has nothing but comments and markers in it.
fn is_bare(text: &str) -> bool {
    let bare = |line: &str| matches!(line.trim_ascii(), "" | "---" | "...") || line.trim_ascii_start().starts_with('#');
    text.lines().all(bare)
}
