//! How a policy repository takes jiama up: what was there is kept in a baseline, a change that asks more is stopped on its line, goes
//! through with reasons, is stopped again when these run out, and is put right. Then the steps of the READMEs, as they stand there.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod scrub;

use scrub::Scrub;
use std::fs;
use std::path::Path;
use std::process::Command;

/// What a run said: exit code, standard output, standard error.
struct Said {
    code: i32,
    out: String,
    err: String,
}

/// A repository of git.
struct Repository(tempfile::TempDir);

impl Repository {
    /// A city, and two districts that have asked for more than it for years.
    fn new(folder: &str) -> Self {
        let repository = Self(tempfile::tempdir().unwrap());
        for (name, text) in [("市", CITY), ("城东区", EAST), ("城北区", NORTH)] {
            repository.write(&format!("{folder}/{name}.yaml"), text);
        }
        repository.git(&["init", "--quiet", "--initial-branch", "main"]);
        repository.commit("存量文件");
        repository
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.0.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn replace(&self, name: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.0.path().join(name)).unwrap();
        assert_eq!(text.matches(from).count(), 1, "{name}: {from}");
        self.write(name, &text.replace(from, to));
    }

    fn run(&self, program: &str, arguments: &[&str], environment: &[(&str, &str)]) -> Said {
        let own = Path::new(env!("CARGO_BIN_EXE_jiama")).parent().unwrap().to_str().unwrap();
        let path = format!("{own}:{}", std::env::var("PATH").unwrap());
        let mut command = Command::new(program);
        command.scrub().env("PATH", path).env("HOME", self.0.path()).env("GIT_CONFIG_NOSYSTEM", "1");
        let run =
            command.envs(environment.iter().copied()).current_dir(self.0.path()).args(arguments).output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Said { code: run.status.code().unwrap(), out: text(run.stdout), err: text(run.stderr) }
    }

    fn git(&self, arguments: &[&str]) -> String {
        let own = ["-c", "user.name=甲", "-c", "user.email=a@example.cn", "-c", "core.quotePath=false"];
        let said = self.run("git", &[&own, arguments].concat(), &[]);
        assert_eq!(said.code, 0, "{}", said.err);
        said.out
    }

    fn commit(&self, message: &str) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--message", message]);
    }

    fn jiama(&self, today: &str, line: &str) -> Said {
        let arguments: Vec<&str> = line.split(' ').chain(["--today", today]).collect();
        self.run("jiama", &arguments, &[])
    }
}

const CITY: &str = "文号: 宁水务〔2025〕4号
标题: 河道巡查和入河排污口整治
发文机关: 西宁市水务局
层级: 市
发文日期: 2025-03-03
范围: [主要河道, 入河排污口]
任务:
  - 任务: 河道巡查
    频次: {巡河: 每周至少1次}
  - 任务: 排污口整治
    时限: 2025-10-31
    指标: {整治率: 90%以上}
";

/// Two old findings: the term, and the share.
const EAST: &str = "文号: 东水务〔2025〕2号
标题: 河道巡查和入河排污口整治
发文机关: 城东区水务局
层级: 县
发文日期: 2025-03-20
依据: 宁水务〔2025〕4号
任务:
  - 任务: 河道巡查
    频次: {巡河: 每周至少1次}
  - 任务: 排污口整治
    时限: 2025-09-30
    指标: {整治率: 95%以上}
";

/// One old finding: the ledger.
const NORTH: &str = "文号: 北水务〔2025〕3号
标题: 河道巡查和入河排污口整治
发文机关: 城北区水务局
层级: 县
发文日期: 2025-03-24
依据: 宁水务〔2025〕4号
任务:
  - 任务: 河道巡查
    附加要求: [巡河台账]
";

const WAIVER: &str = "说明:
  - 维度: 频次
    任务: 河道巡查
    事项: 巡河
    幅度: 每天1次
    必要性: 主汛期水位日变幅超过1米
    效果: 上年加密巡查后险情发现时间缩短一半
    当地实际: 沿河12个村均有专职护河员
    批准: 市防指〔2025〕7号
    有效期至: 2025-09-15
";

/// The annotations in what is printed for GitHub.
fn annotations(said: &Said) -> Vec<&str> {
    said.out
        .lines()
        .filter(|line| ["::error ", "::warning ", "::notice "].iter().any(|kind| line.starts_with(kind)))
        .collect()
}

