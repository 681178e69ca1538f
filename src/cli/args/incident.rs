//! `vagt incident …`: names, flags and values.

use clap::{Args, Subcommand};

use super::{When, keyed};
use crate::domain::incident::{IncidentKind, Level, PersonalData, Reach};
use crate::domain::playbook::Answer;
use crate::domain::severity::Severity;

/// Verbs on incidents.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum IncidentVerb {
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
        #[arg(value_name = "ID")]
        child: String,
        /// The whole, as in 26-A12
        #[arg(value_name = "ID")]
        parent: String,
        /// When it happened
        #[command(flatten)]
        when: When,
    },
    /// End the handling
    Close {
        /// Id, as in 26-A14
        id: String,
        /// Why required steps are left undone: each of them counts as skipped with it
        #[arg(long, value_name = "REASON")]
        excuse: Option<String>,
        /// Who vouches for it, if not the one who records it: an IT chief
        #[arg(long, value_name = "PERSON", requires = "excuse")]
        by: Option<String>,
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

/// Flags of `incident new`.
#[derive(Debug, Args)]
pub(in crate::cli) struct NewArgs {
    /// Title
    #[arg(long)]
    pub(in crate::cli) title: String,
    /// Kind
    #[arg(long, value_parser = keyed(&IncidentKind::ALL, IncidentKind::key))]
    pub(in crate::cli) kind: String,
    /// A system touched, as in the register; may be given several times
    #[arg(long = "system", value_name = "SYSTEM")]
    pub(in crate::cli) systems: Vec<String>,
    /// Impact
    #[command(flatten)]
    pub(in crate::cli) impact: ImpactArgs,
    /// How many are touched
    #[arg(long, value_parser = keyed(&Reach::ALL, Reach::key))]
    pub(in crate::cli) reach: Option<String>,
    /// Whether personal data are involved
    #[arg(long, value_parser = keyed(&PersonalData::ALL, PersonalData::key))]
    pub(in crate::cli) personal_data: Option<String>,
    /// Who reported it; may be external
    #[arg(long)]
    pub(in crate::cli) reporter: Option<String>,
    /// When it began, where that is known
    #[arg(long, value_name = "TIME")]
    pub(in crate::cli) began: Option<String>,
    /// When it was noticed: 03:12, 24-11-2026 03:12 or RFC 3339
    #[arg(long, value_name = "TIME")]
    pub(in crate::cli) discovered: Option<String>,
    /// When the IT department was told; default: now
    #[arg(long, value_name = "TIME")]
    pub(in crate::cli) reported: Option<String>,
    /// When it was registered, if not now
    #[command(flatten)]
    pub(in crate::cli) when: When,
}

/// The three impacts.
#[derive(Debug, Args)]
pub(in crate::cli) struct ImpactArgs {
    /// Information reached somebody it should not
    #[arg(long, value_name = "LEVEL", value_parser = keyed(&Level::ALL, Level::key))]
    pub(in crate::cli) confidentiality: Option<String>,
    /// Information is wrong or incomplete
    #[arg(long, value_name = "LEVEL", value_parser = keyed(&Level::ALL, Level::key))]
    pub(in crate::cli) integrity: Option<String>,
    /// Something cannot be used
    #[arg(long, value_name = "LEVEL", value_parser = keyed(&Level::ALL, Level::key))]
    pub(in crate::cli) availability: Option<String>,
}

/// Flags of `incident set`.
#[derive(Debug, Args)]
pub(in crate::cli) struct SetArgs {
    /// Id, as in 26-A14
    pub(in crate::cli) id: String,
    /// Title
    #[arg(long)]
    pub(in crate::cli) title: Option<String>,
    /// Impact
    #[command(flatten)]
    pub(in crate::cli) impact: ImpactArgs,
    /// How many are touched
    #[arg(long, value_parser = keyed(&Reach::ALL, Reach::key))]
    pub(in crate::cli) reach: Option<String>,
    /// Whether personal data are involved
    #[arg(long, value_parser = keyed(&PersonalData::ALL, PersonalData::key))]
    pub(in crate::cli) personal_data: Option<String>,
    /// All systems touched, instead of those before
    #[arg(long, num_args = 0.., value_delimiter = ',', value_name = "SYSTEM")]
    pub(in crate::cli) systems: Option<Vec<String>>,
    /// Who reported it; may be external
    #[arg(long)]
    pub(in crate::cli) reporter: Option<String>,
    /// When it began; `unknown`: that is not known after all
    #[arg(long, value_name = "TIME")]
    pub(in crate::cli) began: Option<String>,
    /// When it was known to be a breach
    #[arg(long, value_name = "TIME")]
    pub(in crate::cli) awareness: Option<String>,
    /// How many people's data are concerned
    #[arg(long, value_name = "NUMBER")]
    pub(in crate::cli) people: Option<u32>,
    /// Whether a protected name or address is among them
    #[arg(long, value_name = "ANSWER", value_parser = keyed(&Answer::ALL, Answer::key))]
    pub(in crate::cli) protected_address: Option<String>,
    /// Whether CPR numbers are among the data
    #[arg(long, value_name = "ANSWER", value_parser = keyed(&Answer::ALL, Answer::key))]
    pub(in crate::cli) cpr_numbers: Option<String>,
    /// When the next word was promised for
    #[arg(long, value_name = "TIME")]
    pub(in crate::cli) next_update: Option<String>,
    /// Why, for --awareness
    #[arg(long)]
    pub(in crate::cli) reason: Option<String>,
    /// When it happened
    #[command(flatten)]
    pub(in crate::cli) when: When,
}
