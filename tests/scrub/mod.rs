//! A process with nothing around it that could change what it says. It keeps only where a run that measures coverage has it
//! write what was reached; else it would leave a file in the folder it runs in, and that is one the tests look into.

/// A process to be run.
pub(crate) trait Scrub {
    /// The same with no environment.
    fn scrub(&mut self) -> &mut Self;
}

macro_rules! scrub {
    ($($command:ty),*) => {$(
        impl Scrub for $command {
            fn scrub(&mut self) -> &mut Self {
                const COVERAGE: &str = "LLVM_PROFILE_FILE";
                self.env_clear().envs(std::env::var_os(COVERAGE).map(|file| (COVERAGE, file)))
            }
        }
    )*};
}

scrub!(std::process::Command, assert_cmd::Command);
