//! What the user configures: settings, register files and playbooks, read into values the domain understands.
//!
//! It reads files and the environment and nothing else: it knows no screen, no log and no network. A file that is wrong
//! is reported with line and column and costs only itself; a file that is missing is nothing to report.

mod again;
mod contradiction;
pub mod environment;
pub mod failure;
mod file;
mod folder;
pub mod formats;
mod hours;
pub mod keymap;
mod names;
pub mod paths;
pub mod people;
pub mod playbooks;
pub mod policy;
pub mod profile;
mod reader;
pub mod settings;
mod source;
pub mod suppliers;
pub mod systems;
#[cfg(test)]
mod tests;
mod words;

use std::path::PathBuf;

pub use again::Stamp;
pub use environment::Environment;
pub use failure::{ConfigFailure, Problem};
pub use file::FILE_MAX;
pub use paths::Paths;
pub use settings::{Language, Notifications, Settings, Theme};
pub use words::first_of;

use crate::domain::command::Import;
use crate::domain::playbook::{Playbook, PlaybookPin};
use crate::domain::register::{Roster, Supplier, System};
use crate::domain::{CleanText, PersonId, Profile};
use crate::feeds::formats::described::Described;
use crate::input::Keymap;
use failure::{Expected, Kind, Unreadable};

/// What the command line says about configuration.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Flags {
    /// `--data DIR`
    pub data: Option<PathBuf>,
    /// `--config FILE`
    pub config: Option<PathBuf>,
    /// `--lang da|en`
    pub lang: Option<Language>,
    /// `--keymap NAME|FILE`
    pub keymap: Option<String>,
    /// `--as PERSON`
    pub acting: Option<PersonId>,
}

/// A file of the register, whole, with the digest of its text.
#[derive(Debug, Clone, PartialEq)]
pub struct Read<T> {
    /// SHA-256 of the file, in hexadecimal.
    pub digest: String,
    /// What it says.
    pub content: T,
}

/// Everything that is configured.
#[derive(Debug, Clone, PartialEq)]
pub struct Config {
    /// `config.toml`, with the flags' wishes in it.
    pub settings: Settings,
    /// The keymap, where it is a file of the user's.
    own_keymap: Option<Keymap>,
    /// What all of it was read from.
    origin: again::Origin,
    /// The language in force.
    pub language: Language,
    /// Whether colours are unwanted (`NO_COLOR`).
    pub no_color: bool,
    /// Who acts: `--as`, else `me`, else the system user.
    pub person: PersonId,
    /// Where things are.
    pub paths: Paths,
    /// `people.toml`, if it is there and whole.
    pub people: Option<Read<Roster>>,
    /// `suppliers.toml`, if it is there and whole.
    pub suppliers: Option<Read<Vec<Supplier>>>,
    /// `systems.toml`, if it is there and whole.
    pub systems: Option<Read<Vec<System>>>,
    /// `profile.toml`, if it is there and whole.
    pub profile: Option<Read<Profile>>,
    /// The user's own feed formats, those that are whole.
    pub formats: Vec<Described>,
    /// The playbooks in force; empty before [`Config::read_playbooks`].
    pub playbooks: Vec<(PlaybookPin, Playbook)>,
}

impl Config {
    /// Who looks: `--as`, else `me`. The system user's name says who acts, but nobody has said that it is who it sounds like.
    pub fn viewer(&self) -> Option<&PersonId> {
        self.settings.me.as_ref()
    }

    /// Reads everything. What is wrong is reported; the rest is loaded all the same.
    pub fn load(flags: &Flags, environment: &Environment) -> (Self, Vec<ConfigFailure>) {
        let (mut config, mut failures) = Self::begin(flags, environment);
        failures.extend(config.read_playbooks());
        in_order(&mut failures);
        (config, failures)
    }

