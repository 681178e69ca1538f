//! The screen as a pure state machine: an [`Event`] and a [`Moment`] in, a changed [`App`] and [`Effect`]s out.
//!
//! It knows the desk and the keys; it does no I/O, reads no clock, knows no words and no widgets. What it needs of the
//! world comes in with the event, what it wants of the world goes out as data, and `ui::view` draws what it is.
//!
//! For the loop that runs it:
//!
//! ```text
//! let mut app = App::new(AppStart { … }, now);             // desk from the head file: partial = true
//! loop {
//!     draw when something came in: ui::view(&app, &look, frame)
//!     wait for an event, or until app.next_change(now) and then Event::TimePassed
//!     for effect in app.update(event, &Moment { now, fresh }) { … }
//! }
//! ```
//!
//! - Every command is decided and taken into the desk here; [`Effect::Record`] carries entries that must be kept in order.
//!   Answer each with [`Event::Kept`] up to the newest durable place of the chain, or [`Event::NotKept`]. Nothing is shown
//!   as kept before.
//! - While the desk is partial nothing is recorded: feeds' and files' commands wait and are decided after
//!   [`Event::DeskLoaded`]; a person is told and keeps what was typed.
//! - [`Effect::KeepDraft`] comes after each change of a form; hand all of them back once, with [`Event::DraftsRestored`].
//! - Colours, words and theme are in `ui::Look`, not here.

mod act;
mod attach;
mod board;
mod decision;
mod documents;
mod event;
mod feeds;
mod follow;
mod follow_up;
mod form;
mod keys;
mod legal;
mod meetings;
mod messages;
mod mouse;
mod notice;
mod overlay;
mod page;
pub(crate) mod panes;
mod proposed;
mod record;
mod register;
mod roster;
mod screen;
mod selection;
mod set_up;
mod store;
mod time;
mod viewer;
mod why;

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

pub use attach::ToAttach;
pub use board::Board;
pub use decision::{CallRow, DecisionNews, DecisionPane, DecisionView, WordRow};
pub use documents::{DocumentsView, MadeDocument};
pub use event::{Announcement, Effect, Event, Moment, Mouse, Target};
pub use feeds::{Asked, is_unknown};
pub use follow_up::WaitingRow;
pub use form::{
    Choice, Content, Draft, Editor, Fault, Field, FieldName, FollowUpChoice, FollowUpForm, Form, LegalChoice,
    LegalForm, MeetingChoice, MeetingField, MeetingForm, Pick, PickOption, Purpose, Shape, Stand, Understood,
    typed_ahead, typed_day, typed_time, understood,
};
pub use meetings::{MeetingNews, MeetingsPane, MeetingsView};
pub use messages::MessageRow;
pub use notice::{MessageNotice, Notice, StoreNotice, Tone, Trouble};
pub use overlay::Overlay;
pub use page::PageRow;
pub use register::{RegisterList, RegisterRows, RegisterView};
pub use roster::{Contact, RosterRow};
pub use screen::{FollowUpPane, FollowUpView, IncidentPane, IncidentView, MessagesPane, MessagesView, Pane, Screen};
pub use set_up::{Begin, SetUp, SetUpOffer, Tongue};
pub use store::Store;
pub use why::{PolicyAnswer, Why};

use follow_up::Followed;
use screen::Selection;

use crate::domain::feed::FeedHealth;
use crate::domain::message::Phrasing;
use crate::domain::outage::Outage;
use crate::domain::{Command, Desk, DeviceId, Entry, FeedId, Incident, IncidentId, OutageId, PersonId, StepId};
use crate::input::{Hint, Key, Keymap};

/// What the screen starts with.
#[derive(Debug, Clone)]
pub struct AppStart {
    /// The desk, or as much of it as the head file holds.
    pub desk: Desk,
    /// Whether the rest of the desk comes later, by [`Event::DeskLoaded`].
    pub partial: bool,
    /// Who is at the keyboard.
    pub me: PersonId,
    /// Whose chain new entries go into.
    pub device: DeviceId,
    /// The letter of this device's incident numbers.
    pub letter: char,
    /// The keys.
    pub keymap: Keymap,
    /// Whether this is the demo, on a throw-away store.
    pub demo: bool,
    /// Size of the terminal, columns and rows.
    pub size: (u16, u16),
}

