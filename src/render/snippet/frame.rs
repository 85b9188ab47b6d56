//! The frame around all excerpts of a notice, with its notes hung below. miette draws the numbered lines and what is under them.

use super::Level;
use super::excerpt::Excerpt;
use crate::render::style::{Ink, Style};
use crate::render::{safe, wrap};
use miette::{GraphicalReportHandler, GraphicalTheme, ThemeCharacters, ThemeStyles};

pub(super) struct Frame<'s> {
    /// Digits of the greatest line number.
    digits: usize,
    style: &'s Style,
    glyphs: ThemeCharacters,
    lines: Vec<String>,
    /// Whether a note has ended the frame.
    closed: bool,
}

impl<'s> Frame<'s> {
    pub(super) fn new(digits: usize, style: &'s Style) -> Self {
        let glyphs = if style.ascii { ThemeCharacters::ascii() } else { ThemeCharacters::unicode() };
        Self { digits, style, glyphs, lines: Vec::new(), closed: false }
    }

    /// Cells for a line of source.
    pub(super) fn room(&self) -> usize {
        self.style.width().saturating_sub(self.digits + 4)
    }

    fn margin(&self) -> String {
        " ".repeat(self.digits + 2)
    }

    /// Names a file, with line and column where there is a place in it.
    pub(super) fn header(&mut self, name: &str, place: Option<(usize, usize)>, caption: &str) {
        let style = self.style;
        let at = place.map_or_else(String::new, |(line, column)| format!(":{line}:{column}"));
        let name = format!("[{}{at}]", safe::line(name, style));
        let safe = safe::line(caption, style);
        let caption = style.plain(&safe);
        let corner = if self.lines.is_empty() { self.glyphs.ltop } else { self.glyphs.lcross };
        let first = format!("{}{corner}{}", self.margin(), self.glyphs.hbar);
        let rest = format!("{}{}  ", self.margin(), self.glyphs.vbar);
        let whole = if caption.is_empty() { name.clone() } else { format!("{name} {caption}") };
        if safe::cells(&first) + safe::cells(&whole) <= style.width() {
            let caption = whole.get(name.len()..).unwrap_or_default();
            let line = format!("{first}{}{}", style.paint(Ink::Cyan, &name), style.paint(Ink::Bold, caption));
            self.lines.push(line);
        } else {
            self.lines.extend(wrap::wrap(&whole, style.width(), &first, &rest));
        }
    }

    /// The lines of an excerpt, drawn by miette.
    pub(super) fn body(&mut self, excerpt: &Excerpt, level: Level) {
        let handler = GraphicalReportHandler::new_themed(self.theme(level, &excerpt.mains()))
            .with_width(usize::MAX / 2)
            .with_context_lines(1)
            .without_primary_span_start()
            .without_cause_chain()
            .without_syntax_highlighting();
        let mut drawn = String::new();
        if handler.render_report(&mut drawn, excerpt).is_err() {
            return;
        }
        // Above stand a message, here empty, and a header that cannot be wrapped; below, the end of a frame of its own.
        let lines: Vec<&str> = drawn.lines().collect();
        let body = lines.get(2..lines.len().saturating_sub(1)).unwrap_or_default();
        let own = excerpt.digits();
        let pad = " ".repeat(self.digits.saturating_sub(own));
        self.lines.extend(body.iter().map(|line| format!("{pad}{}", excerpt.restore(line).trim_end())));
    }

    fn theme(&self, level: Level, mains: &[bool]) -> GraphicalTheme {
        let mut styles = if self.style.color { ThemeStyles::ansi() } else { ThemeStyles::none() };
        let grave = match level {
            Level::Error => styles.error,
            Level::Warn => styles.warning,
            Level::Info => styles.advice,
        };
        let side = styles.advice;
        styles.highlights = mains.iter().map(|main| if *main { grave } else { side }).collect();
        if self.style.color {
            styles.highlights.iter_mut().for_each(|s| *s = s.bold());
        }
        if styles.highlights.is_empty() {
            styles.highlights.push(side);
        }
        GraphicalTheme { characters: self.glyphs.clone(), styles }
    }

    /// Notes at the frame's lower edge, their titles in one column.
    pub(super) fn notes(&mut self, notes: impl Iterator<Item = (String, String)>) {
        let style = self.style;
        let own = |text: &str| style.plain(&safe::lines(text, style)).into_owned();
        let notes: Vec<_> = notes.map(|(title, text)| (own(&title), own(&text))).collect();
        let Some(last) = notes.len().checked_sub(1) else { return };
        let most = style.width() / 3;
        let wide = notes.iter().map(|(title, _)| safe::cells(title)).filter(|n| *n <= most).max().unwrap_or(0);
        let bare = self.lines.is_empty();
        if !bare {
            self.lines.push(format!("{}{}", self.margin(), self.glyphs.vbar));
        }
        for (i, (title, text)) in notes.iter().enumerate() {
            let ends = i == last;
            let corner = match (bare && i == 0, ends) {
                (true, false) => self.glyphs.ltop,
                (_, true) => self.glyphs.lbot,
                (false, false) => self.glyphs.lcross,
            };
            let lead = format!("{}{corner}{} ", self.margin(), self.glyphs.hbar);
            let side = if ends { ' ' } else { self.glyphs.vbar };
            let margin = self.margin();
            let rest = |indent: usize| format!("{margin}{side}{}", " ".repeat(indent));
            if safe::cells(title) > most {
                self.lines.extend(wrap::wrap(title, style.width(), &lead, &rest(2)));
                self.lines.extend(wrap::wrap(text, style.width(), &rest(4), &rest(4)));
                continue;
            }
            let first = format!("{lead}{title}{}", " ".repeat(wide - safe::cells(title) + 2));
            let mut wrapped = wrap::wrap(text, style.width(), &first, &rest(wide + 4));
            if let Some(line) = wrapped.first_mut() {
                let tail = line.get(lead.len() + title.len()..).unwrap_or_default();
                *line = format!("{lead}{}{tail}", style.paint(Ink::Cyan, title));
            }
            self.lines.append(&mut wrapped);
        }
        self.closed = true;
    }

    /// The whole, its last line closed.
    pub(super) fn finish(mut self) -> String {
        if !self.closed && !self.lines.is_empty() {
            let foot = format!("{}{}{}", self.margin(), self.glyphs.lbot, self.glyphs.hbar.to_string().repeat(4));
            self.lines.push(foot);
        }
        self.lines.into_iter().map(|l| l + "\n").collect()
    }
}
