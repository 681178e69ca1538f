//! The desk in trouble, in a real terminal: the directory goes away, the disk answers no more, the terminal is closed.

use std::process::Command;
use std::time::Duration;

use crate::desk::{SmallDisk, arguments, desk};
use crate::terminal::{Deaf, Terminal};
use crate::vagt::Vagt;

/// Long for a program that only has to end, on a busy machine.
const SOON: Duration = Duration::from_secs(8);

fn signal(night: &Terminal, name: &str) {
    let id = night.id().to_string();
    assert!(Command::new("kill").args([name, &id]).status().unwrap().success());
}

#[test]
fn a_data_directory_that_is_removed_under_the_desk_is_told_and_nothing_is_called_kept() {
    let vagt = Vagt::new();
    let mut night = desk(&vagt, 80, 24);
    night.shows("all kept").types("n").shows("Register incident").types("before\r").shows("26-A1").shows("all kept");
    std::fs::remove_dir_all(vagt.data()).unwrap();
    night.types("n").shows("Register incident").types("after\r").shows("NOT KEPT: directory gone");
    night.shows("Put it back");
    assert!(!vagt.data().exists(), "no new journal is begun");
    night.types("q").shows("will be lost").types("\r");
    let (code, raw) = night.ends_within(SOON);
    let raw = String::from_utf8_lossy(&raw).into_owned();
    assert_eq!(code, 1, "{raw}");
    assert!(raw.contains("could not be kept"), "{raw}");
    assert!(!vagt.data().exists(), "nothing is left behind either");
}

#[test]
fn a_data_directory_that_is_moved_away_and_back_gets_what_waited() {
    let vagt = Vagt::new();
    let mut night = desk(&vagt, 80, 24);
    night.shows("all kept").types("n").shows("Register incident").types("before\r").shows("26-A1").shows("all kept");
    let away = vagt.path("away");
    std::fs::rename(vagt.data(), &away).unwrap();
    night.types("n").shows("Register incident").types("meanwhile\r").shows("NOT KEPT: directory gone");
    std::fs::rename(&away, vagt.data()).unwrap();
    night.shows("all kept").hides("Put it back").types("q");
    assert_eq!(night.ends_within(SOON).0, 0);
    assert_eq!(vagt.json(&["incident", "list"]).as_array().unwrap().len(), 2);
    assert_eq!(vagt.json(&["log", "verify"])["ok"], true);
}

#[test]
fn a_directory_that_goes_away_while_nothing_waits_is_noticed_with_the_next_draft() {
    let vagt = Vagt::new();
    let mut night = desk(&vagt, 80, 24);
    night.shows("all kept");
    std::fs::remove_dir_all(vagt.data()).unwrap();
    night.types("n").shows("Register incident").types("half a").shows("NOT KEPT: directory gone");
    signal(&night, "-TERM");
    assert_eq!(night.ends_within(SOON).0, 0);
}

/// A desk whose disk answers no more when the first frame of the next start is to be kept.
fn stuck(vagt: &Vagt) -> Terminal {
    let mut night = desk(vagt, 80, 24);
    night.shows("all kept");
    assert!(Command::new("mkfifo").arg(vagt.data().join("head.new")).status().unwrap().success());
    night.types("q").shows("Waiting for the disk");
    night
}

#[test]
fn leaving_ends_by_itself_when_the_disk_answers_no_more() {
    let vagt = Vagt::new();
    assert_eq!(stuck(&vagt).ends_within(SOON).0, 0);
}

#[test]
fn whoever_does_not_want_to_wait_for_the_disk_leaves_at_once() {
    for how in ["q", "\x03", "-TERM", "-INT", "-HUP"] {
        let vagt = Vagt::new();
        let mut night = stuck(&vagt);
        if how.starts_with('-') {
            signal(&night, how);
        } else {
            night.types(how);
        }
        let (code, raw) = night.ends_within(Duration::from_secs(2));
        assert_eq!(code, 0, "{how:?}");
        assert!(String::from_utf8_lossy(&raw).contains("\x1b[?1049l"), "{how:?}: the terminal is given back");
    }
}

#[test]
fn a_desk_whose_terminal_is_gone_ends_and_keeps_what_was_half_typed() {
    for deaf in [Deaf::Elsewhere, Deaf::Ignoring] {
        let vagt = Vagt::new();
        let arguments = arguments(&vagt);
        let mut night = Terminal::start_deaf(&vagt.path(""), deaf, &arguments.each_ref().map(String::as_str));
        night.shows("all kept").types("n").shows("Register incident").types("half a title").shows("half a title");
        assert_eq!(night.hangs_up(SOON), 0, "{deaf:?}");
        let mut morning = desk(&vagt, 80, 24);
        morning.shows("half filled in").types("n").shows("half a title").types("\x1b").hides("Register").types("q");
        assert_eq!(morning.ends().0, 0, "{deaf:?}");
    }
}

