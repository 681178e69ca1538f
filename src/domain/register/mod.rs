//! The register: people and roles, systems, suppliers, playbooks, as the municipality's files gave them.
//!
//! It changes only by whole-file imports, which are facts, and by templates of messages. Every version is kept, so that a fact can be judged by the
//! register that was in force when it happened.

mod check;
mod imports;
mod person;
mod role;
mod supplier;
mod system;
mod wheel;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use check::{Gap, GapKind, Subject};
pub use person::{Holding, Person};
pub use role::Role;
pub use supplier::{FeedSource, FeedToken, FeedWords, Supplier, TokenFrom};
pub use system::{Agreement, Criticality, FeedLink, System};
pub use wheel::{DayOfYear, Done, Duty, DutyCommand, DutyEvent, DutyState, Spoke, Wheel};

use imports::Imports;

use super::entry::Stamp;
use super::feed::Component;
use super::id::{FeedId, PersonId, StepId, SupplierId, SystemId};
use super::incident::IncidentKind;
use super::message::Templates;
use super::playbook::{Input, InputKey, Playbook, PlaybookPin, Shelf, Step};
use super::policy::Carried;
use super::profile::Profile;

/// A file of the config directory whose content is imported as facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RegisterFile {
    /// `people.toml`
    People,
    /// `systems.toml`
    Systems,
    /// `suppliers.toml`
    Suppliers,
    /// `profile.toml`
    Profile,
}

/// The people of one import, and the roles they hold.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Roster {
    /// Everybody, by id.
    pub people: BTreeMap<PersonId, Person>,
    /// Who holds which role, in the file's order.
    pub holdings: Vec<Holding>,
}

/// A part of `people.toml`, as it came.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct RosterPart {
    stamp: Stamp,
    first: bool,
    part: Roster,
}

/// Who answers for a system.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
struct Answering {
    owner: Option<PersonId>,
    responsible: Option<PersonId>,
    administrators: Vec<PersonId>,
}

/// The register as it is, or as it was before an entry.
#[derive(Debug, Clone, Copy)]
pub struct InForce<'a> {
    register: &'a Register,
    before: Option<&'a Stamp>,
}

impl<'a> From<&'a Register> for InForce<'a> {
    fn from(register: &'a Register) -> Self {
        Self { register, before: None }
    }
}

/// What is known of people, systems, suppliers and playbooks.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Register {
    rosters: Vec<(Stamp, Roster)>,
    systems: BTreeMap<SystemId, System>,
    suppliers: BTreeMap<SupplierId, Supplier>,
    digests: BTreeMap<RegisterFile, String>,
    /// Every profile that was imported; before the first, and in older logs, the built-in one is in force.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    profiles: Vec<(Stamp, Profile)>,
    /// Every imported version; incidents pin the one they started with.
    playbooks: Vec<(PlaybookPin, Playbook)>,
    /// The newest version of each playbook.
    current: BTreeMap<String, PlaybookPin>,
    /// Digest of each section of the policy document, as the steps were last gone through against it.
    #[serde(default)]
    policy: Option<BTreeMap<String, String>>,
    /// Templates of messages.
    #[serde(default)]
    templates: Templates,
    /// Yearly duties that were done.
    #[serde(default, skip_serializing_if = "Wheel::is_empty")]
    wheel: Wheel,
    /// What each import of the people said, of which the rosters are made.
    #[serde(default)]
    roster_parts: Vec<RosterPart>,
    /// Every import of the systems, with who answered for each.
    #[serde(default)]
    system_imports: Imports<SystemId, Answering>,
    /// Every import of the suppliers.
    #[serde(default)]
    supplier_imports: Imports<SupplierId, ()>,
    /// Every import of a playbook, in the order of the log.
    #[serde(default)]
    playbook_imports: Vec<(Stamp, PlaybookPin)>,
    /// The newest entry behind each digest, and behind what is known of the policy document.
    #[serde(default)]
    digested: BTreeMap<RegisterFile, Stamp>,
    #[serde(default)]
    policy_read: Option<Stamp>,
}

impl Register {
    /// The register as it was before `stamp`.
    pub fn before<'a>(&'a self, stamp: &'a Stamp) -> InForce<'a> {
        InForce { register: self, before: Some(stamp) }
    }

    /// The people now.
    pub fn roster(&self) -> &Roster {
        static NOBODY: std::sync::LazyLock<Roster> = std::sync::LazyLock::new(Roster::default);
        self.rosters.last().map_or(&NOBODY, |(_, roster)| roster)
    }

    /// The people as of `stamp`: the newest import before it.
    pub fn roster_at(&self, stamp: &Stamp) -> Option<&Roster> {
        self.rosters.iter().rev().find(|(from, _)| from < stamp).map(|(_, roster)| roster)
    }

