//! Several vagt on one data directory: commands beside an open desk, two desks, and what happens when one of them ends.

use std::io::{BufRead as _, Read as _, Write as _};
use std::os::unix::fs::{FileTypeExt as _, PermissionsExt as _};
use std::os::unix::net::UnixListener;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::desk::desk;
use crate::terminal::Terminal;
use crate::vagt::Vagt;

const SOCKET: &str = "data/vagt.sock";

fn registers(vagt: &Vagt, title: &str) -> String {
    let new = ["incident", "new", "--title", title, "--kind", "availability"];
    vagt.json(&new)["id"].as_str().unwrap().to_owned()
}

/// An open desk that others can reach.
fn host(vagt: &Vagt) -> Terminal {
    let mut host = desk(vagt, 120, 40);
    host.shows("all kept");
    let socket = vagt.path(SOCKET);
    wait_until("the socket", || socket.exists());
    host
}

/// Ends it as the power would: no hang-up first, which is a way to leave.
pub(crate) fn dies(vagt: Terminal) {
    let killed = Command::new("kill").args(["-9", &vagt.id().to_string()]).status().unwrap();
    assert!(killed.success());
    vagt.ends();
}

pub(crate) fn wait_until(what: &str, holds: impl Fn() -> bool) {
    for _ in 0..1200 {
        if holds() {
            return;
        }
        std::thread::park_timeout(Duration::from_millis(50));
    }
    panic!("waited in vain for {what}");
}

#[expect(clippy::disallowed_methods, reason = "how long another process takes")]
fn now() -> Instant {
    Instant::now()
}

fn is_whole(vagt: &Vagt) -> Value {
    let found = vagt.json(&["log", "verify"]);
    assert_eq!((&found["ok"], &found["devices"]), (&true.into(), &1.into()), "{found}");
    found
}

fn notes(vagt: &Vagt, id: &str) -> Vec<String> {
    let shown = vagt.json(&["incident", "show", id]);
    let texts = shown["timeline"].as_array().unwrap().iter().map(|row| row["text"].as_str().unwrap().to_owned());
    texts.filter(|text| text.contains("note-")).collect()
}

#[test]
fn a_command_works_beside_an_open_desk_which_sees_it() {
    let vagt = Vagt::new();
    let mut host = host(&vagt);
    let mode = std::fs::metadata(vagt.path(SOCKET)).unwrap();
    assert!(mode.file_type().is_socket());
    assert_eq!(mode.permissions().mode() & 0o777, 0o600, "nobody else's to reach");
    let began = now();
    let id = registers(&vagt, "Borgerportalen svarer ikke");
    assert!(began.elapsed() < Duration::from_secs(2), "it does not wait for the lock: {:?}", began.elapsed());
    host.shows("Borgerportalen svarer ikke").shows(&id);
    // And the other way round: what the desk records, the next command has before it.
    host.types("l").shows("Ctrl-x start afresh").types("note-from-the-desk\r").shows("all kept");
    vagt.json(&["incident", "note", &id, "note-from-a-command"]);
    let both = notes(&vagt, &id);
    assert_eq!(both.len(), 2, "{both:?}");
    assert!(vagt.fails(1, &["step", "done", &id, "receive.no-such"]).contains("receive.no-such"), "refusals as ever");
    host.types("q");
    assert_eq!(host.ends().0, 0);
    assert!(!vagt.path(SOCKET).exists(), "it cleans up behind itself");
    is_whole(&vagt);
}

#[test]
fn many_commands_at_once_beside_a_desk_lose_nothing() {
    let vagt = Vagt::new();
    let mut host = host(&vagt);
    let id = registers(&vagt, "Alle på én gang");
    let commands: Vec<_> = (0..12)
        .map(|n| {
            let text = format!("note-{n}");
            let mut command = vagt.command(&["incident", "note", &id, &text]);
            command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
        })
        .collect();
    for command in commands {
        let ended = command.wait_with_output().unwrap();
        assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
    }
    assert_eq!(notes(&vagt, &id).len(), 12, "each exactly once");
    host.types("q");
    assert_eq!(host.ends().0, 0);
    is_whole(&vagt);
}

