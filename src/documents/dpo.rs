//! The report to the data protection officer: every incident has one, complete at any moment, and says what is not known.

use super::Making;
use super::model::Section;
use super::parts;
use crate::domain::Incident;
use crate::domain::playbook::Audience;
use crate::tr;

pub(super) fn sections(making: &Making<'_>, incident: &Incident) -> Vec<Section> {
    let [isg, isg_advice] = parts::isg(making, incident);
    vec![
        parts::facts(making, incident),
        parts::times(making, incident),
        parts::systems(making, incident),
        parts::suppliers(making, incident),
        parts::impact(making, incident),
        parts::personal_data(making, incident),
        parts::severity(making, incident),
        parts::done(making, incident, usize::MAX),
        parts::decision(making, incident),
        parts::decider_words(making, incident),
        isg,
        isg_advice,
        parts::cause(making, incident),
        parts::deviations(making, incident),
        parts::measures(making, incident, tr!(making.text, "doc-corrective-actions")),
        parts::briefing(making, incident),
        parts::legal(making, incident),
        parts::clocks(making, incident, tr!(making.text, "doc-clocks"), |_| true),
        parts::audiences(making, incident),
        parts::messages(making, incident),
        parts::open_questions(making, incident, &[Audience::Dpo, Audience::Authority]),
    ]
}
