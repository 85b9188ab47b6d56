//! What notices look like: each case at three widths, in both languages, in ASCII and in colour, with hostile and unusual sources.

#![expect(clippy::unwrap_used, clippy::string_slice, reason = "a test fails by panicking")]

mod laws;

use jiama::render::snippet::{Label, Level, Notice, Snippet, draw};
use jiama::render::{Lang, Style};

const CHILD: &str = "title: 流动摊贩集中整治工作方案
issuer: 某区城市管理局
issued: 2025-03-10
tasks:
  - task: 流动摊贩治理
    scope: [主干道, 次干道, 背街小巷]
    deadline: 2025-06-15
    frequency: 每周至少2次
    note: |
      各街道要提高政治站位，
      压实责任。
";

const PARENT: &str = "title: 流动摊贩治理工作要点
issuer: 某市城市管理局
tasks:
  - task: 流动摊贩治理
    deadline: 2025-06-30
    frequency: 每月1次
";

const PLAIN: Style = Style { lang: Lang::Zh, color: false, ascii: false, width: 80 };

fn label(source: &str, part: &str, text: &str) -> Label {
    let at = source.find(part).unwrap();
    Label { span: at..at + part.len(), text: text.to_owned() }
}

fn at(span: std::ops::Range<usize>, text: &str) -> Label {
    Label { span, text: text.to_owned() }
}

fn snippet<'a>(name: &'a str, text: &'a str, labels: Vec<Label>, caption: &str) -> Snippet<'a> {
    Snippet { name, text, first_line: 1, labels, caption: caption.to_owned() }
}

fn notice<'a>(head: &str, message: &str, snippets: Vec<Snippet<'a>>, notes: &[(&str, &str)]) -> Notice<'a> {
    let notes = notes.iter().map(|(title, text)| ((*title).to_owned(), (*text).to_owned())).collect();
    Notice { level: Level::Error, head: head.to_owned(), message: message.to_owned(), snippets, notes }
}

/// Draws at 40, 80 and 120 cells, then in ASCII, then in colour with each escape character made visible.
fn all(notice: &Notice<'_>, lang: Lang) -> String {
    let plain = Style { lang, ..PLAIN };
    let mut out = String::new();
    for width in [40, 80, 120] {
        let drawn = draw(notice, &Style { width, ..plain });
        assert!(!drawn.contains('\u{1b}'));
        out += &format!("{width}\n{drawn}\n");
        let painted = draw(notice, &Style { width, color: true, ..plain });
        assert_eq!(unpainted(&painted), drawn, "colour moves nothing");
    }
    out += &format!("ascii\n{}\n", draw(notice, &Style { ascii: true, ..plain }));
    out += &format!("colour\n{}", draw(notice, &Style { color: true, ..plain }).replace('\u{1b}', "\\e"));
    for word in ["Advice", "Error:", "Warning:", "help:", "Failed"] {
        assert!(!out.contains(word), "{word} is not ours");
    }
    out
}

fn unpainted(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\u{1b}') {
        out += before;
        rest = after.split_once('m').unwrap().1;
    }

    (out + rest).lines().map(|l| l.trim_end().to_owned() + "\n").collect::<String>()
}

#[test]
fn two_files() {
    let n = notice(
        "错误 JM201 时限提前",
        "“流动摊贩治理”须在2025年6月15日前完成，比上级要求的6月30日早15天",
        vec![
            snippet("区/2025/通知.yaml", CHILD, vec![label(CHILD, "2025-06-15", "早15天")], "下级"),
            snippet("市/工作要点.yaml", PARENT, vec![label(PARENT, "2025-06-30", "上级要求6月30日前完成")], "上级"),
        ],
        &[
            ("多出", "提前15天，可用时间由112天减为97天（×0.87）"),
            (
                "改法",
                "改为2025-06-30或更晚；确需提前的，在“说明”中写明必要性、效果、条件、批准机关和期限，并报上级备案",
            ),
        ],
    );
    insta::assert_snapshot!("two_files", all(&n, Lang::Zh));
}

