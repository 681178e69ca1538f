//! Fields: text, a choice among few, a pick among many.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Taken;
use super::editor::{Editor, LINE_MAX, PROSE_MAX, Prose};
use super::follow_up::FollowUpChoice;
use super::legal::LegalChoice;
use super::meeting::{MeetingChoice, MeetingField};
use crate::app::{Begin, Tongue};
use crate::domain::PersonId;
use crate::domain::decision::{AttemptResult, CallState, How, IsgChoice};
use crate::domain::incident::{IncidentKind, Level, PersonalData, Reach};
use crate::domain::message::Channel;
use crate::domain::playbook::{Answer, OPTIONS_MAX, Question};
use crate::domain::register::Role;
use crate::domain::severity::Severity;
use crate::input::Key;

/// What a field is called; its words are made in `ui`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FieldName {
    /// Title.
    Title,
    /// Kind.
    Kind,
    /// Systems touched.
    Systems,
    /// When it began; empty: not known yet.
    Began,
    /// When it was noticed.
    Discovered,
    /// When the IT department was told.
    Reported,
    /// Who reported it.
    Reporter,
    /// Impact on confidentiality.
    Confidentiality,
    /// Impact on integrity.
    Integrity,
    /// Impact on availability.
    Availability,
    /// How many are touched.
    Reach,
    /// Whether personal data are involved.
    PersonalData,
    /// An answer to what a step asks.
    Answer(Question),
    /// An answer to an input that the playbook declares, by its place in the step.
    Input(u8),
    /// For which systems a step is done.
    ForSystems,
    /// A block of a checklist.
    Block,
    /// A note.
    Note,
    /// Where a file is.
    File,
    /// What it is.
    About,
    /// Who did it.
    DoneBy,
    /// Whose act it is, where it is not for whoever records it.
    OnBehalf,
    /// The severity.
    Severity,
    /// Why.
    Reason,
    /// Who handles it.
    Handler,
    /// Whether the second decider says what the first said.
    Stand,
    /// Whether to convene the group.
    Isg,
    /// What is to be done.
    Action,
    /// Whose word it is, and how it is given.
    Decider,
    /// How a word was given; asked with whose it is by now, and read in drafts of before.
    How,
    /// When a «not now» is looked at again.
    Review,
    /// Other incidents that a word covers.
    With,
    /// Who was tried.
    Reached,
    /// What came of it.
    Result,
    /// When they are to be called again, or call back.
    Callback,
    /// How far the call-out has come with somebody.
    CallState,
    /// When they join.
    JoinsAt,
    /// Who has the chair.
    Chair,
    /// A question put to the group.
    Question,
    /// What it advises.
    Advice,
    /// Who does not share it.
    DissentBy,
    /// What they say instead.
    Dissent,
    /// What the DPO advises.
    DpoAdvice,
    /// Since when.
    Since,
    /// Who decided.
    DecidedBy,
    /// The risk to the people concerned.
    Risk,
    /// How much of a notification.
    Phase,
    /// The authority's case number.
    Case,
    /// Why it is late.
    Late,
    /// What became of the people concerned.
    Told,
    /// What is taken back.
    Act,
    /// Whether it is significant under NIS2.
    Significance,
    /// Which report.
    Report,
    /// How many people's data are concerned.
    People,
    /// Whether a protected name or address is among them.
    ProtectedAddress,
    /// Whether CPR numbers are among the data.
    CprNumbers,
    /// Why required steps are left undone.
    Excuse,
    /// A corrective action or a deviation.
    Item,
    /// The cause.
    Cause,
    /// What contributed, a line each.
    Contributing,
    /// What is to be done.
    Task,
    /// Who answers for it.
    Owner,
    /// Who answers for it on the supplier's side.
    SupplierOwner,
    /// The day by which it is to be done.
    Due,
    /// The day on which its effect is assessed.
    AssessOn,
    /// Whether it worked.
    Worked,
    /// Which safeguard.
    Safeguard,
    /// What was wrong with it.
    Lapse,
    /// What limits the harm meanwhile.
    Mitigation,
    /// Who took part.
    Participants,
    /// What was found.
    Findings,
    /// Whether the agreement was kept.
    Agreement,
    /// Which supplier.
    Supplier,
    /// How the briefing was given.
    Briefing,
    /// The language of the desk.
    Language,
    /// The municipality's name.
    Organisation,
    /// Who sits here.
    Name,
    /// Their number.
    Phone,
    /// Their role.
    Role,
    /// What comes after set-up.
    Begin,
    /// The exact text of a message.
    MessageText,
    /// A free field of a template, by its place.
    Free(u8),
    /// Who approves.
    Approver,
    /// The last day on which an approval in advance counts.
    ValidUntil,
    /// The code as read back.
    Code,
    /// Who heard it.
    Witness,
    /// How it went out.
    Channel,
    /// To whom.
    To,
    /// What is known.
    Fact,
    /// Who told us, or who finds out.
    Source,
    /// On which day it was done.
    DoneOn,
    /// A field of a form about a meeting.
    Meeting(MeetingField),
}

