//! Each screen drawn to a test buffer, at three sizes and in both languages.
