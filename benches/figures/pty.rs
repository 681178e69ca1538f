//! A program in a pseudo-terminal, watched as a terminal would: what it writes, and when.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use crate::{Taken, time};

const ROWS: NonZeroU16 = NonZeroU16::new(40).unwrap();
const COLUMNS: NonZeroU16 = NonZeroU16::new(120).unwrap();
/// Longer than this nobody waits for a first frame.
const PATIENCE: Duration = Duration::from_secs(20);
/// Reads that may wait to be looked at.
const WAITING: usize = 8192;
/// Questions that programs ask a terminal, and what a plain one answers.
const ANSWERS: [(&[u8], &[u8]); 3] =
    [(b"\x1b[6n", b"\x1b[1;1R"), (b"\x1b[c", b"\x1b[?62;22c"), (b"\x1b[0c", b"\x1b[?62;22c")];

/// Bytes as they were read, and when.
#[derive(Debug)]
struct Piece {
    at: Instant,
    bytes: Vec<u8>,
}

/// Output without a pause in it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Burst {
    /// When its first bytes came.
    pub(crate) first: Instant,
    /// When its last bytes came.
    pub(crate) last: Instant,
    /// How many bytes.
    pub(crate) bytes: usize,
}

/// A running program and its terminal.
pub(crate) struct Run {
    child: Box<dyn Child + Send + Sync>,
    keyboard: Box<dyn Write + Send>,
    output: Receiver<Piece>,
    screen: vt100::Parser,
    /// When it was started.
    pub(crate) begun: Instant,
    /// When the newest bytes came.
    newest: Instant,
    _terminal: Box<dyn MasterPty + Send>,
}

impl Run {
    /// Starts a program at 120x40.
    pub(crate) fn start(command: CommandBuilder) -> Taken<Self> {
        let size = PtySize { rows: ROWS.get(), cols: COLUMNS.get(), ..PtySize::default() };
        let pair = native_pty_system().openpty(size)?;
        let reader = pair.master.try_clone_reader()?;
        let keyboard = pair.master.take_writer()?;
        let (pieces, output) = sync_channel(WAITING);
        std::thread::Builder::new().name("figures-reader".to_owned()).spawn(move || read(reader, &pieces))?;
        let begun = time::now();
        let child = pair.slave.spawn_command(command)?;
        let screen = vt100::Parser::new(ROWS, COLUMNS, 0);
        Ok(Self { child, keyboard, output, screen, begun, newest: begun, _terminal: pair.master })
    }

    /// The id of the process.
    pub(crate) fn process(&self) -> Option<u32> {
        self.child.process_id()
    }

    /// Waits until `word` is on the screen, and says how long after the start that was; `None` if it never came.
    pub(crate) fn shows(&mut self, word: &str) -> Option<Duration> {
        if self.screen.screen().contents().contains(word) {
            return Some(self.newest - self.begun);
        }
        while let Ok(piece) = self.output.recv_timeout(PATIENCE.checked_sub(self.begun.elapsed())?) {
            self.take(&piece);
            if self.screen.screen().contents().contains(word) {
                return Some(piece.at - self.begun);
            }
        }
        None
    }

    /// Reads until nothing comes for `quiet`; `None` when nothing came within `patience`.
    pub(crate) fn burst(&mut self, patience: Duration, quiet: Duration) -> Option<Burst> {
        let piece = self.output.recv_timeout(patience).ok()?;
        let mut burst = Burst { first: piece.at, last: piece.at, bytes: piece.bytes.len() };
        let mut pieces = vec![piece];
        while let Ok(piece) = self.output.recv_timeout(quiet) {
            burst.last = piece.at;
            burst.bytes += piece.bytes.len();
            pieces.push(piece);
        }
        // Looking at the screen must not take time away from the program while it draws.
        for piece in &pieces {
            self.take(piece);
        }
        Some(burst)
    }

    /// Presses a key; when it was pressed.
    pub(crate) fn press(&mut self, key: &[u8]) -> Taken<Instant> {
        let pressed = time::now();
        self.keyboard.write_all(key)?;
        self.keyboard.flush()?;
        Ok(pressed)
    }

    /// Takes what has come by now; how many bytes.
    pub(crate) fn drain(&mut self) -> usize {
        let mut bytes = 0;
        while let Ok(piece) = self.output.try_recv() {
            bytes += piece.bytes.len();
            self.take(&piece);
        }
        bytes
    }

    fn take(&mut self, piece: &Piece) {
        self.screen.process(&piece.bytes);
        self.newest = piece.at;
        for (question, answer) in ANSWERS {
            if piece.bytes.windows(question.len()).any(|part| part == question) {
                // A program that is gone needs no answer.
                let _ = self.keyboard.write_all(answer);
            }
        }
    }

    /// Ends the program as a user would, or by force if it stays.
    pub(crate) fn stop(mut self) {
        let _ = self.press(b"q");
        let begun = time::now();
        while begun.elapsed() < Duration::from_secs(2) && matches!(self.child.try_wait(), Ok(None)) {
            self.drain();
            std::thread::park_timeout(Duration::from_millis(2));
        }
        // Both only fail for a program that has ended.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn read(mut reader: Box<dyn Read + Send>, pieces: &SyncSender<Piece>) {
    let mut buffer = vec![0; 64 * 1024];
    while let Ok(length) = reader.read(&mut buffer) {
        let piece = Piece { at: time::now(), bytes: buffer.iter().take(length).copied().collect() };
        if length == 0 || pieces.send(piece).is_err() {
            break;
        }
    }
}
