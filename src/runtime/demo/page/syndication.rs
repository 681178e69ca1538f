//! RSS and Atom with a notice for each incident; its updates stand in the notice's text behind labels in bold.

use std::fmt::Write as _;

use jiff::Timestamp;

use super::{Writer, home};
use crate::domain::feed::Phase;
use crate::runtime::demo::cast::{Line, Simulated};
use crate::runtime::demo::scenario::{Happening, SupplierState};

pub(super) fn rss(writer: &Writer, supplier: &Simulated, state: &SupplierState) -> String {
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\"><channel><title>{}</title><link>{}</link>\
         <description>Driftsstatus</description><pubDate>{}</pubDate>\n",
        escaped(supplier.name),
        home(supplier),
        rfc_2822(writer.at(state.changed())),
    );
    for happening in notices(state) {
        let _ = writeln!(
            out,
            "<item><title>{}</title><link>{}/incidents/{id}</link><guid isPermaLink=\"false\">{id}</guid>\
             <pubDate>{}</pubDate><description>{}</description></item>",
            escaped(writer.words(happening.title)),
            home(supplier),
            rfc_2822(writer.at(happening.changed().unwrap_or(happening.begins))),
            escaped(&body(writer, happening)),
            id = writer.id(happening),
        );
    }
    out.push_str("</channel></rss>\n");
    out
}

pub(super) fn atom(writer: &Writer, supplier: &Simulated, state: &SupplierState) -> String {
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>{}</title>\
         <id>urn:{}:drift</id><link rel=\"alternate\" href=\"{}\"/><updated>{}</updated>\n",
        escaped(supplier.name),
        supplier.id,
        home(supplier),
        writer.at(state.changed()),
    );
    for happening in notices(state) {
        let _ = writeln!(
            out,
            "<entry><id>urn:{}:{id}</id><title>{}</title><link href=\"{}/{id}\"/><category term=\"{}\"/>\
             <published>{}</published><updated>{}</updated><content type=\"html\">{}</content></entry>",
            supplier.id,
            escaped(writer.words(happening.title)),
            home(supplier),
            escaped(writer.words(label(happening.phase))),
            writer.at(happening.begins),
            writer.at(happening.changed().unwrap_or(happening.begins)),
            escaped(&body(writer, happening)),
            id = writer.id(happening),
        );
    }
    out.push_str("</feed>\n");
    out
}

fn notices(state: &SupplierState) -> impl Iterator<Item = &Happening> {
    state.incidents.iter().chain(&state.maintenances)
}

/// The notice's text: an update a paragraph, newest first.
fn body(writer: &Writer, happening: &Happening) -> String {
    happening.updates.iter().fold(String::new(), |mut out, told| {
        let label = escaped(writer.words(label(told.phase)));
        let _ = write!(out, "<p><strong>{label}</strong> – {}</p>", escaped(writer.words(told.text)));
        out
    })
}

fn label(phase: Phase) -> Line {
    let (da, en) = match phase {
        Phase::Investigating => ("Undersøges", "Investigating"),
        Phase::Identified => ("Fejlen er fundet", "Identified"),
        Phase::Monitoring => ("Overvåges", "Monitoring"),
        Phase::Resolved => ("Løst", "Resolved"),
        Phase::Scheduled => ("Planlagt", "Scheduled"),
        Phase::InProgress => ("I gang", "In progress"),
        Phase::Verifying => ("Verificeres", "Verifying"),
        Phase::Completed => ("Gennemført", "Completed"),
        Phase::Unknown => ("Åben", "Open"),
    };
    Line { da, en }
}

fn rfc_2822(at: Timestamp) -> String {
    at.strftime("%a, %d %b %Y %H:%M:%S +0000").to_string()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
