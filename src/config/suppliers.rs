//! `suppliers.toml`: whom to call when a supplier's service fails, and where the supplier publishes its status.
//!
//! It fetches nothing: whether an address answers is for the feeds to find out.

use std::path::Path;

use toml::Spanned;

use super::failure::{ConfigFailure, Each, Expected, Place};
use super::formats;
use super::names::{Flag, Once};
use super::reader::{Table, unexpected};
use super::source::Source;
use crate::domain::clean::CleanText;
use crate::domain::register::{FeedSource, FeedToken, FeedWords, Supplier, TokenFrom};
use crate::domain::{FeedId, SupplierId};

const SUPPLIER: &[&str] = &["id", "name", "phone", "contact", "customer_no", "agreement_no", "feed"];
const FEED: &[&str] = &["id", "url", "format", "every_seconds", "internal", "components", "words", "token"];
const TOKEN: &[&str] = &["env", "file", "header"];
const WORDS: &[&str] = &["over", "open", "planned", "information", "open_hours"];
/// Longest name of a header that carries a token.
const HEADER_MAX: usize = 64;
/// Longest name of a variable that holds one.
const ENV_MAX: usize = 64;
/// A notice without a label counts for an hour at least and for a month at most.
const OPEN_HOURS: std::ops::Range<u32> = 1..745;
/// A feed is asked at most every ten seconds and at least once a day.
const EVERY_SECONDS: std::ops::Range<u32> = 10..86_401;
/// One of our own may be asked every second: it is our own patience that wears.
const EVERY_SECONDS_INTERNAL: std::ops::Range<u32> = 1..86_401;

/// Reads the suppliers, or says everything that is wrong with them. `described` are the names of the feed formats that
/// files describe.
pub fn parse(file: &str, text: &str, described: &[String]) -> Result<Vec<Supplier>, Vec<ConfigFailure>> {
    let mut source = Source::new(file, text);
    let suppliers = read(&mut source, described);
    source.finish(suppliers)
}

fn read(source: &mut Source<'_>, described: &[String]) -> Option<Vec<Supplier>> {
    let root = source.root()?;
    let file = Table::new(source, Place::File("suppliers.toml"), &["supplier"], root.get_ref(), 0);
    let mut once = Once::new(Each::Supplier);
    let mut feed_once = Once::new(Each::Feed);
    let mut suppliers = Vec::new();
    for table in file.tables(source, "supplier", Place::Supplier, SUPPLIER) {
        let id = table.required_id::<SupplierId>(source, "id");
        if let Some(id) = &id {
            once.sees(source, &Spanned::new(id.span(), id.get_ref().as_str()));
        }
        let name = table.title(source, "name");
        let phone = table.texts(source, "phone").iter().map(|number| CleanText::title(number.get_ref())).collect();
        let contact = table.words(source, "contact");
        let customer_no = table.words(source, "customer_no");
        let agreement_no = table.words(source, "agreement_no");
        let feeds = table
            .tables(source, "feed", Place::Feed, FEED)
            .iter()
            .filter_map(|feed| read_feed(source, feed, id.as_ref(), &mut feed_once, described))
            .collect();
        if let (Some(id), Some(name)) = (id, name) {
            suppliers.push(Supplier { id: id.into_inner(), name, phone, contact, customer_no, agreement_no, feeds });
        }
    }
    Some(suppliers)
}