#[test]
fn from_old_findings_to_a_gate_that_holds() {
    let repository = Repository::new("文件");
    let run = |today: &str, more: &str| repository.jiama(today, &format!("audit 文件 --baseline 基线.yaml{more}"));
    assert_eq!(repository.jiama("2025-06-02", "audit 文件").code, 1);

    // Adopted: the three findings that were there fail no more, and are counted.
    assert_eq!(repository.jiama("2025-06-02", "baseline create 文件 --baseline 基线.yaml").code, 0);
    repository.commit("采用基线");
    let adopted = run("2025-06-03", " --format concise");
    assert_eq!((adopted.code, adopted.out.as_str()), (0, "没有发现加码（比对2对文件），另有3处基线里已有\n"));

    // A change asks for more: one annotation, on its line.
    repository.git(&["switch", "--quiet", "--create", "加密"]);
    repository.replace("文件/城东区.yaml", "每周至少1次", "每天1次");
    repository.commit("加密巡河");
    for more in ["", " --changed-since main"] {
        let stopped = run("2025-06-04", &format!("{more} --format github"));
        let lines = annotations(&stopped);
        assert_eq!((stopped.code, lines.len()), (1, 1), "{}", stopped.out);
        assert!(lines.concat().starts_with("::error file=文件/城东区.yaml,line=9,"), "{lines:?}");
        assert!(lines.concat().contains("JM301"), "{lines:?}");
    }

    // With reasons it goes through, and is seen.
    let escalated = fs::read_to_string(repository.0.path().join("文件/城东区.yaml")).unwrap();
    repository.write("文件/城东区.yaml", &format!("{escalated}{WAIVER}"));
    repository.commit("写明理由");
    let waived = run("2025-06-05", " --format concise");
    assert_eq!(waived.code, 0, "{}", waived.out);
    assert!(waived.out.contains("文件/城东区.yaml:9:14: 错误 JM301 巡河：频次比上级加密全年313次"), "{}", waived.out);
    assert!(
        waived.out.contains("（已报备）") && waived.out.ends_with("另有1处已报备、3处基线里已有\n"),
        "{}",
        waived.out
    );

    // When these have run out it is stopped again.
    let expired = run("2025-09-16", " --format concise");
    assert_eq!(expired.code, 1, "{}", expired.out);
    assert!(expired.out.contains("JM301") && expired.out.contains("JM803"), "{}", expired.out);

    // Put right, one line is another.
    let shown = run("2025-09-16", " --fix --diff");
    assert_eq!(shown.code, 1, "{}", shown.err);
    assert_eq!(repository.git(&["diff", "--numstat"]), "");
    let fixed = run("2025-09-16", " --fix --format concise");
    assert_eq!(fixed.code, 0, "{}{}", fixed.out, fixed.err);
    assert_eq!(repository.git(&["diff", "--numstat"]), "1\t1\t文件/城东区.yaml\n");
    let changed = repository.git(&["diff", "--unified=0"]);
    assert!(changed.ends_with("-    频次: {巡河: 每天1次}\n+    频次: {巡河: 每周至少1次}\n"), "{changed}");
    let lines =
        |diff: &str| diff.lines().filter(|line| line.starts_with(['+', '-'])).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(lines(&shown.out).get(2..), lines(&changed).get(2..));
    assert_eq!(run("2025-09-16", "").code, 0);
}

/// The commands of a section of a README, step by step.
fn steps(readme: &str, section: &str) -> Vec<Vec<String>> {
    let text = fs::read_to_string(readme).unwrap();
    let (_, rest) = text.split_once(&format!("\n### {section}\n")).unwrap();
    let section = rest.split("\n#").next().unwrap();
    let blocks = section.split("```sh\n").skip(1).map(|rest| rest.split("```").next().unwrap());
    blocks
        .map(|block| block.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect())
        .collect()
}

#[test]
fn the_steps_of_the_readmes_are_those_that_are_taken() {
    for (readme, section, folder) in
        [("README.md", "In five steps", "directives"), ("README.zh-CN.md", "分五步启用", "文件库")]
    {
        let repository = Repository::new(folder);
        let east = format!("{folder}/城东区.yaml");
        let run = |line: &String| {
            assert!(line.starts_with("jiama ") && !line.contains('#'), "{line}");
            repository.run("sh", &["-c", &format!("{line} --today 2025-06-02")], &[])
        };
        let steps = steps(readme, section);
        let [keep, check, request, reasons, fix] = steps.as_slice() else { unreachable!("{steps:?}") };
        let codes = |step: &[String]| step.iter().map(|line| run(line).code).collect::<Vec<_>>();

        assert_eq!(codes(keep), [0]);
        repository.commit("基线");
        repository.git(&["update-ref", "refs/remotes/origin/main", "HEAD"]);
        assert_eq!(codes(check), [0]);

        repository.replace(&east, "每周至少1次", "每天1次");
        repository.commit("加密巡河");
        let stopped = run(request.first().unwrap());
        assert_eq!((stopped.code, annotations(&stopped).len()), (1, 1), "{}", stopped.out);

        let text = fs::read_to_string(repository.0.path().join(&east)).unwrap();
        repository.write(&east, &format!("{text}{WAIVER}"));
        let listed = run(reasons.first().unwrap());
        assert!(listed.code == 0 && listed.out.contains("市防指〔2025〕7号"), "{}{}", listed.out, listed.err);
        assert_eq!(codes(request), [0]);

        // The ledger that only one district asks for is left to people; the rest of what was old is put right.
        let [old, pruned] = codes(fix).try_into().unwrap();
        assert_eq!((old, pruned), (1, 0));
        let text = fs::read_to_string(repository.0.path().join(&east)).unwrap();
        assert!(
            text.contains("时限: 2025-10-31") && text.contains("整治率: 90%以上") && text.contains("每天1次"),
            "{text}"
        );
        let left = fs::read_to_string(repository.0.path().join(if folder == "文件库" {
            "基线.yaml"
        } else {
            "baseline.yaml"
        }));
        assert_eq!(left.unwrap().matches("fingerprint").count(), 1);
        assert_eq!(codes(check), [0]);
    }
}
