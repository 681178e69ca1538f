//! The templates of the register: every version, and which approval in advance counts at a moment.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::approval::{Approval, heard_right, may_approve};
use super::event::Judge;
use super::refusal::MessageRefusal;
use super::template::{Template, TemplateEvent, TemplateId};
use super::wording::Wording;
use crate::domain::calendar;
use crate::domain::entry::{Entry, Stamp};
use crate::domain::fact::Fact;
use crate::domain::refusal::Refusal;
use crate::domain::register::Register;

/// An approval in advance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateApproval {
    /// The approval.
    pub approval: Approval,
    /// The last day on which it counts.
    pub valid_until: Date,
}

/// Everything that happened to templates, in order. What counts is judged when it is asked for, by the roster in force
/// before each entry: one that arrives late is heard too.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Templates {
    entries: Vec<Entry>,
}

impl Templates {
    /// Takes in an entry, at its place in the order. One that is there already changes nothing.
    pub fn take(&mut self, entry: &Entry) {
        if let Err(place) = self.entries.binary_search_by(|have| have.stamp.cmp(&entry.stamp)) {
            self.entries.insert(place, entry.clone());
        }
    }

    fn events<'a>(&'a self, before: Option<&Stamp>) -> impl Iterator<Item = (&'a Entry, &'a TemplateEvent)> {
        self.entries
            .iter()
            .take_while(move |entry| before.is_none_or(|before| entry.stamp < *before))
            .filter_map(|entry| if let Fact::Template { event } = &entry.fact { Some((entry, event)) } else { None })
    }

    /// The version in force of every template, by name.
    pub fn current(&self) -> Vec<&Template> {
        self.current_before(None)
    }

    fn current_before(&self, before: Option<&Stamp>) -> Vec<&Template> {
        let mut current: Vec<&Template> = Vec::new();
        for (_, event) in self.events(before) {
            match event {
                TemplateEvent::Written { template } => {
                    current.retain(|have| have.name != template.name);
                    current.push(template);
                }
                TemplateEvent::Withdrawn { name } => {
                    current.retain(|have| have.name != *name);
                }
                TemplateEvent::Approved { .. } | TemplateEvent::Confirmed { .. } => {}
            }
        }
        current.sort_by(|a, b| a.name.cmp(&b.name));
        current
    }

    /// The version in force of the template called `name`.
    pub fn get(&self, name: &TemplateId) -> Option<&Template> {
        self.current().into_iter().find(|template| template.name == *name)
    }

    /// An exact version, in force or not.
    pub fn version(&self, name: &TemplateId, wording: &Wording) -> Option<&Template> {
        self.events(None).find_map(|(_, event)| match event {
            TemplateEvent::Written { template } if template.name == *name && template.wording() == *wording => {
                Some(template)
            }
            TemplateEvent::Written { .. }
            | TemplateEvent::Approved { .. }
            | TemplateEvent::Confirmed { .. }
            | TemplateEvent::Withdrawn { .. } => None,
        })
    }

    /// The newest approval of this version by somebody entitled, valid or not on any day, as long as the version is in
    /// force.
    pub fn newest_approval(
        &self,
        template: &Template,
        register: &Register,
        before: Option<&Stamp>,
    ) -> Option<TemplateApproval> {
        let wording = template.wording();
        if !self.current_before(before).contains(&template) {
            return None;
        }
        let mut found: Option<TemplateApproval> = None;
        for (entry, event) in self.events(before) {
            match event {
                TemplateEvent::Approved { name, wording: of, by, how, valid_until }
                    if *name == template.name && *of == wording =>
                {
                    let entitled = may_approve(register.roster_at(&entry.stamp), by, entry.at).is_ok();
                    if entitled && heard_right(how, of, by).is_ok() {
                        let approval = Approval {
                            wording: of.clone(),
                            by: by.clone(),
                            how: how.clone(),
                            at: entry.happened_at(),
                            recorded_by: entry.actor.person().filter(|actor| *actor != by).cloned(),
                            confirmed_at: None,
                        };
                        found = Some(TemplateApproval { approval, valid_until: *valid_until });
                    }
                }
                TemplateEvent::Confirmed { name, wording: of } if *name == template.name && *of == wording => {
                    if let Some(found) = &mut found
                        && entry.actor.person() == Some(&found.approval.by)
                    {
                        found.approval.confirmed_at = Some(entry.happened_at());
                    }
                }
                TemplateEvent::Written { .. }
                | TemplateEvent::Approved { .. }
                | TemplateEvent::Confirmed { .. }
                | TemplateEvent::Withdrawn { .. } => {}
            }
        }
        found
    }

    /// The approval of this version that counts on the day of `at`.
    pub fn approval(
        &self,
        template: &Template,
        register: &Register,
        before: Option<&Stamp>,
        at: Timestamp,
    ) -> Option<TemplateApproval> {
        let day = calendar::local(at).date();
        self.newest_approval(template, register, before).filter(|approval| day <= approval.valid_until)
    }

    /// Why `event` is refused, if so.
    pub fn judge(&self, event: &TemplateEvent, judge: &Judge<'_>) -> Result<(), Refusal> {
        let known = |name: &TemplateId| {
            self.get(name).ok_or_else(|| Refusal::from(MessageRefusal::UnknownTemplate { template: name.clone() }))
        };
        match event {
            TemplateEvent::Written { template } => {
                if template.text.is_empty() {
                    return Err(Refusal::EmptyText);
                }
                if !template.is_sound() {
                    return Err(MessageRefusal::BadTemplate.into());
                }
                if self.get(&template.name) == Some(template) { Err(Refusal::NothingChanged) } else { Ok(()) }
            }
            TemplateEvent::Approved { name, wording, by, how, valid_until } => {
                if known(name)?.wording() != *wording {
                    return Err(MessageRefusal::UnknownTemplate { template: name.clone() }.into());
                }
                if *valid_until < calendar::local(judge.happened_at).date() {
                    return Err(MessageRefusal::TemplateExpired.into());
                }
                may_approve(judge.roster, by, judge.entered_at)?;
                heard_right(how, wording, by)?;
                Ok(())
            }
            TemplateEvent::Confirmed { name, .. } => {
                let template = known(name)?;
                let newest = self.newest_approval(template, judge.register, judge.before);
                match newest.map(|newest| newest.approval).filter(Approval::is_to_be_confirmed) {
                    None => Err(Refusal::NothingChanged),
                    Some(approval) if judge.actor != Some(&approval.by) => {
                        Err(MessageRefusal::NotYours { approver: approval.by }.into())
                    }
                    Some(_) => Ok(()),
                }
            }
            TemplateEvent::Withdrawn { name } => known(name).map(|_| ()),
        }
    }
}
