//! An event by its uniform name: 接到本通知 is the receipt, 受理机关应当自受理 is 受理, "accident" is 事故发生.

use crate::kind::due::Event;

/// What is now, and that is when the directive is issued.
const NOW: &[&str] = &["即", "即日", "今", "今日", "今天", "现在"];

/// Receipt of the directive, as far as it is said.
const RECEIPTS: &[&str] = &["", "收到", "收文", "收件", "收悉", "接收", "receipt", "received", "receiving"];

/// Words that end with the one from which a length runs, after who is asked.
const OPENINGS: &[&str] = &["应当在", "应在", "须在", "必须在", "应当于", "应于", "须于", "必须于"];

/// Words that begin with 自, 从 or 在 and run from nothing: 自查 and 从业 are done.
const NO_OPENINGS: &[&str] = &[
    "自查", "自评", "自检", "自纠", "自测", "自行", "自主", "自愿", "自然", "自来", "自治", "自动", "自建", "自筹",
    "自备", "自贸", "自首", "自诉", "从业", "从事", "从严", "在建", "在岗", "在职", "在校", "在线", "在编", "在册",
];

/// Names of the directive itself.
const PAPERS: &[&str] = &[
    "通知",
    "文件",
    "方案",
    "意见",
    "指令",
    "文",
    "公文",
    "来文",
    "文书",
    "任务",
    "工作任务",
    "函",
    "通报",
    "办法",
    "规定",
    "实施意见",
    "工作方案",
    "实施方案",
    "directive",
    "notice",
    "document",
    "notification",
    "circular",
    "order",
    "instruction",
    "paper",
];

/// Issue of the directive.
const ISSUES: &[&str] =
    &["印发", "发文", "下发", "制发", "发出", "发", "issue", "issuance", "issued", "being issued", "promulgation"];

/// Other events under one name in both languages.
const SAME: &[(&str, &str)] = &[
    ("受理", "受理"),
    ("受理申请", "受理"),
    ("申请受理", "受理"),
    ("acceptance", "受理"),
    ("accepting", "受理"),
    ("发布", "发布"),
    ("公布", "发布"),
    ("publication", "发布"),
    ("施行", "施行"),
    ("实施", "施行"),
    ("生效", "施行"),
    ("entry into force", "施行"),
    ("taking effect", "施行"),
    ("事故发生", "事故发生"),
    ("发生事故", "事故发生"),
    ("事故", "事故发生"),
    ("accident", "事故发生"),
    ("事件发生", "事件发生"),
    ("发生事件", "事件发生"),
    ("incident", "事件发生"),
    ("收到报告", "收到报告"),
    ("接报", "收到报告"),
    ("收到事故报告", "收到报告"),
    ("report", "收到报告"),
    ("receipt of report", "收到报告"),
    ("收到申请", "收到申请"),
    ("application", "收到申请"),
    ("receipt of application", "收到申请"),
    ("收到投诉", "收到投诉"),
    ("complaint", "收到投诉"),
    ("receipt of complaint", "收到投诉"),
    ("发现", "发现"),
    ("discovery", "发现"),
    ("detection", "发现"),
    ("discovering", "发现"),
    ("事发", "事发"),
    ("occurrence", "事发"),
    ("发生", "事发"),
    ("交办", "交办"),
    ("assignment", "交办"),
    ("立案", "立案"),
    ("case filing", "立案"),
    ("会议结束", "会议结束"),
    ("会后", "会议结束"),
    ("会", "会议结束"),
    ("meeting", "会议结束"),
    ("月", "月度结束"),
    ("月度终了", "月度结束"),
    ("月终了", "月度结束"),
    ("月末", "月度结束"),
    ("月份结束", "月度结束"),
    ("月份终了", "月度结束"),
    ("每月结束", "月度结束"),
    ("每月终了", "月度结束"),
    ("月度结束", "月度结束"),
    ("end month", "月度结束"),
    ("季", "季度结束"),
    ("季末", "季度结束"),
    ("季度", "季度结束"),
    ("季度末", "季度结束"),
    ("季度终了", "季度结束"),
    ("季度结束", "季度结束"),
    ("每季度终了", "季度结束"),
    ("每季度结束", "季度结束"),
    ("end quarter", "季度结束"),
    ("半年", "半年结束"),
    ("半年度", "半年结束"),
    ("半年结束", "半年结束"),
    ("半年终了", "半年结束"),
    ("半年度终了", "半年结束"),
    ("半年度结束", "半年结束"),
    ("每半年终了", "半年结束"),
    ("每半年结束", "半年结束"),
    ("每半年度终了", "半年结束"),
    ("每半年度结束", "半年结束"),
    ("end half-year", "半年结束"),
    ("年", "年度结束"),
    ("年度终了", "年度结束"),
    ("年终了", "年度结束"),
    ("每年度终了", "年度结束"),
    ("每年终了", "年度结束"),
    ("会计年度终了", "年度结束"),
    ("年度结束", "年度结束"),
    ("每年度结束", "年度结束"),
    ("会计年度结束", "年度结束"),
    ("每年结束", "年度结束"),
    ("end year", "年度结束"),
    ("completion", "完成"),
    ("完成", "完成"),
    ("完工", "完成"),
    ("新学期开学", "开学"),
    ("每学期开学", "开学"),
    ("每学年开学", "开学"),
];

