//! Bytes to text: byte order marks, UTF-16, and UTF-8 with faults. Never fails; what cannot be read becomes `�`.
//!
//! Other charsets that XML declares are left to the XML reader, which gets the raw bytes.

use std::borrow::Cow;

/// The text of `bytes`, without byte order mark.
pub(super) fn text<'a>(bytes: &'a [u8], content_type: Option<&str>) -> Cow<'a, str> {
    match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest),
        [0xfe, 0xff, rest @ ..] => Cow::Owned(utf16(rest, u16::from_be_bytes)),
        [0xff, 0xfe, rest @ ..] => Cow::Owned(utf16(rest, u16::from_le_bytes)),
        // Without a mark: an opening bracket and its empty half tell which way round.
        [0, b'{' | b'[' | b'<', ..] => Cow::Owned(utf16(bytes, u16::from_be_bytes)),
        [b'{' | b'[' | b'<', 0, ..] => Cow::Owned(utf16(bytes, u16::from_le_bytes)),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => Cow::Borrowed(text),
            Err(_) if is_latin(content_type) => Cow::Owned(bytes.iter().map(|byte| char::from(*byte)).collect()),
            Err(_) => String::from_utf8_lossy(bytes),
        },
    }
}

/// Whether these bytes must reach the XML reader as they are, because they declare a charset that only it knows.
pub(super) fn declares_other_charset(bytes: &[u8]) -> bool {
    let head: String = bytes.iter().take(200).map(|byte| char::from(*byte).to_ascii_lowercase()).collect();
    let Some((declaration, _)) = head.split_once("?>") else { return false };
    let Some((_, after)) = declaration.split_once("encoding") else { return false };
    let name: String = after
        .trim_start_matches(|c: char| c.is_whitespace() || c == '=')
        .trim_start_matches(['"', '\''])
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
        .collect();
    declaration.starts_with("<?xml") && !matches!(name.as_str(), "utf-8" | "utf8" | "utf-16" | "us-ascii" | "")
}

/// The text without its XML declaration, which may name a charset that it is no longer in.
pub(super) fn without_declaration(text: &str) -> &str {
    match text.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")) {
        Some((_, rest)) => rest.trim_start(),
        None => text,
    }
}

/// JSON in which every half of a pair that stands alone (`\ud800`) is `\ufffd`.
pub(super) fn without_half_characters(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    let mut rest = json;
    while let Some(at) = rest.find('\\') {
        let Some((before, escape)) = rest.split_at_checked(at) else { break };
        out.push_str(before);
        let taken = match unit(escape) {
            Some(0xd800..=0xdbff) if matches!(escape.get(6..).and_then(unit), Some(0xdc00..=0xdfff)) => 12,
            Some(0xd800..=0xdfff) => {
                out.push_str("\\ufffd");
                rest = escape.get(6..).unwrap_or_default();
                continue;
            }
            Some(_) => 6,
            // A backslash and what it stands before, which may be a backslash too.
            None => 1 + escape.chars().nth(1).map_or(0, char::len_utf8),
        };
        let Some((whole, after)) = escape.split_at_checked(taken) else { break };
        out.push_str(whole);
        rest = after;
    }
    out.push_str(rest);
    out
}

/// The unit that an escape at the beginning stands for.
fn unit(escape: &str) -> Option<u16> {
    let digits = escape.strip_prefix("\\u")?.get(..4)?;
    u16::from_str_radix(digits, 16).ok()
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let (pairs, _) = bytes.as_chunks::<2>();
    char::decode_utf16(pairs.iter().map(|pair| unit(*pair))).map(|c| c.unwrap_or('\u{fffd}')).collect()
}

fn is_latin(content_type: Option<&str>) -> bool {
    content_type.is_some_and(|kind| {
        let kind = kind.to_ascii_lowercase();
        ["iso-8859-1", "latin1", "windows-1252"].iter().any(|name| kind.contains(name))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_wide_characters_are_read() {
        assert_eq!(text(b"\xef\xbb\xbf{}", None), "{}");
        assert_eq!(text(b"\xfe\xff\x00{\x00}", None), "{}");
        assert_eq!(text(b"\xff\xfe{\x00\xe6\x00}\x00", None), "{æ}");
        assert_eq!(text(b"\x00[\x00]", None), "[]");
        assert_eq!(text(b"\xfe\xff\xd8\x00\x00a", None), "\u{fffd}a", "a lone half of a pair");
    }

    #[test]
    fn a_bad_byte_costs_one_character() {
        assert_eq!(text(b"a\xffb", None), "a\u{fffd}b");
        assert_eq!(text(b"bl\xe5", Some("text/xml; charset=ISO-8859-1")), "blå");
    }

    #[test]
    fn half_characters_become_marks_and_whole_ones_stay() {
        let json = r#"["\ud800x", "\ud83d\ude00", "\\ud800", "\udc00\u00e6\n"]"#;
        assert!(serde_json::from_str::<Vec<String>>(json).is_err());
        let read: Vec<String> = serde_json::from_str(&without_half_characters(json)).unwrap();
        assert_eq!(read, ["\u{fffd}x", "😀", r"\ud800", "\u{fffd}æ\n"]);
        assert_eq!(without_half_characters(r#"["\ud8"#), r#"["\ud8"#);
    }

    #[test]
    fn a_declared_charset_is_noticed() {
        assert!(declares_other_charset(br#"<?xml version="1.0" encoding="ISO-8859-1"?><rss/>"#));
        assert!(!declares_other_charset(br#"<?xml version="1.0" encoding='utf-8'?><rss/>"#));
        assert!(!declares_other_charset(br#"<?xml version="1.0"?><rss encoding="x"/>"#));
        assert_eq!(without_declaration("<?xml version='1.0'?>\n<rss/>"), "<rss/>");
    }
}
