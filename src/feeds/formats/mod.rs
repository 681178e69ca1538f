//! The door to the formats: recognises a body by its content and reads it into a [`Reading`].
//!
//! A body counts as a feed only when it has the format's expected keys or root element: a server that answers 200 with
//! a web page is no feed. Knows nothing of how a body was fetched.

mod coded;
mod dates;
mod decode;
pub mod described;
mod notes;
mod phrases;
mod plain;
mod statuspage;
mod syndication;
mod weight;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;

use self::described::Described;
use self::notes::Notes;
use crate::domain::CleanText;
use crate::domain::feed::{Component, FeedFailure, FeedFormat, LooksLike, Reading};
use crate::domain::register::FeedWords;

/// Most components kept of one reading.
pub const COMPONENTS_MAX: usize = 500;
/// Most incidents, and most maintenances, kept of one reading.
pub const INCIDENTS_MAX: usize = 200;
/// Most updates kept of one incident.
pub const UPDATES_MAX: usize = 50;
/// Longest link kept, bytes; a longer one is dropped, since half a link leads astray.
const LINK_MAX: usize = 1000;

/// The formats that can be read: those with code of their own, and those that files describe.
#[derive(Debug, Clone, Default)]
pub struct Formats {
    described: Arc<[Described]>,
}

impl Formats {
    /// These beside the ones with code; where several fit a body, the first does.
    pub fn with(described: Vec<Described>) -> Self {
        Self { described: described.into() }
    }

    /// Those that files describe.
    pub fn described(&self) -> &[Described] {
        &self.described
    }

    /// Whether `format` can be read.
    pub fn has(&self, format: &FeedFormat) -> bool {
        match format {
            FeedFormat::Described(id) => self.described.iter().any(|described| &described.id == id),
            FeedFormat::Statuspage
            | FeedFormat::Rss
            | FeedFormat::Atom
            | FeedFormat::JsonFeed
            | FeedFormat::AzureRss
            | FeedFormat::AwsRss
            | FeedFormat::Aws
            | FeedFormat::Alertmanager
            | FeedFormat::Zabbix
            | FeedFormat::Icinga2
            | FeedFormat::Prtg => true,
        }
    }

    /// Reads `bytes` as a feed. `content_type` is the server's header, used for the charset only; `forced` reads it as
    /// that format or not at all; `now` tells young items of RSS from old ones.
    pub fn read(
        &self,
        bytes: &[u8],
        content_type: Option<&str>,
        forced: Option<&FeedFormat>,
        now: Timestamp,
    ) -> Result<Reading, FeedFailure> {
        self.read_with(bytes, content_type, forced, &FeedWords::default(), now)
    }

    /// The same, by the feed's own words where it is a list of notices.
    pub fn read_with(
        &self,
        bytes: &[u8],
        content_type: Option<&str>,
        forced: Option<&FeedFormat>,
        words: &FeedWords,
        now: Timestamp,
    ) -> Result<Reading, FeedFailure> {
        let text = decode::text(bytes, content_type);
        let text = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\0'));
        if let Some('{' | '[') = text.chars().next() {
            if weight::is_too_heavy_json(text) {
                return Err(FeedFailure::TooManyParts);
            }
            return self.read_json(text, forced, words, now);
        }
        let root = root(text);
        if matches!(root, Some(Root::Feed(_))) && weight::is_too_heavy_xml(text) {
            return Err(FeedFailure::TooManyParts);
        }
        match (root, forced) {
            (Some(Root::Feed(format)), None) => syndication::recognised(bytes, text, format, words, now),
            (Some(Root::Feed(format)), Some(forced)) if format == root_of(forced) => {
                syndication::read(bytes, text, forced, words, now)
            }
            (Some(Root::Feed(_)), Some(_)) | (Some(Root::OtherXml), _) => Err(no_feed(LooksLike::OtherXml)),
            (Some(Root::Html), _) => Err(no_feed(LooksLike::Html { title: plain::page_title(text) })),
            (None, _) if text.is_empty() => Err(no_feed(LooksLike::Empty)),
            (None, _) => Err(no_feed(LooksLike::Garbage)),
        }
    }

