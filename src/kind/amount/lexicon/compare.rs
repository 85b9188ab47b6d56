//! Words of comparison, before a figure and after it.

use super::super::super::order::End;

/// What a word of comparison says of the figure that follows.
#[derive(Clone, Copy, Debug)]
pub(in super::super) enum Mode {
    /// It bounds one end.
    Bound {
        /// Which end.
        end: End,
        /// Whether the bound itself is excluded.
        strict: bool,
        /// Whether a word after the figure may say otherwise (达到90%以下, 控制在3—5%).
        soft: bool,
    },
    /// It is both ends.
    Exact,
}

const AT_LEAST: Mode = Mode::Bound { end: End::Floor, strict: false, soft: false };
const AT_MOST: Mode = Mode::Bound { end: End::Ceiling, strict: false, soft: false };
const ABOVE: Mode = Mode::Bound { end: End::Floor, strict: true, soft: false };
const BELOW: Mode = Mode::Bound { end: End::Ceiling, strict: true, soft: false };
pub(in super::super) const REACH: Mode = Mode::Bound { end: End::Floor, strict: false, soft: true };
pub(in super::super) const WITHIN: Mode = Mode::Bound { end: End::Ceiling, strict: false, soft: true };

const fn negated(mode: Mode) -> &'static [(&'static str, Mode)] {
    match mode {
        Mode::Bound { end: End::Floor, .. } => {
            &[("少", AT_LEAST), ("低", AT_LEAST), ("小", AT_LEAST), ("短", AT_LEAST)]
        }
        _ => &[("超", AT_MOST), ("多", AT_MOST), ("高", AT_MOST), ("大", AT_MOST), ("长", AT_MOST)],
    }
}

/// 不, 不得, 不能 … before 少于, 超过 …: the whole turned round.
#[rustfmt::skip]
pub(in super::super) const NOT: &[&str] = &[
    "不", "不得", "不能", "不应", "不宜", "不可", "不要", "不许", "不准", "不会", "不应当", "不允许", "严禁", "禁止",
    "不应该", "均不", "均不得",
];

/// What stands after [`NOT`].
pub(in super::super) fn turned() -> impl Iterator<Item = (String, Mode)> {
    let stems = negated(AT_LEAST).iter().chain(negated(AT_MOST));
    let stems = stems.flat_map(|(stem, mode)| ["于", "过", ""].map(|end| (format!("{stem}{end}"), *mode)));
    let others = [
        ("突破", AT_MOST),
        ("超出", AT_MOST),
        ("下于", AT_LEAST),
        ("下", AT_LEAST),
        ("止", ABOVE),
        ("足", BELOW),
        ("到", BELOW),
        ("满", BELOW),
        ("及", BELOW),
    ];
    stems.chain(others.map(|(word, mode)| (word.to_owned(), mode)))
}

