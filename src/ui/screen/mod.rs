//! The screens, a folder each, and the rows they share.

pub(super) mod decision;
pub(super) mod desk;
pub(super) mod documents;
pub(super) mod follow_up;
pub(super) mod incident;
pub(super) mod meetings;
pub(super) mod messages;
pub(super) mod register;
pub(super) mod steps;
