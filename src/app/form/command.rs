//! A form becomes the command it stands for, and the command is put to the rules.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::field::{Choice, Content, FieldName, Shape};
use super::{Fault, Form, Purpose, time};
use crate::domain::command::{Excuse, StepTick};
use crate::domain::decide::{is_said_of_filing, next_kind};
use crate::domain::decision::DecisionCommand;
use crate::domain::fact::{Amendment, Began, Registration};
use crate::domain::incident::{Impact, IncidentKind, Level, PersonalData, Reach};
use crate::domain::message::began;
use crate::domain::message::{Phrasing, compose};
use crate::domain::playbook::{Answer, Question, Step};
use crate::domain::procedure::ProcedureCommand;
use crate::domain::register::DutyCommand;
use crate::domain::severity::Severity;
use crate::domain::{CleanText, Command, Context, Desk, IncidentId, PersonId, Refusal, StepId, SystemId, decide};

/// A fault and the field it lies in.
pub(super) type Placed = (Option<FieldName>, Fault);

const NO_FILE: Placed = (Some(FieldName::File), Fault::FileMissing);

/// What a form is judged by: who would send it, when, on which desk.
pub(in crate::app) struct Sender<'a> {
    pub(in crate::app) desk: &'a Desk,
    pub(in crate::app) me: &'a PersonId,
    pub(in crate::app) context: &'a Context,
    /// What messages are filled with.
    pub(in crate::app) phrasing: &'a Phrasing,
}

