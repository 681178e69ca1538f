//! Refusals: the rules say no. As data; the words, and what to do about it, are made in `text`.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::clean::CleanText;
use super::clock::ClockId;
use super::follow_up::FollowUpRefusal;
use super::id::{FeedId, IncidentNumber, PersonId, StepId, SystemId};
use super::meeting::MeetingRefusal;
use super::message::MessageRefusal;
use super::playbook::{InputKey, InputSort, Question};
use super::register::Role;

/// A rule that says no. Nothing is recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "rule", rename_all = "kebab-case")]
#[error("refused: {self:?}")]
pub enum Refusal {
    /// A title is needed.
    EmptyTitle,
    /// A text is needed.
    EmptyText,
    /// A reason is needed: skipping, reopening and setting a severity without one leaves no evidence.
    ReasonMissing,
    /// Nothing that happened lies in the future.
    InFuture {
        /// The time given.
        given: Timestamp,
    },
    /// It cannot have happened before the incident was discovered, or, for a note, long before.
    BeforeIncident {
        /// The time given.
        given: Timestamp,
        /// When the incident was discovered.
        discovered: Timestamp,
    },
    /// It cannot be reported before it is discovered (P14).
    ReportedBeforeDiscovered,
    /// It cannot have begun after it was discovered.
    BeganAfterDiscovered {
        /// When it was discovered.
        discovered: Timestamp,
    },
    /// Awareness later than discovery needs a justification (P06).
    AwarenessUnjustified,
    /// The file is attached to the incident already.
    AttachedAlready {
        /// The name it has there.
        name: CleanText,
    },
    /// No such incident.
    UnknownIncident,
    /// No such step in this incident's checklist.
    UnknownStep {
        /// What was asked for.
        step: StepId,
    },
    /// No such system in the register.
    UnknownSystem {
        /// What was asked for.
        system: SystemId,
    },
    /// Nobody of that id in the roster.
    UnknownPerson {
        /// Who was asked for.
        person: PersonId,
    },
    /// No such feed.
    UnknownFeed {
        /// What was asked for.
        feed: FeedId,
    },
    /// A feed of that name is there already.
    FeedExists {
        /// Which.
        feed: FeedId,
    },
    /// No such outage, or it is over.
    UnknownOutage,
    /// The incident is closed.
    Closed {
        /// Which.
        incident: IncidentNumber,
    },
    /// The incident is open already.
    NotClosed {
        /// Which.
        incident: IncidentNumber,
    },
    /// The step waits for another.
    StepWaits {
        /// The step.
        step: StepId,
        /// What comes first.
        first: StepId,
    },
    /// The step waits for an answer.
    StepWaitsForAnswer {
        /// The step.
        step: StepId,
        /// The open question.
        question: Question,
    },
    /// The step's condition is false.
    StepNotApplicable {
        /// The step.
        step: StepId,
    },
    /// The step is neither done nor skipped.
    StepNotSettled {
        /// The step.
        step: StepId,
    },
    /// The step does not ask that.
    NotAsked {
        /// The step.
        step: StepId,
        /// The question.
        question: Question,
    },
    /// What the DPO advised is said of a decision that is not made there.
    NoAdviceAsked {
        /// The step.
        step: StepId,
    },
    /// The step waits for an answer to a typed input.
    StepWaitsForInput {
        /// The step.
        step: StepId,
        /// What is to be answered.
        input: InputKey,
    },
    /// The step does not ask for that.
    NoSuchInput {
        /// The step.
        step: StepId,
        /// The input.
        input: InputKey,
    },
    /// The answer is not of the sort that is asked for.
    WrongInput {
        /// The step.
        step: StepId,
        /// The input.
        input: InputKey,
        /// What would do.
        sort: InputSort,
        /// What can be chosen, where it is a choice.
        options: Vec<String>,
    },
    /// The step asks how hard confidentiality, integrity and availability are hit, and nobody has said anything of it, not
    /// even that it is not known (P16).
    NotAssessed {
        /// The step.
        step: StepId,
    },
    /// Whether personal data are involved and which they are do not go together: a yes says which (P06).
    WhichData {
        /// The step.
        step: StepId,
    },
    /// The step is what is said of it: ticking it takes a note.
    NothingSaid {
        /// The step.
        step: StepId,
    },
    /// Somebody of the group has not been called (P11, P13).
    NotCalled {
        /// The step.
        step: StepId,
        /// The first of each seat that nobody has tried.
        people: Vec<PersonId>,
    },
    /// The step is done once for each system, and several are left (P22).
    WhichSystem {
        /// The step.
        step: StepId,
        /// The systems left.
        left: Vec<SystemId>,
    },
    /// The step is not to be done for that system.
    NotThisSystem {
        /// The step.
        step: StepId,
        /// The system.
        system: SystemId,
    },
    /// No block of that name in the playbooks in force.
    UnknownBlock {
        /// What was asked for.
        block: String,
    },
    /// No playbook of that name is in force.
    UnknownPlaybook {
        /// What was asked for.
        playbook: String,
    },
    /// The block is in the checklist already.
    BlockThere {
        /// Which.
        block: String,
    },
    /// The incident follows the newest version of its playbook.
    NothingNewer,
    /// The step belongs to another role (`policy.md` §1).
    WrongRole {
        /// The step.
        step: StepId,
        /// Whose it is.
        role: Role,
        /// Who tried.
        person: PersonId,
        /// Who could.
        holders: Vec<PersonId>,
        /// The policy row behind it, if any.
        policy: Option<u8>,
    },
    /// Only who holds a decider's role, or stands in, gives its word (P16).
    NotDecider {
        /// Whose word it would be.
        role: Role,
        /// Who tried.
        person: PersonId,
        /// Who could.
        holders: Vec<PersonId>,
    },
    /// A joint decision takes two different persons, also when deputies act (P16).
    OneWordEach {
        /// Who has spoken for the other role.
        person: PersonId,
    },
    /// Not convening on a serious incident takes a time at which it is looked at again (P13).
    ReviewMissing,
    /// What is to be looked at again lies ahead.
    ReviewNotAhead {
        /// The time given.
        given: Timestamp,
    },
    /// The step is done by the decision of both, not by ticking it (P16).
    NotDecided {
        /// The step.
        step: StepId,
        /// Who has not spoken; empty when they disagree, or what carried the decision has changed.
        lacking: Vec<Role>,
    },
    /// Not a member of the Information Security Group, nor a deputy (P11).
    NotIsgMember {
        /// Who.
        person: PersonId,
    },
    /// The group is not convened (P13).
    IsgNotConvened,
    /// The DPO advises and has no vote (P12).
    NoVote {
        /// Who.
        person: PersonId,
    },
    /// It is decided for the data controller, by another role (profile).
    NotController {
        /// Whose decision it is.
        role: Role,
        /// Who tried.
        person: PersonId,
        /// Who could.
        holders: Vec<PersonId>,
    },
    /// Something sent too late needs the reason for the delay (GDPR art. 33(1)).
    LateUnexplained {
        /// The clock that had run out.
        clock: ClockId,
    },
    /// There is nothing yet that could be supplemented.
    NothingFiled,
    /// A notification begins once; what follows supplements it (GDPR art. 33(4)).
    AlreadyFiled,
    /// Nothing of the kind is on record that could be taken back.
    NothingToWithdraw,
    /// Whether a breach is reportable hangs on the risk to the people, which nobody has decided (GDPR art. 33(1), P06).
    RiskUndecided,
    /// Reports under NIS2 are of incidents decided significant.
    NotSignificant,
    /// The final report and the status report follow the notification.
    NotificationFirst,
    /// The municipality's profile has no NIS2.
    WithoutNis2,
    /// An incident cannot be part of itself, nor of one of its own parts.
    LinkCircle,
    /// There is nothing to change.
    NothingChanged,
    /// An incident is not closed while something of law is undecided (P40; `policy.md` §5, step `close`).
    ClocksUndecided {
        /// The clocks of law that nobody has stopped.
        clocks: Vec<ClockId>,
    },
    /// An incident is not closed while required steps are neither done nor excused (`policy.md` §5, step `close`).
    StepsLeft {
        /// The steps.
        steps: Vec<StepId>,
    },
    /// The IT chief vouches for what is left undone when an incident is closed.
    NotExcuser {
        /// Whose word it is.
        role: Role,
        /// Who tried.
        person: PersonId,
        /// Who could.
        holders: Vec<PersonId>,
    },
    /// A rule of follow-up.
    FollowUp {
        /// Which.
        refused: FollowUpRefusal,
    },
    /// A rule of messages.
    Message {
        /// Which.
        refused: MessageRefusal,
    },
    /// A rule of meetings.
    Meeting {
        /// Which.
        refused: MeetingRefusal,
    },
}

