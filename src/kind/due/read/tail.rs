//! What stands around a deadline and says no time: 请于 … 前报送市局. Taken generously, but never a figure, another word of
//! time, a negation or a word of no measure.

use super::super::model::Due;
use super::vague::VAGUE;
use crate::fault::Code;
use crate::kind::force::Phrase;
use crate::kind::misread::Misread;
use std::ops::Range;

const HEADS: &[&str] = &[
    "于",
    "在",
    "请",
    "请于",
    "请在",
    "定于",
    "拟于",
    "限",
    "限时",
    "限于",
    "限在",
    "限定在",
    "截至",
    "截止",
    "截止到",
    "截至到",
    "截止至",
    "截止于",
    "截止时间",
    "截止日期",
    "截止时间为",
    "截止日期为",
    "时限",
    "时限为",
    "完成时限",
    "完成时限为",
    "完成时间",
    "完成时间为",
    "办理时限",
    "办理时限为",
    "报送时间",
    "报送时限",
    "上报时间",
    "办结时限",
    "整改时限",
    "期限",
    "期限为",
    "最迟",
    "最晚",
    "最迟于",
    "最晚于",
    "最迟在",
    "最迟不超过",
    "最迟不晚于",
    "不迟于",
    "不晚于",
    "不得迟于",
    "不得晚于",
    "不能晚于",
    "不能迟于",
    "至迟",
    "至迟于",
    "赶在",
    "到",
    "至",
    "全部",
    "全面",
    "统一",
    "完成",
    "报送",
    "上报",
    "各地",
    "各单位",
    "各部门",
    "有关单位",
    "不超过",
    "不得超过",
    "不能超过",
    "最长",
    "最长不超过",
    "最长不得超过",
    "最多",
    "最多不超过",
    "至多",
    "不多于",
    "不大于",
    "不高于",
    "≤",
    "控制在",
    "缩短至",
    "缩短到",
    "缩短为",
    "压缩至",
    "压缩到",
    "压减至",
    "压减到",
    "时间为",
    "时间",
    "一次性",
    ":",
    ",",
    "、",
];

/// Words that may begin what follows a deadline.
const VERBS: &[&str] = &[
    "完成",
    "完结",
    "完毕",
    "完工",
    "办",
    "报",
    "上报",
    "呈报",
    "申报",
    "填报",
    "续报",
    "初报",
    "首报",
    "终报",
    "直报",
    "反馈",
    "回复",
    "回应",
    "回访",
    "答复",
    "提交",
    "提供",
    "提出",
    "送",
    "交",
    "整改",
    "整治",
    "落实",
    "到位",
    "处置",
    "处理",
    "处罚",
    "核",
    "排查",
    "摸排",
    "查",
    "出",
    "作",
    "做",
    "发",
    "公布",
    "公示",
    "公开",
    "公告",
    "通知",
    "告知",
    "通报",
    "移",
    "转",
    "受理",
    "审",
    "批",
    "备案",
    "归",
    "建",
    "实现",
    "达",
    "开",
    "组织",
    "实施",
    "启动",
    "制",
    "印发",
    "下发",
    "下达",
    "召",
    "抵达",
    "赶",
    "响应",
    "联系",
    "签",
    "录入",
    "上传",
    "上门",
    "更新",
    "清",
    "销",
    "验收",
    "竣工",
    "交付",
    "支付",
    "兑付",
    "缴",
    "返还",
    "退",
    "汇总",
    "汇报",
    "梳理",
    "传达",
    "部署",
    "结",
    "立案",
    "登记",
    "注册",
    "修",
    "恢复",
    "消除",
    "拆",
    "关",
    "淘汰",
    "治理",
    "取得",
    "形成",
    "编",
    "配",
    "安排",
    "解",
    "化解",
    "见",
    "复",
    "执行",
    "检",
    "全面",
    "全部",
    "全量",
    "基本",
    "统一",
    "一并",
    "逐级",
    "书面",
    "如实",
    "电话",
    "网上",
    "线上",
    "按要求",
    "按规定",
    "集中",
    "将",
    "把",
    "向",
    "由",
    "对",
    "给",
    "予以",
    "进行",
    "抓",
    "并",
    "采取",
    "使用",
    "投",
    "运行",
    "接",
    "收",
    "领",
    "评",
    "考",
    "总结",
    "示范",
    "推",
    "普",
    "覆盖",
    "规范",
    "确定",
    "明确",
    "确认",
    "确保",
    "submit",
    "submitted",
    "report",
    "reported",
    "complete",
    "completed",
    "done",
    "finished",
    "to be",
    "for",
    "file",
    "filed",
    "respond",
    "inclusive",
    "latest",
    "at the latest",
];

