//! How the user likes the screen, from the configuration.

use crate::config::{Config, Theme};
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
