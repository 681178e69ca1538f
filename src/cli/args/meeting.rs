//! `vagt isg meeting …`: names, flags and values.

use clap::{Args, Subcommand};

use super::{When, keyed};
use crate::domain::meeting::MeetingSort;

/// Verbs on meetings of the group.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum MeetingVerb {
    /// List the meetings, the next one first
    List,
    /// Call a meeting, or change what it was called to
    Call {
        /// When it takes place; default with --incident: when the group met or was convened
        #[arg(long, value_name = "TIME", required_unless_present = "incident")]
        on: Option<String>,
        /// Where, or the number of the bridge; default with --incident: what is on record
        #[arg(long, value_name = "TEXT", required_unless_present = "incident")]
        place: Option<String>,
        /// Ordinary or extraordinary; default: ordinary, extraordinary with --incident
        #[arg(long, value_parser = keyed(&MeetingSort::ALL, MeetingSort::key))]
        sort: Option<String>,
        /// The incident whose call-out it comes from
        #[arg(long, value_name = "ID")]
        incident: Option<String>,
        /// Who has the chair; default: as the roster has it
        #[arg(long, value_name = "PERSON")]
        chair: Option<String>,
        /// Which meeting, and who says so
        #[command(flatten)]
        about: AboutArgs,
    },
    /// Cancel a meeting
    Cancel {
        /// Why
        #[arg(long)]
        reason: Option<String>,
        /// Which meeting, and who says so
        #[command(flatten)]
        about: AboutArgs,
    },
    /// Show a meeting: attendance, agenda and minutes as far as they are written
    Show {
        /// The meeting: next, last, its date or its id
        #[arg(default_value = "next")]
        meeting: String,
    },
    /// Show the agenda of a meeting, as it is computed now or was treated
    Agenda {
        /// The meeting: next, last, its date or its id
        #[arg(default_value = "next")]
        meeting: String,
    },
    /// See to it that an incident is on the agenda; the step that asks for it is done by that
    Put {
        /// Id, as in 26-A14
        id: String,
        /// Which meeting, and who says so
        #[command(flatten)]
        about: AboutArgs,
    },
    /// Put an item of one's own on the agenda
    Item {
        /// Its title
        title: String,
        /// More about it
        #[arg(long, value_name = "TEXT")]
        text: Option<String>,
        /// Which meeting, and who says so
        #[command(flatten)]
        about: AboutArgs,
    },
    /// Take an item of one's own off the agenda
    Withdraw {
        /// On what: its number on the agenda, an incident's id, incidents, outages, actions, deviations, gaps, spot-checks, item-1 or other
        topic: String,
        /// Why
        #[arg(long)]
        reason: Option<String>,
        /// Which meeting, and who says so
        #[command(flatten)]
        about: AboutArgs,
    },
    /// Note that somebody is present, absent, there for a member, or a guest
    Present {
        /// Who
        person: String,
        /// For which member
        #[arg(long = "for", value_name = "PERSON", conflicts_with_all = ["absent", "guest"])]
        member: Option<String>,
        /// They are absent
        #[arg(long, conflicts_with = "guest")]
        absent: bool,
        /// They have no seat in the group
        #[arg(long)]
        guest: bool,
        /// Which meeting, and who says so
        #[command(flatten)]
        about: AboutArgs,
    },
    /// Note what was discussed, decided and advised on a topic
    Minute {
        /// On what: its number on the agenda, an incident's id, incidents, outages, actions, deviations, gaps, spot-checks, item-1 or other
        topic: String,
        /// What was discussed
        #[arg(long, value_name = "TEXT")]
        said: Option<String>,
        /// What was decided
        #[arg(long, value_name = "TEXT")]
        decided: Option<String>,
        /// What the group advises
        #[arg(long, value_name = "TEXT")]
        advice: Option<String>,
        /// A member who does not share it, and why; may be given several times
        #[arg(long, value_name = "PERSON=TEXT")]
        dissent: Vec<String>,
        /// What the DPO advises, without a vote
        #[arg(long, value_name = "TEXT")]
        dpo: Option<String>,
        /// It is put off to the next meeting
        #[arg(long)]
        postponed: bool,
        /// Which meeting, and who says so
        #[command(flatten)]
        about: AboutArgs,
    },
    /// Note an action that was agreed
    Action {
        /// On what: its number on the agenda, an incident's id, incidents, outages, actions, deviations, gaps, spot-checks, item-1 or other
        topic: String,
        /// What is to be done
        text: String,
        /// Who sees to it
        #[arg(long, value_name = "PERSON")]
        owner: String,
        /// By which day, as in 24-12-2026
        #[arg(long, value_name = "DATE")]
        due: String,
        /// Which meeting, and who says so
        #[command(flatten)]
        about: AboutArgs,
    },
    /// Note what came of an action that was agreed at a meeting
    Settle {
        /// The action, as in action-1 or 1
        action: String,
        /// What came of it
        text: String,
        /// Which meeting, and who says so
        #[command(flatten)]
        about: AboutArgs,
    },
    /// Note the result of a spot check; a deviation needs --cause, --plan, --owner and --due
    Check {
        /// What was checked: a department, a routine
        what: String,
        /// What was found
        #[arg(long, value_name = "TEXT")]
        found: String,
        /// The system that was checked
        #[arg(long)]
        system: Option<String>,
        /// Why it deviates
        #[arg(long, value_name = "TEXT", requires = "plan")]
        cause: Option<String>,
        /// What is done about it
        #[arg(long, value_name = "TEXT", requires_all = ["owner", "due"])]
        plan: Option<String>,
        /// Who sees to it
        #[arg(long, value_name = "PERSON", requires = "plan")]
        owner: Option<String>,
        /// By which day, as in 24-12-2026
        #[arg(long, value_name = "DATE", requires = "plan")]
        due: Option<String>,
        /// Which meeting, and who says so
        #[command(flatten)]
        about: AboutArgs,
    },
    /// Set the next meeting, which is called by that
    Next {
        /// When it takes place
        #[arg(long, value_name = "TIME")]
        on: String,
        /// Where, or the number of the bridge
        #[arg(long, value_name = "TEXT")]
        place: String,
        /// Which meeting, and who says so
        #[command(flatten)]
        about: AboutArgs,
    },
    /// End the meeting and fix its minutes; without a quorum it needs --reason
    Hold {
        /// Why it is held although the group is not quorate
        #[arg(long)]
        reason: Option<String>,
        /// Which meeting, and who says so
        #[command(flatten)]
        about: AboutArgs,
    },
    /// Add a correction to minutes that are fixed
    Correct {
        /// The correction
        text: String,
        /// On what
        #[arg(long, value_name = "TOPIC")]
        topic: Option<String>,
        /// Which meeting, and who says so
        #[command(flatten)]
        about: AboutArgs,
    },
}

/// Which meeting, and who says so.
#[derive(Debug, Args)]
pub(in crate::cli) struct AboutArgs {
    /// Which meeting: next, last, its date or its id
    #[arg(long, value_name = "MEETING")]
    pub(in crate::cli) meeting: Option<String>,
    /// Who did it, if not the one who records it
    #[arg(long, value_name = "PERSON")]
    pub(in crate::cli) by: Option<String>,
    /// When it happened
    #[command(flatten)]
    pub(in crate::cli) when: When,
}