    /// The municipality's numbers now.
    pub fn profile(&self) -> &Profile {
        self.profiles.last().map_or(Profile::built_in(), |(_, profile)| profile)
    }

    /// The municipality's numbers as of `stamp`.
    pub fn profile_at(&self, stamp: &Stamp) -> &Profile {
        let before = self.profiles.iter().rev().find(|(from, _)| from < stamp);
        before.map_or(Profile::built_in(), |(_, profile)| profile)
    }

    /// All systems by id.
    pub fn systems(&self) -> &BTreeMap<SystemId, System> {
        &self.systems
    }

    /// All suppliers by id.
    pub fn suppliers(&self) -> &BTreeMap<SupplierId, Supplier> {
        &self.suppliers
    }

    /// The templates of messages.
    pub fn templates(&self) -> &Templates {
        &self.templates
    }

    /// Yearly duties that were done.
    pub fn wheel(&self) -> &Wheel {
        &self.wheel
    }

    pub(super) fn take_duty(&mut self, event: &DutyEvent, entry: &super::entry::Entry) {
        self.wheel.take(event, entry);
    }

    pub(super) fn take_template(&mut self, entry: &super::entry::Entry) {
        self.templates.take(entry);
    }

    /// The digest of the file's text at its newest import.
    pub fn digest(&self, file: RegisterFile) -> Option<&str> {
        self.digests.get(&file).map(String::as_str)
    }

    /// The playbook of this exact version.
    pub fn playbook(&self, pin: &PlaybookPin) -> Option<&Playbook> {
        self.playbooks.iter().find(|(have, _)| have == pin).map(|(_, playbook)| playbook)
    }

    /// The newest version of the playbook called `id`.
    pub fn current_playbook(&self, id: &str) -> Option<(&PlaybookPin, &Playbook)> {
        let pin = self.current.get(id)?;
        self.playbook(pin).map(|playbook| (pin, playbook))
    }

    /// The newest version of every playbook.
    pub fn current_playbooks(&self) -> impl Iterator<Item = (&PlaybookPin, &Playbook)> {
        self.current.values().filter_map(|pin| self.playbook(pin).map(|playbook| (pin, playbook)))
    }

    /// The playbook in force that serves this kind of incident.
    pub fn playbook_for(&self, kind: IncidentKind) -> Option<(&PlaybookPin, &Playbook)> {
        self.current_playbooks().find(|(_, playbook)| playbook.kinds.contains(&kind))
    }

    /// A step as any version of any playbook has it, the newest first: what is done stays told by its name.
    pub fn step_anywhere(&self, id: &StepId) -> Option<&Step> {
        let current = self.current_playbooks().find_map(|(_, playbook)| playbook.step(id));
        current.or_else(|| self.playbooks.iter().rev().find_map(|(_, playbook)| playbook.step(id)))
    }

    /// The typed input called `key`, as the newest playbook that has it declares it.
    pub fn input_anywhere(&self, key: &InputKey) -> Option<&Input> {
        let of = |playbook: &'_ Playbook| playbook.steps().find_map(|step| step.input(key)).is_some();
        let current = self.current_playbooks().map(|(_, playbook)| playbook).find(|playbook| of(playbook));
        let playbook = current.or_else(|| self.playbooks.iter().rev().map(|(_, have)| have).find(|have| of(have)))?;
        playbook.steps().find_map(|step| step.input(key))
    }

    /// The systems that hang on `feed` as a whole, or on one of these `components` of it.
    pub fn systems_on(&self, feed: &FeedId, components: &[Component]) -> Vec<&System> {
        self.systems
            .values()
            .filter(|system| {
                system.feeds.iter().any(|link| {
                    &link.feed == feed
                        && link
                            .component
                            .as_ref()
                            .is_none_or(|wanted| components.iter().any(|component| component.is_called(wanted)))
                })
            })
            .collect()
    }

    pub(super) fn import_people(&mut self, stamp: &Stamp, digest: &str, first: bool, part: Roster) {
        let Err(place) = self.roster_parts.binary_search_by(|have| have.stamp.cmp(stamp)) else { return };
        self.roster_parts.insert(place, RosterPart { stamp: stamp.clone(), first, part });
        // This part, and those that came before it although they follow it in the file.
        for n in place..self.roster_parts.len() {
            let Some(RosterPart { stamp, first, part }) = self.roster_parts.get(n).cloned() else { break };
            if first && n > place {
                break;
            }
            let at = self.rosters.partition_point(|(have, _)| *have < stamp);
            let mut roster = if first { Roster::default() } else { self.roster_before(at) };
            roster.people.extend(part.people);
            roster.holdings.extend(part.holdings);
            match self.rosters.get_mut(at).filter(|(have, _)| *have == stamp) {
                Some((_, have)) => *have = roster,
                None => self.rosters.insert(at, (stamp, roster)),
            }
        }
        self.digest_of(RegisterFile::People, stamp, digest);
    }

