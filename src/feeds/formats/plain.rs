//! HTML and Markdown to plain text, in one pass whose time grows with the length only: tag soup of any depth costs
//! nothing extra. Character references are decoded here, so that cleaning sees what they stood for.

use crate::domain::CleanText;

/// The longest character reference, `&` and `;` apart.
const REFERENCE_MAX: usize = 10;

/// A piece of marked-up text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// Text outside bold, with line breaks.
    Text(String),
    /// The text of a bold or strong element.
    Bold(String),
}

/// Several lines of plain text.
pub(super) fn body(markup: &str) -> CleanText {
    let mut out = String::new();
    for piece in pieces(markup) {
        match piece {
            Piece::Text(text) | Piece::Bold(text) => out.push_str(&text),
        }
    }
    CleanText::body(&without_markdown(&out))
}

/// One line of plain text.
pub(super) fn title(markup: &str) -> CleanText {
    CleanText::title(body(markup).as_str())
}

/// The text split where bold begins and ends: feeds put the state of an incident in bold.
pub(super) fn pieces(markup: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut text = String::new();
    let mut bold = false;
    let mut rest = markup;
    while let Some(at) = rest.find(['<', '&']) {
        let Some((plain, from)) = rest.split_at_checked(at) else { break };
        text.push_str(plain);
        if from.starts_with('&') {
            let (c, after) = reference(from);
            text.push_str(&c);
            rest = after;
            continue;
        }
        let Some((tag, after)) = tag(from) else {
            text.push('<');
            rest = from.get(1..).unwrap_or_default();
            continue;
        };
        rest = after;
        match tag.name.as_str() {
            "b" | "strong" if bold == tag.closes => {
                let piece = std::mem::take(&mut text);
                pieces.push(if bold { Piece::Bold(piece) } else { Piece::Text(piece) });
                bold = !bold;
            }
            "script" | "style" if !tag.closes => rest = after_closing(rest, &tag.name),
            "li" if !tag.closes => text.push_str("\n- "),
            "br" | "div" | "tr" | "ul" | "ol" => text.push('\n'),
            "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "table" | "blockquote" => text.push_str("\n\n"),
            "td" | "th" => text.push(' '),
            _ => {}
        }
    }
    text.push_str(rest);
    pieces.push(if bold { Piece::Bold(text) } else { Piece::Text(text) });
    pieces
}

/// The title of a web page.
pub(super) fn page_title(html: &str) -> Option<CleanText> {
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let from = rest.get(at..)?;
        match tag(from) {
            Some((tag, after)) if tag.name == "title" && !tag.closes => {
                let text = after.split('<').next().unwrap_or_default();
                return Some(title(text)).filter(|title| !title.is_empty());
            }
            Some((_, after)) => rest = after,
            None => rest = from.get(1..)?,
        }
    }
    None
}

struct Tag {
    name: String,
    closes: bool,
}

/// The tag that `from` begins with and what comes after it; `None` when its `<` is only a less-than sign.
fn tag(from: &str) -> Option<(Tag, &str)> {
    let inner = from.strip_prefix('<')?;
    if let Some(comment) = inner.strip_prefix("!--") {
        let after = comment.split_once("-->").map_or("", |(_, after)| after);
        return Some((Tag { name: String::new(), closes: false }, after));
    }
    let (closes, named) = inner.strip_prefix('/').map_or((false, inner), |named| (true, named));
    if !named.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '!' | '?')) {
        return None;
    }
    let name = named.chars().take_while(char::is_ascii_alphanumeric).take(20).collect::<String>().to_ascii_lowercase();
    // A tag that never ends takes the rest with it; what it hides was never meant to be text.
    let after = named.split_once('>').map_or("", |(_, after)| after);
    Some((Tag { name, closes }, after))
}

/// What comes after the closing tag of `name`.
fn after_closing<'a>(text: &'a str, name: &str) -> &'a str {
    let mut rest = text;
    while let Some((_, after)) = rest.split_once("</") {
        if after.get(..name.len()).is_some_and(|have| have.eq_ignore_ascii_case(name)) {
            return after.split_once('>').map_or("", |(_, after)| after);
        }
        rest = after;
    }
    ""
}

