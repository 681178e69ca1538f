//! What changes the checklist of a running incident: a block that somebody inserts, and a newer version of its playbook.
//!
//! The content of an inserted block is captured in the fact, so that the incident keeps what it was given whatever
//! becomes of the files.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::clean::CleanText;
use super::entry::Entry;
use super::id::PersonId;
use super::incident::Incident;
use super::playbook::{Part, PlaybookPin};
use super::refusal::Refusal;

/// What happened to the checklist of an incident.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum ProcedureEvent {
    /// A block joined the checklist, whatever its condition says.
    BlockInserted {
        /// The block with its steps, as they were in force.
        part: Box<Part>,
        /// The playbook it was taken from.
        from: PlaybookPin,
        /// Why.
        reason: CleanText,
    },
    /// The incident follows another version of its playbook from now on; what is done stays done.
    Repinned {
        /// What it followed.
        from: Option<PlaybookPin>,
        /// What it follows now.
        to: PlaybookPin,
    },
}

/// What somebody asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProcedureCommand {
    /// Insert the block of this name.
    Insert {
        /// Its name.
        block: String,
        /// Why.
        reason: CleanText,
    },
    /// Follow the newest version of the playbook, or of the one called so.
    Update {
        /// The name of another playbook; absent: its own.
        to: Option<String>,
    },
}

/// A block that somebody inserted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InsertedBlock {
    /// The block with its steps.
    pub part: Part,
    /// Why.
    pub reason: CleanText,
    /// Who.
    pub by: Option<PersonId>,
    /// When.
    pub at: Timestamp,
}

impl Incident {
    /// Whether somebody inserted the block called `block`.
    pub fn has_inserted(&self, block: &str) -> bool {
        self.inserted.iter().any(|have| have.part.block == block)
    }

    /// Why an event does not count: it builds on a version that the incident did not follow, or comes twice.
    pub(in crate::domain) fn void_procedure(&self, event: &ProcedureEvent) -> Option<Refusal> {
        match event {
            ProcedureEvent::BlockInserted { part, .. } => {
                self.has_inserted(&part.block).then(|| Refusal::BlockThere { block: part.block.clone() })
            }
            ProcedureEvent::Repinned { from, .. } => (*from != self.playbook).then_some(Refusal::NothingNewer),
        }
    }

