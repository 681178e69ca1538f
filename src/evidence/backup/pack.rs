//! Making a backup, also while a desk is open: the journal only grows, so that each chain is cut behind the last record that
//! was read, and nothing is locked.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{BufWriter, Read};
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::leftovers;
use super::{
    Backup, BackupFailure, CONFIG, FORMAT, JOURNAL, KEY, MANIFEST, Manifest, Packed, SUMS, WITH_ATTACHMENTS,
    WITHOUT_ATTACHMENTS, content_of, digest, sum_line,
};
use crate::domain::attachment::{Attachment, ContentHash};
use crate::domain::{Fact, Fingerprint};
use crate::evidence::archive::Writer;
use crate::evidence::at_rest::{self, AtRest, AtRestFailure, Half, Home};
use crate::evidence::attachments::{self, ContentState, Lies};
use crate::evidence::device::known_device;
use crate::evidence::failure::LogFailure;
use crate::evidence::files;
use crate::evidence::journal::{Chain, Position, Scanned, ends_at, scan};
use crate::evidence::verify::{chains, verify};

/// What a backup is to hold besides the journal, and where it goes.
#[derive(Debug)]
pub struct Packing<'a> {
    /// The file.
    pub to: &'a Path,
    /// Whether it may take the place of a file that is there.
    pub force: bool,
    /// Whether the private key of the device goes with it.
    pub with_key: bool,
    /// Files of the configuration: their paths below its folder, and what is in them.
    pub config: Vec<(String, Vec<u8>)>,
    /// When it is made.
    pub now: Timestamp,
}

/// A file that goes into a backup.
enum Content {
    /// So many bytes from the beginning of this one.
    Begin(PathBuf),
    /// These.
    Bytes(Vec<u8>),
}

impl Content {
    fn reader(&self) -> std::io::Result<Box<dyn Read + '_>> {
        Ok(match self {
            Self::Begin(path) => Box::new(File::open(path)?),
            Self::Bytes(bytes) => Box::new(bytes.as_slice()),
        })
    }
}

/// Makes a backup of the log in `data`: written under a name of its own, synced, read back and proved whole, and only then
/// given its name. On failure there is no file.
pub fn back_up(data: impl Into<Home>, packing: &Packing<'_>) -> Result<Backup, BackupFailure> {
    let home = data.into();
    let data = &home;
    home.is_open()?;
    let to = packing.to;
    if !packing.force && to.symlink_metadata().is_ok() {
        return Err(BackupFailure::Exists(to.to_owned()));
    }
    let nothing = || BackupFailure::Nothing(data.to_path_buf());
    let device = known_device(data).ok_or_else(nothing)?;
    let (mut contents, ends, attached) = segments(data)?;
    if contents.is_empty() {
        return Err(nothing());
    }
    let mut lost = 0;
    for file in attached.values() {
        let lies = Lies::of(data, file.content);
        let fail = |error| LogFailure::io(&lies.path, error);
        match attachments::state_of(data, file).map_err(fail)? {
            ContentState::Whole => {
                let bytes = fs::metadata(&lies.path).map_err(fail)?.len();
                let path = format!("{}/{}", attachments::FOLDER, lies.name());
                contents.push((path, bytes, Content::Begin(lies.path.clone())));
            }
            ContentState::Missing | ContentState::Damaged => lost += 1,
        }
    }
    if let Some(sealed) = key_file(data)? {
        contents.push((at_rest::FILE.to_owned(), sealed.len() as u64, Content::Bytes(sealed)));
    }
    if packing.with_key {
        let path = data.join(KEY);
        let bytes = fs::read(&path).map_err(|error| LogFailure::io(&path, error))?;
        contents.push((KEY.to_owned(), bytes.len() as u64, Content::Bytes(bytes)));
    }
    for (path, bytes) in &packing.config {
        contents.push((format!("{CONFIG}{path}"), bytes.len() as u64, Content::Bytes(bytes.clone())));
    }
    leftovers::remove_parts(to);
    let part = part_of(to);
    let fail = |error| LogFailure::io(to, error);
    let held = files::private().write(true).create_new(true).open(&part).map_err(fail)?;
    leftovers::hold(&held);
    let made = write(held.try_clone().map_err(fail)?, (&device, lost), packing, &contents, &ends).and_then(|()| {
        let backup = Backup::unlocked(&part, data.seal())?;
        let verified = backup.verified();
        if verified.is_err() {
            // Whether it is the log that is not whole, or what became of it on this disk.
            let found = verify(data)?;
            if !found.is_whole() {
                return Err(BackupFailure::NotWhole { path: data.to_path_buf(), problems: found.problems });
            }
        }
        verified?;
        // What could not be synced is taken back from the journal; it must not live on in a backup.
        for (chain, end, _) in &ends {
            if !ends_at(chain, end).map_err(|error| LogFailure::io(chain.dir(), error))? {
                return Err(BackupFailure::Changed);
            }
        }
        if !packing.force && to.symlink_metadata().is_ok() {
            return Err(BackupFailure::Exists(to.to_owned()));
        }
        let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        fs::rename(&part, to).and_then(|()| files::sync_dir(folder)).map_err(|error| LogFailure::io(to, error))?;
        Ok(Backup { path: to.to_owned(), ..backup })
    });
    if made.is_err() {
        // It has no name that anybody looks for; where it cannot be removed it is in nobody's way.
        let _ = fs::remove_file(&part);
    }
    made
}

