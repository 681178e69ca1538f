//! `vagt feed …`: names, flags and values.

use clap::{Args, Subcommand};

/// Fewest seconds between two polls.
pub(in crate::cli) const EVERY_LEAST: i64 = 1;
/// Most seconds between two polls: a day.
pub(in crate::cli) const EVERY_MOST: i64 = 86_400;

/// Verbs on feeds.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum FeedVerb {
    /// Read one feed and show what it says; nothing is stored
    Check(FeedCheckArgs),
    /// List the feed formats that can be read
    Formats,
    /// Read a feed from now on
    Add(FeedAddArgs),
    /// List the feeds and what they last said
    List,
    /// No longer read a feed that was added
    Remove {
        /// Its id, as `feed list` shows it
        id: String,
    },
    /// Ask every feed now, or one, and record what changed
    Poll {
        /// Its id, as `feed list` shows it
        id: Option<String>,
    },
}

/// Flags of `feed check`.
#[derive(Debug, Args)]
pub(in crate::cli) struct FeedCheckArgs {
    /// Address or file
    #[arg(value_name = "URL|FILE")]
    pub(in crate::cli) what: String,
    /// Read it as this format, instead of recognising it
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) format: Option<String>,
    /// The address may be on our own network
    #[arg(long)]
    pub(in crate::cli) internal: bool,
}

/// Flags of `feed add`.
#[derive(Debug, Args)]
pub(in crate::cli) struct FeedAddArgs {
    /// Address, http or https
    pub(in crate::cli) url: String,
    /// Short name; default: the host
    #[arg(long)]
    pub(in crate::cli) id: Option<String>,
    /// Whose it is, as in suppliers.toml
    #[arg(long)]
    pub(in crate::cli) supplier: Option<String>,
    /// Read it as this format, instead of recognising it
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) format: Option<String>,
    /// Seconds between two polls
    #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u32).range(EVERY_LEAST..=EVERY_MOST))]
    pub(in crate::cli) every: Option<u32>,
    /// The address may be on our own network
    #[arg(long)]
    pub(in crate::cli) internal: bool,
    /// A component to follow; may be given several times; default: all
    #[arg(long = "component", value_name = "NAME")]
    pub(in crate::cli) components: Vec<String>,
}