impl Sender<'_> {
    /// Why the form could not be sent now, if so.
    pub(in crate::app) fn fault(&self, form: &Form) -> Option<Placed> {
        if let Purpose::Attach { .. } = form.purpose() {
            // What is in the file is seen when it is read.
            return form.line(FieldName::File).is_empty().then_some(NO_FILE);
        }
        match self.command(form) {
            Ok(command) => match decide(self.desk, command, self.context) {
                Ok(_) => None,
                Err(refusal) => Some((blamed(self.desk, form, &refusal), Fault::Refused(refusal))),
            },
            Err(fault) => Some(fault),
        }
    }

    /// The command a form stands for.
    pub(in crate::app) fn command(&self, form: &Form) -> Result<Command, Placed> {
        match form.purpose() {
            Purpose::Register { outage } => {
                let registration = Registration {
                    title: form.line(FieldName::Title),
                    kind: form.kind(),
                    reporter: self.reporter(form),
                    began_at: self.time_if(form, FieldName::Began)?,
                    discovered_at: self.time(form, FieldName::Discovered)?,
                    reported_at: self.time(form, FieldName::Reported)?,
                    impact: form.impact(),
                    reach: form.reach(),
                    personal_data: form.data(),
                    systems: form.systems(),
                    outage: *outage,
                    handler: Some(self.me.clone()),
                };
                Ok(Command::Register(Box::new(registration)))
            }
            Purpose::Amend { incident } => {
                let known = self.desk.incident(*incident).map(|incident| incident.reporter.as_str());
                let reporter = form.line(FieldName::Reporter);
                let still_unknown = reporter.is_empty() && known.is_some_and(PersonId::is_unknown_name);
                let amendment = Amendment {
                    title: Some(form.line(FieldName::Title)),
                    impact: Some(form.impact()),
                    reach: Some(form.reach()),
                    personal_data: Some(form.data()),
                    systems: Some(form.systems()),
                    reporter: Some(reporter).filter(|_| !still_unknown),
                    began: self.began(form, *incident)?,
                    people: people(form)?,
                    protected_address: answered(form, FieldName::ProtectedAddress),
                    cpr_numbers: answered(form, FieldName::CprNumbers),
                    ..Amendment::default()
                };
                Ok(Command::Amend(*incident, Box::new(amendment)))
            }
            Purpose::Step { incident, step } => {
                let mut tick = self.tick(form, *incident, step, FieldName::Note)?;
                tick.answers = answers(form)?;
                tick.assessed = form.assessed();
                tick.advice = form.dpo_advice();
                let list = self.desk.incident(*incident).and_then(|incident| self.desk.checklist(incident));
                if let Some(step) = list.as_ref().and_then(|list| list.step(step)) {
                    tick.inputs = self.inputs(form, step.step)?;
                    tick.message = self.message_sent(*incident, step.step);
                }
                Ok(Command::DoStep(tick))
            }
            Purpose::Skip { incident, step } => {
                Ok(Command::SkipStep(self.tick(form, *incident, step, FieldName::Reason)?))
            }
            Purpose::Severity { incident } => {
                Ok(Command::SetSeverity(*incident, form.severity(), form.prose(FieldName::Reason)))
            }
            Purpose::Note { incident } => Ok(Command::Note(*incident, form.prose(FieldName::Note))),
            Purpose::Attach { .. } => Err(NO_FILE),
            Purpose::Assign { incident } => {
                let person = form.person(FieldName::Handler);
                person
                    .map(|person| Command::Assign(*incident, person))
                    .ok_or((Some(FieldName::Handler), Fault::NobodyPicked))
            }
            Purpose::Close { incident } => {
                let reason = match form.content(FieldName::Excuse) {
                    Some(_) => form.prose(FieldName::Excuse),
                    None => CleanText::default(),
                };
                let by = form.content(FieldName::DecidedBy).map(|_| form.person(FieldName::DecidedBy));
                // Why comes first: it is what is asked for.
                if by == Some(None) && !reason.is_empty() {
                    return Err((Some(FieldName::DecidedBy), Fault::NobodyPicked));
                }
                let by = by.flatten();
                Ok(Command::Close(*incident, Excuse { reason, by }))
            }
            Purpose::Insert { incident } => {
                let block = form.block().ok_or((Some(FieldName::Block), Fault::NobodyPicked))?;
                let reason = form.prose(FieldName::Reason);
                Ok(Command::Procedure(*incident, ProcedureCommand::Insert { block, reason }))
            }
            Purpose::Update { incident } => Ok(Command::Procedure(*incident, ProcedureCommand::Update { to: None })),
            Purpose::Word { incident, side } => self.word(form, *incident, *side),
            Purpose::Attempt { incident, .. } => self.attempt(form, *incident),
            Purpose::Call { incident, person } => self.call(form, *incident, person),
            Purpose::Chair { incident } => form
                .person(FieldName::Chair)
                .map(|person| Command::Decision(*incident, DecisionCommand::Chair(person)))
                .ok_or((Some(FieldName::Chair), Fault::NobodyPicked)),
            Purpose::Advise { incident } => Self::advice(form, *incident),
            Purpose::Legal { incident, form: what } => {
                Ok(Command::Filing(*incident, Box::new(self.legal(form, *incident, *what)?)))
            }
            Purpose::FollowUp { incident, form: what, .. } => {
                Ok(Command::FollowUp(*incident, Box::new(self.follow_up(form, *what)?)))
            }
            Purpose::Meeting { meeting, form: what } => self.meeting(form, *meeting, what),
            Purpose::Duty { duty } => {
                let on = time::parse_day(form.raw(FieldName::DoneOn), self.context.now);
                let on = on.ok_or((Some(FieldName::DoneOn), Fault::NoDay))?;
                let by = form.person(FieldName::DoneBy).ok_or((Some(FieldName::DoneBy), Fault::NobodyPicked))?;
                let (by, note) = (Some(by).filter(|by| by != self.me), form.prose(FieldName::Note));
                Ok(Command::Duty(DutyCommand::Done { duty: *duty, on, by, note }))
            }
            // What it asks for is no command; nothing on the desk changes by it.
            Purpose::SetUp => Err((None, Fault::NameMissing)),
            Purpose::Reopen { incident } => Ok(Command::Reopen(*incident, form.prose(FieldName::Reason))),
            Purpose::DraftMessage { .. }
            | Purpose::FromTemplate { .. }
            | Purpose::EditMessage { .. }
            | Purpose::RefreshMessage { .. }
            | Purpose::ApproveMessage { .. }
            | Purpose::ApproveByPhone { .. }
            | Purpose::ConfirmApproval { .. }
            | Purpose::ApproveTemplate { .. }
            | Purpose::ApproveTemplateByPhone { .. }
            | Purpose::ConfirmTemplate { .. }
            | Purpose::SendMessage { .. }
            | Purpose::WithdrawMessage { .. }
            | Purpose::NotAffected { .. }
            | Purpose::SetFact { .. } => self.message(form),
        }
    }

    /// Who reported it. Where nobody is named it is whoever enters it, also when the system gives them no name.
    fn reporter(&self, form: &Form) -> CleanText {
        let named = form.line(FieldName::Reporter);
        if named.is_empty() && self.me.is_unknown() { CleanText::title(self.me.as_str()) } else { named }
    }

    fn tick(&self, form: &Form, incident: IncidentId, step: &StepId, note: FieldName) -> Result<StepTick, Placed> {
        let by = match form.content(FieldName::DoneBy) {
            Some(_) => Some(form.person(FieldName::DoneBy).ok_or((Some(FieldName::DoneBy), Fault::NobodyPicked))?),
            None => None,
        };
        let systems = form.ticked_systems();
        if systems.is_empty() && form.content(FieldName::ForSystems).is_some() {
            return Err((Some(FieldName::ForSystems), Fault::NoSystemPicked));
        }
        Ok(StepTick {
            note: Some(form.prose(note)).filter(|note| !note.is_empty()),
            how: form.how(FieldName::DoneBy),
            by: by.filter(|by| by != self.me),
            systems,
            ..StepTick::plain(incident, step.clone())
        })
    }

    /// The text of the message that `step` asks for, where it asks how that was sent.
    fn message_sent(&self, incident: IncidentId, step: &Step) -> Option<CleanText> {
        let incident = self.desk.incident(incident)?;
        let audience = step.message.filter(|_| step.sending_input().is_some())?;
        let kind = next_kind(incident, audience);
        Some(compose(self.desk, incident, audience, kind, self.phrasing, self.context.now))
    }

    /// The time in a field. Its seconds are lost on the way through the form; a time that is offered as «now» and a
    /// discovery later in the same minute must not quarrel over them.
    /// A time, where one is typed.
    fn time_if(&self, form: &Form, name: FieldName) -> Result<Option<Timestamp>, Placed> {
        if form.raw(name).trim().is_empty() { Ok(None) } else { self.time(form, name).map(Some) }
    }

    /// When it began, where the form says it otherwise than it was offered: seconds are not shown, so what was left as it
    /// stood changes nothing.
    fn began(&self, form: &Form, incident: IncidentId) -> Result<Option<Began>, Placed> {
        let typed = self.time_if(form, FieldName::Began)?;
        let now = self.context.now;
        let known = self.desk.incident(incident).and_then(|incident| began(self.desk, incident, now));
        let shown = known.and_then(|at| time::parse(&time::print(at, now), now));
        Ok(Some(typed.map_or(Began::Unknown, |at| Began::At { at })).filter(|_| typed != shown))
    }

    pub(super) fn time(&self, form: &Form, name: FieldName) -> Result<Timestamp, Placed> {
        time::parse(form.raw(name), self.context.now).ok_or((Some(name), Fault::NoTime))
    }
}

