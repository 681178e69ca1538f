//! What conditions say of typed inputs, against what the steps declare.

use super::file::{BlockFile, Origin};
use super::set::{Files, Quarrel, with_blocks};
use super::step::words_of_conditions;
use crate::config::failure::{Contradiction, Expected, Kind, Problem, found, nearest};
use crate::domain::playbook::{Condition, Input, InputKey, InputKind, InputSort, Test, Wanted};

/// Everything that is wrong between conditions and inputs.
pub(super) fn quarrels(files: &Files, quarrels: &mut Vec<Quarrel>) {
    let mut add = |quarrel: Quarrel| {
        if !quarrels.iter().any(|have| have.failure == quarrel.failure) {
            quarrels.push(quarrel);
        }
    };
    for file in files.values() {
        for (when, at) in conditions(file) {
            for (key, test) in when.inputs() {
                if let Some(problem) = wrong(files, file.origin, key, test) {
                    let mut suspects = vec![file.id.clone()];
                    suspects.extend(declared(files.values(), key).map(|(owner, _)| owner.id.clone()));
                    suspects
                        .extend(files.values().filter(|file| file.origin == Origin::User).map(|file| file.id.clone()));
                    add(Quarrel { failure: file.failure(at, problem), suspects });
                }
            }
        }
    }
    for file in files.values().filter(|file| !file.parts.is_empty()) {
        checklist(files, file, &mut add);
    }
}

fn conditions(file: &BlockFile) -> impl Iterator<Item = (&Condition, usize)> {
    let parts = file.parts.iter().filter_map(|link| Some((link.when.as_ref()?, link.when_at)));
    parts.chain(file.steps.iter().filter_map(|read| Some((read.step.when.as_ref()?, read.when_value_at))))
}

/// Every input called `key`, with the file that declares it.
fn declared<'f>(
    files: impl Iterator<Item = &'f BlockFile>,
    key: &InputKey,
) -> impl Iterator<Item = (&'f BlockFile, &'f Input)> {
    files.flat_map(move |file| file.steps.iter().filter_map(move |read| Some((file, read.step.input(key)?))))
}

/// What is wrong with a condition on `key`, by what any file declares.
fn wrong(files: &Files, origin: Origin, key: &InputKey, test: &Test) -> Option<Problem> {
    let Some((_, input)) = declared(files.values(), key).next() else {
        if origin == Origin::BuiltIn {
            return Some(Problem::TakenAway { wanted: key.to_string() });
        }
        let inputs = files.values().flat_map(|file| &file.steps).flat_map(|read| &read.step.inputs);
        let mut names: Vec<&str> = words_of_conditions().collect();
        names.extend(inputs.map(|input| input.key.as_str()));
        return Some(Problem::Unexpected {
            expected: Expected::Condition(Wanted::Subject),
            found: found(key.as_str()),
            nearest: nearest(key.as_str(), names),
        });
    };
    match (test, &input.kind) {
        (Test::Is(word), InputKind::Choice { options }) if !options.iter().any(|option| option.key == *word) => {
            let names: Vec<String> = options.iter().map(|option| option.key.clone()).collect();
            let nearest = nearest(word, names.iter().map(String::as_str));
            Some(Problem::Unexpected { expected: Expected::OneOf(Kind::Option, names), found: found(word), nearest })
        }
        (Test::AtLeast(_), kind) if kind.sort() != InputSort::Number => {
            Some(Problem::Contradiction(Contradiction::NotANumber))
        }
        (Test::Is(_) | Test::AtLeast(_) | Test::Given, _) => None,
    }
}

/// In one checklist: what is looked at is asked for elsewhere, and what is asked for twice is asked for alike.
fn checklist(files: &Files, file: &BlockFile, add: &mut impl FnMut(Quarrel)) {
    let blocks: Vec<&BlockFile> = file.parts.iter().filter_map(|link| files.get(&link.block)).collect();
    let elsewhere = |key: &InputKey, except: Option<&crate::domain::StepId>| {
        let mut steps = blocks.iter().flat_map(|block| &block.steps);
        steps.any(|read| Some(&read.step.id) != except && read.step.input(key).is_some())
    };
    let mut nobody = |shown: &BlockFile, at: usize, key: &InputKey| {
        let problem = match shown.origin {
            Origin::User => Problem::Contradiction(Contradiction::NobodyAsks),
            Origin::BuiltIn => Problem::TakenAway { wanted: key.to_string() },
        };
        let mut suspects = with_blocks(file);
        suspects.insert(0, shown.id.clone());
        add(Quarrel { failure: shown.failure(at, problem), suspects });
    };
    let known = |key: &InputKey| declared(files.values(), key).next().is_some();
    let waits = |when: Option<&Condition>| -> Vec<InputKey> {
        let inputs = when.map(Condition::inputs).unwrap_or_default();
        inputs.into_iter().filter(|(_, test)| **test != Test::Given).map(|(key, _)| key.clone()).collect()
    };
    for link in &file.parts {
        for key in waits(link.when.as_ref()).iter().filter(|key| known(key) && !elsewhere(key, None)) {
            nobody(file, link.at, key);
        }
    }
    for block in &blocks {
        for read in &block.steps {
            for key in waits(read.step.when.as_ref()) {
                if known(&key) && !elsewhere(&key, Some(&read.step.id)) {
                    nobody(block, read.when_at, &key);
                }
            }
        }
    }
    for (n, block) in blocks.iter().enumerate() {
        for read in &block.steps {
            for (input, at) in read.step.inputs.iter().zip(&read.inputs_at) {
                let before = blocks.iter().take(n + 1).copied();
                let other = declared(before, &input.key).find(|(_, have)| have.kind != input.kind);
                if let Some((other, _)) = other {
                    let problem = Problem::Contradiction(Contradiction::InputDiffers);
                    let suspects = vec![block.id.clone(), other.id.clone()];
                    add(Quarrel { failure: block.failure(*at, problem), suspects });
                }
            }
        }
    }
}
