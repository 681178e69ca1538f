//! What the running program tells, in words: the layers that find it out know no language.

use crate::app::{Announcement, PolicyAnswer};
use crate::config::{self, Config, ConfigFailure, Paths};
use crate::domain::Desk;
use crate::domain::policy::Section;
use crate::evidence::Told;
use crate::text::Text;
use crate::tr;

/// What an opening of the log tells, in one line.
pub fn told(text: &Text, told: &Told) -> String {
    match told {
        Told::Repaired(repair) => text.repair(repair),
        Told::StoreUnavailable { why } => tr!(text, "told-store-unavailable", why = why.as_str()),
        Told::Damaged { lines } => tr!(text, "told-damaged", lines = lines.to_string()),
        Told::NewKey { because } => tr!(text, "told-new-key", why = text.key_reason(*because)),
        Told::ClockBehind { newest } => tr!(text, "told-clock-behind", newest = text.full_time(*newest)),
        Told::ReadOnly => tr!(text, "told-read-only"),
    }
}

/// What is told outside the window: a title and a line. `None` when what it is about is gone meanwhile.
pub fn announcement(text: &Text, desk: &Desk, announcement: &Announcement) -> Option<(String, String)> {
    let outage = |id| {
        let outage = desk.outage(id)?;
        let systems: Vec<&str> = outage.systems.iter().map(|id| desk.system_name(id)).collect();
        let touched = if systems.is_empty() { String::new() } else { format!(" ({})", systems.join(", ")) };
        Some(format!("{}{touched}", outage.look.title))
    };
    match announcement {
        Announcement::NewOutage(id) => Some((tr!(text, "announce-outage"), outage(*id)?)),
        Announcement::OutageEnded(id) => Some((tr!(text, "announce-outage-over"), outage(*id)?)),
        Announcement::Overdue(id, clock) => {
            let incident = desk.incident(*id)?;
            let line = format!("{} {}: {}", incident.number, incident.title, text.clock_name(*clock));
            Some((tr!(text, "announce-overdue"), line))
        }
        Announcement::NotKept => Some((tr!(text, "announce-not-kept"), tr!(text, "announce-not-kept-line"))),
    }
}

/// These sections of the municipality's policy document, as it is now.
pub fn passages(text: &Text, paths: &Paths, sections: &[Section]) -> PolicyAnswer {
    let Some(path) = config::policy::path(paths) else { return PolicyAnswer::NoDocument };
    match config::policy::Document::read(&path) {
        Ok(document) => {
            let passage =
                |section: Section| document.passage(section).map(|found| (found.heading.clone(), found.text.clone()));
            PolicyAnswer::Passages(sections.iter().map(|section| (*section, passage(*section))).collect())
        }
        Err(problem) => {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            PolicyAnswer::Unreadable(config::ConfigFailure::whole(&name, problem).words(text))
        }
    }
}

/// The first that is wrong with the configuration, and the command that tells all of it; `None` when nothing is wrong.
pub fn config_problems(text: &Text, config: &Config, failures: &[ConfigFailure]) -> Option<String> {
    let problem = config::first_of(failures, text)?;
    Some(match failures.first().and_then(|first| config.keymap_of(first)) {
        Some(file) => tr!(text, "ui-keymap-problem", problem = problem, file = file),
        None => config_problem(text, &problem),
    })
}

/// What is wrong with the configuration, and the command that tells all of it.
pub fn config_problem(text: &Text, problem: &str) -> String {
    tr!(text, "ui-config-problem", problem = problem)
}
