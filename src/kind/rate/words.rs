//! Words that bound a count, and words that name no measure.

use crate::fault::Code;
use crate::kind::force::Phrase;
use crate::kind::misread::Misread;
use crate::kind::words::{Cursor, eat_about};

/// What a word makes of the count beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    /// At least so many.
    Floor,
    /// More than so many.
    Above,
    /// At most so many.
    Ceiling,
    /// Fewer than so many.
    Below,
    /// Just so many.
    Exact,
}

use Bound::{Above, Below, Ceiling, Exact, Floor};

const BEFORE: &[(&str, Bound)] = &[
    ("至少", Floor),
    ("最少", Floor),
    ("起码", Floor),
    ("最低", Floor),
    ("不少于", Floor),
    ("不得少于", Floor),
    ("不应少于", Floor),
    ("不能少于", Floor),
    ("不可少于", Floor),
    ("不低于", Floor),
    ("不得低于", Floor),
    ("不应低于", Floor),
    ("不能低于", Floor),
    ("不小于", Floor),
    ("不得小于", Floor),
    ("不下于", Floor),
    ("大于等于", Floor),
    ("大于或等于", Floor),
    ("下限", Floor),
    ("≥", Floor),
    (">=", Floor),
    ("at least", Floor),
    ("no less than", Floor),
    ("not less than", Floor),
    ("no fewer than", Floor),
    ("not fewer than", Floor),
    ("not be less than", Floor),
    ("no less often than", Floor),
    ("not less often than", Floor),
    ("no less frequently than", Floor),
    ("not less frequently than", Floor),
    ("a minimum of", Floor),
    ("minimum of", Floor),
    ("at a minimum", Floor),
    ("minimum", Floor),
    ("min", Floor),
    ("min.", Floor),
    ("超过", Above),
    ("多于", Above),
    ("大于", Above),
    ("高于", Above),
    (">", Above),
    ("more than", Above),
    ("最多", Ceiling),
    ("至多", Ceiling),
    ("不超过", Ceiling),
    ("不得超过", Ceiling),
    ("不应超过", Ceiling),
    ("不能超过", Ceiling),
    ("不可超过", Ceiling),
    ("不超", Ceiling),
    ("不多于", Ceiling),
    ("不得多于", Ceiling),
    ("不应多于", Ceiling),
    ("不能多于", Ceiling),
    ("不高于", Ceiling),
    ("不得高于", Ceiling),
    ("不大于", Ceiling),
    ("不得大于", Ceiling),
    ("小于等于", Ceiling),
    ("小于或等于", Ceiling),
    ("控制在", Ceiling),
    ("仅限", Ceiling),
    ("只限", Ceiling),
    ("限", Ceiling),
    ("仅", Ceiling),
    ("只", Ceiling),
    ("只能", Ceiling),
    ("只可", Ceiling),
    ("仅能", Ceiling),
    ("仅可", Ceiling),
    ("最高", Ceiling),
    ("上限", Ceiling),
    ("≤", Ceiling),
    ("<=", Ceiling),
    ("at most", Ceiling),
    ("no more than", Ceiling),
    ("not more than", Ceiling),
    ("no more often than", Ceiling),
    ("not more often than", Ceiling),
    ("no more frequently than", Ceiling),
    ("not more frequently than", Ceiling),
    ("up to", Ceiling),
    ("a maximum of", Ceiling),
    ("maximum of", Ceiling),
    ("maximum", Ceiling),
    ("max", Ceiling),
    ("max.", Ceiling),
    ("not exceeding", Ceiling),
    ("not exceed", Ceiling),
    ("not to exceed", Ceiling),
    ("limited to", Ceiling),
    ("少于", Below),
    ("低于", Below),
    ("小于", Below),
    ("不足", Below),
    ("<", Below),
    ("less than", Below),
    ("fewer than", Below),
    ("恰好", Exact),
    ("正好", Exact),
    ("刚好", Exact),
    ("exactly", Exact),
];

