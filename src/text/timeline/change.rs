//! What an amendment changed, from what, to what.

use std::collections::BTreeSet;

use super::{Telling, one_line};
use crate::domain::CleanText;
use crate::domain::fact::{Amendment, Fact, Registration};
use crate::domain::id::SystemId;
use crate::domain::incident::Impact;
use crate::tr;

impl Telling<'_> {
    pub(super) fn changes(&self, amendment: &Amendment) -> String {
        let text = self.text;
        let Amendment { title, impact, reach, personal_data, systems, reporter, awareness, .. } = amendment;
        let mut told: Vec<String> = Vec::new();
        if let Some(new) = title {
            let old = self.before(|have| have.title.clone(), |first| first.title.clone());
            told.push(self.change(tr!(text, "timeline-title"), old.as_ref(), new, |title| self.quoted(title)));
        }
        if let Some(new) = impact {
            let old = self.before(|have| have.impact, |first| first.impact);
            told.push(self.change(tr!(text, "timeline-impact"), old.as_ref(), new, |impact| text.impact(*impact)));
        }
        if let Some(new) = reach {
            let old = self.before(|have| have.reach, |first| first.reach);
            told.push(self.change(tr!(text, "timeline-reach"), old.as_ref(), new, |reach| text.reach(*reach)));
        }
        if let Some(new) = personal_data {
            let old = self.before(|have| have.personal_data, |first| first.personal_data);
            let what = tr!(text, "timeline-personal-data");
            told.push(self.change(what, old.as_ref(), new, |data| text.personal_data(*data)));
        }
        if let Some(new) = systems {
            let old = self.before(|have| have.systems.clone(), |first| first.systems.clone());
            let what = tr!(text, "timeline-the-systems");
            told.push(self.change(what, old.as_ref(), new, |systems| self.systems(systems)));
        }
        if let Some(new) = reporter {
            let old = self.before(|have| have.reporter.clone(), |first| first.reporter.clone());
            told.push(self.change(tr!(text, "timeline-reporter"), old.as_ref(), new, |name| {
                self.quoted(&CleanText::title(&text.name(name.as_str())))
            }));
        }
        if let Some(new) = &amendment.began {
            let new = new.at().map_or_else(|| tr!(text, "message-unknown"), |at| text.at(at, self.entry.at));
            told.push(tr!(text, "timeline-change-new", what = tr!(text, "timeline-began"), new = new));
        }
        if let Some((at, reason)) = awareness {
            let when = text.at(*at, self.entry.at);
            let moved = tr!(text, "timeline-change-new", what = tr!(text, "timeline-awareness"), new = when);
            told.push(self.because(moved, Some(reason)));
        }
        if let Some(new) = &amendment.people {
            let old = self.before(|have| have.people, |_| 0).filter(|old| *old > 0);
            told.push(self.change(tr!(text, "timeline-people-count"), old.as_ref(), new, ToString::to_string));
        }
        if let Some(new) = &amendment.protected_address {
            let new = text.answer(*new);
            told.push(tr!(text, "timeline-change-new", what = tr!(text, "timeline-protected-address"), new = new));
        }
        if let Some(new) = &amendment.cpr_numbers {
            let new = text.answer(*new);
            told.push(tr!(text, "timeline-change-new", what = tr!(text, "timeline-cpr-numbers"), new = new));
        }
        if let Some(new) = &amendment.promised {
            let new = text.at(*new, self.entry.at);
            told.push(tr!(text, "timeline-change-new", what = tr!(text, "timeline-promised"), new = new));
        }
        told.join("; ")
    }

    fn change<T>(&self, what: String, old: Option<&T>, new: &T, say: impl Fn(&T) -> String) -> String {
        match old {
            Some(old) => tr!(self.text, "timeline-change", what = what, old = say(old), new = say(new)),
            None => tr!(self.text, "timeline-change-new", what = what, new = say(new)),
        }
    }

    /// Whether all it says is that nobody knows how hard it hits, and nobody knew before: that was asked, and answered.
    pub(super) fn is_not_known(&self, amendment: &Amendment) -> bool {
        let only = Amendment { impact: Some(Impact::default()), ..Amendment::default() };
        let before = self.before(|have| have.impact, |first| first.impact);
        *amendment == only && before.is_none_or(|before| before == Impact::default())
    }

    /// The value in force before this entry: by the newest amendment that counts, else as registered.
    fn before<T>(
        &self,
        amended: impl Fn(&Amendment) -> Option<T>,
        registered: impl Fn(&Registration) -> T,
    ) -> Option<T> {
        let earlier = self.incident?.timeline.iter().filter(|have| have.entry.stamp < self.entry.stamp);
        let mut value = None;
        for have in earlier.filter(|have| have.void.is_none()) {
            if let Fact::IncidentRegistered { registration, .. } = &have.entry.fact {
                value = Some(registered(registration));
            } else if let Fact::IncidentAmended { amendment, .. } = &have.entry.fact {
                value = amended(amendment).or(value);
            }
        }
        value
    }

    fn quoted(&self, raw: &CleanText) -> String {
        if raw.is_empty() {
            return tr!(self.text, "timeline-nothing");
        }
        tr!(self.text, "timeline-quoted", text = one_line(raw))
    }

    fn systems(&self, ids: &BTreeSet<SystemId>) -> String {
        if ids.is_empty() {
            return tr!(self.text, "timeline-nothing");
        }
        let known = self.desk.register().systems();
        let names: Vec<&str> =
            ids.iter().map(|id| known.get(id).map_or(id.as_str(), |system| system.name.as_str())).collect();
        names.join(", ")
    }
}
