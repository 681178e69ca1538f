//! What the words of a notice mean, English and Danish: how far it has come, how bad it is, whether it is planned work.
//!
//! RSS and Atom carry no states, only words; these rules are the whole of what can be known.

use crate::domain::feed::{Phase, ServiceState};
use crate::domain::register::FeedWords;

/// What a label says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    /// How far an incident or a maintenance has come.
    Phase(Phase),
    /// News: nothing is wrong.
    Information,
    /// Open, not said how far.
    Open,
}

const LABELS: [(&str, Label); 57] = [
    ("investigating", Label::Phase(Phase::Investigating)),
    ("undersøger", Label::Phase(Phase::Investigating)),
    ("under undersøgelse", Label::Phase(Phase::Investigating)),
    ("undersøges", Label::Phase(Phase::Investigating)),
    ("fejlsøgning", Label::Phase(Phase::Investigating)),
    ("identified", Label::Phase(Phase::Identified)),
    ("identificeret", Label::Phase(Phase::Identified)),
    ("fejlen er fundet", Label::Phase(Phase::Identified)),
    ("under udbedring", Label::Phase(Phase::Identified)),
    ("fejlretning", Label::Phase(Phase::Identified)),
    ("monitoring", Label::Phase(Phase::Monitoring)),
    ("overvåger", Label::Phase(Phase::Monitoring)),
    ("overvåges", Label::Phase(Phase::Monitoring)),
    ("under overvågning", Label::Phase(Phase::Monitoring)),
    ("resolved", Label::Phase(Phase::Resolved)),
    ("postmortem", Label::Phase(Phase::Resolved)),
    ("fixed", Label::Phase(Phase::Resolved)),
    ("closed", Label::Phase(Phase::Resolved)),
    ("restored", Label::Phase(Phase::Resolved)),
    ("recovered", Label::Phase(Phase::Resolved)),
    ("service is operating normally", Label::Phase(Phase::Resolved)),
    ("operational", Label::Phase(Phase::Resolved)),
    ("løst", Label::Phase(Phase::Resolved)),
    ("afsluttet", Label::Phase(Phase::Resolved)),
    ("lukket", Label::Phase(Phase::Resolved)),
    ("afhjulpet", Label::Phase(Phase::Resolved)),
    ("udbedret", Label::Phase(Phase::Resolved)),
    ("rettet", Label::Phase(Phase::Resolved)),
    ("fejlrettet", Label::Phase(Phase::Resolved)),
    ("genoprettet", Label::Phase(Phase::Resolved)),
    ("normal drift", Label::Phase(Phase::Resolved)),
    ("driften er normal", Label::Phase(Phase::Resolved)),
    ("driften er genoprettet", Label::Phase(Phase::Resolved)),
    ("scheduled", Label::Phase(Phase::Scheduled)),
    ("planned", Label::Phase(Phase::Scheduled)),
    ("upcoming", Label::Phase(Phase::Scheduled)),
    ("planlagt", Label::Phase(Phase::Scheduled)),
    ("varslet", Label::Phase(Phase::Scheduled)),
    ("in progress", Label::Phase(Phase::InProgress)),
    ("i gang", Label::Phase(Phase::InProgress)),
    ("igangværende", Label::Phase(Phase::InProgress)),
    ("verifying", Label::Phase(Phase::Verifying)),
    ("verificeres", Label::Phase(Phase::Verifying)),
    ("completed", Label::Phase(Phase::Completed)),
    ("gennemført", Label::Phase(Phase::Completed)),
    ("udført", Label::Phase(Phase::Completed)),
    ("cancelled", Label::Phase(Phase::Completed)),
    ("aflyst", Label::Phase(Phase::Completed)),
    ("information", Label::Information),
    ("informational message", Label::Information),
    ("info", Label::Information),
    ("news", Label::Information),
    ("nyhed", Label::Information),
    ("open", Label::Open),
    ("ongoing", Label::Open),
    ("åben", Label::Open),
    ("aktiv", Label::Open),
];

/// The label that `text` is, whole: `Resolved`, `Status: Resolved`, `[LØST]`, `Opdatering - Løst`; by the feed's own
/// `words` first.
pub(super) fn label(text: &str, words: &FeedWords) -> Option<Label> {
    let text = text.to_lowercase();
    let text = text.rsplit([':', '-', '–']).next().unwrap_or_default();
    let text = text.trim_matches(|c: char| !c.is_alphanumeric());
    let own = [
        (&words.over, Label::Phase(Phase::Resolved)),
        (&words.open, Label::Open),
        (&words.planned, Label::Phase(Phase::Scheduled)),
        (&words.information, Label::Information),
    ];
    let own = own.into_iter().find(|(words, _)| words.iter().any(|word| word.to_lowercase() == text));
    own.map(|(_, label)| label).or_else(|| LABELS.iter().find(|(word, _)| *word == text).map(|(_, label)| *label))
}

