//! What notices speak of on each dimension. A dimension without a line of its own has that of every other.

/// The vocabulary of a dimension.
#[derive(Clone, Copy)]
pub(super) struct Flavour {
    /// Units of its amounts.
    pub(super) units: &'static [&'static str],
    /// Subjects that its values may stand beside in a map.
    pub(super) subjects: &'static [&'static str],
    /// Members of its sets.
    pub(super) terms: &'static [&'static str],
    /// Words around its lengths of time, with the blank `{v}`.
    pub(super) frames: &'static [&'static str],
    /// Whether a set of it may say how often.
    pub(super) rated: bool,
    /// Whether a length of time may be a closed period.
    pub(super) closed: bool,
}

const USUAL: Flavour = Flavour {
    units: &["个", "条", "户", "亩", "元", "%", "个/乡镇"],
    subjects: &["重点事项", "一般事项", "专项工作", "日常工作"],
    terms: &["第一类事项", "第二类事项", "第三类事项", "第四类事项", "第五类事项"],
    frames: &["{v}"],
    rated: false,
    closed: false,
};

pub(super) fn of(dimension: &str) -> Flavour {
    let terms: &[&str] = match dimension {
        "scope" => &["工业企业", "建筑工地", "餐饮单位", "加油站", "汽修门店", "农贸市场", "主干道"],
        "except" => &["养老机构", "农村自办宴席", "慈善活动", "应急抢修", "幼儿园"],
        "condition" => &["黄色预警期间", "群众投诉属实", "企业自愿申请", "连续两次抽检不合格"],
        "duties" => &["巡查台账", "定位打卡", "工作日志", "水印照片", "情况专报", "视频调度会"],
        "materials" => &["申请表", "身份证明", "营业执照", "平面图", "居住证明"],
        _ => USUAL.terms,
    };
    let subjects: &[&str] = match dimension {
        "deadline" => &["动员部署", "自查自纠", "整改销号", "总结评估"],
        "frequency" => &["巡查", "抽检", "信息报送", "督导检查"],
        "quota" => &["问题线索", "整改台账", "造林面积", "培训场次"],
        "coverage" => &["重点场所", "一般企业", "出租房屋"],
        "threshold" => &["火灾事故", "食物中毒", "工程变更"],
        "cap" => &["检查", "发文", "会议"],
        "lead" => &["停水", "停电", "交通管制"],
        "duration" => &["视频资料", "检查记录", "财务凭证"],
        "validity" => &["居住证明", "健康证明", "体检报告"],
        "measure" => &["主干道", "次干道", "背街小巷"],
        "bearer" => &["隐患排查", "数据报送", "纠纷调解"],
        _ => USUAL.subjects,
    };
    let units: &[&str] = match dimension {
        "coverage" => &["%"],
        "discretion" => &["元"],
        "threshold" => &["人", "元", "平方米"],
        "cap" => &["字", "页", "元", "%"],
        _ => USUAL.units,
    };
    let frames: &[&str] = match dimension {
        "lead" => &["{v}", "提前{v}"],
        "duration" => &["{v}", "保存{v}"],
        "validity" => &["{v}", "有效期{v}"],
        _ => USUAL.frames,
    };
    Flavour { units, subjects, terms, frames, rated: dimension == "duties", closed: dimension == "duration" }
}
