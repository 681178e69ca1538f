//! The real binary, run as a command.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// A place with data and configuration of its own, and the binary to run in it.
pub(crate) struct Vagt {
    dir: tempfile::TempDir,
}

/// What a command answered.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Vagt {
    pub(crate) fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        std::fs::create_dir(dir.path().join("config")).unwrap();
        Self { dir }
    }

    pub(crate) fn data(&self) -> PathBuf {
        self.dir.path().join("data")
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// Writes a file of the configuration.
    pub(crate) fn configure(&self, name: &str, text: &str) -> &Self {
        let path = self.dir.path().join("config").join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
        self
    }

    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_vagt"));
        bare(&mut command, self.dir.path());
        command
            .arg("--data")
            .arg(self.data())
            .arg("--config")
            .arg(self.dir.path().join("config/config.toml"))
            .args(["--lang", "en"])
            .args(arguments)
            .stdin(Stdio::null());
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Answer {
        Answer::of(&self.command(arguments).output().unwrap())
    }

    /// Runs a command that must do, and reads its JSON.
    pub(crate) fn json(&self, arguments: &[&str]) -> Value {
        let answer = self.run(&[arguments, &["--json"]].concat());
        assert_eq!(answer.code, 0, "{arguments:?}: {answer:?}");
        serde_json::from_str(&answer.out).unwrap()
    }

    /// Runs a command that must fail with this code, and gives its `error:` and `hint:` lines.
    pub(crate) fn fails(&self, code: i32, arguments: &[&str]) -> String {
        let answer = self.run(arguments);
        assert_eq!(answer.code, code, "{arguments:?}: {answer:?}");
        assert!(answer.err.lines().any(|line| line.starts_with("error: ")), "{arguments:?}: {answer:?}");
        answer.err
    }

    /// How many records are kept.
    pub(crate) fn records(&self) -> u64 {
        if !self.data().exists() {
            return 0;
        }
        self.json(&["log", "verify"])["records"].as_u64().unwrap()
    }
}

impl Answer {
    pub(crate) fn of(output: &Output) -> Self {
        Self {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout.clone()).unwrap(),
            err: String::from_utf8(output.stderr.clone()).unwrap(),
        }
    }
}

/// Nothing of the developer's own environment reaches the program.
pub(crate) fn bare(command: &mut Command, home: &Path) {
    command.env_clear().env("HOME", home).env("USER", "mja").env("PATH", "/usr/bin:/bin").env("TERM", "xterm-256color");
}
