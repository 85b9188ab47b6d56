//! The threads of an audit, what they have done so far, and how long it took them.

use crate::command::Desk;
use crate::report::Report;
use rayon::ThreadPoolBuilder;
use std::time::{Duration, Instant};

/// Reading waits for the disk more than for the processor, so more threads read than there are cores.
const READERS: usize = 16;
/// Bytes of stack of each thread: a line of the deepest archive is followed in one.
const STACK: usize = 16 * 1024 * 1024;

/// What is done in one step of an audit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Read,
    Link,
    Compare,
    Compose,
    /// Trying what would put findings right.
    Fix,
}

impl Step {
    /// The key of its word.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Read => "audit.step.read",
            Self::Link => "audit.step.link",
            Self::Compare => "audit.step.compare",
            Self::Compose => "audit.step.compose",
            Self::Fix => "audit.step.fix",
        }
    }
}

/// The threads, and a watch.
pub(super) struct Crew<'a> {
    pub(super) desk: &'a Desk<'a>,
    /// How many threads were asked for.
    pub(super) jobs: Option<usize>,
    /// Whether progress is shown.
    pub(super) progress: bool,
    /// What each step took.
    pub(super) spent: Vec<(Step, Duration)>,
}

impl Crew<'_> {
    /// Does one step of `whole` parts on all threads; `work` is given what is to be called for each part that is done.
    pub(super) fn work<T: Send>(
        &mut self,
        step: Step,
        whole: usize,
        work: impl FnOnce(&(dyn Fn() + Sync)) -> T + Send,
    ) -> T {
        let begun = Instant::now();
        let meter = self.desk.around.meter.filter(|_| self.progress && whole > 0);
        let label = self.desk.words.word(step.word());
        let bar = meter.map(|begin| begin(label, whole as u64));
        let done = || bar.iter().for_each(|one_more| one_more());
        let threads = if step == Step::Read { self.jobs.unwrap_or(READERS) } else { self.jobs.unwrap_or(0) };
        let result = match ThreadPoolBuilder::new().num_threads(threads).stack_size(STACK).build() {
            Ok(pool) => pool.install(|| work(&done)),
            // Where no threads are to be had, the work is done without them.
            Err(_) => work(&done),
        };
        match self.spent.iter_mut().find(|(own, _)| *own == step) {
            Some((_, time)) => *time += begun.elapsed(),
            None => self.spent.push((step, begun.elapsed())),
        }
        result
    }
}

impl Crew<'_> {
    /// How the time was spent, one line a step.
    pub(super) fn report(&self, report: &Report) -> String {
        let words = &self.desk.words;
        let whole: Duration = self.spent.iter().map(|(_, time)| *time).sum();
        let mut out = String::new();
        for (step, time) in &self.spent {
            let blanks = [("step", words.word(step.word())), ("seconds", &seconds(*time))];
            out.push_str(&words.say("audit.spent", &blanks));
            out.push('\n');
        }
        let each = whole.as_secs_f64() * 1e6 / report.read().max(1) as f64;
        let blanks = [("seconds", seconds(whole)), ("each", format!("{each:.1}"))];
        let blanks: Vec<(&str, &str)> = blanks.iter().map(|(name, text)| (*name, text.as_str())).collect();
        out.push_str(&words.say("audit.spent-in-all", &blanks));
        out.push('\n');
        out
    }
}

fn seconds(time: Duration) -> String {
    format!("{:.3}", time.as_secs_f64())
}
