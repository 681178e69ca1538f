//! What a text tells of the fact sheet, and what the sheet says otherwise since.

use super::letter::sentence;
use super::sheet::{Said, Sheet, SheetKey, SheetValue, keys_for};
use crate::domain::calendar;
use crate::domain::clean::CleanText;
use crate::domain::playbook::Audience;

/// What `text` tells of the sheet, beside what was said before: only what a reader finds in it counts as told, so that an
/// update never leaves out what nobody has read. How many are touched, and how many there are, is worded by the language and
/// counts as told.
pub fn said_in(sheet: &Sheet, before: &Said, text: &CleanText) -> Said {
    let mut said = before.clone();
    said.extend(sheet.said().into_iter().filter(|(_, value)| is_told(value, text)));
    said
}

/// Whether a reader of `text` finds `value` in it.
pub fn is_told(value: &SheetValue, text: &CleanText) -> bool {
    let text = text.as_str();
    match value {
        // A letter makes a sentence of it.
        SheetValue::Text(words) => text.contains(words.as_str()) || text.contains(&sentence(words.as_str())),
        SheetValue::Names(names) => names.iter().all(|name| text.contains(name.as_str())),
        SheetValue::Reach(_) | SheetValue::Answer(_) | SheetValue::Counts { .. } => true,
        SheetValue::Time(at) => {
            let local = calendar::local(*at);
            ["%H:%M", "%H.%M"].into_iter().any(|form| text.contains(&local.strftime(form).to_string()))
        }
    }
}

/// A line that changed since something was said.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Which.
    pub key: SheetKey,
    /// What was said; `None`: it was not known.
    pub before: Option<SheetValue>,
    /// What is said now; `None`: it is not known any more.
    pub now: Option<SheetValue>,
}

/// What the sheet says otherwise for `audience` than `before` did, in its order; `restored` counts for everyone.
pub fn changes(sheet: &Sheet, before: &Said, audience: Audience) -> Vec<Change> {
    let keys = std::iter::once(SheetKey::Restored).chain(keys_for(audience).iter().copied());
    // What is ours alone was neither told nor is it news.
    keys.filter(|key| !sheet.is_ours(*key, audience))
        .filter_map(|key| {
            let (was, is) = (before.get(&key), sheet.value(key));
            (was != is).then(|| Change { key, before: was.cloned(), now: is.cloned() })
        })
        .collect()
}
