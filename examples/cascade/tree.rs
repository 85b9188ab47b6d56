//! Who hands down to whom: the divisions of China, real to county level, below it real or made up.

use super::dice::Dice;
use serde::Deserialize;
use std::path::Path;
use std::{fs, io};

/// A place that has an office of its own.
pub(crate) struct Division {
    /// Its code, which begins with the code of what it lies in; the nation's is empty.
    pub(crate) code: String,
    pub(crate) name: String,
}

/// The share of a nation's counties, townships and villages, from the bureau of statistics: 41,352 townships in 2,978 counties,
/// 620,573 villages in them.
const TOWNSHIPS: (usize, usize) = (8, 20);
const VILLAGES: (usize, usize) = (9, 21);

impl Division {
    /// 0 the nation, 1 a province, down to 5, a village.
    pub(crate) fn level(&self) -> usize {
        match self.code.len() {
            0 => 0,
            2 => 1,
            4 => 2,
            6 => 3,
            9 => 4,
            _ => 5,
        }
    }
}

#[derive(Deserialize)]
struct Row {
    code: String,
    name: String,
}

/// Every division, in the order of their codes, so that each follows what it lies in.
///
/// # Errors
/// The folder has no `streets.json` and `villages.json` that can be read.
pub(crate) fn all(folder: Option<&Path>, seed: u64) -> io::Result<Vec<Division>> {
    // Taiwan, Hong Kong and Macao hand nothing down this way.
    let rows = include_str!("../../rules/data/divisions.txt").lines().filter(|line| !line.starts_with('#'));
    let rows = rows.filter_map(|line| line.split_once(' ')).filter(|(code, _)| !code.starts_with(['7', '8']));
    let mut all = vec![Division { code: String::new(), name: String::new() }];
    all.extend(rows.map(|(code, name)| Division { code: code.to_owned(), name: name.to_owned() }));
    match folder {
        Some(folder) => {
            for file in ["streets.json", "villages.json"] {
                let rows: Vec<Row> = serde_json::from_slice(&fs::read(folder.join(file))?)?;
                all.extend(rows.into_iter().map(|row| Division { code: row.code, name: row.name }));
            }
        }
        None => make_up(&mut all, seed),
    }
    all.sort_by(|a, b| a.code.cmp(&b.code));
    Ok(all)
}

fn make_up(all: &mut Vec<Division>, seed: u64) {
    let between = |dice: &mut Dice, (least, most): (usize, usize)| least + dice.below(most - least + 1);
    for county in (0..all.len()).filter(|at| all.get(*at).is_some_and(|d| d.level() == 3)).collect::<Vec<_>>() {
        let Some(code) = all.get(county).map(|division| division.code.clone()) else { continue };
        let mut dice = Dice::new(seed, &code);
        for township in 1..=between(&mut dice, TOWNSHIPS) {
            let township_code = format!("{code}{township:03}");
            for village in 1..=between(&mut dice, VILLAGES) {
                all.push(Division { code: format!("{township_code}{village:03}"), name: format!("第{village}村") });
            }
            all.push(Division { code: township_code, name: format!("第{township}镇") });
        }
    }
}

/// So many of all divisions: a county of each province in turn, whole, with what stands above it; the last one cut short.
pub(crate) fn pick(all: Vec<Division>, size: usize) -> Vec<Division> {
    let mut counties: Vec<(usize, &str, usize)> = Vec::new();
    let mut turn = 0;
    for (at, division) in all.iter().enumerate() {
        match division.level() {
            1 => turn = 0,
            3 => {
                counties.push((turn, &division.code, at));
                turn += 1;
            }
            _ => {}
        }
    }
    counties.sort_unstable();
    let mut kept = vec![false; all.len()];
    let mut left = size;
    for (_, code, at) in counties {
        let above =
            [0, 2, 4].map(|length| all.binary_search_by(|d| d.code.as_str().cmp(code.get(..length).unwrap_or(code))));
        let below = all.iter().enumerate().skip(at).take_while(|(_, d)| d.code.starts_with(code)).map(|(at, _)| at);
        for at in above.into_iter().flatten().chain(below) {
            if let Some(mark) = kept.get_mut(at).filter(|mark| !**mark && left > 0) {
                *mark = true;
                left -= 1;
            }
        }
        if left == 0 {
            break;
        }
    }
    all.into_iter().zip(kept).filter_map(|(division, kept)| kept.then_some(division)).collect()
}
