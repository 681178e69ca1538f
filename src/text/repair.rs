//! What was repaired in the log, in words: what happened, where, and what is safe.

use super::Text;
use crate::domain::Repair;
use crate::domain::repair::Place;
use crate::tr;

impl Text {
    /// What was repaired in the log, or could not be.
    pub fn repair(&self, value: &Repair) -> String {
        let place = |at: &Place| {
            let (segment, line, first) = (at.segment.as_str(), at.line.to_string(), at.first.to_string());
            if at.first == at.last {
                tr!(self, "repair-place", segment = segment, line = line, record = first)
            } else {
                tr!(self, "repair-places", segment = segment, line = line, first = first, last = at.last.to_string())
            }
        };
        match value {
            Repair::Journal { at, aside: None } => {
                tr!(self, "repair-journal-gone", count = at.records(), place = place(at))
            }
            Repair::Journal { at, aside: Some(aside) } => {
                tr!(self, "repair-journal", count = at.records(), place = place(at), aside = aside.as_str())
            }
            Repair::SetAside { segment, line, bytes, finished, aside } => {
                let (segment, line, bytes) = (segment.as_str(), line.to_string(), bytes.to_string());
                if *finished {
                    tr!(self, "repair-aside", segment = segment, line = line, bytes = bytes, aside = aside.as_str())
                } else {
                    tr!(self, "repair-torn", segment = segment, line = line, bytes = bytes, aside = aside.as_str())
                }
            }
            Repair::Store { aside: None } => tr!(self, "repair-store-made"),
            Repair::Store { aside: Some(aside) } => tr!(self, "repair-store", aside = aside.as_str()),
            Repair::StoreRecords { records, first, .. } => {
                tr!(self, "repair-store-records", count = *records, first = first.to_string())
            }
            Repair::Lost { at } => tr!(self, "repair-lost", count = at.records(), place = place(at)),
        }
    }
}
