//! Commands through the rules into the desk, and entries out to be kept.

use ulid::Ulid;

use super::event::{Announcement, Effect, Moment};
use super::notice::{Notice, Trouble};
use super::overlay::Overlay;
use super::{App, Purpose, Store};
use crate::domain::decide::enter;
use crate::domain::{Actor, Command, Context, Desk, Entry, Fact, Hlc, IncidentId, Refusal, Scope, decide};

impl App {
    pub(super) fn context(&self, actor: Actor, fresh: Ulid) -> Context {
        Context { now: self.now, occurred_at: None, actor, letter: self.letter, fresh }
    }

    pub(super) fn my_context(&self, moment: &Moment) -> Context {
        self.context(Actor::Person { id: self.me.clone() }, moment.fresh)
    }

    /// Decides and takes in what a person asks for. The entries are on screen at once, and kept when the log says so.
    pub(super) fn decide(
        &mut self,
        command: Command,
        moment: &Moment,
        effects: &mut Vec<Effect>,
    ) -> Result<Vec<Entry>, Refusal> {
        let context = self.my_context(moment);
        let facts = decide(&self.desk, command, &context)?;
        Ok(self.enter(facts, &context, effects))
    }

    fn enter(&mut self, facts: Vec<Fact>, context: &Context, effects: &mut Vec<Effect>) -> Vec<Entry> {
        let entries = enter(&mut self.desk, facts, context, &self.device);
        if let Some(last) = entries.last() {
            self.store.record(last.stamp.seq);
            effects.push(Effect::Record(entries.clone()));
            self.taken_in(&entries);
        }
        entries
    }

    /// The rows follow what was taken in: one incident at a time, all of them only when the register changed.
    fn taken_in(&mut self, entries: &[Entry]) {
        let mut whole = false;
        let mut outages = false;
        for entry in entries {
            match entry.fact.scope() {
                Scope::Register => whole = true,
                Scope::Incident(id) => self.board.refresh(&self.desk, id),
                Scope::Outage(_) => outages = true,
                Scope::Feed(_) | Scope::Device | Scope::Meeting(_) => {}
            }
        }
        if whole {
            self.rebuild();
            return;
        }
        if outages {
            self.board.sort_outages(&self.desk);
        }
        self.resort();
    }

    /// What the program itself asks for: imports, and what the feeds say.
    pub(super) fn program(
        &mut self,
        commands: Vec<Command>,
        baseline: bool,
        moment: &Moment,
        effects: &mut Vec<Effect>,
    ) {
        if self.partial {
            self.waiting.extend(commands.into_iter().map(|command| (command, baseline)));
            return;
        }
        for (n, command) in commands.into_iter().enumerate() {
            // One event may raise several outages; each needs an id of its own.
            let fresh = Ulid(moment.fresh.0.wrapping_add(u128::try_from(n).unwrap_or(0)));
            self.programs_own(command, baseline, fresh, effects);
        }
    }

    fn programs_own(&mut self, command: Command, baseline: bool, fresh: Ulid, effects: &mut Vec<Effect>) {
        let feed = feed_of(&command);
        let context = self.context(Actor::Program, fresh);
        match decide(&self.desk, command, &context) {
            Ok(facts) => {
                for entry in self.enter(facts, &context, effects) {
                    if let Some(news) = news(&entry.fact).filter(|_| !baseline) {
                        effects.push(Effect::Announce(news));
                    }
                }
            }
            Err(refusal) => {
                if let Some(feed) = feed {
                    self.tell(Notice::FeedRefused(feed, refusal));
                } else {
                    self.tell(Notice::Refused(refusal));
                }
            }
        }
    }

    pub(super) fn loaded(&mut self, desk: Desk, moment: &Moment, effects: &mut Vec<Effect>) {
        let seq = desk.devices().get(&self.device).map_or(0, |end| end.seq);
        // Nothing was recorded so far, and the chain may be another one than the head file told of.
        self.store = Store::kept_at(seq);
        self.partial = false;
        self.stands_on(desk);
        self.remind_to_confirm();
        self.announced.extend(self.board.late().iter().copied());
        if self.notice() == Some(&Notice::Loading) {
            self.notice = None;
        }
        for (n, (command, baseline)) in std::mem::take(&mut self.waiting).into_iter().enumerate() {
            let fresh = Ulid(moment.fresh.0.wrapping_add(u128::try_from(n).unwrap_or(0)));
            self.programs_own(command, baseline, fresh, effects);
        }
        self.recheck(moment);
    }

    fn stands_on(&mut self, desk: Desk) {
        self.desk = desk;
        self.look_again();
        self.rebuild();
    }

    /// Another desk in the place of this one. What is on screen stays there as far as the other desk has it.
    pub(super) fn replaced(&mut self, desk: Desk, kept: u64, moment: &Moment, effects: &mut Vec<Effect>) {
        let recorded = desk.devices().get(&self.device).map_or(0, |end| end.seq);
        self.store = Store::recorded_at(kept, recorded);
        self.recalling.clear();
        self.stands_on(desk);
        if let Some(id) = self.selection.incident.filter(|_| !matches!(self.screen, super::Screen::Desk)) {
            self.recall(id, effects);
        }
        self.recheck(moment);
    }

