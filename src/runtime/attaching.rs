//! Files attached from the screen: each is read on a thread of its own, since a file on a network drive may take as long as it
//! likes.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::thread;

use tokio::sync::mpsc;

use crate::app::{Event, ToAttach};
use crate::domain::CleanText;
use crate::domain::attachment::{Attachment, NotAttached};
use crate::evidence::{self, Home, Put};

/// Reads the file, puts it beside the log in `data`, and says so.
pub(super) fn start(data: Home, wanted: ToAttach, say: mpsc::Sender<Event>) -> Result<(), NotAttached> {
    let read = move || {
        let path = path_of(&wanted.path);
        let event = match evidence::put(&data, &path) {
            Ok(Put { name, content, bytes }) => {
                let file = Attachment { name: CleanText::title(&name), content, bytes, about: wanted.about };
                Event::FilePut(wanted.incident, Box::new(file))
            }
            Err(failure) => Event::FileNotPut { path: failure.path.display().to_string(), why: failure.why },
        };
        // With no desk any more there is nobody to tell.
        let _ = say.blocking_send(event);
    };
    match thread::Builder::new().name("attach".to_owned()).spawn(read) {
        Ok(_) => Ok(()),
        Err(error) => Err(NotAttached::Io(error.to_string())),
    }
}

/// What was meant: as typed if there is such a file, else as terminals paste a file that is dropped on them: quoted, with
/// backslashes, or as an address.
fn path_of(typed: &str) -> PathBuf {
    let typed = typed.trim();
    let unquoted = ['\'', '"'].into_iter().find_map(|quote| typed.strip_prefix(quote)?.strip_suffix(quote));
    let readings = [Some(Cow::from(typed)), unquoted.map(Cow::from), Some(plain(typed).into()), address(typed)];
    let mut there = readings.into_iter().flatten().map(|reading| at_home(&reading)).filter(|path| path.exists());
    there.next().unwrap_or_else(|| at_home(typed))
}

/// Without the backslashes of a shell.
fn plain(typed: &str) -> String {
    let mut escaped = false;
    let kept = |c: &char| {
        escaped = *c == '\\' && !escaped;
        !escaped
    };
    typed.chars().filter(kept).collect()
}

/// The file of an address such as `file:///home/mja/a%20b.png`.
fn address(typed: &str) -> Option<Cow<'_, str>> {
    let url = url::Url::parse(typed).ok().filter(|url| url.scheme() == "file")?;
    url.to_file_path().ok().map(|path| path.to_string_lossy().into_owned().into())
}

fn at_home(path: &str) -> PathBuf {
    match (path.strip_prefix("~/"), std::env::home_dir()) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => Path::new(path).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dropped_file_is_found_however_the_terminal_writes_it() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("skærm 1.png");
        std::fs::write(&file, b"x").unwrap();
        let path = file.to_str().unwrap();
        let escaped = path.replace(' ', "\\ ");
        let address = url::Url::from_file_path(&file).unwrap().to_string();
        for typed in
            [path.to_owned(), format!(" {path} "), format!("'{path}'"), format!("\"{path}\""), escaped, address]
        {
            assert_eq!(path_of(&typed), file, "{typed}");
        }
        assert_eq!(path_of("/findes/ikke"), Path::new("/findes/ikke"));
        let home = std::env::home_dir().unwrap();
        assert_eq!(path_of("~/findes-ikke"), home.join("findes-ikke"));
    }
}
