//! What a directive may say on each dimension: the same in many words, and something heavier in as many.

use super::choice::Choice;
use jiff::civil::{Date, date};

/// What is said on a point.
#[derive(Clone, Debug)]
pub(super) enum Said {
    /// One value; each wording says the same.
    Words(Vec<String>),
    /// A list; each order says the same.
    Terms(Vec<&'static str>),
}

/// One demand of a task.
#[derive(Clone, Debug)]
pub(super) struct Point {
    pub(super) dimension: &'static str,
    /// Spellings of its key.
    pub(super) keys: &'static [&'static str],
    /// The subject it is about, where the value stands in a map.
    pub(super) subject: Option<&'static str>,
    pub(super) said: Said,
    /// What a child would say that asks more.
    pub(super) heavier: Said,
}

/// A few points, each of another dimension.
pub(super) fn points(choice: &mut Choice) -> Vec<Point> {
    let all: [fn(&mut Choice) -> Point; 16] = [
        deadline,
        frequency,
        quota,
        scope,
        coverage,
        discretion,
        lead,
        duration,
        validity,
        measure,
        cap,
        duties,
        materials,
        accountability,
        except,
        condition,
    ];
    let mut order = choice.shuffled((0..all.len()).collect());
    order.truncate(1 + choice.below(6));
    order.into_iter().filter_map(|at| all.get(at)).map(|point| point(choice)).collect()
}