/// The screen.
#[derive(Debug)]
pub struct App {
    desk: Desk,
    partial: bool,
    me: PersonId,
    /// Who looks: me, unless nobody has said who that is.
    viewer: Option<PersonId>,
    /// The rows of the follow-up, once they were asked for; forgotten when the desk changes or a day begins.
    followed: OnceCell<Followed>,
    device: DeviceId,
    letter: char,
    keymap: Keymap,
    demo: bool,
    size: (u16, u16),
    now: Timestamp,
    board: Board,
    screen: Screen,
    pane: Pane,
    selection: Selection,
    overlay: Option<Overlay>,
    /// Keys of a sequence that is not whole yet.
    pending: Vec<Key>,
    filter: Editor,
    /// What the lists of the register are filtered by.
    register_filter: Editor,
    closed_shown: bool,
    notice: Option<(Notice, Option<Timestamp>)>,
    problem: Option<String>,
    store: Store,
    guest: bool,
    feeds: BTreeMap<FeedId, FeedHealth>,
    online: Option<bool>,
    asking: Option<feeds::Asking>,
    drafts: BTreeMap<Purpose, Draft>,
    /// Every moment that has been announced: a step ticked and opened again makes its clock late anew, but no news.
    announced: BTreeSet<board::Late>,
    /// The program's own commands that wait for the whole desk.
    waiting: Vec<(Command, bool)>,
    recalling: BTreeSet<IncidentId>,
    last_ticked: Option<(IncidentId, StepId)>,
    set_up: Option<SetUpOffer>,
    phrasing: Phrasing,
    /// The document that is read.
    document: Option<MadeDocument>,
}

impl App {
    /// The screen as it starts, with the worst incident selected.
    pub fn new(start: AppStart, now: Timestamp) -> Self {
        let AppStart { desk, partial, me, device, letter, keymap, demo, size } = start;
        let kept = desk.devices().get(&device).map_or(0, |end| end.seq);
        let mut app = Self {
            desk,
            partial,
            viewer: Some(me.clone()),
            me,
            device,
            letter,
            keymap,
            demo,
            size,
            now,
            board: Board::default(),
            followed: OnceCell::new(),
            screen: Screen::Desk,
            pane: Pane::Incidents,
            selection: Selection::default(),
            overlay: None,
            pending: Vec::new(),
            filter: Editor::default(),
            register_filter: Editor::default(),
            closed_shown: false,
            notice: None,
            problem: None,
            store: Store::kept_at(kept),
            guest: false,
            feeds: BTreeMap::new(),
            online: None,
            asking: None,
            drafts: BTreeMap::new(),
            announced: BTreeSet::new(),
            waiting: Vec::new(),
            recalling: BTreeSet::new(),
            last_ticked: None,
            set_up: None,
            phrasing: Phrasing::default(),
            document: None,
        };
        app.look_again();
        app.rebuild();
        app.remind_to_confirm();
        // What ran out before the start is on screen; it is no news.
        app.announced = app.board.late().clone();
        app
    }

