//! The demo, from its files to the desk.

mod municipality;
mod pages;
mod served;
mod story;

use std::path::Path;

use jiff::Timestamp;

use super::cast::{CAST, Simulated};
use crate::config::{Config, Environment, Flags};
use crate::domain::entry::Actor;
use crate::domain::{Command, Context, Desk, Entry, decide};
use crate::runtime::clock;

/// The configuration in `folder`, which must be without a fault.
fn loaded(folder: &Path) -> Config {
    let flags = Flags { config: Some(folder.join("config.toml")), data: Some(folder.join("data")), ..Flags::default() };
    let (config, failures) = Config::load(&flags, &Environment::default());
    assert_eq!(failures, []);
    config
}

fn supplier(id: &str) -> &'static Simulated {
    CAST.iter().find(|supplier| supplier.id == id).unwrap()
}

/// A desk that has taken in `config`.
fn desk(config: &Config) -> Desk {
    let mut desk = Desk::default();
    for import in config.imports() {
        take(&mut desk, Command::Import(import), "2026-11-24T01:59:00Z".parse().unwrap());
    }
    desk
}

fn take(desk: &mut Desk, command: Command, now: Timestamp) {
    let context = Context { now, occurred_at: None, actor: Actor::Program, letter: 'A', fresh: clock::fresh(now) };
    for fact in decide(desk, command, &context).unwrap() {
        let stamp = desk.next_stamp(&"device".parse().unwrap(), now);
        desk.apply(&Entry { stamp, at: now, occurred_at: None, actor: Actor::Program, fact });
    }
}