#[test]
fn a_name_server_that_does_not_answer_keeps_nobody_from_leaving() {
    // A name server of its own, in a mount space of its own; asked, it says nothing.
    let Ok(_silent) = std::net::UdpSocket::bind("127.9.9.9:53") else {
        println!("skipped: no right to be a name server");
        return;
    };
    let vagt = Vagt::new();
    std::fs::write(vagt.path("resolv.conf"), "nameserver 127.9.9.9\n").unwrap();
    vagt.run(&["feed", "add", "https://status.example.org/feed.rss", "--id", "silent"]);
    let arguments = arguments(&vagt);
    let line = format!(
        "unshare -m sh -c 'mount --bind {} /etc/resolv.conf && exec \"$@\"' sh \"$@\" || echo cannot",
        vagt.path("resolv.conf").display()
    );
    let mut night = Terminal::start_by(&vagt.path(""), &line, &arguments.each_ref().map(String::as_str));
    night.comes_to(|screen| screen.contains("all kept") || screen.contains("cannot"));
    if night.screen().contains("cannot") {
        println!("skipped: no right to mount");
        return;
    }
    // The question is on its way.
    std::thread::park_timeout(Duration::from_millis(500));
    night.types("q");
    assert_eq!(night.ends_within(Duration::from_secs(3)).0, 0);
}

#[test]
fn a_directory_that_may_only_be_read_is_shown_told_and_taken_over_once_it_may_be_written() {
    let vagt = Vagt::new();
    let Some(disk) = SmallDisk::mount(vagt.data()) else {
        println!("skipped: no right to mount a small disk");
        return;
    };
    vagt.run(&["incident", "new", "--title", "before", "--kind", "availability"]);
    if !disk.remount("ro") {
        println!("skipped: no right to remount");
        return;
    }
    let mut night = desk(&vagt, 80, 24);
    night.shows("26-A1").shows("NOT KEPT: no right to write");
    assert!(disk.remount("rw"));
    night.shows("all kept").types("q");
    assert_eq!(night.ends_within(SOON).0, 0);

    assert!(disk.remount("ro"));
    let mut night = desk(&vagt, 80, 24);
    night.shows("NOT KEPT").types("n").shows("Register incident").types("read-only\r").shows("26-A2").shows("NOT KEPT");
    assert!(disk.remount("rw"));
    night.shows("all kept").types("q");
    assert_eq!(night.ends_within(SOON).0, 0);
    assert_eq!(vagt.json(&["incident", "list"]).as_array().unwrap().len(), 2);
    assert_eq!(vagt.json(&["log", "verify"])["ok"], true);
}

#[test]
fn a_new_directory_that_cannot_be_made_is_told_with_what_to_do() {
    let vagt = Vagt::new();
    let Some(disk) = SmallDisk::mount(vagt.path("small")) else {
        println!("skipped: no right to mount a small disk");
        return;
    };
    if !disk.remount("ro") {
        println!("skipped: no right to remount");
        return;
    }
    // Directories that cannot be made: where nothing may be written, and below what is no directory.
    std::fs::write(vagt.path("file"), "").unwrap();
    for place in ["small/data", "small", "file/data", "file"] {
        let place = vagt.path(place);
        let night = Terminal::start(&vagt.path(""), 80, 24, &["--data", place.to_str().unwrap(), "--lang", "en"]);
        let (code, raw) = night.ends_within(SOON);
        let raw = String::from_utf8_lossy(&raw).into_owned();
        assert_eq!(code, 1, "{raw}");
        let said = raw.rsplit("\x1b[?1049l").next().unwrap();
        assert!(said.contains("error: ") && said.contains(place.to_str().unwrap()), "{said}");
        assert!(said.contains("hint: nothing was recorded; ") && said.contains("--data"), "{said}");
    }
}

#[test]
fn what_is_typed_faster_than_it_is_read_is_all_there_without_another_key() {
    let vagt = Vagt::new();
    vagt.json(&["incident", "new", "--kind", "availability", "--title", "Et nedbrud"]);
    let mut night = desk(&vagt, 80, 24);
    night.shows("Et nedbrud").shows("all kept").types("l").shows("Ctrl-x");
    // No bracketed paste: as a terminal, a script or a slow line would send it.
    night.types(&format!("{} ENDEN", "ord ".repeat(900))).shows("ENDEN");
}
