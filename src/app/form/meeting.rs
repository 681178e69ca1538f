//! The forms of meetings: as they are offered, and the commands they stand for.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::build::Builder;
use super::command::{Placed, Sender};
use super::field::{Choice, Field, FieldName, PickOption, Shape};
use super::{Fault, Form, time};
use crate::domain::decision::Dissent;
use crate::domain::id::MeetingItemId;
use crate::domain::meeting::{
    Attendance, FoundWanting, Invitation, Meeting, MeetingAsk, MeetingCommand, MeetingRefusal, MeetingSort, SpotCheck,
    Topic, Words,
};
use crate::domain::{CleanText, Command, IncidentId, MeetingId, PersonId, Refusal};

/// What is called for, noted or fixed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "form", rename_all = "kebab-case")]
pub enum MeetingForm {
    /// Call it, or change what it was called to.
    Call,
    /// Begin the minutes of the meeting that an incident's call-out is the beginning of.
    Acute {
        /// Which incident.
        incident: IncidentId,
    },
    /// Put an item on the agenda.
    Item,
    /// Who fills a seat.
    Present {
        /// Who holds it.
        person: PersonId,
    },
    /// What was said on an item.
    Say {
        /// Which.
        topic: Topic,
    },
    /// An action agreed on an item.
    Agree {
        /// Which.
        topic: Topic,
    },
    /// The result of a spot check.
    Check,
    /// Put an incident on the agenda, in the name of somebody who may.
    Put {
        /// Which.
        incident: IncidentId,
    },
    /// Take an item off the agenda.
    Withdraw {
        /// Which.
        item: MeetingItemId,
    },
    /// Somebody is there without a seat.
    Guest,
    /// What came of an action agreed at a meeting.
    Settle,
    /// The next meeting.
    Next,
    /// That it does not take place.
    Cancel,
    /// That it is over: the minutes are fixed.
    Hold,
    /// A correction of minutes that are fixed.
    Correct {
        /// On which item.
        topic: Option<Topic>,
    },
}

/// A field of these forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MeetingField {
    /// When it takes place.
    At,
    /// Where, or which bridge.
    Place,
    /// Ordinary or not.
    Sort,
    /// The incident it comes from.
    Incident,
    /// Whether a seat is filled.
    Presence,
    /// Who is there instead.
    Instead,
    /// What was discussed.
    Said,
    /// What was decided.
    Decided,
    /// Whether it is put off.
    Postponed,
    /// Who sees to it.
    Owner,
    /// By which day.
    Due,
    /// What was checked.
    Checked,
    /// What was found.
    Found,
    /// Why it deviates.
    Cause,
    /// What is done about it.
    Plan,
    /// What is corrected.
    Correction,
    /// Who is there without a seat.
    Guest,
    /// An action agreed at a meeting.
    Agreed,
}

/// A value of a choice in these forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MeetingChoice {
    /// Ordinary or not.
    Sort(MeetingSort),
    /// The member is there.
    Present,
    /// Somebody is there instead.
    Instead,
    /// Nobody is there.
    Absent,
    /// It was treated.
    Treated,
    /// It is put off.
    Postponed,
}

impl MeetingChoice {
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Sort(sort) => sort.key(),
            Self::Present => "present",
            Self::Instead => "instead",
            Self::Absent => "absent",
            Self::Treated => "treated",
            Self::Postponed => "postponed",
        }
    }
}

const fn own(field: MeetingField) -> FieldName {
    FieldName::Meeting(field)
}

fn choice(field: MeetingField, options: &[MeetingChoice]) -> Field {
    let options: Vec<Choice> = options.iter().copied().map(Choice::Meeting).collect();
    let first = options.first().copied().unwrap_or(Choice::Meeting(MeetingChoice::Present));
    Field::choice(own(field), options, first)
}

/// Nobody, or nothing.
pub(super) fn none() -> PickOption {
    PickOption { key: String::new(), label: "–".to_owned() }
}

