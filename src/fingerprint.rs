//! What tells a finding from all others and stays the same when lines move, when the language changes, and, where the
//! directive has an id, when the file is renamed.

use crate::directive::Directive;
use crate::fault::Blank;
use crate::kind::words::Words;
use crate::report::{Judged, Located};
use crate::source::Source;
use std::collections::HashMap;

/// Gives each finding its fingerprint: 16 hexadecimal digits, unique among them.
pub fn fingerprint(findings: &mut [Judged], directives: &[Directive], sources: &[Source]) {
    let mut seen: HashMap<u64, u64> = HashMap::new();
    for judged in findings {
        let finding = &judged.finding;
        let directive = directives.get(finding.child.directive);
        let id = directive.and_then(|d| d.head.id.as_ref()).map(|id| id.text.as_str());
        let file = || directive.and_then(|d| sources.get(d.source)).map(|s| written(&s.name)).unwrap_or_default();
        let value = |text: &str| Words::new(text).uniform(0..text.len()).replace(' ', "");
        let parts = [
            &*finding.rule,
            &id.map_or_else(file, str::to_owned),
            finding.task.as_deref().unwrap_or_default(),
            finding.subject.as_deref().unwrap_or_default(),
            &finding.parent.as_ref().map(|p| value(&p.text)).unwrap_or_default(),
            &value(&finding.child.text),
        ];
        judged.fingerprint = unique(fnv(&parts), &mut seen);
    }
}

/// The fingerprints of faults: of the rule, the file, what is said and of what. Unique among them.
#[must_use]
pub fn of_faults(faults: &[Located], sources: &[Source]) -> Vec<String> {
    let mut seen: HashMap<u64, u64> = HashMap::new();
    let print = |located: &Located| {
        let fault = &located.fault;
        let mut parts = vec![fault.code.id(), sources.get(located.source).map_or("", |s| &s.name).to_owned()];
        parts.push(fault.text.to_owned());
        parts.extend(fault.blanks.iter().map(|(name, blank)| match blank {
            Blank::Text(text) => format!("{name}={text}"),
            Blank::Word(key) => format!("{name}={key}"),
        }));
        unique(fnv(&parts.iter().map(String::as_str).collect::<Vec<_>>()), &mut seen)
    };
    faults.iter().map(print).collect()
}

/// A hash in 16 hexadecimal digits, another one where it came up before.
fn unique(hash: u64, seen: &mut HashMap<u64, u64>) -> String {
    let again = seen.entry(hash).and_modify(|n| *n += 1).or_insert(0);
    let hash = if *again == 0 { hash } else { fnv(&[&format!("{hash:016x}"), &again.to_string()]) };
    format!("{hash:016x}")
}

/// The name of a file, however its path is written.
#[must_use]
pub fn written(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches("./").to_owned()
}

/// FNV-1a, 64 bits, over the parts with a separator between them: the same on every machine and in every version.
fn fnv(parts: &[&str]) -> u64 {
    let bytes = parts.iter().flat_map(|part| part.bytes().chain([0x1f]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
