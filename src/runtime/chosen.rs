//! How the user likes the screen: theme and keymap, from the configuration.

use std::path::PathBuf;

use crate::config::{Config, Theme};
use crate::input::Keymap;
use crate::ui;

/// The colours asked for; none where none are wanted.
pub fn theme(config: &Config) -> ui::Theme {
    if config.no_color {
        return ui::Theme::Monochrome;
    }
    match config.settings.theme {
        Theme::Dark => ui::Theme::Dark,
        Theme::Light => ui::Theme::Light,
        Theme::HighContrast => ui::Theme::HighContrast,
        Theme::Monochrome => ui::Theme::Monochrome,
    }
}

/// The keymap asked for, by name or file; the default one with what is wrong when that cannot be used.
pub fn keymap(config: &Config) -> (Keymap, Option<String>) {
    let Some(wanted) = &config.settings.keymap else { return (Keymap::built_in(), None) };
    if let Some(keymap) = Keymap::named(wanted) {
        return (keymap, None);
    }
    let beside = config.paths.beside(wanted);
    let path = if beside.exists() { beside } else { PathBuf::from(wanted) };
    let problem = match std::fs::read_to_string(&path) {
        Ok(source) => match Keymap::parse(&source) {
            Ok(keymap) => return (keymap, None),
            Err(faults) => faults.first().map(ToString::to_string).unwrap_or_default(),
        },
        Err(error) => error.to_string(),
    };
    (Keymap::built_in(), Some(format!("{wanted}: {problem}")))
}
