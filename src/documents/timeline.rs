//! The timeline: every entry in the order in which it happened, with those entered late and those that do not count.

use super::Making;
use super::model::{Body, Section, Value};
use super::parts;
use crate::domain::Incident;
use crate::text::sentence;
use crate::tr;

pub(super) fn sections(making: &Making<'_>, incident: &Incident) -> Vec<Section> {
    vec![parts::facts(making, incident), parts::times(making, incident), entries(making, incident)]
}

fn entries(making: &Making<'_>, incident: &Incident) -> Section {
    let Making { desk, text, .. } = *making;
    let columns = vec![
        ("at", tr!(text, "doc-happened")),
        ("entered_at", tr!(text, "doc-entered-late")),
        ("by", tr!(text, "doc-by")),
        ("what", tr!(text, "doc-what-happened")),
        ("void", tr!(text, "doc-void")),
    ];
    let mut entries: Vec<_> = incident.timeline.iter().collect();
    entries.sort_by_key(|have| (have.entry.happened_at(), have.entry.stamp.clone()));
    let rows = entries.into_iter().map(|have| {
        let void = have.void.as_ref().map_or(Value::Nothing, |why| Value::text(text.refusal(desk, why).error));
        vec![
            Value::Time(have.entry.happened_at()),
            Value::time_if(have.entry.occurred_at.map(|_| have.entry.at)),
            parts::actor(making, have.entry.actor.person()),
            Value::text(sentence(text, desk, Some(incident), &have.entry)),
            void,
        ]
    });
    Section::new("timeline", tr!(text, "doc-title-timeline"), Body::Table(columns, rows.collect()))
}
