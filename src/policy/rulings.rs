//! Which level a rule has where: rulings by id, by name or by class, for all files or for some.

use crate::rule::Level;
use globset::GlobSet;

/// What is laid down for the rules whose ids begin so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ruling {
    /// An id (`JM201`), or the beginning of several (`JM2`).
    pub rules: String,
    /// The level; `None` turns them off.
    pub level: Option<Level>,
}

/// Rulings for some files.
#[derive(Clone, Debug)]
pub struct Within {
    /// Which files.
    pub files: GlobSet,
    /// What is laid down for them.
    pub rulings: Vec<Ruling>,
}

/// Rulings in force: of those for a file the last that speaks, else the general ones.
#[derive(Clone, Debug, Default)]
pub struct Rulings {
    /// For all files.
    pub general: Vec<Ruling>,
    /// For some.
    pub within: Vec<Within>,
}

impl Rulings {
    /// What is laid down for a rule in a file; `None` where nothing is, `Some(None)` where it is turned off.
    #[must_use]
    pub fn of(&self, rule: &str, file: &str) -> Option<Option<Level>> {
        let of_files = self.within.iter().rev().filter(|within| within.files.is_match(file));
        let mut lists = of_files.map(|within| within.rulings.as_slice()).chain([self.general.as_slice()]);
        lists.find_map(|list| most_particular(list, rule))
    }
}

/// The ruling on the longest beginning of an id.
fn most_particular(rulings: &[Ruling], rule: &str) -> Option<Option<Level>> {
    let speaking = rulings.iter().filter(|ruling| rule.starts_with(&ruling.rules));
    speaking.max_by_key(|ruling| ruling.rules.len()).map(|ruling| ruling.level)
}

#[cfg(test)]
mod tests {
    use super::{Ruling, Rulings, Within};
    use crate::rule::Level;
    use globset::{Glob, GlobSet};

    #[test]
    fn the_most_particular_ruling_counts() {
        let ruling = |rules: &str, level| Ruling { rules: rules.to_owned(), level };
        let files = Glob::new("归档/**").and_then(|glob| GlobSet::builder().add(glob).build());
        let Ok(files) = files else { unreachable!() };
        let rulings = Rulings {
            general: vec![ruling("JM2", Some(Level::Warn)), ruling("JM201", None), ruling("JM", Some(Level::Info))],
            within: vec![Within { files, rulings: vec![ruling("JM2", Some(Level::Error))] }],
        };
        assert_eq!(rulings.of("JM201", "市.yaml"), Some(None));
        assert_eq!(rulings.of("JM202", "市.yaml"), Some(Some(Level::Warn)));
        assert_eq!(rulings.of("JM301", "市.yaml"), Some(Some(Level::Info)));
        assert_eq!(rulings.of("XN101", "市.yaml"), None);
        assert_eq!(rulings.of("JM201", "归档/2020/市.yaml"), Some(Some(Level::Error)));
        assert_eq!(rulings.of("JM301", "归档/2020/市.yaml"), Some(Some(Level::Info)));
    }
}