fn answers(form: &Form) -> Result<BTreeMap<Question, Answer>, Placed> {
    let mut answers = BTreeMap::new();
    for field in form.fields() {
        let (FieldName::Answer(question), Content::Choice { options, at }) = (field.name, &field.content) else {
            continue;
        };
        match options.get(*at) {
            Some(Choice::Answer(Some(answer))) => {
                answers.insert(question, *answer);
            }
            _ => return Err((Some(field.name), Fault::Unanswered(question))),
        }
    }
    Ok(answers)
}

/// What the form answers there; nothing where it does not ask or nobody has answered.
fn answered(form: &Form, name: FieldName) -> Option<Answer> {
    if let Some(Choice::Answer(answer)) = form.choice(name) { answer } else { None }
}

/// How many people the form says are concerned; nothing where it does not ask or nothing is typed.
fn people(form: &Form) -> Result<Option<u32>, Placed> {
    match form.raw(FieldName::People).trim() {
        "" => Ok(None),
        typed => typed.parse().map(Some).map_err(|_no_number| (Some(FieldName::People), Fault::NoNumber)),
    }
}

/// The field of a step's form that takes what is said beside a notification, if it has one.
fn said_of_filing(desk: &Desk, form: &Form) -> Option<FieldName> {
    let Purpose::Step { incident, step } = form.purpose() else { return None };
    let list = desk.checklist(desk.incident(*incident)?)?;
    let step = list.step(step)?.step;
    let mut places = (0u8..).map(FieldName::Input).zip(&step.inputs);
    places.find(|(_, input)| is_said_of_filing(&input.key)).map(|(name, _)| name)
}

