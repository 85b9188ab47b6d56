//! What goes wrong only because of a slip: once the slip has been said, it is not said again.

use crate::fault::{Code, Fault};
use crate::span::Span;

/// Whether a slip of typing in `span` is among the faults, so that what is wrong there has been said.
#[must_use]
pub fn is_slip(faults: &[Fault], span: Span) -> bool {
    let end = span.end.max(span.start.saturating_add(1));
    let mut slips = faults.iter().filter(|fault| fault.code == Code::Typing).map(|fault| fault.span);
    slips.any(|slip| slip.start < end && span.start < slip.end)
}

/// Leaves away the faults that lie on a slip of typing, so that one cause gives one fault.
pub fn drop_echoes(faults: &mut Vec<Fault>) {
    let (slips, others): (Vec<Fault>, Vec<Fault>) = faults.drain(..).partition(|fault| fault.code == Code::Typing);
    faults.extend(others.into_iter().filter(|fault| !is_slip(&slips, fault.span)));
    faults.extend(slips);
}

#[cfg(test)]
mod tests {
    use super::{Code, Fault, Span, drop_echoes};

    #[test]
    fn a_fault_on_a_slip_is_its_echo() {
        let fault = |code, start, end| Fault::new(code, "", Span { start, end });
        let whole = Fault::new(Code::Empty, "", Span::NOWHERE);
        let mut faults = vec![
            fault(Code::NotUnderstood, 0, 9),
            fault(Code::Typing, 3, 6),
            fault(Code::Shape, 6, 9),
            fault(Code::Missing, 4, 4),
            whole.clone(),
        ];
        drop_echoes(&mut faults);
        assert_eq!(faults, [fault(Code::Shape, 6, 9), whole, fault(Code::Typing, 3, 6)]);
    }
}
