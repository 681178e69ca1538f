//! Why a feed could not be read, in plain words, and what to do. What servers and systems say is cleaned first.

use super::Text;
use super::refusal::Explained;
use crate::domain::clean::CleanText;
use crate::domain::feed::{FeedFailure, LooksLike, TokenTrouble};
use crate::tr;

impl Text {
    /// A feed's failure, and what to do about it.
    pub fn feed_failure(&self, failure: &FeedFailure) -> Explained {
        Explained { error: self.failure_error(failure), hint: Some(self.failure_hint(failure)) }
    }

    fn failure_error(&self, failure: &FeedFailure) -> String {
        match failure {
            FeedFailure::BadAddress { given } => tr!(self, "failure-bad-address", given = outside(given)),
            FeedFailure::NoFile { reason } => tr!(self, "failure-no-file", reason = outside(reason)),
            FeedFailure::NoToken { trouble } => self.token_trouble(trouble),
            FeedFailure::PrivateAddress { host } => tr!(self, "failure-private-address", host = outside(host)),
            FeedFailure::NameUnknown { host } => tr!(self, "failure-name-unknown", host = outside(host)),
            FeedFailure::Refused { host } => tr!(self, "failure-refused", host = outside(host)),
            FeedFailure::TimedOut { seconds } => tr!(self, "failure-timed-out", seconds = *seconds),
            FeedFailure::Tls { reason } => tr!(self, "failure-tls", reason = outside(reason)),
            FeedFailure::Status { code } => tr!(self, "failure-status", code = *code),
            FeedFailure::Redirect { to } => tr!(self, "failure-redirect", to = outside(to)),
            FeedFailure::TooLarge { limit } => tr!(self, "failure-too-large", limit = limit / (1024 * 1024)),
            FeedFailure::TooManyParts => tr!(self, "failure-too-many-parts"),
            FeedFailure::UnaskedNotModified => tr!(self, "failure-unasked-not-modified"),
            FeedFailure::Broken { reason } => tr!(self, "failure-broken", reason = outside(reason)),
            FeedFailure::NotAFeed { looks_like } => self.looks_like(looks_like),
            FeedFailure::Unreadable { format, reason } => {
                tr!(self, "failure-unreadable", format = self.feed_format(format), reason = outside(reason))
            }
        }
    }

    fn token_trouble(&self, trouble: &TokenTrouble) -> String {
        match trouble {
            TokenTrouble::NotSet { name } => tr!(self, "failure-token-not-set", name = outside(name)),
            TokenTrouble::NoFile { reason } => tr!(self, "failure-token-no-file", reason = outside(reason)),
            TokenTrouble::OpenToOthers { path } => tr!(self, "failure-token-open-to-others", path = outside(path)),
            TokenTrouble::Unfit => tr!(self, "failure-token-unfit"),
            TokenTrouble::InTheOpen => tr!(self, "failure-token-in-the-open"),
        }
    }

    fn looks_like(&self, what: &LooksLike) -> String {
        match what {
            LooksLike::Html { title: None } => tr!(self, "failure-html"),
            LooksLike::Html { title: Some(title) } => tr!(self, "failure-html-titled", title = outside(title.as_str())),
            LooksLike::OtherJson => tr!(self, "failure-other-json"),
            LooksLike::BrokenJson { reason } => tr!(self, "failure-broken-json", reason = outside(reason)),
            LooksLike::OtherXml => tr!(self, "failure-other-xml"),
            LooksLike::Empty => tr!(self, "failure-empty"),
            LooksLike::Garbage => tr!(self, "failure-garbage"),
        }
    }

