//! What the words of a bound say: nothing is allowed, all is, a value may be reached, or so much may be added. Knows words, not
//! what is asked.

use super::figure::Figure;
use crate::kind::Kind;
use crate::kind::order::Way;
use crate::rule::Dimension;

/// What a bound says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// Nothing is allowed.
    Nowhere,
    /// It is left to those below.
    Freely,
    /// A value may be reached: what says it.
    Reach(String),
    /// So much may be added; and what is left without the word for adding.
    More(Figure, String),
}

/// Words of the bound itself, which is the most that may be asked anyway.
const AT_MOST: &[&str] = &[
    "最多不超过",
    "最早不早于",
    "不得超过",
    "不得高于",
    "不得多于",
    "不得早于",
    "不得短于",
    "不超过",
    "不高于",
    "不多于",
    "不早于",
    "不短于",
    "至多",
    "最多",
    "最高",
    "最早",
    "最短",
    "以内",
    "no more than",
    "no earlier than",
    "not earlier than",
    "at most",
    "up to",
];

/// What allows nothing.
const NOT: &[&str] =
    &["不得", "不允许", "不准", "不许", "不可", "不能", "禁止", "严禁", "not allowed", "may not", "must not"];

/// The same, alone.
const NONE: &[&str] = &["无", "没有", "none", "no", "nothing"];

/// Words for adding so much to what is asked.
const ADDING: &[&str] = &[
    "增加",
    "上浮",
    "上调",
    "浮动",
    "提高",
    "提升",
    "延长",
    "缩短",
    "压缩",
    "压减",
    "earlier",
    "more",
    "additional",
    "longer",
    "shorter",
];

/// The same of dates, which elsewhere is what is asked: a notice is given 提前3日.
const OF_DATES: &[&str] = &["提前", "提早"];

/// The same where less is heavier.
const LESSENING: &[&str] = &["降低", "减少", "下调", "下浮"];

/// What makes of such a word one for a value that is reached: 提高到.
const REACHING: &[char] = &['到', '至', '为', '成'];

/// What leaves it to those below.
const FREELY: &[&str] = &["结合实际", "因地制宜", "酌情", "适当", "视情", "自行", "按需", "as needed", "as local"];

/// What leaves it to them where nothing follows: 可从严, but not 从严管控.
const HARDER: &[&str] = &["从严", "从紧", "从重", "从快", "加严", "stricter"];

/// What stands before that by which a set may be widened.
const WIDENING: &[&str] = &[
    "扩大到",
    "扩大至",
    "扩展到",
    "扩展至",
    "拓展到",
    "拓展至",
    "延伸到",
    "延伸至",
    "纳入",
    "新增",
    "增加",
    "增设",
    "补充",
    "建立",
    "包括",
    "extended to",
];

/// What a bound on a dimension says, beside a value that has only a ceiling or not.
#[must_use]
pub(super) fn said(row: &Dimension, text: &str, only_ceiling: bool) -> Said {
    let whole = text.trim().to_lowercase();
    let text = AT_MOST.iter().fold(whole.clone(), |text, word| text.replace(word, ""));
    if NONE.contains(&text.trim()) || NOT.iter().any(|word| text.contains(word)) {
        return Said::Nowhere;
    }
    if row.kinds.as_slice() == [Kind::Items] {
        return of_set(row, &text);
    }
    let of_dates = row.kinds.contains(&Kind::Due);
    let lessening = row.heavier.floor == Way::Down;
    let words = [(ADDING, true), (OF_DATES, of_dates), (LESSENING, lessening)];
    let words = words.iter().filter(|(_, applies)| *applies).flat_map(|(words, _)| words.iter());
    for word in words {
        let Some((before, after)) = text.split_once(word) else { continue };
        let Some(from) = after.find(is_figure) else { continue };
        let to = after.get(..from).unwrap_or_default();
        // 提高到每村2个 says a value, and 增加2个 how much is added.
        if let Some(reached) = to.rfind(REACHING).and_then(|at| after.get(at..)) {
            return Said::Reach(reached.trim_start_matches(REACHING).to_owned());
        }
        if let Some(found) = Figure::find(after) {
            return Said::More(found, format!("{before}{after}"));
        }
    }
    let text = if only_ceiling { whole } else { text };
    let is_left = FREELY.iter().any(|word| text.contains(word)) || HARDER.iter().any(|word| text.ends_with(word));
    let is_free = is_left && !text.contains(is_figure);
    if is_free { Said::Freely } else { Said::Reach(text) }
}

