//! Feasts that directives name dates by.

use serde::Serialize;

/// A feast. Serialised as its Chinese name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[expect(missing_docs, reason = "each is named by its own name below")]
pub enum Feast {
    #[serde(rename = "元旦")]
    NewYear,
    #[serde(rename = "腊八")]
    Laba,
    #[serde(rename = "除夕")]
    NewYearsEve,
    #[serde(rename = "春节")]
    Spring,
    #[serde(rename = "元宵")]
    Lantern,
    #[serde(rename = "妇女节")]
    Women,
    #[serde(rename = "植树节")]
    Arbor,
    #[serde(rename = "清明")]
    Qingming,
    #[serde(rename = "劳动节")]
    Labour,
    #[serde(rename = "青年节")]
    Youth,
    #[serde(rename = "儿童节")]
    Children,
    #[serde(rename = "端午")]
    DragonBoat,
    #[serde(rename = "七一")]
    Party,
    #[serde(rename = "八一")]
    Army,
    #[serde(rename = "教师节")]
    Teachers,
    #[serde(rename = "中秋")]
    MidAutumn,
    #[serde(rename = "国庆")]
    National,
    #[serde(rename = "重阳")]
    DoubleNinth,
}

impl Feast {
    /// All of them.
    pub const ALL: [Self; 18] = [
        Self::NewYear,
        Self::Laba,
        Self::NewYearsEve,
        Self::Spring,
        Self::Lantern,
        Self::Women,
        Self::Arbor,
        Self::Qingming,
        Self::Labour,
        Self::Youth,
        Self::Children,
        Self::DragonBoat,
        Self::Party,
        Self::Army,
        Self::Teachers,
        Self::MidAutumn,
        Self::National,
        Self::DoubleNinth,
    ];

    /// Its names in Chinese and English; the first is its own.
    #[must_use]
    pub fn names(self) -> (&'static [&'static str], &'static [&'static str]) {
        match self {
            Self::NewYear => (&["元旦", "元旦节"], &["new year's day", "new year"]),
            Self::Laba => (&["腊八", "腊八节"], &["laba festival"]),
            Self::NewYearsEve => (&["除夕", "大年三十", "年三十"], &["chinese new year's eve"]),
            Self::Spring => (
                &["春节", "新春", "农历新年", "大年初一", "正月初一"],
                &["spring festival", "chinese new year", "lunar new year"],
            ),
            Self::Lantern => (&["元宵", "元宵节", "正月十五"], &["lantern festival"]),
            Self::Women => (&["妇女节", "三八", "三八节", "三八妇女节"], &["women's day"]),
            Self::Arbor => (&["植树节"], &["arbor day"]),
            Self::Qingming => (&["清明", "清明节"], &["qingming", "qingming festival", "tomb-sweeping day"]),
            Self::Labour => (
                &["劳动节", "五一", "五一节", "五一劳动节", "五一国际劳动节", "国际劳动节"],
                &["labour day", "labor day", "may day"],
            ),
            Self::Youth => (&["青年节", "五四", "五四青年节"], &["youth day"]),
            Self::Children => (&["儿童节", "六一", "六一节", "六一儿童节"], &["children's day"]),
            Self::DragonBoat => (&["端午", "端午节"], &["dragon boat festival"]),
            Self::Party => (&["七一", "建党节", "七一建党节"], &["the party's founding day"]),
            Self::Army => (&["八一", "建军节", "八一建军节"], &["army day"]),
            Self::Teachers => (&["教师节"], &["teachers' day"]),
            Self::MidAutumn => (&["中秋", "中秋节"], &["mid-autumn festival", "mid-autumn"]),
            Self::National => (&["国庆", "国庆节", "十一"], &["national day"]),
            Self::DoubleNinth => (&["重阳", "重阳节"], &["double ninth festival"]),
        }
    }

    /// Month and day of a feast of the common calendar; `None` for one that moves.
    #[must_use]
    pub fn fixed(self) -> Option<(i8, i8)> {
        Some(match self {
            Self::NewYear => (1, 1),
            Self::Women => (3, 8),
            Self::Arbor => (3, 12),
            Self::Labour => (5, 1),
            Self::Youth => (5, 4),
            Self::Children => (6, 1),
            Self::Party => (7, 1),
            Self::Army => (8, 1),
            Self::Teachers => (9, 10),
            Self::National => (10, 1),
            Self::Laba
            | Self::NewYearsEve
            | Self::Spring
            | Self::Lantern
            | Self::Qingming
            | Self::DragonBoat
            | Self::MidAutumn
            | Self::DoubleNinth => return None,
        })
    }

    /// The moving feast that the calendar's data name so.
    pub(super) fn moving(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|f| f.fixed().is_none() && f.names().0.first() == Some(&name))
    }
}
