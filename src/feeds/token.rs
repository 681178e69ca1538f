//! The token that a feed's server wants: found anew for each fetch, sent in one header, and otherwise never seen.

use std::fmt;
use std::fs::{File, Metadata};
use std::io::Read;
use std::path::Path;

use reqwest::Url;
use reqwest::header::{AUTHORIZATION, HeaderName, HeaderValue};

use super::guard::Reach;
use crate::domain::CleanText;
use crate::domain::feed::{FeedFailure, TokenTrouble};
use crate::domain::register::{FeedToken, TokenFrom};

/// Most bytes of a token's file that are read; a header of this length is refused by most servers already.
const BYTES_MAX: u64 = 8 * 1024;
/// A server may repeat a token in its answer. Shorter ones are left there: they are words like any other.
const BLOTTED_FROM: usize = 8;

/// Looks up a variable of the environment, which this layer does not read itself.
pub type Variables = fn(&str) -> Option<String>;

/// A token as found. It shows itself to nobody, in debug output neither.
#[derive(Clone)]
pub(super) struct Token {
    pub(super) header: HeaderName,
    pub(super) value: HeaderValue,
    bare: String,
}

impl fmt::Debug for Token {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("Token").field("header", &self.header).finish_non_exhaustive()
    }
}

impl Token {
    /// Finds the token for a feed at `url`, if it may be sent there.
    pub(super) fn find(token: &FeedToken, variables: Variables, url: &Url, reach: Reach) -> Result<Self, FeedFailure> {
        let found = || {
            if url.scheme() != "https" && reach == Reach::Public {
                return Err(TokenTrouble::InTheOpen);
            }
            let bare = match &token.from {
                TokenFrom::Env(name) => variable(name, variables(name))?,
                TokenFrom::File(path) => of_file(Path::new(path))?,
            };
            Self::carried(token.header.as_deref(), bare).ok_or(TokenTrouble::Unfit)
        };
        found().map_err(|trouble| FeedFailure::NoToken { trouble })
    }

    fn carried(header: Option<&str>, bare: String) -> Option<Self> {
        let (header, value) = match header {
            Some(name) => (HeaderName::from_bytes(name.as_bytes()).ok()?, HeaderValue::from_str(&bare)),
            None => (AUTHORIZATION, HeaderValue::from_str(&format!("Bearer {bare}"))),
        };
        let mut value = value.ok()?;
        value.set_sensitive(true);
        Some(Self { header, value, bare })
    }

    /// Blots the token out of what a server answered, should it repeat it.
    pub(super) fn blot(&self, body: Vec<u8>) -> Vec<u8> {
        let (bare, mut rest) = (self.bare.as_bytes(), body.as_slice());
        let find = |text: &[u8]| text.windows(bare.len()).position(|part| part == bare);
        if bare.len() < BLOTTED_FROM || find(rest).is_none() {
            return body;
        }
        let mut out = Vec::with_capacity(body.len());
        while let Some((before, after)) = find(rest).and_then(|at| rest.split_at_checked(at)) {
            out.extend_from_slice(before);
            out.extend_from_slice("…".as_bytes());
            rest = after.get(bare.len()..).unwrap_or_default();
        }
        out.extend_from_slice(rest);
        out
    }

    /// The same for what went wrong: a server chooses where it points on to.
    pub(super) fn blot_failure(&self, mut failure: FeedFailure) -> FeedFailure {
        match &mut failure {
            FeedFailure::BadAddress { given: text }
            | FeedFailure::NoFile { reason: text }
            | FeedFailure::PrivateAddress { host: text }
            | FeedFailure::NameUnknown { host: text }
            | FeedFailure::Refused { host: text }
            | FeedFailure::Tls { reason: text }
            | FeedFailure::Redirect { to: text }
            | FeedFailure::Broken { reason: text } => *text = self.blotted(text),
            // What these hold comes from the body, which is blotted before it is read, or is no text of the server's.
            FeedFailure::NotAFeed { .. }
            | FeedFailure::Unreadable { .. }
            | FeedFailure::NoToken { .. }
            | FeedFailure::TimedOut { .. }
            | FeedFailure::Status { .. }
            | FeedFailure::TooLarge { .. }
            | FeedFailure::TooManyParts
            | FeedFailure::UnaskedNotModified => {}
        }
        failure
    }

    /// Without regard to case, since hosts are written in small letters.
    fn blotted(&self, text: &str) -> String {
        if self.bare.len() < BLOTTED_FROM {
            return text.to_owned();
        }
        let (bare, lower) = (self.bare.to_ascii_lowercase(), text.to_ascii_lowercase());
        let mut out = String::new();
        let mut from = 0;
        while let Some(at) = lower.get(from..).and_then(|rest| rest.find(&bare)) {
            out.push_str(text.get(from..from + at).unwrap_or_default());
            out.push('…');
            from += at + bare.len();
        }
        out.push_str(text.get(from..).unwrap_or_default());
        out
    }
}

fn variable(name: &str, value: Option<String>) -> Result<String, TokenTrouble> {
    let value = value.unwrap_or_default().trim().to_owned();
    if value.is_empty() { Err(TokenTrouble::NotSet { name: CleanText::title(name).into() }) } else { Ok(value) }
}

