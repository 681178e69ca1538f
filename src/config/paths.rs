//! Where things are kept: flags before environment before the system's default.

use std::path::{Path, PathBuf};

use super::environment::Environment;
use super::failure::Problem;

/// The program's folder below the system's.
const FOLDER: &str = "vagt";

/// Where data and configuration are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paths {
    /// The store: journal, database, drafts.
    pub data: PathBuf,
    /// `config.toml`
    pub config_file: PathBuf,
    /// The folder of `config_file`, with the register's files beside it.
    pub config_dir: PathBuf,
}

impl Paths {
    /// Finds both, with what is wrong where a process has no home: its paths are below the working directory.
    pub fn find(data: Option<&Path>, config: Option<&Path>, environment: &Environment) -> (Self, Option<Problem>) {
        let given = data.or(environment.data.as_deref()).map(Path::to_owned);
        let data = given.or_else(|| environment.data_home.as_ref().map(|home| home.join(FOLDER)));
        let file = config.or(environment.config.as_deref()).map(named_file);
        let file = file.or_else(|| environment.config_home.as_ref().map(|home| home.join(FOLDER).join("config.toml")));
        let homeless = data.is_none() || file.is_none();
        let config_file = file.unwrap_or_else(|| Path::new(FOLDER).join("config.toml"));
        let config_dir = config_file.parent().map_or_else(PathBuf::new, Path::to_owned);
        let paths = Self { data: data.unwrap_or_else(|| Path::new(FOLDER).join("data")), config_file, config_dir };
        (paths, homeless.then_some(Problem::NoHome))
    }

    /// A file of the register, or any other beside `config.toml`.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.config_dir.join(name)
    }

    /// The user's own feed formats.
    pub fn formats(&self) -> PathBuf {
        self.beside("formats")
    }

    /// The user's own playbooks.
    pub fn playbooks(&self) -> PathBuf {
        self.beside("playbooks")
    }
}

/// `path`, or the `config.toml` in it when it names a folder; one that is not there is a folder unless it is called as a file.
fn named_file(path: &Path) -> PathBuf {
    if is_folder(path) { path.join("config.toml") } else { path.to_owned() }
}

/// Whether `path` is a folder, or would be one.
pub(super) fn is_folder(path: &Path) -> bool {
    path.is_dir() || (!path.exists() && path.extension().is_none_or(|ending| ending != "toml"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flag_goes_before_the_environment_and_that_before_the_systems_default() {
        let mut environment = Environment {
            data_home: Some("/h/data".into()),
            config_home: Some("/h/config".into()),
            ..Environment::default()
        };
        let find = |data: Option<&str>, config: Option<&str>, environment: &Environment| {
            let (paths, problem) = Paths::find(data.map(Path::new), config.map(Path::new), environment);
            assert_eq!(problem, None);
            paths
        };
        let paths = find(None, None, &environment);
        assert_eq!(paths.data, Path::new("/h/data/vagt"));
        assert_eq!(paths.config_file, Path::new("/h/config/vagt/config.toml"));
        assert_eq!(paths.playbooks(), Path::new("/h/config/vagt/playbooks"));
        environment.data = Some("/e/data".into());
        environment.config = Some("/e/my.toml".into());
        let paths = find(None, None, &environment);
        assert_eq!((paths.data.as_path(), paths.config_dir.as_path()), (Path::new("/e/data"), Path::new("/e")));
        let paths = find(Some("/f/data"), Some("/f/mine.toml"), &environment);
        assert_eq!((paths.data.as_path(), paths.config_dir.as_path()), (Path::new("/f/data"), Path::new("/f")));
    }

    #[test]
    fn without_a_home_the_paths_are_below_the_working_directory_and_it_says_so() {
        let (paths, problem) = Paths::find(None, None, &Environment::default());
        assert!(paths.data.is_relative());
        assert_eq!(problem, Some(Problem::NoHome));
    }
}
