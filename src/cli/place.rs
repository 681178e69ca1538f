//! Folders named on the command line: what is there, what is not, and what is made.

use std::path::Path;

use super::failure::Failure;
use super::session::Session;
use crate::evidence::LogFailure;
use crate::text::Text;
use crate::tr;

/// Refuses a `--config` where there is neither a file nor a folder for one: it was most likely mistyped. A folder
/// without a file in it is the way everybody starts.
pub(super) fn refuse_missing(text: &Text, config: &Path) -> Result<(), Failure> {
    let names_a_file = config.extension().is_some_and(|ending| ending == "toml");
    let folder = std::path::absolute(config).ok().and_then(|whole| whole.parent().map(Path::to_owned));
    if config.exists() || (names_a_file && folder.is_some_and(|folder| folder.is_dir())) {
        return Ok(());
    }
    let failure = Failure::new(&tr!(text, "cli-no-config", path = config.display().to_string()));
    Err(failure.hint(&nearest_folder(text, config)))
}

/// What to say of a path where nothing is: the nearest folder above it that is there.
pub(super) fn nearest_folder(text: &Text, path: &Path) -> String {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let there = whole.ancestors().skip(1).find(|above| above.is_dir()).unwrap_or(Path::new("/"));
    tr!(text, "cli-nearest-folder", path = there.display().to_string())
}

impl Session {
    /// Whether anything was ever recorded in the data directory; says so if not. An empty answer is then no answer:
    /// the directory may be another than was meant.
    pub(super) fn has_log(&self) -> Result<bool, Failure> {
        let path = self.data.join("journal");
        // A directory that may not be looked into is another thing than an empty one. A journal that is gone comes back from
        // the working copy.
        let there = path.try_exists().map_err(|error| self.log_failure(&LogFailure::io(&path, error)))?
            || self.data.join("store").exists()
            // Something was recorded once, and what became of it is for the log to say.
            || self.data.join("head.json").exists();
        if !there {
            let mut line = tr!(self.text, "cli-no-log", path = self.data.display().to_string());
            if !self.data.exists() {
                line = format!("{line}; {}", nearest_folder(&self.text, &self.data));
            }
            self.tell(&line);
        }
        Ok(there)
    }

    /// The same, where a directory that was named and is not there must not pass for one that is in order.
    pub(super) fn needs_log(&self) -> Result<bool, Failure> {
        if self.named && !self.data.exists() {
            let failure = Failure::new(&tr!(self.text, "cli-no-data", path = self.data.display().to_string()));
            return Err(failure.hint(&nearest_folder(&self.text, &self.data)));
        }
        self.has_log()
    }
}
