//! Hostile and broken servers, real ones on loopback: what each is told, how soon it is got rid of, and what a desk full
//! of them costs.

mod client;
#[cfg(target_os = "linux")]
mod desk;
#[cfg(target_os = "linux")]
mod many;
#[cfg(target_os = "linux")]
mod process;
mod rows;
mod token;
