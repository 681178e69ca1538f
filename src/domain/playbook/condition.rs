//! Conditions of steps: small sentences over recorded facts, with three truths.
//!
//! ```text
//! personal-data is-not no and (severity at-least major or press-asking is yes)
//! ```
//!
//! A question that nobody has answered makes a condition *pending*, which is neither true nor false: the step waits.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::{Answer, BadCondition, Question, Wanted};
use crate::domain::incident::{IncidentKind, Level, PersonalData, Reach};
use crate::domain::severity::Severity;

/// A condition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Condition {
    /// Both hold.
    And(Box<Condition>, Box<Condition>),
    /// At least one holds.
    Or(Box<Condition>, Box<Condition>),
    /// It does not hold.
    Not(Box<Condition>),
    /// The incident's kind.
    Kind(IncidentKind),
    /// Severity at least this.
    SeverityAtLeast(Severity),
    /// The highest impact is at least this.
    ImpactAtLeast(Level),
    /// Reach at least this.
    ReachAtLeast(Reach),
    /// Personal data is exactly this.
    PersonalData(PersonalData),
    /// A system touched has a supplier.
    HasSupplier,
    /// A question was answered with this.
    Answered(Question, Answer),
}

/// The truth of a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Truth {
    /// Holds.
    True,
    /// Does not hold.
    False,
    /// Nobody has answered this yet.
    Pending(Question),
}

/// What a condition is judged by.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// Kind of the incident.
    pub kind: IncidentKind,
    /// Severity in force.
    pub severity: Severity,
    /// Highest impact.
    pub impact: Level,
    /// Reach.
    pub reach: Reach,
    /// Personal data.
    pub personal_data: PersonalData,
    /// Whether a system touched has a supplier.
    pub has_supplier: bool,
    /// Answers given.
    pub answers: &'a std::collections::BTreeMap<Question, Answer>,
}

impl Condition {
    /// Judges the condition.
    pub fn judge(&self, known: &Known<'_>) -> Truth {
        let plain = |holds: bool| if holds { Truth::True } else { Truth::False };
        match self {
            Self::And(a, b) => match (a.judge(known), b.judge(known)) {
                (Truth::False, _) | (_, Truth::False) => Truth::False,
                (Truth::Pending(question), _) | (_, Truth::Pending(question)) => Truth::Pending(question),
                (Truth::True, Truth::True) => Truth::True,
            },
            Self::Or(a, b) => match (a.judge(known), b.judge(known)) {
                (Truth::True, _) | (_, Truth::True) => Truth::True,
                (Truth::Pending(question), _) | (_, Truth::Pending(question)) => Truth::Pending(question),
                (Truth::False, Truth::False) => Truth::False,
            },
            Self::Not(inner) => match inner.judge(known) {
                Truth::True => Truth::False,
                Truth::False => Truth::True,
                pending @ Truth::Pending(_) => pending,
            },
            Self::Kind(kind) => plain(known.kind == *kind),
            Self::SeverityAtLeast(level) => plain(known.severity >= *level),
            Self::ImpactAtLeast(level) => plain(known.impact >= *level),
            Self::ReachAtLeast(reach) => plain(known.reach >= *reach),
            Self::PersonalData(data) => plain(known.personal_data == *data),
            Self::HasSupplier => plain(known.has_supplier),
            Self::Answered(question, wanted) => match known.answers.get(question) {
                Some(answer) => plain(answer == wanted),
                None => Truth::Pending(*question),
            },
        }
    }

    /// Every question it looks at.
    pub fn questions(&self) -> Vec<Question> {
        match self {
            Self::And(a, b) | Self::Or(a, b) => a.questions().into_iter().chain(b.questions()).collect(),
            Self::Not(inner) => inner.questions(),
            Self::Answered(question, _) => vec![*question],
            Self::Kind(_)
            | Self::SeverityAtLeast(_)
            | Self::ImpactAtLeast(_)
            | Self::ReachAtLeast(_)
            | Self::PersonalData(_)
            | Self::HasSupplier => Vec::new(),
        }
    }
}

impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::And(a, b) => write!(f, "({a} and {b})"),
            Self::Or(a, b) => write!(f, "({a} or {b})"),
            Self::Not(inner) => write!(f, "not {inner}"),
            Self::Kind(kind) => write!(f, "kind is {}", kind.key()),
            Self::SeverityAtLeast(level) => write!(f, "severity at-least {}", level.key()),
            Self::ImpactAtLeast(level) => write!(f, "impact at-least {}", level.key()),
            Self::ReachAtLeast(reach) => write!(f, "reach at-least {}", reach.key()),
            Self::PersonalData(data) => write!(f, "personal-data is {}", data.key()),
            Self::HasSupplier => f.write_str("system has supplier"),
            Self::Answered(question, answer) => write!(f, "{} is {answer}", question.key()),
        }
    }
}

