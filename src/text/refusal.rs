//! A rule that says no, in words: which rule, and what would satisfy it. One line each.

use unicode_width::UnicodeWidthStr as _;

use super::Text;
use super::clock::policy_row;
use super::timeline::step_title;
use crate::domain::Incident;
use crate::domain::decide::{ActAsked, act_called};
use crate::domain::desk::Desk;
use crate::domain::follow_up::FollowUpRefusal;
use crate::domain::id::{PersonId, StepId};
use crate::domain::refusal::Refusal;
use crate::tr;

/// The room for steps in a line, beside what is said of them.
const STEPS_CELLS: usize = 52;

/// What went wrong, and what can be done about it where something can.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explained {
    /// One line.
    pub error: String,
    /// One line.
    pub hint: Option<String>,
}

/// How a step is called.
enum Named<'a> {
    /// By what commands call it.
    Id,
    /// By its title, as the checklist of this incident has it.
    Title(Option<&'a Incident>),
}

impl Named<'_> {
    fn step(&self, text: &Text, desk: &Desk, step: &StepId) -> String {
        match self {
            Self::Id => step.to_string(),
            Self::Title(incident) => tr!(text, "timeline-quoted", text = step_title(text, desk, *incident, step)),
        }
    }
}

impl Text {
    /// A refusal with its rule, the policy's row where there is one, and what would satisfy it on the command line: steps by
    /// their ids, and the option or command that does what is missing.
    pub fn refusal(&self, desk: &Desk, refusal: &Refusal) -> Explained {
        self.explained(desk, refusal, &Named::Id)
    }

    /// The same for somebody at the screen: steps by their titles, and no word of options.
    pub fn refusal_on_screen(&self, desk: &Desk, incident: Option<&Incident>, refusal: &Refusal) -> Explained {
        let told = self.explained(desk, refusal, &Named::Title(incident));
        // Where only a command could have named it, a command is what the hint tells of.
        let named = matches!(
            refusal,
            Refusal::UnknownIncident
                | Refusal::UnknownStep { .. }
                | Refusal::UnknownFeed { .. }
                | Refusal::UnknownBlock { .. }
        );
        let hint = told.hint.filter(|_| !named);
        // Whoever did it without the role is not put on record as holding it: the one who answers for it is, and the words
        // say who did it.
        let theirs = matches!(
            refusal,
            Refusal::WrongRole { .. } | Refusal::FollowUp { refused: FollowUpRefusal::NotTheirs { .. } }
        );
        let hint =
            hint.map(|hint| if theirs { format!("{hint} {}", tr!(self, "refusal-another-did-it")) } else { hint });
        Explained { hint, ..told }
    }

    /// That required steps are open, and which: a line each, with its title and what commands call it.
    pub fn steps_left(&self, desk: &Desk, incident: Option<&Incident>, steps: &[StepId]) -> String {
        let mut lines = vec![tr!(self, "refusal-steps-left-these", count = steps.len())];
        lines.extend(steps.iter().map(|step| format!("- {} [{step}]", step_title(self, desk, incident, step))));
        lines.join("\n")
    }

    fn explained(&self, desk: &Desk, refusal: &Refusal, named: &Named<'_>) -> Explained {
        let error = self.refusal_error(desk, refusal, named);
        let error = match refusal.policy_row() {
            Some(row) => tr!(self, "refusal-policy", error = error.trim_end_matches('.'), rows = policy_row(row)),
            None => error,
        };
        Explained { error, hint: self.refusal_hint(desk, refusal) }
    }

