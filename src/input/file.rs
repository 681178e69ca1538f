//! Keymap files: TOML, one table per place, a key sequence on the left and an action's name on the right.
//!
//! ```toml
//! inherits = "default"   # what is not named here stays as there; the default itself inherits nothing
//! [desk]
//! "n" = "register"
//! "g n" = "register"     # first g, then n
//! "x" = "nothing"        # unbinds
//! ```

use std::collections::BTreeMap;
use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::action::Action;
use super::key::{Key, NAMED};
use super::keymap::{Keymap, Place};

/// The keymaps that come with vagt, by name.
pub const BUILT_IN: [(&str, &str); 2] =
    [("default", include_str!("../../keymaps/default.toml")), ("vim", include_str!("../../keymaps/vim.toml"))];

/// The word that unbinds a key.
const NOTHING: &str = "nothing";

/// What should have stood where the mistake is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// TOML.
    Toml,
    /// The name of a place.
    Place,
    /// A key or several with blanks between.
    Key,
    /// The name of an action, or «nothing».
    Action,
    /// A table of keys.
    Table,
    /// The name of a keymap that comes with vagt.
    Keymap,
    /// A key that asks for this in this place, or everywhere: without one nobody gets out.
    WayOut(Place, Action),
}

/// What must be asked for by some key, and where the keys in force are: without it the desk cannot be left, or what lies on
/// it, or what is typed in.
const WAYS_OUT: [(&[Place], Action); 4] = [
    (&[Place::Desk, Place::List, Place::Global], Action::Quit),
    (&[Place::List, Place::Global], Action::Back),
    (&[Place::Form], Action::Back),
    (&[Place::Filter], Action::Back),
];

/// A mistake in a keymap file. Its words are made where files are told of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeymapFault {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What should have stood there.
    pub expected: Expected,
    /// What stands there.
    pub found: String,
    /// The valid name that is nearest to it, if one is near.
    pub nearest: Option<String>,
}

impl Keymap {
    /// The keymap that comes with vagt.
    pub fn built_in() -> Self {
        Self::named("default").unwrap_or_default()
    }

    /// One of the keymaps that come with vagt; `None` when there is none of that name or its file is wrong (a test
    /// reads them all).
    pub fn named(name: &str) -> Option<Self> {
        let (_, source) = BUILT_IN.iter().find(|(have, _)| *have == name)?;
        Self::parse(source).ok()
    }

    /// Reads a keymap file. What it does not name is taken from the keymap it inherits, the default unless it says
    /// otherwise. Every mistake is reported, not only the first.
    pub fn parse(source: &str) -> Result<Self, Vec<KeymapFault>> {
        let document = match DeTable::parse(source) {
            Ok(document) => document.into_inner(),
            Err(error) => {
                let (line, column) = position(source, error.span().unwrap_or(0..0));
                let found = error.message().to_owned();
                return Err(vec![KeymapFault { line, column, expected: Expected::Toml, found, nearest: None }]);
            }
        };
        let mut reading = Reading { source, map: Self::default(), faults: Vec::new(), closed: BTreeMap::new() };
        reading.inherit(&document);
        for (name, value) in &document {
            if name.get_ref() != "inherits" {
                reading.table(name.get_ref(), name.span(), value.get_ref(), value.span());
            }
        }
        reading.lead_out();
        reading.faults.sort_by_key(|fault| (fault.line, fault.column));
        if reading.faults.is_empty() { Ok(reading.map) } else { Err(reading.faults) }
    }
}

struct Reading<'a> {
    source: &'a str,
    map: Keymap,
    faults: Vec<KeymapFault>,
    /// Ways out, by their place in [`WAYS_OUT`], that are closed so far: where, and by which key.
    closed: BTreeMap<usize, (Range<usize>, String)>,
}

