//! The whole program in a pseudo-terminal: a night at the desk, and what must hold however it ends.

use std::process::Command;

use serde_json::{Value, json};
use vagt::app::{Draft, FieldName, Purpose};
use vagt::domain::Stamp;
use vagt::evidence::Log;

use crate::terminal::Terminal;
use crate::vagt::{Answer, Vagt, bare};

/// A command of the demo's store.
fn demo_json(vagt: &Vagt, arguments: &[&str]) -> Value {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vagt"));
    bare(&mut command, &vagt.path(""));
    command.arg("--data").arg(vagt.path("demo/data")).arg("--config").arg(vagt.path("demo/config"));
    let answer = Answer::of(&command.args(["--lang", "en"]).args(arguments).arg("--json").output().unwrap());
    assert_eq!(answer.code, 0, "{arguments:?}: {answer:?}");
    serde_json::from_str(&answer.out).unwrap()
}

fn demo(vagt: &Vagt) -> Terminal {
    let folder = vagt.path("demo");
    Terminal::start(&vagt.path(""), 120, 40, &["--lang", "en", "demo", "--keep", folder.to_str().unwrap()])
}

/// The desk on the store of `vagt`, set up.
pub(crate) fn desk(vagt: &Vagt, columns: u16, rows: u16) -> Terminal {
    let arguments = arguments(vagt);
    Terminal::start(&vagt.path(""), columns, rows, &arguments.each_ref().map(String::as_str))
}

/// What vagt is started with on the store of `vagt`, set up so that nothing is asked first.
pub(crate) fn arguments(vagt: &Vagt) -> [String; 6] {
    if !vagt.path("config/config.toml").exists() {
        vagt.configure("config.toml", "language = \"en\"\n");
    }
    as_it_is(vagt)
}

/// The desk on the store of `vagt`, as it is.
fn first_desk(vagt: &Vagt, columns: u16, rows: u16) -> Terminal {
    Terminal::start(&vagt.path(""), columns, rows, &as_it_is(vagt).each_ref().map(String::as_str))
}

fn as_it_is(vagt: &Vagt) -> [String; 6] {
    let (data, config) = (vagt.data(), vagt.path("config/config.toml"));
    ["--data", data.to_str().unwrap(), "--config", config.to_str().unwrap(), "--lang", "en"].map(str::to_owned)
}

#[test]
fn a_night_at_the_desk_from_a_red_status_page_to_a_ticked_checklist() {
    let vagt = Vagt::new();
    let mut night = demo(&vagt);
    night.shows("Incidents").shows("DEMO").shows("all kept");
    // The simulated supplier turns red by itself, with the systems that hang on it.
    night.shows("Borgernøglen").shows("Borgerlogin");
    // From the outage to the incident.
    night.types("2\r").shows("Register incident").types("\r").shows("26-A1").shows("is registered");
    // Three steps, each with a note; the second asks one question, the third two, after six that say what is known of the
    // incident. «No» is two to the right.
    let no = "\x1b[C\x1b[C\t";
    let steps = [
        (String::new(), "called by the front desk"),
        (no.to_owned(), "nobody is in danger"),
        (format!("{}{}", "\t".repeat(6), no.repeat(2)), "logins fail since 03:10"),
    ];
    for (answers, note) in steps {
        night.types("\r").shows("Tick step").types(&answers).types(note).shows(note);
        night.types("\r").shows("Done: ").hides("Tick step ·");
    }
    night.types("v").shows("Set severity").types("\t").types("citizens cannot log in").types("\r").shows("is changed");
    night.shows("all kept").types("q");
    let (code, _) = night.ends();
    assert_eq!(code, 0);

    // The same store again: everything is there, and the log is whole.
    let mut morning = demo(&vagt);
    morning.shows("26-A1").shows("3/").types("1\r").shows("set by Ane").shows("Timeline");
    morning.types("q");
    assert_eq!(morning.ends().0, 0);
    let incident = demo_json(&vagt, &["incident", "show", "26-A1"]);
    let done: Vec<&str> = incident["checklist"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|step| step["state"] == "done")
        .map(|step| step["note"].as_str().unwrap_or_default())
        .collect();
    assert_eq!(done, ["called by the front desk", "nobody is in danger", "logins fail since 03:10"], "{incident}");
    assert!(incident["systems"].as_array().unwrap().len() > 1, "{incident}");
    assert_eq!(demo_json(&vagt, &["log", "verify"])["ok"], true);
}

