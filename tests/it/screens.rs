//! Each screen drawn to a test buffer: three sizes, two languages, empty, typical, overflowing, wide characters.

use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::style::Color;
use ulid::Ulid;
use vagt::app::{
    App, AppStart, Effect, Event, Fault, FieldName, Moment, Mouse, Overlay, Pane, PolicyAnswer, SetUpOffer,
    StoreNotice, Target, Tongue,
};
use vagt::config::{Config, Environment, Flags};
use vagt::domain::command::{Import, NewOutage};
use vagt::domain::decision::How;
use vagt::domain::feed::{FeedFailure, FeedHealth, Phase, ServiceState};
use vagt::domain::outage::{OutageKey, OutageLook};
use vagt::domain::policy::Section;
use vagt::domain::{CleanText, Command, Desk, DeviceId, PersonId};
use vagt::input::{Key, Keymap};
use vagt::runtime::opening;
use vagt::text::{Language, Text};
use vagt::ui::{self, Look, Theme};

pub(crate) const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (200, 60)];
const FILES: [(&str, &str); 3] = [
    ("people.toml", include_str!("../../src/runtime/demo/municipality/people.toml")),
    ("systems.toml", include_str!("../../src/runtime/demo/municipality/systems.toml")),
    ("suppliers.toml", include_str!("../../src/runtime/demo/municipality/suppliers.toml")),
];

/// A screen at half past three, with what has happened to it.
pub(crate) struct Seen {
    pub(crate) app: App,
    now: Timestamp,
    ids: u128,
    /// Whether the log keeps what it is given.
    keeps: bool,
}

impl Seen {
    /// The desk of the demo's municipality, with nothing open.
    pub(crate) fn empty() -> Self {
        Self::of("ane")
    }

    /// The same, with somebody else at the keyboard.
    pub(crate) fn of(person: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in FILES {
            std::fs::write(folder.path().join(name), text).unwrap();
        }
        let flags = Flags {
            config: Some(folder.path().join("config.toml")),
            data: Some(folder.path().join("data")),
            acting: Some(person.parse().unwrap()),
            ..Flags::default()
        };
        let (config, problems) = Config::load(&flags, &Environment::default());
        assert!(problems.is_empty(), "{problems:?}");
        let device: DeviceId = "0123456789abcdef".parse().unwrap();
        let mut desk = Desk::default();
        opening::take_in(&device, None, &[], &mut desk, &config);
        let now = "2026-11-24T02:30:00Z".parse().unwrap();
        let start = AppStart {
            desk,
            partial: false,
            me: config.person,
            device,
            letter: 'A',
            keymap: Keymap::built_in(),
            demo: false,
            size: (80, 24),
        };
        Self { app: App::new(start, now), now, ids: 0, keeps: true }
    }

    /// A typical night: two outages, one incident with three steps settled, one late.
    pub(crate) fn typical() -> Self {
        Self::empty()
            .outage("borgernoeglen", "Login afvises for mange brugere", ServiceState::PartialOutage, &["borgerlogin"])
            .outage("brevduen", "Mails er forsinkede", ServiceState::Degraded, &[])
            .later(2)
            .press("2 o enter enter")
            .types("Meldt af Borgerservice")
            .press("enter")
            .later(3)
            .press("n")
            .types("Kopimaskinen på 2. sal")
            .press("enter")
            .later(45)
            .press("1 home")
    }

    pub(crate) fn event(mut self, event: Event) -> Self {
        self.ids += 100;
        let moment = Moment { now: self.now, fresh: Ulid::from_parts(1_800_000_000_000, self.ids) };
        let mut last = 0;
        for effect in self.app.update(event, &moment) {
            if let Effect::Record(entries) = effect {
                last = entries.last().map_or(last, |entry| entry.stamp.seq);
            }
        }
        if last > 0 && self.keeps {
            self.app.update(Event::Kept { up_to: last }, &moment);
        }
        self
    }

    /// Presses a key; what it asks of the world.
    pub(crate) fn asked(&mut self, key: &str) -> Vec<Effect> {
        self.ids += 100;
        let moment = Moment { now: self.now, fresh: Ulid::from_parts(1_800_000_000_000, self.ids) };
        self.app.update(Event::KeyPressed(key.parse().unwrap()), &moment)
    }

    fn outage(self, feed: &str, title: &str, state: ServiceState, systems: &[&str]) -> Self {
        let look = OutageLook {
            title: CleanText::title(title),
            state,
            phase: Phase::Investigating,
            components: Vec::new(),
            latest: None,
        };
        let health =
            FeedHealth { state: Some(state), last_ok: Some(self.now), last_try: Some(self.now), failure: None };
        let outage = NewOutage {
            feed: feed.parse().unwrap(),
            key: OutageKey::Incident(CleanText::title(title)),
            look,
            systems: systems.iter().map(|id| id.parse().unwrap()).collect(),
            url: None,
            started_at: None,
        };
        let commands = vec![Command::RaiseOutage(Box::new(outage))];
        self.event(Event::FeedObserved { feed: feed.parse().unwrap(), health, commands, baseline: false })
    }