    fn refusal_error(&self, desk: &Desk, refusal: &Refusal, named: &Named<'_>) -> String {
        let title = |step: &StepId| named.step(self, desk, step);
        match refusal {
            Refusal::EmptyTitle => tr!(self, "refusal-empty-title"),
            Refusal::EmptyText => tr!(self, "refusal-empty-text"),
            Refusal::ReasonMissing => tr!(self, "refusal-reason-missing"),
            Refusal::InFuture { given } => tr!(self, "refusal-in-future", given = self.full_time(*given)),
            Refusal::BeforeIncident { given, discovered } => tr!(
                self,
                "refusal-before-incident",
                given = self.full_time(*given),
                discovered = self.full_time(*discovered)
            ),
            Refusal::ReportedBeforeDiscovered => tr!(self, "refusal-reported-before-discovered"),
            Refusal::BeganAfterDiscovered { discovered } => {
                tr!(self, "refusal-began-after-discovered", discovered = self.full_time(*discovered))
            }
            Refusal::AwarenessUnjustified => tr!(self, "refusal-awareness-unjustified"),
            Refusal::AttachedAlready { name } => tr!(self, "refusal-attached-already", name = name.as_str()),
            Refusal::UnknownIncident => tr!(self, "refusal-unknown-incident"),
            Refusal::UnknownStep { step } => tr!(self, "refusal-unknown-step", step = title(step)),
            Refusal::UnknownSystem { system } => tr!(self, "refusal-unknown-system", system = system.as_str()),
            Refusal::UnknownPerson { person } => tr!(self, "refusal-unknown-person", person = person.as_str()),
            Refusal::UnknownFeed { feed } => tr!(self, "refusal-unknown-feed", feed = feed.as_str()),
            Refusal::FeedExists { feed } => tr!(self, "refusal-feed-exists", feed = feed.as_str()),
            Refusal::UnknownOutage => tr!(self, "refusal-unknown-outage"),
            Refusal::Closed { incident } => tr!(self, "refusal-closed", incident = incident.to_string()),
            Refusal::NotClosed { incident } => tr!(self, "refusal-not-closed", incident = incident.to_string()),
            Refusal::StepWaits { step, first } => {
                tr!(self, "refusal-step-waits", step = title(step), first = title(first))
            }
            Refusal::StepWaitsForAnswer { step, .. } => {
                tr!(self, "refusal-step-waits-for-answer", step = title(step))
            }
            Refusal::StepNotApplicable { step } => tr!(self, "refusal-step-not-applicable", step = title(step)),
            Refusal::StepNotSettled { step } => tr!(self, "refusal-step-not-settled", step = title(step)),
            Refusal::NotAsked { step, .. } => tr!(self, "refusal-not-asked", step = title(step)),
            Refusal::NoAdviceAsked { step } => tr!(self, "refusal-no-advice-asked", step = title(step)),
            Refusal::StepWaitsForInput { step, input } => {
                tr!(self, "refusal-step-waits-for-input", step = title(step), input = input.as_str())
            }
            Refusal::NoSuchInput { step, input } => {
                tr!(self, "refusal-no-such-input", step = title(step), input = input.as_str())
            }
            Refusal::WrongInput { input, sort, .. } => {
                tr!(self, "refusal-wrong-input", input = input.as_str(), sort = self.input_sort(*sort))
            }
            Refusal::WhichSystem { step, .. } => tr!(self, "refusal-which-system", step = title(step)),
            Refusal::NotThisSystem { step, system } => {
                let name = desk.system_name(system);
                tr!(self, "refusal-not-this-system", step = title(step), system = name)
            }
            Refusal::UnknownBlock { block } => tr!(self, "refusal-unknown-block", block = block.as_str()),
            Refusal::UnknownPlaybook { playbook } => {
                tr!(self, "refusal-unknown-playbook", playbook = playbook.as_str())
            }
            Refusal::BlockThere { block } => tr!(self, "refusal-block-there", block = block.as_str()),
            Refusal::NothingNewer => tr!(self, "refusal-nothing-newer"),
            Refusal::WrongRole { step, role, person, .. } => tr!(
                self,
                "refusal-wrong-role",
                step = title(step),
                role = self.role(*role),
                person = self.person(desk, person)
            ),
            Refusal::NotDecider { role, person, .. } => {
                tr!(self, "refusal-not-decider", role = self.role(*role), person = self.person(desk, person))
            }
            Refusal::OneWordEach { person } => {
                tr!(self, "refusal-one-word-each", person = self.person(desk, person))
            }
            Refusal::ReviewMissing => tr!(self, "refusal-review-missing"),
            Refusal::ReviewNotAhead { given } => {
                tr!(self, "refusal-review-not-ahead", given = self.full_time(*given))
            }
            Refusal::NotDecided { step, .. } => tr!(self, "refusal-not-decided", step = title(step)),
            Refusal::NotIsgMember { person } => {
                tr!(self, "refusal-not-isg-member", person = self.person(desk, person))
            }
            Refusal::IsgNotConvened => tr!(self, "refusal-isg-not-convened"),
            Refusal::NoVote { person } => tr!(self, "refusal-no-vote", person = self.person(desk, person)),
            Refusal::NotController { role, person, .. } => {
                tr!(self, "refusal-not-controller", role = self.role(*role), person = self.person(desk, person))
            }
            Refusal::LateUnexplained { clock } => {
                tr!(self, "refusal-late-unexplained", clock = self.clock_name(*clock), law = self.clock_source(*clock))
            }
            Refusal::NothingFiled => tr!(self, "refusal-nothing-filed"),
            Refusal::AlreadyFiled => tr!(self, "refusal-already-filed"),
            Refusal::NothingToWithdraw => tr!(self, "refusal-nothing-to-withdraw"),
            Refusal::RiskUndecided => tr!(self, "refusal-risk-undecided"),
            Refusal::NotSignificant => tr!(self, "refusal-not-significant"),
            Refusal::NotificationFirst => tr!(self, "refusal-notification-first"),
            Refusal::WithoutNis2 => tr!(self, "refusal-without-nis2"),
            Refusal::LinkCircle => tr!(self, "refusal-link-circle"),
            Refusal::NothingChanged => tr!(self, "refusal-nothing-changed"),
            Refusal::ClocksUndecided { clocks } => {
                let clocks: Vec<String> = clocks.iter().map(|clock| self.clock_name(*clock)).collect();
                tr!(self, "refusal-clocks-undecided", clocks = clocks.join(", "))
            }
            Refusal::StepsLeft { steps } => {
                let names = steps.iter().map(title).collect();
                tr!(self, "refusal-steps-left", count = steps.len(), steps = some_steps(names))
            }
            Refusal::NotAssessed { .. } => tr!(self, "refusal-not-assessed"),
            Refusal::WhichData { .. } => tr!(self, "refusal-which-data"),
            Refusal::NothingSaid { .. } => tr!(self, "refusal-nothing-said"),
            Refusal::NotCalled { people, .. } => tr!(self, "refusal-not-called", people = names(desk, people)),
            Refusal::NotExcuser { role, person, .. } => {
                tr!(self, "refusal-not-excuser", role = self.role(*role), person = self.person(desk, person))
            }
            Refusal::FollowUp { refused } => self.follow_up_refusal(desk, refused),
            Refusal::Message { refused } => self.message_refusal(desk, refused),
            Refusal::Meeting { refused } => self.meeting_refusal(desk, refused).error,
        }
    }

