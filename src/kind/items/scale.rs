//! Words that stand on a scale as figures do — 橙色以上预警, 较大以上事故, 副处级以上, 县级以上 — and scales of grades that are
//! counted from the top (一级公路) or from the bottom (三级医院).

use super::super::number::Number;
use super::super::words::Cursor;

/// A scale: its words with the lowest and the highest rung each stands for, the words that must follow, and what is kept of them
/// among the words around.
struct Scale {
    words: &'static [(&'static str, (i64, i64))],
    before: &'static [&'static str],
    mark: &'static str,
}

const SCALES: &[Scale] = &[
    Scale {
        words: &[("蓝色", (1, 1)), ("黄色", (2, 2)), ("橙色", (3, 3)), ("红色", (4, 4))],
        before: &["以上", "以下", "预警"],
        mark: "色",
    },
    Scale {
        words: &[("一般", (1, 1)), ("较大", (2, 2)), ("重大", (3, 3)), ("特大", (4, 4)), ("特别重大", (4, 4))],
        before: &["以上", "以下", "事故", "事件", "突发", "生产安全", "火灾", "险情"],
        mark: "等",
    },
    Scale {
        words: &[
            ("国一", (1, 1)),
            ("国二", (2, 2)),
            ("国三", (3, 3)),
            ("国四", (4, 4)),
            ("国五", (5, 5)),
            ("国六", (6, 6)),
        ],
        before: &["以上", "以下", "排放"],
        mark: "国",
    },
    Scale {
        words: &[
            ("副科级", (1, 1)),
            ("正科级", (2, 2)),
            ("科级", (1, 2)),
            ("乡科级", (1, 2)),
            ("副处级", (3, 3)),
            ("正处级", (4, 4)),
            ("处级", (3, 4)),
            ("县处级", (3, 4)),
            ("副厅级", (5, 5)),
            ("正厅级", (6, 6)),
            ("厅级", (5, 6)),
            ("厅局级", (5, 6)),
            ("省部级", (7, 8)),
        ],
        before: &["以上", "以下", "干部", "领导"],
        mark: "职级",
    },
    Scale {
        words: &[
            ("村级", (1, 1)),
            ("乡级", (2, 2)),
            ("乡镇级", (2, 2)),
            ("县级", (3, 3)),
            ("区县级", (3, 3)),
            ("市级", (4, 4)),
            ("省级", (5, 5)),
            ("国家级", (6, 6)),
        ],
        before: &[""],
        mark: "级",
    },
];

/// Takes a word of a scale: its lowest and its highest rung, and what is kept of it among the words around.
pub(super) fn rung(c: &mut Cursor<'_>) -> Option<(Number, Number, &'static str)> {
    SCALES.iter().find_map(|scale| {
        let mut at = *c;
        let (low, high) = at.eat_one_of(scale.words)?;
        let rest = at.text_rest();
        scale.before.iter().any(|word| rest.starts_with(word)).then_some(())?;
        *c = at;
        Some((Number::whole(low), Number::whole(high), scale.mark))
    })
}

/// Whether a word of a scale begins with a character.
pub(super) fn begins(c: char) -> bool {
    SCALES.iter().flat_map(|scale| scale.words).any(|(word, _)| word.starts_with(c))
}

/// Of what the first grade is the highest.
const FROM_THE_TOP: &[&str] = &[
    "响应",
    "预警",
    "公路",
    "资质",
    "危险源",
    "保护",
    "文物",
    "事故",
    "事件",
    "风险",
    "隐患",
    "水质",
    "水体",
    "断面",
    "伤残",
    "残疾",
    "建造师",
    "职称",
    "耐火",
];

/// Of what the first grade is the lowest.
const FROM_THE_BOTTOM: &[&str] = &["医院", "医疗", "大风", "风力", "地震", "等级保护", "信息系统", "网络"];

/// Whether a higher figure with a unit is more; `None` where it counts grades and the words around do not say of what.
pub(super) fn way(unit: &str, word: &str) -> Option<bool> {
    // 等级保护 is more than 保护.
    let of = |known: &[&str]| known.iter().filter(|noun| word.contains(**noun)).map(|noun| noun.len()).max();
    if !unit.starts_with(['级', '类', '等', '档']) {
        return Some(true);
    }
    match (of(FROM_THE_TOP), of(FROM_THE_BOTTOM)) {
        (top, bottom) if top == bottom => None,
        (top, bottom) => Some(bottom > top),
    }
}
