//! Set-up at the first start: when it is offered, and the files it writes. It never touches one that is there.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;

use crate::app::{SetUp, SetUpOffer, Tongue};
use crate::config::{Config, Paths};
use crate::domain::command::Import;
use crate::domain::{CleanText, Command, PersonId};
use crate::text::{Language, Text};
use crate::tr;

const PEOPLE: &str = "people.toml";
/// Files beside `config.toml`; one that is there means that somebody has begun.
const BESIDE: [&str; 3] = [PEOPLE, "systems.toml", "suppliers.toml"];
/// Letters of an id that is made of a single name.
const ID_MAX: usize = 8;

/// What is to be offered, where nothing is configured yet and nobody has been named.
pub fn offer(config: &Config) -> Option<SetUpOffer> {
    let paths = &config.paths;
    let begun = paths.config_file.exists() || BESIDE.iter().any(|name| paths.beside(name).exists());
    if begun || config.settings.me.is_some() {
        return None;
    }
    let tongue = match config.language {
        Language::Da => Tongue::Danish,
        Language::En => Tongue::English,
    };
    Some(SetUpOffer { tongue, folder: CleanText::title(&paths.config_dir.display().to_string()) })
}

/// The language that was chosen.
pub fn language(tongue: Tongue) -> Language {
    match tongue {
        Tongue::Danish => Language::Da,
        Tongue::English => Language::En,
    }
}

/// Writes what was answered: who sits here from now on, and what is to be taken in. On failure nothing is left behind.
pub fn write(paths: &Paths, answers: &SetUp) -> io::Result<(PersonId, Vec<Command>)> {
    let id = id_of(answers.name.as_str());
    let text = Text::new(language(answers.tongue));
    let head = format!("# {}\n\n", tr!(text, "set-up-written"));
    fs::create_dir_all(&paths.config_dir)?;
    let people = paths.beside(PEOPLE);
    create(&people, &format!("{head}{}", people_toml(&id, answers)))?;
    create(&paths.config_file, &format!("{head}{}", config_toml(&id, answers))).inspect_err(|_| {
        // Ours, written a moment ago.
        let _ = fs::remove_file(&people);
    })?;
    let (read, _) = Config::people_at(paths);
    let files = read.map(|read| Command::Import(Import::People { digest: read.digest, roster: read.content }));
    Ok((id, files.into_iter().collect()))
}

/// A file that is not there yet; half a file is none.
fn create(path: &Path, content: &str) -> io::Result<()> {
    let named = |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", path.display()));
    let mut file = File::create_new(path).map_err(named)?;
    file.write_all(content.as_bytes()).and_then(|()| file.sync_all()).map_err(|error| {
        let _ = fs::remove_file(path);
        named(error)
    })
}

fn people_toml(id: &PersonId, answers: &SetUp) -> String {
    let id = quoted(id.as_str());
    let person = format!("[[person]]\nid = {id}\nname = {}\n", quoted(answers.name.as_str()));
    let phone = said(&answers.phone).map(|phone| format!("phone = [{phone}]\n"));
    let role = answers.role.map(|role| format!("\n[[role]]\nrole = {}\nholder = {id}\n", quoted(role.key())));
    [Some(person), phone, role].into_iter().flatten().collect()
}

fn config_toml(id: &PersonId, answers: &SetUp) -> String {
    let language = quoted(language(answers.tongue).key());
    let settings = format!("me = {}\nlanguage = {language}\n", quoted(id.as_str()));
    let organisation = said(&answers.organisation).map(|name| format!("organisation = {name}\n"));
    [Some(settings), organisation].into_iter().flatten().collect()
}

/// What was answered, if anything, as TOML writes it.
fn said(answer: &CleanText) -> Option<String> {
    (!answer.is_empty()).then(|| quoted(answer.as_str()))
}

/// A string as TOML writes it, whatever is in it.
fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

/// Initials, as municipalities call their people; a single name is shortened.
fn id_of(name: &str) -> PersonId {
    let words: Vec<String> =
        name.split_whitespace().map(|word| word.chars().filter(|c| c.is_alphanumeric()).collect()).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).filter(|word| !word.is_empty()).collect();
    let id: String = match words.as_slice() {
        [single] => single.chars().take(ID_MAX).collect(),
        several => several.iter().filter_map(|word| word.chars().next()).take(ID_MAX).collect(),
    };
    PersonId::from_login(&id.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Environment, Flags};
    use crate::domain::register::Role;

    fn answers() -> SetUp {
        SetUp {
            tongue: Tongue::English,
            organisation: "Kvist \"Kommune\"".into(),
            name: "Mette O'Kjær \\ Søe".into(),
            phone: "+45 12 34 56 01".into(),
            role: Some(Role::ItOnCall),
        }
    }

    fn load(folder: &Path) -> Config {
        let flags = Flags { config: Some(folder.join("deep/config.toml")), ..Flags::default() };
        let (config, problems) = Config::load(&flags, &Environment::default());
        assert!(problems.iter().all(|problem| problem.line == 0), "{problems:?}");
        config
    }

    #[test]
    fn what_is_written_is_read_back_as_it_was_answered() {
        let folder = tempfile::tempdir().unwrap();
        let before = load(folder.path());
        assert_eq!(offer(&before).map(|offer| offer.tongue), Some(Tongue::Danish));
        let (me, files) = write(&before.paths, &answers()).unwrap();
        assert_eq!(me.as_str(), "mos");
        let after = load(folder.path());
        assert_eq!(after.person, me);
        assert_eq!(after.language, Language::En);
        assert_eq!(after.settings.organisation, answers().organisation);
        let people = after.people.clone().unwrap();
        let person = people.content.people.values().next().unwrap();
        assert_eq!((&person.name, person.phone.as_slice()), (&answers().name, &[answers().phone][..]));
        assert_eq!(people.content.holdings.first().map(|have| have.role), Some(Role::ItOnCall));
        let imported = Command::Import(Import::People { digest: people.digest, roster: people.content });
        assert_eq!(files, [imported], "the next start has nothing new to take in");
        assert_eq!(offer(&after), None);
    }

    #[test]
    fn a_file_that_is_there_is_left_alone_and_nothing_is_left_behind() {
        let folder = tempfile::tempdir().unwrap();
        let paths = load(folder.path()).paths;
        fs::create_dir_all(&paths.config_dir).unwrap();
        fs::write(&paths.config_file, "theme = \"light\"\n").unwrap();
        let failed = write(&paths, &answers()).unwrap_err();
        assert!(failed.to_string().contains("config.toml"), "{failed}");
        assert_eq!(fs::read_to_string(&paths.config_file).unwrap(), "theme = \"light\"\n");
        assert!(!paths.beside(PEOPLE).exists());
        assert_eq!(offer(&load(folder.path())), None);
    }

    #[test]
    fn an_id_is_made_of_any_name() {
        for (name, id) in [("Mette Kjær", "mk"), ("åse", "åse"), ("Maximilianus", "maximili"), ("- Bo -", "bo")] {
            assert_eq!(id_of(name).as_str(), id);
        }
    }
}
