//! `vagt attach`, `vagt attachment`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::When;

/// `vagt attach`.
#[derive(Debug, Args)]
pub(in crate::cli) struct AttachArgs {
    /// The incident
    pub(in crate::cli) id: String,
    /// The files
    #[arg(value_name = "FILE", required = true)]
    pub(in crate::cli) files: Vec<PathBuf>,
    /// What they are
    #[arg(long, value_name = "TEXT")]
    pub(in crate::cli) about: Option<String>,
    #[command(flatten)]
    pub(in crate::cli) when: When,
}

/// `vagt attachment`.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum AttachmentVerb {
    /// The files of an incident, with their numbers
    List {
        /// The incident
        id: String,
    },
    /// Write a file of an incident to a new file, proved to be what was attached
    Save {
        /// The incident
        id: String,
        /// Its number in the list
        #[arg(value_name = "N")]
        number: usize,
        /// Where to; without it, under its own name in the current directory
        #[arg(long, value_name = "FILE")]
        to: Option<PathBuf>,
    },
}
