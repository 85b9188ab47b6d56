//! The words of a value, made uniform, and a cursor over them. Knows notation (full width, case, spaces), not meaning.

use std::ops::Range;

/// A value's text made uniform — full-width forms to half-width, Latin to lower case, `～` and long dashes to `~` and
/// `-`, U+3000 and other spaces to a space — where each character still knows its bytes in the original.
#[derive(Debug)]
pub struct Words {
    text: String,
    chars: Vec<char>,
    /// Byte offset of each character in the original, and the original's length at the end.
    offsets: Vec<usize>,
}

impl Words {
    /// Makes `text` uniform.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut chars = Vec::with_capacity(text.len());
        let mut offsets = Vec::with_capacity(text.len() + 1);
        for (at, c) in text.char_indices() {
            chars.push(uniform(c));
            offsets.push(at);
        }
        offsets.push(text.len());
        Self { text: text.to_owned(), chars, offsets }
    }

    /// A cursor at the first word.
    #[must_use]
    pub fn start(&self) -> Cursor<'_> {
        Cursor { words: self, at: 0 }
    }

    /// The original text of a byte range; empty where it is no range of whole characters.
    #[must_use]
    pub fn original(&self, range: Range<usize>) -> &str {
        self.text.get(range).unwrap_or_default()
    }

    /// The uniform text of a byte range of the original.
    #[must_use]
    pub fn uniform(&self, range: Range<usize>) -> String {
        let chars = self.chars.iter().zip(&self.offsets);
        chars.filter(|(_, at)| range.contains(at)).map(|(c, _)| *c).collect()
    }
}

/// Takes one of some words for "about", but not 约 inside another word.
pub fn eat_about<'a>(c: &mut Cursor<'_>, words: &[&'a str]) -> Option<&'a str> {
    if is_pact(*c) { None } else { c.eat_any(words) }
}

/// Whether 约 stands here in a word in which it is no "about": 约定, 预约.
fn is_pact(c: Cursor<'_>) -> bool {
    let mut at = c;
    at.skip_spaces();
    at.before().is_some_and(|before| "预违公民契合条签履集节解续失特规".contains(before)) && at.sees("约")
        || ["约束", "约定", "约谈", "约见", "约请"].iter().any(|word| at.sees(word))
}

/// One character in its uniform form.
#[must_use]
pub fn uniform(c: char) -> char {
    match c {
        '\u{3000}' | '\u{a0}' | '\t' | '\n' | '\r' | '\u{2000}'..='\u{200a}' | '\u{202f}' => ' ',
        '〜' | '∼' => '~',
        '—' | '–' | '―' | '−' | '─' => '-',
        '。' => '.',
        '≧' => '≥',
        '≦' => '≤',
        '“' | '”' | '「' | '」' => '"',
        '〔' | '【' => '[',
        '〕' | '】' => ']',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c).to_ascii_lowercase(),
        _ => c.to_ascii_lowercase(),
    }
}

/// A place between two characters of a [`Words`]. Copy it to try a reading and fall back.
#[derive(Clone, Copy, Debug)]
pub struct Cursor<'w> {
    words: &'w Words,
    at: usize,
}

impl<'w> Cursor<'w> {
    /// The words this is a cursor over.
    #[must_use]
    pub fn words(&self) -> &'w Words {
        self.words
    }

    /// The next character, spaces included.
    #[must_use]
    pub fn peek(&self) -> Option<char> {
        self.words.chars.get(self.at).copied()
    }

    /// The character before the cursor.
    #[must_use]
    pub fn before(&self) -> Option<char> {
        self.at.checked_sub(1).and_then(|i| self.words.chars.get(i)).copied()
    }

    /// Takes one character.
    pub fn next_char(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += 1;
        Some(c)
    }

    /// Passes over spaces.
    pub fn skip_spaces(&mut self) {
        while self.peek() == Some(' ') {
            self.at += 1;
        }
    }

    /// Whether only spaces are left.
    #[must_use]
    pub fn at_end(&self) -> bool {
        let rest = self.words.chars.get(self.at..).unwrap_or_default();
        rest.iter().all(|c| *c == ' ')
    }

    /// Takes `word` (already uniform) after any spaces. A Latin word must end where the text's word ends. In Chinese
    /// words, spaces between characters of the text are passed over (`每 月`). A word without a character stands nowhere.
    pub fn eat(&mut self, word: &str) -> bool {
        let mut c = *self;
        c.skip_spaces();
        for w in word.chars() {
            if !w.is_ascii() {
                c.skip_spaces();
            }
            if c.next_char() != Some(w) {
                return false;
            }
        }
        let Some(last) = word.chars().next_back() else { return false };
        if last.is_ascii_alphabetic() && c.peek().is_some_and(|next| next.is_ascii_alphabetic()) {
            return false;
        }
        *self = c;
        true
    }

    /// Takes the longest of `words` that stands here.
    pub fn eat_any<'s>(&mut self, words: &[&'s str]) -> Option<&'s str> {
        let longest = words.iter().filter_map(|w| self.tried(w).map(|c| (c.at, *w, c)));
        let (_, word, c) = longest.max_by_key(|(at, ..)| *at)?;
        *self = c;
        Some(word)
    }

    /// Takes the longest key of `table` that stands here, and gives its meaning.
    pub fn eat_one_of<T: Copy>(&mut self, table: &[(&str, T)]) -> Option<T> {
        let longest = table.iter().filter_map(|(w, t)| self.tried(w).map(|c| (c.at, *t, c)));
        let (_, meaning, c) = longest.max_by_key(|(at, ..)| *at)?;
        *self = c;
        Some(meaning)
    }

    fn tried(&self, word: &str) -> Option<Self> {
        let mut c = *self;
        c.eat(word).then_some(c)
    }

    /// Whether `word` stands here.
    #[must_use]
    pub fn sees(&self, word: &str) -> bool {
        self.tried(word).is_some()
    }

    /// The bytes of the original from `start` to here, spaces around them left out.
    #[must_use]
    pub fn since(&self, start: Cursor<'_>) -> Range<usize> {
        self.trimmed(start.at, self.at)
    }

    /// The bytes of the original from here to the end, spaces around them left out.
    #[must_use]
    pub fn rest(&self) -> Range<usize> {
        self.trimmed(self.at, self.words.chars.len())
    }

    /// The uniform text from `start` to here.
    #[must_use]
    pub fn text_since(&self, start: Cursor<'_>) -> String {
        let chars = self.words.chars.get(start.at..self.at).unwrap_or_default();
        chars.iter().collect::<String>().trim().to_owned()
    }

    /// The uniform text from here to the end.
    #[must_use]
    pub fn text_rest(&self) -> String {
        let chars = self.words.chars.get(self.at..).unwrap_or_default();
        chars.iter().collect::<String>().trim().to_owned()
    }

    /// How far the cursor has come, in characters: to choose the reading that understood most.
    #[must_use]
    pub fn reach(&self) -> usize {
        self.at
    }

    fn trimmed(&self, from: usize, to: usize) -> Range<usize> {
        let part = self.words.chars.get(from..to).unwrap_or_default();
        let space = |c: &&char| **c == ' ';
        let first = from + part.iter().take_while(space).count();
        let after = from + part.len() - part.iter().rev().take_while(space).count();
        let byte = |i: usize| self.words.offsets.get(i).copied().unwrap_or_default();
        byte(first)..byte(after.max(first))
    }
}
