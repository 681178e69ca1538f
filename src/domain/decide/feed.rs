//! Feeds and the outages raised from them.

use crate::domain::command::{Context, NewOutage};
use crate::domain::desk::Desk;
use crate::domain::fact::Fact;
use crate::domain::id::{FeedId, OutageId};
use crate::domain::outage::{Outage, OutageLook};
use crate::domain::refusal::Refusal;
use crate::domain::register::FeedSource;

pub(super) fn add(desk: &Desk, source: FeedSource) -> Result<Vec<Fact>, Refusal> {
    if desk.feed_sources().iter().any(|have| have.id == source.id) {
        return Err(Refusal::FeedExists { feed: source.id });
    }
    Ok(vec![Fact::FeedAdded { source }])
}

pub(super) fn remove(desk: &Desk, feed: FeedId) -> Result<Vec<Fact>, Refusal> {
    if desk.feed(&feed).is_none_or(|standing| standing.source.is_none()) {
        return Err(Refusal::UnknownFeed { feed });
    }
    let mut facts: Vec<Fact> = desk
        .outages()
        .filter(|outage| outage.is_open() && outage.feed == feed)
        .map(|outage| Fact::OutageEnded { outage: outage.id })
        .collect();
    facts.push(Fact::FeedRemoved { feed });
    Ok(facts)
}

/// Raising twice is not an error: the outage that is open already takes the new look.
pub(super) fn raise(desk: &Desk, new: NewOutage, context: &Context) -> Vec<Fact> {
    let NewOutage { feed, key, look, systems, url, started_at } = new;
    match desk.open_outage(&feed, &key) {
        Some(have) if have.look == look => Vec::new(),
        Some(have) => vec![Fact::OutageChanged { outage: have.id, look }],
        None => {
            let supplier = desk.supplier_of(&feed);
            let outage = OutageId(context.fresh);
            vec![Fact::OutageRaised { outage, feed, supplier, key, look, systems, url, started_at }]
        }
    }
}

fn known(desk: &Desk, id: OutageId) -> Result<&Outage, Refusal> {
    desk.outage(id).filter(|outage| outage.is_open()).ok_or(Refusal::UnknownOutage)
}

pub(super) fn change(desk: &Desk, id: OutageId, look: OutageLook) -> Result<Vec<Fact>, Refusal> {
    if known(desk, id)?.look == look {
        return Ok(Vec::new());
    }
    Ok(vec![Fact::OutageChanged { outage: id, look }])
}

pub(super) fn end(desk: &Desk, id: OutageId) -> Result<Vec<Fact>, Refusal> {
    Ok(vec![Fact::OutageEnded { outage: known(desk, id)?.id }])
}