    /// Takes in what happened; what the world must do about it, in order.
    pub fn update(&mut self, event: Event, moment: &Moment) -> Vec<Effect> {
        self.now = moment.now;
        if self.look_again() {
            self.rebuild();
        }
        let mut effects = Vec::new();
        match event {
            Event::KeyPressed(key) => {
                let before = (std::mem::discriminant(&self.screen), self.notice.clone());
                self.key(key, moment, &mut effects);
                self.left_news_behind(&before);
            }
            Event::Pasted(raw) => self.pasted(&raw, moment, &mut effects),
            Event::MouseUsed(mouse) => self.mouse(mouse),
            Event::Resized { width, height } => {
                self.size = (width, height);
                self.read_document_again(&mut effects);
            }
            Event::Leaving => self.tell(Notice::Leaving),
            Event::FocusGained | Event::FocusLost | Event::TimePassed => {}
            Event::DeskLoaded { desk, device, letter } => {
                (self.device, self.letter) = (device, letter);
                self.loaded(*desk, moment, &mut effects);
                self.begin_with_set_up();
            }
            Event::Recalled(id, entries) => self.recalled(id, entries),
            Event::EntriesArrived(entries) => self.arrived(&entries),
            Event::EntriesProposed(entries) => self.take_from_guest(entries, &mut effects),
            Event::DeskReplaced { desk, kept } => self.replaced(*desk, kept, moment, &mut effects),
            Event::Shared { guest } => self.guest = guest,
            Event::Kept { up_to } => self.kept(up_to),
            Event::NotKept { why } => self.not_kept(why, &mut effects),
            Event::FeedObserved { feed, health, commands, baseline } => {
                self.feed_tried(feed, health);
                self.program(commands, baseline, moment, &mut effects);
                self.tell_when_asked();
            }
            Event::FeedsAsked(feeds) => self.asked(feeds),
            Event::FilesRead(commands) => self.program(commands, true, moment, &mut effects),
            Event::SettingsRead { me, viewer, keymap } => {
                (self.me, self.keymap) = (me, keymap);
                self.is_looked_at_by(viewer);
                self.pending.clear();
                self.tell(Notice::SettingsRead);
            }
            Event::Worded(phrasing) => {
                self.phrasing = *phrasing;
                self.read_document_again(&mut effects);
            }
            Event::DocumentMade(made) => self.document_made(*made),
            Event::DocumentWritten { path } => self.tell(Notice::DocumentWritten(path)),
            Event::FilePut(incident, file) => self.file_put(incident, *file, moment, &mut effects),
            Event::FileNotPut { path, why } => self.file_not_put(path, why),
            Event::DocumentNotWritten { why } => self.tell(Notice::DocumentNotWritten(why)),
            Event::OwnConnection(works) => self.online = Some(works),
            Event::ConfigProblem(problem) => {
                // It has the line that notices have; the newest news is shown.
                self.notice = None;
                self.problem = Some(problem);
            }
            Event::ConfigMended => self.problem = None,
            // Whoever is welcomed needs the line for the keys, and what is wrong with the configuration matters more.
            Event::StoreNotice(notice::StoreNotice::Made { .. }) if self.is_welcoming() || self.problem.is_some() => {}
            Event::StoreNotice(notice) => self.tell(Notice::Store(notice)),
            Event::SetUpDone { me, files } => self.is_set_up(me, files, moment, &mut effects),
            Event::SetUpFailed { why } => self.tell(Notice::SetUpFailed(why)),
            Event::PolicyRead(answer) => self.policy_read(answer),
            Event::DraftsRestored(drafts) => self.drafts_restored(drafts, moment),
        }
        self.time_passed(&mut effects);
        effects
    }

    /// The desk.
    pub fn desk(&self) -> &Desk {
        &self.desk
    }

    /// Whether the whole desk is still to come.
    pub fn is_partial(&self) -> bool {
        self.partial
    }

    /// Size of the terminal, columns and rows.
    pub fn size(&self) -> (u16, u16) {
        self.size
    }

    /// The time of what is shown.
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// Whether an entry is durable, as far as that is known here: other devices' are when they arrive.
    pub fn is_kept(&self, entry: &Entry) -> bool {
        entry.stamp.device != self.device || self.store.has(entry.stamp.seq)
    }

    /// Whether another vagt keeps the log and reads the feeds.
    pub fn is_guest(&self) -> bool {
        self.guest
    }

    /// Who is at the keyboard.
    pub fn me(&self) -> &PersonId {
        &self.me
    }

    /// Whether this is the demo.
    pub fn is_demo(&self) -> bool {
        self.demo
    }

    /// The keys.
    pub fn keymap(&self) -> &Keymap {
        &self.keymap
    }