    fn read_json(
        &self,
        text: &str,
        forced: Option<&FeedFormat>,
        words: &FeedWords,
        now: Timestamp,
    ) -> Result<Reading, FeedFailure> {
        let value = json(text)
            .map_err(|error| no_feed(LooksLike::BrokenJson { reason: CleanText::title(&error.to_string()).into() }))?;
        let unfit = |reason: &str| unreadable(forced.cloned().unwrap_or(FeedFormat::Statuspage), reason);
        match forced {
            None if is_json_feed(&value) => syndication::read(text.as_bytes(), text, &FeedFormat::JsonFeed, words, now),
            None => statuspage::read(&value)
                .map(Ok)
                .or_else(|| {
                    let (format, read) = coded::read(&value, now)?;
                    Some(read.map_err(|reason| unreadable(format, &reason)))
                })
                .or_else(|| self.described.iter().find_map(|described| described.read(&value)).map(Ok))
                .unwrap_or_else(|| Err(no_feed(LooksLike::OtherJson))),
            Some(FeedFormat::Statuspage) => {
                statuspage::read_forced(&value).ok_or_else(|| unfit("not an object with components or incidents"))
            }
            Some(FeedFormat::Described(id)) => {
                let described = self.described.iter().find(|described| &described.id == id);
                let described = described.ok_or_else(|| unfit("no file describes this format any more"))?;
                described.read(&value).ok_or_else(|| unfit("it has none of the forms that the format has"))
            }
            Some(FeedFormat::JsonFeed) => syndication::read(text.as_bytes(), text, &FeedFormat::JsonFeed, words, now),
            Some(
                format @ (FeedFormat::Aws
                | FeedFormat::Alertmanager
                | FeedFormat::Zabbix
                | FeedFormat::Icinga2
                | FeedFormat::Prtg),
            ) => match coded::read_as(format, &value, now) {
                Some(Ok(reading)) => Ok(reading),
                Some(Err(reason)) => Err(unreadable(format.clone(), &reason)),
                None => Err(unfit("it has none of the forms that the format has")),
            },
            Some(FeedFormat::Rss | FeedFormat::Atom | FeedFormat::AzureRss | FeedFormat::AwsRss) => {
                Err(no_feed(LooksLike::OtherJson))
            }
        }
    }
}

/// Reads `bytes` as one of the formats with code of their own, as [`Formats::read`] does.
pub fn read(
    bytes: &[u8],
    content_type: Option<&str>,
    forced: Option<&FeedFormat>,
    now: Timestamp,
) -> Result<Reading, FeedFailure> {
    Formats::default().read(bytes, content_type, forced, now)
}

/// Half a character written as `\ud800`, which the JSON reader would refuse the whole body for, becomes `�`.
fn json(text: &str) -> Result<serde_json::Value, serde_json::Error> {
    let read = serde_json::from_str(text);
    match read {
        Err(error) if error.to_string().contains("surrogate") || error.to_string().contains("hex escape") => {
            serde_json::from_str(&decode::without_half_characters(text)).or(Err(error))
        }
        read => read,
    }
}

/// Components as they are kept: each with an id of its own, and no more than is agreed.
fn gathered(found: Vec<Component>, notes: &mut Notes) -> Vec<Component> {
    let mut kept: BTreeMap<CleanText, usize> = BTreeMap::new();
    let mut components: Vec<Component> = Vec::new();
    notes.cut("components", found.len(), COMPONENTS_MAX);
    for (place, mut component) in found.into_iter().enumerate() {
        component.id = named(component.id, &component.name, place);
        if component.name.is_empty() {
            component.name = component.id.clone();
        }
        if let Some(have) = kept.get(&component.id).and_then(|at| components.get_mut(*at)) {
            notes.count("components had an id that another has; the worse state counts");
            have.state = have.state.worst(component.state);
        } else if components.len() < COMPONENTS_MAX {
            kept.insert(component.id.clone(), components.len());
            components.push(component);
        } else if let Some(last) = components.last_mut() {
            // What is cut must not hide an outage: the last row that is kept stands for the rest.
            last.state = last.state.worst(component.state);
        }
    }
    components
}

/// The id of a row: as written, else its name, else its place.
fn named(id: CleanText, name: &CleanText, place: usize) -> CleanText {
    if !id.is_empty() {
        id
    } else if name.is_empty() {
        CleanText::title(&format!("#{}", place + 1))
    } else {
        name.clone()
    }
}

fn unreadable(format: FeedFormat, reason: &str) -> FeedFailure {
    FeedFailure::Unreadable { format, reason: CleanText::title(reason).into() }
}

fn is_json_feed(body: &serde_json::Value) -> bool {
    let version = body.get("version").and_then(serde_json::Value::as_str);
    version.is_some_and(|version| version.contains("jsonfeed.org/version/")) && body.get("items").is_some()
}

fn no_feed(looks_like: LooksLike) -> FeedFailure {
    FeedFailure::NotAFeed { looks_like }
}

/// The format whose root element a format's bodies have.
fn root_of(format: &FeedFormat) -> FeedFormat {
    match format {
        FeedFormat::AzureRss | FeedFormat::AwsRss => FeedFormat::Rss,
        other @ (FeedFormat::Statuspage
        | FeedFormat::Rss
        | FeedFormat::Atom
        | FeedFormat::JsonFeed
        | FeedFormat::Aws
        | FeedFormat::Alertmanager
        | FeedFormat::Zabbix
        | FeedFormat::Icinga2
        | FeedFormat::Prtg
        | FeedFormat::Described(_)) => other.clone(),
    }
}

enum Root {
    Feed(FeedFormat),
    Html,
    OtherXml,
}

