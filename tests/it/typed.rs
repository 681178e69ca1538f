//! What people type where an id, a day or a number is wanted, and what they are told when it does not do.

use serde_json::{Value, json};

use crate::vagt::Vagt;

const PEOPLE: &str = r#"
person = [
  { id = "mja", name = "Mette Jagd" },
  { id = "chef", name = "Carl Hefner" },
  { id = "olga", name = "Olga Essen" },
]
role = [
  { role = "it-on-call", holder = "mja" },
  { role = "it-chief", holder = "chef", deputies = ["mja"] },
  { role = "top-security-officer", holder = "olga" },
]
"#;

fn municipality() -> Vagt {
    let vagt = Vagt::new();
    vagt.configure("people.toml", PEOPLE);
    vagt
}

fn registered(vagt: &Vagt, kind: &str) -> String {
    let new = ["incident", "new", "--title", "Brev til forkert borger", "--kind", kind, "--personal-data", "no"];
    vagt.json(&new)["id"].as_str().unwrap().to_owned()
}

fn agreed(vagt: &Vagt, id: &str, task: &str, due: &str, assess: &str) -> Value {
    let days = ["--owner", "mja", "--due", due, "--assess", assess];
    vagt.json(&[&["follow-up", "action", "add", id, task][..], &days].concat())
}

#[test]
fn a_corrective_action_is_called_by_its_number_alone() {
    let vagt = municipality();
    let id = registered(&vagt, "availability");
    let told = vagt.fails(1, &["follow-up", "action", "done", &id, "1"]);
    assert!(told.contains("as in A1") && told.contains("none yet"), "{told}");
    agreed(&vagt, &id, "overvåg udløb", "10-01-2099", "2099-03-01");
    let told = vagt.fails(2, &["follow-up", "action", "done", &id, "alarm"]);
    assert!(told.contains("«alarm»") && told.contains("as in A1") && !told.contains("86400"), "{told}");
    let told = vagt.fails(1, &["follow-up", "action", "done", &id, "2"]);
    assert!(told.contains("there are: A1"), "{told}");
    let done = vagt.json(&["follow-up", "action", "done", &id, "1"]);
    assert_eq!(done["follow_up"]["actions"][0]["state"], "awaiting_effect");
    let effect = vagt.json(&["follow-up", "effect", &id, "1", "effective"]);
    assert_eq!(effect["follow_up"]["actions"][0]["effect"], "effective");
    vagt.json(&["follow-up", "deviation", &id, "alarm", "--lapse", "off", "--mitigation", "kontrol"]);
    let mitigated = vagt.json(&["follow-up", "mitigated", &id, "1", "slået til"]);
    assert_eq!(vagt.json(&["follow-up", "list", &id])["deviations"], json!([]), "{mitigated}");
}

#[test]
fn a_message_is_called_by_its_number_alone() {
    let vagt = municipality();
    let id = registered(&vagt, "availability");
    vagt.json(&["message", "draft", &id, "--audience", "users", "--text", "Det virker ikke."]);
    assert_eq!(vagt.json(&["message", "show", &id, "1"])["text"], "Det virker ikke.");
    vagt.json(&["message", "edit", &id, "1", "--text", "Det virker ikke endnu."]);
    assert_eq!(vagt.json(&["message", "show", &id, "A1"])["text"], "Det virker ikke endnu.");
    let told = vagt.fails(1, &["message", "show", &id, "7"]);
    assert!(told.contains("there are: A1"), "{told}");
}

#[test]
fn a_day_is_typed_as_it_is_shown_or_as_files_have_it() {
    let vagt = municipality();
    let id = registered(&vagt, "availability");
    for (due, assess) in [("10-01-2099", "01-03-2099"), ("2099-01-10", "2099-03-01"), ("10.01.2099", "01/03/2099")] {
        let actions = agreed(&vagt, &id, "overvåg", due, assess)["follow_up"]["actions"].clone();
        let newest = actions.as_array().unwrap().last().unwrap();
        assert_eq!((&newest["due_on"], &newest["assess_on"]), (&json!("2099-01-10"), &json!("2099-03-01")), "{due}");
    }
    let add = ["follow-up", "action", "add", &id, "x", "--owner", "mja", "--assess", "01-03-2099", "--due"];
    let told = vagt.fails(2, &[&add[..], &["snart"]].concat());
    assert!(told.contains("«snart»") && told.contains("24-12-2026"), "{told}");
    let set = vagt.json(&["incident", "set", &id, "--next-update", "01-02-2099 09:00"]);
    assert_eq!(set["legal"]["next_update_at"], "2099-02-01T08:00:00Z");
}