    pub(crate) fn later(mut self, minutes: i64) -> Self {
        self.now = self.now.checked_add(SignedDuration::from_mins(minutes)).unwrap();
        self.event(Event::TimePassed)
    }

    /// Keys by name, with spaces between.
    pub(crate) fn press(self, keys: &str) -> Self {
        keys.split(' ').fold(self, |seen, key| seen.event(Event::KeyPressed(key.parse().unwrap())))
    }

    fn focus(&self) -> Option<FieldName> {
        match self.app.overlay() {
            Some(Overlay::Form(form)) => form.focused().map(|field| field.name),
            _ => None,
        }
    }

    /// Walks the checklist to the step.
    fn goes_to_step(mut self, id: &str) -> Self {
        self = self.press("home");
        for _ in 0..200 {
            if self.app.selected_step().is_some_and(|step| step.as_str() == id) {
                return self;
            }
            self = self.press("down");
        }
        panic!("no step {id}");
    }

    pub(crate) fn types(self, text: &str) -> Self {
        text.chars().fold(self, |seen, c| {
            let key: Key = if c == ' ' { "space".parse().unwrap() } else { c.to_string().parse().unwrap() };
            seen.event(Event::KeyPressed(key))
        })
    }

    fn terminal(&self, language: Language, theme: Theme, size: (u16, u16)) -> Terminal<TestBackend> {
        self.drawn(&Look::new(Text::new(language), theme), size)
    }

    fn drawn(&self, look: &Look, size: (u16, u16)) -> Terminal<TestBackend> {
        let mut terminal = Terminal::new(TestBackend::new(size.0, size.1)).unwrap();
        terminal.draw(|frame| ui::view(&self.app, look, frame)).unwrap();
        terminal
    }

    pub(crate) fn picture(&self, language: Language, size: (u16, u16)) -> String {
        self.terminal(language, Theme::Dark, size).backend().to_string()
    }
}

pub(crate) fn name(what: &str, language: Language, size: (u16, u16)) -> String {
    format!("{what}_{}_{}x{}", language.key(), size.0, size.1)
}

/// The screen at every size and in both languages.
pub(crate) fn everywhere(what: &str, seen: &Seen) {
    for language in Language::ALL {
        for size in SIZES {
            insta::assert_snapshot!(name(what, language, size), seen.picture(language, size));
        }
    }
}

/// The screen at the least size, where room is scarcest, in both languages.
pub(crate) fn at_least(what: &str, seen: &Seen) {
    for language in Language::ALL {
        insta::assert_snapshot!(name(what, language, SIZES[0]), seen.picture(language, SIZES[0]));
    }
}

#[test]
fn the_desk_with_nothing_open() {
    at_least("desk_empty", &Seen::empty());
}

#[test]
fn the_desk_in_a_typical_night() {
    everywhere("desk", &Seen::typical());
}

#[test]
fn the_desk_with_more_than_it_has_room_for_and_wide_characters() {
    let mut seen = Seen::empty();
    for n in 0..30 {
        seen = seen.outage(
            "skrankefri",
            &format!("会议室系统 nr. {n} virker ikke som det skal"),
            ServiceState::MajorOutage,
            &[],
        );
    }
    for n in 0..40 {
        seen = seen.press("n").types(&format!("Hændelse nr. {n} med en titel der er længere end ruden")).press("enter");
    }
    at_least("desk_full", &seen.press("1 end"));
}

#[test]
fn an_incident_with_its_facts_steps_and_timeline() {
    everywhere("incident", &Seen::typical().press("enter"));
}

/// The same night, twelve minutes after a supplier's page could be read last.
fn unreadable() -> Seen {
    let seen = Seen::typical();
    let tried = |state, last_ok, failure| FeedHealth { state: Some(state), last_ok, last_try: Some(seen.now), failure };
    let ago = seen.now.checked_sub(SignedDuration::from_mins(12)).ok();
    let failed = tried(ServiceState::Unknown, ago, Some(FeedFailure::Refused { host: "status.example".to_owned() }));
    let never = tried(ServiceState::Unknown, None, Some(FeedFailure::Status { code: 429 }));
    let read = tried(ServiceState::Degraded, Some(seen.now), None);
    let says = |seen: Seen, feed: &str, health| {
        seen.event(Event::FeedObserved { feed: feed.parse().unwrap(), health, commands: Vec::new(), baseline: false })
    };
    let seen = says(seen, "borgernoeglen", failed);
    let seen = says(seen, "skrankefri", never);
    says(seen, "brevduen", read)
}

#[test]
fn an_outage_whose_feed_cannot_be_read_is_marked_as_unknown_now() {
    let seen = unreadable();
    everywhere("desk_stale", &seen);
    let mono = seen.terminal(Language::En, Theme::Monochrome, SIZES[1]).backend().to_string();
    assert!(mono.contains("? Borgernøglen: Login afvises"), "without colour too: {mono}");
    assert!(mono.contains("unknown now; partial outage 12 min ago"), "{mono}");
}

