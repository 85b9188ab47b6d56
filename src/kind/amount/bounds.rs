//! Puts what was read of a count together: both ends in one unit, in order.

use super::super::misread::Misread;
use super::super::order::End;
use super::super::words::Cursor;
use super::figure::Figure;
use super::{Bound, Count, unit};
use crate::fault::Code;

/// The ends of a count while it is read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ends<'w> {
    floor: Option<(Figure, bool)>,
    ceiling: Option<(Figure, bool)>,
    /// From where to where figures stand.
    part: Option<(Cursor<'w>, Cursor<'w>)>,
}

impl<'w> Ends<'w> {
    pub(super) const NONE: Self = Self { floor: None, ceiling: None, part: None };

    pub(super) fn any(&self) -> bool {
        self.part.is_some()
    }

    /// Sets one end, read from `start` to `end`.
    ///
    /// # Errors
    /// Where it is set already.
    pub(super) fn set(
        &mut self,
        which: End,
        f: Figure,
        strict: bool,
        start: Cursor<'w>,
        end: Cursor<'w>,
    ) -> Result<(), Misread> {
        let slot = if which == End::Floor { &mut self.floor } else { &mut self.ceiling };
        if slot.is_some() {
            return Err(Misread::new(Code::NotUnderstood, "left-over", end.since(start)));
        }
        *slot = Some((f, strict));
        self.part = Some((self.part.map_or(start, |(first, _)| first), end));
        Ok(())
    }

    /// What was read of the figures reaches to `end`.
    pub(super) fn until(&mut self, end: Cursor<'w>) {
        if let Some((_, last)) = &mut self.part {
            *last = end;
        }
    }

    /// Puts the ends into the count: a unit left out at one end comes from the other.
    ///
    /// # Errors
    /// No figure at all, units that do not convert, a floor above the ceiling.
    pub(super) fn finish(self, count: &mut Count) -> Result<(), Misread> {
        let Some((from, to)) = self.part else {
            return Err(Misread::new(Code::NotUnderstood, "no-number", 0..0));
        };
        let wrong = |code, text| Misread::new(code, text, to.since(from));
        let (mut floor, mut ceiling) = (self.floor, self.ceiling);
        if let (Some((f, _)), Some((c, _))) = (&mut floor, &mut ceiling) {
            scale(f, c);
            f.unit = f.unit.or(c.unit);
            c.unit = c.unit.or(f.unit);
            if let (Some(a), Some(b)) = (f.unit, c.unit)
                && a != b
            {
                let ((unit_a, by_a), (unit_b, by_b)) = (unit::standard(a), unit::standard(b));
                let converted = c.at.times(by_b).and_then(|n| n.over(by_a)).filter(|_| unit_a == unit_b);
                c.at = converted.ok_or_else(|| wrong(Code::NotUnderstood, "two-units"))?;
                c.unit = f.unit;
            }
        }
        count.unit = floor.or(ceiling).and_then(|(f, _)| f.unit).map(str::to_owned);
        count.floor = floor.map(|(f, strict)| Bound { at: f.at, strict });
        count.ceiling = ceiling.map(|(f, strict)| Bound { at: f.at, strict });
        if let (Some(f), Some(c)) = (count.floor, count.ceiling)
            && (f.at > c.at || f.at == c.at && (f.strict || c.strict))
        {
            return Err(wrong(Code::Contradiction, "floor-above-ceiling"));
        }
        Ok(())
    }
}

/// 3至5万元 is three to five ten-thousands, 5000至1万元 is not: the scale holds for both ends where the order allows.
fn scale(floor: &mut Figure, ceiling: &Figure) {
    let Some(by) = ceiling.scale.filter(|by| floor.unit.is_none() && floor.scale.is_none_or(|own| own < *by)) else {
        return;
    };
    if let Some(scaled) = floor.at.times(super::super::number::Number::whole(by)).filter(|n| *n < ceiling.at) {
        floor.at = scaled;
    }
}
