//! The `jiama` program: hands the surroundings to the library, prints what it gives back, and exits.

mod meter;

use jiama::command::{Surroundings, start, unwritten};
use std::ffi::OsString;
use std::io::{self, ErrorKind, IsTerminal, Read, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let around = surroundings();
    let mut output = start(&arguments, &around);
    write(io::stderr().lock(), &output.stderr).unwrap_or_default();
    if let Err(error) = write(io::stdout().lock(), &output.stdout) {
        output = unwritten(&error, output.code, &arguments, &around);
        write(io::stderr().lock(), &output.stderr).unwrap_or_default();
    }
    ExitCode::from(output.code)
}

/// Writes all of it. A closed pipe (`| head`) is the reader's choice, not a failure of the check.
fn write(mut to: impl Write, text: &str) -> io::Result<()> {
    match to.write_all(text.as_bytes()).and_then(|()| to.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => written,
    }
}

fn surroundings() -> Surroundings {
    let terminal = io::stdout().is_terminal();
    Surroundings {
        terminal,
        error_terminal: io::stderr().is_terminal(),
        width: terminal_size::terminal_size().map(|(width, _)| usize::from(width.0)).filter(|_| terminal),
        // Directives are dated by the clock of Beijing.
        today: jiff::tz::Offset::constant(8).to_datetime(jiff::Timestamp::now()).date(),
        meter: Some(meter::begin),
        stdin: || {
            let mut bytes = Vec::new();
            io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
        },
        ..Surroundings::of_environment(|name| std::env::var(name).ok())
    }
}