#[test]
fn the_feeds_with_what_is_unknown_why_and_when_it_was_read_last() {
    everywhere("feeds", &unreadable().press("P"));
}

#[test]
fn news_of_several_lines_leaves_the_status_in_sight() {
    let path = "/srv/kommunens it-drift/vagt/data fra den gamle maskine i kælderen under rådhuset".to_owned();
    let seen = Seen::typical().event(Event::StoreNotice(StoreNotice::Made { path }));
    at_least("long_notice", &seen);
    for language in Language::ALL {
        let picture = seen.picture(language, SIZES[0]);
        let lines: Vec<&str> = picture.lines().collect();
        let status = lines[lines.len() - 3];
        assert!(status.contains("feeds") && status.contains("Ane"), "{picture}");
    }
}

/// The decision at night: the on-call has tried one decider in vain, the other has spoken by phone.
fn half_decided() -> Seen {
    half_decided_from(Seen::typical())
}

fn half_decided_from(seen: Seen) -> Seen {
    seen.press("enter d t")
        .press("tab right right enter")
        .later(4)
        .press("w right right tab")
        .types("Skift til nødprocedure")
        .press("tab")
        .types("Borgerne kan ikke logge ind")
        .press("tab down enter")
}

/// Both have said that the group is to meet, and some of it is there.
fn convened() -> Seen {
    convened_from(half_decided())
}

fn convened_from(seen: Seen) -> Seen {
    seen.later(3)
        .press("w right right tab")
        .types("Det breder sig")
        .press("tab down tab tab right tab")
        .types("Skift til nødprocedure")
        .press("enter w right tab")
        .types("Enig")
        .press("tab down enter")
        .later(2)
        .press("i enter")
        .press("down i right right right enter")
        .press("down i right tab")
        .types("05:15")
        .press("enter")
}

#[test]
fn the_decision_before_anybody_has_spoken() {
    everywhere("decision", &Seen::typical().press("d"));
}

#[test]
fn the_decision_with_one_word_and_an_attempt() {
    at_least("decision_half", &half_decided());
}

#[test]
fn a_decision_whose_basis_has_changed_is_asked_again() {
    let seen = half_decided().press("w right tab").types("Enig").press("tab down enter").later(5);
    at_least("decision_made", &seen);
    let seen = seen.press("e tab tab right enter");
    at_least("decision_stale", &seen);
    let desk = seen.press("esc esc");
    for language in Language::ALL {
        let picture = desk.picture(language, SIZES[0]);
        assert!(picture.contains('↻'), "the row of the desk says so: {picture}");
    }
}

#[test]
fn the_call_out_of_the_group() {
    everywhere("call_out", &convened());
}

#[test]
fn the_form_for_a_deciders_word() {
    at_least("form_word", &Seen::typical().press("d w"));
}

#[test]
fn the_form_for_the_second_word_shows_the_first_to_be_agreed_with() {
    at_least("form_word_second", &half_decided().press("w right"));
}

#[test]
fn the_form_for_who_leads_says_instead_of_whom() {
    at_least("form_chair", &convened().press("m"));
    let led = convened().press("m down down enter");
    for (language, words) in [(Language::Da, "i stedet for"), (Language::En, "instead of")] {
        let picture = led.picture(language, SIZES[1]);
        assert!(picture.contains(words), "{picture}");
    }
}

#[test]
fn the_form_that_begins_the_minutes_of_an_acute_meeting() {
    // Two are there, one is not reached.
    let met = convened().press("home down i right right right enter down i enter down down down i right right enter");
    let advised = met.later(10).press("r").types("Lukke for adgangen?").press("tab").types("Ja, i nat");
    let seen = advised
        .press("tab space tab")
        .types("Først i morgen")
        .press("enter esc")
        .goes_to_step("isg.minutes")
        .press("enter");
    at_least("meeting_acute", &seen);
    everywhere("meeting_acute_begun", &seen.press("enter"));
    at_least("meeting_to_minute", &convened().press("esc i"));
}

#[test]
fn the_form_that_registers_from_an_outage() {
    let seen = Seen::empty()
        .outage("borgernoeglen", "Login afvises", ServiceState::MajorOutage, &["borgerlogin"])
        .press("2 enter tab tab");
    at_least("form_register", &seen);
}

#[test]
fn a_form_says_what_is_wrong_where_it_is_wrong() {
    at_least("form_fault", &Seen::empty().press("n enter"));
}

#[test]
fn a_step_that_asks() {
    at_least("form_step", &Seen::typical().press("3 home down down down enter"));
}

#[test]
fn the_report_to_the_dpo_asks_how_it_was_sent_and_says_where_it_is_made() {
    at_least("form_dpo_report", &Seen::typical().press("enter").goes_to_step("receive.dpo-report").press("space"));
}

#[test]
fn the_form_of_a_step_that_waits_says_so_and_for_what() {
    let seen = Seen::typical().press("enter").goes_to_step("receive.dpo-brief").press("space");
    let picture = seen.picture(Language::En, SIZES[1]);
    assert!(picture.contains("Waits for: Report the incident to the data protection officer"), "{picture}");
}

