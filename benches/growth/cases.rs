//! What is counted: every part of the input that there may be many of, and every format of what comes of it.

use std::fmt::Write;

/// Files by name.
type Files = Vec<(String, String)>;

/// What a run is given, by how many there are of something.
pub(crate) struct Case {
    pub(crate) name: String,
    /// How many in the first of three runs.
    pub(crate) n: usize,
    /// The command line.
    pub(crate) line: String,
    /// How the run ends.
    pub(crate) code: i32,
    pub(crate) files: Box<dyn Fn(usize) -> Files>,
}

fn case(name: &str, n: usize, line: &str, code: i32, files: impl Fn(usize) -> Files + 'static) -> Case {
    Case { name: name.to_owned(), n, line: line.to_owned(), code, files: Box::new(files) }
}

const CHECK: &str = "check 市.yaml 县.yaml --format concise";
const CITY: &str = "文号: 宁整治办〔2025〕8号\n标题: 城乡环境集中整治\n发文机关: 某市整治办\n发文日期: 2025-03-01\n";
const COUNTY: &str = "文号: 东整治办〔2025〕3号\n标题: 城乡环境集中整治\n发文机关: 某县整治办\n依据: 宁整治办〔2025〕8号\n发文日期: 2025-03-10\n";

fn lines(n: usize, line: impl Fn(usize) -> String) -> String {
    (0..n).fold(String::new(), |mut text, at| {
        text.write_str(&line(at)).unwrap();
        text
    })
}

fn joined(n: usize, separator: &str, word: impl Fn(usize) -> String) -> String {
    (0..n).map(word).collect::<Vec<_>>().join(separator)
}

/// A parent and a child that say so much after their heads.
fn pair(city: &str, county: &str) -> Files {
    vec![("市.yaml".to_owned(), format!("{CITY}{city}")), ("县.yaml".to_owned(), format!("{COUNTY}{county}"))]
}

fn subjects(key: &str, n: usize, name: &str, value: impl Fn(usize) -> String) -> String {
    format!("{key}:\n{}", lines(n, |at| format!("  第{at}号{name}: {}\n", value(at))))
}

fn tasks(n: usize, name: &str, value: &str) -> String {
    format!("任务:\n{}", lines(n, |at| format!("  - 任务: 第{at}号{name}\n    频次: {value}\n")))
}

fn weekly(times: usize) -> impl Fn(usize) -> String {
    move |_| format!("每周{times}次")
}

pub(crate) fn cases() -> Vec<Case> {
    let mut cases = of_one_text();
    cases.extend(of_a_pair());
    cases.extend(of_policy());
    cases.extend(of_archives());
    cases.extend(of_formats());
    cases
}

/// What is read, whatever it is compared with.
fn of_one_text() -> Vec<Case> {
    let alone = |text: String| vec![("文.yaml".to_owned(), format!("{CITY}{text}"))];
    let validate = "validate 文.yaml --format concise";
    vec![
        case("a long scalar", 4_000, validate, 0, move |n| {
            alone(format!("备注: {}\n时限: 2025-06-30\n", "整治".repeat(n)))
        }),
        case("a long flow line", 1_000, validate, 0, move |n| {
            alone(format!("范围: [{}]\n", joined(n, ", ", |at| format!("第{at}号路"))))
        }),
        case("running text", 150, validate, 0, move |n| {
            alone(format!("范围: {}\n", joined(n, "、", |at| format!("第{at}号路"))))
        }),
        case("lines of a block scalar", 2_000, validate, 0, move |n| {
            alone(format!("备注: |\n{}时限: 2025-06-30\n", "  整治一遍\n".repeat(n)))
        }),
        case("comments", 5_000, validate, 0, move |n| alone(format!("{}时限: 2025-06-30\n", "# 整治\n".repeat(n)))),
        case("nested brackets", 10_000, validate, 3, move |n| alone(format!("范围: {}\n", "[".repeat(n)))),
        case("aliases", 240, validate, 0, move |n| {
            alone(format!("备注: &甲 整治\nx-全: [{}]\n时限: 2025-06-30\n", joined(n, ", ", |_| "*甲".to_owned())))
        }),
        case("documents of a file", 500, validate, 0, |n| {
            let text = |at| format!("---\n文号: {at}号\n标题: 整治\n时限: 2025-06-30\n");
            vec![("文.yaml".to_owned(), lines(n, text))]
        }),
        case("values not understood", 500, validate, 3, move |n| {
            alone(subjects("频次", n, "点位", |_| "经常".to_owned()))
        }),
        case("keys not known", 500, validate, 3, move |n| alone(lines(n, |at| format!("第{at}号键: 1\n")))),
        case("keys given twice", 500, validate, 3, move |n| {
            alone(format!("频次:\n{}", lines(n, |at| format!("  第{}号: 每周1次\n", at / 2))))
        }),
    ]
}

