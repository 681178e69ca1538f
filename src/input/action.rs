//! What a user can ask for. An action's name here is its name in `keymaps/` and the id of its help text.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

macro_rules! actions {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// What a user can ask for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Action {
            $($(#[$doc])* #[serde(rename = $name)] $variant,)*
        }

        impl Action {
            /// Every action, in the order in which help lists them.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The name in keymap files.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }
        }
    };
}

actions! {
    /// Register an incident.
    Register = "register",
    /// Tick the selected step, or open its form where it asks something.
    Tick = "tick",
    /// Go to the next open step.
    NextStep = "next-step",
    /// Settle the selected step without doing it, with a reason.
    SkipStep = "skip-step",
    /// Untick the selected step.
    ReopenStep = "reopen-step",
    /// Show what prescribes the selected step.
    Why = "why",
    /// Insert a block into the checklist.
    InsertBlock = "insert-block",
    /// Follow a newer version of the playbook.
    UpdatePlaybook = "update-playbook",
    /// Write a note for the timeline.
    Note = "note",
    /// Attach a file to the incident.
    Attach = "attach",
    /// Give the handling to somebody.
    Assign = "assign",
    /// Set the severity.
    Severity = "severity",
    /// Change what was said of the incident.
    Amend = "amend",
    /// Open the step or form that asks what could raise the severity.
    Question = "question",
    /// Decide since when there is awareness of a breach.
    LegalAwareness = "legal-awareness",
    /// Decide the risk to the people concerned.
    LegalRisk = "legal-risk",
    /// Record a filing with the data protection authority.
    LegalFile = "legal-file",
    /// Decide that a breach need not be filed.
    LegalNotReportable = "legal-not-reportable",
    /// Record what became of the people concerned.
    LegalDataSubjects = "legal-data-subjects",
    /// Decide whether it is significant under NIS2.
    LegalNis2 = "legal-nis2",
    /// Record a report under NIS2.
    LegalReport = "legal-report",
    /// Take back a filing or another record of law that was a mistake.
    LegalWithdraw = "legal-withdraw",
    /// Open the follow-up of all incidents.
    FollowUp = "follow-up",
    /// State the cause.
    StateCause = "state-cause",
    /// Agree a corrective action.
    AgreeMeasure = "agree-action",
    /// Note a corrective action done.
    MeasureDone = "action-done",
    /// Change a corrective action.
    ChangeMeasure = "change-action",
    /// Drop a corrective action.
    DropMeasure = "drop-action",
    /// Assess the effect of a corrective action.
    AssessEffect = "assess-effect",
    /// Note a deviation from a safeguard.
    NoteDeviation = "note-deviation",
    /// Note a deviation mitigated.
    Mitigate = "mitigate",
    /// Note a review held with the supplier.
    NoteReview = "note-review",
    /// Note the DPO's briefing of the top security officer.
    NoteBriefing = "note-briefing",
    /// End the handling.
    Close = "close",
    /// Begin the handling again.
    Reopen = "reopen",
    /// Open the joint decision of the incident.
    Decide = "decide",
    /// Give a decider's word.
    GiveWord = "give-word",
    /// Note an attempt to reach somebody.
    Attempt = "attempt",
    /// Note how far the call-out has come with the selected member.
    NoteCall = "note-call",
    /// Take the chair of the group.
    TakeChair = "take-chair",
    /// Note the group's advice.
    Advise = "advise",
    /// Register an incident from the selected outage.
    RegisterFromOutage = "register-from-outage",
    /// The messages of the incident.
    Messages = "messages",
    /// The meetings of the group.
    Meetings = "meetings",
    /// See to it that the incident is on the agenda of the next meeting.
    PutOnAgenda = "put-on-agenda",
    /// Call a meeting, or change what it was called to.
    CallMeeting = "call-meeting",
    /// Put an item on the agenda.
    AddItem = "add-item",
    /// Take an item off the agenda.
    WithdrawItem = "withdraw-item",
    /// Note that the member of the selected seat is there, or is not.
    TogglePresence = "toggle-presence",
    /// Note who fills the selected seat.
    NotePresence = "note-presence",
    /// Note that somebody is there without a seat.
    NoteGuest = "note-guest",
    /// Note what was said on the selected item.
    Minute = "minute",
    /// Note an action agreed on the selected item.
    AgreeOn = "agree-on",
    /// Note what came of an action agreed at a meeting.
    SettleAgreed = "settle-action",
    /// Note the result of a spot check.
    SpotCheck = "spot-check",
    /// Set the next meeting.
    NextMeeting = "next-meeting",
    /// End the meeting and fix its minutes.
    HoldMeeting = "hold-meeting",
    /// Cancel the meeting.
    CancelMeeting = "cancel-meeting",
    /// Add a correction to minutes that are fixed.
    CorrectMinutes = "correct-minutes",
    /// Write a message to the selected audience.
    DraftMessage = "draft-message",
    /// Write the message that says it is over.
    AllClear = "all-clear",
    /// Change the text of the selected message.
    EditMessage = "edit-message",
    /// Write the selected message anew from the fact sheet.
    RefreshMessage = "refresh-message",
    /// Record ØS's approval, given at this desk.
    ApproveMessage = "approve-message",
    /// Record ØS's approval, given by phone.
    ApproveByPhone = "approve-by-phone",
    /// Record that the selected message was sent.
    SendMessage = "send-message",
    /// Take the selected draft back.
    WithdrawMessage = "withdraw-message",
    /// Judge the selected audience not affected.
    NotAffected = "not-affected",
    /// Confirm an approval that was recorded in my name.
    ConfirmApproval = "confirm-approval",
    /// Fill a line of the fact sheet.
    SetFact = "set-fact",
    /// The register: systems, people, gaps, the yearly wheel.
    ShowRegister = "show-register",
    /// Record that the selected yearly duty was done.
    DutyDone = "duty-done",
    /// The documents of the incident.
    Documents = "documents",
    /// Write the document that is read to a file.
    WriteDocument = "write-document",
    /// Open what is selected.
    Open = "open",
    /// Show only what matches what is typed.
    Filter = "filter",
    /// Show closed incidents too, or no longer.
    ShowClosed = "show-closed",
    /// Ask the suppliers now.
    Poll = "poll",
    /// Show how reading the suppliers goes.
    ShowFeeds = "show-feeds",
    /// Copy the telephone number or the id that is selected.
    Copy = "copy",
    /// One row up.
    MoveUp = "move-up",
    /// One row down.
    MoveDown = "move-down",
    /// A page up.
    PageUp = "page-up",
    /// A page down.
    PageDown = "page-down",
    /// The first row.
    First = "first",
    /// The last row.
    Last = "last",
    /// The next pane.
    NextPane = "next-pane",
    /// The pane before.
    PreviousPane = "previous-pane",
    /// The first pane.
    Pane1 = "pane-1",
    /// The second pane.
    Pane2 = "pane-2",
    /// The third pane.
    Pane3 = "pane-3",
    /// The fourth pane.
    Pane4 = "pane-4",
    /// The next field of a form.
    NextField = "next-field",
    /// The field before.
    PreviousField = "previous-field",
    /// The next value of a choice.
    ChooseNext = "choose-next",
    /// The value before.
    ChoosePrevious = "choose-previous",
    /// Pick or unpick what the choice stands on.
    Pick = "pick",
    /// Record what the form says.
    Submit = "submit",
    /// Throw the draft away and begin the form afresh.
    StartAfresh = "start-afresh",
    /// The keys of this place.
    Help = "help",
    /// Go back, close what is on top.
    Back = "back",
    /// Leave vagt.
    Quit = "quit",
}

/// No action has that name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no action is called «{0}»")]
pub struct NoSuchAction(pub(super) String);

impl FromStr for Action {
    type Err = NoSuchAction;

    fn from_str(raw: &str) -> Result<Self, NoSuchAction> {
        Self::ALL.iter().copied().find(|action| action.name() == raw).ok_or_else(|| NoSuchAction(raw.to_owned()))
    }
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_reads_back_and_is_kebab_case() {
        for action in Action::ALL {
            assert_eq!(action.name().parse::<Action>().unwrap(), *action);
            assert!(
                action.name().chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'),
                "{action}"
            );
        }
    }
}