#[test]
fn what_is_asked_of_personal_data_says_where_cpr_numbers_belong_and_how_many_are_many() {
    let seen = Seen::typical().press("n tab tab tab tab tab tab tab right right");
    for (language, cpr) in [(Language::Da, "fortrolige: CPR-nr."), (Language::En, "confidential: CPR number")] {
        let picture = seen.picture(language, SIZES[0]);
        assert!(picture.contains(cpr), "{picture}");
    }
    let seen = Seen::typical().press("enter").goes_to_step("receive.classify").press("space");
    let picture = seen.picture(Language::En, SIZES[1]);
    assert!(picture.contains("more than 10 people"), "{picture}");
}

#[test]
fn help_names_an_action_once_with_every_way_to_ask_for_it() {
    let picture = Seen::typical().press("?").picture(Language::En, SIZES[2]);
    let filters: Vec<&str> = picture.lines().filter(|line| line.contains("filter")).collect();
    assert!(filters.len() == 1 && filters[0].contains("s · /"), "{picture}");
}

#[test]
fn the_forms_that_say_something_of_the_incident_itself() {
    for step in ["classify", "nature"] {
        let seen = Seen::typical().press("enter").goes_to_step(&format!("receive.{step}")).press("space");
        at_least(&format!("form_{step}"), &seen);
    }
}

#[test]
fn what_is_said_beside_a_filing_is_called_what_it_is() {
    let seen = Seen::typical().press("enter").goes_to_step("receive.nature");
    let seen = seen.press("space n tab y tab right right tab n enter");
    let seen = seen.goes_to_step("personal-data.file").press("space");
    let picture = seen.picture(Language::En, SIZES[1]);
    assert!(picture.contains("  remark  "), "in time: {picture}");
    assert!(!picture.contains("DPO's advice"), "nothing is decided: {picture}");
    let seen = seen.press("left");
    at_least("form_not_reportable", &seen);
    let picture = seen.picture(Language::En, SIZES[1]);
    assert!(picture.contains("DPO's advice"), "{picture}");
    assert!(picture.contains("Not reportable") && picture.contains("  reason  "), "{picture}");
}

#[test]
fn the_form_of_a_filing_says_how_it_stands() {
    at_least("form_legal", &Seen::typical().press("enter t a"));
}

#[test]
fn the_facts_say_what_was_filed_and_what_could_raise_it() {
    let seen = Seen::typical().press("enter t a right tab").types("2026-42").press("enter 1 pagedown down");
    everywhere("incident_filed", &seen);
}

#[test]
fn a_step_that_the_playbook_itself_asks_something_of() {
    let seen = Seen::typical().press("enter");
    everywhere("form_input", &seen.goes_to_step("follow-up.journalise").press("enter"));
}

#[test]
fn blocks_that_can_be_inserted() {
    at_least("form_insert", &Seen::typical().press("enter b"));
}

#[test]
fn why_a_step_is_asked() {
    let passage = Some(("Tilgængelighedshændelser".into(), "Nedbrud afklares efter driftsaftalen.".into()));
    let answer = PolicyAnswer::Passages(vec![(Section::Availability, passage)]);
    let seen = Seen::typical().press("enter").goes_to_step("availability.inform-owner").press("w");
    everywhere("why", &seen.event(Event::PolicyRead(answer)));
    at_least("why_no_document", &Seen::typical().press("enter w").event(Event::PolicyRead(PolicyAnswer::NoDocument)));
}

#[test]
fn a_newer_playbook_shows_what_it_changes() {
    let seen = Seen::typical().press("enter");
    let (pin, playbook) = {
        let desk = seen.app.desk();
        let incident = seen.app.incident().unwrap();
        let (pin, own) = desk.register().current_playbook(&incident.playbook.as_ref().unwrap().id).unwrap();
        let (mut pin, mut newer) = (pin.clone(), own.clone());
        pin.digest = "1".repeat(64);
        std::sync::Arc::make_mut(&mut newer.parts[1]).steps.remove(0);
        std::sync::Arc::make_mut(&mut newer.parts[0]).steps[0].required = false;
        (pin, newer)
    };
    let import = Command::Import(Import::Playbook { pin, playbook: Box::new(playbook) });
    let seen = seen.event(Event::FilesRead(vec![import]));
    at_least("incident_newer", &seen);
    at_least("form_update", &seen.press("U"));
}

#[test]
fn closing_says_what_is_not_done() {
    at_least("form_close", &Seen::typical().press("c"));
}

/// All that is required of the incident is done or skipped with a reason.
fn all_done() -> Seen {
    // Without personal data no clock of law runs; what the decision rests on is changed before it.
    let mut seen = Seen::typical().press("e");
    while seen.focus() != Some(FieldName::PersonalData) {
        seen = seen.press("tab");
    }
    seen = convened_from(half_decided_from(seen.press("left enter"))).press("esc 2");
    for _ in 0..100 {
        let missing = seen.app.checklist().unwrap().missing().next().map(|step| step.step.id.clone());
        let Some(step) = missing else { return seen };
        seen = seen.goes_to_step(step.as_str()).press("x").types("aftalt").press("enter");
        // Whose word it is, is asked where the law names them.
        if seen.focus().is_some() {
            seen = seen.press("down enter");
        }
    }
    panic!("steps stay open: {:?} {}", seen.app.notice(), seen.picture(Language::En, SIZES[1]));
}

