//! Numbers in English words: twenty-five, one hundred and twenty.

use super::super::number::Number;
use super::super::words::Cursor;

const ENGLISH: &[(&str, i64)] = &[
    ("zero", 0),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
];

const SCALES: &[(&str, i64)] =
    &[("hundred", 100), ("thousand", 1000), ("million", 1_000_000), ("billion", 1_000_000_000)];

/// Takes a number in words; `None` where none stands here or it is beyond reckoning.
pub(super) fn english(c: &mut Cursor<'_>) -> Option<Number> {
    let mut at = *c;
    if at.eat("a dozen") || at.eat("one dozen") {
        *c = at;
        return Some(Number::whole(12));
    }
    // Thousands done with, the part below a thousand, and whether a figure stands in that part.
    let (mut total, mut part, mut any) = (0_i64, 0_i64, false);
    if at.eat("a") {
        SCALES.iter().any(|(word, _)| at.sees(word)).then_some(())?;
        (part, any) = (1, true);
    }
    loop {
        let mut next = at;
        if any {
            let _ = next.eat("and") || next.eat("-");
        }
        if let Some(n) = next.eat_one_of(ENGLISH) {
            // Twenty five, one hundred five; not two three.
            let fits = !any
                || part % 100 == 0 && part > 0
                || part % 10 == 0 && part % 100 >= 20 && (1..10).contains(&n)
                || total > 0 && part == 0;
            if !fits {
                break;
            }
            part += n;
            any = true;
        } else if let Some(by) = at.eat_one_of(SCALES).filter(|_| any) {
            next = at;
            if by == 100 {
                part = part.checked_mul(100)?;
            } else {
                // One million two thousand, but a thousand million.
                let whole = if part == 0 { &mut total } else { &mut part };
                *whole = whole.checked_mul(by)?;
                (total, part) = (total.checked_add(part)?, 0);
            }
        } else {
            break;
        }
        at = next;
    }
    any.then(|| *c = at)?;
    total.checked_add(part).map(Number::whole)
}

/// Takes the scales after a number in figures: 5 million.
pub(super) fn scales(c: &mut Cursor<'_>) -> i64 {
    c.eat_one_of(SCALES).unwrap_or(1)
}
