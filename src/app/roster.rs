//! Whom to call: for the selected step first, then along the on-call chain, then the suppliers of what is touched.

use super::App;
use crate::domain::calendar;
use crate::domain::playbook::Checklist;
use crate::domain::register::Role;
use crate::domain::{PersonId, SupplierId};

/// The order in which one calls when nobody else is named: on call, IT chief, top security officer, DPO.
const CHAIN: [Role; 4] = [Role::ItOnCall, Role::ItChief, Role::TopSecurityOfficer, Role::Dpo];

/// Somebody to call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Contact {
    /// A person, in a role.
    Person(Role, PersonId),
    /// A supplier's service desk.
    Supplier(SupplierId),
}

/// A row of the roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RosterRow {
    /// Those for the selected step come next.
    ForStep,
    /// The chain comes next.
    Chain,
    /// The suppliers come next.
    Suppliers,
    /// Somebody to call.
    Contact(Contact),
    /// Nobody holds this role.
    Vacant(Role),
}

impl App {
    /// The roster's rows; `list` is the checklist of the incident at hand.
    pub fn roster(&self, list: Option<&Checklist<'_>>) -> Vec<RosterRow> {
        let mut rows = Vec::new();
        let incident = self.incident();
        if let (Some(incident), Some(step)) = (incident, list.and_then(|list| self.step_in(list))) {
            rows.push(RosterRow::ForStep);
            let found = self.desk.contacts(incident, step.step, self.now);
            if found.is_empty() {
                rows.push(RosterRow::Vacant(step.step.role));
            }
            rows.extend(
                found.into_iter().map(|(role, person)| RosterRow::Contact(Contact::Person(role, person.id.clone()))),
            );
        }
        rows.push(RosterRow::Chain);
        let day = calendar::local(self.now).date();
        let roster = self.desk.register().roster();
        for role in CHAIN {
            let order = roster.call_order(role, day);
            if order.is_empty() {
                rows.push(RosterRow::Vacant(role));
            }
            rows.extend(order.into_iter().map(|person| RosterRow::Contact(Contact::Person(role, person.id.clone()))));
        }
        let systems = self.desk.register().systems();
        let mut suppliers: Vec<SupplierId> = Vec::new();
        for id in incident.into_iter().flat_map(|incident| &incident.systems) {
            if let Some(supplier) = systems.get(id).and_then(|system| system.supplier.clone())
                && !suppliers.contains(&supplier)
            {
                suppliers.push(supplier);
            }
        }
        if !suppliers.is_empty() {
            rows.push(RosterRow::Suppliers);
            rows.extend(suppliers.into_iter().map(|id| RosterRow::Contact(Contact::Supplier(id))));
        }
        rows
    }

    /// Those of the roster's rows that can be called.
    pub fn contacts(&self) -> Vec<Contact> {
        self.roster(self.checklist().as_ref())
            .into_iter()
            .filter_map(|row| match row {
                RosterRow::Contact(contact) => Some(contact),
                RosterRow::ForStep | RosterRow::Chain | RosterRow::Suppliers | RosterRow::Vacant(_) => None,
            })
            .collect()
    }

    /// The number to try first.
    pub fn phone_of(&self, contact: &Contact) -> Option<&str> {
        let phones = match contact {
            Contact::Person(_, id) => self.desk.register().roster().people.get(id).map(|person| &person.phone),
            Contact::Supplier(id) => self.desk.register().suppliers().get(id).map(|supplier| &supplier.phone),
        };
        phones?.first().map(crate::domain::CleanText::as_str)
    }

    /// Who is on call now, first in call order.
    pub fn on_call(&self) -> Option<&PersonId> {
        let day = calendar::local(self.now).date();
        self.desk.register().roster().call_order(Role::ItOnCall, day).first().map(|person| &person.id)
    }
}
