//! Parse, run, exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    vagt::cli::run(std::env::args_os())
}
