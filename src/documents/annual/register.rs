//! The register's year: what the check finds missing, and how the yearly wheel stands (P05, P08, P35, P37, P42, P43).

use super::count;
use crate::documents::Making;
use crate::documents::agenda;
use crate::documents::model::{Body, Section, Value, field};
use crate::documents::parts;
use crate::domain::SystemId;
use crate::domain::calendar;
use crate::domain::register::{Gap, Subject};
use crate::tr;

/// What each system lacks, by the register's check as of now.
pub(super) fn gaps(making: &Making<'_>) -> Section {
    let Making { desk, text, now, .. } = *making;
    let columns = vec![("system", tr!(text, "doc-system")), ("missing", tr!(text, "doc-missing"))];
    let gaps = desk.register().gaps(calendar::local(now).date());
    let mut rows: Vec<(SystemId, Vec<Value>)> = Vec::new();
    for Gap { subject, what, .. } in &gaps {
        let Subject::System(id) = subject else { continue };
        let lacks = Value::Code(what.key(), text.gap(desk, what));
        match rows.last_mut() {
            Some((last, missing)) if last == id => missing.push(lacks),
            Some(_) | None => rows.push((id.clone(), vec![lacks])),
        }
    }
    let rows = rows.into_iter().map(|(id, missing)| vec![Value::text(desk.system_name(&id)), Value::Many(missing)]);
    Section::new("register_gaps", tr!(text, "doc-register-gaps"), Body::Table(columns, rows.collect()))
        .noted(format!("{} {}", as_of(making), tr!(text, "doc-register-gaps-note")))
        .with_below("register_gaps_as_of", vec![field("as_of", tr!(text, "doc-as-of"), Value::Day(today(making)))])
}

/// How many gaps there are, by who is answerable; those of people and roles too.
pub(super) fn gap_counts(making: &Making<'_>) -> Section {
    let Making { desk, text, now, .. } = *making;
    Section::new("gap_counts", tr!(text, "doc-gap-counts"), agenda::gaps(making, &desk.gaps_to_discuss(now)))
        .noted(as_of(making))
}

/// That the register is not kept for each day of the year: its gaps are those of the day of the report.
fn as_of(making: &Making<'_>) -> String {
    tr!(making.text, "doc-gaps-as-of", day = making.text.calendar_day(today(making)))
}

fn today(making: &Making<'_>) -> jiff::civil::Date {
    calendar::local(making.now).date()
}

/// How each yearly duty stands for the year of the report.
pub(in crate::documents) fn wheel(making: &Making<'_>, year: i16) -> Section {
    let Making { desk, text, now, .. } = *making;
    let columns = vec![
        ("duty", tr!(text, "doc-duty")),
        ("row", tr!(text, "doc-row")),
        ("role", tr!(text, "doc-whose")),
        ("state", tr!(text, "doc-state")),
        ("due", tr!(text, "doc-due-day")),
        ("done_on", tr!(text, "doc-done-on")),
        ("by", tr!(text, "doc-by")),
        ("note", tr!(text, "doc-notes")),
    ];
    let spokes = desk.register().duties_of(year, calendar::local(now).date());
    let rows = spokes.iter().map(|spoke| {
        let last = spoke.last.as_ref();
        vec![
            Value::Code(spoke.duty.key(), text.duty(spoke.duty)),
            Value::Text(format!("P{:02}", spoke.duty.row())),
            Value::Code(spoke.duty.role().key(), text.role(spoke.duty.role())),
            Value::Code(spoke.state.key(), text.duty_word(spoke.state)),
            Value::Day(spoke.due),
            last.map_or(Value::Nothing, |done| Value::Day(done.on)),
            last.map_or(Value::Nothing, |done| parts::actor(making, done.by.as_ref())),
            last.map_or(Value::Nothing, |done| Value::words_if(done.note.as_str())),
        ]
    });
    let rows: Vec<Vec<Value>> = rows.collect();
    let undone = spokes.iter().filter(|spoke| spoke.last.is_none()).count();
    let total = vec![
        field("duties", tr!(text, "doc-duties"), count(spokes.len())),
        field("undone", tr!(text, "doc-duties-undone"), count(undone)),
    ];
    Section::new("wheel", tr!(text, "doc-wheel"), Body::Table(columns, rows)).with_below("wheel_total", total)
}

/// What the policy wants told and nothing here records yet.
pub(super) fn not_recorded(making: &Making<'_>) -> Section {
    let text = making.text;
    let fields = vec![field("drills", tr!(text, "doc-drills"), Value::Unknown(None))];
    Section::new("not_recorded", tr!(text, "doc-not-recorded"), Body::Fields(fields))
}
