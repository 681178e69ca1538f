//! Text from outside, made safe where it enters the model: no control character, escape sequence, bidi override or
//! invisible character survives, and no text grows past its bound.

use std::fmt;

use serde::{Deserialize, Serialize};
use unicode_segmentation::UnicodeSegmentation;

/// Longest title kept, in graphemes.
pub const TITLE_MAX: usize = 200;
/// Longest body kept (notes, updates), in graphemes.
pub const BODY_MAX: usize = 8 * 1024;
/// Longest run of characters kept in one grapheme; more is an attack on the terminal, not a letter.
const GRAPHEME_MAX: usize = 8;
/// An escape sequence longer than this is taken for text that merely begins with an escape character.
const SEQUENCE_MAX: usize = 4096;

/// Text that is safe to show in a terminal and to write into a report.
///
/// Whatever is put in comes out without control characters (line breaks excepted, in [`CleanText::body`]), bidi
/// overrides, zero-width and tag characters. Cleaning is idempotent, and reading one back from the log cleans it again.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct CleanText(String);

impl CleanText {
    /// One line of at most [`TITLE_MAX`] graphemes: line breaks become spaces, runs of blanks one.
    pub fn title(raw: &str) -> Self {
        if is_clean_line(raw, TITLE_MAX) {
            return Self(raw.to_owned());
        }
        Self(cap(&one_line(&visible(raw)), TITLE_MAX))
    }

    /// Whether [`CleanText::title`] would keep all of it.
    pub fn fits_title(raw: &str) -> bool {
        one_line(&visible(raw)).graphemes(true).nth(TITLE_MAX).is_none()
    }

    /// Several lines of at most [`BODY_MAX`] graphemes; at most one empty line in a row.
    pub fn body(raw: &str) -> Self {
        Self(cap(&Self::lines(raw), BODY_MAX))
    }

    /// Whether [`CleanText::body`] would keep all of it.
    pub fn fits_body(raw: &str) -> bool {
        Self::lines(raw).graphemes(true).nth(BODY_MAX).is_none()
    }

    fn lines(raw: &str) -> String {
        let visible = visible(raw);
        let mut out = String::with_capacity(visible.len());
        let mut empty = 0;
        for line in visible.lines() {
            let line = one_line(line);
            if line.is_empty() {
                empty += 1;
                continue;
            }
            if !out.is_empty() {
                out.push_str(if empty > 0 { "\n\n" } else { "\n" });
            }
            empty = 0;
            out.push_str(&line);
        }
        out
    }

    /// The text itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether nothing visible is left.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<String> for CleanText {
    fn from(raw: String) -> Self {
        // Nearly all that is read back from the log is clean already.
        if is_clean_line(&raw, BODY_MAX) { Self(raw) } else { Self::body(&raw) }
    }
}

impl From<&str> for CleanText {
    fn from(raw: &str) -> Self {
        Self::body(raw)
    }
}

impl From<CleanText> for String {
    fn from(text: CleanText) -> Self {
        text.0
    }
}

impl fmt::Display for CleanText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether a character is a grapheme of its own, one cell wide, whatever stands beside it. Nearly all that is ever
/// written is; it says no of some that are, too.
pub fn stands_alone(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '\u{2010}'..='\u{2027}')
}

/// Whether cleaning leaves one line of text as it is: told at a glance, so that it may say no of a clean one.
fn is_clean_line(text: &str, max: usize) -> bool {
    let mut blank = true;
    let mut count = 0;
    for c in text.chars() {
        count += 1;
        if !stands_alone(c) || (blank && c == ' ') || count > max {
            return false;
        }
        blank = c == ' ';
    }
    !blank || text.is_empty()
}

/// Only what can be seen, with `\n` as the one line break.
fn visible(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len().min(64 * 1024));
    let mut rest = raw.chars();
    while let Some(c) = rest.next() {
        match c {
            '\u{1b}' | '\u{9b}' | '\u{9d}' | '\u{90}' | '\u{98}' | '\u{9e}' | '\u{9f}' => {
                if let Some(after) = skip_sequence(c, rest.as_str()) {
                    rest = after.chars();
                }
            }
            '\r' => {
                if !rest.as_str().starts_with('\n') {
                    out.push('\n');
                }
            }
            '\n' | '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{0b}' | '\u{0c}' => out.push('\n'),
            '\t' => out.push(' '),
            c if hidden(c) => {}
            c => out.push(c),
        }
    }
    out
}

