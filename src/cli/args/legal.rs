//! `vagt legal …`: names, flags and values.

use clap::{Args, Subcommand};

use super::{When, keyed};
use crate::domain::decision::How;
use crate::domain::filing::{Act, Phase, Risk, Told};

/// What `vagt legal nis2` can record.
pub(in crate::cli) const NIS2: [&str; 6] =
    ["significant", "not-significant", "early-warning", "notification", "status", "final"];

/// Verbs on what the law asks for.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum LegalVerb {
    /// Decide since when there is awareness that it is a breach of personal data
    Awareness {
        /// Id, as in 26-A14
        id: String,
        /// Since when, if not now: 03:12, 24-11-2026 03:12 or RFC 3339
        #[arg(long, value_name = "TIME")]
        since: Option<String>,
        /// Who decides, and why
        #[command(flatten)]
        word: WordArgs,
    },
    /// Decide the risk to the people concerned
    Risk {
        /// Id, as in 26-A14
        id: String,
        /// The risk
        #[arg(value_parser = keyed(&Risk::ALL, Risk::key))]
        risk: String,
        /// Who decides, and why
        #[command(flatten)]
        word: WordArgs,
    },
    /// Record that the breach is filed with the data protection authority
    File {
        /// Id, as in 26-A14
        id: String,
        /// In full, what is known first, or the rest of it; default: in full, and the rest once something is filed
        #[arg(long, value_parser = keyed(&Phase::ALL, Phase::key))]
        phase: Option<String>,
        /// Case number, and why it is late
        #[command(flatten)]
        receipt: ReceiptArgs,
    },
    /// Decide that the breach need not be filed
    NotReportable {
        /// Id, as in 26-A14
        id: String,
        /// Who decides, and why
        #[command(flatten)]
        word: WordArgs,
    },
    /// Record that the people concerned are informed, or the exception that applies
    DataSubjects {
        /// Id, as in 26-A14
        id: String,
        /// Informed, or the exception
        #[arg(value_parser = keyed(&Told::ALL, Told::key))]
        told: String,
        /// Who decides, and why
        #[command(flatten)]
        word: WordArgs,
    },
    /// Decide whether the incident is significant under NIS2, or record a report that was sent
    Nis2 {
        /// Id, as in 26-A14
        id: String,
        /// The decision, or the report
        #[arg(value_parser = clap::builder::PossibleValuesParser::new(NIS2))]
        nis2: String,
        /// Since when, if not now: 03:12, 24-11-2026 03:12 or RFC 3339
        #[arg(long, value_name = "TIME")]
        since: Option<String>,
        /// Why, for the decision
        #[arg(long)]
        reason: Option<String>,
        /// Case number, and why it is late
        #[command(flatten)]
        receipt: ReceiptArgs,
    },
    /// Take back what was recorded by mistake: its clock runs again and its step stands open
    Withdraw {
        /// Id, as in 26-A14
        id: String,
        /// What: the newest of its kind
        #[arg(value_parser = clap::builder::PossibleValuesParser::new(Act::KEYS))]
        act: String,
        /// Why
        #[arg(long)]
        reason: Option<String>,
        /// When it happened
        #[command(flatten)]
        when: When,
    },
}

/// Who decides, and why.
#[derive(Debug, Args)]
pub(in crate::cli) struct WordArgs {
    /// Why
    #[arg(long)]
    pub(in crate::cli) reason: Option<String>,
    /// Who did it, if not the one who records it
    #[arg(long, value_name = "PERSON")]
    pub(in crate::cli) by: Option<String>,
    /// How it was given, where it is recorded for somebody else
    #[arg(long, value_parser = keyed(&How::ALL, How::key), requires = "by")]
    pub(in crate::cli) how: Option<String>,
    /// What the DPO advised
    #[arg(long, value_name = "TEXT")]
    pub(in crate::cli) advice: Option<String>,
    /// When it happened
    #[command(flatten)]
    pub(in crate::cli) when: When,
}

/// What was sent.
#[derive(Debug, Args)]
pub(in crate::cli) struct ReceiptArgs {
    /// The authority's case number or receipt
    #[arg(long, value_name = "TEXT")]
    pub(in crate::cli) case: Option<String>,
    /// Why it is late, if it is; in time a remark
    #[arg(long, value_name = "TEXT")]
    pub(in crate::cli) late: Option<String>,
    /// Who did it, if not the one who records it
    #[arg(long, value_name = "PERSON")]
    pub(in crate::cli) by: Option<String>,
    /// When it happened
    #[command(flatten)]
    pub(in crate::cli) when: When,
}