fn read_feed(
    source: &mut Source<'_>,
    table: &Table<'_, '_>,
    supplier: Option<&Spanned<SupplierId>>,
    once: &mut Once,
    described: &[String],
) -> Option<FeedSource> {
    let id = table.required_id::<FeedId>(source, "id");
    if let Some(id) = &id {
        once.sees(source, &Spanned::new(id.span(), id.get_ref().as_str()));
    }
    let url = table.required_text(source, "url").and_then(|url| web_address(source, &url));
    let format = table.text(source, "format").and_then(|text| formats::named(source, &text, described));
    let internal = table.truth(source, "internal", Flag::No).is_yes();
    let every = if internal { EVERY_SECONDS_INTERNAL } else { EVERY_SECONDS };
    let every_seconds = table.number(source, "every_seconds", every);
    let components =
        table.texts(source, "components").iter().map(|name| CleanText::title(name.get_ref()).into()).collect();
    let words = read_words(source, table);
    let token = read_token(source, table);
    Some(FeedSource {
        id: id?.into_inner(),
        supplier: Some(supplier?.get_ref().clone()),
        url: url?,
        format,
        every_seconds,
        internal,
        components,
        words,
        token,
    })
}

/// Where the token is found. What stands in its place is never repeated: it may be the token.
fn read_token(source: &mut Source<'_>, table: &Table<'_, '_>) -> Option<FeedToken> {
    let table = table.table(source, "token", Place::FeedToken, TOKEN)?;
    let refuse = |source: &mut Source<'_>, at: usize, expected| unexpected(source, at, expected, "…", None);
    let header = table.text(source, "header").and_then(|name| {
        let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        if (1..=HEADER_MAX).contains(&name.get_ref().len()) && name.get_ref().chars().all(fits) {
            return Some((*name.get_ref()).to_owned());
        }
        refuse(source, name.span().start, Expected::HeaderName);
        None
    });
    let env = table.text(source, "env").and_then(|name| {
        let fits = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
        if (1..=ENV_MAX).contains(&name.get_ref().len()) && name.get_ref().chars().all(fits) {
            return Some(TokenFrom::Env((*name.get_ref()).to_owned()));
        }
        refuse(source, name.span().start, Expected::EnvName);
        None
    });
    let file = table.text(source, "file").and_then(|path| {
        if Path::new(path.get_ref()).is_absolute() && CleanText::title(path.get_ref()).as_str() == *path.get_ref() {
            return Some(TokenFrom::File((*path.get_ref()).to_owned()));
        }
        refuse(source, path.span().start, Expected::WholePath);
        None
    });
    match (table.has("env"), table.has("file")) {
        (true, true) => {
            refuse(source, table.key_at("file"), Expected::OnePlace);
            None
        }
        (false, false) => {
            table.missing(source, "env");
            None
        }
        (true, false) | (false, true) => Some(FeedToken { from: env.or(file)?, header }),
    }
}

/// What the feed's own words mean.
fn read_words(source: &mut Source<'_>, table: &Table<'_, '_>) -> FeedWords {
    let Some(table) = table.table(source, "words", Place::FeedWords, WORDS) else { return FeedWords::default() };
    let list = |source: &mut Source<'_>, key: &str| {
        let words = table.texts(source, key);
        words.iter().map(|word| CleanText::title(word.get_ref()).into()).collect()
    };
    FeedWords {
        over: list(source, "over"),
        open: list(source, "open"),
        planned: list(source, "planned"),
        information: list(source, "information"),
        open_hours: table.number(source, "open_hours", OPEN_HOURS),
    }
}

fn web_address(source: &mut Source<'_>, url: &Spanned<&str>) -> Option<String> {
    let raw = url.get_ref().trim();
    let lower = raw.to_ascii_lowercase();
    let rest = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"));
    let host = rest.and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or_default();
    let fits = !host.is_empty() && !raw.chars().any(|c| c.is_whitespace() || c.is_control());
    // What a file says is taken into the log, for good.
    let has_secret = rest.and_then(|rest| rest.split(['/', '?', '#']).next()).is_some_and(|host| host.contains('@'));
    if fits && has_secret {
        let expected = Expected::AddressWithoutSecret;
        unexpected(source, url.span().start, expected, host.rsplit('@').next().unwrap_or_default(), None);
        return None;
    }
    if fits && CleanText::body(raw).as_str() == raw {
        return Some(raw.to_owned());
    }
    unexpected(source, url.span().start, Expected::WebAddress, url.get_ref(), None);
    None
}