/// How a text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// One line.
    Line,
    /// Several lines.
    Prose,
    /// A time of the local clock, today's or the newest before now.
    Time,
    /// A time of the local clock that lies ahead.
    Ahead,
    /// A day.
    Day,
}

impl Shape {
    fn prose(self) -> Prose {
        if self == Self::Prose { Prose::Lines } else { Prose::Line }
    }

    /// How many characters there is room for.
    pub fn room(self) -> usize {
        if self == Self::Prose { PROSE_MAX } else { LINE_MAX }
    }
}

/// How the second decider's word stands to the first's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stand {
    /// The same, on convening and on what is to be done.
    Agrees,
    /// Another one, given in full.
    Differs,
}

/// A value of a choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// A kind of incident.
    Kind(IncidentKind),
    /// A level of impact.
    Level(Level),
    /// A reach.
    Reach(Reach),
    /// What personal data.
    Data(PersonalData),
    /// A severity.
    Severity(Severity),
    /// An answer, or none yet.
    Answer(Option<Answer>),
    /// An option that the playbook declares, by its place; or none yet.
    Option(Option<u8>),
    /// Something the law asks for, or nothing yet.
    Legal(Option<LegalChoice>),
    /// Something of follow-up.
    FollowUp(FollowUpChoice),
    /// A language.
    Tongue(Tongue),
    /// A role, or another one.
    Role(Option<Role>),
    /// What comes next.
    Begin(Begin),
    /// Whether to convene the group, or nothing yet.
    Isg(Option<IsgChoice>),
    /// Whether to say what the other decider said, or nothing yet.
    Stand(Option<Stand>),
    /// What came of an attempt.
    Attempt(AttemptResult),
    /// How far the call-out has come.
    Call(CallState),
    /// A channel of messages.
    Channel(Channel),
    /// A value in a form about a meeting.
    Meeting(MeetingChoice),
}

/// What a draft keeps of the option that was chosen.
const PLACES: [&str; OPTIONS_MAX] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"];

impl Choice {
    fn key(self) -> &'static str {
        match self {
            Self::Kind(kind) => kind.key(),
            Self::Level(level) => level.key(),
            Self::Reach(reach) => reach.key(),
            Self::Data(data) => data.key(),
            Self::Severity(severity) => severity.key(),
            Self::Answer(answer) => answer.map_or("", Answer::key),
            Self::Option(at) => at.and_then(|at| PLACES.get(usize::from(at)).copied()).unwrap_or_default(),
            Self::Legal(choice) => choice.map_or("", LegalChoice::key),
            Self::FollowUp(choice) => choice.key(),
            Self::Channel(channel) => channel.key(),
            Self::Meeting(choice) => choice.key(),
            Self::Role(role) => role.map_or("", Role::key),
            Self::Tongue(Tongue::Danish) => "da",
            Self::Tongue(Tongue::English) => "en",
            Self::Begin(Begin::Desk) => "desk",
            Self::Begin(Begin::Demo) => "demo",
            Self::Isg(isg) => isg.map_or("", IsgChoice::key),
            // An agreement is given anew each time: what it agrees with may be another word by then.
            Self::Stand(_) => "",
            Self::Attempt(result) => result.key(),
            Self::Call(state) => state.key(),
        }
    }
}

/// Something to pick.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PickOption {
    /// Its id.
    pub key: String,
    /// Its name.
    pub label: String,
}

impl PickOption {
    /// Who it is, where the option names somebody.
    pub(super) fn person(&self) -> Option<PersonId> {
        let key = self.key.rsplit_once('/').map_or(self.key.as_str(), |(person, _)| person);
        key.parse().ok()
    }

    /// How a word is given, where the option says whose word it is.
    pub fn how(&self) -> Option<How> {
        let (_, how) = self.key.rsplit_once('/')?;
        How::ALL.into_iter().find(|have| have.key() == how)
    }
}

/// A pick among many: typing filters, the rows that match are walked, and picked where more than one may be.
#[derive(Debug, Clone)]
pub struct Pick {
    options: Vec<PickOption>,
    filter: Editor,
    /// Row among those that match.
    at: usize,
    /// Keys picked; `None`: the row stood on is the one that counts.
    picked: Option<BTreeSet<String>>,
}