/// The text after the escape sequence that `introducer` begins, or `None` when what follows is no whole sequence.
fn skip_sequence(introducer: char, rest: &str) -> Option<&str> {
    let (kind, body) = if introducer == '\u{1b}' {
        let mut chars = rest.chars();
        (chars.next()?, chars.as_str())
    } else {
        let kind = match introducer {
            '\u{9b}' => '[',
            _ => ']',
        };
        (kind, rest)
    };
    match kind {
        '[' => {
            let (end, last) = body.char_indices().take(SEQUENCE_MAX).find(|(_, c)| !matches!(c, ' '..='?'))?;
            matches!(last, '@'..='~').then(|| body.get(end + last.len_utf8()..)).flatten()
        }
        ']' | 'P' | '_' | '^' | 'X' => {
            let (end, last) = body
                .char_indices()
                .take(SEQUENCE_MAX)
                .find(|(_, c)| matches!(c, '\u{07}' | '\u{9c}' | '\u{1b}' | '\n'))?;
            let after = body.get(end + last.len_utf8()..)?;
            match last {
                '\u{1b}' => after.strip_prefix('\\'),
                '\n' => None,
                _ => Some(after),
            }
        }
        _ => None,
    }
}

/// Characters that never reach a screen: they show nothing, or change how their neighbours are shown.
fn hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}' | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// At most `max` graphemes, the last of them `…` when something was cut.
fn cap(text: &str, max: usize) -> String {
    let mut out = String::with_capacity(text.len().min(max * 4));
    let over = text.graphemes(true).nth(max).is_some();
    for (count, grapheme) in text.graphemes(true).enumerate() {
        if count + 1 == max && over {
            while out.ends_with(char::is_whitespace) {
                out.pop();
            }
            out.push('…');
            return out;
        }
        out.extend(grapheme.chars().take(GRAPHEME_MAX));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_escape_sequence_leaves_nothing_behind() {
        assert_eq!(CleanText::title("a\u{1b}[31mred\u{1b}[0m b").as_str(), "ared b");
        assert_eq!(CleanText::title("x\u{1b}]0;owned\u{07}y").as_str(), "xy");
        assert_eq!(CleanText::title("x\u{1b}]8;;http://e\u{1b}\\y").as_str(), "xy");
        assert_eq!(CleanText::title("x\u{9b}2Jy").as_str(), "xy");
    }

    #[test]
    fn an_unfinished_sequence_cannot_hide_the_text_behind_it() {
        assert_eq!(CleanText::title("x\u{1b}]0;still here").as_str(), "x]0;still here");
    }

    #[test]
    fn bidi_zero_width_and_tags_are_dropped() {
        assert_eq!(CleanText::title("a\u{202e}b\u{2066}c\u{200b}d\u{e0041}e\u{feff}").as_str(), "abcde");
    }

    #[test]
    fn a_title_is_one_line_and_a_body_keeps_its_paragraphs() {
        assert_eq!(CleanText::title("one\r\ntwo\u{2028}three").as_str(), "one two three");
        assert_eq!(CleanText::body("one\r\n\r\n\r\n two \nthree").as_str(), "one\n\ntwo\nthree");
    }

    #[test]
    fn ten_thousand_characters_are_cut_with_a_mark() {
        let title = CleanText::title(&"æ".repeat(10_000));
        assert_eq!(title.as_str().chars().count(), TITLE_MAX);
        assert!(title.as_str().ends_with('…'));
    }

    #[test]
    fn a_title_that_would_be_cut_is_known_before() {
        assert!(CleanText::fits_title(&format!("  {}\u{200b}  ", "æ".repeat(TITLE_MAX))));
        assert!(!CleanText::fits_title(&"æ".repeat(TITLE_MAX + 1)));
    }

    #[test]
    fn a_tower_of_combining_marks_is_cut() {
        let tower = format!("e{}", "\u{301}".repeat(500));
        assert_eq!(CleanText::title(&tower).as_str().chars().count(), GRAPHEME_MAX);
    }

    proptest! {
        #[test]
        fn cleaning_is_idempotent_and_leaves_nothing_hidden(raw in "\\PC*|[\\x00-\\x9f\\u{200b}-\\u{2070}\\u{1b}\\[\\]a;\\n]{0,80}") {
            for clean in [CleanText::title(&raw), CleanText::body(&raw)] {
                prop_assert!(clean.as_str().chars().all(|c| c == '\n' || !hidden(c)));
                let again = CleanText::body(clean.as_str());
                prop_assert_eq!(again.as_str(), clean.as_str());
            }
        }

        #[test]
        fn what_passes_at_a_glance_is_what_cleaning_leaves_alone(raw in "[a-c \\n~æøåÉ\u{a0}\u{a1}\u{ad}\u{2ff}\u{300}\u{2013}\u{2026}\u{2028}\u{e000}]{0,12}") {
            if is_clean_line(&raw, 8) {
                prop_assert_eq!(cap(&one_line(&visible(&raw)), 8), raw);
            }
        }
    }
}
