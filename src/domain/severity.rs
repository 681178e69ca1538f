//! Severity: proposed by the rules of the policy's profile (`policy.md` §3), set by a person with a reason.

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use super::incident::{Impact, Level, PersonalData, Reach};
use super::playbook::{Answer, Question};
use super::register::Criticality;
use crate::domain::policy::Carried;

/// Four levels; *major* is the policy's «større» (P31), *serious* its «alvorlig» (P13).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Mindre.
    Minor,
    /// Moderat.
    Moderate,
    /// Større: ISG treats it at a meeting (P31).
    Major,
    /// Alvorlig: convening ISG at once is expected (P13).
    Serious,
}

impl Severity {
    /// All levels, rising.
    pub const ALL: [Self; 4] = [Self::Minor, Self::Moderate, Self::Major, Self::Serious];

    /// The name in commands and JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Minor => "minor",
            Self::Moderate => "moderate",
            Self::Major => "major",
            Self::Serious => "serious",
        }
    }
}

/// Why a level is proposed: a rule that fired. Words are made in `text`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SeverityRule {
    /// High impact on a critical system.
    HighOnCritical,
    /// Availability high for citizens or the whole municipality.
    DownForMany,
    /// Grave personal data, confidentiality hurt, many people or a protected address.
    GraveDataOut,
    /// Life or welfare at risk.
    LifeAtRisk,
    /// A hostile actor is inside.
    HostileInside,
    /// Several critical systems at once.
    SeveralCritical,
    /// High impact on an important system.
    HighOnImportant,
    /// Moderate impact on a critical system.
    ModerateOnCritical,
    /// Wide reach with at least moderate impact.
    WideReach,
    /// Personal data with at least moderate impact.
    DataModerate,
    /// Grave personal data with any impact.
    GraveDataTouched,
    /// The press is asking.
    PressAsking,
    /// The agreement's restore time on a critical system is or will be exceeded.
    RestoreExceeded,
    /// An impact is moderate or more.
    ModerateImpact,
    /// Personal data may be involved and something is hurt.
    DataPossible,
    /// A whole department is touched.
    DepartmentReach,
    /// No rule fired.
    NothingMore,
}

impl SeverityRule {
    /// The level the rule asks for.
    pub fn level(self) -> Severity {
        match self {
            Self::HighOnCritical
            | Self::DownForMany
            | Self::GraveDataOut
            | Self::LifeAtRisk
            | Self::HostileInside
            | Self::SeveralCritical => Severity::Serious,
            Self::HighOnImportant
            | Self::ModerateOnCritical
            | Self::WideReach
            | Self::DataModerate
            | Self::GraveDataTouched
            | Self::PressAsking
            | Self::RestoreExceeded => Severity::Major,
            Self::ModerateImpact | Self::DataPossible | Self::DepartmentReach => Severity::Moderate,
            Self::NothingMore => Severity::Minor,
        }
    }
}

/// A question whose answer could raise the level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Doubt {
    /// Are personal data involved, and of which sort?
    PersonalData,
    /// How hard are confidentiality, integrity and availability hit?
    Impact,
    /// How many are touched?
    Reach,
    /// Are people at risk?
    LifeAtRisk,
    /// Is a hostile actor inside?
    Hostile,
    /// How many people's data reached outsiders?
    PeopleTouched,
    /// Is the press asking?
    Press,
    /// Is or will the agreed restore time be exceeded?
    Restore,
}

impl Doubt {
    /// The question of a step that settles it; `None` where it is a field of the incident's own.
    pub fn question(self) -> Option<Question> {
        match self {
            Self::PersonalData | Self::Impact | Self::Reach => None,
            Self::LifeAtRisk => Some(Question::LifeAtRisk),
            Self::Hostile => Some(Question::Hostile),
            Self::PeopleTouched => Some(Question::ManyPeople),
            Self::Press => Some(Question::PressAsking),
            Self::Restore => Some(Question::RestoreExceeded),
        }
    }
}

/// Whether more people than `most` are concerned, or a protected address, as far as it was counted.
pub fn many_people(people: Option<u32>, protected_address: Option<Answer>, most: u32) -> Option<Answer> {
    let many = people.map(|people| people > most);
    match (many, protected_address) {
        (Some(true), _) | (_, Some(Answer::Yes)) => Some(Answer::Yes),
        (Some(false), Some(Answer::No)) => Some(Answer::No),
        _ => None,
    }
}

/// What the rules look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Basis {
    /// Impact.
    pub impact: Impact,
    /// Reach.
    pub reach: Reach,
    /// Personal data.
    pub personal_data: PersonalData,
    /// How critical each touched system is.
    pub systems: Vec<Criticality>,
    /// Whether people are at risk.
    pub life_at_risk: Option<Answer>,
    /// Whether somebody hostile is inside.
    pub hostile: Option<Answer>,
    /// Whether the press is asking.
    pub press: Option<Answer>,
    /// Whether more people than the profile's number are touched, or a protected address.
    pub many_people: Option<Answer>,
    /// Whether the agreed restore time of a critical system is or will be exceeded.
    pub restore_exceeded: Option<Answer>,
}

/// The proposal: the level, the rules of that level that fired, and what could raise it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Proposed level.
    pub level: Severity,
    /// Rules that fired, the gravest first.
    pub reasons: Vec<SeverityRule>,
    /// Unknowns that could raise it, and to what.
    pub could_rise: Vec<(Doubt, Severity)>,
}