#[test]
fn once_all_that_is_required_is_done_the_key_that_closes_is_told() {
    let seen = all_done();
    for (language, words) in
        [(Language::Da, "Alt påkrævet er gjort: c lukker"), (Language::En, "All that is required is done: c")]
    {
        for size in [SIZES[0], SIZES[1]] {
            let picture = seen.picture(language, size);
            assert!(picture.contains(words), "{picture}");
        }
    }
    let (list, step) = (seen.app.checklist().unwrap(), seen.app.selected_step().unwrap());
    assert!(list.step(&step).unwrap().state.is_settled(), "the cursor stays on the step settled last");
}

#[test]
fn closing_with_all_done_says_what_it_means_and_what_still_waits() {
    let seen = all_done().press("m").types("d").types("Vi arbejder på det").press("enter esc c");
    at_least("form_close_all_done", &seen);
}

#[test]
fn a_closed_incident_says_so_and_by_whom() {
    at_least("incident_closed", &all_done().press("c enter h end enter 1"));
}

#[test]
fn who_sits_at_the_keys_is_told_where_that_is_not_whoever_is_on_call() {
    let told = |me: &str, language, size: (u16, u16)| {
        let picture = Seen::of(me).picture(language, size);
        picture.lines().rev().nth(1).unwrap().to_owned()
    };
    assert!(!told("ane", Language::Da, SIZES[0]).contains("ved tasterne"));
    assert!(told("frode", Language::Da, SIZES[0]).contains("│ ved tasterne: "));
    assert!(told("unknown", Language::Da, SIZES[0]).contains("du er ukendt: me = "));
    assert!(told("unknown", Language::En, SIZES[0]).contains("you are unknown: me = "));
}

#[test]
fn help_lists_the_keys_of_the_place() {
    at_least("help", &Seen::typical().press("f1"));
}

#[test]
fn help_begins_with_the_keys_that_several_begin_with_on_an_incident() {
    at_least("help_incident", &Seen::typical().press("enter f1"));
}

#[test]
fn help_over_a_form_tells_of_the_keys_that_edit() {
    let seen = Seen::typical().press("n f1");
    for (language, words) in [(Language::Da, "Ctrl-u sletter"), (Language::En, "Ctrl-u erases")] {
        assert!(seen.picture(language, SIZES[0]).contains(words));
    }
}

#[test]
fn help_says_how_much_of_it_is_out_of_sight() {
    let count = |picture: &str, mark: &str| {
        let edge = picture.lines().find(|line| line.contains('┗') && line.contains(mark))?;
        let number: String = edge.split(mark).nth(1)?.chars().skip(1).take_while(char::is_ascii_digit).collect();
        number.parse::<usize>().ok()
    };
    for (language, more) in [(Language::En, "more"), (Language::Da, "mere")] {
        for keys in ["enter f1", "enter m f1"] {
            let mut seen = Seen::typical().press(keys);
            let first = seen.picture(language, SIZES[0]);
            let below = count(&first, "↓").unwrap_or_else(|| panic!("no mark: {first}"));
            assert!(first.contains(more) && count(&first, "↑").is_none(), "{first}");
            seen = seen.press("end");
            let last = seen.picture(language, SIZES[0]);
            assert_eq!((count(&last, "↑"), count(&last, "↓")), (Some(below), None), "as many above now: {last}");
        }
        let tall = Seen::typical().press("enter m f1").picture(language, SIZES[2]);
        assert_eq!((count(&tall, "↑"), count(&tall, "↓")), (None, None), "all is in sight: {tall}");
    }
}

#[test]
fn help_says_how_it_is_left_wherever_it_is_opened() {
    for keys in ["f1", "enter f1", "n f1"] {
        let picture = Seen::typical().press(keys).picture(Language::En, SIZES[0]);
        let last = picture.lines().last().unwrap_or_default();
        assert!(last.contains("Esc back") && !last.contains("F1") && !last.contains("leave"), "{last}");
    }
}

#[test]
fn what_is_done_while_nothing_can_be_kept_is_not_said_to_be_kept() {
    let mut seen = Seen::typical();
    seen.keeps = false;
    let last = |seen: &Seen| seen.picture(Language::En, SIZES[0]).lines().last().unwrap_or_default().to_owned();
    let seen = seen.press("l").types("Ringede").press("enter");
    assert!(last(&seen).contains("✓ Noted on 26-A1"), "on its way is no trouble: {}", last(&seen));
    let seen = seen.event(Event::NotKept { why: vagt::app::Trouble::DiskFull });
    assert!(last(&seen).contains("! Noted on 26-A1 – but not kept yet"), "{}", last(&seen));
    let seen = seen.press("y");
    assert!(last(&seen).contains("✓ Copied"), "what is no record is not kept anyway: {}", last(&seen));
    // However long the step's title is.
    let seen = seen.press("3 home down down down").press("x").types("Nej").press("enter");
    let lines: Vec<String> = seen.picture(Language::En, SIZES[0]).lines().map(str::to_owned).collect();
    let told = lines.iter().rev().take(2).rev().map(|line| line.trim_matches(['"', ' '])).collect::<Vec<_>>().join(" ");
    assert!(told.contains("– but not kept yet") && !told.contains('…'), "{told}");
}