/// What two texts have many of.
fn of_a_pair() -> Vec<Case> {
    let pairs = |name: &str, code, files: fn(usize) -> Files| case(name, 500, CHECK, code, files);
    let same: fn(usize) -> Files =
        |n| pair(&subjects("频次", n, "点位", weekly(1)), &subjects("频次", n, "点位", weekly(2)));
    let other: fn(usize) -> Files =
        |n| pair(&subjects("频次", n, "点位", weekly(1)), &subjects("频次", n, "街巷", weekly(2)));
    let acts: fn(usize) -> Files =
        |n| pair(&subjects("频次", n, "诊所检查", weekly(1)), &subjects("频次", n, "诊所", weekly(2)));
    let paths: fn(usize) -> Files = |n| {
        let child = format!("频次:\n{}", lines(n, |at| format!("  第{at}号点位/东侧: 每周2次\n")));
        pair(&subjects("频次", n, "点位", weekly(1)), &child)
    };
    let below: fn(usize) -> Files = |n| {
        let parent = format!("频次:\n{}", lines(n, |at| format!("  第{at}号点位/东侧: 每周1次\n")));
        pair(&parent, &subjects("频次", n, "点位", weekly(2)))
    };
    let allotted: fn(usize) -> Files = |n| {
        let rows = subjects("指标", n, "镇", |at| format!("不少于{}个", at + 1));
        pair(&rows, "指标: 不少于3个\n")
    };
    let items: fn(usize) -> Files = |n| {
        let list = |name: &str| format!("范围:\n{}", lines(n, |at| format!("  - 第{at}号{name}\n")));
        pair(&list("路"), &list("路"))
    };
    let other_items: fn(usize) -> Files = |n| {
        let list = |name: &str| format!("范围:\n{}", lines(n, |at| format!("  - 第{at}号{name}\n")));
        pair(&list("路"), &list("街"))
    };
    let joining: fn(usize) -> Files = |n| {
        let list = |name: &str| format!("范围:\n{}", lines(n, |at| format!("  - 第{at}号{name}和第{at}号巷\n")));
        pair(&list("路"), &list("街"))
    };
    let counted: fn(usize) -> Files = |n| {
        let map = |times: usize| subjects("附加要求", n, "台账", weekly(times));
        pair(&map(1), &map(2))
    };
    let quotas: fn(usize) -> Files = |n| {
        let map = |more: usize| subjects("指标", n, "线索", move |at| format!("不少于{}个", at + more));
        pair(&map(1), &map(2))
    };
    let shares: fn(usize) -> Files = |n| {
        let child = subjects("指标", n, "线索", |_| "不少于1个".to_owned());
        pair("指标: 不少于30个\n", &child)
    };
    let same_tasks: fn(usize) -> Files = |n| pair(&tasks(n, "整治", "每周1次"), &tasks(n, "整治", "每周2次"));
    let other_tasks: fn(usize) -> Files = |n| pair(&tasks(n, "整治", "每周1次"), &tasks(n, "巡查", "每周2次"));
    let of_one: fn(usize) -> Files = |n| {
        let task = |at| format!("  - 任务: 第{at}号巡查\n    落实: 第0号整治\n    频次: 每周2次\n");
        pair(&tasks(2, "整治", "每周1次"), &format!("任务:\n{}", lines(n, task)))
    };
    let inspections: fn(usize) -> Files = |n| {
        let task = |at| format!("  - 任务: 第{at}号检查\n    频次: 每月1次\n    范围: [工业企业]\n");
        let tasks = format!("任务:\n{}", lines(n, task));
        pair(&tasks, &tasks)
    };
    let unread: fn(usize) -> Files = |n| {
        let half =
            |at: usize, times| if at.is_multiple_of(2) { "经常".to_owned() } else { format!("每周{times}次") };
        pair(&subjects("频次", n, "点位", move |at| half(at, 1)), &subjects("频次", n, "点位", weekly(2)))
    };
    vec![
        pairs("subjects of one name", 1, same),
        pairs("subjects of no name above", 1, other),
        pairs("subjects of which above something is done", 1, acts),
        pairs("subjects under those above", 1, paths),
        pairs("subjects over those above", 1, below),
        pairs("subjects, side by side", 0, same).by("diff 市.yaml 县.yaml"),
        pairs("subjects of no name above, side by side", 0, other).by("diff 市.yaml 县.yaml"),
        pairs("subjects, along a chain", 1, same).by("chain 市.yaml 县.yaml"),
        pairs("subjects of no name above, along a chain", 1, other).by("chain 市.yaml 县.yaml"),
        pairs("half of the values above not understood", 3, unread),
        pairs("bodies of an allotment", 1, allotted),
        pairs("items of one name", 0, items),
        pairs("items of no name above", 1, other_items),
        pairs("items that join two", 1, joining),
        pairs("items with a rate", 1, counted),
        pairs("indicators", 1, quotas),
        pairs("shares of one total", 1, shares),
        pairs("tasks of one name", 1, same_tasks),
        pairs("tasks of no name above", 1, other_tasks),
        pairs("tasks that carry out one", 1, of_one),
        pairs("inspections of one kind", 0, inspections),
        pairs("tasks, side by side", 0, same_tasks).by("diff 市.yaml 县.yaml"),
        pairs("tasks, along a chain", 1, same_tasks).by("chain 市.yaml 县.yaml"),
        pairs("subjects, put right", 0, same).by("check 市.yaml 县.yaml --fix"),
        pairs("items, put right", 1, other_items).by("check 市.yaml 县.yaml --fix"),
    ]
}

