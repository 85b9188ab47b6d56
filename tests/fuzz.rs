//! The bodies of the fuzz targets over every directive of the tests and examples, and over each with slips put in. No fuzzer is
//! needed for that; `JIAMA_FUZZ=1000` makes it so many slips a text.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    unreachable_pub,
    reason = "a test fails by panicking"
)]

#[path = "../fuzz/src/lib.rs"]
mod bodies;

use std::fs;
use std::path::Path;

/// Every text below a folder that ends in `.yaml`, in order.
fn texts(folder: &Path, found: &mut Vec<String>) {
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() && !path.ends_with("node_modules") {
            texts(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "yaml") {
            found.extend(fs::read_to_string(&path).ok());
        }
    }
}

fn corpus() -> Vec<String> {
    let mut found = Vec::new();
    for folder in ["examples", "tests/pairs", "tests/config", "tests/waivers", "tests/fix"] {
        texts(Path::new(folder), &mut found);
    }
    assert!(found.len() > 200, "{} texts", found.len());
    found
}

/// Runs a body over the texts that a fuzzer once found something with.
fn found(target: &str, body: impl Fn(&str)) {
    let texts = fs::read_dir(Path::new("tests/fuzz").join(target)).into_iter().flatten();
    texts.for_each(|entry| body(&fs::read_to_string(entry.unwrap().path()).unwrap()));
}

/// A row of numbers that is the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most.max(1)
    }
}

/// A text with a few of its characters gone, doubled, or turned into such as directives and YAML take notice of.
fn slipped(text: &str, dice: &mut Dice) -> String {
    const SLIPS: [&str; 24] = [
        ":",
        "：",
        "-",
        "\n",
        "\t",
        "\"",
        "'",
        "[",
        "}",
        "#",
        "&甲 ",
        "*甲",
        "|\n",
        "、",
        "每",
        "不少于",
        "万",
        "0",
        "99999999999999999999",
        "%",
        "---\n",
        "\u{202e}",
        "…",
        " ",
    ];
    let mut chars: Vec<char> = text.chars().collect();
    for _ in 0..=dice.below(4) {
        let at = dice.below(chars.len());
        match dice.below(3) {
            0 if at < chars.len() => drop(chars.remove(at)),
            1 => {
                let piece: Vec<char> = chars.iter().skip(at).take(dice.below(30)).copied().collect();
                chars.splice(at..at, piece);
            }
            _ => drop(chars.splice(at..at, SLIPS[dice.below(SLIPS.len())].chars())),
        }
    }
    chars.into_iter().collect()
}

/// Runs a body over texts, each as it stands and with slips, as many as the machine is asked for.
fn over(every: usize, body: impl Fn(&str)) {
    let slips: usize = std::env::var("JIAMA_FUZZ").ok().and_then(|count| count.parse().ok()).unwrap_or(2);
    let mut dice = Dice(8);
    for text in corpus().iter().step_by(every) {
        body(text);
        (0..slips).for_each(|_| body(&slipped(text, &mut dice)));
    }
}

#[test]
fn yaml() {
    found("yaml", bodies::yaml);
    over(1, bodies::yaml);
}

#[test]
fn directives() {
    found("directive", bodies::directive);
    over(1, bodies::directive);
}

#[test]
fn values() {
    found("value", bodies::value);
    over(4, |text| text.lines().filter_map(|line| line.split_once(": ")).for_each(|(_, value)| bodies::value(value)));
}

#[test]
fn audits() {
    found("audit", bodies::audit);
    over(12, bodies::audit);
}

#[test]
fn settings() {
    found("settings", bodies::settings);
    over(6, bodies::settings);
}

#[test]
fn fixes() {
    found("fix", bodies::fix);
    let all = corpus();
    let mut dice = Dice(21);
    for pair in all.windows(2).step_by(24) {
        let [above, below] = [&pair[0], &pair[1]];
        bodies::fix(&format!("{above}{}{below}", bodies::BETWEEN));
        bodies::fix(&format!("{below}{}{}", bodies::BETWEEN, slipped(below, &mut dice)));
    }
}
