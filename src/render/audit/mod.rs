//! What an audit comes to, for people: one sentence, where burden grows, what grew most, whose, and when; then the gravest findings.

mod json;
mod summary;

pub use json::{JsonAudit, of as json};
pub use summary::summary;

/// A number with its thousands apart.
#[must_use]
pub fn thousands(n: usize) -> String {
    let digits = n.to_string();
    let head = digits.len() % 3;
    let groups = digits.as_bytes().get(head..).unwrap_or_default().chunks(3);
    let first = digits.get(..head).filter(|first| !first.is_empty()).map(str::to_owned);
    let rest = groups.map(|group| String::from_utf8_lossy(group).into_owned());
    first.into_iter().chain(rest).collect::<Vec<_>>().join(",")
}

/// A share in percent to one place.
#[must_use]
pub fn percent(part: usize, whole: usize) -> String {
    // In tenths of a percent, rounded half up.
    let tenths = (part * 2000 + whole).checked_div(whole * 2).unwrap_or(0);
    format!("{}.{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::{percent, thousands};

    #[test]
    fn numbers_are_written_as_in_reports() {
        assert_eq!([0, 12, 999, 1000, 665_276, 1_234_567].map(thousands).join(" "), "0 12 999 1,000 665,276 1,234,567");
        assert_eq!((percent(1, 3), percent(2, 3), percent(0, 5), percent(5, 5), percent(0, 0)), {
            let text = str::to_owned;
            (text("33.3"), text("66.7"), text("0.0"), text("100.0"), text("0.0"))
        });
    }
}
