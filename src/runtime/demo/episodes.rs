//! What happens, as a table: each episode belongs to one supplier and is told in seconds from the start of a cycle.

use super::cast::Line;
use crate::domain::feed::{Phase, ServiceState};

/// Something that happens to a supplier in every cycle.
#[derive(Debug, Clone, Copy)]
pub(super) struct Episode {
    /// Whom it happens to.
    pub(super) supplier: &'static str,
    /// First part of its id; the cycle's number follows.
    pub(super) slug: &'static str,
    /// How the supplier tells it.
    pub(super) telling: Telling,
    /// Title.
    pub(super) title: Line,
    /// The parts it touches; none where the supplier names none.
    pub(super) parts: &'static [&'static str],
    /// What follows what; the first step begins it, the last ends it.
    pub(super) steps: &'static [Step],
}

/// How a supplier tells what happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Telling {
    /// As an incident with a title and updates.
    Incident,
    /// As planned work.
    Maintenance,
    /// Not in words: only the states of its parts show it.
    Silent,
    /// Not at all: its own status page fails.
    NoAnswer,
}

/// One step of an episode.
#[derive(Debug, Clone, Copy)]
pub(super) struct Step {
    /// Seconds from the start of the cycle.
    pub(super) at: u64,
    /// How far the handling has come.
    pub(super) phase: Phase,
    /// State of the parts from here on.
    pub(super) state: ServiceState,
    /// What the supplier writes.
    pub(super) text: Line,
}

const fn step(at: u64, phase: Phase, state: ServiceState, da: &'static str, en: &'static str) -> Step {
    Step { at, phase, state, text: Line { da, en } }
}

/// An episode without words: `state` from `from` to `to`.
const fn wordless(from: u64, to: u64, state: ServiceState) -> [Step; 2] {
    [step(from, Phase::Investigating, state, "", ""), step(to, Phase::Resolved, ServiceState::Operational, "", "")]
}

use Phase::{Completed, Identified, InProgress, Investigating, Monitoring, Resolved, Scheduled, Verifying};
use ServiceState::{Degraded, Maintenance, MajorOutage, Operational, PartialOutage};

const fn line(da: &'static str, en: &'static str) -> Line {
    Line { da, en }
}