/// The text that a character reference stands for, and what comes after it; a lone `&` stands for itself.
fn reference(from: &str) -> (String, &str) {
    let lone = || ("&".to_owned(), from.get(1..).unwrap_or_default());
    let Some(end) = from.char_indices().take(REFERENCE_MAX + 2).find(|(_, c)| *c == ';').map(|(at, _)| at) else {
        return lone();
    };
    let (Some(name), Some(after)) = (from.get(1..end), from.get(end + 1..)) else { return lone() };
    let number = name.strip_prefix('#').map(|digits| {
        let (digits, radix) = digits.strip_prefix(['x', 'X']).map_or((digits, 10), |hex| (hex, 16));
        u32::from_str_radix(digits, radix).ok().and_then(char::from_u32)
    });
    let c = match (number, name) {
        (Some(Some(c)), _) => c,
        (None, "amp") => '&',
        (None, "lt") => '<',
        (None, "gt") => '>',
        (None, "quot") => '"',
        (None, "apos") => '\'',
        (None, "nbsp") => ' ',
        (None, "aelig") => 'æ',
        (None, "oslash") => 'ø',
        (None, "aring") => 'å',
        (None, "AElig") => 'Æ',
        (None, "Oslash") => 'Ø',
        (None, "Aring") => 'Å',
        (None, "eacute") => 'é',
        (None, "ouml") => 'ö',
        (None, "auml") => 'ä',
        (None, "uuml") => 'ü',
        (None, "ndash") => '–',
        (None, "mdash") => '—',
        (None, "hellip") => '…',
        (None, "rsquo") => '’',
        (None, "lsquo") => '‘',
        (None, "ldquo") => '“',
        (None, "rdquo") => '”',
        (None, "laquo") => '«',
        (None, "raquo") => '»',
        (None, "bull") => '•',
        (Some(None) | None, _) => return lone(),
    };
    (c.to_string(), after)
}

/// Marks of headings and emphasis taken off; links keep their words and their address.
fn without_markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim_start();
        let unmarked = trimmed.trim_start_matches('#');
        let is_heading = unmarked.len() < trimmed.len() && unmarked.starts_with(' ');
        let line = if is_heading { unmarked.trim_start() } else { line };
        out.push_str(&line.replace("**", "").replace('`', ""));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn markup_becomes_lines() {
        let text = body("<p>Vi unders&oslash;ger<br>det &amp; vender tilbage.</p><ul><li>en<li>to</ul>");
        assert_eq!(text.as_str(), "Vi undersøger\ndet & vender tilbage.\n\n- en\n- to");
        assert_eq!(body("<script>x < y</script>a<style>b{}</style >c").as_str(), "ac");
        assert_eq!(body("5 < 6 && 7 > 6").as_str(), "5 < 6 && 7 > 6");
        assert_eq!(body("## Status\n**Nede** siden `09:00`").as_str(), "Status\nNede siden 09:00");
    }

    #[test]
    fn a_reference_cannot_smuggle_an_escape_sequence_in() {
        assert_eq!(body("a&#27;[31mb&#x1b;]0;x&#7;c&#x202e;d").as_str(), "abcd");
        assert_eq!(body("&#99999999;&#xD800;&nope;&").as_str(), "&#99999999;&#xD800;&nope;&");
    }

    #[test]
    fn a_million_open_tags_are_read_in_one_pass() {
        assert_eq!(body(&"<div>".repeat(1_000_000)).as_str(), "");
        assert_eq!(body(&"<".repeat(1_000)).as_str().len(), 1_000);
        assert_eq!(page_title(&"<a ".repeat(500_000)), None);
    }

    proptest! {
        #[test]
        fn no_markup_breaks_it(markup in "[<>&;#/a-zæ!\\- x0-9\"=\\n\\x1b]{0,200}") {
            let _ = body(&markup);
            let _ = page_title(&markup);
        }
    }
}
