//! The event from which a length of time runs: 自收到通知之日起, 事故发生后, after receipt.

use super::figure::figure;
use crate::kind::due::Event;
use crate::kind::words::Cursor;

/// The longest name of an event, in characters.
const LONGEST: usize = 30;

/// What ends the name of an event.
const MARKS: &[&str] = &[
    "之日起",
    "之日起的",
    "之日后",
    "之日算起",
    "之日开始",
    "之时起",
    "之时算起",
    "当日起",
    "当天起",
    "之次日起",
    "之日的次日起",
    "次日起",
    "日起",
    "起",
    "起算",
    "后",
    "之后",
    "以后",
    "后的",
    "之日",
    "之时",
    "时",
];

/// What may follow the name of an event at once.
const AT_ONCE: &[&str] = &["当日", "当天", "当晚", "次日", "第二天", "翌日", "立即", "即时", "同日"];

/// What may not stand in the name of an event: then it is none, and more than an event was meant.
const NEVER: &[&str] = &[
    "尽快", "及时", "近期", "限期", "不", "未", "无", "内", ",", ";", ".", ":", "按", "提前", "之前", "前", "原则",
    "确保", "月份", "底", "左右",
];

/// Receipt of the directive, as far as it is said.
const RECEIPTS: &[&str] = &["", "收到", "收文", "收件", "收悉", "接收", "receipt", "received", "receiving"];

/// Words that end with the 自 from which a length runs, after who is asked; 自查 and 自评 are events.
const OPENINGS: &[&str] = &[
    "应当自",
    "应自",
    "须自",
    "必须自",
    "需自",
    "要自",
    "单位自",
    "机关自",
    "部门自",
    "企业自",
    "机构自",
    "政府自",
    "人自",
    "者自",
    "方自",
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
    ("会计年度结束", "年度结束"),
    ("每年结束", "年度结束"),
    ("end year", "年度结束"),
    ("completion", "完成"),
    ("完成", "完成"),
    ("完工", "完成"),
];

/// All readings of the words here as an event, with where what follows begins; the shortest name first.
pub(super) fn before(begun: Cursor<'_>) -> Vec<(Event, Cursor<'_>)> {
    let mut found = Vec::new();
    let mut start = begun;
    start.skip_spaces();
    let mut c = start;
    for _ in 0..LONGEST {
        let name = c.text_since(start);
        if is_happening(&name) && figure(&mut { c }).is_some() {
            found.push((named(&name), c));
        }
        if NEVER.iter().any(|word| c.sees(word)) || c.peek().is_none_or(|next| next.is_ascii_digit()) {
            break;
        }
        let mut after = c;
        // 法定时限 is no event.
        let limit = ["时限", "时间", "时长", "时效"].iter().any(|word| c.sees(word));
        if !limit && after.eat_any(MARKS).is_some() {
            while after.eat_any(MARKS).is_some() {}
            found.push((named(&name), after));
        }
        if AT_ONCE.iter().any(|word| c.sees(word)) && !name.is_empty() {
            found.push((named(&name), c));
        }
        c.next_char();
    }
    found
}

/// Whether words are an event without 后 after them: 事发1小时内, 发现问题24小时内.
fn is_happening(name: &str) -> bool {
    const HAPPENING: &[&str] =
        &["事发", "接报", "接警", "接诉", "接单", "接件", "案发", "受理", "立案", "发现", "到账"];
    const OBJECTS: &[&str] =
        &["发现问题", "发现隐患", "发现线索", "发现险情", "发现疫情", "事故发生", "事件发生", "灾情发生", "险情发生"];
    const OPENING: &[&str] = &["收到", "接到"];
    let plain = name.strip_prefix('自').unwrap_or(name);
    const ENDS: &[&str] = &["终了", "结束", "期满", "届满", "送达"];
    let ended = ENDS.iter().any(|end| plain.len() > end.len() && plain.ends_with(end));
    ended
        || HAPPENING.contains(&plain)
        || OBJECTS.contains(&plain)
        || OPENING.iter().any(|opening| plain.strip_prefix(opening).is_some_and(|rest| rest.chars().count() > 1))
}

/// The event that stands after a length in English: `of receipt`, `after the accident`.
pub(super) fn after(c: &mut Cursor<'_>) -> Option<Event> {
    let mut at = *c;
    at.eat_any(&["of", "after", "from", "following", "upon", "since", "on", "counting from"])?;
    at.eat_any(&["the date of", "the day of"]);
    while at.eat_any(&["the", "its", "their", "a", "an", "this"]).is_some() {}
    at.skip_spaces();
    let start = at;
    if at.eat("\"") {
        while at.peek().is_some_and(|next| next != '"') {
            at.next_char();
        }
        let name = at.text_since(start);
        at.next_char();
        *c = at;
        return Some(named(name.trim_matches('"')));
    }
    while at.peek().is_some_and(|next| next.is_ascii_alphabetic() || next == ' ' || next == '-') && !at.sees("not") {
        at.next_char();
    }
    let name = at.text_since(start);
    if name.is_empty() {
        return None;
    }
    *c = at;
    Some(named(&name))
}

/// An event by its uniform name.
pub(super) fn named(text: &str) -> Event {
    let mut name: String =
        text.split(' ').filter(|w| !matches!(*w, "the" | "a" | "an" | "of" | "this")).collect::<Vec<_>>().join(" ");
    if !name.is_ascii() {
        name.retain(|c| c != ' ' && c != '"');
    }
    for opening in ["自", "从", "于", "在"] {
        // 自查 is done by oneself, and from no time.
        if ["自查", "自评", "自检", "自纠", "自测", "自行", "自主", "自愿", "自然"]
            .iter()
            .any(|word| name.starts_with(word))
        {
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
    for (word, own) in [("接到", "收到"), ("接收到", "收到"), ("receiving ", "receipt "), ("received ", "receipt ")]
    {
        if let Some(rest) = name.strip_prefix(word) {
            name = format!("{own}{rest}");
        }
    }
    if name.starts_with("接") && PAPERS.contains(&name.trim_start_matches('接')) {
        return Event::Receipt;
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

/// The English name of an event that has one.
pub(crate) fn english(event: &str) -> Option<&'static str> {
    SAME.iter().find(|(word, own)| *own == event && word.is_ascii()).map(|(word, _)| *word)
}
