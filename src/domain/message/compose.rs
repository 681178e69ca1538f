//! A message's text from the fact sheet. Pure: the words come in as a [`Phrasing`], made in `text`.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};

use super::kind::MessageKind;
use super::letter::{LetterWords, passages};
use super::matter::Matter;
use super::sheet::{Sheet, SheetKey, SheetLine, SheetValue, keys_for};
use super::template::Template;
use super::told::{Change, changes};
use crate::domain::calendar;
use crate::domain::clean::CleanText;
use crate::domain::desk::Desk;
use crate::domain::incident::{Incident, Reach};
use crate::domain::playbook::{Answer, Audience};

/// The words of messages in one language. What is missing shows its key.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Phrasing {
    /// What a line is called in a message, by what it is about.
    pub labels: BTreeMap<(Matter, SheetKey), String>,
    /// The first line of a first word, by what it is about and audience.
    pub headings: BTreeMap<(Matter, Audience), String>,
    /// The first line of an update.
    pub update: String,
    /// The first line of an all-clear, by what it is about.
    pub all_clear: BTreeMap<Matter, String>,
    /// Before what changed.
    pub changed: String,
    /// Where nothing did.
    pub unchanged: String,
    /// Before what was said earlier, as in «before: 03:30».
    pub before: String,
    /// Something not known yet.
    pub unknown: String,
    /// What stands in the place of «since» while nobody knows when it began: when it was discovered, with [`AT`] in its place.
    pub discovered: String,
    /// Yes and no.
    pub answers: BTreeMap<Answer, String>,
    /// How many are touched.
    pub reaches: BTreeMap<Reach, String>,
    /// A time with its date by month, January first, with [`DAY`], [`YEAR`] and [`CLOCK`] in their places: the form that
    /// documents have.
    pub times: Vec<String>,
    /// A day by month, in the same form as [`Phrasing::times`].
    pub days: Vec<String>,
    /// The municipality, where its profile does not name it.
    pub organisation: String,
    /// What is counted: people, then records.
    pub counted: [Noun; 2],
    /// What letters say.
    pub letter: LetterWords,
}

/// A noun after a number.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Noun {
    /// After one.
    pub one: String,
    /// After any other number.
    pub many: String,
}

/// Where the time stands in [`Phrasing::discovered`].
pub const AT: &str = "%T";
/// Where the day of the month stands in a form of [`Phrasing::times`].
pub const DAY: &str = "%d";
/// Where the year stands.
pub const YEAR: &str = "%Y";
/// Where the time of day stands.
pub const CLOCK: &str = "%H:%M";

impl Phrasing {
    /// The same words of this municipality.
    #[must_use]
    pub fn of_municipality(self, organisation: &str) -> Self {
        Self { organisation: organisation.to_owned(), ..self }
    }

    /// What a line is called.
    pub fn label(&self, matter: Matter, key: SheetKey) -> &str {
        self.labels.get(&(matter, key)).map_or(key.key(), String::as_str)
    }

    /// A value in words.
    pub fn value(&self, value: &SheetValue) -> String {
        match value {
            SheetValue::Text(text) => text.to_string(),
            SheetValue::Time(at) => self.time(*at),
            SheetValue::Reach(reach) => self.reaches.get(reach).cloned().unwrap_or_else(|| reach.key().to_owned()),
            SheetValue::Answer(answer) => self.answers.get(answer).cloned().unwrap_or_else(|| answer.key().to_owned()),
            SheetValue::Names(names) => names.iter().map(CleanText::as_str).collect::<Vec<_>>().join(", "),
            SheetValue::Counts { people, records } => {
                let counts = self.counted.iter().zip([people, records]);
                let words = counts.map(|(noun, count)| match count {
                    Some(1) => format!("1 {}", noun.one),
                    Some(count) => format!("{count} {}", noun.many),
                    None => format!("{}: {}", noun.many, self.unknown),
                });
                words.collect::<Vec<_>>().join(", ")
            }
        }
    }

    /// Date and time on the Danish wall clock.
    fn time(&self, at: Timestamp) -> String {
        time_by(&self.times, at)
    }

    /// The day of `at` on the Danish calendar.
    fn day(&self, at: Timestamp) -> String {
        let local = calendar::local(at);
        let form = usize::try_from(local.month() - 1).ok().and_then(|month| self.days.get(month));
        form.map_or_else(
            || local.strftime("%d-%m-%Y").to_string(),
            |form| form.replace(DAY, &local.day().to_string()).replace(YEAR, &local.year().to_string()),
        )
    }

    /// The head of a letter: whose it is, and its day.
    fn letterhead(&self, desk: &Desk, now: Timestamp) -> Vec<String> {
        let own = desk.profile().organisation.as_str();
        let municipality = if own.is_empty() { self.organisation.as_str() } else { own };
        let named = Some(municipality.to_owned()).filter(|name| !name.is_empty());
        named.into_iter().chain([self.day(now), String::new()]).collect()
    }

    /// What is said of «since» while nobody knows when it began.
    pub fn since_unknown(&self, sheet: &Sheet) -> String {
        self.discovered.replace(AT, &self.time(sheet.discovered()))
    }

    fn line(&self, sheet: &Sheet, key: SheetKey) -> String {
        let words = match sheet.line(key) {
            SheetLine::Known { value, .. } => self.value(value),
            SheetLine::Unknown { .. } | SheetLine::Unsaid if key == SheetKey::Since => self.since_unknown(sheet),
            SheetLine::Unknown { .. } | SheetLine::Unsaid => self.unknown.clone(),
        };
        format!("{}: {words}", self.label(sheet.matter(), key))
    }