#[test]
fn a_form_stays_where_it_is_while_the_focus_moves() {
    for keys in ["n", "e", "v", "3 home down down down enter", "3 home down down down down down down enter"] {
        let mut seen = Seen::typical().press(keys);
        let frame = |seen: &Seen| {
            let picture = seen.picture(Language::Da, SIZES[1]);
            picture.lines().map(|line| line.contains('┏') || line.contains('┗')).collect::<Vec<_>>()
        };
        let first = frame(&seen);
        for _ in 0..12 {
            seen = seen.press("tab");
            assert_eq!(frame(&seen), first, "{keys}\n{}", seen.picture(Language::Da, SIZES[1]));
        }
        let seen = seen.press("enter");
        if matches!(seen.app.overlay(), Some(Overlay::Form(_))) {
            assert_eq!(frame(&seen), first, "a fault: {keys}");
        }
    }
}

#[test]
fn a_question_stands_apart_from_its_answer() {
    let mut seen = Seen::typical().press("3 home");
    for _ in 0..50 {
        let open = seen.press("enter");
        let picture = open.picture(Language::Da, SIZES[0]);
        if let Some(line) = picture.lines().find(|line| line.contains("Spørger pressen?")) {
            assert!(line.contains("Spørger pressen?  "), "{line}");
            return;
        }
        seen = open.press("esc down");
    }
    panic!("no step asks about the press");
}

#[test]
fn whoever_has_no_name_is_unknown_in_the_readers_language() {
    let mut seen = Seen::empty();
    let start = AppStart {
        desk: seen.app.desk().clone(),
        partial: false,
        me: PersonId::from_login(""),
        device: "0123456789abcdef".parse().unwrap(),
        letter: 'A',
        keymap: Keymap::built_in(),
        demo: false,
        size: (80, 24),
    };
    seen.app = App::new(start, seen.now);
    let seen = seen.press("n").types("MitID nede").press("enter 1 enter");
    let incident = seen.app.incident().unwrap();
    assert_eq!(incident.reporter.as_str(), "unknown", "what is kept is no word of a language");
    let danish = seen.picture(Language::Da, SIZES[2]);
    assert!(danish.contains("ukendt") && !danish.contains("unknown"), "{danish}");
    let amended = seen.press("e").picture(Language::Da, SIZES[2]);
    assert!(!amended.contains("unknown"), "{amended}");
}

#[test]
fn the_first_start_asks_who_sits_here() {
    let device: DeviceId = "0123456789abcdef".parse().unwrap();
    let mut seen = Seen::empty();
    let start = AppStart {
        desk: Desk::default(),
        partial: true,
        me: PersonId::from_login("mja"),
        device: device.clone(),
        letter: 'A',
        keymap: Keymap::built_in(),
        demo: false,
        size: (80, 24),
    };
    seen.app = App::new(start, seen.now);
    seen.app.offer_set_up(SetUpOffer { tongue: Tongue::Danish, folder: "/home/mja/.config/vagt".into() });
    let seen = seen.event(Event::DeskLoaded { desk: Box::default(), device, letter: 'A' });
    everywhere("set_up", &seen.press("enter"));
}

#[test]
fn a_title_that_does_not_fit_says_so() {
    let seen = Seen::empty().press("n").types(&"lang titel ".repeat(20));
    at_least("form_full", &seen);
}

#[test]
fn the_filter_narrows_as_one_types() {
    at_least("filter", &Seen::typical().press("s").types("kopi"));
}

#[test]
fn leaving_with_something_unkept_asks() {
    let mut seen = Seen::empty();
    seen.keeps = false;
    let seen = seen.press("n").types("Ingen strøm").press("enter");
    let seen = seen.event(Event::NotKept { why: vagt::app::Trouble::DiskFull }).press("q");
    assert!(matches!(seen.app.overlay(), Some(Overlay::ConfirmQuit)));
    at_least("confirm", &seen);
}

#[test]
fn a_terminal_that_is_too_small_is_told_so_kindly() {
    let picture = Seen::typical().picture(Language::En, (60, 10));
    assert!(picture.contains("60x10") && picture.contains("80x24"), "{picture}");
}

#[test]
fn no_word_of_a_label_is_clipped_at_the_least_size() {
    // What is fixed on screen must fit; what users and suppliers write may be cut, and says so.
    for language in Language::ALL {
        let text = Text::new(language);
        for seen in [Seen::typical(), Seen::typical().press("enter"), Seen::typical().press("f1")] {
            let picture = seen.picture(language, SIZES[0]);
            let last = picture.lines().last().unwrap_or_default();
            assert!(!last.contains('…'), "{last}");
            let title = picture.lines().next().unwrap_or_default();
            assert!(title.contains(&text.duration(SignedDuration::ZERO)) || !title.contains('…'), "{title}");
        }
    }
}

