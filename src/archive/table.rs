//! Rows of numbers of any length in two flat lists: a million rows cost no allocation each.

/// Rows of numbers.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// Where each row begins, and the end of the last.
    starts: Vec<u32>,
    numbers: Vec<u32>,
}

impl Table {
    /// How many rows there are.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// One row; empty where there is none.
    #[must_use]
    pub fn row(&self, row: u32) -> &[u32] {
        let at = row as usize;
        let ends = self.starts.get(at).zip(self.starts.get(at + 1));
        ends.and_then(|(from, to)| self.numbers.get(*from as usize..*to as usize)).unwrap_or_default()
    }

    /// The rows by the numbers in them: row `n` has the rows in which `n` stood, in order.
    #[must_use]
    pub fn turned(&self) -> Self {
        let mut starts = vec![0_u32; self.rows() + 1];
        for number in &self.numbers {
            if let Some(count) = starts.get_mut(*number as usize + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut next = starts.clone();
        let mut numbers = vec![0; self.numbers.len()];
        for row in (0..).take(self.rows()) {
            for number in self.row(row) {
                if let Some(at) = next.get_mut(*number as usize) {
                    if let Some(place) = numbers.get_mut(*at as usize) {
                        *place = row;
                    }
                    *at += 1;
                }
            }
        }
        Self { starts, numbers }
    }
}

impl<R: IntoIterator<Item = u32>> FromIterator<R> for Table {
    fn from_iter<I: IntoIterator<Item = R>>(rows: I) -> Self {
        let mut table = Self { starts: vec![0], numbers: Vec::new() };
        for row in rows {
            table.numbers.extend(row);
            table.starts.push(u32::try_from(table.numbers.len()).unwrap_or(u32::MAX));
        }
        table
    }
}

#[cfg(test)]
mod tests {
    use super::Table;

    #[test]
    fn rows_turn_into_rows() {
        let table: Table = [vec![], vec![0], vec![0, 1], vec![1]].into_iter().collect();
        let turned = table.turned();
        assert_eq!(table.row(2), [0, 1]);
        assert_eq!(
            (turned.row(0), turned.row(1), turned.row(2)),
            ([1, 2].as_slice(), [2, 3].as_slice(), [].as_slice())
        );
        assert_eq!((table.rows(), turned.rows(), table.row(9).len()), (4, 4, 0));
    }
}
