//! From who names whom to the line above one child.

use super::Line;
use crate::directive::Directive;
use std::sync::OnceLock;

impl<'a> Line<'a> {
    /// The line above a child, by the parents of each directive; `None` where there is no such child. A directive that
    /// stands above itself is followed once: the circle is for the caller to report.
    #[must_use]
    pub fn climb(
        child: usize,
        directive: impl Fn(usize) -> Option<&'a Directive>,
        parents: impl Fn(usize) -> Vec<usize>,
    ) -> Option<Self> {
        let own = directive(child)?;
        let order = order(child, &parents);
        let mut line = Self {
            child_index: child,
            child: own,
            above: Vec::with_capacity(order.len()),
            links: Vec::new(),
            home: OnceLock::new(),
        };
        line.above.extend(order.iter().filter_map(|index| directive(*index).map(|d| (*index, d))));
        let step_of = |index: usize| line.above.iter().position(|(at, _)| *at == index);
        let mut links = Vec::with_capacity(line.above.len());
        for below in std::iter::once(None).chain((0..line.above.len()).map(Some)) {
            let index = below.map_or(Some(child), |step| line.above.get(step).map(|(at, _)| *at));
            let over = index.map(&parents).unwrap_or_default().into_iter().filter_map(step_of);
            // What stands above comes after; a link back closes a circle.
            links.extend(over.filter(|step| below.is_none_or(|own| *step > own)).map(|step| (below, step)));
        }
        links.dedup();
        line.links = links;
        Some(line)
    }
}

/// All that stands above a child, each before what stands above it.
fn order(child: usize, parents: &impl Fn(usize) -> Vec<usize>) -> Vec<usize> {
    let (mut seen, mut done) = (vec![child], Vec::new());
    let mut open: Vec<(usize, std::vec::IntoIter<usize>)> = vec![(child, parents(child).into_iter())];
    while let Some((index, rest)) = open.last_mut() {
        // The last first, so that the first stands nearest when the order is turned round.
        match rest.next_back() {
            Some(next) if seen.contains(&next) => {}
            Some(next) => {
                seen.push(next);
                open.push((next, parents(next).into_iter()));
            }
            None => {
                done.push(*index);
                open.pop();
            }
        }
    }
    done.pop();
    done.reverse();
    done
}
