//! Folders named on the command line: what is there, and what is not.

use std::path::Path;

use super::session::Session;
use crate::tr;

impl Session {
    /// What to say of a path where nothing is: the nearest folder above it that is there.
    pub(super) fn nearest_folder(&self, path: &Path) -> String {
        let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let there = whole.ancestors().skip(1).find(|above| above.is_dir()).unwrap_or(Path::new("/"));
        tr!(self.text, "cli-nearest-folder", path = there.display().to_string())
    }
}
