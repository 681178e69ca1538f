//! A night's timeline in both languages, and that nothing said in it can hurt a terminal.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use ulid::Ulid;

use super::*;
use crate::domain::clock::{ClockId, StoppedClock};
use crate::domain::command::{Command, Context, Import, StepTick};
use crate::domain::decide;
use crate::domain::decide::enter;
use crate::domain::decision::{AttemptResult, DecisionCommand, How, IsgChoice, NewWord};
use crate::domain::fact::Amendment;
use crate::domain::id::DeviceId;
use crate::domain::incident::{Impact, IncidentKind, Level, PersonalData, Reach};
use crate::domain::playbook::{Answer, Basis, Bilingual, Part, Playbook, PlaybookPin, Question};
use crate::domain::register::{Holding, Person, Role, Roster};
use crate::domain::severity::Severity;
use crate::text::Language;

fn both(da: &str, en: &str) -> Bilingual {
    Bilingual { da: da.into(), en: en.into() }
}

fn step(id: &str, title: Bilingual, role: Role) -> Step {
    Step {
        id: id.parse().unwrap(),
        title,
        why: both("", ""),
        role,
        or_roles: Vec::new(),
        prescribed_by: vec![Basis::Policy(16)],
        when: None,
        clock: None,
        ask: Vec::new(),
        inputs: Vec::new(),
        contacts: Vec::new(),
        message: None,
        required: true,
        repeat: false,
        note: false,
        per_system: false,
        after: Vec::new(),
    }
}

fn playbook() -> Playbook {
    let decide = Step {
        clock: Some(ClockId::JointDecision),
        ask: vec![Question::ConveneIsg],
        ..step("receive.joint-decision", both("Beslut i fællesskab", "Decide together"), Role::ItChief)
    };
    let record = step("receive.record", both("Tag imod meldingen", "Take in the report"), Role::ItOnCall);
    let steps = vec![record, decide];
    let part = Part { block: "receive".into(), title: both("Modtag", "Receive"), when: None, steps };
    Playbook {
        id: "availability".into(),
        title: both("Nedbrud", "Outage"),
        policy: "2023".into(),
        kinds: vec![IncidentKind::Availability],
        parts: vec![part.into()],
    }
}

fn roster() -> Roster {
    let person = |id: &str, name: &str| {
        let id: PersonId = id.parse().unwrap();
        let (name, none) = (CleanText::title(name), CleanText::default());
        let person =
            Person { id: id.clone(), name, title: none.clone(), phone: Vec::new(), email: none, verified: None };
        (id, person)
    };
    let holding =
        Holding { role: Role::ItChief, holder: "bo".parse().unwrap(), deputies: Vec::new(), from: None, to: None };
    Roster {
        people: BTreeMap::from([person("aho", "Anna Holm"), person("bo", "Bo Dahl"), person("ole", "Ole Vind")]),
        holdings: vec![holding],
    }
}

/// A desk that takes commands a minute apart, beginning at 03:10 in Copenhagen.
struct Night {
    desk: Desk,
    minute: i64,
}

impl Night {
    fn begin() -> Self {
        let mut night = Self { desk: Desk::default(), minute: 0 };
        night.does("aho", Command::Import(Import::People { digest: "1".into(), roster: roster() }));
        let pin = PlaybookPin { id: "availability".into(), digest: "2".into() };
        night.does("aho", Command::Import(Import::Playbook { pin, playbook: Box::new(playbook()) }));
        night
    }

    fn context(&self, who: &str) -> Context {
        Context {
            now: Timestamp::from_second(1_795_486_200 + self.minute * 60).unwrap(),
            occurred_at: None,
            actor: Actor::Person { id: who.parse().unwrap() },
            letter: 'A',
            fresh: Ulid::from_parts(1, u128::try_from(self.minute).unwrap()),
        }
    }

    fn does(&mut self, who: &str, command: Command) {
        let context = self.context(who);
        let facts = decide(&self.desk, command, &context).unwrap();
        self.enters(facts, &context);
    }

    fn enters(&mut self, facts: Vec<Fact>, context: &Context) {
        let device: DeviceId = "device".parse().unwrap();
        enter(&mut self.desk, facts, context, &device);
        self.minute += 1;
    }