#[test]
fn the_first_start_offers_set_up_and_the_desk_uses_what_is_answered() {
    let vagt = Vagt::new();
    let mut first = first_desk(&vagt, 80, 24);
    first.shows("Welcome to vagt").types("\x1b").hides("Welcome to vagt").shows("skipped").types("q");
    assert_eq!(first.ends().0, 0);
    assert!(!vagt.path("config/config.toml").exists());

    // It is offered again, in the language that is chosen while one looks on.
    let mut second = first_desk(&vagt, 80, 24);
    second.shows("Welcome to vagt").types("\x1b[C").shows("Velkommen til vagt").types("\x1b[C").shows("Welcome");
    second.types("\r").shows("Write your name").types("Mette Kjær").types("\t").types("+45 12 34 56 01");
    second.types("\x1b[Z\x1b[Z").types("Kvist Kommune\r");
    second.hides("Welcome to vagt").shows("Set up.").shows("On call: Mette Kjær").shows("+45 12 34 56 01");
    second.shows("all kept").types("n").shows("Register incident").types("MitID is down\r").shows("26-A1");
    // The papers know whose they are, before any restart.
    second.shows("all kept").types("1\r").shows("Timeline").types("p\r").shows("Kvist Kommune");
    second.types("\x1b").hides("Kvist Kommune").shows("all kept").types("q");
    assert_eq!(second.ends().0, 0);
    let incident = vagt.json(&["incident", "show", "26-A1"]);
    assert_eq!(incident["reporter"], "Mette Kjær");
    let written = std::fs::read_to_string(vagt.path("config/config.toml")).unwrap();
    assert!(written.contains("me = \"mk\"") && written.contains("language = \"en\""), "{written}");

    let mut third = first_desk(&vagt, 80, 24);
    third.shows("26-A1").shows("all kept").types("q");
    assert_eq!(third.ends().0, 0);
    assert_eq!(vagt.json(&["config", "check"])[0]["ok"], true);
}

#[test]
fn the_demo_is_one_answer_away_at_the_first_start() {
    let vagt = Vagt::new();
    let mut first = first_desk(&vagt, 80, 24);
    first.shows("Welcome to vagt").types("\x1b[Z").types("\x1b[C").shows("the demo").types("\r").shows("DEMO");
    first.shows("Ane Eksempel").types("q");
    assert_eq!(first.ends().0, 0);
    assert!(!vagt.path("config/config.toml").exists(), "nothing is set up by it");
}

#[test]
fn a_terminal_that_only_writes_lines_is_not_drawn_on() {
    let vagt = Vagt::new();
    for command in [&["--lang", "en"][..], &["--lang", "en", "demo"]] {
        let night = Terminal::of_kind("dumb", &vagt.path(""), 80, 24, command);
        let (code, raw) = night.ends();
        let raw = String::from_utf8_lossy(&raw).into_owned();
        assert_eq!(code, 1, "{raw}");
        assert!(raw.contains("TERM=dumb") && raw.contains("TERM=xterm-256color"), "{raw}");
        assert!(!raw.contains('\u{1b}'), "nothing is drawn: {raw:?}");
    }
}

#[test]
fn the_terminal_is_given_back_whatever_ends_the_desk() {
    for signal in ["-TERM", "-HUP", "-INT", "quit"] {
        let vagt = Vagt::new();
        let mut night = desk(&vagt, 80, 24);
        night.shows("Incidents").shows("all kept");
        if signal == "quit" {
            night.types("q");
        } else {
            let id = night.id().to_string();
            assert!(Command::new("kill").args([signal, &id]).status().unwrap().success());
        }
        let (code, raw) = night.ends();
        assert_eq!(code, 0, "{signal}");
        let raw = String::from_utf8_lossy(&raw).into_owned();
        for given_back in ["\x1b[?1049l", "\x1b[?25h", "\x1b[?2004l"] {
            assert!(raw.contains(given_back), "{signal}: {given_back:?} is missing");
        }
    }
}

