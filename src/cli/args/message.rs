//! `vagt message …`, `vagt facts …`, `vagt template …`: names, flags and values.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{When, keyed};
use crate::domain::message::{Channel, SheetKey, TemplateKind};
use crate::domain::playbook::Audience;

/// Verbs on messages.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum MessageVerb {
    /// Write a message; without text it is filled from the fact sheet
    Draft(Box<DraftArgs>),
    /// Change the text of a message; an approval is void by it
    Edit(EditArgs),
    /// Record the top security officer's approval of the exact wording
    Approve(ApproveArgs),
    /// Take a draft back: it will not be sent
    Withdraw {
        /// Id, as in 26-A14
        id: String,
        /// The message, as in A3 or 3
        #[arg(value_name = "MESSAGE")]
        message: String,
        /// Why
        #[arg(long)]
        reason: Option<String>,
        /// When it happened
        #[command(flatten)]
        when: When,
    },
    /// Confirm an approval that somebody else recorded in your name
    Confirm {
        /// Id, as in 26-A14
        id: String,
        /// The message, as in A3 or 3
        #[arg(value_name = "MESSAGE")]
        message: String,
        /// When it happened
        #[command(flatten)]
        when: When,
    },
    /// Record that a message was sent; vagt sends nothing itself
    Send(Box<SendArgs>),
    /// Judge an audience not affected
    NotAffected {
        /// Id, as in 26-A14
        id: String,
        /// To whom it goes
        #[arg(long, value_parser = keyed(&Audience::ALL, Audience::key))]
        audience: String,
        /// Why
        #[arg(long)]
        reason: Option<String>,
        /// Who judged, if not the one who records it
        #[arg(long, value_name = "PERSON")]
        by: Option<String>,
        /// When it happened
        #[command(flatten)]
        when: When,
    },
    /// List the messages of an incident and how each audience stands
    List {
        /// Id, as in 26-A14
        id: String,
    },
    /// Show one message with its code and its text
    Show {
        /// Id, as in 26-A14
        id: String,
        /// The message, as in A3 or 3
        #[arg(value_name = "MESSAGE")]
        message: String,
        /// Print the text and nothing else
        #[arg(long)]
        text: bool,
    },
}

/// Flags of `message draft`.
#[derive(Debug, Args)]
pub(in crate::cli) struct DraftArgs {
    /// Id, as in 26-A14
    pub(in crate::cli) id: String,
    /// To whom it goes
    #[arg(long, value_parser = keyed(&Audience::ALL, Audience::key))]
    pub(in crate::cli) audience: String,
    /// The text
    #[arg(long, conflicts_with_all = ["file", "template"])]
    pub(in crate::cli) text: Option<String>,
    /// A file with the text
    #[arg(long, value_name = "FILE", conflicts_with = "template")]
    pub(in crate::cli) file: Option<PathBuf>,
    /// It says what changed since the last message to the audience
    #[arg(long, conflicts_with = "all_clear")]
    pub(in crate::cli) update: bool,
    /// It says that it is over
    #[arg(long)]
    pub(in crate::cli) all_clear: bool,
    /// Fill this template
    #[arg(long)]
    pub(in crate::cli) template: Option<String>,
    /// A free field of the template, as in what=Mail; may be given several times
    #[arg(long = "field", value_name = "FIELD=TEXT", requires = "template")]
    pub(in crate::cli) fields: Vec<String>,
    /// When it happened
    #[command(flatten)]
    pub(in crate::cli) when: When,
}

/// Flags of `message edit`.
#[derive(Debug, Args)]
pub(in crate::cli) struct EditArgs {
    /// Id, as in 26-A14
    pub(in crate::cli) id: String,
    /// The message, as in A3 or 3
    #[arg(value_name = "MESSAGE")]
    pub(in crate::cli) message: String,
    /// The text
    #[arg(long, conflicts_with = "file", required_unless_present = "file")]
    pub(in crate::cli) text: Option<String>,
    /// A file with the text
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) file: Option<PathBuf>,
    /// When it happened
    #[command(flatten)]
    pub(in crate::cli) when: When,
}