    fn refusal_hint(&self, desk: &Desk, refusal: &Refusal) -> Option<String> {
        Some(match refusal {
            Refusal::EmptyTitle => tr!(self, "refusal-empty-title-hint"),
            Refusal::EmptyText => tr!(self, "refusal-empty-text-hint"),
            Refusal::ReasonMissing => tr!(self, "refusal-reason-missing-hint"),
            Refusal::InFuture { .. } => tr!(self, "refusal-in-future-hint"),
            Refusal::BeforeIncident { .. } => tr!(self, "refusal-before-incident-hint"),
            Refusal::ReportedBeforeDiscovered => tr!(self, "refusal-reported-before-discovered-hint"),
            Refusal::BeganAfterDiscovered { .. } => tr!(self, "refusal-began-after-discovered-hint"),
            Refusal::AwarenessUnjustified => tr!(self, "refusal-awareness-unjustified-hint"),
            Refusal::AttachedAlready { .. } => tr!(self, "refusal-attached-already-hint"),
            Refusal::UnknownIncident => tr!(self, "refusal-unknown-incident-hint"),
            Refusal::UnknownStep { .. } => tr!(self, "refusal-unknown-step-hint"),
            Refusal::UnknownSystem { .. } => tr!(self, "refusal-unknown-system-hint"),
            Refusal::UnknownPerson { person } => self
                .role_hint(desk.register().roster(), person.as_str())
                .unwrap_or_else(|| tr!(self, "refusal-unknown-person-hint")),
            Refusal::UnknownFeed { .. } => tr!(self, "refusal-unknown-feed-hint"),
            Refusal::FeedExists { .. } => tr!(self, "refusal-feed-exists-hint"),
            Refusal::Closed { .. } => tr!(self, "refusal-closed-hint"),
            Refusal::StepWaits { first, .. } => {
                tr!(self, "refusal-step-waits-hint", title = self.title_anywhere(desk, first))
            }
            Refusal::StepWaitsForAnswer { question, .. } => {
                tr!(self, "refusal-step-waits-for-answer-hint", question = self.question(*question))
            }
            Refusal::StepNotApplicable { .. } => tr!(self, "refusal-step-not-applicable-hint"),
            Refusal::NoAdviceAsked { .. } => tr!(self, "refusal-no-advice-asked-hint"),
            Refusal::NotAsked { question, .. } => {
                tr!(self, "refusal-not-asked-hint", question = self.question(*question))
            }
            Refusal::WrongRole { holders, .. } => {
                tr!(self, "refusal-wrong-role-hint", flag = self.flag("--by"), holders = names(desk, holders))
            }
            Refusal::NotDecider { holders, .. } => {
                tr!(self, "refusal-not-decider-hint", holders = names(desk, holders))
            }
            Refusal::OneWordEach { .. } => tr!(self, "refusal-one-word-each-hint"),
            Refusal::ReviewMissing => tr!(self, "refusal-review-missing-hint", flag = self.flag("--review")),
            Refusal::ReviewNotAhead { .. } => tr!(self, "refusal-review-not-ahead-hint"),
            Refusal::NotDecided { lacking, .. } if lacking.is_empty() => {
                tr!(self, "refusal-not-decided-hint", flag = self.flag("vagt decide"))
            }
            Refusal::NotDecided { lacking, .. } => {
                let roles: Vec<String> = lacking.iter().map(|role| self.role(*role)).collect();
                tr!(self, "refusal-not-decided-lacking-hint", roles = roles.join(", "))
            }
            Refusal::NotIsgMember { .. } => tr!(self, "refusal-not-isg-member-hint"),
            Refusal::IsgNotConvened => tr!(self, "refusal-isg-not-convened-hint"),
            Refusal::NoVote { .. } => tr!(self, "refusal-no-vote-hint", flag = self.flag("--dpo")),
            Refusal::NotController { holders, .. } => {
                tr!(self, "refusal-not-controller-hint", flag = self.flag("--by"), holders = names(desk, holders))
            }
            Refusal::LateUnexplained { .. } => tr!(self, "refusal-late-unexplained-hint"),
            Refusal::NothingFiled => tr!(self, "refusal-nothing-filed-hint"),
            Refusal::AlreadyFiled => tr!(self, "refusal-already-filed-hint", flag = self.flag("--phase supplement")),
            Refusal::RiskUndecided => tr!(self, "refusal-risk-undecided-hint"),
            Refusal::NotSignificant => tr!(self, "refusal-not-significant-hint"),
            Refusal::NotificationFirst => tr!(self, "refusal-notification-first-hint"),
            Refusal::WithoutNis2 => tr!(self, "refusal-without-nis2-hint"),
            Refusal::LinkCircle => tr!(self, "refusal-link-circle-hint"),
            Refusal::ClocksUndecided { clocks } => return clocks.first().map(|clock| self.what_decides(*clock)),
            Refusal::StepsLeft { steps } => {
                tr!(self, "refusal-steps-left-hint", count = steps.len(), flag = self.flag("--excuse"))
            }
            Refusal::NotAssessed { .. } => {
                tr!(self, "refusal-not-assessed-hint", flag = self.flag("--confidentiality"))
            }
            Refusal::WhichData { .. } => tr!(self, "refusal-which-data-hint", flag = self.flag("--personal-data")),
            Refusal::NothingSaid { step } => self.what_says(step),
            Refusal::NotCalled { .. } => tr!(self, "refusal-not-called-hint", flag = self.flag("vagt isg")),
            Refusal::NotExcuser { holders, .. } => {
                tr!(self, "refusal-not-excuser-hint", flag = self.flag("--by"), holders = names(desk, holders))
            }
            Refusal::FollowUp { refused } => return self.follow_up_refusal_hint(desk, refused),
            Refusal::Message { refused } => return self.message_refusal_hint(desk, refused),
            Refusal::Meeting { refused } => return self.meeting_refusal(desk, refused).hint,
            Refusal::StepWaitsForInput { input, .. } => {
                tr!(self, "refusal-step-waits-for-answer-hint", question = self.input(desk, input))
            }
            Refusal::WrongInput { options, .. } if !options.is_empty() => {
                tr!(self, "refusal-wrong-input-hint", options = options.join(", "))
            }
            Refusal::WhichSystem { left, .. } => {
                let left: Vec<&str> = left.iter().map(crate::domain::SystemId::as_str).collect();
                tr!(self, "refusal-which-system-hint", flag = self.flag("--system"), systems = left.join(", "))
            }
            Refusal::UnknownPlaybook { .. } | Refusal::UnknownBlock { .. } => tr!(self, "refusal-unknown-block-hint"),
            Refusal::NoSuchInput { .. }
            | Refusal::WrongInput { .. }
            | Refusal::NotThisSystem { .. }
            | Refusal::BlockThere { .. }
            | Refusal::NothingNewer
            | Refusal::UnknownOutage
            | Refusal::NotClosed { .. }
            | Refusal::NothingToWithdraw
            | Refusal::StepNotSettled { .. }
            | Refusal::NothingChanged => return None,
        })
    }

