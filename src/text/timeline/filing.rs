//! Awareness, risk and filings in the timeline: who decided what, on behalf of whom, and which clock that stopped.

use super::{Telling, one_line};
use crate::domain::CleanText;
use crate::domain::clock::{ClockId, ClockState, StoppedClock};
use crate::domain::filing::{FilingEvent, Nis2Report, Receipt, Word};
use crate::tr;

impl Telling<'_> {
    pub(super) fn filing(&self, event: &FilingEvent) -> String {
        let text = self.text;
        let who = self.doer(event.by());
        let since = |at| text.at(at, self.entry.at);
        let (sentence, word, receipt, stopped) = match event {
            FilingEvent::AwarenessDecided { since: at, word } => {
                (tr!(text, "timeline-awareness-decided", who = who, at = since(*at)), Some(word), None, None)
            }
            FilingEvent::RiskDecided { risk, word } => {
                (tr!(text, "timeline-risk-decided", who = who, risk = text.risk(*risk)), Some(word), None, None)
            }
            FilingEvent::Filed { phase, receipt, stopped } => {
                let sentence = tr!(text, "timeline-filed", who = who, phase = text.filing_phase(*phase));
                (sentence, None, Some(receipt), stopped.map(|stopped| (phase.clock(), stopped)))
            }
            FilingEvent::NotReportable { word, stopped } => {
                let sentence = tr!(text, "timeline-not-reportable", who = who);
                (sentence, Some(word), None, stopped.map(|stopped| (ClockId::Authority, stopped)))
            }
            FilingEvent::DataSubjects { told, word, stopped } => {
                let sentence = tr!(text, "timeline-data-subjects", who = who, told = text.told_subjects(*told));
                (sentence, Some(word), None, stopped.map(|stopped| (ClockId::DataSubjects, stopped)))
            }
            FilingEvent::SignificanceDecided { significance, since: at, word } => {
                let significance = text.significance(*significance);
                let sentence =
                    tr!(text, "timeline-significance", who = who, significance = significance, at = since(*at));
                (sentence, Some(word), None, None)
            }
            FilingEvent::Reported { report, receipt, stopped } => {
                let sentence = tr!(text, "timeline-reported-nis2", who = who, report = text.nis2_report(*report));
                let clock = if *report == Nis2Report::Status { ClockId::Nis2Status } else { report.clock() };
                (sentence, None, Some(receipt), stopped.map(|stopped| (clock, stopped)))
            }
            FilingEvent::Withdrawn { act, of, reason } => {
                let act = text.recorded_act(*act);
                let sentence = tr!(text, "timeline-act-withdrawn", who = who, act = act, at = since(*of));
                return self.because(sentence, Some(reason));
            }
        };
        let sentence = self.recorded(sentence, event.by());
        let mut parts = vec![self.because(sentence, word.map(|word| &word.reason))];
        parts.extend(word.and_then(|word| word.how).map(|how| text.how(how)));
        parts.extend(word.and_then(|word| self.advice(word)));
        let clock = stopped.map(|(_, stopped)| stopped);
        parts.extend(receipt.into_iter().flat_map(|receipt| self.receipt(receipt, clock)));
        parts.extend(stopped.map(|(id, stopped)| self.stopped_clock(id, &stopped)));
        parts.join(" · ")
    }

    fn advice(&self, word: &Word) -> Option<String> {
        let advice = Some(&word.advice).filter(|advice| !advice.is_empty())?;
        Some(tr!(self.text, "timeline-dpo-advice", advice = one_line(advice)))
    }

    /// What is said of a filing explains the delay where there is one; in time it is a remark.
    fn receipt(&self, receipt: &Receipt, clock: Option<StoppedClock>) -> Vec<String> {
        let said = |text: &CleanText| Some(one_line(text)).filter(|text| !text.is_empty());
        let case = said(&receipt.case).map(|case| tr!(self.text, "timeline-case", case = case));
        let remark = said(&receipt.late).map(|said| {
            if clock.is_some_and(|clock| clock.is_late()) {
                tr!(self.text, "timeline-late-because", reason = said)
            } else {
                tr!(self.text, "timeline-remark", text = said)
            }
        });
        case.into_iter().chain(remark).chain(receipt.how.map(|how| self.text.how(how))).collect()
    }

    fn stopped_clock(&self, id: ClockId, stopped: &StoppedClock) -> String {
        let name = self.text.clock_name(id);
        if stopped.state() == ClockState::Kept {
            return tr!(self.text, "timeline-clock-kept", clock = name);
        }
        let late = self.text.duration(stopped.due_at.duration_until(stopped.stopped_at));
        tr!(self.text, "timeline-clock-broken", clock = name, late = late)
    }
}