#[test]
fn two_files_in_english() {
    let n = notice(
        "error JM201 deadline earlier",
        "“流动摊贩治理” is due on 15 June 2025, 15 days before the 30 June that the parent sets",
        vec![
            snippet("district/notice.yaml", CHILD, vec![label(CHILD, "2025-06-15", "15 days early")], "child"),
            snippet("city/plan.yaml", PARENT, vec![label(PARENT, "2025-06-30", "set by the parent")], "parent"),
        ],
        &[("excess", "15 days (×1.2)"), ("fix", "make it 2025-06-30 or later, or add a waiver that says why")],
    );
    insta::assert_snapshot!("two_files_in_english", all(&n, Lang::En));
}

#[test]
fn three_files() {
    let top = format!("{}frequency: 每季度1次\n", "# 部发文件\n".repeat(1200));
    let n = Notice {
        level: Level::Warn,
        ..notice(
            "警告 JM702 层层加码",
            "巡查频次三级累计加密26倍",
            vec![
                snippet("区/通知.yaml", CHILD, vec![label(CHILD, "每周至少2次", "每年104次")], "区"),
                snippet("市/要点.yaml", PARENT, vec![label(PARENT, "每月1次", "每年12次")], "市"),
                snippet("部/意见.yaml", &top, vec![label(&top, "每季度1次", "每年4次")], "部"),
            ],
            &[("最重", "市→区：×8.67")],
        )
    };
    insta::assert_snapshot!("three_files", all(&n, Lang::Zh));
}

#[test]
fn long_line() {
    let text = format!(
        "task: 巡查\nmeasure: {}应当严禁流动摊贩占道经营，{}\nforce: 必须\n",
        "为贯彻落实上级关于优化营商环境、减轻基层负担的部署要求，".repeat(10),
        "并于每月25日前报送工作台账和现场照片，".repeat(14)
    );
    assert!(text.lines().nth(1).unwrap().chars().count() > 500);
    let whole = text.find("为贯彻").unwrap()..text.find("\nforce").unwrap();
    let n = notice(
        "错误 JM501 措施升级",
        "由“引导”改为“严禁”",
        vec![
            snippet("区.yaml", &text, vec![label(&text, "严禁", "升级：引导改为严禁，跨三级")], "一处"),
            snippet(
                "区.yaml",
                &text,
                vec![label(&text, "应当", "约束力"), label(&text, "每月25日前", "新增报送")],
                "两处",
            ),
            snippet("区.yaml", &text, vec![at(whole, "全句")], "整行"),
        ],
        &[],
    );
    insta::assert_snapshot!("long_line", all(&n, Lang::Zh));
}

#[test]
fn hostile_text() {
    let text = "title: \"\u{1b}[2J\u{1b}]0;甲\u{7}乙\u{202e}丙\u{200b}丁\u{9b}31m\"\n\tdeadline: 2025-06-30\r伪造\n";
    let n = notice(
        "错误 \u{1b}[31mJM902",
        "“\u{202e}甲\u{0}”\n错误 JM999 伪造的一行",
        vec![snippet(
            "恶意\u{1b}[8m\n.yaml",
            text,
            vec![label(text, "丁", "此处\u{1b}[0m"), label(text, "2025", "")],
            "\u{7}",
        )],
        &[("改\u{8}法", "甲\u{1b}c\n第二行")],
    );
    insta::assert_snapshot!("hostile_text", all(&n, Lang::Zh));
}

#[test]
fn emoji() {
    let text = "title: 👨‍👩‍👧家庭👍🏽医生⚠️签约🇨🇳\ncafe\u{301}: 葛\u{e0100}城\n";
    let n = notice(
        "提示 JM601 新增",
        "",
        vec![snippet(
            "甲.yaml",
            text,
            vec![label(text, "家庭", "甲"), label(text, "签约", "乙"), label(text, "城", "丙")],
            "",
        )],
        &[],
    );
    insta::assert_snapshot!("emoji", all(&n, Lang::Zh));
}