#[test]
fn a_number_that_does_not_do_says_what_would() {
    let vagt = Vagt::new();
    let told = vagt.fails(2, &["report", "annual", "--year", "12"]);
    assert!(told.contains("from 1970 to 9000"), "{told}");
    let told = vagt.fails(2, &["incident", "set", "26-A1", "--people", "mange"]);
    assert!(told.contains("a whole number") && !told.contains("86400"), "{told}");
}

#[test]
fn a_role_where_a_person_is_wanted_says_who_holds_it() {
    let vagt = municipality();
    let id = registered(&vagt, "availability");
    for (given, held) in [("it-chief", "chef (Carl Hefner), mja (Mette Jagd)"), ("oes", "olga (Olga Essen)")] {
        let told = vagt.fails(1, &["incident", "assign", &id, given]);
        assert!(told.contains("id is wanted") && told.contains(held), "{told}");
        let told = vagt.fails(1, &["incident", "note", &id, "x", "--as", given]);
        assert!(told.contains("id is wanted") && told.contains(held), "{told}");
    }
    let told = vagt.fails(1, &["incident", "assign", &id, "ØS"]);
    assert!(told.contains("olga (Olga Essen)"), "{told}");
    let told = vagt.fails(1, &["incident", "assign", &id, "dpo"]);
    assert!(told.contains("names nobody"), "{told}");
    let told = vagt.fails(1, &["incident", "assign", &id, "zzzzzz"]);
    assert!(told.contains("people.toml has it (id = …)") && !told.contains("initials"), "{told}");
    let told = vagt.fails(1, &["incident", "assign", &id, "olgaa"]);
    assert!(told.contains("did you mean «olga»"), "{told}");
}

#[test]
fn what_is_missing_is_named_with_its_flag() {
    let vagt = municipality();
    let id = registered(&vagt, "personal-data");
    let told = vagt.fails(2, &["report", "dpo", &id, "--mark-sent"]);
    assert!(told.contains("--how <HOW> (mail, phone)"), "{told}");
    let told = vagt.fails(2, &["decide", &id, "--action", "luk", "--isg", "convene", "--by", "chef"]);
    assert!(told.contains("--reason <REASON>"), "{told}");
    let help = vagt.run(&["report", "--help"]).out;
    assert!(help.contains("needs --how"), "{help}");
    let help = vagt.run(&["decide", "--help"]).out;
    assert!(help.contains("--reason <REASON>") && help.contains("needed with it"), "{help}");
    let told = vagt.fails(1, &["incident", "reopen", &id]);
    assert!(!told.contains("--note"), "{told}");
    let told = vagt.fails(1, &["incident", "severity", &id, "major"]);
    assert!(told.contains("--reason"), "{told}");
    let told = vagt.fails(1, &["step", "skip", &id, "receive.record"]);
    assert!(told.contains("--note"), "{told}");
    let told = vagt.fails(1, &["incident", "close", &id, "--as", "mja", "--excuse", "aftalt", "--by", "olga"]);
    assert!(told.contains("say who; on the command line with --by") || told.contains("vagt legal"), "{told}");
}

#[test]
fn a_severity_where_none_is_taken_names_the_command_that_sets_it() {
    let vagt = municipality();
    let new = ["incident", "new", "--title", "Nede", "--kind", "availability"];
    for more in [["--availability", "serious"], ["--severity", "serious"]] {
        let told = vagt.fails(2, &[&new[..], &more].concat());
        assert!(told.contains("vagt incident severity ID LEVEL"), "{told}");
    }
    let told = vagt.fails(2, &[&new[..], &["--availability", "hihg"]].concat());
    assert!(!told.contains("incident severity"), "{told}");
    let id = registered(&vagt, "availability");
    let told = vagt.fails(2, &["incident", "severity", &id, "seriuos", "--reason", "x"]);
    assert!(told.contains("did you mean «serious»"), "{told}");
}

