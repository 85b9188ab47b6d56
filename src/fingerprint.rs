//! What tells a finding from all others and stays the same when lines move, when the language changes, and, where the
//! directive has an id, when the file is renamed.

use crate::directive::Directive;
use crate::kind::words::Words;
use crate::report::Judged;
use crate::source::Source;
use std::collections::HashMap;

/// Gives each finding its fingerprint: 16 hexadecimal digits, unique among them.
pub fn fingerprint(findings: &mut [Judged], directives: &[Directive], sources: &[Source]) {
    let mut seen: HashMap<u64, u64> = HashMap::new();
    for judged in findings {
        let finding = &judged.finding;
        let directive = directives.get(finding.child.directive);
        let id = directive.and_then(|d| d.head.id.as_ref()).map(|id| id.text.as_str());
        let file = || directive.and_then(|d| sources.get(d.source)).map_or("", |s| s.name.as_str());
        let value = |text: &str| Words::new(text).uniform(0..text.len()).replace(' ', "");
        let parts = [
            &*finding.rule,
            id.unwrap_or_else(file),
            finding.task.as_deref().unwrap_or_default(),
            finding.subject.as_deref().unwrap_or_default(),
            &finding.parent.as_ref().map(|p| value(&p.text)).unwrap_or_default(),
            &value(&finding.child.text),
        ];
        let hash = fnv(&parts);
        let again = seen.entry(hash).and_modify(|n| *n += 1).or_insert(0);
        let hash = if *again == 0 { hash } else { fnv(&[&format!("{hash:016x}"), &again.to_string()]) };
        judged.fingerprint = format!("{hash:016x}");
    }
}

/// FNV-1a, 64 bits, over the parts with a separator between them: the same on every machine and in every version.
fn fnv(parts: &[&str]) -> u64 {
    let bytes = parts.iter().flat_map(|part| part.bytes().chain([0x1f]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
