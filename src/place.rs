//! Divisions of China to county level (GB/T 2260): which place a name means, and which lies in which. Knows no directive.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::OnceLock;

/// What the name of a province or prefecture ends with and may do without: 西宁 is 西宁市.
const ENDINGS: &[&str] =
    &["维吾尔自治区", "壮族自治区", "回族自治区", "特别行政区", "自治区", "自治州", "地区", "省", "市", "盟"];

/// Words for all of the directive's own territory, by level from the village up.
const WHOLE: &[(&str, u8)] = &[
    ("全村", 1),
    ("全社区", 1),
    ("全乡", 2),
    ("全镇", 2),
    ("全街道", 2),
    ("全县", 3),
    ("全区", 3),
    ("全旗", 3),
    ("全市", 4),
    ("全州", 4),
    ("全盟", 4),
    ("全省", 5),
    ("全国", 6),
    ("辖区", 6),
    ("全域", 6),
    ("本辖区", 6),
    ("辖区内", 6),
];

/// All divisions: the codes that a name, or a code itself, stands for, and the name of each code.
struct Divisions {
    /// The names by their first character, longer ones first.
    by_first: HashMap<char, Vec<&'static str>>,
    codes: HashMap<&'static str, Vec<&'static str>>,
    names: HashMap<&'static str, &'static str>,
}

/// Read when a name is first looked up.
fn divisions() -> &'static Divisions {
    static DIVISIONS: OnceLock<Divisions> = OnceLock::new();
    DIVISIONS.get_or_init(|| {
        let text = include_str!("../rules/data/divisions.txt");
        let rows = text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(' '));
        let mut divisions = Divisions { by_first: HashMap::new(), codes: HashMap::new(), names: HashMap::new() };
        for (code, name) in rows {
            divisions.names.insert(code, name);
            let ending = ENDINGS.iter().find(|ending| code.len() < 6 && name.ends_with(**ending));
            let short = ending.and_then(|ending| name.strip_suffix(ending)).filter(|short| short.chars().count() > 1);
            for word in [Some(code), Some(name), short].into_iter().flatten() {
                divisions.codes.entry(word).or_default().push(code);
            }
        }
        for name in divisions.codes.keys() {
            divisions.by_first.entry(name.chars().next().unwrap_or_default()).or_default().push(name);
        }
        divisions
            .by_first
            .values_mut()
            .for_each(|names| names.sort_unstable_by_key(|name| (Reverse(name.len()), *name)));
        divisions
    })
}

/// The place from which names are understood: the territory of a directive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Home(Option<&'static str>);

impl Home {
    /// The home that the first of some texts names: a region by name or code, or an issuer that begins with one.
    #[must_use]
    pub fn of<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        Self(texts.into_iter().find_map(leading))
    }

    /// Whether the place `general` is, or has in it, the place `particular`. A name that several places bear is settled by
    /// home, or by being in `general`; where that does not settle it, no: [`Home::may_lie_in`] says whether it hangs on that.
    #[must_use]
    pub fn lies_in(self, particular: &str, general: &str) -> bool {
        if let Some(level) = whole(general) {
            return whole(particular).map_or_else(|| !codes(particular).is_empty(), |below| below <= level);
        }
        let outer = codes(general);
        if outer.is_empty() {
            return false;
        }
        let (inner, outer) = (self.readings(codes(particular)), self.readings(outer));
        let inside = |i: &&&str| outer.iter().all(|o| i.starts_with(o));
        let within = inner.iter().filter(inside).count();
        within > 0 && (within == inner.len() || within == 1 && outer.len() == 1)
    }

    /// Whether the place `particular` lies in `general` in one reading of their names and not in another, and nothing
    /// settles which is meant.
    #[must_use]
    pub fn may_lie_in(self, particular: &str, general: &str) -> bool {
        let (inner, outer) = (codes(particular), codes(general));
        if inner.len() < 2 && outer.len() < 2 || self.lies_in(particular, general) {
            return false;
        }
        let (inner, outer) = (self.readings(inner), self.readings(outer));
        outer.iter().any(|o| inner.iter().any(|i| i.starts_with(o)))
    }

    /// Whether home is, or lies in, a place of this name.
    #[must_use]
    pub fn is_in(self, name: &str) -> bool {
        self.0.is_some_and(|home| codes(name).iter().any(|code| home.starts_with(code)))
    }

    /// The full names of all places that a name may mean: one where home settles it.
    #[must_use]
    pub fn places(self, name: &str) -> Vec<String> {
        let names = &divisions().names;
        let full =
            |code: &&str| [2, 4, 6].iter().filter_map(|digits| names.get(code.get(..*digits)?)).copied().collect();
        self.readings(codes(name)).iter().map(full).collect()
    }

    /// Of the places of a name those that may be meant: at home, else in the same prefecture, else in the same province.
    fn readings(self, of: &[&'static str]) -> Vec<&'static str> {
        let near = self.0.filter(|_| of.len() > 1).and_then(|home| {
            let around = [home.len(), 4, 2].into_iter().filter_map(|digits| home.get(..digits));
            around
                .map(|around| of.iter().filter(|code| code.starts_with(around)).copied().collect::<Vec<_>>())
                .find(|near| !near.is_empty())
        });
        near.unwrap_or_else(|| of.to_vec())
    }
}

/// Whether a word is the name or code of a place.
#[must_use]
pub fn is_place(word: &str) -> bool {
    !codes(word).is_empty()
}

/// Whether a text has a name in it that several places bear, so that which is meant hangs on who says it.
#[must_use]
pub fn may_hang_on_home(text: &str) -> bool {
    let starts =
        text.char_indices().filter_map(|(at, first)| Some((divisions().by_first.get(&first)?, text.get(at..)?)));
    starts.into_iter().any(|(names, rest)| names.iter().any(|name| rest.starts_with(*name) && codes(name).len() > 1))
}

/// Whether a word is one for all of the directive's own territory: 全县, 辖区.
#[must_use]
pub fn is_territory(word: &str) -> bool {
    whole(word).is_some()
}

fn whole(word: &str) -> Option<u8> {
    WHOLE.iter().find(|(w, _)| *w == word).map(|(_, level)| *level)
}

/// The codes of all places of a name, or of a code of two, four or six digits (trailing zeros aside). That of a place begins
/// with that of the place it lies in.
#[must_use]
pub fn codes(word: &str) -> &'static [&'static str] {
    let mut word = word;
    if word.bytes().all(|b| b.is_ascii_digit()) {
        while word.len() > 2 && word.len().is_multiple_of(2) && word.ends_with("00") {
            word = word.get(..word.len() - 2).unwrap_or_default();
        }
    }
    divisions().codes.get(word).map(Vec::as_slice).unwrap_or_default()
}