#[test]
fn two_desks_see_each_other_and_the_second_goes_on_when_the_first_is_left() {
    let vagt = Vagt::new();
    let mut first = host(&vagt);
    let mut second = desk(&vagt, 80, 24);
    second.shows("all kept · shared");
    let id = registers(&vagt, "Set af begge");
    first.shows(&id);
    second.shows(&id);
    second.types("l").shows("Ctrl-x start afresh").types("note-by-the-guest\r").shows("all kept · shared");
    first.types("l").shows("Ctrl-x start afresh").types("note-by-the-host\r").shows("all kept");
    wait_until("both notes", || notes(&vagt, &id).len() == 2);
    first.types("q");
    assert_eq!(first.ends().0, 0);
    second.shows("this one keeps the log now");
    second.types("l").shows("Ctrl-x start afresh").types("note-alone\r").hides("shared").shows("all kept");
    wait_until("the socket of the second", || vagt.path(SOCKET).exists());
    vagt.json(&["incident", "note", &id, "note-from-a-command"]);
    second.types("q");
    assert_eq!(second.ends().0, 0);
    assert_eq!(notes(&vagt, &id).len(), 4);
    is_whole(&vagt);
}

#[test]
fn a_host_that_is_killed_is_followed_by_its_guest_and_nothing_is_lost() {
    let vagt = Vagt::new();
    let first = host(&vagt);
    let mut second = desk(&vagt, 80, 24);
    second.shows("all kept · shared");
    let id = registers(&vagt, "Strømmen gik");
    second.shows(&id);
    dies(first);
    // Whether or not it knows already.
    second.types("l").shows("Ctrl-x start afresh").types("note-after-the-kill\r").hides("· shared").shows("all kept");
    vagt.json(&["incident", "note", &id, "note-from-a-command"]);
    assert_eq!(notes(&vagt, &id).len(), 2);
    dies(second);
    // What a killed host leaves behind keeps nobody out.
    assert!(vagt.path(SOCKET).exists());
    let mut third = host(&vagt);
    third.shows(&id);
    vagt.json(&["incident", "note", &id, "note-third"]);
    third.types("q");
    assert_eq!(third.ends().0, 0);
    assert_eq!(notes(&vagt, &id).len(), 3);
    is_whole(&vagt);
}

#[test]
fn of_three_desks_one_follows_and_the_other_goes_with_it() {
    let vagt = Vagt::new();
    let first = host(&vagt);
    let mut others = [desk(&vagt, 80, 24), desk(&vagt, 80, 24)];
    for other in &mut others {
        other.shows("all kept · shared");
    }
    dies(first);
    let id = registers(&vagt, "Hvem fører loggen");
    for (n, other) in others.iter_mut().enumerate() {
        other.shows(&id).types("l").shows("Ctrl-x start afresh").types(&format!("note-{n}\r")).shows("all kept");
    }
    wait_until("both notes", || notes(&vagt, &id).len() == 2);
    for other in others {
        let mut other = other;
        other.types("q");
        assert_eq!(other.ends().0, 0);
    }
    assert_eq!(notes(&vagt, &id).len(), 2);
    is_whole(&vagt);
}

