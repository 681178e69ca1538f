//! Whatever keys are pressed and whatever comes in meanwhile, the screen keeps its promises.

use std::fmt;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError, TestRunner};
use vagt::app::{Content, Effect, Event, Form, Mouse, Overlay, Pane, Screen, Target, Trouble};
use vagt::domain::feed::ServiceState;
use vagt::domain::{Command, Entry, IncidentId};
use vagt::input::{Key, Keymap, Place};

use super::story::{Story, device, excuse, give_on, outage, step, typed};

/// What people do in one go: keys, and text in «».
const HABITS: &[&str] = &[
    "n «MitID nede» enter",
    "2 o enter",
    "esc esc 3 x «Grund» enter",
    "esc esc space",
    "esc esc end space right enter",
    "esc esc 3 j j space right enter",
    "esc esc u",
    "esc esc m d enter s enter tab «alle» tab «Grund» enter",
    "esc esc m d enter a enter e «!» enter t «123456789012» enter",
    "esc esc m down i «Grund» enter f «x» enter 3 j enter",
    "esc esc a enter",
    "esc esc l «Ringede» enter",
    "esc esc v right tab «Grund» enter",
    "esc esc e «!» tab space down space enter",
    "esc esc c o k enter",
    "esc esc h 1 end r «Igen» enter",
    "esc esc 1 end enter",
    "esc esc 2 enter esc",
    "n «Halvt» esc n ctrl-x",
    "s «a» enter",
    "esc esc esc 1 d w tab «Gør» tab «Fordi» enter",
    "esc esc esc d w right tab «Gør» tab «Fordi» enter",
    "esc esc esc d t enter",
    "esc esc esc d 3 j i right right enter",
    "esc esc esc d m enter r «Luk?» tab «Ja» enter",
];

/// A key, named as in a keymap when a night is told.
#[derive(Clone, Copy)]
struct Pressed(Key);

