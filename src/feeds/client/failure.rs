//! The HTTP client's errors, sorted by what a person can do about them, and without the address they happened at.

use std::error::Error;
use std::io::ErrorKind;
use std::time::Duration;

use reqwest::Url;

use super::Limits;
use crate::domain::CleanText;
use crate::domain::feed::FeedFailure;
use crate::feeds::guard::LookUp;

/// What `error`, met at `url`, amounts to.
pub(super) fn of(error: &reqwest::Error, url: &Url, limits: &Limits) -> FeedFailure {
    let host = host_and_port(url);
    for cause in causes(error) {
        match cause.downcast_ref::<LookUp>() {
            Some(LookUp::Unknown(host)) => return FeedFailure::NameUnknown { host: CleanText::title(host).into() },
            Some(LookUp::Private(host)) => return FeedFailure::PrivateAddress { host: CleanText::title(host).into() },
            None => {}
        }
        if let Some(error) = cause.downcast_ref::<rustls::Error>() {
            return FeedFailure::Tls { reason: CleanText::title(&error.to_string()).into() };
        }
    }
    if error.is_timeout() {
        return timed_out(if error.is_connect() { limits.connect } else { limits.read });
    }
    if io_kinds(error).any(|kind| kind == ErrorKind::ConnectionRefused) {
        return FeedFailure::Refused { host };
    }
    FeedFailure::Broken { reason: reason(error) }
}

/// A failure to keep within `limit`; parts of a second count as a whole one.
pub(super) fn timed_out(limit: Duration) -> FeedFailure {
    FeedFailure::TimedOut { seconds: limit.as_secs() + u64::from(limit.subsec_nanos() > 0) }
}

/// What the innermost cause says: the outer ones repeat the address, which may hold secrets.
pub(super) fn reason(error: &reqwest::Error) -> String {
    let innermost = causes(error).last().map(ToString::to_string).unwrap_or_default();
    let shown = if innermost.contains("://") { "the connection broke".to_owned() } else { innermost };
    CleanText::title(&shown).into()
}

/// The causes of `error`, outermost first, those hidden inside I/O errors included.
fn causes(error: &reqwest::Error) -> impl Iterator<Item = &(dyn Error + 'static)> {
    std::iter::successors(error.source(), inner)
}

fn inner<'a>(cause: &&'a (dyn Error + 'static)) -> Option<&'a (dyn Error + 'static)> {
    let cause: &'a (dyn Error + 'static) = *cause;
    match cause.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref) {
        Some(hidden) => Some(hidden),
        None => cause.source(),
    }
}

fn io_kinds(error: &reqwest::Error) -> impl Iterator<Item = ErrorKind> {
    causes(error).filter_map(|cause| cause.downcast_ref::<std::io::Error>().map(std::io::Error::kind))
}

fn host_and_port(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    let shown = url.port_or_known_default().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"));
    CleanText::title(&shown).into()
}
