//! Completions and manual pages: of every command, in both languages.

use crate::{jiama, root};
use clap::{CommandFactory, ValueEnum};
use clap_complete::Shell;
use std::process::{Command, Stdio};

fn commands() -> Vec<String> {
    jiama::cli::Cli::command().get_subcommands().map(|sub| sub.get_name().to_owned()).collect()
}

#[test]
fn five_shells_complete_every_command() {
    assert_eq!(Shell::value_variants().len(), 5);
    for shell in Shell::value_variants() {
        for lang in ["zh", "en"] {
            let said = jiama(root(), &["completions", &shell.to_string(), "--lang", lang]);
            assert_eq!((said.code, said.err.as_str()), (0, ""));
            let missing: Vec<String> =
                commands().into_iter().filter(|name| !said.out.contains(name.as_str())).collect();
            assert!(missing.is_empty() && said.out.contains("fail-on"), "{shell}: {missing:?}");
        }
    }
    assert!(jiama(root(), &["completions", "fish"]).out.contains("用下级文件比对上级文件"));
    assert_eq!(jiama(root(), &["completions", "nonsense"]).code, 2);
}

#[cfg(unix)]
#[test]
fn bash_takes_its_script() {
    use std::io::Write;
    let script = jiama(root(), &["completions", "bash"]).out;
    let probe = "\nCOMP_WORDS=(jiama che); COMP_CWORD=1; _jiama jiama che jiama; echo \"${COMPREPLY[*]}\"\n";
    let mut bash =
        Command::new("bash").args(["--norc", "-s"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    bash.stdin.take().unwrap().write_all((script + probe).as_bytes()).unwrap();
    let said = bash.wait_with_output().unwrap();
    assert_eq!(String::from_utf8(said.stdout).unwrap().trim(), "check");
}

#[test]
fn every_command_has_a_manual_page() {
    for lang in ["zh", "en"] {
        for name in commands().iter().map(String::as_str).chain([""]) {
            let arguments: Vec<&str> =
                ["man", "--lang", lang].into_iter().chain((!name.is_empty()).then_some(name)).collect();
            let said = jiama(root(), &arguments);
            assert_eq!((said.code, said.err.as_str()), (0, ""), "{name}");
            let title = format!(".TH jiama{}{name} 1 ", if name.is_empty() { "" } else { "-" });
            assert!(said.out.contains(&title), "{}", said.out);
            let of = jiama::cli::Cli::command();
            let part = of.find_subcommand(name).unwrap_or(&of);
            for long in part.get_arguments().filter_map(|arg| arg.get_long()) {
                assert!(said.out.contains(&format!("\\-\\-{}", long.replace('-', "\\-"))), "{name} {long}");
            }
            assert!(said.out.contains(if lang == "zh" { ".SH 名称" } else { ".SH NAME" }));
        }
    }
    let said = jiama(root(), &["man", "chek"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("check"));
}
