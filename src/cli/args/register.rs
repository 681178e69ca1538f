//! `vagt register …`: names, flags and values.

use clap::{Args, Subcommand};

use super::keyed;
use crate::domain::register::Duty;

/// Verbs on the register.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum RegisterVerb {
    /// List what is missing in the register, and who is answerable
    Check {
        /// Exit 1 when anything is missing
        #[arg(long)]
        strict: bool,
    },
    /// List the systems
    List,
    /// Show one system: whose it is, who runs it, what is agreed, what is missing
    Show {
        /// The system, as in the register
        system: String,
    },
    /// Show the yearly duties and when they are due, or record that one was done
    Wheel(WheelArgs),
}

/// Flags of `register wheel`.
#[derive(Debug, Args)]
pub(in crate::cli) struct WheelArgs {
    /// Record that this duty was done
    #[arg(long, value_name = "DUTY", value_parser = keyed(&Duty::ALL, Duty::key))]
    pub(in crate::cli) done: Option<String>,
    /// The day it was done, as in 24-11-2026; default: today
    #[arg(long, value_name = "DATE", requires = "done")]
    pub(in crate::cli) on: Option<String>,
    /// Who did it, if not the one who records it
    #[arg(long, value_name = "PERSON", requires = "done")]
    pub(in crate::cli) by: Option<String>,
    /// What came of it, and where it is filed
    #[arg(long, requires = "done")]
    pub(in crate::cli) note: Option<String>,
}
