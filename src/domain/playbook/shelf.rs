//! Playbooks as they are written where space and time count: a block that several of them include is there once.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Bilingual, Condition, Part, Playbook, PlaybookPin};
use crate::domain::clean::CleanText;
use crate::domain::incident::IncidentKind;

/// Playbooks whose blocks are each kept once.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shelf {
    parts: Vec<Arc<Part>>,
    books: Vec<Book>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Book {
    pin: PlaybookPin,
    title: Bilingual,
    policy: CleanText,
    kinds: Vec<IncidentKind>,
    /// Places among the parts, and when the part applies in this playbook.
    parts: Vec<(usize, Option<Condition>)>,
}

impl Shelf {
    /// Takes in `playbooks`.
    pub(in crate::domain) fn of(playbooks: &[(PlaybookPin, Playbook)]) -> Self {
        let mut shelf = Self::default();
        for (pin, Playbook { id: _, title, policy, kinds, parts }) in playbooks {
            let parts = parts.iter().map(|part| (shelf.place(part), part.when.clone())).collect();
            let (title, policy, kinds) = (title.clone(), policy.clone(), kinds.clone());
            shelf.books.push(Book { pin: pin.clone(), title, policy, kinds, parts });
        }
        shelf
    }

    fn place(&mut self, part: &Arc<Part>) -> usize {
        let same =
            |have: &Arc<Part>| (&have.block, &have.title, &have.steps) == (&part.block, &part.title, &part.steps);
        self.parts.iter().position(same).unwrap_or_else(|| {
            self.parts.push(Arc::clone(part));
            self.parts.len() - 1
        })
    }

    /// The playbooks again; of one that names a block that is not there, what is there.
    pub(in crate::domain) fn take(self) -> Vec<(PlaybookPin, Playbook)> {
        let parts = self.parts;
        let opened = |Book { pin, title, policy, kinds, parts: places }: Book| {
            let part = |(place, when): (usize, Option<Condition>)| {
                let have = parts.get(place)?;
                let same = have.when == when;
                Some(if same { Arc::clone(have) } else { Arc::new(Part { when, ..Part::clone(have) }) })
            };
            let parts = places.into_iter().filter_map(part).collect();
            let id = pin.id.clone();
            (pin, Playbook { id, title, policy, kinds, parts })
        };
        self.books.into_iter().map(opened).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(block: &str) -> Part {
        Part { block: block.to_owned(), title: Bilingual::default(), when: None, steps: Vec::new() }
    }

    fn playbook(id: &str, parts: &[&str]) -> (PlaybookPin, Playbook) {
        let parts = parts.iter().map(|block| Arc::new(part(block))).collect();
        let pin = PlaybookPin { id: id.to_owned(), digest: format!("digest of {id}") };
        (pin, Playbook { id: id.to_owned(), parts, ..Playbook::empty() })
    }

    #[test]
    fn a_block_of_two_playbooks_is_kept_once_and_both_have_it() {
        let mut playbooks =
            [playbook("availability", &["receive", "inform"]), playbook("security", &["receive", "isg"])];
        // The same block, but under a condition.
        Arc::make_mut(&mut playbooks[1].1.parts[0]).when = Some("kind is security".parse().unwrap());
        let shelf = Shelf::of(&playbooks);
        assert_eq!(shelf.parts.len(), 3);
        let written = serde_json::to_string(&shelf).unwrap();
        let read: Shelf = serde_json::from_str(&written).unwrap();
        assert_eq!(read.take(), playbooks);
    }

    #[test]
    fn a_block_that_is_not_there_is_left_out() {
        let mut shelf = Shelf::of(&[playbook("availability", &["receive", "inform"])]);
        shelf.parts.pop();
        assert_eq!(shelf.take(), [playbook("availability", &["receive"])]);
    }
}
