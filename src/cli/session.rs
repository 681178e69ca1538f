//! What every command starts from: words, configuration, who acts; and the log, opened for reading or for recording.

use std::cell::OnceCell;
use std::path::PathBuf;

use jiff::Timestamp;

use super::args::{Global, When};
use super::failure::Failure;
use super::keeping::{Keeping, Kept, Reached};
use super::{acting, place, remark, time};
use crate::config::{self, Config, ConfigFailure, Environment, Flags, keymap};
use crate::domain::calendar;
use crate::domain::decide::{decide, enter};
use crate::domain::desk::Viewer;
use crate::domain::{
    Actor, Command, Context, Desk, DeviceId, Entry, Incident, IncidentId, IncidentNumber, PersonId, Refusal,
};
use crate::evidence::{Home, Introduction, Log, LogFailure, Opened, Told, in_use};
use crate::runtime::{clock, opening};
use crate::text::{Language, Text};
use crate::tr;

/// What every command starts from.
#[derive(Debug)]
pub(super) struct Session {
    /// Words.
    pub text: Text,
    /// Configuration, without the playbooks.
    pub config: Config,
    /// What is wrong with it so far.
    pub problems: Vec<ConfigFailure>,
    /// Where the data are.
    pub data: PathBuf,
    /// The same, unlocked where it is encrypted: see [`Session::home`].
    pub(super) home: OnceCell<Home>,
    /// Whether that was said by flag.
    pub named: bool,
    /// Who acts.
    pub me: PersonId,
    /// Who was said to act by `--as`.
    pub acting: Option<PersonId>,
    /// The language, where it was said by flag or environment.
    pub asked_language: Option<Language>,
    /// The keymap, where it was said by flag.
    pub asked_keymap: Option<String>,
    /// When the command began.
    pub now: Timestamp,
    /// Whether to print JSON.
    pub json: bool,
}

impl Session {
    /// Reads flags, environment and configuration. A broken file beside the configuration never blocks a command: it is
    /// told, and the last good content in the log stays in force.
    pub(super) fn new(global: &Global) -> Result<Self, Failure> {
        let lang: Option<Result<Language, _>> = global.lang.as_deref().map(str::parse);
        let said: Option<Result<PersonId, _>> = global.acting.as_deref().map(str::parse);
        let flags = Flags {
            data: global.data.clone(),
            config: global.config.clone(),
            lang: lang.clone().and_then(Result::ok),
            keymap: global.keymap.clone(),
            acting: said.clone().and_then(Result::ok),
        };
        let environment = Environment::read();
        let (config, problems) = Config::begin(&flags, &environment);
        let asked_language = flags.lang.or_else(|| environment.lang.as_deref()?.parse().ok());
        let asked_keymap = flags.keymap.clone();
        let text = Text::new(config.language).at_command_line();
        if let Some(given) = &global.config {
            place::refuse_missing(&text, given)?;
        }
        if let (Some(given), Some(Err(_))) = (&global.lang, lang) {
            return Err(Failure::usage(&tr!(text, "cli-unknown-language", given = given.as_str())));
        }
        if let (Some(given), Some(Err(_))) = (&global.acting, said) {
            return Err(acting::bad_id(&text, given, config.people.as_ref().map(|read| &read.content)));
        }
        if let Some(unknown) = problems.iter().find(|problem| problem.file == keymap::FLAG) {
            return Err(Failure::usage(&unknown.words(&text)).hint(&tr!(text, "cli-keymap-hint")));
        }
        let me = config.person.clone();
        let data = config.paths.data.clone();
        let (acting, named) = (flags.acting, flags.data.is_some());
        let (now, json) = (clock::now(), global.json);
        let home = OnceCell::new();
        Ok(Self { text, config, problems, data, home, named, me, acting, asked_language, asked_keymap, now, json })
    }

    /// Says on standard error what a person should know although the command goes on.
    pub(super) fn tell(&self, line: &str) {
        use std::io::Write as _;
        // With no standard error there is nowhere to say it.
        let _ = writeln!(std::io::stderr().lock(), "{}: {}", tr!(self.text, "cli-note"), line.replace('\n', " "));
    }

    /// A time somebody typed; absent: `None`.
    pub(super) fn time(&self, given: Option<&String>) -> Result<Option<Timestamp>, Failure> {
        given.map(|given| self.read_time(given, time::parse)).transpose()
    }

