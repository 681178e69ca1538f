//! `vagt decide`, `vagt reach`, `vagt isg …`: names, flags and values.

use clap::{Args, Subcommand};

use super::{MeetingVerb, When, keyed};
use crate::domain::decision::{AttemptResult, How, IsgChoice, Side};

/// Flags of `decide`.
#[derive(Debug, Args)]
pub(in crate::cli) struct DecideArgs {
    /// Id, as in 26-A14
    pub(in crate::cli) id: String,
    /// What is to be done
    #[arg(long, value_name = "TEXT")]
    pub(in crate::cli) action: String,
    /// Whether to convene the group
    #[arg(long, value_parser = keyed(&IsgChoice::ALL, IsgChoice::key))]
    pub(in crate::cli) isg: String,
    /// Whose word it is
    #[arg(long, value_name = "PERSON")]
    pub(in crate::cli) by: String,
    /// Why
    #[arg(long)]
    pub(in crate::cli) reason: String,
    /// As which decider; default: as the roster has it
    #[arg(long, value_parser = keyed(&Side::ALL, Side::key))]
    pub(in crate::cli) role: Option<String>,
    /// How it was given; default: here for who sits here, by phone for others
    #[arg(long, value_parser = keyed(&How::ALL, How::key))]
    pub(in crate::cli) how: Option<String>,
    /// When a «not now» is looked at again; needed with it
    #[arg(long, value_name = "TIME")]
    pub(in crate::cli) review: Option<String>,
    /// Another incident that the word covers; may be given several times
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) with: Vec<String>,
    /// When it happened
    #[command(flatten)]
    pub(in crate::cli) when: When,
}

/// Flags of `reach`.
#[derive(Debug, Args)]
pub(in crate::cli) struct ReachArgs {
    /// Id, as in 26-A14
    pub(in crate::cli) id: String,
    /// Who
    pub(in crate::cli) person: String,
    /// What came of it
    #[arg(long, value_parser = keyed(&AttemptResult::ALL, AttemptResult::key))]
    pub(in crate::cli) result: String,
    /// When they are to be called again, or call back
    #[arg(long, value_name = "TIME")]
    pub(in crate::cli) callback: Option<String>,
    /// When it happened
    #[command(flatten)]
    pub(in crate::cli) when: When,
}

/// Verbs on the Information Security Group.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum IsgVerb {
    /// A member was called
    Call(MemberArgs),
    /// A member was reached
    Reached(MemberArgs),
    /// A member did not answer
    NoAnswer(MemberArgs),
    /// A member joins, from a time if said
    Joins {
        /// Who
        #[command(flatten)]
        member: MemberArgs,
        /// When they join
        #[arg(long, value_name = "TIME")]
        from: Option<String>,
    },
    /// A member is there
    Attends(MemberArgs),
    /// A member left
    Leaves(MemberArgs),
    /// Note who leads the group's meeting; it begins by that if it has not begun
    Chair(MemberArgs),
    /// Note the group's advice on a question
    Advice(AdviceArgs),
    /// Meetings of the group: call, agenda, attendance, minutes
    #[command(subcommand)]
    Meeting(MeetingVerb),
}

/// A member of the group and an incident.
#[derive(Debug, Args)]
pub(in crate::cli) struct MemberArgs {
    /// Id, as in 26-A14
    pub(in crate::cli) id: String,
    /// Who
    pub(in crate::cli) person: String,
    /// When it happened
    #[command(flatten)]
    pub(in crate::cli) when: When,
}

/// Flags of `isg advice`.
#[derive(Debug, Args)]
pub(in crate::cli) struct AdviceArgs {
    /// Id, as in 26-A14
    pub(in crate::cli) id: String,
    /// The question
    #[arg(long)]
    pub(in crate::cli) question: String,
    /// The advice
    #[arg(long, value_name = "TEXT")]
    pub(in crate::cli) advice: String,
    /// A member who does not share it, and why; may be given several times
    #[arg(long, value_name = "PERSON=TEXT")]
    pub(in crate::cli) dissent: Vec<String>,
    /// What the DPO advises, without a vote
    #[arg(long, value_name = "TEXT")]
    pub(in crate::cli) dpo: Option<String>,
    /// When it happened
    #[command(flatten)]
    pub(in crate::cli) when: When,
}