/// The place that a text is or begins with, down to the most particular one named in a row: 西宁市城东区教育局.
fn leading(text: &str) -> Option<&'static str> {
    let mut home: Option<&'static str> = None;
    let mut rest = text.trim();
    if let [code] = codes(rest) {
        return Some(code);
    }
    loop {
        let first = rest.chars().next().and_then(|first| divisions().by_first.get(&first));
        let named = first.into_iter().flatten().filter(|name| rest.starts_with(**name));
        let mut inside = named.filter_map(|name| {
            let mut fits = codes(name).iter().filter(|code| home.is_none_or(|h| code.starts_with(h)));
            fits.next().filter(|_| fits.next().is_none()).map(|code| (name.len(), *code))
        });
        let Some((end, code)) = inside.next() else { return home };
        home = Some(code);
        rest = rest.get(end..).unwrap_or_default();
    }
}

#[cfg(test)]
mod tests {
    use super::Home;

    #[test]
    fn districts_lie_in_their_cities() {
        let home = Home::default();
        assert!(home.lies_in("城东区", "西宁市"));
        assert!(home.lies_in("城东区", "西宁"));
        assert!(home.lies_in("西宁市", "青海"));
        assert!(home.lies_in("630102", "青海省"));
        assert!(home.lies_in("630102", "630100"));
        assert!(home.lies_in("南宁", "广西"));
        assert!(!home.lies_in("西宁市", "城东区"));
        assert!(!home.lies_in("兰州市", "青海省"));
        assert!(!home.lies_in("背街小巷", "西宁市"));
        assert!(home.lies_in("东城区", "北京市"));
    }

    #[test]
    fn names_of_several_places_are_settled_by_home() {
        assert!(Home::of(["南京市"]).lies_in("鼓楼区", "江苏省"));
        assert!(!Home::of(["徐州市"]).lies_in("鼓楼区", "南京市"));
        assert!(Home::of(["江苏省徐州市鼓楼区教育局"]).lies_in("鼓楼区", "徐州市"));
        // Two of them lie in Jiangsu: which one is not known, so neither is taken.
        assert!(!Home::default().lies_in("鼓楼区", "江苏省"));
        assert!(Home::default().lies_in("鼓楼区", "南京市"));
        assert!(Home::default().may_lie_in("鼓楼区", "江苏省"));
        assert!(!Home::default().may_lie_in("鼓楼区", "江西省"));
        assert!(!Home::of(["徐州市"]).may_lie_in("鼓楼区", "江苏省"));
        // At home in Jiangsu it is one of those two, and both lie there.
        assert!(Home::of(["江苏省水利厅"]).lies_in("鼓楼区", "江苏省"));
        assert!(Home::default().places("鼓楼区").contains(&"江苏省南京市鼓楼区".to_owned()));
        assert_eq!(Home::of(["长春市"]).places("朝阳区"), ["吉林省长春市朝阳区"]);
    }

    #[test]
    fn the_whole_of_a_territory_covers_what_is_below() {
        let home = Home::default();
        assert!(home.lies_in("全县", "全市"));
        assert!(home.lies_in("城东区", "全市"));
        assert!(!home.lies_in("全市", "全县"));
        assert!(!home.lies_in("餐饮单位", "全市"));
    }
}
