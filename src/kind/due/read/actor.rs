//! Who is asked, before a deadline: 各县区务必, 各县(市、区), 县级. It says no time, and is passed over.

use super::figure::figure;
use super::tail::plain;
use crate::kind::words::Cursor;

/// Kinds of bodies, of which one deadline is asked.
const BODIES: &[&str] = &[
    "省",
    "设区市",
    "人民政府",
    "办事处",
    "管委会",
    "村居",
    "村委会",
    "居委会",
    "村两委",
    "网格员",
    "河长",
    "党组织",
    "指挥部",
    "办公室",
    "领导小组",
    "项目部",
    "市",
    "县",
    "区",
    "旗",
    "乡",
    "镇",
    "村",
    "组",
    "省级",
    "市级",
    "县级",
    "区级",
    "乡级",
    "镇级",
    "村级",
    "县区",
    "区县",
    "县市区",
    "市县",
    "市区",
    "市州",
    "地市",
    "州",
    "盟",
    "乡镇",
    "镇街",
    "街镇",
    "街道",
    "乡镇街道",
    "镇村",
    "社区",
    "村社区",
    "网格",
    "园区",
    "开发区",
    "功能区",
    "地区",
    "地方",
    "单位",
    "部门",
    "局",
    "委",
    "办",
    "委办局",
    "科室",
    "处室",
    "成员单位",
    "责任单位",
    "责任部门",
    "牵头单位",
    "牵头部门",
    "配合单位",
    "主管部门",
    "职能部门",
    "行业部门",
    "直属单位",
    "驻地单位",
    "企业",
    "学校",
    "医院",
    "机构",
    "党委",
    "政府",
    "党支部",
    "支部",
    "工作组",
    "专班",
    "工作专班",
    "市直部门",
    "县直部门",
    "区直部门",
    "市直单位",
    "县直单位",
    "市级部门",
    "县级部门",
    "省级部门",
];

/// Who is asked: 各县区务必, 有关单位应, up to the word that asks; and 各县(市、区), 县级, by name alone.
pub(super) fn actor(c: &mut Cursor<'_>) -> bool {
    let opening = ["各", "有关", "相关", "责任", "牵头", "全市", "全县", "全区", "全省", "市直", "县直", "区直"];
    if bodies(c) {
        return true;
    }
    if !opening.iter().any(|word| c.sees(word)) {
        return false;
    }
    let mut at = *c;
    // The word that asks is read as force, or passed over as a head.
    let asks = ["于", "在", "应", "须", "务必", "必须", "要", "需", "最迟"];
    for _ in 0..20 {
        if asks.iter().any(|word| at.sees(word)) {
            *c = at;
            return true;
        }
        if !at.peek().is_some_and(plain) {
            return false;
        }
        at.next_char();
    }
    false
}

/// 各县(市、区), 各乡镇街道, 有关部门, 县级, 全市: known kinds of bodies one after another, of which none does anything yet.
fn bodies(c: &mut Cursor<'_>) -> bool {
    let mut at = *c;
    at.eat_any(&["各级", "各", "有关", "相关", "各有关", "各相关", "责任", "牵头", "涉事", "全"]);
    let mut found = false;
    while at.eat_any(BODIES).is_some() {
        found = true;
        let mut more = at;
        // 各县(市、区), 村(社区)
        if more.eat("(") && more.eat_any(BODIES).is_some() {
            while more.eat("、") && more.eat_any(BODIES).is_some() {}
            if more.eat(")") {
                at = more;
            }
        }
        more = at;
        if more.eat_any(&["、", "和", "及"]).is_some() && more.eat_any(BODIES).is_some() {
            at.eat_any(&["、", "和", "及"]);
        }
    }
    // 村民会议后 is an event, 县级验收后 too.
    let begins = figure(&mut { at }).is_some()
        || ["每", "次", "于", "在", "收到", "接到", "年底", "月底"].iter().any(|word| at.sees(word));
    if !found || !begins {
        return false;
    }
    *c = at;
    true
}