/// The field that a refusal is about.
#[expect(clippy::wildcard_enum_match_arm, reason = "most rules are about no field of a form")]
fn blamed(desk: &Desk, form: &Form, refusal: &Refusal) -> Option<FieldName> {
    if let Purpose::Meeting { form: about, .. } = form.purpose()
        && let Some(name) = super::meeting::blamed(about, refusal)
    {
        return form.content(name).map(|_| name);
    }
    let name = match refusal {
        Refusal::EmptyTitle => FieldName::Title,
        Refusal::Message { refused } => return super::message::blamed(desk, form, refused),
        Refusal::FollowUp { refused } => super::follow_up::blamed(refused),
        Refusal::EmptyText if super::follow_up::needed(form).is_some() => return super::follow_up::needed(form),
        // In a step's form it is said where that takes it.
        Refusal::ReasonMissing if form.content(FieldName::Reason).is_none() => {
            said_of_filing(desk, form).unwrap_or(FieldName::Note)
        }
        Refusal::LateUnexplained { .. } if form.content(FieldName::Late).is_none() => {
            said_of_filing(desk, form).unwrap_or(FieldName::Note)
        }
        Refusal::EmptyText if form.content(FieldName::MessageText).is_some() => FieldName::MessageText,
        Refusal::EmptyText | Refusal::NothingSaid { .. } | Refusal::NotCalled { .. } => FieldName::Note,
        Refusal::ReasonMissing | Refusal::AwarenessUnjustified => FieldName::Reason,
        Refusal::StepsLeft { .. } => FieldName::Excuse,
        Refusal::NotAssessed { .. } => FieldName::Availability,
        Refusal::WhichData { .. } => FieldName::PersonalData,

        Refusal::NotController { .. } if form.content(FieldName::DoneBy).is_some() => FieldName::DoneBy,
        Refusal::NotController { .. } | Refusal::NotExcuser { .. } => FieldName::DecidedBy,
        Refusal::LateUnexplained { .. } => FieldName::Late,
        Refusal::InFuture { .. } | Refusal::NothingChanged if form.content(FieldName::DoneOn).is_some() => {
            FieldName::DoneOn
        }
        Refusal::InFuture { .. } if form.content(FieldName::Since).is_some() => FieldName::Since,
        Refusal::ReviewMissing | Refusal::ReviewNotAhead { .. } => FieldName::Review,
        Refusal::NotDecider { .. } | Refusal::OneWordEach { .. } => FieldName::Decider,
        Refusal::ReportedBeforeDiscovered => FieldName::Reported,
        Refusal::BeganAfterDiscovered { .. } if form.content(FieldName::Began).is_some() => FieldName::Began,
        Refusal::BeganAfterDiscovered { .. } => FieldName::Fact,
        Refusal::UnknownSystem { .. } => FieldName::Systems,
        Refusal::UnknownBlock { .. } | Refusal::BlockThere { .. } => FieldName::Block,
        Refusal::WhichSystem { .. } | Refusal::NotThisSystem { .. } => FieldName::ForSystems,
        Refusal::UnknownPerson { .. } | Refusal::WrongRole { .. } if form.content(FieldName::DoneBy).is_some() => {
            FieldName::DoneBy
        }
        Refusal::UnknownPerson { .. } => FieldName::Handler,
        Refusal::InFuture { given } => {
            let discovered = time::parse(form.raw(FieldName::Discovered), *given) == Some(*given);
            if discovered { FieldName::Discovered } else { FieldName::Reported }
        }
        _ => return None,
    };
    form.content(name).map(|_| name)
}

