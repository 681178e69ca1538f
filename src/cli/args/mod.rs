//! The command line: names, flags and values. What they do is in the file of each command.

mod attachment;
mod backup;
mod decision;
mod encrypt;
mod feed;
mod follow_up;
mod incident;
mod legal;
mod meeting;
mod message;
mod playbook;
mod register;
mod report;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::domain::incident::{PersonalData, Reach};

pub(super) use attachment::{AttachArgs, AttachmentVerb};
pub(super) use backup::{BackupArgs, RestoreArgs};
pub(super) use decision::{AdviceArgs, DecideArgs, IsgVerb, MemberArgs, ReachArgs};
pub(super) use encrypt::EncryptArgs;
pub(super) use feed::{EVERY_LEAST, EVERY_MOST, FeedAddArgs, FeedCheckArgs, FeedVerb};
pub(super) use follow_up::{ActionVerb, FollowUpVerb, OwnerArgs, SaidArgs};
pub(super) use incident::{ImpactArgs, IncidentVerb, NewArgs, SetArgs};
pub(super) use legal::{LegalVerb, ReceiptArgs, WordArgs};
pub(super) use meeting::{AboutArgs, MeetingVerb};
pub(super) use message::{
    ApproveArgs, DraftArgs, EditArgs, FactsArgs, FactsVerb, GivenArgs, MessageVerb, SendArgs, TemplateVerb,
};
pub(super) use playbook::{InsertArgs, PlaybookVerb, PolicyVerb, UpdateArgs};
pub(super) use register::{RegisterVerb, WheelArgs};
pub(super) use report::{ReportArgs, YEAR_LEAST, YEAR_MOST};

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

/// The command line of a start: flags, no command. It is read without building the tree of commands, which would cost a
/// good part of the time to the first frame; whatever else is said is for [`Cli`] to read.
#[derive(Debug, Parser)]
#[command(name = "vagt", disable_help_flag = true, args_override_self = true)]
pub(super) struct Start {
    /// What applies to every command.
    #[command(flatten)]
    pub(super) global: Global,
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
    /// Decide and record what the law asks for after a breach or a significant incident
    #[command(subcommand)]
    Legal(LegalVerb),
    /// Attach files to an incident
    Attach(AttachArgs),
    /// List the files of an incident, and write one to a new file
    #[command(subcommand)]
    Attachment(AttachmentVerb),
    /// Cause, corrective actions and their effect, deviations, supplier review, briefing
    #[command(subcommand)]
    FollowUp(Box<FollowUpVerb>),
    /// Give a decider's word on action and on convening ISG
    Decide(Box<DecideArgs>),
    /// Note an attempt to reach somebody
    Reach(ReachArgs),
    /// Call the Information Security Group together, and note its advice
    #[command(subcommand)]
    Isg(IsgVerb),
    /// Write, approve and send messages about an incident
    #[command(subcommand)]
    Message(MessageVerb),
    /// Show or fill the fact sheet that messages are filled from
    Facts(FactsArgs),
    /// Templates of messages that are approved in advance
    #[command(subcommand)]
    Template(TemplateVerb),
    /// Write a document: brief, report, notice, review, timeline, handover, agenda, minutes
    Report(Box<ReportArgs>),
    /// Verify and export the evidence log
    #[command(subcommand)]
    Log(LogVerb),
    /// Put the log into one file, proved whole; also while a desk is open
    Backup(BackupArgs),
    /// Make a backup the log of a new or empty data directory
    Restore(RestoreArgs),
    /// Encrypt what is kept on the disk, with a passphrase
    Encrypt(EncryptArgs),
    /// Take the encryption off again
    Decrypt,
    /// Check, add, list, remove and poll suppliers' status feeds
    #[command(subcommand)]
    Feed(FeedVerb),
    /// Check and list playbooks, and change the checklist of a running incident
    #[command(subcommand)]
    Playbook(PlaybookVerb),
    /// Show what carries each row of the policy, and the passages behind them
    #[command(subcommand)]
    Policy(PolicyVerb),
    /// Check the register, show systems and what is agreed, and the yearly wheel
    #[command(subcommand)]
    Register(RegisterVerb),
    /// Check keymap files, and list the actions they name
    #[command(subcommand)]
    Keymap(KeymapVerb),
    /// Check the configuration and the files beside it
    #[command(subcommand)]
    Config(ConfigVerb),
    /// Print a completion script for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
}