#[test]
fn the_required_steps_are_marked_as_the_desk_marks_them() {
    let vagt = municipality();
    let id = registered(&vagt, "availability");
    let steps = vagt.json(&["incident", "show", &id])["checklist"].clone();
    let page = vagt.run(&["incident", "show", &id]).out;
    let line = |id: &str| page.lines().find(|line| line.split_whitespace().any(|word| word == id)).map(str::to_owned);
    let mut starred = 0;
    for step in steps.as_array().unwrap() {
        let Some(line) = line(step["id"].as_str().unwrap()) else { continue };
        let settled = ["done", "skipped", "not_applicable"].iter().any(|state| step["state"] == *state);
        assert_eq!(line.contains("]*"), step["required"] == true && !settled, "{line}");
        starred += usize::from(line.contains("]*"));
    }
    assert!(starred > 2, "{page}");
    assert!(page.contains("* required: closing waits for it"), "{page}");
}

#[test]
fn p27_how_somebody_else_approved_is_asked() {
    let vagt = municipality();
    let id = registered(&vagt, "availability");
    vagt.json(&["message", "draft", &id, "--audience", "users", "--text", "Det virker ikke."]);
    let told = vagt.fails(2, &["message", "approve", &id, "1", "--by", "olga"]);
    assert!(told.contains("how did olga") && told.contains("--how phone") && told.contains("--code"), "{told}");
    assert_eq!(vagt.json(&["message", "show", &id, "1"])["state"], "draft", "nothing is recorded");
    let code = vagt.json(&["message", "show", &id, "1"])["code"].as_str().unwrap().to_owned();
    let approved = vagt.json(&["message", "approve", &id, "1", "--by", "olga", "--code", &code]);
    assert_eq!(approved["messages"][0]["approval"]["how"], "phone", "a code is read back by phone");
    vagt.json(&["message", "edit", &id, "1", "--text", "Det virker ikke endnu."]);
    let approved = vagt.json(&["message", "approve", &id, "1", "--by", "olga", "--how", "here"]);
    assert_eq!(approved["messages"][0]["approval"]["how"], "here");
}

#[test]
fn a_register_that_is_not_there_is_not_called_whole() {
    let vagt = Vagt::new();
    let checked = vagt.run(&["register", "check"]);
    assert_eq!(checked.code, 0, "{checked:?}");
    assert!(!checked.out.contains("nothing is missing"), "{}", checked.out);
    for file in ["systems.toml", "people.toml"] {
        let path = vagt.path("config").join(file).display().to_string();
        assert!(checked.out.contains(&format!("make {path}")), "{}", checked.out);
    }
    assert_eq!(vagt.json(&["register", "check"])["configured"], false);
    assert_eq!(vagt.run(&["register", "check", "--strict"]).code, 1);
    let danish = vagt.run(&["register", "check", "--lang", "da"]).out;
    assert!(danish.contains("lav ") && danish.contains("systems.toml"), "{danish}");
    vagt.configure("people.toml", PEOPLE);
    let checked = vagt.run(&["register", "check"]).out;
    assert!(checked.contains("systems.toml") && !checked.contains("people.toml, with"), "{checked}");
}

#[test]
fn a_verb_without_its_noun_is_answered_with_the_whole_command() {
    let vagt = Vagt::new();
    for (given, meant) in [
        ("list", "vagt incident list"),
        ("new", "vagt incident new"),
        ("show", "vagt incident show"),
        ("close", "vagt incident close"),
        ("verify", "vagt log verify"),
        ("poll", "vagt feed poll"),
        ("help", "vagt --help"),
        ("incidnet", "incident"),
    ] {
        let said = vagt.fails(2, &[given]);
        assert!(said.contains(&format!("did you mean «{meant}»")), "{given}: {said}");
    }
}

#[test]
fn a_day_that_does_not_exist_and_one_that_has_passed_are_told() {
    let vagt = municipality();
    let call = |on: &str| vagt.run(&["isg", "meeting", "call", "--on", on, "--place", "Rådhuset"]);
    assert!(call("31-02-2099 10:00").err.contains("no such day"), "{:?}", call("31-02-2099 10:00"));
    let past = call("08-12-2020 10:00");
    assert!(past.code == 0 && past.err.contains("has passed"), "{past:?}");
    assert!(!call("08-12-2099 10:00").err.contains("has passed"));
}

