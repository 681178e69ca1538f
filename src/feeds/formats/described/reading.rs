//! A body read by what a file says of its format.

use std::collections::BTreeMap;

use serde_json::Value;

use super::happening::Happenings;
use super::model::{Components, Described, Group, Headline, Meaning, Shape, Stated, Weight, Words};
use super::path::JsonPath;
use super::rows::{Listed, Row, holds};
use super::value::{folded, is_given, shown, text, time};
use crate::domain::CleanText;
use crate::domain::feed::{Component, FeedFormat, Phase, Reading, ServiceState};
use crate::feeds::formats::notes::Notes;
use crate::feeds::formats::{gathered, plain};

impl Described {
    /// Reads `body` when it has one of the format's forms.
    pub(in crate::feeds::formats) fn read(&self, body: &Value) -> Option<Reading> {
        let shape = self.shapes.iter().find(|shape| shape.when.iter().all(|test| holds(test, body)))?;
        Some(self.read_shape(shape, body))
    }

    fn read_shape(&self, shape: &Shape, body: &Value) -> Reading {
        let mut notes = Notes::default();
        let mut listed = Listed::default();
        let supplier = first(&shape.supplier, body).and_then(text).map(|name| plain::title(&name)).unwrap_or_default();
        if supplier.is_empty() && !shape.supplier.is_empty() {
            notes.say("the page does not say whose it is");
        }
        let components = components(shape, body, &mut listed, &mut notes);
        let happenings = Happenings::read(shape, body, self.times, &mut listed, &mut notes);
        for rows in &shape.ignored {
            listed.pass(body, rows);
        }
        listed.finish(&mut notes);
        if shape.goes_on.iter().filter_map(|path| path.first(body)).any(is_given) {
            listed.unsure = true;
            notes.say("the list goes on on another page, which is not read");
        }
        let Happenings { incidents, maintenances } = happenings;
        let open = incidents.iter().filter(|incident| !incident.phase.is_over());
        let parts = components
            .iter()
            .map(|component| component.state)
            .chain(open.map(|incident| incident.state))
            .fold(ServiceState::Operational, ServiceState::worst);
        let working = shape.components.is_empty()
            && maintenances.iter().any(|planned| matches!(planned.phase, Phase::InProgress | Phase::Verifying));
        let parts = if working { parts.worst(ServiceState::Maintenance) } else { parts };
        let headline = shape.headline.as_ref().map(|headline| (headline, said(headline, body, &mut notes)));
        let state = weighed(shape, parts, headline, components.is_empty(), &mut notes);
        let state = if listed.unsure { state.worst(ServiceState::Unknown) } else { state };
        Reading {
            format: FeedFormat::Described(self.id.clone()),
            supplier,
            state,
            source_updated_at: first(&shape.updated, body).and_then(|value| time(value, self.times, &mut notes)),
            components,
            incidents,
            maintenances,
            warnings: notes.into_lines(),
        }
    }
}

/// The state of the whole, of what its parts say and what the page says of itself.
fn weighed(
    shape: &Shape,
    parts: ServiceState,
    headline: Option<(&Headline, ServiceState)>,
    no_components: bool,
    notes: &mut Notes,
) -> ServiceState {
    let nothing_listed = shape.components.is_empty() && shape.incidents.is_empty();
    let hollow = no_components && shape.components.iter().any(|list| !list.rows.optional);
    let Some((headline, said)) = headline else {
        if nothing_listed || hollow {
            notes.say("neither components nor a headline say how things are");
            return parts.worst(ServiceState::Unknown);
        }
        return parts;
    };
    if nothing_listed {
        notes.say("only the headline is given: neither components nor incidents");
        return said;
    }
    let counts = match headline.weight {
        Weight::Always => true,
        Weight::WhenSilent => parts == ServiceState::Operational,
        Weight::Compared => hollow,
    };
    if headline.weight != Weight::WhenSilent && said != parts {
        notes.say(&format!("the page's headline says {}, its parts say {}", said.key(), parts.key()));
    }
    if counts { parts.worst(said) } else { parts }
}

fn said(headline: &Headline, body: &Value, notes: &mut Notes) -> ServiceState {
    match meaning(&headline.state, Row { value: body, key: None, outer: None }, notes) {
        Meaning::State(state) => state,
        Meaning::Information | Meaning::Skip => ServiceState::Operational,
    }
}

/// What a row says of its state; a word without a meaning is unknown, and counted.
pub(super) fn meaning(stated: &Stated, row: Row<'_>, notes: &mut Notes) -> Meaning {
    let unknown = Meaning::State(ServiceState::Unknown);
    match stated {
        Stated::Is(state) => {
            if *state == ServiceState::Unknown {
                notes.say("states are not in this answer");
            }
            Meaning::State(*state)
        }
        Stated::At(paths, words) => match meant(paths, words, row, notes) {
            None => unknown,
            Some(meaning) => {
                if meaning == unknown {
                    notes.say(&format!("«{}» does not say how the service is", shown(row.given(paths))));
                }
                meaning
            }
        },
    }
}

/// What the first of `paths` that is given means by `words`.
pub(super) fn meant<T: Copy>(paths: &[JsonPath], words: &Words<T>, row: Row<'_>, notes: &mut Notes) -> Option<T> {
    let found = row.given(paths);
    let meant = found.and_then(text).and_then(|word| words.get(&folded(&word)).copied());
    if meant.is_none() {
        notes.unknown(&shown(found));
    }
    meant
}

fn first<'v>(paths: &[JsonPath], body: &'v Value) -> Option<&'v Value> {
    Row { value: body, key: None, outer: None }.given(paths)
}

fn components(shape: &Shape, body: &Value, listed: &mut Listed, notes: &mut Notes) -> Vec<Component> {
    let mut found = Vec::new();
    for list in &shape.components {
        let rows = listed.rows(body, &list.rows, "components", notes);
        let groups = match &list.group {
            Some(Group::Elsewhere(_, lookup)) => listed.lookup(body, lookup, notes),
            Some(Group::Here(_) | Group::Outer(_)) | None => BTreeMap::new(),
        };
        let names = list.named_by.as_ref().map(|(_, lookup)| listed.lookup(body, lookup, notes)).unwrap_or_default();
        for row in rows {
            let state = match meaning(&list.state, row, notes) {
                Meaning::State(state) => state,
                Meaning::Information => ServiceState::Operational,
                Meaning::Skip => continue,
            };
            let elsewhere = list.named_by.as_ref().and_then(|(paths, _)| row.given(paths).and_then(text));
            let name =
                elsewhere.and_then(|key| names.get(&key).copied().and_then(text)).or_else(|| row.text(&list.name));
            let name = name.map(|name| plain::title(&name)).unwrap_or_default();
            let id = row.text(&list.id).map(|id| CleanText::title(&id)).unwrap_or_default();
            let group = group(list, row, &groups).filter(|group| !group.is_empty());
            found.push(Component { id, name, group, state });
        }
    }
    gathered(found, notes)
}

fn group(list: &Components, row: Row<'_>, groups: &BTreeMap<String, &Value>) -> Option<CleanText> {
    let name = match list.group.as_ref()? {
        Group::Here(paths) => row.given(paths).and_then(text),
        Group::Outer(paths) => Row { value: row.outer?, key: None, outer: None }.given(paths).and_then(text),
        Group::Elsewhere(paths, _) => groups.get(&row.given(paths).and_then(text)?).copied().and_then(text),
    };
    name.map(|name| plain::title(&name))
}
