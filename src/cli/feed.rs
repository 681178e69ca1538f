//! `vagt feed check|add|list|remove|poll`.

use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

use jiff::{SignedDuration, Timestamp};
use serde::Serialize;

use super::args::{FeedAddArgs, FeedCheckArgs, When};
use super::failure::Failure;
use super::session::{Session, nearest};
use super::{print, print_json};
use crate::config::{environment, formats};
use crate::domain::feed::{FeedFailure, FeedFormat, FeedHealth, Reading, ServiceState};
use crate::domain::register::{FeedSource, FeedWords};
use crate::domain::{CleanText, Command, FeedId};
use crate::feeds::{Client, FeedRequest, Fetched, Formats, Limits, Validators, Watch, guard, read_file};
use crate::runtime::clock;
use crate::runtime::feed_cache::FeedCache;
use crate::tr;

/// `feed check`: the reading as the contract shows it.
#[derive(Debug, Serialize)]
struct ReadingJson<'a> {
    #[serde(flatten)]
    reading: &'a Reading,
    not_modified: bool,
}

/// A feed in `feed list` and `feed poll`.
#[derive(Debug, Serialize)]
struct FeedJson {
    id: String,
    supplier: Option<String>,
    url: String,
    format: Option<String>,
    internal: bool,
    state: Option<&'static str>,
    /// The same, for words.
    #[serde(skip)]
    stands: Option<ServiceState>,
    /// When what it says changed last.
    claimed_at: Option<Timestamp>,
    /// When it was read well last.
    read_at: Option<Timestamp>,
    /// When it was tried last.
    tried_at: Option<Timestamp>,
    /// Why the last try failed, if it did.
    error: Option<String>,
    /// What to do about that, for words.
    #[serde(skip)]
    hint: Option<String>,
}

pub(super) fn check(session: &Session, args: &FeedCheckArgs) -> Result<ExitCode, Failure> {
    let formats = formats::all(&session.config.formats);
    let format = format_of(session, &formats, args.format.as_deref())?;
    let reading = if args.what.contains("://") {
        let request = FeedRequest {
            url: args.what.clone(),
            internal: args.internal,
            format,
            words: FeedWords::default(),
            token: None,
            validators: Validators::default(),
        };
        match fetch(session, &request)? {
            Fetched::Reading(reading, _) => *reading,
            Fetched::NotModified => return Err(explained(session, &FeedFailure::UnaskedNotModified)),
        }
    } else {
        read_file(Path::new(&args.what), &formats, format.as_ref(), session.now)
            .map_err(|failure| explained(session, &failure))?
    };
    if session.json {
        return print_json(&ReadingJson { reading: &reading, not_modified: false });
    }
    print(&page(session, &reading))
}

pub(super) fn add(session: &Session, args: &FeedAddArgs) -> Result<ExitCode, Failure> {
    let reach = if args.internal { guard::Reach::Internal } else { guard::Reach::Public };
    let url = guard::checked(&args.url, reach).map_err(|failure| explained(session, &failure))?;
    if !url.username().is_empty() || url.password().is_some() {
        return Err(
            Failure::usage(&tr!(session.text, "cli-feed-secret")).hint(&tr!(session.text, "cli-feed-secret-hint"))
        );
    }
    let host = url.host_str().unwrap_or_default();
    let id = id_of(session, args.id.as_deref().unwrap_or(host))?;
    let supplier = args
        .supplier
        .as_deref()
        .map(|given| given.parse().map_err(|_bad| Failure::usage(&tr!(session.text, "cli-bad-feed", given = given))));
    let format = format_of(session, &formats::all(&session.config.formats), args.format.as_deref())?;
    let source = FeedSource {
        id: id.clone(),
        supplier: supplier.transpose()?,
        url: args.url.clone(),
        format,
        every_seconds: args.every,
        internal: args.internal,
        components: args.components.clone(),
        words: FeedWords::default(),
        token: None,
    };
    let mut open = session.open()?;
    open.record(session, Command::AddFeed(source), &When::now())?;
    open.finish();
    print(&format!("{}\n", tr!(session.text, "cli-feed-added", id = id.as_str())))
}

pub(super) fn remove(session: &Session, id: &str) -> Result<ExitCode, Failure> {
    let id = id_of(session, id)?;
    let mut open = session.open()?;
    let sources = open.desk.feed_sources();
    let by_command = open.desk.feed(&id).is_some_and(|standing| standing.source.is_some());
    if !by_command && sources.iter().any(|source| source.id == id) {
        return Err(Failure::new(&tr!(session.text, "cli-feed-in-file", id = id.as_str()))
            .hint(&tr!(session.text, "cli-feed-in-file-hint")));
    }
    if let (false, Some(name)) = (by_command, nearest(id.as_str(), sources.iter().map(|source| source.id.as_str()))) {
        let failure =
            Failure::new(&session.text.refusal(&open.desk, &crate::domain::Refusal::UnknownFeed { feed: id }).error);
        return Err(failure.hint(&tr!(session.text, "cli-did-you-mean", name = name)));
    }
    open.record(session, Command::RemoveFeed(id.clone()), &When::now())?;
    open.finish();
    print(&format!("{}\n", tr!(session.text, "cli-feed-removed", id = id.as_str())))
}

