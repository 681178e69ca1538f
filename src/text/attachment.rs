//! Attached files in words: how large, and why one is not taken or not given out.

use super::Text;
use super::language::Language;
use super::refusal::Explained;
use crate::domain::attachment::{ATTACHMENT_MOST, NotAttached};
use crate::domain::clean::CleanText;
use crate::tr;

const THOUSAND: u64 = 1000;

impl Text {
    /// A size as people say it: bytes up to a thousand, then kB and MB with a decimal below ten.
    pub fn bytes(&self, bytes: u64) -> String {
        let (unit, size) = match bytes {
            0..1_000 => return format!("{bytes} B"),
            1_000..1_000_000 => ("kB", THOUSAND),
            _ => ("MB", THOUSAND * THOUSAND),
        };
        let tenths = bytes.saturating_mul(10) / size;
        if tenths >= 100 {
            return format!("{} {unit}", tenths / 10);
        }
        let point = match self.language() {
            Language::Da => ',',
            Language::En => '.',
        };
        format!("{}{point}{} {unit}", tenths / 10, tenths % 10)
    }

    /// Why the file at `path` is not attached or not given out, and what to do about it.
    pub fn not_attached(&self, path: &str, why: &NotAttached) -> Explained {
        let path = CleanText::title(path);
        let path = path.as_str();
        let told = |error, hint| Explained { error, hint: Some(hint) };
        match why {
            NotAttached::NoFile => told(tr!(self, "attach-no-file", path = path), tr!(self, "attach-no-file-hint")),
            NotAttached::Empty => told(tr!(self, "attach-empty", path = path), tr!(self, "attach-empty-hint")),
            NotAttached::TooLarge => {
                let most = self.bytes(ATTACHMENT_MOST);
                told(tr!(self, "attach-too-large", path = path, most = most), tr!(self, "attach-too-large-hint"))
            }
            NotAttached::Exists => told(tr!(self, "attach-exists", path = path), tr!(self, "attach-exists-hint")),
            NotAttached::Missing => told(tr!(self, "attach-missing", path = path), tr!(self, "attach-lost-hint")),
            NotAttached::Damaged => told(tr!(self, "attach-damaged", path = path), tr!(self, "attach-lost-hint")),
            NotAttached::Io(reason) => {
                let reason = CleanText::title(reason);
                told(tr!(self, "attach-io", path = path, reason = reason.as_str()), tr!(self, "attach-io-hint"))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_said_as_people_say_it() {
        let (da, en) = (Text::new(Language::Da), Text::new(Language::En));
        let said = |bytes| da.bytes(bytes);
        assert_eq!([said(0), said(999), said(1_000), said(9_990)], ["0 B", "999 B", "1,0 kB", "9,9 kB"]);
        assert_eq!([said(10_000), said(999_999), said(1_250_000)], ["10 kB", "999 kB", "1,2 MB"]);
        assert_eq!(en.bytes(1_250_000), "1.2 MB");
        assert_eq!(en.bytes(ATTACHMENT_MOST), "26 MB");
        assert!(!en.bytes(u64::MAX).is_empty());
    }
}