impl Builder<'_> {
    /// The fields of a form about a meeting.
    pub(super) fn meeting(&self, meeting: Option<MeetingId>, form: &MeetingForm) -> Vec<Field> {
        let meeting = meeting.and_then(|id| self.desk.meeting(id));
        let mut fields = self.about_meeting(meeting, form);
        fields.extend(self.on_behalf(meeting, form));
        fields
    }

    fn about_meeting(&self, meeting: Option<&Meeting>, form: &MeetingForm) -> Vec<Field> {
        let line = |field| Field::text(own(field), Shape::Line, "");
        let prose = |field| Field::text(own(field), Shape::Prose, "");
        match form {
            MeetingForm::Call => self.call_meeting(meeting),
            MeetingForm::Acute { incident } => self.acute_meeting(*incident),
            MeetingForm::Item => {
                vec![Field::text(FieldName::Title, Shape::Line, ""), Field::text(FieldName::Note, Shape::Prose, "")]
            }
            MeetingForm::Present { person } => {
                let deputies =
                    self.desk.isg_seats(self.now).into_iter().find(|seat| seat.people.first() == Some(person));
                let deputies: Vec<PersonId> =
                    deputies.map(|seat| seat.people.into_iter().skip(1).collect()).unwrap_or_default();
                let mut people = vec![none()];
                people.extend(self.people(&deputies));
                let options = [MeetingChoice::Present, MeetingChoice::Instead, MeetingChoice::Absent];
                vec![choice(MeetingField::Presence, &options), Field::pick(own(MeetingField::Instead), people, None)]
            }
            MeetingForm::Say { topic } => {
                let mut dissents = vec![none()];
                dissents.extend(self.people(&self.members()));
                let mut fields = vec![
                    prose(MeetingField::Said),
                    prose(MeetingField::Decided),
                    Field::text(FieldName::Advice, Shape::Prose, ""),
                    Field::pick(FieldName::DissentBy, dissents, None),
                    Field::text(FieldName::Dissent, Shape::Line, ""),
                    Field::text(FieldName::DpoAdvice, Shape::Line, ""),
                ];
                if let Topic::Incident { .. } = topic {
                    let options = [MeetingChoice::Treated, MeetingChoice::Postponed];
                    fields.push(choice(MeetingField::Postponed, &options));
                }
                fields
            }
            MeetingForm::Agree { .. } => vec![
                Field::text(FieldName::Action, Shape::Line, ""),
                Field::pick(own(MeetingField::Owner), self.people(&[]), None),
                Field::text(own(MeetingField::Due), Shape::Day, ""),
            ],
            MeetingForm::Check => vec![
                line(MeetingField::Checked),
                prose(MeetingField::Found),
                line(MeetingField::Cause),
                line(MeetingField::Plan),
                Field::pick(own(MeetingField::Owner), self.people(&[]), None),
                Field::text(own(MeetingField::Due), Shape::Day, ""),
            ],
            MeetingForm::Next => {
                let place = meeting.and_then(|meeting| meeting.invitation.as_ref());
                let place = place.map_or("", |invitation| invitation.place.as_str());
                vec![
                    Field::text(own(MeetingField::At), Shape::Ahead, ""),
                    Field::text(own(MeetingField::Place), Shape::Line, place),
                ]
            }
            MeetingForm::Guest => {
                let seated = meeting.map(|meeting| self.desk.seats_at(meeting, self.now)).unwrap_or_default();
                let seated: Vec<String> =
                    seated.iter().filter_map(|seat| seat.person.as_ref()).map(ToString::to_string).collect();
                let mut people = self.people(&[]);
                people.retain(|option| !seated.contains(&option.key));
                vec![Field::pick(own(MeetingField::Guest), people, None)]
            }
            MeetingForm::Settle => {
                let all = self
                    .desk
                    .meetings()
                    .flat_map(|meeting| meeting.open_actions().map(move |agreed| (meeting.id, agreed)));
                let options = all.map(|(meeting, agreed)| PickOption {
                    key: format!("{meeting}/{}", agreed.action),
                    label: format!("{} · {}", agreed.text, self.desk.person_name(&agreed.owner)),
                });
                let pick = Field::pick(own(MeetingField::Agreed), options.collect(), None);
                vec![pick, Field::text(FieldName::Note, Shape::Prose, "")]
            }
            MeetingForm::Withdraw { .. } | MeetingForm::Cancel => {
                vec![Field::text(FieldName::Reason, Shape::Prose, "")]
            }
            MeetingForm::Put { .. } => Vec::new(),
            MeetingForm::Hold => self.hold_meeting(meeting),
            MeetingForm::Correct { .. } => vec![prose(MeetingField::Correction)],
        }
    }

    /// What the call-out says already is filled in; who was there and what was advised need not be said again.
    fn acute_meeting(&self, incident: IncidentId) -> Vec<Field> {
        let incident = self.desk.incident(incident);
        let Some(have) = incident.and_then(|incident| self.desk.acute_invitation(incident)) else { return Vec::new() };
        vec![
            Field::text(own(MeetingField::At), Shape::Time, &time::print(have.at, self.now)),
            Field::text(own(MeetingField::Place), Shape::Line, have.place.as_str()),
        ]
    }

    /// Nothing is asked but why it is held, where the group is not quorate.
    fn hold_meeting(&self, meeting: Option<&Meeting>) -> Vec<Field> {
        let quorate = meeting.is_none_or(|meeting| self.desk.minutes(meeting, self.now).is_quorate());
        if quorate { Vec::new() } else { vec![Field::text(FieldName::Reason, Shape::Prose, "")] }
    }

    fn members(&self) -> Vec<PersonId> {
        let seats = self.desk.isg_seats(self.now);
        seats.into_iter().filter_map(|seat| seat.people.into_iter().next()).collect()
    }

    fn call_meeting(&self, meeting: Option<&Meeting>) -> Vec<Field> {
        let have = meeting.and_then(|meeting| meeting.invitation.as_ref());
        let at = have.map_or_else(String::new, |have| time::print(have.at, self.now));
        let first = self.desk.isg_chair(have.map_or(self.now, |have| have.at)).cloned();
        let chair = have.and_then(|have| have.chair.clone()).or(first);
        let mut fields = vec![
            Field::text(own(MeetingField::At), Shape::Ahead, &at),
            Field::text(own(MeetingField::Place), Shape::Line, have.map_or("", |have| have.place.as_str())),
        ];
        let convened = self
            .desk
            .incidents()
            .filter(|incident| incident.is_open() && incident.decisions.call_out.convened_at.is_some());
        let mut convened: Vec<PickOption> = convened
            .map(|incident| PickOption {
                key: incident.id.to_string(),
                label: format!("{} {}", incident.number, incident.title),
            })
            .collect();
        if let Some(own) = have.and_then(|have| have.incident).map(|id| id.to_string()) {
            convened.sort_by_key(|option| option.key != own);
        }
        let sorts = match have.map(|have| have.sort) {
            Some(MeetingSort::Extraordinary) => [MeetingSort::Extraordinary, MeetingSort::Ordinary],
            Some(MeetingSort::Ordinary) | None => [MeetingSort::Ordinary, MeetingSort::Extraordinary],
        };
        fields.push(choice(MeetingField::Sort, &sorts.map(MeetingChoice::Sort)));
        if !convened.is_empty() {
            let at = if have.is_some_and(|have| have.incident.is_some()) { convened.len() } else { 0 };
            convened.insert(at, none());
            fields.push(Field::pick(own(MeetingField::Incident), convened, None));
        }
        let first: Vec<PersonId> = chair.into_iter().collect();
        fields.push(Field::pick(FieldName::Chair, self.people(&first), None));
        fields
    }
}

