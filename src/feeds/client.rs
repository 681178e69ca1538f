//! Fetches one feed over HTTP, or reads one from a file, and trusts nothing it gets: every hop is guarded, every wait
//! has an end, and no more is read than was agreed.
//!
//! Knows nothing of when feeds are fetched or what their answers mean.

mod failure;

use std::io::Read;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use jiff::fmt::{rfc2822, strtime};
use jiff::tz::TimeZone;
use reqwest::header::{self, HeaderMap};
use reqwest::{StatusCode, Url};
use tokio::sync::Semaphore;

use super::formats::Formats;
use super::guard::{self, Reach, Resolver};
use super::token::{Token, Variables};
use crate::domain::CleanText;
use crate::domain::feed::{FeedFailure, FeedFormat, Reading};
use crate::domain::register::{FeedToken, FeedWords};

/// Longest validator that is kept and sent back, bytes.
const VALIDATOR_MAX: usize = 512;
/// Shortest and longest wait that a server can ask for.
const RETRY_AFTER: (Duration, Duration) = (Duration::from_secs(1), Duration::from_secs(3600));

/// Where patience ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Until a connection stands, name look-up apart.
    pub connect: Duration,
    /// Between two pieces of an answer.
    pub read: Duration,
    /// For everything, redirects included.
    pub total: Duration,
    /// Decompressed bytes of a body.
    pub bytes: u64,
    /// Redirects followed.
    pub redirects: u8,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(5),
            read: Duration::from_secs(10),
            total: Duration::from_secs(20),
            bytes: 2 * 1024 * 1024,
            redirects: 5,
        }
    }
}

/// What a server gave to ask later whether anything changed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Validators {
    /// `ETag`.
    pub etag: Option<String>,
    /// `Last-Modified`.
    pub last_modified: Option<String>,
}

impl Validators {
    fn of(headers: &HeaderMap) -> Self {
        let text = |name| {
            let value = headers.get(name)?.to_str().ok()?;
            (value.len() <= VALIDATOR_MAX).then(|| value.to_owned())
        };
        Self { etag: text(header::ETAG), last_modified: text(header::LAST_MODIFIED) }
    }

    fn is_empty(&self) -> bool {
        self.etag.is_none() && self.last_modified.is_none()
    }
}

/// What is to be fetched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedRequest {
    /// Address; may carry a user and password, which are sent to this origin only.
    pub url: String,
    /// Whether this address may be on our own network. Redirects to other hosts of it are refused all the same.
    pub internal: bool,
    /// Read it as this format only.
    pub format: Option<FeedFormat>,
    /// What the feed's own words mean.
    pub words: FeedWords,
    /// Where the token is found that the server wants; it is sent to this origin only.
    pub token: Option<FeedToken>,
    /// From the last answer that was read; empty asks without condition.
    pub validators: Validators,
}

/// A good answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fetched {
    /// A body, read.
    Reading(Box<Reading>, Validators),
    /// Nothing changed since the validators that were sent.
    NotModified,
}

/// A bad answer, or none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{failure}")]
pub struct Failed {
    /// Why.
    pub failure: FeedFailure,
    /// How long the server asked us to stay away, between a second and an hour.
    pub retry_after: Option<Duration>,
}

impl From<FeedFailure> for Failed {
    fn from(failure: FeedFailure) -> Self {
        Self { failure, retry_after: None }
    }
}

/// Fetches feeds. Cheap to clone; connections are shared.
#[derive(Debug, Clone)]
pub struct Client {
    formats: Formats,
    public: reqwest::Client,
    internal: reqwest::Client,
    /// One answer is read at a time: each may take memory and a processor, which the desk wants for itself.
    reading: Arc<Semaphore>,
    limits: Limits,
    variables: Variables,
}

