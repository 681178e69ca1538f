//! Small file operations that must be private and durable: directories 0700, files 0600, directories synced.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

/// Creates a directory and its parents, readable by nobody else; their names are durable when this returns.
pub(super) fn create_dir(path: &Path) -> io::Result<()> {
    let made = path.ancestors().take_while(|above| !above.as_os_str().is_empty() && !above.exists());
    let made: Vec<&Path> = made.collect();
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)?;
    for above in made.iter().filter_map(|made| made.parent()) {
        // A folder that may not be looked into cannot be synced by us.
        let _ = sync_dir(if above.as_os_str().is_empty() { Path::new(".") } else { above });
    }
    Ok(())
}

/// Makes a directory that was there already readable by nobody else.
pub(super) fn close_to_others(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        if fs::metadata(path)?.permissions().mode() & 0o077 != 0 {
            fs::set_permissions(path, fs::Permissions::from_mode(0o700))?;
        }
    }
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}

/// Makes a file that was there already readable by nobody else.
pub(super) fn close_file(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        if fs::metadata(path)?.permissions().mode() & 0o077 != 0 {
            fs::set_permissions(path, fs::Permissions::from_mode(0o600))?;
        }
    }
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}

/// Options for a file that nobody else can read.
pub(super) fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Makes the names in a directory durable.
pub(super) fn sync_dir(path: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(path)?.sync_all() } else { Ok(()) }
}

/// An open file or directory, and what it is on the disk, whatever leads to it.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) file: File,
    #[cfg(unix)]
    id: (u64, u64),
}

impl Known {
    /// Looks once; the file is held open, so that its place on the disk is not given to another.
    pub(super) fn of(file: File) -> io::Result<Self> {
        #[cfg(unix)]
        {
            let id = identity(&file.metadata()?);
            Ok(Self { file, id })
        }
        #[cfg(not(unix))]
        Ok(Self { file })
    }

    /// Whether `path` still leads to it. Where the system cannot tell, it is believed.
    pub(super) fn is_at(&self, path: &Path) -> io::Result<bool> {
        #[cfg(unix)]
        match fs::metadata(path) {
            Ok(there) => Ok(identity(&there) == self.id),
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(false),
            Err(error) => Err(error),
        }
        #[cfg(not(unix))]
        {
            let _ = path;
            Ok(true)
        }
    }
}

#[cfg(unix)]
fn identity(metadata: &fs::Metadata) -> (u64, u64) {
    use std::os::unix::fs::MetadataExt as _;
    (metadata.dev(), metadata.ino())
}

/// Replaces a file whole and durably: also when the power goes, there is the old content or the new.
pub(super) fn keep(path: &Path, content: &[u8]) -> io::Result<()> {
    let fresh = path.with_extension("new");
    let mut file = private().write(true).create(true).truncate(true).open(&fresh)?;
    file.write_all(content).and_then(|()| file.sync_all())?;
    fs::rename(&fresh, path)?;
    sync_dir(path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new(".")))
}

/// Replaces a file whole: a reader sees the old content or the new, never a part.
pub(super) fn replace(path: &Path, content: &[u8]) -> io::Result<()> {
    let fresh = path.with_extension("new");
    let mut file = private().write(true).create(true).truncate(true).open(&fresh)?;
    file.write_all(content)?;
    fs::rename(&fresh, path)
}
