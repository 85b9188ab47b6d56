//! One text that was listed: its name, and how it is read, from any thread and as often as wanted.

use super::boundary::Form;
use super::member::{self, Member};
use super::name::{fault, has_a_document_a_line};
use super::pieces::{Buffer, LARGEST_PIECE, Manner, Piece, pieces, pieces_of};
use crate::fault::{Code, Fault};
use crate::source::git::Batch;
use crate::source::read::unreadable;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A text that was listed. There may be a million of them, so what most have in common, that their name is their path, takes
/// no room.
#[derive(Clone, Debug)]
pub struct Input {
    name: Box<str>,
    pub(super) from: From,
}

#[derive(Clone, Debug)]
pub(super) enum From {
    /// The file that has the name for its path.
    File,
    /// A file whose path reads otherwise.
    Path(Box<Path>),
    /// What was given once and cannot be asked for again.
    Text(Arc<[u8]>),
    /// A file in an archive.
    Member(Box<Member>),
    /// A file in a revision of git.
    Blob(Box<Blob>),
}

#[derive(Clone, Debug)]
pub(super) struct Blob {
    pub(super) git: Arc<Batch>,
    pub(super) id: Box<str>,
    pub(super) size: u64,
}

impl Input {
    pub(super) fn new(name: impl Into<Box<str>>, from: From) -> Self {
        Self { name: name.into(), from }
    }

    /// A file on the disk.
    pub(super) fn file(path: PathBuf, name: String) -> Self {
        let from = if name.as_bytes() == path.as_os_str().as_encoded_bytes() {
            From::File
        } else {
            From::Path(path.into_boxed_path())
        };
        Self::new(name, from)
    }

    /// The name to show: its path, `/`-separated, with that of the archive or the revision in which it lies before it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its size in bytes, where that is known without asking for it.
    #[must_use]
    pub fn size_hint(&self) -> Option<u64> {
        match &self.from {
            From::File | From::Path(_) => None,
            From::Text(bytes) => Some(bytes.len() as u64),
            From::Member(member) => Some(member.size()),
            From::Blob(blob) => Some(blob.size),
        }
    }

    /// The same with this for its text.
    #[must_use]
    pub fn with_text(self, text: String) -> Self {
        Self { from: From::Text(text.into_bytes().into()), ..self }
    }

    /// Its path, if it is a file on the disk.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        match &self.from {
            From::File => Some(Path::new(&*self.name)),
            From::Path(path) => Some(path),
            _ => None,
        }
    }

    fn form(&self) -> Form {
        if has_a_document_a_line(&self.name) { Form::Lines } else { Form::Stream }
    }

    /// Hands its text to `each` in pieces that end where a document ends: a small text as one piece, JSON lines by line.
    ///
    /// # Errors
    /// What cannot be read, is no text or is empty. Pieces may have been given before; a document larger than
    /// [`LARGEST_PIECE`] is passed over, and what follows it is given.
    pub fn pieces(&self, buffer: &mut Buffer, mut each: impl FnMut(Piece<'_>)) -> Result<(), Fault> {
        let (form, each) = (self.form(), &mut each as &mut dyn FnMut(Piece<'_>));
        match &self.from {
            From::File | From::Path(_) => {
                pieces(self.open()?, Manner { form, on_disk: true, failed: unreadable }, buffer, each)
            }
            From::Text(bytes) => pieces_of(bytes, form, each),
            From::Blob(blob) if blob.size <= LARGEST_PIECE as u64 => {
                let size = blob.git.read(&blob.id, &mut buffer.0).map_err(|error| unreadable(&error))?;
                pieces_of(buffer.0.get(..size).unwrap_or_default(), form, each)
            }
            From::Blob(_) => pieces(self.reader()?, Manner { form, on_disk: false, failed: unreadable }, buffer, each),
            From::Member(_) => {
                pieces(self.reader()?, Manner { form, on_disk: false, failed: member::broken }, buffer, each)
            }
        }
    }

    /// Reads a stretch of its text once more, to show it.
    ///
    /// # Errors
    /// It cannot be read any more, or is not what it was.
    pub fn excerpt(&self, offset: u64, length: usize) -> Result<String, Fault> {
        let mut bytes = vec![0; length];
        let read = match &self.from {
            From::File | From::Path(_) => {
                let mut file = self.open()?;
                file.seek(SeekFrom::Start(offset)).and_then(|_| file.read_exact(&mut bytes))
            }
            _ => {
                let mut from = self.reader()?;
                io::copy(&mut (&mut from).take(offset), &mut io::sink()).and_then(|_| from.read_exact(&mut bytes))
            }
        };
        let changed = || fault(Code::Unreadable, "changed");
        match read {
            Ok(()) => String::from_utf8(bytes).map_err(|_| changed()),
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Err(changed()),
            Err(error) => Err(unreadable(&error)),
        }
    }

    fn open(&self) -> Result<File, Fault> {
        File::open(self.path().unwrap_or(Path::new(""))).map_err(|error| unreadable(&error))
    }

    fn reader(&self) -> Result<Box<dyn Read + '_>, Fault> {
        Ok(match &self.from {
            From::File | From::Path(_) => Box::new(self.open()?),
            From::Text(bytes) => Box::new(&**bytes),
            From::Member(member) => member.reader()?,
            From::Blob(blob) => Box::new(Batch::open(&blob.id).map_err(|error| unreadable(&error))?),
        })
    }
}
