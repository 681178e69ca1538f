//! All playbook files together: what each says of the others is borne out, and each checklist is put together with the
//! digest of everything it is made of.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::file::{BlockFile, Origin, PartLink};
use super::{inputs, library};
use crate::config::failure::{ConfigFailure, Contradiction, Expected, Problem, found, nearest};
use crate::config::file;
use crate::domain::StepId;
use crate::domain::playbook::{Condition, Part, Playbook, PlaybookPin, Question};

/// The longest playbook in JSON, in bytes: it is one record of the log, whose line is 64 KiB at most.
pub(super) const RECORD_MAX: usize = 60 * 1024;

/// The files by name.
pub(super) type Files = BTreeMap<String, BlockFile>;

/// Something wrong between files, and which of them may be to blame.
#[derive(Debug, Clone)]
pub(super) struct Quarrel {
    /// What is wrong, told where it shows.
    pub(super) failure: ConfigFailure,
    /// The file in which it shows, then others whose content may be the cause.
    pub(super) suspects: Vec<String>,
}

/// Everything that is wrong between the files.
pub(super) fn quarrels(files: &Files) -> Vec<Quarrel> {
    let mut quarrels = Vec::new();
    for file in files.values() {
        parts(files, file, &mut quarrels);
        waits(files, file, &mut quarrels);
    }
    circles(files, &mut quarrels);
    kinds(files, &mut quarrels);
    inputs::quarrels(files, &mut quarrels);
    for file in files.values().filter(|file| !file.parts.is_empty()) {
        answers(files, file, &mut quarrels);
        if let Some((_, playbook)) = assemble(files, file)
            && serde_json::to_vec(&playbook).map_or(usize::MAX, |json| json.len()) > RECORD_MAX
        {
            let failure = file.failure(0, Problem::Contradiction(Contradiction::TooLongForTheLog));
            quarrels.push(Quarrel { failure, suspects: with_blocks(file) });
        }
    }
    quarrels
}

/// Every checklist the files make, by name. A block that is in none stands by itself, so that it can be inserted into a
/// running incident; a library, whose steps others use, does not.
pub(super) fn playbooks(files: &Files) -> Vec<(PlaybookPin, Playbook)> {
    let included: BTreeSet<&str> =
        files.values().flat_map(|file| &file.parts).map(|link| link.block.as_str()).collect();
    let used: BTreeSet<&str> = files.values().flat_map(library::used_by).collect();
    let mut playbooks = Vec::new();
    for file in files.values() {
        if !file.parts.is_empty() {
            playbooks.extend(assemble(files, file));
        } else if !included.contains(file.id.as_str()) && !used.contains(file.id.as_str()) {
            let itself = PartLink { block: file.id.clone(), when: None, when_at: 0, at: 0 };
            playbooks.extend(assemble(files, &BlockFile { parts: vec![itself], ..file.clone() }));
        }
    }
    playbooks
}

fn assemble(files: &Files, file: &BlockFile) -> Option<(PlaybookPin, Playbook)> {
    let mut parts = Vec::new();
    let mut texts = vec![file.id.as_str(), file.text.as_str()];
    let mut libraries: BTreeSet<&str> = BTreeSet::new();
    for link in &file.parts {
        let block = files.get(&link.block)?;
        if block.id != file.id {
            texts.extend([block.id.as_str(), block.text.as_str()]);
        }
        libraries.extend(library::used_by(block));
        parts.push(Arc::new(Part {
            block: block.id.clone(),
            title: block.title.clone(),
            when: link.when.clone(),
            steps: block.steps.iter().map(|read| read.step.clone()).collect(),
        }));
    }
    for library in libraries.into_iter().filter_map(|id| files.get(id)) {
        texts.extend([library.id.as_str(), library.text.as_str()]);
    }
    let pin = PlaybookPin { id: file.id.clone(), digest: file::digest(texts) };
    let playbook = Playbook {
        id: file.id.clone(),
        title: file.title.clone(),
        policy: file.policy.clone(),
        kinds: file.kinds.iter().map(|kind| *kind.get_ref()).collect(),
        parts,
    };
    Some((pin, playbook))
}

/// The file and the blocks its checklist is made of.
pub(super) fn with_blocks(file: &BlockFile) -> Vec<String> {
    std::iter::once(file.id.clone()).chain(file.parts.iter().map(|link| link.block.clone())).collect()
}

fn parts(files: &Files, file: &BlockFile, quarrels: &mut Vec<Quarrel>) {
    for link in file.parts.iter().filter(|link| !files.contains_key(&link.block)) {
        let problem = Problem::Unexpected {
            expected: Expected::Block,
            found: found(&link.block),
            nearest: nearest(&link.block, files.keys().map(String::as_str)),
        };
        quarrels.push(Quarrel { failure: file.failure(link.at, problem), suspects: vec![file.id.clone()] });
    }
}