impl Reading<'_> {
    /// Notes which ways out the newest binding has closed, or opened again.
    fn look_for_ways_out(&mut self, at: &Range<usize>, keys: &str) {
        for (n, (places, action)) in WAYS_OUT.iter().enumerate() {
            if self.map.keys_for(places, *action).is_some() {
                self.closed.remove(&n);
            } else {
                self.closed.entry(n).or_insert_with(|| (at.clone(), keys.to_owned()));
            }
        }
    }

    /// A keymap in which somebody can be locked in is refused, with the binding that does it.
    fn lead_out(&mut self) {
        if self.faults.is_empty() {
            // One that binds nothing closes them all.
            self.look_for_ways_out(&(0..0), "");
            for (n, (at, keys)) in std::mem::take(&mut self.closed) {
                let Some((places, action)) = WAYS_OUT.get(n) else { continue };
                let Some(place) = places.first() else { continue };
                self.fault(at, Expected::WayOut(*place, *action), &keys, []);
            }
        }
    }

    fn inherit(&mut self, document: &DeTable<'_>) {
        let Some(value) = document.get("inherits") else {
            // The default's own file says `inherits = ""`; any other starts from the default.
            self.map = Keymap::built_in();
            return;
        };
        match value.get_ref().as_str() {
            Some("") => {}
            Some(name) => match Keymap::named(name) {
                Some(map) => self.map = map,
                None => self.fault(value.span(), Expected::Keymap, name, BUILT_IN.iter().map(|(name, _)| *name)),
            },
            None => self.fault(value.span(), Expected::Keymap, value.get_ref().type_str(), []),
        }
    }

    fn table(&mut self, name: &str, at: Range<usize>, value: &DeValue<'_>, value_at: Range<usize>) {
        let Some(place) = Place::ALL.into_iter().find(|place| place.name() == name) else {
            self.fault(at, Expected::Place, name, Place::ALL.map(Place::name));
            return;
        };
        let Some(table) = value.as_table() else {
            self.fault(value_at, Expected::Table, value.type_str(), []);
            return;
        };
        // The file's order is the order in which keys are shown; the table itself is sorted by name.
        let mut bindings: Vec<_> = table.iter().collect();
        bindings.sort_by_key(|(keys, _)| keys.span().start);
        for (keys, value) in bindings {
            let sequence = self.sequence(keys.get_ref(), keys.span());
            let action = self.action(value.get_ref(), value.span());
            if let (Some(sequence), Some(action)) = (sequence, action) {
                self.map.bind(place, &sequence, action);
                self.look_for_ways_out(&value.span(), keys.get_ref());
            }
        }
    }

    fn sequence(&mut self, raw: &str, at: Range<usize>) -> Option<Vec<Key>> {
        let keys: Result<Vec<Key>, _> = raw.split(' ').map(str::parse).collect();
        match keys {
            Ok(keys) => Some(keys),
            Err(bad) => {
                let name = bad.0.rsplit('-').next().unwrap_or_default().to_owned();
                self.fault(at, Expected::Key, &bad.0, []);
                let nearest = nearest(&name.to_lowercase(), NAMED);
                if let Some(fault) = self.faults.last_mut() {
                    fault.nearest = nearest;
                }
                None
            }
        }
    }

    /// The action, or `Some(None)` for «nothing».
    #[expect(clippy::option_option, reason = "outer: readable at all; inner: bound to anything")]
    fn action(&mut self, value: &DeValue<'_>, at: Range<usize>) -> Option<Option<Action>> {
        let Some(raw) = value.as_str() else {
            self.fault(at, Expected::Action, value.type_str(), []);
            return None;
        };
        if raw == NOTHING {
            return Some(None);
        }
        if let Ok(action) = raw.parse::<Action>() {
            return Some(Some(action));
        }
        self.fault(at, Expected::Action, raw, Action::ALL.iter().map(|action| action.name()).chain([NOTHING]));
        None
    }

    fn fault<'b>(
        &mut self,
        at: Range<usize>,
        expected: Expected,
        found: &str,
        valid: impl IntoIterator<Item = &'b str>,
    ) {
        let (line, column) = position(self.source, at);
        let nearest = nearest(found, valid);
        let found = found.chars().filter(|c| !c.is_control()).take(60).collect();
        self.faults.push(KeymapFault { line, column, expected, found, nearest });
    }
}

/// Line and column of a place in the text, both from 1.
fn position(source: &str, at: Range<usize>) -> (usize, usize) {
    let before = source.get(..at.start).unwrap_or(source);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    (line, column)
}