impl Client {
    /// A client with these limits. Must be called inside a tokio runtime's reach only when it is used, not when made.
    ///
    /// Where the system has no certificates at all, https fails with [`FeedFailure::Tls`] and http still works.
    pub fn new(limits: Limits) -> Result<Self, FeedFailure> {
        // Somebody else may have installed it already: the same one.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let build = |reach| {
            let builder = || {
                reqwest::Client::builder()
                    .user_agent(concat!("vagt/", env!("CARGO_PKG_VERSION")))
                    .redirect(reqwest::redirect::Policy::none())
                    .referer(false)
                    .no_proxy()
                    .connect_timeout(limits.connect)
                    .read_timeout(limits.read)
                    .pool_max_idle_per_host(1)
                    .dns_resolver(Resolver(reach))
            };
            builder()
                .build()
                .or_else(|_no_roots| builder().tls_certs_only([]).build())
                .map_err(|error| FeedFailure::Tls { reason: failure::reason(&error) })
        };
        let formats = Formats::default();
        let (public, internal) = (build(Reach::Public)?, build(Reach::Internal)?);
        Ok(Self { formats, public, internal, reading: Arc::new(Semaphore::new(1)), limits, variables: |_| None })
    }

    /// The same client, reading these formats instead of only those with code of their own.
    #[must_use]
    pub fn reading(self, formats: Formats) -> Self {
        Self { formats, ..self }
    }

    /// The same client, finding tokens in these variables; without it, in none.
    #[must_use]
    pub fn finding(self, variables: Variables) -> Self {
        Self { variables, ..self }
    }

    /// Fetches and reads one feed. `now` is for the age of notices and for dates in headers.
    pub async fn fetch(&self, request: &FeedRequest, now: Timestamp) -> Result<Fetched, Failed> {
        let reached = tokio::time::timeout(self.limits.total, self.follow(request, now)).await;
        let (body, content_type, validators) = match reached {
            Err(_elapsed) => return Err(failure::timed_out(self.limits.total).into()),
            Ok(Err(failed)) => return Err(failed),
            Ok(Ok(Answer::NotModified)) => return Ok(Fetched::NotModified),
            Ok(Ok(Answer::Body { body, content_type, validators })) => (body, content_type, validators),
        };
        let (formats, forced) = (self.formats.clone(), request.format.clone());
        let words = request.words.clone();
        // Never closed; and were it, reading without a turn is better than not reading.
        let turn = Arc::clone(&self.reading).acquire_owned().await.ok();
        // Reading is work for a processor; and should a reader panic, only this fetch is lost.
        let read = tokio::task::spawn_blocking(move || {
            let _turn = turn;
            formats.read_with(&body, content_type.as_deref(), forced.as_ref(), &words, now)
        });
        match read.await {
            Ok(reading) => Ok(Fetched::Reading(Box::new(reading?), validators)),
            Err(error) => Err(FeedFailure::Broken { reason: CleanText::title(&error.to_string()).into() }.into()),
        }
    }

    /// Asks, and follows redirects by hand so that each hop is guarded.
    async fn follow(&self, request: &FeedRequest, now: Timestamp) -> Result<Answer, Failed> {
        let reach = if request.internal { Reach::Internal } else { Reach::Public };
        let first = guard::checked(&request.url, reach)?;
        let token = self.token(request, &first, reach).await?;
        let answered = self.follow_with(request, token.as_ref(), first, reach, now).await;
        let Some(token) = token else { return answered };
        // A server that repeats the token must not bring it onto a screen or into the log.
        match answered {
            Ok(Answer::Body { body, content_type, validators }) => {
                Ok(Answer::Body { body: token.blot(body), content_type, validators })
            }
            Err(Failed { failure, retry_after }) => Err(Failed { failure: token.blot_failure(failure), retry_after }),
            Ok(Answer::NotModified) => Ok(Answer::NotModified),
        }
    }

    /// The token, looked for where waiting for a disk holds nobody up.
    async fn token(&self, request: &FeedRequest, url: &Url, reach: Reach) -> Result<Option<Token>, FeedFailure> {
        let Some(wanted) = request.token.clone() else { return Ok(None) };
        let (url, variables) = (url.clone(), self.variables);
        let found = tokio::task::spawn_blocking(move || Token::find(&wanted, variables, &url, reach)).await;
        match found {
            Ok(found) => found.map(Some),
            Err(error) => Err(FeedFailure::Broken { reason: CleanText::title(&error.to_string()).into() }),
        }
    }

    async fn follow_with(
        &self,
        request: &FeedRequest,
        token: Option<&Token>,
        first: Url,
        reach: Reach,
        now: Timestamp,
    ) -> Result<Answer, Failed> {
        let mut url = first.clone();
        let mut hops = 0;
        // Once led away, we come back as a stranger: who led us there chose the address.
        let mut same_origin = true;
        loop {
            let home = url.host_str() == first.host_str();
            let reach = if home { reach } else { Reach::Public };
            guard::check_host(&url, reach)?;
            same_origin &= url.origin() == first.origin();
            if !same_origin {
                let _ = url.set_username("");
                let _ = url.set_password(None);
            }
            let asked = same_origin && !request.validators.is_empty();
            let response = self
                .ask(&url, reach, token.filter(|_| same_origin), asked.then_some(&request.validators))
                .await
                .map_err(|error| failure::of(&error, &url, &self.limits))?;
            let status = response.status();
            if status == StatusCode::NOT_MODIFIED {
                return if asked { Ok(Answer::NotModified) } else { Err(FeedFailure::UnaskedNotModified.into()) };
            }
            if status.is_redirection() {
                url = next_hop(&url, response.headers()).ok_or(FeedFailure::Status { code: status.as_u16() })??;
                hops += 1;
                if hops > self.limits.redirects {
                    return Err(FeedFailure::Redirect { to: guard::redacted(&url) }.into());
                }
                continue;
            }
            if !status.is_success() {
                return Err(Failed {
                    failure: FeedFailure::Status { code: status.as_u16() },
                    retry_after: retry_after(response.headers(), now),
                });
            }
            return self.body(response, &url).await;
        }
    }

    async fn ask(
        &self,
        url: &Url,
        reach: Reach,
        token: Option<&Token>,
        validators: Option<&Validators>,
    ) -> Result<reqwest::Response, reqwest::Error> {
        let client = match reach {
            Reach::Public => &self.public,
            Reach::Internal => &self.internal,
        };
        let mut get = client.get(url.clone()).header(
            header::ACCEPT,
            "application/json, application/atom+xml, application/rss+xml, application/xml;q=0.9, */*;q=0.5",
        );
        if let Some(token) = token {
            get = get.header(token.header.clone(), token.value.clone());
        }
        if let Some(validators) = validators {
            if let Some(etag) = &validators.etag {
                get = get.header(header::IF_NONE_MATCH, etag);
            }
            if let Some(date) = &validators.last_modified {
                get = get.header(header::IF_MODIFIED_SINCE, date);
            }
        }
        get.send().await
    }

    /// The body, counted as it is decompressed: what a header says of its length proves nothing.
    async fn body(&self, mut response: reqwest::Response, url: &Url) -> Result<Answer, Failed> {
        let limit = usize::try_from(self.limits.bytes).unwrap_or(usize::MAX);
        let validators = Validators::of(response.headers());
        let content_type = response
            .headers()
            .get(header::CONTENT_TYPE)
            .and_then(|kind| kind.to_str().ok())
            .map(|kind| kind.chars().take(200).collect());
        let mut body = Vec::new();
        while let Some(piece) = response.chunk().await.map_err(|error| failure::of(&error, url, &self.limits))? {
            if body.len() + piece.len() > limit {
                return Err(FeedFailure::TooLarge { limit: self.limits.bytes }.into());
            }
            body.extend_from_slice(&piece);
        }
        Ok(Answer::Body { body, content_type, validators })
    }
}

