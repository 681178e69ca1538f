//! Where there are no Unix sockets nobody is reached: a second vagt is told that the directory is in use.

use std::convert::Infallible;
use std::io;
use std::path::Path;
use std::time::Duration;

use tokio::sync::mpsc::Sender;

use super::{Asked, Guest, GuestId, KeyWords, NoLink, Told};
use crate::domain::Entry;
use crate::evidence::Seal;

/// A host that cannot be.
#[derive(Debug)]
pub struct Host(Infallible);

impl Host {
    /// Fails always.
    pub fn start(_data: &Path, _begins: u64, _says: Sender<Guest>) -> io::Result<Self> {
        Err(io::ErrorKind::Unsupported.into())
    }

    /// Never called.
    pub fn welcome(&mut self, _guest: GuestId, _line: Sender<String>, _kept: u64) {}

    /// Never called.
    pub fn forget(&mut self, _guest: GuestId) {}

    /// Never called.
    pub fn took(&mut self, _guest: GuestId, _request: u64, _last: u64) {}

    /// Never called.
    pub fn is_up_to_date(&self, _guest: GuestId, _behind: u64) -> bool {
        false
    }

    /// Never called.
    pub fn refuse(&mut self, _guest: GuestId, _request: u64, _behind: u64) {}

    /// Never called.
    pub fn recorded(&mut self, _entries: &[Entry]) {}

    /// Never called.
    pub fn tells_key(&mut self, _guest: GuestId, _key: Option<KeyWords>) {}

    /// Never called.
    pub fn kept(&mut self, _up_to: u64) {}
}

/// A way that cannot be.
#[derive(Debug)]
pub struct Link(Infallible);

impl Link {
    /// Fails always.
    pub fn attach(_data: &Path) -> Result<Self, NoLink> {
        Err(NoLink::Nobody)
    }

    /// Never called.
    pub fn key(&mut self) -> Result<Option<Seal>, NoLink> {
        match self.0 {}
    }

    /// Never called.
    pub fn kept(&self) -> u64 {
        match self.0 {}
    }

    /// Never called.
    pub fn speaker(&self) -> io::Result<Speaker> {
        match self.0 {}
    }

    /// Never called.
    pub fn say(&mut self, _asked: &Asked) -> io::Result<()> {
        match self.0 {}
    }

    /// Never called.
    pub fn hear(&mut self, _patience: Option<Duration>) -> io::Result<Option<Told>> {
        match self.0 {}
    }
}

/// What would speak.
#[derive(Debug)]
pub struct Speaker(Infallible);

impl Speaker {
    /// Never called.
    pub fn say(&mut self, _asked: &Asked) -> io::Result<()> {
        match self.0 {}
    }
}