#[test]
fn without_colour_nothing_is_coloured_and_all_is_said() {
    let seen = Seen::typical();
    let plain = seen.terminal(Language::Da, Theme::Monochrome, SIZES[1]);
    let buffer = plain.backend().buffer();
    assert!(buffer.content().iter().all(|cell| cell.fg == Color::Reset && cell.bg == Color::Reset));
    assert_eq!(plain.backend().to_string(), seen.picture(Language::Da, SIZES[1]));
}

#[test]
fn the_mouse_hits_what_is_drawn() {
    let seen = Seen::typical();
    let look = Look::new(Text::new(Language::Da), Theme::Dark);
    let picture = seen.picture(Language::Da, SIZES[0]);
    let row = picture.lines().position(|line| line.contains("Kopimaskinen")).unwrap();
    let hit = ui::hit(&seen.app, &look, SIZES[0], 10, u16::try_from(row).unwrap());
    let Some(Target::Incident(id)) = hit else { panic!("{hit:?}") };
    let seen = seen.event(Event::MouseUsed(Mouse::Pressed(Target::Incident(id))));
    assert_eq!(seen.app.selected_incident(), Some(id));
    assert_eq!(ui::hit(&seen.app, &look, SIZES[0], 10, 0), None);
    assert!(matches!(ui::hit(&seen.app, &look, SIZES[0], 0, 1), Some(Target::Pane(Pane::Incidents)) | None));
}

#[test]
fn the_same_state_gives_the_same_frame() {
    let seen = Seen::typical();
    let first = seen.terminal(Language::Da, Theme::Dark, SIZES[1]).backend().buffer().clone();
    let second = seen.terminal(Language::Da, Theme::Dark, SIZES[1]).backend().buffer().clone();
    assert_eq!(first, second);
}

#[test]
fn a_look_that_has_drawn_other_things_before_draws_as_a_new_one_does() {
    let keymap = Keymap::named("vim").unwrap();
    let (me, viewer) = ("ane".parse().unwrap(), Some("ane".parse().unwrap()));
    // One after the other, one thing only is different.
    let mut seen = vec![
        Seen::empty(),
        Seen::typical().later(60 * 24),
        Seen::typical(),
        Seen::typical().later(1),
        Seen::typical().event(Event::SettingsRead { me, viewer, keymap }).later(1),
        Seen::typical().press("n").types("Endnu en").press("enter").later(1),
    ];
    let keys =
        ["2", "3", "4", "enter", "enter d", "enter m", "enter p", "f", "f 2", "i", "R", "R 4", "f1", "/", "n", "f"];
    seen.extend(keys.map(|keys| Seen::typical().press(keys)));
    let [da, en] = [Language::Da, Language::En].map(Text::new);
    let [small, middle, large] = SIZES;
    let kinds = [
        (&da, Theme::Dark, small),
        (&en, Theme::Dark, small),
        (&en, Theme::Light, small),
        (&en, Theme::Light, middle),
        (&da, Theme::Light, middle),
        (&da, Theme::Dark, middle),
        (&da, Theme::Dark, large),
    ];
    let by_kind = kinds.iter().flat_map(|kind| seen.iter().map(move |seen| (seen, kind)));
    let by_screen = seen.iter().flat_map(|seen| kinds.iter().map(move |kind| (seen, kind)));
    let mut old = Look::new(da.clone(), Theme::Dark);
    for (seen, (text, theme, size)) in by_kind.chain(by_screen) {
        (old.text, old.theme) = ((*text).clone(), *theme);
        let new = Look::new((*text).clone(), *theme);
        assert_eq!(seen.drawn(&old, *size).backend().buffer(), seen.drawn(&new, *size).backend().buffer());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]
    #[test]
    fn no_size_makes_drawing_panic(width in 1u16..250, height in 1u16..90, place in 0usize..12) {
        let keys = ["1", "enter", "f1", "n", "2 o tab tab", "3 enter", "v", "s", "d", "d 3 end", "d 1 end", "d w"];
        let seen = Seen::typical().event(Event::Resized { width, height }).press(keys[place]);
        for language in Language::ALL {
            seen.picture(language, (width, height));
        }
    }
}

#[test]
fn hostile_words_are_plain_on_screen() {
    let hostile = format!("a\u{1b}[31mb\u{202e}c\u{9b}2Jd\r\ne\u{7}{}", "x".repeat(10_000));
    let seen = Seen::empty()
        .outage("borgernoeglen", &hostile, ServiceState::MajorOutage, &["borgerlogin"])
        .event(Event::Pasted(hostile.clone()))
        .press("2 enter")
        .event(Event::Pasted(hostile))
        .press("enter");
    let picture = seen.press("1 enter").picture(Language::Da, SIZES[1]);
    let bad = |c: char| (c.is_control() && c != '\n') || ('\u{202a}'..='\u{202e}').contains(&c);
    assert!(!picture.contains(bad), "{picture:?}");
    assert!(picture.contains("26-A1"), "{picture}");
}