/// Where a backup is written until it is whole.
fn part_of(to: &Path) -> PathBuf {
    let name = to.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    to.with_file_name(format!("{name}.{}.part", std::process::id()))
}

/// The segments up to the last whole record of each, where each chain ends with the records in it, and the files that
/// records name.
type Segments = (Vec<(String, u64, Content)>, Vec<(Chain, Position, Newest)>, BTreeMap<ContentHash, Attachment>);
/// The number of records of a chain, and the clock and the hash of its last.
type Newest = (u64, crate::domain::Hlc, String);

fn segments(data: &Home) -> Result<Segments, BackupFailure> {
    let (mut contents, mut ends, mut attached) = (Vec::new(), Vec::new(), BTreeMap::new());
    for device in chains(data)? {
        let chain = Chain::of(data, &device);
        let mut lengths: BTreeMap<String, u64> = BTreeMap::new();
        let mut newest = (0, crate::domain::Hlc(0), String::new());
        let end = scan(&chain, &Position::start(), |scanned, end| match scanned {
            Scanned::Record(record, _) => {
                lengths.insert(end.segment.clone(), end.offset);
                if let Fact::FileAttached { file, .. } = &record.entry.fact {
                    attached.entry(file.content).or_insert_with(|| file.clone());
                }
                newest = (newest.0 + 1, record.entry.stamp.hlc, record.hash);
            }
            // It goes with what is before and behind it, and is told when the backup is proved.
            Scanned::Damage(damage) if damage.whole => {
                lengths.insert(damage.segment, damage.offset + damage.bytes.len() as u64);
            }
            Scanned::Damage(_) => {}
        })?;
        for (segment, bytes) in lengths {
            let path = format!("{JOURNAL}{device}/{segment}");
            contents.push((path, bytes, Content::Begin(chain.dir().join(segment))));
        }
        if newest.0 > 0 {
            ends.push((chain, end, newest));
        }
    }
    Ok((contents, ends, attached))
}

/// What opens the backup again, where the log is encrypted: without it the rest is of no use to anybody.
fn key_file(home: &Home) -> Result<Option<Vec<u8>>, BackupFailure> {
    if home.seal().is_none() {
        return Ok(None);
    }
    let at_rest = AtRest::read(home).map_err(|failure| match failure {
        AtRestFailure::Log(failure) => failure,
        AtRestFailure::Damaged(_) | AtRestFailure::Newer(_) => LogFailure::NoKey(home.to_path_buf()),
    })?;
    match at_rest {
        Some(at_rest) if at_rest.half == Half::Encrypted => {
            Ok(Some(at_rest.bytes().map_err(|error| LogFailure::io(home, error))?))
        }
        Some(_) => Err(BackupFailure::HalfTurned(home.to_path_buf())),
        None => Err(LogFailure::NoKey(home.to_path_buf()).into()),
    }
}

fn format_of(files: &[Packed]) -> u32 {
    if files.iter().any(|file| file.path == at_rest::FILE) {
        FORMAT
    } else if files.iter().any(|file| content_of(&file.path).is_some()) {
        WITH_ATTACHMENTS
    } else {
        WITHOUT_ATTACHMENTS
    }
}

fn write(
    file: File,
    (device, attachments_lost): (&crate::domain::DeviceId, u64),
    packing: &Packing<'_>,
    contents: &[(String, u64, Content)],
    ends: &[(Chain, Position, Newest)],
) -> Result<(), BackupFailure> {
    let fail = |error| LogFailure::io(packing.to, error);
    let mut files = Vec::with_capacity(contents.len());
    for (path, bytes, content) in contents {
        let sha256 = digest(&mut content.reader().map_err(fail)?.take(*bytes)).map_err(fail)?;
        files.push(Packed { path: path.clone(), bytes: *bytes, sha256 });
    }
    let newest = ends.iter().map(|(_, _, newest)| newest).max_by_key(|(_, hlc, _)| *hlc);
    let head = newest.map(|(_, _, hash)| hash.clone()).unwrap_or_default();
    let manifest = Manifest {
        format: format_of(&files),
        attachments_lost,
        program: concat!("vagt ", env!("CARGO_PKG_VERSION")).to_owned(),
        made_at: packing.now,
        device: device.clone(),
        records: ends.iter().map(|(_, _, (records, _, _))| records).sum(),
        fingerprint: Fingerprint::of(&head).to_string(),
        head,
        with_key: packing.with_key,
        with_config: !packing.config.is_empty(),
        files,
    };
    let mut listed = serde_json::to_vec_pretty(&manifest).map_err(|error| fail(error.into()))?;
    listed.push(b'\n');
    let mut sums = sum_line(&digest(&mut listed.as_slice()).map_err(fail)?, MANIFEST);
    for file in &manifest.files {
        sums.push_str(&sum_line(&file.sha256, &file.path));
    }
    let seconds = u64::try_from(packing.now.as_second()).unwrap_or_default();
    let mut writer = Writer::new(BufWriter::with_capacity(256 * 1024, file), seconds);
    writer.file(MANIFEST, listed.len() as u64, &mut listed.as_slice()).map_err(fail)?;
    // From here on it can be told to be ours, whoever ends this.
    writer.flush().map_err(fail)?;
    for (path, bytes, content) in contents {
        writer.file(path, *bytes, &mut *content.reader().map_err(fail)?).map_err(fail)?;
    }
    writer.file(SUMS, sums.len() as u64, &mut sums.as_bytes()).map_err(fail)?;
    writer.end().and_then(|out| out.get_ref().sync_all()).map_err(fail)?;
    Ok(())
}
