//! Notices outside the window: the desktop's own, or the terminal's bell and notification sequences where no desktop
//! answers. It decides nothing: title and text come in, already in the user's language and already clean.

/// Says it on the desktop; whether a desktop was there to say it. May wait for the session bus: never on the loop.
pub fn desktop(title: &str, text: &str) -> bool {
    notify_rust::Notification::new().appname("vagt").summary(title).body(text).show().is_ok()
}

/// The bytes that make a terminal notify: bell, OSC 9 (iTerm2, Windows Terminal and others) and OSC 777 (urxvt, foot and
/// others). Terminals ignore what they do not know.
pub fn terminal(title: &str, text: &str) -> String {
    let plain = |raw: &str| raw.chars().map(|c| if c.is_control() || c == ';' { ' ' } else { c }).collect::<String>();
    let (title, text) = (plain(title), plain(text));
    format!("\x07\x1b]9;{title}: {text}\x1b\\\x1b]777;notify;{title};{text}\x1b\\")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_notice_can_end_the_sequence_it_is_in() {
        let said = terminal("a\u{1b}\\b", "c\u{07};d\n");
        assert_eq!(said, "\x07\x1b]9;a \\b: c  d \x1b\\\x1b]777;notify;a \\b;c  d \x1b\\");
    }
}
