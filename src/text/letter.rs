//! What letters to people outside say: questions and sentences. Each sentence of something unknown has the words of
//! `letter-not-known` in it, by which it is found again.

use super::Text;
use crate::domain::message::{AT, LetterWords, Matter, Passage, SheetKey, VALUE};
use crate::domain::playbook::Audience;
use crate::tr;

impl Text {
    /// The words of letters.
    pub(super) fn letter(&self) -> LetterWords {
        let intro = [(Audience::DataSubjects, tr!(self, "letter-intro-data-subjects"))].into();
        let told = |matter: Matter| {
            SheetKey::ALL.into_iter().filter_map(move |key| Some(((matter, key), self.passage(matter, key)?)))
        };
        LetterWords { intro, passages: Matter::ALL.into_iter().flat_map(told).collect(), times: self.letter_times() }
    }

    fn passage(&self, matter: Matter, key: SheetKey) -> Option<Passage> {
        let outage = matter == Matter::Outage;
        let unknown = || tr!(self, "letter-unknown");
        let answer = |question: String| Passage { question, known: VALUE.to_owned(), unknown: unknown() };
        Some(match key {
            SheetKey::What => answer(tr!(self, "letter-ask-what")),
            SheetKey::Service if outage => answer(tr!(self, "letter-ask-service-outage")),
            SheetKey::Service => answer(tr!(self, "letter-ask-service")),
            SheetKey::Since => Passage {
                question: String::new(),
                known: tr!(self, "letter-since", at = VALUE),
                unknown: tr!(self, "letter-since-unknown", at = AT),
            },
            SheetKey::Affected => Passage {
                question: String::new(),
                known: tr!(self, "letter-affected", who = VALUE),
                unknown: tr!(self, "letter-affected-unknown"),
            },
            SheetKey::Cause => answer(tr!(self, "letter-ask-cause")),
            SheetKey::Data => answer(tr!(self, "letter-ask-data")),
            SheetKey::Consequences => answer(tr!(self, "letter-ask-consequences")),
            SheetKey::Doing => answer(tr!(self, "letter-ask-doing")),
            SheetKey::Advice => answer(tr!(self, "letter-ask-advice")),
            SheetKey::Alternative => answer(tr!(self, "letter-ask-alternative")),
            SheetKey::NextUpdate => Passage {
                question: tr!(self, "letter-ask-next-update"),
                known: tr!(self, "letter-next-update", at = VALUE),
                unknown: unknown(),
            },
            SheetKey::Contact => Passage {
                question: tr!(self, "letter-ask-contact"),
                known: tr!(self, "letter-contact", who = VALUE),
                unknown: unknown(),
            },
            SheetKey::DpoContact => Passage {
                question: tr!(self, "letter-ask-contact"),
                known: tr!(self, "letter-dpo-contact", who = VALUE),
                unknown: unknown(),
            },
            SheetKey::Restored if outage => Passage {
                question: String::new(),
                known: tr!(self, "letter-restored-outage", at = VALUE),
                unknown: tr!(self, "letter-restored-outage-unknown"),
            },
            SheetKey::Restored => Passage {
                question: String::new(),
                known: tr!(self, "letter-restored", at = VALUE),
                unknown: tr!(self, "letter-restored-unknown"),
            },
            SheetKey::Systems
            | SheetKey::Workaround
            | SheetKey::People
            | SheetKey::Cpr
            | SheetKey::Protected
            | SheetKey::Delay
            | SheetKey::Spokesperson => return None,
        })
    }
}
