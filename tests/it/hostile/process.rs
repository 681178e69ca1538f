//! What a process costs, as the system counts it.

use std::fs;

/// Most memory it ever held, MB.
pub(super) fn peak_memory(id: u32) -> f64 {
    memory(id, "VmHWM:")
}

/// Memory it holds now, MB.
pub(super) fn held_memory(id: u32) -> f64 {
    memory(id, "VmRSS:")
}

fn memory(id: u32, line: &str) -> f64 {
    let status = fs::read_to_string(format!("/proc/{id}/status")).unwrap();
    let found = status.lines().find_map(|have| have.strip_prefix(line)).unwrap();
    found.trim().trim_end_matches(" kB").parse::<f64>().unwrap() / 1024.0
}

/// Processor time it has used, seconds; the system counts in hundredths.
pub(super) fn processor_time(id: u32) -> f64 {
    let stat = fs::read_to_string(format!("/proc/{id}/stat")).unwrap();
    let (_, after) = stat.rsplit_once(')').unwrap();
    let ticks: f64 = after.split_whitespace().skip(11).take(2).map(|part| part.parse::<f64>().unwrap()).sum();
    ticks / 100.0
}

/// What a list of processes shows of it.
pub(super) fn command_line(id: u32) -> String {
    String::from_utf8_lossy(&fs::read(format!("/proc/{id}/cmdline")).unwrap()).into_owned()
}
