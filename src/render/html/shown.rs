//! The one way of text into a page: no markup of the user's gets through, in text or in an attribute, and nothing that hides
//! itself or turns the direction of writing round; what is taken out is shown in its place.

use crate::render::style::Style;
use crate::render::{Lang, safe};
use askama::filters::Escaper;
use std::fmt::{self, Write};

/// Writes text so that it shows as it was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shown;

/// A page has room for every character, in whichever language.
const STYLE: Style = Style { lang: Lang::Zh, color: false, ascii: false, width: 0 };

impl Escaper for Shown {
    fn write_escaped_str<W: Write>(&self, mut to: W, text: &str) -> fmt::Result {
        let text = safe::lines(text, &STYLE);
        let mut rest = &*text;
        while let Some(at) = rest.find(['<', '>', '&', '"', '\'']) {
            let (plain, from) = rest.split_at(at);
            to.write_str(plain)?;
            let mut chars = from.chars();
            to.write_str(match chars.next() {
                Some('<') => "&lt;",
                Some('>') => "&gt;",
                Some('&') => "&amp;",
                Some('"') => "&quot;",
                _ => "&#39;",
            })?;
            rest = chars.as_str();
        }
        to.write_str(rest)
    }
}

#[cfg(test)]
mod tests {
    use super::Shown;
    use askama::filters::Escaper;

    fn shown(text: &str) -> String {
        let mut out = String::new();
        assert!(Shown.write_escaped_str(&mut out, text).is_ok());
        out
    }

    #[test]
    fn text_shows_as_it_was_written() {
        assert_eq!(shown("每周至少2次《通知》“引号”…"), "每周至少2次《通知》“引号”…");
        assert_eq!(shown("<script>a&&b</script>"), "&lt;script&gt;a&amp;&amp;b&lt;/script&gt;");
        assert_eq!(shown("\" onload='x'"), "&quot; onload=&#39;x&#39;");
        assert_eq!(shown("甲\r\n乙"), "甲\n乙");
        assert_eq!(shown("甲\u{202e}乙\u{200b}丙"), "甲&lt;U+202E&gt;乙&lt;U+200B&gt;丙");
        assert_eq!(shown("a\u{0}b\u{1b}[31m"), "a␀b␛[31m");
        assert_eq!(shown("👩\u{200d}🌾"), "👩\u{200d}🌾");
    }
}
