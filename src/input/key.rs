//! One key press, in one spelling whatever terminal it came from.

use std::fmt;
use std::str::FromStr;

use crokey::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use crokey::{KeyCombination, OneToThree};

/// A key with its modifiers.
///
/// Shift is part of the character (`?`, `G`) and never a modifier of one: terminals differ in whether they report it.
/// `AltGr` arrives as Ctrl+Alt with a printable character on some terminals and is read as that character.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key(KeyCombination);

/// Why a written key was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("«{0}» is no key")]
pub struct BadKey(pub(super) String);

/// Names of keys that are not characters, as written in keymap files.
pub(super) const NAMED: [&str; 29] = [
    "esc",
    "enter",
    "left",
    "right",
    "up",
    "down",
    "home",
    "end",
    "pageup",
    "pagedown",
    "tab",
    "backtab",
    "backspace",
    "delete",
    "insert",
    "space",
    "hyphen",
    "f1",
    "f2",
    "f3",
    "f4",
    "f5",
    "f6",
    "f7",
    "f8",
    "f9",
    "f10",
    "f11",
    "f12",
];

impl Key {
    /// The key in one spelling.
    #[expect(clippy::wildcard_enum_match_arm, reason = "the terminal's list of keys is long, and most need nothing")]
    fn normal(code: KeyCode, mut modifiers: KeyModifiers) -> Self {
        let alt_gr = KeyModifiers::CONTROL | KeyModifiers::ALT;
        let code = match code {
            KeyCode::Char('\r' | '\n') => KeyCode::Enter,
            // With Ctrl or Alt alone, terminals differ in the case of the letter.
            KeyCode::Char(c) if !modifiers.intersection(alt_gr).is_empty() && !modifiers.contains(alt_gr) => {
                modifiers.remove(KeyModifiers::SHIFT);
                KeyCode::Char(c.to_ascii_lowercase())
            }
            KeyCode::Char(c) => {
                let shifted = modifiers.contains(KeyModifiers::SHIFT);
                modifiers.remove(KeyModifiers::SHIFT);
                if modifiers.contains(alt_gr) && !c.is_control() {
                    modifiers.remove(alt_gr);
                }
                KeyCode::Char(if shifted { c.to_ascii_uppercase() } else { c })
            }
            KeyCode::Tab if modifiers.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
            other => other,
        };
        if code == KeyCode::BackTab {
            modifiers.insert(KeyModifiers::SHIFT);
        }
        Self(KeyCombination::one_key(code, modifiers))
    }

    /// The key code, the way the terminal names it.
    pub fn code(self) -> KeyCode {
        *self.0.codes.first()
    }

    /// Ctrl, Alt and the like.
    pub fn modifiers(self) -> KeyModifiers {
        self.0.modifiers
    }

    /// The character it types, if it is text.
    #[expect(clippy::wildcard_enum_match_arm, reason = "the terminal's list of keys is long, and most need nothing")]
    pub fn text(self) -> Option<char> {
        match self.code() {
            KeyCode::Char(c) if self.0.modifiers.is_empty() && !c.is_control() => Some(c),
            _ => None,
        }
    }
}

impl From<KeyEvent> for Key {
    fn from(event: KeyEvent) -> Self {
        Self::normal(event.code, event.modifiers)
    }
}

impl FromStr for Key {
    type Err = BadKey;

    /// Reads `q`, `G`, `æ`, `ctrl-d`, `space`, `f1`, `pageup`.
    fn from_str(raw: &str) -> Result<Self, BadKey> {
        let mut chars = raw.chars();
        if let (Some(c), None) = (chars.next(), chars.next()) {
            return if c.is_control() || c == ' ' {
                Err(BadKey(raw.to_owned()))
            } else {
                Ok(Self::normal(KeyCode::Char(c), KeyModifiers::NONE))
            };
        }
        let known = crokey::parse(raw).map_err(|crokey::ParseKeyError { .. }| BadKey(raw.to_owned()))?;
        match known.codes {
            OneToThree::One(code) => Ok(Self::normal(code, known.modifiers)),
            // Chords of several keys at once: few terminals can tell them.
            OneToThree::Two(..) | OneToThree::Three(..) => Err(BadKey(raw.to_owned())),
        }
    }
}

impl fmt::Display for Key {
    #[expect(clippy::wildcard_enum_match_arm, reason = "the terminal's list of keys is long, and most need nothing")]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let modifiers = self.0.modifiers;
        for (modifier, name) in [(KeyModifiers::CONTROL, "ctrl-"), (KeyModifiers::ALT, "alt-")] {
            if modifiers.contains(modifier) {
                f.write_str(name)?;
            }
        }
        if modifiers.contains(KeyModifiers::SHIFT) && self.code() != KeyCode::BackTab {
            f.write_str("shift-")?;
        }
        match self.code() {
            KeyCode::Char(' ') => f.write_str("space"),
            KeyCode::Char(c) => write!(f, "{c}"),
            KeyCode::F(n) => write!(f, "f{n}"),
            KeyCode::BackTab => f.write_str("backtab"),
            KeyCode::PageUp => f.write_str("pageup"),
            KeyCode::PageDown => f.write_str("pagedown"),
            other => f.write_str(&format!("{other:?}").to_lowercase()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(raw: &str) -> Key {
        raw.parse().unwrap()
    }

    fn pressed(code: KeyCode, modifiers: KeyModifiers) -> Key {
        Key::from(KeyEvent::new(code, modifiers))
    }

    #[test]
    fn shift_is_part_of_the_character() {
        assert_eq!(pressed(KeyCode::Char('?'), KeyModifiers::SHIFT), key("?"));
        assert_eq!(pressed(KeyCode::Char('G'), KeyModifiers::SHIFT), key("G"));
        assert_eq!(pressed(KeyCode::Char('g'), KeyModifiers::SHIFT), key("G"));
        assert_eq!(pressed(KeyCode::Char('G'), KeyModifiers::NONE), key("shift-g"));
        assert_ne!(key("g"), key("G"));
    }

    #[test]
    fn alt_gr_as_ctrl_alt_is_the_character_it_prints() {
        let at = pressed(KeyCode::Char('@'), KeyModifiers::CONTROL | KeyModifiers::ALT);
        assert_eq!(at.text(), Some('@'));
        assert_eq!(pressed(KeyCode::Char('d'), KeyModifiers::CONTROL).text(), None);
    }

    #[test]
    fn danish_letters_and_named_keys_read_back_as_printed() {
        for raw in
            ["æ", "Å", "q", "Q", "-", "ctrl-d", "alt-enter", "backtab", "space", "f12", "pageup", "shift-up", "del"]
        {
            let once = key(raw);
            assert_eq!(key(&once.to_string()), once, "{raw}");
        }
        for name in NAMED {
            assert_eq!(key(name).to_string(), name.replace("hyphen", "-"), "{name}");
        }
    }

    #[test]
    fn a_blank_a_chord_or_a_word_is_no_key() {
        for raw in ["", " ", "a-b", "hello", "ctrl-", "\u{1b}"] {
            assert!(raw.parse::<Key>().is_err(), "{raw:?}");
        }
    }
}