enum Answer {
    Body { body: Vec<u8>, content_type: Option<String>, validators: Validators },
    NotModified,
}

/// Where a redirect leads; `None` when it does not say. From https it must not lead back to http.
fn next_hop(from: &Url, headers: &HeaderMap) -> Option<Result<Url, FeedFailure>> {
    let location = String::from_utf8_lossy(headers.get(header::LOCATION)?.as_bytes()).into_owned();
    let Ok(to) = from.join(&location) else {
        return Some(Err(FeedFailure::Redirect { to: CleanText::title("(unreadable)").into() }));
    };
    let downgrade = from.scheme() == "https" && to.scheme() == "http";
    if !matches!(to.scheme(), "http" | "https") || to.host_str().is_none() || downgrade {
        return Some(Err(FeedFailure::Redirect { to: guard::redacted(&to) }));
    }
    Some(Ok(to))
}

/// `Retry-After` in seconds or as a date.
fn retry_after(headers: &HeaderMap, now: Timestamp) -> Option<Duration> {
    let text = headers.get(header::RETRY_AFTER)?.to_str().ok()?.trim();
    let wait = if text.is_empty() {
        return None;
    } else if text.chars().all(|c| c.is_ascii_digit()) {
        Duration::from_secs(text.parse().unwrap_or(u64::MAX))
    } else {
        let until = rfc2822::parse(text).ok().map(|until| until.timestamp()).or_else(|| old_date(text))?;
        Duration::try_from(until.duration_since(now)).unwrap_or_default()
    };
    let (least, most) = RETRY_AFTER;
    Some(wait.clamp(least, most))
}