    fn failure_hint(&self, failure: &FeedFailure) -> String {
        match failure {
            FeedFailure::BadAddress { .. } => tr!(self, "failure-bad-address-hint"),
            FeedFailure::NoFile { .. } => tr!(self, "failure-no-file-hint"),
            FeedFailure::NoToken { trouble } => match trouble {
                TokenTrouble::NotSet { .. } => tr!(self, "failure-token-not-set-hint"),
                TokenTrouble::NoFile { .. } => tr!(self, "failure-token-no-file-hint"),
                TokenTrouble::OpenToOthers { .. } => tr!(self, "failure-token-open-to-others-hint"),
                TokenTrouble::Unfit => tr!(self, "failure-token-unfit-hint"),
                TokenTrouble::InTheOpen => tr!(self, "failure-token-in-the-open-hint"),
            },
            FeedFailure::PrivateAddress { .. } => tr!(self, "failure-private-address-hint"),
            FeedFailure::NameUnknown { .. } => tr!(self, "failure-name-unknown-hint"),
            FeedFailure::Refused { .. } => tr!(self, "failure-refused-hint"),
            FeedFailure::TimedOut { .. } => tr!(self, "failure-timed-out-hint"),
            FeedFailure::Tls { .. } => tr!(self, "failure-tls-hint"),
            FeedFailure::Status { code } => match code {
                401 | 403 | 407 => tr!(self, "failure-status-sign-in-hint"),
                404 | 410 => tr!(self, "failure-status-gone-hint"),
                429 => tr!(self, "failure-status-busy-hint"),
                500..=599 => tr!(self, "failure-status-server-hint"),
                _ => tr!(self, "failure-status-hint"),
            },
            FeedFailure::Redirect { .. } => tr!(self, "failure-redirect-hint"),
            FeedFailure::TooLarge { .. } | FeedFailure::TooManyParts => tr!(self, "failure-too-large-hint"),
            FeedFailure::UnaskedNotModified => tr!(self, "failure-unasked-not-modified-hint"),
            FeedFailure::Broken { .. } => tr!(self, "failure-broken-hint"),
            FeedFailure::NotAFeed { looks_like: LooksLike::Html { .. } } => tr!(self, "failure-html-hint"),
            FeedFailure::NotAFeed { .. } => tr!(self, "failure-not-a-feed-hint"),
            FeedFailure::Unreadable { .. } => tr!(self, "failure-unreadable-hint"),
        }
    }
}

/// Words from outside: one clean line without a full stop of its own.
fn outside(raw: &str) -> String {
    CleanText::title(raw).as_str().trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::feed::FeedFormat;
    use crate::text::Language;

    fn every_failure() -> Vec<FeedFailure> {
        let said = || "line one\nline \u{1b}[31mtwo.".to_owned();
        let looks = [
            LooksLike::Html { title: None },
            LooksLike::Html { title: Some("Log ind".into()) },
            LooksLike::OtherJson,
            LooksLike::BrokenJson { reason: said() },
            LooksLike::OtherXml,
            LooksLike::Empty,
            LooksLike::Garbage,
        ];
        let mut all = vec![
            FeedFailure::BadAddress { given: said() },
            FeedFailure::NoFile { reason: said() },
            FeedFailure::PrivateAddress { host: said() },
            FeedFailure::NameUnknown { host: said() },
            FeedFailure::Refused { host: said() },
            FeedFailure::TimedOut { seconds: 10 },
            FeedFailure::Tls { reason: said() },
            FeedFailure::Redirect { to: said() },
            FeedFailure::TooLarge { limit: 8 * 1024 * 1024 },
            FeedFailure::TooManyParts,
            FeedFailure::UnaskedNotModified,
            FeedFailure::Broken { reason: said() },
            FeedFailure::Unreadable { format: FeedFormat::Rss, reason: said() },
        ];
        let troubles = [
            TokenTrouble::NotSet { name: "NORDLYS_TOKEN".to_owned() },
            TokenTrouble::NoFile { reason: said() },
            TokenTrouble::OpenToOthers { path: said() },
            TokenTrouble::Unfit,
            TokenTrouble::InTheOpen,
        ];
        all.extend(troubles.map(|trouble| FeedFailure::NoToken { trouble }));
        all.extend([401, 404, 429, 503, 418].map(|code| FeedFailure::Status { code }));
        all.extend(looks.map(|looks_like| FeedFailure::NotAFeed { looks_like }));
        all
    }

    #[test]
    fn every_failure_says_what_happened_and_what_to_do_in_two_clean_lines() {
        for language in Language::ALL {
            let text = Text::new(language);
            let mut seen = std::collections::BTreeSet::new();
            for failure in every_failure() {
                let Explained { error, hint } = text.feed_failure(&failure);
                let hint = hint.unwrap();
                for line in [&error, &hint] {
                    assert!(!line.chars().any(char::is_control) && !line.contains("No localization"), "{line}");
                }
                assert!(hint.chars().count() <= 90, "{hint}");
                assert!(seen.insert((error, hint)), "{failure:?} is told like another");
            }
        }
    }

    #[test]
    fn an_error_of_the_server_says_whose_it_is() {
        let da = Text::new(Language::Da);
        let told = da.feed_failure(&FeedFailure::Status { code: 503 });
        assert_eq!(told.error, "Serveren svarer med fejl 503.");
        assert_eq!(told.hint.unwrap(), "Fejlen er hos leverandøren; en åben vagt prøver selv igen.");
        let limit = FeedFailure::TooLarge { limit: 8 * 1024 * 1024 };
        assert_eq!(da.feed_failure(&limit).error, "Svaret er større end 8 MB.");
    }
}
