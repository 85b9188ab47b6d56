//! Directives with slips of every kind put in, by chance that can be repeated.

/// Texts to put slips into.
pub(super) const DIRECTIVES: &[&str] = &[
    include_str!("../../../../benches/pair/市.yaml"),
    include_str!("../../../../benches/pair/县.yaml"),
    "\
# 头
---
title: 大气🚒污染   # 注释
issued: 2025-03-01
scope: [道路/主干道, \"工业 企业\", '它''的', {对象: x}]
parent: 某政办〔2025〕12号
上限: ~
除外: []
tasks:
  - 任务: 排查
    时限: 6月30日前
    frequency: {巡查: 每周2次, \"抽检\": 每季1次, 'k':null}
  - id: \"\\u4e2d\\n“甲”\\t\\\\ \\\"乙\\\"\"
    note: |
      第一段

        第二段
      #三
    备注: >-
      甲
      乙

quota:
- 007
-   - no
    - 10:30
-
  - 甲
  -   k: v
      说明:
        下一行
units: {村: 20, 镇: [1, [2, 3,], ],}
",
    "{\"id\": \"a-1\", \"title\":\"整治\",\"issued\":\"2025-03-01\",\"scope\":[\"道路\",\"企业\"],\"frequency\":{\"巡查\":\"每周2次\"},\"quota\": 3, \"x-1\": null}\n",
    "\
文号: 某县环〔2025〕7号
标题: 关于“散乱污”企业排查：第二批
发文机关: 某县生态环境局
发文日期: 2025-04-02
依据: ../市/通知.yaml
承办单位: {乡镇: 12, 村: 153}
范围:
- 工业企业
- 建筑工地   # 含在建
时限: 收到通知之日起10个工作日内
频次:
  巡查: 每周至少2次
  抽检: '每季度 1 次'
指标: {问题线索: 每乡镇不少于2个, 整改率: 95%以上}
附加要求: [日报, 台账, 水印照片]
说明:
  - dimension: frequency
    subject: 巡查
    up_to: 每日1次
    necessity: |-
      主汛期水位日变幅超过1米
      沿河12村均受影响
    effect: >
      2024年同期加密巡查后
      险情发现时间缩短
    until: 2025-09-15
",
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
