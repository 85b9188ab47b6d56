//! Tables by comfy-table, or a list of records where the terminal is too narrow for one. Lines are broken here, by the rules of the
//! language: comfy-table would begin one with `，`.

use super::style::{END, Ink, Style};
use super::{safe, wrap};
use comfy_table::{CellAlignment, ContentLineStyle, LineStyle, Table, TableStyle};

/// How a column is set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// Its title.
    pub title: String,
    /// As wide as its content, never wrapped: ids, dates.
    pub keep: bool,
    /// Set to the right: numbers.
    pub right: bool,
}

/// One cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// Its text, on one line.
    pub text: String,
    /// Its colour.
    pub ink: Option<Ink>,
}

impl<T: Into<String>> From<T> for Cell {
    fn from(text: T) -> Self {
        Self { text: text.into(), ink: None }
    }
}

impl Cell {
    /// The same in an ink.
    #[must_use]
    pub fn ink(mut self, ink: Ink) -> Self {
        self.ink = Some(ink);
        self
    }
}

/// Below this many cells a list is easier to read than a table.
const NARROW: usize = 60;
/// No column that wraps is made narrower than this.
const LEAST: usize = 10;
/// Cells between two columns.
const GAP: usize = 2;

/// The rows as lines of text, each ended, none wider than [`Style::width`]. Missing cells are blank; cells without a column are left out.
#[must_use]
pub fn table(columns: &[Column], rows: Vec<Vec<Cell>>, style: &Style) -> String {
    drawn(columns, rows, style, true)
}

/// The same with no line between rows, for a table in which the first cell of each tells it from the one before.
#[must_use]
pub fn close_table(columns: &[Column], rows: Vec<Vec<Cell>>, style: &Style) -> String {
    drawn(columns, rows, style, false)
}

fn drawn(columns: &[Column], rows: Vec<Vec<Cell>>, style: &Style, parted: bool) -> String {
    if columns.is_empty() {
        return String::new();
    }
    let own = |text: &str| style.plain(&safe::line(text, style)).into_owned();
    let titles: Vec<String> = columns.iter().map(|c| own(&c.title)).collect();
    let rows: Vec<Vec<Cell>> = rows
        .into_iter()
        .map(|row| row.into_iter().take(columns.len()).map(|c| Cell { text: own(&c.text), ink: c.ink }).collect())
        .collect();
    match widths(columns, &titles, &rows, style.width()) {
        Some(widths) if style.width() >= NARROW => grid(columns, &titles, &rows, &widths, (style, parted)),
        _ => records(&titles, &rows, style),
    }
}

/// The width of each column, or none where they cannot stand side by side.
fn widths(columns: &[Column], titles: &[String], rows: &[Vec<Cell>], room: usize) -> Option<Vec<usize>> {
    // An empty column takes a cell in comfy-table too.
    let mut widths: Vec<usize> = titles.iter().map(|t| safe::cells(t).max(1)).collect();
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(safe::cells(&cell.text));
        }
    }
    let gaps = GAP * columns.len().saturating_sub(1);
    let mut over = (widths.iter().sum::<usize>() + gaps).saturating_sub(room);
    while over > 0 {
        let free = widths.iter_mut().zip(columns).filter(|(width, column)| !column.keep && **width > LEAST);
        *free.map(|(width, _)| width).max_by_key(|width| **width)? -= 1;
        over -= 1;
    }
    Some(widths)
}

