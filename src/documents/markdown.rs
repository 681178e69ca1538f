//! A document as Markdown. What came from outside is words and stays words: no title can make a heading, a link, an image,
//! a table or HTML of its own.

use std::fmt::Write as _;

use super::model::{Body, Document, Field, Section, Value};
use super::words::words;
use crate::text::Text;
use crate::tr;

/// The document as Markdown, in the language of `text`.
pub fn write(document: &Document, text: &Text) -> String {
    let mut out = format!("# {}\n\n", line(&document.title));
    fields(&mut out, &document.about, text);
    for section in &document.sections {
        self::section(&mut out, section, text);
    }
    // What ends with an empty line is followed by one.
    out.replace("\n\n\n", "\n\n")
}

fn section(out: &mut String, section: &Section, text: &Text) {
    // Writing to a string cannot fail.
    let _ = write!(out, "\n## {}\n\n", line(&section.heading));
    if let Some(note) = &section.note {
        let _ = write!(out, "{}\n\n", line(note));
    }
    match &section.body {
        Body::Fields(all) => fields(out, all, text),
        Body::List(all) if all.is_empty() => nothing(out, text),
        Body::Table(_, rows) if rows.is_empty() => nothing(out, text),
        Body::Items(items) if items.is_empty() => nothing(out, text),
        Body::List(all) => {
            for value in all {
                let _ = writeln!(out, "- {}", line(&words(text, value)));
            }
        }
        Body::Table(columns, rows) => {
            let heads: Vec<String> = columns.iter().map(|(_, heading)| line(heading)).collect();
            let _ = writeln!(out, "| {} |", heads.join(" | "));
            let _ = writeln!(out, "|{}", " --- |".repeat(columns.len()));
            for row in rows {
                let cells: Vec<String> = row.iter().map(|cell| line(&words(text, cell))).collect();
                let _ = writeln!(out, "| {} |", cells.join(" | "));
            }
        }
        Body::Items(items) => {
            for (n, item) in items.iter().enumerate() {
                let Some((first, rest)) = item.split_first() else { continue };
                let before = if n == 0 { "" } else { "\n" };
                let _ = write!(out, "{before}### {}: {}\n\n", line(&first.label), line(&words(text, &first.value)));
                fields(out, rest, text);
            }
        }
    }
    if let Some((_, below)) = &section.below {
        out.push('\n');
        fields(out, below, text);
    }
}

fn nothing(out: &mut String, text: &Text) {
    let _ = writeln!(out, "{}", line(&tr!(text, "doc-none")));
}

#[expect(clippy::wildcard_enum_match_arm, reason = "the rest are words on one line")]
fn fields(out: &mut String, fields: &[Field], text: &Text) {
    for field in fields {
        let _ = write!(out, "- **{}:**", line(&field.label));
        match &field.value {
            Value::Many(all) | Value::Said(all) if all.len() > 1 => {
                out.push('\n');
                for value in all {
                    let _ = writeln!(out, "  - {}", line(&words(text, value)));
                }
            }
            Value::Text(words) if words.contains('\n') => quoted(out, words),
            value => {
                let _ = writeln!(out, " {}", line(&words(text, value)));
            }
        }
    }
}

/// Several lines as a quotation below their label, each line a line.
fn quoted(out: &mut String, words: &str) {
    out.push_str("\n\n");
    let mut lines = words.lines().peekable();
    while let Some(text) = lines.next() {
        let text = if text.trim().is_empty() { String::new() } else { line(text) };
        let goes_on = !text.is_empty() && lines.peek().is_some_and(|next| !next.trim().is_empty());
        let _ = writeln!(out, "  >{}{text}{}", if text.is_empty() { "" } else { " " }, if goes_on { "\\" } else { "" });
    }
    out.push('\n');
}

/// Words on one line that mean nothing but themselves.
pub(super) fn line(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 8);
    for word in words.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        let begins = out.is_empty();
        self::word(&mut out, word, begins);
    }
    // An empty item would make a heading of the line above it.
    if out.trim().is_empty() { "–".to_owned() } else { out }
}

/// One word. At the beginning of a line more characters mean something: lists, rules, numbered items.
fn word(out: &mut String, word: &str, begins: bool) {
    let number = word.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = begins && number.len() < word.len() && matches!(number, "." | ")");
    let address = word.contains("://") || word.to_ascii_lowercase().contains("www.");
    let mut first = begins;
    for c in word.chars().filter(|c| shown(*c)) {
        let special = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '#' | '$' | '^' | '@' | '{' | '}' => {
                true
            }
            '-' | '+' | '=' | ':' => first || (c == ':' && address),
            '.' | ')' if numbered => true,
            '.' => address,
            _ => false,
        };
        if special {
            out.push('\\');
        }
        out.push(c);
        first = false;
    }
}

/// Whether a character may stand in a document: nothing that moves a cursor, turns the text or is not seen.
pub(super) fn shown(c: char) -> bool {
    !c.is_control()
        && !matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}