/// Proposes a level from what is known, and says what is not known that would matter.
pub fn propose(basis: &Basis) -> Proposal {
    let reasons = fired(basis);
    let level = reasons.first().map_or(Severity::Minor, |rule| rule.level());
    let mut could_rise = Vec::new();
    for (doubt, worse) in worse_cases(basis) {
        let raised = self::level(&worse);
        if raised > level {
            could_rise.push((doubt, raised));
        }
    }
    Proposal { level, reasons, could_rise }
}

/// The level that would be proposed, without its reasons: asked for each row of a list.
pub fn level(basis: &Basis) -> Severity {
    let levels = rules(basis).into_iter().filter(|(_, fires)| *fires).map(|(rule, _)| rule.level());
    levels.max().unwrap_or(Severity::Minor)
}

/// The rules that fire, the gravest first; one that says so where none does.
fn fired(basis: &Basis) -> Vec<SeverityRule> {
    let mut reasons: Vec<SeverityRule> =
        rules(basis).into_iter().filter(|(_, fires)| *fires).map(|(rule, _)| rule).collect();
    if reasons.is_empty() {
        reasons.push(SeverityRule::NothingMore);
    }
    // Stable: within a level the table's order stands.
    reasons.sort_by_key(|rule| std::cmp::Reverse(rule.level()));
    reasons
}

/// Every rule, the gravest first, and whether it fires.
pub fn rules(basis: &Basis) -> [(SeverityRule, bool); 16] {
    let yes = |answer: Option<Answer>| answer == Some(Answer::Yes);
    let Basis { impact, reach, personal_data, systems, .. } = basis;
    let highest = impact.highest();
    let any = |criticality: Criticality| systems.contains(&criticality);
    let grave = *personal_data >= PersonalData::Confidential;
    let critical = systems.iter().filter(|criticality| **criticality == Criticality::Critical).count();
    let wide = *reach >= Reach::Municipality;
    [
        (SeverityRule::LifeAtRisk, yes(basis.life_at_risk)),
        (SeverityRule::HostileInside, yes(basis.hostile)),
        (SeverityRule::HighOnCritical, highest == Level::High && critical > 0),
        (SeverityRule::SeveralCritical, critical > 1 && highest >= Level::Low),
        (SeverityRule::DownForMany, impact.availability == Level::High && wide),
        (SeverityRule::GraveDataOut, grave && impact.confidentiality >= Level::Moderate && yes(basis.many_people)),
        (SeverityRule::HighOnImportant, highest == Level::High && any(Criticality::Important)),
        (SeverityRule::ModerateOnCritical, highest >= Level::Moderate && critical > 0),
        (SeverityRule::WideReach, wide && highest >= Level::Moderate),
        (SeverityRule::DataModerate, *personal_data >= PersonalData::Ordinary && highest >= Level::Moderate),
        (SeverityRule::GraveDataTouched, grave && highest >= Level::Low),
        (SeverityRule::PressAsking, yes(basis.press)),
        (SeverityRule::RestoreExceeded, yes(basis.restore_exceeded) && critical > 0),
        (SeverityRule::ModerateImpact, highest >= Level::Moderate),
        (SeverityRule::DataPossible, *personal_data != PersonalData::No && highest >= Level::Low),
        (SeverityRule::DepartmentReach, *reach >= Reach::Department),
    ]
}

/// The same incident with one unknown answered in the worst way.
fn worse_cases(basis: &Basis) -> Vec<(Doubt, Basis)> {
    let open = |answer: Option<Answer>| !matches!(answer, Some(Answer::Yes | Answer::No));
    let mut cases = Vec::new();
    if open(basis.life_at_risk) {
        cases.push((Doubt::LifeAtRisk, Basis { life_at_risk: Some(Answer::Yes), ..basis.clone() }));
    }
    if open(basis.hostile) {
        cases.push((Doubt::Hostile, Basis { hostile: Some(Answer::Yes), ..basis.clone() }));
    }
    if basis.impact.is_open() {
        cases.push((Doubt::Impact, Basis { impact: basis.impact.at_worst(), ..basis.clone() }));
    }
    if basis.reach == Reach::Unknown {
        cases.push((Doubt::Reach, Basis { reach: Reach::Citizens, ..basis.clone() }));
    }
    if basis.personal_data == PersonalData::Unknown {
        let worst = Basis { personal_data: PersonalData::Sensitive, many_people: Some(Answer::Yes), ..basis.clone() };
        cases.push((Doubt::PersonalData, worst));
    }
    if basis.personal_data >= PersonalData::Confidential && open(basis.many_people) {
        cases.push((Doubt::PeopleTouched, Basis { many_people: Some(Answer::Yes), ..basis.clone() }));
    }
    if open(basis.press) {
        cases.push((Doubt::Press, Basis { press: Some(Answer::Yes), ..basis.clone() }));
    }
    if open(basis.restore_exceeded) {
        cases.push((Doubt::Restore, Basis { restore_exceeded: Some(Answer::Yes), ..basis.clone() }));
    }
    cases
}

/// What here carries rows of the policy.
pub(crate) const CARRIES: &[Carried] = &[crate::carried!(rule P38, level)];