/// A desk at which an incident has just been registered.
fn registered(vagt: &Vagt) -> Terminal {
    let mut night = desk(vagt, 80, 24);
    night
        .shows("all kept")
        .types("n")
        .shows("Register incident")
        .types("MitID is down\r")
        .shows("26-A1")
        .shows("all kept");
    night
}

#[test]
fn what_was_typed_and_registered_is_there_after_a_kill() {
    let vagt = Vagt::new();
    let mut night = registered(&vagt);
    night.types("l").shows("Write note").types("half a thought");
    // The draft is kept within the second; the screen says nothing of it, so the store is asked.
    night.shows("half a thought");
    std::thread::park_timeout(std::time::Duration::from_millis(1500));
    night.kill();
    let mut again = desk(&vagt, 80, 24);
    again.shows("26-A1").shows("half filled in").types("l").shows("half a thought");
    again.types("\x1b").hides("Write note").types("q");
    assert_eq!(again.ends().0, 0);
    assert_eq!(vagt.json(&["log", "verify"])["ok"], true);
}

/// Keeps a draft of the form that registers, marked with the record that it was about to become.
fn marks_draft(vagt: &Vagt, of: impl Fn(Stamp) -> Stamp) {
    let opened = Log::open(vagt.data()).unwrap();
    let incident = opened.desk.incidents().next().unwrap();
    let stamp = incident.timeline.first().unwrap().entry.stamp.clone();
    let purpose = Purpose::Register { outage: None };
    let name = serde_json::to_string(&purpose).unwrap();
    let values = vec![(FieldName::Title, "MitID is down".to_owned())];
    opened.log.keep_draft(&name, &Draft { purpose, values, recorded: Some(of(stamp)) }).unwrap();
}

#[test]
fn a_form_that_was_recorded_is_not_offered_again_though_the_desk_was_killed_before_it_was_forgotten() {
    let vagt = Vagt::new();
    let mut night = registered(&vagt);
    night.types("q");
    assert_eq!(night.ends().0, 0);
    // What a kill leaves behind after the record is kept: the draft with its mark.
    marks_draft(&vagt, |stamp| stamp);
    let mut again = desk(&vagt, 80, 24);
    again.shows("26-A1").shows("all kept").types("n").shows("Register incident");
    let screen = again.screen();
    assert!(!screen.contains("half filled in"), "{screen}");
    let title = screen.lines().find(|line| line.contains("title")).unwrap_or_default();
    assert!(!title.contains("MitID"), "{screen}");
    again.kill();
    assert!(Log::open(vagt.data()).unwrap().log.drafts::<serde_json::Value>().is_empty(), "it is forgotten for good");
    // What a kill leaves behind before it: nothing that was typed is lost.
    marks_draft(&vagt, |stamp| Stamp { seq: stamp.seq + 1000, ..stamp });
    let mut again = desk(&vagt, 80, 24);
    again.shows("half filled in").types("n").shows("Register incident").shows("MitID is down").types("\x1b");
    again.hides("Register incident").types("q");
    assert_eq!(again.ends().0, 0);
    assert_eq!(vagt.json(&["log", "verify"])["ok"], true);
}

#[test]
fn the_desk_follows_the_size_of_the_terminal() {
    let vagt = Vagt::new();
    let mut night = desk(&vagt, 120, 40);
    night.shows("Roster").shows("all kept").resize(60, 15).shows("60x15").resize(80, 24).shows("Roster").types("q");
    assert_eq!(night.ends().0, 0);
}

#[test]
fn without_colour_no_colour_is_written() {
    let vagt = Vagt::new();
    vagt.configure("config.toml", "theme = \"monochrome\"\n");
    let mut night = desk(&vagt, 80, 24);
    night.shows("all kept").types("q");
    let (_, raw) = night.ends();
    let raw = String::from_utf8_lossy(&raw).into_owned();
    for colour in ["\x1b[38;", "\x1b[31m", "\x1b[32m", "\x1b[33m", "\x1b[36m", "\x1b[91m"] {
        assert!(!raw.contains(colour), "{colour:?}");
    }
}

