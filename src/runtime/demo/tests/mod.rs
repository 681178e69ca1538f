//! The demo, from its files to the desk.

mod municipality;
mod pages;
mod served;
mod story;

use std::path::Path;

use super::cast::{CAST, Simulated};
use crate::config::{Config, Environment, Flags};

/// The configuration in `folder`, which must be without a fault.
fn loaded(folder: &Path) -> Config {
    let flags = Flags { config: Some(folder.join("config.toml")), data: Some(folder.join("data")), ..Flags::default() };
    let (config, failures) = Config::load(&flags, &Environment::default());
    assert_eq!(failures.iter().map(ToString::to_string).collect::<Vec<_>>(), [""; 0]);
    config
}

fn supplier(id: &str) -> &'static Simulated {
    CAST.iter().find(|supplier| supplier.id == id).unwrap()
}
