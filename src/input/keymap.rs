//! The keymap: in each place, sequences of keys as a trie. A sequence runs an action, waits for more, or is unbound.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::action::Action;
use super::key::Key;

/// A place that has keys of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// Everywhere but in forms.
    Global,
    /// Wherever there are rows to move among.
    List,
    /// The desk.
    Desk,
    /// An incident's own screen.
    Incident,
    /// The joint decision of an incident.
    Decision,
    /// The messages of an incident.
    Messages,
    /// The register.
    Register,
    /// The documents of an incident.
    Documents,
    /// The follow-up of all incidents.
    FollowUp,
    /// The meetings of the group.
    Meetings,
    /// A form.
    Form,
    /// The line that filters as you type.
    Filter,
}

impl Place {
    /// Every place.
    pub const ALL: [Self; 12] = [
        Self::Global,
        Self::List,
        Self::Desk,
        Self::Incident,
        Self::Decision,
        Self::Messages,
        Self::Register,
        Self::Documents,
        Self::FollowUp,
        Self::Meetings,
        Self::Form,
        Self::Filter,
    ];

    /// The name in keymap files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Global => "global",
            Self::List => "list",
            Self::Desk => "desk",
            Self::Incident => "incident",
            Self::Decision => "decision",
            Self::Messages => "messages",
            Self::Register => "register",
            Self::Documents => "documents",
            Self::FollowUp => "follow-up",
            Self::Meetings => "meetings",
            Self::Form => "form",
            Self::Filter => "filter",
        }
    }
}

/// What a sequence of keys does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// It is whole and asks for this.
    Run(Action),
    /// It is the beginning of these.
    Wait(Vec<Hint>),
    /// Nothing begins with it.
    Unbound,
}

/// A key sequence and what it asks for, for help, hints and the footer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// The keys, in the order to press them.
    pub keys: Vec<Key>,
    /// What they ask for.
    pub action: Action,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Node {
    Leaf(Action),
    Branch(Branch),
}

/// Children in the order in which the file bound them: the first key of an action is the one that is shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Branch {
    nodes: Vec<(Key, Node)>,
}

/// Which keys ask for what, where. Cheap to clone, and to compare with its clones.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Keymap {
    places: Arc<BTreeMap<Place, Branch>>,
}

impl Keymap {
    /// Binds a sequence; what was bound to it, to a beginning of it or to a continuation of it, is no longer.
    pub(super) fn bind(&mut self, place: Place, keys: &[Key], action: Option<Action>) {
        Arc::make_mut(&mut self.places).entry(place).or_default().bind(keys, action);
    }

    /// What `keys` do in these places; the first place that knows them wins.
    pub fn look_up(&self, places: &[Place], keys: &[Key]) -> Found {
        let mut waiting: Vec<Hint> = Vec::new();
        for branch in places.iter().filter_map(|place| self.places.get(place)) {
            match branch.find(keys) {
                Some(Node::Leaf(action)) if waiting.is_empty() => return Found::Run(*action),
                Some(Node::Branch(inner)) => inner.collect(keys, &mut waiting),
                Some(Node::Leaf(_)) | None => {}
            }
        }
        if waiting.is_empty() { Found::Unbound } else { Found::Wait(waiting) }
    }

    /// Every binding that is in force in these places, in the order of the file.
    pub fn hints(&self, places: &[Place]) -> Vec<Hint> {
        let mut all = Vec::new();
        for branch in places.iter().filter_map(|place| self.places.get(place)) {
            branch.collect(&[], &mut all);
        }
        let mut seen = std::collections::HashSet::new();
        all.retain(|hint| seen.insert(hint.keys.clone()));
        all.retain(|hint| self.look_up(places, &hint.keys) == Found::Run(hint.action));
        all
    }

    /// The same by action: each once, with every way to ask for it, the first that the file binds first.
    pub fn ways(&self, places: &[Place]) -> Vec<(Action, Vec<Vec<Key>>)> {
        let mut ways: Vec<(Action, Vec<Vec<Key>>)> = Vec::new();
        for hint in self.hints(places) {
            match ways.iter_mut().find(|(action, _)| *action == hint.action) {
                Some((_, keys)) => keys.push(hint.keys),
                None => ways.push((hint.action, vec![hint.keys])),
            }
        }
        ways
    }

    /// The keys to show for `action` in these places: the first that the file binds.
    pub fn keys_for(&self, places: &[Place], action: Action) -> Option<Vec<Key>> {
        // Asked for every hint of every frame: only what binds this action is looked at.
        let mut found = Vec::new();
        for branch in places.iter().filter_map(|place| self.places.get(place)) {
            branch.collect_for(action, &mut Vec::new(), &mut found);
        }
        found.into_iter().find(|keys| self.look_up(places, keys) == Found::Run(action))
    }
}

