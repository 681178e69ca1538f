//! The command line: names, flags and values. What they do is in the file of each command.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::domain::feed::FeedFormat;
use crate::domain::incident::{IncidentKind, Level, PersonalData, Reach};
use crate::domain::severity::Severity;

/// The on-call desk: what is open, what is down, what to do next, whom to call
#[derive(Debug, Parser)]
#[command(
    name = "vagt",
    version,
    about,
    arg_required_else_help = false,
    disable_help_subcommand = true,
    args_override_self = true
)]
pub(super) struct Cli {
    /// What applies to every command.
    #[command(flatten)]
    pub(super) global: Global,
    /// What to do.
    #[command(subcommand)]
    pub(super) command: Option<Verb>,
}

/// Flags of every command.
#[derive(Debug, Clone, Args)]
pub(super) struct Global {
    /// Data directory (or the variable `VAGT_DATA`)
    #[arg(long, global = true, value_name = "DIR")]
    pub(super) data: Option<PathBuf>,
    /// Configuration file (or the variable `VAGT_CONFIG`)
    #[arg(long, global = true, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    /// Language of the words, da or en (or the variable `VAGT_LANG`)
    #[arg(long, global = true, value_name = "LANG")]
    pub(super) lang: Option<String>,
    /// Keymap, by name (default, vim) or file
    #[arg(long, global = true, value_name = "NAME|FILE")]
    pub(super) keymap: Option<String>,
    /// Who acts, instead of «me» in the configuration
    #[arg(long = "as", global = true, value_name = "PERSON")]
    pub(super) acting: Option<String>,
    /// Print one JSON document
    #[arg(long, global = true)]
    pub(super) json: bool,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(super) enum Verb {
    /// Open the desk of a fictional municipality with simulated suppliers, on a throw-away store
    Demo {
        /// Keep the store in this directory, and go on with it next time
        #[arg(long, value_name = "DIR")]
        keep: Option<PathBuf>,
    },
    /// Register, list, show and change incidents
    #[command(subcommand)]
    Incident(IncidentVerb),
    /// Tick, skip and reopen steps of a checklist
    #[command(subcommand)]
    Step(StepVerb),
    /// Verify and export the evidence log
    #[command(subcommand)]
    Log(LogVerb),
    /// Check, add, list, remove and poll suppliers' status feeds
    #[command(subcommand)]
    Feed(FeedVerb),
    /// Check playbook files
    #[command(subcommand)]
    Playbook(CheckVerb),
    /// Check keymap files
    #[command(subcommand)]
    Keymap(CheckVerb),
    /// Check the configuration and the files beside it
    #[command(subcommand)]
    Config(ConfigVerb),
    /// Print a completion script for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
}

/// Verbs on incidents.
#[derive(Debug, Subcommand)]
pub(super) enum IncidentVerb {
    /// Register an incident and print its id
    New(Box<NewArgs>),
    /// List open incidents, the worst first
    List {
        /// Closed ones too
        #[arg(long)]
        all: bool,
    },
    /// Show one incident with checklist, clocks, decisions and timeline
    Show {
        /// Id, as in 26-A14
        id: String,
    },
    /// Change what was said of an incident
    Set(Box<SetArgs>),
    /// Set the severity
    Severity {
        /// Id, as in 26-A14
        id: String,
        /// Level
        #[arg(value_parser = keyed(&Severity::ALL, Severity::key))]
        level: String,
        /// Why
        #[arg(long)]
        reason: Option<String>,
        /// When it happened
        #[command(flatten)]
        when: When,
    },
    /// Write a note into the timeline
    Note {
        /// Id, as in 26-A14
        id: String,
        /// The note
        text: String,
        /// When it happened
        #[command(flatten)]
        when: When,
    },
    /// Give the handling to somebody
    Assign {
        /// Id, as in 26-A14
        id: String,
        /// Who
        person: String,
        /// When it happened
        #[command(flatten)]
        when: When,
    },
    /// Make an incident part of another
    Link {
        /// The part, as in 26-A14
        child: String,
        /// The whole, as in 26-A12
        parent: String,
        /// When it happened
        #[command(flatten)]
        when: When,
    },
    /// End the handling
    Close {
        /// Id, as in 26-A14
        id: String,
        /// When it happened
        #[command(flatten)]
        when: When,
    },
    /// Begin the handling again
    Reopen {
        /// Id, as in 26-A14
        id: String,
        /// Why
        #[arg(long)]
        reason: Option<String>,
        /// When it happened
        #[command(flatten)]
        when: When,
    },
}

/// When something happened.
#[derive(Debug, Clone, Args)]
pub(super) struct When {
    /// When it happened, if not now: 03:12, 2026-11-24 03:12 or RFC 3339; never in the future
    #[arg(long = "at", value_name = "TIME")]
    pub(super) at: Option<String>,
}

impl When {
    /// Now.
    pub(super) fn now() -> Self {
        Self { at: None }
    }
}

/// Flags of `incident new`.
#[derive(Debug, Args)]
pub(super) struct NewArgs {
    /// Title
    #[arg(long)]
    pub(super) title: String,
    /// Kind
    #[arg(long, value_parser = keyed(&IncidentKind::ALL, IncidentKind::key))]
    pub(super) kind: String,
    /// A system touched, as in the register; may be given several times
    #[arg(long = "system", value_name = "SYSTEM")]
    pub(super) systems: Vec<String>,
    /// Impact
    #[command(flatten)]
    pub(super) impact: ImpactArgs,
    /// How many are touched
    #[arg(long, value_parser = keyed(&Reach::ALL, Reach::key))]
    pub(super) reach: Option<String>,
    /// Whether personal data are involved
    #[arg(long, value_parser = keyed(&PersonalData::ALL, PersonalData::key))]
    pub(super) personal_data: Option<String>,
    /// Who reported it; may be external
    #[arg(long)]
    pub(super) reporter: Option<String>,
    /// When it was noticed: 03:12, 2026-11-24 03:12 or RFC 3339
    #[arg(long, value_name = "TIME")]
    pub(super) discovered: Option<String>,
    /// When the IT department was told; default: now
    #[arg(long, value_name = "TIME")]
    pub(super) reported: Option<String>,
    /// When it was registered, if not now
    #[command(flatten)]
    pub(super) when: When,
}

/// The three impacts.
#[derive(Debug, Args)]
pub(super) struct ImpactArgs {
    /// Information reached somebody it should not
    #[arg(long, value_parser = keyed(&Level::ALL, Level::key))]
    pub(super) confidentiality: Option<String>,
    /// Information is wrong or incomplete
    #[arg(long, value_parser = keyed(&Level::ALL, Level::key))]
    pub(super) integrity: Option<String>,
    /// Something cannot be used
    #[arg(long, value_parser = keyed(&Level::ALL, Level::key))]
    pub(super) availability: Option<String>,
}

/// Flags of `incident set`.
#[derive(Debug, Args)]
pub(super) struct SetArgs {
    /// Id, as in 26-A14
    pub(super) id: String,
    /// Title
    #[arg(long)]
    pub(super) title: Option<String>,
    /// Impact
    #[command(flatten)]
    pub(super) impact: ImpactArgs,
    /// How many are touched
    #[arg(long, value_parser = keyed(&Reach::ALL, Reach::key))]
    pub(super) reach: Option<String>,
    /// Whether personal data are involved
    #[arg(long, value_parser = keyed(&PersonalData::ALL, PersonalData::key))]
    pub(super) personal_data: Option<String>,
    /// All systems touched, instead of those before
    #[arg(long, num_args = 0.., value_delimiter = ',', value_name = "SYSTEM")]
    pub(super) systems: Option<Vec<String>>,
    /// Who reported it
    #[arg(long)]
    pub(super) reporter: Option<String>,
    /// When it was known to be a breach
    #[arg(long, value_name = "TIME")]
    pub(super) awareness: Option<String>,
    /// Why, for --awareness
    #[arg(long)]
    pub(super) reason: Option<String>,
    /// When it happened
    #[command(flatten)]
    pub(super) when: When,
}

/// Verbs on steps.
#[derive(Debug, Subcommand)]
pub(super) enum StepVerb {
    /// Tick a step; doing a done step again adds a note
    Done(StepArgs),
    /// Settle a step without doing it; needs --note
    Skip(StepArgs),
    /// Let a settled step stand open again
    Reopen(StepArgs),
}

/// Flags of every step verb.
#[derive(Debug, Args)]
pub(super) struct StepArgs {
    /// Id of the incident, as in 26-A14
    pub(super) id: String,
    /// The step, as in receive.record
    pub(super) step: String,
    /// Note, or reason
    #[arg(long)]
    pub(super) note: Option<String>,
    /// Who did it, if not the one who records it
    #[arg(long, value_name = "PERSON")]
    pub(super) by: Option<String>,
    /// Answer to a question of the step, as in hostile=no; may be given several times
    #[arg(long = "answer", value_name = "QUESTION=ANSWER")]
    pub(super) answers: Vec<String>,
    /// When it happened
    #[command(flatten)]
    pub(super) when: When,
}

/// Verbs on the log.
#[derive(Debug, Subcommand)]
pub(super) enum LogVerb {
    /// Prove the log whole; exit 1 with the problems listed when it is not
    Verify,
    /// Write the records as JSON Lines, byte for byte as kept
    Export {
        /// Where to, instead of standard output
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
}

/// Verbs on feeds.
#[derive(Debug, Subcommand)]
pub(super) enum FeedVerb {
    /// Read one feed and show what it says; nothing is stored
    Check(FeedCheckArgs),
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
pub(super) struct FeedCheckArgs {
    /// Address or file
    #[arg(value_name = "URL|FILE")]
    pub(super) what: String,
    /// Read it as this format, instead of recognising it
    #[arg(long, value_parser = keyed(&FeedFormat::ALL, FeedFormat::key))]
    pub(super) format: Option<String>,
    /// The address may be on our own network
    #[arg(long)]
    pub(super) internal: bool,
}

/// Flags of `feed add`.
#[derive(Debug, Args)]
pub(super) struct FeedAddArgs {
    /// Address, http or https
    pub(super) url: String,
    /// Short name; default: the host
    #[arg(long)]
    pub(super) id: Option<String>,
    /// Whose it is, as in suppliers.toml
    #[arg(long)]
    pub(super) supplier: Option<String>,
    /// Read it as this format, instead of recognising it
    #[arg(long, value_parser = keyed(&FeedFormat::ALL, FeedFormat::key))]
    pub(super) format: Option<String>,
    /// Seconds between two polls
    #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u32).range(1..=86_400))]
    pub(super) every: Option<u32>,
    /// The address may be on our own network
    #[arg(long)]
    pub(super) internal: bool,
    /// A component to follow; may be given several times; default: all
    #[arg(long = "component", value_name = "NAME")]
    pub(super) components: Vec<String>,
}

/// `check` on files.
#[derive(Debug, Subcommand)]
pub(super) enum CheckVerb {
    /// Check files; errors name line, column and what was expected
    Check {
        /// The files
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
}

/// `check` on the configuration.
#[derive(Debug, Subcommand)]
pub(super) enum ConfigVerb {
    /// Check config.toml and the files beside it
    Check,
}

/// A parser for the names of a domain enum: a wrong one is refused with all right ones and the nearest.
fn keyed<T: Copy>(all: &'static [T], key: fn(T) -> &'static str) -> clap::builder::PossibleValuesParser {
    clap::builder::PossibleValuesParser::new(all.iter().map(|value| key(*value)))
}

/// The value that a checked name stands for.
pub(super) fn value_of<T: Copy>(all: &[T], key: fn(T) -> &'static str, name: Option<&String>) -> Option<T> {
    all.iter().copied().find(|value| name.is_some_and(|name| key(*value) == name))
}
