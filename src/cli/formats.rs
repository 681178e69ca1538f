//! `vagt feed formats`: every feed format that can be read, and what its description rests on.

use std::fmt::Write as _;
use std::process::ExitCode;

use serde::Serialize;

use super::failure::Failure;
use super::session::Session;
use super::{print, print_json};
use crate::config::formats;
use crate::domain::feed::FeedFormat;
use crate::feeds::formats::described::{Described, Sample};
use crate::tr;

/// A format as scripts see it.
#[derive(Debug, Serialize)]
struct FormatJson<'f> {
    format: &'f str,
    name: String,
    /// `vagt` or `user`.
    from: &'static str,
    /// `code` or `file`.
    by: &'static str,
    /// What a description by file rests on.
    sample: Option<&'static str>,
}

/// Lists them, coded ones first.
pub(super) fn list(session: &Session) -> Result<ExitCode, Failure> {
    let all = formats::all(&session.config.formats);
    let is_own = |format: &Described| session.config.formats.iter().any(|own| own.id == format.id);
    let coded = FeedFormat::CODED;
    let mut listed: Vec<FormatJson<'_>> = coded
        .iter()
        .map(|format| FormatJson {
            format: format.key(),
            name: session.text.feed_format(format),
            from: "vagt",
            by: "code",
            sample: None,
        })
        .collect();
    listed.extend(all.described().iter().map(|format| FormatJson {
        format: format.id.as_str(),
        name: format.name.to_string(),
        from: if is_own(format) { "user" } else { "vagt" },
        by: "file",
        sample: Some(format.sample.key()),
    }));
    if session.json {
        return print_json(&listed);
    }
    let mut out = String::new();
    for format in listed {
        let rests = match (format.from, format.sample) {
            ("user", _) => tr!(session.text, "cli-feed-formats-own"),
            (_, None) => tr!(session.text, "cli-feed-formats-coded"),
            (_, Some(sample)) if sample == Sample::Real.key() => tr!(session.text, "cli-feed-formats-real"),
            (_, Some(_)) => tr!(session.text, "cli-feed-formats-documentation"),
        };
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{:<16} {:<28} {rests}", format.format, format.name);
    }
    print(&out)
}
