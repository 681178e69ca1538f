//! The keys of a place in its bottom line: the most important first, as many as there is room for.
//!
//! Where the full words do not fit there are shorter ones; what still has no room is what help begins with, and the key of
//! help says then that there is more.

use std::rc::Rc;

use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr as _;

use super::memo::Memo;
use super::{Look, Theme, words};
use crate::app::{App, MeetingsPane, Pane, RegisterList, Screen};
use crate::app::{FollowUpPane, FollowUpView};
use crate::input::{Action, Keymap, Place};
use crate::text::{Language, Text};
use crate::tr;

/// What the bottom line names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Named {
    /// An action.
    Does(Action),
    /// The key that several begin with, told by one of them.
    Begins(Group),
}

/// Actions that begin with one key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Group {
    /// Cause, corrective actions, deviations, reviews.
    FollowUp,
    /// What the law asks for.
    Legal,
}

impl Group {
    /// One of its actions.
    fn member(self) -> Action {
        match self {
            Self::FollowUp => Action::StateCause,
            Self::Legal => Action::LegalAwareness,
        }
    }
}

/// How the words are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wording {
    Full,
    Short,
}

/// What one may do here, the most important first; help and leaving are said beside it.
pub(super) fn wanted(app: &App) -> Vec<Named> {
    if let Screen::Incident(_) = app.screen() {
        let closes = app.incident().zip(app.checklist()).is_some_and(|(it, list)| app.is_ready_to_close(it, &list));
        let first: &[Action] = if closes { &[Action::Close] } else { &[] };
        let mut named = does(first);
        named.extend(does(&[Action::Tick, Action::Decide, Action::Messages]));
        named.push(Named::Begins(Group::FollowUp));
        named.extend(does(&[Action::Documents]));
        named.push(Named::Begins(Group::Legal));
        named.extend(does(&[Action::Note, Action::Severity, Action::Amend]));
        named.extend(does(if closes { &[] } else { &[Action::Close] }));
        named.extend(does(&[Action::NextStep, Action::NextPane, Action::Meetings, Action::Back]));
        return named;
    }
    does(of_screen(app))
}

fn does(actions: &[Action]) -> Vec<Named> {
    actions.iter().copied().map(Named::Does).collect()
}

fn of_screen(app: &App) -> &'static [Action] {
    match app.screen() {
        Screen::Desk => of_desk(app),
        Screen::Incident(_) => &[],
        Screen::Decision(_) => {
            &[Action::GiveWord, Action::Attempt, Action::NoteCall, Action::TakeChair, Action::Advise, Action::Back]
        }
        Screen::Register(view) if view.list == RegisterList::Wheel => {
            &[Action::DutyDone, Action::NextPane, Action::Filter, Action::Back]
        }
        Screen::Register(_) => &[Action::NextPane, Action::Filter, Action::Copy, Action::Back],
        Screen::Documents(seen) if seen.line.is_none() => &[Action::Open, Action::MoveDown, Action::Back],
        Screen::Documents(_) => {
            &[Action::PageDown, Action::WriteDocument, Action::Copy, Action::MoveDown, Action::Back]
        }
        Screen::Messages(_) => &[
            Action::DraftMessage,
            Action::ApproveMessage,
            Action::ApproveByPhone,
            Action::SendMessage,
            Action::SetFact,
            Action::EditMessage,
            Action::RefreshMessage,
            Action::WithdrawMessage,
            Action::NotAffected,
            Action::AllClear,
            Action::NextPane,
            Action::Back,
        ],
        Screen::FollowUp(view) => of_follow_up(app, view),
        Screen::Meetings(_) if app.meeting().is_none() => &[Action::CallMeeting, Action::AddItem, Action::Back],
        Screen::Meetings(view) => of_meetings(view.pane),
    }
}