/// How an approval was given.
#[derive(Debug, Args)]
pub(in crate::cli) struct GivenArgs {
    /// Whose word it is; default: the one who records it
    #[arg(long, value_name = "PERSON")]
    pub(in crate::cli) by: Option<String>,
    /// How it was given: here, the text in view, or by phone; default: here for who sits here, others are asked for
    #[arg(long, value_parser = ["here", "phone"])]
    pub(in crate::cli) how: Option<String>,
    /// By phone: the code that was read back, as in "482 019 773 205"
    #[arg(long, required_if_eq("how", "phone"))]
    pub(in crate::cli) code: Option<String>,
    /// By phone: who heard it; default: the one who records it
    #[arg(long, value_name = "PERSON")]
    pub(in crate::cli) witness: Option<String>,
}

/// Flags of `message approve`.
#[derive(Debug, Args)]
pub(in crate::cli) struct ApproveArgs {
    /// Id, as in 26-A14
    pub(in crate::cli) id: String,
    /// The message, as in A3 or 3
    #[arg(value_name = "MESSAGE")]
    pub(in crate::cli) message: String,
    /// How it was given
    #[command(flatten)]
    pub(in crate::cli) given: GivenArgs,
    /// When it happened
    #[command(flatten)]
    pub(in crate::cli) when: When,
}

/// Flags of `message send`.
#[derive(Debug, Args)]
pub(in crate::cli) struct SendArgs {
    /// Id, as in 26-A14
    pub(in crate::cli) id: String,
    /// The message, as in A3 or 3
    #[arg(value_name = "MESSAGE")]
    pub(in crate::cli) message: String,
    /// How it went out
    #[arg(long, value_parser = keyed(&Channel::ALL, Channel::key))]
    pub(in crate::cli) channel: String,
    /// To whom: a list, a group, a name
    #[arg(long)]
    pub(in crate::cli) to: String,
    /// Who sent it, if not the one who records it
    #[arg(long, value_name = "PERSON")]
    pub(in crate::cli) by: Option<String>,
    /// It went out without the approval it needed: a deviation; needs --reason
    #[arg(long)]
    pub(in crate::cli) without_approval: bool,
    /// Why
    #[arg(long, requires = "without_approval")]
    pub(in crate::cli) reason: Option<String>,
    /// When it happened
    #[command(flatten)]
    pub(in crate::cli) when: When,
}

/// Flags of `facts`.
#[derive(Debug, Args)]
pub(in crate::cli) struct FactsArgs {
    /// Id, as in 26-A14
    pub(in crate::cli) id: String,
    /// What to do with them
    #[command(subcommand)]
    pub(in crate::cli) verb: Option<FactsVerb>,
}

/// Verbs on the fact sheet.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum FactsVerb {
    /// Fill a line of the fact sheet, or say that it is not known yet
    Set {
        /// The line
        #[arg(value_parser = keyed(&SheetKey::ALL, SheetKey::key))]
        key: String,
        /// What is known; a time for since, next-update and restored
        #[arg(required_unless_present = "unknown")]
        text: Option<String>,
        /// It is not known yet
        #[arg(long, conflicts_with = "text")]
        unknown: bool,
        /// Who told us
        #[arg(long, conflicts_with = "unknown")]
        source: Option<String>,
        /// Who finds out
        #[arg(long, requires = "unknown")]
        who: Option<String>,
        /// When it is to be known
        #[arg(long, value_name = "TIME", requires = "unknown")]
        due: Option<String>,
        /// When it happened
        #[command(flatten)]
        when: When,
    },
}

/// Verbs on templates.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum TemplateVerb {
    /// Write a template, or write it anew; free fields stand in braces
    Write {
        /// Name of the template
        name: String,
        /// What it is for
        #[arg(long, value_parser = keyed(&TemplateKind::ALL, TemplateKind::key))]
        kind: String,
        /// To whom it goes
        #[arg(long, value_parser = keyed(&Audience::ALL, Audience::key))]
        audience: String,
        /// The text
        #[arg(long, conflicts_with = "file", required_unless_present = "file")]
        text: Option<String>,
        /// A file with the text
        #[arg(long, value_name = "FILE")]
        file: Option<PathBuf>,
    },
    /// Record the top security officer's approval in advance
    Approve {
        /// Name of the template
        name: String,
        /// The last day on which it counts, as in 30-06-2027
        #[arg(long, value_name = "DAY")]
        until: String,
        /// How it was given
        #[command(flatten)]
        given: GivenArgs,
    },
    /// Confirm an approval that somebody else recorded in your name
    Confirm {
        /// Name of the template
        name: String,
    },
    /// Take a template out of use
    Withdraw {
        /// Name of the template
        name: String,
    },
    /// List the templates, their codes and their approvals
    List,
}