fn grid(
    columns: &[Column],
    titles: &[String],
    rows: &[Vec<Cell>],
    widths: &[usize],
    (style, parted): (&Style, bool),
) -> String {
    let broken = |text: &str, i: usize, ink: Option<Ink>| {
        let lines = wrap::wrap(text, widths.get(i).copied().unwrap_or(LEAST), "", "");
        let tall = lines.len() > 1;
        (lines.iter().map(|line| mark(line, ink, style)).collect::<Vec<_>>().join("\n"), tall)
    };
    let mut table = Table::new();
    table.set_header(titles.iter().enumerate().map(|(i, t)| broken(t, i, Some(Ink::Bold)).0));
    let mut tall = false;
    for row in rows {
        let mut cells = Vec::with_capacity(columns.len());
        for (i, cell) in row.iter().enumerate() {
            let (text, more) = broken(&cell.text, i, cell.ink);
            tall |= more;
            cells.push(text);
        }
        cells.resize(columns.len(), String::new());
        table.add_row(cells);
    }
    table.load_style(lines(tall && parted, style.ascii)).set_width(u16::try_from(style.width()).unwrap_or(u16::MAX));
    let last = columns.len().saturating_sub(1);
    for (i, (column, set)) in columns.iter().zip(table.column_iter_mut()).enumerate() {
        set.set_padding((0, if i == last { 0 } else { 1 }));
        set.set_cell_alignment(if column.right { CellAlignment::Right } else { CellAlignment::Left });
    }
    table.lines().map(|line| unmark(line.trim_end()) + "\n").collect()
}

/// No frame: a rule under the titles, and a faint one between rows where some take several lines.
fn lines(tall: bool, ascii: bool) -> TableStyle {
    let (rule, faint) = if ascii { ('-', '.') } else { ('─', '┈') };
    let gap = ContentLineStyle::none().junction(' ');
    let style = TableStyle::new()
        .header_lines(gap)
        .header_separator(LineStyle::none().fill(rule).junction(rule))
        .content_lines(gap);
    if tall { style.row_separator(LineStyle::none().fill(faint).junction(faint)) } else { style }
}

/// Signs without width that stand for an ink while comfy-table measures; text made harmless has none of them.
const MARKS: [(char, Ink); 6] = [
    ('\u{2061}', Ink::Red),
    ('\u{2062}', Ink::Yellow),
    ('\u{2063}', Ink::Green),
    ('\u{2064}', Ink::Cyan),
    ('\u{206a}', Ink::Bold),
    ('\u{206b}', Ink::Dim),
];
const UNMARK: char = '\u{2060}';

fn mark(line: &str, ink: Option<Ink>, style: &Style) -> String {
    let sign = MARKS.iter().find(|(_, of)| style.color && Some(*of) == ink).map(|(sign, _)| sign);
    match sign {
        Some(sign) if !line.is_empty() => format!("{sign}{line}{UNMARK}"),
        _ => line.to_owned(),
    }
}

fn unmark(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    for c in line.chars() {
        match MARKS.iter().find(|(sign, _)| *sign == c) {
            Some((_, ink)) => out.push_str(ink.code()),
            None if c == UNMARK => out.push_str(END),
            None => out.push(c),
        }
    }
    out
}

/// One paragraph a row, one line or more a cell; empty cells are left out.
fn records(titles: &[String], rows: &[Vec<Cell>], style: &Style) -> String {
    let room = style.width();
    let wide = titles.iter().map(|t| safe::cells(t)).max().unwrap_or(0).min(room / 3);
    let mut paragraphs = Vec::with_capacity(rows.len());
    for row in rows {
        let mut out = String::new();
        for (title, cell) in titles.iter().zip(row).filter(|(_, cell)| !cell.text.is_empty()) {
            let width = safe::cells(title);
            let indent = " ".repeat(wide + GAP);
            let lead = if width > wide {
                out.extend(wrap::wrap(title, room, "", "").into_iter().map(|l| style.paint(Ink::Bold, &l) + "\n"));
                indent.clone()
            } else {
                format!("{title}{}", " ".repeat(wide - width + GAP))
            };
            for (i, line) in wrap::wrap(&cell.text, room, &lead, &indent).iter().enumerate() {
                let lead = if i == 0 { &lead } else { &indent };
                let value = line.get(lead.len()..).unwrap_or_default();
                let value = cell.ink.map_or_else(|| value.to_owned(), |ink| style.paint(ink, value));
                let blank = lead.trim_end_matches(' ');
                let spaces = lead.get(blank.len()..).unwrap_or_default();
                out.push_str(&format!("{}{spaces}{value}\n", style.paint(Ink::Bold, blank)));
            }
        }
        paragraphs.push(out);
    }
    paragraphs.join("\n")
}
