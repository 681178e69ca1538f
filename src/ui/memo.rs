//! What was made last, kept with all that it was made from: while that stays the same it need not be made again, and the
//! moment it does not, it is.

use std::cell::RefCell;
use std::rc::Rc;

/// The newest of something, and what it was made from.
#[derive(Debug)]
pub(super) struct Memo<From, Made>(RefCell<Option<(From, Rc<Made>)>>);

impl<From: PartialEq, Made> Memo<From, Made> {
    /// What `make` makes of `from`; it is given nothing else to make it from.
    pub(super) fn of(&self, from: From, make: impl FnOnce(&From) -> Made) -> Rc<Made> {
        let kept = self.0.borrow().as_ref().filter(|(have, _)| *have == from).map(|(_, made)| Rc::clone(made));
        kept.unwrap_or_else(|| {
            let made = Rc::new(make(&from));
            self.0.replace(Some((from, Rc::clone(&made))));
            made
        })
    }
}

impl<From, Made> Default for Memo<From, Made> {
    fn default() -> Self {
        Self(RefCell::default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_it_is_made_from_decides_whether_it_is_made_again() {
        let memo = Memo::default();
        let mut made = Vec::new();
        for from in [3, 3, 4, 3] {
            assert_eq!(
                *memo.of(from, |from| {
                    made.push(*from);
                    from * 2
                }),
                from * 2
            );
        }
        assert_eq!(made, [3, 4, 3]);
    }
}
