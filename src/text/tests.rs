//! What holds for all words together: both languages say the same things, and every label fits its column.

use std::collections::{BTreeMap, BTreeSet};

use unicode_width::UnicodeWidthStr as _;

use super::*;
use crate::domain::clock::{ClockId, ClockState};
use crate::domain::feed::{FeedFormat, Phase, ServiceState};
use crate::domain::incident::{IncidentKind, Level, PersonalData, Reach};
use crate::domain::message::{Channel, Matter, MessageKind, SheetKey, TemplateKind};
use crate::domain::playbook::{Answer, Audience, Question, StepState};
use crate::domain::register::{Criticality, Role};
use crate::domain::severity::{Doubt, Severity, SeverityRule};

const FILES: [(&str, &str); 2] =
    [("da", include_str!("../../locales/da/vagt.ftl")), ("en", include_str!("../../locales/en/vagt.ftl"))];

/// Messages of a Fluent file by id: the whole pattern, further lines joined to the first.
fn messages(file: &str) -> BTreeMap<String, String> {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    let mut last = None;
    for line in file.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        if line.starts_with(' ') {
            let id: &String = last.as_ref().expect("a continued line follows a message");
            found.get_mut(id).expect("it was put in").push_str(line);
            continue;
        }
        let (id, pattern) = line.split_once('=').expect("every line is a message or goes on with one");
        let id = id.trim().to_owned();
        assert!(found.insert(id.clone(), pattern.trim().to_owned()).is_none(), "{id} is there twice");
        last = Some(id);
    }
    found
}

fn arguments(pattern: &str) -> BTreeSet<&str> {
    pattern
        .split('$')
        .skip(1)
        .map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default())
        .collect()
}

#[test]
fn both_languages_have_the_same_messages_with_the_same_arguments() {
    let [(_, da), (_, en)] = FILES.map(|(language, file)| (language, messages(file)));
    assert!(da.len() > 200, "the file was not read");
    assert_eq!(da.keys().collect::<Vec<_>>(), en.keys().collect::<Vec<_>>());
    for (id, danish) in &da {
        assert_eq!(arguments(danish), arguments(&en[id]), "{id}");
    }
}

#[test]
fn no_message_is_empty_or_hides_a_character() {
    for (language, file) in FILES {
        for (id, pattern) in messages(file) {
            assert!(!pattern.is_empty(), "{language} {id}");
            let clean = crate::domain::CleanText::body(&pattern);
            assert_eq!(
                clean.as_str().split_whitespace().collect::<String>(),
                pattern.split_whitespace().collect::<String>(),
                "{language} {id}"
            );
        }
    }
}

#[test]
fn the_files_are_fluent_to_the_last_line() {
    for (language, file) in Language::ALL.into_iter().zip(FILES) {
        let text = Text::new(language);
        for id in messages(file.1).keys() {
            assert!(text.loader().has(id), "{} {id} was not understood", file.0);
        }
    }
}

/// Every label of `values`: said, distinct, and at most `cells` wide, in both languages.
fn labels<T: Copy>(values: &[T], cells: usize, say: impl Fn(&Text, T) -> String) {
    for language in Language::ALL {
        let text = Text::new(language);
        let mut seen = BTreeSet::new();
        for value in values {
            let label = say(&text, *value);
            assert!(!label.is_empty() && !label.contains("No localization"), "{language:?} {label}");
            assert!(label.width() <= cells, "{language:?} «{label}» is wider than {cells}");
            assert!(!label.chars().any(|c| c.is_control() || ('\u{2066}'..='\u{2069}').contains(&c)), "{label:?}");
            assert!(seen.insert(label.clone()), "{language:?} «{label}» stands for two things");
        }
    }
}

#[test]
fn every_label_is_distinct_and_fits_its_column() {
    use Audience as A;
    use Phase as P;
    use ServiceState as S;
    use StepState as T;
    labels(&Severity::ALL, 9, Text::severity);
    labels(&IncidentKind::ALL, 36, Text::kind);
    labels(&Level::ALL, 8, Text::level);
    labels(&Reach::ALL, 24, Text::reach);
    labels(&PersonalData::ALL, 12, Text::personal_data);
    labels(&Role::ALL, 42, Text::role);
    labels(&Role::ALL, 12, Text::role_short);
    labels(&ClockId::ALL, 18, Text::clock_name);
    labels(&SheetKey::ALL, 26, Text::sheet_key);
    labels(&SheetKey::ALL, 26, |text, key| text.sheet_label(Matter::Outage, key));
    labels(&Channel::ALL, 24, Text::channel);
    labels(&MessageKind::ALL, 16, Text::message_kind);
    labels(&TemplateKind::ALL, 16, Text::template_kind);
    labels(&Question::ALL, 72, Text::question);
    labels(&Answer::ALL, 16, Text::answer);
    labels(&FeedFormat::CODED.each_ref(), 24, Text::feed_format);
    labels(&[Criticality::Normal, Criticality::Important, Criticality::Critical], 9, Text::criticality);
    let states = [ClockState::Running, ClockState::Overdue, ClockState::Kept, ClockState::Broken];
    labels(&states, 16, Text::clock_state);
    let states = [S::Operational, S::Maintenance, S::Unknown, S::Degraded, S::PartialOutage, S::MajorOutage];
    labels(&states, 16, Text::service_state);
    let incident = [P::Investigating, P::Identified, P::Monitoring, P::Resolved];
    let maintenance = [P::Scheduled, P::InProgress, P::Verifying, P::Completed, P::Unknown];
    labels(&[&incident[..], &maintenance[..]].concat(), 16, Text::phase);
    labels(&[T::Todo, T::Done, T::Skipped, T::Waiting, T::NotApplicable], 16, Text::step_state);
    labels(&A::ALL, 36, Text::audience);
    labels(&A::ALL, 18, Text::audience_short);
}

#[test]
fn every_rule_and_doubt_says_why_in_words_of_its_own() {
    use SeverityRule as R;
    let rules = [
        R::HighOnCritical,
        R::DownForMany,
        R::GraveDataOut,
        R::LifeAtRisk,
        R::HostileInside,
        R::SeveralCritical,
        R::HighOnImportant,
        R::ModerateOnCritical,
        R::WideReach,
        R::DataModerate,
        R::GraveDataTouched,
        R::PressAsking,
        R::ModerateImpact,
        R::DataPossible,
        R::DepartmentReach,
        R::NothingMore,
    ];
    labels(&rules, 110, Text::severity_rule);
    let doubts = [Doubt::PersonalData, Doubt::LifeAtRisk, Doubt::Hostile, Doubt::PeopleTouched];
    labels(&doubts, 90, |text, doubt| text.doubt(doubt, Severity::Serious));
    assert_eq!(
        Text::new(Language::Da).doubt(Doubt::PersonalData, Severity::Major),
        "hvis personoplysninger viser sig at være berørt: større"
    );
}

#[test]
fn a_security_incident_is_never_called_that_alone() {
    assert_eq!(Text::new(Language::Da).kind(IncidentKind::Security), "fortroligheds-/integritetshændelse");
}

#[test]
fn each_language_is_loaded_by_itself_and_speaks_for_itself() {
    for (language, word) in [(Language::Da, "alvorlig"), (Language::En, "serious")] {
        let text = Text::new(language);
        assert_eq!(text.language(), language);
        assert_eq!(text.severity(Severity::Serious), word);
    }
}
