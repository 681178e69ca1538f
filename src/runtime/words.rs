//! What the running program tells, in words: the layers that find it out know no language.

use crate::evidence::Told;
use crate::text::Text;
use crate::tr;

/// What an opening of the log tells, in one line.
pub fn told(text: &Text, told: &Told) -> String {
    match told {
        Told::StoreRebuilt { records, aside: None } => tr!(text, "told-store-made", records = records.to_string()),
        Told::StoreRebuilt { records, aside: Some(path) } => {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            tr!(text, "told-store-rebuilt", records = records.to_string(), aside = name)
        }
        Told::StoreUnavailable { why } => tr!(text, "told-store-unavailable", why = why.as_str()),
        Told::TornTail { bytes } => tr!(text, "told-torn", bytes = bytes.to_string()),
        Told::JournalHealed { records } => tr!(text, "told-healed", records = records.to_string()),
        Told::Damaged { lines } => tr!(text, "told-damaged", lines = lines.to_string()),
        Told::ReadOnly => tr!(text, "told-read-only"),
    }
}
