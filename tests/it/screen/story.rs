//! The desk that the stories are told of, and the words they are told in.

use std::sync::LazyLock;

use crokey::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use jiff::{SignedDuration, Timestamp};
use ulid::Ulid;
use vagt::app::{
    Announcement, App, AppStart, Content, Draft, Effect, Event, Fault, FieldName, Form, Moment, Mouse, Notice, Overlay,
    Target, Trouble,
};
use vagt::config::{people, playbooks, suppliers, systems};
use vagt::domain::command::{Excuse, Import, NewOutage};
use vagt::domain::decide::enter;
use vagt::domain::fact::Registration;
use vagt::domain::feed::{FeedHealth, Phase, ServiceState};
use vagt::domain::incident::{Impact, IncidentKind, Level, PersonalData, Reach};
use vagt::domain::outage::{OutageKey, OutageLook};
use vagt::domain::{
    Actor, Command, Context, Desk, DeviceId, Entry, Fact, Incident, IncidentId, PersonId, StepId, decide,
};
use vagt::input::{Key, Keymap};

const PEOPLE: &str = r#"
[[person]]
id = "mk"
name = "Mette Kjær"
phone = ["+45 12 34 56 01"]

[[person]]
id = "bl"
name = "Bo Lind"
phone = ["+45 12 34 56 02"]

[[person]]
id = "ag"
name = "Anne Gram"

[[role]]
role = "it-on-call"
holder = "mk"

[[role]]
role = "it-chief"
holder = "bl"

[[role]]
role = "dpo"
holder = "ag"
"#;

const SUPPLIERS: &str = r#"
[[supplier]]
id = "nets"
name = "Nets"
phone = ["+45 44 68 44 68"]

[[supplier.feed]]
id = "nets"
url = "https://status.example.dk/"
format = "statuspage"
"#;

const SYSTEMS: &str = r#"
[[system]]
id = "mitid"
name = "MitID"
responsible = "bl"
supplier = "nets"
citizen_facing = true

[[system]]
id = "mail"
name = "Mail"

[[system]]
id = "acadre"
name = "Acadre"
responsible = "ag"
"#;

/// The register, the built-in playbooks and two incidents, the graver first on the board.
static DESK: LazyLock<Desk> = LazyLock::new(|| {
    let mut desk = Desk::default();
    let digest = || "0".to_owned();
    let roster = people::parse("people.toml", PEOPLE).unwrap();
    let suppliers = suppliers::parse("suppliers.toml", SUPPLIERS, &[]).unwrap();
    let known = systems::Known { roster: Some(&roster), suppliers: Some(&suppliers) };
    let systems = systems::parse("systems.toml", SYSTEMS, known).unwrap();
    let (playbooks, wrong) = playbooks::load(None);
    assert!(wrong.is_empty(), "{wrong:?}");
    let mut imports = vec![
        Import::People { digest: digest(), roster },
        Import::Suppliers { digest: digest(), suppliers },
        Import::Systems { digest: digest(), systems },
    ];
    imports.extend(playbooks.into_iter().map(|(pin, playbook)| Import::Playbook { pin, playbook: Box::new(playbook) }));
    for (n, import) in (1..).zip(imports) {
        give(&mut desk, Command::Import(import), n);
    }
    give(&mut desk, incident("Acadre svarer ikke", "acadre", Level::High), 101);
    give(&mut desk, incident("Mail er langsom", "mail", Level::Low), 102);
    desk
});

fn incident(title: &str, system: &str, availability: Level) -> Command {
    let at = start().checked_sub(SignedDuration::from_mins(1)).unwrap();
    Command::Register(Box::new(Registration {
        title: title.into(),
        kind: IncidentKind::Availability,
        reporter: "Servicedesken".into(),
        began_at: None,
        discovered_at: at,
        reported_at: at,
        impact: Impact { availability, ..Impact::default() },
        reach: Reach::Team,
        personal_data: PersonalData::No,
        systems: [system.parse().unwrap()].into(),
        outage: None,
        handler: None,
    }))
}

/// The night begins at three, local time.
pub(super) fn start() -> Timestamp {
    "2026-11-24T02:00:07Z".parse().unwrap()
}

pub(super) fn device() -> DeviceId {
    "desk-a".parse().unwrap()
}

pub(super) fn me() -> PersonId {
    "mk".parse().unwrap()
}

pub(super) fn step(id: &str) -> StepId {
    id.parse().unwrap()
}

/// A command taken in outside the screen; the entries are kept already.
pub(super) fn give(desk: &mut Desk, command: Command, fresh: u128) -> Vec<Entry> {
    give_on(desk, command, fresh, &device())
}