const DEEPEST: usize = 32;

impl FromStr for Condition {
    type Err = BadCondition;

    fn from_str(raw: &str) -> Result<Self, BadCondition> {
        let spaced = raw.replace('(', " ( ").replace(')', " ) ");
        let mut words = Words { words: spaced.split_whitespace().collect(), next: 0 };
        let condition = words.either(0)?;
        match words.peek() {
            None => Ok(condition),
            Some(_) => Err(words.expected(Wanted::Joint)),
        }
    }
}

struct Words<'a> {
    words: Vec<&'a str>,
    next: usize,
}

impl<'a> Words<'a> {
    fn peek(&self) -> Option<&'a str> {
        self.words.get(self.next).copied()
    }

    fn take(&mut self) -> Option<&'a str> {
        let word = self.peek();
        self.next += usize::from(word.is_some());
        word
    }

    fn take_if(&mut self, wanted: &str) -> bool {
        let here = self.peek() == Some(wanted);
        self.next += usize::from(here);
        here
    }

    fn expected(&self, wanted: Wanted) -> BadCondition {
        let found = self.peek().unwrap_or_default().chars().filter(|c| !c.is_control()).take(40).collect();
        BadCondition::Expected { wanted, found }
    }

    fn either(&mut self, depth: usize) -> Result<Condition, BadCondition> {
        let mut left = self.both(depth)?;
        while self.take_if("or") {
            left = Condition::Or(Box::new(left), Box::new(self.both(depth)?));
        }
        Ok(left)
    }

    fn both(&mut self, depth: usize) -> Result<Condition, BadCondition> {
        let mut left = self.single(depth)?;
        while self.take_if("and") {
            left = Condition::And(Box::new(left), Box::new(self.single(depth)?));
        }
        Ok(left)
    }

    fn single(&mut self, depth: usize) -> Result<Condition, BadCondition> {
        if depth > DEEPEST {
            return Err(BadCondition::TooDeep);
        }
        if self.take_if("not") {
            return Ok(Condition::Not(Box::new(self.single(depth + 1)?)));
        }
        if self.take_if("(") {
            let inner = self.either(depth + 1)?;
            return if self.take_if(")") { Ok(inner) } else { Err(self.expected(Wanted::Closing)) };
        }
        self.atom()
    }

    fn atom(&mut self) -> Result<Condition, BadCondition> {
        let subject = self.peek().unwrap_or_default();
        match subject {
            "kind" => {
                self.take();
                let negated = self.is_or_is_not()?;
                let kind = self.one_of(&IncidentKind::ALL, IncidentKind::key)?;
                Ok(negate(negated, Condition::Kind(kind)))
            }
            "severity" => {
                self.take();
                self.at_least()?;
                Ok(Condition::SeverityAtLeast(self.one_of(&Severity::ALL, Severity::key)?))
            }
            "impact" => {
                self.take();
                self.at_least()?;
                Ok(Condition::ImpactAtLeast(self.one_of(&Level::ALL, Level::key)?))
            }
            "reach" => {
                self.take();
                self.at_least()?;
                Ok(Condition::ReachAtLeast(self.one_of(&Reach::ALL, Reach::key)?))
            }
            "personal-data" => {
                self.take();
                let negated = self.is_or_is_not()?;
                let data = self.one_of(&PersonalData::ALL, PersonalData::key)?;
                Ok(negate(negated, Condition::PersonalData(data)))
            }
            "system" => {
                self.take();
                if self.take_if("has") && self.take_if("supplier") {
                    Ok(Condition::HasSupplier)
                } else {
                    Err(self.expected(Wanted::HasSupplier))
                }
            }
            other => {
                let Ok(question) = other.parse::<Question>() else {
                    return Err(self.expected(Wanted::Subject));
                };
                self.take();
                let negated = self.is_or_is_not()?;
                let answer = self.one_of(&Answer::ALL, Answer::key)?;
                Ok(negate(negated, Condition::Answered(question, answer)))
            }
        }
    }

    fn is_or_is_not(&mut self) -> Result<bool, BadCondition> {
        if self.take_if("is") {
            Ok(false)
        } else if self.take_if("is-not") {
            Ok(true)
        } else {
            Err(self.expected(Wanted::IsOrIsNot))
        }
    }

    fn at_least(&mut self) -> Result<(), BadCondition> {
        if self.take_if("at-least") { Ok(()) } else { Err(self.expected(Wanted::AtLeast)) }
    }

    fn one_of<T: Copy>(&mut self, all: &[T], key: fn(T) -> &'static str) -> Result<T, BadCondition> {
        let word = self.peek().unwrap_or_default();
        if let Some(value) = all.iter().find(|value| key(**value) == word) {
            self.take();
            return Ok(*value);
        }
        Err(self.expected(Wanted::OneOf(all.iter().map(|value| key(*value)).collect())))
    }
}

