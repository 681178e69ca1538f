//! How fast records are kept, against a plain append loop.

fn main() {}
