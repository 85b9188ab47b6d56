//! Rings: directives that stand under themselves, directly or by way of others. Found in one walk, after R. Tarjan, "Depth-first
//! search and linear graph algorithms" (1972).

use super::table::Table;

/// For each card the number of the ring it stands in; `None` for those in none.
#[must_use]
pub(super) fn rings(parents: &Table) -> Vec<Option<u32>> {
    let count = parents.rows();
    let mut walk = Walk {
        parents,
        met: vec![0; count],
        lowest: vec![0; count],
        waiting: Vec::new(),
        is_waiting: vec![false; count],
        rings: vec![None; count],
        clock: 0,
        named: 0,
    };
    for start in (0..).take(count) {
        walk.from(start);
    }
    walk.rings
}

struct Walk<'a> {
    parents: &'a Table,
    /// When each was met, from 1; 0 for not yet.
    met: Vec<u32>,
    /// The earliest that can be reached from each.
    lowest: Vec<u32>,
    /// Met, and not yet known to be in a ring or in none.
    waiting: Vec<u32>,
    is_waiting: Vec<bool>,
    rings: Vec<Option<u32>>,
    clock: u32,
    named: u32,
}

fn get<T: Copy + Default>(list: &[T], at: u32) -> T {
    list.get(at as usize).copied().unwrap_or_default()
}

fn put<T>(list: &mut [T], at: u32, value: T) {
    if let Some(place) = list.get_mut(at as usize) {
        *place = value;
    }
}

impl Walk<'_> {
    fn from(&mut self, start: u32) {
        if get(&self.met, start) != 0 {
            return;
        }
        self.meet(start);
        // The way that is being followed: a card, and how many of its parents have been looked at.
        let mut way: Vec<(u32, usize)> = vec![(start, 0)];
        while let Some((card, next)) = way.last_mut() {
            let card = *card;
            let above = self.parents.row(card).get(*next).copied();
            *next += 1;
            match above {
                Some(parent) if get(&self.met, parent) == 0 => {
                    self.meet(parent);
                    way.push((parent, 0));
                }
                Some(parent) if get(&self.is_waiting, parent) => self.reach(card, get(&self.met, parent)),
                Some(_) => {}
                None => {
                    way.pop();
                    if let Some((below, _)) = way.last() {
                        self.reach(*below, get(&self.lowest, card));
                    }
                    if get(&self.lowest, card) == get(&self.met, card) {
                        self.close(card);
                    }
                }
            }
        }
    }

    fn meet(&mut self, card: u32) {
        self.clock += 1;
        put(&mut self.met, card, self.clock);
        put(&mut self.lowest, card, self.clock);
        put(&mut self.is_waiting, card, true);
        self.waiting.push(card);
    }

    fn reach(&mut self, card: u32, time: u32) {
        let lowest = get(&self.lowest, card).min(time);
        put(&mut self.lowest, card, lowest);
    }

    /// All that was met since `card` and waits still forms a ring with it, or it stands alone.
    fn close(&mut self, card: u32) {
        let from = self.waiting.iter().rposition(|other| *other == card).unwrap_or_default();
        let members = self.waiting.split_off(from);
        let ring = members.len() > 1 || self.parents.row(card).contains(&card);
        for member in members {
            put(&mut self.is_waiting, member, false);
            if ring {
                put(&mut self.rings, member, Some(self.named));
            }
        }
        self.named += u32::from(ring);
    }
}

#[cfg(test)]
mod tests {
    use super::{Table, rings};

    #[test]
    fn only_what_stands_under_itself_is_in_a_ring() {
        // 0 ← 1 ← 2 ← 0 is a ring, 3 hangs below it, 4 is its own parent, 5 and 6 are each other's, 7 has two parents.
        let table: Table =
            [vec![2], vec![0], vec![1], vec![2], vec![4], vec![6], vec![5], vec![3, 5]].into_iter().collect();
        let found = rings(&table);
        assert_eq!(found.iter().filter(|ring| ring.is_some()).count(), 6);
        let of = |card: usize| found.get(card).copied().flatten();
        assert!(of(0) == of(1) && of(1) == of(2) && of(5) == of(6) && of(0) != of(5));
        assert_eq!((of(3), of(7)), (None, None));
    }

    #[test]
    fn a_long_line_is_walked_without_a_call_for_each_step() {
        let table: Table = (0..200_000_u32).map(|n| (n > 0).then(|| n - 1)).collect();
        assert!(rings(&table).iter().all(Option::is_none));
    }
}
