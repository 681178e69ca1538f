//! `vagt playbook …` and `vagt policy …`: names, flags and values.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::When;

/// Verbs on playbooks.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum PlaybookVerb {
    /// Check files; errors name line, column and what was expected
    Check {
        /// The files
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// List the playbooks in force and their blocks
    List,
    /// Insert a block into the checklist of a running incident
    Insert(InsertArgs),
    /// Show what a newer version of its playbook changes, and with --yes follow it
    Update(UpdateArgs),
}

/// Flags of `playbook insert`.
#[derive(Debug, Args)]
pub(in crate::cli) struct InsertArgs {
    /// Id, as in 26-A14
    pub(in crate::cli) id: String,
    /// The block, as its file is called
    pub(in crate::cli) block: String,
    /// Why
    #[arg(long)]
    pub(in crate::cli) reason: Option<String>,
    /// When it happened
    #[command(flatten)]
    pub(in crate::cli) when: When,
}

/// Flags of `playbook update`.
#[derive(Debug, Args)]
pub(in crate::cli) struct UpdateArgs {
    /// Id, as in 26-A14
    pub(in crate::cli) id: String,
    /// Follow the playbook of this name instead, as maintenance
    #[arg(long, value_name = "PLAYBOOK")]
    pub(in crate::cli) to: Option<String>,
    /// Follow the newer version
    #[arg(long)]
    pub(in crate::cli) yes: bool,
    /// When it happened
    #[command(flatten)]
    pub(in crate::cli) when: When,
}

/// Verbs on the policy.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum PolicyVerb {
    /// Show what carries each row; exit 1 when one that must be carried is not
    Coverage,
    /// Show the passages behind a row in the municipality's own document
    Open {
        /// The row, as in P22
        row: String,
    },
    /// Show which sections of the document have changed, and the steps that cite them
    Changes {
        /// Record that the steps have been gone through against the document as it is now
        #[arg(long)]
        accept: bool,
    },
}