fn waits(files: &Files, file: &BlockFile, quarrels: &mut Vec<Quarrel>) {
    let steps = || files.values().flat_map(|file| &file.steps).map(|read| &read.step.id);
    for (wanted, at) in file.steps.iter().flat_map(|read| &read.after) {
        if steps().any(|have| have == wanted) {
            continue;
        }
        let problem = match file.origin {
            Origin::BuiltIn => Problem::TakenAway { wanted: wanted.to_string() },
            Origin::User => Problem::Unexpected {
                expected: Expected::Step,
                found: found(wanted.as_str()),
                nearest: nearest(wanted.as_str(), steps().map(StepId::as_str)),
            },
        };
        let owner = wanted.as_str().split('.').next().unwrap_or_default().to_owned();
        quarrels.push(Quarrel { failure: file.failure(*at, problem), suspects: vec![file.id.clone(), owner] });
    }
}

/// Steps that wait for each other: those left over once every step has been taken that waits for nothing left.
fn circles(files: &Files, quarrels: &mut Vec<Quarrel>) {
    let mut left: BTreeMap<&StepId, Vec<&StepId>> = files
        .values()
        .flat_map(|file| &file.steps)
        .map(|read| (&read.step.id, read.after.iter().map(|(id, _)| id).collect()))
        .collect();
    loop {
        let before = left.len();
        let waiting: BTreeSet<&StepId> = left.keys().copied().collect();
        left.retain(|_, after| after.iter().any(|id| waiting.contains(id)));
        if left.len() == before {
            break;
        }
    }
    // What only waits for the circle is left over too; only what is waited for in turn is part of it.
    loop {
        let before = left.len();
        let waited_for: BTreeSet<&StepId> = left.values().flatten().copied().collect();
        left.retain(|id, _| waited_for.contains(id));
        if left.len() == before {
            break;
        }
    }
    let suspects: Vec<String> = files
        .values()
        .filter(|file| left.keys().any(|id| file.step(id).is_some()))
        .map(|file| file.id.clone())
        .collect();
    for file in files.values() {
        for (_, at) in file
            .steps
            .iter()
            .filter(|read| left.contains_key(&read.step.id))
            .flat_map(|read| &read.after)
            .filter(|(id, _)| left.contains_key(id))
        {
            let failure = file.failure(*at, Problem::Contradiction(Contradiction::WaitsInACircle));
            quarrels.push(Quarrel { failure, suspects: suspects.clone() });
        }
    }
}

/// A kind of incident starts with one playbook only. Where two claim it, the user's file is told, else the later one.
fn kinds(files: &Files, quarrels: &mut Vec<Quarrel>) {
    for file in files.values() {
        for kind in &file.kinds {
            let other = files.values().find(|other| {
                other.id != file.id
                    && other.kinds.iter().any(|have| have.get_ref() == kind.get_ref())
                    && (file.origin, other.origin) != (Origin::BuiltIn, Origin::User)
                    && (file.origin != other.origin || other.id < file.id)
            });
            if let Some(other) = other {
                let expected = Expected::FreeKind(other.file.clone());
                let problem = Problem::Unexpected { expected, found: kind.get_ref().key().to_owned(), nearest: None };
                let failure = file.failure(kind.span().start, problem);
                quarrels.push(Quarrel { failure, suspects: vec![file.id.clone(), other.id.clone()] });
            }
        }
    }
}

/// A condition on a question that no other step of the checklist asks would wait for ever.
fn answers(files: &Files, file: &BlockFile, quarrels: &mut Vec<Quarrel>) {
    let blocks: Vec<&BlockFile> = file.parts.iter().filter_map(|link| files.get(&link.block)).collect();
    let asked = |question: Question, except: Option<&StepId>| {
        let mut steps = blocks.iter().flat_map(|block| &block.steps);
        steps.any(|read| Some(&read.step.id) != except && read.step.ask.contains(&question))
    };
    let mut complain = |shown: &BlockFile, at: usize, question: Question| {
        let problem = match shown.origin {
            Origin::User => Problem::Contradiction(Contradiction::NobodyAsks),
            Origin::BuiltIn => Problem::TakenAway { wanted: question.key().to_owned() },
        };
        let mut suspects = with_blocks(file);
        suspects.insert(0, shown.id.clone());
        let failure = shown.failure(at, problem);
        // A block that several checklists share complains once.
        if !quarrels.iter().any(|have: &Quarrel| have.failure == failure) {
            quarrels.push(Quarrel { failure, suspects });
        }
    };
    let questions = |when: Option<&Condition>| when.map(Condition::questions).unwrap_or_default();
    for link in &file.parts {
        for question in questions(link.when.as_ref()).into_iter().filter(|question| !asked(*question, None)) {
            complain(file, link.at, question);
        }
    }
    for block in &blocks {
        for read in &block.steps {
            let step = &read.step;
            for question in questions(step.when.as_ref()).into_iter().filter(|q| !asked(*q, Some(&step.id))) {
                complain(block, read.when_at, question);
            }
        }
    }
}
