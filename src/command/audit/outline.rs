//! The directives of an archive as they stand under one another, for those formats that draw them: what was found is known, and
//! those above it that are not open yet are opened.

use super::archived::Archived;
use crate::command::fix::Look;
use crate::directive::Directive;
use crate::report::{Counts, Outline, Tree};
use std::collections::{BTreeMap, HashMap};

/// Directives that are drawn.
const ROOM: usize = 500;

impl Archived<'_, '_> {
    /// Draws those of a report whose findings are settled.
    pub(super) fn outline(&self, look: &mut Look) -> Outline {
        let directives = look.report.directives.iter().enumerate();
        let shown: HashMap<usize, usize> = directives.map(|(at, d)| (look.text(d.source), at)).collect();
        let added = look.report.added();
        let counts = shown.iter().filter_map(|(card, at)| Some((*card, *added.get(at)?)));
        let counts: BTreeMap<usize, Counts> = counts.collect();
        let row = |one: usize| u32::try_from(one).map(|card| self.links.parents.row(card)).unwrap_or_default();
        let is_chosen = |one: usize| match (&self.chosen, u32::try_from(one)) {
            (Some(chosen), Ok(card)) => chosen.compares(card),
            _ => true,
        };
        let tree = Tree {
            size: self.archive.cards.len(),
            parent: &|one| row(one).first().map(|parent| *parent as usize),
            is_compared: &|one| !row(one).is_empty() && is_chosen(one),
            counts,
        };
        let mut outline = tree.outline(ROOM);
        for node in &mut outline.nodes {
            let at = shown.get(&node.directive).copied();
            node.directive = at.unwrap_or_else(|| self.open(node.directive, look));
        }
        outline
    }

    /// Opens a card for the report; gives where it stands among its directives.
    fn open(&self, card: usize, look: &mut Look) -> usize {
        let Ok(number) = u32::try_from(card) else { return usize::MAX };
        let opened = self.archive.open(self.crew().desk.book, number);
        let Some(directive) = opened.directive else { return usize::MAX };
        look.report.directives.push(Directive { source: look.report.sources.len(), ..directive });
        look.report.sources.push(opened.source);
        look.report.directives.len() - 1
    }
}
