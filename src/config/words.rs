//! What is wrong with a file, in the user's language: one line with the place, what was expected and what would do.

use super::failure::{ConfigFailure, Contradiction, Each, Expected, Kind, Place, Problem, Shape, Unreadable};
use crate::domain::playbook::{OPTIONS_MAX, Wanted};
use crate::text::Text;
use crate::tr;

impl ConfigFailure {
    /// The whole line: file, line, column and what is wrong.
    pub fn words(&self, text: &Text) -> String {
        let Self { file, line, column, problem } = self;
        let problem = problem.words(text);
        if *line == 0 { format!("{file}: {problem}") } else { format!("{file}:{line}:{column}: {problem}") }
    }
}

/// The first of several, and how many more there are; `None` when nothing is wrong.
pub fn first_of(failures: &[ConfigFailure], text: &Text) -> Option<String> {
    let (first, more) = failures.split_first()?;
    let first = first.words(text);
    Some(if more.is_empty() { first } else { tr!(text, "config-first-of", first = first, more = more.len()) })
}

impl Problem {
    /// What is wrong, without the place.
    pub fn words(&self, text: &Text) -> String {
        match self {
            Self::Syntax(said) => syntax(text, said),
            Self::UnknownKey { place, found, nearest } => {
                let told = tr!(text, "config-unknown-key", place = place.words(text), found = found.as_str());
                with_nearest(text, told, nearest.as_deref())
            }
            Self::MissingKey { place, key } => tr!(text, "config-missing-key", place = place.words(text), key = *key),
            Self::WrongType { expected, found } => {
                tr!(text, "config-wrong-type", expected = expected.words(text), found = found.words(text))
            }
            Self::Unexpected { expected: Expected::WayOut(place, action), found, .. } => {
                let (action, place) = (action.name(), place.name());
                if found.is_empty() {
                    tr!(text, "config-no-way-out", action = action, place = place)
                } else {
                    tr!(text, "config-way-out-closed", action = action, place = place, key = found.as_str())
                }
            }
            Self::Unexpected { expected, found, nearest } => {
                let expected = expected.words(text);
                let told = if found.is_empty() {
                    tr!(text, "config-found-nothing", expected = expected)
                } else {
                    tr!(text, "config-unexpected", expected = expected, found = found.as_str())
                };
                with_nearest(text, told, nearest.as_deref())
            }
            Self::Duplicate { what, found, first } => {
                let each = what.words(text);
                tr!(text, "config-duplicate", each = each, found = found.as_str(), first = first.to_string())
            }
            Self::Empty { key } => tr!(text, "config-empty", key = *key),
            Self::Contradiction(contradiction) => contradiction.words(text),
            Self::TooLarge { most, found } => {
                tr!(text, "config-too-large", most = most.to_string(), found = found.to_string())
            }
            Self::Unreadable(why) => why.words(text),
            Self::NotText(at) => tr!(text, "config-not-text", at = at.to_string()),
            Self::NothingPrescribes => tr!(text, "config-nothing-prescribes"),
            Self::TakenAway { wanted } => tr!(text, "config-taken-away", wanted = wanted.as_str()),
            Self::NestedTooDeeply => tr!(text, "config-nested-too-deeply"),
            Self::NoHome => tr!(text, "config-no-home"),
        }
    }
}

fn with_nearest(text: &Text, told: String, nearest: Option<&str>) -> String {
    match nearest {
        Some(name) => tr!(text, "config-nearest", told = told, name = name),
        None => told,
    }
}

/// The parser speaks English only: the commonest of what it says has words here, the rest is quoted.
fn syntax(text: &Text, said: &str) -> String {
    let starts = |with: &str| said.starts_with(with);
    if starts("string values must be quoted") {
        tr!(text, "config-syntax-unquoted")
    } else if starts("unclosed") {
        tr!(text, "config-syntax-unclosed")
    } else if starts("duplicate key") {
        tr!(text, "config-syntax-twice")
    } else if starts("key with no value") || starts("missing value") {
        tr!(text, "config-syntax-no-value")
    } else if starts("invalid basic string") || starts("invalid literal string") {
        tr!(text, "config-syntax-open-text")
    } else {
        tr!(text, "config-syntax", said = said)
    }
}