#[test]
fn the_desk_names_follow_up_meetings_and_register_in_its_bottom_line_at_every_width() {
    for language in Language::ALL {
        for size in SIZES {
            for seen in [Seen::typical(), Seen::empty()] {
                let picture = seen.picture(language, size);
                let last = picture.lines().last().unwrap_or_default();
                for key in [" f ", " i ", " R ", " F1 ", " q "] {
                    assert!(last.contains(key), "{key}: {last}");
                }
            }
        }
    }
}

#[test]
fn every_place_says_how_to_leave_it_and_where_help_is() {
    for keys in ["enter", "enter d", "enter m", "enter p", "f", "i", "R", "R 4", "f 2", "i 3"] {
        for language in Language::ALL {
            let picture = Seen::typical().press(keys).picture(language, SIZES[0]);
            let last = picture.lines().last().unwrap_or_default();
            assert!(last.contains(" Esc ") && last.contains(" F1 "), "{keys}: {last}");
        }
    }
}

#[test]
fn a_refusal_longer_than_the_screen_is_wide_is_told_whole() {
    let seen = Seen::typical().press("i p").types("Nye regler").press("enter 3 space");
    at_least("notice_long", &seen);
    for language in Language::ALL {
        let picture = seen.picture(language, SIZES[0]);
        let last: Vec<&str> = picture.lines().rev().take(2).collect();
        assert!(!last.concat().contains('…'), "{last:?}");
    }
}

#[test]
fn the_field_that_lacks_something_is_named() {
    let seen = Seen::typical().press("n").types("Printeren").press("tab tab tab tab tab tab tab tab tab ctrl-u enter");
    for (language, words) in [(Language::Da, "! opdaget:"), (Language::En, "! discovered:")] {
        assert!(seen.picture(language, SIZES[0]).contains(words), "{}", seen.picture(language, SIZES[0]));
    }
}

#[test]
fn p02_a_step_that_decides_what_the_law_asks_asks_who_decided_it_also_of_those_whose_step_it_is() {
    // The one on call is the IT chief's deputy: the step may be ticked by them, and is not theirs to decide.
    let seen = Seen::typical().press("3").goes_to_step("receive.nis2-significant").press("space");
    let Some(Overlay::Form(form)) = seen.app.overlay() else { panic!("no form") };
    assert!(form.content(FieldName::DoneBy).is_some());
    let seen = seen.press("right right tab").types("Kun en skole").press("enter");
    let Some(Overlay::Form(form)) = seen.app.overlay() else { panic!("nobody's word is given for them") };
    assert_eq!(form.fault(), Some((Some(FieldName::DoneBy), &Fault::NobodyPicked)));
    let seen = seen.press("down enter");
    assert!(seen.app.overlay().is_none(), "{}", seen.picture(Language::En, SIZES[0]));
    let significance = seen.app.incident().unwrap().filings.significance.clone().unwrap();
    assert_eq!(significance.value.0.key(), "not-significant");
    assert_eq!(significance.by.unwrap().as_str(), "frode", "whoever decides is offered first");
    assert_eq!(significance.word.how, Some(How::Phone), "and how they said so is on record");
}

#[test]
fn a_step_that_is_done_elsewhere_names_the_keys_that_lead_there() {
    for (step, desk, incident) in [
        ("availability.inform-users", Some("m: messages"), Some("m: messages")),
        ("receive.joint-decision", Some("d: decide"), Some("d: decide")),
        ("receive.dpo-report", Some("1 Enter p"), Some("p makes the report")),
    ] {
        let seen = Seen::typical().press("3").goes_to_step(step);
        let picture = seen.picture(Language::En, SIZES[2]);
        assert!(desk.is_none_or(|keys| picture.contains(keys)), "{step} {picture}");
        let seen = Seen::typical().press("enter").goes_to_step(step);
        let picture = seen.picture(Language::En, SIZES[2]);
        assert!(incident.is_none_or(|keys| picture.contains(keys)), "{step} {picture}");
    }
}

#[test]
fn a_time_shows_how_it_may_be_typed_and_a_long_title_leaves_the_closing_form_its_head() {
    for (language, example) in [
        (Language::Da, "fx 14:30, i går 22:15, 28-11 07:00"),
        (Language::En, "e.g. 14:30, yesterday 22:15, 28-11 07:00"),
    ] {
        let picture = Seen::typical().press("enter t k").picture(language, SIZES[0]);
        assert!(picture.contains(example), "{picture}");
    }
    let long = "Et ord til ".repeat(18);
    let seen = Seen::typical().press("e ctrl-u").types(&long).press("enter c");
    let picture = seen.picture(Language::En, SIZES[0]);
    let title = picture.lines().find(|line| line.contains("┃ 26-A1 Et ord til")).expect("the form says what it closes");
    assert!(title.contains('…'), "in one line: {picture}");
    assert!(picture.contains("neither done nor skipped"), "{picture}");
}
