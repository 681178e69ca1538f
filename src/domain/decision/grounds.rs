//! What carries a word: the facts as they stood when it was given, and what has changed since (`policy.md` §3).
//!
//! They are captured in the fact, because they cross the incident's scope: how critical a system is, is the register's.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::domain::desk::Desk;
use crate::domain::id::SystemId;
use crate::domain::incident::{Impact, Incident, PersonalData, Reach};
use crate::domain::playbook::{Answer, Question};
use crate::domain::severity::Severity;

/// The facts that carry a word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grounds {
    /// Severity in force.
    pub severity: Severity,
    /// Severity that the rules propose.
    pub proposed: Severity,
    /// Impact.
    pub impact: Impact,
    /// Reach.
    pub reach: Reach,
    /// Personal data.
    pub personal_data: PersonalData,
    /// Systems touched.
    #[serde(default)]
    pub systems: BTreeSet<SystemId>,
    /// Answers given, of those that bear on the decision.
    #[serde(default)]
    pub answers: BTreeMap<Question, Answer>,
}

/// What is otherwise than when a word was given.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// The severity in force rose.
    Severity {
        /// What it was.
        from: Severity,
        /// What it is.
        to: Severity,
    },
    /// The rules propose more.
    Proposal {
        /// What it was.
        from: Severity,
        /// What it is.
        to: Severity,
    },
    /// Another impact.
    Impact,
    /// Another reach.
    Reach {
        /// What it was.
        from: Reach,
        /// What it is.
        to: Reach,
    },
    /// Other personal data.
    PersonalData {
        /// What it was.
        from: PersonalData,
        /// What it is.
        to: PersonalData,
    },
    /// Systems came to it, or fell away.
    Systems {
        /// Came to it.
        added: Vec<SystemId>,
        /// Fell away.
        removed: Vec<SystemId>,
    },
    /// A question has another answer.
    Answer {
        /// The question.
        question: Question,
        /// What it is now.
        now: Option<Answer>,
    },
}

/// Whether the answer to a question bears on what is decided. Convening is the decision itself; the rest is housekeeping.
pub(super) fn bears(question: Question) -> bool {
    !matches!(question, Question::ConveneIsg | Question::WorkaroundUsed | Question::SameCause)
}

impl Grounds {
    /// The facts of `incident` as they stand.
    pub fn of(desk: &Desk, incident: &Incident) -> Self {
        Self {
            severity: desk.severity(incident),
            proposed: desk.proposal(incident).level,
            impact: incident.impact,
            reach: incident.reach,
            personal_data: incident.personal_data,
            systems: incident.systems.clone(),
            answers: incident.answers.iter().filter(|(question, _)| bears(**question)).map(|(q, a)| (*q, *a)).collect(),
        }
    }

    /// What is otherwise `now`. A level that falls changes nothing by itself; nor does a question that is asked for the
    /// first time, unless the answer is yes: what nobody knew carried nothing.
    pub fn changes(&self, now: &Self) -> Vec<Change> {
        let mut changes = Vec::new();
        if now.severity > self.severity {
            changes.push(Change::Severity { from: self.severity, to: now.severity });
        }
        // Where the proposal is what is in force, it is said once.
        let in_force = self.severity == self.proposed && now.severity == now.proposed;
        if now.proposed > self.proposed && !in_force {
            changes.push(Change::Proposal { from: self.proposed, to: now.proposed });
        }
        if now.impact != self.impact {
            changes.push(Change::Impact);
        }
        if now.reach != self.reach {
            changes.push(Change::Reach { from: self.reach, to: now.reach });
        }
        if now.personal_data != self.personal_data {
            changes.push(Change::PersonalData { from: self.personal_data, to: now.personal_data });
        }
        if now.systems != self.systems {
            changes.push(Change::Systems {
                added: now.systems.difference(&self.systems).cloned().collect(),
                removed: self.systems.difference(&now.systems).cloned().collect(),
            });
        }
        for question in Question::ALL {
            let (before, after) = (self.answers.get(&question).copied(), now.answers.get(&question).copied());
            if before != after && (before.is_some() || after == Some(Answer::Yes)) {
                changes.push(Change::Answer { question, now: after });
            }
        }
        changes
    }
}
