//! Numbers in the many ways that a text may have them.

/// 0 to 99,999,999 in Chinese figures.
pub(super) fn chinese(n: usize) -> String {
    if n >= 10_000 {
        let (high, low) = (n / 10_000, n % 10_000);
        let rest = match low {
            0 => String::new(),
            1..1000 => format!("零{}", below_ten_thousand(low, true)),
            _ => below_ten_thousand(low, true),
        };
        return format!("{}万{rest}", below_ten_thousand(high, false));
    }
    below_ten_thousand(n, false)
}

/// 1 to 9,999; `inside` a larger number ten is 一十.
fn below_ten_thousand(n: usize, inside: bool) -> String {
    let digit = |n: usize| "零一二三四五六七八九".chars().nth(n).unwrap();
    let and = |rest: usize, next: usize| match rest {
        0 => String::new(),
        _ if rest < next => format!("零{}", below_ten_thousand(rest, true)),
        _ => below_ten_thousand(rest, true),
    };
    match n {
        0..10 => digit(n).to_string(),
        10..20 if !inside => format!("十{}", and(n - 10, 1)),
        10..100 => format!("{}十{}", digit(n / 10), and(n % 10, 1)),
        100..1000 => format!("{}百{}", digit(n / 100), and(n % 100, 10)),
        _ => format!("{}千{}", digit(n / 1000), and(n % 1000, 100)),
    }
}

/// The number with commas between thousands.
pub(super) fn grouped(n: usize) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

/// Wordings with the blanks `{n}` (digits), `{z}` (Chinese figures) and `{l}` (the same, with 两 for 2) filled.
pub(super) fn filled(n: usize, wordings: &[&str]) -> Vec<String> {
    let chinese = chinese(n);
    let before_a_noun = if n == 2 { "两" } else { &chinese };
    let fill = |w: &&str| w.replace("{n}", &n.to_string()).replace("{z}", &chinese).replace("{l}", before_a_noun);
    wordings.iter().map(fill).collect()
}

/// Each phrase in each frame, whose blank is `{v}`.
pub(super) fn framed(phrases: &[String], frames: &[&str]) -> Vec<String> {
    frames.iter().flat_map(|frame| phrases.iter().map(|phrase| frame.replace("{v}", phrase))).collect()
}

/// A sum of money in yuan.
pub(super) fn money(yuan: usize) -> Vec<String> {
    let mut said = vec![format!("{yuan}元"), format!("{}元", chinese(yuan)), format!("人民币{yuan}元")];
    if yuan >= 1000 {
        said.push(format!("{}元", grouped(yuan)));
    }
    if yuan.is_multiple_of(1000) && yuan >= 10_000 {
        let (whole, tenth) = (yuan / 10_000, yuan % 10_000 / 1000);
        said.push(if tenth == 0 { format!("{whole}万元") } else { format!("{whole}.{tenth}万元") });
    }
    said
}

/// A text with full-width digits, or with spaces around its figures; one in Latin letters as it is.
pub(super) fn dressed(text: &str, wide: bool, spaced: bool) -> String {
    if text.chars().any(|c| c.is_ascii_alphabetic()) || text.is_ascii() {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut before = '\0';
    for c in text.chars() {
        let figure = |c: char| c.is_ascii_digit();
        let han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
        if spaced && (figure(before) && han(c) || han(before) && figure(c)) {
            out.push(' ');
        }
        before = c;
        let wider = char::from_u32(u32::from(c) + 0xfee0).filter(|_| wide && figure(c));
        out.push(wider.unwrap_or(c));
    }
    out
}
