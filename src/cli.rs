//! The command line, as clap reads it. Nothing else: what a reader is told of it stands in `rules/words/cli.yaml`.

mod format;

pub use format::{Format, Written};

use crate::render::Lang;
use crate::report::{By, FailOn};
use clap::builder::RangedU64ValueParser;
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

/// The program.
#[derive(Debug, Parser)]
#[command(name = "jiama", version)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// Options of every command.
    #[command(flatten)]
    pub common: Common,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Compares children with their parent.
    Check {
        /// The file above; `-` is standard input, `REF:PATH` a file in git.
        parent: String,
        /// The files below.
        #[arg(required = true, value_name = "CHILD")]
        children: Vec<String>,
        /// What is put right.
        #[command(flatten)]
        fixing: Fixing,
    },
    /// Follows the demands of several levels from top to bottom.
    Chain {
        /// The files, the highest first.
        #[arg(required = true, num_args = 2.., value_name = "FILE")]
        files: Vec<String>,
    },
    /// Checks every directive under some paths.
    Audit {
        /// Folders, files, patterns.
        #[arg(required_unless_present = "files_from", value_name = "PATH")]
        paths: Vec<String>,
        /// What it looks at, and what is shown of it.
        #[command(flatten)]
        view: View,
        /// What is put right.
        #[command(flatten)]
        fixing: Fixing,
    },
    /// The numbers of an audit alone.
    Stats {
        /// Folders, files, patterns.
        #[arg(required_unless_present = "files_from", value_name = "PATH")]
        paths: Vec<String>,
        /// What it looks at, and what is shown of it.
        #[command(flatten)]
        view: View,
    },
    /// Shows the whole comparison side by side.
    Diff {
        /// The file above.
        parent: String,
        /// The file below.
        child: String,
    },
    /// Reads each directive alone.
    Validate {
        /// The files.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<String>,
    },
    /// Lists the reasons given for going further.
    Waivers {
        /// The files.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<String>,
    },
    /// Shows how a value is understood.
    Read {
        /// Its dimension, in any spelling.
        dimension: String,
        /// The words.
        text: String,
        /// Date of issue, for dates without a year.
        #[arg(long, value_name = "DATE")]
        issued: Option<String>,
    },
    /// The page of a rule.
    Explain {
        /// Id or name.
        rule: String,
    },
    /// The catalogue of rules.
    Rules,
    /// What is in force, and from where.
    Config,
    /// Keeps the findings that were there before.
    Baseline {
        /// What to do.
        #[arg(value_enum, ignore_case = true, value_name = "ACTION")]
        action: Keep,
        /// Files and folders, as in an audit.
        #[arg(required = true, value_name = "PATH")]
        paths: Vec<String>,
        /// The file above, with which they are compared as in a check.
        #[arg(long, value_name = "PARENT")]
        parent: Option<String>,
    },
    /// Writes a directive, or a whole repository, to begin with.
    Init {
        /// The file, or the folder of the repository.
        path: Option<String>,
        /// A repository.
        #[arg(long)]
        repository: bool,
    },
    /// A JSON schema, for editors and other programs.
    Schema {
        /// Of what.
        #[arg(value_enum, ignore_case = true, value_name = "NAME")]
        of: Schema,
    },
    /// Completions for a shell.
    Completions {
        /// Which.
        #[arg(value_enum, ignore_case = true, value_name = "SHELL")]
        shell: Shell,
    },
    /// The manual page of the program or of a command.
    Man {
        /// The command.
        #[arg(value_name = "NAME")]
        command: Option<String>,
    },
    /// Shows git what changed between two versions of a directive.
    GitDiffDriver {
        /// What git says: path, old file, its hash and mode, new file, its hash and mode.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<String>,
    },
}

/// What is done with a baseline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Keep {
    /// Makes it of all that is found.
    Create,
    /// Adds what is new and takes out what is settled.
    Update,
    /// Takes out what is settled.
    Prune,
}

/// What there is a schema of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Schema {
    /// A directive.
    Directive,
    /// A configuration.
    Config,
    /// The waivers of a directive.
    Waivers,
    /// The JSON that comes out.
    Output,
}

/// What is put right in the files that were read.
#[derive(Clone, Copy, Debug, Default, Args)]
pub struct Fixing {
    /// Writes what would be in keeping into the children.
    #[arg(long)]
    pub fix: bool,
    /// Shows the changes in place of writing them.
    #[arg(long, requires = "fix")]
    pub diff: bool,
    /// Also what drops a task, a duty, a whole key.
    #[arg(long, requires = "fix")]
    pub unsafe_fixes: bool,
}

