//! The real binary in a real pseudo-terminal, read as a person would: by what is on the screen.

use std::io::{Read as _, Write as _};
use std::num::NonZero;
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// Longer than anything takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

const SIZE: PtySize = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };

/// How a program does not hear that its terminal goes away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Deaf {
    /// The terminal is not its own.
    Elsewhere,
    /// It was started with the signal ignored.
    Ignoring,
}

/// A terminal with vagt in it.
pub(crate) struct Terminal {
    master: Box<dyn MasterPty + Send>,
    writer: Box<dyn std::io::Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    output: Receiver<Vec<u8>>,
    screen: vt100::Parser,
    /// Everything that was written to the terminal.
    pub(crate) raw: Vec<u8>,
}

impl Terminal {
    /// Starts vagt with `arguments` at `columns` x `rows`.
    pub(crate) fn start(home: &Path, columns: u16, rows: u16, arguments: &[&str]) -> Self {
        Self::of_kind("xterm-256color", home, columns, rows, arguments)
    }

    /// The same in a terminal that `TERM` calls `kind`.
    pub(crate) fn of_kind(kind: &str, home: &Path, columns: u16, rows: u16, arguments: &[&str]) -> Self {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_vagt"));
        command.args(arguments);
        Self::of(kind, home, size, command)
    }

    /// Starts vagt in a terminal that tells it nothing when it goes away: another session's, or with the signal ignored.
    pub(crate) fn start_deaf(home: &Path, deaf: Deaf, arguments: &[&str]) -> Self {
        let ignoring = if deaf == Deaf::Ignoring { "trap '' HUP; " } else { "" };
        let mut command = Self::shell(&format!("{ignoring}exec \"$@\""), arguments);
        command.set_controlling_tty(deaf == Deaf::Ignoring);
        Self::of("xterm-256color", home, SIZE, command)
    }

    /// Starts vagt by a line of the shell, which finds it and its arguments in `$@`.
    pub(crate) fn start_by(home: &Path, line: &str, arguments: &[&str]) -> Self {
        Self::of("xterm-256color", home, SIZE, Self::shell(line, arguments))
    }

    fn shell(line: &str, arguments: &[&str]) -> CommandBuilder {
        let mut command = CommandBuilder::new("sh");
        command.args(["-c", line, "sh", env!("CARGO_BIN_EXE_vagt")]);
        command.args(arguments);
        command
    }

    fn of(kind: &str, home: &Path, size: PtySize, mut command: CommandBuilder) -> Self {
        let pair = native_pty_system().openpty(size).unwrap();
        command.env_clear();
        let home = home.to_str().unwrap();
        for (name, value) in [("HOME", home), ("USER", "mja"), ("TERM", kind), ("PATH", "/usr/bin:/bin")] {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (send, output) = sync_channel(1024);
        std::thread::spawn(move || {
            let mut buffer = [0; 8192];
            while let Ok(count) = reader.read(&mut buffer) {
                if count == 0 || send.send(buffer[..count].to_vec()).is_err() {
                    break;
                }
            }
        });
        let writer = pair.master.take_writer().unwrap();
        let screen = vt100::Parser::new(cells(size.rows), cells(size.cols), 0);
        Self { master: pair.master, writer, child, output, screen, raw: Vec::new() }
    }

    /// Sends keys as the terminal would.
    pub(crate) fn types(&mut self, keys: &str) -> &mut Self {
        self.writer.write_all(keys.as_bytes()).unwrap();
        self.writer.flush().unwrap();
        self
    }

    /// What is on the screen.
    pub(crate) fn screen(&self) -> String {
        self.screen.screen().contents()
    }

    /// Waits until `words` are on the screen.
    pub(crate) fn shows(&mut self, words: &str) -> &mut Self {
        self.until(words, |screen| screen.contains(words))
    }

    /// Waits until `words` are gone from the screen.
    pub(crate) fn hides(&mut self, words: &str) -> &mut Self {
        self.until(words, |screen| !screen.contains(words))
    }

    /// Waits until the screen is such.
    pub(crate) fn comes_to(&mut self, holds: impl Fn(&str) -> bool) -> &mut Self {
        self.until("what was expected", holds)
    }

    fn until(&mut self, what: &str, holds: impl Fn(&str) -> bool) -> &mut Self {
        let deadline = now() + PATIENCE;
        while !holds(&self.screen()) {
            let left = deadline.saturating_duration_since(now());
            match self.output.recv_timeout(left) {
                Ok(bytes) => self.take(&bytes),
                Err(RecvTimeoutError::Timeout) => panic!("waited in vain for «{what}»:\n{}", self.screen()),
                Err(RecvTimeoutError::Disconnected) => {
                    assert!(holds(&self.screen()), "ended before «{what}»:\n{}", self.screen());
                }
            }
        }
        self
    }

    fn take(&mut self, bytes: &[u8]) {
        self.screen.process(bytes);
        self.raw.extend_from_slice(bytes);
    }

    /// A new size.
    pub(crate) fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.master.resize(PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }).unwrap();
        self.screen.screen_mut().set_size(cells(rows), cells(columns));
        self
    }

    /// The process, for signals.
    pub(crate) fn id(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    /// Kills it as the power would.
    pub(crate) fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Closes the terminal; waits until vagt has ended of it. Its exit code.
    pub(crate) fn hangs_up(self, within: Duration) -> u32 {
        let Self { master, writer, mut child, output, .. } = self;
        // What reads the output ends with the next it reads: the last keys make the screen change.
        drop(output);
        drop(writer);
        drop(master);
        let deadline = now() + within;
        loop {
            if let Some(status) = child.try_wait().unwrap() {
                return status.exit_code();
            }
            if now() >= deadline {
                child.kill().unwrap();
                panic!("it did not end");
            }
            std::thread::park_timeout(Duration::from_millis(10));
        }
    }

    /// Waits until it has ended; its exit code and everything it wrote.
    pub(crate) fn ends(self) -> (u32, Vec<u8>) {
        self.ends_within(PATIENCE)
    }

    /// Waits until it has ended, for so long.
    pub(crate) fn ends_within(mut self, patience: Duration) -> (u32, Vec<u8>) {
        let deadline = now() + patience;
        while let Ok(bytes) = self.output.recv_timeout(deadline.saturating_duration_since(now())) {
            self.take(&bytes);
        }
        if self.child.try_wait().unwrap().is_none() && now() >= deadline {
            self.child.kill().unwrap();
            panic!("it did not end:\n{}", self.screen());
        }
        let status = self.child.wait().unwrap();
        (status.exit_code(), self.raw)
    }
}

fn cells(count: u16) -> NonZero<u16> {
    NonZero::new(count).unwrap()
}

#[expect(clippy::disallowed_methods, reason = "a deadline for what another process does")]
pub(crate) fn now() -> Instant {
    Instant::now()
}