/// The story of one cycle.
pub(super) const EPISODES: &[Episode] = &[
    Episode {
        supplier: "sidegaden",
        slug: "soegning",
        telling: Telling::Silent,
        title: line("", ""),
        parts: &["Søgning"],
        steps: &wordless(0, 50, Degraded),
    },
    Episode {
        supplier: "borgernoeglen",
        slug: "login",
        telling: Telling::Incident,
        title: line("Login afvises for mange brugere", "Login is refused for many users"),
        parts: &["Login", "Erhvervslogin"],
        steps: &[
            step(
                12,
                Investigating,
                PartialOutage,
                "Mange brugere får fejl ved login. Vi undersøger årsagen.",
                "Many users get an error when logging in. We are looking for the cause.",
            ),
            step(
                45,
                Identified,
                PartialOutage,
                "Et udløbet certifikat i et af to driftscentre er fundet. Det skiftes nu.",
                "An expired certificate in one of two data centres is found. It is being replaced.",
            ),
            step(
                80,
                Monitoring,
                Degraded,
                "Certifikatet er skiftet. Login virker igen, men kan tage længere tid end normalt.",
                "The certificate is replaced. Login works again but may take longer than usual.",
            ),
            step(120, Resolved, Operational, "Login virker normalt.", "Login works as usual."),
        ],
    },
    Episode {
        supplier: "skrankefri",
        slug: "formularer",
        telling: Telling::Silent,
        title: line("", ""),
        parts: &["Formularer"],
        steps: &wordless(24, 122, Degraded),
    },
    Episode {
        supplier: "brevduen",
        slug: "udgaaende",
        telling: Telling::Incident,
        title: line("Udgående mail er forsinket", "Outgoing mail is delayed"),
        parts: &["Udgående mail"],
        steps: &[
            step(
                60,
                Investigating,
                Degraded,
                "Mail ud af huset er op til 20 minutter undervejs.",
                "Outgoing mail takes up to 20 minutes.",
            ),
            step(95, Monitoring, Degraded, "Køen er ved at være tømt.", "The queue is nearly empty."),
            step(140, Resolved, Operational, "Der er ikke længere kø.", "There is no queue any more."),
        ],
    },
    Episode {
        supplier: "sidegaden",
        slug: "statusside",
        telling: Telling::NoAnswer,
        title: line("", ""),
        parts: &[],
        steps: &wordless(90, 112, Operational),
    },
    Episode {
        supplier: "landkending",
        slug: "kort",
        telling: Telling::Incident,
        title: line("Kort vises langsomt", "Maps are slow"),
        parts: &[],
        steps: &[
            step(105, Investigating, Degraded, "Flere kortlag hentes langsomt.", "Several layers load slowly."),
            step(160, Resolved, Operational, "Alle kortlag hentes normalt.", "All layers load as usual."),
        ],
    },
    Episode {
        supplier: "loenseddelvaerket",
        slug: "loenkoersel",
        telling: Telling::Incident,
        title: line("Lønkørslen er forsinket", "The payroll run is slow"),
        parts: &[],
        steps: &[
            step(
                130,
                Investigating,
                Degraded,
                "Nattens kørsel er ikke færdig. Lønsedler kommer senere.",
                "Last night's run is not finished. Payslips come later.",
            ),
            step(155, Identified, Degraded, "En spærret tabel er frigivet.", "A locked table is released."),
            step(185, Resolved, Operational, "Kørslen er færdig.", "The run is finished."),
        ],
    },
    Episode {
        supplier: "maskinhallen",
        slug: "servicevindue",
        telling: Telling::Maintenance,
        title: line("Servicevindue: udskiftning af backupdisk", "Service window: a backup disk is replaced"),
        parts: &["Backup"],
        steps: &[
            step(0, Scheduled, Operational, "Backup er sat på pause imens.", "Backup is paused meanwhile."),
            step(150, InProgress, Maintenance, "Arbejdet er begyndt.", "The work has begun."),
            step(200, Verifying, Maintenance, "Disken er skiftet og prøves.", "The disk is replaced and being tested."),
            step(220, Completed, Operational, "Backup kører igen.", "Backup runs again."),
        ],
    },
    Episode {
        supplier: "skolegongen",
        slug: "nedbrud",
        telling: Telling::Incident,
        title: line("Ingen adgang til Skolegongen", "No access to Skolegongen"),
        parts: &["Beskeder", "Fravær", "Komme og gå"],
        steps: &[
            step(
                165,
                Investigating,
                MajorOutage,
                "Hverken forældre eller ansatte kan komme ind.",
                "Neither parents nor staff can get in.",
            ),
            step(190, Identified, MajorOutage, "En database er løbet fuld.", "A database is full."),
            step(
                215,
                Monitoring,
                Degraded,
                "Der er adgang igen; fravær kan være et par minutter gammelt.",
                "Access is back; absence may be some minutes old.",
            ),
            step(245, Resolved, Operational, "Alt er opdateret.", "Everything is up to date."),
        ],
    },
    Episode {
        supplier: "klokketone",
        slug: "udgaaende-opkald",
        telling: Telling::Incident,
        title: line("Udgående opkald virker ikke", "Outage: outgoing calls"),
        parts: &[],
        steps: &[
            step(
                200,
                Investigating,
                PartialOutage,
                "Opkald ud af huset afbrydes. Indgående opkald og nødkald er ikke berørt.",
                "Outgoing calls break off. Incoming calls and emergency alarms are not touched.",
            ),
            step(230, Identified, PartialOutage, "En central omstartes.", "An exchange is being restarted."),
            step(265, Resolved, Operational, "Opkald går igennem.", "Calls go through."),
        ],
    },
    Episode {
        supplier: "omsorgsvaerket",
        slug: "koerelister",
        telling: Telling::Incident,
        title: line("Kørelister vises ikke på mobil", "Routes are not shown on mobile"),
        parts: &["Kørelister", "Mobil"],
        steps: &[
            step(
                225,
                Investigating,
                PartialOutage,
                "Kørelister er tomme på telefoner. De kan ses i journalen.",
                "Routes are empty on phones. They can be seen in the journal.",
            ),
            step(250, Monitoring, Degraded, "En rettelse er lagt på.", "A fix is in place."),
            step(275, Resolved, Operational, "Kørelister vises igen.", "Routes are shown again."),
        ],
    },
    Episode {
        supplier: "lysledet",
        slug: "traadloest",
        telling: Telling::Silent,
        title: line("", ""),
        parts: &["Trådløst net"],
        steps: &wordless(255, 287, PartialOutage),
    },
];