/// What may not stand in the words after a deadline.
const NEVER: &[&str] = &[
    "不", "非", "无", "未", "除", "但", "或", "若", "如果", "另", "前", "后", "内", "日", "月", "年", "周", "天", "季",
    "旬", "时限", "小时", "分钟", "点", "期限", "以上", "以下", "延", "提早", "逾", "次", "左右", "特殊", "起", "倍",
    "百分", "%", "not", "except", "unless", "after", "before", "week", "day", "month", "year", "hour",
];

/// Words that hold one of those and say no time.
const HARMLESS: &[&str] = &[
    "日常",
    "月报",
    "年报",
    "年度",
    "周报",
    "日报",
    "季报",
    "点位",
    "重点",
    "试点",
    "内容",
    "内部",
    "内设",
    "时间表",
    "次要",
    "前期",
    "后续",
    "期间",
];

/// Passes over words before a deadline, and says where words of no measure (尽快) stood among them.
pub(super) fn heads(phrase: &mut Phrase<'_>) -> Option<Range<usize>> {
    let mut hurry = None;
    loop {
        phrase.eat_forces();
        let mut at = phrase.c;
        at.skip_spaces();
        let start = at;
        if at.eat_any(VAGUE).is_some() {
            hurry = hurry.or_else(|| Some(at.since(start)));
        } else if at.eat_any(HEADS).is_none() {
            return hurry;
        }
        phrase.c = at;
    }
}

/// Reads to the end after a deadline.
///
/// # Errors
/// What is left over, or words that unsettle what was read (左右, 前后).
pub(super) fn finish(phrase: &mut Phrase<'_>, due: &Due) -> Result<(), Misread> {
    let bounds: &[&str] = match due {
        Due::After(_) => &["内", "以内", "之内", "里", "内的"],
        _ => &[
            "前",
            "之前",
            "以前",
            "止",
            "为止",
            "截止",
            "截至",
            "内",
            "以内",
            "之内",
            "(含)",
            "(含当日)",
            "(含当天)",
            "时",
            "之时",
            "的",
            "at the latest",
            "latest",
            "(inclusive)",
            "inclusive",
            "or earlier",
            "or before",
        ],
    };
    phrase.eat_forces();
    let mut c = phrase.c;
    c.skip_spaces();
    let start = c;
    if c.eat_any(&["左右", "前后", "上下", "许", "or so", "or thereabouts"]).is_some() {
        return Err(super::refuse(Code::Vague, "time", c.since(start)));
    }
    while phrase.c.eat_any(bounds).is_some() {}
    loop {
        phrase.eat_forces();
        if !phrase.c.eat_any(&[",", ".", ";", "、", "。", "；"]).is_some() {
            break;
        }
    }
    if phrase.c.at_end() {
        return Ok(());
    }
    let left_over = Misread::new(Code::NotUnderstood, "left-over", phrase.c.rest());
    let mut rest = phrase.c;
    if rest.eat_any(VERBS).is_none() {
        return Err(left_over);
    }
    rest = phrase.c;
    while rest.peek().is_some() {
        if rest.peek().is_some_and(|c| c.is_ascii_digit())
            || super::figure::figure(&mut rest.clone()).is_some_and(|_| !rest.sees("一"))
        {
            return Err(left_over);
        }
        if rest.eat_any(HARMLESS).is_some() {
            continue;
        }
        if NEVER.iter().chain(VAGUE).any(|word| rest.sees(word)) {
            return Err(left_over);
        }
        rest.next_char();
    }
    phrase.c = rest;
    Ok(())
}
