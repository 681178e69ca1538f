//! The report of a year: incidents by kind and severity, availability of each system against its agreement, clocks kept and
//! broken, corrective actions, deviations with cause and plan, the group's meetings, the gaps of the register, and the yearly
//! wheel.
//!
//! Breaches of the rules are not counted here at all: in a municipality a count of one is a person.

mod follow_up;
mod isg;
mod register;

use std::collections::BTreeMap;

use jiff::civil::date;
use jiff::{SignedDuration, Timestamp};

pub(super) use follow_up::deviations;
pub(super) use register::wheel;

use crate::documents::Making;
use crate::documents::model::{Body, Section, Value, field};
use crate::domain::Incident;
use crate::domain::calendar::COPENHAGEN;
use crate::domain::clock::{ClockId, ClockState};
use crate::domain::fact::Fact;
use crate::domain::incident::IncidentKind;
use crate::domain::outage::Outage;
use crate::domain::severity::Severity;
use crate::tr;

/// A year from its first moment in Copenhagen to the first of the next, or to now.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span {
    from: Timestamp,
    to: Timestamp,
}

impl Span {
    fn of(year: i16, now: Timestamp) -> Self {
        let begins = |year: i16| {
            let midnight = date(year.clamp(1, 9998), 1, 1).at(0, 0, 0, 0);
            midnight.to_zoned_datetime(COPENHAGEN).map_or(now, |zoned| zoned.timestamp())
        };
        let from = begins(year);
        Self { from, to: begins(year.saturating_add(1)).min(now).max(from) }
    }

    fn holds(self, at: Timestamp) -> bool {
        self.from <= at && at < self.to
    }

    /// How much of the time between two moments lies in it.
    fn share(self, from: Timestamp, to: Timestamp) -> SignedDuration {
        let (from, to) = (from.max(self.from), to.min(self.to));
        from.duration_until(to).max(SignedDuration::ZERO)
    }
}

pub(super) fn sections(making: &Making<'_>, year: i16, incidents: &[&Incident]) -> Vec<Section> {
    let span = Span::of(year, making.now);
    let counted: Vec<&Incident> = incidents
        .iter()
        .copied()
        .filter(|incident| incident.kind != IncidentKind::RuleViolation && span.holds(incident.times.registered))
        .collect();
    vec![
        period(making, span, &counted),
        by_kind(making, &counted),
        availability(making, span, incidents),
        clocks(making, &counted),
        follow_up::actions(making, span, incidents),
        deviations(making, span, incidents),
        follow_up::checks(making, span),
        isg::held(making, span),
        isg::convened(making, span, incidents),
        register::gaps(making),
        register::gap_counts(making),
        wheel(making, year),
        register::not_recorded(making),
    ]
}

fn period(making: &Making<'_>, span: Span, counted: &[&Incident]) -> Section {
    let text = making.text;
    let fields = vec![
        field("from", tr!(text, "doc-from"), Value::Time(span.from)),
        field("to", tr!(text, "doc-to"), Value::Time(span.to)),
        field("incidents", tr!(text, "doc-incidents"), count(counted.len())),
        field("open", tr!(text, "doc-still-open"), count(counted.iter().filter(|incident| incident.is_open()).count())),
    ];
    Section::new("period", tr!(text, "doc-period"), Body::Fields(fields)).noted(tr!(text, "doc-annual-restricted"))
}

fn count(number: usize) -> Value {
    Value::Number(u64::try_from(number).unwrap_or(u64::MAX))
}

fn by_kind(making: &Making<'_>, counted: &[&Incident]) -> Section {
    let Making { desk, text, .. } = *making;
    let mut columns = vec![("kind", tr!(text, "doc-kind"))];
    columns.extend(Severity::ALL.map(|severity| (severity.key(), text.severity(severity))));
    columns.push(("total", tr!(text, "doc-total")));
    let kinds = IncidentKind::ALL.into_iter().filter(|kind| *kind != IncidentKind::RuleViolation);
    let rows = kinds.map(|kind| {
        let own: Vec<&&Incident> = counted.iter().filter(|incident| incident.kind == kind).collect();
        let mut row = vec![Value::Code(kind.key(), text.kind(kind))];
        row.extend(Severity::ALL.map(|severity| count(own.iter().filter(|i| desk.severity(i) == severity).count())));
        row.push(count(own.len()));
        row
    });
    Section::new("by_kind", tr!(text, "doc-by-kind"), Body::Table(columns, rows.collect()))
}

