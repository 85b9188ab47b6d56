//! Many small files of a revision through one git process.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{Mutex, PoisonError};

/// A `git cat-file --batch`, begun when first asked; one thread at a time asks it.
#[derive(Debug, Default)]
pub(crate) struct Batch(Mutex<Option<Process>>);

#[derive(Debug)]
struct Process {
    child: Child,
    asked: ChildStdin,
    told: BufReader<ChildStdout>,
}

impl Batch {
    /// Puts the bytes of the file with this id into `buffer`, from its beginning, and says how many they are.
    ///
    /// # Errors
    /// Git does not run, or has no such file.
    pub(crate) fn read(&self, id: &str, buffer: &mut Vec<u8>) -> io::Result<usize> {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // What went wrong in the middle of an answer must not be taken for the next one: the process is begun anew.
        let mut process = held.take().map_or_else(Process::begin, Ok)?;
        let size = process.read(id, buffer)?;
        *held = Some(process);
        Ok(size)
    }

    /// The bytes of the file with this id, however large, from a process of its own.
    ///
    /// # Errors
    /// Git does not run.
    pub(crate) fn open(id: &str) -> io::Result<Whole> {
        let mut child = git(&["cat-file", "blob", id], Stdio::null())?;
        let told = child.stdout.take().ok_or(io::ErrorKind::BrokenPipe)?;
        Ok(Whole { child, told })
    }
}

impl Process {
    fn begin() -> io::Result<Self> {
        let mut child = git(&["cat-file", "--batch"], Stdio::piped())?;
        let asked = child.stdin.take().ok_or(io::ErrorKind::BrokenPipe)?;
        let told = child.stdout.take().ok_or(io::ErrorKind::BrokenPipe)?;
        Ok(Self { child, asked, told: BufReader::with_capacity(64 * 1024, told) })
    }

    fn read(&mut self, id: &str, buffer: &mut Vec<u8>) -> io::Result<usize> {
        self.asked.write_all(format!("{id}\n").as_bytes())?;
        self.asked.flush()?;
        let mut head = String::new();
        self.told.read_line(&mut head)?;
        // `ID blob SIZE`, or `ID missing`.
        let size = head.trim_end().rsplit_once(" blob ");
        let size: usize = size.and_then(|(_, size)| size.parse().ok()).ok_or(io::ErrorKind::NotFound)?;
        if buffer.len() < size {
            buffer.resize(size, 0);
        }
        let bytes = buffer.get_mut(..size).ok_or(io::ErrorKind::OutOfMemory)?;
        self.told.read_exact(bytes)?;
        self.told.read_exact(&mut [0])?;
        Ok(size)
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It would end by itself once nobody can ask it any more, but an answer left unread would hold it up.
        let _ended = self.child.kill().and_then(|()| self.child.wait());
    }
}

/// A file of git as it comes. That git gave all of it shows at the end.
#[derive(Debug)]
pub(crate) struct Whole {
    child: Child,
    told: ChildStdout,
}

impl Read for Whole {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.told.read(into)?;
        if read == 0 && !into.is_empty() && !self.child.wait()?.success() {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(read)
    }
}

impl Drop for Whole {
    fn drop(&mut self) {
        let _ended = self.child.kill().and_then(|()| self.child.wait());
    }
}

fn git(arguments: &[&str], stdin: Stdio) -> io::Result<Child> {
    Command::new("git").args(arguments).stdin(stdin).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()
}