impl Sender<'_> {
    /// The command of a form about a meeting.
    pub(super) fn meeting(
        &self,
        form: &Form,
        meeting: Option<MeetingId>,
        what: &MeetingForm,
    ) -> Result<Command, Placed> {
        let text = |field| form.prose(own(field));
        let chosen = |field| match form.choice(own(field)) {
            Some(Choice::Meeting(choice)) => Some(choice),
            _ => None,
        };
        let mut meeting = meeting;
        let ask = match what {
            MeetingForm::Guest => {
                let guest = form.person(own(MeetingField::Guest));
                MeetingAsk::Attend(
                    guest.ok_or((Some(own(MeetingField::Guest)), Fault::NobodyPicked))?,
                    Attendance::Guest,
                )
            }
            MeetingForm::Settle => {
                let (of, action) = agreed(form).ok_or((Some(own(MeetingField::Agreed)), Fault::InputMissing))?;
                meeting = Some(of);
                MeetingAsk::SettleAction(action, form.prose(FieldName::Note))
            }
            MeetingForm::Put { incident } => MeetingAsk::Put(*incident),
            MeetingForm::Withdraw { item } => MeetingAsk::WithdrawItem(*item, form.prose(FieldName::Reason)),
            MeetingForm::Call => MeetingAsk::Call(self.invitation(form)?),
            MeetingForm::Acute { incident } => MeetingAsk::Call(self.acute(form, *incident)?),
            MeetingForm::Item => MeetingAsk::AddItem(form.line(FieldName::Title), form.prose(FieldName::Note)),
            MeetingForm::Present { person } => match chosen(MeetingField::Presence) {
                Some(MeetingChoice::Instead) => {
                    let instead = form.person(own(MeetingField::Instead));
                    let instead = instead.ok_or((Some(own(MeetingField::Instead)), Fault::NobodyPicked))?;
                    MeetingAsk::Attend(instead, Attendance::DeputyFor { member: person.clone() })
                }
                Some(MeetingChoice::Absent) => MeetingAsk::Attend(person.clone(), Attendance::Absent),
                _ => MeetingAsk::Attend(person.clone(), Attendance::Present),
            },
            MeetingForm::Say { topic } => {
                let dissents = form.person(FieldName::DissentBy);
                let words = Words {
                    said: text(MeetingField::Said),
                    decided: text(MeetingField::Decided),
                    advised: form.prose(FieldName::Advice),
                    dissent: dissents
                        .map(|person| Dissent { person, text: form.prose(FieldName::Dissent) })
                        .into_iter()
                        .collect(),
                    dpo: Some(form.prose(FieldName::DpoAdvice)).filter(|text| !text.is_empty()),
                    postponed: chosen(MeetingField::Postponed) == Some(MeetingChoice::Postponed),
                };
                MeetingAsk::Say(*topic, Box::new(words))
            }
            MeetingForm::Agree { topic } => {
                MeetingAsk::Agree(*topic, form.prose(FieldName::Action), owner(form)?, self.due(form)?)
            }
            MeetingForm::Check => {
                let (cause, plan) = (text(MeetingField::Cause), text(MeetingField::Plan));
                let deviates = !cause.is_empty() || !plan.is_empty();
                let deviation = if deviates {
                    Some(FoundWanting { cause, plan, owner: owner(form)?, due: self.due(form)? })
                } else {
                    None
                };
                let (what, found) = (text(MeetingField::Checked), text(MeetingField::Found));
                MeetingAsk::Check(Box::new(SpotCheck { what, system: None, found, deviation }))
            }
            MeetingForm::Next => MeetingAsk::Next(self.takes_place(form)?, text(MeetingField::Place)),
            MeetingForm::Cancel => MeetingAsk::Cancel(form.prose(FieldName::Reason)),
            MeetingForm::Hold => MeetingAsk::Hold(form.prose(FieldName::Reason)),
            MeetingForm::Correct { topic } => MeetingAsk::Correct(*topic, text(MeetingField::Correction)),
        };
        let by = form.person(FieldName::OnBehalf).filter(|by| by != self.me);
        Ok(Command::Meeting(Box::new(MeetingCommand { meeting, by, ask })))
    }

    fn invitation(&self, form: &Form) -> Result<Invitation, Placed> {
        let place: CleanText = form.prose(own(MeetingField::Place));
        if place.is_empty() {
            return Err((Some(own(MeetingField::Place)), Fault::InputMissing));
        }
        let incident = form.picked(own(MeetingField::Incident)).and_then(|key| ulid::Ulid::from_string(&key).ok());
        let incident = incident.map(IncidentId);
        let sort = match form.choice(own(MeetingField::Sort)) {
            // One that hangs on an incident is extraordinary.
            Some(Choice::Meeting(MeetingChoice::Sort(sort))) if incident.is_none() => sort,
            _ => MeetingSort::Extraordinary,
        };
        let at = self.takes_place(form)?;
        let usual = self.desk.isg_chair(at);
        let chair = form.person(FieldName::Chair).filter(|person| Some(person) != usual);
        Ok(Invitation { sort, at, place, chair, incident })
    }

    /// What the call-out says, with what was changed in it.
    fn acute(&self, form: &Form, incident: IncidentId) -> Result<Invitation, Placed> {
        let incident = self.desk.incident(incident);
        let have = incident.and_then(|incident| self.desk.acute_invitation(incident));
        let mut invitation = have.ok_or((None, Fault::Refused(Refusal::IsgNotConvened)))?;
        let at = own(MeetingField::At);
        if form.changed.contains(&at) {
            invitation.at = time::parse(form.raw(at), self.context.now).ok_or((Some(at), Fault::NoTime))?;
        }
        invitation.place = form.prose(own(MeetingField::Place));
        Ok(invitation)
    }

    /// A time that lies ahead; one that is written in full may be past, where a meeting is recorded afterwards.
    fn takes_place(&self, form: &Form) -> Result<jiff::Timestamp, Placed> {
        let at = own(MeetingField::At);
        time::parse_ahead(form.raw(at), self.context.now).ok_or((Some(at), Fault::NoTime))
    }

    fn due(&self, form: &Form) -> Result<Date, Placed> {
        let field = own(MeetingField::Due);
        time::parse_day(form.raw(field), self.context.now).ok_or((Some(field), Fault::NoDay))
    }
}