/// A set may be widened by what is named; what names nothing, or only what is widened, says by what it likes.
fn of_set(row: &Dimension, text: &str) -> Said {
    let named = WIDENING.iter().filter_map(|word| text.rsplit_once(word)).map(|(_, rest)| rest);
    let named = named.min_by_key(|rest| rest.len()).map(str::trim).filter(|rest| !rest.is_empty());
    if let Some(named) = named {
        return Said::Reach(named.to_owned());
    }
    let own = text.trim_start_matches(['可', '以']).trim();
    let words = row.keys.iter().chain(&row.moves).map(String::as_str).chain(FREELY.iter().copied());
    let is_free = own.is_empty() || WIDENING.contains(&own) || words.into_iter().any(|word| own.contains(word));
    if is_free { Said::Freely } else { Said::Reach(own.to_owned()) }
}

fn is_figure(c: char) -> bool {
    c.is_numeric() || "一二三四五六七八九十百千万亿两半翻".contains(c)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::{Said, said};
    use crate::rule::RuleBook;

    fn says(key: &str, text: &str, only_ceiling: bool) -> Said {
        let book = RuleBook::embedded().unwrap();
        let row = book.dimensions.get(book.dimension_of_key(key).unwrap()).unwrap();
        said(row, text, only_ceiling)
    }

    #[test]
    fn the_words_of_a_bound() {
        let reach = |text: &str| Said::Reach(text.to_owned());
        let rows = [
            ("频次", "不允许加密", Said::Nowhere),
            ("频次", "None", Said::Nowhere),
            ("频次", "不得超过每周2次", reach("每周2次")),
            ("频次", "可结合实际", Said::Freely),
            ("频次", "可结合实际每周2次", reach("可结合实际每周2次")),
            ("频次", "加密", reach("加密")),
            ("措施", "可从严", Said::Freely),
            ("措施", "从严管控", reach("从严管控")),
            ("措施", "可从严一级", reach("可从严一级")),
            ("时限", "可提前到6月20日", reach("6月20日")),
            ("时限", "提前完成", reach("提前完成")),
            ("提前量", "提前3日", reach("提前3日")),
            ("指标", "可提高覆盖率至95%", reach("95%")),
            ("指标", "降低5%", reach("降低5%")),
            ("范围", "可扩大到民宿", reach("民宿")),
            ("范围", "可新增", Said::Freely),
            ("范围", "可", Said::Freely),
            ("范围", "可扩大检查范围", Said::Freely),
            ("附加要求", "因地制宜", Said::Freely),
            ("范围", "民宿", reach("民宿")),
        ];
        rows.iter().for_each(|(key, text, due)| assert_eq!(says(key, text, false), *due, "{text}"));
        assert_eq!(says("上限", "每年不超过3次", true), reach("每年不超过3次"));
        let added = [
            ("时限", "提前不超过5日", "不超过5日"),
            ("门槛", "可降低20%", "可20%"),
            ("频次", "每月增加1次", "每月1次"),
            ("指标", "增加200棵", "200棵"),
        ];
        for (key, text, rest) in added {
            let more = says(key, text, false);
            assert!(matches!(&more, Said::More(_, left) if *left == rest.replace("不超过", "")), "{text} {more:?}");
        }
    }
}
