//! Checking signatures, many at once and beside the reading: one alone costs as much as reading eight records.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{Scope, ScopedJoinHandle};

use ed25519_dalek::{Signature, VerifyingKey, verify_batch};

use crate::evidence::signature::{Hash, message};

/// Signatures checked in one go.
const BATCH: usize = 2048;
/// Batches that may wait for one thread.
const WAITING: usize = 2;
/// Threads at most.
const THREADS_MOST: usize = 4;

/// One signature, and the records of one chain that carry it.
#[derive(Debug)]
struct Signed {
    chain: usize,
    first: u64,
    last: u64,
    key: VerifyingKey,
    root: Hash,
    bytes: [u8; 64],
}

/// Records whose signature is not good: the chain, and from where to where in it.
pub(super) type Bad = (usize, u64, u64);

/// A thread that checks, and the way to it.
type Thread<'scope> = (SyncSender<Vec<Signed>>, ScopedJoinHandle<'scope, Vec<Bad>>);

/// Takes signatures and checks them on threads of its own.
pub(super) struct Checker<'scope> {
    batch: Vec<Signed>,
    threads: Vec<Thread<'scope>>,
    turn: usize,
    bad: Vec<Bad>,
}

impl<'scope> Checker<'scope> {
    /// Starts its threads; where none can be had it checks by itself.
    pub(super) fn start(scope: &'scope Scope<'scope, '_>) -> Self {
        let count = std::thread::available_parallelism().map_or(1, usize::from).min(THREADS_MOST);
        let threads = (0..count).filter_map(|_| {
            let (sender, batches) = sync_channel(WAITING);
            let thread = std::thread::Builder::new().name("vagt-verify".to_owned());
            thread.spawn_scoped(scope, move || check_all(&batches)).ok().map(|handle| (sender, handle))
        });
        Self { batch: Vec::new(), threads: threads.collect(), turn: 0, bad: Vec::new() }
    }

    /// Takes the signature of the record at `seq` in a chain; records that were signed together come one after the other.
    pub(super) fn take(&mut self, chain: usize, seq: u64, key: VerifyingKey, root: Hash, bytes: [u8; 64]) {
        if let Some(before) = self.batch.last_mut()
            && (before.chain, before.key, before.root, before.bytes) == (chain, key, root, bytes)
        {
            before.last = seq;
            return;
        }
        if self.batch.len() >= BATCH {
            self.hand_over();
        }
        self.batch.push(Signed { chain, first: seq, last: seq, key, root, bytes });
    }

    fn hand_over(&mut self) {
        let batch = std::mem::take(&mut self.batch);
        self.turn += 1;
        let turn = self.turn.checked_rem(self.threads.len()).unwrap_or(0);
        let left = match self.threads.get(turn) {
            Some((sender, _)) => sender.send(batch).err().map(|refused| refused.0),
            None => Some(batch),
        };
        if let Some(batch) = left {
            self.bad.extend(check(&batch));
        }
    }

    /// What was not good, when all is checked.
    pub(super) fn end(mut self) -> Vec<Bad> {
        self.hand_over();
        let mut bad = self.bad;
        for (sender, thread) in self.threads {
            drop(sender);
            bad.extend(thread.join().unwrap_or_default());
        }
        bad.sort_unstable();
        bad
    }
}

fn check_all(batches: &Receiver<Vec<Signed>>) -> Vec<Bad> {
    batches.iter().flat_map(|batch| check(&batch)).collect()
}

/// A batch is good or not as a whole; only where it is not is each looked at.
fn check(batch: &[Signed]) -> Vec<Bad> {
    let messages: Vec<_> = batch.iter().map(|signed| message(&signed.root)).collect();
    let messages: Vec<&[u8]> = messages.iter().map(|message| &message[..]).collect();
    let signatures: Vec<Signature> = batch.iter().map(|signed| Signature::from_bytes(&signed.bytes)).collect();
    let keys: Vec<VerifyingKey> = batch.iter().map(|signed| signed.key).collect();
    if verify_batch(&messages, &signatures, &keys).is_ok() {
        return Vec::new();
    }
    let each = batch.iter().zip(messages).zip(&signatures);
    let bad = each.filter(|((signed, message), signature)| signed.key.verify_strict(message, signature).is_err());
    bad.map(|((signed, _), _)| (signed.chain, signed.first, signed.last)).collect()
}
