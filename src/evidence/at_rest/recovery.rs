//! The recovery code: digits in groups, so that it can be written down and read aloud in any language.

use std::fmt;
use std::io;

use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use super::seal::fill;

/// Random digits: 146 bits.
const DIGITS: usize = 44;
/// Digits behind them that tell a slip from another code.
const CHECK: usize = 4;
const GROUP: usize = 4;

/// A code that opens what the passphrase opens. Gone from memory when it is dropped.
pub struct RecoveryCode(Zeroizing<String>);

impl RecoveryCode {
    /// A new one.
    pub(super) fn random() -> io::Result<Self> {
        let mut digits = Zeroizing::new(String::with_capacity(DIGITS + CHECK));
        while digits.len() < DIGITS {
            let mut bytes = Zeroizing::new([0; 64]);
            fill(bytes.as_mut_slice())?;
            // Every digit is as likely as any other.
            let fair = bytes.iter().filter(|byte| **byte < 250).map(|byte| char::from(b'0' + byte % 10));
            let missing = DIGITS - digits.len();
            digits.extend(fair.take(missing));
        }
        let check = check(&digits);
        digits.push_str(&check);
        Ok(Self(digits))
    }

    /// Reads one as it was typed, however the groups are set off. `None`: it is none, or a digit of it is wrong.
    pub(super) fn parse(typed: &str) -> Option<Self> {
        let mut digits = Zeroizing::new(String::with_capacity(DIGITS + CHECK));
        for character in typed.chars() {
            match character {
                '0'..='9' if digits.len() < DIGITS + CHECK => digits.push(character),
                ' ' | '-' | '.' | '\t' => {}
                _ => return None,
            }
        }
        let (code, last) = digits.split_at_checked(DIGITS)?;
        (last == check(code).as_str()).then_some(Self(digits))
    }

    /// The digits alone.
    pub(super) fn digits(&self) -> &str {
        &self.0
    }
}

fn check(digits: &str) -> String {
    let digest = Sha256::new().chain_update(b"vagt recovery code\n").chain_update(digits).finalize();
    let number = digest.iter().take(8).fold(0, |number: u64, byte| (number << 8) | u64::from(*byte));
    format!("{:04}", number % 10_000)
}

/// In groups of four.
impl fmt::Display for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, digit) in self.0.chars().enumerate() {
            if place > 0 && place % GROUP == 0 {
                f.write_str(" ")?;
            }
            write!(f, "{digit}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_reads_back_however_its_groups_are_set_off_and_a_slip_is_told_from_another_code() {
        let code = RecoveryCode::random().unwrap();
        let shown = code.to_string();
        assert_eq!(shown.split(' ').count(), 12, "{shown}");
        for typed in [shown.clone(), shown.replace(' ', "-"), shown.replace(' ', "")] {
            assert_eq!(RecoveryCode::parse(&typed).unwrap().digits(), code.digits());
        }
        assert!(RecoveryCode::parse(shown.strip_suffix(|_| true).unwrap()).is_none());
        assert!(RecoveryCode::parse(&format!("{shown}1")).is_none());
        assert!(RecoveryCode::parse("rigtig hest batteri").is_none());
        let slips = shown.char_indices().filter(|(_, c)| c.is_ascii_digit()).filter(|(at, c)| {
            let mut slip = shown.clone();
            let other = if *c == '9' { "0" } else { "9" };
            slip.replace_range(*at..=*at, other);
            RecoveryCode::parse(&slip).is_some()
        });
        assert!(slips.count() <= 1, "one slip in ten thousand goes unnoticed");
    }
}
