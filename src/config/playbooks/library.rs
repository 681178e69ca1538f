//! Steps that are written once and named by other files: `use = "library.step"`. What stands beside `use` counts instead
//! of what the library says; the step's id is that of the file which uses it.

use std::collections::BTreeSet;

use super::file::{BlockFile, Origin};
use super::set::{Files, Quarrel};
use super::step::{ReadStep, Used};
use crate::config::failure::{Contradiction, Expected, Problem, found, nearest};
use crate::domain::StepId;

/// Fills in every step that uses another; what cannot be found stays as it is and is told.
pub(super) fn resolve(files: &mut Files) -> Vec<Quarrel> {
    let before = files.clone();
    let mut quarrels = Vec::new();
    for file in files.values_mut() {
        let mut failures = Vec::new();
        for read in &mut file.steps {
            let Some(used) = read.used.clone() else { continue };
            match find(&before, &used.id) {
                Some(from) if from.used.is_none() => fill(read, from, &used),
                Some(_) => failures.push((used, Problem::Contradiction(Contradiction::UsesAUsedStep))),
                None => {
                    let problem = unknown(&before, file.origin, &used);
                    failures.push((used, problem));
                }
            }
        }
        for (used, problem) in failures {
            let failure = file.failure(used.at, problem);
            quarrels.push(Quarrel { failure, suspects: vec![file.id.clone(), owner(&used.id).to_owned()] });
        }
    }
    quarrels
}

/// The files whose steps are used by `file`, without itself.
pub(super) fn used_by(file: &BlockFile) -> BTreeSet<&str> {
    let used = file.steps.iter().filter_map(|read| read.used.as_ref()).map(|used| owner(&used.id));
    used.filter(|owner| *owner != file.id).collect()
}

/// The file in which a step is defined.
fn owner(id: &StepId) -> &str {
    id.as_str().split('.').next().unwrap_or_default()
}

fn find<'f>(files: &'f Files, id: &StepId) -> Option<&'f ReadStep> {
    files.get(owner(id))?.step(id)
}

fn unknown(files: &Files, origin: Origin, used: &Used) -> Problem {
    let steps = files.values().flat_map(|file| &file.steps).map(|read| read.step.id.as_str());
    match origin {
        Origin::BuiltIn => Problem::TakenAway { wanted: used.id.to_string() },
        Origin::User => Problem::Unexpected {
            expected: Expected::Step,
            found: found(used.id.as_str()),
            nearest: nearest(used.id.as_str(), steps),
        },
    }
}

fn fill(read: &mut ReadStep, from: &ReadStep, used: &Used) {
    let given = |key: &str| used.given.contains(&key);
    let (own, theirs) = (read.step.clone(), from.step.clone());
    let mut step = theirs;
    step.id = own.id;
    macro_rules! keep {
        ($($key:literal => $($field:ident),+;)+) => {
            $(if given($key) { $(step.$field = own.$field;)+ })+
        };
    }
    keep! {
        "title" => title;
        "why" => why;
        "role" => role;
        "or_roles" => or_roles;
        "prescribed_by" => prescribed_by;
        "when" => when;
        "clock" => clock;
        "ask" => ask, inputs;
        "contacts" => contacts;
        "message" => message;
        "required" => required;
        "note" => note;
        "repeat" => repeat;
        "per_system" => per_system;
        "after" => after;
    }
    if !given("after") {
        read.after = from.after.iter().map(|(id, _)| (id.clone(), used.at)).collect();
    }
    if !given("when") {
        (read.when_at, read.when_value_at) = (used.at, used.at);
    }
    if !given("ask") {
        read.inputs_at = step.inputs.iter().map(|_| used.at).collect();
    }
    read.step = step;
}