    /// The rows in order.
    pub fn board(&self) -> &Board {
        &self.board
    }

    /// The screen.
    pub fn screen(&self) -> Screen {
        self.screen
    }

    /// The pane of the desk where the keys go.
    pub fn pane(&self) -> Pane {
        self.pane
    }

    /// What lies on top.
    pub fn overlay(&self) -> Option<&Overlay> {
        self.overlay.as_ref()
    }

    /// The keys that may come next, where a sequence has begun.
    pub fn which_key(&self) -> Vec<Hint> {
        if self.pending.is_empty() {
            return Vec::new();
        }
        match self.keymap.look_up(self.places(), &self.pending) {
            crate::input::Found::Wait(hints) => hints,
            crate::input::Found::Run(_) | crate::input::Found::Unbound => Vec::new(),
        }
    }

    /// The keys of a sequence that is not whole yet.
    pub fn pending(&self) -> &[Key] {
        &self.pending
    }

    /// What the incidents are filtered by; on the register's screen, what its lists are.
    pub fn filter(&self) -> &Editor {
        if let Screen::Register(_) = self.screen { &self.register_filter } else { &self.filter }
    }

    fn filter_mut(&mut self) -> &mut Editor {
        if let Screen::Register(_) = self.screen { &mut self.register_filter } else { &mut self.filter }
    }

    /// Whether closed incidents are shown too.
    pub fn shows_closed(&self) -> bool {
        self.closed_shown
    }

    /// What the user is told.
    pub fn notice(&self) -> Option<&Notice> {
        self.notice.as_ref().map(|(notice, _)| notice)
    }

    /// What is wrong with the configuration, as long as it is.
    pub fn problem(&self) -> Option<&str> {
        self.problem.as_deref()
    }

    /// How far what is on screen is kept.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// How the feeds are doing.
    pub fn feeds(&self) -> &BTreeMap<FeedId, FeedHealth> {
        &self.feeds
    }

    /// Whether our own connection works, once that is known.
    pub fn online(&self) -> Option<bool> {
        self.online
    }

    /// Whether a draft waits for a form of this purpose.
    pub fn has_draft(&self, purpose: &Purpose) -> bool {
        self.drafts.contains_key(purpose)
    }

    /// The incident whose checklist is shown: the open screen's, or the selected one.
    pub fn incident(&self) -> Option<&Incident> {
        let id = match self.screen {
            Screen::Incident(view) => Some(view.id),
            Screen::Decision(view) => Some(view.id),
            Screen::Messages(view) => Some(view.id),
            Screen::Documents(view) => view.subject.incident(),
            Screen::FollowUp(view) => self.followed_incident(view),
            Screen::Desk | Screen::Meetings(_) => self.selection.incident,
            Screen::Register(_) => None,
        };
        self.desk.summary(id?)
    }

    /// The incident selected on the desk.
    pub fn selected_incident(&self) -> Option<IncidentId> {
        self.selection.incident
    }

    /// The outage selected on the desk.
    pub fn selected_outage(&self) -> Option<OutageId> {
        self.selection.outage
    }

    /// The outage selected on the desk.
    pub fn outage(&self) -> Option<&Outage> {
        self.desk.outage(self.selection.outage?)
    }

    /// The place among the contacts that is selected.
    pub fn selected_contact(&self) -> usize {
        self.selection.contact
    }

    /// What was done on one screen is no news on the next, whose keys its line is for. What must be read stays.
    fn left_news_behind(&mut self, before: &(std::mem::Discriminant<Screen>, Option<(Notice, Option<Timestamp>)>)) {
        let moved = std::mem::discriminant(&self.screen) != before.0;
        if moved && self.notice == before.1 && self.notice.as_ref().is_some_and(|(_, until)| until.is_some()) {
            self.notice = None;
        }
    }

    pub(crate) fn tell(&mut self, notice: Notice) {
        let until = notice.until(self.now);
        self.notice = Some((notice, until));
    }
}
