//! What a user feels: from the start to the first frame, from a key to the frame it makes, and what goes over the line.

use std::time::Duration;

use crate::Taken;
use crate::program::Program;
use crate::pty::Run;
use crate::sample::Sample;
use crate::table::Table;

const STARTS: usize = 15;
const KEYS: usize = 100;
const KEY: &[u8] = b"j";
/// A frame has ended when nothing comes for so long.
const FRAME_GAP: Duration = Duration::from_millis(5);
/// A start has ended when nothing comes for so long.
const START_GAP: Duration = Duration::from_millis(500);
/// A key that brings nothing for so long brings nothing.
const NO_FRAME: Duration = Duration::from_millis(200);

#[derive(Debug, Default)]
struct Figures {
    first_frame: Sample,
    rows: Sample,
    settled: Sample,
    key_first: Sample,
    key_frame: Sample,
    bytes: Sample,
}

/// Takes the figures of all programs, in turn, so that what disturbs one disturbs all.
pub(crate) fn take(programs: &[Program]) -> Taken<Table> {
    let mut figures: Vec<Figures> = programs.iter().map(|_| Figures::default()).collect();
    for start in 0..=STARTS {
        for (program, figures) in programs.iter().zip(&mut figures) {
            let mut run = program.start()?;
            let first = run.shows(program.word);
            let rows = program.row.and_then(|row| run.shows(row));
            let settled = settle(&mut run).or(rows).or(first);
            run.stop();
            // The first start reads files for the first time, and makes the empty store.
            if start > 0 {
                figures.first_frame.extend(first.map(millis));
                figures.rows.extend(rows.map(millis));
                figures.settled.extend(settled.map(millis));
            }
        }
    }
    keys(programs, &mut figures)?;
    Ok(table(programs, &figures))
}

/// Waits until a start has ended, and says how long after it began its last bytes came.
fn settle(run: &mut Run) -> Option<Duration> {
    let burst = run.burst(START_GAP, START_GAP)?;
    Some(burst.last - run.begun)
}

fn keys(programs: &[Program], figures: &mut [Figures]) -> Taken<()> {
    let mut runs = Vec::new();
    for program in programs {
        let mut run = program.start()?;
        let shown = run.shows(program.word).is_some();
        settle(&mut run);
        runs.push((run, shown));
    }
    for _ in 0..KEYS {
        for ((run, shown), figures) in runs.iter_mut().zip(figures.iter_mut()) {
            run.drain();
            if !*shown {
                continue;
            }
            let pressed = run.press(KEY)?;
            if let Some(burst) = run.burst(NO_FRAME, FRAME_GAP) {
                figures.key_first.add(millis(burst.first - pressed));
                figures.key_frame.add(millis(burst.last - pressed));
                figures.bytes.add(f64::from(u32::try_from(burst.bytes)?));
            }
        }
    }
    for (run, _) in runs {
        run.stop();
    }
    Ok(())
}

fn table(programs: &[Program], figures: &[Figures]) -> Table {
    let columns = ["figure".to_owned()].into_iter().chain(programs.iter().map(|program| program.name.clone()));
    let mut table = Table::new("screen, 120x40, median / 95 in 100", columns.chain(["how".to_owned()]));
    let mut row = |name: &str, cell: &dyn Fn(&Figures) -> String, how: &str| {
        let cells = figures.iter().map(cell);
        table.row([name.to_owned()].into_iter().chain(cells).chain([how.to_owned()]));
    };
    let bare = figures.first().and_then(|bare| bare.first_frame.median());
    let more = |figures: &Figures| match (figures.first_frame.median(), bare) {
        (Some(own), Some(bare)) => format!("{:+.1} ms", own - bare),
        _ => "not measured".to_owned(),
    };
    row("first frame", &|one| one.first_frame.cell(1, " ms"), "from the start until a known word is on the screen");
    row("more than bare", &more, "difference of the medians above");
    row(
        "rows on the screen",
        &|one| one.rows.cell(1, " ms"),
        "from the start until an incident's number is on the screen",
    );
    row("at rest", &|one| one.settled.cell(1, " ms"), "from the start until the last bytes before 500 ms of silence");
    row("key to first byte", &|one| one.key_first.cell(2, " ms"), "j pressed, until output begins");
    row("key to frame", &|one| one.key_frame.cell(2, " ms"), "j pressed, until the last bytes before 5 ms of silence");
    row("bytes per key", &|one| one.bytes.cell(0, ""), "bytes of that frame");
    row(
        "keys with a frame",
        &|one| format!("{} of {KEYS}", one.key_frame.count()),
        "keys that brought any output within 200 ms",
    );
    row("starts that showed", &|one| format!("{} of {STARTS}", one.first_frame.count()), "none: not measured");
    table.note("each program in turn, in a pseudo-terminal; the bare one is ratatui with a list of 200 rows");
    table
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
