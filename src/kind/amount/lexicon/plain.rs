//! Words that say all, words that name no measure, and words that may stand beside a figure and change nothing.

/// Words that say all of it: a share of 100 %.
#[rustfmt::skip]
pub(in super::super) const ALL: &[&str] = &[
    "全覆盖", "全部", "全部覆盖", "全面覆盖", "全数", "全量", "全员", "百分百", "逐一", "逐户", "逐个", "逐家",
    "无遗漏", "一个不漏", "逐村", "逐项", "逐人", "逐户逐人", "逐村逐户", "挨家挨户", "一户不漏", "一人不漏", "一个不落", "一户不落",
    "一人不落", "不漏一户", "不漏一人", "不漏一户一人", "不漏一户、不漏一人", "不落一户", "不落一人", "full coverage", "all", "every one", "complete coverage",
];

/// Words that say that none is left.
pub(in super::super) const CLEARED: &[&str] = &["清零", "归零"];

/// Words that name no measure.
#[rustfmt::skip]
pub(in super::super) const VAGUE: &[&str] = &[
    "一式多份", "适量", "适当", "一定数量", "一定比例", "一定", "若干", "大幅", "大幅度", "较大", "较多", "明显", "显著", "大量",
    "足够", "足量", "充足", "合理", "酌情", "有所", "稳步", "持续", "进一步", "大部分", "绝大多数", "绝大部分",
    "多数", "大多数", "少数", "少量", "部分", "近百", "上百", "上千", "成百", "近千", "上万", "尽可能多", "相当",
    "接近", "将近", "更高", "更多", "基本全覆盖", "基本实现全覆盖", "基本做到全覆盖", "基本实现全面覆盖", "基本覆盖", "基本全部", "sufficient", "appropriate", "significantly", "substantially", "most", "enough", "adequate",
    "a number of", "considerable",
];

/// Verbs and other words that may stand beside a figure and do not change it.
#[rustfmt::skip]
pub(in super::super) const VERBS: &[&str] = &[
    "完成", "报送", "上报", "新建", "改造", "改建", "扩建", "处以", "并处", "可并处", "单处", "保持", "保持在",
    "稳定在", "维持在", "提供", "提交", "上交", "发现", "查处", "检查", "抽查", "抽检", "巡查", "排查", "摸排",
    "走访", "联系", "包联", "包保", "联包", "帮扶", "结对", "种植", "栽植", "栽种", "植树", "种树", "造林", "培训", "开展", "举办", "组织",
    "召开", "建设", "建成", "打造", "创建", "培育", "引进", "申报", "推荐", "选树", "选派", "派出", "征集", "办理",
    "整改", "整治", "清理", "拆除", "回收", "收集", "收缴", "安排", "设置", "设立", "配备", "配置", "覆盖", "签订",
    "发放", "张贴", "转发", "撰写", "编写", "发表", "采写", "录用", "采用", "采集", "落实", "筹集", "募集", "缴纳",
    "收取", "补助", "补贴", "奖励", "给予", "新增", "造成", "致使", "导致", "发生", "支持", "引导", "建议", "实现",
    "每次", "单次", "总计", "共计", "合计", "累计", "总共", "按照", "应达", "由此", "人民币", "之间", "进行", "全市",
    "全区", "全县", "同时", "只能", "做到", "确定", "认定", "入库", "储备", "招募", "吸纳", "发展", "救助", "慰问",
    "宣传", "受理", "化解", "调解", "评选", "命名", "验收", "审核", "审批", "投入", "投资", "治理", "修复", "复绿",
    "绿化", "养护", "处罚", "随机", "抽取", "随机抽取", "随机抽查", "随机抽检", "拥有",
];

/// The same of one character, which are dropped only where they stand alone: 种 in 种粮大户 is no verb to drop.
#[rustfmt::skip]
pub(in super::super) const SHORT: &[&str] = &[
    "处", "种", "共", "占", "为", "是", "在", "按", "于", "有", "由", "的", "各", "且", "并", "但", "而", "又", "再",
    "均", "都", "要", "仅", "只", "报", "交", "做", "搞", "干", "整", "钱", "配", "设", "派", "选", "建",
];

/// Nouns that say what a figure is and not of what, dropped only where they stand alone.
#[rustfmt::skip]
pub(in super::super) const PLAIN_NOUNS: &[&str] = &[
    "数量", "比例", "占比", "比率", "金额", "标准", "幅度", "力度", "比重", "指标", "任务", "覆盖率", "覆盖面",
    "抽查率", "抽检率", "检查率", "总量",
];

/// Verbs that are words of force where no figure follows them.
pub(in super::super) const VERBS_OF_FORCE: &[&str] = &["推荐", "支持", "引导", "建议", "提倡", "need", "recommend"];

/// English words that may stand beside a figure and do not change it.
#[rustfmt::skip]
pub(in super::super) const ENGLISH: &[&str] = &[
    "report", "submit", "complete", "build", "inspect", "visit", "plant", "fine", "fine of", "a fine of", "of", "a",
    "the", "be", "is", "coverage", "coverage of", "coverage rate", "share", "rate", "rate of", "penalty",
    "penalty of", "and", "but", "both", "in", "to be", "total", "a total of", "cover", "covers",
    "covering", "achieve", "maintain", "keep", "each", "file", "send", "set up", "check", "sample", "sampling", "by",
    "to", "for",
];

/// Nouns that hold a word of negation and are none.
#[rustfmt::skip]
pub(in super::super) const NOT_NEGATIONS: &[&str] = &[
    "非法", "无人机", "不合格", "不达标", "未成年", "非遗", "无障碍", "免费", "不动产", "非公", "无物业", "不文明",
    "不规范", "无害化", "非道路", "未成年人", "不良", "无证", "无照",
];

/// Words that place a value in time: another dimension's business.
#[rustfmt::skip]
pub(in super::super) const TIME: &[&str] = &[
    "年内", "月底", "年底", "日前", "底前", "月前", "上半年", "下半年", "工作日", "自然日", "日历日", "星期", "个月",
    "季度末", "上旬", "中旬", "下旬", "有期徒刑", "working day", "working days", "月份", "week", "weeks", "month",
    "months", "year", "years",
];