impl Place {
    fn words(self, text: &Text) -> String {
        match self {
            Self::File(name) => name.to_owned(),
            Self::Person => tr!(text, "config-place-person"),
            Self::Role => tr!(text, "config-place-role"),
            Self::Supplier => tr!(text, "config-place-supplier"),
            Self::Feed => tr!(text, "config-place-feed"),
            Self::System => tr!(text, "config-place-system"),
            Self::FeedWords => "«words»".to_owned(),
            Self::FeedToken => "«token»".to_owned(),
            Self::FeedLink => tr!(text, "config-place-feed-link"),
            Self::Agreement => tr!(text, "config-place-agreement"),
            Self::Notifications => "«notifications»".to_owned(),
            Self::Clocks => "«clocks»".to_owned(),
            Self::WorkingDay => "«working_day»".to_owned(),
            Self::Legal => tr!(text, "config-place-legal"),
            Self::Restricted => "«restricted»".to_owned(),
            Self::Upkeep => "«register»".to_owned(),
            Self::Wheel => "«wheel»".to_owned(),
            Self::Playbook => tr!(text, "config-place-playbook"),
            Self::Part => tr!(text, "config-place-part"),
            Self::Step => tr!(text, "config-place-step"),
            Self::Policy => "[policy]".to_owned(),
            Self::Input => tr!(text, "config-place-input"),
            Self::Choice => tr!(text, "config-place-choice"),
            Self::Bilingual => tr!(text, "config-place-bilingual"),
            Self::Format => tr!(text, "config-place-format"),
            Self::FormatShape => "«shape»".to_owned(),
            Self::FormatList => tr!(text, "config-place-format-list"),
            Self::FormatField => tr!(text, "config-place-format-field"),
        }
    }
}

impl Kind {
    fn words(self, text: &Text) -> String {
        match self {
            Self::Language => tr!(text, "config-kind-language"),
            Self::Theme => tr!(text, "config-kind-theme"),
            Self::Keymap => tr!(text, "config-kind-keymap"),
            Self::Role => tr!(text, "config-place-role"),
            Self::FeedFormat => tr!(text, "config-kind-feed-format"),
            Self::Criticality => tr!(text, "config-kind-criticality"),
            Self::PersonalData => tr!(text, "config-kind-personal-data"),
            Self::Incident => tr!(text, "config-kind-incident"),
            Self::Clock => tr!(text, "config-kind-clock"),
            Self::Question => tr!(text, "config-kind-question"),
            Self::Audience => tr!(text, "config-kind-audience"),
            Self::Input => tr!(text, "config-kind-input"),
            Self::Option => tr!(text, "config-kind-option"),
            Self::Holidays => tr!(text, "config-kind-holidays"),
            Self::CustomDay => tr!(text, "config-kind-custom-day"),
            Self::State => tr!(text, "config-kind-state"),
            Self::Phase => tr!(text, "config-kind-phase"),
            Self::Weight => tr!(text, "config-kind-weight"),
            Self::Zone => tr!(text, "config-kind-zone"),
            Self::Sample => tr!(text, "config-kind-sample"),
            Self::JsonValue => tr!(text, "config-kind-value"),
            Self::Entries => tr!(text, "config-kind-entries"),
            Self::WordMap => tr!(text, "config-kind-word-map"),
            Self::Lookup => tr!(text, "config-kind-lookup"),
        }
    }
}

impl Each {
    fn words(self, text: &Text) -> String {
        match self {
            Self::Person => tr!(text, "config-each-person"),
            Self::Supplier => tr!(text, "config-each-supplier"),
            Self::Feed => tr!(text, "config-each-feed"),
            Self::System => tr!(text, "config-each-system"),
            Self::Part => tr!(text, "config-each-part"),
            Self::Step => tr!(text, "config-each-step"),
            Self::Prescription => tr!(text, "config-each-prescription"),
            Self::Entry(key) => tr!(text, "config-each-entry", key = key),
        }
    }
}

impl Shape {
    fn words(self, text: &Text) -> String {
        match self {
            Self::Text => tr!(text, "config-shape-text"),
            Self::Integer => tr!(text, "config-shape-integer"),
            Self::IntegerWithin(from, to) => within(text, from, to),
            Self::Float => tr!(text, "config-shape-float"),
            Self::Boolean => tr!(text, "config-shape-boolean"),
            Self::Date => tr!(text, "config-shape-date"),
            Self::Time => tr!(text, "config-shape-time"),
            Self::Array => tr!(text, "config-shape-array"),
            Self::Texts => tr!(text, "config-shape-texts"),
            Self::Tables => tr!(text, "config-shape-tables"),
            Self::Table => tr!(text, "config-shape-table"),
            Self::TextOrTable => tr!(text, "config-shape-text-or-table"),
        }
    }
}

fn within(text: &Text, from: u32, to: u32) -> String {
    tr!(text, "config-within", from = from.to_string(), to = to.to_string())
}

