//! A record's signature: how it is written, and what it is over.
//!
//! Records that go to the disk together are signed together, so that signing costs one operation a write: their hashes are
//! the leaves of a tree, each two nodes are hashed into one, and the root is signed. Each record carries the signature and
//! its own path to the root, so it can be verified by itself; most are alone, and their path is empty.

use sha2::{Digest, Sha256};

use crate::domain::key::{from_hex, put_hex};

/// Leaves of one tree at most: longer paths cost more on the disk than signing again.
pub(super) const TREE_MOST: usize = 64;
/// Characters of a signature of a record by itself.
pub(super) const TEXT_LEAST: usize = 2 * SIGNATURE;
/// Characters of a signature with the longest path.
pub(super) const TEXT_MOST: usize = 2 * SIGNATURE + 6 * (2 + 2 * HASH);

const HASH: usize = 32;
const SIGNATURE: usize = 64;
/// What a device signs is never mistaken for anything else that its key may sign one day.
const PURPOSE: &[u8; 12] = b"vagt record\n";
/// The byte before two nodes that are hashed: no record begins so.
const NODE: u8 = 1;

/// A hash as bytes.
pub(super) type Hash = [u8; HASH];

/// A signature and the way from a record's hash to what is signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// Ed25519, over [`message`] of the root.
    pub(super) bytes: [u8; SIGNATURE],
    /// The nodes met on the way to the root.
    pub(super) path: Vec<Node>,
}

/// A node beside the way to the root.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Node {
    /// It stands on the left.
    Left(Hash),
    /// It stands on the right.
    Right(Hash),
}

impl Signature {
    /// The root, for the record with this hash.
    pub(super) fn root(&self, leaf: Hash) -> Hash {
        self.path.iter().fold(leaf, |hash, node| match node {
            Node::Left(other) => parent(other, &hash),
            Node::Right(other) => parent(&hash, other),
        })
    }

    /// As it stands in the record: the signature, then a word for each node of the path.
    pub fn text(&self) -> String {
        let mut text = String::with_capacity(2 * SIGNATURE + self.path.len() * (2 + 2 * HASH));
        put_hex(&mut text, &self.bytes);
        for node in &self.path {
            let (side, hash) = match node {
                Node::Left(hash) => (" l", hash),
                Node::Right(hash) => (" r", hash),
            };
            text.push_str(side);
            put_hex(&mut text, hash);
        }
        text
    }

    /// Reads it back; there is one way to write one.
    pub fn parse(text: &str) -> Option<Self> {
        let mut words = text.split(' ');
        let bytes = from_hex(words.next()?)?;
        let path = words.map(|word| {
            let (left, hash) = match (word.strip_prefix('l'), word.strip_prefix('r')) {
                (Some(hash), _) => (true, hash),
                (None, hash) => (false, hash?),
            };
            from_hex(hash).map(if left { Node::Left } else { Node::Right })
        });
        let path = path.collect::<Option<Vec<Node>>>()?;
        (path.len() <= HASH).then_some(Self { bytes, path })
    }
}

/// What is signed for a root.
pub(super) fn message(root: &Hash) -> [u8; PURPOSE.len() + HASH] {
    let mut message = [0; PURPOSE.len() + HASH];
    for (to, from) in message.iter_mut().zip(PURPOSE.iter().chain(root)) {
        *to = *from;
    }
    message
}

/// The root over `leaves`, and each leaf's path to it. An odd node goes up as it is.
pub(super) fn tree(leaves: &[Hash]) -> (Hash, Vec<Vec<Node>>) {
    let mut paths = vec![Vec::new(); leaves.len()];
    let mut level: Vec<(Hash, Vec<usize>)> =
        leaves.iter().enumerate().map(|(place, leaf)| (*leaf, vec![place])).collect();
    while level.len() > 1 {
        let mut above = Vec::with_capacity(level.len().div_ceil(2));
        let mut nodes = level.into_iter();
        while let Some((left, mut below)) = nodes.next() {
            let Some((right, others)) = nodes.next() else {
                above.push((left, below));
                break;
            };
            below
                .iter()
                .filter_map(|leaf| paths.get_mut(*leaf).map(|path| path.push(Node::Right(right))))
                .for_each(drop);
            others
                .iter()
                .filter_map(|leaf| paths.get_mut(*leaf).map(|path| path.push(Node::Left(left))))
                .for_each(drop);
            below.extend(others);
            above.push((parent(&left, &right), below));
        }
        level = above;
    }
    (level.into_iter().next().map_or([0; HASH], |(root, _)| root), paths)
}

fn parent(left: &Hash, right: &Hash) -> Hash {
    Sha256::new().chain_update([NODE]).chain_update(left).chain_update(right).finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_leaf_finds_the_root_and_its_path_reads_back(
            leaves in proptest::collection::vec(any::<Hash>(), 1..=TREE_MOST),
        ) {
            let (root, paths) = tree(&leaves);
            for (leaf, path) in leaves.iter().zip(paths) {
                let signature = Signature { bytes: [7; SIGNATURE], path };
                prop_assert_eq!(signature.root(*leaf), root);
                let text = signature.text();
                prop_assert!(text.len() <= TEXT_MOST, "{}", text.len());
                prop_assert_eq!(Signature::parse(&text), Some(signature));
            }
        }

        #[test]
        fn a_leaf_that_was_not_there_finds_another_root(
            leaves in proptest::collection::vec(any::<Hash>(), 1..=TREE_MOST), place in any::<prop::sample::Index>(), other in any::<Hash>(),
        ) {
            let (root, paths) = tree(&leaves);
            let place = place.index(leaves.len());
            prop_assume!(leaves[place] != other);
            let signature = Signature { bytes: [7; SIGNATURE], path: paths[place].clone() };
            prop_assert_ne!(signature.root(other), root);
        }

        #[test]
        fn no_text_makes_reading_a_signature_fail_badly(raw in "[0-9a-flr ]{0,300}") {
            if let Some(signature) = Signature::parse(&raw) {
                prop_assert_eq!(signature.text(), raw);
            }
        }
    }

    #[test]
    fn a_record_alone_is_signed_as_it_is() {
        let (root, paths) = tree(&[[9; HASH]]);
        assert_eq!((root, paths), ([9; HASH], vec![Vec::new()]));
        assert_eq!(message(&root).get(..12), Some(&b"vagt record\n"[..]));
    }
}
