//! The facts of an incident as rows, in the order in which one asks for them at night.

use jiff::Timestamp;

use super::App;
use crate::domain::clock::Clock;
use crate::domain::decision::{Change, DecisionState};
use crate::domain::filing::Filings;
use crate::domain::follow_up::ItemId;
use crate::domain::message::{MessageId, Sheet, outdated};
use crate::domain::register::Role;
use crate::domain::severity::{Doubt, Severity, SeverityRule};
use crate::domain::{Desk, Incident, IncidentId, OutageId, PersonId, SupplierId, SystemId};

/// A row of an incident's facts. The values are in the incident; the row says which.
#[derive(Debug, Clone, PartialEq)]
pub enum PageRow {
    /// That only some may see it (P39).
    Restricted,
    /// Severity in force, and who set it if somebody did.
    Severity(Severity),
    /// Why a person set it so.
    SetReason,
    /// A rule that fired.
    Rule(SeverityRule),
    /// Something not known that could raise it.
    CouldRise(Doubt, Severity),
    /// A criterion of severity, and whether it is met.
    Criterion(SeverityRule, bool),
    /// How the joint decision stands.
    Decision,
    /// What has changed under it.
    DecisionChanged(Change),
    /// How far the call-out of the group has come.
    CallOut,
    /// How many steps are settled.
    Progress,
    /// A message that went out without the approval it needed (P27).
    MessageDeviation(MessageId),
    /// An approval that its owner has yet to confirm.
    ToConfirm(MessageId),
    /// A message that waits with words that are no longer so.
    MessageOutdated(MessageId),
    /// The DPO was told by phone, and is still to be mailed (P34).
    OwesMail,
    /// A clock.
    Clock(Clock),
    /// Open, or closed when.
    Status,
    /// Kind.
    Kind,
    /// Who handles it.
    Handler,
    /// Who reported it.
    Reporter,
    /// Impact on confidentiality, integrity, availability.
    Impact,
    /// How many are touched.
    Reach,
    /// Personal data.
    PersonalData,
    /// When it began, as far as anybody knows.
    Began,
    /// When it was noticed.
    Discovered,
    /// When the IT department was told.
    Reported,
    /// When it was registered.
    Registered,
    /// The level that the rules propose, where a person set another.
    Proposed(Severity),
    /// What was decided and sent towards authorities and the people concerned.
    Filings,
    /// How many people's data are concerned.
    People,
    /// When it was known to be a breach.
    Awareness,
    /// The outage it is about.
    Outage(OutageId),
    /// The incident it is part of.
    Parent(IncidentId),
    /// An incident that is part of it.
    Part(IncidentId),
    /// A system touched.
    System(SystemId),
    /// Somebody who answers for the system above.
    SystemPerson(Role, PersonId),
    /// Who runs the system above.
    Supplier(SupplierId),
    /// No system is named.
    NoSystems,
    /// Why it happened (P19).
    Cause,
    /// A corrective action; `None`: none is agreed (P19, P24).
    CorrectiveAction(Option<ItemId>),
    /// A deviation from a safeguard (P23).
    Deviation(ItemId),
    /// A review held with the supplier, by its place (P18).
    Review(usize),
    /// What the DPO told the top security officer (P30).
    Briefing,
}

impl App {
    /// The facts of the incident at hand.
    pub fn page(&self) -> Vec<PageRow> {
        match self.screen {
            super::Screen::Incident(view) => {
                self.desk.summary(view.id).map_or_else(Vec::new, |i| rows(&self.desk, i, self.now))
            }
            super::Screen::Desk
            | super::Screen::Decision(_)
            | super::Screen::Messages(_)
            | super::Screen::Documents(_)
            | super::Screen::FollowUp(_)
            | super::Screen::Meetings(_)
            | super::Screen::Register(_) => Vec::new(),
        }
    }
}

/// The messages that wait with words that are no longer so.
fn outdated_messages(desk: &Desk, incident: &Incident, now: Timestamp) -> Vec<MessageId> {
    let mut waiting = incident.messages.all.iter().filter(|message| message.is_open()).peekable();
    if waiting.peek().is_none() {
        return Vec::new();
    }
    let sheet = Sheet::of(desk, incident, now);
    waiting.filter(|message| !outdated(&sheet, message).is_empty()).map(|message| message.id).collect()
}