fn of_desk(app: &App) -> &'static [Action] {
    match app.pane() {
        Pane::Incidents if app.selected_incident().is_none() => &[
            Action::Register,
            Action::FollowUp,
            Action::Meetings,
            Action::ShowRegister,
            Action::NextPane,
            Action::ShowClosed,
        ],
        Pane::Incidents => &[
            Action::Register,
            Action::Open,
            Action::Decide,
            Action::FollowUp,
            Action::Meetings,
            Action::ShowRegister,
            Action::NextPane,
            Action::Note,
            Action::Severity,
            Action::Filter,
        ],
        Pane::Outages => &[
            Action::Open,
            Action::Poll,
            Action::ShowFeeds,
            Action::Copy,
            Action::NextPane,
            Action::Register,
            Action::FollowUp,
            Action::Meetings,
            Action::ShowRegister,
        ],
        Pane::Checklist => &[
            Action::Tick,
            Action::Open,
            Action::NextStep,
            Action::SkipStep,
            Action::ReopenStep,
            Action::NextPane,
            Action::Why,
            Action::Note,
            Action::Decide,
            Action::FollowUp,
            Action::Meetings,
            Action::ShowRegister,
        ],
        Pane::Roster => &[
            Action::Copy,
            Action::NextPane,
            Action::ShowRegister,
            Action::Register,
            Action::FollowUp,
            Action::Meetings,
        ],
    }
}

fn of_follow_up(app: &App, view: FollowUpView) -> &'static [Action] {
    match view.pane {
        _ if app.incident().is_none() => &[Action::NextPane, Action::Back],
        FollowUpPane::Actions => &[
            Action::Open,
            Action::MeasureDone,
            Action::AssessEffect,
            Action::ChangeMeasure,
            Action::NextPane,
            Action::DropMeasure,
            Action::AgreeMeasure,
            Action::Back,
        ],
        FollowUpPane::Waiting => {
            &[Action::Open, Action::Mitigate, Action::NoteReview, Action::NextPane, Action::AgreeMeasure, Action::Back]
        }
    }
}

fn of_meetings(pane: MeetingsPane) -> &'static [Action] {
    match pane {
        MeetingsPane::Seats => &[
            Action::TogglePresence,
            Action::NotePresence,
            Action::NoteGuest,
            Action::NextPane,
            Action::Minute,
            Action::HoldMeeting,
            Action::CallMeeting,
            Action::Back,
        ],
        MeetingsPane::List | MeetingsPane::Agenda => &[
            Action::Minute,
            Action::AgreeOn,
            Action::Documents,
            Action::HoldMeeting,
            Action::NextMeeting,
            Action::AddItem,
            Action::NextPane,
            Action::SettleAgreed,
            Action::CallMeeting,
            Action::SpotCheck,
            Action::WithdrawItem,
            Action::Back,
        ],
    }
}

/// The newest bottom line.
pub(super) type Lines = Memo<Here, Line<'static>>;

/// All that the bottom line is made from.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Here {
    language: Language,
    theme: Theme,
    keymap: Keymap,
    places: &'static [Place],
    wanted: Vec<Named>,
    width: usize,
}

/// The bottom line: in full words where all have room, else in short ones, as many as fit.
pub(super) fn line(app: &App, look: &Look, width: usize) -> Rc<Line<'static>> {
    look.hints.of(Here::of(app, look, width), |here| made(here, &look.text))
}

impl Here {
    fn of(app: &App, look: &Look, width: usize) -> Self {
        Self {
            language: look.text.language(),
            theme: look.theme,
            keymap: app.keymap().clone(),
            places: app.places(),
            wanted: wanted(app),
            width,
        }
    }
}

fn made(here: &Here, text: &Text) -> Line<'static> {
    let fits = |line: &Line<'_>| line.width() <= here.width;
    let full = laid_out(here, text, Wording::Full);
    if let Some(whole) = Some(drawn(here.theme, &full, 3)).filter(|line| !full.is_empty() && fits(line)) {
        return whole;
    }
    let short = laid_out(here, text, Wording::Short);
    let apart = |apart| drawn(here.theme, &short, apart);
    let whole = [3, 2].into_iter().map(apart).find(|line| !short.is_empty() && fits(line));
    whole.unwrap_or_else(|| as_many_as_fit(here, text, &short))
}