const AFTER: &[(&str, Bound)] = &[
    ("以上", Floor),
    ("及以上", Floor),
    ("或以上", Floor),
    ("(含)以上", Floor),
    ("以上(含)", Floor),
    ("起", Floor),
    ("+", Floor),
    ("or more", Floor),
    ("or more often", Floor),
    ("以下", Ceiling),
    ("及以下", Ceiling),
    ("或以下", Ceiling),
    ("(含)以下", Ceiling),
    ("以内", Ceiling),
    ("之内", Ceiling),
    ("为限", Ceiling),
    ("or fewer", Ceiling),
    ("or less", Ceiling),
];

/// Takes a word that bounds the count after it.
pub(super) fn bound(c: &mut Cursor<'_>) -> Option<Bound> {
    c.eat_one_of(BEFORE)
}

/// Takes a word that bounds the count before it.
pub(super) fn bound_after(c: &mut Cursor<'_>) -> Option<Bound> {
    c.eat_one_of(AFTER)
}

/// Softens a rate said with 左右 or 约, as an amount is.
pub(super) fn about(p: &mut Phrase<'_>) -> bool {
    let about = eat_about(&mut p.c, &["左右", "约", "大约", "大致", "about", "approximately", "or so"]).is_some();
    if about {
        p.soften("原则上");
    }
    about
}

/// Takes a word that names no measure.
pub(super) fn vague(c: &mut Cursor<'_>) -> bool {
    vague_word(c).is_some()
}

/// Whether a word that names no measure only says how a thing is gone about, once a rate is said: 每月1次日常巡查. 多次 and
/// 不定期 beside a rate are a further demand.
pub(super) fn is_manner(word: &str) -> bool {
    const MANNER: &[&str] = &[
        "定期",
        "经常性",
        "经常",
        "常态化",
        "常态",
        "日常",
        "坚持",
        "持续",
        "长期",
        "regularly",
        "regular",
        "periodic",
    ];
    MANNER.contains(&word)
}

/// Takes a word that names no measure, which a rate said after it makes good.
pub(super) fn vague_word<'s>(c: &mut Cursor<'_>) -> Option<&'s str> {
    const VAGUE: &[&str] = &[
        "定期",
        "不定期",
        "定期不定期",
        "定期或不定期",
        "经常",
        "经常性",
        "常态化",
        "常态",
        "频繁",
        "日常",
        "时常",
        "常常",
        "坚持",
        "持续",
        "反复",
        "长期",
        "不间断",
        "多次",
        "regularly",
        "periodically",
        "often",
        "frequently",
        "regular",
        "periodic",
    ];
    c.eat_any(VAGUE)
}

/// Refuses what leaves the rate to somebody's judgement or to events, and what can be understood in two ways.
pub(super) fn refused(c: &Cursor<'_>) -> Result<(), Misread> {
    const AT_WILL: &[&str] = &[
        "适时",
        "随时",
        "视情",
        "视情况",
        "视情形",
        "酌情",
        "必要时",
        "按需",
        "根据需要",
        "视需要",
        "适当",
        "适度",
        "及时",
        "不时",
        "有时",
        "偶尔",
        "择机",
        "因需",
        "as needed",
        "as necessary",
        "when necessary",
        "if necessary",
        "as required",
        "from time to time",
        "occasionally",
        "where appropriate",
        "as appropriate",
        "sometimes",
    ];
    /// How often it was before is no measure: 不超过上年.
    const BEFORE: &[&str] = &["上年", "去年", "往年", "上一年", "上月", "上个月", "上季", "历年"];
    const TWO_WAYS: &[&str] = &[
        "biweekly",
        "bi-weekly",
        "bimonthly",
        "bi-monthly",
        "biannual",
        "biannually",
        "bi-annually",
        "bi-annual",
        "biyearly",
    ];
    let mut at = *c;
    if at.eat_any(AT_WILL).or_else(|| at.eat_any(BEFORE)).is_some() {
        return Err(Misread::new(Code::Vague, "rate", at.since(*c)));
    }
    if at.eat_any(TWO_WAYS).is_some() {
        return Err(Misread::new(Code::NotUnderstood, "ambiguous", at.since(*c)));
    }
    Ok(())
}