impl Branch {
    fn bind(&mut self, keys: &[Key], action: Option<Action>) {
        let Some((first, rest)) = keys.split_first() else { return };
        let at = self.nodes.iter().position(|(key, _)| key == first);
        let node = match (at, rest.is_empty(), action) {
            (_, true, None) => return self.nodes.retain(|(key, _)| key != first),
            (Some(at), ..) => self.nodes.get_mut(at),
            (None, ..) => {
                self.nodes.push((*first, Node::Branch(Self::default())));
                self.nodes.last_mut()
            }
        };
        let Some((_, node)) = node else { return };
        if let (true, Some(action)) = (rest.is_empty(), action) {
            *node = Node::Leaf(action);
            return;
        }
        if let Node::Leaf(_) = node {
            *node = Node::Branch(Self::default());
        }
        if let Node::Branch(inner) = node {
            inner.bind(rest, action);
        }
    }

    fn find(&self, keys: &[Key]) -> Option<&Node> {
        let (first, rest) = keys.split_first()?;
        let (_, node) = self.nodes.iter().find(|(key, _)| key == first)?;
        match node {
            _ if rest.is_empty() => Some(node),
            Node::Branch(inner) => inner.find(rest),
            Node::Leaf(_) => None,
        }
    }

    fn collect_for(&self, action: Action, before: &mut Vec<Key>, into: &mut Vec<Vec<Key>>) {
        for (key, node) in &self.nodes {
            before.push(*key);
            match node {
                Node::Leaf(have) if *have == action => into.push(before.clone()),
                Node::Branch(inner) => inner.collect_for(action, before, into),
                Node::Leaf(_) => {}
            }
            before.pop();
        }
    }

    fn collect(&self, before: &[Key], into: &mut Vec<Hint>) {
        for (key, node) in &self.nodes {
            let mut keys = before.to_vec();
            keys.push(*key);
            match node {
                Node::Leaf(action) => into.push(Hint { keys, action: *action }),
                Node::Branch(inner) => inner.collect(&keys, into),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(raw: &str) -> Vec<Key> {
        raw.split(' ').map(|key| key.parse().unwrap()).collect()
    }

    fn map() -> Keymap {
        let mut map = Keymap::default();
        map.bind(Place::List, &keys("g g"), Some(Action::First));
        map.bind(Place::List, &keys("G"), Some(Action::Last));
        map.bind(Place::Global, &keys("q"), Some(Action::Quit));
        map.bind(Place::Desk, &keys("q"), Some(Action::Close));
        map
    }

    #[test]
    fn a_sequence_waits_until_it_is_whole() {
        let map = map();
        let places = [Place::Desk, Place::List, Place::Global];
        assert_eq!(
            map.look_up(&places, &keys("g")),
            Found::Wait(vec![Hint { keys: keys("g g"), action: Action::First }])
        );
        assert_eq!(map.look_up(&places, &keys("g g")), Found::Run(Action::First));
        assert_eq!(map.look_up(&places, &keys("g x")), Found::Unbound);
        assert_eq!(map.look_up(&places, &keys("z")), Found::Unbound);
    }

    #[test]
    fn the_nearer_place_wins_and_help_says_the_same() {
        let map = map();
        assert_eq!(map.look_up(&[Place::Desk, Place::Global], &keys("q")), Found::Run(Action::Close));
        assert_eq!(map.look_up(&[Place::Incident, Place::Global], &keys("q")), Found::Run(Action::Quit));
        let shown = map.hints(&[Place::Desk, Place::List, Place::Global]);
        assert!(shown.iter().all(|hint| hint.action != Action::Quit));
        assert_eq!(map.keys_for(&[Place::Desk, Place::Global], Action::Quit), None);
    }

    #[test]
    fn the_keys_of_an_action_are_the_first_that_help_shows() {
        let map = Keymap::built_in();
        for places in [&[Place::Desk, Place::List, Place::Global][..], &[Place::Incident, Place::List, Place::Global]] {
            let hints = map.hints(places);
            for action in Action::ALL {
                let shown = hints.iter().find(|hint| hint.action == *action).map(|hint| hint.keys.clone());
                assert_eq!(map.keys_for(places, *action), shown, "{action}");
            }
        }
    }

    #[test]
    fn a_longer_sequence_replaces_the_short_one_and_an_unbound_key_is_gone() {
        let mut map = map();
        map.bind(Place::List, &keys("G x"), Some(Action::Last));
        assert!(matches!(map.look_up(&[Place::List], &keys("G")), Found::Wait(_)));
        map.bind(Place::List, &keys("g"), None);
        assert_eq!(map.look_up(&[Place::List], &keys("g")), Found::Unbound);
    }
}
