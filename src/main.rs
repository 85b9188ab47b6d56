//! The `jiama` program: hands the surroundings to the library, prints what it gives back, and exits.

mod meter;

use jiama::command::{How, Surroundings, failed, start, unwritten};
use jiama::guard::{self, At, guarded};
use jiama::render::checkout::Checkout;
use jiama::report::exit;
use jiama::source::LARGEST_STREAM;
use jiama::write;
use std::ffi::OsString;
use std::io::{self, ErrorKind, IsTerminal, Read, Write};
use std::process::ExitCode;

/// An audit asks for memory some million times, from all threads.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    guard::listen();
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let around = Surroundings::of_environment(variable);
    let code = guarded(At::Large, || work(&arguments)).unwrap_or_else(|defect| {
        // What failed may be what says it; the exit code stands for it then.
        let said = guarded(At::Large, || failed(&defect, &arguments, &around).stderr).unwrap_or_default();
        print(io::stderr().lock(), &said).unwrap_or_default();
        exit::DEFECT
    });
    ExitCode::from(code)
}

/// Does what the arguments ask, prints and writes what comes of it; gives the exit code.
fn work(arguments: &[OsString]) -> u8 {
    let around = surroundings();
    let mut output = start(arguments, &around);
    if guard::heard() && output.code != exit::DEFECT {
        output = failed(&guard::unknown(), arguments, &around);
    }
    print(io::stderr().lock(), &output.stderr).unwrap_or_default();
    if let Err(error) = print(io::stdout().lock(), &output.stdout) {
        let failed = unwritten(&error, None, output.code, arguments, &around);
        print(io::stderr().lock(), &failed.stderr).unwrap_or_default();
        output.code = failed.code;
    }
    for file in &output.files {
        let (path, text) = (&file.path, &file.text);
        let written = match &file.how {
            How::Replace => write::replace(path, text),
            How::Over(read) => write::over(path, read, text),
            How::Append => write::append(path, text),
            How::Create => write::create(path, text),
        };
        if let Err(error) = written {
            let failed = unwritten(&error, Some(&file.path), output.code, arguments, &around);
            print(io::stderr().lock(), &failed.stderr).unwrap_or_default();
            output.code = failed.code;
        }
    }
    output.code
}

/// Writes all of it. A closed pipe (`| head`) is the reader's choice, not a failure of the check.
fn print(mut to: impl Write, text: &str) -> io::Result<()> {
    match to.write_all(text.as_bytes()).and_then(|()| to.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => written,
    }
}

fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

fn surroundings() -> Surroundings {
    let terminal = io::stdout().is_terminal();
    let around = Surroundings::of_environment(variable);
    let here = std::env::current_dir().unwrap_or_default();
    Surroundings {
        checkout: Checkout::of(&here, around.workspace.as_deref(), |folder| folder.join(".git").exists()),
        terminal,
        error_terminal: io::stderr().is_terminal(),
        width: terminal_size::terminal_size().map(|(width, _)| usize::from(width.0)).filter(|_| terminal),
        // Directives are dated by the clock of Beijing.
        today: jiff::tz::Offset::constant(8).to_datetime(jiff::Timestamp::now()).date(),
        meter: Some(meter::begin),
        stdin: || {
            let mut bytes = Vec::new();
            io::stdin().lock().take(LARGEST_STREAM + 1).read_to_end(&mut bytes).map(|_| bytes)
        },
        folder: || std::env::current_dir().ok(),
        ..around
    }
}
