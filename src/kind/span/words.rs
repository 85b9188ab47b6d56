//! Words that bound a length of time, that it is said with, and that name none.

use std::sync::LazyLock;

type List = LazyLock<Vec<&'static str>>;

/// What a word makes of the length beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    /// At least so long.
    Floor,
    /// At most so long.
    Ceiling,
}

use Bound::{Ceiling, Floor};

/// Words that bound the length after them.
pub(super) const BEFORE: &[(&str, Bound)] = &[
    ("至少", Floor),
    ("最少", Floor),
    ("最短", Floor),
    ("起码", Floor),
    ("最低", Floor),
    ("不少于", Floor),
    ("不得少于", Floor),
    ("不应少于", Floor),
    ("不能少于", Floor),
    ("不低于", Floor),
    ("不得低于", Floor),
    ("不短于", Floor),
    ("不得短于", Floor),
    ("不应短于", Floor),
    ("不小于", Floor),
    ("≥", Floor),
    (">=", Floor),
    ("at least", Floor),
    ("no less than", Floor),
    ("not less than", Floor),
    ("no fewer than", Floor),
    ("not fewer than", Floor),
    ("no shorter than", Floor),
    ("not shorter than", Floor),
    ("minimum of", Floor),
    ("a minimum of", Floor),
    ("minimum", Floor),
    ("最多", Ceiling),
    ("至多", Ceiling),
    ("最长", Ceiling),
    ("不超过", Ceiling),
    ("不得超过", Ceiling),
    ("不应超过", Ceiling),
    ("不能超过", Ceiling),
    ("最长不超过", Ceiling),
    ("最长不得超过", Ceiling),
    ("最多不超过", Ceiling),
    ("最多不得超过", Ceiling),
    ("不多于", Ceiling),
    ("不得多于", Ceiling),
    ("不长于", Ceiling),
    ("不得长于", Ceiling),
    ("不高于", Ceiling),
    ("不大于", Ceiling),
    ("≤", Ceiling),
    ("<=", Ceiling),
    ("at most", Ceiling),
    ("no more than", Ceiling),
    ("not more than", Ceiling),
    ("no longer than", Ceiling),
    ("not longer than", Ceiling),
    ("up to", Ceiling),
    ("maximum of", Ceiling),
    ("a maximum of", Ceiling),
    ("maximum", Ceiling),
    ("not exceeding", Ceiling),
    ("not exceed", Ceiling),
    ("not to exceed", Ceiling),
];

/// Words that bound the length before them.
pub(super) const AFTER: &[(&str, Bound)] = &[
    ("以上", Floor),
    ("及以上", Floor),
    ("或以上", Floor),
    ("(含)以上", Floor),
    ("以上(含)", Floor),
    ("or more", Floor),
    ("or longer", Floor),
    ("以下", Ceiling),
    ("及以下", Ceiling),
    ("以内", Ceiling),
    ("or less", Ceiling),
    ("or shorter", Ceiling),
];

/// What a length is said with and what says nothing of it.
pub(super) static WITH: List = LazyLock::new(|| {
    "提前|提出|不迟于|不晚于|不得迟于|不得晚于|最迟不晚于|周期|养护|管护|挂职|任职|休耕|保修|帮扶|服务|冷藏|封山育林|留样|封控|定期|试行|试行期|试运行|试运行期|试点|试点期|试点期限|暂行|用|利用|为时|预留|预留时间|驻村|征求意见期限|期满可延续|期满可续|期满可以延续|期满可申请延续|可续期|可延续|可以延续|可申请延续|可按规定延续|同时废止|专项整治|专项行动|集中整治|观察|坚持|累计|累计满|送达|提交|报送|书面通知|集中隔离|隔离|医学观察|监测|整治|值守|录像|过渡期|试用期|质保期|观察期|整改期|缓冲期|施行|实行|生效|计算|算起|自动失效|自行失效|失效|废止|到期|届满|期满|不间断|无异议|'|'s|from issue|from the date of issue|提早|提前量|事前|事先|预先|会前|会议前|会议召开前|召开前|开会前|活动前|举办前|检查前|开工前|施工前|作业前|\
    实施前|到期前|期满前|届满前|开展前|启动前|执行前|使用前|变更前|入场前|前|之前|以前|有效|有效期|有效期限|\
    有效时间|保存|保存期|保存期限|保存时间|保存时限|保管|保管期|保管期限|留存|留存期|留存期限|留存时间|存档|归档|\
    存储|储存|保留|公示|公示期|公示期限|公示时间|公告|公告期|公告期限|公开|征求意见|征求意见期|持续|持续时间|为期|\
    期限|时限|期|管控|管控期|管控期限|管控时间|封闭|时间|时长|历时|连续|延续|实施|执行|开展|会议|会议召开|开会|召开|\
    举办|举行|活动|活动举办|检查|施工|通知|告知|报告|报备|申请|预约|预告|申报|书面|向社会|公布|发布|为|是|的|内|\
    之内|满|共|共计|达|达到|时间为|从|在|于|每年|期间|止|,|、|(|)|:|.|;|in advance|advance|ahead|ahead of|before|\
    beforehand|prior|prior to|prior notice|advance notice|notice|notice period|public notice|the|meeting|event|\
    inspection|retained|retain|retention|kept|keep|stored|preserved|valid|validity|for|lasting|last|lasts|duration|\
    period|of|is|be|published|publicised|publicized|displayed|a period of|to|continuous|consecutive"
        .split('|')
        .collect()
});

/// Words for a length without end.
pub(super) static FOR_EVER: List = LazyLock::new(|| {
    "永久|长期|永远|永久性|无限期|不限期|终身|长期有效|永久保存|长期保存|permanent|permanently|indefinite|\
    indefinitely|forever|for ever|unlimited"
        .split('|')
        .collect()
});

/// Words that name no length.
pub(super) static VAGUE: List = LazyLock::new(|| {
    "及时|尽快|尽早|随时|适时|适当|数天|数日|数周|数月|数年|数小时|一段时间|一定时间|一定期限|较长时间|较短时间|短期|\
    短期内|近期|中长期|足够时间|合理时间|合理期限|as soon as possible|promptly|timely|a while|some time|\
    reasonable time"
        .split('|')
        .collect()
});