/// What stands beside the comparison: reasons, licences, comments, prohibitions.
fn of_policy() -> Vec<Case> {
    let waivers: fn(usize) -> Files = |n| {
        let one = |at| {
            format!(
                "  - {{维度: 频次, 对象: 第{at}号点位, 上限: 每周2次, 必要性: 汛期, 效果: 已评估, 条件: 有专人, 批准: 某令, 期限: 2025-09-15}}\n"
            )
        };
        let county = format!("说明:\n{}{}", lines(n, one), subjects("频次", n, "点位", weekly(2)));
        pair(&subjects("频次", n, "点位", weekly(1)), &county)
    };
    let allowed: fn(usize) -> Files = |n| {
        let one = |at| format!("  第{at}号点位: 每周2次  # jiama: allow JM301 -- 汛期水位变幅大\n");
        pair(&subjects("频次", n, "点位", weekly(1)), &format!("频次:\n{}", lines(n, one)))
    };
    let forbidden: fn(usize) -> Files = |n| {
        let city = format!(
            "禁止:\n{}{}",
            lines(n, |at| format!("  - 不得自行增设第{at}号台账\n")),
            subjects("频次", n, "点位", weekly(1))
        );
        pair(&city, &subjects("频次", n, "点位", weekly(2)))
    };
    let units: fn(usize) -> Files = |n| {
        let units = format!("承办单位: {{{}}}\n", joined(n, ", ", |at| format!("第{at}号所: 2")));
        pair(
            &subjects("指标", n, "线索", |_| "不少于3个".to_owned()),
            &format!("{units}{}", subjects("指标", n, "线索", |at| format!("每个第{at}号所不少于2个"))),
        )
    };
    vec![
        case("waivers", 250, CHECK, 0, waivers),
        case("waivers, listed", 250, "waivers 县.yaml", 0, waivers),
        case("comments that allow", 500, CHECK, 0, allowed),
        case("prohibitions", 500, CHECK, 1, forbidden),
        case("units", 250, CHECK, 1, units),
    ]
}