/// What an audit looks at, and what is shown of it.
#[derive(Clone, Debug, Default, Args)]
pub struct View {
    /// A list of further paths; `-` is standard input.
    #[arg(long, value_name = "FILE")]
    pub files_from: Option<String>,
    /// Only what was touched since a revision of git, with what stands above, below and beside it.
    #[arg(long, value_name = "REF")]
    pub changed_since: Option<String>,
    /// One table in place of the summary.
    #[arg(long, value_enum, ignore_case = true, value_name = "BY")]
    pub by: Option<By>,
    /// Lines of each list.
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub top: usize,
    /// How the time was spent.
    #[arg(long)]
    pub stats: bool,
    /// How many threads.
    #[arg(long, short, value_name = "N", value_parser = RangedU64ValueParser::<usize>::new().range(1..=1024))]
    pub jobs: Option<usize>,
}

/// Options of every command.
#[derive(Debug, Args)]
pub struct Common {
    /// Format of the results.
    #[arg(long, global = true, value_enum, ignore_case = true, default_value_t, value_name = "FORMAT")]
    pub format: Format,
    /// Files to write results to as well, each in its format.
    #[arg(long, global = true, value_name = "FORMAT=PATH", value_parser = Written::read)]
    pub output: Vec<Written>,
    /// Language; the environment's where not given.
    #[arg(long, global = true, value_enum, ignore_case = true, value_name = "LANG")]
    pub lang: Option<LangArg>,
    /// When to colour.
    #[arg(long, global = true, value_enum, ignore_case = true, default_value_t, value_name = "WHEN")]
    pub color: Color,
    /// Width of a line in cells.
    #[arg(long, global = true, allow_negative_numbers = true, value_name = "COLUMNS", value_parser = RangedU64ValueParser::<usize>::new().range(1..=9999))]
    pub width: Option<usize>,
    /// Line drawing in ASCII alone.
    #[arg(long, global = true)]
    pub ascii: bool,
    /// From which level on findings fail the gate.
    #[arg(long, global = true, value_enum, ignore_case = true, default_value_t, value_name = "LEVEL")]
    pub fail_on: FailOn,
    /// Also what asks less.
    #[arg(long, global = true)]
    pub all: bool,
    /// No summary.
    #[arg(long, short, global = true)]
    pub quiet: bool,
    /// No progress on the terminal.
    #[arg(long, global = true)]
    pub no_progress: bool,
    /// The day that decides whether a waiver has run out.
    #[arg(long, global = true, value_name = "DATE")]
    pub today: Option<String>,
    /// In SARIF, the fingerprints by which GitHub knows a line.
    #[arg(long, global = true)]
    pub sarif_line_hash: bool,
    /// The configuration, in place of the nearest one upward.
    #[arg(long, global = true, value_name = "FILE", conflicts_with = "no_config")]
    pub config: Option<String>,
    /// No configuration.
    #[arg(long, global = true)]
    pub no_config: bool,
    /// The findings that were there before.
    #[arg(long, global = true, value_name = "FILE")]
    pub baseline: Option<String>,
    /// Folders of rules of the user's own.
    #[arg(long, global = true, value_name = "FOLDER")]
    pub rules: Vec<String>,
    /// What standard input is called.
    #[arg(long, global = true, value_name = "NAME")]
    pub stdin_name: Option<String>,
}

impl Common {
    /// Whether results are wanted in one of some formats.
    #[must_use]
    pub fn wants(&self, formats: &[Format]) -> bool {
        let wanted = self.output.iter().map(|written| written.format).chain([self.format]);
        wanted.into_iter().any(|format| formats.contains(&format))
    }

    /// Takes a format that is to go to standard output for the format of the run. Gives a path that more than one output goes to.
    pub fn settle_outputs(&mut self) -> Option<String> {
        let paths = self.output.iter().map(|written| &written.path).enumerate();
        let again = |(at, path): &(usize, &String)| self.output.iter().take(*at).any(|written| written.path == **path);
        if let Some((_, path)) = paths.into_iter().find(again) {
            return Some(path.clone());
        }
        let stdout = self.output.iter().find(|written| written.is_stdout()).map(|written| written.format)?;
        let free = self.format == Format::default() || self.format == stdout;
        self.format = stdout;
        (!free).then(|| "-".to_owned())
    }
}

/// When to colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// A language on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LangArg {
    /// Chinese.
    Zh,
    /// English.
    En,
}

impl From<LangArg> for Lang {
    fn from(lang: LangArg) -> Self {
        match lang {
            LangArg::Zh => Self::Zh,
            LangArg::En => Self::En,
        }
    }
}
