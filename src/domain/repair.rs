//! What was made whole again in the log of an installation, or could not be: a record of its own in the chain.

use serde::{Deserialize, Serialize};

/// Where records stand, or should stand, in the journal.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// File name of the segment.
    pub segment: String,
    /// The first line of it, counted from 1.
    pub line: u64,
    /// The first record's place in the chain.
    pub first: u64,
    /// The last one's.
    pub last: u64,
}

impl Place {
    /// How many records that are.
    pub fn records(&self) -> u64 {
        self.last.saturating_sub(self.first) + 1
    }
}

/// One repair. Files are set aside under the names given, in the folder of the journal or of the data; none is deleted.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Repair {
    /// Records of the journal were damaged or gone and are there again, byte for byte, from the second copy.
    Journal {
        /// Where.
        at: Place,
        /// The file with what stood in their place, if anything did.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        aside: Option<String>,
    },
    /// Bytes of the journal that were no record were set aside.
    SetAside {
        /// File name of the segment.
        segment: String,
        /// The line they began at, counted from 1.
        line: u64,
        /// How many bytes.
        bytes: u64,
        /// Whether they ended with a line that was whole: then it cannot be told whether it was a confirmed record once.
        finished: bool,
        /// The file with them.
        aside: String,
    },
    /// The second copy was missing or damaged and was made again from the journal.
    Store {
        /// The folder with the damaged one, if there was one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        aside: Option<String>,
    },
    /// Records of the second copy were missing or other than the journal's and are there again from the journal.
    StoreRecords {
        /// The first one's place in the chain.
        first: u64,
        /// The last one's.
        last: u64,
        /// How many, of those from the first to the last.
        records: u64,
        /// The file with what stood in their place, if anything did.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        aside: Option<String>,
    },
    /// Records are in neither copy.
    Lost {
        /// Where they should stand.
        at: Place,
    },
}

impl Repair {
    /// Whether `other` says no more than this does.
    pub fn covers(&self, other: &Self) -> bool {
        let within = |at: &Place, other: &Place| at.first <= other.first && other.last <= at.last;
        match (self, other) {
            (Self::Journal { at, .. }, Self::Journal { at: other, .. })
            | (Self::Lost { at }, Self::Lost { at: other }) => within(at, other),
            (Self::SetAside { segment, line, .. }, Self::SetAside { segment: other_segment, line: other_line, .. }) => {
                segment == other_segment && line == other_line
            }
            (Self::Store { .. }, Self::Store { aside: None }) => true,
            (same, other) => same == other,
        }
    }

    /// How many repairs it counts as: each record that is there again, anything else once.
    pub fn count(&self) -> u64 {
        match self {
            Self::Journal { at, .. } => at.records(),
            Self::StoreRecords { records, .. } => *records,
            Self::SetAside { .. } | Self::Store { .. } => 1,
            Self::Lost { .. } => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn journal(first: u64, last: u64) -> Repair {
        Repair::Journal { at: Place { segment: "2026-11.jsonl".to_owned(), line: first, first, last }, aside: None }
    }

    #[test]
    fn a_repair_that_was_cut_short_and_went_on_is_said_once() {
        assert!(journal(3, 9).covers(&journal(6, 9)) && journal(3, 9).covers(&journal(3, 9)));
        assert!(!journal(3, 9).covers(&journal(2, 9)) && !journal(3, 9).covers(&journal(9, 10)));
        let aside = Some("store.damaged-x".to_owned());
        assert!(Repair::Store { aside: aside.clone() }.covers(&Repair::Store { aside: None }));
        assert!(!Repair::Store { aside: None }.covers(&Repair::Store { aside }));
        assert_eq!((journal(3, 9).count(), Repair::Store { aside: None }.count()), (7, 1));
    }

    #[test]
    fn a_repair_reads_back_as_written() {
        let text = r#"{"what":"journal","at":{"segment":"2026-11.jsonl","line":3,"first":3,"last":9}}"#;
        let read: Repair = serde_json::from_str(text).unwrap();
        assert_eq!(read, journal(3, 9));
        assert_eq!(serde_json::to_string(&read).unwrap(), text);
    }
}
