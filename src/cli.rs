//! The command line, as clap reads it. Nothing else.

use crate::render::Lang;
use crate::report::FailOn;
use clap::{Args, Parser, Subcommand, ValueEnum};

/// 比对上下级文件，指出层层加码
#[derive(Debug, Parser)]
#[command(name = "jiama", version, disable_help_subcommand = true, max_term_width = 100)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// Options of every command.
    #[command(flatten)]
    pub common: Common,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// 用下级文件比对上级文件，指出每一处加码
    Check {
        /// 上级文件；“-”为标准输入，“版本:路径”取自 git
        parent: String,
        /// 下级文件，可以有几份
        #[arg(required = true)]
        children: Vec<String>,
    },
    /// 并排列出全部要求，相同和放宽的也列出；不影响退出码
    Diff {
        /// 上级文件
        parent: String,
        /// 下级文件
        child: String,
    },
    /// 单独检查文件本身写得对不对
    Validate {
        /// 文件
        #[arg(required = true)]
        files: Vec<String>,
    },
    /// 说明一个值会被怎样理解
    Read {
        /// 维度，如 frequency 或 频次
        dimension: String,
        /// 要理解的文字
        text: String,
        /// 发文日期，用来补全年份，如 2025-03-01
        #[arg(long, value_name = "DATE")]
        issued: Option<String>,
    },
    /// 一条规则的说明
    Explain {
        /// 规则编号或名称，如 JM201
        rule: String,
    },
    /// 规则目录
    Rules,
}

/// Options of every command.
#[derive(Debug, Args)]
pub struct Common {
    /// 输出格式
    #[arg(long, global = true, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: Format,
    /// 语言：zh 中文，en 英文
    #[arg(long, global = true, value_enum, value_name = "LANG")]
    pub lang: Option<LangArg>,
    /// 颜色：auto 自动，always 总用，never 不用
    #[arg(long, global = true, value_enum, default_value_t, value_name = "WHEN")]
    pub color: Color,
    /// 屏宽，按半角字符计
    #[arg(long, global = true, value_name = "CELLS")]
    pub width: Option<usize>,
    /// 只用 ASCII 画框，适合老式终端
    #[arg(long, global = true, env = "JIAMA_ASCII", value_parser = clap::builder::FalseyValueParser::new())]
    pub ascii: bool,
    /// 从哪一级起算不通过
    #[arg(long, global = true, value_enum, default_value_t, value_name = "LEVEL")]
    pub fail_on: FailOn,
    /// 放宽的也列出
    #[arg(long, global = true)]
    pub all: bool,
    /// 不打印小结
    #[arg(long, short, global = true)]
    pub quiet: bool,
    /// 按哪一天判断说明是否到期，如 2025-09-01
    #[arg(long, global = true, value_name = "DATE")]
    pub today: Option<String>,
    /// 标准输入在结果里叫什么名字
    #[arg(long, global = true, value_name = "NAME")]
    pub stdin_name: Option<String>,
}

/// Output formats.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// 图文并列，给人看
    #[default]
    Pretty,
    /// 一行一条
    Concise,
    /// 一个 JSON 对象
    Json,
}

/// When to colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// A language on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LangArg {
    /// Chinese.
    Zh,
    /// English.
    En,
}

impl From<LangArg> for Lang {
    fn from(lang: LangArg) -> Self {
        match lang {
            LangArg::Zh => Self::Zh,
            LangArg::En => Self::En,
        }
    }
}
