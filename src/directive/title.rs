//! What the title of a directive says that it is about, which is what a task that it carries out is called. Knows titles, not
//! what is asked in them.

use super::name::left;
use super::{essence, plain};

/// What the titles of directives call themselves.
const PAPERS: &[&str] = &[
    "通知",
    "通告",
    "公告",
    "实施意见",
    "意见",
    "实施细则",
    "工作要点",
    "工作计划",
    "专项工作方案",
    "专项行动方案",
    "专项方案",
    "工作方案",
    "实施方案",
    "行动方案",
    "方案",
];

/// Words before the title of a directive that another puts in force.
const ISSUING: &[&str] = &["关于", "印发", "转发", "做好"];

/// What the names of territories end with.
pub const TERRITORIES: &[char] = &['国', '省', '市', '州', '盟', '县', '区', '旗', '镇', '乡', '道', '村'];

/// What the title of a directive says that it is about: 农资打假 of 关于印发《某县2025年农资打假专项行动方案》的通知.
#[must_use]
pub fn about(title: &str) -> String {
    let plain = plain(title);
    let mut said = plain.as_str();
    while let Some(rest) = ISSUING.iter().find_map(|word| left(said.strip_prefix(word)?)) {
        said = rest;
    }
    while let Some(rest) = PAPERS.iter().find_map(|word| left(said.strip_suffix(word)?.trim_end_matches('的'))) {
        said = rest;
    }
    essence(of_year(said))
}

/// Without the year before it, and the place before that.
fn of_year(title: &str) -> &str {
    let Some((before, rest)) = title.split_once('年') else { return title };
    let place = before.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_year = before.len() - place.len() == 4;
    let is_placed = place.is_empty() || place.ends_with(TERRITORIES);
    let rest = rest.trim_start_matches('度');
    left(rest).filter(|_| is_year && is_placed).unwrap_or(title)
}

#[cfg(test)]
mod tests {
    use super::about;

    #[test]
    fn a_title_tells_what_it_is_about() {
        let rows = [
            ("关于印发《某县2025年农资打假专项行动方案》的通知", "农资打假"),
            ("关于做好春耕备耕工作的通知", "春耕备耕"),
            ("2025年度农资打假实施方案", "农资打假"),
            ("农资打假", "农资打假"),
            ("2025年", "2025年"),
            ("25年农资打假", "25年农资打假"),
            ("迎接2025年农资打假", "迎接2025年农资打假"),
            ("通知", "通知"),
        ];
        rows.iter().for_each(|(title, said)| assert_eq!(about(title), *said, "{title}"));
    }
}