#[test]
fn another_version_of_sharing_is_refused_kindly() {
    let vagt = Vagt::new();
    let id = registers(&vagt, "Fra før");
    let records = vagt.records();
    // The lock is held by somebody who speaks another version.
    let lock = std::fs::File::options().write(true).open(vagt.path("data/lock")).unwrap();
    lock.lock().unwrap();
    let listener = UnixListener::bind(vagt.path(SOCKET)).unwrap();
    let listens = std::thread::spawn(move || {
        for _ in 0..2 {
            let (mut guest, _) = listener.accept().unwrap();
            let mut hello = [0; 256];
            let count = guest.read(&mut hello).unwrap();
            assert!(String::from_utf8_lossy(&hello[..count]).contains("\"protocol\":1"));
            guest.write_all(b"{\"say\":\"other\",\"protocol\":99}\n").unwrap();
        }
    });
    let said = vagt.fails(1, &["incident", "note", &id, "x"]);
    assert!(said.contains("version 99") && said.contains("hint: close the other one first"), "{said}");
    let (code, raw) = desk(&vagt, 80, 24).ends();
    assert!(code == 1 && String::from_utf8_lossy(&raw).contains("version 99"), "{}", String::from_utf8_lossy(&raw));
    listens.join().unwrap();
    drop(lock);
    assert_eq!(vagt.records(), records, "nothing was recorded");
}

#[test]
fn garbage_at_the_socket_does_not_disturb_the_desk() {
    let vagt = Vagt::new();
    let mut host = host(&vagt);
    let hello: &[u8] = b"{\"say\":\"hello\",\"protocol\":1}\n";
    for words in [&b"GET / HTTP/1.1\r\n\r\n"[..], b"\xff\xfe\0\0\n", b"{}\n", b"", hello] {
        let mut guest = std::os::unix::net::UnixStream::connect(vagt.path(SOCKET)).unwrap();
        guest.write_all(words).unwrap();
        if words == hello {
            // Somebody who is let in, and then makes no sense.
            guest.write_all(b"{\"say\":\"record\",\"request\":1,\"behind\":0,\"entries\":[]}\n").unwrap();
            let mut listens = std::io::BufReader::new(guest.try_clone().unwrap());
            let mut answer = String::new();
            while !answer.contains("behind") {
                assert_ne!(listens.read_line(&mut answer).unwrap(), 0, "nothing is no next of a chain: {answer}");
            }
            guest.write_all(b"{\"say\":\"nonsense\"}\n").unwrap();
            assert_eq!(listens.read_line(&mut answer).unwrap(), 0, "it is let go");
        }
    }
    let id = registers(&vagt, "Som om intet var hændt");
    host.shows(&id).types("q");
    assert_eq!(host.ends().0, 0);
    is_whole(&vagt);
}

/// Kills the host of two desks, again and again, while commands record beside them; what was acknowledged is there, once.
fn kill_hosts(rounds: u32) {
    let vagt = Vagt::new();
    let id = registers(&vagt, "Skiftende værter");
    let mut acknowledged = 0;
    for round in 0..rounds {
        let first = host(&vagt);
        let mut second = desk(&vagt, 80, 24);
        second.shows("all kept · shared");
        let writers: Vec<_> = (0..3)
            .map(|n| {
                let text = format!("note-{round}-{n}");
                let mut command = vagt.command(&["incident", "note", &id, &text]);
                command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
            })
            .collect();
        second.types("l").shows("Ctrl-x start afresh").types(&format!("note-{round}-typed\r"));
        std::thread::park_timeout(Duration::from_millis(u64::from(round * 37 % 90)));
        dies(first);
        for writer in writers {
            acknowledged += usize::from(writer.wait_with_output().unwrap().status.success());
        }
        second.hides("· shared").shows("all kept").types("q");
        assert_eq!(second.ends().0, 0);
        acknowledged += 1;
        let mut there = notes(&vagt, &id);
        there.sort();
        let all = there.len();
        there.dedup();
        assert_eq!(there.len(), all, "nothing twice");
        assert!(all >= acknowledged, "round {round}: {all} of {acknowledged}: {there:?}");
        acknowledged = all;
    }
    is_whole(&vagt);
}

#[test]
fn hosts_that_are_killed_take_nothing_acknowledged_with_them() {
    kill_hosts(3);
}

#[test]
#[ignore = "the full form: some minutes"]
fn hosts_that_are_killed_take_nothing_acknowledged_with_them_in_full() {
    kill_hosts(100);
}
