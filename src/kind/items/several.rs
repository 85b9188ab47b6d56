//! Words that stand for several terms at once: short forms (企事业单位), brackets with what may stand in a word's place
//! (乡镇（街道）, 加油（气）站), what several words share (生产、经营企业), originals with copies.

use super::super::amount::level_of_body;
use super::plain::plain;
use super::ranked::ranked;
use std::ops::Range;

/// The terms that one stands for; none where it stands for itself alone.
pub(super) fn several(text: &str) -> Vec<String> {
    let word = plain(text);
    let ways = [with_brackets, in_place, copied, shared, numbered, repeated, ranked, levels, contracted];
    ways.iter().map(|way| way(&word)).find(|terms| terms.len() > 1).unwrap_or_default()
}

/// 学校(含幼儿园、托育机构): what stands before the brackets, and what they have in them.
fn with_brackets(word: &str) -> Vec<String> {
    let inside = |word: &str| -> Option<Vec<String>> {
        let (before, inside) = word.strip_suffix(')')?.split_once('(')?;
        let inside = ["包括", "包含", "含", "including "].iter().find_map(|word| inside.strip_prefix(word))?;
        let inside = inside.trim_start_matches(':').trim_end_matches('等');
        let is_list = !before.trim().is_empty() && !inside.contains(['(', ':']);
        let figure = inside.starts_with(char::is_numeric) || inside == "本数";
        let all = std::iter::once(before).chain(inside.split(['、', ','])).map(str::to_owned);
        (is_list && !figure).then(|| all.collect())
    };
    inside(word).unwrap_or_default()
}

/// 县(市、区)政府, 加油(气)站, 新(改、扩)建项目: what stands in the brackets may stand in the place of as much before them.
fn in_place(word: &str) -> Vec<String> {
    let places = |word: &str| -> Option<Vec<String>> {
        let (before, rest) = word.split_once('(')?;
        let (inside, after) = rest.split_once(')')?;
        let others: Vec<&str> = inside.split(['、', ',', '/']).map(str::trim).collect();
        let kept = before.get(..replaced(before, &others, after.is_empty())?)?;
        let own = before.get(kept.len()..)?;
        Some(std::iter::once(own).chain(others).map(|word| format!("{kept}{word}{after}")).collect())
    };
    places(word).unwrap_or_default()
}

/// Where the word begins in whose place others may stand: a body beside bodies, one character beside single ones, two beside
/// pairs that end like them.
fn replaced(before: &str, others: &[&str], at_end: bool) -> Option<usize> {
    const PLAIN: &str = "一二三四五六七八九十甲乙丙丁东南西北上下内外前后段线";
    let starts = || before.char_indices().map(|(at, _)| at);
    let is_body = |word: &str| level_of_body(word).is_some();
    if others.iter().all(|word| is_body(word)) {
        return starts().find(|at| before.get(*at..).is_some_and(is_body));
    }
    let long = others.first()?.chars().count();
    let own = starts().rev().nth(long.checked_sub(1)?)?;
    let last = before.chars().next_back()?;
    let alike = |word: &&str| match long {
        1 => word.chars().all(|c| c.is_alphabetic() && !c.is_ascii() && !(at_end && PLAIN.contains(c))),
        2 => word.ends_with(last),
        _ => false,
    };
    let fits = others.iter().all(|word| word.chars().count() == long) && others.iter().all(alike);
    (fits && (own > 0 || !at_end)).then_some(own)
}

/// 身份证原件及复印件, 身份证(原件和复印件).
fn copied(word: &str) -> Vec<String> {
    const BOTH: &[&str] = &["原件及复印件", "原件和复印件", "原件与复印件", "原件、复印件", "原件以及复印件"];
    let open = word.strip_suffix(')').unwrap_or(word);
    let own = BOTH.iter().find_map(|both| open.strip_suffix(both)).map(|own| own.trim_end_matches('('));
    own.filter(|own| !own.is_empty()).map(|own| vec![own.to_owned(), format!("{own}复印件")]).unwrap_or_default()
}

/// Families of words that sort one thing and share the word that follows: 生产、经营企业.
const FAMILIES: &[&[&str]] = &[
    &[
        "生产", "经营", "储存", "贮存", "使用", "运输", "销售", "加工", "批发", "零售", "进口", "出口", "种植", "养殖",
        "屠宰", "流通", "收购", "维修", "租赁", "开采", "设计", "勘察", "施工", "监理", "检测", "处置", "利用",
    ],
    &["特大型", "大型", "中型", "小型", "微型"],
    &["公办", "民办", "公立", "私立", "国有", "集体", "民营", "私营", "外资", "国有控股"],
    &["新建", "改建", "扩建"],
    &["初中", "高中"],
    &["国家级", "省级", "市级", "县级", "乡级", "村级"],
];