    /// The words of messages, of this municipality.
    pub(super) fn phrasing(&self) -> crate::domain::message::Phrasing {
        self.text.phrasing().of_municipality(self.config.settings.organisation.as_str())
    }

    /// A time somebody typed that lies ahead: a bare clock time that is past today is tomorrow's.
    pub(super) fn time_ahead(&self, given: Option<&String>) -> Result<Option<Timestamp>, Failure> {
        let read = given.map(|given| self.read_time(given, time::ahead)).transpose()?;
        // It may be recorded afterwards; most often the year is wrong.
        if let (Some(given), Some(at)) = (given, read)
            && calendar::local(at).date() < calendar::local(self.now).date()
        {
            self.tell(&tr!(self.text, "cli-time-passed", given = given.as_str()));
        }
        Ok(read)
    }

    fn read_time(&self, given: &str, read: fn(&str, Timestamp) -> Option<Timestamp>) -> Result<Timestamp, Failure> {
        read(given, self.now).ok_or_else(|| {
            if time::is_no_day(given) {
                return Failure::usage(&tr!(self.text, "cli-no-such-day", given = given));
            }
            Failure::usage(&tr!(self.text, "cli-bad-time", given = given)).hint(&tr!(self.text, "cli-bad-time-hint"))
        })
    }

    /// The desk, for reading only. Nothing is recorded, and another vagt may be working on the same directory.
    pub(super) fn read(&self) -> Result<Open, Failure> {
        if !self.has_log()? {
            self.refuse_strangers(None)?;
            return Ok(Open { keeping: None, desk: Desk::default(), spoken: None, unmade: None });
        }
        // Where another vagt has it there is no need to wait: what is durable can be read.
        let home = self.home()?;
        let opened = if in_use(home) { Log::read_only(home) } else { Log::open(home) };
        let opened = match opened {
            Err(LogFailure::InUse(_) | LogFailure::NoAccess { .. } | LogFailure::Full { .. }) => Log::read_only(home),
            opened => opened,
        };
        let Opened { mut log, mut desk, told } = opened.map_err(|failure| self.log_failure(&failure))?;
        // The one thing that is recorded although nobody asked for it: that the log was repaired.
        opening::record_repairs(&mut log, &mut desk, &self.config);
        let open = self.opened(Reached { keeping: Keeping::Own(log), desk, told });
        self.refuse_strangers(Some(open.desk.register().roster()))?;
        Ok(open)
    }

    /// The desk, for recording: the files of the configuration are taken in first where they changed.
    pub(super) fn open(&self) -> Result<Open, Failure> {
        // Before the log is opened, which may make the directory; the log's own roster is asked after.
        self.refuse_strangers(None)?;
        let mut config = self.config.clone();
        let mut problems = self.problems.clone();
        problems.extend(config.read_playbooks());
        config::in_order(&mut problems);
        for problem in problems.into_iter().filter(|problem| !problem.is_of_environment()) {
            self.tell(&problem.words(&self.text));
        }
        if !self.data.exists() {
            // Made with the first thing that is recorded: what is refused leaves nothing behind.
            let mut desk = Desk::default();
            opening::take_in(&DeviceId::unknown(), None, &[], &mut desk, &config);
            return Ok(Open { keeping: None, desk: self.seen(desk), spoken: None, unmade: Some(Box::new(config)) });
        }
        let reached = Keeping::reach(self)?;
        let mut open = self.opened(reached);
        self.refuse_strangers(Some(open.desk.register().roster()))?;
        open.take_in(self, config)?;
        Ok(open)
    }

    /// Makes the data directory, with what is configured in its log.
    fn make(&self, config: Config) -> Result<Open, Failure> {
        let reached = Keeping::reach(self)?;
        self.tell(&tr!(self.text, "cli-new-data", path = self.data.display().to_string()));
        let mut open = self.opened(reached);
        open.take_in(self, config)?;
        if let Some(log) = open.keeping.as_mut().and_then(Keeping::own) {
            // Whatever becomes of the command, the next one finds both copies. What fails is made good then.
            let _ = log.index();
        }
        Ok(open)
    }

