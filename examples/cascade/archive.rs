//! The archive on the disk: a folder of files, one stream of YAML, or JSON lines.

use super::campaign::Directive;
use super::dice::Dice;
use super::write;
use clap::ValueEnum;
use std::error::Error;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// In what form it is written.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Form {
    Files,
    Yaml,
    Jsonl,
}

/// What is written to.
pub(crate) struct Archive {
    form: Form,
    path: PathBuf,
    stream: Option<BufWriter<File>>,
    /// The folder last made.
    folder: PathBuf,
    text: String,
}

impl Archive {
    pub(crate) fn new(form: Form, out: &Path) -> Result<Self, Box<dyn Error>> {
        let path = out.join(match form {
            Form::Files => "档案",
            Form::Yaml => "档案.yaml",
            Form::Jsonl => "档案.jsonl",
        });
        let stream = match form {
            Form::Files => None,
            Form::Yaml | Form::Jsonl => Some(BufWriter::with_capacity(1 << 20, File::create(&path)?)),
        };
        Ok(Self { form, path, stream, folder: PathBuf::new(), text: String::new() })
    }

    pub(crate) fn add(&mut self, directive: &Directive, dice: &mut Dice) -> Result<(), Box<dyn Error>> {
        self.text.clear();
        match self.form {
            Form::Files => {}
            Form::Yaml => self.text.push_str("---\n"),
            Form::Jsonl => write::json(directive, &mut self.text),
        }
        if !matches!(self.form, Form::Jsonl) {
            write::yaml(directive, dice, &mut self.text);
        }
        match &mut self.stream {
            Some(stream) => stream.write_all(self.text.as_bytes())?,
            None => fs::write(self.file(directive)?, &self.text)?,
        }
        Ok(())
    }

    /// Where a directive is filed: by province, city and county, whatever is below together with the county's own.
    fn file(&mut self, directive: &Directive) -> Result<PathBuf, Box<dyn Error>> {
        // Below the county, which has six figures, a township has nine and a village twelve.
        let below = match directive.code.len() {
            12 => 2,
            9 => 1,
            _ => 0,
        };
        let folders = directive.path.get(..directive.path.len() - below.min(directive.path.len())).unwrap_or_default();
        let folder = folders.iter().fold(self.path.clone(), |folder, name| folder.join(name));
        if folder != self.folder {
            fs::create_dir_all(&folder)?;
            self.folder.clone_from(&folder);
        }
        let name = directive.path.last().map_or("全国", String::as_str);
        Ok(folder.join(format!("{}{name}.yaml", directive.code)))
    }

    pub(crate) fn finish(mut self) -> Result<PathBuf, Box<dyn Error>> {
        if let Some(stream) = &mut self.stream {
            stream.flush()?;
        }
        Ok(self.path)
    }
}