impl Expected {
    fn words(&self, text: &Text) -> String {
        match self {
            Self::Person => tr!(text, "config-expected-person"),
            Self::Supplier => tr!(text, "config-expected-supplier"),
            Self::Feed => tr!(text, "config-expected-feed"),
            Self::Id => tr!(text, "config-expected-id"),
            Self::OneOf(kind, names) => format!("{} ({})", kind.words(text), names.join(", ")),
            Self::AddressWithoutSecret => tr!(text, "config-expected-no-secret"),
            Self::EnvName => tr!(text, "config-expected-env-name"),
            Self::HeaderName => tr!(text, "config-expected-header-name"),
            Self::WholePath => tr!(text, "config-expected-whole-path"),
            Self::OnePlace => tr!(text, "config-expected-one-place"),
            Self::WebAddress => tr!(text, "config-expected-web-address"),
            Self::Letter => tr!(text, "config-expected-letter"),
            Self::Block => tr!(text, "config-expected-block"),
            Self::Step => tr!(text, "config-expected-step"),
            Self::JsonPath => tr!(text, "config-expected-json-path"),
            Self::FormatName => tr!(text, "config-expected-format-name"),
            Self::PlaybookName => tr!(text, "config-expected-playbook-name"),
            Self::BareStep => tr!(text, "config-expected-bare-step"),
            Self::FileName(name) => tr!(text, "config-expected-file-name", name = name.as_str()),
            Self::Basis => tr!(text, "config-expected-basis"),
            Self::Day => tr!(text, "config-expected-day"),
            Self::DayOfYear => tr!(text, "config-expected-day-of-year"),
            Self::Hours => tr!(text, "config-expected-hours"),
            Self::Within(from, to) => within(text, *from, *to),
            Self::InputKey => tr!(text, "config-expected-input-key"),
            Self::Options => within(text, 2, u32::try_from(OPTIONS_MAX).unwrap_or(u32::MAX)),
            Self::NoOptions => tr!(text, "config-expected-no-options"),
            Self::Condition(wanted) => condition(text, wanted),
            Self::FreeKind(other) => tr!(text, "config-expected-free-kind", other = other.as_str()),
            Self::KeymapPlace => {
                let names = crate::input::Place::ALL.map(crate::input::Place::name).join(", ");
                tr!(text, "config-expected-keymap-place", names = names)
            }
            Self::Key => tr!(text, "config-expected-key"),
            Self::Action => tr!(text, "config-expected-action"),
            Self::KeyTable => tr!(text, "config-expected-key-table"),
            Self::WayOut(_, action) => action.name().to_owned(),
        }
    }
}

fn condition(text: &Text, wanted: &Wanted) -> String {
    match wanted {
        Wanted::Joint => tr!(text, "config-condition-joint"),
        Wanted::Closing => "«)»".to_owned(),
        Wanted::Subject => tr!(text, "config-condition-subject"),
        Wanted::IsOrIsNot => tr!(text, "config-condition-is"),
        Wanted::AtLeast => "«at-least»".to_owned(),
        Wanted::HasSupplier => "«has supplier»".to_owned(),
        Wanted::HasNis2 => "«has nis2»".to_owned(),
        Wanted::Number => tr!(text, "config-shape-integer"),
        Wanted::Value => tr!(text, "config-condition-value"),
        Wanted::OneOf(names) => names.join(", "),
    }
}

impl Contradiction {
    fn words(self, text: &Text) -> String {
        match self {
            Self::EndsBeforeStart => tr!(text, "config-ends-before-start"),
            Self::WaitsInACircle => tr!(text, "config-waits-in-a-circle"),
            Self::NobodyAsks => tr!(text, "config-nobody-asks"),
            Self::RepeatsAStoppingClock => tr!(text, "config-repeats-a-stopping-clock"),
            Self::KindsWithoutParts => tr!(text, "config-kinds-without-parts"),
            Self::Hollow => tr!(text, "config-hollow"),
            Self::WaitsForItself => tr!(text, "config-waits-for-itself"),
            Self::DaysWithoutHours => tr!(text, "config-days-without-hours"),
            Self::OneLength => tr!(text, "config-one-length"),
            Self::DayEndsBeforeStart => tr!(text, "config-day-ends-before-start"),
            Self::TooLongForTheLog => tr!(text, "config-too-long-for-the-log"),
            Self::UsesAUsedStep => tr!(text, "config-uses-a-used-step"),
            Self::InputDiffers => tr!(text, "config-input-differs"),
            Self::NotANumber => tr!(text, "config-not-a-number"),
        }
    }
}

impl Unreadable {
    fn words(&self, text: &Text) -> String {
        match self {
            Self::Missing => tr!(text, "config-missing-file"),
            Self::NoFolder => tr!(text, "config-missing-folder"),
            Self::Forbidden => tr!(text, "config-forbidden"),
            Self::Folder => tr!(text, "config-folder"),
            Self::Other(said) => tr!(text, "config-unreadable", said = said.as_str()),
        }
    }
}
