//! Every row that must be carried is shown by a test that bears its number first.

use std::collections::BTreeSet;
use std::path::Path;

use vagt::domain::policy::ROWS;

/// The rows that the tests in `source` show: those whose functions are tests, run, and are called `pNN_…`.
fn shown(source: &str) -> BTreeSet<u8> {
    let mut rows = BTreeSet::new();
    let (mut is_test, mut is_run) = (false, true);
    for line in source.lines().map(str::trim) {
        if line.starts_with("#[") {
            is_test |= line == "#[test]";
            is_run &= !line.starts_with("#[ignore");
            continue;
        }
        if let Some(name) = line.strip_prefix("fn ").filter(|_| is_test && is_run) {
            rows.extend(number(name));
        }
        (is_test, is_run) = (false, true);
    }
    rows
}

/// `p16_nobody_decides_alone` shows row 16.
fn number(name: &str) -> Option<u8> {
    let (digits, rest) = name.strip_prefix('p')?.split_at_checked(2)?;
    let named = rest.strip_prefix('_').is_some_and(|rest| rest.starts_with(char::is_lowercase));
    digits.parse().ok().filter(|_| named)
}

/// The required rows that no test shows, as they are called.
fn missing(shown: &BTreeSet<u8>) -> Vec<String> {
    let required = ROWS.iter().filter(|row| row.required);
    required.filter(|row| !shown.contains(&row.number)).map(|row| format!("P{:02}", row.number)).collect()
}

fn read(folder: &Path, rows: &mut BTreeSet<u8>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read(&path, rows);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            rows.extend(shown(&std::fs::read_to_string(&path).unwrap()));
        }
    }
}

#[test]
fn every_required_row_of_the_policy_is_shown_by_a_test_of_its_own() {
    let mut rows = BTreeSet::new();
    for folder in ["src", "tests"] {
        read(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut rows);
    }
    assert_eq!(missing(&rows), [""; 0], "no test is called by these rows");
    let unknown: Vec<&u8> = rows.iter().filter(|row| !ROWS.iter().any(|have| have.number == **row)).collect();
    assert!(unknown.is_empty(), "no such rows: {unknown:?}");
}

#[test]
fn the_check_itself_finds_a_row_that_no_test_shows() {
    let all: BTreeSet<u8> = ROWS.iter().map(|row| row.number).collect();
    assert!(missing(&all).is_empty());
    for row in ROWS.iter().filter(|row| row.required) {
        let without: BTreeSet<u8> = all.iter().copied().filter(|have| *have != row.number).collect();
        assert_eq!(missing(&without), [format!("P{:02}", row.number)]);
    }
    assert!(missing(&all.iter().copied().filter(|row| *row != 7).collect()).is_empty(), "a yearly row may be left out");
    assert_eq!(shown("    #[test]\n    fn p16_nobody_decides_alone() {"), [16].into());
    assert_eq!(shown("#[test]\nfn p24_p31_the_agenda() {"), [24].into(), "the first counts");
    assert_eq!(shown("#[test]\n#[expect(clippy::panic, reason = \"x\")]\nfn p03_named() {"), [3].into());
    for none in [
        "fn p16_is_no_test() {}",
        "#[test]\n#[ignore = \"later\"]\nfn p16_is_not_run() {}",
        "#[test]\nfn nobody_decides_alone_p16() {}",
        "#[test]\nfn p16() {}",
        "// #[test]\n// fn p16_is_a_comment() {}",
        "#[test]\nfn another() {}\nfn p16_is_beside_it() {}",
    ] {
        assert_eq!(shown(none), BTreeSet::new(), "{none}");
    }
}
