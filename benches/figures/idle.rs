//! What a desk costs that nobody touches: processor time and bytes written over ten seconds, and memory. Linux only.

use std::fs;
use std::path::Path;
use std::time::Duration;

use crate::program::Program;
use crate::table::Table;
use crate::{Taken, time};

const SPAN: Duration = Duration::from_secs(10);
/// After the first frame, until whatever a start still does is over.
const REST: Duration = Duration::from_secs(2);

/// Takes the figures of all programs at once: whoever is idle disturbs nobody.
pub(crate) fn take(programs: &[Program]) -> Taken<Table> {
    let mut runs = Vec::new();
    for program in programs {
        let mut run = program.start()?;
        let shown = run.shows(program.word).is_some();
        runs.push((run, shown));
    }
    wait(REST);
    let before: Vec<Option<Used>> = runs.iter().map(|(run, _)| Used::by(run.process()?)).collect();
    for (run, _) in &mut runs {
        run.drain();
    }
    wait(SPAN);
    let mut table = Table::new(
        &format!("idle over {} s, no feeds", SPAN.as_secs()),
        ["program", "processor time", "by the scheduler", "bytes written", "memory", "threads"],
    );
    for (((run, shown), before), program) in runs.iter_mut().zip(before).zip(programs) {
        let after = run.process().and_then(Used::by);
        let bytes = run.drain().to_string();
        let cells = match (before, after) {
            (Some(before), Some(after)) if *shown => after.since(&before, bytes),
            _ => ["not measured", "", "", "", ""].map(str::to_owned).to_vec(),
        };
        table.row([program.name.clone()].into_iter().chain(cells));
    }
    for (run, _) in runs {
        run.stop();
    }
    table.note(
        "processor time: utime + stime of /proc/PID/stat, in ticks of 10 ms; by the scheduler: run time of its threads",
    );
    Ok(table)
}

fn wait(span: Duration) {
    let begun = time::now();
    while let Some(left) = span.checked_sub(begun.elapsed()) {
        std::thread::park_timeout(left);
    }
}

/// What a process has used so far.
#[derive(Debug)]
struct Used {
    ticks: u64,
    nanos: u64,
    memory_kib: u64,
    threads: u64,
}

impl Used {
    /// Reads it where the system says it.
    fn by(process: u32) -> Option<Self> {
        let folder = Path::new("/proc").join(process.to_string());
        let stat = fs::read_to_string(folder.join("stat")).ok()?;
        // The name in brackets may hold anything; the state follows it, and eleven numbers later the times.
        let (_, numbers) = stat.rsplit_once(')')?;
        let ticks = numbers.split_whitespace().skip(11).take(2).filter_map(|number| number.parse::<u64>().ok()).sum();
        let nanos = fs::read_dir(folder.join("task"))
            .ok()?
            .filter_map(|thread| fs::read_to_string(thread.ok()?.path().join("schedstat")).ok())
            .filter_map(|line| line.split(' ').next()?.parse::<u64>().ok())
            .sum();
        let status = fs::read_to_string(folder.join("status")).ok()?;
        let number = |name: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(name))?;
            line.split_whitespace().next()?.parse::<u64>().ok()
        };
        Some(Self { ticks, nanos, memory_kib: number("VmRSS:")?, threads: number("Threads:")? })
    }

    fn since(&self, before: &Self, bytes: String) -> Vec<String> {
        let ticks = self.ticks.saturating_sub(before.ticks);
        let nanos = Duration::from_nanos(self.nanos.saturating_sub(before.nanos));
        vec![
            format!("{} ms", ticks * 10),
            format!("{:.2} ms", nanos.as_secs_f64() * 1000.0),
            bytes,
            format!("{} MiB", self.memory_kib.div_ceil(1024)),
            self.threads.to_string(),
        ]
    }
}