#[test]
fn a_desk_without_a_terminal_says_what_to_do_instead() {
    let vagt = Vagt::new();
    let said = vagt.fails(1, &[]);
    assert!(said.contains("needs a terminal") && said.contains("hint: "), "{said}");
    let said = vagt.fails(2, &["demo"]);
    assert!(said.contains("a store and people of its own"), "{said}");
    let mut demo = Command::new(env!("CARGO_BIN_EXE_vagt"));
    bare(&mut demo, &vagt.path(""));
    let answer = Answer::of(&demo.args(["--lang", "en", "demo"]).output().unwrap());
    assert!(answer.code == 1 && answer.err.contains("needs a terminal"), "{answer:?}");
}

#[test]
fn a_desk_on_a_store_that_somebody_holds_and_does_not_share_is_told_so() {
    let vagt = Vagt::new();
    vagt.json(&["incident", "new", "--title", "Fra før", "--kind", "availability"]);
    // A command at work, or one that hangs.
    let lock = std::fs::File::options().write(true).open(vagt.path("data/lock")).unwrap();
    lock.lock().unwrap();
    let mut second = desk(&vagt, 80, 24);
    second.shows("note: another vagt is using");
    let (code, raw) = second.ends();
    let raw = String::from_utf8_lossy(&raw).into_owned();
    assert_eq!(code, 1, "{raw}");
    assert!(raw.contains("error: another vagt") && raw.contains("hint: "), "{raw}");
    assert!(!raw.contains("\x1b[?1049h"), "there was a desk to type into: {raw}");
    assert!(vagt.fails(1, &["incident", "note", "26-A1", "x"]).contains("another vagt"));

    // One that ends meanwhile makes room.
    let mut third = desk(&vagt, 80, 24);
    third.shows("note: another vagt is using");
    lock.unlock().unwrap();
    third.shows("all kept").types("q");
    assert_eq!(third.ends().0, 0);
}

/// A small disk of its own, given back at the end. `None` where nobody may mount one.
pub(crate) struct SmallDisk(std::path::PathBuf);

impl SmallDisk {
    pub(crate) fn mount(at: std::path::PathBuf) -> Option<Self> {
        std::fs::create_dir(&at).unwrap();
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", "size=4m", "tmpfs"]).arg(&at).output();
        mounted.is_ok_and(|output| output.status.success()).then_some(Self(at))
    }

    /// Forbids writing to it, or allows it again. Whether the system did it.
    pub(crate) fn remount(&self, how: &str) -> bool {
        let options = format!("remount,{how}");
        let done = Command::new("mount").args(["-o", &options]).arg(&self.0).output();
        done.is_ok_and(|output| output.status.success())
    }

    /// Fills it to the last byte.
    fn fill(&self) {
        let block = vec![0; 64 * 1024];
        let mut file = std::fs::File::create(self.0.join("filler")).unwrap();
        while std::io::Write::write_all(&mut file, &block).is_ok() {}
        // What was too large for a block may still fit in smaller pieces.
        while std::io::Write::write_all(&mut file, &[0; 512]).is_ok() {}
    }

