//! Who plays: the simulated suppliers, what their services consist of, and the form in which each publishes its status.
//!
//! Names are invented. Ids are those of `municipality/suppliers.toml`; tests hold the two together.

use crate::text::Language;

/// Words in both languages of the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line {
    /// Danish.
    pub(super) da: &'static str,
    /// English.
    pub(super) en: &'static str,
}

impl Line {
    /// The words in `language`.
    pub(super) fn in_language(self, language: Language) -> &'static str {
        match language {
            Language::Da => self.da,
            Language::En => self.en,
        }
    }
}

/// How a supplier publishes its status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Statuspage v2, `summary.json`.
    Statuspage,
    /// incident.io's form of the same.
    IncidentIo,
    /// RSS 2.0, as Statuspage writes it.
    Rss,
    /// Atom 1.0.
    Atom,
}

impl Form {
    /// The last part of the address.
    pub(super) fn file(self) -> &'static str {
        match self {
            Self::Statuspage | Self::IncidentIo => "api/v2/summary.json",
            Self::Rss => "drift.rss",
            Self::Atom => "drift.atom",
        }
    }

    /// What the server says it is.
    pub(super) fn content_type(self) -> &'static str {
        match self {
            Self::Statuspage | Self::IncidentIo => "application/json; charset=utf-8",
            Self::Rss => "application/rss+xml; charset=utf-8",
            Self::Atom => "application/atom+xml; charset=utf-8",
        }
    }
}

/// A simulated supplier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Simulated {
    /// Id of supplier and feed, and the first part of the address.
    pub(super) id: &'static str,
    /// Name.
    pub(super) name: &'static str,
    /// How it publishes.
    pub(super) form: Form,
    /// The parts of its service by name; none where the form has no place for them.
    pub(super) parts: &'static [&'static str],
}

impl Simulated {
    /// Where on the server its feed is.
    pub(super) fn path(&self) -> String {
        format!("/{}/{}", self.id, self.form.file())
    }
}

const fn with(id: &'static str, name: &'static str, form: Form, parts: &'static [&'static str]) -> Simulated {
    Simulated { id, name, form, parts }
}

/// Everybody who plays.
pub(super) const CAST: [Simulated; 12] = [
    with(
        "borgernoeglen",
        "Borgernøglen",
        Form::Statuspage,
        &["Login", "Signering", "Fuldmagter", "Erhvervslogin", "Kundecenter"],
    ),
    with(
        "brevduen",
        "Brevduen",
        Form::Statuspage,
        &["Indgående mail", "Udgående mail", "Kalender", "Sikker post", "Webmail"],
    ),
    with("sagsstakken", "Sagsstakken", Form::Statuspage, &["Sager", "Dokumenter", "Udlevering", "Søgning"]),
    with("omsorgsvaerket", "Omsorgsværket", Form::Statuspage, &["Plejejournal", "Kørelister", "Medicin", "Mobil"]),
    with("loenseddelvaerket", "Lønseddelværket", Form::Rss, &[]),
    with("skolegongen", "Skolegongen", Form::IncidentIo, &["Beskeder", "Fravær", "Komme og gå", "Galleri"]),
    with("landkending", "Landkending", Form::Atom, &[]),
    with(
        "lysledet",
        "Lysledet",
        Form::Statuspage,
        &["Rådhus", "Plejecentre", "Skoler", "Internet", "Trådløst net", "VPN"],
    ),
    with("klokketone", "Klokketone", Form::Rss, &[]),
    with("skrankefri", "Skrankefri", Form::Statuspage, &["Formularer", "Betaling", "Kvitteringer"]),
    with("sidegaden", "Sidegaden", Form::Statuspage, &["Sider", "Søgning", "Chat"]),
    with(
        "maskinhallen",
        "Maskinhallen",
        Form::Statuspage,
        &["Virtuelle servere", "Lager", "Backup", "Databaser", "Brugerkatalog"],
    ),
];