fn point(dimension: &'static str, keys: &'static [&'static str], said: Said, heavier: Said) -> Point {
    Point { dimension, keys, subject: None, said, heavier }
}

fn words(wordings: &[&str]) -> Said {
    Said::Words(wordings.iter().map(|&wording| wording.to_owned()).collect())
}

/// Wordings with the blanks `{n}` (digits), `{z}` (Chinese figures) and `{l}` (the same, with 两 for 2) filled.
fn numbered(n: usize, wordings: &[&str]) -> Said {
    let chinese = chinese(n);
    let before_a_noun = if n == 2 { "两" } else { &chinese };
    let fill = |w: &&str| w.replace("{n}", &n.to_string()).replace("{z}", &chinese).replace("{l}", before_a_noun);
    Said::Words(wordings.iter().map(fill).collect())
}

/// 1 to 999 in Chinese figures.
fn chinese(n: usize) -> String {
    let digit = |n: usize| "零一二三四五六七八九".chars().nth(n).unwrap();
    match n {
        0..10 => digit(n).to_string(),
        10..20 => format!("十{}", if n == 10 { String::new() } else { chinese(n - 10) }),
        20..100 => format!("{}十{}", digit(n / 10), if n.is_multiple_of(10) { String::new() } else { chinese(n % 10) }),
        _ => {
            let rest = match n % 100 {
                0 => String::new(),
                rest @ 1..10 => format!("零{}", chinese(rest)),
                rest @ 10..20 => format!("一{}", chinese(rest)),
                rest => chinese(rest),
            };
            format!("{}百{rest}", digit(n / 100))
        }
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn day(day: Date) -> Said {
    let (y, m, d) = (day.year(), usize::try_from(day.month()).unwrap(), usize::try_from(day.day()).unwrap());
    let month = MONTHS.get(m - 1).unwrap();
    let mut said = vec![
        day.to_string(),
        format!("{y}年{m}月{d}日"),
        format!("{y}年{m}月{d}日前"),
        format!("{m}月{d}日前"),
        format!("{y}/{m}/{d}"),
        format!("{y}.{m}.{d}"),
        format!("二〇二五年{}月{}日", chinese(m), chinese(d)),
        format!("{y}年{m}月{d}日之前完成"),
        format!("by {d} {month} {y}"),
        format!("{month} {d}, {y}"),
    ];
    if day.last_of_month() == day {
        said.extend([format!("{y}年{m}月底前"), format!("{m}月底前"), format!("{}月底前完成", chinese(m))]);
    }
    Said::Words(said)
}

fn deadline(choice: &mut Choice) -> Point {
    let month = i8::try_from(6 + choice.below(7)).unwrap();
    let end = date(2025, month, 1).last_of_month();
    let due = if choice.yes() { end } else { date(2025, month, i8::try_from(1 + choice.below(28)).unwrap()) };
    let earlier = (0..=choice.below(20)).fold(due, |day, _| day.yesterday().unwrap());
    point("deadline", &["deadline", "时限", "完成时限", "办理时限"], day(due), day(earlier))
}

fn frequency(choice: &mut Choice) -> Point {
    let periods =
        [("周", "week"), ("月", "month"), ("季度", "quarter"), ("年", "year"), ("半年", "half-year"), ("天", "day")];
    let (zh, en) = *choice.one(&periods);
    let n = 1 + choice.below(6);
    let more = n + 1 + choice.below(4);
    let said = |n: usize| {
        let once = match n {
            1 => format!("once a {en}"),
            2 => format!("twice a {en}"),
            _ => format!("{n} times a {en}"),
        };
        let wordings = [
            &format!("每{zh}{{n}}次"),
            &format!("每{zh}至少{{n}}次"),
            &format!("每{zh}{{l}}次"),
            &format!("每{zh}不少于{{n}}次"),
            &format!("每{zh}不少于{{l}}次"),
            &format!("每{zh}开展{{n}}次"),
            &format!("每{zh}至少开展{{l}}次"),
            &format!("{{n}}次/{zh}"),
            &format!("at least {{n}} per {en}"),
            &once,
        ];
        numbered(n, &wordings.map(String::as_str))
    };
    let subject = [None, Some("巡查"), Some("抽检")];
    Point {
        subject: *choice.one(&subject), ..point("frequency", &["frequency", "频次", "频率"], said(n), said(more))
    }
}

fn quota(choice: &mut Choice) -> Point {
    let n = 1 + choice.below(120);
    let more = n + 1 + choice.below(50);
    let wordings = [
        "每乡镇不少于{n}个",
        "每乡镇不少于{l}个",
        "每个乡镇至少{n}个",
        "每乡镇{n}个",
        "每乡镇{n}个以上",
        "每个乡镇不低于{l}个",
        "{n}个/乡镇",
    ];
    let subject = [None, Some("问题线索")];
    let (said, heavier) = (numbered(n, &wordings), numbered(more, &wordings));
    Point { subject: *choice.one(&subject), ..point("quota", &["quota", "指标", "任务量"], said, heavier) }
}

fn coverage(choice: &mut Choice) -> Point {
    let n = 20 + choice.below(60);
    let more = n + 1 + choice.below(20);
    let wordings = [
        "{n}%",
        "{n}%以上",
        "不低于{n}%",
        "百分之{z}",
        "不少于百分之{z}",
        "达到{n}%以上",
        "at least {n}%",
        "{n} percent",
    ];
    point("coverage", &["coverage", "覆盖率", "抽查比例"], numbered(n, &wordings), numbered(more, &wordings))
}

fn discretion(choice: &mut Choice) -> Point {
    let n = 100 + choice.below(200);
    let more = n + 1 + choice.below(200);
    let wordings = [
        "{n}元以上999元以下",
        "{z}元以上九百九十九元以下",
        "{n}元至999元",
        "处{n}元以上999元以下罚款",
        "{n}以上999元以下",
        "不低于{n}元，不超过999元",
    ];
    point("discretion", &["discretion", "裁量", "罚则"], numbered(n, &wordings), numbered(more, &wordings))
}

fn lead(choice: &mut Choice) -> Point {
    let n = 1 + choice.below(9);
    let more = n + 1 + choice.below(9);
    let wordings = [
        "{n}个工作日",
        "{l}个工作日",
        "提前{n}个工作日",
        "至少提前{l}个工作日",
        "不少于{n}个工作日",
        "at least {n} working days",
    ];
    point("lead", &["lead", "提前量"], numbered(n, &wordings), numbered(more, &wordings))
}

fn duration(choice: &mut Choice) -> Point {
    let n = 2 + choice.below(88);
    let more = n + 1 + choice.below(30);
    let wordings = ["{n}天", "{n}日", "{l}天", "不少于{n}天", "至少{l}日", "at least {n} days"];
    point("duration", &["duration", "持续时间", "管控期", "保存期"], numbered(n, &wordings), numbered(more, &wordings))
}

fn validity(choice: &mut Choice) -> Point {
    let n = 2 + choice.below(5);
    let less = 1 + choice.below(n - 1);
    let said = |n: usize| numbered(n, &["{n}年", "{l}年", &format!("{}个月", 12 * n), "有效期{n}年"]);
    point("validity", &["validity", "有效期"], said(n), said(less))
}

fn measure(choice: &mut Choice) -> Point {
    let rungs: [&[&str]; 5] = [
        &["鼓励", "encourage"],
        &["引导", "劝导", "guide"],
        &["规范", "规范管理", "regulate"],
        &["严控", "从严控制", "严格控制", "strictly control"],
        &["严禁", "禁止", "prohibit"],
    ];
    let at = choice.below(4);
    let above = at + 1 + choice.below(4 - at);
    let rung = |at: usize| words(rungs.get(at).unwrap());
    let subject = [None, Some("主干道")];
    Point {
        subject: *choice.one(&subject),
        ..point("measure", &["measure", "措施", "管理标准"], rung(at), rung(above))
    }
}

fn cap(choice: &mut Choice) -> Point {
    let n = 1 + choice.below(6);
    let more = n + 1 + choice.below(6);
    let wordings = [
        "每年不超过{n}次",
        "每年不超过{l}次",
        "每年至多{n}次",
        "每年最多{l}次",
        "每年不得超过{n}次",
        "at most {n} per year",
    ];
    point("cap", &["cap", "上限", "减负上限"], numbered(n, &wordings), numbered(more, &wordings))
}

/// A list of terms, and the same with one more or one fewer.
fn list(
    choice: &mut Choice,
    dimension: &'static str,
    keys: &'static [&'static str],
    terms: &[&'static str],
    more_is_heavier: bool,
) -> Point {
    let mut taken = choice.shuffled(terms.to_vec());
    taken.truncate(2 + choice.below(terms.len() - 2));
    let fewer = taken.iter().copied().take(taken.len() - 1).collect();
    let (said, heavier) = if more_is_heavier { (fewer, taken) } else { (taken, fewer) };
    point(dimension, keys, Said::Terms(said), Said::Terms(heavier))
}

fn scope(choice: &mut Choice) -> Point {
    let terms = ["工业企业", "建筑工地", "餐饮单位", "加油站", "汽修门店"];
    list(choice, "scope", &["scope", "范围", "对象"], &terms, true)
}

fn duties(choice: &mut Choice) -> Point {
    let terms = ["巡查台账", "定位打卡", "工作日志", "水印照片"];
    list(choice, "duties", &["duties", "附加要求", "留痕要求"], &terms, true)
}

fn materials(choice: &mut Choice) -> Point {
    list(choice, "materials", &["materials", "材料"], &["申请表", "身份证明", "营业执照", "平面图"], true)
}

fn accountability(choice: &mut Choice) -> Point {
    list(choice, "accountability", &["accountability", "考核问责"], &["通报", "约谈", "扣分", "排名"], true)
}

fn except(choice: &mut Choice) -> Point {
    list(choice, "except", &["except", "除外", "豁免"], &["个体工商户", "农村自办宴席", "慈善活动", "应急抢修"], false)
}

fn condition(choice: &mut Choice) -> Point {
    let terms = ["黄色预警期间", "群众投诉属实", "企业自愿申请"];
    list(choice, "condition", &["condition", "条件", "适用条件"], &terms, false)
}