impl Form {
    pub(in crate::app) fn raw(&self, name: FieldName) -> &str {
        match self.content(name) {
            Some(Content::Text { editor, .. }) => editor.value(),
            Some(Content::Choice { .. } | Content::Pick(_)) | None => "",
        }
    }

    pub(in crate::app) fn line(&self, name: FieldName) -> CleanText {
        CleanText::title(self.raw(name))
    }

    pub(in crate::app) fn prose(&self, name: FieldName) -> CleanText {
        match self.content(name) {
            Some(Content::Text { shape: Shape::Prose, editor }) => CleanText::body(editor.value()),
            Some(_) | None => self.line(name),
        }
    }

    /// What the DPO advises, where that is asked.
    pub(super) fn dpo_advice(&self) -> CleanText {
        if self.is_asked(FieldName::DpoAdvice) { self.line(FieldName::DpoAdvice) } else { CleanText::default() }
    }

    pub(in crate::app) fn choice(&self, name: FieldName) -> Option<Choice> {
        self.content(name)?.choice()
    }

    fn kind(&self) -> IncidentKind {
        match self.choice(FieldName::Kind) {
            Some(Choice::Kind(kind)) => kind,
            _ => IncidentKind::Availability,
        }
    }

    fn level(&self, name: FieldName) -> Level {
        match self.choice(name) {
            Some(Choice::Level(level)) => level,
            _ => Level::Unknown,
        }
    }

    /// The impact as the form has it.
    pub fn impact(&self) -> Impact {
        Impact {
            confidentiality: self.level(FieldName::Confidentiality),
            integrity: self.level(FieldName::Integrity),
            availability: self.level(FieldName::Availability),
        }
    }

    /// The reach as the form has it.
    pub fn reach(&self) -> Reach {
        match self.choice(FieldName::Reach) {
            Some(Choice::Reach(reach)) => reach,
            _ => Reach::Unknown,
        }
    }

    /// What personal data the form says are involved.
    pub fn data(&self) -> PersonalData {
        match self.choice(FieldName::PersonalData) {
            Some(Choice::Data(data)) => data,
            _ => PersonalData::Unknown,
        }
    }

    /// The severity as the form has it.
    pub fn severity(&self) -> Severity {
        match self.choice(FieldName::Severity) {
            Some(Choice::Severity(severity)) => severity,
            _ => Severity::Minor,
        }
    }

    /// The systems picked.
    pub fn systems(&self) -> BTreeSet<SystemId> {
        match self.content(FieldName::Systems) {
            Some(Content::Pick(pick)) => pick.picked().iter().filter_map(|option| option.key.parse().ok()).collect(),
            Some(Content::Text { .. } | Content::Choice { .. }) | None => BTreeSet::new(),
        }
    }

    /// The key of what the pick stands on.
    pub(super) fn picked(&self, name: FieldName) -> Option<String> {
        match self.content(name) {
            Some(Content::Pick(pick)) => pick.current().map(|option| option.key.clone()),
            Some(Content::Text { .. } | Content::Choice { .. }) | None => None,
        }
    }

    pub(super) fn person(&self, name: FieldName) -> Option<PersonId> {
        match self.content(name) {
            Some(Content::Pick(pick)) => pick.current()?.person(),
            Some(Content::Text { .. } | Content::Choice { .. }) | None => None,
        }
    }
}
