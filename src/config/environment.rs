//! The process environment, read once. This is the only place that looks at it; everybody else is given an
//! [`Environment`], and a test writes one by hand.

use std::ffi::OsString;
use std::path::PathBuf;

use etcetera::BaseStrategy;

/// What the environment says that vagt cares about.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Environment {
    /// `VAGT_DATA`
    pub data: Option<PathBuf>,
    /// `VAGT_CONFIG`
    pub config: Option<PathBuf>,
    /// `VAGT_LANG`
    pub lang: Option<String>,
    /// `NO_COLOR`, set to anything but nothing.
    pub no_color: bool,
    /// Login name of the system user.
    pub user: Option<String>,
    /// Where users' settings are kept (`XDG_CONFIG_HOME` or the system's default).
    pub config_home: Option<PathBuf>,
    /// Where users' data are kept (`XDG_DATA_HOME` or the system's default).
    pub data_home: Option<PathBuf>,
    /// Where sockets are kept (`XDG_RUNTIME_DIR`).
    pub runtime_dir: Option<PathBuf>,
    /// The locale for messages: the first set of `LC_ALL`, `LC_MESSAGES` and `LANG`.
    pub locale: Option<String>,
    /// `TERM`
    pub term: Option<String>,
    /// `COLORTERM`
    pub colorterm: Option<String>,
    /// `VAGT_PASSPHRASE_FILE`: the file whose first line unlocks an encrypted log, where nobody is to be asked.
    pub passphrase_file: Option<PathBuf>,
    /// `VAGT_NEW_PASSPHRASE_FILE`: the same of the passphrase that takes its place.
    pub new_passphrase_file: Option<PathBuf>,
}

impl Environment {
    /// Reads the environment of this process.
    pub fn read() -> Self {
        let home = etcetera::choose_base_strategy().ok();
        Self {
            data: variable("VAGT_DATA").map(PathBuf::from),
            config: variable("VAGT_CONFIG").map(PathBuf::from),
            lang: words("VAGT_LANG"),
            no_color: variable("NO_COLOR").is_some(),
            user: words("USER").or_else(|| words("LOGNAME")).or_else(|| words("USERNAME")),
            config_home: home.as_ref().map(BaseStrategy::config_dir),
            data_home: home.as_ref().map(BaseStrategy::data_dir),
            runtime_dir: home.as_ref().and_then(BaseStrategy::runtime_dir),
            locale: words("LC_ALL").or_else(|| words("LC_MESSAGES")).or_else(|| words("LANG")),
            term: words("TERM"),
            colorterm: words("COLORTERM"),
            passphrase_file: variable("VAGT_PASSPHRASE_FILE").map(PathBuf::from),
            new_passphrase_file: variable("VAGT_NEW_PASSPHRASE_FILE").map(PathBuf::from),
        }
    }
}

/// A variable that is set to something.
#[expect(clippy::disallowed_methods, reason = "this is the one place that reads the environment")]
fn variable(name: &str) -> Option<OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}

/// A token that a feed wants, in the variable that `suppliers.toml` names. Looked for when it is wanted, which comes to the
/// same: the environment of a process stays as it was. It is part of no [`Environment`], so that none shows it.
pub fn token(name: &str) -> Option<String> {
    variable(name)?.into_string().ok()
}

fn words(name: &str) -> Option<String> {
    variable(name).map(|value| value.to_string_lossy().into_owned())
}
