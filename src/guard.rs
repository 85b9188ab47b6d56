//! A panic is a defect of the program, not of what was at work: it is caught there and becomes a fault, and all else is done.
//! Knows nothing of what is at work. The end of the stack or of the memory cannot be caught; limits keep away from both.

use crate::fault::{Code, Fault};
use crate::span::Span;
use std::any::Any;
use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind, set_hook};
use std::sync::atomic::{AtomicBool, Ordering};

#[cfg(not(panic = "unwind"))]
compile_error!("a panic that ends the process cannot be caught: build with panic = \"unwind\"");

thread_local! {
    /// Where in the program the last panic of this thread was.
    static PLACE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Whether any thread has panicked since [`listen`].
static HEARD: AtomicBool = AtomicBool::new(false);

/// What was at work, which decides what is said of a panic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    /// Reading one file.
    Reading,
    /// Setting one directive beside others.
    Comparing,
    /// Putting one file right.
    Fixing,
    /// All the rest.
    Large,
}

impl At {
    fn text(self) -> &'static str {
        match self {
            Self::Reading => "reading",
            Self::Comparing => "comparing",
            Self::Fixing => "fixing",
            Self::Large => "at-large",
        }
    }
}

/// Keeps the terminal free of what the runtime prints of a panic, and remembers where it was. For the program as a whole, once.
pub fn listen() {
    set_hook(Box::new(|info: &PanicHookInfo<'_>| {
        HEARD.store(true, Ordering::Relaxed);
        PLACE.with(|place| place.replace(info.location().map(ToString::to_string)));
    }));
}

/// Whether any thread has panicked, even where nobody told of it: then nothing that was found may pass for the whole.
#[must_use]
pub fn heard() -> bool {
    HEARD.load(Ordering::Relaxed)
}

/// What `work` gives. What it leaves unfinished must be dropped with it: it is not looked at again.
///
/// # Errors
/// It panicked.
pub fn guarded<T>(at: At, work: impl FnOnce() -> T) -> Result<T, Fault> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|payload| {
        let place = PLACE.with(RefCell::take);
        let parts = [Some(concat!("jiama ", env!("CARGO_PKG_VERSION")).to_owned()), place, said(&*payload)];
        let what: Vec<String> = parts.into_iter().flatten().collect();
        Fault::new(Code::Defect, at.text(), Span::NOWHERE).with("what", what.join(", "))
    })
}

/// The fault for a panic that was heard and of which no more is known.
#[must_use]
pub fn unknown() -> Fault {
    let what = concat!("jiama ", env!("CARGO_PKG_VERSION"));
    Fault::new(Code::Defect, At::Large.text(), Span::NOWHERE).with("what", what)
}

/// What a panic says, on one line.
fn said(payload: &(dyn Any + Send)) -> Option<String> {
    let text = payload.downcast_ref::<&str>().copied();
    let text = text.or_else(|| payload.downcast_ref::<String>().map(String::as_str))?;
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
#[expect(clippy::panic, reason = "to be caught")]
mod tests {
    use super::{At, guarded};
    use crate::fault::{Blank, Code};
    use std::sync::Mutex;

    #[test]
    fn a_panic_becomes_a_fault_that_says_what_it_was() {
        let Err(fault) = guarded(At::Reading, || -> u8 { panic!("no\nsuch {}", "row") }) else {
            panic!("it was to fail")
        };
        assert_eq!((fault.code, fault.text), (Code::Defect, "reading"));
        let Some(Blank::Text(what)) = fault.blanks.get("what") else { panic!("it was to say what") };
        assert!(what.starts_with("jiama ") && what.ends_with("no such row"), "{what}");
        assert_eq!(guarded(At::Reading, || 1), Ok(1));
    }

    #[test]
    fn threads_outlive_it() {
        use rayon::prelude::*;
        let done = Mutex::new(0);
        let faults: usize = (0..1000)
            .into_par_iter()
            .map(|n| {
                usize::from(
                    guarded(At::Comparing, || {
                        assert!(n % 7 != 0, "seven");
                        *done.lock().unwrap_or_else(std::sync::PoisonError::into_inner) += 1;
                    })
                    .is_err(),
                )
            })
            .sum();
        assert_eq!(faults, 143);
        assert_eq!(done.into_inner().ok(), Some(857));
    }
}
