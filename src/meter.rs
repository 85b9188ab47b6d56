//! Progress on a terminal: how much of a long run is done.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Takes its line off the screen when it is dropped.
struct Meter(ProgressBar);

impl Drop for Meter {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}

/// Begins to show how much of `whole` is done, on standard error; each call of what it gives back is one more.
pub(crate) fn begin(label: &str, whole: u64) -> Box<dyn Fn() + Sync> {
    let bar = ProgressBar::with_draw_target(Some(whole), ProgressDrawTarget::stderr_with_hz(10));
    if let Ok(style) = ProgressStyle::with_template("{msg} {bar:30} {human_pos}/{human_len} {eta}") {
        bar.set_style(style);
    }
    bar.set_message(label.to_owned());
    let meter = Meter(bar);
    Box::new(move || meter.0.inc(1))
}