/// What the first element of a marked-up text is; prolog, comments and doctype are passed over.
fn root(text: &str) -> Option<Root> {
    let mut rest = text;
    loop {
        let (_, after) = rest.split_once('<')?;
        if let Some(comment) = after.strip_prefix("!--") {
            rest = comment.split_once("-->")?.1;
        } else if let Some(instruction) = after.strip_prefix('?') {
            rest = instruction.split_once("?>")?.1;
        } else if let Some(declaration) = after.strip_prefix('!') {
            if starts_with_word(declaration.trim_start_matches(char::is_alphabetic), "html") {
                return Some(Root::Html);
            }
            // A document type may carry declarations in brackets, with `>` in them.
            let end = declaration.find(['[', '>'])?;
            rest = match declaration.split_at_checked(end)? {
                (_, inner) if inner.starts_with('[') => inner.split_once(']')?.1.split_once('>')?.1,
                (_, tail) => tail,
            };
        } else {
            let name: String = after.chars().take_while(|c| c.is_alphanumeric() || matches!(c, ':' | '-')).collect();
            let local = name.rsplit(':').next().unwrap_or_default().to_lowercase();
            return Some(match local.as_str() {
                "rss" | "rdf" => Root::Feed(FeedFormat::Rss),
                "feed" => Root::Feed(FeedFormat::Atom),
                "html" | "head" | "body" | "title" | "div" | "p" | "h1" | "script" | "meta" | "center" => Root::Html,
                _ if name.is_empty() => return None,
                _ => Root::OtherXml,
            });
        }
    }
}

fn starts_with_word(text: &str, word: &str) -> bool {
    let text = text.trim_start();
    text.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word))
}

/// A link that may be shown: http or https, with a host and without a password; anything else is dropped.
fn link(raw: &str) -> Option<CleanText> {
    let url = reqwest::Url::parse(raw.trim()).ok()?;
    let fits = matches!(url.scheme(), "http" | "https")
        && url.host_str().is_some_and(|host| !host.is_empty())
        && url.username().is_empty()
        && url.password().is_none()
        && url.as_str().len() <= LINK_MAX;
    fits.then(|| CleanText::body(url.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failure(body: &str) -> LooksLike {
        match read(body.as_bytes(), None, None, Timestamp::UNIX_EPOCH) {
            Err(FeedFailure::NotAFeed { looks_like }) => looks_like,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_is_no_feed_is_named_for_what_it_looks_like() {
        let title = Some(CleanText::title("Log på"));
        assert_eq!(
            failure("\n<!DOCTYPE HTML>\n<html><head><title>Log\n p&aring;</title>"),
            LooksLike::Html { title: title.clone() }
        );
        assert_eq!(failure("<!-- a > b --><HTML><Title>Log på</title>"), LooksLike::Html { title });
        assert_eq!(failure("<html>"), LooksLike::Html { title: None });
        assert_eq!(failure("<svg/>"), LooksLike::OtherXml);
        assert_eq!(failure("[]"), LooksLike::OtherJson);
        assert_eq!(failure("{}"), LooksLike::OtherJson);
        assert_eq!(failure(r#"{"page":{"id":"a","name":"A","status":"UP"}}"#), LooksLike::OtherJson);
        assert_eq!(failure(" \u{feff}"), LooksLike::Empty);
        assert_eq!(failure("service unavailable"), LooksLike::Garbage);
        assert_eq!(failure("a < b"), LooksLike::Garbage);
        assert!(matches!(failure(r#"{"page":{"id":"a""#), LooksLike::BrokenJson { .. }));
    }

    #[test]
    fn a_forced_format_reads_nothing_else() {
        let rss = br#"<rss version="2.0"><channel><title>A</title></channel></rss>"#;
        assert!(read(rss, None, Some(&FeedFormat::Rss), Timestamp::UNIX_EPOCH).is_ok());
        for format in [FeedFormat::Atom, FeedFormat::Statuspage] {
            assert!(read(rss, None, Some(&format), Timestamp::UNIX_EPOCH).is_err(), "{format:?}");
        }
        assert!(read(b"[]", None, Some(&FeedFormat::Statuspage), Timestamp::UNIX_EPOCH).is_err());
        let bare = read(b"{}", None, Some(&FeedFormat::Statuspage), Timestamp::UNIX_EPOCH).unwrap();
        assert_eq!(bare.state, crate::domain::feed::ServiceState::Unknown, "nothing said is not green");
    }

    #[test]
    fn only_web_links_survive() {
        assert!(link("https://status.example/x?y=1").is_some());
        for bad in ["javascript:alert(1)", "file:///etc/passwd", "http://a:b@c.example/", "x", "", "data:text/html,x"] {
            assert_eq!(link(bad), None, "{bad}");
        }
        assert_eq!(link(&format!("https://a.example/{}", "x".repeat(10_000))), None);
    }
}