/// The family of the word that a text ends in, and where that word begins.
fn family_at_end(text: &str) -> Option<(usize, usize)> {
    let families = FAMILIES.iter().enumerate();
    let words = families.flat_map(|(family, words)| words.iter().map(move |word| (family, *word)));
    let found = words.filter(|(_, word)| text.ends_with(word)).max_by_key(|(_, word)| word.len());
    found.map(|(family, word)| (family, text.len() - word.len())).or_else(|| {
        // 二级、三级医院; A类、B类; 一期、二期工程.
        let noun = ORDERED.iter().position(|noun| text.ends_with(noun))?;
        let own = text.strip_suffix(ORDERED.get(noun)?)?;
        let before = own.trim_end_matches(is_grade);
        (before.len() < own.len()).then_some((FAMILIES.len() + noun, before.len()))
    })
}

/// The length of the word of a family that a text begins with.
fn family_at_start(text: &str, family: usize) -> Option<usize> {
    if let Some(words) = FAMILIES.get(family) {
        return words.iter().filter(|word| text.starts_with(**word)).map(|word| word.len()).max();
    }
    let after = text.trim_start_matches(is_grade);
    let rest = after.strip_prefix(ORDERED.get(family.checked_sub(FAMILIES.len())?)?)?;
    (after.len() < text.len()).then_some(text.len() - rest.len())
}

/// What numbers or grades things, said with each of several: 二级、三级医院.
const ORDERED: &[&str] = &["级", "类", "期", "号", "环"];

fn is_grade(c: char) -> bool {
    c.is_ascii_alphanumeric() || "一二三四五六七八九十甲乙丙丁ⅠⅡⅢⅣⅤ".contains(c)
}

/// What stands between words of one family: 、 in a list, a conjunction before the last.
const BETWEEN: &[&str] = &["、", "和", "及", "与"];

/// Whether what stands before a mark between words, and what stands after it, share the word that follows both.
pub(super) fn share(before: &str, after: &str) -> bool {
    family_at_end(before).is_some_and(|(family, _)| run(after.trim_start(), family).is_some())
        || number_at_end(before).is_some_and(|_| numbers(after.trim_start()).is_some())
}

/// What is numbered, so that several of it are said by their numbers: 一、二级医院, 1、2号楼.
const NUMBERED: &[&str] = &["级", "类", "等", "号", "期", "线", "环", "档", "层", "批", "产业", "季度", "标段", "梯队"];

/// Where the number begins that a text ends in: 一, 第二, A.
fn number_at_end(text: &str) -> Option<usize> {
    let own = text.trim_end_matches(is_grade);
    let number = text.len() - own.len();
    let first = own.strip_suffix('第').unwrap_or(own);
    // 主干道1、次干道2 count, and number nothing.
    let alone = first.is_empty() || first.ends_with(['第', '、', '和', '及', '与', ')']) || first.len() < own.len();
    (number > 0 && text.get(own.len()..)?.chars().count() <= 2 && alone).then_some(first.len())
}

/// The numbers with which a text begins, one after another, and what they number.
fn numbers(text: &str) -> Option<(Vec<&str>, &str)> {
    let (mut all, mut rest) = (Vec::new(), text);
    loop {
        let plain = rest.strip_prefix('第').unwrap_or(rest);
        let after = plain.trim_start_matches(is_grade);
        let (number, tail) = rest.split_at_checked(rest.len() - after.len()).filter(|_| after.len() < plain.len())?;
        all.push(number);
        match BETWEEN.iter().find_map(|mark| tail.strip_prefix(mark)) {
            Some(more) => rest = more,
            // What follows on another line or after a stop shows a list that is numbered itself.
            None => {
                let named = NUMBERED.iter().any(|noun| tail.starts_with(noun))
                    || number.starts_with('第') && tail.starts_with(char::is_alphabetic);
                return (named && !tail.contains(['\n', '；', ';', '。'])).then_some((all, tail));
            }
        }
    }
}

/// 第一、第二产业, 一、二级保护动物.
fn numbered(word: &str) -> Vec<String> {
    let each = |at: usize, mark: &str| -> Option<Vec<String>> {
        let (before, after) = (word.get(..at)?, word.get(at + mark.len()..)?);
        let begins = number_at_end(before)?;
        let (others, tail) = numbers(after)?;
        let kept = before.get(..begins)?;
        let all = std::iter::once(before.get(begins..)?).chain(others);
        Some(all.map(|number| format!("{kept}{number}{tail}")).collect())
    };
    let marks = BETWEEN.iter().flat_map(|mark| word.match_indices(mark));
    marks.filter_map(|(at, mark)| each(at, mark)).max_by_key(Vec::len).unwrap_or_default()
}

