//! The formats that results are printed in, and the files they go to.

use clap::ValueEnum;

/// Output formats.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    #[default]
    Pretty,
    /// One line a finding.
    Concise,
    /// One JSON object.
    Json,
    /// One JSON object a line.
    Jsonl,
    /// SARIF 2.1.0.
    Sarif,
    /// JUnit's XML.
    Junit,
    /// Workflow commands of GitHub Actions.
    Github,
    /// GitLab's code quality report.
    Gitlab,
    /// The diagnostic format of reviewdog.
    Rdjson,
    /// A table for a spreadsheet.
    Csv,
    /// For a comment on a pull request.
    Markdown,
    /// One page to look at, to print, to mail on.
    Html,
}

/// A file to write results to, and the format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The format.
    pub format: Format,
    /// The file; `-` for standard output.
    pub path: String,
}

impl Written {
    /// `sarif=结果.sarif`
    ///
    /// # Errors
    /// An unknown format, or no path. Which it is, is told elsewhere in the reader's language.
    pub fn read(text: &str) -> Result<Self, String> {
        let (format, path) =
            text.split_once(['=', '＝']).filter(|(_, path)| !path.is_empty()).ok_or_else(String::new)?;
        Ok(Self { format: Format::from_str(format.trim(), true)?, path: path.to_owned() })
    }

    /// Whether it goes to standard output.
    #[must_use]
    pub fn is_stdout(&self) -> bool {
        self.path == "-"
    }
}
