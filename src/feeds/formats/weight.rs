//! What reading a body would cost in memory, told beforehand from its text in one pass.
//!
//! Two megabytes of `{},{},…` become hundreds when they are read: a limit on bytes alone bounds nothing. The weights are
//! measured, and rounded up. Real feeds have long words in few parts and stay far below the limit.

/// Most memory that reading one body may cost, bytes.
const LIMIT: usize = 24 * 1024 * 1024;
/// An object, as a value and as what is read from it.
const OBJECT: usize = 1024;
/// A list.
const LIST: usize = 64;
/// A further value of a list or an object.
const VALUE: usize = 48;
/// An element that becomes an entry.
const ENTRY: usize = 1024;
/// Any other element.
const ELEMENT: usize = 400;

/// Whether `json` has more parts than a feed has.
pub(super) fn is_too_heavy_json(json: &str) -> bool {
    let mut weight = 0_usize;
    let mut in_text = false;
    let mut bytes = json.bytes();
    while let Some(byte) = bytes.next() {
        weight = weight.saturating_add(match (in_text, byte) {
            (true, b'\\') => {
                let _escaped = bytes.next();
                0
            }
            (_, b'"') => {
                in_text = !in_text;
                0
            }
            (false, b'{') => OBJECT,
            (false, b'[') => LIST,
            (false, b',') => VALUE,
            (_, _) => 0,
        });
    }
    weight > LIMIT
}

/// Whether `xml` has more elements than a feed has.
pub(super) fn is_too_heavy_xml(xml: &str) -> bool {
    let mut weight = 0_usize;
    let mut rest = xml;
    while let Some((_, tag)) = rest.split_once('<') {
        rest = tag;
        // What is quoted costs its bytes only.
        let quoted = [("![CDATA[", "]]>"), ("!--", "-->")].into_iter().find(|(begins, _)| tag.starts_with(begins));
        if let Some((_, ends)) = quoted {
            rest = tag.split_once(ends).map_or("", |(_, after)| after);
        } else if tag.starts_with("item") || tag.starts_with("entry") {
            weight = weight.saturating_add(ENTRY);
        } else if !tag.starts_with(['/', '!', '?']) {
            weight = weight.saturating_add(ELEMENT);
        }
    }
    weight > LIMIT
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As many of `part` as fit into what is read of a body.
    fn full_of(part: &str) -> String {
        part.repeat(2 * 1024 * 1024 / part.len())
    }

    #[test]
    fn what_is_small_on_the_wire_and_large_in_memory_is_noticed() {
        for part in ["{},", "{\"\":0},", "{\"\":", "[],", "0,", "{\"id\":\"a\"},"] {
            assert!(is_too_heavy_json(&full_of(part)), "{part}");
        }
        for part in ["<item/>", "<entry/>", "<media:group/>", "<a>", "<category/>"] {
            assert!(is_too_heavy_xml(&full_of(part)), "{part}");
        }
    }

    #[test]
    fn words_weigh_nothing_whatever_they_hold() {
        for part in ["\"{{{[[[,,,\\\"{{{\"", "\\", "æ"] {
            assert!(!is_too_heavy_json(&full_of(part)), "{part}");
        }
        for part in ["<![CDATA[<a><b><item>]]>", "<!--<a>-->", "</a>", "<a>two dozen letters and as many more</a>", "æ"]
        {
            assert!(!is_too_heavy_xml(&full_of(part)), "{part}");
        }
        let busy = r#"{"id":"c1","name":"Omsorg","status":"operational","description":null,"group_id":"g","updated_at":"2026-11-24T01:00:00Z"},"#;
        assert!(!is_too_heavy_json(&full_of(busy)));
    }
}