/// What a field holds.
#[derive(Debug, Clone)]
pub enum Content {
    /// Text.
    Text {
        /// The text.
        editor: Editor,
        /// How it is written.
        shape: Shape,
    },
    /// One of few.
    Choice {
        /// All of them.
        options: Vec<Choice>,
        /// Which.
        at: usize,
    },
    /// Some of many.
    Pick(Pick),
}

/// A field of a form.
#[derive(Debug, Clone)]
pub struct Field {
    /// What it is called.
    pub name: FieldName,
    /// What it holds.
    pub content: Content,
}

impl Field {
    pub(in crate::app) fn text(name: FieldName, shape: Shape, value: &str) -> Self {
        let editor = if shape == Shape::Time { Editor::offered(value) } else { Editor::new(value) };
        Self { name, content: Content::Text { editor, shape } }
    }

    /// A text of one line whose offered value the first letter typed replaces.
    pub(super) fn offered(name: FieldName, value: &str) -> Self {
        Self { name, content: Content::Text { editor: Editor::offered(value), shape: Shape::Line } }
    }

    pub(in crate::app) fn choice(name: FieldName, options: Vec<Choice>, chosen: Choice) -> Self {
        let at = options.iter().position(|option| *option == chosen).unwrap_or(0);
        Self { name, content: Content::Choice { options, at } }
    }

    pub(super) fn pick(name: FieldName, options: Vec<PickOption>, picked: Option<BTreeSet<String>>) -> Self {
        Self { name, content: Content::Pick(Pick { options, filter: Editor::default(), at: 0, picked }) }
    }
}

impl Field {
    /// The thing with a name of its own that a pick stands on.
    pub(super) fn picked<T: std::str::FromStr>(&self) -> Option<T> {
        match &self.content {
            Content::Pick(pick) => pick.current()?.key.parse().ok(),
            Content::Text { .. } | Content::Choice { .. } => None,
        }
    }
}

impl Pick {
    /// What the user typed to find it.
    pub fn filter(&self) -> &Editor {
        &self.filter
    }

    /// Whether more than one may be picked.
    pub fn is_many(&self) -> bool {
        self.picked.is_some()
    }

    /// The options that match what is typed.
    pub fn matches(&self) -> Vec<&PickOption> {
        let words: Vec<String> = self.filter.value().split_whitespace().map(str::to_lowercase).collect();
        self.options
            .iter()
            .filter(|option| {
                let have = format!("{} {}", option.label, option.key).to_lowercase();
                words.iter().all(|word| have.contains(word))
            })
            .collect()
    }

    /// The row stood on.
    pub fn at(&self) -> usize {
        self.at
    }

    /// The option stood on.
    pub fn current(&self) -> Option<&PickOption> {
        self.matches().get(self.at).copied()
    }

    /// Whether this option is picked.
    pub fn has(&self, option: &PickOption) -> bool {
        match &self.picked {
            Some(picked) => picked.contains(&option.key),
            None => self.current() == Some(option),
        }
    }

    /// What is picked, in the order offered; ids that are not on offer last.
    pub fn picked(&self) -> Vec<PickOption> {
        let Some(picked) = &self.picked else { return self.current().into_iter().cloned().collect() };
        let offered = self.options.iter().filter(|option| picked.contains(&option.key)).cloned();
        let others = picked
            .iter()
            .filter(|key| !self.options.iter().any(|option| option.key == **key))
            .map(|key| PickOption { key: key.clone(), label: key.clone() });
        offered.chain(others).collect()
    }

    /// How many there are to pick from, whatever is typed to find them.
    pub fn count(&self) -> usize {
        self.options.len()
    }

    /// Whether there is anything to pick from.
    pub fn is_empty(&self) -> bool {
        self.options.is_empty()
    }

    fn clamp(&mut self) {
        self.at = self.at.min(self.matches().len().saturating_sub(1));
    }

    fn toggle(&mut self) -> Taken {
        let key = self.current().map(|option| option.key.clone());
        let (Some(picked), Some(key)) = (self.picked.as_mut(), key) else { return Taken::Moved };
        if !picked.remove(&key) {
            picked.insert(key);
        }
        // The next word begins afresh: several systems are found one after the other.
        self.filter.clear();
        self.at = 0;
        Taken::Changed
    }
}

impl Content {
    /// What a choice stands on.
    pub(super) fn choice(&self) -> Option<Choice> {
        match self {
            Self::Choice { options, at } => options.get(*at).copied(),
            Self::Text { .. } | Self::Pick(_) => None,
        }
    }