    fn registers(&mut self, title: &str) -> IncidentId {
        let now = self.context("aho").now;
        let registration = Registration {
            title: CleanText::title(title),
            kind: IncidentKind::Availability,
            reporter: "Plejecentret".into(),
            began_at: None,
            discovered_at: now,
            reported_at: now,
            impact: Impact { availability: Level::High, ..Impact::default() },
            reach: Reach::Team,
            personal_data: PersonalData::Unknown,
            systems: BTreeSet::new(),
            outage: None,
            handler: None,
        };
        self.does("aho", Command::Register(Box::new(registration)));
        self.desk.incidents().next().unwrap().id
    }

    /// As an older version recorded it, and as it is recorded now.
    fn decides(&mut self, id: IncidentId) {
        let at = |minutes: i64| Timestamp::from_second(1_795_486_200 + minutes * 60).unwrap();
        let ticked = Fact::StepDone {
            incident: id,
            step: "receive.joint-decision".parse().unwrap(),
            note: None,
            answers: BTreeMap::from([(Question::ConveneIsg, Answer::Yes)]),
            by: Some("bo".parse().unwrap()),
            fulfilled: false,
            stopped: BTreeMap::from([(
                ClockId::JointDecision,
                StoppedClock { starts_at: at(0), due_at: at(30), stopped_at: at(37) },
            )]),
            inputs: std::collections::BTreeMap::new(),
            systems: std::collections::BTreeSet::new(),
        };
        let context = self.context("aho");
        self.enters(vec![ticked], &context);
        let attempt = DecisionCommand::Attempt("ole".parse().unwrap(), AttemptResult::NoAnswer);
        self.does("bo", Command::Decision(id, attempt));
        let word = |person: &str, how, review| NewWord {
            person: person.parse().unwrap(),
            side: None,
            action: "Skift til nødprocedure".into(),
            isg: IsgChoice::NotNow,
            reason: "Vi ser tiden an".into(),
            how,
            review,
            with: Vec::new(),
        };
        let review = Some(self.context("bo").now + jiff::SignedDuration::from_hours(2));
        for word in [word("bo", How::Here, review), word("ole", How::Phone, review)] {
            self.does("bo", Command::Decision(id, DecisionCommand::Word(Box::new(word))));
        }
    }

    fn tick(incident: IncidentId, step: &str, by: Option<&str>, note: Option<&str>) -> StepTick {
        let answers = BTreeMap::new();
        let by = by.map(|by| by.parse().unwrap());
        StepTick { note: note.map(CleanText::body), by, answers, ..StepTick::plain(incident, step.parse().unwrap()) }
    }

    fn told(&self, language: Language) -> String {
        let text = Text::new(language);
        let incident = self.desk.incidents().next().unwrap();
        let told = incident.timeline.iter().map(|have| sentence(&text, &self.desk, Some(incident), &have.entry));
        told.collect::<Vec<_>>().join("\n")
    }
}

fn a_night() -> Night {
    let mut night = Night::begin();
    let id = night.registers("Omsorgssystemet svarer ikke");
    night.does("aho", Command::Assign(id, "aho".parse().unwrap()));
    night.does("aho", Command::DoStep(Night::tick(id, "receive.record", None, Some("Ringet op.\nTo steder."))));
    let reach = Amendment { reach: Some(Reach::Municipality), ..Amendment::default() };
    night.does("aho", Command::Amend(id, Box::new(reach)));
    let wider = Amendment {
        reach: Some(Reach::Citizens),
        title: Some("Omsorgssystemet er nede".into()),
        ..Amendment::default()
    };
    night.does("aho", Command::Amend(id, Box::new(wider)));
    night.does("aho", Command::SetSeverity(id, Severity::Serious, "Plejen kan ikke se medicin".into()));
    let skip = Fact::StepSkipped {
        systems: BTreeSet::new(),
        incident: id,
        step: "receive.joint-decision".parse().unwrap(),
        reason: "Haster".into(),
        by: None,
        stopped: BTreeMap::new(),
    };
    night.enters(vec![skip], &night.context("aho"));
    night.minute += 30;
    night.decides(id);
    let late = Context {
        occurred_at: Some(night.context("aho").now - jiff::SignedDuration::from_mins(25)),
        ..night.context("aho")
    };
    night.enters(decide(&night.desk, Command::Note(id, "Leverandøren ringede tilbage".into()), &late).unwrap(), &late);
    night.enters(vec![Fact::IncidentClosed { incident: id, excused: None }], &night.context("bo"));
    night
}