/// The valid name that is most like what was written, where one is.
fn nearest<'a>(found: &str, valid: impl IntoIterator<Item = &'a str>) -> Option<String> {
    valid
        .into_iter()
        .map(|name| (strsim::damerau_levenshtein(found, name), name))
        .filter(|(distance, name)| *distance <= 2.max(name.len() / 3))
        .min()
        .map(|(_, name)| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::keymap::Found;
    use proptest::prelude::*;

    fn faults(source: &str) -> Vec<KeymapFault> {
        Keymap::parse(source).unwrap_err()
    }

    fn fault((line, column): (usize, usize), expected: Expected, found: &str, nearest: Option<&str>) -> KeymapFault {
        KeymapFault { line, column, expected, found: found.to_owned(), nearest: nearest.map(str::to_owned) }
    }

    #[test]
    fn every_keymap_that_comes_with_vagt_is_right_and_binds_every_action() {
        for (name, source) in BUILT_IN {
            let map = Keymap::parse(source).unwrap_or_else(|faults| panic!("{name}: {faults:?}"));
            for action in Action::ALL {
                let bound = Place::ALL.iter().any(|place| map.keys_for(&[*place], *action).is_some());
                assert!(bound, "{name} binds nothing to {action}");
            }
        }
    }

    #[test]
    fn no_default_key_needs_alt_gr_a_dead_key_or_the_key_that_is_missing_on_laptops() {
        let forbidden = "@${[]}|\\`^~´¨<>æøåÆØÅ½§¤";
        for (name, source) in BUILT_IN {
            let map = Keymap::parse(source).unwrap();
            for hint in Place::ALL.iter().flat_map(|place| map.hints(&[*place])) {
                for key in &hint.keys {
                    let shown = key.to_string();
                    let letter = shown.chars().last().unwrap();
                    assert!(!forbidden.contains(letter) || shown.len() > 2, "{name}: {shown} for {}", hint.action);
                    assert!(
                        !["ctrl-c", "ctrl-z", "ctrl-s", "ctrl-q", "ctrl-m", "ctrl-i", "ctrl-j", "ctrl-h"]
                            .contains(&shown.as_str()),
                        "{name}: {shown} has a meaning in terminals"
                    );
                }
            }
        }
    }

    #[test]
    fn the_default_keys_are_those_of_the_contract() {
        let map = Keymap::built_in();
        let places = [Place::Desk, Place::List, Place::Global];
        for (keys, action) in [
            ("up", Action::MoveUp),
            ("down", Action::MoveDown),
            ("j", Action::MoveDown),
            ("k", Action::MoveUp),
            ("tab", Action::NextPane),
            ("enter", Action::Open),
            ("n", Action::Register),
            ("space", Action::Tick),
            ("f1", Action::Help),
            ("?", Action::Help),
            ("esc", Action::Back),
            ("q", Action::Quit),
        ] {
            assert_eq!(map.look_up(&places, &[keys.parse().unwrap()]), Found::Run(action), "{keys}");
        }
    }

    #[test]
    fn a_mistake_is_told_with_its_place_and_the_nearest_name() {
        use Expected as E;
        assert_eq!(
            faults("[desk]\n\"n\" = \"regster\"\n\"spcae\" = \"tick\"\n[dsk]\n\"x\" = 3\n"),
            [
                fault((2, 7), E::Action, "regster", Some("register")),
                fault((3, 1), E::Key, "spcae", Some("space")),
                fault((4, 2), E::Place, "dsk", Some("desk")),
            ]
        );
        assert_eq!(faults("[desk]\n\"x\" = 3"), [fault((2, 7), E::Action, "integer", None)]);
        let broken = &faults("[desk\n")[0];
        assert_eq!((broken.line, broken.column, broken.expected), (1, 6, E::Toml));
        assert_eq!(faults("inherits = \"vmi\""), [fault((1, 12), E::Keymap, "vmi", Some("vim"))]);
    }

    #[test]
    fn a_keymap_that_locks_somebody_in_is_refused_where_it_does() {
        let (desk, form) = (Expected::WayOut(Place::Desk, Action::Quit), Expected::WayOut(Place::Form, Action::Back));
        assert_eq!(faults("[global]\n\"z\" = \"help\"\n\"q\" = \"nothing\"\n"), [fault((3, 7), desk, "q", None)]);
        assert_eq!(faults("[form]\n\"esc\" = \"submit\"\n"), [fault((2, 9), form, "esc", None)]);
        assert_eq!(faults("[desk]\n\"q\" = \"note\"\n"), [fault((2, 7), desk, "q", None)], "shadowed, with no other");
        assert_eq!(faults("inherits = \"\"\n").len(), WAYS_OUT.len());
        for fine in
            ["[global]\n\"q\" = \"nothing\"\n\"ctrl-c\" = \"quit\"\n", "[desk]\n\"q\" = \"note\"\n\"Q\" = \"quit\"\n"]
        {
            assert!(Keymap::parse(fine).is_ok(), "{fine}");
        }
    }

    #[test]
    fn a_users_file_changes_only_what_it_names() {
        let map = Keymap::parse("[desk]\n\"b\" = \"register\"\n\"n\" = \"nothing\"\n").unwrap();
        let places = [Place::Desk, Place::List, Place::Global];
        assert_eq!(map.look_up(&places, &["b".parse().unwrap()]), Found::Run(Action::Register));
        assert_eq!(map.look_up(&places, &["n".parse().unwrap()]), Found::Unbound);
        assert_eq!(map.look_up(&places, &["q".parse().unwrap()]), Found::Run(Action::Quit));
    }

    proptest! {
        #[test]
        fn no_text_makes_reading_fail_badly(raw in "\\PC{0,80}|(\\[(desk|x)\\]\n)?(\"[a-g -]{0,6}\" = \"[a-z-]{0,8}\"\n){0,3}") {
            let _ = Keymap::parse(&raw);
        }
    }
}