fn of_file(path: &Path) -> Result<String, TokenTrouble> {
    let shown: String = CleanText::title(&path.display().to_string()).into();
    let no_file = |said: &str| TokenTrouble::NoFile { reason: format!("{shown}: {said}") };
    let told = |error: std::io::Error| no_file(&error.to_string());
    // A pipe would keep us waiting for ever.
    if !std::fs::metadata(path).map_err(told)?.is_file() {
        return Err(no_file("not a regular file"));
    }
    let file = File::open(path).map_err(told)?;
    // Of the file that was opened, should the path lead to another one by now.
    if is_open_to_others(&file.metadata().map_err(told)?) {
        return Err(TokenTrouble::OpenToOthers { path: shown });
    }
    let mut text = String::new();
    // What the system says of bytes that are no text names none of them.
    file.take(BYTES_MAX).read_to_string(&mut text).map_err(told)?;
    let text = text.trim();
    if text.is_empty() { Err(no_file("empty")) } else { Ok(text.to_owned()) }
}

#[cfg(unix)]
fn is_open_to_others(file: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    file.mode() & 0o077 != 0
}

/// Where rights are no bits of the file, it counts as its owner's.
#[cfg(not(unix))]
fn is_open_to_others(_file: &Metadata) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &str = "hunter2-hunter2";

    fn from(file: &Path) -> FeedToken {
        FeedToken { from: TokenFrom::File(file.display().to_string()), header: None }
    }

    fn trouble(token: &FeedToken, url: &str, reach: Reach) -> TokenTrouble {
        let failure = Token::find(token, |_| None, &Url::parse(url).unwrap(), reach).unwrap_err();
        let told = format!("{failure:?} {}", serde_json::to_string(&failure).unwrap());
        assert!(!told.contains("hunter2"), "{told}");
        let FeedFailure::NoToken { trouble } = failure else { panic!("{failure:?}") };
        trouble
    }

    #[cfg(unix)]
    #[test]
    fn a_file_counts_only_when_it_is_its_owners_alone() {
        use std::os::unix::fs::PermissionsExt;
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("token");
        let token = from(&path);
        let mode = |bits| std::fs::set_permissions(&path, std::fs::Permissions::from_mode(bits)).unwrap();
        assert!(matches!(trouble(&token, "https://a.example/", Reach::Public), TokenTrouble::NoFile { .. }));
        std::fs::write(&path, format!("{SECRET}\n")).unwrap();
        for bits in [0o644, 0o640, 0o604, 0o620, 0o601] {
            mode(bits);
            let found = trouble(&token, "https://a.example/", Reach::Public);
            assert!(matches!(found, TokenTrouble::OpenToOthers { .. }), "{bits:o}: {found:?}");
        }
        for bits in [0o600, 0o400] {
            mode(bits);
            let found =
                Token::find(&token, |_| None, &Url::parse("https://a.example/").unwrap(), Reach::Public).unwrap();
            assert_eq!(
                (found.header.as_str(), found.value.as_bytes()),
                ("authorization", b"Bearer hunter2-hunter2".as_slice())
            );
            assert!(!format!("{found:?}").contains("hunter2"), "{found:?}");
        }
        assert_eq!(trouble(&token, "http://a.example/", Reach::Public), TokenTrouble::InTheOpen);
        assert!(Token::find(&token, |_| None, &Url::parse("http://10.0.0.1/").unwrap(), Reach::Internal).is_ok());
        mode(0o600);
        std::fs::write(&path, "hunter2\u{7}hunter2").unwrap();
        assert_eq!(trouble(&token, "https://a.example/", Reach::Public), TokenTrouble::Unfit);
        std::fs::write(&path, " \n").unwrap();
        assert!(matches!(trouble(&token, "https://a.example/", Reach::Public), TokenTrouble::NoFile { .. }));
        assert!(matches!(trouble(&from(dir.path()), "https://a.example/", Reach::Public), TokenTrouble::NoFile { .. }));
    }

    #[test]
    fn a_variable_must_be_set_to_something() {
        let missing = FeedToken { from: TokenFrom::Env("VAGT_NO_SUCH_VARIABLE".to_owned()), header: None };
        let not_set = TokenTrouble::NotSet { name: "VAGT_NO_SUCH_VARIABLE".to_owned() };
        assert_eq!(trouble(&missing, "https://a.example/", Reach::Public), not_set);
        assert!(variable("A", Some("  ".to_owned())).is_err());
        assert_eq!(variable("A", Some(" x\n".to_owned())), Ok("x".to_owned()));
    }

    #[test]
    fn a_header_of_its_own_carries_the_token_bare_and_an_answer_that_repeats_it_is_blotted() {
        let token = Token::carried(Some("X-Auth-Token"), SECRET.to_owned()).unwrap();
        assert_eq!((token.header.as_str(), token.value.as_bytes()), ("x-auth-token", SECRET.as_bytes()));
        let body = format!("{{\"a\":\"{SECRET}{SECRET}\",\"b\":\"{SECRET}\"}}").into_bytes();
        assert_eq!(token.blot(body), "{\"a\":\"……\",\"b\":\"…\"}".as_bytes());
        assert_eq!(
            token.blotted(&format!("https://{SECRET}.example/æ/{}/", SECRET.to_uppercase())),
            "https://….example/æ/…/"
        );
        let led = FeedFailure::PrivateAddress { host: format!("{SECRET}.localhost") };
        assert_eq!(token.blot_failure(led), FeedFailure::PrivateAddress { host: "….localhost".to_owned() });
        let short = Token::carried(None, "ok".to_owned()).unwrap();
        assert_eq!(short.blot(b"ok".to_vec()), b"ok");
        assert!(Token::carried(Some("no header"), SECRET.to_owned()).is_none());
    }
}
