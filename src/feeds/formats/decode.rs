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
    fn a_declared_charset_is_noticed() {
        assert!(declares_other_charset(br#"<?xml version="1.0" encoding="ISO-8859-1"?><rss/>"#));
        assert!(!declares_other_charset(br#"<?xml version="1.0" encoding='utf-8'?><rss/>"#));
        assert!(!declares_other_charset(br#"<?xml version="1.0"?><rss encoding="x"/>"#));
        assert_eq!(without_declaration("<?xml version='1.0'?>\n<rss/>"), "<rss/>");
    }
}
