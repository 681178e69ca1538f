//! A document as lines for a screen: wrapped to a width, each with what it is, so that the screen can give it a look.

use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr as _;

use super::model::{Body, Document, Field, Section, Value};
use super::words::words;
use crate::domain::document::{Line, LineKind};
use crate::text::Text;
use crate::tr;

/// The lines of `document`, none of them wider than `width` cells.
pub fn lines(document: &Document, text: &Text, width: usize) -> Vec<Line> {
    let mut page = Page { text, width: width.max(8), lines: Vec::new() };
    page.put(LineKind::Title, "", &document.title);
    page.fields(&document.about);
    for section in &document.sections {
        page.section(section);
    }
    page.lines
}

struct Page<'a> {
    text: &'a Text,
    width: usize,
    lines: Vec<Line>,
}

impl Page<'_> {
    fn section(&mut self, section: &Section) {
        self.empty();
        self.put(LineKind::Heading, "", &section.heading);
        if let Some(note) = &section.note {
            self.put(LineKind::Note, "", note);
        }
        match &section.body {
            Body::Fields(all) => self.fields(all),
            Body::List(all) if all.is_empty() => self.nothing(),
            Body::Table(_, rows) if rows.is_empty() => self.nothing(),
            Body::Items(items) if items.is_empty() => self.nothing(),
            Body::List(all) => {
                for value in all {
                    self.put(LineKind::Plain, "- ", &words(self.text, value));
                }
            }
            Body::Table(columns, rows) => {
                let heads: Vec<&str> = columns.iter().map(|(_, heading)| heading.as_str()).collect();
                self.put(LineKind::Note, "", &heads.join(" · "));
                for row in rows {
                    let cells: Vec<String> = row.iter().map(|cell| words(self.text, cell)).collect();
                    self.put(LineKind::Plain, "- ", &cells.join(" · "));
                }
            }
            Body::Items(items) => {
                for (n, item) in items.iter().enumerate() {
                    let Some((first, rest)) = item.split_first() else { continue };
                    if n > 0 {
                        self.empty();
                    }
                    self.put(LineKind::Label, "", &format!("{}: {}", first.label, words(self.text, &first.value)));
                    self.fields(rest);
                }
            }
        }
        if let Some((_, below)) = &section.below {
            self.fields(below);
        }
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "the rest are words on one line")]
    fn fields(&mut self, fields: &[Field]) {
        for field in fields {
            match &field.value {
                Value::Many(all) | Value::Said(all) if all.len() > 1 => {
                    self.put(LineKind::Plain, "", &format!("{}:", field.label));
                    for value in all {
                        self.put(LineKind::Plain, "  - ", &words(self.text, value));
                    }
                }
                Value::Text(text) if text.contains('\n') => {
                    self.put(LineKind::Plain, "", &format!("{}:", field.label));
                    for line in text.lines() {
                        self.put(LineKind::Plain, "  │ ", line);
                    }
                }
                value => {
                    let kind = if matches!(value, Value::Unknown(_)) { LineKind::Unknown } else { LineKind::Plain };
                    self.put(kind, "", &format!("{}: {}", field.label, words(self.text, value)));
                }
            }
        }
    }

    fn nothing(&mut self) {
        self.put(LineKind::Plain, "", &tr!(self.text, "doc-none"));
    }

    fn empty(&mut self) {
        self.lines.push(Line { kind: LineKind::Plain, text: String::new() });
    }

    /// Words after `before`, further lines below the words.
    fn put(&mut self, kind: LineKind, before: &str, words: &str) {
        let indent = " ".repeat(before.width().max(2));
        let mut line = before.to_owned();
        let mut empty = true;
        for word in words.split_whitespace() {
            if !empty && line.width() + 1 + word.width() > self.width {
                self.lines.push(Line { kind, text: std::mem::replace(&mut line, indent.clone()) });
                empty = true;
            }
            if !empty {
                line.push(' ');
            }
            empty = false;
            for grapheme in word.graphemes(true) {
                if line.width() + grapheme.width() > self.width {
                    self.lines.push(Line { kind, text: std::mem::replace(&mut line, indent.clone()) });
                }
                line.push_str(grapheme);
            }
        }
        self.lines.push(Line { kind, text: line });
    }
}
