//! Conditions of steps: small sentences over recorded facts, with three truths.
//!
//! ```text
//! personal-data is-not no and (severity at-least major or press-asking is yes)
//! ```
//!
//! A question that nobody has answered makes a condition *pending*, which is neither true nor false: the step waits.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::{Answer, BadCondition, InputKey, InputValue, Question, Wanted};
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
    /// The municipality's profile says that the NIS2 act applies.
    Nis2,
    /// A question was answered with this.
    Answered(Question, Answer),
    /// A typed input was answered so.
    Input(InputKey, Test),
}

/// What a condition wants of the answer to a typed input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    /// It is this: an option's key, a person, a number.
    Is(String),
    /// It is a number at least this high.
    AtLeast(i64),
    /// There is an answer; without one the condition is false rather than pending.
    Given,
}

/// What somebody has to answer before a condition can be judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked<'c> {
    /// One of the fixed questions.
    Question(Question),
    /// A typed input.
    Input(&'c InputKey),
}

/// The truth of a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Truth<'c> {
    /// Holds.
    True,
    /// Does not hold.
    False,
    /// Nobody has answered this yet.
    Pending(Asked<'c>),
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
    /// Whether the NIS2 act applies to the municipality.
    pub nis2: bool,
    /// Answers given.
    pub answers: &'a BTreeMap<Question, Answer>,
    /// Answers given to typed inputs.
    pub inputs: &'a BTreeMap<InputKey, InputValue>,
}

impl Condition {
    /// Judges the condition.
    pub fn judge(&self, known: &Known<'_>) -> Truth<'_> {
        let plain = |holds: bool| if holds { Truth::True } else { Truth::False };
        match self {
            Self::And(a, b) => match (a.judge(known), b.judge(known)) {
                (Truth::False, _) | (_, Truth::False) => Truth::False,
                (Truth::Pending(asked), _) | (_, Truth::Pending(asked)) => Truth::Pending(asked),
                (Truth::True, Truth::True) => Truth::True,
            },
            Self::Or(a, b) => match (a.judge(known), b.judge(known)) {
                (Truth::True, _) | (_, Truth::True) => Truth::True,
                (Truth::Pending(asked), _) | (_, Truth::Pending(asked)) => Truth::Pending(asked),
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
            Self::Nis2 => plain(known.nis2),
            Self::Answered(question, wanted) => match known.answers.get(question) {
                Some(answer) => plain(answer == wanted),
                None => Truth::Pending(Asked::Question(*question)),
            },
            Self::Input(key, test) => match (known.inputs.get(key), test) {
                (value, Test::Given) => plain(value.is_some()),
                (Some(value), Test::Is(word)) => plain(value.is(word)),
                (Some(value), Test::AtLeast(least)) => plain(value.at_least(*least)),
                (None, Test::Is(_) | Test::AtLeast(_)) => Truth::Pending(Asked::Input(key)),
            },
        }
    }

    /// Every question it looks at.
    pub fn questions(&self) -> Vec<Question> {
        let asked = |leaf: &Self| if let Self::Answered(question, _) = leaf { Some(*question) } else { None };
        self.leaves().into_iter().filter_map(asked).collect()
    }

    /// Every typed input it looks at, with what it wants of it.
    pub fn inputs(&self) -> Vec<(&InputKey, &Test)> {
        self.leaves()
            .into_iter()
            .filter_map(|leaf| if let Self::Input(key, test) = leaf { Some((key, test)) } else { None })
            .collect()
    }

    /// What it is put together of, in order.
    fn leaves(&self) -> Vec<&Self> {
        match self {
            Self::And(a, b) | Self::Or(a, b) => [a.leaves(), b.leaves()].concat(),
            Self::Not(inner) => inner.leaves(),
            Self::Kind(_)
            | Self::SeverityAtLeast(_)
            | Self::ImpactAtLeast(_)
            | Self::ReachAtLeast(_)
            | Self::PersonalData(_)
            | Self::HasSupplier
            | Self::Nis2
            | Self::Answered(..)
            | Self::Input(..) => vec![self],
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
            Self::Nis2 => f.write_str("profile has nis2"),
            Self::Input(key, Test::Is(word)) => write!(f, "{key} is {word}"),
            Self::Input(key, Test::AtLeast(least)) => write!(f, "{key} at-least {least}"),
            Self::Input(key, Test::Given) => write!(f, "{key} given"),
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
            "profile" => {
                self.take();
                if self.take_if("has") && self.take_if("nis2") {
                    Ok(Condition::Nis2)
                } else {
                    Err(self.expected(Wanted::HasNis2))
                }
            }
            other => {
                let Ok(question) = other.parse::<Question>() else {
                    return self.input(other);
                };
                self.take();
                let negated = self.is_or_is_not()?;
                let answer = self.one_of(&Answer::ALL, Answer::key)?;
                Ok(negate(negated, Condition::Answered(question, answer)))
            }
        }
    }

    /// A typed input, if what follows the word reads like one: whether anybody declares it is for the files to say.
    fn input(&mut self, word: &str) -> Result<Condition, BadCondition> {
        let Ok(key) = word.parse::<InputKey>() else { return Err(self.expected(Wanted::Subject)) };
        let negated = match self.words.get(self.next + 1).copied() {
            Some("given") => {
                self.next += 2;
                return Ok(Condition::Input(key, Test::Given));
            }
            Some("at-least") => {
                self.next += 2;
                let least = self.peek().and_then(|word| word.parse().ok());
                let least = least.ok_or_else(|| self.expected(Wanted::Number))?;
                self.take();
                return Ok(Condition::Input(key, Test::AtLeast(least)));
            }
            Some("is") => false,
            Some("is-not") => true,
            Some(_) | None => return Err(self.expected(Wanted::Subject)),
        };
        self.next += 2;
        match self.peek().filter(|word| !matches!(*word, "(" | ")" | "and" | "or" | "not")) {
            Some(word) => {
                self.take();
                Ok(negate(negated, Condition::Input(key, Test::Is(word.to_owned()))))
            }
            None => Err(self.expected(Wanted::Value)),
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