impl From<MeetingRefusal> for Refusal {
    fn from(refused: MeetingRefusal) -> Self {
        Self::Meeting { refused }
    }
}

impl From<MessageRefusal> for Refusal {
    fn from(refused: MessageRefusal) -> Self {
        Self::Message { refused }
    }
}

impl From<FollowUpRefusal> for Refusal {
    fn from(refused: FollowUpRefusal) -> Self {
        Self::FollowUp { refused }
    }
}

impl Refusal {
    /// The row of the policy behind the rule.
    #[expect(clippy::wildcard_enum_match_arm, reason = "most rules are of reason, not of policy")]
    pub fn policy_row(&self) -> Option<u8> {
        match self {
            Self::AwarenessUnjustified | Self::RiskUndecided | Self::WhichData { .. } => Some(6),
            Self::ReportedBeforeDiscovered => Some(14),
            Self::ClocksUndecided { .. } => Some(40),
            Self::WhichSystem { .. } => Some(22),
            Self::WrongRole { policy, .. } => *policy,
            Self::NotDecider { .. } | Self::OneWordEach { .. } | Self::NotDecided { .. } | Self::NotAssessed { .. } => {
                Some(16)
            }
            Self::ReviewMissing | Self::IsgNotConvened | Self::NotCalled { .. } => Some(13),
            Self::NoVote { .. } => Some(12),
            Self::NotIsgMember { .. } => Some(11),
            Self::Message { refused } => refused.policy_row(),
            Self::FollowUp { refused } => refused.policy_row(),
            Self::Meeting { refused } => refused.policy_row(),
            _ => None,
        }
    }
}

/// A reason is given.
pub(in crate::domain) fn reason_given(reason: &CleanText) -> Result<(), Refusal> {
    if reason.is_empty() { Err(Refusal::ReasonMissing) } else { Ok(()) }
}

/// Something is said.
pub(in crate::domain) fn text_given(text: &CleanText) -> Result<(), Refusal> {
    if text.is_empty() { Err(Refusal::EmptyText) } else { Ok(()) }
}
