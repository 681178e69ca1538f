//! The screens, a folder each, and the rows they share.

pub(super) mod decision;
pub(super) mod desk;
pub(super) mod incident;
pub(super) mod meetings;
pub(super) mod messages;
pub(super) mod steps;
