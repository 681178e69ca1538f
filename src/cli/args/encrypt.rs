//! `vagt encrypt`.

use clap::Args;

/// `vagt encrypt`.
#[derive(Debug, Args)]
pub(in crate::cli) struct EncryptArgs {
    /// Give an encrypted log another passphrase and another recovery code
    #[arg(long)]
    pub(in crate::cli) change_passphrase: bool,
}