impl fmt::Debug for Pressed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// One thing that happens.
#[derive(Debug, Clone)]
enum Happening {
    Key(Pressed),
    Habit(&'static str),
    Paste(String),
    /// The log has kept all but this many.
    Kept(u64),
    NotKept,
    Resized(u16, u16),
    /// Seconds go by; the screen may be told or not.
    Time(i64, bool),
    Outage(u8, ServiceState),
    OutageOver(usize),
    Click(usize, usize),
    Wheel(usize, i16),
    NoteArrives(String),
    Loaded,
    /// The closed incident that was asked for, or one that was not.
    Recalled,
}

fn happening() -> impl Strategy<Value = Happening> {
    let map = Keymap::built_in();
    let bound: Vec<Key> = Place::ALL
        .iter()
        .flat_map(|place| map.hints(&[*place]))
        .flat_map(|hint| hint.keys)
        .chain(
            ["backspace", "delete", "ctrl-u", "ctrl-w", "ctrl-k", "alt-enter", "ctrl-z", "f12"]
                .map(|raw| raw.parse().unwrap()),
        )
        .collect();
    let states = vec![ServiceState::Degraded, ServiceState::MajorOutage, ServiceState::Unknown];
    let hostile = "[a-zæøå \u{0}\u{7}\u{8}\t\n\r\u{1b}\\[\u{9b}\u{202e}\u{200b}\u{301}]{0,24}";
    prop_oneof![
        30 => prop::sample::select(bound).prop_map(|key| Happening::Key(Pressed(key))),
        6 => prop::sample::select(vec!["enter", "esc", "tab", "space", "n", "j"]).prop_map(|raw| Happening::Key(Pressed(raw.parse().unwrap()))),
        12 => prop_oneof![any::<char>(), prop::char::range('a', 'z'), prop::char::range('0', '9')]
            .prop_map(|c| Happening::Key(Pressed(typed(c)))),
        8 => prop::sample::select(HABITS).prop_map(Happening::Habit),
        3 => hostile.prop_map(Happening::Paste),
        3 => (0u64..3).prop_map(Happening::Kept),
        1 => Just(Happening::NotKept),
        1 => (0u16..300, 0u16..100).prop_map(|(width, height)| Happening::Resized(width, height)),
        3 => (0i64..4000, any::<bool>()).prop_map(|(seconds, told)| Happening::Time(seconds, told)),
        2 => (0u8..4, prop::sample::select(states)).prop_map(|(n, state)| Happening::Outage(n, state)),
        1 => (0usize..4).prop_map(Happening::OutageOver),
        2 => (0usize..6, 0usize..40).prop_map(|(what, row)| Happening::Click(what, row)),
        1 => (0usize..5, any::<i16>()).prop_map(|(what, rows)| Happening::Wheel(what, rows)),
        1 => hostile.prop_map(Happening::NoteArrives),
        1 => Just(Happening::Loaded),
        1 => Just(Happening::Recalled),
    ]
}

fn keys_of(habit: &str) -> Vec<Key> {
    let mut parts = habit.split(['«', '»']);
    let mut keys = Vec::new();
    while let Some(named) = parts.next() {
        keys.extend(named.split_whitespace().map(|raw| raw.parse::<Key>().unwrap()));
        keys.extend(parts.next().unwrap_or_default().chars().map(typed));
    }
    keys
}

fn target(story: &Story, what: usize, row: usize) -> Target {
    let board = story.app.board();
    match what {
        0 => board.rows().get(row % 4).map_or(Target::Pane(Pane::Incidents), |id| Target::Incident(*id)),
        1 => board.outages().get(row % 4).map_or(Target::Pane(Pane::Outages), |id| Target::Outage(*id)),
        2 => Target::Step(step(["receive.record", "receive.welfare", "no.such.step"][row % 3])),
        3 => Target::Contact(row),
        _ => Target::Pane(Pane::ALL[row % 4]),
    }
}

/// How a night begins.
#[derive(Debug, Clone, Copy)]
enum Beginning {
    Whole,
    Partial,
    OneClosed,
}

/// What must hold from one moment to the next.
struct Watch {
    story: Story,
    /// Places of the chain that the screen recorded, and how far they are kept.
    recorded: u64,
    kept: u64,
    looked_at: usize,
    /// The closed incident of a night that begins with one set aside.
    closed: Option<(IncidentId, Vec<Entry>)>,
}

impl Watch {
    fn of(beginning: Beginning) -> Self {
        let mut closed = None;
        let story = match beginning {
            Beginning::Whole => Story::begins_with_an_outage(),
            Beginning::Partial => Story::begins_partial(),
            Beginning::OneClosed => {
                let mut desk = Story::whole_desk();
                let id = desk.incidents().next().unwrap().id;
                give_on(&mut desk, Command::Close(id, excuse()), 300, &device());
                let timeline = &desk.incident(id).unwrap().timeline;
                closed = Some((id, timeline.iter().map(|have| have.entry.clone()).collect()));
                desk.archive_closed();
                Story::on(desk, false)
            }
        };
        let seq = story.app.desk().devices()[&device()].seq;
        Self { story, recorded: seq, kept: seq, looked_at: 0, closed }
    }

