//! Files that change while the program runs.

use std::fs;
use std::path::Path;

use crate::config::{Config, Environment, Flags, Theme};

const PEOPLE: &str = "[[person]]\nid = \"anb\"\nname = \"Anna\"\n";

fn load(home: &Path) -> Config {
    let flags = Flags { config: Some(home.join("config.toml")), data: Some(home.join("data")), ..Flags::default() };
    Config::load(&flags, &Environment::default()).0
}

#[test]
fn a_file_that_is_written_changed_or_taken_away_shows_from_outside_and_others_do_not() {
    let home = tempfile::tempdir().unwrap();
    let config = load(home.path());
    let write = |name: &str, text: &str| fs::write(home.path().join(name), text).unwrap();
    assert_eq!(&config.look(), config.stamp());
    write("notes.txt", "not ours");
    assert_eq!(&config.look(), config.stamp());
    let mut before = config.look();
    fs::create_dir(home.path().join("playbooks")).unwrap();
    let changes: [&dyn Fn(); 4] = [
        &|| write("people.toml", PEOPLE),
        &|| write("people.toml", "# nobody\n"),
        &|| write("playbooks/inform.toml", ""),
        &|| fs::remove_file(home.path().join("people.toml")).unwrap(),
    ];
    for (n, change) in changes.into_iter().enumerate() {
        change();
        let after = config.look();
        assert_ne!(before, after, "change {n}");
        before = after;
    }
}

#[test]
fn what_is_read_again_is_in_force_and_a_wrong_file_leaves_its_own_as_it_was() {
    let home = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(home.path().join(name), text).unwrap();
    write("config.toml", "me = \"anb\"\ntheme = \"light\"\nkeymap = \"vim\"\n");
    let config = load(home.path());
    write("people.toml", PEOPLE);
    write("config.toml", "me = \"anb\"\ntheme = \"high-contrast\"\nkeymap = \"vmi\"\n");
    let (kept, failures) = config.again();
    assert_eq!(failures.len(), 1);
    assert_eq!((kept.settings.theme, kept.settings.keymap.as_deref()), (Theme::Light, Some("vim")));
    assert!(kept.people.is_some(), "the files that are right are read");
    write("config.toml", "me = \"anb\"\ntheme = \"high-contrast\"\n");
    let (mended, failures) = kept.again();
    assert_eq!(failures, []);
    assert_eq!((mended.settings.theme, mended.settings.keymap), (Theme::HighContrast, None));
}
