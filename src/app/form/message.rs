//! The forms of messages: as they are offered, and the commands they stand for.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::command::{Placed, Sender};
use super::field::{Choice, Field, FieldName, Shape};
use super::input::nobody;
use super::{Builder, Fault, Form, Purpose, time};
use crate::domain::message::{
    self, Channel, How, MessageCommand, MessageId, Sheet, SheetEntry, SheetKey, SheetLine, SheetValue, TemplateEvent,
    TemplateId, Wording, approvers, compose, fields_of,
};
use crate::domain::playbook::{Answer, Audience};
use crate::domain::{CleanText, Command, Desk, Incident, IncidentId, PersonId};

/// Most free fields of a template that a form has; a template with more is filled by command.
const FREE: u8 = 12;

impl Builder<'_> {
    /// The fields of a form about messages; `None` when what it is about does not exist.
    #[expect(clippy::wildcard_enum_match_arm, reason = "the other purposes are built elsewhere")]
    pub(super) fn message(&self, purpose: &Purpose) -> Option<Vec<Field>> {
        let incident = self.desk.incident(purpose.incident()?)?;
        let message = |id: &MessageId| incident.messages.get(*id);
        Some(match purpose {
            Purpose::DraftMessage { audience, kind, .. } => {
                let text = compose(self.desk, incident, *audience, *kind, self.phrasing, self.now);
                vec![Field::text(FieldName::MessageText, Shape::Prose, text.as_str())]
            }
            Purpose::FromTemplate { template, .. } => self.free_fields(incident, template)?,
            Purpose::EditMessage { message: id, .. } => {
                vec![Field::text(FieldName::MessageText, Shape::Prose, message(id)?.text.as_str())]
            }
            Purpose::RefreshMessage { message: id, .. } => {
                let (audience, kind) = message(id).map(|have| (have.audience, have.kind))?;
                let text = compose(self.desk, incident, audience, kind, self.phrasing, self.now);
                vec![Field::text(FieldName::MessageText, Shape::Prose, text.as_str())]
            }
            // At one's own desk it is one's own word: there is nothing to pick.
            Purpose::ConfirmApproval { message: id, .. } => message(id).map(|_| Vec::new())?,
            Purpose::ApproveMessage { .. } if self.may_approve() => Vec::new(),
            Purpose::ApproveMessage { .. } => {
                vec![Field::pick(FieldName::Approver, self.approver_named(), None)]
            }
            Purpose::ApproveTemplate { template, .. } => {
                self.desk.register().templates().get(template)?;
                let approver = Field::pick(FieldName::Approver, self.approver_named(), None);
                let approver = Some(approver).filter(|_| !self.may_approve());
                approver.into_iter().chain([Field::text(FieldName::ValidUntil, Shape::Day, "")]).collect()
            }
            Purpose::ConfirmTemplate { template, .. } => {
                self.desk.register().templates().get(template).map(|_| Vec::new())?
            }
            Purpose::ApproveTemplateByPhone { template, .. } => {
                self.desk.register().templates().get(template)?;
                self.by_phone().into_iter().chain([Field::text(FieldName::ValidUntil, Shape::Day, "")]).collect()
            }
            Purpose::ApproveByPhone { .. } => self.by_phone().into(),
            Purpose::SendMessage { message: id, .. } => {
                let message = message(id)?;
                let channels = Channel::ALL.map(Choice::Channel).to_vec();
                let mut fields = vec![
                    Field::choice(FieldName::Channel, channels, Choice::Channel(Channel::Mail)),
                    Field::text(FieldName::To, Shape::Line, ""),
                ];
                if !message.may_be_sent(self.desk.register(), self.now) {
                    fields.push(Field::text(FieldName::Reason, Shape::Prose, ""));
                }
                fields
            }
            Purpose::NotAffected { .. } | Purpose::WithdrawMessage { .. } => {
                vec![Field::text(FieldName::Reason, Shape::Prose, "")]
            }
            Purpose::SetFact { key, .. } => self.fact(incident, *key),
            _ => return None,
        })
    }

    /// What an approval by phone says. Where more than one could have given it, who did is asked.
    fn by_phone(&self) -> [Field; 3] {
        let approvers = self.approvers();
        let approvers = if approvers.len() > 1 { self.approver_named() } else { approvers };
        [
            Field::text(FieldName::Code, Shape::Line, ""),
            Field::pick(FieldName::Approver, approvers, None),
            Field::pick(FieldName::Witness, self.people(std::slice::from_ref(self.me)), None),
        ]
    }

    fn approvers(&self) -> Vec<super::PickOption> {
        let entitled = approvers(self.desk.register().roster(), self.now);
        let mut options = self.people(&entitled);
        // Nobody else's word would count; where the roster names no one, anybody is offered.
        if !entitled.is_empty() {
            options.truncate(entitled.len());
        }
        options
    }

    /// The same with nobody first: without a code, it would be approved in their name with one key.
    fn approver_named(&self) -> Vec<super::PickOption> {
        std::iter::once(nobody()).chain(self.approvers()).collect()
    }

    fn may_approve(&self) -> bool {
        approvers(self.desk.register().roster(), self.now).contains(self.me)
    }

    fn free_fields(&self, incident: &Incident, name: &TemplateId) -> Option<Vec<Field>> {
        let template = self.desk.register().templates().get(name)?;
        let known = fields_of(self.desk, incident, template, BTreeMap::new(), self.phrasing, self.now);
        let fields = template.fields().into_iter().zip(0..FREE).map(|(field, n)| {
            let value = known.get(field).map_or("", CleanText::as_str);
            Field::text(FieldName::Free(n), Shape::Line, value)
        });
        Some(fields.collect())
    }

    fn fact(&self, incident: &Incident, key: SheetKey) -> Vec<Field> {
        let sheet = to_write(self.desk, incident, self.now);
        let (value, source) = match sheet.line(key) {
            SheetLine::Known { value: SheetValue::Time(at), .. } => (time::print(*at, self.now), None),
            SheetLine::Known { value, source, .. } => {
                let told_by = match source {
                    message::Source::Entered { told_by, .. } => told_by.clone(),
                    message::Source::Incident | message::Source::Outage | message::Source::Register => None,
                };
                (self.phrasing.value(value), told_by)
            }
            SheetLine::Unknown { who, .. } => (String::new(), who.clone()),
            SheetLine::Unsaid => (String::new(), None),
        };
        let source = Field::text(FieldName::Source, Shape::Line, source.as_ref().map_or("", CleanText::as_str));
        if key.is_answer() {
            let given = match sheet.value(key) {
                Some(SheetValue::Answer(answer)) => Some(*answer),
                _ => None,
            };
            let options = [None, Some(Answer::Yes), Some(Answer::No)].map(Choice::Answer).to_vec();
            return vec![Field::choice(FieldName::Fact, options, Choice::Answer(given)), source];
        }
        let shape = if key == SheetKey::NextUpdate {
            Shape::Ahead
        } else if key.is_time() {
            Shape::Time
        } else {
            Shape::Prose
        };
        vec![Field::text(FieldName::Fact, shape, &value), source]
    }
}