fn negate(negated: bool, condition: Condition) -> Condition {
    if negated { Condition::Not(Box::new(condition)) } else { condition }
}

impl TryFrom<String> for Condition {
    type Error = BadCondition;
    fn try_from(raw: String) -> Result<Self, BadCondition> {
        raw.parse()
    }
}

impl From<Condition> for String {
    fn from(condition: Condition) -> Self {
        condition.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    fn known(answers: &BTreeMap<Question, Answer>) -> Known<'_> {
        Known {
            kind: IncidentKind::Availability,
            severity: Severity::Major,
            impact: Level::Moderate,
            reach: Reach::Department,
            personal_data: PersonalData::Unknown,
            has_supplier: true,
            answers,
        }
    }

    #[test]
    fn an_unanswered_question_makes_a_condition_pending_unless_it_does_not_matter() {
        let nothing = BTreeMap::new();
        let judge = |raw: &str| raw.parse::<Condition>().unwrap().judge(&known(&nothing));
        assert_eq!(judge("hostile is yes"), Truth::Pending(Question::Hostile));
        assert_eq!(judge("hostile is yes and kind is supplier"), Truth::False);
        assert_eq!(judge("hostile is yes or severity at-least major"), Truth::True);
        assert_eq!(judge("not hostile is yes"), Truth::Pending(Question::Hostile));
    }

    #[test]
    fn unknown_is_an_answer() {
        let answers = BTreeMap::from([(Question::SupplierFault, Answer::Unknown)]);
        let judge = |raw: &str| raw.parse::<Condition>().unwrap().judge(&known(&answers));
        assert_eq!(judge("supplier-fault is-not no"), Truth::True);
        assert_eq!(judge("supplier-fault is yes"), Truth::False);
        assert_eq!(judge("personal-data is-not no and (system has supplier or reach at-least citizens)"), Truth::True);
    }

    #[test]
    fn a_mistake_says_what_was_expected() {
        let wrong = |raw: &str| raw.parse::<Condition>().unwrap_err();
        let expected = |wanted, found: &str| BadCondition::Expected { wanted, found: found.to_owned() };
        let levels = Wanted::OneOf(vec!["minor", "moderate", "major", "serious"]);
        assert_eq!(wrong("severity at-least grave"), expected(levels, "grave"));
        assert_eq!(wrong("hostile maybe"), expected(Wanted::IsOrIsNot, "maybe"));
        assert_eq!(wrong("(hostile is yes"), expected(Wanted::Closing, ""));
        assert_eq!(wrong(&"(".repeat(5_000)), BadCondition::TooDeep);
    }

    fn any_condition() -> impl Strategy<Value = Condition> {
        let atom = prop_oneof![
            (0usize..5).prop_map(|n| Condition::Kind(IncidentKind::ALL[n])),
            (0usize..4).prop_map(|n| Condition::SeverityAtLeast(Severity::ALL[n])),
            (0usize..5).prop_map(|n| Condition::PersonalData(PersonalData::ALL[n])),
            Just(Condition::HasSupplier),
            (0usize..12, 0usize..3).prop_map(|(q, a)| Condition::Answered(Question::ALL[q], Answer::ALL[a])),
        ];
        atom.prop_recursive(4, 24, 2, |inner| {
            prop_oneof![
                (inner.clone(), inner.clone()).prop_map(|(a, b)| Condition::And(Box::new(a), Box::new(b))),
                (inner.clone(), inner.clone()).prop_map(|(a, b)| Condition::Or(Box::new(a), Box::new(b))),
                inner.prop_map(|a| Condition::Not(Box::new(a))),
            ]
        })
    }

    proptest! {
        #[test]
        fn a_condition_reads_back_as_printed(condition in any_condition()) {
            prop_assert_eq!(condition.to_string().parse::<Condition>().unwrap(), condition);
        }

        #[test]
        fn no_text_makes_reading_fail_badly(raw in "\\PC{0,60}") {
            let _ = raw.parse::<Condition>();
        }
    }
}
