//! Colours, by meaning. Every one has a symbol or a word beside it on screen: nothing is told by colour alone.

use ratatui::style::{Color, Modifier, Style};

use crate::app::Tone;
use crate::domain::feed::ServiceState;
use crate::domain::severity::Severity;

/// The colours of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// Light on dark.
    #[default]
    Dark,
    /// Dark on light.
    Light,
    /// Bright on black, nothing faint.
    HighContrast,
    /// No colour: weight and reversal only.
    Monochrome,
}

/// The colours of a theme, by meaning.
struct Palette {
    alarm: Color,
    warning: Color,
    good: Color,
    front: Color,
    faint: Color,
}

impl Theme {
    fn palette(self) -> Palette {
        match self {
            // The sixteen colours of the terminal's own palette: they follow what the user has chosen to be readable.
            Self::Dark => Palette {
                alarm: Color::LightRed,
                warning: Color::Yellow,
                good: Color::Green,
                front: Color::Cyan,
                faint: Color::Gray,
            },
            Self::Light => Palette {
                alarm: Color::Red,
                warning: Color::Magenta,
                good: Color::Green,
                front: Color::Blue,
                faint: Color::DarkGray,
            },
            Self::HighContrast => Palette {
                alarm: Color::LightRed,
                warning: Color::LightYellow,
                good: Color::LightGreen,
                front: Color::LightCyan,
                faint: Color::White,
            },
            Self::Monochrome => Palette {
                alarm: Color::Reset,
                warning: Color::Reset,
                good: Color::Reset,
                front: Color::Reset,
                faint: Color::Reset,
            },
        }
    }

    /// Something is wrong now.
    pub(super) fn alarm(self) -> Style {
        Style::new().fg(self.palette().alarm).add_modifier(Modifier::BOLD)
    }

    /// Something wants attention.
    pub(super) fn warning(self) -> Style {
        Style::new().fg(self.palette().warning)
    }

    /// Something is well.
    pub(super) fn good(self) -> Style {
        Style::new().fg(self.palette().good)
    }

    /// Where the keys go.
    pub(super) fn front(self) -> Style {
        Style::new().fg(self.palette().front).add_modifier(Modifier::BOLD)
    }

    /// What matters least.
    pub(super) fn faint(self) -> Style {
        Style::new().fg(self.palette().faint)
    }

    /// What matters most of plain text.
    pub(super) fn strong(self) -> Style {
        let strong = Style::new().add_modifier(Modifier::BOLD);
        if self == Self::HighContrast { strong.fg(Color::White) } else { strong }
    }

    /// The row that is selected in the pane in front.
    pub(super) fn selected(self) -> Style {
        let reversed = Style::new().add_modifier(Modifier::REVERSED);
        if self == Self::HighContrast { reversed.add_modifier(Modifier::BOLD) } else { reversed }
    }

    /// A severity.
    pub(super) fn severity(self, severity: Severity) -> Style {
        match severity {
            Severity::Serious | Severity::Major => self.alarm(),
            Severity::Moderate => self.warning(),
            Severity::Minor => Style::new(),
        }
    }

    /// A service's state.
    pub(super) fn service(self, state: ServiceState) -> Style {
        match state {
            ServiceState::MajorOutage => self.alarm(),
            ServiceState::PartialOutage | ServiceState::Degraded | ServiceState::Unknown => self.warning(),
            ServiceState::Maintenance => Style::new(),
            ServiceState::Operational => self.good(),
        }
    }

    /// A notice.
    pub(super) fn tone(self, tone: Tone) -> Style {
        match tone {
            Tone::Done => self.good(),
            Tone::Plain => self.strong(),
            Tone::Refused => self.alarm(),
        }
    }
}
