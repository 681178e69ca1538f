//! What of the fact sheet has changed since a message was written: it waits with words that are no longer so.

use super::Message;
use super::sheet::{Sheet, SheetLine, SheetValue, Source};
use super::told::{Change, changes};

/// What the sheet says otherwise than when `message` was written, as far as its audience is told of it. A line that the
/// writer left out or put in other words is none, unless it changed since. Of what went out or was taken back nothing is.
pub fn outdated(sheet: &Sheet, message: &Message) -> Vec<Change> {
    if !message.is_open() {
        return Vec::new();
    }
    let since = |change: &Change| is_since(sheet, change, message);
    changes(sheet, &message.said, message.audience).into_iter().filter(since).collect()
}

/// Whether a line changed after the message was written.
fn is_since(sheet: &Sheet, change: &Change, message: &Message) -> bool {
    // Of what was entered in the same moment the safe side is to tell it.
    let told = change.before.is_some();
    match sheet.line(change.key) {
        SheetLine::Known { source: Source::Entered { .. }, at, .. } => *at >= message.written_at,
        // These count as told as soon as they are known.
        SheetLine::Known {
            value: SheetValue::Reach(_) | SheetValue::Answer(_) | SheetValue::Counts { .. }, ..
        } => true,
        // What the desk knows by itself has no time of its own.
        SheetLine::Known { at, .. } => told || *at >= message.written_at,
        SheetLine::Unknown { at, .. } => told && *at >= message.written_at,
        SheetLine::Unsaid => told,
    }
}