/// When something happened.
#[derive(Debug, Clone, Args)]
pub(super) struct When {
    /// When it happened, if not now: 03:12, 24-11-2026 03:12 or RFC 3339; never in the future
    #[arg(long = "at", value_name = "TIME")]
    pub(super) at: Option<String>,
}

impl When {
    /// Now.
    pub(super) fn now() -> Self {
        Self { at: None }
    }
}

/// Verbs on steps.
#[derive(Debug, Subcommand)]
pub(super) enum StepVerb {
    /// Tick a step; doing a done step again adds a note
    Done(Box<DoneArgs>),
    /// Settle a step without doing it; needs --note
    Skip(StepArgs),
    /// Let a settled step stand open again
    Reopen(StepArgs),
}

/// Flags of `step done`.
#[derive(Debug, Args)]
pub(super) struct DoneArgs {
    /// Which step, and what is said of it
    #[command(flatten)]
    pub(super) step: StepArgs,
    /// Impact
    #[command(flatten)]
    pub(super) impact: ImpactArgs,
    /// How many are touched
    #[arg(long, value_parser = keyed(&Reach::ALL, Reach::key))]
    pub(super) reach: Option<String>,
    /// Whether personal data are involved
    #[arg(long, value_parser = keyed(&PersonalData::ALL, PersonalData::key))]
    pub(super) personal_data: Option<String>,
    /// What the DPO advised
    #[arg(long, value_name = "TEXT")]
    pub(super) advice: Option<String>,
}

/// Flags of every step verb.
#[derive(Debug, Args)]
pub(super) struct StepArgs {
    /// Id, as in 26-A14
    pub(super) id: String,
    /// The step, as in receive.record
    pub(super) step: String,
    /// Note, or reason
    #[arg(long)]
    pub(super) note: Option<String>,
    /// Who did it, if not the one who records it
    #[arg(long, value_name = "PERSON")]
    pub(super) by: Option<String>,
    /// Answer to a question or an input of the step, as in hostile=no; may be given several times
    #[arg(long = "answer", value_name = "QUESTION=ANSWER")]
    pub(super) answers: Vec<String>,
    /// For which system, where the step is done for each; may be given several times
    #[arg(long = "system", value_name = "SYSTEM")]
    pub(super) for_systems: Vec<String>,
    /// When it happened
    #[command(flatten)]
    pub(super) when: When,
}

/// Verbs on the log.
#[derive(Debug, Subcommand)]
pub(super) enum LogVerb {
    /// Prove the log whole; exit 1 with the problems listed when it is not
    Verify {
        /// A fingerprint that was read aloud or stands on paper: is it of this log, now or before?
        #[arg(long, value_name = "DIGITS", num_args = 1..=5)]
        fingerprint: Vec<String>,
    },
    /// Write the records as JSON Lines, byte for byte as kept
    Export {
        /// Where to, instead of standard output
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
        /// The content of attached files too, each under its hash in this directory
        #[arg(long, value_name = "DIR")]
        attachments: Option<PathBuf>,
    },
    /// Take in what a backup or an export of this log has more; a second time changes nothing
    Import {
        /// The backup, or the export
        #[arg(value_name = "FILE")]
        backup: PathBuf,
    },
}

/// Verbs on keymaps.
#[derive(Debug, Subcommand)]
pub(super) enum KeymapVerb {
    /// Check files; errors name line, column and what was expected
    Check {
        /// The files
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// List the actions a key can ask for, and what they do
    Actions,
}

/// `check` on the configuration.
#[derive(Debug, Subcommand)]
pub(super) enum ConfigVerb {
    /// Check config.toml and the files beside it
    Check,
    /// Print the built-in profile, to copy from into profile.toml
    Profile,
}

/// A parser for the names of a domain enum: a wrong one is refused with all right ones and the nearest.
fn keyed<T: Copy>(all: &'static [T], key: fn(T) -> &'static str) -> clap::builder::PossibleValuesParser {
    clap::builder::PossibleValuesParser::new(all.iter().map(|value| key(*value)))
}

/// The value that a checked name stands for.
pub(super) fn value_of<T: Copy>(all: &[T], key: fn(T) -> &'static str, name: Option<&String>) -> Option<T> {
    all.iter().copied().find(|value| name.is_some_and(|name| key(*value) == name))
}
