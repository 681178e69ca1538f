//! Which language: as asked for by flag or file, or as the system's locale says. Knows nothing of the words.

use std::str::FromStr;

use serde::{Deserialize, Serialize};
use unic_langid::LanguageIdentifier;

/// A language of the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Language {
    /// Danish, unless something else is asked for.
    #[default]
    Da,
    /// English.
    En,
}

/// No language of the desk; `da` and `en` are.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("expected da or en")]
pub struct UnknownLanguage;

impl Language {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Da, Self::En];

    /// The name in flags and files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Da => "da",
            Self::En => "en",
        }
    }

    /// The language of a locale such as `da_DK.UTF-8`. A locale that says nothing (`C`, `POSIX`, empty) means Danish;
    /// one of another language means English, which its reader more likely understands.
    pub fn from_locale(locale: &str) -> Self {
        let name = locale.split(['_', '-', '.', '@']).next().unwrap_or_default();
        match name.to_ascii_lowercase().as_str() {
            "" | "c" | "posix" | "da" => Self::Da,
            _ => Self::En,
        }
    }

    pub(super) fn id(self) -> LanguageIdentifier {
        // Two-letter codes always parse; the default is the empty language, which would load nothing.
        self.key().parse().unwrap_or_default()
    }
}

impl FromStr for Language {
    type Err = UnknownLanguage;
    fn from_str(raw: &str) -> Result<Self, UnknownLanguage> {
        Self::ALL.into_iter().find(|language| language.key() == raw.trim().to_ascii_lowercase()).ok_or(UnknownLanguage)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_asked_for_by_its_two_letters() {
        assert_eq!("da".parse(), Ok(Language::Da));
        assert_eq!(" EN ".parse(), Ok(Language::En));
        assert_eq!("dansk".parse::<Language>(), Err(UnknownLanguage));
        assert_eq!("".parse::<Language>(), Err(UnknownLanguage));
    }

    #[test]
    fn a_locale_that_says_nothing_means_danish() {
        for locale in ["da_DK.UTF-8", "da", "da-DK", "C", "C.UTF-8", "POSIX", "", "DA_dk"] {
            assert_eq!(Language::from_locale(locale), Language::Da, "{locale}");
        }
        for locale in ["en_GB.UTF-8", "en", "de_DE@euro", "sv_SE", "dan_XX"] {
            assert_eq!(Language::from_locale(locale), Language::En, "{locale}");
        }
    }
}
