//! Text that is being typed: a value and a cursor, bounded, and never holding what a terminal would obey.

use crokey::crossterm::event::{KeyCode, KeyModifiers};
use tui_input::{Input, InputRequest};

use super::Taken;
use crate::domain::CleanText;
use crate::input::Key;

/// Longest line, in characters; the domain cuts titles at 200 graphemes.
pub(super) const LINE_MAX: usize = 200;
/// Longest prose, in characters.
pub(super) const PROSE_MAX: usize = 8 * 1024;

/// Text that is being typed.
#[derive(Debug, Clone, Default)]
pub struct Editor {
    input: Input,
    /// Whether the last thing typed or pasted did not fit whole.
    overflowed: bool,
    /// Whether the value is one that was offered and nobody has touched: typing replaces it, as it does selected text.
    offered: bool,
}

impl Editor {
    pub(in crate::app) fn new(value: &str) -> Self {
        Self { input: Input::new(value.to_owned()), overflowed: false, offered: false }
    }

    /// What is typed already, the cursor behind it.
    #[cfg(test)]
    pub(crate) fn of(value: &str) -> Self {
        Self::new(value)
    }

    /// A value that the first letter typed replaces.
    pub(in crate::app) fn offered(value: &str) -> Self {
        Self { offered: !value.is_empty(), ..Self::new(value) }
    }

    /// Whether the first letter typed replaces all of it.
    pub fn is_offered(&self) -> bool {
        self.offered
    }

    /// What is typed.
    pub fn value(&self) -> &str {
        self.input.value()
    }

    /// Characters before the cursor.
    pub fn cursor(&self) -> usize {
        self.input.cursor()
    }

    /// Terminal cells before the cursor, if all stands in one line.
    pub fn cells_before(&self) -> usize {
        self.input.visual_cursor()
    }

    /// Whether the last thing typed or pasted did not fit whole; what did not was not taken.
    pub fn is_overflowed(&self) -> bool {
        self.overflowed
    }

    pub(in crate::app) fn clear(&mut self) {
        self.input.reset();
        self.overflowed = false;
        self.offered = false;
    }

    /// A key: text, or one of the editing keys that every line editor has.
    pub(in crate::app) fn typed(&mut self, key: Key, prose: Prose) -> Taken {
        let erases = key.modifiers().is_empty() && matches!(key.code(), KeyCode::Backspace | KeyCode::Delete);
        if self.offered && (key.text().is_some_and(is_text) || erases) {
            self.clear();
            if erases {
                return Taken::Changed;
            }
        }
        if let Some(c) = key.text() {
            return if is_text(c) { self.insert(&c.to_string(), prose) } else { Taken::Moved };
        }
        if prose == Prose::Lines && key.code() == KeyCode::Enter && key.modifiers() == KeyModifiers::ALT {
            return self.insert("\n", prose);
        }
        if prose == Prose::Lines && key.modifiers().is_empty() && matches!(key.code(), KeyCode::Home | KeyCode::End) {
            return self.line_end(key.code());
        }
        let Some(request) = request(key) else { return Taken::NotMine };
        self.offered = false;
        match self.input.handle(request) {
            Some(change) if change.value => {
                self.overflowed = false;
                Taken::Changed
            }
            Some(_) | None => Taken::Moved,
        }
    }

    /// The cursor to the beginning of its line with Home, else to its end.
    fn line_end(&mut self, key: KeyCode) -> Taken {
        let at = self.cursor();
        let letters = || self.value().chars();
        let to = if key == KeyCode::Home {
            at - letters().take(at).collect::<Vec<_>>().into_iter().rev().take_while(|c| *c != '\n').count()
        } else {
            at + letters().skip(at).take_while(|c| *c != '\n').count()
        };
        self.input = Input::new(self.value().to_owned()).with_cursor(to);
        Taken::Moved
    }

