//! Durable appends per second, beside a bare loop that writes lines of the same length and syncs each time.

use std::fs::{File, OpenOptions};
use std::io::Write as _;
use std::path::Path;
use std::time::Duration;

use vagt::domain::{Entry, IncidentId};
use vagt::evidence::{AtRest, Conversion, Cost, Half, Home, Secret, ZERO_HASH, encode};
use vagt::runtime::clock;

use crate::clerk::Clerk;
use crate::sample::Sample;
use crate::table::Table;
use crate::{PLACE, Taken, store, time};

const ROUNDS: u32 = 40;
/// Syncs per round and side.
const SYNCS: u32 = 50;
const GROUPS: [usize; 2] = [1, 16];

/// Takes the figures in a directory that is removed afterwards.
pub(crate) fn take() -> Taken<Table> {
    let dir = tempfile::tempdir_in(PLACE)?;
    let data = dir.path().join("data");
    let mut clerk = Clerk::open(&data, &store::configured(&data), clock::now())?;
    let (incident, entries) = clerk.register(0)?;
    clerk.log.append(&entries)?;
    let mut table = Table::new("durable appends", ["entries per sync", "vagt", "bare", "ratio", "rounds", "how"]);
    for group in GROUPS {
        let [cells @ .., rounds] = compare(&mut clerk, incident, dir.path(), group)?;
        let how = "records a second, median of the rounds; ratio of each round's pair, its median";
        table.row([&[group.to_string()], &cells[..], &[rounds, how.to_owned()]].concat());
    }
    let mut sealed = encrypted(&dir.path().join("encrypted"))?;
    let (sealed_incident, entries) = sealed.register(0)?;
    sealed.log.append(&entries)?;
    for group in GROUPS {
        let [cells @ .., rounds] = compare(&mut sealed, sealed_incident, dir.path(), group)?;
        let how = "the same of an encrypted log, whose lines are half as long again";
        table.row([&[format!("{group}, encrypted")], &cells[..], &[rounds, how.to_owned()]].concat());
    }
    let followed = followed(&mut clerk, incident)?;
    let how = "as above, with the database brought up to date after each, as at a desk without a pause";
    table.row(["1, then indexed", &followed, "", "", "", how]);
    table.note("vagt: evidence::Log::append; bare: write and fdatasync of lines as long, in the same directory");
    table.note(&format!(
        "{ROUNDS} rounds of {SYNCS} syncs each, vagt and bare in turn, either first, the database kept up between rounds"
    ));
    Ok(table)
}

/// A log that is encrypted from its first record on.
fn encrypted(data: &Path) -> Taken<Clerk> {
    let mut conversion = Conversion::begin(&data.into())?;
    // Unlocking is no part of the figure.
    let cost = Cost { memory_kib: 64, passes: 1, lanes: 1 };
    let (at_rest, seal, _code) = AtRest::new(&Secret::new("figures".to_owned()), cost)?;
    at_rest.write(data)?;
    conversion.encrypt(&seal, clock::now())?;
    at_rest.at(Half::Encrypted).write(data)?;
    drop(conversion);
    Clerk::open(Home::unlocked(data.to_owned(), seal), &store::configured(data), clock::now())
}

/// vagt, bare, the ratio, and the span of the rounds' ratios.
fn compare(clerk: &mut Clerk, incident: IncidentId, dir: &Path, group: usize) -> Taken<[String; 4]> {
    let mut bare = OpenOptions::new().create(true).append(true).open(dir.join("bare.jsonl"))?;
    let (mut ours, mut theirs, mut ratios) = (Sample::default(), Sample::default(), Sample::default());
    for round in 0..=ROUNDS {
        let batches = batches(clerk, incident, group)?;
        let length = encode(batches.iter().flatten().next().ok_or("no entries")?, ZERO_HASH)?.length();
        // Each goes first every other time: what the one leaves to the disk burdens the other.
        let early = if round.is_multiple_of(2) { Some(plain(&mut bare, length, group)?) } else { None };
        let (took, kept) = time::of(|| batches.iter().try_for_each(|batch| clerk.log.append(batch)));
        kept?;
        let bare_took = early.map_or_else(|| plain(&mut bare, length, group), Ok)?;
        clerk.log.index().map_err(|failure| failure.0)?;
        // The first round makes files and warms up.
        if round > 0 {
            let records = f64::from(SYNCS) * f64::from(u32::try_from(group)?);
            ours.add(records / took.as_secs_f64());
            theirs.add(records / bare_took.as_secs_f64());
            ratios.add(bare_took.as_secs_f64() / took.as_secs_f64());
        }
    }
    let one = |sample: &Sample, decimals: usize| format!("{:.decimals$}", sample.median().unwrap_or_default());
    let (least, most) = ratios.range().unwrap_or_default();
    Ok([one(&ours, 0), one(&theirs, 0), one(&ratios, 2), format!("{least:.2} to {most:.2}")])
}

/// Notes to be appended, a round's worth. Deciding is not part of the figure.
fn batches(clerk: &mut Clerk, incident: IncidentId, group: usize) -> Taken<Vec<Vec<Entry>>> {
    let mut batches = Vec::new();
    for _ in 0..SYNCS {
        let mut batch = Vec::with_capacity(group);
        while batch.len() < group {
            batch.extend(clerk.note(incident)?);
        }
        batches.push(batch);
    }
    Ok(batches)
}

fn plain(file: &mut File, length: usize, group: usize) -> Taken<Duration> {
    let mut line = vec![b'x'; length.saturating_sub(1)];
    line.push(b'\n');
    let lines = line.repeat(group);
    let (took, written) = time::of(|| {
        (0..SYNCS).try_for_each(|_| {
            file.write_all(&lines)?;
            file.sync_data()
        })
    });
    written?;
    Ok(took)
}

fn followed(clerk: &mut Clerk, incident: IncidentId) -> Taken<String> {
    let mut rates = Sample::default();
    for _ in 0..ROUNDS {
        let batches = batches(clerk, incident, 1)?;
        let (took, kept) = time::of(|| {
            batches.iter().try_for_each(|batch| {
                clerk.log.append(batch).map_err(|failure| failure.to_string())?;
                clerk.log.index().map_err(|failure| failure.0)
            })
        });
        kept?;
        rates.add(f64::from(SYNCS) / took.as_secs_f64());
    }
    Ok(format!("{:.0}", rates.median().unwrap_or_default()))
}
