//! Directives with slips of every kind put in, by chance that can be repeated.

/// Texts to put slips into.
pub(super) const DIRECTIVES: &[&str] = &[
    include_str!("../../../../benches/pair/市.yaml"),
    include_str!("../../../../benches/pair/县.yaml"),
    include_str!("../../../../tests/yaml/texts/每种写法.yaml"),
    include_str!("../../../../tests/yaml/texts/一行.json"),
    include_str!("../../../../tests/yaml/texts/通知.yaml"),
];

/// What is put in.
#[rustfmt::skip]
const CHIPS: &[&str] = &[
    "：", "\u{3000}", "\t", "\u{feff}", "&a ", "*a", "[", "]", "{", "}", "\"", "'", "- ", "-", "? ", ": ", ":", "#",
    " #", "|", ">", "|\n", "---\n", "...\n", "%", "@", "!", "\r", "\n", "\r\n", "\\", "\u{200b}", "<<: ", "“", "～",
    "－ ", "\0", "\u{85}", "~", ",", "，", "1", "\u{2028}", "\u{fffe}", "\u{a0}", " ", "  ", "\n\n", "null",
    "\\u00e9", "''", "--- ", "`", "#1号 ", "=", "  \n", "\u{7f}", "时限: 甲\n", "- 甲\n", "  - k: v\n", "{a: 1}",
    "[甲, 乙]", "\n---\n", "+", "2", "k:\n",
];

/// A source of chance that gives the same each time.
pub(super) struct Dice(pub(super) u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % below.max(1)
    }

    fn pick<'a>(&mut self, among: &[&'a str]) -> &'a str {
        among[self.roll(among.len())]
    }

    /// A directive, or the first lines of one, or two of them.
    pub(super) fn text(&mut self) -> String {
        let mut text = self.pick(DIRECTIVES).to_owned();
        match self.roll(8) {
            0 => text = format!("{text}---\n{}", self.pick(DIRECTIVES)),
            1 => text = format!("\u{feff}{text}"),
            2 | 3 => {
                let lines = text.lines().count();
                let (from, count) = (self.roll(lines), 1 + self.roll(8));
                text = text.split_inclusive('\n').skip(from).take(count).collect();
            }
            _ => {}
        }
        for _ in 0..self.roll(4) {
            self.change(&mut text);
        }
        if self.roll(5) == 0 { text.replace('\n', "\r\n") } else { text }
    }

    fn change(&mut self, text: &mut String) {
        let at = text.floor_char_boundary(self.roll(text.len() + 1));
        match self.roll(6) {
            0 => text.replace_range(at..text.ceil_char_boundary((at + self.roll(12)).min(text.len())), ""),
            1 | 2 => text.insert_str(at, self.pick(CHIPS)),
            3 => self.change_lines(text),
            4 => {
                // At the start of a line, where most depends on it.
                let start = text[..at].rfind('\n').map_or(0, |n| n + 1);
                text.insert_str(start, self.pick(CHIPS));
            }
            _ => {
                let end = text[at..].find('\n').map_or(text.len(), |n| at + n);
                text.insert_str(end, self.pick(CHIPS));
            }
        }
    }

    fn change_lines(&mut self, text: &mut String) {
        let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
        if lines.is_empty() {
            return;
        }
        let (one, other) = (self.roll(lines.len()), self.roll(lines.len()));
        match self.roll(5) {
            0 => lines.swap(one, other),
            1 => lines.insert(other, lines[one].clone()),
            2 => lines[one].insert_str(0, &" ".repeat(1 + self.roll(4))),
            3 => lines[one] = lines[one].strip_prefix(["  ", " "][self.roll(2)]).unwrap_or(&lines[one]).to_owned(),
            _ => drop(lines.remove(one)),
        }
        *text = lines.concat();
    }
}
