//! Calls of the database on a thread of its own: a panic in one is a failure, and one that does not come back is given up, so
//! that nobody else waits for it.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use super::StoreFailure;

/// Name of threads whose panics are dealt with here.
pub const STORE_THREAD: &str = "vagt-store";
/// How long a write may take: a thousand records, or what waits in the database's own buffers.
pub(super) const WRITE: Duration = Duration::from_secs(5);
/// How long looking through it may take.
pub(super) const LOOK: Duration = Duration::from_secs(60);
/// How long opening it, and closing it, may take.
const OPEN: Duration = Duration::from_secs(60);
const CLOSE: Duration = Duration::from_secs(5);
/// What is said of a database that was given up.
const NO_ANSWER: &str = "the database does not answer";

type Call = Box<dyn FnOnce(&sled::Db) + Send>;

/// The database, behind the thread that calls it.
pub(super) struct Calls {
    line: Option<mpsc::SyncSender<Call>>,
    /// Closed when the thread has ended and the database is closed.
    ended: mpsc::Receiver<()>,
    /// A call did not come back: none is made any more.
    stuck: Cell<bool>,
}

impl Calls {
    /// Opens it.
    pub(super) fn open(config: sled::Config) -> Result<Self, StoreFailure> {
        let (line, wanted) = mpsc::sync_channel::<Call>(1);
        let (opened, opens) = mpsc::sync_channel(1);
        let (end, ended) = mpsc::sync_channel(1);
        let run = move || {
            let _end: mpsc::SyncSender<()> = end;
            match guarded(|| config.open()) {
                Ok(db) => {
                    // Where nobody waits for it any more, it is closed again.
                    if opened.send(Ok(())).is_ok() {
                        for call in wanted {
                            call(&db);
                        }
                    }
                }
                Err(failure) => {
                    let _ = opened.send(Err(failure));
                }
            }
        };
        let thread = std::thread::Builder::new().name(STORE_THREAD.to_owned());
        thread.spawn(run).map_err(|error| StoreFailure(error.to_string()))?;
        match opens.recv_timeout(OPEN) {
            Ok(Ok(())) => Ok(Self { line: Some(line), ended, stuck: Cell::new(false) }),
            Ok(Err(failure)) => {
                // The lock is let go of with the thread.
                let _ = ended.recv_timeout(CLOSE);
                Err(failure)
            }
            Err(_) => Err(StoreFailure(NO_ANSWER.to_owned())),
        }
    }

    /// Makes a call and waits for it, for so long at most.
    pub(super) fn ask<T: Send + 'static>(
        &self,
        patience: Duration,
        call: impl FnOnce(&sled::Db) -> sled::Result<T> + Send + 'static,
    ) -> Result<T, StoreFailure> {
        let no_answer = || StoreFailure(NO_ANSWER.to_owned());
        let Some(line) = self.line.as_ref().filter(|_| !self.stuck.get()) else { return Err(no_answer()) };
        let (answer, answers) = mpsc::sync_channel(1);
        let call: Call = Box::new(move |db| {
            // Where nobody waits for it any more, nobody is told.
            let _ = answer.send(guarded(|| call(db)));
        });
        line.send(call).map_err(|_ended| no_answer())?;
        match answers.recv_timeout(patience) {
            Ok(answer) => answer,
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                self.stuck.set(true);
                Err(no_answer())
            }
        }
    }
}

/// It is closed before anybody opens it again, unless it does not answer.
impl Drop for Calls {
    fn drop(&mut self) {
        self.line = None;
        if !self.stuck.get() {
            let _ = self.ended.recv_timeout(CLOSE);
        }
    }
}

/// Runs a call of sled's; a panic inside becomes a failure.
fn guarded<T>(call: impl FnOnce() -> sled::Result<T>) -> Result<T, StoreFailure> {
    match catch_unwind(AssertUnwindSafe(call)) {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(error)) => Err(StoreFailure(error.to_string())),
        Err(_panic) => Err(StoreFailure("the database panicked".to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn calls(dir: &std::path::Path) -> Calls {
        Calls::open(sled::Config::new().path(dir).flush_every_ms(None)).unwrap()
    }

    #[test]
    fn a_call_that_does_not_come_back_is_given_up_and_no_other_waits_for_it() {
        let dir = tempfile::tempdir().unwrap();
        let calls = calls(dir.path());
        let (hold, held) = mpsc::sync_channel::<()>(1);
        let hang = move |_: &sled::Db| {
            let _ = held.recv();
            Ok(())
        };
        assert_eq!(calls.ask(Duration::from_millis(20), hang), Err(StoreFailure(NO_ANSWER.to_owned())));
        // With a patience that the test could not have: nothing is asked any more.
        assert_eq!(calls.ask(Duration::MAX, |db| Ok(db.len())), Err(StoreFailure(NO_ANSWER.to_owned())));
        drop(calls);
        drop(hold);
    }

    #[test]
    fn a_panic_is_a_failure_and_the_next_call_is_answered() {
        let dir = tempfile::tempdir().unwrap();
        let calls = calls(dir.path());
        let panics = |_: &sled::Db| -> sled::Result<()> { panic!("as sled does on damage") };
        assert_eq!(calls.ask(WRITE, panics), Err(StoreFailure("the database panicked".to_owned())));
        assert_eq!(calls.ask(LOOK, |db| Ok(db.is_empty())), Ok(true));
    }

    #[test]
    fn it_is_closed_when_it_is_dropped() {
        let dir = tempfile::tempdir().unwrap();
        for _again in 0..3 {
            let calls = calls(dir.path());
            calls.ask(WRITE, |db| db.insert("a", "b").map(drop)).unwrap();
        }
    }
}