/// What has room beside a notice: the keys matter most to whoever has just done something.
pub(super) fn beside(app: &App, look: &Look, width: usize) -> Option<Line<'static>> {
    let here = Here::of(app, look, width);
    let short = laid_out(&here, &look.text, Wording::Short);
    Some(as_many_as_fit(&here, &look.text, &short)).filter(|line| !short.is_empty() && line.width() <= width)
}

/// Keys and words of one thing; nothing where no key is bound to it.
fn told(here: &Here, text: &Text, named: Named, wording: Wording) -> Option<(String, String)> {
    let keys = |action| here.keymap.keys_for(here.places, action);
    match named {
        Named::Does(action) => {
            let word = if wording == Wording::Short { words::hint(text, action) } else { None };
            let word = word.unwrap_or_else(|| words::action(text, action));
            Some((words::keys(text, &keys(action)?), word))
        }
        Named::Begins(group) => {
            let keys = keys(group.member())?;
            let first = keys.get(..1).filter(|_| keys.len() > 1)?;
            Some((words::keys(text, first), words::hint_group(text, group)))
        }
    }
}

/// What is told of one thing: its keys and its word.
type Told = (Named, (String, String));

/// All of it, with help and leaving at the end; what no key is bound to is left out.
fn laid_out(here: &Here, text: &Text, wording: Wording) -> Vec<Told> {
    let ends = does(&[Action::Help, Action::Quit]);
    let all = here.wanted.iter().chain(&ends);
    all.filter_map(|named| Some((*named, told(here, text, *named, wording)?))).collect()
}

/// As many as fit, in order; the way back, or out of vagt, and help are always there.
fn as_many_as_fit(here: &Here, text: &Text, told: &[Told]) -> Line<'static> {
    const APART: usize = 2;
    let [back, quit, help] = [Action::Back, Action::Quit, Action::Help].map(Named::Does);
    let find = |wanted: Named| told.iter().find(|(named, _)| *named == wanted);
    let mut ends: Vec<Told> = find(back).or_else(|| find(quit)).into_iter().cloned().collect();
    ends.extend(find(help).map(|(named, (keys, _))| (*named, (keys.clone(), tr!(text, "hint-more")))));
    let cells = |(_, (keys, word)): &Told| keys.width() + word.width() + 1 + APART;
    let mut room = (here.width + APART).saturating_sub(1 + ends.iter().map(cells).sum::<usize>());
    let mut shown: Vec<Told> = Vec::new();
    for one in told.iter().filter(|(named, _)| ![back, quit, help].contains(named)) {
        if cells(one) > room {
            continue;
        }
        room -= cells(one);
        shown.push(one.clone());
    }
    shown.extend(ends);
    drawn(here.theme, &shown, APART)
}

fn drawn(theme: Theme, told: &[Told], apart: usize) -> Line<'static> {
    let mut spans = Vec::new();
    for (n, (_, (keys, word))) in told.iter().enumerate() {
        spans.push(Span::raw(" ".repeat(if n == 0 { 1 } else { apart })));
        spans.push(Span::styled(keys.clone(), theme.front()));
        spans.push(Span::raw(format!(" {word}")));
    }
    Line::from(spans)
}

/// The place of an action in the bottom line, for help that lists what is named there first.
pub(super) fn rank(wanted: &[Named], action: Action) -> usize {
    wanted.iter().position(|named| *named == Named::Does(action)).unwrap_or(wanted.len())
}

/// The keys that several actions begin with: their place in the bottom line, the key, and what is found behind it.
pub(super) fn groups(app: &App, look: &Look, wanted: &[Named]) -> Vec<(usize, String, String)> {
    let places = wanted.iter().enumerate();
    let groups = places.filter_map(|(rank, named)| match named {
        Named::Begins(group) => Some((rank, *group)),
        Named::Does(_) => None,
    });
    groups
        .filter_map(|(rank, group)| {
            let keys = app.keymap().keys_for(app.places_below(), group.member())?;
            let first = keys.get(..1).filter(|_| keys.len() > 1)?;
            Some((rank, format!("{} …", words::keys(&look.text, first)), words::help_group(&look.text, group)))
        })
        .collect()
}