    fn free(&self) {
        std::fs::remove_file(self.0.join("filler")).unwrap();
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        // Whatever still holds it lets go when the test's processes end.
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}

#[test]
fn on_a_full_disk_the_desk_stays_usable_says_so_and_keeps_it_all_once_there_is_room() {
    let vagt = Vagt::new();
    let Some(disk) = SmallDisk::mount(vagt.data()) else {
        println!("skipped: no right to mount a small disk");
        return;
    };
    let mut night = desk(&vagt, 80, 24);
    night.shows("all kept").types("n").shows("Register incident").types("before\r").shows("26-A1").shows("all kept");
    disk.fill();
    // What the journal's last page has room for is kept still; it does not have room for so many.
    for n in 2..=7 {
        night.types("n").shows("Register incident").types("while it is full\r").shows(&format!("26-A{n}"));
    }
    night.shows("NOT KEPT: disk full");
    // Leaving now would lose it: the question is asked, and Esc stays.
    night.types("q").shows("will be lost").types("\x1b").hides("will be lost");
    disk.free();
    night.shows("all kept").types("q");
    assert_eq!(night.ends().0, 0);
    let listed = vagt.json(&["incident", "list"]);
    assert_eq!(listed.as_array().unwrap().len(), 7, "{listed}");
    assert_eq!(vagt.json(&["log", "verify"])["ok"], true);
}

#[test]
fn what_was_closed_by_command_is_still_there_after_a_desk_was_opened_and_left() {
    let vagt = Vagt::new();
    vagt.run(&["incident", "new", "--title", "over", "--kind", "availability", "--personal-data", "no"]);
    assert_eq!(vagt.run(&["incident", "close", "26-A1", "--excuse", "aftalt"]).code, 0);
    let mut night = desk(&vagt, 80, 24);
    night.shows("all kept").types("q");
    assert_eq!(night.ends().0, 0);
    let listed = vagt.json(&["incident", "list", "--all"]);
    assert_eq!(listed[0]["title"], "over");
    let next = vagt.run(&["incident", "new", "--title", "next", "--kind", "availability", "--personal-data", "no"]).out;
    assert_eq!(next.trim(), "26-A2", "no number is given twice");
    let verified = vagt.json(&["log", "verify"]);
    assert_eq!((&verified["ok"], &verified["store"]["hidden"]), (&json!(true), &json!(0)));
}

#[test]
fn what_is_pasted_after_the_key_that_leaves_does_not_reach_the_shell() {
    let vagt = Vagt::new();
    let line = "\"$@\"; echo LEFT; cat";
    let arguments = arguments(&vagt);
    let mut night = Terminal::start_by(&vagt.path(""), line, &arguments.each_ref().map(String::as_str));
    night.shows("all kept");
    let rest = "echo pasted-into-the-shell\r\n".repeat(40);
    night.types(&format!("q{rest}")).shows("LEFT").types("typed-afterwards\n").shows("typed-afterwards");
    assert!(!night.screen().contains("pasted-into"), "{}", night.screen());
    night.types("\u{4}");
    night.ends();
}

#[test]
fn a_demo_that_is_kept_keeps_what_was_made_of_its_files() {
    let vagt = Vagt::new();
    let folder = vagt.path("demo");
    let start = |language: &[&str], shows: &[&str]| {
        let keep = ["demo", "--keep", folder.to_str().unwrap()];
        let mut night = Terminal::start(&vagt.path(""), 120, 40, &[language, &keep[..]].concat());
        for words in shows {
            night.shows(words);
        }
        night.types("q");
        night.ends();
    };
    start(&["--lang", "en"], &["Incidents", "all kept"]);
    let config = vagt.path("demo/config/config.toml");
    let own = std::fs::read_to_string(&config).unwrap() + "theme = \"light\"\n";
    std::fs::write(&config, &own).unwrap();
    let people = vagt.path("demo/config/people.toml");
    let edited = std::fs::read_to_string(&people).unwrap().replace("Ane Eksempel", "Ane Ændret");
    std::fs::write(&people, &edited).unwrap();
    std::fs::remove_file(vagt.path("demo/config/systems.toml")).unwrap();
    start(&[], &["Incidents", "Ane Ændret"]);
    assert_eq!(std::fs::read_to_string(&config).unwrap(), own);
    assert_eq!(std::fs::read_to_string(&people).unwrap(), edited);
    assert!(vagt.path("demo/config/systems.toml").exists(), "what is missing is written");
    start(&["--lang", "da"], &["Hændelser"]);
    start(&[], &["Incidents"]);
}

#[test]
fn what_is_wrong_with_the_configuration_is_told_on_the_very_first_start() {
    let vagt = Vagt::new();
    vagt.configure("config.toml", "language = \"en\"\nme = \"mja\"\ntheme = drak\n");
    // In the language and the name that the file says, for all that is wrong below.
    let arguments = as_it_is(&vagt);
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).take(4).collect();
    let mut night = Terminal::start(&vagt.path(""), 80, 24, &arguments);
    night
        .shows("config.toml:3:9: expected text in quotes")
        .shows("On call")
        .types("j")
        .shows("config.toml:3")
        .types("q");
    night.ends();
}
