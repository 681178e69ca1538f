//! Opening the log for recording: the device enrols on first use, and files that changed are taken in.

use jiff::{SignedDuration, Timestamp};

use crate::config::Config;
use crate::domain::decide::{decide, enter};
use crate::domain::{Actor, Command, Context, Desk, DeviceId, Entry, Fact, Repair};
use crate::evidence::{Introduction, Log, Told};

use super::clock;

/// Two clocks may differ so much, and one may be set back so much by the network.
const CLOCKS_DIFFER: SignedDuration = SignedDuration::from_mins(2);
/// The letter of a device that was given none.
const FIRST_LETTER: char = 'A';

/// Enrols the device if its chain is empty, introduces its key if the chain does not name it yet, tells what was repaired, and
/// imports what changed of the municipality's files: entries to be kept.
pub fn take_in(
    device: &DeviceId,
    key: Option<Introduction>,
    repairs: &[Repair],
    desk: &mut Desk,
    config: &Config,
) -> Vec<Entry> {
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
    entries.extend(enter(desk, repaired(repairs), &context, device));
    for import in config.imports() {
        // An import is never refused.
        let facts = decide(desk, Command::Import(import), &context).unwrap_or_default();
        entries.extend(enter(desk, facts, &context, device));
    }
    entries
}

/// Whether the machine's clock is behind what is in the log. What is recorded still comes after it, in the order of the log's
/// own clock; only the times that people read are wrong.
pub fn clock_behind(desk: &Desk, now: Timestamp) -> Option<Told> {
    let newest = desk.devices().values().map(|end| end.hlc.0 >> 16).max()?;
    let newest = Timestamp::from_millisecond(i64::try_from(newest).ok()?).ok()?;
    (now.saturating_add(CLOCKS_DIFFER).ok()? < newest).then_some(Told::ClockBehind { newest })
}

/// Records what was repaired, where nothing else must be recorded first; else, and where it cannot be, whoever records next
/// does it.
pub fn record_repairs(log: &mut Log, desk: &mut Desk, config: &Config) {
    if log.repairs().is_empty() || !matches!(log.introduction(), Ok(None)) {
        return;
    }
    let now = clock::now();
    let (device, repairs) = (log.device().clone(), log.repairs().to_vec());
    let letter = letter(&device, desk, config);
    let context = Context { now, occurred_at: None, actor: Actor::Program, letter, fresh: clock::fresh(now) };
    let entries = enter(desk, repaired(&repairs), &context, &device);
    if log.append(&entries).is_ok() {
        // The journal has it: what fails here is made good at the next opening.
        let _ = log.index();
    }
}

fn repaired(repairs: &[Repair]) -> Vec<Fact> {
    repairs.iter().cloned().map(|repair| Fact::LogRepaired { repair }).collect()
}

/// The letter of this device's incident numbers.
pub fn letter(device: &DeviceId, desk: &Desk, config: &Config) -> char {
    desk.devices().get(device).map_or_else(|| config.settings.device_letter.unwrap_or(FIRST_LETTER), |end| end.letter)
}
