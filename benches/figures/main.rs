//! The figures: what an append, a start, a key press and an idle desk cost, each beside something bare.
//!
//! `cargo bench --bench figures` takes all of them and prints them with how they were taken; `-- append`, `-- screen` and
//! `-- idle` take some. Nothing here fails because a machine is slow: figures are read, not asserted.

mod append;
mod bare;
mod clerk;
mod idle;
mod machine;
mod program;
mod pty;
mod sample;
mod screen;
mod store;
mod table;
mod time;

use std::error::Error;
use std::path::Path;

/// What taking a figure gives, or what was in the way.
type Taken<T> = Result<T, Box<dyn Error>>;

/// Where figures are taken: on the disk that the program was built on.
const PLACE: &str = env!("CARGO_TARGET_TMPDIR");

fn main() -> Taken<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        [bare::WORD] => bare::run(),
        [store::WORD, folder] => store::make(Path::new(folder)),
        // A test run that takes all targets comes by without this flag; it wants no figures.
        words if words.contains(&"--bench") => figures(words),
        _ => Ok(()),
    }
}

fn figures(words: &[&str]) -> Taken<()> {
    let chosen: Vec<&str> = words.iter().copied().filter(|word| !word.starts_with('-')).collect();
    let wanted = |figure: &str| chosen.is_empty() || chosen.contains(&figure);
    machine::facts(Path::new(PLACE)).print()?;
    if wanted("append") {
        append::take()?.print()?;
    }
    if wanted("screen") || wanted("idle") {
        let programs = program::all()?;
        if wanted("screen") {
            screen::take(&programs)?.print()?;
        }
        if wanted("idle") {
            idle::take(&programs)?.print()?;
        }
    }
    Ok(())
}