    /// Keeps the digest of the newest import.
    fn digest_of(&mut self, file: RegisterFile, stamp: &Stamp, digest: &str) {
        if self.digested.get(&file).is_none_or(|newest| newest < stamp) {
            self.digested.insert(file, stamp.clone());
            self.digests.insert(file, digest.to_owned());
        }
    }

    fn roster_before(&self, place: usize) -> Roster {
        place
            .checked_sub(1)
            .and_then(|before| self.rosters.get(before))
            .map(|(_, roster)| roster.clone())
            .unwrap_or_default()
    }

    /// Drops the playbooks that nothing on a shortened desk follows.
    pub(super) fn keep_playbooks(&mut self, follows: impl Fn(&PlaybookPin) -> bool) {
        self.playbooks.retain(|(pin, _)| follows(pin));
        self.current.retain(|_, pin| follows(pin));
    }

    /// Takes the playbooks out, in the form that takes the least space.
    pub(super) fn shelve_playbooks(&mut self) -> Shelf {
        Shelf::of(&std::mem::take(&mut self.playbooks))
    }

    /// Puts them back.
    pub(super) fn unshelve_playbooks(&mut self, shelf: Shelf) {
        self.playbooks = shelf.take();
    }

    pub(super) fn import_systems(&mut self, stamp: &Stamp, digest: &str, first: bool, systems: Vec<System>) {
        let answering = |system: &System| Answering {
            owner: system.owner.clone(),
            responsible: system.responsible.clone(),
            administrators: system.administrators.clone(),
        };
        let who = systems.iter().map(|system| (system.id.clone(), answering(system))).collect();
        if self.system_imports.take(stamp, first, who) {
            let imports = &self.system_imports;
            let newest = |id: &SystemId| imports.in_force(id, None).map(|(stamp, _)| stamp);
            let said = systems.into_iter().filter(|system| newest(&system.id) == Some(stamp));
            self.systems.extend(said.map(|system| (system.id.clone(), system)));
            self.systems.retain(|id, _| newest(id).is_some() || !first);
            self.digest_of(RegisterFile::Systems, stamp, digest);
        }
    }

    pub(super) fn import_suppliers(&mut self, stamp: &Stamp, digest: &str, first: bool, suppliers: Vec<Supplier>) {
        let who = suppliers.iter().map(|supplier| (supplier.id.clone(), ())).collect();
        if self.supplier_imports.take(stamp, first, who) {
            let imports = &self.supplier_imports;
            let newest = |id: &SupplierId| imports.in_force(id, None).map(|(stamp, ())| stamp);
            let said = suppliers.into_iter().filter(|supplier| newest(&supplier.id) == Some(stamp));
            self.suppliers.extend(said.map(|supplier| (supplier.id.clone(), supplier)));
            self.suppliers.retain(|id, _| newest(id).is_some() || !first);
            self.digest_of(RegisterFile::Suppliers, stamp, digest);
        }
    }

    /// The digest of each section of the policy document, by its letter, as the steps were last gone through against it.
    pub fn policy_sections(&self) -> Option<&BTreeMap<String, String>> {
        self.policy.as_ref()
    }

    pub(super) fn read_policy(&mut self, stamp: &Stamp, sections: BTreeMap<String, String>) {
        if self.policy_read.as_ref().is_none_or(|newest| newest < stamp) {
            self.policy_read = Some(stamp.clone());
            self.policy = Some(sections);
        }
    }

    pub(super) fn import_profile(&mut self, stamp: &Stamp, digest: &str, profile: Profile) {
        let place = self.profiles.partition_point(|(have, _)| have < stamp);
        if self.profiles.get(place).is_none_or(|(have, _)| have != stamp) {
            self.profiles.insert(place, (stamp.clone(), profile));
        }
        self.digest_of(RegisterFile::Profile, stamp, digest);
    }

    /// Takes a playbook in; `true`: that version was not known before.
    pub(super) fn import_playbook(&mut self, stamp: &Stamp, pin: PlaybookPin, playbook: Playbook) -> bool {
        let Err(place) = self.playbook_imports.binary_search_by(|(have, _)| have.cmp(stamp)) else { return false };
        self.playbook_imports.insert(place, (stamp.clone(), pin.clone()));
        let is_new = self.playbook(&pin).is_none();
        let later = |(_, have): &&(Stamp, PlaybookPin)| have.id == pin.id;
        if self.playbook_imports.iter().rev().find(later).is_some_and(|(newest, _)| newest == stamp) {
            self.current.insert(pin.id.clone(), pin.clone());
        }
        if is_new {
            self.playbooks.push((pin, playbook));
        }
        // The newest last: by that a step is told whose playbook has changed since.
        let imports = &self.playbook_imports;
        self.playbooks.sort_by_cached_key(|(pin, _)| imports.iter().rposition(|(_, have)| have == pin));
        is_new
    }
}