/// How long each system was down, by the suppliers' outages and our own incidents, and how its agreement was kept.
fn availability(making: &Making<'_>, span: Span, incidents: &[&Incident]) -> Section {
    let Making { desk, text, now, .. } = *making;
    let columns = vec![
        ("system", tr!(text, "doc-system")),
        ("outages", tr!(text, "doc-outage-count")),
        ("minutes_down", tr!(text, "doc-minutes-down")),
        ("availability", tr!(text, "doc-availability")),
        ("agreed_restore_minutes", tr!(text, "doc-restore")),
        ("restore_kept", tr!(text, "doc-restore-kept")),
        ("restore_broken", tr!(text, "doc-restore-broken")),
    ];
    let mut rows = Vec::new();
    for system in desk.register().systems().values() {
        let outages = desk.outages().filter(|outage| outage.systems.contains(&system.id));
        let mut spans: Vec<(Timestamp, Timestamp)> = outages
            .filter(|outage| was_down(outage))
            .map(|outage| (outage.since(), outage.ended_at.unwrap_or(now)))
            .filter(|(from, to)| *to > span.from && *from < span.to)
            .collect();
        let own = incidents
            .iter()
            .filter(|incident| incident.kind != IncidentKind::RuleViolation && incident.systems.contains(&system.id));
        let (mut kept, mut broken) = (0, 0);
        for stopped in own.filter_map(|incident| incident.stopped.get(&ClockId::AgreementRestore)) {
            if !span.holds(stopped.stopped_at) {
                continue;
            }
            match stopped.state() {
                ClockState::Broken => broken += 1,
                ClockState::Kept | ClockState::Running | ClockState::Overdue => kept += 1,
            }
        }
        let number = spans.len();
        let down = total(span, &mut spans);
        let whole = span.from.duration_until(span.to);
        rows.push(vec![
            Value::text(system.name.as_str()),
            count(number),
            Value::Number(u64::try_from(down.as_mins()).unwrap_or(0)),
            Value::Text(percent(whole, down)),
            system
                .agreement
                .as_ref()
                .and_then(|agreement| agreement.restore_minutes)
                .map_or_else(|| Value::Unknown(None), |minutes| Value::Number(minutes.into())),
            count(kept),
            count(broken),
        ]);
    }
    Section::new("availability", tr!(text, "doc-availability-heading"), Body::Table(columns, rows))
        .noted(tr!(text, "doc-availability-note"))
}

/// Whether it was down at any time, and not merely slow.
fn was_down(outage: &Outage) -> bool {
    outage.history.iter().any(|entry| {
        if let Fact::OutageRaised { look, .. } | Fact::OutageChanged { look, .. } = &entry.fact {
            look.state.severity() > 1
        } else {
            false
        }
    })
}

/// The time that `spans` cover together: two outages at once are one.
fn total(span: Span, spans: &mut [(Timestamp, Timestamp)]) -> SignedDuration {
    spans.sort_unstable();
    let mut sum = SignedDuration::ZERO;
    let mut covered = Timestamp::MIN;
    for (from, to) in spans.iter() {
        sum = sum.saturating_add(span.share((*from).max(covered), *to));
        covered = covered.max(*to);
    }
    sum
}

/// How much of a time was not `down`, in hundredths of a per cent, rounded down: it is never said to be better than it was.
fn percent(whole: SignedDuration, down: SignedDuration) -> String {
    let whole = i128::from(whole.as_secs().max(1));
    let up = (whole - i128::from(down.as_secs())).clamp(0, whole);
    let parts = up * 10_000 / whole;
    format!("{}.{:02} %", parts / 100, parts % 100)
}

/// Clocks of the year's incidents that stopped: kept and broken; and those that run.
fn clocks(making: &Making<'_>, counted: &[&Incident]) -> Section {
    let Making { desk, text, now, .. } = *making;
    let columns = vec![
        ("clock", tr!(text, "doc-clock")),
        ("kept", text.clock_state(ClockState::Kept)),
        ("broken", text.clock_state(ClockState::Broken)),
        ("running", text.clock_state(ClockState::Running)),
        ("overdue", text.clock_state(ClockState::Overdue)),
    ];
    let mut counts: BTreeMap<ClockId, [usize; 4]> = BTreeMap::new();
    for clock in counted.iter().flat_map(|incident| desk.clocks(incident)) {
        let [kept, broken, running, overdue] = counts.entry(clock.id).or_default();
        *match clock.state(now) {
            ClockState::Kept => kept,
            ClockState::Broken => broken,
            ClockState::Running => running,
            ClockState::Overdue => overdue,
        } += 1;
    }
    let rows = counts.into_iter().map(|(id, counts)| {
        std::iter::once(Value::Code(id.key(), text.clock_name(id))).chain(counts.map(count)).collect()
    });
    Section::new("clocks", tr!(text, "doc-clocks"), Body::Table(columns, rows.collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_outages_at_once_are_down_once_and_a_year_begins_in_danish_time() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let span = Span::of(2026, at("2026-07-01T00:00:00Z"));
        assert_eq!((span.from, span.to), (at("2025-12-31T23:00:00Z"), at("2026-07-01T00:00:00Z")));
        let mut spans = [
            (at("2026-02-01T01:00:00Z"), at("2026-02-01T03:00:00Z")),
            (at("2025-12-31T22:00:00Z"), at("2026-01-01T00:00:00Z")),
            (at("2026-02-01T02:00:00Z"), at("2026-02-01T02:30:00Z")),
            (at("2026-02-01T02:30:00Z"), at("2026-02-01T04:00:00Z")),
        ];
        assert_eq!(total(span, &mut spans), SignedDuration::from_hours(4));
        assert_eq!(percent(SignedDuration::from_hours(100), SignedDuration::from_hours(4)), "96.00 %");
        assert_eq!(percent(SignedDuration::from_hours(24 * 365), SignedDuration::from_secs(1)), "99.99 %");
    }
}
