//! Words that only sort what they stand before: 重点企业 are 企业, primary schools are schools, 农村经营性自建房 are
//! 农村自建房; 非机动车 are no 机动车, 学校和医院 more than 医院, 学校周边食堂 no 学校食堂.

use super::ranked::RANKS;

/// Whether a word before another only sorts it.
pub(super) fn sorts(sort: &str, head: &str) -> bool {
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic() || c == '-');
    if latin(sort.chars().next_back()) && latin(head.chars().next()) {
        return false;
    }
    if let Some(words) = sort.strip_suffix(' ') {
        return sorts_in_english(words);
    }
    /// Of what these stand before they say that it is none, as long as nothing stands between.
    const ALONE: &str = "非无不未免禁外除准类假伪前原";
    /// With these begins what only looks like it.
    const SEEMING: &[&str] = &["准", "类", "假", "伪", "仿", "拟", "疑似", "前", "原"];
    const JOINING: &str = "和及与或、/至到除";
    let han = |c: char| matches!(c, '\u{3400}'..='\u{9fff}' | '0'..='9' | 'a'..='z' | '"' | '.' | '-' | '%' | '℃');
    let joined = RANKS.iter().any(|ranks| joins(sort, head, ranks));
    let alone = sort.chars().count() == 1 && sort.chars().all(|c| ALONE.contains(c));
    let seeming = SEEMING.iter().any(|word| sort.starts_with(word));
    sort.chars().all(han) && !alone && !joined && !seeming && !sort.contains(|c| JOINING.contains(c))
}

/// Whether words of one measure stand one after another, so that the first does not sort the others: 大中小型水库 are of three
/// sizes, 国省县乡道 of four levels; 县市场监管局 is one bureau, 县乡村振兴局 as well.
fn joins(sort: &str, head: &str, ranks: &str) -> bool {
    const WHOLE: &[&str] = &[
        "乡村振兴",
        "乡村建设",
        "乡村治理",
        "乡村产业",
        "乡村旅游",
        "乡村医生",
        "乡村教师",
        "村镇建设",
        "村镇银行",
        "中小学",
    ];
    let mut letters = head.chars();
    let (first, second) = (letters.next(), letters.next());
    let ranked = |c: Option<char>| c.is_some_and(|c| ranks.contains(c));
    let shares = ranked(second) || letters.next().is_none() || second.is_some_and(|c| "级型".contains(c));
    let whole = WHOLE.iter().any(|word| head.starts_with(word)) && !sort.ends_with('大');
    sort.chars().all(|c| ranks.contains(c)) && ranked(first) && shares && !whole
}

/// English words before a noun that sort it; those that relate it to another do not.
fn sorts_in_english(words: &str) -> bool {
    const OTHERWISE: &[&str] = &[
        "and", "or", "not", "no", "non", "of", "in", "on", "at", "by", "for", "to", "from", "with", "without", "near",
        "around", "outside", "beyond", "under", "except", "other", "than", "former", "fake", "mock", "all",
    ];
    let sorts = |word: &str| {
        let plain = word.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        plain && !OTHERWISE.contains(&word) && !word.starts_with("non-")
    };
    words.split(' ').all(sorts)
}

/// Words that sort wherever they stand in a term, and never tell of another thing: 高层民用建筑.
const ANYWHERE: &[&str] = &[
    "民用", "商用", "公用", "自用", "领导", "重点", "主要", "公共", "公立", "民办", "公办", "私营", "国有", "民营",
    "外资", "在建", "在营", "在岗", "在职", "在册", "在校", "在读", "老旧", "存量", "新建", "居民", "城镇", "农村",
];

/// Words that deny what follows.
#[rustfmt::skip]
const DENIED: &[&str] = &[
    "不担任", "未担任", "不从事", "未从事", "不涉及", "未涉及", "不属于", "不纳入", "未纳入", "不列入", "未列入", "不具备",
    "未具备", "不具有", "未参加", "未享受", "未取得", "未办理", "不使用", "未使用", "没有",
];

/// Words that sort even a name of one character: 重点村.
const OF_PLACES: &[&str] =
    &["重点", "一般", "试点", "示范", "贫困", "脱贫", "偏远", "薄弱", "边境", "山区", "沿海", "行政", "自然"];

/// Whether a word before a name of one character only sorts it.
pub(super) fn sorts_a_letter(sort: &str, head: &str) -> bool {
    OF_PLACES.contains(&sort) && ["村", "乡", "镇", "县", "区", "户"].contains(&head)
}

/// A term without one of the words inside it that sort it; these end in 性, 型 or 式, or are known to.
pub(super) fn without_each(word: &str) -> Vec<String> {
    /// In longer terms too many words stand side by side to tell which of them belong together.
    const LONGEST: usize = 24;
    if word.chars().count() > LONGEST {
        return Vec::new();
    }
    let inner = |at: usize| at > 0 && at < word.len();
    // Who holds no leading post may hold another.
    let is_denied = |at: usize| word.get(..at).is_some_and(|before| DENIED.iter().any(|not| before.ends_with(not)));
    let known = ANYWHERE.iter().flat_map(|sort| word.match_indices(sort).map(|(at, sort)| at..at + sort.len()));
    let ends = word.match_indices(['性', '型', '式']).map(|(at, end)| at + end.len());
    let formed = ends.flat_map(|end| {
        let starts = word.get(..end).unwrap_or_default().char_indices().rev().map(|(at, _)| at);
        starts.skip(1).take(4).map(move |at| at..end)
    });
    let inside = known.chain(formed).filter(|sort| inner(sort.start) && inner(sort.end) && !is_denied(sort.start));
    let plain = inside.filter(|sort| word.get(sort.clone()).is_some_and(|sort| sorts(sort, "")));
    plain
        .map(|sort| {
            format!("{}{}", word.get(..sort.start).unwrap_or_default(), word.get(sort.end..).unwrap_or_default())
        })
        .collect()
}