#[test]
fn a_language_that_vagt_does_not_speak_is_told() {
    let vagt = Vagt::new();
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_vagt"));
    crate::vagt::bare(&mut command, &vagt.path(""));
    command.env("VAGT_LANG", "xx").arg("--data").arg(vagt.data()).args(["incident", "list"]);
    let answer = crate::vagt::Answer::of(&command.output().unwrap());
    assert!(answer.code == 0 && answer.err.contains("VAGT_LANG") && answer.err.contains("«xx»"), "{answer:?}");
}

#[test]
fn a_paper_that_cannot_be_written_is_told_by_its_own_name() {
    let vagt = municipality();
    let there = vagt.path("").display().to_string();
    let out = format!("{}/none/paper.md", there.trim_end_matches('/'));
    let said = vagt.fails(1, &["report", "handover", "--out", &out]);
    assert!(said.contains(&out) && !said.contains("none/.tmp") && said.contains("nearest folder"), "{said}");
}

#[test]
fn a_refused_first_command_leaves_nothing_behind() {
    let vagt = municipality();
    let said = vagt.fails(2, &["incident", "new", "--title", ""]);
    assert!(!said.contains("new data directory"), "{said}");
    for refused in [
        &["incident", "new", "--title", "En", "--at", "2099-01-01 10:00"][..],
        &["incident", "close", "26-A1"],
        &["isg", "meeting", "cancel", "--reason", "ingen"],
    ] {
        let answer = vagt.run(refused);
        assert!(answer.code != 0 && !answer.err.contains("new data directory"), "{refused:?}: {answer:?}");
        assert!(!vagt.data().exists(), "{refused:?}");
    }
    let first = vagt.run(&["incident", "new", "--title", "Nede", "--kind", "availability"]);
    assert!(first.code == 0 && first.err.contains("new data directory"), "{first:?}");
    let next = vagt.run(&["incident", "list"]);
    assert!(next.code == 0 && next.err.is_empty(), "{next:?}");
}

#[test]
fn an_address_with_a_password_is_not_taken_into_the_log() {
    let vagt = municipality();
    let said = vagt.fails(2, &["feed", "add", "https://user:hemmeligt@status.example.org/", "--id", "x"]);
    assert!(said.contains("password") && !said.contains("hemmeligt"), "{said}");
    assert!(!vagt.data().exists());
    vagt.configure("suppliers.toml", "[[supplier]]\nid = \"f\"\nname = \"F\"\n[[supplier.feed]]\nid = \"f\"\nurl = \"https://user:hemmeligt@status.example.org/\"\n");
    let said = vagt.fails(1, &["config", "check"]);
    assert!(said.contains("suppliers.toml:6:") && said.contains("password") && !said.contains("hemmeligt"), "{said}");
}

#[test]
fn closing_without_anybody_who_could_vouch_is_said_on_the_spot_and_in_the_timeline() {
    let vagt = Vagt::new();
    vagt.configure("people.toml", &PEOPLE.replace("it-chief", "lawyer"));
    let id = registered(&vagt, "availability");
    let closed = vagt.run(&["incident", "close", &id, "--excuse", "øvelse"]);
    assert!(closed.code == 0 && closed.err.contains("nobody could be checked"), "{closed:?}");
    assert!(vagt.run(&["incident", "show", &id]).out.contains("no IT chief was named"), "{closed:?}");

    let named = municipality();
    let id = registered(&named, "availability");
    let closed = named.run(&["incident", "close", &id, "--excuse", "øvelse", "--by", "chef"]);
    assert!(closed.code == 0 && !closed.err.contains("nobody could be checked"), "{closed:?}");
    assert!(!named.run(&["incident", "show", &id]).out.contains("no IT chief was named"));
}

#[test]
fn the_actions_of_a_keymap_are_listed_and_a_keymap_that_locks_in_is_refused() {
    let vagt = Vagt::new();
    let listed = vagt.run(&["keymap", "actions"]).out;
    assert!(
        listed.lines().any(|line| line.starts_with("quit ")) && listed.contains("register-from-outage"),
        "{listed}"
    );
    let all = vagt.json(&["keymap", "actions"]);
    assert_eq!(all.as_array().unwrap().len(), ::vagt::input::Action::ALL.len());
    let mine = vagt.path("mine.toml");
    std::fs::write(&mine, "[global]\n\"q\" = \"nothing\"\n").unwrap();
    let said = vagt.fails(1, &["keymap", "check", mine.to_str().unwrap()]);
    assert!(said.contains("mine.toml:2:7: no key asks for “quit”") && said.contains("keymap actions"), "{said}");
}
