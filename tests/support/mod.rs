//! What tests of the edges share.

pub mod server;