pub(super) fn list(session: &Session) -> Result<ExitCode, Failure> {
    let open = session.read()?;
    if !open.has_log() && !session.json {
        return Ok(ExitCode::SUCCESS);
    }
    let cache = FeedCache::read(&session.data);
    let sources = open.desk.feed_sources();
    let feeds: Vec<FeedJson> =
        sources.iter().map(|source| listed(session, &open.desk, source, cache.health(source))).collect();
    show(session, &feeds)
}

/// Asks every feed once, or one, and takes what it says into the log.
pub(super) fn poll(session: &Session, only: Option<&str>) -> Result<ExitCode, Failure> {
    let only = only.map(|id| id_of(session, id)).transpose()?;
    let mut open = session.open()?;
    let all = open.desk.feed_sources();
    let sources: Vec<&FeedSource> =
        all.iter().filter(|source| only.as_ref().is_none_or(|id| *id == source.id)).collect();
    if let (Some(feed), true) = (only, sources.is_empty()) {
        return Err(session.refused(&open.desk, None, &crate::domain::Refusal::UnknownFeed { feed }));
    }
    if !sources.is_empty() {
        // Also where nothing is read: that it was tried is kept beside the log.
        open.begin(session)?;
    }
    let cache = FeedCache::read(&session.data);
    let mut feeds = Vec::new();
    let mut tried = Vec::new();
    let mut failed = false;
    for source in sources {
        let request = FeedRequest {
            url: source.url.clone(),
            internal: source.internal,
            format: source.format.clone(),
            words: source.words.clone(),
            token: source.token.clone(),
            validators: Validators::default(),
        };
        let mut watch = Watch::after(cache.health(source).and_then(|health| health.last_ok));
        match fetch_one(session, &request)? {
            Ok(Fetched::Reading(reading, _)) => {
                let observed = watch.read(&open.desk, source, *reading, clock::now());
                for command in observed.commands {
                    open.observe(session, command)?;
                }
            }
            Ok(Fetched::NotModified) => watch.failed(FeedFailure::UnaskedNotModified, clock::now()),
            Err(failure) => watch.failed(failure, clock::now()),
        }
        let health = watch.health();
        failed |= health.failure.is_some();
        feeds.push(listed(session, &open.desk, source, Some(health)));
        tried.push((&source.id, health.clone()));
    }
    FeedCache::keep(&session.data, &all.iter().collect::<Vec<_>>(), tried);
    show(session, &feeds)?;
    open.finish();
    Ok(if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// A feed as it stands: what it said last, and how reading it went, which may be news without a change of what it says.
fn listed(session: &Session, desk: &crate::domain::Desk, source: &FeedSource, health: Option<&FeedHealth>) -> FeedJson {
    let claim = desk.feed(&source.id).and_then(|standing| standing.claim.as_ref());
    let failure = health.and_then(|health| health.failure.as_ref()).map(|failure| session.text.feed_failure(failure));
    let claimed = claim.map(|(_, claim)| claim.state);
    let state = if failure.is_some() { Some(ServiceState::Unknown) } else { claimed };
    let claimed_at = claim.map(|(at, _)| *at);
    // What was recorded by a vagt that kept no such times was read then.
    let read_at = health.and_then(|health| health.last_ok).max(claimed_at);
    let (error, hint) = failure.map_or((None, None), |failure| (Some(failure.error), failure.hint));
    FeedJson {
        id: source.id.to_string(),
        supplier: source.supplier.as_ref().map(ToString::to_string),
        url: guard::checked(&source.url, guard::Reach::Internal)
            .map_or_else(|_bad| String::new(), |url| guard::redacted(&url)),
        format: source.format.as_ref().map(|format| format.key().to_owned()),
        internal: source.internal,
        state: state.map(ServiceState::key),
        stands: state,
        claimed_at,
        read_at,
        tried_at: health.and_then(|health| health.last_try).max(read_at),
        error,
        hint,
    }
}

fn show(session: &Session, feeds: &[FeedJson]) -> Result<ExitCode, Failure> {
    if session.json {
        return print_json(&feeds);
    }
    if feeds.is_empty() {
        return print(&format!("{}\n", tr!(session.text, "cli-feed-none")));
    }
    let mut out = String::new();
    for feed in feeds {
        let state = feed.stands.map_or_else(|| "–".to_owned(), |state| session.text.service_state(state));
        // What was read just now is later than the command's beginning.
        let ago = |at: Timestamp| session.text.ago(at, session.now.max(at));
        let read = match feed.read_at {
            Some(at) if feed.error.is_some() => tr!(session.text, "cli-feed-last-read", ago = ago(at)),
            Some(at) => tr!(session.text, "cli-feed-read", ago = ago(at)),
            None => tr!(session.text, "cli-feed-never"),
        };
        let known = match &feed.error {
            Some(error) => {
                let told: Vec<&str> = [error.as_str()].into_iter().chain(feed.hint.as_deref()).collect();
                format!("{read}. {}", told.join(" "))
            }
            None => read,
        };
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{:<20} {:<15} {}  {known}", feed.id, state, feed.url);
    }
    print(&out)
}

fn page(session: &Session, reading: &Reading) -> String {
    // Where the page does not say whose it is, the format goes first.
    let text = &session.text;
    let described = formats::all(&session.config.formats);
    let named = described.described().iter().find(|described| described.id.as_str() == reading.format.key());
    let format = named.map_or_else(|| text.feed_format(&reading.format), |described| described.name.to_string());
    let supplier = Some(reading.supplier.to_string()).filter(|supplier| !supplier.is_empty());
    let head: Vec<String> = supplier.into_iter().chain([format, text.service_state(reading.state)]).collect();
    let mut lines = vec![head.join(" · ")];
    for component in reading.components.iter().filter(|component| component.state != ServiceState::Operational) {
        lines.push(format!("  {}: {}", component.name, text.service_state(component.state)));
    }
    for incident in reading.incidents.iter().filter(|incident| !incident.phase.is_over()) {
        lines.push(format!(
            "  {}: {} ({})",
            text.service_state(incident.state),
            incident.title,
            text.phase(incident.phase)
        ));
    }
    for maintenance in reading.maintenances.iter().filter(|maintenance| !maintenance.phase.is_over()) {
        let starts = maintenance.starts_at.map(|at| text.at(at, session.now)).unwrap_or_default();
        lines.push(format!("  {}: {} {starts}", text.service_state(ServiceState::Maintenance), maintenance.title));
    }
    if lines.len() == 1 {
        lines.push(format!("  {}", tr!(text, "cli-feed-nothing")));
    }
    lines.extend(
        reading.warnings.iter().map(|warning| format!("  {}", tr!(text, "cli-feed-warning", text = warning.as_str()))),
    );
    lines.push(String::new());
    lines.join("\n")
}

fn id_of(session: &Session, given: &str) -> Result<FeedId, Failure> {
    given.parse().map_err(|_bad| Failure::usage(&tr!(session.text, "cli-bad-feed", given = given)))
}

/// The format that was asked for by name, if one was.
fn format_of(session: &Session, formats: &Formats, given: Option<&str>) -> Result<Option<FeedFormat>, Failure> {
    let Some(given) = given else { return Ok(None) };
    let format = given.parse().ok().filter(|format| formats.has(format));
    if format.is_some() {
        return Ok(format);
    }
    let shown = CleanText::title(given);
    let failure = Failure::usage(&tr!(session.text, "cli-unknown-format", given = shown.as_str()));
    let described = formats.described().iter().map(|described| described.id.as_str());
    let names = FeedFormat::CODED.iter().map(FeedFormat::key).chain(described);
    Err(match nearest(given, names) {
        Some(name) => failure.hint(&tr!(session.text, "cli-did-you-mean", name = name)),
        None => failure.hint(&tr!(session.text, "cli-unknown-format-hint")),
    })
}

fn explained(session: &Session, failure: &FeedFailure) -> Failure {
    let words = session.text.feed_failure(failure);
    match words.hint {
        Some(hint) => Failure::new(&words.error).hint(&hint),
        None => Failure::new(&words.error),
    }
}

fn fetch(session: &Session, request: &FeedRequest) -> Result<Fetched, Failure> {
    fetch_one(session, request)?.map_err(|failure| explained(session, &failure))
}

/// One fetch on a small runtime of its own, with an end whatever the server does.
fn fetch_one(session: &Session, request: &FeedRequest) -> Result<Result<Fetched, FeedFailure>, Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::new(&error.to_string()))?;
    let limits = Limits::default();
    let formats = formats::all(&session.config.formats);
    let fetched = runtime.block_on(async {
        let client = Client::new(limits)?.reading(formats).finding(environment::token);
        client.fetch(request, session.now).await.map_err(|failed| failed.failure)
    });
    // A look-up of a name may hang in the system: it must not hold the command back.
    let wait = SignedDuration::from_millis(100).unsigned_abs();
    runtime.shutdown_timeout(wait);
    Ok(fetched)
}