    fn happens(&mut self, happening: Happening) -> Result<(), TestCaseError> {
        if let Happening::Habit(habit) = happening {
            return keys_of(habit).into_iter().try_for_each(|key| self.happens(Happening::Key(Pressed(key))));
        }
        let asked = matches!(self.story.app.overlay(), Some(Overlay::ConfirmQuit));
        let kept_before = self.story.app.store().waiting() == 0 || self.story.app.store().trouble().is_none();
        let partial = self.story.app.is_partial();
        let story = &mut self.story;
        match happening {
            Happening::Key(Pressed(key)) => {
                story.happens(Event::KeyPressed(key));
                let asks = matches!(self.story.app.overlay(), Some(Overlay::ConfirmQuit));
                prop_assert!(asked || !asks || !kept_before, "asks to quit although all is kept");
            }
            // Its keys have come one by one.
            Happening::Habit(_) => {}
            Happening::Paste(raw) => {
                story.pastes(&raw);
            }
            Happening::Kept(but) => {
                let up_to = self.recorded.saturating_sub(but).max(self.kept);
                self.kept = up_to;
                story.happens(Event::Kept { up_to });
                prop_assert_eq!(story.app.store().trouble(), None);
            }
            Happening::NotKept => {
                story.happens(Event::NotKept { why: Trouble::ReadOnly });
                prop_assert!(!story.app.store().is_kept());
            }
            Happening::Resized(width, height) => {
                story.happens(Event::Resized { width, height });
            }
            Happening::Time(seconds, told) => {
                story.passes(seconds);
                if told {
                    story.happens(Event::TimePassed);
                }
            }
            Happening::Outage(n, state) => {
                story.feed_says(vec![outage(&format!("Fejl {n}"), state), outage("Fejl 9", state)], n == 0);
            }
            Happening::OutageOver(place) => {
                let id = story.app.board().outages().get(place).copied();
                story.feed_says(id.map(Command::EndOutage).into_iter().collect(), false);
            }
            Happening::Click(what, row) => {
                let target = target(story, what, row);
                story.clicks(target);
            }
            Happening::Wheel(what, rows) => {
                let target = target(story, what, 0);
                story.happens(Event::MouseUsed(Mouse::Scrolled(target, rows)));
            }
            Happening::NoteArrives(raw) => {
                let entries = self.elsewhere(&raw);
                self.story.happens(Event::EntriesArrived(entries));
            }
            Happening::Loaded => {
                if partial {
                    let desk = Box::new(Story::whole_desk());
                    story.happens(Event::DeskLoaded { desk, device: device(), letter: 'A' });
                }
            }
            Happening::Recalled => {
                if let Some((id, entries)) = self.closed.take() {
                    story.happens(Event::Recalled(id, entries));
                }
            }
        }
        self.check(partial, asked || kept_before)
    }

    /// A note written on another device.
    fn elsewhere(&self, raw: &str) -> Vec<Entry> {
        let mut desk = self.story.app.desk().clone();
        let id = desk.incidents().map(|incident| incident.id).next();
        let text = format!("x{raw}");
        let Some(id) = id else { return Vec::new() };
        give_on(&mut desk, Command::Note(id, text.as_str().into()), 900, &"desk-b".parse().unwrap())
    }

    fn check(&mut self, was_partial: bool, may_quit: bool) -> Result<(), TestCaseError> {
        let effects = self.story.effects[self.looked_at..].to_vec();
        self.looked_at = self.story.effects.len();
        for effect in effects {
            match effect {
                Effect::Record(entries) => {
                    prop_assert!(!self.story.app.is_partial(), "recorded on half a desk");
                    prop_assert!(!entries.is_empty());
                    for entry in entries {
                        prop_assert!(!was_partial || entry.actor.person().is_none());
                        prop_assert_eq!(&entry.stamp.device, &device());
                        prop_assert_eq!(entry.stamp.seq, self.recorded + 1, "a gap in the chain");
                        self.recorded += 1;
                        prop_assert!(!self.story.app.is_kept(&entry), "shown as kept at once");
                        let fact = serde_json::to_value(&entry.fact).unwrap();
                        clean_json(&fact)?;
                    }
                }
                Effect::KeepDraft(draft) => {
                    for (_, value) in &draft.values {
                        clean(value)?;
                    }
                }
                Effect::Quit => prop_assert!(may_quit, "leaves although something is not kept"),
                Effect::Speak(_) | Effect::SetUp(_) | Effect::Demo => prop_assert!(false, "set-up was not offered"),
                Effect::Recall(_)
                | Effect::DropDraft(_)
                | Effect::Poll
                | Effect::Announce(_)
                | Effect::Copy(_)
                | Effect::MakeDocument { .. }
                | Effect::Attach(_)
                | Effect::WriteDocument { .. }
                | Effect::ReadPolicy(_) => {}
            }
        }
        let app = &self.story.app;
        prop_assert_eq!(app.store().waiting(), self.recorded - self.kept);
        prop_assert!(!app.store().is_kept() || self.recorded == self.kept);
        let rows = app.board().rows();
        match app.selected_incident() {
            Some(id) => prop_assert!(rows.contains(&id)),
            None => prop_assert!(rows.is_empty()),
        }
        match app.selected_outage() {
            Some(id) => prop_assert!(app.board().outages().contains(&id)),
            None => prop_assert!(app.board().outages().is_empty()),
        }
        let contacts = app.contacts().len();
        prop_assert!(app.selected_contact() < contacts.max(1));
        if let Some(step) = app.selected_step() {
            prop_assert!(app.checklist().unwrap().applicable().any(|have| have.step.id == step));
        }
        if let Screen::Incident(view) = app.screen() {
            prop_assert!(view.fact < app.page().len().max(1));
            prop_assert!(view.entry < app.timeline_rows().max(1));
        }
        let now = self.story.now();
        prop_assert!(app.next_change(now).is_none_or(|at| at > now));
        clean(app.filter().value())?;
        match app.overlay() {
            Some(Overlay::Form(form) | Overlay::Help { under: Some(form), .. }) => clean_form(form)?,
            Some(
                Overlay::Help { under: None, .. }
                | Overlay::Why(_)
                | Overlay::Feeds { .. }
                | Overlay::Filter
                | Overlay::ConfirmQuit,
            )
            | None => {}
        }
        Ok(())
    }

