//! Tests of the layer as a whole; those of one file stand beside it.

mod loading;
mod malformed;
