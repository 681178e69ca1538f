//! What happens to the running screen, and what it asks the world to do in return.

use jiff::Timestamp;
use ulid::Ulid;

use super::attach::ToAttach;
use super::documents::MadeDocument;
use super::form::{Draft, Purpose};
use super::notice::{StoreNotice, Trouble};
use super::screen::Pane;
use super::set_up::{SetUp, Tongue};
use super::why::PolicyAnswer;
use crate::domain::attachment::{Attachment, NotAttached};
use crate::domain::clock::ClockId;
use crate::domain::document::{DocumentKind, Subject};
use crate::domain::feed::FeedHealth;
use crate::domain::message::Phrasing;
use crate::domain::policy::Section;
use crate::domain::{Command, Desk, DeviceId, Entry, FeedId, IncidentId, OutageId, PersonId, StepId};
use crate::input::{Key, Keymap};

/// Time and a fresh id, given with every event: the screen has no clock and no dice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// Now.
    pub now: Timestamp,
    /// An id nobody has used; the few after it count as fresh too.
    pub fresh: Ulid,
}

/// What happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// A key.
    KeyPressed(Key),
    /// Text from the clipboard, as the terminal gave it: not to be trusted.
    Pasted(String),
    /// The mouse, already told what it hit (`ui::hit`).
    MouseUsed(Mouse),
    /// The terminal has this size now.
    Resized {
        /// Columns.
        width: u16,
        /// Rows.
        height: u16,
    },
    /// The desk is being left, and what is on its way to the disk takes long.
    Leaving,
    /// The terminal window got the focus.
    FocusGained,
    /// It lost it.
    FocusLost,
    /// The time that [`App::next_change`](super::App::next_change) named has come.
    TimePassed,
    /// The whole desk is here, after a start from the head file.
    DeskLoaded {
        /// The desk.
        desk: Box<Desk>,
        /// Whose chain new entries go into.
        device: DeviceId,
        /// The letter of this device's incident numbers.
        letter: char,
    },
    /// The entries of a closed incident, as asked for by [`Effect::Recall`].
    Recalled(IncidentId, Vec<Entry>),
    /// Entries that came another way (a command, another device) and are kept already.
    EntriesArrived(Vec<Entry>),
    /// Entries that another vagt on the same data made, as the next of this chain ([`App::takes`](super::App::takes)): they
    /// are to be kept.
    EntriesProposed(Vec<Entry>),
    /// Another desk takes the place of this one: what was made here came after something else, and has another place now.
    DeskReplaced {
        /// The desk.
        desk: Box<Desk>,
        /// Up to where its chain is durable.
        kept: u64,
    },
    /// Whether another vagt keeps the log, and reads the feeds, and this one is its guest.
    Shared {
        /// Whether it is.
        guest: bool,
    },
    /// Everything of this device's chain up to here is durable.
    Kept {
        /// Place in the chain.
        up_to: u64,
    },
    /// What was to be recorded could not be.
    NotKept {
        /// Why.
        why: Trouble,
    },
    /// A feed was read, or could not be.
    FeedObserved {
        /// Which.
        feed: FeedId,
        /// How it is doing.
        health: FeedHealth,
        /// What follows from what it says.
        commands: Vec<Command>,
        /// Whether it is the first reading since the start, whose outages are no news.
        baseline: bool,
    },
    /// These feeds are being asked, as asked for by [`Effect::Poll`]; each answers with [`Event::FeedObserved`].
    FeedsAsked(Vec<FeedId>),
    /// The municipality's files were read; these are the imports that follow.
    FilesRead(Vec<Command>),
    /// The settings were read again.
    SettingsRead {
        /// Who is at the keyboard.
        me: PersonId,
        /// Who looks: the same, if somebody has said so.
        viewer: Option<PersonId>,
        /// The keys.
        keymap: Keymap,
    },
    /// The words that messages are filled with, in the language of the desk.
    Worded(Box<Phrasing>),
    /// A file was put beside the log, as asked for by [`Effect::Attach`].
    FilePut(IncidentId, Box<Attachment>),
    /// It was not.
    FileNotPut {
        /// Which.
        path: String,
        /// Why.
        why: NotAttached,
    },
    /// A document was made, as asked for by [`Effect::MakeDocument`].
    DocumentMade(Box<MadeDocument>),
    /// A document was written to a file.
    DocumentWritten {
        /// Which.
        path: String,
    },
    /// It could not be written.
    DocumentNotWritten {
        /// Why.
        why: String,
    },
    /// Whether our own connection works.
    OwnConnection(bool),
    /// A file of the configuration is wrong, and what was in force stays so; or a part of the log cannot be used.
    ConfigProblem(String),
    /// The configuration is right again.
    ConfigMended,
    /// Something about the store that the user should know.
    StoreNotice(StoreNotice),
    /// What set-up asked for is written; the files are to be taken in.
    SetUpDone {
        /// Who sits here now.
        me: PersonId,
        /// The imports that follow.
        files: Vec<Command>,
    },
    /// It could not be written; nothing that was there has been changed.
    SetUpFailed {
        /// Why.
        why: String,
    },
    /// The policy document was read.
    PolicyRead(PolicyAnswer),
    /// What was half written when the program last ended.
    DraftsRestored(Vec<Draft>),
}

