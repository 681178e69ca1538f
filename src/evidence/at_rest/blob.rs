//! A file sealed as a whole: attached files, and what was set aside. Its name ends with `.sealed`.
//!
//! ```text
//! vagt sealed 1\n   19 random bytes   parts of 64 KiB, each with a tag of 16 bytes; the last may be shorter, or empty
//! ```
//!
//! The nonce of a part is the 19 bytes, its number (4 bytes, big-endian, from 0) and a byte that is 1 for the last one: no
//! part can be left out, moved or cut off.

use std::io::{self, Read, Write};

use super::seal::{NONCE, Seal, TAG, fill};

/// The end of its name.
pub(in crate::evidence) const SEALED: &str = "sealed";
const BEGINS: &[u8; 14] = b"vagt sealed 1\n";
const RANDOM: usize = 19;
const PART: usize = 64 * 1024;

/// The nonces of the parts, in order.
struct Nonces {
    random: [u8; RANDOM],
    next: u32,
}

impl Nonces {
    fn next(&mut self, last: bool) -> io::Result<[u8; NONCE]> {
        let mut nonce = [0; NONCE];
        let parts = self.random.into_iter().chain(self.next.to_be_bytes()).chain([u8::from(last)]);
        nonce.iter_mut().zip(parts).for_each(|(to, from)| *to = from);
        self.next = self.next.checked_add(1).ok_or(io::ErrorKind::FileTooLarge)?;
        Ok(nonce)
    }
}

/// Writes a sealed file.
pub(in crate::evidence) struct Sealing<'a, W> {
    seal: &'a Seal,
    nonces: Nonces,
    /// What is not written yet: the last part is only known at the end.
    part: Vec<u8>,
    to: W,
}

impl<'a, W: Write> Sealing<'a, W> {
    /// Begins one.
    pub(in crate::evidence) fn begin(seal: &'a Seal, mut to: W) -> io::Result<Self> {
        let mut random = [0; RANDOM];
        fill(&mut random)?;
        to.write_all(BEGINS)?;
        to.write_all(&random)?;
        Ok(Self { seal, nonces: Nonces { random, next: 0 }, part: Vec::with_capacity(PART), to })
    }

    fn part(&mut self, last: bool) -> io::Result<()> {
        let nonce = self.nonces.next(last)?;
        let sealed = self.seal.seal_part(&nonce, &self.part)?;
        self.part.clear();
        self.to.write_all(&sealed)
    }

    /// Ends it: without this it does not open.
    pub(in crate::evidence) fn end(mut self) -> io::Result<W> {
        self.part(true)?;
        self.to.flush()?;
        Ok(self.to)
    }
}

impl<W: Write> Write for Sealing<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.part.len() == PART {
            self.part(false)?;
        }
        let taken = bytes.get(..bytes.len().min(PART - self.part.len())).unwrap_or_default();
        self.part.extend_from_slice(taken);
        Ok(taken.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

/// Reads a sealed file; one that is not whole fails with [`io::ErrorKind::InvalidData`], and no part of it that is wrong is given
/// out.
pub(in crate::evidence) struct Unsealing<'a, R> {
    seal: &'a Seal,
    nonces: Nonces,
    from: R,
    /// What is read of the next part.
    ahead: Vec<u8>,
    plain: io::Cursor<Vec<u8>>,
    ended: bool,
}

impl<'a, R: Read> Unsealing<'a, R> {
    /// Begins to read one.
    pub(in crate::evidence) fn begin(seal: &'a Seal, mut from: R) -> io::Result<Self> {
        let mut head = [0; BEGINS.len() + RANDOM];
        let cut = |error: io::Error| {
            if error.kind() == io::ErrorKind::UnexpectedEof { io::ErrorKind::InvalidData.into() } else { error }
        };
        from.read_exact(&mut head).map_err(cut)?;
        let random = head.last_chunk().copied().unwrap_or_default();
        if !head.starts_with(BEGINS) {
            return Err(io::ErrorKind::InvalidData.into());
        }
        let mut ahead = Vec::new();
        from.by_ref().take((PART + TAG) as u64).read_to_end(&mut ahead)?;
        Ok(Self { seal, nonces: Nonces { random, next: 0 }, from, ahead, plain: io::Cursor::default(), ended: false })
    }

    fn part(&mut self) -> io::Result<()> {
        let sealed = std::mem::take(&mut self.ahead);
        self.from.by_ref().take((PART + TAG) as u64).read_to_end(&mut self.ahead)?;
        self.ended = self.ahead.is_empty();
        let nonce = self.nonces.next(self.ended)?;
        let plain = self.seal.open_part(&nonce, &sealed).ok_or(io::ErrorKind::InvalidData)?;
        self.plain = io::Cursor::new(plain);
        Ok(())
    }
}

impl<R: Read> Read for Unsealing<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let read = self.plain.read(buffer)?;
            if read > 0 || self.ended || buffer.is_empty() {
                return Ok(read);
            }
            self.part()?;
        }
    }
}

/// Seals all that is read.
pub(in crate::evidence) fn copy_sealed<W: Write>(seal: &Seal, from: &mut dyn Read, to: W) -> io::Result<W> {
    let mut sealing = Sealing::begin(seal, to)?;
    io::copy(from, &mut sealing)?;
    sealing.end()
}

/// Opens all that is read.
pub(in crate::evidence) fn copy_unsealed(seal: &Seal, from: impl Read, to: &mut dyn Write) -> io::Result<u64> {
    io::copy(&mut Unsealing::begin(seal, from)?, to)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sealed(seal: &Seal, plain: &[u8]) -> Vec<u8> {
        copy_sealed(seal, &mut &*plain, Vec::new()).unwrap()
    }

    fn opened(seal: &Seal, sealed: &[u8]) -> io::Result<Vec<u8>> {
        let mut plain = Vec::new();
        copy_unsealed(seal, sealed, &mut plain).map(|_| plain)
    }

    #[test]
    fn files_of_any_length_come_back_and_another_key_opens_none() {
        let seal = Seal::random().unwrap();
        for length in [0, 1, PART - 1, PART, PART + 1, 3 * PART, 3 * PART + 17] {
            let plain: Vec<u8> = (0..length).map(|place| u8::try_from(place % 251).unwrap()).collect();
            let sealed = sealed(&seal, &plain);
            assert!(opened(&seal, &sealed).unwrap() == plain, "{length}");
            assert!(opened(&Seal::random().unwrap(), &sealed).is_err());
        }
    }

    #[test]
    fn a_changed_bit_a_cut_end_and_moved_parts_are_noticed() {
        let seal = Seal::random().unwrap();
        let whole = sealed(&seal, &vec![7; 2 * PART + 100]);
        let head = BEGINS.len() + RANDOM;
        for place in (0..whole.len()).step_by(997).chain([0, head, whole.len() - 1]) {
            let mut changed = whole.clone();
            changed[place] ^= 4;
            assert!(opened(&seal, &changed).is_err(), "changed at {place}");
        }
        for cut in [0, head - 1, head, head + PART + TAG, head + 2 * (PART + TAG), whole.len() - 1] {
            assert!(opened(&seal, &whole[..cut]).is_err(), "cut at {cut}");
        }
        let (first, second) = (head..head + PART + TAG, head + PART + TAG..head + 2 * (PART + TAG));
        let swapped = [&whole[..head], &whole[second.clone()], &whole[first], &whole[second.end..]].concat();
        assert!(opened(&seal, &swapped).is_err());
        let longer = [&whole[..], &whole[head..]].concat();
        assert!(opened(&seal, &longer).is_err());
    }
}