/// 危险化学品生产企业和经营企业: words of one family before one noun that is said again, of what stands before the first.
fn repeated(word: &str) -> Vec<String> {
    let each = |at: usize, mark: &str| -> Option<Vec<String>> {
        let (before, after) = (word.get(..at)?, word.get(at + mark.len()..)?);
        (0..FAMILIES.len()).find_map(|family| {
            let noun = after.get(family_at_start(after, family)?..).filter(|noun| !noun.is_empty())?;
            let (of, begins) = family_at_end(before.strip_suffix(noun)?)?;
            let kept = before.get(..begins).filter(|kept| of == family && !kept.is_empty())?;
            Some(vec![before.to_owned(), format!("{kept}{after}")])
        })
    };
    let marks = BETWEEN.iter().skip(1).flat_map(|mark| word.match_indices(mark));
    marks.filter_map(|(at, mark)| each(at, mark)).next().unwrap_or_default()
}

/// The words of a family with which a text begins, one after another, where a word follows that they share.
fn run(text: &str, family: usize) -> Option<(Vec<&str>, &str)> {
    let (mut words, mut rest) = (Vec::new(), text);
    loop {
        let (word, after) = rest.split_at_checked(family_at_start(rest, family)?)?;
        words.push(word);
        match BETWEEN.iter().find_map(|mark| after.strip_prefix(mark)) {
            Some(more) if family_at_start(more, family).is_some() => rest = more,
            _ => {
                let shared = after.chars().next().is_some_and(|c| c.is_alphabetic() && !"等的和及与或".contains(c));
                return shared.then_some((words, after));
            }
        }
    }
}

fn shared(word: &str) -> Vec<String> {
    let marks = BETWEEN.iter().flat_map(|mark| word.match_indices(mark).map(|(at, mark)| at..at + mark.len()));
    let each = |mark: Range<usize>| -> Option<Vec<String>> {
        let (before, after) = (word.get(..mark.start)?, word.get(mark.end..)?);
        let (family, own) = family_at_end(before)?;
        let (others, tail) = run(after, family)?;
        let kept = before.get(..own)?;
        let all = std::iter::once(before.get(own..)?).chain(others);
        Some(all.map(|word| format!("{kept}{word}{tail}")).collect())
    };
    marks.filter_map(each).max_by_key(Vec::len).unwrap_or_default()
}

/// Short forms of two or more words that begin or end alike.
const CONTRACTED: &[(&str, &[&str])] = &[
    ("主次干道", &["主干道", "次干道"]),
    ("主次干路", &["主干路", "次干路"]),
    ("国省道", &["国道", "省道"]),
    ("企事业单位", &["企业", "事业单位"]),
    ("机关事业单位", &["机关", "事业单位"]),
    ("党政机关事业单位", &["党政机关", "事业单位"]),
    ("机关企事业单位", &["机关", "企业", "事业单位"]),
    ("党政机关企事业单位", &["党政机关", "企业", "事业单位"]),
    ("中小学", &["中学", "小学"]),
    ("中小学校", &["中学", "小学"]),
    ("中小学幼儿园", &["中学", "小学", "幼儿园"]),
    ("大中小学", &["大学", "中学", "小学"]),
    ("大中小学校", &["大学", "中学", "小学"]),
    ("城乡居民", &["城镇居民", "农村居民"]),
    ("大中型", &["大型", "中型"]),
    ("中小型", &["中型", "小型"]),
    ("新改扩建", &["新建", "改建", "扩建"]),
    ("乡镇街道", &["乡镇", "街道"]),
    // 《中小企业促进法》第二条: 中小企业包括中型企业、小型企业和微型企业.
    ("小微企业", &["小型企业", "微型企业"]),
    ("中小企业", &["中型企业", "小型企业", "微型企业"]),
    ("中小微企业", &["中型企业", "小型企业", "微型企业"]),
];

/// 市县两级, 省、市、县三级: bodies of several levels.
fn levels(word: &str) -> Vec<String> {
    let each = || -> Option<Vec<String>> {
        let bodies = word.strip_suffix('级')?.strip_suffix(['两', '2', '3', '4', '5'])?;
        let all: Vec<String> = bodies.chars().map(String::from).collect();
        all.iter().all(|body| level_of_body(body).is_some()).then_some(all)
    };
    each().unwrap_or_default()
}

fn contracted(word: &str) -> Vec<String> {
    let held = CONTRACTED.iter().filter(|(short, _)| word.contains(short));
    let longest = held.max_by_key(|(short, _)| short.len());
    longest.map(|(short, long)| long.iter().map(|end| word.replacen(short, end, 1)).collect()).unwrap_or_default()
}
