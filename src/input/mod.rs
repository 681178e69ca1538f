//! Keys become actions: what a user can ask for, which keys ask for it where, and the files that say so.
//!
//! ```text
//! key ─▶ Keymap::look_up(places, keys so far) ─▶ Run(Action) / Wait(hints) / Unbound
//! ```
//!
//! Help and which-key hints are derived from the same map that runs the keys, so they cannot disagree with it.
//! Nothing here knows the desk, a screen or a language.

mod action;
mod file;
mod key;
mod keymap;

pub use action::Action;
pub use file::{BUILT_IN, Expected, KeymapFault};
pub use key::{BadKey, Key};
pub use keymap::{Found, Hint, Keymap, Place};