fn file(at: usize, above: Option<usize>, times: usize) -> (String, String) {
    let parent = above.map(|above| format!("依据: 整治〔2025〕{above}号\n")).unwrap_or_default();
    let text = format!(
        "文号: 整治〔2025〕{at}号\n标题: 城乡环境集中整治\n发文机关: 第{at}县整治办\n{parent}发文日期: 2025-03-01\n频次: {{巡查: 每年{times}次}}\n指标: {{线索: 不少于{times}个}}\n"
    );
    (format!("档案/{at}.yaml"), text)
}

/// Files in a tree, each over three.
fn families(n: usize) -> Files {
    (0..n).map(|at| file(at, (at > 0).then(|| (at - 1) / 3), 100 + at % 5)).collect()
}

/// What an archive has many of.
fn of_archives() -> Vec<Case> {
    let audit = "audit 档案 --jobs 1 --format concise";
    let audits = |name: &str, n, code, files: fn(usize) -> Files| case(name, n, audit, code, files);
    let siblings: fn(usize) -> Files = |n| {
        let city = file(0, None, 100);
        std::iter::once(city).chain((1..=n).map(|at| file(at, Some(0), 101 + at % 7))).collect()
    };
    let levels: fn(usize) -> Files = |n| (0..n).map(|at| file(at, at.checked_sub(1), 100 + at)).collect();
    let missing: fn(usize) -> Files = |n| (0..n).map(|at| file(at, Some(at + 1_000_000), 100)).collect();
    let one_id: fn(usize) -> Files = |n| {
        let text = || file(0, None, 100).1;
        (0..n).map(|at| (format!("档案/{at}.yaml"), text())).collect()
    };
    let stream: fn(usize) -> Files = |n| {
        let documents = families(n).into_iter().map(|(_, text)| format!("---\n{text}")).collect();
        vec![("档案/全.yaml".to_owned(), documents)]
    };
    let shares: fn(usize) -> Files = |n| {
        let mut files: Files = (1..=n).map(|at| file(at, Some(0), 1)).collect();
        files.push(file(0, None, 100));
        files
    };
    vec![
        audits("files under one", 250, 1, siblings),
        audits("files, each under another", 40, 1, levels),
        audits("files of a tree", 250, 1, families),
        audits("files whose parent is missing", 250, 3, missing),
        audits("files of one id", 250, 3, one_id),
        audits("documents of an archive", 250, 1, stream),
        audits("shares of files", 250, 1, shares),
        audits("files of a tree, counted", 250, 1, families).by("stats 档案 --jobs 1"),
    ]
}

/// The findings of a pair in every format.
fn of_formats() -> Vec<Case> {
    let formats = [
        "pretty", "concise", "json", "jsonl", "sarif", "junit", "github", "gitlab", "rdjson", "csv", "markdown", "html",
    ];
    let of = |format: &&str| {
        let line = format!("check 市.yaml 县.yaml --format {format}");
        case(&format!("findings as {format}"), 500, &line, 1, |n| {
            pair(&subjects("频次", n, "点位", weekly(1)), &subjects("频次", n, "点位", weekly(2)))
        })
    };
    let mut cases: Vec<Case> = formats.iter().map(of).collect();
    let many = |n| pair(&subjects("频次", n, "点位", weekly(1)), &subjects("频次", n, "点位", weekly(2)));
    cases.push(case(
        "findings of a baseline",
        500,
        "baseline create 县.yaml --parent 市.yaml --baseline 基线.yaml",
        0,
        many,
    ));
    cases
}

impl Case {
    /// The same by another command.
    fn by(mut self, line: &str) -> Self {
        self.line = line.to_owned();
        self
    }
}
