//! Exact numbers. Every comparison of quantities is made on fractions, never on floating point.

use num_rational::Ratio;
use num_traits::{CheckedAdd, CheckedDiv, CheckedMul, CheckedSub, ToPrimitive, Zero};
use std::fmt;

/// An exact rational number. Readers accept at most 18 digits before and 12 after the decimal point, so that sums and
/// products of a few of them stay within 128 bits; arithmetic beyond that answers `None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number(Ratio<i128>);

impl Number {
    /// Nothing.
    pub const ZERO: Self = Self(Ratio::new_raw(0, 1));
    /// The unit.
    pub const ONE: Self = Self(Ratio::new_raw(1, 1));

    /// A whole number.
    #[must_use]
    pub const fn whole(n: i64) -> Self {
        Self(Ratio::new_raw(n as i128, 1))
    }

    /// The fraction `n / d`; `None` where `d` is zero.
    #[must_use]
    pub fn fraction(n: i128, d: i128) -> Option<Self> {
        (d != 0).then(|| Self(Ratio::new(n, d)))
    }

    /// Sum, or `None` beyond 128 bits.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        self.0.checked_add(&other.0).map(Self)
    }

    /// Difference, or `None` beyond 128 bits.
    #[must_use]
    pub fn minus(self, other: Self) -> Option<Self> {
        self.0.checked_sub(&other.0).map(Self)
    }

    /// Product, or `None` beyond 128 bits.
    #[must_use]
    pub fn times(self, other: Self) -> Option<Self> {
        self.0.checked_mul(&other.0).map(Self)
    }

    /// Quotient, or `None` for a zero divisor or beyond 128 bits.
    #[must_use]
    pub fn over(self, other: Self) -> Option<Self> {
        (!other.0.is_zero()).then(|| self.0.checked_div(&other.0)).flatten().map(Self)
    }

    /// The same distance from zero, not below it.
    #[must_use]
    pub fn abs(self) -> Self {
        if self < Self::ZERO { Self(-self.0) } else { self }
    }

    /// The whole number this is, where it is one that fits.
    #[must_use]
    pub fn as_whole(self) -> Option<i64> {
        self.0.is_integer().then(|| self.0.to_integer().to_i64()).flatten()
    }

    /// The greatest whole number not above it, where one fits.
    #[must_use]
    pub fn floor(self) -> Option<i64> {
        self.0.floor().to_integer().to_i64()
    }

    /// The nearest floating-point number, for display as a JSON number only.
    #[must_use]
    pub fn to_f64(self) -> f64 {
        self.0.numer().to_f64().zip(self.0.denom().to_f64()).map_or(f64::MAX, |(n, d)| n / d)
    }

    /// Decimal text rounded half away from zero to at most `places` decimals, trailing zeros dropped: `1.67`.
    #[must_use]
    pub fn rounded(self, places: u32) -> String {
        let scale = 10_i128.pow(places.min(12));
        match self.0.checked_mul(&Ratio::from_integer(scale)) {
            Some(scaled) => decimal(scaled.round().to_integer(), places.min(12)),
            None => format!("{}", self.to_f64()),
        }
    }
}

/// `n` thousandths (or so many places) as decimal text.
fn decimal(n: i128, places: u32) -> String {
    let scale = 10_u128.pow(places);
    let sign = if n < 0 { "-" } else { "" };
    let (whole, rest) = (n.unsigned_abs() / scale, n.unsigned_abs() % scale);
    if rest == 0 {
        return format!("{sign}{whole}");
    }
    let digits = format!("{rest:0width$}", width = places as usize);
    format!("{sign}{whole}.{}", digits.trim_end_matches('0'))
}

impl fmt::Display for Number {
    /// Exact: decimal where the decimals end within 12 places (`0.5`), else a fraction (`200/3`).
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scaled = self.0.checked_mul(&Ratio::from_integer(1_000_000_000_000));
        match scaled {
            Some(s) if s.is_integer() => f.write_str(&decimal(s.to_integer(), 12)),
            _ => write!(f, "{}/{}", self.0.numer(), self.0.denom()),
        }
    }
}

impl serde::Serialize for Number {
    /// Whole numbers as JSON integers, others as decimals rounded to six places.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.as_whole() {
            Some(n) => serializer.serialize_i64(n),
            None => serializer.serialize_f64((self.to_f64() * 1e6).round() / 1e6),
        }
    }
}

impl schemars::JsonSchema for Number {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Number".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({"type": "number"})
    }
}
