//! The keys of a configuration, in both spellings.

/// A setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// The language.
    Lang,
    /// How much is reported.
    Profile,
    /// Levels by rule.
    Levels,
    /// Levels by path.
    Paths,
    /// Tolerance by dimension.
    Tolerance,
    /// How much of the time those below are to be left.
    Squeeze,
    /// Files that are left out of folders.
    Ignore,
    /// The baseline.
    Baseline,
    /// Folders of own rules.
    Rules,
    /// Own dimensions.
    Dimensions,
    /// Own ladders, and words of others.
    Ladders,
    /// Trees of terms.
    Trees,
    /// Synonyms.
    Synonyms,
}

/// Every key with its spellings, in the order in which settings are told; the English one first.
pub const KEYS: &[(Key, &[&str])] = &[
    (Key::Lang, &["lang", "语言"]),
    (Key::Profile, &["profile", "方案"]),
    (Key::Levels, &["levels", "级别"]),
    (Key::Paths, &["paths", "按路径"]),
    (Key::Tolerance, &["tolerance", "容差"]),
    (Key::Squeeze, &["squeeze", "时间余量"]),
    (Key::Ignore, &["ignore", "忽略"]),
    (Key::Baseline, &["baseline", "基线"]),
    (Key::Rules, &["rules", "规则"]),
    (Key::Dimensions, &["dimensions", "维度"]),
    (Key::Ladders, &["ladders", "等次表"]),
    (Key::Trees, &["trees", "词语树"]),
    (Key::Synonyms, &["synonyms", "同义词"]),
];

/// Keys of the paths in an entry by path.
pub const PATH: &[&str] = &["path", "路径"];

/// Keys of the levels in an entry by path.
pub const PATH_LEVELS: &[&str] = &["levels", "级别"];

/// The key that a spelling names.
pub(super) fn of(spelling: &str) -> Option<Key> {
    KEYS.iter().find(|(_, spellings)| spellings.contains(&spelling)).map(|(key, _)| *key)
}

/// All spellings, to suggest the nearest.
pub(super) fn spellings() -> impl Iterator<Item = &'static str> {
    KEYS.iter().flat_map(|(_, spellings)| spellings.iter().copied())
}

impl Key {
    /// Every key, in the order in which settings are told.
    pub fn all() -> impl Iterator<Item = Self> {
        KEYS.iter().map(|(key, _)| *key)
    }

    /// Its English spelling, by which its word is found.
    #[must_use]
    pub fn name(self) -> &'static str {
        let own = KEYS.iter().find(|(key, _)| *key == self);
        own.and_then(|(_, spellings)| spellings.first()).copied().unwrap_or_default()
    }
}
