//! The log as the guest of another vagt has it: read from the journal, written through the host.
//!
//! What a guest makes is on its screen at once, stamped as the next of the chain. Mostly it is. When something else came
//! first it gets its place after that, and the screen another desk; when the host is gone, what the host had not kept is made
//! good by whoever has the log next. Nothing is forgotten on the way, and nothing is recorded twice.

use std::io;
use std::sync::mpsc::SyncSender;

use super::{Heard, Job};
use crate::domain::{Desk, DeviceId, Entry};
use crate::runtime::clock;
use crate::runtime::sharing::{Asked, Link, Speaker, Told};

/// A guest's way to the host.
#[derive(Debug)]
pub(super) struct Guest {
    speaks: Speaker,
    /// Tells what this one's listener heard from what an earlier one did.
    pub(super) number: u64,
    /// The newest request.
    request: u64,
    /// How often the host said that this one is behind.
    behind: u64,
    /// Requests on their way, each with the place of its last entry.
    asked: Vec<(u64, u64)>,
    /// How far the chain is known to be durable.
    pub(super) kept: u64,
}

/// What follows from the host's words.
#[derive(Debug, PartialEq)]
pub(super) enum Follows {
    /// Nothing.
    Nothing,
    /// Others' entries, to be taken in.
    Arrived(Vec<Entry>),
    /// What was made here is durable up to this place.
    Kept(u64),
    /// What was made here gets another place, after what came first.
    Rebase,
}

impl Guest {
    /// The guest of whoever `link` leads to. What the host says goes to `heard`, as from listener `number`.
    pub(super) fn of(mut link: Link, number: u64, heard: SyncSender<Job>) -> io::Result<Self> {
        let (speaks, kept) = (link.speaker()?, link.kept());
        std::thread::Builder::new().name("vagt-listens".to_owned()).spawn(move || {
            loop {
                let words = match link.hear(None) {
                    Ok(Some(told)) => Heard::Told(told),
                    Ok(None) => continue,
                    Err(_gone) => Heard::Lost,
                };
                let ends = matches!(words, Heard::Lost);
                if heard.send(Job::Heard(number, words)).is_err() || ends {
                    break;
                }
            }
        })?;
        Ok(Self { speaks, number, request: 0, behind: 0, asked: Vec::new(), kept })
    }

    /// Asks the host to keep these.
    pub(super) fn record(&mut self, entries: &[Entry]) -> io::Result<()> {
        let Some(last) = entries.last() else { return Ok(()) };
        self.request += 1;
        self.asked.push((self.request, last.stamp.seq));
        let asked = Asked::Record { request: self.request, behind: self.behind, entries: entries.to_vec() };
        self.speaks.say(&asked)
    }

    /// Says something else to the host; that it is gone is heard by the listener.
    pub(super) fn say(&mut self, asked: &Asked) {
        let _ = self.speaks.say(asked);
    }

    /// Takes in what the host says; `unkept` was made here and is not durable yet.
    pub(super) fn hears(&mut self, told: Told, unkept: &[Entry]) -> Follows {
        match told {
            Told::Entries { entries } => {
                self.kept = entries.last().map_or(self.kept, |last| self.kept.max(last.stamp.seq));
                if is_overtaken(unkept, &entries) {
                    // The host refuses what is on its way, or has: what it says of it is no news any more.
                    return if self.asked.is_empty() { Follows::Rebase } else { Follows::Nothing };
                }
                let others: Vec<Entry> = entries.into_iter().filter(|entry| !unkept.contains(entry)).collect();
                if others.is_empty() { Follows::Nothing } else { Follows::Arrived(others) }
            }
            Told::Taken { request } => {
                let place = self.asked.iter().position(|(asked, _)| *asked == request);
                place.map_or(Follows::Nothing, |place| Follows::Kept(self.asked.remove(place).1))
            }
            Told::Behind { request } => {
                if !self.asked.iter().any(|(asked, _)| *asked == request) {
                    return Follows::Nothing;
                }
                // The host takes nothing more that was made before this; all of it gets another place at once.
                self.behind += 1;
                self.asked.clear();
                let first = unkept.first().map_or(u64::MAX, |entry| entry.stamp.seq);
                if self.kept >= first { Follows::Rebase } else { Follows::Nothing }
            }
            Told::Hello { .. } | Told::Other { .. } | Told::Key { .. } => Follows::Nothing,
        }
    }
}

/// Whether somebody else has the place of something that was made here.
fn is_overtaken(unkept: &[Entry], entries: &[Entry]) -> bool {
    entries.iter().any(|came| unkept.iter().any(|own| own.stamp.seq == came.stamp.seq && own != came))
}

/// Gives `entries` the places after the end of `desk`, in their order, and takes them in there.
pub(super) fn after(desk: &mut Desk, device: &DeviceId, entries: &[Entry]) -> Vec<Entry> {
    let now = clock::now();
    let placed = entries.iter().map(|entry| {
        let entry = Entry { stamp: desk.next_stamp(device, now), ..entry.clone() };
        desk.apply(&entry);
        entry
    });
    placed.collect()
}
