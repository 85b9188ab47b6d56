//! What texts have been read as, so that what stands in many directives is understood once. Holds only what was
//! understood: a refusal is worked out anew, with its places.

use super::misread::Misread;
use super::{Kind, Reading};
use jiff::civil::Date;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

/// How many texts are kept; then it is begun anew, so that no archive fills the memory.
const MOST: usize = 8_192;

/// What a reading hangs on beside the text: the kind asked for, `None` for the first of the owner's kinds that
/// understands it, and the date of issue where years may be left out.
type Asked = (Option<Kind>, Option<Date>);

/// The readings of one dimension, whose readers are always the same but for the date of issue. A copy is empty, since it
/// is made to be changed.
#[derive(Debug, Default)]
pub struct Memo(Mutex<Kept>);

#[derive(Debug, Default)]
struct Kept {
    readings: HashMap<Asked, HashMap<Box<str>, Arc<Reading>>>,
    count: usize,
}

impl Clone for Memo {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl Memo {
    /// What a text was read as, or what `read` makes of it now. `issued` only where the reading may hang on it.
    ///
    /// # Errors
    /// What `read` refuses.
    pub fn recall(
        &self,
        kind: Option<Kind>,
        issued: Option<Date>,
        text: &str,
        read: impl FnOnce() -> Result<Reading, Misread>,
    ) -> Result<Arc<Reading>, Misread> {
        let asked = (kind, issued);
        if let Ok(kept) = self.0.lock()
            && let Some(reading) = kept.readings.get(&asked).and_then(|texts| texts.get(text))
        {
            return Ok(Arc::clone(reading));
        }
        let reading = Arc::new(read()?);
        if let Ok(mut kept) = self.0.lock() {
            if kept.count >= MOST {
                *kept = Kept::default();
            }
            kept.count += 1;
            kept.readings.entry(asked).or_default().insert(text.into(), Arc::clone(&reading));
        }
        Ok(reading)
    }
}