/// The meeting and the action that is picked.
fn agreed(form: &Form) -> Option<(MeetingId, MeetingItemId)> {
    let key = form.picked(own(MeetingField::Agreed))?;
    let (meeting, action) = key.split_once('/')?;
    let id = |text| ulid::Ulid::from_string(text).ok();
    Some((MeetingId(id(meeting)?), MeetingItemId(id(action)?)))
}

/// The field of a form about a meeting that a refusal is about.
pub(super) fn blamed(form: &MeetingForm, refusal: &Refusal) -> Option<FieldName> {
    match (form, refusal) {
        (MeetingForm::Say { .. }, Refusal::EmptyText) => Some(own(MeetingField::Said)),
        (MeetingForm::Agree { .. }, Refusal::EmptyText) => Some(FieldName::Action),
        (MeetingForm::Check, Refusal::EmptyText) => Some(own(MeetingField::Checked)),
        (MeetingForm::Correct { .. }, Refusal::EmptyText) => Some(own(MeetingField::Correction)),
        (MeetingForm::Say { .. }, Refusal::ReasonMissing) => Some(FieldName::Dissent),
        (MeetingForm::Hold, Refusal::Meeting { refused: MeetingRefusal::NotQuorate { .. } }) => Some(FieldName::Reason),
        (_, Refusal::Meeting { refused: MeetingRefusal::NotEntitled { .. } } | Refusal::WrongRole { .. }) => {
            Some(FieldName::OnBehalf)
        }
        _ => None,
    }
}

fn owner(form: &Form) -> Result<PersonId, Placed> {
    let field = own(MeetingField::Owner);
    form.person(field).ok_or((Some(field), Fault::NobodyPicked))
}