/// The same, on a device of one's choice.
pub(super) fn give_on(desk: &mut Desk, command: Command, fresh: u128, on: &DeviceId) -> Vec<Entry> {
    let context = Context { now: start(), occurred_at: None, actor: Actor::Program, letter: 'A', fresh: Ulid(fresh) };
    let facts = decide(desk, command, &context).unwrap();
    enter(desk, facts, &context, on)
}

/// Why required steps are left undone when an incident is closed.
pub(super) fn excuse() -> Excuse {
    Excuse { reason: "aftalt".into(), by: None }
}

/// What a feed asks for when its supplier reports `title`.
pub(super) fn outage(title: &str, state: ServiceState) -> Command {
    Command::RaiseOutage(Box::new(NewOutage {
        feed: "nets".parse().unwrap(),
        key: OutageKey::Incident(title.into()),
        look: OutageLook {
            title: title.into(),
            state,
            phase: Phase::Investigating,
            components: Vec::new(),
            latest: None,
        },
        systems: vec!["mitid".parse().unwrap()],
        url: Some("https://status.example.dk/1".into()),
        started_at: None,
    }))
}

/// A night at the desk.
pub(super) struct Story {
    pub(super) app: App,
    now: Timestamp,
    fresh: u128,
    /// Everything the screen asked the world for, in order.
    pub(super) effects: Vec<Effect>,
    told: usize,
}

impl Story {
    /// The desk with two incidents.
    pub(super) fn begins() -> Self {
        Self::on(DESK.clone(), false)
    }

    /// The desk as the head file holds it: the rest is still to come.
    pub(super) fn begins_partial() -> Self {
        Self::on(DESK.head(1, start()), true)
    }

    /// The desk with two incidents and one outage, of `MitID`.
    pub(super) fn begins_with_an_outage() -> Self {
        let mut desk = DESK.clone();
        give(&mut desk, outage("Login fejler", ServiceState::MajorOutage), 201);
        Self::on(desk, false)
    }

    pub(super) fn on(desk: Desk, partial: bool) -> Self {
        Self::of(me(), desk, partial)
    }

    /// The same desk with somebody else at the keyboard.
    pub(super) fn at_desk_of(person: &str, desk: Desk) -> Self {
        Self::of(person.parse().unwrap(), desk, false)
    }

    fn of(me: PersonId, desk: Desk, partial: bool) -> Self {
        let app = App::new(
            AppStart {
                desk,
                partial,
                me,
                device: device(),
                letter: 'A',
                keymap: Keymap::built_in(),
                demo: false,
                size: (80, 24),
            },
            start(),
        );
        Self { app, now: start(), fresh: 1 << 20, effects: Vec::new(), told: 0 }
    }

    /// The whole desk as it stood at the start.
    pub(super) fn whole_desk() -> Desk {
        DESK.clone()
    }

    /// The program ends and starts again on what was kept, drafts and all.
    pub(super) fn starts_again(self) -> Self {
        let mut drafts: Vec<Draft> = Vec::new();
        for effect in &self.effects {
            if let Effect::KeepDraft(draft) = effect {
                drafts.retain(|have| have.purpose != draft.purpose);
                drafts.push(draft.clone());
            } else if let Effect::DropDraft(purpose) = effect {
                drafts.retain(|have| have.purpose != *purpose);
            }
        }
        let mut again = Self::on(self.app.desk().clone(), false);
        again.happens(Event::DraftsRestored(drafts));
        again
    }

    /// Something comes in.
    pub(super) fn happens(&mut self, event: Event) -> &mut Self {
        self.fresh += 1 << 10;
        let effects = self.app.update(event, &Moment { now: self.now, fresh: Ulid(self.fresh) });
        self.effects.extend(effects);
        self
    }

    /// Keys, separated by blanks.
    pub(super) fn press(&mut self, keys: &str) -> &mut Self {
        for key in keys.split(' ') {
            self.happens(Event::KeyPressed(key.parse().unwrap()));
        }
        self
    }

