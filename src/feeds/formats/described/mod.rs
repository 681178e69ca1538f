//! Formats that a file describes: where things are in the JSON, as paths, and what its words mean.
//!
//! The files themselves are read by `config`, which says what is wrong in them; here is what they amount to, and the
//! reading of a body by it. What a file cannot say needs a format with code of its own.
//!
//! A body is never green by accident: a list that is not there, a row of a kind nobody knows and a word without a
//! meaning each make the whole *unknown*, with a warning that says why.

mod happening;
mod model;
mod path;
mod reading;
mod rows;
pub(in crate::feeds::formats) mod value;

pub use model::{
    Check, Components, Described, Entries, Group, Happening, Headline, Incidents, Lookup, Maintenances, Meaning,
    Phased, Pick, Rows, Sample, Shape, Stated, Test, Updates, Weight, Words,
};
pub use path::{JsonPath, PathFault};
pub use value::{Zone, folded};