impl<'a> InForce<'a> {
    /// The register itself.
    pub fn register(self) -> &'a Register {
        self.register
    }

    /// Who holds `role` for `system`: its owner, who is responsible, or its administrators.
    #[expect(clippy::wildcard_enum_match_arm, reason = "the three roles held per system")]
    pub fn answering(self, system: &SystemId, role: Role) -> Vec<&'a PersonId> {
        let of =
            |owner: &'a Option<PersonId>, responsible: &'a Option<PersonId>, administrators: &'a [PersonId]| match role
            {
                Role::SystemOwner => owner.iter().collect(),
                Role::SystemResponsible => responsible.iter().collect(),
                Role::SystemAdministrator => administrators.iter().collect(),
                _ => Vec::new(),
            };
        let register = self.register;
        // A store of an older version has only what is so now.
        if self.before.is_none() || register.system_imports.is_empty() {
            let system = register.systems.get(system);
            return system.map_or_else(Vec::new, |have| of(&have.owner, &have.responsible, &have.administrators));
        }
        let then = register.system_imports.in_force(system, self.before);
        then.map_or_else(Vec::new, |(_, have)| of(&have.owner, &have.responsible, &have.administrators))
    }
}

impl Roster {
    /// The holdings of `role` in force on `day`, in the file's order. The top security officer is one by delegation: where
    /// none is in force, it is the chief executive (P03).
    pub fn held(&self, role: Role, day: jiff::civil::Date) -> Vec<&Holding> {
        let of =
            |role| self.holdings.iter().filter(move |holding| holding.role == role && holding.valid_on(day)).collect();
        let own: Vec<&Holding> = of(role);
        if own.is_empty() && role == Role::TopSecurityOfficer { of(Role::ChiefExecutive) } else { own }
    }

    /// Who holds `role` on `day`, in call order: the holder, then the deputies, of each holding in the file's order.
    pub fn call_order(&self, role: Role, day: jiff::civil::Date) -> Vec<&Person> {
        let mut order: Vec<&Person> = Vec::new();
        for holding in self.held(role, day) {
            for id in std::iter::once(&holding.holder).chain(&holding.deputies) {
                if let Some(person) = self.people.get(id)
                    && !order.iter().any(|have| have.id == person.id)
                {
                    order.push(person);
                }
            }
        }
        order
    }

    /// The deputies of whoever held `role` last, while nobody holds it on `day`: a post that is vacant is theirs to fill until
    /// somebody is named.
    pub fn left_deputies(&self, role: Role, day: jiff::civil::Date) -> Vec<&Person> {
        if !self.held(role, day).is_empty() {
            return Vec::new();
        }
        let ended = self.holdings.iter().filter(|holding| holding.role == role);
        let last = ended.filter(|holding| holding.to.is_some_and(|to| to < day)).max_by_key(|holding| holding.to);
        last.map(|holding| holding.deputies.iter().filter_map(|id| self.people.get(id)).collect()).unwrap_or_default()
    }

    /// Whether `person` holds `role` on `day`, or stands in for whoever does.
    pub fn holds(&self, person: &PersonId, role: Role, day: jiff::civil::Date) -> bool {
        std::iter::once(role)
            .chain(role.stood_in_by())
            .any(|role| self.call_order(role, day).iter().any(|holder| &holder.id == person))
    }
}

/// What here carries rows of the policy.
pub(crate) const CARRIES: &[Carried] = &[
    crate::carried!(rule P05, Register::gaps),
    crate::carried!(rule P08, Register::gaps),
    crate::carried!(rule P41, Register::gaps),
    crate::carried!(rule P07, Duty::ProcessingRecords),
    crate::carried!(rule P07, Duty::PortfolioRisk),
    crate::carried!(rule P07, Duty::OwnersInstructed),
    crate::carried!(rule P08, Duty::SystemRisk),
    crate::carried!(rule P10, Duty::ManagementReview),
    crate::carried!(rule P35, Duty::ComplianceReport),
    crate::carried!(rule P36, Duty::RiskFollowedUp),
    crate::carried!(rule P37, Duty::DocumentsRevised),
    crate::carried!(rule P42, Duty::Training),
    crate::carried!(rule P43, Duty::DocumentsSpread),
    crate::carried!(rule P02, Role::Council),
    crate::carried!(rule P03, Roster::held),
    crate::carried!(rule P11, Role::ISG_MEMBERS),
    crate::carried!(rule P21, Register::playbook_for),
];