#[test]
fn a_night_reads_as_a_story_in_danish() {
    insta::assert_snapshot!(a_night().told(Language::Da), @r#"
    Anna Holm registrerede »Omsorgssystemet svarer ikke« (tilgængelighedshændelse), meldt af Plejecentret
    Anna Holm overtog behandlingen
    Anna Holm udførte »Tag imod meldingen«: Ringet op. To steder.
    Anna Holm ændrede omfanget fra et team til hele kommunen
    Anna Holm ændrede titlen fra »Omsorgssystemet svarer ikke« til »Omsorgssystemet er nede«; omfanget fra hele kommunen til borgere og virksomheder
    Anna Holm satte alvorlighedsgraden til alvorlig: Plejen kan ikke se medicin
    UGYLDIG: Anna Holm sprang »Beslut i fællesskab« over: Haster – receive.joint-decision hører til: it-chef; Anna Holm har ikke den rolle (P16).
    Bo Dahl udførte »Beslut i fællesskab« (noteret af Anna Holm) · Skal informationssikkerhedsgruppen indkaldes? ja · fælles beslutning: 7 min for sent
    Bo Dahl prøvede at få fat i Ole Vind: intet svar
    Bo Dahl som it-chef om ISG: ikke nu. Handling: Skift til nødprocedure. Begrundelse: Vi ser tiden an · ny vurdering 05:51 · afvigelse fra P13
    Ole Vind som øverste sikkerhedsansvarlige (ØS) om ISG: ikke nu. Handling: Skift til nødprocedure. Begrundelse: Vi ser tiden an (pr. telefon, noteret af Bo Dahl) · ny vurdering 05:51 · afvigelse fra P13
    Anna Holm noterede: Leverandøren ringede tilbage (skete 03:28, indført senere)
    Bo Dahl lukkede hændelsen
    "#);
}

#[test]
fn a_night_reads_as_a_story_in_english() {
    insta::assert_snapshot!(a_night().told(Language::En), @r#"
    Anna Holm registered “Omsorgssystemet svarer ikke” (availability incident), reported by Plejecentret
    Anna Holm took over the handling
    Anna Holm did “Take in the report”: Ringet op. To steder.
    Anna Holm changed the reach from a team to the whole municipality
    Anna Holm changed the title from “Omsorgssystemet svarer ikke” to “Omsorgssystemet er nede”; the reach from the whole municipality to citizens and businesses
    Anna Holm set the severity to serious: Plejen kan ikke se medicin
    VOID: Anna Holm skipped “Decide together”: Haster – receive.joint-decision belongs to: IT chief; Anna Holm does not hold that role (P16).
    Bo Dahl did “Decide together” (recorded by Anna Holm) · Convene the Information Security Group? yes · joint decision: 7 min late
    Bo Dahl tried to reach Ole Vind: no answer
    Bo Dahl as IT chief on ISG: not now. Action: Skift til nødprocedure. Reason: Vi ser tiden an · review 05:51 · deviation from P13
    Ole Vind as top security officer on ISG: not now. Action: Skift til nødprocedure. Reason: Vi ser tiden an (by phone, recorded by Bo Dahl) · review 05:51 · deviation from P13
    Anna Holm noted: Leverandøren ringede tilbage (happened 03:28, entered late)
    Bo Dahl closed the incident
    "#);
}

#[test]
fn nothing_in_a_sentence_moves_the_cursor_or_turns_the_text() {
    let mut night = Night::begin();
    let id = night.registers("\u{1b}[2Jtitle\u{202e}\u{2066}");
    night.does("aho", Command::Note(id, "one\ntwo\u{7}\u{1b}]0;x\u{7}".into()));
    for language in Language::ALL {
        let told = night.told(language);
        assert_eq!(told.lines().count(), 2, "one line a sentence: {told}");
        let bad = |c: char| (c.is_control() && c != '\n') || ('\u{2066}'..='\u{2069}').contains(&c) || c == '\u{202e}';
        assert!(!told.chars().any(bad), "{told:?}");
    }
}
