//! Documents for the screen: made of the desk as it is, and written to files of their own.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::keeper::Wanted;
use crate::app::{App, Event, MadeDocument};
use crate::documents::{self, Making};
use crate::domain::calendar;
use crate::domain::document::{About, Subject};
use crate::text::Text;

/// Files of one name that there may be.
const MOST: u32 = 100;
/// Where they go, below the data directory.
const FOLDER: &str = "documents";

/// Makes what was asked for; nothing when the incident or the meeting is gone.
pub fn make(app: &App, text: &Text, organisation: &str, wanted: Wanted, head: Option<&str>) -> Option<Event> {
    let now = app.now();
    let desk = app.desk();
    let making = Making { desk, text, now, head, organisation };
    let (document, about) = match wanted.subject {
        Subject::Incident(id) => {
            let incident = desk.summary(id)?;
            (making.make(wanted.kind, incident)?, Some(incident.number.to_string()))
        }
        Subject::Meeting(id) => {
            let meeting = desk.meeting(id)?;
            let day = meeting.at().map(|at| calendar::local(at).date().to_string());
            (making.of_meeting(wanted.kind, meeting)?, day)
        }
    };
    let day = calendar::local(now).strftime("%Y-%m-%d-%H%M").to_string();
    let name = match wanted.kind.about() {
        About::Incident => format!("{}-{}-{day}.md", about.unwrap_or_default(), wanted.kind.key()),
        About::Meeting => match about {
            Some(held) => format!("isg-{held}-{}-{day}.md", wanted.kind.key()),
            None => format!("isg-{}-{day}.md", wanted.kind.key()),
        },
        About::Desk | About::Year => format!("{}-{day}.md", wanted.kind.key()),
    };
    Some(Event::DocumentMade(Box::new(MadeDocument {
        kind: wanted.kind,
        subject: wanted.subject,
        lines: documents::lines(&document, text, usize::from(wanted.width)),
        markdown: documents::markdown(&document, text),
        name,
    })))
}

/// Writes a document below `data`, under its name or the next that is free.
pub fn write(data: &Path, name: &str, content: &str) -> Event {
    match written(&data.join(FOLDER), name, content) {
        Ok(path) => Event::DocumentWritten { path: path.display().to_string() },
        Err(error) => Event::DocumentNotWritten { why: error.to_string() },
    }
}

fn written(folder: &Path, name: &str, content: &str) -> io::Result<PathBuf> {
    fs::create_dir_all(folder)?;
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, "md"));
    let names = (1..=MOST).map(|n| if n == 1 { name.to_owned() } else { format!("{stem}-{n}.{extension}") });
    for path in names.map(|name| folder.join(name)) {
        let mut fresh = tempfile::NamedTempFile::new_in(folder)?;
        fresh.write_all(content.as_bytes()).and_then(|()| fresh.as_file().sync_all())?;
        let kept: Result<File, _> = fresh.persist_noclobber(&path);
        match kept {
            Ok(_) => return Ok(path),
            Err(failed) if failed.error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(failed) => return Err(failed.error),
        }
    }
    Err(io::Error::new(io::ErrorKind::AlreadyExists, folder.join(name).display().to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_file_is_written_over() {
        let data = tempfile::tempdir().unwrap();
        let path = |event| {
            let Event::DocumentWritten { path } = event else { panic!("{event:?}") };
            PathBuf::from(path)
        };
        let first = path(write(data.path(), "26-A1-dpo.md", "one"));
        let second = path(write(data.path(), "26-A1-dpo.md", "two"));
        assert_eq!(fs::read_to_string(&first).unwrap(), "one");
        assert_eq!(fs::read_to_string(&second).unwrap(), "two");
        assert!(second.ends_with("documents/26-A1-dpo-2.md"), "{second:?}");
        assert_eq!(fs::read_dir(data.path().join(FOLDER)).unwrap().count(), 2, "nothing is left behind");
    }
}