#[test]
fn line_ends_and_marks() {
    let crlf = "title: 甲\r\ndeadline: 2025-06-15\r\nquota: 2个\r\n";
    let bom = "\u{feff}title: 甲\ndeadline: 2025-06-15";
    let block = label(CHILD, "各街道要提高政治站位，\n      压实责任。\n", "只标首行");
    let after = CHILD.find(" |\n").unwrap() + 2;
    let n = notice(
        "错误 JM907 结构",
        "位置各异",
        vec![
            snippet("回车.yaml", crlf, vec![label(crlf, "2025-06-15\r\n", "行尾"), at(11..11, "回车之间")], "CRLF"),
            snippet("标记.yaml", bom, vec![at(0..8, "首字"), at(bom.len()..bom.len(), "文末")], "BOM"),
            snippet("通知.yaml", CHILD, vec![block], "多行"),
            snippet("通知.yaml", CHILD, vec![at(after..after + 20, "自行尾起")], "自行尾起"),
            snippet("通知.yaml", CHILD, vec![at(CHILD.len()..CHILD.len() + 9, "文件结束")], "文末"),
            snippet("空.yaml", "", vec![at(0..0, "空文件")], "空"),
            snippet("缺.yaml", "", Vec::new(), "未读"),
        ],
        &[],
    );
    insta::assert_snapshot!("line_ends_and_marks", all(&n, Lang::Zh));
}

#[test]
fn several_labels() {
    let deadline = label(CHILD, "2025-06-15", "值");
    let key = CHILD.find("deadline").unwrap();
    let n = notice(
        "错误 JM906 重复",
        "同一文件中多处",
        vec![
            snippet(
                "相邻.yaml",
                CHILD,
                vec![deadline.clone(), label(CHILD, "每周至少2次", "次行"), label(CHILD, "某区", "远处")],
                "",
            ),
            snippet(
                "同行.yaml",
                CHILD,
                vec![
                    label(CHILD, "背街小巷", "上级未列入整治范围"),
                    label(CHILD, "次干道", "二"),
                    label(CHILD, "主干道", "一"),
                    label(CHILD, "[", ""),
                ],
                "",
            ),
            snippet(
                "重叠.yaml",
                CHILD,
                vec![at(key..key + 20, "整项"), deadline.clone(), at(key + 3..key + 3, "插入处")],
                "",
            ),
            snippet("同处.yaml", CHILD, vec![deadline.clone(), Label { text: "又一说".into(), ..deadline }], ""),
        ],
        &[],
    );
    insta::assert_snapshot!("several_labels", all(&n, Lang::Zh));
}

#[test]
fn long_words_become_notes() {
    let long = "本级要求每周至少开展两次巡查，比上级要求的每月一次多出七倍以上，且未说明必要性、效果和本地条件，也未报上级备案";
    let path = "某省/某市/某区/2025年度/关于印发《流动摊贩集中整治和背街小巷环境卫生综合治理工作方案》的通知（征求意见稿）.yaml";
    let n = notice(
        "错误 JM301 频次加密",
        "",
        vec![snippet(path, CHILD, vec![label(CHILD, "每周至少2次", long)], "下级")],
        &[
            ("一个相当长的小标题放不进窄栏", "甲"),
            ("见", "https://example.org/very/long/path/without/any/break/at/all/2025-06-30"),
        ],
    );
    insta::assert_snapshot!("long_words_become_notes", all(&n, Lang::Zh));
}

#[test]
fn notes_alone() {
    let n =
        notice("错误 JM904 空文件", "“a.yaml”里什么也没有", Vec::new(), &[("改法", "先写标题和时限"), ("见", "说明")]);
    insta::assert_snapshot!("notes_alone", draw(&n, &PLAIN));
    let n = notice("错误 JM904 空文件", "", Vec::new(), &[("改法", "先写标题和时限")]);
    insta::assert_snapshot!("note_alone", draw(&n, &PLAIN));
}

#[test]
fn a_document_within_a_file_keeps_its_lines() {
    let n = notice(
        "甲",
        "",
        vec![Snippet { first_line: 9998, ..snippet("档.yaml", PARENT, vec![label(PARENT, "每月1次", "")], "") }],
        &[],
    );
    assert!(draw(&n, &PLAIN).contains("[档.yaml:10003:16]"));
}