    pub(super) fn typed(&mut self, key: Key) -> Taken {
        match self {
            Self::Text { editor, shape } => editor.typed(key, shape.prose()),
            Self::Choice { .. } => self.answered(key),
            // A blank picks; everything else that is text filters.
            Self::Pick(pick) if key.text() == Some(' ') && pick.is_many() => Taken::NotMine,
            Self::Pick(pick) => {
                let taken = pick.filter.typed(key, Prose::Line);
                if taken == Taken::Changed {
                    pick.at = 0;
                    return if pick.is_many() { Taken::Moved } else { Taken::Changed };
                }
                taken
            }
        }
    }

    /// A letter answers a question that is answered with yes or no: j and y say yes, n no, u that it is not known.
    fn answered(&mut self, key: Key) -> Taken {
        let Self::Choice { options, at } = self else { return Taken::NotMine };
        let answer = match key.text().map(|c| c.to_ascii_lowercase()) {
            Some('j' | 'y') => Answer::Yes,
            Some('n') => Answer::No,
            Some('u') => Answer::Unknown,
            Some(_) | None => return Taken::NotMine,
        };
        match options.iter().position(|option| *option == Choice::Answer(Some(answer))) {
            Some(place) => {
                *at = place;
                Taken::Changed
            }
            None => Taken::NotMine,
        }
    }

    pub(super) fn pasted(&mut self, raw: &str) -> Taken {
        match self {
            Self::Text { editor, shape } => editor.pasted(raw, shape.prose()),
            Self::Choice { .. } => Taken::Moved,
            Self::Pick(pick) => {
                pick.filter.pasted(raw, Prose::Line);
                pick.clamp();
                if pick.is_many() { Taken::Moved } else { Taken::Changed }
            }
        }
    }

    pub(super) fn moved(&mut self, by: isize) -> Taken {
        let pick = match self {
            Self::Text { editor, shape: Shape::Prose } => return editor.line_moved(by),
            Self::Text { .. } | Self::Choice { .. } => return Taken::NotMine,
            Self::Pick(pick) => pick,
        };
        let last = pick.matches().len().saturating_sub(1);
        let to = pick.at.saturating_add_signed(by).min(last);
        // At either end the arrow leads out of the list, to the field before or after.
        if to == pick.at {
            return Taken::NotMine;
        }
        pick.at = to;
        if pick.is_many() { Taken::Moved } else { Taken::Changed }
    }

    pub(super) fn chosen(&mut self, by: isize) -> Taken {
        let Self::Choice { options, at } = self else { return Taken::NotMine };
        let count = options.len().max(1).cast_signed();
        *at = at.cast_signed().saturating_add(by).rem_euclid(count).unsigned_abs();
        Taken::Changed
    }

    pub(super) fn picked(&mut self) -> Taken {
        match self {
            Self::Text { .. } => Taken::NotMine,
            // It is chosen with the arrows, or answered with a letter: a blank is a slip of the thumb.
            Self::Choice { .. } => Taken::Moved,
            Self::Pick(pick) => pick.toggle(),
        }
    }

    /// What it holds, as a draft keeps it.
    pub(super) fn keep(&self) -> String {
        match self {
            Self::Text { editor, .. } => editor.value().to_owned(),
            Self::Choice { options, at } => options.get(*at).map_or("", |choice| choice.key()).to_owned(),
            Self::Pick(pick) => pick.picked().into_iter().map(|option| option.key).collect::<Vec<_>>().join(" "),
        }
    }

    /// Takes back what a draft kept. False when it no longer fits.
    pub(super) fn restore(&mut self, kept: &str) -> bool {
        match self {
            Self::Text { editor, shape } => editor.restore(kept, shape.prose()) == Taken::Changed || kept.is_empty(),
            Self::Choice { options, at } => match options.iter().position(|option| option.key() == kept) {
                Some(place) => {
                    *at = place;
                    true
                }
                None => false,
            },
            Self::Pick(pick) => match &mut pick.picked {
                Some(picked) => {
                    // Ids that are not on offer are shown as they are: none may hold what a terminal would obey.
                    let clean = |key: &&str| crate::domain::CleanText::title(key).as_str() == *key;
                    *picked = kept.split_whitespace().filter(clean).map(str::to_owned).collect();
                    true
                }
                None => match pick.options.iter().position(|option| option.key == kept) {
                    Some(place) => {
                        pick.at = place;
                        true
                    }
                    None => false,
                },
            },
        }
    }
}