/// What the mouse did, and to what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mouse {
    /// A press.
    Pressed(Target),
    /// The wheel, in rows; up is negative.
    Scrolled(Target, i16),
}

/// What the mouse can hit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A pane, beside its rows.
    Pane(Pane),
    /// A row of the incidents.
    Incident(IncidentId),
    /// A row of the outages.
    Outage(OutageId),
    /// A row of the checklist.
    Step(StepId),
    /// A row of the roster, counted among those that can be called.
    Contact(usize),
}

/// What the world must do.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Keep these entries, in order, and answer with [`Event::Kept`] or [`Event::NotKept`].
    Record(Vec<Entry>),
    /// Load the entries of a closed incident.
    Recall(IncidentId),
    /// Keep what is half written; the newest of a purpose replaces the one before.
    KeepDraft(Draft),
    /// It was submitted or thrown away.
    DropDraft(Purpose),
    /// Ask every feed now, and answer with [`Event::FeedsAsked`] where they are read here.
    Poll,
    /// Tell the user outside the window.
    Announce(Announcement),
    /// Put this on the clipboard.
    Copy(String),
    /// Read these sections of the municipality's policy document, and answer with [`Event::PolicyRead`].
    ReadPolicy(Vec<Section>),
    /// Read a file and put it beside the log, and answer with [`Event::FilePut`] or [`Event::FileNotPut`].
    Attach(ToAttach),
    /// Make a document, and answer with [`Event::DocumentMade`].
    MakeDocument {
        /// Which.
        kind: DocumentKind,
        /// Beside what.
        subject: Subject,
        /// Cells of its longest line.
        width: u16,
    },
    /// Write a document to a file of this name, or one like it, and answer with [`Event::DocumentWritten`] or
    /// [`Event::DocumentNotWritten`]. No file is written over.
    WriteDocument {
        /// The name.
        name: String,
        /// Its content.
        content: String,
    },
    /// Speak this language from now on.
    Speak(Tongue),
    /// Write the files that set-up asked for, and answer with [`Event::SetUpDone`] or [`Event::SetUpFailed`].
    SetUp(SetUp),
    /// End the program, and show the demo.
    Demo,
    /// End the program.
    Quit,
}

/// What is worth telling outside the window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Announcement {
    /// Something stopped working.
    NewOutage(OutageId),
    /// It works again.
    OutageEnded(OutageId),
    /// A clock ran out.
    Overdue(IncidentId, ClockId),
    /// Nothing is being kept any more.
    NotKept,
}