    /// Reads everything but the playbooks, which take the longest and which only recording needs.
    pub fn begin(flags: &Flags, environment: &Environment) -> (Self, Vec<ConfigFailure>) {
        let mut failures = Vec::new();
        let (paths, homeless) = Paths::find(flags.data.as_deref(), flags.config.as_deref(), environment);
        failures.extend(homeless.map(|problem| ConfigFailure::whole("vagt", problem)));
        failures.extend(missing(flags, environment));
        let stamp = Stamp::of(&paths);
        let origin = again::Origin { flags: flags.clone(), environment: environment.clone(), stamp };
        let people = register(&paths, "people.toml", &mut failures, people::parse);
        let roster = people.as_ref().map(|read| &read.content);
        let settings = Self::settings(&paths, flags, roster, &mut failures);
        let own_keymap = Self::own_keymap(&paths, &settings, flags, &mut failures);
        let language = language(flags, environment, &settings, &mut failures);
        let person = settings
            .me
            .clone()
            .unwrap_or_else(|| PersonId::from_login(environment.user.as_deref().unwrap_or_default()));
        let (formats, wrong) = formats::own(&paths.formats());
        failures.extend(wrong);
        let mut described = formats::built_in_names();
        described.extend(formats.iter().map(|format| format.id.to_string()));
        let suppliers =
            register(&paths, "suppliers.toml", &mut failures, |name, text| suppliers::parse(name, text, &described));
        let systems = register(&paths, "systems.toml", &mut failures, |name, text| {
            let known = systems::Known {
                roster: people.as_ref().map(|read| &read.content),
                suppliers: suppliers.as_ref().map(|read| read.content.as_slice()),
            };
            systems::parse(name, text, known)
        });
        let profile = register(&paths, "profile.toml", &mut failures, profile::parse);
        let playbooks = Vec::new();
        in_order(&mut failures);
        let no_color = environment.no_color;
        let config = Self {
            settings,
            own_keymap,
            origin,
            language,
            no_color,
            person,
            paths,
            people,
            suppliers,
            systems,
            profile,
            formats,
            playbooks,
        };
        (config, failures)
    }

    /// `people.toml` as it is now, with what is wrong with it.
    pub fn people_at(paths: &Paths) -> (Option<Read<Roster>>, Vec<ConfigFailure>) {
        let mut failures = Vec::new();
        let people = register(paths, "people.toml", &mut failures, people::parse);
        (people, failures)
    }

    /// Reads the playbooks; what is wrong with them.
    pub fn read_playbooks(&mut self) -> Vec<ConfigFailure> {
        let (playbooks, failures) = playbooks::load(Some(&self.paths.playbooks()));
        self.playbooks = playbooks;
        failures
    }

    /// What to take into the log: the files that are there and whole, people before what refers to them.
    pub fn imports(&self) -> Vec<Import> {
        let people =
            self.people.iter().map(|read| Import::People { digest: read.digest.clone(), roster: read.content.clone() });
        let suppliers = self
            .suppliers
            .iter()
            .map(|read| Import::Suppliers { digest: read.digest.clone(), suppliers: read.content.clone() });
        let systems = self
            .systems
            .iter()
            .map(|read| Import::Systems { digest: read.digest.clone(), systems: read.content.clone() });
        let playbooks = self
            .playbooks
            .iter()
            .map(|(pin, playbook)| Import::Playbook { pin: pin.clone(), playbook: Box::new(playbook.clone()) });
        let profile = self
            .profile
            .iter()
            .map(|read| Import::Profile { digest: read.digest.clone(), profile: Box::new(read.content.clone()) });
        profile.chain(people).chain(suppliers).chain(systems).chain(playbooks).collect()
    }

    /// The municipality's own policy document, where the settings name one; a relative path is beside `config.toml`.
    pub fn policy_document(&self) -> Option<PathBuf> {
        self.settings.policy_document.as_ref().map(|path| self.paths.config_dir.join(path))
    }

    /// The keymap of the command line, where `failure` is of its file: no other start reads it.
    pub fn keymap_of(&self, failure: &ConfigFailure) -> Option<&str> {
        let flag = self.origin.flags.keymap.as_deref()?;
        (failure::found(flag) == failure.file).then_some(flag)
    }

    /// The keys in force: the default ones where those asked for cannot be used.
    pub fn keymap(&self) -> Keymap {
        let named = || Keymap::named(self.settings.keymap.as_deref()?);
        self.own_keymap.clone().or_else(named).unwrap_or_else(Keymap::built_in)
    }