/// The label at the beginning or the end of a title: `[Resolved] …`, `Løst: …`, `AFSLUTTET - …`, `… (løst)`.
pub(super) fn title_label(title: &str, words: &FeedWords) -> Option<Label> {
    let head = title.split([':', ']', ')', '–', '|']).next().filter(|head| head.len() < title.len());
    let dashed = title.split_once(" - ").map(|(head, _)| head);
    let tail = title.trim_end().strip_suffix([')', ']']).and_then(|rest| rest.rsplit(['(', '[']).next());
    let last = title.rsplit_once(" - ").map(|(_, tail)| tail);
    [head, dashed, tail, last].into_iter().flatten().find_map(|part| label(part, words))
}

/// How bad a notice says it is; `None` when it does not say.
pub(super) fn severity(text: &str) -> Option<ServiceState> {
    let text = text.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if says(&["ingen driftsforstyrrelse", "no known issues", "ingen kendte fejl"]) {
        Some(ServiceState::Operational)
    } else if says(&["major outage", "full outage", "complete outage", "service disruption", "totalt nedbrud"]) {
        Some(ServiceState::MajorOutage)
    } else if says(&[
        "outage",
        "unavailable",
        "nedbrud",
        "er nede",
        "is down",
        "are down",
        "utilgængelig",
        "virker ikke",
        "driftsstop",
        "driftsforstyrrelse",
        "kan ikke tilgås",
        "ude af drift",
    ]) {
        Some(ServiceState::PartialOutage)
    } else if says(&[
        "degrad",
        "slow",
        "latency",
        "intermittent",
        "performance",
        "delay",
        "langsom",
        "svartid",
        "ustabil",
        "forsink",
        "nedsat",
        "elevated error",
    ]) {
        Some(ServiceState::Degraded)
    } else {
        None
    }
}

/// Whether a title speaks of planned work.
pub(super) fn is_planned(title: &str) -> bool {
    let title = title.to_lowercase();
    ["maintenance", "scheduled", "planned work", "planlagt", "servicevindue", "vedligehold", "service window"]
        .iter()
        .any(|word| title.contains(word))
        && !title.contains("unscheduled")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(text: &str) -> Option<Label> {
        super::label(text, &FeedWords::default())
    }

    fn title_label(title: &str) -> Option<Label> {
        super::title_label(title, &FeedWords::default())
    }

    #[test]
    fn a_feeds_own_words_go_first() {
        let words = FeedWords {
            over: vec!["Grøn".to_owned()],
            open: vec!["Rød".to_owned(), "lukket".to_owned()],
            planned: vec!["Blå".to_owned()],
            information: vec!["Hvid".to_owned()],
            open_hours: None,
        };
        let label = |text| super::label(text, &words);
        assert_eq!(label("[GRØN]"), Some(Label::Phase(Phase::Resolved)));
        assert_eq!(label("Rød"), Some(Label::Open));
        assert_eq!(label("Lukket"), Some(Label::Open), "although it means over elsewhere");
        assert_eq!(label("blå"), Some(Label::Phase(Phase::Scheduled)));
        assert_eq!(label("Hvid"), Some(Label::Information));
        assert_eq!(label("Løst"), Some(Label::Phase(Phase::Resolved)), "what is known stays known");
        assert_eq!(super::title_label("Grøn: Print virker", &words), Some(Label::Phase(Phase::Resolved)));
    }

    #[test]
    fn labels_are_read_in_both_languages_and_any_dress() {
        let resolved = Some(Label::Phase(Phase::Resolved));
        for text in ["Resolved", " Status: Resolved ", "[LØST]", "Afsluttet", "Driften er normal", "Opdatering – løst."]
        {
            assert_eq!(label(text), resolved, "{text}");
        }
        assert_eq!(label("Planlagt"), Some(Label::Phase(Phase::Scheduled)));
        assert_eq!(label("unresolved"), None, "a word inside another word is another word");
        assert_eq!(label("Ikke løst endnu"), None);
        assert_eq!(label(""), None);
    }

    #[test]
    fn a_title_may_carry_its_state_in_front_or_behind() {
        let resolved = Some(Label::Phase(Phase::Resolved));
        for title in [
            "[Resolved] Login fails",
            "Løst: Ingen adgang til sager",
            "AFSLUTTET - Ingen adgang",
            "Ingen adgang (afsluttet)",
            "Service is operating normally: Connectivity",
        ] {
            assert_eq!(title_label(title), resolved, "{title}");
        }
        for title in ["Login fails", "Resolved issues come back", "Problemet er ikke løst", "A: B"] {
            assert_eq!(title_label(title), None, "{title}");
        }
    }

    #[test]
    fn how_bad_it_is_comes_from_its_words() {
        assert_eq!(severity("MitBorger er nede"), Some(ServiceState::PartialOutage));
        assert_eq!(severity("Langsomme svartider"), Some(ServiceState::Degraded));
        assert_eq!(severity("Service disruption: EU"), Some(ServiceState::MajorOutage));
        assert_eq!(severity("Ingen driftsforstyrrelser"), Some(ServiceState::Operational));
        assert_eq!(severity("Ny version tirsdag"), None);
    }

    #[test]
    fn planned_work_is_recognised_by_its_title() {
        assert!(is_planned("Servicevindue natten til søndag"));
        assert!(is_planned("Planned Maintenance"));
        assert!(!is_planned("Unscheduled interruption"));
    }
}
