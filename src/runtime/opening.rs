//! Opening the log for recording: the device enrols on first use, and files that changed are taken in.

use crate::config::Config;
use crate::domain::decide::{decide, enter};
use crate::domain::{Actor, Command, Context, Desk, DeviceId, Entry, Fact};
use crate::evidence::Introduction;

use super::clock;

/// The letter of a device that was given none.
const FIRST_LETTER: char = 'A';

/// Enrols the device if its chain is empty, introduces its key if the chain does not name it yet, and imports what changed of
/// the municipality's files: entries to be kept.
pub fn take_in(device: &DeviceId, key: Option<Introduction>, desk: &mut Desk, config: &Config) -> Vec<Entry> {
    let now = clock::now();
    let letter = config.settings.device_letter.unwrap_or(FIRST_LETTER);
    let context = Context { now, occurred_at: None, actor: Actor::Program, letter, fresh: clock::fresh(now) };
    let mut entries = Vec::new();
    if !desk.devices().contains_key(device) {
        let key = key.map(|introduction| introduction.key);
        entries.extend(enter(desk, vec![Fact::DeviceEnrolled { letter, key }], &context, device));
    } else if let Some(Introduction { key, because }) = key {
        entries.extend(enter(desk, vec![Fact::KeyIntroduced { key, because }], &context, device));
    }
    for import in config.imports() {
        // An import is never refused.
        let facts = decide(desk, Command::Import(import), &context).unwrap_or_default();
        entries.extend(enter(desk, facts, &context, device));
    }
    entries
}

/// The letter of this device's incident numbers.
pub fn letter(device: &DeviceId, desk: &Desk, config: &Config) -> char {
    desk.devices().get(device).map_or_else(|| config.settings.device_letter.unwrap_or(FIRST_LETTER), |end| end.letter)
}
