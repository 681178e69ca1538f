//! The municipality's own policy document, where `policy.document` names one: plain text or Markdown, in sections that are
//! found by their headings. It is read when somebody asks and is no part of the program.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::failure::{Problem, Unreadable};
use super::paths::Paths;
use super::{file, settings};
use crate::domain::CleanText;
use crate::domain::policy::Section;

/// The document as it is now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    sections: BTreeMap<Section, Passage>,
}

/// A section of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// The heading as the document has it.
    pub heading: CleanText,
    /// What stands below it.
    pub text: CleanText,
    /// SHA-256 of heading and text without blanks at line ends, in hexadecimal.
    pub digest: String,
}

/// Where the settings say that the document lies, by the configuration file as it is now.
pub fn path(paths: &Paths) -> Option<PathBuf> {
    let text = file::read(&paths.config_file).ok()??;
    let (settings, _) = settings::parse("config.toml", &text, settings::Known::default());
    Some(paths.config_dir.join(settings.policy_document?))
}

impl Document {
    /// Reads the document; a file that is not there is a problem of its own.
    pub fn read(path: &Path) -> Result<Self, Problem> {
        let text = file::read(path)?.ok_or(Problem::Unreadable(Unreadable::Missing))?;
        Ok(Self::parse(&text))
    }

    /// Finds the sections of a text.
    pub fn parse(text: &str) -> Self {
        let lines: Vec<&str> = text.lines().collect();
        // In Markdown only what is marked as one is a heading.
        let marked = lines.iter().any(|line| line.starts_with('#'));
        let heads: Vec<(usize, Head)> = lines
            .iter()
            .enumerate()
            .filter(|(_, line)| !marked || line.starts_with('#'))
            .filter_map(|(at, line)| Some((at, head(line)?)))
            .collect();
        let mut sections: BTreeMap<Section, Passage> = BTreeMap::new();
        for (n, (at, head)) in heads.iter().enumerate() {
            let Head::Of(section) = head else { continue };
            let end = heads.get(n + 1).map_or(lines.len(), |(next, _)| *next);
            let body: Vec<&str> = lines.iter().take(end).skip(at + 1).map(|line| line.trim_end()).collect();
            let heading = lines.get(*at).map_or("", |line| bare(line));
            let body = body.join("\n");
            let passage = Passage {
                heading: CleanText::title(heading),
                text: CleanText::body(body.trim()),
                digest: file::digest([heading, body.trim()]),
            };
            // A table of contents has the same headings, with nothing below them.
            let longest =
                sections.get(section).is_none_or(|have| have.text.as_str().len() < passage.text.as_str().len());
            if longest {
                sections.insert(*section, passage);
            }
        }
        Self { sections }
    }

    /// A section, if the document has it.
    pub fn passage(&self, section: Section) -> Option<&Passage> {
        self.sections.get(&section)
    }

    /// The digest of each section, by its letter.
    pub fn digests(&self) -> BTreeMap<String, String> {
        let digest = |(section, passage): (&Section, &Passage)| (section.letter().to_owned(), passage.digest.clone());
        self.sections.iter().map(digest).collect()
    }
}

/// A line that begins a section, or ends one.
enum Head {
    Of(Section),
    Other,
}

fn head(line: &str) -> Option<Head> {
    let line = bare(line).to_lowercase();
    if line.is_empty() || line.ends_with(['.', ',', ';', '-']) {
        return None;
    }
    let is = |heading: &str| {
        let heading = heading.to_lowercase();
        match heading.strip_suffix('…') {
            // What goes on is a heading still, not the sentence of a paragraph.
            Some(beginning) => line.starts_with(beginning) && line.chars().count() < beginning.chars().count() + 45,
            None => line == heading,
        }
    };
    let section = Section::ALL.into_iter().find(|section| section.headings().iter().any(|heading| is(heading)));
    match section {
        Some(section) => Some(Head::Of(section)),
        None => Section::OTHERS.iter().any(|heading| is(heading)).then_some(Head::Other),
    }
}

/// A line without what numbers or marks it as a heading.
fn bare(line: &str) -> &str {
    let line = line.trim().trim_start_matches('#').trim_end_matches(['#', ':', ' ']).trim();
    let numbered = line.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == '§').trim_start();
    if numbered.is_empty() { line } else { numbered.trim_matches('*').trim() }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MARKDOWN: &str = include_str!("../../tests/fixtures/policy/fjordby.md");
    const PLAIN: &str = include_str!("../../tests/fixtures/policy/fjordby.txt");

    #[test]
    fn every_section_of_the_table_is_found_in_markdown_and_in_plain_text() {
        for text in [MARKDOWN, PLAIN] {
            let document = Document::parse(text);
            for section in Section::ALL {
                let passage = document.passage(section).unwrap_or_else(|| panic!("{section:?} is missing"));
                assert!(passage.text.as_str().len() > 20, "{section:?}: {passage:?}");
            }
        }
    }

    #[test]
    fn a_section_ends_where_the_next_heading_begins() {
        let document = Document::parse(PLAIN);
        let availability = document.passage(Section::Availability).unwrap();
        assert!(availability.text.as_str().contains("driftsaftalen"), "{availability:?}");
        assert!(!availability.text.as_str().contains("Information om sikkerhedshændelser"));
        let evaluation = document.passage(Section::Evaluation).unwrap();
        assert!(!evaluation.text.as_str().contains("Håndtering af"), "{evaluation:?}");
    }

    #[test]
    fn only_the_section_that_changed_has_another_digest() {
        let before = Document::parse(MARKDOWN).digests();
        let after =
            Document::parse(&MARKDOWN.replace("systemansvarlig besked", "systemansvarlig hurtigt besked")).digests();
        let differs: Vec<&String> = before.keys().filter(|letter| before.get(*letter) != after.get(*letter)).collect();
        assert_eq!(differs, ["T"]);
    }

    #[test]
    fn a_document_without_headings_has_no_sections() {
        assert!(Document::parse("Bare en tekst.\n").digests().is_empty());
        assert!(Document::parse("").digests().is_empty());
    }
}