    /// Takes an event in.
    pub(in crate::domain) fn take_procedure(&mut self, event: &ProcedureEvent, entry: &Entry) {
        match event {
            ProcedureEvent::BlockInserted { part, reason, .. } => self.inserted.push(InsertedBlock {
                part: part.as_ref().clone(),
                reason: reason.clone(),
                by: entry.actor.person().cloned(),
                at: entry.happened_at(),
            }),
            ProcedureEvent::Repinned { to, .. } => self.playbook = Some(to.clone()),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::command::{Import, StepTick};
    use crate::domain::entry::Actor;
    use crate::domain::fact::Registration;
    use crate::domain::id::IncidentId;
    use crate::domain::incident::{Impact, IncidentKind, PersonalData, Reach};
    use crate::domain::playbook::{Bilingual, Playbook, Step, StepState};
    use crate::domain::register::Role;
    use crate::domain::{Command, Context, Desk, decide};

    const OLD_STEP: &str = r#"{"id":"x.tell","title":{"da":"S","en":"T"},"why":{"da":"","en":""},"role":"it-on-call",
        "or_roles":[],"prescribed_by":["P22"],"when":null,"clock":null,"ask":[],"contacts":[],"message":null,
        "required":true,"repeat":false,"per_system":true,"after":[]}"#;

    fn step(id: &str, per_system: bool) -> Step {
        let step: Step = serde_json::from_str(OLD_STEP).unwrap();
        Step { id: id.parse().unwrap(), per_system, ..step }
    }

    fn part(block: &str, steps: Vec<Step>) -> Part {
        Part { block: block.to_owned(), title: Bilingual::default(), when: None, steps }
    }

    fn playbook(id: &str, parts: Vec<Part>) -> (PlaybookPin, Playbook) {
        let kinds = if id == "own" { vec![IncidentKind::Availability] } else { Vec::new() };
        let parts = parts.into_iter().map(Into::into).collect();
        let book = Playbook { id: id.to_owned(), kinds, parts, ..Playbook::empty() };
        let digest = serde_json::to_string(&book).unwrap();
        (PlaybookPin { id: id.to_owned(), digest }, book)
    }

    fn context(n: u32) -> Context {
        let now = format!("2026-11-24T02:{:02}:{:02}Z", n / 60, n % 60).parse().unwrap();
        Context { now, occurred_at: None, actor: Actor::Program, letter: 'A', fresh: ulid::Ulid(7) }
    }

    fn give(desk: &mut Desk, command: Command, n: u32) -> Vec<Entry> {
        let context = context(n);
        let facts = decide(desk, command, &context).unwrap_or_default();
        crate::domain::decide::enter(desk, facts, &context, &"device".parse().unwrap())
    }

    fn begun() -> (Desk, Vec<Entry>) {
        let mut desk = Desk::default();
        let mut entries = Vec::new();
        let first =
            playbook("own", vec![part("own", vec![step("own.tell", true)]), part("end", vec![step("end.z", false)])]);
        let more = playbook("more", vec![part("more", vec![step("more.a", false)])]);
        for (pin, book) in [first, more] {
            entries.extend(give(&mut desk, Command::Import(Import::Playbook { pin, playbook: Box::new(book) }), 1));
        }
        let registration = Registration {
            title: "X".into(),
            kind: IncidentKind::Availability,
            began_at: None,
            discovered_at: context(0).now,
            reported_at: context(0).now,
            reporter: "".into(),
            impact: Impact::default(),
            reach: Reach::Team,
            personal_data: PersonalData::No,
            systems: ["a", "b", "c"].map(|id| id.parse().unwrap()).into(),
            outage: None,
            handler: None,
        };
        entries.extend(give(&mut desk, Command::Register(Box::new(registration)), 2));
        (desk, entries)
    }

    fn id() -> IncidentId {
        IncidentId(ulid::Ulid(7))
    }

    fn command(kind: u8, system: usize) -> Command {
        let systems = [["a", "b", "c"][system % 3].parse().unwrap()].into();
        let tick = StepTick { systems, ..StepTick::plain(id(), "own.tell".parse().unwrap()) };
        match kind {
            0 => Command::DoStep(tick),
            1 => Command::SkipStep(StepTick { note: Some("Nej".into()), ..tick }),
            2 => Command::ReopenStep(tick),
            3 => {
                let (block, reason) = ("more".to_owned(), "Fordi".into());
                Command::Procedure(id(), ProcedureCommand::Insert { block, reason })
            }
            4 => {
                let steps = (0..=system).map(|n| step(&format!("own.s{n}"), false)).chain([step("own.tell", true)]);
                let (pin, book) = playbook("own", vec![part("own", steps.collect())]);
                Command::Import(Import::Playbook { pin, playbook: Box::new(book) })
            }
            _ => Command::Procedure(id(), ProcedureCommand::Update { to: None }),
        }
    }

    #[test]
    fn an_older_record_reads_as_it_was_and_a_newer_one_leaves_out_what_is_as_usual() {
        let old: Step = serde_json::from_str(OLD_STEP).unwrap();
        let new = serde_json::to_string(&old).unwrap();
        assert!(!new.contains("or_roles") && !new.contains("null"), "{new}");
        assert_eq!(serde_json::from_str::<Step>(&new).unwrap(), old);
        assert_eq!(old.role, Role::ItOnCall);
    }

    #[test]
    fn an_incident_of_an_older_version_opens() {
        let (desk, _) = begun();
        let mut json = serde_json::to_value(desk.incident(id()).unwrap()).unwrap();
        for field in ["inputs", "inserted"] {
            json.as_object_mut().unwrap().remove(field);
        }
        let read: Incident = serde_json::from_value(json).unwrap();
        assert_eq!(&read, desk.incident(id()).unwrap());
    }

    #[test]
    fn a_step_ticked_as_a_whole_by_an_older_version_is_done_for_every_system() {
        let (mut desk, _) = begun();
        let json = r#"{"type":"step_done","incident":"00000000000000000000000007","step":"own.tell"}"#;
        let fact = serde_json::from_str(json).unwrap();
        crate::domain::decide::enter(&mut desk, vec![fact], &context(9), &"device".parse().unwrap());
        let list = desk.checklist(desk.incident(id()).unwrap()).unwrap();
        assert_eq!(list.step(&"own.tell".parse().unwrap()).unwrap().state, StepState::Done);
    }

    proptest! {
        #[test]
        fn a_step_for_each_system_is_settled_exactly_when_it_is_for_all_whatever_the_order(
            commands in prop::collection::vec((0u8..6, 0usize..3), 0..14),
            order in any::<u64>(),
        ) {
            let (mut desk, mut entries) = begun();
            for (n, (kind, system)) in (3u32..).zip(&commands) {
                entries.extend(give(&mut desk, command(*kind, *system), n));
                let incident = desk.incident(id()).unwrap();
                let list = desk.checklist(incident).unwrap();
                let listed = list.step(&"own.tell".parse().unwrap()).unwrap();
                prop_assert_eq!(listed.state.is_settled(), listed.systems_left(incident).is_empty());
                let (done, all) = listed.systems.unwrap();
                prop_assert_eq!((all, listed.systems_left(incident).len()), (3, 3 - done));
                prop_assert!(incident.inserted.len() <= 1, "a block comes in once");
            }
            // Any order of the same entries, each of them twice, is the same desk.
            let mut shuffled: Vec<Entry> = entries.iter().chain(&entries).cloned().collect();
            let count = shuffled.len();
            for n in 0..count {
                #[expect(clippy::cast_possible_truncation, reason = "a place in the list")]
                let other = (order.rotate_left(n as u32 % 64) as usize).wrapping_add(n * 7) % count;
                shuffled.swap(n, other);
            }
            let mut again = Desk::default();
            shuffled.sort_by_key(|entry| entry.fact.scope() != crate::domain::Scope::Register);
            for entry in &shuffled {
                again.apply(entry);
            }
            prop_assert_eq!(again.incident(id()), desk.incident(id()));
        }
    }
}
