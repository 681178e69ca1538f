//! How fast the desk opens and answers a key.

fn main() {}