fn rows(desk: &Desk, incident: &Incident, now: Timestamp) -> Vec<PageRow> {
    let proposal = desk.proposal(incident);
    let mut rows: Vec<PageRow> = desk.is_restricted(incident).then_some(PageRow::Restricted).into_iter().collect();
    // That it is over comes before how bad it was.
    rows.extend((!incident.is_open()).then_some(PageRow::Status));
    rows.push(PageRow::Severity(desk.severity(incident)));
    // What went out without its approval comes before all that takes lines (P27).
    rows.extend(incident.messages.deviations().map(|message| PageRow::MessageDeviation(message.id)));
    // The clocks are asked for before the reasons, which take lines.
    let (running, stopped): (Vec<Clock>, Vec<Clock>) =
        desk.clocks(incident).into_iter().partition(|clock| clock.stopped_at.is_none());
    rows.extend(running.into_iter().map(PageRow::Clock));
    rows.extend(outdated_messages(desk, incident, now).into_iter().map(PageRow::MessageOutdated));
    rows.extend(incident.severity.as_ref().map(|_| PageRow::SetReason));
    if incident.severity.as_ref().is_some_and(|set| set.level != proposal.level) {
        rows.push(PageRow::Proposed(proposal.level));
    }
    rows.extend(proposal.reasons.iter().filter(|rule| rule.level() == proposal.level).map(|rule| PageRow::Rule(*rule)));
    rows.extend(proposal.could_rise.iter().map(|(doubt, level)| PageRow::CouldRise(*doubt, *level)));
    let decided = desk.decision(incident);
    rows.push(PageRow::Decision);
    if matches!(decided.state, DecisionState::Stale(_)) {
        rows.extend(decided.changes.into_iter().map(PageRow::DecisionChanged));
    }
    rows.extend(incident.decisions.call_out.convened_at.map(|_| PageRow::CallOut));
    rows.extend(incident.messages.to_be_confirmed().map(|message| PageRow::ToConfirm(message.id)));
    rows.extend(incident.messages.owes_mail_to_dpo().map(|_| PageRow::OwesMail));
    rows.extend(stopped.into_iter().map(PageRow::Clock));
    if incident.filings != Filings::default() {
        rows.push(PageRow::Filings);
    }
    rows.extend(incident.is_open().then_some(PageRow::Status));
    rows.extend([PageRow::Kind, PageRow::Handler, PageRow::Reporter]);
    rows.extend([PageRow::Impact, PageRow::Reach, PageRow::PersonalData]);
    if incident.people.is_some() || incident.protected_address.is_some() || incident.cpr_numbers.is_some() {
        rows.push(PageRow::People);
    }
    rows.extend([PageRow::Began, PageRow::Discovered, PageRow::Reported, PageRow::Registered]);
    rows.extend(incident.times.awareness.map(|_| PageRow::Awareness));
    rows.extend(incident.outage.map(PageRow::Outage));
    rows.extend(incident.parent.filter(|id| desk.summary(*id).is_some()).map(PageRow::Parent));
    rows.extend(desk.children(incident.id).map(|child| PageRow::Part(child.id)));
    if incident.systems.is_empty() {
        rows.push(PageRow::NoSystems);
    }
    for id in &incident.systems {
        rows.push(PageRow::System(id.clone()));
        let Some(system) = desk.register().systems().get(id) else { continue };
        rows.extend(system.owner.iter().map(|id| PageRow::SystemPerson(Role::SystemOwner, id.clone())));
        rows.extend(system.responsible.iter().map(|id| PageRow::SystemPerson(Role::SystemResponsible, id.clone())));
        let administrators = &system.administrators;
        rows.extend(administrators.iter().map(|id| PageRow::SystemPerson(Role::SystemAdministrator, id.clone())));
        rows.extend(system.supplier.iter().map(|id| PageRow::Supplier(id.clone())));
    }
    let follow_up = &incident.follow_up;
    rows.push(PageRow::Cause);
    rows.extend(follow_up.actions.keys().map(|id| PageRow::CorrectiveAction(Some(*id))));
    if follow_up.actions.is_empty() {
        rows.push(PageRow::CorrectiveAction(None));
    }
    rows.extend(follow_up.deviations.keys().map(|id| PageRow::Deviation(*id)));
    rows.extend((0..follow_up.reviews.len()).map(PageRow::Review));
    rows.extend(follow_up.briefing.as_ref().map(|_| PageRow::Briefing));
    rows
}