    /// The desk with the municipality's files as they are now, for looking only: nothing is recorded.
    pub(super) fn taken_in(&self) -> Result<Open, Failure> {
        for problem in self.problems.iter().filter(|problem| !problem.is_of_environment()) {
            self.tell(&problem.words(&self.text));
        }
        let mut open = if self.data.join("journal").exists() {
            self.read()?
        } else {
            self.refuse_strangers(None)?;
            Open { keeping: None, desk: Desk::default(), spoken: None, unmade: None }
        };
        // Entries that are not kept: the next command that records takes the same files in.
        opening::take_in(&DeviceId::unknown(), None, &[], &mut open.desk, &self.config);
        open.desk = self.seen(open.desk);
        Ok(open)
    }

    fn opened(&self, reached: Reached) -> Open {
        for told in reached.told.iter().chain(&opening::clock_behind(&reached.desk, self.now)) {
            self.tell(&self.told(told));
        }
        Open { keeping: Some(reached.keeping), desk: self.seen(reached.desk), spoken: None, unmade: None }
    }

    /// The desk as whoever asks may see it.
    pub(super) fn seen(&self, mut desk: Desk) -> Desk {
        desk.look_as(Viewer { person: self.config.viewer().cloned(), day: calendar::local(self.now).date() });
        desk
    }

    fn context(&self, desk: &Desk, device: &DeviceId, occurred_at: Option<Timestamp>) -> Context {
        let now = clock::now();
        Context {
            now,
            occurred_at,
            actor: Actor::Person { id: self.me.clone() },
            letter: opening::letter(device, desk, &self.config),
            fresh: clock::fresh(now),
        }
    }

    /// A refusal in words, with the nearest right name where a name was wrong.
    #[expect(clippy::wildcard_enum_match_arm, reason = "only names can be near to others")]
    pub(super) fn refused(&self, desk: &Desk, incident: Option<&Incident>, refusal: &Refusal) -> Failure {
        let explained = self.text.refusal(desk, refusal);
        let error = match refusal {
            // All of them, each as people call it and as commands do.
            Refusal::StepsLeft { steps } => self.text.steps_left(desk, incident, steps),
            _ => explained.error,
        };
        let failure = Failure::new(&error);
        let nearest = match refusal {
            Refusal::UnknownStep { step } => {
                let list = incident.and_then(|incident| desk.checklist(incident));
                let steps = list
                    .iter()
                    .flat_map(crate::domain::playbook::Checklist::applicable)
                    .map(|step| step.step.id.as_str());
                nearest(step.as_str(), steps)
            }
            Refusal::UnknownSystem { system } => {
                nearest(system.as_str(), desk.register().systems().keys().map(crate::domain::SystemId::as_str))
            }
            // A role is not near to anybody's id: the rule's own hint says who holds it.
            Refusal::UnknownPerson { person } if crate::text::role_called(person.as_str()).is_none() => {
                nearest(person.as_str(), desk.register().roster().people.keys().map(PersonId::as_str))
            }
            _ => None,
        };
        let hint = match nearest {
            Some(name) => Some(tr!(self.text, "cli-did-you-mean", name = name)),
            None => explained.hint,
        };
        match hint {
            Some(hint) => failure.hint(&hint),
            None => failure,
        }
    }

    /// A failure of the log in words.
    pub(super) fn log_failure(&self, failure: &LogFailure) -> Failure {
        let text = &self.text;
        let (error, hint) = match failure {
            LogFailure::InUse(path) => {
                (tr!(text, "log-in-use", path = path.display().to_string()), Some(tr!(text, "log-in-use-hint")))
            }
            LogFailure::NoAccess { path, source } => (
                tr!(text, "log-no-access", path = path.display().to_string(), reason = source.to_string()),
                Some(tr!(text, "log-no-access-hint")),
            ),
            LogFailure::Full { path } => {
                (tr!(text, "log-full", path = path.display().to_string()), Some(tr!(text, "log-full-hint")))
            }
            LogFailure::Vanished { path } => {
                (tr!(text, "log-vanished", path = path.display().to_string()), Some(tr!(text, "log-vanished-hint")))
            }
            LogFailure::Locked(path) => {
                (tr!(text, "log-locked", path = path.display().to_string()), Some(tr!(text, "log-locked-hint")))
            }
            LogFailure::NoKey(path) => {
                (tr!(text, "log-no-key", path = path.display().to_string()), Some(tr!(text, "log-no-key-hint")))
            }
            LogFailure::Newer { version } => {
                (tr!(text, "log-newer", version = i64::from(*version)), Some(tr!(text, "log-newer-hint")))
            }
            LogFailure::Io { path, source } => (
                tr!(text, "log-io", path = path.display().to_string(), reason = source.to_string()),
                Some(tr!(text, "log-io-hint")),
            ),
            LogFailure::NotIntroduced => (tr!(text, "log-not-introduced"), Some(tr!(text, "log-not-introduced-hint"))),
            LogFailure::TooLong { bytes } => {
                (tr!(text, "log-too-long", bytes = bytes.to_string()), Some(tr!(text, "log-too-long-hint")))
            }
            LogFailure::OutOfOrder { expected, found } => {
                (tr!(text, "log-out-of-order", expected = expected.to_string(), found = found.to_string()), None)
            }
        };
        let failure = Failure::new(&error);
        match hint {
            Some(hint) => failure.hint(&hint),
            None => failure,
        }
    }

