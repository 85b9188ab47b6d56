//! What would put each finding right, for the formats that hand it on: each as it would be done if nothing else were.

use super::broken::Broken;
use super::{Ground, Look, Texts, by_text, fixes, holding};
use crate::cli::Format;
use crate::command::Desk;
use crate::fix::{Fix, edits};
use crate::report::Remedy;

/// Adds to the findings of texts that stand as in `texts` what would put them right, where a format of this run tells it.
pub(in crate::command) fn offer(desk: &Desk<'_>, ground: &mut impl Ground, texts: &Texts, look: &mut Look) {
    if !desk.formats().any(tells) {
        return;
    }
    let mut broken = Broken::default();
    let all = fixes(desk.book, look, &mut broken);
    let settled = holding(ground, texts, look, by_text(look, all.iter()));
    broken.add(look, settled.broken);
    let remedy = |(fix, pick): (&Fix, usize)| {
        let edits = edits(&look.report, fix.source, &[(fix, pick)])?;
        Some((fix.finding, Remedy { is_safe: fix.is_safe, edits }))
    };
    let remedies: Vec<(usize, Remedy)> = settled.held.into_values().flatten().filter_map(remedy).collect();
    for (finding, remedy) in remedies {
        look.report.findings.get_mut(finding).into_iter().for_each(|judged| judged.remedy = Some(remedy.clone()));
    }
    broken.tell(&mut look.report);
}

/// Whether a format tells what would put a finding right.
fn tells(format: Format) -> bool {
    matches!(format, Format::Json | Format::Jsonl | Format::Sarif | Format::Rdjson)
}