    /// What says what the step is about: a note, or the command that records it by itself.
    fn what_says(&self, step: &StepId) -> String {
        let recorded = match act_called(step) {
            Some(ActAsked::Cause) => Some("vagt follow-up cause"),
            Some(ActAsked::Agree) => Some("vagt follow-up action add"),
            Some(ActAsked::AgreeBoth) => {
                return tr!(
                    self,
                    "refusal-supplier-lacks-hint",
                    flag = self.flag("vagt follow-up action add --supplier-owner")
                );
            }
            Some(ActAsked::Review) => Some("vagt follow-up review"),
            Some(ActAsked::Briefing) => Some("vagt follow-up briefed"),
            Some(ActAsked::Advice) => Some("vagt isg advice"),
            Some(ActAsked::CallOut | ActAsked::Reach) | None => None,
        };
        let flag = self.flag(recorded.unwrap_or("--note"));
        if recorded.is_some() {
            tr!(self, "refusal-act-missing-hint", flag = flag)
        } else {
            tr!(self, "refusal-nothing-said-hint", flag = flag)
        }
    }

    fn title_anywhere(&self, desk: &Desk, step: &StepId) -> String {
        step_title(self, desk, None, step)
    }
}

/// As many as fit a line; the rest shows in the checklist.
fn some_steps(mut named: Vec<String>) -> String {
    let all = named.len();
    while named.len() > 1 && named.join(", ").width() > STEPS_CELLS {
        named.pop();
    }
    if named.len() < all {
        named.push("…".to_owned());
    }
    named.join(", ")
}