/// An event by its uniform name.
pub(super) fn named(text: &str) -> Event {
    let mut name: String =
        text.split(' ').filter(|w| !matches!(*w, "the" | "a" | "an" | "of" | "this")).collect::<Vec<_>>().join(" ");
    if !name.is_ascii() {
        name.retain(|c| c != ' ' && c != '"');
    }
    for opening in ["自", "从", "于", "在"] {
        if NO_OPENINGS.iter().any(|word| name.starts_with(word)) {
            break;
        }
        name = name.strip_prefix(opening).map_or(name.clone(), str::to_owned);
    }
    // 受理机关应当自受理之日起: who and how is not of the event.
    for opening in OPENINGS {
        if let Some((_, rest)) = name.split_once(opening).filter(|(_, rest)| !rest.is_empty()) {
            name = rest.to_owned();
        }
    }
    name = after_from(&name).to_owned();
    for (word, own) in [("接到", "收到"), ("接收到", "收到"), ("receiving ", "receipt "), ("received ", "receipt ")]
    {
        if let Some(rest) = name.strip_prefix(word) {
            name = format!("{own}{rest}");
        }
    }
    if name.starts_with("接") && PAPERS.contains(&name.trim_start_matches('接')) {
        return Event::Receipt;
    }
    if NOW.contains(&name.as_str()) {
        return Event::Issue;
    }
    name = name.trim_end_matches('的').trim_end_matches("之").to_owned();
    let object = |opening: &str| {
        name.strip_prefix(opening).map(|rest| rest.trim_start_matches(['本', '该', '此', ' ']).to_owned())
    };
    if RECEIPTS.contains(&name.as_str())
        || ["收到", "receipt"]
            .iter()
            .filter_map(|w| object(w))
            .any(|rest| rest.is_empty() || PAPERS.contains(&rest.as_str()))
    {
        return Event::Receipt;
    }
    let paper = ["本", "该", ""]
        .iter()
        .filter_map(|w| name.strip_prefix(w))
        .find_map(|rest| PAPERS.iter().filter_map(|paper| rest.strip_prefix(paper)).min_by_key(|verb| verb.len()));
    if ISSUES.contains(&name.as_str()) || paper.is_some_and(|verb| ISSUES.contains(&verb)) {
        return Event::Issue;
    }
    let name = match paper {
        Some(verb @ ("发布" | "公布" | "实施" | "施行")) => verb.to_owned(),
        _ => name,
    };
    let own = SAME.iter().find(|(word, _)| *word == name).map_or(name.as_str(), |(_, own)| own);
    Event::Other(own.to_owned())
}

/// What the name of an event is without who or what it happens to, said before 自: 督办件自交办.
fn after_from(name: &str) -> &str {
    let Some((before, _)) = name.rsplit_once('自') else { return name };
    let from = name.get(before.len()..).unwrap_or_default();
    let word = before.ends_with(['各', '亲', '擅', '来', '独', '私', '源', '出']);
    let rest = from.trim_start_matches('自');
    if word || rest.is_empty() || NO_OPENINGS.iter().any(|word| from.starts_with(word)) { name } else { rest }
}

/// The English name of an event that has one.
pub(crate) fn english(event: &str) -> Option<&'static str> {
    SAME.iter().find(|(word, own)| *own == event && word.is_ascii()).map(|(word, _)| *word)
}
