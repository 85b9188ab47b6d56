//! `jiama init [PATH]`: a directive to begin with, or a whole repository of them with what its checks need. The files stand
//! under `rules/templates/`.

use super::{Desk, How, Output, Wanted, schema};
use crate::cli::Schema;
use crate::render::Lang;
use crate::report::exit;
use std::path::{Path, PathBuf};

/// A file's path and text.
type Template = (&'static str, &'static str);

/// A template of a language, under the path it is written to.
macro_rules! template {
    ($path:literal, $file:literal) => {
        ($path, include_str!(concat!("../../rules/templates/", $file)))
    };
}

/// The directive to begin with.
fn directive(lang: Lang) -> Template {
    match lang {
        Lang::Zh => template!("通知.yaml", "zh/通知.yaml"),
        Lang::En => template!("notice.yaml", "en/notice.yaml"),
    }
}

/// The files of a repository; the first is the one to read.
fn repository(lang: Lang) -> [Template; 9] {
    match lang {
        Lang::Zh => [
            template!("README.md", "zh/repository/README.md"),
            template!("jiama.yaml", "zh/repository/jiama.yaml"),
            template!("市/通知.yaml", "zh/repository/市/通知.yaml"),
            template!("区/通知.yaml", "zh/repository/区/通知.yaml"),
            template!(".github/workflows/jiama.yml", "zh/repository/github/jiama.yml"),
            template!(".gitlab-ci.yml", "zh/repository/gitlab-ci.yml"),
            template!(".pre-commit-config.yaml", "zh/repository/pre-commit-config.yml"),
            template!(".gitattributes", "zh/repository/gitattributes"),
            template!(".gitignore", "zh/repository/gitignore"),
        ],
        Lang::En => [
            template!("README.md", "en/repository/README.md"),
            template!("jiama.yaml", "en/repository/jiama.yaml"),
            template!("city/notice.yaml", "en/repository/city/notice.yaml"),
            template!("district/notice.yaml", "en/repository/district/notice.yaml"),
            template!(".github/workflows/jiama.yml", "en/repository/github/jiama.yml"),
            template!(".gitlab-ci.yml", "en/repository/gitlab-ci.yml"),
            template!(".pre-commit-config.yaml", "en/repository/pre-commit-config.yml"),
            template!(".gitattributes", "en/repository/gitattributes"),
            template!(".gitignore", "en/repository/gitignore"),
        ],
    }
}

/// The schemas that editors hold the files of a repository to, in a hidden folder, which no audit reads.
const SCHEMAS: [(&str, Schema); 2] =
    [(".jiama/directive.schema.json", Schema::Directive), (".jiama/config.schema.json", Schema::Config)];

pub(super) fn run(desk: &Desk<'_>, path: Option<&str>, whole: bool) -> Output {
    let lang = desk.words.lang;
    let files: Vec<(PathBuf, String)> = if whole {
        let folder = Path::new(path.unwrap_or("."));
        let written = repository(lang).into_iter().map(|(name, text)| (name, text.to_owned()));
        let schemas = SCHEMAS.into_iter().map(|(name, of)| (name, schema::text(desk, of)));
        written.chain(schemas).map(|(name, text)| (folder.join(name), text)).collect()
    } else {
        let (name, text) = directive(lang);
        vec![(PathBuf::from(path.unwrap_or(name)), text.to_owned())]
    };
    if let Some((there, _)) = files.iter().find(|(path, _)| path.exists()) {
        let message = desk.words.say("usage.exists", &[("path", &there.to_string_lossy())]);
        return desk.misused(message, desk.words.word("usage.write-elsewhere").to_owned());
    }
    let line =
        |(path, _): &(PathBuf, String)| desk.words.say("init.written", &[("path", &path.to_string_lossy())]) + "\n";
    let mut stdout: String = files.iter().map(line).collect();
    let first = files.first().map(|(path, _)| path.to_string_lossy().into_owned()).unwrap_or_default();
    let next = if whole { "init.next-repository" } else { "init.next-directive" };
    stdout.push_str(&(desk.words.say(next, &[("path", &first)]) + "\n"));
    let files = files.into_iter().map(|(path, text)| Wanted { path, text, how: How::Create });
    Output { stdout, files: files.collect(), code: exit::CLEAR, ..Output::default() }
}