    /// The cursor a line up or down, in the same column where that line is long enough. Not the editor's when there is
    /// no such line.
    pub(in crate::app) fn line_moved(&mut self, by: isize) -> Taken {
        let before: Vec<char> = self.value().chars().take(self.cursor()).collect();
        let line = before.iter().filter(|c| **c == '\n').count();
        let column = before.iter().rev().take_while(|c| **c != '\n').count();
        let lines: Vec<usize> = self.value().split('\n').map(|line| line.chars().count()).collect();
        let Some(to) = line.checked_add_signed(by).filter(|to| *to < lines.len()) else { return Taken::NotMine };
        let start: usize = lines.iter().take(to).map(|length| length + 1).sum();
        let column = lines.get(to).map_or(0, |length| column.min(*length));
        self.input = Input::new(self.value().to_owned()).with_cursor(start + column);
        Taken::Moved
    }

    /// Text from the clipboard, made safe; line breaks stay only where there are lines.
    pub(in crate::app) fn pasted(&mut self, raw: &str, prose: Prose) -> Taken {
        let clean = CleanText::body(raw);
        let clean = match prose {
            Prose::Lines => clean.to_string(),
            // Not yet cut, so that what does not fit is seen not to.
            Prose::Line => clean.as_str().split_whitespace().collect::<Vec<_>>().join(" "),
        };
        if clean.is_empty() {
            return Taken::Moved;
        }
        if self.offered {
            self.clear();
        }
        let taken = self.insert(&clean, prose);
        self.overflowed |= !CleanText::fits_body(raw);
        taken
    }

    /// What was typed before, blanks and all; made safe like any paste where no hand can have typed it.
    pub(in crate::app) fn restore(&mut self, kept: &str, prose: Prose) -> Taken {
        self.clear();
        let typed = kept.chars().all(|c| is_text(c) || (c == '\n' && prose == Prose::Lines));
        if typed { self.insert(kept, prose) } else { self.pasted(kept, prose) }
    }

    fn insert(&mut self, what: &str, prose: Prose) -> Taken {
        let max = if prose == Prose::Lines { PROSE_MAX } else { LINE_MAX };
        let have = self.value().chars().count();
        let room = max.saturating_sub(have);
        let wanted = what.chars().count();
        let taken = wanted.min(room);
        self.overflowed = taken < wanted;
        if taken == 0 {
            return Taken::Moved;
        }
        let cursor = self.cursor();
        let value: String = self
            .value()
            .chars()
            .take(cursor)
            .chain(what.chars().take(taken))
            .chain(self.value().chars().skip(cursor))
            .collect();
        self.input = Input::new(value).with_cursor(cursor + taken);
        Taken::Changed
    }
}

/// Whether a key may type this character.
fn is_text(c: char) -> bool {
    c == ' ' || !CleanText::title(c.encode_utf8(&mut [0; 4])).is_empty()
}

/// Whether a text has lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::app) enum Prose {
    Line,
    Lines,
}

#[expect(clippy::wildcard_enum_match_arm, reason = "few keys edit")]
fn request(key: Key) -> Option<InputRequest> {
    let modifiers = key.modifiers();
    if modifiers == KeyModifiers::CONTROL {
        return match key.code() {
            KeyCode::Char('a') => Some(InputRequest::GoToStart),
            KeyCode::Char('e') => Some(InputRequest::GoToEnd),
            KeyCode::Char('w') | KeyCode::Backspace => Some(InputRequest::DeletePrevWord),
            KeyCode::Char('u') => Some(InputRequest::DeleteFromStart),
            KeyCode::Char('k') => Some(InputRequest::DeleteTillEnd),
            KeyCode::Left => Some(InputRequest::GoToPrevWord),
            KeyCode::Right => Some(InputRequest::GoToNextWord),
            _ => None,
        };
    }
    if !modifiers.is_empty() {
        return None;
    }
    match key.code() {
        KeyCode::Left => Some(InputRequest::GoToPrevChar),
        KeyCode::Right => Some(InputRequest::GoToNextChar),
        KeyCode::Home => Some(InputRequest::GoToStart),
        KeyCode::End => Some(InputRequest::GoToEnd),
        KeyCode::Backspace => Some(InputRequest::DeletePrevChar),
        KeyCode::Delete => Some(InputRequest::DeleteNextChar),
        _ => None,
    }
}