/// Words of comparison before a figure.
#[rustfmt::skip]
pub(in super::super) const BEFORE: &[(&str, Mode)] = &[
    ("至少", AT_LEAST), ("最少", AT_LEAST), ("最低", AT_LEAST), ("起码", AT_LEAST), ("最小", AT_LEAST),
    ("下限", AT_LEAST), ("下限为", AT_LEAST), ("保底", AT_LEAST), ("≥", AT_LEAST), ("≮", AT_LEAST), (">=", AT_LEAST), ("=>", AT_LEAST),
    ("⩾", AT_LEAST), ("大于等于", AT_LEAST), ("大于或等于", AT_LEAST), ("高于或等于", AT_LEAST),
    ("未少于", AT_LEAST), ("at least", AT_LEAST), ("no fewer than", AT_LEAST), ("not fewer than", AT_LEAST),
    ("no less than", AT_LEAST), ("not less than", AT_LEAST), ("not below", AT_LEAST), ("no lower than", AT_LEAST),
    ("not lower than", AT_LEAST), ("minimum", AT_LEAST), ("minimum of", AT_LEAST), ("a minimum of", AT_LEAST),
    ("min", AT_LEAST), ("from", REACH), ("至多", AT_MOST), ("最多", AT_MOST), ("最高", AT_MOST), ("最大", AT_MOST),
    ("最长", AT_MOST), ("上限", AT_MOST), ("上限为", AT_MOST), ("限", AT_MOST), ("限于", AT_MOST), ("限额", AT_MOST),
    ("限额为", AT_MOST), ("限速", AT_MOST), ("限高", AT_MOST), ("限重", AT_MOST),
    ("≤", AT_MOST), ("≯", AT_MOST), ("<=", AT_MOST), ("=<", AT_MOST), ("⩽", AT_MOST), ("小于等于", AT_MOST),
    ("小于或等于", AT_MOST), ("封顶", AT_MOST), ("低于或等于", AT_MOST), ("未超过", AT_MOST), ("顶格", AT_MOST),
    ("at most", AT_MOST), ("no more than", AT_MOST), ("not more than", AT_MOST), ("up to", AT_MOST),
    ("not over", AT_MOST), ("not exceeding", AT_MOST), ("not exceed", AT_MOST), ("not to exceed", AT_MOST),
    ("no higher than", AT_MOST), ("not higher than", AT_MOST), ("not above", AT_MOST), ("max", AT_MOST),
    ("maximum", AT_MOST), ("maximum of", AT_MOST), ("a maximum of", AT_MOST), ("capped at", AT_MOST),
    ("within", WITHIN), ("limited to", AT_MOST), ("no greater than", AT_MOST), ("超过", ABOVE), ("超", ABOVE),
    ("多于", ABOVE), ("大于", ABOVE), ("高于", ABOVE), ("超出", ABOVE), (">", ABOVE), ("逾", ABOVE), ("突破", ABOVE),
    ("more than", ABOVE), ("over", ABOVE), ("above", ABOVE), ("greater than", ABOVE), ("exceeding", ABOVE),
    ("higher than", ABOVE), ("exceeds", ABOVE), ("exceed", ABOVE), ("低于", BELOW), ("少于", BELOW),
    ("小于", BELOW), ("未满", BELOW), ("未达到", BELOW), ("未达", BELOW),
    ("达不到", BELOW), ("<", BELOW), ("less than", BELOW), ("fewer than", BELOW), ("under", BELOW), ("below", BELOW),
    ("lower than", BELOW), ("达到", REACH), ("达到或超过", AT_LEAST), ("达到或者超过", AT_LEAST), ("等于或大于", AT_LEAST),
    ("达", REACH), ("满", REACH), ("年满", REACH), ("已满", REACH), ("均达到", REACH), ("reach", REACH), ("reaching", REACH),
    ("reaches", REACH), ("控制在", WITHIN), ("控制到", WITHIN), ("压缩到", WITHIN), ("压缩至", WITHIN),
    ("压缩在", WITHIN), ("限制在", WITHIN), ("正好", Mode::Exact), ("恰好", Mode::Exact), ("恰为", Mode::Exact),
    ("固定为", Mode::Exact), ("固定", Mode::Exact), ("exactly", Mode::Exact), ("=", Mode::Exact),
    ("等于", Mode::Exact), ("定额", Mode::Exact),
];

/// Words after a figure that bound it: which end.
#[rustfmt::skip]
pub(in super::super) const AFTER: &[(&str, End)] = &[
    ("以上", End::Floor), ("及以上", End::Floor), ("含以上", End::Floor), ("或以上", End::Floor),
    ("及其以上", End::Floor), ("和以上", End::Floor), ("之上", End::Floor), ("(及以上)", End::Floor),
    ("(及)以上", End::Floor), ("起", End::Floor), ("起步", End::Floor), ("打底", End::Floor), ("为下限", End::Floor),
    ("保底", End::Floor), ("+", End::Floor), ("and above", End::Floor), ("and over", End::Floor),
    ("and more", End::Floor), ("or more", End::Floor), ("or above", End::Floor), ("or over", End::Floor),
    ("or higher", End::Floor), ("plus", End::Floor), ("at least", End::Floor), ("以下", End::Ceiling),
    ("及以下", End::Ceiling), ("含以下", End::Ceiling), ("或以下", End::Ceiling), ("以内", End::Ceiling),
    ("之内", End::Ceiling), ("内", End::Ceiling), ("封顶", End::Ceiling), ("为限", End::Ceiling),
    ("为上限", End::Ceiling), ("为宜", End::Ceiling), ("or less", End::Ceiling), ("or fewer", End::Ceiling),
    ("or below", End::Ceiling), ("or under", End::Ceiling), ("or lower", End::Ceiling), ("and below", End::Ceiling),
    ("and under", End::Ceiling), ("at most", End::Ceiling), ("maximum", End::Ceiling), ("max", End::Ceiling),
];
