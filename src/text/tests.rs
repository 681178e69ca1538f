//! What holds for all words together: both languages say the same things, and every label fits its column.

use std::time::Duration;

use super::*;
use crate::domain::severity::Severity;

#[test]
fn each_language_is_loaded_by_itself_and_speaks_for_itself() {
    for (language, word) in [(Language::Da, "alvorlig"), (Language::En, "serious")] {
        let text = Text::new(language);
        assert_eq!(text.language(), language);
        assert_eq!(text.loader().current_languages().len(), 1);
        assert_eq!(text.severity(Severity::Serious), word);
    }
}

/// Generous, because the machine may be busy; the figure itself is printed.
#[test]
fn loading_the_words_is_no_matter_of_starting_up() {
    #[expect(clippy::disallowed_methods, reason = "a test may measure")]
    let begin = std::time::Instant::now();
    for _ in 0..20 {
        drop(Text::new(Language::Da));
    }
    let each = begin.elapsed() / 20;
    println!("loading takes {each:?}");
    assert!(each < Duration::from_millis(200));
}