    /// Whether these are the next of this device's chain, in order and without a gap.
    pub fn takes(&self, entries: &[Entry]) -> bool {
        let end = self.desk.devices().get(&self.device);
        let (mut seq, mut hlc) = end.map_or((0, Hlc(0)), |end| (end.seq, end.hlc));
        let follows = |entry: &Entry| {
            let follows = entry.stamp.device == self.device && entry.stamp.seq == seq + 1 && entry.stamp.hlc > hlc;
            (seq, hlc) = (entry.stamp.seq, entry.stamp.hlc);
            follows
        };
        !self.partial && !entries.is_empty() && entries.iter().all(follows)
    }

    /// Takes in what a guest of this desk made. What is not the next of the chain is not taken.
    pub(super) fn take_from_guest(&mut self, entries: Vec<Entry>, effects: &mut Vec<Effect>) {
        if !self.takes(&entries) {
            return;
        }
        for entry in &entries {
            self.desk.apply(entry);
            self.store.record(entry.stamp.seq);
        }
        self.taken_in(&entries);
        effects.push(Effect::Record(entries));
    }

    pub(super) fn recalled(&mut self, id: IncidentId, entries: Vec<Entry>) {
        self.recalling.remove(&id);
        if self.notice() == Some(&Notice::Loading) {
            self.notice = None;
        }
        self.desk.recall(id, entries);
        self.board.refresh(&self.desk, id);
        self.resort();
    }

    pub(super) fn arrived(&mut self, entries: &[Entry]) {
        for entry in entries {
            self.desk.apply(entry);
            if entry.stamp.device == self.device {
                self.store.keep(entry.stamp.seq);
            }
        }
        self.taken_in(entries);
    }

    pub(super) fn kept(&mut self, up_to: u64) {
        self.store.keep(up_to);
        if matches!(self.notice, Some((Notice::Vanished, _))) {
            self.notice = None;
        }
    }

    pub(super) fn not_kept(&mut self, why: Trouble, effects: &mut Vec<Effect>) {
        if why == Trouble::Vanished && self.store.trouble() != Some(&why) {
            self.tell(Notice::Vanished);
        }
        if self.store.trouble().is_none() {
            effects.push(Effect::Announce(Announcement::NotKept));
        }
        self.store.fail(why);
    }

    /// Drafts from before. They come late: what has been typed meanwhile is newer, and a form that is open already and
    /// untouched takes its own at once.
    pub(super) fn drafts_restored(&mut self, drafts: Vec<super::Draft>, moment: &Moment) {
        let mut waiting = Vec::new();
        for draft in drafts {
            if self.drafts.contains_key(&draft.purpose) {
                continue;
            }
            let open = match &mut self.overlay {
                Some(Overlay::Form(form) | Overlay::Help { under: Some(form), .. }) => Some(form),
                Some(
                    Overlay::Help { under: None, .. }
                    | Overlay::Why(_)
                    | Overlay::Feeds { .. }
                    | Overlay::Filter
                    | Overlay::ConfirmQuit,
                )
                | None => None,
            };
            match open.filter(|form| *form.purpose() == draft.purpose) {
                Some(form) => form.restore(&draft),
                None => waiting.push(draft.purpose.clone()),
            }
            self.drafts.insert(draft.purpose.clone(), draft);
        }
        let count = waiting.len();
        if let Some(first) = waiting.into_iter().next() {
            self.tell(Notice::DraftsWaiting(count, Box::new(first)));
        }
        self.recheck(moment);
    }

    /// Asks for the rest of a closed incident, once.
    pub(super) fn recall(&mut self, id: IncidentId, effects: &mut Vec<Effect>) {
        if self.desk.is_archived(id) && self.recalling.insert(id) {
            effects.push(Effect::Recall(id));
        }
    }

    /// Whether the incident's timeline is still being fetched.
    pub fn is_recalling(&self, id: IncidentId) -> bool {
        self.recalling.contains(&id)
    }

    /// Forms that wait: what they are for, the newest purpose first.
    pub fn drafts(&self) -> impl Iterator<Item = &Purpose> {
        self.drafts.keys()
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "two facts are news outside the window")]
fn news(fact: &Fact) -> Option<Announcement> {
    match fact {
        Fact::OutageRaised { outage, .. } => Some(Announcement::NewOutage(*outage)),
        Fact::OutageEnded { outage } => Some(Announcement::OutageEnded(*outage)),
        _ => None,
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "few commands are about a feed")]
fn feed_of(command: &Command) -> Option<crate::domain::FeedId> {
    match command {
        Command::Claim(feed, _) => Some(feed.clone()),
        Command::RaiseOutage(new) => Some(new.feed.clone()),
        _ => None,
    }
}