impl Sender<'_> {
    /// The command of a form about messages.
    #[expect(clippy::wildcard_enum_match_arm, reason = "the other purposes are sent elsewhere")]
    pub(super) fn message(&self, form: &Form) -> Result<Command, Placed> {
        let command = |incident: &IncidentId, command| Ok(Command::Message(*incident, Box::new(command)));
        match form.purpose() {
            Purpose::DraftMessage { incident, audience, kind } => {
                let content = message::Content::Text(form.prose(FieldName::MessageText));
                command(incident, MessageCommand::Draft { audience: *audience, kind: *kind, content })
            }
            Purpose::FromTemplate { incident, template } => self.filled(form, *incident, template),
            Purpose::EditMessage { incident, message } | Purpose::RefreshMessage { incident, message } => {
                command(incident, MessageCommand::Edit(*message, form.prose(FieldName::MessageText)))
            }
            Purpose::ApproveMessage { incident, message, wording } => {
                let own = form.content(FieldName::Approver).is_none().then(|| self.me.clone());
                let by = own.map_or_else(|| picked(form, FieldName::Approver), Ok)?;
                let wording = Some(wording.clone());
                command(incident, MessageCommand::Approve { message: *message, wording, by, how: How::Here })
            }
            Purpose::ApproveTemplate { template, wording, .. } => {
                let own = form.content(FieldName::Approver).is_none().then(|| self.me.clone());
                let by = own.map_or_else(|| picked(form, FieldName::Approver), Ok)?;
                self.approved_template(form, template, wording, by, How::Here)
            }
            Purpose::ApproveTemplateByPhone { template, wording, .. } => {
                let (by, how) = heard(form)?;
                self.approved_template(form, template, wording, by, how)
            }
            Purpose::ConfirmTemplate { template, wording, .. } => {
                let event = TemplateEvent::Confirmed { name: template.clone(), wording: wording.clone() };
                Ok(Command::Template(Box::new(event)))
            }
            Purpose::ApproveByPhone { incident, message, wording } => {
                let (by, how) = heard(form)?;
                let wording = Some(wording.clone());
                command(incident, MessageCommand::Approve { message: *message, wording, by, how })
            }
            Purpose::ConfirmApproval { incident, message } => command(incident, MessageCommand::Confirm(*message)),
            Purpose::SendMessage { incident, message } => {
                let channel = match form.choice(FieldName::Channel) {
                    Some(Choice::Channel(channel)) => channel,
                    _ => Channel::Mail,
                };
                let without_approval = form.content(FieldName::Reason).map(|_| form.prose(FieldName::Reason));
                let to = form.line(FieldName::To);
                command(incident, MessageCommand::Send { message: *message, channel, to, by: None, without_approval })
            }
            Purpose::WithdrawMessage { incident, message } => {
                command(incident, MessageCommand::Withdraw(*message, form.prose(FieldName::Reason)))
            }
            Purpose::NotAffected { incident, audience } => {
                let reason = form.prose(FieldName::Reason);
                command(incident, MessageCommand::NotAffected { audience: *audience, reason, by: None })
            }
            Purpose::SetFact { incident, key } => {
                command(incident, MessageCommand::SetFact(*key, self.fact(form, *incident, *key)?))
            }
            _ => Err((None, Fault::NameMissing)),
        }
    }

    fn approved_template(
        &self,
        form: &Form,
        template: &TemplateId,
        wording: &Wording,
        by: PersonId,
        how: How,
    ) -> Result<Command, Placed> {
        let until = time::parse_day(form.raw(FieldName::ValidUntil), self.context.now);
        let valid_until = until.ok_or((Some(FieldName::ValidUntil), Fault::NoDay))?;
        let (name, wording) = (template.clone(), wording.clone());
        Ok(Command::Template(Box::new(TemplateEvent::Approved { name, wording, by, how, valid_until })))
    }

    fn filled(&self, form: &Form, incident: IncidentId, name: &TemplateId) -> Result<Command, Placed> {
        let known = self.desk.register().templates().get(name);
        let Some(template) = known else { return Err((None, Fault::NobodyPicked)) };
        let fields = template.fields().into_iter().zip(0..FREE);
        let fields = fields.map(|(field, n)| (field.to_owned(), form.line(FieldName::Free(n))));
        let content = message::Content::Template { name: name.clone(), fields: fields.collect() };
        let (audience, kind) = (template.audience, template.kind.message());
        Ok(Command::Message(incident, Box::new(MessageCommand::Draft { audience, kind, content })))
    }

    /// A line of the fact sheet; one that is left empty is said to be unknown yet.
    fn fact(&self, form: &Form, incident: IncidentId, key: SheetKey) -> Result<SheetEntry, Placed> {
        let source = Some(form.line(FieldName::Source)).filter(|source| !source.is_empty());
        let raw = form.prose(FieldName::Fact);
        // What was left as it was offered is that, and no words for it.
        if !form.changed.contains(&FieldName::Fact)
            && let Some(incident) = self.desk.incident(incident)
            && let Some(said) = to_write(self.desk, incident, self.context.now).value(key)
        {
            return Ok(SheetEntry::Known { said: said.clone(), source });
        }
        if let Some(Choice::Answer(Some(answer))) = form.choice(FieldName::Fact) {
            return Ok(SheetEntry::Known { said: SheetValue::Answer(answer), source });
        }
        if raw.is_empty() {
            return Ok(SheetEntry::Unknown { who: source, when: None });
        }
        if !key.is_time() {
            return Ok(SheetEntry::Known { said: SheetValue::Text(raw), source });
        }
        let now = self.context.now;
        let read = if key == SheetKey::NextUpdate {
            time::parse_ahead(raw.as_str(), now)
        } else {
            time::parse(raw.as_str(), now)
        };
        let at = read.ok_or((Some(FieldName::Fact), Fault::NoTime))?;
        Ok(SheetEntry::Known { said: SheetValue::Time(at), source })
    }
}

