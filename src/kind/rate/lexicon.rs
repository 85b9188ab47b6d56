//! What is done so often: the activities that may stand beside a rate and say nothing of it.

use crate::kind::words::Cursor;
use std::sync::LazyLock;

type List = LazyLock<Vec<&'static str>>;

/// Activities. After a number they may stand in the place of 次 (一周一调度).
static ACTIVITIES: List = LazyLock::new(|| {
    "巡查|零报告|检查|督查|督导|督办|调度|通报|报告|上报|报送|走访|排查|抽检|抽查|会商|巡河|巡湖|巡林|巡田|巡山|巡逻|巡护|\
    巡检|巡防|巡察|巡视|巡访|巡诊|巡回|巡线|巡更|检测|监测|监督|监管|暗访|明察暗访|明查暗访|回访|回头看|考核|考评|\
    评估|评议|评价|评比|评审|点评|总结|小结|汇总|汇报|研判|分析|例会|会议|座谈|座谈会|推进会|调度会|联席会议|\
    工作例会|碰头会|会办|培训|轮训|学习|教育|演练|演习|训练|宣传|宣讲|清理|清扫|清洁|清运|清淤|清查|清洗|保洁|消杀|\
    消毒|除害|维护|维修|养护|保养|检修|检验|检疫|检定|校准|年检|盘点|核查|核对|核实|核验|审计|审核|审查|复核|复查|\
    复检|复盘|排名|排序|公示|公布|公开|更新|发布|通气|约谈|研究|部署|推进|推动|整治|整改|执法|采样|取样|采集|打卡|\
    签到|点名|记录|填报|填写|登记|报表|简报|报备|备案|上门|探访|慰问|入户|下沉|包保|联系|联络|见面|谈心|谈话|\
    谈心谈话|家访|体检|随访|服务|更换|喷洒|洒水|冲洗|修剪|施肥|浇水|除草|测试|测评|测温|测量|测查|自查|自检|互查|\
    互检|普查|摸排|摸底|摸查|调研|调查|勘查|勘验|踏查|观测|预警|研讨|交流|讲评|述职|述责|述廉|评选|表彰|晾晒|验收|\
    督促|提醒|指导|帮扶|会诊|会审|会议调度|党课|讲党课|主题党日|组织生活会|接访|下访|阅卷|抽测|抽样|抽样检验|\
    抽样检测|全覆盖|飞行检查|管控|拉练|备份|扫描|维保|除尘|通风|放风|报|查|检|巡|评|访|会|议|学|训|测|清|调|结|考|晒|比|督|讲|\
    演|扫|洗|审|盘|核|inspections|inspection|inspect|inspected|patrol|patrols|patrolled|check|checks|checked|report|\
    reports|reported|reporting|meeting|meetings|meet|visit|visits|visited|review|reviews|reviewed|drill|drills|\
    training|trainings|sampling|sample|samples|test|tests|tested|testing|audit|audits|audited|survey|surveys|submit|\
    submitted|submission|submissions|briefing|briefings|update|updates|updated|cleaning|cleanings|cleaned|\
    monitoring|assessment|assessments|evaluation|evaluations|summary|summaries|dispatch|follow-up|supervision|\
    on-site|spot"
        .split('|')
        .collect()
});

/// Verbs and manners that an activity is said with.
static MANNERS: List = LazyLock::new(|| {
    "开展|实行|累计|合计|共|共计|各|进行|组织|召开|举行|举办|实施|安排|集中|专项|全面|现场|实地|联合|综合|例行|日常性|重点|专题|工作|活动|情况|\
    任务|专项行动|行动|进展|信息|数据|材料|台账|系统|集体|组织开展|认真|深入|带队|双随机|随机|拉网式|地毯式|安全|\
    隐患|风险|质量|环境|卫生|环境卫生|消防|应急|防汛|防火|森林防火|安全生产|食品安全|水质|空气质量|河道|河湖|网格|\
    线上|线下|书面|口头|电话|视频|实战|桌面|党员|支部|业务|政策|制度|机制|常规|执行|落实|完成|做|开|搞|be|is|are|to|\
    of|the|a|hold|held|conduct|conducted|carry out|carried out|performed|perform|take place|done|made|make|for|at|\
    on|in"
        .split('|')
        .collect()
});

/// Takes one activity.
pub(super) fn activity(c: &mut Cursor<'_>) -> bool {
    // 日常 is no rate, 报告期 no report.
    !c.sees("比例") && !c.sees("会期") && c.eat_any(&ACTIVITIES).is_some()
}

/// Whether an activity stands here.
pub(super) fn sees_activity(c: &Cursor<'_>) -> bool {
    activity(&mut { *c })
}

/// Takes one activity of two characters or more, at which an object phrase ends.
pub(super) fn sees_verb(c: &Cursor<'_>) -> bool {
    const OPENING: &[&str] = &["开展", "进行", "组织", "召开", "举行", "举办", "实施", "安排"];
    let mut at = *c;
    at.eat_any(OPENING).is_some() || at.eat_any(&ACTIVITIES).is_some_and(|w| w.chars().count() > 1)
}

/// Takes what says nothing of the rate: how an activity is gone about, joining words, punctuation.
pub(super) fn manner(c: &mut Cursor<'_>) -> bool {
    c.eat_any(&MANNERS).is_some() || joining(c)
}

/// Takes joining words and punctuation.
pub(super) fn joining(c: &mut Cursor<'_>) -> bool {
    const JOINING: &[&str] = &[
        "的",
        "和",
        "及",
        "与",
        "并",
        "且",
        "、",
        ",",
        ";",
        ":",
        "(",
        ")",
        ".",
        "/",
        "频次",
        "频率",
        "按照",
        "按",
        "以",
        "为宜",
        "为准",
        "平均",
        "加密至",
        "加密到",
        "提高到",
        "提高至",
        "增加到",
        "增加至",
        "自然月",
        "自然年",
        "制度",
        "制",
        "《",
        "》",
        "频度",
        "为",
        "是",
        "原则",
        "and",
        "with",
        "frequency",
    ];
    c.eat_any(JOINING).is_some()
}
