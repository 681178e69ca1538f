//! The programs that are watched in a terminal: the bare one, the desk on an empty store, the desk on a large one.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use portable_pty::CommandBuilder;

use crate::pty::Run;
use crate::{PLACE, Taken, bare, store};

/// A program, and how to see that it is there.
#[derive(Debug)]
pub(crate) struct Program {
    /// What it is called in the tables.
    pub(crate) name: String,
    argv: Vec<OsString>,
    /// A word that is on its screen from the first frame on.
    pub(crate) word: &'static str,
    /// What each of its rows has in it, if there are any: the letter of an incident's number.
    pub(crate) row: Option<&'static str>,
    home: PathBuf,
}

impl Program {
    fn new(name: &str, argv: Vec<OsString>, word: &'static str, home: &Path) -> Self {
        Self { name: name.to_owned(), argv, word, row: Some("-A"), home: home.to_owned() }
    }

    /// Starts it in a terminal of its own. Nothing of the user's environment reaches it.
    pub(crate) fn start(&self) -> Taken<Run> {
        let mut command = CommandBuilder::from_argv(self.argv.clone());
        command.env_clear();
        command.cwd(&self.home);
        command.env("HOME", &self.home);
        command.env("USER", "mja");
        command.env("PATH", "/usr/bin:/bin");
        command.env("TERM", "xterm-256color");
        command.env("COLORTERM", "truecolor");
        Run::start(command)
    }
}

/// All of them, the bare one first.
pub(crate) fn all() -> Taken<Vec<Program>> {
    let home = Path::new(PLACE).join("home");
    let config = home.join("config");
    std::fs::create_dir_all(&config)?;
    std::fs::write(config.join("config.toml"), "me = \"mja\"\nlanguage = \"da\"\n")?;
    let empty = home.join("empty");
    if empty.exists() {
        std::fs::remove_dir_all(&empty)?;
    }
    let large = store::large()?;
    let vagt = |name: &str, data: &Path| {
        let argv = [
            env!("CARGO_BIN_EXE_vagt").into(),
            "--data".into(),
            data.into(),
            "--config".into(),
            config.clone().into(),
            "--lang".into(),
            "da".into(),
        ];
        Program::new(name, argv.to_vec(), "Hændelser", &home)
    };
    Ok(vec![
        Program::new("bare", vec![std::env::current_exe()?.into(), bare::WORD.into()], bare::TITLE, &home),
        Program { row: None, ..vagt("vagt, empty", &empty) },
        vagt(&format!("vagt, {} incidents", store::INCIDENTS), &large),
    ])
}