    /// The board that is kept up to date row by row is the board the domain would make anew.
    fn ends(mut self) -> Result<(), TestCaseError> {
        self.story.happens(Event::TimePassed);
        let app = &self.story.app;
        // On the register's screen the filter is that of its lists, and says nothing of the board.
        let on_register = matches!(app.screen(), Screen::Register(_));
        if !on_register && app.filter().value().trim().is_empty() && !app.shows_closed() {
            let worst: Vec<_> = app.desk().worst_first(self.story.now()).into_iter().map(|found| found.id).collect();
            prop_assert_eq!(app.board().rows(), worst);
        }
        Ok(())
    }
}

fn clean(text: &str) -> Result<(), TestCaseError> {
    let bad =
        text.chars().find(|c| (c.is_control() && *c != '\n') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{200b}'));
    prop_assert_eq!(bad, None, "in {:?}", text);
    Ok(())
}

fn clean_json(value: &serde_json::Value) -> Result<(), TestCaseError> {
    match value {
        serde_json::Value::String(text) => clean(text),
        serde_json::Value::Array(items) => items.iter().try_for_each(clean_json),
        serde_json::Value::Object(members) => members.values().try_for_each(clean_json),
        serde_json::Value::Null | serde_json::Value::Bool(_) | serde_json::Value::Number(_) => Ok(()),
    }
}

fn clean_form(form: &Form) -> Result<(), TestCaseError> {
    for field in form.fields() {
        match &field.content {
            Content::Text { editor, .. } => {
                clean(editor.value())?;
                prop_assert!(editor.cursor() <= editor.value().chars().count());
            }
            Content::Pick(pick) => {
                clean(pick.filter().value())?;
                prop_assert!(pick.at() < pick.matches().len().max(1), "a pick stands on no row");
                pick.picked().iter().try_for_each(|option| clean(&option.label))?;
            }
            Content::Choice { options, at } => prop_assert!(*at < options.len()),
        }
    }
    prop_assert!(form.focused().is_some() || form.fields().is_empty());
    Ok(())
}

fn hold(cases: u32) {
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 2_000, ..Config::default() };
    let beginnings = prop::sample::select(vec![Beginning::Whole, Beginning::Partial, Beginning::OneClosed]);
    let nights = (beginnings, prop::collection::vec(happening(), 40..80));
    let outcome = TestRunner::new(config).run(&nights, |(beginning, happenings)| {
        let mut watch = Watch::of(beginning);
        for happening in happenings {
            watch.happens(happening)?;
        }
        watch.ends()
    });
    if let Err(failure) = outcome {
        panic!("{failure}");
    }
}

#[test]
fn whatever_is_pressed_the_screen_keeps_its_promises() {
    hold(512);
}

#[test]
#[ignore = "long form; run with --ignored"]
fn whatever_is_pressed_the_screen_keeps_its_promises_ten_thousand_nights_long() {
    hold(10_000);
}

#[test]
fn the_same_night_ends_in_the_same_screen() {
    let tell = || {
        let mut story = Story::begins_with_an_outage();
        story.press("space n").types("MitID").press("enter j 2 enter esc s").types("a").waits(90);
        (story.app.desk().clone(), story.app.board().clone(), story.app.notice().cloned(), story.effects)
    };
    assert!(tell() == tell());
}
