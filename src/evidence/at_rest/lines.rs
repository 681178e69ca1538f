//! A line of the journal as it lies on the disk: as it is, or sealed in an envelope that is a line of JSON itself.
//!
//! ```text
//! {"v":3,"hash":"…","sig":null,"sealed":"…"}     the same up to the last field; in it the whole line, newline included
//! ```
//!
//! A vagt from before there was encryption takes the beginning for a record of a newer version, and refuses the log.

use std::borrow::Cow;
use std::io;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::seal::{LINE, NONCE, Seal, TAG};
use crate::evidence::record::LINE_MAX;

/// The hash is that of `{"v":3`.
const OPENS: &[u8] =
    br#"{"v":3,"hash":"2f857af6af8c1cb0cd0f0ee5f1f97cd390c075998ecac1bb8975b27dfc40b6db","sig":null,"sealed":""#;
const CLOSES: &[u8] = b"\"}\n";

/// Longest line on the disk where lines are sealed, newline included.
const SEALED_MAX: usize = OPENS.len() + (LINE_MAX + NONCE + TAG).div_ceil(3) * 4 + CLOSES.len();

/// How the lines of one chain lie on the disk.
#[derive(Debug, Clone)]
pub(in crate::evidence) struct Lines {
    seal: Option<Seal>,
    device: String,
}

/// A sealed line that does not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::evidence) struct Unopened;

impl Lines {
    /// As they are.
    pub(in crate::evidence) fn plain() -> Self {
        Self { seal: None, device: String::new() }
    }

    /// Those of `device`, sealed where there is a seal.
    pub(in crate::evidence) fn of(seal: Option<&Seal>, device: &str) -> Self {
        Self { seal: seal.cloned(), device: device.to_owned() }
    }

    /// Whether what is written is sealed.
    pub(in crate::evidence) fn are_sealed(&self) -> bool {
        self.seal.is_some()
    }

    /// Longest line there may be on the disk, newline included.
    pub(in crate::evidence) fn longest(&self) -> usize {
        if self.seal.is_some() { SEALED_MAX } else { LINE_MAX }
    }

    /// Whole lines as they are to lie on the disk.
    pub(in crate::evidence) fn closed<'a>(&self, lines: &'a [u8]) -> io::Result<Cow<'a, [u8]>> {
        let Some(seal) = &self.seal else { return Ok(Cow::Borrowed(lines)) };
        let mut closed = Vec::with_capacity(lines.len() + lines.len() / 2);
        for line in lines.split_inclusive(|byte| *byte == b'\n') {
            closed.extend_from_slice(OPENS);
            let sealed = seal.seal(LINE, self.device.as_bytes(), line)?;
            closed.extend_from_slice(STANDARD.encode(sealed).as_bytes());
            closed.extend_from_slice(CLOSES);
        }
        Ok(Cow::Owned(closed))
    }

    /// A line from the disk as it is; one that was never sealed stays what it is.
    pub(in crate::evidence) fn opened<'a>(&self, line: &'a [u8]) -> Result<Cow<'a, [u8]>, Unopened> {
        if !is_sealed(line) {
            return Ok(Cow::Borrowed(line));
        }
        let seal = self.seal.as_ref().ok_or(Unopened)?;
        let inner = line.strip_prefix(OPENS).and_then(|rest| rest.strip_suffix(CLOSES)).ok_or(Unopened)?;
        let sealed = STANDARD.decode(inner).map_err(|_no_base64| Unopened)?;
        seal.open(LINE, self.device.as_bytes(), &sealed).map(Cow::Owned).ok_or(Unopened)
    }
}

/// Whether a line says that it is sealed.
fn is_sealed(line: &[u8]) -> bool {
    line.starts_with(OPENS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::record::{Record, Unreadable};
    use proptest::prelude::*;

    fn lines() -> Lines {
        Lines::of(Some(&Seal::random().unwrap()), "a1")
    }

    proptest! {
        #[test]
        fn every_line_comes_back_byte_for_byte_whatever_is_in_it(
            plain in proptest::collection::vec(any::<u8>(), 0..400),
        ) {
            let lines = lines();
            let closed = lines.closed(&plain).unwrap();
            let opened: Vec<u8> = closed
                .split_inclusive(|byte| *byte == b'\n')
                .flat_map(|line| lines.opened(line).unwrap().into_owned())
                .collect();
            prop_assert_eq!(opened, plain);
        }

        #[test]
        fn no_changed_bit_of_a_sealed_line_goes_unnoticed(at in any::<prop::sample::Index>(), bit in 0u8..8) {
            let lines = lines();
            let mut closed = lines.closed(b"{\"v\":2}\n").unwrap().into_owned();
            let at = at.index(closed.len());
            closed[at] ^= 1 << bit;
            // Changed in the envelope it is no sealed line any more, and no record either.
            let opened = lines.opened(&closed).map(Cow::into_owned);
            prop_assert!(opened.is_err() || opened == Ok(closed.clone()));
            prop_assert!(Record::decode(closed.strip_suffix(b"\n").unwrap_or(&closed)).is_err());
        }

        #[test]
        fn no_bytes_make_opening_fail_badly(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = lines().opened(&[OPENS, &bytes, CLOSES].concat());
        }
    }

    #[test]
    fn a_line_of_another_device_or_another_key_does_not_open() {
        let seal = Seal::random().unwrap();
        let closed = Lines::of(Some(&seal), "a1").closed(b"x\n").unwrap().into_owned();
        assert_eq!(Lines::of(Some(&seal), "b2").opened(&closed), Err(Unopened));
        assert_eq!(lines().opened(&closed), Err(Unopened));
        assert_eq!(Lines::plain().opened(&closed), Err(Unopened));
        assert_eq!(Lines::of(Some(&seal), "a1").opened(b"plain\n").unwrap(), &b"plain\n"[..]);
    }

    #[test]
    fn a_vagt_that_knows_no_sealed_lines_takes_one_for_a_newer_record() {
        let closed = lines().closed(b"x\n").unwrap().into_owned();
        assert_eq!(Record::decode(closed.strip_suffix(b"\n").unwrap()), Err(Unreadable::Newer(3)));
    }

    #[test]
    fn the_longest_line_there_is_fits() {
        let lines = lines();
        assert_eq!(lines.closed(&vec![b'x'; LINE_MAX]).unwrap().len(), lines.longest());
    }
}
