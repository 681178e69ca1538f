//! The imports of one file, in the order of the log whatever order they arrived in: which item is in force, and what was in
//! force before an entry. What an item says beside that is kept by the register, of the newest only.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::entry::Stamp;

/// One import, or a part of a long one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Part {
    stamp: Stamp,
    /// Whether it begins the file, and so replaces what was there.
    first: bool,
    /// Its place among the contents: a file that is read again with the same people adds none.
    holds: usize,
}

/// Every import of a file.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(
    serialize = "K: Ord + Serialize, V: Serialize",
    deserialize = "K: Ord + Deserialize<'de>, V: Deserialize<'de>"
))]
pub(super) struct Imports<K, V> {
    parts: Vec<Part>,
    contents: Vec<BTreeMap<K, V>>,
}

impl<K, V> Default for Imports<K, V> {
    fn default() -> Self {
        Self { parts: Vec::new(), contents: Vec::new() }
    }
}

/// The same imports with the same contents: in which order the contents came to be kept says nothing.
impl<K: PartialEq, V: PartialEq> PartialEq for Imports<K, V> {
    fn eq(&self, other: &Self) -> bool {
        let told = |all: &'_ Self| all.parts.iter().map(|part| (part.stamp.clone(), part.first)).collect::<Vec<_>>();
        let same = |(mine, theirs): (&Part, &Part)| self.contents.get(mine.holds) == other.contents.get(theirs.holds);
        told(self) == told(other) && self.parts.iter().zip(&other.parts).all(same)
    }
}

impl<K: Ord, V: PartialEq> Imports<K, V> {
    /// Whether there is none: nothing was imported, or by an older version that did not keep them.
    pub(super) fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// Takes an import in at its place; `false`: it is there already.
    pub(super) fn take(&mut self, stamp: &Stamp, first: bool, content: BTreeMap<K, V>) -> bool {
        let Err(place) = self.parts.binary_search_by(|part| part.stamp.cmp(stamp)) else { return false };
        let holds = self.contents.iter().position(|have| *have == content).unwrap_or_else(|| {
            self.contents.push(content);
            self.contents.len() - 1
        });
        self.parts.insert(place, Part { stamp: stamp.clone(), first, holds });
        true
    }

    /// The item of this key in force before `before`, or now, with the import that said it.
    pub(super) fn in_force(&self, key: &K, before: Option<&Stamp>) -> Option<(&Stamp, &V)> {
        let earlier = self.parts.iter().rev().skip_while(|part| before.is_some_and(|before| part.stamp >= *before));
        for part in earlier {
            if let Some(value) = self.contents.get(part.holds).and_then(|content| content.get(key)) {
                return Some((&part.stamp, value));
            }
            if part.first {
                return None;
            }
        }
        None
    }
}
