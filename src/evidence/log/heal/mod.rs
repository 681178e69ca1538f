//! Making the journal whole from the store, and the store from the journal.
//!
//! What stands between two records that do not follow each other is a gap. What the store has of it is proved by the chain
//! (each record names the hash of the one before) and put in its place byte for byte; what stood there is set aside. First
//! everything is written beside, then the repairs are noted (`pending`), and then files take their names: a kill leaves the
//! damage as it was, or less of it, and the next opening does the rest. What neither copy has stays a gap, and is said to be one.

mod look;
mod plan;
mod write;

use super::load::Loading;
use crate::domain::{DeviceId, Repair};
use crate::evidence::at_rest::Home;
use crate::evidence::failure::LogFailure;
use crate::evidence::files;
use crate::evidence::journal::Chain;
use crate::evidence::pending::Pending;
use crate::evidence::store::Store;
pub(super) use look::Depth;
use look::look;
pub(super) use write::remove_leftovers;

/// Both copies of one device's chain.
#[derive(Debug, Clone, Copy)]
pub(super) struct Copies<'a> {
    pub(super) data: &'a Home,
    pub(super) device: &'a DeviceId,
    pub(super) store: &'a Store,
}

/// What healing did.
#[derive(Debug, Default)]
pub(super) struct Healed {
    /// What is news, in order.
    pub(super) repairs: Vec<Repair>,
    /// Whether anything in the journal changed: who has read it must read it again.
    pub(super) journal: bool,
    /// Whether something is lost, news or not.
    pub(super) lost: bool,
}

impl Copies<'_> {
    /// Heals what can be, of what looking so deep finds. The repairs are in `pending` before anything is changed.
    pub(super) fn heal(&self, depth: Depth, pending: &mut Pending) -> Result<Healed, Loading> {
        let chain = Chain::of(self.data, self.device.as_str());
        let dir = chain.dir();
        let known = self.store.position()?.map_or(0, |position| position.seq);
        let seen = look(&chain, self, depth)?;
        if let Some(version) = seen.newer {
            return Err(LogFailure::Newer { version }.into());
        }
        let mut plan = plan::Plan::of(dir)?;
        for gap in &seen.gaps {
            let last = gap.before.as_ref().map_or(known, |before| before.seq.saturating_sub(1));
            plan.fill(gap, last, self)?;
        }
        plan.replace(&seen.resigned);
        let mut repairs = plan.repairs();
        let lost = repairs.iter().any(|repair| matches!(repair, Repair::Lost { .. }));
        // What is lost is lost once.
        let known_lost = |repair: &Repair| {
            matches!(repair, Repair::Lost { .. }) && seen.recorded.iter().any(|(_, known)| known.covers(repair))
        };
        repairs.retain(|repair| !known_lost(repair));
        let aside = (!seen.differing.is_empty()).then(|| self.set_differing_aside(&seen)).transpose()?;
        repairs.extend(seen.store_repair(aside));
        if repairs.is_empty() && plan.edits.is_empty() {
            return Ok(Healed { lost, ..Healed::default() });
        }
        plan.close(chain.lines())?;
        let ready = write::prepare(dir, &plan.edits)?;
        pending.add(seen.end, &repairs)?;
        write::commit(dir, ready)?;
        let again: Vec<_> = seen.differing.into_iter().map(|(pair, _)| pair).chain(seen.missing).collect();
        if !again.is_empty() {
            for chunk in again.chunks(1000) {
                self.store.index(chunk, None)?;
            }
            self.store.sync()?;
        }
        Ok(Healed { repairs, journal: !plan.edits.is_empty(), lost })
    }

    /// Keeps what the store has in place of records, in a file beside it. Returns its name.
    fn set_differing_aside(&self, seen: &look::Seen) -> Result<String, LogFailure> {
        let first = seen.differing.first().map_or(0, |((entry, _), _)| entry.stamp.seq);
        let name = format!("store.records-{first}");
        let lines = self.data.lines(self.device.as_str());
        let path = self.data.join(&name);
        let mut bytes = Vec::new();
        for (_, stood) in &seen.differing {
            bytes.extend_from_slice(&lines.closed(stood).map_err(|error| LogFailure::io(&path, error))?);
        }
        write::set_aside(&path, &bytes)?;
        files::sync_dir(self.data).map_err(|error| LogFailure::io(self.data, error))?;
        Ok(name)
    }
}
