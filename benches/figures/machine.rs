//! What the figures were taken on.

use std::fs;
use std::path::Path;

use crate::table::Table;

/// The machine as far as it is cheap to know; `place` is where the figures are taken.
pub(crate) fn facts(place: &Path) -> Table {
    let mut table = Table::new("machine", ["what", "value"]);
    let cores = std::thread::available_parallelism().map_or_else(|_| "unknown".to_owned(), |cores| cores.to_string());
    table.row(["cores", &cores]);
    table.row(["system", &format!("{} {}", std::env::consts::OS, std::env::consts::ARCH)]);
    table.row(["file system", file_system(place).as_deref().unwrap_or("unknown")]);
    table.row(["load over the last minute", load().as_deref().unwrap_or("unknown")]);
    let profile = if cfg!(debug_assertions) { "debug: read no absolute figure" } else { "optimised" };
    table.row(["build", profile]);
    table
}

/// The kind of file system that `place` lies on, where the system has `/proc`.
fn file_system(place: &Path) -> Option<String> {
    let place = place.canonicalize().ok()?;
    let mounts = fs::read_to_string("/proc/mounts").ok()?;
    mounts
        .lines()
        .filter_map(|line| {
            let mut words = line.split(' ');
            let (_device, point, kind) = (words.next()?, words.next()?, words.next()?);
            place.starts_with(point).then(|| (point.len(), kind.to_owned()))
        })
        // Of two mounts on one point the later one is seen.
        .max_by_key(|(length, _)| *length)
        .map(|(_, kind)| kind)
}

fn load() -> Option<String> {
    Some(fs::read_to_string("/proc/loadavg").ok()?.split(' ').next()?.to_owned())
}
