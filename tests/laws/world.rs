//! A municipality with two desks that hear of each other late, and everything that was entered at either.

use std::sync::LazyLock;

use jiff::civil::date;
use jiff::{SignedDuration, Timestamp};
use ulid::Ulid;
use vagt::domain::command::Import;
use vagt::domain::decide::enter;
use vagt::domain::desk::Viewer;
use vagt::domain::playbook::{Playbook, PlaybookPin};
use vagt::domain::register::{Role, Roster, Supplier, System};
use vagt::domain::{
    Actor, Command, Context, Desk, DeviceId, Entry, Fact, KeyReason, PersonId, PublicKey, Repair, decide,
};

use crate::acts::Act;

/// Who there is: mja is on call, bo IT chief (cy stands in), ole top security officer (ida as chief executive), dan the DPO,
/// lis the lawyer, eje and sva answer for the systems; xen holds nothing.
pub(crate) const PEOPLE: [&str; 10] = ["mja", "bo", "cy", "ole", "ida", "dan", "lis", "eje", "sva", "xen"];

const DEVICES: [(&str, char); 2] = [("one", 'A'), ("two", 'B')];

static PLAYBOOKS: LazyLock<Vec<(PlaybookPin, Playbook)>> = LazyLock::new(|| {
    let (playbooks, failures) = vagt::config::playbooks::load(None);
    assert!(failures.is_empty());
    playbooks
});

pub(crate) fn roster(deputies: &[&str]) -> Roster {
    let person = |id: &str| serde_json::json!({ "id": id, "name": id });
    let holding = |role: Role, holder: &str, deputies: &[&str]| serde_json::json!({ "role": role, "holder": holder, "deputies": deputies, "from": null, "to": null });
    let people: serde_json::Map<String, serde_json::Value> =
        PEOPLE.iter().map(|id| ((*id).to_owned(), person(id))).collect();
    serde_json::from_value(serde_json::json!({
        "people": people,
        "holdings": [
            holding(Role::ItOnCall, "mja", &[]),
            holding(Role::ItChief, "bo", deputies),
            holding(Role::TopSecurityOfficer, "ole", &[]),
            holding(Role::ChiefExecutive, "ida", &[]),
            holding(Role::Dpo, "dan", &[]),
            holding(Role::Lawyer, "lis", &[]),
        ],
    }))
    .unwrap()
}

pub(crate) fn systems(owner: &str) -> Vec<System> {
    serde_json::from_value(serde_json::json!([
        { "id": "omsorg", "name": "Omsorg", "owner": owner, "responsible": "sva", "supplier": "nord", "criticality": "critical",
          "agreement": { "hours": "altid", "response_minutes": 30, "restore_minutes": 240 } },
        { "id": "mail", "name": "Mail", "owner": owner, "responsible": "sva" },
    ]))
    .unwrap()
}

pub(crate) fn suppliers(phone: &str) -> Vec<Supplier> {
    serde_json::from_value(serde_json::json!([{ "id": "nord", "name": "Nord", "phone": [phone] }])).unwrap()
}

/// A playbook of this id, in another version where `changed`.
pub(crate) fn playbook(id: &str, changed: Option<u8>) -> Import {
    let (pin, playbook) = PLAYBOOKS.iter().find(|(pin, _)| pin.id == id).unwrap().clone();
    let Some(version) = changed else { return Import::Playbook { pin, playbook: Box::new(playbook) } };
    let mut playbook = playbook;
    playbook.title.en = format!("Version {version}").as_str().into();
    let pin = PlaybookPin { digest: format!("{}-{version}", pin.digest), ..pin };
    Import::Playbook { pin, playbook: Box::new(playbook) }
}

/// Acts of this kind come at a device that has lost its key, and its second copy with it.
const NEW_KEY: usize = 57;

pub(crate) struct World {
    /// The first of the desks; at the end both are the same.
    pub(crate) desk: Desk,
    other: Desk,
    /// Everything, in the order in which it was entered.
    pub(crate) entries: Vec<Entry>,
    /// How many of the entries each desk has heard of.
    heard: [usize; 2],
    minute: i64,
    fresh: u128,
}

impl World {
    /// Whoever sees everything.
    pub(crate) fn eyes() -> Viewer {
        Viewer { person: "bo".parse().ok(), day: date(2026, 11, 24) }
    }

    fn empty() -> Desk {
        let mut desk = Desk::default();
        desk.look_as(Self::eyes());
        desk
    }