/// A date in one of the two old forms of HTTP, which are in world time.
fn old_date(text: &str) -> Option<Timestamp> {
    ["%A, %d-%b-%y %H:%M:%S GMT", "%a %b %e %H:%M:%S %Y"].into_iter().find_map(|form| {
        let date = strtime::parse(form, text).ok()?.to_datetime().ok()?;
        TimeZone::UTC.to_timestamp(date).ok()
    })
}

/// Reads a feed from a file, by the same rules and up to the same size as over HTTP.
pub fn read_file(
    path: &Path,
    formats: &Formats,
    format: Option<&FeedFormat>,
    now: Timestamp,
) -> Result<Reading, FeedFailure> {
    let limit = Limits::default().bytes;
    let no_file = |error: std::io::Error| FeedFailure::NoFile {
        reason: CleanText::title(&format!("{}: {error}", path.display())).into(),
    };
    let kind = std::fs::metadata(path).map_err(no_file)?;
    if !kind.is_file() {
        // A pipe would keep us waiting for ever.
        return Err(FeedFailure::NoFile {
            reason: CleanText::title(&format!("{}: not a regular file", path.display())).into(),
        });
    }
    let file = std::fs::File::open(path).map_err(no_file)?;
    let mut bytes = Vec::new();
    file.take(limit + 1).read_to_end(&mut bytes).map_err(no_file)?;
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > limit {
        return Err(FeedFailure::TooLarge { limit });
    }
    formats.read(&bytes, None, format, now)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(value: &str) -> Option<u64> {
        let mut headers = HeaderMap::new();
        headers.insert(header::RETRY_AFTER, value.parse().unwrap());
        retry_after(&headers, "2026-11-24T04:00:00Z".parse().unwrap()).map(|wait| wait.as_secs())
    }

    #[test]
    fn a_wait_is_read_in_both_forms_and_kept_within_bounds() {
        assert_eq!(asked("120"), Some(120));
        assert_eq!(asked("0"), Some(1));
        assert_eq!(asked("999999"), Some(3600));
        assert_eq!(asked("99999999999999999999999"), Some(3600));
        assert_eq!(asked("Tue, 24 Nov 2026 04:05:00 GMT"), Some(300));
        assert_eq!(asked("Mon, 23 Nov 2026 04:05:00 GMT"), Some(1), "a date in the past");
        assert_eq!(asked("Wed, 24 Nov 2027 04:05:00 GMT"), Some(3600));
        assert_eq!(asked("Tuesday, 24-Nov-26 04:05:00 GMT"), Some(300), "RFC 850");
        assert_eq!(asked("Tue Nov 24 04:05:00 2026"), Some(300), "asctime");
        for nothing in ["soon", "", "-5", "1.5", "5, 6", "Tue, 99 Nov 2026 04:05:00 GMT"] {
            assert_eq!(asked(nothing), None, "{nothing}");
        }
    }

    #[test]
    fn a_file_is_read_by_the_same_rules() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("feed");
        let now = Timestamp::UNIX_EPOCH;
        assert!(matches!(read_file(&path, &Formats::default(), None, now), Err(FeedFailure::NoFile { .. })));
        assert!(matches!(read_file(dir.path(), &Formats::default(), None, now), Err(FeedFailure::NoFile { .. })));
        std::fs::write(&path, "<rss version='2.0'><channel><title>Nordlys</title></channel></rss>").unwrap();
        assert_eq!(read_file(&path, &Formats::default(), None, now).unwrap().supplier.as_str(), "Nordlys");
        std::fs::write(&path, vec![b' '; 2 * 1024 * 1024 + 1]).unwrap();
        assert!(matches!(read_file(&path, &Formats::default(), None, now), Err(FeedFailure::TooLarge { .. })));
    }
}
