//! What tables and wrapped pages look like, and that nothing in them is wider than the terminal.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use jiama::render::style::Ink;
use jiama::render::table::{Cell, Column, table};
use jiama::render::{Lang, Style, safe, wrap};
use proptest::prelude::*;

const PLAIN: Style = Style { lang: Lang::Zh, color: false, ascii: false, width: 80 };

fn columns(titles: [&str; 5]) -> Vec<Column> {
    let set = |(i, title): (usize, &str)| Column { title: title.to_owned(), keep: i == 0, right: i == 4 };
    titles.into_iter().enumerate().map(set).collect()
}

fn row(texts: [&str; 5], ink: Ink) -> Vec<Cell> {
    let mut row: Vec<Cell> = texts.into_iter().map(Cell::from).collect();
    let last = row.pop().unwrap();
    row.push(last.ink(ink));
    row
}

fn all(columns: &[Column], rows: &[Vec<Cell>]) -> String {
    let mut out = String::new();
    for width in [40, 80, 120] {
        out += &format!("{width}\n{}\n", table(columns, rows.to_vec(), &Style { width, ..PLAIN }));
    }
    out += &format!("ascii\n{}\n", table(columns, rows.to_vec(), &Style { ascii: true, ..PLAIN }));
    for width in [40, 80] {
        let painted = table(columns, rows.to_vec(), &Style { color: true, width, ..PLAIN });
        out += &format!("colour {width}\n{}\n", painted.replace('\u{1b}', "\\e"));
    }
    out
}

#[test]
fn short() {
    let rows = [
        row(["JM201", "流动摊贩治理", "2025-06-30", "2025-06-15", "15天"], Ink::Red),
        row(["JM301", "巡查", "每月1次", "每周至少2次", "×8.67"], Ink::Yellow),
        row(["JM401", "河道👨‍👩‍👧保洁", "", "每乡镇不少于2个", "新增"], Ink::Green),
        vec![Cell::from("JM999"), Cell::from("只有\u{1b}[31m两格\n换行")],
    ];
    insta::assert_snapshot!(all(&columns(["规则", "任务", "上级", "下级", "多出"]), &rows));
}

#[test]
fn long() {
    let rows = [
        row(
            [
                "JM201",
                "流动摊贩集中整治和背街小巷环境卫生综合治理",
                "2025年6月30日前完成；确有困难的，可以延长至9月30日",
                "2025年6月15日前完成，逾期的予以通报",
                "15天",
            ],
            Ink::Red,
        ),
        row(["JM301", "巡查", "每月1次", "每周至少2次", "×8.67"], Ink::Yellow),
    ];
    insta::assert_snapshot!(all(&columns(["规则", "任务", "上级", "下级", "多出"]), &rows));
}

#[test]
fn english() {
    let rows = [row(
        ["JM201", "street vendors", "by 30 June 2025, or 30 September where hard", "by 15 June 2025", "15 days"],
        Ink::Red,
    )];
    insta::assert_snapshot!(all(&columns(["rule", "task", "parent", "child", "excess"]), &rows));
}

#[test]
fn empty() {
    assert_eq!(table(&[], Vec::new(), &PLAIN), "");
    insta::assert_snapshot!(table(&columns(["规则", "任务", "上级", "下级", "多出"]), Vec::new(), &PLAIN));
}

#[test]
fn pages_wrap_by_the_rules_of_the_language() {
    let text = "上级要求2025年6月30日前完成的，下级不得擅自提前；确需提前15天以上的，应当说明“必要性、效果和本地条件”，\
                并于2026-09-30前报上级备案（见jiama explain JM201）。\n\nA child may go further openly: a waiver says why, how far, and until when.";
    insta::assert_snapshot!(wrap::page(text, "- ", "  ", &Style { width: 40, ..PLAIN }));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_wider_than_the_terminal(
        titles in prop::array::uniform5("[规则a]{0,9}"),
        texts in prop::collection::vec(prop::collection::vec("[甲，。“”（）年1-9a 👍\u{1b}\u{202e}\t\n]{0,60}", 0..7), 0..5),
        width in 24usize..130, ascii: bool,
    ) {
        let columns = columns([&titles[0], &titles[1], &titles[2], &titles[3], &titles[4]]);
        let rows = texts.into_iter().map(|row| row.into_iter().map(Cell::from).collect()).collect();
        for line in table(&columns, rows, &Style { width, ascii, ..PLAIN }).lines() {
            prop_assert!(safe::cells(line) <= width, "{} cells in {width}: {line}", safe::cells(line));
            prop_assert!(!line.chars().any(|c| c.is_control() || c == '\u{202e}' || c == '\u{2060}'), "{line:?}");
        }
    }

    #[test]
    fn no_line_begins_with_a_closing_mark(text in "[甲乙丙，。；：、！？」）\u{201d}]{0,80}", width in 24usize..80) {
        // Only a run of marks as wide as a line is ever torn.
        prop_assume!(!text.split(['甲', '乙', '丙']).any(|run| run.chars().count() > 5));
        for line in wrap::wrap(&text, width, "", "").iter().skip(1) {
            prop_assert!(!line.starts_with(['，', '。', '；', '：', '、', '！', '？', '」', '）', '”']), "{line}");
        }
    }
}