/// Who approved by phone, with the code as read back and who heard it.
fn heard(form: &Form) -> Result<(PersonId, How), Placed> {
    let by = picked(form, FieldName::Approver)?;
    let code = form.line(FieldName::Code);
    let code = code.as_str().parse().map_err(|_bad| (Some(FieldName::Code), Fault::NoCode))?;
    Ok((by, How::Phone { code, witness: picked(form, FieldName::Witness)? }))
}

fn picked(form: &Form, name: FieldName) -> Result<PersonId, Placed> {
    form.person(name).ok_or((Some(name), Fault::NobodyPicked))
}

/// The field that a refusal about messages is about.
#[expect(clippy::wildcard_enum_match_arm, reason = "few of these rules are about a field")]
pub(super) fn blamed(desk: &Desk, form: &Form, refused: &message::MessageRefusal) -> Option<FieldName> {
    use message::MessageRefusal as R;
    let name = match refused {
        R::NotApprover { .. } => FieldName::Approver,
        R::TemplateExpired => FieldName::ValidUntil,
        R::WrongCode { .. } => FieldName::Code,
        R::OwnWitness => FieldName::Witness,
        R::ReceiverMissing => FieldName::To,
        R::FieldMissing { field } => {
            let Purpose::FromTemplate { template, .. } = form.purpose() else { return None };
            let template = desk.register().templates().get(template)?;
            let place = template.fields().iter().position(|own| own == field)?;
            FieldName::Free(u8::try_from(place).ok()?)
        }
        _ => return None,
    };
    form.content(name).map(|_| name)
}

/// The sheet as a form begins with it. What is written in it goes to anybody: an order to our own people is not offered as
/// what we tell.
fn to_write(desk: &Desk, incident: &Incident, now: Timestamp) -> Sheet {
    Sheet::of(desk, incident, now).told_to(Audience::Citizens)
}
