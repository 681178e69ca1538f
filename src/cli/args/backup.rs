//! `vagt backup|restore`.

use std::path::PathBuf;

use clap::Args;

/// `vagt backup`.
#[derive(Debug, Args)]
pub(in crate::cli) struct BackupArgs {
    /// Where to
    #[arg(value_name = "FILE")]
    pub(in crate::cli) to: PathBuf,
    /// Take the place of a file that is there
    #[arg(long)]
    pub(in crate::cli) force: bool,
    /// The private key too: whoever has the file can then sign as this device
    #[arg(long)]
    pub(in crate::cli) with_key: bool,
    /// config.toml and the files beside it too
    #[arg(long)]
    pub(in crate::cli) with_config: bool,
}

/// `vagt restore`.
#[derive(Debug, Args)]
pub(in crate::cli) struct RestoreArgs {
    /// The backup
    #[arg(value_name = "FILE")]
    pub(in crate::cli) from: PathBuf,
    /// Go on as the device that it is of: right only when nobody works on the original any more
    #[arg(long)]
    pub(in crate::cli) same_device: bool,
}