    /// What an opening tells, in words.
    pub(super) fn told(&self, told: &Told) -> String {
        crate::runtime::words::told(&self.text, told)
    }
}

/// The desk of a command, and the log behind it.
#[derive(Debug)]
pub(super) struct Open {
    keeping: Option<Keeping>,
    /// The desk.
    pub desk: Desk,
    /// The incident that was asked for: an answer names it also when it was handed to others and is no longer seen.
    pub spoken: Option<IncidentNumber>,
    /// What the log begins with, as long as there is no data directory.
    unmade: Option<Box<Config>>,
}

impl Open {
    /// Takes in what changed of the configuration.
    fn take_in(&mut self, session: &Session, config: Config) -> Result<(), Failure> {
        // Where another vagt has the log, it has introduced its key.
        let introduction = self.introduction(session)?;
        let repairs = self.keeping.as_mut().and_then(Keeping::own).map_or_else(Vec::new, |log| log.repairs().to_vec());
        self.keep(session, move |_, desk, device| Ok(opening::take_in(device, introduction, &repairs, desk, &config)))?;
        if let Some(told) = introduction.and_then(|introduction| introduction.told()) {
            session.tell(&session.told(&told));
        }
        Ok(())
    }

    /// Whether there is a log at all.
    pub(super) fn has_log(&self) -> bool {
        self.keeping.is_some()
    }

    /// The hash of the newest record, where there is one.
    pub(super) fn head(&self) -> Option<&str> {
        self.keeping.as_ref().map(|keeping| keeping.log().end()).filter(|end| end.seq > 0).map(|end| end.hash.as_str())
    }

    /// The incident spoken of as `raw`, loaded.
    pub(super) fn incident(&mut self, session: &Session, raw: &str) -> Result<IncidentId, Failure> {
        let text = &session.text;
        let number: IncidentNumber = raw.parse().map_err(|_bad| {
            Failure::new(&tr!(text, "cli-bad-incident", given = raw)).hint(&tr!(text, "cli-bad-incident-hint"))
        })?;
        let id = self.desk.find(number).ok_or_else(|| {
            let all: Vec<String> = self
                .desk
                .incidents()
                .map(|incident| incident.number)
                .chain(self.desk.archived().map(|(_, archived)| archived.number))
                .map(|number| number.to_string())
                .collect();
            let failure = Failure::new(&tr!(text, "cli-unknown-incident", given = number.to_string()));
            match nearest(&number.to_string(), all.iter().map(String::as_str)) {
                Some(name) => failure.hint(&tr!(text, "cli-did-you-mean", name = name)),
                None => failure.hint(&tr!(text, "cli-unknown-incident-hint")),
            }
        })?;
        self.load(session, id)?;
        self.spoken = Some(number);
        Ok(id)
    }

    /// Loads a closed incident that was set aside.
    pub(super) fn load(&mut self, session: &Session, id: IncidentId) -> Result<(), Failure> {
        let expected = self.desk.archived().find(|(have, _)| **have == id).map(|(_, archived)| archived.entries);
        if let (Some(expected), Some(keeping)) = (expected, &self.keeping) {
            let entries = keeping.log().recall(id, expected).map_err(|failure| session.log_failure(&failure))?;
            self.desk.recall(id, entries);
        }
        Ok(())
    }

    /// The key that the next record must introduce, if any.
    fn introduction(&mut self, session: &Session) -> Result<Option<Introduction>, Failure> {
        let Some(log) = self.keeping.as_mut().and_then(Keeping::own) else { return Ok(None) };
        log.introduction().map_err(|failure| session.log_failure(&failure))
    }