    /// Text, one key at a time.
    pub(super) fn types(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            self.happens(Event::KeyPressed(typed(c)));
        }
        self
    }

    pub(super) fn pastes(&mut self, text: &str) -> &mut Self {
        self.happens(Event::Pasted(text.to_owned()))
    }

    pub(super) fn clicks(&mut self, target: Target) -> &mut Self {
        self.happens(Event::MouseUsed(Mouse::Pressed(target)))
    }

    /// The log has kept all of it.
    pub(super) fn keeps(&mut self) -> &mut Self {
        let up_to = self.app.desk().devices()[&device()].seq;
        self.happens(Event::Kept { up_to })
    }

    pub(super) fn cannot_keep(&mut self) -> &mut Self {
        self.happens(Event::NotKept { why: Trouble::DiskFull })
    }

    pub(super) fn feed_says(&mut self, commands: Vec<Command>, baseline: bool) -> &mut Self {
        self.happens(Event::FeedObserved {
            feed: "nets".parse().unwrap(),
            health: FeedHealth::default(),
            commands,
            baseline,
        })
    }

    /// Time goes on, and the screen is woken whenever it asked to be.
    pub(super) fn waits(&mut self, minutes: i64) -> &mut Self {
        let end = self.now.checked_add(SignedDuration::from_mins(minutes)).unwrap();
        while let Some(next) = self.app.next_change(self.now).filter(|next| *next <= end) {
            self.now = next;
            self.happens(Event::TimePassed);
        }
        self.now = end;
        self.happens(Event::TimePassed)
    }

    /// The clock says something else, and nobody is told.
    pub(super) fn passes(&mut self, seconds: i64) {
        self.now = self.now.checked_add(SignedDuration::from_secs(seconds)).unwrap();
    }

    pub(super) fn now(&self) -> Timestamp {
        self.now
    }

    /// Goes down the checklist to a step.
    pub(super) fn goes_to(&mut self, id: &str) -> &mut Self {
        self.clicks(Target::Step(step(id)))
    }

    /// What was asked of the world since this was last looked at.
    pub(super) fn news(&mut self) -> Vec<Effect> {
        let news = self.effects[self.told..].to_vec();
        self.told = self.effects.len();
        news
    }

    /// Facts to be kept, since the start.
    pub(super) fn recorded(&self) -> Vec<Fact> {
        self.entries().into_iter().map(|entry| entry.fact).collect()
    }

    /// Entries to be kept, since the start.
    pub(super) fn entries(&self) -> Vec<Entry> {
        self.effects
            .iter()
            .filter_map(|effect| if let Effect::Record(entries) = effect { Some(entries.clone()) } else { None })
            .flatten()
            .collect()
    }

    pub(super) fn announced(&self) -> Vec<Announcement> {
        self.effects
            .iter()
            .filter_map(|effect| if let Effect::Announce(news) = effect { Some(news.clone()) } else { None })
            .collect()
    }

    pub(super) fn says(&self) -> Option<&Notice> {
        self.app.notice()
    }

    /// The titles on the board, from the top.
    pub(super) fn rows(&self) -> Vec<&str> {
        self.app.board().rows().iter().map(|id| self.app.desk().summary(*id).unwrap().title.as_str()).collect()
    }

    pub(super) fn selected(&self) -> &str {
        self.app.selected_incident().and_then(|id| self.app.desk().summary(id)).map_or("", |i| i.title.as_str())
    }

    pub(super) fn selected_step(&self) -> String {
        self.app.selected_step().map_or_else(String::new, |step| step.to_string())
    }

    /// The incident of this title.
    pub(super) fn incident(&self, title: &str) -> &Incident {
        self.app.desk().incidents().find(|incident| incident.title.as_str() == title).unwrap()
    }

    pub(super) fn id(&self, title: &str) -> IncidentId {
        self.incident(title).id
    }

    pub(super) fn form(&self) -> &Form {
        self.open_form().expect("a form is open")
    }

    pub(super) fn open_form(&self) -> Option<&Form> {
        match self.app.overlay() {
            Some(Overlay::Form(form)) => Some(form),
            Some(
                Overlay::Help { .. } | Overlay::Why(_) | Overlay::Feeds { .. } | Overlay::Filter | Overlay::ConfirmQuit,
            )
            | None => None,
        }
    }

    /// What a field of the open form says: text as typed, the keys of what is picked.
    pub(super) fn field(&self, name: FieldName) -> String {
        match self.form().content(name).expect("the form has that field") {
            Content::Text { editor, .. } => editor.value().to_owned(),
            Content::Choice { options, at } => format!("{:?}", options[*at]),
            Content::Pick(pick) => pick.picked().into_iter().map(|option| option.key).collect::<Vec<_>>().join(" "),
        }
    }

    /// Walks to a field of the open form.
    pub(super) fn field_at(&mut self, name: FieldName) -> &mut Self {
        for _ in 0..self.form().fields().len() {
            if self.form().focused().is_some_and(|field| field.name == name) {
                return self;
            }
            self.press("tab");
        }
        panic!("no field {name:?}");
    }

    pub(super) fn fault(&self) -> Option<(Option<FieldName>, Fault)> {
        self.form().fault().map(|(name, fault)| (name, fault.clone()))
    }
}

pub(super) fn typed(c: char) -> Key {
    Key::from(KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE))
}