    pub(crate) fn begin() -> Self {
        let mut world =
            Self { desk: Self::empty(), other: Self::empty(), entries: Vec::new(), heard: [0, 0], minute: 0, fresh: 0 };
        for device in [0, 1] {
            let context = world.context(device, "mja", None);
            world.enters(device, vec![Fact::DeviceEnrolled { letter: DEVICES[device].1, key: None }], &context);
        }
        let imports = [
            Import::People { digest: "0".into(), roster: roster(&["cy"]) },
            Import::Systems { digest: "0".into(), systems: systems("eje") },
            Import::Suppliers { digest: "0".into(), suppliers: suppliers("1") },
        ];
        let books = PLAYBOOKS.iter().map(|(pin, _)| playbook(&pin.id, None));
        for import in imports.into_iter().chain(books) {
            world.does(0, "mja", Command::Import(import), None);
        }
        world.hear();
        world
    }

    pub(crate) fn folded(entries: &[Entry]) -> Desk {
        let mut desk = Self::empty();
        for entry in entries {
            desk.apply(entry);
        }
        desk
    }

    pub(crate) fn now(&self) -> Timestamp {
        Timestamp::from_second(1_795_486_200 + self.minute * 60).unwrap()
    }

    pub(crate) fn fresh(&self) -> Ulid {
        Ulid::from_parts(1_795_486_200_000, self.fresh)
    }

    fn context(&self, device: usize, who: &str, late: Option<i64>) -> Context {
        let occurred_at = late.map(|minutes| self.now() - SignedDuration::from_mins(minutes));
        let actor = Actor::Person { id: who.parse().unwrap() };
        Context { now: self.now(), occurred_at, actor, letter: DEVICES[device].1, fresh: self.fresh() }
    }

    /// The desk of a device, as far as it has heard.
    pub(crate) fn at(&self, device: usize) -> &Desk {
        if device == 0 { &self.desk } else { &self.other }
    }

    fn enters(&mut self, device: usize, facts: Vec<Fact>, context: &Context) {
        let id: DeviceId = DEVICES[device].0.parse().unwrap();
        let desk = if device == 0 { &mut self.desk } else { &mut self.other };
        self.entries.extend(enter(desk, facts, context, &id));
    }

    /// Somebody asks for something; whether the rules let it.
    fn does(&mut self, device: usize, who: &str, command: Command, late: Option<i64>) -> bool {
        let context = self.context(device, who, late);
        let decided = decide(self.at(device), command, &context);
        let done = decided.is_ok();
        self.enters(device, decided.unwrap_or_default(), &context);
        self.minute += 1;
        self.fresh += 10;
        done
    }

    /// Both desks hear of everything so far.
    fn hear(&mut self) {
        for entry in &self.entries[self.heard[0]..] {
            self.desk.apply(entry);
        }
        for entry in &self.entries[self.heard[1]..] {
            self.other.apply(entry);
        }
        self.heard = [self.entries.len(); 2];
    }

    /// Takes an act in: at one of the desks, by who is named or else by the first who may. What is forged is recorded in
    /// the name of who is named, entitled or not, past the rules that are asked first.
    pub(crate) fn happens(&mut self, act: &Act, commands: impl Fn(&Desk, &Self, &Act) -> Vec<Command>) {
        let device = usize::from(act.other_device);
        let named = PEOPLE[usize::from(act.who) % PEOPLE.len()];
        let asked = commands(self.at(device), self, act);
        if act.kind == NEW_KEY {
            let key = PublicKey([act.value; 32]);
            let repair = Repair::Store { aside: None };
            let context = Context { actor: Actor::Program, ..self.context(device, named, None) };
            self.enters(
                device,
                vec![Fact::KeyIntroduced { key, because: KeyReason::Lost }, Fact::LogRepaired { repair }],
                &context,
            );
        }
        for command in asked {
            let late = Some(act.late).filter(|late| *late > 20).map(|late| late - 20);
            if act.forged {
                let entitled = PEOPLE
                    .iter()
                    .find_map(|who| decide(self.at(device), command.clone(), &self.context(device, who, late)).ok());
                let context = self.context(device, named, late);
                self.enters(device, entitled.unwrap_or_default(), &context);
                self.minute += 1;
                self.fresh += 10;
            } else {
                let first = [named].into_iter().chain(PEOPLE);
                let _done = first.into_iter().any(|who| self.does(device, who, command.clone(), late));
            }
        }
        if !act.value.is_multiple_of(3) {
            self.hear();
        }
    }

    /// Everybody has heard everything.
    pub(crate) fn ends(mut self) -> Self {
        self.hear();
        assert!(self.desk == self.other, "two desks that have heard the same are not the same");
        self
    }
}

pub(crate) fn person(id: &str) -> PersonId {
    id.parse().unwrap()
}