    fn own_keymap(
        paths: &Paths,
        settings: &Settings,
        flags: &Flags,
        failures: &mut Vec<ConfigFailure>,
    ) -> Option<Keymap> {
        if let Some(problem) = flags.keymap.as_deref().and_then(|wanted| keymap::unknown(wanted, &paths.config_dir)) {
            failures.push(ConfigFailure::whole(keymap::FLAG, problem));
        }
        keymap::own(settings.keymap.as_deref()?, &paths.config_dir).unwrap_or_else(|wrong| {
            failures.extend(wrong);
            None
        })
    }

    fn settings(paths: &Paths, flags: &Flags, roster: Option<&Roster>, failures: &mut Vec<ConfigFailure>) -> Settings {
        let known = settings::Known { roster, folder: Some(&paths.config_dir) };
        let name = paths.config_file.file_name().unwrap_or_default().to_string_lossy();
        let mut settings = match file::read(&paths.config_file) {
            Ok(Some(text)) => {
                let (settings, wrong) = settings::parse(&name, &text, known);
                failures.extend(wrong);
                settings
            }
            Ok(None) => Settings::default(),
            Err(problem) => {
                failures.push(ConfigFailure::whole(&name, problem));
                Settings::default()
            }
        };
        settings.keymap = flags.keymap.clone().or(settings.keymap);
        settings.me = flags.acting.clone().or(settings.me);
        settings
    }
}

/// Puts failures in the order of files and lines.
pub fn in_order(failures: &mut [ConfigFailure]) {
    failures.sort_by(|one, other| (&one.file, one.line, one.column).cmp(&(&other.file, other.line, other.column)));
}

/// A configuration that was asked for by name and is not there; one that is merely not written yet is nothing to report.
fn missing(flags: &Flags, environment: &Environment) -> Option<ConfigFailure> {
    let (given, shown) = match (&flags.config, &environment.config) {
        (Some(flag), _) => (flag, flag.display().to_string()),
        (None, Some(variable)) => (variable, format!("VAGT_CONFIG={}", variable.display())),
        (None, None) => return None,
    };
    let unwritten = given.file_name().is_some_and(|name| name == "config.toml")
        && given.parent().is_some_and(|folder| folder.as_os_str().is_empty() || folder.is_dir());
    let missing = if paths::is_folder(given) { Unreadable::NoFolder } else { Unreadable::Missing };
    let problem = Problem::Unreadable(missing);
    (!unwritten && !given.exists()).then(|| ConfigFailure::whole(CleanText::title(&shown).as_str(), problem))
}

/// Flag, `VAGT_LANG`, `config.toml`, the locale; else Danish.
fn language(
    flags: &Flags,
    environment: &Environment,
    settings: &Settings,
    failures: &mut Vec<ConfigFailure>,
) -> Language {
    let asked = environment.lang.as_deref().and_then(|raw| {
        let language = raw.parse::<Language>().ok();
        if language.is_none() {
            let names = Language::ALL.map(|language| language.key().to_owned()).to_vec();
            let expected = Expected::OneOf(Kind::Language, names);
            let problem = Problem::Unexpected { expected, found: failure::found(raw), nearest: None };
            failures.push(ConfigFailure::whole(failure::LANGUAGE_VARIABLE, problem));
        }
        language
    });
    flags
        .lang
        .or(asked)
        .or(settings.language)
        .or_else(|| environment.locale.as_deref().map(Language::from_locale))
        .unwrap_or_default()
}

/// A register file beside `config.toml`: `None` when it is missing or broken.
fn register<T>(
    paths: &Paths,
    name: &str,
    failures: &mut Vec<ConfigFailure>,
    parse: impl FnOnce(&str, &str) -> Result<T, Vec<ConfigFailure>>,
) -> Option<Read<T>> {
    let text = match file::read(&paths.beside(name)) {
        Ok(text) => text?,
        Err(problem) => {
            failures.push(ConfigFailure::whole(name, problem));
            return None;
        }
    };
    match parse(name, &text) {
        Ok(content) => Some(Read { digest: file::digest_of_file(&text), content }),
        Err(wrong) => {
            failures.extend(wrong);
            None
        }
    }
}