    /// A change in words: what is said now, and what was said before.
    pub fn change(&self, matter: Matter, change: &Change) -> String {
        let now = change.now.as_ref().map_or_else(|| self.unknown.clone(), |value| self.value(value));
        let line = format!("{}: {now}", self.label(matter, change.key));
        match &change.before {
            Some(before) => format!("{line} ({} {})", self.before, self.value(before)),
            None => line,
        }
    }
}

/// A time in one of `forms` by month, with the zone in the hour that comes twice in October.
pub(super) fn time_by(forms: &[String], at: Timestamp) -> String {
    let local = calendar::local(at);
    let hour = SignedDuration::from_hours(1);
    let twice = [at.checked_add(hour), at.checked_sub(hour)]
        .into_iter()
        .flatten()
        .any(|other| calendar::local(other).datetime() == local.datetime());
    let form = usize::try_from(local.month() - 1).ok().and_then(|month| forms.get(month));
    let said = form.map_or_else(
        || local.strftime("%d-%m-%Y %H:%M").to_string(),
        |form| {
            form.replace(DAY, &local.day().to_string())
                .replace(YEAR, &local.year().to_string())
                .replace(CLOCK, &local.strftime(CLOCK).to_string())
        },
    );
    if twice { format!("{said} (UTC+{})", local.offset().seconds() / 3600) } else { said }
}

/// The text that a message of this kind to `audience` begins with.
///
/// A letter to the people concerned begins with whose it is and its day. A first word has the audience's lines, unknown ones
/// said to be so; an update has what changed since the last message to
/// them before the lines; an all-clear says since when it works again. People outside read sentences in place of the lines.
pub fn compose(
    desk: &Desk,
    incident: &Incident,
    audience: Audience,
    kind: MessageKind,
    phrasing: &Phrasing,
    now: Timestamp,
) -> CleanText {
    let sheet = Sheet::of(desk, incident, now).told_to(audience);
    let mut out: Vec<String> = Vec::new();
    let matter = sheet.matter();
    let line = |key: SheetKey| phrasing.line(&sheet, key);
    if audience == Audience::DataSubjects {
        out.extend(phrasing.letterhead(desk, now));
    }
    let letter = passages(audience).and_then(|passages| phrasing.letter(&sheet, passages));
    let whole = || letter.clone().unwrap_or_else(|| keys_for(audience).iter().map(|key| line(*key)).collect());
    match kind {
        MessageKind::First => {
            out.extend(phrasing.headings.get(&(matter, audience)).cloned());
            out.push(String::new());
            let intro = phrasing.letter.intro.get(&audience).filter(|_| letter.is_some());
            out.extend(intro.into_iter().flat_map(|intro| [intro.clone(), String::new()]));
            out.extend(whole());
        }
        MessageKind::Update => {
            out.push(phrasing.update.clone());
            out.push(String::new());
            let last = incident.messages.last_to(audience).map(|(message, _)| &message.said);
            let changed = last.map(|said| changes(&sheet, said, audience)).unwrap_or_default();
            if changed.is_empty() {
                out.push(phrasing.unchanged.clone());
            } else {
                out.push(phrasing.changed.clone());
                out.extend(changed.iter().map(|change| {
                    let told = if letter.is_some() {
                        phrasing.letter_change(&sheet, change)
                    } else {
                        phrasing.change(matter, change)
                    };
                    format!("- {told}")
                }));
            }
            out.push(String::new());
            out.extend(whole());
        }
        MessageKind::AllClear => {
            out.extend(phrasing.all_clear.get(&matter).cloned());
            out.push(String::new());
            let first = keys_for(audience).first().copied().unwrap_or(SheetKey::What);
            let over = [first, SheetKey::Since, SheetKey::Restored];
            // What is left to do, and whom to ask, only where something is said of it.
            let known = [SheetKey::Cause, SheetKey::Contact].into_iter().filter(|key| sheet.value(*key).is_some());
            let known: Vec<SheetKey> = known.collect();
            let mut passages: Vec<&[SheetKey]> = vec![&over];
            passages.extend(known.iter().map(std::slice::from_ref));
            match letter.as_ref().and_then(|_| phrasing.letter(&sheet, &passages)) {
                Some(told) => out.extend(told),
                None => out.extend(over.into_iter().chain(known.iter().copied()).map(line)),
            }
        }
    }
    CleanText::body(&out.join("\n"))
}

/// The free fields of `template` for `incident`: as given; those that bear the name of a line of the fact sheet are filled
/// from it where nothing is.
pub fn fields_of(
    desk: &Desk,
    incident: &Incident,
    template: &Template,
    given: BTreeMap<String, CleanText>,
    phrasing: &Phrasing,
    now: Timestamp,
) -> BTreeMap<String, CleanText> {
    let sheet = Sheet::of(desk, incident, now).told_to(template.audience);
    let own = template.fields();
    let mut fields = given;
    for key in SheetKey::ALL.into_iter().filter(|key| own.contains(&key.key())) {
        if let (false, Some(value)) = (fields.contains_key(key.key()), sheet.value(key)) {
            fields.insert(key.key().to_owned(), CleanText::title(&phrasing.value(value)));
        }
    }
    fields
}