/// At most three, so that the line stays short.
pub(super) fn names(desk: &Desk, people: &[PersonId]) -> String {
    let mut names: Vec<&str> = people.iter().take(3).map(|id| desk.person_name(id)).collect();
    if people.len() > names.len() {
        names.push("…");
    }
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::meeting::MeetingRefusal;
    use crate::domain::message::MessageRefusal;
    use crate::domain::playbook::{Audience, Question};
    use crate::domain::register::Role;
    use crate::text::Language;

    fn every_refusal() -> Vec<Refusal> {
        let step = || "availability.inform-users".parse::<StepId>().unwrap();
        let person = || "aho".parse::<PersonId>().unwrap();
        let incident = "26-A14".parse().unwrap();
        let question = Question::ManyPeople;
        vec![
            Refusal::EmptyTitle,
            Refusal::EmptyText,
            Refusal::ReasonMissing,
            Refusal::InFuture { given: "2026-11-24T02:12:00Z".parse().unwrap() },
            Refusal::BeforeIncident {
                given: "2026-11-24T02:12:00Z".parse().unwrap(),
                discovered: "2026-11-24T03:12:00Z".parse().unwrap(),
            },
            Refusal::ReportedBeforeDiscovered,
            Refusal::BeganAfterDiscovered { discovered: jiff::Timestamp::UNIX_EPOCH },
            Refusal::AwarenessUnjustified,
            Refusal::UnknownIncident,
            Refusal::UnknownStep { step: step() },
            Refusal::UnknownSystem { system: "nexus".parse().unwrap() },
            Refusal::UnknownPerson { person: person() },
            Refusal::UnknownFeed { feed: "status".parse().unwrap() },
            Refusal::FeedExists { feed: "status".parse().unwrap() },
            Refusal::UnknownOutage,
            Refusal::Closed { incident },
            Refusal::NotClosed { incident },
            Refusal::StepWaits { step: step(), first: step() },
            Refusal::StepWaitsForAnswer { step: step(), question },
            Refusal::StepWaitsForInput { step: step(), input: "case-number".parse().unwrap() },
            Refusal::NoSuchInput { step: step(), input: "case-number".parse().unwrap() },
            Refusal::WrongInput {
                step: step(),
                input: "case-number".parse().unwrap(),
                sort: crate::domain::playbook::InputSort::Choice,
                options: vec!["none".to_owned(), "high".to_owned()],
            },
            Refusal::NotAssessed { step: step() },
            Refusal::WhichData { step: step() },
            Refusal::NothingSaid { step: step() },
            Refusal::NotCalled { step: step(), people: vec![person()] },
            Refusal::WhichSystem { step: step(), left: vec!["nexus".parse().unwrap(), "mail".parse().unwrap()] },
            Refusal::NotThisSystem { step: step(), system: "nexus".parse().unwrap() },
            Refusal::UnknownBlock { block: "securty".to_owned() },
            Refusal::UnknownPlaybook { playbook: "maintainance".to_owned() },
            Refusal::BlockThere { block: "security".to_owned() },
            Refusal::NothingNewer,
            Refusal::StepNotApplicable { step: step() },
            Refusal::StepNotSettled { step: step() },
            Refusal::NotAsked { step: step(), question },
            Refusal::NoAdviceAsked { step: step() },
            Refusal::WrongRole {
                step: step(),
                role: Role::TopSecurityOfficer,
                person: person(),
                holders: ["bo", "li", "mo", "pi"].map(|id| id.parse().unwrap()).to_vec(),
                policy: Some(5),
            },
            Refusal::NotDecider {
                role: Role::TopSecurityOfficer,
                person: person(),
                holders: ["bo", "li", "mo", "pi"].map(|id| id.parse().unwrap()).to_vec(),
            },
            Refusal::NotController {
                role: Role::TopSecurityOfficer,
                person: person(),
                holders: ["bo", "li", "mo", "pi"].map(|id| id.parse().unwrap()).to_vec(),
            },
            Refusal::OneWordEach { person: person() },
            Refusal::ReviewMissing,
            Refusal::ReviewNotAhead { given: "2026-11-24T02:12:00Z".parse().unwrap() },
            Refusal::NotDecided { step: step(), lacking: vec![Role::ItChief, Role::TopSecurityOfficer] },
            Refusal::NotIsgMember { person: person() },
            Refusal::IsgNotConvened,
            Refusal::NoVote { person: person() },
            Refusal::LateUnexplained { clock: crate::domain::clock::ClockId::Nis2Notification },
            Refusal::NothingFiled,
            Refusal::AlreadyFiled,
            Refusal::NothingToWithdraw,
            Refusal::RiskUndecided,
            Refusal::NotSignificant,
            Refusal::NotificationFirst,
            Refusal::WithoutNis2,
            Refusal::LinkCircle,
            Refusal::NothingChanged,
            Refusal::ClocksUndecided {
                clocks: vec![crate::domain::clock::ClockId::Authority, crate::domain::clock::ClockId::Nis2Final],
            },
            Refusal::StepsLeft {
                steps: ["receive.safeguard-deviation", "availability.inform-users", "follow-up.cause", "inform.press"]
                    .map(|id| id.parse().unwrap())
                    .to_vec(),
            },
            Refusal::NotExcuser { role: Role::ItChief, person: person(), holders: vec![person()] },
        ]
        .into_iter()
        .chain(follow_up_refusals().into_iter().map(Refusal::from))
        .chain(message_refusals().into_iter().map(Refusal::from))
        .chain(meeting_refusals().into_iter().map(Refusal::from))
        .collect()
    }

    fn meeting_refusals() -> Vec<MeetingRefusal> {
        let person = || "aho".parse::<PersonId>().unwrap();
        vec![
            MeetingRefusal::UnknownMeeting,
            MeetingRefusal::NotCalled,
            MeetingRefusal::AlreadyHeld,
            MeetingRefusal::NotHeld,
            MeetingRefusal::Cancelled,
            MeetingRefusal::UnknownTopic,
            MeetingRefusal::UnknownAction,
            MeetingRefusal::NotEntitled { person: person(), holders: vec![person(); 5] },
            MeetingRefusal::NobodyPresent,
            MeetingRefusal::NotTreated { incidents: vec!["26-A14".parse().unwrap(); 5] },
            MeetingRefusal::CauseAndPlanMissing,
            MeetingRefusal::NextNotAhead,
        ]
    }

    fn follow_up_refusals() -> Vec<FollowUpRefusal> {
        let action = "A2".parse().unwrap();
        let deviation = "A1".parse().unwrap();
        let [due, assess_on] = ["2026-12-04", "2026-12-01"].map(|day| day.parse().unwrap());
        let person = || "aho".parse::<PersonId>().unwrap();
        vec![
            FollowUpRefusal::NotTheirs {
                role: Role::SystemResponsible,
                person: person(),
                holders: ["bo", "li", "mo", "pi"].map(|id| id.parse().unwrap()).to_vec(),
                policy: 19,
            },
            FollowUpRefusal::UnknownAction { action },
            FollowUpRefusal::UnknownDeviation { deviation },
            FollowUpRefusal::ActionIsDone { action },
            FollowUpRefusal::ActionIsDropped { action },
            FollowUpRefusal::EffectBeforeDone { action },
            FollowUpRefusal::DueBeforeAgreed { due },
            FollowUpRefusal::AssessedBeforeDue { assess_on, due },
            FollowUpRefusal::DeviationIsMitigated { deviation },
            FollowUpRefusal::NobodyThere,
        ]
    }

    fn message_refusals() -> Vec<MessageRefusal> {
        let message = "A3".parse().unwrap();
        let template = || "nedbrud".parse().unwrap();
        let person = || "aho".parse::<PersonId>().unwrap();
        vec![
            MessageRefusal::UnknownMessage { message },
            MessageRefusal::AlreadySent { message },
            MessageRefusal::Withdrawn { message },
            MessageRefusal::ApprovalMissing { message, audience: Audience::Citizens },
            MessageRefusal::WordingChanged { message },
            MessageRefusal::NotApprover { person: person(), holders: vec![person()] },
            MessageRefusal::WrongCode { given: "482019773205".parse().unwrap() },
            MessageRefusal::OwnWitness,
            MessageRefusal::NothingToConfirm { message },
            MessageRefusal::NotYours { approver: person() },
            MessageRefusal::AlwaysInformed,
            MessageRefusal::ReceiverMissing,
            MessageRefusal::UnknownTemplate { template: template() },
            MessageRefusal::OtherTemplate { template: template() },
            MessageRefusal::FieldMissing { field: "kl".into() },
            MessageRefusal::UnknownField { field: "x".into() },
            MessageRefusal::BadTemplate,
            MessageRefusal::TemplateExpired,
        ]
    }

    #[test]
    fn every_refusal_is_two_short_lines_at_most_and_unlike_the_others() {
        let desk = Desk::default();
        for language in Language::ALL {
            let text = Text::new(language).at_command_line();
            let mut seen = std::collections::BTreeSet::new();
            for refusal in every_refusal() {
                let Explained { error, hint } = text.refusal(&desk, &refusal);
                for line in std::iter::once(&error).chain(&hint) {
                    assert!(line.width() <= 110, "{line}");
                    assert!(!line.chars().any(char::is_control) && !line.contains("No localization"), "{line}");
                }
                assert!(seen.insert(error.clone()), "{error} is said of two rules");
            }
        }
    }

    #[test]
    fn on_the_screen_no_refusal_speaks_of_flags() {
        let desk = Desk::default();
        for text in Language::ALL.map(Text::new) {
            for refusal in every_refusal() {
                let Explained { error, hint } = text.refusal(&desk, &refusal);
                for line in std::iter::once(&error).chain(&hint) {
                    // A whole command to be typed elsewhere is no flag of what was refused here.
                    let command = line.contains("vagt ");
                    assert!((command || !line.contains(" --")) && !line.contains("{ $"), "{line}");
                }
            }
        }
    }

    #[test]
    fn a_wrong_role_names_the_policy_and_who_could() {
        let wrong = every_refusal().into_iter().find(|refusal| matches!(refusal, Refusal::WrongRole { .. })).unwrap();
        let text = Text::new(Language::En);
        let Explained { error, hint } = text.refusal(&Desk::default(), &wrong);
        assert!(error.ends_with("aho does not hold that role (P05)."), "{error}");
        assert_eq!(hint.unwrap(), "Can do it: bo, li, mo, …. If one of them did, say who.");
        let hint = text.at_command_line().refusal(&Desk::default(), &wrong).hint;
        assert_eq!(
            hint.unwrap(),
            "Can do it: bo, li, mo, …. If one of them did, say who; on the command line with --by."
        );
    }

    #[test]
    fn on_the_screen_no_refusal_speaks_of_options_or_ids() {
        for language in Language::ALL {
            let text = Text::new(language);
            for refusal in every_refusal() {
                let Explained { error, hint } = text.refusal_on_screen(&Desk::default(), None, &refusal);
                for line in std::iter::once(error).chain(hint) {
                    assert!(
                        !line.contains(" --") && !line.contains("vagt legal") && !line.contains("vagt decide"),
                        "{line}"
                    );
                }
            }
        }
    }

    #[test]
    fn one_step_left_is_told_as_one() {
        let left = |steps: &[&str]| {
            let steps = steps.iter().map(|id| id.parse().unwrap()).collect();
            let text = Text::new(Language::Da);
            text.refusal_on_screen(&Desk::default(), None, &Refusal::StepsLeft { steps }).hint.unwrap()
        };
        assert!(left(&["a.one"]).starts_with("Udfør det, "), "{}", left(&["a.one"]));
        assert!(left(&["a.one", "a.two"]).starts_with("Udfør dem, "));
    }
}
