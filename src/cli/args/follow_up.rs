//! `vagt follow-up …`: names, flags and values.

use clap::{Args, Subcommand};

use super::{When, keyed};
use crate::domain::decision::How;
use crate::domain::follow_up::{AgreementKept, Lapse, Worked};

/// In whose name, and when.
#[derive(Debug, Args)]
pub(in crate::cli) struct SaidArgs {
    /// Who did it, if not the one who records it
    #[arg(long, value_name = "PERSON")]
    pub(in crate::cli) by: Option<String>,
    /// When it happened
    #[command(flatten)]
    pub(in crate::cli) when: When,
}

/// Who answers for a corrective action.
#[derive(Debug, Args)]
pub(in crate::cli) struct OwnerArgs {
    /// Who answers for it
    #[arg(long, value_name = "PERSON")]
    pub(in crate::cli) owner: Option<String>,
    /// Who answers for it on the supplier's side, in its own words
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) supplier_owner: Option<String>,
}

/// Verbs on the follow-up.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum FollowUpVerb {
    /// State the cause: conditions, not persons
    Cause {
        /// Id, as in 26-A14
        id: String,
        /// The cause
        cause: String,
        /// What contributed; may be given several times
        #[arg(long, value_name = "TEXT")]
        contributing: Vec<String>,
        /// Who and when
        #[command(flatten)]
        said: SaidArgs,
    },
    /// Agree, change, finish and drop corrective actions
    #[command(subcommand)]
    Action(ActionVerb),
    /// Assess the effect of a corrective action that is done
    Effect {
        /// Id, as in 26-A14
        id: String,
        /// The corrective action, as in A2 or 2
        #[arg(value_name = "ACTION")]
        item: String,
        /// Whether it worked
        #[arg(value_parser = keyed(&Worked::ALL, Worked::key))]
        worked: String,
        /// Note, or reason
        #[arg(long)]
        note: Option<String>,
        /// Who and when
        #[command(flatten)]
        said: SaidArgs,
    },
    /// Note that a safeguard was missing, off or bypassed
    Deviation {
        /// Id, as in 26-A14
        id: String,
        /// Which safeguard
        safeguard: String,
        /// What was wrong with it
        #[arg(long, value_parser = keyed(&Lapse::ALL, Lapse::key))]
        lapse: String,
        /// Who handles it; default: the IT chief
        #[arg(long, value_name = "PERSON")]
        handler: Option<String>,
        /// What limits the harm meanwhile
        #[arg(long, value_name = "TEXT")]
        mitigation: Option<String>,
        /// Who and when
        #[command(flatten)]
        said: SaidArgs,
    },
    /// Note that a deviation is mitigated
    Mitigated {
        /// Id, as in 26-A14
        id: String,
        /// The deviation, as in A1 or 1
        #[arg(value_name = "DEVIATION")]
        item: String,
        /// How
        note: String,
        /// Who and when
        #[command(flatten)]
        said: SaidArgs,
    },
    /// Note a review held together with the supplier; --at says when
    Review {
        /// Id, as in 26-A14
        id: String,
        /// Who took part, of both sides; may be given several times
        #[arg(long = "with", value_name = "NAME", required = true)]
        people: Vec<String>,
        /// What was found
        #[arg(long, value_name = "TEXT")]
        findings: String,
        /// Whether the operating agreement was kept
        #[arg(long, value_parser = keyed(&AgreementKept::ALL, AgreementKept::key))]
        agreement: String,
        /// Whose it is, as in suppliers.toml
        #[arg(long)]
        supplier: Option<String>,
        /// Who and when
        #[command(flatten)]
        said: SaidArgs,
    },
    /// Note the DPO's briefing of the top security officer, or that none is needed
    Briefed {
        /// Id, as in 26-A14
        id: String,
        /// How it was given
        #[arg(long, value_parser = keyed(&How::ALL, How::key), default_value = "here")]
        how: String,
        /// About what
        #[arg(long)]
        note: Option<String>,
        /// None is needed, and why
        #[arg(long, value_name = "REASON", conflicts_with_all = ["how", "note"])]
        not_needed: Option<String>,
        /// Who and when
        #[command(flatten)]
        said: SaidArgs,
    },
    /// List corrective actions and deviations of one incident or of all, the late first
    List {
        /// Id, as in 26-A14
        id: Option<String>,
    },
}

/// Verbs on corrective actions.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum ActionVerb {
    /// Agree a corrective action with an owner and its days
    #[command(group(clap::ArgGroup::new("whose").args(["owner", "supplier_owner"]).required(true)))]
    Add {
        /// Id, as in 26-A14
        id: String,
        /// What is to be done
        task: String,
        /// Who answers for it
        #[command(flatten)]
        owner: OwnerArgs,
        /// The day by which it is to be done, as in 04-12-2026
        #[arg(long, value_name = "DAY")]
        due: String,
        /// The day on which its effect is assessed, as in 04-12-2026
        #[arg(long, value_name = "DAY")]
        assess: String,
        /// Who and when
        #[command(flatten)]
        said: SaidArgs,
    },
    /// Change a corrective action, with the reason
    Change {
        /// Id, as in 26-A14
        id: String,
        /// The corrective action, as in A2 or 2
        #[arg(value_name = "ACTION")]
        item: String,
        /// What is to be done
        #[arg(long, value_name = "TEXT")]
        task: Option<String>,
        /// Who answers for it
        #[command(flatten)]
        owner: OwnerArgs,
        /// The day by which it is to be done, as in 04-12-2026
        #[arg(long, value_name = "DAY")]
        due: Option<String>,
        /// The day on which its effect is assessed, as in 04-12-2026
        #[arg(long, value_name = "DAY")]
        assess: Option<String>,
        /// Why
        #[arg(long)]
        reason: Option<String>,
        /// Who and when
        #[command(flatten)]
        said: SaidArgs,
    },
    /// Note a corrective action done
    Done {
        /// Id, as in 26-A14
        id: String,
        /// The corrective action, as in A2 or 2
        #[arg(value_name = "ACTION")]
        item: String,
        /// Note, or reason
        #[arg(long)]
        note: Option<String>,
        /// Who and when
        #[command(flatten)]
        said: SaidArgs,
    },
    /// Drop a corrective action, with the reason
    Drop {
        /// Id, as in 26-A14
        id: String,
        /// The corrective action, as in A2 or 2
        #[arg(value_name = "ACTION")]
        item: String,
        /// Why
        #[arg(long)]
        reason: Option<String>,
        /// Who and when
        #[command(flatten)]
        said: SaidArgs,
    },
}
