//! `vagt report …`: names, flags and values.

use std::path::PathBuf;

use clap::Args;

use super::{When, keyed};
use crate::domain::document::DocumentKind;

/// First year of which there is a report.
pub(in crate::cli) const YEAR_LEAST: i64 = 1970;
/// Last year of which there is a report.
pub(in crate::cli) const YEAR_MOST: i64 = 9000;

/// Flags of `report`.
#[derive(Debug, Args)]
pub(in crate::cli) struct ReportArgs {
    /// The document
    #[arg(value_name = "DOCUMENT", value_parser = keyed(&DocumentKind::ALL, DocumentKind::key))]
    pub(in crate::cli) document: String,
    /// Id, as in 26-A14; for agenda and minutes a meeting: next, last, a date; handover and annual take none
    pub(in crate::cli) id: Option<String>,
    /// How it is written
    #[arg(long, value_parser = ["md", "json"])]
    pub(in crate::cli) format: Option<String>,
    /// Where to, instead of standard output
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) out: Option<PathBuf>,
    /// Replace the file if it is there
    #[arg(long, requires = "out")]
    pub(in crate::cli) force: bool,
    /// The year of the annual report, if not this one
    #[arg(long, value_parser = clap::value_parser!(i16).range(YEAR_LEAST..=YEAR_MOST))]
    pub(in crate::cli) year: Option<i16>,
    /// Record that the DPO report was sent, instead of writing it; needs --how
    #[arg(long, requires = "how", conflicts_with_all = ["out", "format", "year"])]
    pub(in crate::cli) mark_sent: bool,
    /// How it was sent: by mail, or by phone while mail is down
    #[arg(long, requires = "mark_sent", value_parser = ["mail", "phone"])]
    pub(in crate::cli) how: Option<String>,
    /// To whom: a name or an address; default: the DPO of the roster
    #[arg(long, requires = "mark_sent")]
    pub(in crate::cli) to: Option<String>,
    /// When it happened
    #[command(flatten)]
    pub(in crate::cli) when: When,
}