    /// Decides and keeps: when this returns, what happened is on the disk.
    pub(super) fn record(&mut self, session: &Session, command: Command, when: &When) -> Result<Vec<Entry>, Failure> {
        let occurred_at = session.time(when.at.as_ref())?;
        let incident = command.incident();
        let flag = reason_flag(&command);
        let entries = self.keep(session, move |session, desk, device| {
            let context = session.context(desk, device, occurred_at);
            let facts = decide(desk, command.clone(), &context).map_err(|refusal| {
                let failure = session.refused(desk, incident.and_then(|id| desk.incident(id)), &refusal);
                if refusal == Refusal::ReasonMissing {
                    failure.hint(&tr!(session.text, "cli-reason-hint", flag = flag))
                } else {
                    failure
                }
            })?;
            Ok(enter(desk, facts, &context, device))
        })?;
        remark::on(session, &self.desk, &entries);
        Ok(entries)
    }

    /// Keeps what a feed said, as the program's own observation.
    pub(super) fn observe(&mut self, session: &Session, command: Command) -> Result<(), Failure> {
        self.keep(session, move |session, desk, device| {
            let context = Context { actor: Actor::Program, ..session.context(desk, device, None) };
            // A rule that says no to an observation (an outage that is over already) leaves nothing to record.
            let facts = decide(desk, command.clone(), &context).unwrap_or_default();
            Ok(enter(desk, facts, &context, device))
        })?;
        Ok(())
    }

    /// Makes the data directory where there is none yet.
    pub(super) fn begin(&mut self, session: &Session) -> Result<(), Failure> {
        if let Some(config) = self.unmade.take() {
            let viewer = self.desk.viewer().clone();
            *self = Open { spoken: self.spoken, ..session.make(*config)? };
            self.desk.look_as(viewer);
        }
        Ok(())
    }

    /// Keeps what `make` makes of the desk. Where another vagt has the log and something else came first, it is made again
    /// of the desk as it is then.
    fn keep(
        &mut self,
        session: &Session,
        make: impl Fn(&Session, &mut Desk, &DeviceId) -> Result<Vec<Entry>, Failure>,
    ) -> Result<Vec<Entry>, Failure> {
        if self.unmade.is_some() {
            // On trial first.
            make(session, &mut self.desk.clone(), &DeviceId::unknown())?;
            self.begin(session)?;
        }
        loop {
            let Some(keeping) = &mut self.keeping else { return Err(Failure::new("no log")) };
            let before = keeping.is_shared().then(|| self.desk.clone());
            let device = keeping.log().device().clone();
            let entries = make(session, &mut self.desk, &device)?;
            match (keeping.keep(session, &entries)?, before) {
                (Kept::Done, _) | (Kept::Behind(_), None) => return Ok(entries),
                (Kept::Behind(others), Some(before)) => {
                    self.desk = before;
                    for entry in &others {
                        self.desk.apply(entry);
                    }
                }
                (Kept::Lost, _) => {
                    let Reached { keeping, desk, .. } = Keeping::reach(session)?;
                    let has = keeping.log().has(&entries).map_err(|failure| session.log_failure(&failure))?;
                    self.desk = session.seen(desk);
                    self.keeping = Some(keeping);
                    // It may have been kept by the other one before that ended.
                    if has.iter().all(|has| *has) {
                        return Ok(entries);
                    }
                }
            }
        }
    }

    /// After the answer is out: the second copy and the first frame of the next start.
    pub(super) fn finish(mut self) {
        let Some(log) = self.keeping.as_mut().and_then(Keeping::own) else { return };
        // The journal has it all: what fails here is made good at the next opening.
        if log.wants_snapshot() {
            let _ = log.save(&self.desk);
        } else {
            let _ = log.index();
        }
        log.write_head(&self.desk, clock::now());
    }
}

/// The flag that takes the reason of a command.
#[expect(clippy::wildcard_enum_match_arm, reason = "nearly all have the same")]
fn reason_flag(command: &Command) -> &'static str {
    match command {
        Command::DoStep(_) | Command::SkipStep(_) | Command::ReopenStep(_) => "--note",
        Command::Close(..) => "--excuse",
        _ => "--reason",
    }
}

/// The name nearest to what was typed, if any is near.
pub(super) fn nearest<'a>(given: &str, names: impl Iterator<Item = &'a str>) -> Option<String> {
    names
        .map(|name| (strsim::damerau_levenshtein(given, name), name))
        .min()
        .filter(|(distance, name)| *distance <= 1 + name.chars().count() / 4)
        .map(|(_, name)| name.to_owned())
}
