//! How far what is on screen is kept. Nothing counts as kept before the log says so.

use super::notice::Trouble;

/// The state of keeping.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Store {
    recorded: u64,
    kept: u64,
    trouble: Option<Trouble>,
}

impl Store {
    /// A store whose chain is kept up to here.
    pub(super) fn kept_at(seq: u64) -> Self {
        Self { recorded: seq, kept: seq, trouble: None }
    }

    /// A store whose chain reaches further than it is kept.
    pub(super) fn recorded_at(kept: u64, recorded: u64) -> Self {
        Self { recorded: recorded.max(kept), kept, trouble: None }
    }

    pub(super) fn record(&mut self, seq: u64) {
        self.recorded = self.recorded.max(seq);
    }

    pub(super) fn keep(&mut self, up_to: u64) {
        self.kept = self.kept.max(up_to);
        self.recorded = self.recorded.max(up_to);
        self.trouble = None;
    }

    pub(super) fn fail(&mut self, why: Trouble) {
        self.trouble = Some(why);
    }

    /// Up to where the chain is durable.
    pub fn kept(&self) -> u64 {
        self.kept
    }

    /// Up to where the chain reaches, durable or not.
    pub fn recorded(&self) -> u64 {
        self.recorded
    }

    /// Whether all of it is durable.
    pub fn is_kept(&self) -> bool {
        self.trouble.is_none() && self.kept >= self.recorded
    }

    /// How many entries are not durable yet.
    pub fn waiting(&self) -> u64 {
        self.recorded.saturating_sub(self.kept)
    }

    /// Whether the entry at this place of the chain is durable.
    pub fn has(&self, seq: u64) -> bool {
        seq <= self.kept
    }

    /// Why nothing is being kept, if that is so.
    pub fn trouble(&self) -> Option<&Trouble> {
        self.trouble.as_ref()
    }
}
