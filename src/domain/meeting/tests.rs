//! Meetings as they are called, held, corrected and disturbed.
